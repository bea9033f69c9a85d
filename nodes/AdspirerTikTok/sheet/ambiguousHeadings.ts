import type { IDataObject } from 'n8n-workflow';
import { columns as knownColumns, parsePlacementCell, type ColumnName } from '../contract/fields';
import { isEmpty } from '../parse/cell';
import { optimizationGoals } from '../contract/choices';
import { parseChoice, parseYesNo } from '../parse/choice';
import { meansEmpty } from '../parse/keyword';
import { words } from '../words/normalizeKey';
import { statusOf } from './statusWords';
import { keyOf, tokenize } from './dictionary';
import { meaningOf, type HeadingMeaning } from './headings';
import { topicOfHeading, type TopicName } from './topics';

/** What a column is for, or about where it fills nothing. */
export interface ColumnMeaning extends Partial<HeadingMeaning> {
	readonly other?: TopicName;
}

/** A meaning that a heading has where every filled cell of the column is one of a closed set. */
interface Meaning extends ColumnMeaning {
	/** True where one such cell is enough, such as an ID among names. */
	readonly isAnyEnough?: true;
	readonly isOne: (cell: string) => boolean;
}

/** Fills a column where all cells can be read for it. */
const filling = (fills: ColumnName): Meaning => ({
	fills,
	kind: 'headings',
	isOne: (cell) => {
		const anyTime = { zone: 'utc', dateOrder: 'refuse', now: 0 } as const;
		return !('problem' in knownColumns[fills].parse(cell, anyTime));
	},
});

/** Fills a column where it has IDs, beside which there may be names. */
const withIds = (fills: ColumnName): Meaning => ({
	fills,
	kind: 'namesOrIds',
	isAnyEnough: true,
	isOne: (cell) => /\d{9}/.test(cell) && /^(?:id:)?[\s\d,;|/]*$/.test(cell),
});

const status: Meaning = { other: 'status', isOne: (cell) => statusOf(cell) !== undefined };

const meanings = new Map(
	Object.entries<Meaning>({
		'platform | mobile platform | app platform | system': {
			...filling('operating_systems'),
			// "iOS 15+" names a system too, and is refused for its version.
			isOne: (cell) => filling('operating_systems').isOne(cell.replace(/(?: ab)? ?\d.*/s, '')),
		},
		'launch | go live | golive | approved by | approved by client | who approved | include': status,
		'stage | stand | phase | use | booked | upload | build': status,
		'area | coverage': { ...filling('location_ids'), isAnyEnough: true },
		'per | basis | unit | type | period | D/L': filling('budget_mode'),
		conversion: filling('optimization_event'),
		'phone | mobile': filling('operating_systems'),
		time: filling('dayparting'),
		// No state is called Active, and one word that isn't known makes no column one of states.
		'estado | stato': { ...status, isAnyEnough: true },
		app: { ...filling('app_id'), isOne: (cell) => /^(?:id:)?\d{15,}$/.test(cell) },
		'billing | billed by | buying model | pricing model | cost model': filling('billing_event'),
		'modelo de compra | formato de compra | modèle d’achat': filling('billing_event'),
		'target | demo': filling('gender'),
		optimization: {
			...filling('optimization_goal'),
			// The field takes other goals too.
			isOne: (cell) => 'value' in parseChoice(cell, optimizationGoals),
		},
		'location | 配信先': {
			...filling('placement'),
			// Placements may be all, but not places.
			isOne: (cell) => 'value' in parsePlacementCell(cell),
		},
		cap: filling('frequency'),
		delivery: filling('dayparting'),
		// It is a name of the client in most sheets.
		advertiser: withIds('advertiser_id'),
		'comment | download | video download': {
			other: 'switches',
			isOne: (cell) =>
				/^(?:allowed|enabled|disabled|aus|an)$/i.test(cell) || 'value' in parseYesNo(cell),
		},
	}).flatMap(([headings, meaning]) =>
		words(headings).map((heading) => [keyOf(tokenize(heading)), meaning] as const),
	),
);

const ofAudiences =
	/audien|zielgr|p[uú]blico|pubblico|doelgroep|オーディエンス|ターゲット|타겟|타깃|lookalike|retarg/iu;

/** "Custom audience (exclude)" and its like, where it has IDs. */
function meaningOfIds(heading: string): Meaning | undefined {
	const topic = topicOfHeading(heading);
	if (topic === 'exclusions') return withIds('excluded_audience_ids');
	return topic === 'audience_ids' && ofAudiences.test(heading) ? withIds(topic) : undefined;
}

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
		const several = meanings.get(keyOf(tokenize(heading.slice(0, 60))));
		const meaning = several ?? (known ? undefined : meaningOfIds(heading));
		const isClear = meaning === status && isQuestion(heading);
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
