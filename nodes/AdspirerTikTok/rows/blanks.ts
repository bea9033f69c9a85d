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

/** What a whole plan often has in common, in one merged cell. */
const timesOfPlan = ['schedule_start_time', 'schedule_end_time'];

/** A column whose blank cells may be merged with one above. */
interface MaybeMerged {
	readonly position: number;
	/** The cells of the same campaign so far, from the first; null for a blank one. */
	above: unknown[];
	blanks: number;
	/** True for a time while no row but the first one has it. */
	isFirstAlone: boolean;
	/** True once a blank one is right below a campaign's first cell, or a filled one below blank ones. */
	hasBlock: boolean;
	/** False once a blank one has none above, or a filled one says the same as the one above. */
	mayBeMerged: boolean;
}

/** Counts a row's cell. Two equal cells one below the other wouldn't stand there if cells were merged. */
function addRow(column: MaybeMerged, row: RawRow, written: unknown): void {
	const { above, position } = column;
	const cell = row.columns.has(position) ? written : null;
	const last = above.at(-1);
	if (cell === null && above.length === 0) column.mayBeMerged = false;
	else if (cell === null) column.blanks += 1;
	else if (cell === last) column.mayBeMerged = false;
	if (cell === null ? above.length === 1 : last === null) column.hasBlock = true;
	above.push(cell);
}

/**
 * The places of columns that look merged: the first row of each campaign fills them in, and below it are blank cells,
 * of a third of the rows or more; or the first row alone has the time of all.
 */
export async function mergedColumns(
	rows: readonly RawRow[],
	{ columns, creation }: Sheet,
	written: readonly IDataObject[],
): Promise<Set<number>> {
	const found = new Map<string, MaybeMerged>();
	for (const [heading, { decision, group, position, targets }] of columns) {
		const narrows = group !== undefined && topicsThatNarrow.includes(group);
		if (decision !== 'field' || !narrows) continue;
		const isTime = targets.some((name) => timesOfPlan.includes(name));
		const isFirstAlone = isTime && rows[0]?.columns.has(position) === true;
		const none = { above: [], blanks: 0, hasBlock: false, mayBeMerged: true };
		found.set(heading, { position, isFirstAlone, ...none });
	}
	let count = 0;
	let parent = '';
	let name: unknown;
	for await (const row of inTurns(rows)) {
		const ownName = row.cells.get(creation.nameArgument)?.value;
		// Rows of one thing are compared with each other.
		if (row.isNone || (!isEmpty(ownName) && ownName === name)) continue;
		name = ownName;
		count += 1;
		const cell = row.parentName?.cell ?? row.cells.get(creation.parentArgument);
		const own = isEmpty(cell?.value) ? parent : formatValue(cell?.value);
		for (const [heading, column] of found) {
			if (own !== parent) column.above = [];
			addRow(column, row, written[row.item]?.[heading]);
			if (row.item > 0 && row.columns.has(column.position)) column.isFirstAlone = false;
		}
		parent = own;
	}
	const merged = [...found.values()].filter(
		({ isFirstAlone, mayBeMerged, hasBlock, blanks }) =>
			(isFirstAlone && count > 2) || (mayBeMerged && hasBlock && blanks * 3 >= count),
	);
	return new Set(merged.map(({ position }) => position));
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
