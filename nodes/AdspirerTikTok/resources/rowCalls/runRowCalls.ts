import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { Tool } from '../../contract/tools';
import {
	endedCallsError,
	failedCallItem,
	type CallOutput,
	type DoneRow,
	type FailedCall,
} from '../../output/callItems';
import { equalRowsHints, answerHints } from '../../output/callHints';
import { callSummaryHint, callStopLog } from '../../output/callSummary';
import type { Work } from '../../output/description';
import { rowHints, unusedColumnsHints } from '../../output/hints';
import { withColumns } from '../../output/outputItem';
import { quotaHints } from '../../output/quotaHints';
import { listRows } from '../../output/rowLabels';
import { refusedRunError } from '../../output/runError';
import { failure } from '../../response/failure';
import { QuotaWatch } from '../../response/quotaWatch';
import type { Answer } from '../../response/result';
import { internalError } from '../../response/unknownOutcome';
import type { Row } from '../../rows/row';
import { readRows, type RowSpec } from '../../rows/readRows';
import { addHints } from '../addHints';
import { labelIn } from '../labelIn';
import type { CallResult } from './callTool';
import { equalRows, makeCalls } from './makeCalls';

type FailedResult = Extract<CallResult, { failure: unknown }>;

/** An operation that makes one call for each row. */
export interface RowOperation extends Omit<RowSpec, 'labels'> {
	/** The operation's own fields, which messages name by their labels. */
	readonly form: readonly INodeProperties[];
	readonly tool: Tool;
	readonly work: Work;
	/** An argument that some versions of the tool require and others refuse as unknown. */
	readonly droppable?: string;
	readonly output: (answer: Answer, row: Row, key: string | null) => CallOutput;
}

/**
 * Runs an operation: all rows are checked before the first call, rows that are equal are sent once,
 * and what fails goes where the node's On Error setting says.
 */
export async function runRowCalls(
	context: IExecuteFunctions,
	operation: RowOperation,
): Promise<INodeExecutionData[]> {
	if (context.getInputData().length === 0) return [];
	if (!context.continueOnFail()) return await run(context, operation);
	try {
		return await run(context, operation);
	} catch (error) {
		// Of an error that is thrown where the node goes on, n8n makes items that look like successes.
		const result = { failure: internalError(error, false), key: null };
		return context.getInputData().map(({ json }, item) => {
			const row = { name: { item }, values: {} };
			const failed = failedCallOf(row, [], result, operation.work);
			return failedCallItem(context.getNode(), failed, json, { includeInputFields: false });
		});
	}
}

async function run(
	context: IExecuteFunctions,
	operation: RowOperation,
): Promise<INodeExecutionData[]> {
	const { work, form } = operation;
	const { rows, unusedColumns } = await readRows(context, {
		...operation,
		labels: (name, collection) => labelIn(form, name, collection),
	});
	const failedCall = (row: Row, result: FailedResult) => failedCallOf(row, rows, result, work);
	const tellReadings = () =>
		addHints(context, () => [...rowHints(rows), ...unusedColumnsHints(unusedColumns)]);
	const bad = rows.filter(({ problems }) => problems.length > 0);
	const refused = new Map(
		bad.map((row) => {
			const { problems } = row;
			return [row, { failure: failure({ type: 'invalid', problems }), key: null }] as const;
		}),
	);
	if (bad.length > 0 && !context.continueOnFail()) {
		const failed = [...refused].map(([row, result]) => failedCall(row, result));
		tellReadings();
		throw refusedRunError(context.getNode(), failed, rows.length, { created: [], unknown: [] });
	}

	const groups = equalRows(rows.filter((row) => !refused.has(row)));
	const quota = new QuotaWatch(undefined, groups.length);
	const calls = await makeCalls(context, operation, groups, quota);
	const outcomes = rows.flatMap((row): RowOutcome[] => {
		const result = refused.get(row) ?? calls.results.get(row);
		return result ? [outcomeOf(operation, row, result)] : [];
	});
	const done: DoneRow[] = outcomes.flatMap(({ row, output }) =>
		output ? [{ row: row.name, args: row.values, output, limit: row.limit }] : [],
	);
	const failed = outcomes.flatMap(({ row, failed: why }) => (why ? [failedCall(row, why)] : []));
	if (context.getExecutionCancelSignal()?.aborted) {
		// n8n keeps nothing else of a stopped execution.
		for (const { message, details } of callStopLog(work, done, failed)) {
			context.logger.warn(message, details);
		}
		return [];
	}
	const stops = failed.length > 0 && !context.continueOnFail();
	// The editor shows hints in this order, and people look for the counts.
	if (!stops) {
		addHints(context, () => [callSummaryHint(work, done, failed, quota.last, Date.now())]);
	}
	tellReadings();
	const repeated = groups.filter(({ length }) => length > 1);
	addHints(context, () => equalRowsHints(repeated.map((group) => group.map(({ name }) => name))));
	addHints(context, () => quotaHints(quota));
	addHints(context, () => answerHints(done));
	if (stops) throw endedCallsError(context.getNode(), work, failed, done, calls.firstFailed);
	const input = context.getInputData();
	return outcomes.flatMap(({ row, output, failed: why }): INodeExecutionData[] => {
		const { item, options, limit } = row;
		const columns = input[item]?.json ?? {};
		if (why) return [failedCallItem(context.getNode(), failedCall(row, why), columns, options)];
		return output.items.slice(0, limit).map((json) => ({
			json: options.includeInputFields ? withColumns(columns, json) : json,
			pairedItem: { item },
		}));
	});
}

/** What a row came to: the output of its answer, or why there is none. */
type RowOutcome = { readonly row: Row } & (
	| { readonly output: CallOutput; readonly failed?: undefined }
	| { readonly failed: FailedResult; readonly output?: undefined }
);

/** A row of whose answer no item can be made fails alone. */
function outcomeOf({ tool, output }: RowOperation, row: Row, result: CallResult): RowOutcome {
	if ('failure' in result) return { row, failed: result };
	const { answer, key } = result;
	try {
		return { row, output: output(answer, row, key) };
	} catch (error) {
		return { row, failed: { failure: internalError(error, tool.writes), key } };
	}
}

function failedCallOf(
	row: Pick<Row, 'name' | 'values'>,
	rows: readonly Row[],
	{ failure: why, key }: FailedResult,
	work: Work,
): FailedCall {
	const { adgroup_id: adgroupId, campaign_id: campaignId } = row.values;
	return {
		row: row.name,
		failure: why,
		key,
		advice: {
			protection: 'name',
			labelOf: (other) => listRows([rows[other]?.name ?? { item: other }]),
			work,
		},
		...(typeof adgroupId === 'string' && { adgroupId }),
		...(typeof campaignId === 'string' && { campaignId }),
	};
}
