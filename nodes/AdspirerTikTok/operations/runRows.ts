import type { IExecuteFunctions } from 'n8n-workflow';
import { executionScope } from '../run/journal';
import { isRefused, keepPlan, planEqualRows, planRows, type PlannedRow } from '../run/plan';
import { createdOutput, outputItems, runOf } from '../output/items';
import type { Creation } from '../contract/creation';
import type { QuotaWatch } from '../response/quota';
import type { ParsedRow, RowSpec } from '../rows/row';
import { isFailed, partsOf, type CameOf, type Run, type Work } from '../output/rowOutcome';
import { endedRunError, refusedRunError, stopLog } from '../output/errors';
import { runHints, shortfallLine } from '../output/boxes';
import { describe } from '../output/describe';
import { textOf } from '../output/problemText';
import { readSheetRows, type ReadSheet } from '../rows/readRows';
import type { Made } from '../run/callTask';
import { executePlan, type RunWords } from '../run/executePlan';
import { resolveNames } from '../run/nameLookup';

export interface RowOperation extends RowSpec, Work {}

/** What creates one thing for each row. */
export const creating = (creation: Creation): Work => ({
	tool: creation.tool,
	action: {
		verb: 'created',
		noun: creation.noun,
		creation,
	},
	output: createdOutput(creation),
});

/** Reads and checks all rows before the first call; what fails goes where On Error says. */
export async function runRows(context: IExecuteFunctions, operation: RowOperation, made: Made[]) {
	return await itemsOf(context, async () => await runOnce(context, operation, made));
}

/** The items of a run; none where nothing came in. */
export async function itemsOf(context: IExecuteFunctions, start: () => Promise<Run>) {
	const input = context.getInputData();
	if (input.length === 0) return [];
	return await outputItems(await start(), context.getNode(), (item) => input[item]?.json ?? {});
}

/** @throws the node's error if rows are refused or fail, unless the node goes on after errors. */
async function runOnce(
	context: IExecuteFunctions,
	operation: RowOperation,
	made: Made[],
): Promise<Run> {
	const read = await readSheetRows(context, operation);
	const { rows, plan, scope, ended } = await planCalls(context, operation, read);
	await refuseRows(context, operation, rows, plan);
	const { executed, quota } = await executePlan(context, {
		tool: operation.tool,
		plan,
		scope,
		ended,
		stopsAtFailure: !context.continueOnFail(),
		words: runWords,
		made,
	});
	return await endRun(context, await runAs(operation, rows, executed), quota);
}

/** For a creation, asks for what rows name, and writes down what retries have to know of its plan. */
async function planCalls(
	context: IExecuteFunctions,
	{ tool, creation }: RowOperation,
	read: ReadSheet,
) {
	if (!creation) return { rows: read.rows, plan: planEqualRows(read.rows, tool) };
	const scope = executionScope(context, creation);
	const { rows, names, ended } = await resolveNames(context, read, scope, runWords);
	const plan = await planRows(rows, scope);
	scope.journal.names = names;
	keepPlan(plan, scope);
	return {
		rows,
		plan: plan.rows,
		scope,
		ended,
	};
}

/** Rows with what was planned for them, or came of that, by item. */
export const runAs = async (work: Work, rows: readonly ParsedRow[], plan: readonly CameOf[]) =>
	await runOf(work, rows, (item) => plan[item]);

/** @throws the error of a run with bad rows, unless the node goes on after errors. */
export async function refuseRows(
	context: IExecuteFunctions,
	work: Work,
	rows: readonly ParsedRow[],
	plan: readonly PlannedRow[],
): Promise<void> {
	if (!isRefused(plan) || context.continueOnFail()) return;
	const refused = await runAs(work, rows, plan);
	context.addExecutionHints(...(await runHints(refused, undefined, true)));
	throw await refusedRunError(context.getNode(), refused);
}

/** Shows what a run did. @throws the error of a run that failed, unless the node goes on after errors. */
export async function endRun(
	context: IExecuteFunctions,
	done: Run,
	quota: QuotaWatch,
): Promise<Run> {
	const run = { ...done, shortfall: quota.shortfall };
	const isFailure = partsOf(run).some(({ outcomes }) => outcomes.some(isFailed));
	const stops = isFailure && !context.continueOnFail();
	context.addExecutionHints(...(await runHints(run, quota, stops)));
	// Checked last, so that nothing is lost that was done before.
	if (context.getExecutionCancelSignal()?.aborted) {
		// n8n keeps nothing else of a stopped execution.
		for (const line of stopLog(run)) context.logger.warn(line);
		return { ...run, outcomes: [] };
	}
	if (stops) throw await endedRunError(context.getNode(), run);
	return run;
}

/** The words for what a run says before it ends. */
export const runWords: RunWords = {
	whyFailed: (why, noun) => describe(why, { action: { verb: 'found', noun } }),
	whyItWaits: textOf,
	whatIsShort: shortfallLine,
};
