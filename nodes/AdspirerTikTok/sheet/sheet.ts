import type { IDataObject } from 'n8n-workflow';
import { inTurns } from '../base/turns';
import type { Cell, Creation } from '../contract/creation';
import { isEmpty, maxListLength, onlyEntry } from '../parse/cell';
import type { Fault, Problem } from '../problems/problem';
import { meansEmpty, meansTotal } from '../parse/keyword';
import { normalizeKey } from '../words/normalizeKey';
import type { Decision, Sheet, SheetColumn } from './columns';
import { knownHeading, meaningOfHeading } from './knownHeadings';
import { networkNamed } from './networks';
import { statusOf } from './statuses';

/** A filled cell, with what its column is for. */
export type SheetCell = Cell & SheetColumn;

/** What a person says of one word of a column, by the key of wordKey. */
export type CellAnswer =
	| { readonly does: 'means'; readonly text: string }
	| { readonly does: 'leave_blank' | 'skip_row' };

/** How words of cells are compared with those that a person explained. */
export const wordKey = (value: unknown): string => {
	const entry = onlyEntry(value);
	if (typeof entry === 'object') return '';
	const text = String(entry).normalize('NFC').trim();
	return normalizeKey(text.slice(0, maxWord)) || text;
};

/** No word that a person explains is longer. */
const maxWord = 200;

/** What a person says of a sheet besides what its columns mean. */
export interface SheetAnswers {
	/** By the heading as the rows have it, and the word. */
	readonly words: ReadonlyMap<string, ReadonlyMap<string, CellAnswer>>;
	/** The headings, as the rows have them, whose blank cells take the value above. */
	readonly filledDown: ReadonlySet<string>;
}

const inOrder = (left: SheetCell, right: SheetCell) => left.position - right.position;

const isTextThat = (test: (text: string) => boolean, value: unknown) =>
	typeof value === 'string' && test(value);

const cellOf = (column: SheetColumn, value: unknown): SheetCell => ({
	...column,
	fills: column.targets[0],
	value,
});

const skippedBecause = ({ heading, value }: SheetCell): Fault => ({
	why: 'skipped for a cell',
	facts: { heading, value: { written: value } },
});

/** True for "Total" and "UK total". */
export const namesSums = (text: string): boolean =>
	meansTotal(text) || meansTotal(/\S+$/.exec(text)?.[0] ?? '');

const isDraft = ({ means = '', group, value }: SheetCell) =>
	group === 'status' && statusOf(means, value) === 'not yet';

/** The cell that names another network, if none names TikTok. */
function otherNetworkIn(cells: readonly SheetCell[]): SheetCell | undefined {
	const ofNetworks = cells.filter(({ means }) => means === 'network');
	if (ofNetworks.some(({ value }) => networkNamed(value) === 'tiktok')) return undefined;
	return ofNetworks.find(({ value }) => networkNamed(value) === 'others');
}

export interface SheetRow {
	readonly cells: readonly SheetCell[];
	/** Why it is skipped. */
	readonly skipped?: Fault;
	/** The heading of the column that skips it, if one does. */
	readonly skippedBy?: string;
	/** True for a row that describes nothing; a draft's cells still say how to read others. */
	readonly isNone: boolean;
	/** What its columns fill, or had to fill and `problems` says so. */
	readonly filled: ReadonlySet<string>;
	/** Cells that should come from above, where nothing is. */
	readonly problems: readonly Problem[];
	/** The row whose amount it takes, if that is above. */
	readonly amountOf?: number;
}

/** A reader of a sheet's rows in their order, so that blank cells can take the value above. */
export class SheetRowReader {
	private readonly above = new Map<string, { readonly value: unknown; readonly item: number }>();
	private readonly areAllBlank: boolean;
	private readonly ofParents: boolean;
	private readonly toFill: ReadonlyArray<readonly [written: string, column: SheetColumn]>;
	private readonly creation: Creation;

	/** If all `rows` are blank, none is skipped for that. If it `creates`, a status counts. */
	constructor(
		private readonly sheet: Sheet,
		private readonly answers: SheetAnswers,
		rows: readonly IDataObject[],
		private readonly creates: boolean,
	) {
		this.creation = sheet.creation;
		this.areAllBlank = !rows.some((row) => this.doMatter(this.filledCells(row).cells));
		this.ofParents = [...sheet.columns.values()].some((column) => this.namesParent(column));
		this.toFill = [...sheet.columns].filter(
			([written, { decision }]) => answers.filledDown.has(written) && decision !== 'ignored',
		);
	}

	private namesParent({ targets }: SheetColumn): boolean {
		const { parentArgument, idKey } = this.creation;
		return targets.some((name) => [parentArgument, idKey].includes(name));
	}

	/** False for records and row numbers, which blank rows have too. A cell of an ad is one of its ad group. */
	private doMatter(cells: readonly SheetCell[]): boolean {
		const decisions: Decision[] = ['ignored', 'records', 'results'];
		if (this.creation.parent) decisions.push('others');
		return cells.some((cell) => !cell.isNamedByPlace && !decisions.includes(cell.decision));
	}

	/** The cells of a row that hold something, in the order of the columns, and a word that skips it. */
	private filledCells(row: IDataObject) {
		const cells: SheetCell[] = [];
		let skipping: SheetCell | undefined;
		for (const [written, value] of Object.entries(row)) {
			const column = this.sheet.columns.get(written);
			if (!column || column.decision === 'ignored') continue;
			// Text longer than any value isn't searched for something visible.
			const isLong = typeof value === 'string' && value.length > maxListLength;
			if (!isLong && isEmpty(value)) continue;
			const answer = this.answers.words.get(written)?.get(isLong ? '' : wordKey(value));
			if (answer?.does === 'leave_blank') continue;
			const cell = cellOf(column, answer?.does === 'means' ? answer.text : value);
			if (answer?.does === 'skip_row') skipping ??= cell;
			cells.push(cell);
		}
		return { cells: cells.sort(inOrder), skipping };
	}

	read(row: IDataObject, item: number): SheetRow {
		const { cells, skipping } = this.filledCells(row);
		// A total has blank cells of its own, which take nothing from above.
		const reason = this.areAllBlank ? undefined : this.skipReason(cells);
		if (reason) {
			for (const [written] of this.toFill) if (!isEmpty(row[written])) this.above.delete(written);
			return { cells, skipped: reason, isNone: true, problems: [], filled: new Set() };
		}
		const fromAbove = this.takeFromAbove(row, item, cells);
		cells.sort(inOrder);
		for (const { value, targets } of cells) {
			if (!meansEmpty(value)) for (const name of targets) fromAbove.filled.add(name);
		}
		const network = this.creates ? otherNetworkIn(cells) : undefined;
		const cell = skipping ?? network ?? (this.creates ? cells.find(isDraft) : undefined);
		const isNone = network !== undefined || skipping !== undefined;
		const skipped = cell && skippedBecause(cell);
		return { cells, ...fromAbove, skipped, skippedBy: cell?.heading, isNone };
	}

	/** Adds the cells that are blank in this row and take the value above. */
	private takeFromAbove(row: IDataObject, item: number, cells: SheetCell[]) {
		const problems: Problem[] = [];
		const filled = new Set<string>();
		let amountOf: number | undefined;
		const amounts = this.creation.sheet?.amount?.columns ?? [];
		for (const [written, column] of this.toFill) {
			const { targets, heading: field } = column;
			const above = this.above.get(written);
			if (!isEmpty(row[written])) {
				this.above.set(written, { value: row[written], item });
			} else if (above) {
				cells.push(cellOf(column, above.value));
				if (targets.some((name) => amounts.includes(name))) amountOf = above.item;
			} else {
				problems.push({ field, message: { why: 'blank without one above' } });
				for (const name of targets) filled.add(name);
			}
		}
		return { problems, filled, amountOf };
	}

	/** Why a row describes nothing to create. */
	private skipReason(cells: readonly SheetCell[]): Fault | undefined {
		const { creation, ofParents } = this;
		if (!this.doMatter(cells)) return { why: 'skipped as blank' };
		const isHeadings = cells.every(({ heading, value }) =>
			isTextThat((text) => normalizeKey(text.slice(0, maxWord)) === normalizeKey(heading), value),
		);
		if (isHeadings && cells.length > 1) return { why: 'skipped as headings' };
		const name = cells.find(({ means }) => means === creation.nameArgument);
		const telling = cells.filter(
			({ value }) => !meansEmpty(value) && !isTextThat(meansTotal, value),
		);
		if (telling.some((cell) => this.namesParent(cell))) return undefined;
		const isBare = !telling.some(({ targets }) =>
			targets.some((target) => creation.sheet?.cells[target]?.leftEmptyInTotals),
		);
		// A row with a name of its own is no total, whatever its first cell says.
		const orMentions = name !== undefined && isBare && ofParents;
		const namesTotal = (text: string) => meansTotal(text, orMentions) || (!name && namesSums(text));
		let naming = isBare ? cells : cells.slice(0, 1);
		if (name) naming = [name];
		const total = naming.find(({ value }) => isTextThat(namesTotal, value));
		return total && (isBare || ofParents) ? skippedBecause(total) : undefined;
	}
}

/** What is wrong with a sheet if one of the first rows holds known headings, and its headings hardly any. */
export async function findMisplacedHeadings(
	rows: readonly IDataObject[],
	{ creation, columns }: Sheet,
): Promise<Problem | undefined> {
	const fields = [...columns.values()].filter(({ decision }) => decision === 'field').length;
	const isHeading = (text: string) => meaningOfHeading(creation, text) !== undefined;
	const isOfPlans = (text: string) => knownHeading(creation, text) !== undefined;
	let headings = Math.max(1, 2 * fields);
	let line = 0;
	// Above them may be the plan's title, its client and its sums.
	for await (const [item, row] of inTurns(rows.slice(0, 25).entries())) {
		// Readers of files give all columns without a heading one and the same name.
		const { row_number: number = item + 2, ...rest } = row;
		// Then even a row of headings would be no more than twice as good.
		if (Object.keys(rest).length <= 2 * fields) continue;
		const cells = Object.values(rest).filter((value) => !isEmpty(value));
		const { length } = cells.filter((value) => isTextThat(isHeading, value));
		if (length <= headings) continue;
		// "Client | Acme | Budget | 5000" has fewer of them.
		const inPlans = cells.filter((value) => isTextThat(isOfPlans, value)).length;
		if (inPlans * 2 < cells.length) continue;
		headings = length;
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
	return { field: 'Map Automatically', message: { why: 'headings somewhere else', facts, more } };
}
