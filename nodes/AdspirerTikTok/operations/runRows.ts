import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Creation } from '../contract/creation';
import { checkedColumns, checkedItems, columnItem, columnsLine } from '../output/checks';
import { describe } from '../output/describe';
import { runError, stopLog } from '../output/errors';
import { createdOutput, outputItems, runOf } from '../output/items';
import { type Run, type Work, isFailed, linesOf, outcomesOf, partsOf } from '../output/outcome';
import { lineOf, present, problemLines, textOf } from '../output/problemText';
import { box, boxesOf, shortfallLine } from '../output/report';
import type { QuotaWatch } from '../response/quota';
import { answersAsJson } from '../rows/columnAnswers';
import { type ReadSheet, readSheetRows } from '../rows/readRows';
import type { ParsedRow, RowSpec } from '../rows/row';
import { type RunWords, executePlan } from '../run/executePlan';
import { executionScope } from '../run/journal';
import { NameLookup, resolveNames } from '../run/names';
import type { Made } from '../run/outcomes';
import { type PlannedRow, isRefused, keepPlan, planEqualRows, planRows } from '../run/plan';

export interface RowOperation extends RowSpec, Work {}

/** The work that creates one thing for each row. */
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
	return await endRun(context, await runOf(operation, rows, executed), quota);
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

/** @throws the error of a run with bad rows, unless the node goes on after errors. */
export async function refuseRows(
	context: IExecuteFunctions,
	work: Work,
	rows: readonly ParsedRow[],
	plan: readonly PlannedRow[],
): Promise<void> {
	if (!isRefused(plan) || context.continueOnFail()) return;
	const refused = await runOf(work, rows, plan);
	context.addExecutionHints(...(await boxesOf(refused, { ended: true })));
	throw await runError(context.getNode(), refused, true);
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
	context.addExecutionHints(...(await boxesOf(run, { quota, ended: stops })));
	// Checked last, so that nothing is lost that was done before.
	if (context.getExecutionCancelSignal()?.aborted) {
		// n8n keeps nothing else of a stopped execution.
		for (const line of stopLog(run)) context.logger.warn(line);
		return { ...run, outcomes: [] };
	}
	if (stops) throw await runError(context.getNode(), run);
	return run;
}

/** The words for what a run says before it ends. */
export const runWords: RunWords = {
	whyFailed: (why, noun) => describe(why, { action: { verb: 'found', noun } }),
	whyItWaits: textOf,
	whatIsShort: shortfallLine,
};

/** The items and boxes of a check of columns. */
export async function checkColumns(
	context: IExecuteFunctions,
	creation: Creation,
	read: ReadSheet,
): Promise<INodeExecutionData[]> {
	const checked = await checkedColumns(read);
	const isBad = !read.sheet || checked.some(({ problems }) => problems.length > 0);
	// Headings that are somewhere else are the problem of every row.
	let ofAll: string[] = [];
	if (!read.sheet) {
		const rows = read.rows.map((row) => ({ row }));
		ofAll = await linesOf(rows, ({ row }) => row.problems.map(lineOf));
	}
	const happened = [...ofAll, columnsLine(checked), ...problemLines(read.warnings)];
	const answers = read.answers && answersAsJson(read.answers);
	const toKeep =
		answers && `To keep these answers, paste this into 'Column Answers (JSON)': ${answers}`;
	context.addExecutionHints(...present([box(happened, isBad), box([toKeep], false)]));
	return checked.map((column) => ({
		json: columnItem(column, creation),
		pairedItem: { item: column.row.item },
	}));
}

/** Checks every row. A bad row is an item, never an error, so that an If node can sort them. */
export async function checkRows(context: IExecuteFunctions, creation: Creation, read: ReadSheet) {
	const scope = executionScope(context, creation, true);
	const lookup = new NameLookup(scope, runWords, read.complete);
	const rows = await lookup.resolve(read.rows);
	const { rows: plan } = await planRows(rows, scope);
	const outcomes = outcomesOf(rows, plan);
	const run = { ...creating(creation), outcomes, lookUps: lookup.calls };
	return await tellChecked(context, run, creation);
}

/** The items and boxes of a dry run. */
export async function tellChecked(
	context: IExecuteFunctions,
	run: Run,
	creation: Creation,
): Promise<INodeExecutionData[]> {
	const items = await checkedItems(run, creation);
	if (items.length > 0) context.addExecutionHints(...(await boxesOf(run)));
	return items;
}
