import type { INodeExecutionData } from 'n8n-workflow';
import { loopInTurns } from '../client/clock';
import { ad } from '../contract/ad';
import { adGroup } from '../contract/adGroup';
import type { Creation } from '../contract/creation';
import { boxes } from '../output/boxes';
import { columnItem, columnsLine, previewHints, previewItem } from '../output/checks';
import type { CheckedColumn } from '../output/checks';
import { equalRows, linesOf, problemLines } from '../output/rowOutcome';
import { isEmpty, type Problem } from '../parse/cell';
import type { ReadSheet } from '../rows/readRows';
import type { ParsedRow } from '../rows/row';
import { executionScope } from '../run/journal';
import { NameLookup } from '../run/nameLookup';
import { planRows, type PlannedRow } from '../run/plan';
import { addHints } from '../run/runRows';
import { addTo, type Groups } from '../words/groups';
import { cellOptions, type DryRun } from './form';

/** What the rows of a sheet say about each of its columns, in the sheet's order. */
async function checkedColumns({ rows, written, sheet }: ReadSheet): Promise<CheckedColumn[]> {
	// Each row may have headings of its own: to look for each of them in each row would take too long.
	const cellsOf: Groups<{ row: ParsedRow; value: unknown }> = new Map();
	for await (const [at, row] of loopInTurns()(rows.entries())) {
		for (const [heading, value] of Object.entries(written[at] ?? {})) {
			if (!isEmpty(value)) addTo(cellsOf, heading, { row, value });
		}
	}
	const checked: CheckedColumn[] = [];
	for await (const [heading, column] of loopInTurns()(sheet?.columns ?? [])) {
		// A problem may be told with others that the column makes one value with.
		const isOfColumn = ({ remedy, field }: Problem) =>
			!column.isAbsent &&
			(remedy?.column === column.heading || field.split(' + ').includes(column.heading));
		const filled = (cellsOf.get(heading) ?? []).map((cell) => ({
			...cell,
			problem: cell.row.problems.find(isOfColumn),
		}));
		// One that says what becomes of the column.
		const telling = filled.find(
			({ row, problem }) =>
				row.skipped === undefined && (problem !== undefined) === (column.decision === 'asks'),
		);
		const { row, value: example } = telling ?? filled[0] ?? {};
		const problems = filled.flatMap(({ problem }) => problem ?? []);
		checked.push({ column, filled: filled.length, example, row, problems });
	}
	return checked.sort((one, other) => one.column.position - other.column.position);
}

const checkColumns: DryRun['execute'] = async (context, creation, read) => {
	const checked = await checkedColumns(read);
	await addHints(context, async () => {
		const isBad = !read.sheet || checked.some(({ problems }) => problems.length > 0);
		// Headings that are somewhere else are the problem of every row.
		const misplaced = read.sheet ? [] : read.rows.map((row) => ({ row }));
		const told = await linesOf(misplaced, ({ row }) => [problemLines(row.problems)]);
		const lines = [...told, columnsLine(checked, creation), ...problemLines(read.warnings)];
		return await boxes(lines, isBad, [], creation);
	});
	return checked.map((one) => ({
		json: columnItem(one, creation),
		pairedItem: { item: one.row?.item ?? 0 },
	}));
};

/** Checks every row. A bad row is an item, never an error, so that an If node can sort them. */
const checkRows: DryRun['execute'] = async (context, creation, read) => {
	const scope = executionScope(context, creation, true);
	const lookup = new NameLookup(scope);
	const rows = await lookup.resolve(read.rows);
	const plan = await planRows(rows, scope);
	const equal = equalRows(rows, (item) => plan[item]);
	const checked = rows.map((row) => {
		const problems = [...row.problems, ...conflictsOf(row, plan[row.item])];
		return { row: { ...row, problems }, sameAs: equal.get(row.item) };
	});
	const items: INodeExecutionData[] = [];
	for await (const [item, one] of loopInTurns()(checked.entries())) {
		items.push({ json: previewItem(one, creation), pairedItem: { item } });
	}
	await addHints(context, async () => {
		if (rows.length === 0) return [];
		const columns = columnsLine(await checkedColumns(read), creation);
		return await previewHints(checked, creation, lookup.calls, columns);
	});
	return items;
};

/** What is wrong with a row next to others of its name, by the plan for all; it may be the same as one that is refused. */
function conflictsOf({ problems }: ParsedRow, planned: PlannedRow | undefined): readonly Problem[] {
	const result = planned?.result;
	const reason = result && 'failure' in result ? result.failure.reason : undefined;
	return reason?.type === 'invalid' && problems.length === 0 ? reason.problems : [];
}

const ofCells = [...cellOptions, 'fillDownColumns', 'ignoreColumns'];

/** What shows how a sheet of one thing is taken, without a call; with its words for an AI agent. */
const checksOf = (
	resource: DryRun['resource'],
	creation: Creation,
	checkingColumns: string,
	checkingRows: string,
): DryRun[] => [
	{
		resource,
		choice: {
			name: 'Check Columns',
			value: 'columns',
			description:
				'Show what each column of a sheet is taken for, without making calls or using quota',
			action: checkingColumns,
		},
		options: ofCells,
		creation,
		isOfColumns: true,
		execute: checkColumns,
	},
	{
		resource,
		choice: {
			name: 'Check Rows (Dry Run)',
			value: 'preview',
			description: 'Check rows and show what would be sent, without making calls or using quota',
			action: checkingRows,
		},
		options: [
			...ofCells,
			'additionalArguments',
			'budgetLimit',
			creation.existingOption,
			'rowsWithWarnings',
			'startPaused',
		],
		creation,
		execute: checkRows,
	},
];

export const checks: readonly DryRun[] = [
	...checksOf('ad', ad, 'Check columns of a sheet of ads', 'Check ads without creating'),
	...checksOf('adGroup', adGroup, 'Check columns of a sheet', 'Check rows without creating'),
];
