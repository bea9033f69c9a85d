import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { executionScope } from '../../duplicates/executionScope';
import { planRows, type ChangedRow, type Plan, type PlannedRow } from '../../duplicates/plan';
import { runHints } from '../../output/hints';
import { createdOutput, outputItems } from '../../output/items';
import { brokenRun, rowOutcome, type Run } from '../../output/rowOutcome';
import { endedRunError, refusedRunError } from '../../output/runError';
import { stopLog } from '../../output/stopLog';
import { summaryHint } from '../../output/summary';
import { failure } from '../../response/failure';
import type { Result } from '../../response/result';
import { readRows, type Rows } from '../../rows/readRows';
import { addHints } from '../addHints';
import { formLabels, labelOf } from '../labels';
import { executePlan } from './creationRun';

/**
 * Creates an ad group for every input item. All rows are checked before the first call; what an
 * earlier try of this execution created is not created again.
 */
export async function create(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	if (this.getInputData().length === 0) return [];
	if (!this.continueOnFail()) return await createRows(this);
	try {
		return await createRows(this);
	} catch (error) {
		// Of an error that is thrown where the node goes on, n8n makes items that look like successes.
		const broken = brokenRun(work, this.getInputData().length, error);
		return itemsOf(this, broken);
	}
}

const work = { did: 'created' } as const;

async function createRows(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const read = await readRows(context, formLabels);
	const { rows, unusedColumns } = read;
	const scope = executionScope(context);
	const plan = await planRows({ ...scope, rows });

	const isBad = plan.rows.some((row) => 'result' in row && 'failure' in row.result);
	if (isBad && !context.continueOnFail()) {
		const planned = runOf(rows, resultsOf(plan), plan.changed);
		addHints(context, () => runHints(planned, { unusedColumns }));
		throw refusedRunError(context.getNode(), planned);
	}

	const { results, quota, firstFailed, changed } = await executePlan(context, plan, rows, scope);
	const run = runOf(rows, results, [...plan.changed, ...changed]);
	if (context.getExecutionCancelSignal()?.aborted) {
		// n8n keeps nothing else of a stopped execution.
		for (const { message, details } of stopLog(run)) context.logger.warn(message, details);
		return [];
	}
	const stops = !context.continueOnFail() && results.some((result) => 'failure' in result);
	if (!stops) addHints(context, () => [summaryHint(run, quota.last, Date.now())]);
	addHints(context, () => runHints(run, { quota, unusedColumns }));
	if (stops) throw endedRunError(context.getNode(), run, firstFailed);
	return itemsOf(context, run);
}

/** The results of a plan of which no call is made. */
function resultsOf({ rows }: Plan): Result[] {
	const resultOf = (row: PlannedRow): Result => {
		if ('result' in row) return row.result;
		if ('sameAs' in row) {
			const first = results[row.sameAs];
			if (!first) throw new RangeError(`There is no row ${row.sameAs}`);
			return first;
		}
		const { key, unknownSince } = row.call;
		return unknownSince === undefined
			? { failure: failure({ type: 'not sent', because: 'stopped' }), key }
			: { failure: failure({ type: 'not settled' }, { outcomeUnknown: true }), key };
	};
	const results: Result[] = [];
	for (const row of rows) results.push(resultOf(row));
	return results;
}

function runOf(
	rows: Rows['rows'],
	results: readonly Result[],
	changed: readonly ChangedRow[],
): Run {
	const changedAt = new Map(changed.map(({ item, values }) => [item, values]));
	const outcomes = rows.map((row, at) => {
		const result = results[at];
		if (!result) throw new RangeError(`There is no result of row ${at}`);
		return rowOutcome(
			{ ...row, labelOf, limit: Infinity },
			result,
			createdOutput,
			changedAt.get(at),
		);
	});
	return { work, outcomes };
}

function itemsOf(context: IExecuteFunctions, run: Run): INodeExecutionData[] {
	const input = context.getInputData();
	return outputItems(run, context.getNode(), (item) => input[item]?.json ?? {});
}
