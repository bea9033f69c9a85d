import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { inTurns } from '../base/turns';
import { ad } from '../contract/ad';
import { adGroup } from '../contract/adGroup';
import type { Creation } from '../contract/creation';
import { boxes } from '../output/boxes';
import {
	columnItem,
	columnsLine,
	previewHints,
	previewItem,
	type CheckedRow,
} from '../output/checks';
import { lineOf, problemLines } from '../output/problemText';
import { equalRows, linesOf } from '../output/rowOutcome';
import type { Problem } from '../problems/problem';
import type { ParsedRow } from '../rows/row';
import { executionScope } from '../run/journal';
import { NameLookup } from '../run/nameLookup';
import { planRows, type PlannedRow } from '../run/plan';
import { checkedColumns } from './checkedColumns';
import { cellOptions, type DryRun } from './form';
import { addHints, runWords } from './runRows';

/** The items and boxes of a check of columns. */
export const checkColumns: DryRun['execute'] = async (context, creation, read) => {
	const checked = await checkedColumns(read);
	await addHints(context, async () => {
		const isBad = !read.sheet || checked.some(({ problems }) => problems.length > 0);
		// Headings that are somewhere else are the problem of every row.
		const misplaced = read.sheet ? [] : read.rows.map((row) => ({ row }));
		const told = await linesOf(misplaced, ({ row }) => [row.problems.map(lineOf)]);
		const lines = [...told, columnsLine(checked), ...problemLines(read.warnings)];
		return await boxes({ happened: lines, isBad }, []);
	});
	return checked.map((one) => ({
		json: columnItem(one, creation),
		pairedItem: { item: one.row?.item ?? 0 },
	}));
};

/** Checks every row. A bad row is an item, never an error, so that an If node can sort them. */
const checkRows: DryRun['execute'] = async (context, creation, read) => {
	const scope = executionScope(context, creation, true);
	const lookup = new NameLookup(scope, runWords, read.complete);
	const rows = await lookup.resolve(read.rows);
	const { rows: plan } = await planRows(rows, scope);
	const checked = withVerdicts(rows, plan);
	await addHints(context, async () => {
		if (rows.length === 0) return [];
		const columns = await checkedColumns(read);
		return await previewHints({ rows: checked, creation }, lookup.calls, columns);
	});
	return await previewItems(checked, (one) => previewItem(one, creation));
};

/** Rows with what is wrong with them next to others, by the plan for all. */
export function withVerdicts(
	rows: readonly ParsedRow[],
	plan: readonly PlannedRow[],
): readonly CheckedRow[] {
	const equal = equalRows(rows, (item) => plan[item]);
	return rows.map((row) => {
		const problems = [...row.problems, ...conflictsOf(row, plan[row.item])];
		return { row: { ...row, problems }, sameAs: equal.get(row.item) };
	});
}

/** One item for each checked row, in order. */
export async function previewItems(
	checked: readonly CheckedRow[],
	itemOf: (row: CheckedRow) => IDataObject,
): Promise<INodeExecutionData[]> {
	const items: INodeExecutionData[] = [];
	for await (const [item, one] of inTurns(checked.entries())) {
		items.push({ json: itemOf(one), pairedItem: { item } });
	}
	return items;
}

/** What is wrong with a row next to others of its name, by the plan for all; it may be the same as one that is refused. */
function conflictsOf({ problems }: ParsedRow, planned: PlannedRow | undefined): readonly Problem[] {
	const result = planned?.result;
	const reason = result && 'failure' in result ? result.failure.reason : undefined;
	return reason?.type === 'invalid' && problems.length === 0 ? reason.problems : [];
}

/** What shows how a sheet of one thing is taken, without a call; with its words for an AI agent. */
const checksOf = (
	resource: string,
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
				'Show how each column of a sheet is understood, without making calls or using quota',
			action: checkingColumns,
		},
		options: cellOptions,
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
			...cellOptions,
			'additionalArguments',
			'budgetLimit',
			'existingId',
			'rowsWithWarnings',
			'startPaused',
		],
		creation,
		execute: checkRows,
	},
];

export const checks: readonly DryRun[] = [
	...checksOf('ad', ad, 'Check ad columns', 'Check ad rows'),
	...checksOf('adGroup', adGroup, 'Check ad group columns', 'Check ad group rows'),
];
