import type { IDataObject } from 'n8n-workflow';

import { inTurns } from '../base/turns';
import { formatList, formatValue, isEmpty } from '../base/values';
import type { Topic } from '../contract/fields/field';
import type { Problem } from '../problems/problem';
import type { Sheet, SheetColumn } from '../sheet/columns';
import type { SheetAnswers } from '../sheet/sheet';
import type { RawRow } from './row';

/** Columns about these decide who sees what, when and at which price. */
const topicsThatDecide: readonly Topic[] = [
	'bids',
	'schedule',
	'places',
	'people',
	'audiences',
	'delivery',
];

/** How many rows fill in a column, and what people call the first of them. */
export interface FilledIn {
	count: number;
	readonly first: unknown;
	/** True if its blank cells ask by themselves: they may be merged, or of another network. */
	readonly asks?: boolean;
}

/** Columns about these narrow who sees the ads, where and when. */
const topicsThatNarrow: readonly Topic[] = ['schedule', 'places', 'people', 'audiences'];

/** The rows of each campaign, in order. Those of one thing are compared with each other, so its first one counts. */
async function campaignBlocks(rows: readonly RawRow[], { creation }: Sheet): Promise<RawRow[][]> {
	const blocks: RawRow[][] = [];
	let parent: string | undefined;
	let name: unknown;
	for await (const row of inTurns(rows)) {
		const ownName = row.cells.get(creation.nameArgument)?.value;
		if (row.isNone || (!isEmpty(ownName) && ownName === name)) continue;
		name = ownName;
		const cell = row.parentName?.cell ?? row.cells.get(creation.parentArgument);
		const own = isEmpty(cell?.value) ? parent : formatValue(cell?.value);
		if (blocks.length === 0 || own !== parent) blocks.push([]);
		blocks.at(-1)?.push(row);
		parent = own;
	}
	return blocks;
}

/** A column's cells, campaign by campaign; null for a blank one. */
type Blocks = ReadonlyArray<readonly unknown[]>;

const isBlank = (cell: unknown) => cell === null;

/**
 * True for cells as merged ones arrive: each campaign's first row has one, and blank ones follow it or another one, a
 * third of all. Two equal ones wouldn't stand one below the other.
 */
function lookMerged(blocks: Blocks): boolean {
	const cells = blocks.flat();
	const isSpread = (block: readonly unknown[]) =>
		isBlank(block[1]) || block.some((cell, at) => !isBlank(cell) && isBlank(block[at - 1]));
	const repeats = (block: readonly unknown[]) =>
		block.some((cell, at) => !isBlank(cell) && cell === block[at - 1]);
	return (
		blocks.every(([first]) => !isBlank(first)) &&
		blocks.some(isSpread) &&
		!blocks.some(repeats) &&
		cells.filter(isBlank).length * 3 >= cells.length
	);
}

/** True if the first row of a sheet alone has a cell. */
function isOfFirstAlone(blocks: Blocks): boolean {
	const [first, ...others] = blocks.flat();
	return !isBlank(first) && others.length > 1 && others.every(isBlank);
}

const timesOfPlan = ['schedule_start_time', 'schedule_end_time'];

/** The places of the columns that look merged, the time of a whole plan over its campaigns, too. */
export async function mergedColumns(
	rows: readonly RawRow[],
	sheet: Sheet,
	written: readonly IDataObject[],
): Promise<Set<number>> {
	const blocks = await campaignBlocks(rows, sheet);
	const merged = new Set<number>();
	for await (const [heading, column] of inTurns(sheet.columns)) {
		const { decision, group, position, targets } = column;
		const narrows = group !== undefined && topicsThatNarrow.includes(group);
		if (decision !== 'field' || !narrows) continue;
		const cells = blocks.map((block) =>
			block.map(({ item, columns }) => (columns.has(position) ? written[item]?.[heading] : null)),
		);
		const isTime = targets.some((name) => timesOfPlan.includes(name));
		if (lookMerged(cells) || (isTime && isOfFirstAlone(cells))) merged.add(position);
	}
	return merged;
}

/** Columns whose blank cells mean something next to what other rows fill in. */
export interface ColumnsBeside {
	/** A status is filled in for each row. */
	readonly statuses: readonly SheetColumn[];
	/** Those that decide, unless a person says what their blank cells mean. */
	readonly deciding: ReadonlyArray<readonly [column: SheetColumn, filledIn: FilledIn]>;
	/** True if a person fills down columns, so that the sheet has merged cells. */
	readonly areMerged: boolean;
}

/**
 * @param filledIn the columns that rows fill in, by their places.
 * @param merged the places of those that look merged.
 */
export function columnsBeside(
	{ columns, creation }: Sheet,
	{ mayBeBlank, filledDown }: SheetAnswers,
	{
		filledIn,
		merged,
	}: {
		readonly filledIn: ReadonlyMap<number, FilledIn>;
		readonly merged: ReadonlySet<number>;
	},
): ColumnsBeside {
	const statuses: SheetColumn[] = [];
	const deciding: Array<readonly [SheetColumn, FilledIn]> = [];
	const amounts = creation.sheet?.amount?.columns ?? [];
	for (const [written, column] of columns) {
		const { decision, position, means, targets, group } = column;
		const filled = filledIn.get(position);
		if (decision !== 'field' || !filled) continue;
		if (means === 'status') statuses.push(column);
		const isNeeded = [...amounts, ...creation.neverBlank].some((name) => targets.includes(name));
		const isSaid = mayBeBlank.has(written) || filledDown.has(written);
		if (isNeeded || isSaid || !group || !topicsThatDecide.includes(group)) continue;
		const asks = means === 'network' || merged.has(position);
		deciding.push([column, { ...filled, asks }]);
	}
	return { statuses, deciding, areMerged: filledDown.size > 0 };
}

/**
 * The problems of a row's blank cells in columns that other rows fill in. Where cells are merged, the first
 * row of a block has what decides, and the others don't: a person says once for each such column whether it is
 * filled down or may be blank.
 *
 * @param lacks true if the row lacks what it can't do without and other rows have: whoever fills down the
 * columns that messages name would leave out the others.
 */
export function blankProblems(
	{ columns, filled, cells }: Pick<RawRow, 'columns' | 'filled' | 'cells'>,
	{ statuses, deciding, areMerged }: ColumnsBeside,
	lacks: boolean,
): Problem[] {
	const problems: Problem[] = [];
	for (const { position, heading: field } of statuses) {
		if (!columns.has(position)) problems.push({ field, message: { why: 'blank beside others' } });
	}
	// What the form says for all rows counts in blank cells, too.
	const isOfForm = (name: string) => !isEmpty(cells.get(name)?.value);
	const blank = deciding.filter(([{ position, targets }, { asks }]) => {
		if (columns.has(position) || targets.some((name) => filled.has(name))) return false;
		return areMerged || lacks || (asks && !targets.some(isOfForm));
	});
	const [only, ...others] = blank;
	if (only && others.length === 0) {
		const [{ heading: field }, { count, first }] = only;
		const where = count === 1 ? `row ${String(first)} only` : `${count} other rows`;
		problems.push({ field, message: { why: 'blank in one column', facts: { where } } });
	} else if (only) {
		const headings = blank.map(([{ heading }]) => heading);
		const facts = { columns: formatList(headings.map((heading) => `'${heading}'`)) };
		const message = { why: 'blank in several columns', facts } as const;
		problems.push({ field: '', message, columns: headings });
	}
	return problems;
}
