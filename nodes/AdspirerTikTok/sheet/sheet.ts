import type { IDataObject } from 'n8n-workflow';
import { inTurns } from '../base/turns';
import { filledEntries, isEmpty, onlyEntry } from '../base/values';
import type { Cell, Creation } from '../contract/creation';
import { meansEmpty, meansTotal } from '../parse/keyword';
import type { Fault, Problem } from '../problems/problem';
import { wordsFor } from '../words';
import { normalizeKey } from '../words/normalizeKey';
import type { Sheet, SheetColumn } from './columns';
import { type Decision, recognizedHeading } from './recognizedHeadings';
import { networkNamed, saysYes, statusOf } from './signs';

/** A filled cell, with what its column is for. */
export type SheetCell = Cell & SheetColumn;

/** A person's answer about one word of a column, by the key of wordKey. */
export type CellAnswer =
	| { readonly does: 'means'; readonly text: string }
	| { readonly does: 'leave_blank' | 'skip_row' };

/** How words of cells are compared with those that a person explained. */
export function wordKey(value: unknown): string {
	const entry = onlyEntry(value);
	if (typeof entry === 'object') return '';
	const text = String(entry).normalize('NFC').trim();
	return normalizeKey(text.slice(0, maxWord)) || text;
}

/** No word that a person explains is longer. */
const maxWord = 200;

/** A person's answers about a sheet, besides the meanings of its columns. */
export interface SheetAnswers {
	/** By the heading as the rows have it, and the word. */
	readonly words: ReadonlyMap<string, ReadonlyMap<string, CellAnswer>>;
	/** The headings, as the rows have them, whose blank cells take the value above. */
	readonly filledDown: ReadonlySet<string>;
	/** The headings of columns in which a blank cell asks for nothing, whatever stands above it. */
	readonly mayBeBlank: ReadonlySet<string>;
}

const inOrder = (left: SheetCell, right: SheetCell) => left.position - right.position;

function sheetCellOf(column: SheetColumn, value: unknown): SheetCell {
	const [fills] = column.targets;
	return { ...column, fills, value };
}

const circles = new Set(wordsFor('circles'));
const crosses = new Set(wordsFor('crosses'));

const isSign = (signs: ReadonlySet<string>, cell: unknown) =>
	typeof cell === 'string' && signs.has(cell.trim().toLowerCase());

/** A box that isn't ticked is a blank cell, and some tables leave it out of the row. */
const withoutYes = ({ heading }: SheetColumn): Fault => ({
	why: 'skipped without a yes',
	facts: { heading },
});

function skippedBecause({ heading, value, written = value }: SheetCell): Fault {
	const facts = { heading, value: { written } };
	return { why: 'skipped for a cell', facts };
}

function holdsHeading({ heading, value }: SheetCell) {
	if (typeof value !== 'string') return false;
	return normalizeKey(value.slice(0, maxWord)) === normalizeKey(heading);
}

/** True for "Total" and "UK total". */
export const namesSums = (text: string): boolean =>
	meansTotal(text) || meansTotal(/\S+$/.exec(text)?.[0] ?? '');

const isDraft = ({ means = '', group, value }: SheetCell) =>
	group === 'status' && statusOf(means, value) === 'not yet';

/** The cell that names another network, if none names TikTok. */
function otherNetworkIn(cells: Cells): SheetCell | undefined {
	const ofNetworks = cells.filter(({ means }) => means === 'network');
	if (ofNetworks.some(({ value }) => networkNamed(value) === 'tiktok')) return undefined;
	return ofNetworks.find(({ value }) => networkNamed(value) === 'others');
}

export interface SheetRow {
	readonly cells: Cells;
	/** Why it is skipped. */
	readonly skipped?: Fault;
	/** True for a row that describes nothing; a draft's cells still say how to read others. */
	readonly isNone: boolean;
	/** The places of its filled columns. */
	readonly columns: ReadonlySet<number>;
	/** The fields that its columns fill, or failed to fill, as `problems` says. */
	readonly filled: ReadonlySet<string>;
	/** Cells that should come from above, where nothing is. */
	readonly problems: readonly Problem[];
	/** The row whose amount it takes, if that is above. */
	readonly amountOf?: number;
}

type Cells = readonly SheetCell[];

/** False for records and row numbers, which blank rows have too. A cell of an ad is one of its ad group. */
function doMatter(cells: Cells, { parent }: Creation): boolean {
	const decisions: Decision[] = ['records', 'results'];
	if (parent) decisions.push('others');
	return cells.some((cell) => !cell.isNamedByPlace && !decisions.includes(cell.decision));
}

/** True for a column that says what a row is in, or which thing it is. */
const namesParent = ({ parentArgument, idKey }: Creation, { targets }: SheetColumn) =>
	targets.some((name) => [parentArgument, idKey].includes(name));

/** The columns of yes and no that hold circles. */
function circledColumns({ columns }: Sheet, rows: readonly IDataObject[]): Set<string> {
	const circled = new Set<string>();
	for (const [written, { group }] of columns) {
		const isYesOrNo = group === 'status' || group === 'switches';
		if (isYesOrNo && rows.some((row) => isSign(circles, row[written]))) circled.add(written);
	}
	return circled;
}

/** A reader of a sheet's rows in their order, so that blank cells can take the value above. */
export class SheetRowReader {
	private readonly above = new Map<string, { readonly value: unknown; readonly item: number }>();
	private readonly toFill = new Map<string, SheetColumn>();
	/** The columns that say yes to what is created. */
	private readonly toTick: SheetColumn[] = [];
	/** The columns in which a cross is a no, beside circles that are a yes. */
	private readonly circled: ReadonlySet<string>;
	private readonly areAllBlank: boolean;
	private ofParents = false;

	/** If all `rows` are blank, none is skipped for that. If it `creates`, a status counts. */
	constructor(
		private readonly sheet: Sheet,
		private readonly answers: SheetAnswers,
		rows: readonly IDataObject[],
		private readonly creates: boolean,
	) {
		this.circled = circledColumns(sheet, rows);
		this.areAllBlank = !rows.some((row) => doMatter(this.filledCells(row).cells, sheet.creation));
		for (const [written, column] of sheet.columns) {
			if (namesParent(sheet.creation, column)) this.ofParents = true;
			if (column.decision === 'ignored') continue;
			if (creates && saysYes(column.means)) this.toTick.push(column);
			if (answers.filledDown.has(written)) this.toFill.set(written, column);
		}
	}

	/** The cells of a row that hold something, in the order of the columns, and a word that skips it. */
	private filledCells(row: IDataObject) {
		const cells: SheetCell[] = [];
		const ignored: SheetCell[] = [];
		let skipping: SheetCell | undefined;
		for (const [written, value] of filledEntries(row)) {
			const column = this.sheet.columns.get(written);
			if (!column) continue;
			if (column.decision === 'ignored') {
				ignored.push(sheetCellOf(column, value));
				continue;
			}
			const words = this.answers.words.get(written);
			const answer = words?.get(wordKey(value));
			if (answer?.does === 'leave_blank') continue;
			let cell = sheetCellOf(column, value);
			if (answer?.does === 'means')
				cell = { ...sheetCellOf(column, answer.text), notes: { isSaid: true } };
			else if (this.circled.has(written) && isSign(crosses, value)) {
				cell = { ...sheetCellOf(column, false), written: value };
			}
			if (answer?.does === 'skip_row') skipping ??= cell;
			cells.push(cell);
		}
		return { cells: cells.sort(inOrder), ignored, skipping };
	}

	read(row: IDataObject, item: number): SheetRow {
		const { cells, ignored, skipping } = this.filledCells(row);
		// A total has blank cells of its own, which take nothing from above.
		const reason = this.areAllBlank ? undefined : this.skipReason(cells, ignored);
		if (reason) {
			for (const written of this.toFill.keys()) {
				if (!isEmpty(row[written])) this.above.delete(written);
			}
			return {
				cells,
				skipped: reason,
				isNone: true,
				problems: [],
				columns: new Set(),
				filled: new Set(),
			};
		}
		const fromAbove = this.takeFromAbove(row, item, cells);
		cells.sort(inOrder);
		for (const { value, targets } of cells) {
			if (meansEmpty(value)) continue;
			for (const name of targets) fromAbove.filled.add(name);
		}
		let cell = skipping;
		if (this.creates) cell ??= otherNetworkIn(cells);
		const isNone = cell !== undefined;
		if (this.creates) cell ??= cells.find(isDraft);
		const columns = new Set(cells.map(({ position }) => position));
		const unticked = this.toTick.find(({ position }) => !columns.has(position));
		return {
			cells,
			columns,
			...fromAbove,
			skipped: (cell && skippedBecause(cell)) ?? (unticked && withoutYes(unticked)),
			isNone,
		};
	}

	/** Adds the cells that are blank in this row and take the value above. */
	private takeFromAbove(row: IDataObject, item: number, cells: SheetCell[]) {
		const problems: Problem[] = [];
		const filled = new Set<string>();
		let amountOf: number | undefined;
		const amounts = this.sheet.creation.sheet?.amount?.columns ?? [];
		for (const [written, column] of this.toFill) {
			const { targets, heading: field } = column;
			const above = this.above.get(written);
			if (!isEmpty(row[written])) {
				this.above.set(written, { value: row[written], item });
			} else if (above) {
				cells.push(sheetCellOf(column, above.value));
				if (targets.some((name) => amounts.includes(name))) amountOf = above.item;
			} else {
				const [argument] = targets;
				problems.push({ field, argument, message: { why: 'blank without one above' } });
				for (const name of targets) filled.add(name);
			}
		}
		return { problems, filled, amountOf };
	}

	/** Why a row describes nothing to create. */
	private skipReason(cells: Cells, ignored: Cells): Fault | undefined {
		if (!doMatter(cells, this.sheet.creation)) return { why: 'skipped as blank' };
		if (cells.length > 1 && cells.every(holdsHeading)) return { why: 'skipped as headings' };
		const { ofParents } = this;
		const { creation } = this.sheet;
		let isBare = true;
		for (const cell of cells) {
			const { value, targets } = cell;
			if (typeof value === 'string' && meansTotal(value)) continue;
			if (meansEmpty(value)) continue;
			if (namesParent(creation, cell)) return undefined;
			// An ad below merged cells has nothing of its ad group, but addresses, which no total has.
			if (cell.decision === 'others' && /:\/\//.test(String(value))) return undefined;
			if (targets.some((name) => creation.sheet?.leftEmptyInTotals.includes(name))) isBare = false;
		}
		if (!isBare && !ofParents) return undefined;
		const name = cells.find(({ means }) => means === creation.nameArgument);
		// A row with a name of its own is no total, whatever its first cell says.
		const orMentions = name !== undefined && isBare && ofParents;
		let naming = cells;
		if (name) naming = [name];
		else if (!isBare) naming = cells.slice(0, 1);
		for (const cell of naming) {
			const { value } = cell;
			if (typeof value !== 'string') continue;
			const namesTotal = meansTotal(value, orMentions) || (!name && namesSums(value));
			if (namesTotal) return skippedBecause(cell);
		}
		// A column that somebody ignored may hold the word all the same.
		const other = ignored.find(({ value }) => typeof value === 'string' && meansTotal(value));
		if (other && isBare && !name) return skippedBecause(other);
		return undefined;
	}
}

/** The problem of a sheet whose headings are in one of its first rows. */
export async function findMisplacedHeadings(
	rows: readonly IDataObject[],
	{ creation, columns }: Sheet,
): Promise<Problem | undefined> {
	const fields = [...columns.values()].filter(({ decision }) => decision === 'field').length;
	let headings = Math.max(1, 2 * fields);
	let line = 0;
	// Above them may be the plan's title, its client and its sums.
	for await (const [item, row] of inTurns(rows.slice(0, 25).entries())) {
		// Readers of files give all columns without a heading one and the same name.
		const { row_number: number = item + 2, ...rest } = row;
		// Then even a row of headings would be no more than twice as good.
		if (Object.keys(rest).length <= 2 * fields) continue;
		const cells = Object.values(rest).filter((value) => !isEmpty(value));
		let ofFields = 0;
		let ofPlans = 0;
		for (const cell of cells) {
			const known = typeof cell === 'string' && recognizedHeading(creation, cell);
			if (!known) continue;
			ofPlans++;
			if (known.means) ofFields++;
		}
		// "Client | Acme | Budget | 5000" has fewer of them.
		if (ofFields <= headings || ofPlans * 2 < cells.length) continue;
		headings = ofFields;
		line = Number(number);
	}
	if (line === 0) return undefined;
	const facts = { line, next: line + 1 };
	const more: Fault[] = [
		{ why: 'set the line of files', facts },
		{ why: 'set the line of Google Sheets', facts },
	];
	// Readers of files leave blank lines out, unlike Google Sheets, which counts.
	if (!rows.some((row) => 'row_number' in row)) more.push({ why: 'count blank lines' });
	return {
		field: 'Map Automatically',
		message: {
			why: 'headings somewhere else',
			facts,
			more,
		},
	};
}
