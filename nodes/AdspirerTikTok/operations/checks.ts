import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { ad } from '../contract/ad';
import { adGroup } from '../contract/adGroup';
import type { Creation } from '../contract/creation';
import { boxes } from '../output/boxes';
import { CheckedRows, checkedItems, checkBoxes } from '../output/checkRows';
import { checkedColumns, columnItem, columnsLine } from '../output/columns';
import { lineOf, problemLines } from '../output/problemText';
import { linesOf, outcomesOf } from '../output/rowOutcome';
import { type ReadSheet, readSheetRows } from '../rows/readRows';
import { executionScope } from '../run/journal';
import { NameLookup } from '../run/nameLookup';
import { planRows } from '../run/plan';
import { type SpecialOperation, checksOffered } from './form';
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
	const outcomes = outcomesOf(rows, (item) => plan[item]);
	return await tellChecked(context, { outcomes, creation }, lookup.calls);
}

/** The items and boxes of checked rows. */
export async function tellChecked(
	context: IExecuteFunctions,
	checked: CheckedRows,
	lookUps: number,
): Promise<INodeExecutionData[]> {
	const items = await checkedItems(checked);
	if (items.length > 0) {
		context.addExecutionHints(...(await checkBoxes(checked, items, lookUps)));
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
