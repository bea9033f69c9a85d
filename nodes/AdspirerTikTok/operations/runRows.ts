import type { IExecuteFunctions, NodeExecutionHint } from 'n8n-workflow';
import { executionScope, type ExecutionScope } from '../run/journal';
import { isRefused, keepPlan, planEqualRows, planRows, type PlannedRow } from '../run/plan';
import { createdOutput, outputItems } from '../output/items';
import type { Creation } from '../contract/creation';
import type { QuotaWatch } from '../response/quota';
import type { RowSpec } from '../rows/row';
import { brokenRun, partsOf, runOf, type Run, type Work } from '../output/rowOutcome';
import { endedRunError, refusedRunError, stopLog } from '../output/errors';
import { runHints, shortfallLine } from '../output/boxes';
import { describe } from '../output/describe';
import { textOf } from '../output/problemText';
import { readSheetRows, type ReadSheet } from '../rows/readRows';
import { executePlan, type RunWords } from '../run/executePlan';
import { resolveNames } from '../run/nameLookup';

export interface RowOperation extends RowSpec, Work {}

/** What creates one thing for each row. */
export const creating = (creation: Creation): Work => ({
	tool: creation.tool,
	action: { verb: 'created', noun: creation.noun, creation },
	output: createdOutput(creation),
});

/** Reads and checks all rows before the first call; what fails goes where On Error says. */
export const runRows = async (context: IExecuteFunctions, operation: RowOperation) =>
	await itemsOfRun(context, operation, async () => await runOnce(context, operation));

/** The items of a run, also of one that this node breaks. */
export async function itemsOfRun(
	context: IExecuteFunctions,
	work: Work,
	start: () => Promise<Run>,
) {
	const input = context.getInputData();
	if (input.length === 0) return [];
	const itemsOf = async (run: Run) =>
		await outputItems(run, context.getNode(), (item) => input[item]?.json ?? {});
	const items = start().then(itemsOf);
	if (!context.continueOnFail()) return await items;
	// If the node throws although it goes on, n8n makes items that look like successes.
	return await items.catch(async (error) => await itemsOf(brokenRun(work, input.length, error)));
}

/** @throws the node's error if rows are refused or fail, unless the node goes on after errors. */
async function runOnce(context: IExecuteFunctions, operation: RowOperation): Promise<Run> {
	const { tool, creation } = operation;
	const read = await readSheetRows(context, operation);
	const scope = creation && executionScope(context, creation);
	const ofCreation = scope && (await planCreation(context, read, scope));
	const { rows = read.rows, plan = planEqualRows(rows, tool), ended } = ofCreation ?? {};
	const runAs = async (planned: readonly PlannedRow[]) =>
		await runOf(operation, rows, (item) => planned[item]);
	await refuseRows(context, plan, runAs);
	const stopsAtFailure = !context.continueOnFail();
	const work = { tool, plan, scope, ended, stopsAtFailure, words: runWords };
	const { executed, quota } = await executePlan(context, work);
	return await endRun(context, { ...(await runAs(executed)), shortfall: quota.shortfall }, quota);
}

/** @throws the error of a run with bad rows, unless the node goes on after errors. */
export async function refuseRows(
	context: IExecuteFunctions,
	plan: readonly PlannedRow[],
	runAs: (plan: readonly PlannedRow[]) => Promise<Run>,
): Promise<void> {
	if (!isRefused(plan) || context.continueOnFail()) return;
	const refused = await runAs(plan);
	await addHints(context, async () => await runHints(refused, undefined, true));
	throw refusedRunError(context.getNode(), refused);
}

/** Shows what a run did. @throws the error of a run that failed, unless the node goes on after errors. */
export async function endRun(
	context: IExecuteFunctions,
	run: Run,
	quota: QuotaWatch,
): Promise<Run> {
	const outcomes = partsOf(run).flatMap((part) => part.outcomes);
	const stops = !context.continueOnFail() && outcomes.some(({ result }) => 'failure' in result);
	await addHints(context, async () => await runHints(run, quota, stops));
	// Checked last, so that nothing is lost that was done before.
	if (context.getExecutionCancelSignal()?.aborted) {
		// n8n keeps nothing else of a stopped execution.
		for (const line of stopLog(run)) context.logger.warn(line);
		return { ...run, outcomes: [] };
	}
	if (stops) throw endedRunError(context.getNode(), run);
	return run;
}

/** The words for what a run says before it ends. */
export const runWords: RunWords = {
	whyFailed: (why, noun) => describe(why, { action: { verb: 'found', noun } }),
	whyItWaits: textOf,
	whatIsShort: shortfallLine,
};

/** Asks for what rows name, plans what they create, and writes down what retries have to know of it. */
async function planCreation(context: IExecuteFunctions, read: ReadSheet, scope: ExecutionScope) {
	const { rows, names, ended } = await resolveNames(context, read, scope, runWords);
	const plan = await planRows(rows, scope);
	scope.journal.names = names;
	keepPlan(plan, scope);
	return { rows, plan: plan.rows, ended };
}

/** Shows hints above the output. A bug in a hint must not lose what was done. */
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
