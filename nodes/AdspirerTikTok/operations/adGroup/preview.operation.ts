import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { adGroup } from '../../contract/adGroup';
import { executionScope } from '../../run/journal';
import { planRows, type PlannedRow } from '../../run/plan';
import { groupsOf } from '../../output/hints';
import { previewHints, previewItem, type CheckedRow } from '../../output/preview';
import { listRows } from '../../output/words';
import type { Problem } from '../../parse/cell';
import { eventLoopBreaks } from '../../client/eventLoop';
import { readRows } from '../../rows/readRows';
import type { ParsedRow } from '../../rows/row';
import { collectLookups } from '../../run/nameLookup';
import { labelsOf, type OwnOperation } from '../operation';
import { addHints } from '../../run/runRows';
import { createAdGroup } from './create.operation';

/** Checks rows; its form is Create's, with the options that say how rows are read. */
export const checkRows: OwnOperation = {
	resource: 'adGroup',
	choice: {
		name: 'Check Rows (Dry Run)',
		value: 'preview',
		description: 'Check rows and show what would be sent, without making calls or using quota',
		action: 'Check rows without creating',
	},
	options: [
		'additionalArguments',
		'budgetLimit',
		'dateOrder',
		'existingAdgroupId',
		'fillDownColumns',
		'ignoreColumns',
		'rowsWithWarnings',
		'scheduleTimezone',
		'startPaused',
	],
	execute: preview,
};

/**
 * Checks every row and shows what Create would send, without a call. A bad row is an item, never an
 * error, so that an If node can tell good rows from bad ones.
 */
async function preview(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const labels = labelsOf(createAdGroup);
	const read = await readRows(context, { ...createAdGroup, labels });
	const { rows, queries } = await collectLookups(read);
	const plan = await planRows(rows, executionScope(context, adGroup, true));
	const checked: CheckedRow[] = [];
	for (const group of groupsOf(rows, ({ item }) => plan[item])) {
		const names = group.map(({ name }) => name);
		const repeated =
			names.length > 1
				? `The same ad group is in ${listRows(names)}, so it is created once.`
				: undefined;
		for (const [at, row] of group.entries()) {
			const problems = [...row.problems, ...otherValues(row, rows, plan[row.item])];
			checked[row.item] = { row: { ...row, problems }, repeated, isRepeat: at > 0 };
		}
	}
	const items: INodeExecutionData[] = [];
	const takeBreak = eventLoopBreaks();
	for (const [item, one] of checked.entries()) {
		items.push({ json: previewItem(one, adGroup), pairedItem: { item } });
		await takeBreak();
	}
	await addHints(context, async () =>
		rows.length > 0 ? await previewHints(checked, queries.length, adGroup) : [],
	);
	return items;
}

/** What is wrong with a row that has the name or key of an earlier one, and other values. */
function otherValues(
	row: ParsedRow,
	rows: readonly ParsedRow[],
	planned: PlannedRow | undefined,
): Problem[] {
	const result = planned && 'result' in planned ? planned.result : undefined;
	const reason = result && 'failure' in result ? result.failure.reason : undefined;
	const other = reason?.type === 'other values' && rows[reason.item ?? -1];
	if (!other) return [];
	const field = reason.by === 'key' ? 'Duplicate Key' : row.labelOf('adgroup_name');
	const message = `is the same as in ${listRows([other.name])}, but other values differ. Change or remove one of the two.`;
	return [{ field, message }];
}
