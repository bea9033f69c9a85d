import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { executionScope } from '../../duplicates/executionScope';
import { openJournal } from '../../duplicates/journal';
import { planRows, type PlannedRow } from '../../duplicates/plan';
import { previewHint, previewItem, type CheckedRow } from '../../output/preview';
import { listRows } from '../../output/words';
import type { Problem } from '../../parse/cell';
import { eventLoopBreaks } from '../../rows/eventLoop';
import { readRows } from '../../rows/readRows';
import type { Row, RowName } from '../../rows/row';
import { asIfNamed } from '../campaignNames';
import { labelsOf, type OwnOperation } from '../operation';
import { addHints } from '../runRows';
import { createAdGroup } from './create.operation';

/** Checks rows; its form is Create's. */
export const checkRows: OwnOperation = {
	resource: 'adGroup',
	choice: {
		name: 'Check Rows (Dry Run)',
		value: 'preview',
		description: 'Check rows and show what would be sent, without making calls or using quota',
		action: 'Check rows without creating',
	},
	execute: preview,
};

/**
 * Checks every row and shows what Create would send, without a call. A bad row is an item, never an
 * error, so that an If node can tell good rows from bad ones.
 */
async function preview(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const { rows, unusedColumns } = await readRows(context, {
		...createAdGroup,
		labels: labelsOf(createAdGroup),
	});
	// Nothing is created here, so nothing is to be remembered.
	const scope = { ...executionScope(context), journal: openJournal({}, 'preview', '0') };
	const plan = await planRows(rows.map(asIfNamed), scope);
	const groups = new Map<number, RowName[]>();
	const leaderOf = (item: number) => {
		const planned = plan[item];
		return planned && 'sameAs' in planned ? planned.sameAs : item;
	};
	for (const { item, name } of rows) {
		const group = groups.get(leaderOf(item));
		if (group) group.push(name);
		else groups.set(leaderOf(item), [name]);
	}
	const notes = new Map(
		[...groups]
			.filter(([, group]) => group.length > 1)
			.map(([leader, group]) => [
				leader,
				[`The same ad group is in ${listRows(group)}, so it is created once.`],
			]),
	);
	const checked: CheckedRow[] = [];
	const items: INodeExecutionData[] = [];
	const takeBreak = eventLoopBreaks();
	for (const row of rows) {
		const { item } = row;
		const problems = [...row.problems, ...otherValues(plan[item], row, rows)];
		const one = { row, problems, notes: notes.get(leaderOf(item)) ?? [] };
		checked.push(one);
		items.push({ json: previewItem(one), pairedItem: { item } });
		await takeBreak();
	}
	addHints(context, () => (rows.length > 0 ? [previewHint(checked, unusedColumns)] : []));
	return items;
}

/** What is wrong with a row that has the name or key of an earlier one, and other values. */
function otherValues(
	planned: PlannedRow | undefined,
	{ labelOf }: Row,
	rows: readonly Row[],
): Problem[] {
	const result = planned && 'result' in planned ? planned.result : undefined;
	const reason = result && 'failure' in result ? result.failure.reason : undefined;
	if (reason?.type !== 'other values' || reason.item === undefined) return [];
	const other = rows[reason.item]?.name ?? { item: reason.item };
	const field = reason.by === 'key' ? 'Duplicate Key' : labelOf('adgroup_name');
	const message = `is the same as in ${listRows([other])}, but other values differ. Change or remove one of the two.`;
	return [{ field, message }];
}
