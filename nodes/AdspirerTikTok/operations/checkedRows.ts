import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { loopInTurns } from '../client/clock';
import type { Creation } from '../contract/creation';
import { columnsLine } from '../output/columns';
import { previewHints, previewItem } from '../output/preview';
import { equalRows } from '../output/rowOutcome';
import { listRows } from '../output/words';
import type { Problem } from '../parse/cell';
import { readSheetRows } from '../rows/readRows';
import type { ParsedRow, RowSpec } from '../rows/row';
import { executionScope } from '../run/journal';
import { NameLookup } from '../run/nameLookup';
import { planRows, type PlannedRow } from '../run/plan';
import { addHints } from '../run/runRows';
import { checkedColumns } from './checkedColumns';

/** Checks every row. A bad row is an item, never an error, so that an If node can sort them. */
export async function checkRows(
	context: IExecuteFunctions,
	creation: Creation,
	labels: RowSpec['labels'],
): Promise<INodeExecutionData[]> {
	const { fields } = creation;
	const read = await readSheetRows(context, { fields, mappable: creation, creation, labels });
	const scope = executionScope(context, creation, true);
	const lookup = new NameLookup(scope);
	const rows = await lookup.resolve(read.rows);
	const plan = await planRows(rows, scope);
	const equal = equalRows(rows, (item) => plan[item]);
	const checked = rows.map((row) => {
		const problems = [...row.problems, ...conflictsOf(row, plan[row.item], rows, creation)];
		return { row: { ...row, problems }, sameAs: equal.get(row.item) };
	});
	const items: INodeExecutionData[] = [];
	for await (const [item, one] of loopInTurns()(checked.entries())) {
		items.push({ json: previewItem(one, creation), pairedItem: { item } });
	}
	await addHints(context, async () => {
		if (rows.length === 0) return [];
		const columns = columnsLine(await checkedColumns(read), creation);
		return await previewHints(checked, { lookUps: lookup.calls, columns }, creation);
	});
	return items;
}

/** What is wrong with a row that has the name or key of another one, by the plan for both. */
function conflictsOf(
	{ labelOf, problems }: ParsedRow,
	planned: PlannedRow | undefined,
	rows: readonly ParsedRow[],
	{ nameArgument }: Creation,
): Problem[] {
	const result = planned && 'result' in planned ? planned.result : undefined;
	const reason = result && 'failure' in result ? result.failure.reason : undefined;
	// It may be the same as a row that is refused.
	if (reason?.type === 'invalid') return problems.length === 0 ? [...reason.problems] : [];
	const other = reason?.type === 'other values' && rows[reason.item ?? -1];
	if (!other) return [];
	const [field, change] =
		reason.by === 'key' ? ['Duplicate Key', 'Change'] : [labelOf(nameArgument), 'Rename'];
	const message = `is the same as in ${listRows([other.name])}, but other values differ. ${change} one, make the rows the same, or remove one.`;
	return [{ field, message }];
}
