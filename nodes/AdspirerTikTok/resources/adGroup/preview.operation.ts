import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { executionScope } from '../../duplicates/executionScope';
import { openJournal } from '../../duplicates/journal';
import { planRows } from '../../duplicates/plan';
import { unusedColumnsHints } from '../../output/hints';
import { previewHint, previewItem } from '../../output/previewItem';
import { listRows } from '../../output/rowLabels';
import type { Problem } from '../../parse/problem';
import { eventLoopBreaks } from '../../rows/eventLoop';
import { readRows, type Row } from '../../rows/readRows';
import type { RowName } from '../../rows/rowName';
import { addHints } from '../addHints';
import { creationRows } from './creationRows';

/**
 * Checks every row and shows what Create would send, without a call. A bad row is an item, never an
 * error, so that an If node can tell good rows from bad ones.
 */
export async function preview(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const { rows, unusedColumns } = await readRows(this, creationRows);
	// Nothing is created here, so nothing is to be remembered.
	const scope = { ...executionScope(this), journal: openJournal({}, 'preview', '0') };
	const plan = await planRows({ ...scope, rows });
	const nameOf = (item: number) => rows[item]?.name ?? { item };
	const noteOf = new Map(
		plan.repeated.flatMap((group) => {
			const note = `The same ad group is in ${listRows(group.map(nameOf))}, so it is created once.`;
			return group.map((item): [number, string] => [item, note]);
		}),
	);
	const items: INodeExecutionData[] = [];
	const bad: RowName[] = [];
	let alreadyDone = 0;
	const takeBreak = eventLoopBreaks();
	for (const row of rows) {
		const { item } = row;
		const planned = plan.rows[item];
		const result = planned && 'result' in planned ? planned.result : undefined;
		const reason = result && 'failure' in result ? result.failure.reason : undefined;
		const found =
			reason?.type === 'other values' && reason.item !== undefined
				? [otherValues(reason.by, row, listRows([nameOf(reason.item)]))]
				: [];
		const note = noteOf.get(item);
		if (row.problems.length + found.length > 0) bad.push(row.name);
		else if (row.existingAdgroupId !== undefined) alreadyDone += 1;
		const json = previewItem(row, found, note === undefined ? [] : [note]);
		items.push({ json, pairedItem: { item } });
		await takeBreak();
	}
	const ready = rows.length - alreadyDone - bad.length;
	addHints(this, () => [
		...(rows.length > 0 ? [previewHint(ready, alreadyDone, bad)] : []),
		...unusedColumnsHints(unusedColumns),
	]);
	return items;
}

/** A row with the name or key of an earlier one, and other values. */
function otherValues(by: 'name' | 'key', { labelOf }: Row, other: string): Problem {
	return {
		field: by === 'key' ? 'Duplicate Key' : labelOf('adgroup_name'),
		message: `is the same as in ${other}, but other values differ. Change or remove one of the two.`,
	};
}
