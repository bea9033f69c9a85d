import type { IDataObject } from 'n8n-workflow';
import type { Creation } from '../contract/creation';
import { formatValue, isEmpty, maxListLength, type Problem } from '../parse/cell';
import { meansEmpty, meansTotal } from '../parse/keyword';
import { normalizeKey } from '../words/normalizeKey';
import { kindsOfHeadings } from '../words';
import { statusFor } from './statusWords';
import { vocabularyOf } from './vocabulary';

/** A column of a sheet. */
export interface SheetColumn {
	/** The heading on one line and without spaces around it, as people read it in the sheet. */
	readonly heading: string;
	/** Its position among all columns. */
	readonly position: number;
	readonly fills?: string;
	/** True for "Campaign" and the like, which may hold names; a cell counts if it is an ID or link. */
	readonly mayBeName: boolean;
	/** What the column would fill if none had a plainer heading for it. */
	readonly superseded?: string | undefined;
	/** What a column that fills nothing is about. */
	readonly topic?: string | undefined;
}

/** A filled cell of a row. */
export interface SheetCell {
	readonly column: SheetColumn;
	readonly value: unknown;
}

/** What the columns of a sheet are for; decided once, before any row is read. */
export interface Sheet {
	/** The thing whose columns these are. */
	readonly creation: Creation;
	/** By the heading as the rows have it. Several columns may fill one argument. */
	readonly columns: ReadonlyMap<string, SheetColumn>;
	/** The heading of the first column for something, filled or not, unless it may hold names. */
	readonly headingOf: ReadonlyMap<string, string>;
	/** Time zones that headings of times name, such as "UTC+1" or "JST", by heading. */
	readonly zones: ReadonlyMap<string, string>;
}

/** Finds out what the columns of a sheet are for. The rows decide on headings with several meanings. */
export async function readSheet(
	creation: Creation,
	headings: readonly string[],
	rows: readonly IDataObject[],
	takeBreak: () => Promise<void>,
): Promise<Sheet> {
	const vocabulary = vocabularyOf(creation);
	const plainOf = new Map(headings.map((one) => [one, one.replace(/\s+/g, ' ').trim()]));
	const meanings = await vocabulary.meaningsOf(plainOf, rows, takeBreak);
	/** Of columns for one argument, those with the plainest headings count. */
	const plainest = new Map<string, number>();
	for (const { fills, kind } of meanings.values()) {
		if (!fills || !kind) continue;
		const rank = kindsOfHeadings.indexOf(kind);
		plainest.set(fills, Math.min(rank, plainest.get(fills) ?? rank));
	}
	const columns = new Map<string, SheetColumn>();
	const headingOf = new Map<string, string>();
	const zones = new Map<string, string>();
	for (const [written, heading] of plainOf) {
		const { fills: target, kind, zone, topic } = meanings.get(written) ?? {};
		const isPlainest = target && kind && kindsOfHeadings[plainest.get(target) ?? 0] === kind;
		const position = columns.size;
		// A row without its parent's ID may have the name.
		const isParent = target === creation.parentArgument;
		if (target && (isPlainest || isParent)) {
			const narrowed = creation.sheet?.narrowed?.[target];
			const fills = narrowed && plainest.has(narrowed.next) ? narrowed.fills : target;
			const mayBeName = kind === 'namesOrIds';
			columns.set(written, { heading, position, fills, mayBeName });
			const isSure = !mayBeName || (isPlainest && isParent);
			if (isSure && !headingOf.has(fills)) headingOf.set(fills, heading);
			if (zone !== undefined) zones.set(heading, zone);
		} else {
			const about = topic ?? vocabulary.topicOfHeading(heading);
			columns.set(written, {
				heading,
				position,
				mayBeName: false,
				superseded: target,
				topic: about,
			});
		}
		await takeBreak();
	}
	return { creation, columns, headingOf, zones };
}

/** What n8n's own nodes add to a row. */
const ownColumns: ReadonlySet<string> = new Set(['row_number', '']);

/** Text longer than any value isn't searched for something visible. */
const isBlank = (value: unknown) =>
	!(typeof value === 'string' && value.length > maxListLength) && isEmpty(value);

/** The cells of a row that hold something, in the order of the columns. */
function filledCells(row: IDataObject, { columns }: Sheet): SheetCell[] {
	const cells: SheetCell[] = [];
	let last = -1;
	let isSorted = true;
	for (const written of Object.keys(row)) {
		const column = columns.get(written);
		const value = row[written];
		if (!column || ownColumns.has(column.heading) || isBlank(value)) continue;
		cells.push({ column, value });
		isSorted &&= column.position > last;
		last = column.position;
	}
	return isSorted ? cells : cells.sort((one, other) => one.column.position - other.column.position);
}

const saysSo = (test: (text: string) => boolean, value: unknown) =>
	typeof value === 'string' && test(value);

/** Not so for notes and the numbers of rows, which blank rows have too. */
const matters = ({ column: { topic } }: SheetCell) => topic !== 'notes' && topic !== 'results';

const namesParent = ({ fills }: SheetColumn, { parentArgument, idKey }: Creation) =>
	fills !== undefined && (fills === parentArgument || fills === idKey);

const because = ({ column: { heading }, value }: SheetCell) =>
	`Skipped, because '${heading}' is ${formatValue(value)}.`;

/**
 * Why a row describes nothing to create, as a sentence.
 *
 * @param ofParents true if the sheet has a column for parents, such as campaigns.
 */
function skipReason(
	cells: readonly SheetCell[],
	creation: Creation,
	ofParents: boolean,
): string | undefined {
	const [first] = cells;
	if (!first || !cells.some(matters)) return 'Skipped, because the row is blank.';
	const isHeadings = cells.every(({ column: { heading }, value }) =>
		saysSo((text) => normalizeKey(text.slice(0, 200)) === normalizeKey(heading), value),
	);
	if (isHeadings && cells.length > 1) return 'Skipped, because the row repeats the headings.';
	const name = cells.find(({ column }) => column.fills === creation.nameArgument);
	const isOther = ({ value }: SheetCell) => !meansEmpty(value) && !saysSo(meansTotal, value);
	if (cells.some((cell) => namesParent(cell.column, creation) && isOther(cell))) return undefined;
	const { emptyInTotals = [] } = creation.sheet ?? {};
	const isBare = !cells.some(
		(cell) => emptyInTotals.includes(cell.column.fills ?? '') && isOther(cell),
	);
	// A row with a name of its own is no total, whatever its first cell says.
	const orMentions = name !== undefined && isBare && ofParents;
	const total = (name ? [name] : isBare ? cells : [first]).find(({ value }) =>
		saysSo((text) => meansTotal(text, orMentions), value),
	);
	return total && (isBare || ofParents) ? because(total) : undefined;
}

/** A row of a sheet before its values are parsed. */
export interface SheetRow {
	/** Its cells, with those that it takes from above. */
	readonly cells: readonly SheetCell[];
	/** Why it is skipped, as a sentence: it describes nothing, or nothing to create yet. */
	readonly skipped?: string | undefined;
	/** True for a row that describes nothing, whose cells explain no others; a draft's do. */
	readonly isNone: boolean;
	/** What its columns fill, or had to fill and `problems` says so. */
	readonly filled: ReadonlySet<string>;
	/** Cells that should come from above, where nothing is. */
	readonly problems: readonly Problem[];
}

/** A value that is handed down, and the rows that have it. */
export interface FilledDown {
	readonly heading: string;
	readonly value: unknown;
	readonly items: number[];
}

/** The columns whose blank cells take the value above, and what the rows read so far hand down. */
class FillDown {
	private readonly above = new Map<string, FilledDown>();
	/** Amounts with the rows that have each. */
	readonly sharedAmounts: FilledDown[] = [];

	constructor(
		private readonly columns: ReadonlyArray<readonly [written: string, column: SheetColumn]>,
		private readonly amounts: readonly string[],
	) {}

	/** A row with the values above it; `missing` are the columns for which there are none. */
	filled(row: IDataObject, item: number) {
		const problems: Problem[] = [];
		const missing = new Set<string>();
		if (this.columns.length === 0) return { whole: row, problems, missing };
		const whole = { ...row };
		for (const [written, { heading, fills }] of this.columns) {
			if (!isEmpty(row[written])) continue;
			const taken = this.above.get(written);
			if (taken) taken.items.push(item);
			else problems.push({ field: heading, message: nothingAbove });
			if (!taken && fills !== undefined) missing.add(fills);
			Object.assign(whole, { [written]: taken?.value });
		}
		return { whole, problems, missing };
	}

	/** Keeps a row's values for those below. A skipped row hands nothing down. */
	handDown(row: IDataObject, item: number, isSkipped: boolean): void {
		for (const [written, { heading, fills = '' }] of this.columns) {
			if (isEmpty(row[written])) continue;
			const own = { heading, value: row[written], items: [item] };
			if (isSkipped) this.above.delete(written);
			else this.above.set(written, own);
			if (!isSkipped && this.amounts.includes(fills)) this.sharedAmounts.push(own);
		}
	}
}

/** A sheet's rows, read in their order. */
export interface SheetRows {
	readonly read: (row: IDataObject, item: number) => SheetRow;
	/** Amounts with the rows that have each, once all are read. */
	readonly sharedAmounts: readonly FilledDown[];
}

/**
 * Reads a sheet's rows one after the other, so that blank cells can take the value above.
 *
 * @param takesFromAbove true for columns whose blank cells do.
 * @param rows of which none is skipped as blank if all are.
 * @param creates true if a row's status may say that it isn't to be created yet.
 */
export function rowsOfSheet(
	sheet: Sheet,
	takesFromAbove: (heading: string) => boolean,
	rows: readonly IDataObject[],
	creates: boolean,
): SheetRows {
	const { columns, creation } = sheet;
	const areAllBlank = !rows.some((row) => filledCells(row, sheet).some(matters));
	const ofParents = [...columns.values()].some((column) => namesParent(column, creation));
	const fillDown = new FillDown(
		[...columns].filter(([, { heading }]) => takesFromAbove(heading)),
		creation.sheet?.amount?.columns ?? [],
	);

	const read = (row: IDataObject, item: number): SheetRow => {
		const own = filledCells(row, sheet);
		const none = areAllBlank ? undefined : skipReason(own, creation, ofParents);
		const isNone = none !== undefined;
		const {
			whole,
			problems,
			missing: filled,
		} = isNone
			? { whole: row, problems: [], missing: new Set<string>() }
			: fillDown.filled(row, item);
		const cells = whole === row ? own : filledCells(whole, sheet);
		for (const { column, value } of cells) {
			if (column.fills !== undefined && !meansEmpty(value)) filled.add(column.fills);
		}
		const draft = cells.find(
			({ column: { topic, heading }, value }) =>
				topic === 'status' && statusFor(heading, value) === 'not yet',
		);
		const skipped = none ?? (draft && creates ? because(draft) : undefined);
		fillDown.handDown(row, item, skipped !== undefined);
		return { cells, skipped, isNone, problems, filled };
	};
	return { read, sharedAmounts: fillDown.sharedAmounts };
}

const nothingAbove = 'is empty, and no row above it has a value to take. Fill it in.';

/** The most rows above the headings, such as the plan's title and its client. */
const maxAbove = 5;

/**
 * What is wrong with a sheet whose headings are in a later line than the first, so that n8n took a title
 * for them: one of the first rows holds known headings, and the headings themselves hardly any.
 */
export function findMisplacedHeadings(
	rows: readonly IDataObject[],
	sheet: Sheet,
): Problem | undefined {
	const vocabulary = vocabularyOf(sheet.creation);
	const known = [...sheet.columns.values()].filter(({ fills }) => fills !== undefined).length;
	const all = new Set<string>();
	for (const [item, row] of rows.slice(0, maxAbove).entries()) {
		// Readers of files give all columns without a heading one and the same name.
		const { row_number: line = item + 2, ...columns } = row;
		const cells = Object.values(columns).filter((value) => !isEmpty(value));
		const isHeading = (text: string) => vocabulary.meaningOf(text, all) !== undefined;
		const found = cells.filter((value) => saysSo(isHeading, value)).length;
		if (found < 2 || found <= 2 * known || found * 2 < cells.length) continue;
		const message = `finds no headings in line 1. Your headings are in line ${line} of the sheet. In 'Extract from File', set the option 'Starting Line' to ${line} for a CSV file, and 'Range' to A${line}:ZZ10000 for an Excel file. In 'Google Sheets', add the option 'Data Location on Sheet' and set its header row to ${line} and its first data row to ${Number(line) + 1}.`;
		return { field: 'Map Automatically', message };
	}
	return undefined;
}
