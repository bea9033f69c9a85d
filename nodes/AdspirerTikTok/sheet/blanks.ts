import { formatList } from '../base/values';
import type { Topic } from '../contract/fields/field';
import type { Problem } from '../problems/problem';
import type { Sheet, SheetColumn } from './columns';
import type { SheetAnswers, SheetRow } from './sheet';

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

/** @param filledIn the columns that rows fill in, by their places. */
export function columnsBeside(
	{ columns, creation }: Sheet,
	{ mayBeBlank, filledDown }: SheetAnswers,
	filledIn: ReadonlyMap<number, FilledIn>,
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
		deciding.push([column, filled]);
	}
	return { statuses, deciding, areMerged: filledDown.size > 0 };
}

/**
 * What is wrong with the blank cells of a row next to what other rows fill in. Where cells are merged, the first
 * row of a block has what decides, and the others don't: a person says once for each such column whether it is
 * filled down or may be blank.
 *
 * @param lacks true if the row lacks what it can't do without and other rows have: whoever fills down the
 * columns that messages name would leave out the others.
 */
export function blankProblems(
	{ columns, filled }: Pick<SheetRow, 'columns' | 'filled'>,
	{ statuses, deciding, areMerged }: ColumnsBeside,
	lacks: boolean,
): Problem[] {
	const problems: Problem[] = [];
	for (const { position, heading: field } of statuses) {
		if (!columns.has(position)) problems.push({ field, message: { why: 'blank beside others' } });
	}
	if (!areMerged && !lacks) return problems;
	const blank = deciding.filter(
		([{ position, targets }]) =>
			!columns.has(position) && !targets.some((name) => filled.has(name)),
	);
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
