import type { IDataObject, INode, INodeExecutionData } from 'n8n-workflow';
import { tools } from '../contract/tools';
import { remaining, type Quota } from '../response/quota';
import { isCreated, type Answer, type Done, type Failed } from '../response/result';
import { aboutRow, failureLine, whatToDo } from './describe';
import { asJson } from './json';
import { errorOutputItem, nodeError } from './nodeError';
import { isFailed, type Output, type Row, type RowOutcome, type Run } from './rowOutcome';

/** The allowance with what is left of it; null where the plan has no limit. */
function quotaItem(quota: Quota): IDataObject {
	const { used, limit, tier, period_end, ...others } = quota;
	return asJson({
		used,
		limit,
		remaining: remaining(quota) ?? null,
		...(tier !== undefined && { tier }),
		...(period_end !== undefined && { period_end }),
		...others,
	});
}

const cutRemark =
	'(This answer was too long to keep with the execution. The rest of it is missing.)';

/** What an item shows of an answer, the text last. */
function answerColumns({ quota, structured, content, tool, text, isCut }: Answer) {
	return {
		...(quota !== undefined && { quota: quotaItem(quota) }),
		...(structured !== undefined && { structured }),
		...(content !== undefined && { content }),
		...(tool !== undefined && { tool }),
		text: isCut ? `${text}\n\n${cutRemark}` : text,
	};
}

/** The output of Create: the ad group, or the answer as it came where it isn't to be simplified. */
export function createdOutput(done: Done, { options }: Row): Output {
	const { answer, key } = done;
	if (!isCreated(done)) throw new RangeError('A creation has an ad group');
	if (!options.simplify && answer.raw !== undefined) return { items: [asJson(answer.raw)] };
	const { adgroupId, adgroupName, campaignId, alreadyCreated } = done.adGroup;
	const item = asJson({
		success: true,
		adgroup_id: adgroupId,
		adgroup_name: adgroupName,
		campaign_id: campaignId,
		...(alreadyCreated !== undefined && { already_created: true }),
		idempotency_key: key,
		...answerColumns({ ...answer, tool: answer.tool ?? tools.createAdGroup.name }),
	});
	return { items: [item] };
}

/**
 * The output of a change to the row's ad group.
 *
 * @param more what the operation says of it, such as that it was deleted.
 */
export function changedOutput(
	{ answer, key }: Done,
	{ values }: Row,
	more: Readonly<Record<string, unknown>>,
): Output {
	const item = asJson({
		success: true,
		adgroup_id: values.adgroup_id,
		...more,
		idempotency_key: key,
		...answerColumns(answer),
	});
	return { items: [item] };
}

/**
 * The items of a run, each paired with its row. On the error output a failed row keeps its own
 * columns, since `status`, `row` and `name` are usual headings; elsewhere the result wins over a column.
 *
 * @param columnsOf the input items' own columns, by place.
 */
export function outputItems(
	run: Run,
	node: INode,
	columnsOf: (item: number) => IDataObject,
): INodeExecutionData[] {
	return run.outcomes.flatMap((outcome) => {
		const { row, result, output } = outcome;
		const { item, options, limit } = row;
		const own = columnsOf(item);
		const withOwn = (json: IDataObject): INodeExecutionData => ({
			json: options.includeInputFields ? withColumns(own, json) : json,
			pairedItem: { item },
		});
		if ('skipped' in result) {
			const text = result.skipped;
			return [withOwn({ success: true, skipped: true, adgroup_id: null, text })];
		}
		if (!isFailed(outcome)) return output?.items.slice(0, limit).map(withOwn) ?? [];
		const columns = errorColumns(outcome, run);
		if (node.onError !== 'continueErrorOutput') {
			return [withOwn({ ...firstColumns(outcome, run), ...columns })];
		}
		const error = nodeError(node, outcome.result.failure, failureLine(outcome, run), []);
		return [errorOutputItem({ ...own, ...columns }, item, error)];
	});
}

/** What a failed item begins with, like an item of the same operation that is none. */
function firstColumns({ row: { values } }: RowOutcome<Failed>, { work }: Run): IDataObject {
	if ('finds' in work) return { success: false };
	const textIn = (name: string) => {
		const value = values[name];
		return typeof value === 'string' ? value : null;
	};
	return {
		success: false,
		adgroup_id: work.did === 'created' ? null : textIn('adgroup_id'),
		adgroup_name: textIn('adgroup_name'),
		campaign_id: textIn('campaign_id'),
	};
}

/** The two columns that an error adds to a row. */
function errorColumns(
	outcome: RowOutcome<Failed>,
	run: Run,
): { error: string; error_details: IDataObject } {
	const { row, result } = outcome;
	const { failure, key } = result;
	const { reason } = failure;
	return {
		error: failureLine(outcome, run),
		error_details: asJson({
			kind: failure.kind,
			http_status: failure.status,
			row: row.item + 1,
			...(row.name.sheetRow !== undefined && { sheet_row: row.name.sheetRow }),
			what_to_do: whatToDo(failure, aboutRow(outcome, run)),
			idempotency_key: key,
			...(failure.outcomeUnknown && { outcome_unknown: true }),
			...('adgroupId' in reason && reason.adgroupId && { existing_adgroup_id: reason.adgroupId }),
			...(reason.type === 'invalid' && {
				problems: reason.problems.map((problem) => ({ ...problem })),
			}),
			...(reason.type === 'account required' && {
				accounts: reason.accounts.map(({ name, id }) => ({ name, id })),
			}),
			...(failure.quota && { quota: quotaItem(failure.quota) }),
		}),
	};
}

/**
 * A row's own columns, and then its result, which wins over a column of the same name. An error that an
 * earlier run wrote to the sheet would make a success look like a failure.
 */
function withColumns(columns: IDataObject, result: IDataObject): IDataObject {
	const item = { ...columns };
	delete item.error;
	delete item.error_details;
	return Object.assign(item, result);
}
