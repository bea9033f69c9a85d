import type { IExecuteFunctions, INodeExecutionData, NodeExecutionHint } from 'n8n-workflow';
import { executionScope } from '../duplicates/executionScope';
import { planEqualRows } from '../duplicates/plan';
import { outputItems } from '../output/items';
import { brokenRun, rowOutcome, type Run } from '../output/rowOutcome';
import { endedRunError, refusedRunError, stopLog } from '../output/runError';
import { runHints } from '../output/summary';
import { readRows } from '../rows/readRows';
import { carryOut, resultOf, withoutCalls, type Results } from './carryOut';
import { planCreation } from './names';
import { labelsOf, type Operation } from './operation';

/**
 * Runs an operation: all rows are read and checked before the first call, rows that are the same are
 * sent once, and what fails goes where the node's On Error setting says.
 */
export async function runRows(
	context: IExecuteFunctions,
	operation: Operation,
): Promise<INodeExecutionData[]> {
	const input = context.getInputData();
	if (input.length === 0) return [];
	const itemsOf = (run: Run) =>
		outputItems(run, context.getNode(), (item) => input[item]?.json ?? {});
	if (!context.continueOnFail()) return itemsOf(await runOnce(context, operation));
	try {
		return itemsOf(await runOnce(context, operation));
	} catch (error) {
		// Of an error that is thrown where the node goes on, n8n makes items that look like successes.
		return itemsOf(brokenRun(operation.work, input.length, error));
	}
}

/** @throws the node's error where rows are refused or fail, unless the node goes on after errors. */
async function runOnce(context: IExecuteFunctions, operation: Operation): Promise<Run> {
	const { tool, work, output } = operation;
	const read = await readRows(context, {
		...operation,
		labels: labelsOf(operation),
	});
	const scope = operation.creates && executionScope(context);
	const creation = scope && (await planCreation(context, read, scope));
	const { rows, plan, ended } = creation || { rows: read, plan: planEqualRows(read, tool) };
	const runOf = (results: Results): Run => ({
		work,
		outcomes: rows.map((row) => {
			const { result, changed } = resultOf(plan[row.item], results);
			return rowOutcome(row, result, output, changed);
		}),
	});

	const goesOn = context.continueOnFail();
	const isRefused = plan.some((row) => 'result' in row && 'failure' in row.result);
	if (isRefused && !goesOn) {
		const refused = runOf(withoutCalls(plan));
		await addHints(context, async () => await runHints(refused, undefined, true));
		throw refusedRunError(context.getNode(), refused);
	}

	const { results, quota, firstFailed } = await carryOut(context, { tool, plan, scope, ended });
	const run = { ...runOf(results), shortfall: quota.shortfall };
	const stops = !goesOn && run.outcomes.some(({ result }) => 'failure' in result);
	await addHints(context, async () => await runHints(run, quota, stops));
	// Looked at last, so that nothing is lost that was done before.
	if (context.getExecutionCancelSignal()?.aborted) {
		// n8n keeps nothing else of a stopped execution.
		for (const line of stopLog(run)) context.logger.warn(line);
		return { work, outcomes: [] };
	}
	if (stops) throw endedRunError(context.getNode(), run, firstFailed);
	return run;
}

/** Shows hints above the output. One that can't be made is no reason to lose what was done. */
export async function addHints(
	context: IExecuteFunctions,
	hints: () => Promise<NodeExecutionHint[]>,
): Promise<void> {
	try {
		context.addExecutionHints(...(await hints()));
	} catch (error) {
		context.logger.warn("The Adspirer TikTok node couldn't show a hint", { error });
	}
}
