import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { executionScope } from '../../duplicates/executionScope';
import { openJournal } from '../../duplicates/journal';
import { planRows } from '../../duplicates/plan';
import { previewHints, previewItem, type CheckedRow } from '../../output/preview';
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
	const rows = await readRows(context, {
		...createAdGroup,
		labels: labelsOf(createAdGroup),
	});
	// Nothing is created here, so nothing is to be remembered.
	const scope = { ...executionScope(context), journal: openJournal({}, 'preview', '0', '') };
	const plan = await planRows(rows.map(asIfNamed), scope);
	const nameOf = (item: number) => rows[item]?.name ?? { item };
	const repeated = new Map<unknown, RowName[]>();
	for (const { item, name } of rows) {
		const group = repeated.get(plan[item]);
		if (group) group.push(name);
		else repeated.set(plan[item], [name]);
	}
	const noteOf = new Map(
		[...repeated]
			.filter(([, group]) => group.length > 1)
			.map(([planned, group]) => [
				planned,
				`The same ad group is in ${listRows(group)}, so it is created once.`,
			]),
	);
	const seen = new Set<unknown>();
	const items: INodeExecutionData[] = [];
	const checked: CheckedRow[] = [];
	const takeBreak = eventLoopBreaks();
	for (const row of rows) {
		const { item } = row;
		const planned = plan[item];
		const result = planned?.result;
		const reason = result && 'failure' in result ? result.failure.reason : undefined;
		const found =
			reason?.type === 'other values' && reason.item !== undefined
				? [otherValues(reason.by, row, listRows([nameOf(reason.item)]))]
				: [];
		const note = noteOf.get(planned);
		const one = {
			row: { ...row, problems: [...row.problems, ...found] },
			repeated: note,
			isRepeat: seen.has(planned),
		};
		seen.add(planned);
		checked.push(one);
		items.push({ json: previewItem(one), pairedItem: { item } });
		await takeBreak();
	}
	await addHints(context, async () => (rows.length > 0 ? await previewHints(checked) : []));
	return items;
}

/** A row with the name or key of an earlier one, and other values. */
function otherValues(by: 'name' | 'key', { labelOf }: Row, other: string): Problem {
	return {
		field: by === 'key' ? 'Duplicate Key' : labelOf('adgroup_name'),
		message: `is the same as in ${other}, but other values differ. Change or remove one of the two.`,
	};
}
