import type { IDataObject } from 'n8n-workflow';
import type { Cell, Creation } from '../contract/creation';
import { formatValue, isEmpty, maxListLength, type Problem } from '../parse/cell';
import { meansEmpty, meansTotal } from '../parse/keyword';
import { normalizeKey } from '../words/normalizeKey';
import type { Sheet, SheetColumn } from './columns';
import { networkNamed, statusFor } from './cellWords';
import { isOfNetworks, vocabularyOf } from './vocabulary';

/** A filled cell, with what its column is for. */
export type SheetCell = Cell & SheetColumn;

const inOrder = (one: SheetCell, other: SheetCell) => one.position - other.position;

/** The cells of a row that hold something, in the order of the columns. */
function filledCells(row: IDataObject, { columns }: Sheet): SheetCell[] {
	const cells: SheetCell[] = [];
	for (const [written, value] of Object.entries(row)) {
		const column = columns.get(written);
		// Text longer than any value isn't searched for something visible.
		const isLong = typeof value === 'string' && value.length > maxListLength;
		if (column && !column.isAbsent && (isLong || !isEmpty(value))) cells.push({ ...column, value });
	}
	return cells.sort(inOrder);
}

const isTextThat = (test: (text: string) => boolean, value: unknown) =>
	typeof value === 'string' && test(value);

const namesParent = ({ fills }: SheetColumn, { parentArgument, idKey }: Creation) =>
	fills === parentArgument || fills === idKey;

const skippedBecause = ({ heading, value }: SheetCell) =>
	`Skipped, because '${heading}' is ${formatValue(value)}.`;

/** True for "Total" and "UK total". */
export const namesSums = (text: string): boolean =>
	[text, /\S+$/.exec(text)?.[0] ?? ''].some((one) => meansTotal(one));

const isDraft = ({ topic, heading, value }: SheetCell) =>
	topic === 'status' && statusFor(heading, value) === 'not yet';

/** The cell that says that a row is for another network than TikTok, if none says that it is for TikTok. */
function otherNetworkIn(cells: readonly SheetCell[]): SheetCell | undefined {
	const named = cells.filter(({ topic }) => isOfNetworks(topic));
	if (named.some(({ value }) => networkNamed(value) === 'tiktok')) return undefined;
	return named.find(({ value }) => networkNamed(value) === 'others');
}

export interface SheetRow {
	readonly cells: readonly SheetCell[];
	/** Why it is skipped, as a sentence. */
	readonly skipped?: string | undefined;
	/** True for a row that describes nothing; a draft's cells still say how to read others. */
	readonly isNone: boolean;
	/** What its columns fill, or had to fill and `problems` says so. */
	readonly filled: ReadonlySet<string>;
	/** Cells that should come from above, where nothing is. */
	readonly problems: readonly Problem[];
	/** The row whose amount it takes, if that is above. */
	readonly amountOf?: number | undefined;
}

/** A sheet's rows, read in their order, so that blank cells can take the value above. */
export class SheetRows {
	private readonly areAllBlank: boolean;
	private readonly ofParents: boolean;
	private readonly toFill: ReadonlyArray<readonly [written: string, column: SheetColumn]>;
	private readonly above = new Map<string, { readonly value: unknown; readonly item: number }>();

	/**
	 * @param takesFromAbove the headings of columns whose blank cells do.
	 * @param rows if all of them are blank, none is skipped for that.
	 * @param creates true if a row's status may say that it isn't to be created yet.
	 */
	constructor(
		private readonly sheet: Sheet,
		takesFromAbove: ReadonlySet<string>,
		rows: readonly IDataObject[],
		private readonly creates: boolean,
	) {
		const { columns, creation } = sheet;
		this.areAllBlank = !rows.some((row) => filledCells(row, sheet).some(this.matters));
		this.ofParents = [...columns.values()].some((column) => namesParent(column, creation));
		this.toFill = [...columns].filter(
			([written, { isAbsent }]) => takesFromAbove.has(written) && !isAbsent,
		);
	}

	read(row: IDataObject, item: number): SheetRow {
		const own = filledCells(row, this.sheet);
		// A total has blank cells of its own, which take nothing from above.
		const none = this.areAllBlank ? undefined : this.skipReason(own);
		if (none !== undefined) {
			for (const [written] of this.toFill) if (!isEmpty(row[written])) this.above.delete(written);
			return { cells: own, skipped: none, isNone: true, problems: [], filled: new Set() };
		}
		const { cells, filled, ...taken } = this.fillDown(own, row, item);
		for (const { fills, value } of cells) {
			if (fills !== undefined && !meansEmpty(value)) filled.add(fills);
		}
		const other = this.creates ? otherNetworkIn(cells) : undefined;
		const why = other ?? (this.creates ? cells.find(isDraft) : undefined);
		const skipped = why && skippedBecause(why);
		return { ...taken, cells, skipped, isNone: other !== undefined, filled };
	}

	/** Why a row describes nothing to create. */
	private skipReason(cells: readonly SheetCell[]): string | undefined {
		const { creation } = this.sheet;
		if (!cells.some(this.matters)) return 'Skipped, because the row is blank.';
		const isHeadings = cells.every(({ heading, value }) =>
			isTextThat((text) => normalizeKey(text.slice(0, 200)) === normalizeKey(heading), value),
		);
		if (isHeadings && cells.length > 1) return 'Skipped, because the row repeats the headings.';
		const name = cells.find(({ fills }) => fills === creation.nameArgument);
		const isOther = ({ value }: SheetCell) => !meansEmpty(value) && !isTextThat(meansTotal, value);
		if (cells.some((cell) => namesParent(cell, creation) && isOther(cell))) return undefined;
		const { emptyInTotals = [] } = creation.sheet ?? {};
		const isBare = !cells.some((cell) => emptyInTotals.includes(cell.fills ?? '') && isOther(cell));
		// A row with a name of its own is no total, whatever its first cell says.
		const orMentions = name !== undefined && isBare && this.ofParents;
		const namesTotal = (text: string) => meansTotal(text, orMentions) || (!name && namesSums(text));
		const telling = name ? [name] : isBare ? cells : cells.slice(0, 1);
		const total = telling.find(({ value }) => isTextThat(namesTotal, value));
		return total && (isBare || this.ofParents) ? skippedBecause(total) : undefined;
	}

	/** False for notes and row numbers, which blank rows have too. A cell of an ad is one of its ad group. */
	private readonly matters = ({ decision, topic, isNamedByPlace }: SheetCell): boolean =>
		(decision !== 'ignored' || (topic === 'others' && !this.sheet.creation.parent)) &&
		decision !== 'result' &&
		!isNamedByPlace;

	/** A row's cells with those that it takes from above, which it hands down in turn. */
	private fillDown(own: readonly SheetCell[], row: IDataObject, item: number) {
		const { amount } = this.sheet.creation.sheet ?? {};
		const cells = [...own];
		const problems: Problem[] = [];
		const filled = new Set<string>();
		let amountOf: number | undefined;
		for (const [written, column] of this.toFill) {
			const { heading, fills = '' } = column;
			const from = this.above.get(written);
			if (!isEmpty(row[written])) this.above.set(written, { value: row[written], item });
			else if (from) {
				cells.push({ ...column, value: from.value });
				if (amount?.columns.includes(fills)) amountOf = from.item;
			} else {
				const message = 'is empty, and no row above it has a value to take. Fill it in.';
				problems.push({ field: heading, message });
				filled.add(fills);
			}
		}
		return { cells: cells.sort(inOrder), problems, filled, amountOf };
	}
}

/** What is wrong with a sheet if one of the first rows holds known headings, and its headings hardly any. */
export function findMisplacedHeadings(
	rows: readonly IDataObject[],
	sheet: Sheet,
): Problem | undefined {
	const vocabulary = vocabularyOf(sheet.creation);
	const known = [...sheet.columns.values()].filter(({ fills }) => fills !== undefined).length;
	const isHeading = (text: string) => vocabulary.meaningOf(text) !== undefined;
	const isOfPlans = (text: string) =>
		isHeading(text) || vocabulary.topicOfHeading(text).decision !== 'unknown';
	let best = { found: Math.max(1, 2 * known), line: 0 };
	// Above them may be the plan's title, its client and its sums.
	for (const [item, row] of rows.slice(0, 25).entries()) {
		// Readers of files give all columns without a heading one and the same name.
		const { row_number: line = item + 2, ...columns } = row;
		// Then even a row of headings would be no more than twice as good.
		if (Object.keys(columns).length <= 2 * known) continue;
		const cells = Object.values(columns).filter((value) => !isEmpty(value));
		const found = cells.filter((value) => isTextThat(isHeading, value)).length;
		if (found <= best.found) continue;
		// "Client | Acme | Budget | 5000" has fewer of them.
		const inPlans = cells.filter((value) => isTextThat(isOfPlans, value)).length;
		if (inPlans * 2 >= cells.length) best = { found, line: Number(line) };
	}
	const { line } = best;
	if (line === 0) return undefined;
	// Readers of files leave blank lines out, unlike Google Sheets, which counts.
	const blank = rows.some((row) => 'row_number' in row)
		? ''
		: ' If there are blank lines above them, add those to the number.';
	const message = `finds no headings in line 1. Your headings are in line ${line} of the sheet. In 'Extract from File', set the option 'Starting Line' to ${line} for a CSV file, and 'Range' to A${line}:ZZ10000 for an Excel file. In 'Google Sheets', add the option 'Data Location on Sheet' and set its header row to ${line} and its first data row to ${line + 1}.${blank}`;
	return { field: 'Map Automatically', message };
}
