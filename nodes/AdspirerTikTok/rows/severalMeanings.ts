import type { IDataObject } from 'n8n-workflow';
import { parsePlacementCell, columns as knownColumns } from '../contract/fields';
import { isEmpty } from '../parse/cell';
import { optimizationGoals } from '../contract/choices';
import { parseChoice, parseYesNo } from '../parse/choice';
import { meansEmpty } from '../parse/knownWord';
import { fold, words } from '../parse/words';
import { statusOf } from './cellWords';
import { meaningOf, type HeadingMeaning } from './headings';
import type { TopicName } from './otherHeadings';
import { otherHeading } from './topicsOfHeadings';

/** What a column is for, or about where it fills nothing. */
export interface ColumnMeaning extends Partial<HeadingMeaning> {
	readonly other?: TopicName;
}

/**
 * A meaning that a heading has where every filled cell of the column is one of a closed set.
 */
interface Meaning extends ColumnMeaning {
	/** True where one such cell is enough, such as an ID among names. */
	readonly isAnyEnough?: true;
	readonly isOne: (cell: string) => boolean;
}

const named = (...lines: string[]) => new Set(words(...lines).map(fold));

const meanings: ReadonlyArray<Meaning & { readonly headings: ReadonlySet<string> }> = [
	{
		fills: 'operating_systems',
		kind: 'headings',
		headings: named(
			'platform | platforms | Plattform | Plattformen | plateforme | plataforma | plataformas',
			'plat | piattaforma | platforma | プラットフォーム | 플랫폼 | mobile platform | app platform | system | sistema',
		),
		// "iOS 15+" names a system too, and is refused for its version.
		isOne: (cell) => {
			const bare = cell.replace(/(?: ab)? ?\d.*/s, '');
			return !('problem' in knownColumns.operating_systems.parse(bare, anyTime));
		},
	},
	{
		other: 'status',
		headings: named('launch | go live | golive | lancement'),
		isOne: (cell) => statusOf(cell) !== undefined,
	},
	{
		// No state is called Active, and one word that isn't known makes no column one of states.
		other: 'status',
		isAnyEnough: true,
		headings: named('estado | stato'),
		isOne: (cell) => statusOf(cell) !== undefined,
	},
	{
		fills: 'app_id',
		kind: 'headings',
		headings: named('app | アプリ | 앱'),
		isOne: (cell) => /^(?:id:)?\d{15,}$/.test(cell),
	},
	{
		fills: 'billing_event',
		kind: 'headings',
		headings: named(
			'billing | billed by | buying model | pricing model | cost model | modelo de compra',
		),
		isOne: (cell) => 'value' in knownColumns.billing_event.parse(cell, anyTime),
	},
	{
		fills: 'gender',
		kind: 'headings',
		headings: named('cible | target | demo'),
		isOne: (cell) => !('problem' in knownColumns.gender.parse(cell, anyTime)),
	},
	{
		fills: 'optimization_goal',
		kind: 'headings',
		headings: named('optimization | optimisation | Optimierung | optimización | otimização'),
		// The field takes other goals too.
		isOne: (cell) => 'value' in parseChoice(cell, optimizationGoals),
	},
	{
		fills: 'placement',
		kind: 'headings',
		headings: named('ubicación | ubicaciones | location | locations | 配信先'),
		isOne: (cell) => 'value' in parsePlacementCell(cell),
	},
	{
		other: 'switches',
		headings: named(
			'comments | comment | Kommentare | commentaires | comentarios | comentários | commenti',
			'reacties | コメント | 댓글 | download | downloads | video download | ダウンロード',
		),
		isOne: (cell) =>
			/^(?:allowed|enabled|disabled|aus|an)$/i.test(cell) || 'value' in parseYesNo(cell),
	},
];

const ofAudiences =
	/audien|zielgr|p[uú]blico|pubblico|doelgroep|オーディエンス|ターゲット|타겟|타깃|lookalike|retarg/iu;

/** "Custom audience (exclude)" and its like, where it has IDs. */
function meaningOfIds(heading: string): Meaning | undefined {
	const topic = otherHeading(heading);
	const fills = topic === 'exclusions' ? 'excluded_audience_ids' : 'audience_ids';
	if (topic !== 'exclusions' && (topic !== fills || !ofAudiences.test(heading))) return undefined;
	return {
		fills,
		kind: 'namesOrIds',
		isAnyEnough: true,
		isOne: (cell) => /\d{9}/.test(cell) && /^[\s\d,;|/]*$/.test(cell),
	};
}

const anyTime = { zone: 'utc', dateOrder: 'refuse', now: 0 } as const;

/** Nobody asks in a heading when an ad group starts: "Go live?" */
const isQuestion = (heading: string) => /[?？]\s*$/.test(heading);

/**
 * What columns are for. All cells of a column decide where its heading can mean several things, such
 * as "Platform": systems or networks.
 *
 * @param headings as people read them, by the headings as the rows have them.
 * @returns by the heading as the rows have it.
 */
export async function meaningsOf(
	headings: ReadonlyMap<string, string>,
	rows: readonly IDataObject[],
	takeBreak: () => Promise<void>,
): Promise<ReadonlyMap<string, ColumnMeaning>> {
	const all = new Set(headings.values());
	const open = new Map<string, Meaning>();
	const found = new Map<string, ColumnMeaning>();
	for (const [written, heading] of headings) {
		const known = meaningOf(heading, all);
		const word = fold(heading.slice(0, 60));
		const meaning =
			meanings.find((one) => one.headings.has(word)) ?? (known ? undefined : meaningOfIds(heading));
		const isClear = meaning?.other === 'status' && isQuestion(heading);
		found.set(written, (isClear ? meaning : known) ?? {});
		if (meaning && !isClear) open.set(written, meaning);
		await takeBreak();
	}
	const filled = new Set<string>();
	for (const row of open.size > 0 ? rows : []) {
		for (const [written, { isOne, isAnyEnough }] of open) {
			const cell = row[written];
			if (isEmpty(cell) || meansEmpty(cell)) continue;
			const text = typeof cell === 'object' ? '' : String(cell).slice(0, 200);
			if (isOne(text)) filled.add(written);
			else if (!isAnyEnough) open.delete(written);
		}
		await takeBreak();
	}
	for (const [written, meaning] of open) if (filled.has(written)) found.set(written, meaning);
	return found;
}
