import type { IDataObject } from 'n8n-workflow';
import type { InTurns } from '../client/clock';
import type { Cell, Creation } from '../contract/creation';
import { findBrokenText, plainText } from '../parse/cellText';
import { meansEmpty } from '../parse/keyword';
import { withNote, zoneIn } from './headings';
import { kinds, looksLikeId, vocabularyOf, type ColumnMeaning, type Decided } from './vocabulary';

/** A column of a sheet, with what becomes of it. */
export interface SheetColumn extends Omit<Cell, 'value'>, Decided {
	/** On one line and without spaces around it, as people read it in the sheet. */
	readonly heading: string;
	readonly position: number;
	/** True for "Campaign" and the like: whatever in it is no ID and no link is its parent's name. */
	readonly mayBeName?: boolean;
	/** True if a cell of it is a name for certain, so that short numbers are names, too: "20261201". */
	readonly holdsNames?: boolean;
	/** What the column would fill if none had a plainer heading for it. */
	readonly superseded?: string | undefined;
	/** True for a column that the user ignores, so that it counts as absent. */
	readonly isAbsent?: true;
	/** True for a column without a heading. */
	readonly isNamedByPlace?: true | undefined;
}

/** What the user says of columns, by heading as the rows have it. It counts before everything else. */
export interface UserColumns {
	/** What a column fills, or the topic that it is about. */
	readonly means: ReadonlyMap<string, string>;
	readonly ignored: ReadonlySet<string>;
	readonly filledDown: ReadonlySet<string>;
}

/** What the columns of a sheet are for; decided once, before any row is read. */
export type Sheet = Awaited<ReturnType<typeof decideColumns>>;

/** Readers of files and sheets give a column without a heading one of these names. */
const noHeading = /^(?:__EMPTY(?:_\d+)?|col_\d+)?$/;

const oneLine = (written: string) => written.replace(/\s+/g, ' ').trim();

const hasNoHeading = (written: string) => noHeading.test(oneLine(written));

/** Headings as people read them, in messages and in the option Columns, by the headings as the rows have them. */
export function shownHeadings(written: readonly string[]): Map<string, string> {
	// n8n's own nodes add the number of the row.
	const own = written.filter((one) => oneLine(one) !== 'row_number');
	const shown = (one: string, at: number) =>
		hasNoHeading(one) ? `(column ${at + 1})` : oneLine(one);
	return new Map(own.map((one, at) => [one, shown(one, at)] as const));
}

interface SheetOf {
	/** As people read them, by the headings as the rows have them. */
	readonly headings: ReadonlyMap<string, string>;
	readonly rows: readonly IDataObject[];
	/** False for a sheet of changes, whose other columns change nothing. */
	readonly creates: boolean;
}

/** Decides once what becomes of each column. The rows decide on headings with several meanings. */
export async function decideColumns(
	creation: Creation,
	user: UserColumns,
	{ headings, rows, creates }: SheetOf,
	inTurns: InTurns,
) {
	const meanings = await meaningsOf(creation, user, { headings, rows }, inTurns);
	const rankOf = ({ kind = 'byValues' }: ColumnMeaning) => kinds.indexOf(kind);
	const byKind = [...meanings.values()].sort((one, other) => rankOf(other) - rankOf(one));
	const plainest = new Map(byKind.map(({ fills, kind }) => [fills, kind]));
	// Where only the user knows what names rows, parents and amounts, the other headings are in a language
	// that the node doesn't know, and may decide as much.
	const { nameArgument, parentArgument, sheet } = creation;
	const naming = [nameArgument, parentArgument, ...(sheet?.amount?.columns ?? [])];
	const leastPlain = byKind.find(({ fills = '' }) => naming.includes(fills));
	const isForeign = creates && leastPlain?.kind === 'user';
	/** By the heading as the rows have it. Several columns may fill one argument. */
	const columns = new Map<string, SheetColumn>();
	/** The heading of the first column for something, filled or not, unless it may hold names. */
	const headingOf = new Map<string, string>();
	/** Time zones that headings of times name, by heading. */
	const zones = new Map<string, string>();
	for await (const [written, heading] of inTurns(headings)) {
		const meaning = meanings.get(written) ?? {};
		const { fills: target, kind, topic, zone } = meaning;
		const isNamedByPlace = hasNoHeading(written) || undefined;
		const isOfUser = kind === 'user' || undefined;
		const of = { heading, position: columns.size, isNamedByPlace, isOfUser };
		const isPlainest = target !== undefined && plainest.get(target) === kind;
		// A row without its parent's ID may have the name.
		if (target === undefined || !(isPlainest || target === parentArgument)) {
			const decided = user.ignored.has(written)
				? ({ decision: 'ignored', isAbsent: true } as const)
				: vocabularyOf(creation).decideOther(heading, meaning, creates);
			const isOpen = isForeign && decided.decision === 'unknown';
			const decision = isOpen ? 'asks' : decided.decision;
			columns.set(written, { ...of, ...decided, decision, superseded: target });
			continue;
		}
		// The parent's name stands for its ID.
		const namesIt = target === creation.parentLookup?.column;
		const fills = namesIt ? parentArgument : target;
		const mayBeName = namesIt || (target === parentArgument && kind !== 'headings');
		const isNamed = (row: IDataObject) => !meansEmpty(row[written]) && isName(row[written]);
		const holdsNames = namesIt || (mayBeName && rows.some(isNamed));
		columns.set(written, { ...of, decision: 'field', fills, mayBeName, holdsNames, topic });
		const isSure = !namesIt || !plainest.has(parentArgument);
		if (isSure && isPlainest && !headingOf.has(fills)) headingOf.set(fills, heading);
		if (zone !== undefined && fills.startsWith('schedule_')) zones.set(heading, zone);
	}
	return { creation, columns, headingOf, zones };
}

/**
 * True for a cell that names something for people. What was meant as an ID, even if it lost digits, has to be
 * parsed, or refused. `isAmongNames` if the column has names for certain, so that short numbers are some, too.
 */
export function isName(value: unknown, isAmongNames = false): boolean {
	if (typeof value !== 'string' && typeof value !== 'number') return false;
	const text = plainText(String(value));
	if (isAmongNames && /^\d{1,12}$/.test(text)) return true;
	return !looksLikeId.test(text) && findBrokenText(text) === undefined;
}

/** What the user, and else the headings, say that the columns mean. */
async function meaningsOf(
	creation: Creation,
	{ means, ignored }: UserColumns,
	sheet: Pick<SheetOf, 'headings' | 'rows'>,
	inTurns: InTurns,
): Promise<Map<string, ColumnMeaning>> {
	const toRead = [...sheet.headings.keys()].filter(
		(one) => !ignored.has(one) && !hasNoHeading(one),
	);
	const headings = new Map(toRead.map((one) => [one, oneLine(withNote(one))]));
	const found = await vocabularyOf(creation).meaningsOf(headings, sheet.rows, inTurns);
	const { isOthers, fills: ids, topic } = creation.sheet?.idsOfOthers ?? {};
	if (isOthers && [...headings.values()].some(isOthers)) {
		for (const [written, { fills = '', kind }] of found) {
			// A name of a campaign may be the same anywhere.
			const isName = fills === creation.parentArgument && kind === 'general';
			if (ids?.includes(fills) && !isName) found.set(written, { topic });
		}
	}
	for (const [written, name] of means) {
		if (!Object.hasOwn(creation.columns, name)) {
			found.set(written, { topic: name, kind: 'user' });
			continue;
		}
		const heading = sheet.headings.get(written) ?? '';
		// Whatever else a heading says, its time zone counts.
		const zone = zoneIn(heading, false)?.zone;
		const about = found.get(written)?.topic ?? vocabularyOf(creation).topicOfHeading(heading).topic;
		// Under "Comments", "off" is about the comments, and not about "Disable Comments".
		const topic = creation.isOfTopic[about ?? ''] && about;
		found.set(written, { fills: name, kind: 'user', zone, topic });
	}
	return found;
}
