import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
} from 'n8n-workflow';
import { openService } from '../../client/service';
import type { Tool } from '../../contract/tools';
import { endedCalls, failedCallItem, type DoneRow, type FailedCall } from '../../output/callItems';
import { equalRowsHints, textHints } from '../../output/callHints';
import { callSummaryHint, callStopLog } from '../../output/callSummary';
import type { Work } from '../../output/description';
import { rowHints, unusedColumnsHints } from '../../output/hints';
import { quotaHints } from '../../output/quotaHints';
import { rowLabel } from '../../output/rowLabels';
import { refusedRun } from '../../output/runError';
import { canonicalJson } from '../../parse/exactJson';
import { failure } from '../../response/failure';
import { QuotaWatch } from '../../response/quotaWatch';
import type { Answer } from '../../response/result';
import type { CallFields } from '../../rows/callFields';
import { readCallRows, type CallRow } from '../../rows/readCallRows';
import { labelIn } from '../labelIn';
import { callTool, type CallResult, type ToolCall } from './callTool';

/** What a call's answer gives out. */
export interface CallOutput {
	readonly items: readonly IDataObject[];
	/** What is to be said of the row beside its items. */
	readonly hint?: string;
}

/** An operation that makes one call for each row. */
export interface RowOperation extends CallFields {
	/** The operation's own fields, which messages name by their labels. */
	readonly form: readonly INodeProperties[];
	readonly tool: Tool;
	readonly work: Work;
	/** An argument that some versions of the tool require and others refuse as unknown. */
	readonly droppable?: string;
	readonly output: (answer: Answer, row: CallRow, key: string | null) => CallOutput;
}

/**
 * Runs an operation: all rows are checked before the first call, rows that are equal are sent once,
 * and what fails goes where the node's On Error setting says.
 */
export async function runRowCalls(
	context: IExecuteFunctions,
	operation: RowOperation,
): Promise<INodeExecutionData[]> {
	const { work, form } = operation;
	const input = context.getInputData();
	if (input.length === 0) return [];
	const { rows, unusedColumns } = await readCallRows(
		context,
		(name, collection) => labelIn(form, name, collection),
		operation,
	);
	const failedCall = (row: CallRow, result: Extract<CallResult, { failure: unknown }>) =>
		failedCallOf(row, rows, result, work);
	const bad = new Map<CallRow, CallResult>();
	for (const row of rows) {
		const { problems } = row;
		if (problems.length > 0)
			bad.set(row, { failure: failure({ type: 'invalid', problems }), key: null });
	}
	context.addExecutionHints(...rowHints(rows), ...unusedColumnsHints(unusedColumns));
	if (bad.size > 0 && !context.continueOnFail()) {
		const failed = [...bad].flatMap(([row, result]) =>
			'failure' in result ? [failedCall(row, result)] : [],
		);
		throw refusedRun(context.getNode(), failed, rows.length, {
			created: [],
			unknown: [],
		});
	}

	const groups = equalRows(rows.filter((row) => !bad.has(row)));
	if ('did' in work) {
		const repeated = groups.filter(({ length }) => length > 1);
		context.addExecutionHints(
			...equalRowsHints(repeated.map((group) => group.map(({ name }) => name))),
		);
	}
	const quota = new QuotaWatch(undefined, groups.length);
	const { results, firstFailed } = await makeCalls(context, operation, groups, quota);
	for (const [row, result] of bad) results.set(row, result);

	const done: DoneRow[] = [];
	const failed: FailedCall[] = [];
	for (const row of rows) {
		const result = results.get(row);
		if (result && 'answer' in result) done.push({ row: row.name, args: row.args });
		else if (result) failed.push(failedCall(row, result));
	}
	if (context.getExecutionCancelSignal()?.aborted) {
		// n8n keeps nothing else of a stopped execution.
		for (const { message, details } of callStopLog(work, done, failed)) {
			context.logger.warn(message, details);
		}
		return [];
	}
	context.addExecutionHints(...quotaHints(quota));
	if (failed.length > 0 && !context.continueOnFail()) {
		throw endedCalls(context.getNode(), work, failed, done, firstFailed);
	}
	context.addExecutionHints(callSummaryHint(work, done.length, failed, quota.last, Date.now()));

	const texts: Array<{ row: CallRow['name']; text: string }> = [];
	const items = rows.flatMap((row): INodeExecutionData[] => {
		const { item, options } = row;
		const columns = input[item]?.json ?? {};
		const result = results.get(row);
		if (!result) return [];
		if ('failure' in result) {
			return [failedCallItem(context.getNode(), failedCall(row, result), columns, options)];
		}
		const output = operation.output(result.answer, row, result.key);
		if (output.hint !== undefined) texts.push({ row: row.name, text: output.hint });
		return output.items.slice(0, row.limit).map((json) => ({
			json: options.includeInputFields ? { ...columns, ...json } : json,
			pairedItem: { item },
		}));
	});
	context.addExecutionHints(...textHints(texts));
	return items;
}

/** Rows with the same arguments, in the order of the first of each. */
function equalRows(rows: readonly CallRow[]): CallRow[][] {
	const groups = new Map<string, CallRow[]>();
	for (const row of rows) {
		const id = canonicalJson(row.args);
		const group = groups.get(id);
		if (group) group.push(row);
		else groups.set(id, [row]);
	}
	return [...groups.values()];
}

/** Makes a call for each group of equal rows. */
async function makeCalls(
	context: IExecuteFunctions,
	{ tool, droppable }: RowOperation,
	groups: readonly CallRow[][],
	quota: QuotaWatch,
): Promise<{ results: Map<CallRow, CallResult>; firstFailed: number | undefined }> {
	const results = new Map<CallRow, CallResult>();
	const [first] = groups;
	if (!first) return { results, firstFailed: undefined };
	const groupOf = new Map(groups.map((group) => [group[0]?.item, group]));
	let firstFailed: number | undefined;
	const conclude = ({ item }: Pick<ToolCall, 'item'>, result: CallResult) => {
		for (const row of groupOf.get(item) ?? []) results.set(row, result);
		if ('failure' in result && result.failure.kind !== 'not_sent') firstFailed ??= item;
	};
	const calls = groups.flatMap(([row]): ToolCall[] => (row ? [row] : []));
	const service = await openService(context);
	if ('problem' in service) {
		const reason = { type: 'bad credential', problem: service.problem } as const;
		const problem = failure(reason, { abortScope: 'run' });
		calls.forEach((call, at) => {
			const why = at === 0 ? problem : failure({ type: 'not sent', because: problem });
			conclude(call, { failure: why, key: null });
		});
		return { results, firstFailed };
	}
	await callTool(calls, {
		tool,
		service,
		quota,
		...(droppable !== undefined && { droppable }),
		maxConcurrency: first[0]?.options.maxConcurrency ?? 1,
		stopAtFailure: !context.continueOnFail(),
		stop: context.getExecutionCancelSignal(),
		onResult: conclude,
	});
	return { results, firstFailed };
}

function failedCallOf(
	row: CallRow,
	rows: readonly CallRow[],
	{ failure: why, key }: Extract<CallResult, { failure: unknown }>,
	work: Work,
): FailedCall {
	const { adgroup_id: adgroupId, campaign_id: campaignId } = row.args;
	return {
		row: row.name,
		failure: why,
		key,
		advice: {
			protection: 'name',
			labelOf: (other) => rowLabel(rows[other]?.name ?? { item: other }),
			work,
		},
		...(typeof adgroupId === 'string' && { adgroupId }),
		...(typeof campaignId === 'string' && { campaignId }),
	};
}
