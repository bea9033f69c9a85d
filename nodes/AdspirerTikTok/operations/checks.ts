import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { inTurns } from '../base/turns';
import { ad } from '../contract/ad';
import { adGroup } from '../contract/adGroup';
import type { Creation } from '../contract/creation';
import { boxes } from '../output/boxes';
import { previewHints, previewItem, type CheckedRow } from '../output/checkRows';
import { columnItem, columnsLine } from '../output/checks';
import { lineOf, problemLines } from '../output/problemText';
import { equalRows, linesOf } from '../output/rowOutcome';
import type { Problem } from '../problems/problem';
import { readSheetRows, type ReadSheet } from '../rows/readRows';
import type { ParsedRow } from '../rows/row';
import { executionScope } from '../run/journal';
import { NameLookup } from '../run/nameLookup';
import { planRows, type PlannedRow } from '../run/plan';
import { checkedColumns } from './checkedColumns';
import { checksOffered, type SpecialOperation } from './form';
import { runWords } from './runRows';

/** The items and boxes of a check of columns. */
export async function checkColumns(
	context: IExecuteFunctions,
	creation: Creation,
	read: ReadSheet,
): Promise<INodeExecutionData[]> {
	const checked = await checkedColumns(read);
	const isBad = !read.sheet || checked.some(({ problems }) => problems.length > 0);
	// Headings that are somewhere else are the problem of every row.
	const misplaced = read.sheet ? [] : read.rows.map((row) => ({ row }));
	const told = await linesOf(misplaced, ({ row }) => [row.problems.map(lineOf)]);
	const happened = [...told, columnsLine(checked), ...problemLines(read.warnings)];
	context.addExecutionHints(...(await boxes({ happened, isBad }, [])));
	return checked.map((column) => ({
		json: columnItem(column, creation),
		pairedItem: { item: column.row.item },
	}));
}

/** Checks every row. A bad row is an item, never an error, so that an If node can sort them. */
async function checkRows(context: IExecuteFunctions, creation: Creation, read: ReadSheet) {
	const scope = executionScope(context, creation, true);
	const lookup = new NameLookup(scope, runWords, read.complete);
	const rows = await lookup.resolve(read.rows);
	const { rows: plan } = await planRows(rows, scope);
	const checked = withVerdicts(rows, plan);
	if (rows.length > 0) {
		const columns = await checkedColumns(read);
		const hints = await previewHints({ rows: checked, creation }, lookup.calls, columns);
		context.addExecutionHints(...hints);
	}
	return await previewItems(checked, (row) => previewItem(row, creation));
}

/** Rows with what is wrong with them next to others, by the plan for all. */
export function withVerdicts(
	rows: readonly ParsedRow[],
	plan: readonly PlannedRow[],
): readonly CheckedRow[] {
	const equal = equalRows(rows, (item) => plan[item]);
	return rows.map((row) => {
		const { item } = row;
		let { problems } = row;
		// It may be the same as one that is refused.
		if (problems.length === 0) problems = conflictsIn(plan[item]);
		return {
			row: { ...row, problems },
			sameAs: equal.get(item),
		};
	});
}

/** What is wrong with a good row next to others of its name. */
function conflictsIn(planned: PlannedRow | undefined): readonly Problem[] {
	if (!planned || !('failure' in planned.result)) return [];
	const { reason } = planned.result.failure;
	if (reason.type !== 'invalid') return [];
	return reason.problems;
}

/** One item for each checked row, in order. */
export async function previewItems(
	checked: readonly CheckedRow[],
	itemOf: (row: CheckedRow) => IDataObject,
): Promise<INodeExecutionData[]> {
	const items: INodeExecutionData[] = [];
	for await (const [item, row] of inTurns(checked.entries())) {
		items.push({
			json: itemOf(row),
			pairedItem: { item },
		});
	}
	return items;
}

/** What shows how a sheet of one thing is taken, without a call. */
function checksOf(resource: string, creation: Creation): SpecialOperation[] {
	const { columns, rows } = checksOffered(resource, creation.noun);
	const spec = {
		fields: creation.fields,
		mappable: creation,
		creation,
	};
	return [
		{
			...columns,
			creation,
			execute: async (context, labels) => {
				const read = await readSheetRows(context, {
					...spec,
					labels,
					isAlwaysMapped: true,
				});
				return await checkColumns(context, creation, read);
			},
		},
		{
			...rows,
			creation,
			execute: async (context, labels) => {
				const read = await readSheetRows(context, { ...spec, labels });
				return await checkRows(context, creation, read);
			},
		},
	];
}

export const checks: readonly SpecialOperation[] = [
	...checksOf('ad', ad),
	...checksOf('adGroup', adGroup),
];
