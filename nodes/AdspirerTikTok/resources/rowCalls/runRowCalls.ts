import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { Tool } from '../../contract/tools';
import { runHints } from '../../output/hints';
import { outputItems } from '../../output/items';
import {
	brokenRun,
	rowOutcome,
	type Output,
	type Row,
	type Run,
	type Work,
} from '../../output/rowOutcome';
import { endedRunError, refusedRunError } from '../../output/runError';
import { stopLog } from '../../output/stopLog';
import { summaryHint } from '../../output/summary';
import { failure } from '../../response/failure';
import { QuotaWatch } from '../../response/quotaWatch';
import type { Done, Failed, Result } from '../../response/result';
import type { CallFields, CallRow } from '../../rows/callFields';
import { readCallRows } from '../../rows/readCallRows';
import { addHints } from '../addHints';
import { labelIn } from '../labelIn';
import { equalRows, makeCalls } from './makeCalls';

/** An operation that makes one call for each row. */
export interface RowOperation extends CallFields {
	/** The operation's own fields, which messages name by their labels. */
	readonly form: readonly INodeProperties[];
	readonly tool: Tool;
	readonly work: Work;
	/** An argument that some versions of the tool require and others refuse as unknown. */
	readonly droppable?: string;
	readonly output: (done: Done, row: Row) => Output;
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
		return itemsOf(context, brokenRun(operation.work, context.getInputData().length, error));
	}
}

async function run(
	context: IExecuteFunctions,
	operation: RowOperation,
): Promise<INodeExecutionData[]> {
	const { work, form, output } = operation;
	const label = (name: string, collection?: string) => labelIn(form, name, collection);
	const { rows, unusedColumns } = await readCallRows(context, label, operation);
	const refused = new Map<CallRow, Failed>();
	for (const row of rows) {
		const { problems } = row;
		if (problems.length === 0) continue;
		refused.set(row, { failure: failure({ type: 'invalid', problems }), key: null });
	}
	const runOf = (resultOf: (row: CallRow) => Result | undefined): Run => ({
		work,
		outcomes: rows.map((row) => {
			const result = refused.get(row) ?? resultOf(row) ?? notSent;
			return rowOutcome({ ...row, values: row.args, labelOf: label }, result, output);
		}),
	});
	if (refused.size > 0 && !context.continueOnFail()) {
		const planned = runOf(() => ({ ...notSent }));
		addHints(context, () => runHints(planned, { unusedColumns }));
		throw refusedRunError(context.getNode(), planned);
	}

	const groups = equalRows(rows.filter((row) => !refused.has(row)));
	const quota = new QuotaWatch(undefined, groups.length);
	const calls = await makeCalls(context, operation, groups, quota);
	const made = runOf((row) => calls.results.get(row));
	if (context.getExecutionCancelSignal()?.aborted) {
		// n8n keeps nothing else of a stopped execution.
		for (const { message, details } of stopLog(made)) context.logger.warn(message, details);
		return [];
	}
	const hasFailed = made.outcomes.some(({ result }) => 'failure' in result);
	const stops = hasFailed && !context.continueOnFail();
	// The editor shows hints in this order, and people look for the counts.
	if (!stops) addHints(context, () => [summaryHint(made, quota.last, Date.now())]);
	addHints(context, () => runHints(made, { quota, unusedColumns }));
	if (stops) throw endedRunError(context.getNode(), made, calls.firstFailed);
	return itemsOf(context, made);
}

const notSent: Failed = { failure: failure({ type: 'not sent', because: 'stopped' }), key: null };

function itemsOf(context: IExecuteFunctions, made: Run): INodeExecutionData[] {
	const input = context.getInputData();
	return outputItems(made, context.getNode(), (item) => input[item]?.json ?? {});
}
