import type { IExecuteFunctions, INodeExecutionData, NodeExecutionHint } from 'n8n-workflow';
import { executionScope } from '../../duplicates/executionScope';
import { planRows, type Plan } from '../../duplicates/plan';
import type { FailedRow } from '../../output/failedItem';
import {
	changedHints,
	repeatedHints,
	rowHints,
	settledHints,
	withoutIdHints,
	unusedColumnsHints,
} from '../../output/hints';
import { outputItem, type ItemContext } from '../../output/outputItem';
import { quotaHints } from '../../output/quotaHints';
import { RowOutcomes } from '../../output/rowOutcomes';
import { endedRunError, refusedRunError, type UnknownRow } from '../../output/runError';
import { stopLog } from '../../output/stopLog';
import { summaryHint } from '../../output/summary';
import type { Result } from '../../response/result';
import { internalError } from '../../response/unknownOutcome';
import { readRows, type Rows } from '../../rows/readRows';
import { addHints } from '../addHints';
import { labelOf } from '../labels';
import { creationRows } from './creationRows';
import { executePlan, type CreationRun } from './creationRun';

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
		const outcomes = new RowOutcomes([]);
		const result = { failure: internalError(error, false), key: null };
		return itemsOf(
			this,
			outcomes,
			[],
			this.getInputData().map(() => result),
		);
	}
}

async function createRows(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const read = await readRows(context, creationRows);
	const { rows } = read;
	const outcomes = new RowOutcomes(rows);
	const scope = executionScope(context);
	const plan = await planRows({ ...scope, rows });

	const known = plan.rows.map((row) => ('result' in row ? row.result : undefined));
	const bad = outcomes.failed(known);
	if (bad.length > 0 && !context.continueOnFail()) {
		addHints(context, () => planHints(read, plan, outcomes));
		throw refusedRunError(context.getNode(), bad, rows.length, {
			created: outcomes.created(known),
			unknown: unknownSinceBefore(plan, outcomes),
		});
	}

	const run = await executePlan(context, plan, rows, scope);
	const { results, settled, quota } = run;
	if (context.getExecutionCancelSignal()?.aborted) {
		// n8n keeps nothing else of a stopped execution.
		const log = stopLog(outcomes.created(results), outcomes.failed(results));
		for (const { message, details } of log) context.logger.warn(message, details);
		return [];
	}
	const stops = !context.continueOnFail() && results.some((result) => 'failure' in result);
	if (!stops) addHints(context, () => [summaryHint(results, quota.last, Date.now())]);
	addHints(context, () => planHints(read, plan, outcomes));
	addHints(context, () => [
		...changedHints(
			[...plan.changed, ...run.changed].map(({ item, values }) => ({
				row: outcomes.nameOf(item),
				values,
			})),
			labelOf,
		),
		...settledHints(settled.map(({ item, id }) => ({ row: outcomes.nameOf(item), id }))),
		...withoutIdHints(
			outcomes
				.created(results)
				.flatMap(({ row, created: { adgroupId } }) => (adgroupId === null ? [row] : [])),
		),
		...quotaHints(quota),
	]);
	if (stops) throw runEnded(context, run, outcomes);
	return itemsOf(context, outcomes, rows, results);
}

function planHints(
	{ rows, unusedColumns }: Rows,
	{ repeated }: Plan,
	outcomes: RowOutcomes,
): NodeExecutionHint[] {
	const nameOf = (item: number) => outcomes.nameOf(item);
	return [
		...rowHints(rows),
		...unusedColumnsHints(unusedColumns),
		...repeatedHints(repeated.map((items) => items.map(nameOf))),
	];
}

/** Rows that an earlier try of the execution sent without learning what came of it. */
function unknownSinceBefore({ rows }: Plan, outcomes: RowOutcomes): UnknownRow[] {
	return rows.flatMap((row) =>
		'call' in row && row.call.unknownSince !== undefined
			? [{ row: outcomes.nameOf(row.call.item), key: row.call.key }]
			: [],
	);
}

/** One item for each row; one that can't be made fails as that row alone. */
function itemsOf(
	context: IExecuteFunctions,
	outcomes: RowOutcomes,
	rows: Rows['rows'],
	results: readonly Result[],
): INodeExecutionData[] {
	const input = context.getInputData();
	const itemContext: ItemContext = {
		node: context.getNode(),
		outcomes,
		columnsOf: (item) => input[item]?.json ?? {},
		optionsOf: (item) => rows[item]?.options,
	};
	return results.map((result, item) => {
		try {
			return outputItem(itemContext, result, item);
		} catch (error) {
			const key = 'key' in result ? result.key : result.created.key;
			const failure = internalError(error, 'created' in result);
			return outputItem(itemContext, { failure, key }, item);
		}
	});
}

/** The error of a run that did not create every row: the failure that came first, and all that exists. */
function runEnded(
	context: IExecuteFunctions,
	{ results, firstFailed }: CreationRun,
	outcomes: RowOutcomes,
): Error {
	const failed = outcomes.failed(results);
	const own = failed.filter(({ failure }) => failure.kind !== 'not_sent' || failure.outcomeUnknown);
	const notSent = failed.filter((row) => !own.includes(row)).map(({ row }) => row);
	const isFirst = ({ row }: FailedRow) => row.item === firstFailed;
	const cause = own.find(isFirst) ?? own[0] ?? failed.find(isFirst) ?? failed[0];
	if (!cause) throw new RangeError('A run without a failure has no error');
	return endedRunError(context.getNode(), cause, outcomes.created(results), own, notSent);
}
