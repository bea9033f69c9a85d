import type { Topic } from '../contract/fields/field';
import { formatList } from '../base/wording';
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

/** What a row fills in, and that it is one. */
type Filling = Pick<SheetRow, 'isNone' | 'columns' | 'filled'> & {
	readonly item: number;
	readonly sheetRow: unknown;
};

/** A column that rows fill in, with those that do. */
interface FilledColumn {
	readonly column: SheetColumn;
	readonly rows: readonly Filling[];
}

const isBlank = ({ position }: SheetColumn, { columns }: Filling) => !columns.has(position);

/** True if no column of the row fills what this one fills. */
const isLacking = (column: SheetColumn, row: Filling) =>
	isBlank(column, row) && !column.targets.some((name) => row.filled.has(name));

/**
 * Says what is wrong with the blank cells of a row next to what other rows fill in. A status is filled in for
 * each row. And where cells are merged, the first row of a block has what decides, and the others don't: a
 * person says once for each such column whether it is filled down or may be blank.
 */
export function blanksBeside(
	rows: readonly Filling[],
	{ columns, creation }: Sheet,
	{ mayBeBlank, filledDown }: SheetAnswers,
): (row: Filling) => Problem[] {
	const given = rows.filter(({ isNone }) => !isNone);
	const statuses: SheetColumn[] = [];
	/** What no row may leave blank where others fill it in; of several columns of amounts, one is enough. */
	const needed: Array<readonly string[]> = [];
	const amounts = creation.sheet?.amount?.columns ?? [];
	const deciding: FilledColumn[] = [];
	for (const [written, column] of columns) {
		if (column.decision !== 'field') continue;
		const { means, targets, group } = column;
		const filled = given.filter((row) => !isBlank(column, row));
		if (filled.length === 0) continue;
		if (means === 'status') statuses.push(column);
		else if (targets.some((name) => amounts.includes(name))) needed.push(amounts);
		else if (targets.some((name) => creation.neverBlank.includes(name))) needed.push(targets);
		else if (group && topicsThatDecide.includes(group)) {
			const isSaid = mayBeBlank.has(written) || filledDown.has(written);
			if (!isSaid) deciding.push({ column, rows: filled });
		}
	}
	return (row) => {
		const problems: Problem[] = [];
		for (const status of statuses) {
			if (!isBlank(status, row)) continue;
			problems.push({ field: status.heading, message: { why: 'blank beside others' } });
		}
		// Whoever fills down the columns that messages name would leave out the others.
		const isMerged =
			filledDown.size > 0 || needed.some((names) => !names.some((name) => row.filled.has(name)));
		const blank = deciding.filter(({ column }) => isMerged && isLacking(column, row));
		if (blank.length > 0) problems.push(askForBlank(blank));
		return problems;
	};
}

/** Asks what blank cells mean that other rows fill in. */
function askForBlank(blank: readonly FilledColumn[]): Problem {
	const columns = blank.map(({ column }) => column.heading);
	const [field = '', ...more] = columns;
	if (more.length > 0) {
		const facts = { columns: formatList(columns.map((heading) => `'${heading}'`)) };
		return { field: '', message: { why: 'blank in several columns', facts }, columns };
	}
	const [first, ...others] = blank[0]?.rows ?? [];
	let where = `${others.length + 1} other rows`;
	if (first && others.length === 0) where = `row ${String(first.sheetRow ?? first.item + 1)} only`;
	return { field, message: { why: 'blank in one column', facts: { where } } };
}
