import type { IDataObject } from 'n8n-workflow';
import type { InTurns } from '../client/clock';
import type { Cell, Creation } from '../contract/creation';
import { findBrokenText, plainText } from '../parse/cell';
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
	/** True for a column that has no heading and is named by its place. */
	readonly isNamedByPlace?: true;
}

/** What the user says of columns, by heading as the rows have it. It counts before everything else. */
export interface UserColumns {
	/** What a column fills, or the topic that it is about. */
	readonly means: ReadonlyMap<string, string>;
	readonly ignored: ReadonlySet<string>;
	readonly filledDown: ReadonlySet<string>;
}

/** What the columns of a sheet are for; decided once, before any row is read. */
export interface Sheet {
	readonly creation: Creation;
	/** By the heading as the rows have it. Several columns may fill one argument. */
	readonly columns: ReadonlyMap<string, SheetColumn>;
	/** The heading of the first column for something, filled or not, unless it may hold names. */
	readonly headingOf: ReadonlyMap<string, string>;
	/** Time zones that headings of times name, such as "UTC+1" or "JST", by heading. */
	readonly zones: ReadonlyMap<string, string>;
}

/** Readers of files and sheets give a column without a heading one of these names. */
const noHeading = /^(?:__EMPTY(?:_\d+)?|col_\d+)?$/;

const oneLine = (written: string) => written.replace(/\s+/g, ' ').trim();

type Place = Pick<SheetColumn, 'heading' | 'position' | 'isNamedByPlace'>;

/** Headings as people read them, by the headings as the rows have them, with their place. */
function readHeadings(written: readonly string[]) {
	const found = new Map<string, Place>();
	for (const one of written) {
		const heading = oneLine(one);
		// n8n's own nodes add the number of the row.
		if (heading === 'row_number') continue;
		const position = found.size;
		const place = { heading: `(column ${position + 1})`, position, isNamedByPlace: true } as const;
		found.set(one, noHeading.test(heading) ? place : { heading, position });
	}
	return found;
}

/** A column's heading as messages have it and as the option Columns takes it. */
export const shownHeadings = (written: readonly string[]): Map<string, string> =>
	new Map([...readHeadings(written)].map(([one, { heading }]) => [one, heading]));

/** A sheet as its rows have it. */
interface SheetOf {
	readonly headings: readonly string[];
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
): Promise<Sheet> {
	const places = readHeadings(headings);
	const meanings = await meaningsOf(creation, user, { places, rows }, inTurns);
	const rankOf = ({ kind = 'byValues' }: ColumnMeaning) => kinds.indexOf(kind);
	const byKind = [...meanings.values()].sort((one, other) => rankOf(other) - rankOf(one));
	const plainest = new Map(byKind.map(({ fills, kind }) => [fills, kind]));
	// Where only the user knows what names rows, parents and amounts, the other headings are in a language
	// that the node doesn't know, and may decide as much.
	const { nameArgument, parentArgument, sheet } = creation;
	const naming = [nameArgument, parentArgument, ...(sheet?.amount?.columns ?? [])];
	const leastPlain = byKind.find(({ fills = '' }) => naming.includes(fills));
	const isForeign = creates && leastPlain?.kind === 'user';
	const columns = new Map<string, SheetColumn>();
	const headingOf = new Map<string, string>();
	const zones = new Map<string, string>();
	for await (const [written, place] of inTurns(places)) {
		const meaning = meanings.get(written) ?? {};
		const { fills: target, kind, topic, zone } = meaning;
		const of = { ...place, isOfUser: kind === 'user' || undefined };
		const isPlainest = target !== undefined && plainest.get(target) === kind;
		// A row without its parent's ID may have the name.
		if (target === undefined || !(isPlainest || target === parentArgument)) {
			const decided = user.ignored.has(written)
				? ({ decision: 'ignored', isAbsent: true } as const)
				: vocabularyOf(creation).decideOther(place.heading, meaning, creates);
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
		if (isSure && isPlainest && !headingOf.has(fills)) headingOf.set(fills, place.heading);
		if (zone !== undefined && fills.startsWith('schedule_')) zones.set(place.heading, zone);
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
	{ places, rows }: { places: ReturnType<typeof readHeadings>; rows: readonly IDataObject[] },
	inTurns: InTurns,
): Promise<Map<string, ColumnMeaning>> {
	const toRead = [...places].filter(([one, place]) => !ignored.has(one) && !place.isNamedByPlace);
	const headings = new Map(toRead.map(([one]) => [one, oneLine(withNote(one))]));
	const found = await vocabularyOf(creation).meaningsOf(headings, rows, inTurns);
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
		const { heading = '' } = places.get(written) ?? {};
		// Whatever else a heading says, its time zone counts.
		const zone = zoneIn(heading, false)?.zone;
		const about = found.get(written)?.topic ?? vocabularyOf(creation).topicOfHeading(heading).topic;
		// Under "Comments", "off" is about the comments, and not about "Disable Comments".
		const topic = creation.topics[about ?? '']?.isValue && about;
		found.set(written, { fills: name, kind: 'user', zone, topic });
	}
	return found;
}
