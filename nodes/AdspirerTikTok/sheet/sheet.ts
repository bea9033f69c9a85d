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

/** The cell that names another network, if none names TikTok. */
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

/** False for notes and row numbers, which blank rows have too. A cell of an ad is one of its ad group. */
const matters = ({ decision, topic, isNamedByPlace }: SheetCell, { parent }: Creation): boolean =>
	(decision !== 'ignored' || (topic === 'others' && !parent)) &&
	decision !== 'result' &&
	!isNamedByPlace;

/** Why a row describes nothing to create; `ofParents` is true if a column of the sheet names parents. */
function skipReason(
	cells: readonly SheetCell[],
	creation: Creation,
	ofParents: boolean,
): string | undefined {
	if (!cells.some((cell) => matters(cell, creation))) return 'Skipped, because the row is blank.';
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
	const orMentions = name !== undefined && isBare && ofParents;
	const namesTotal = (text: string) => meansTotal(text, orMentions) || (!name && namesSums(text));
	const telling = name ? [name] : isBare ? cells : cells.slice(0, 1);
	const total = telling.find(({ value }) => isTextThat(namesTotal, value));
	return total && (isBare || ofParents) ? skippedBecause(total) : undefined;
}

/**
 * A reader of a sheet's rows in their order, so that blank cells under the headings of `takesFromAbove` can
 * take the value above. If all `rows` are blank, none is skipped for that. If it `creates`, a status counts.
 */
export function sheetRowReader(
	sheet: Sheet,
	takesFromAbove: ReadonlySet<string>,
	rows: readonly IDataObject[],
	creates: boolean,
) {
	const { columns, creation } = sheet;
	const isBlank = (row: IDataObject) =>
		!filledCells(row, sheet).some((cell) => matters(cell, creation));
	const areAllBlank = rows.every(isBlank);
	const ofParents = [...columns.values()].some((column) => namesParent(column, creation));
	const toFill = [...columns].filter(
		([written, { isAbsent }]) => takesFromAbove.has(written) && !isAbsent,
	);
	const above = new Map<string, { readonly value: unknown; readonly item: number }>();
	return (row: IDataObject, item: number): SheetRow => {
		const cells = filledCells(row, sheet);
		const problems: Problem[] = [];
		const filled = new Set<string>();
		// A total has blank cells of its own, which take nothing from above.
		const none = areAllBlank ? undefined : skipReason(cells, creation, ofParents);
		if (none !== undefined) {
			for (const [written] of toFill) if (!isEmpty(row[written])) above.delete(written);
			return { cells, skipped: none, isNone: true, problems, filled };
		}
		let amountOf: number | undefined;
		for (const [written, column] of toFill) {
			const { heading, fills = '' } = column;
			const from = above.get(written);
			if (!isEmpty(row[written])) above.set(written, { value: row[written], item });
			else if (from) {
				cells.push({ ...column, value: from.value });
				if (creation.sheet?.amount?.columns.includes(fills)) amountOf = from.item;
			} else {
				const message = 'is empty, and no row above it has a value to take. Fill it in.';
				problems.push({ field: heading, message });
				filled.add(fills);
			}
		}
		cells.sort(inOrder);
		for (const { fills, value } of cells) {
			if (fills !== undefined && !meansEmpty(value)) filled.add(fills);
		}
		const other = creates ? otherNetworkIn(cells) : undefined;
		const why = other ?? (creates ? cells.find(isDraft) : undefined);
		const skipped = why && skippedBecause(why);
		return { cells, problems, filled, amountOf, skipped, isNone: other !== undefined };
	};
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
