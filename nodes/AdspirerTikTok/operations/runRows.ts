import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { adGroupOfPlan, adOfPlan } from '../contract/ad';
import type { Creation } from '../contract/creation';
import { checkedColumns, checkedItems, columnItem, columnsLine } from '../output/checks';
import { describe } from '../output/describe';
import { runError, stopLog } from '../output/errors';
import { createdOutput, outputItems, runOf } from '../output/items';
import {
	type CameOf,
	type RowOutcome,
	type Run,
	type RunWork,
	besideAd,
	isFailed,
	linesOf,
	outcomesOf,
	partsOf,
	problemsOf,
	withAds,
} from '../output/outcome';
import { lineOf, present, problemLines, textOf } from '../output/problemText';
import { box, boxesOf } from '../output/report';
import type { Failure } from '../response/failure';
import type { QuotaWatch } from '../response/quota';
import { isCreated } from '../response/readResponse';
import { answersAsJson } from '../rows/columnAnswers';
import { type PlanRows, type ReadSheet, readPlanRows, readSheetRows } from '../rows/readRows';
import type { ParsedRow, RowSpec } from '../rows/row';
import { type RunWords, executePlan } from '../run/executePlan';
import { type ExecutionScope, executionScope } from '../run/journal';
import {
	adsAfter,
	inAdGroup,
	inNumberedAdGroups,
	planAdGroups,
	whyNotMade,
	withoutAnyCall,
} from '../run/mediaPlan';
import { NameLookup, resolveNames } from '../run/names';
import type { CreatedEntity } from '../run/outcomes';
import {
	type Plan,
	type PlannedRow,
	isRefused,
	keepPlan,
	planEqualRows,
	planRows,
} from '../run/plan';

export interface RowOperation extends RowSpec, RunWork {}

/** The work that creates one thing for each row. */
export const creating = (creation: Creation): RunWork => ({
	tool: creation.tool,
	action: {
		verb: 'created',
		noun: creation.noun,
		creation,
	},
	output: createdOutput(creation),
});

const ofAds = creating(adOfPlan);

/** True for a media plan, whose rows may have ads in what they create. */
const isOfPlan = ({ mappable }: RowOperation) => mappable?.parts !== undefined;

/** Reads the rows of an operation; those of a media plan with their ads. */
async function readAll(context: IExecuteFunctions, operation: RowOperation): Promise<PlanRows> {
	if (isOfPlan(operation)) return await readPlanRows(context, operation.labels);
	return { adGroups: await readSheetRows(context, operation), ads: new Map() };
}

/** Reads and checks all rows before the first call; what fails goes where On Error says. */
export async function runRows(
	context: IExecuteFunctions,
	operation: RowOperation,
	made: CreatedEntity[],
) {
	const input = context.getInputData();
	if (input.length === 0) return [];
	const run = await runOnce(context, operation, made);
	return await outputItems(run, context.getNode(), (item) => input[item]?.json ?? {});
}

/** @throws the node's error if rows are refused or fail, unless the node goes on after errors. */
async function runOnce(
	context: IExecuteFunctions,
	operation: RowOperation,
	made: CreatedEntity[],
): Promise<Run> {
	const { adGroups: read, ads } = await readAll(context, operation);
	const { rows, plan, ...calls } = await planCalls(context, operation, read, ads);
	await refuseRows(context, operation, rows, plan);
	const { executed, followed, quota, why } = await executePlan(context, {
		tool: operation.tool,
		plan,
		...calls,
		stopsAtFailure: !context.continueOnFail(),
		words: runWords,
		made,
	});
	const run = await runOf(operation, rows, executed);
	if (!isOfPlan(operation)) return await endRun(context, run, quota);
	let cause: Failure | undefined;
	if (!context.getExecutionCancelSignal()?.aborted) {
		cause = why ?? firstFailedCall([...executed, ...followed.values()]);
	}
	const runOfAds = await adsMade({ rows, ads }, executed, followed, cause);
	return await endRun(context, withAds(run, runOfAds, ads), quota);
}

/** For a creation, asks for what rows name, and writes down what retries have to know of its plan. */
async function planCalls(
	context: IExecuteFunctions,
	operation: RowOperation,
	read: ReadSheet,
	ads: PlanRows['ads'],
) {
	const { tool, creation } = operation;
	if (!creation) return { rows: read.rows, plan: planEqualRows(read.rows, tool) };
	const scope = executionScope(context, creation);
	const named = await resolveNames(context, read, scope, runWords);
	const { rows, plan } = await planAdGroups(context, named.rows, ads, scope);
	scope.journal.names = named.names;
	keepPlan(plan, scope);
	let follow;
	if (isOfPlan(operation)) follow = adsAfter(rows, ads, plan, executionScope(context, adOfPlan));
	return { rows, plan: plan.rows, scope, ended: named.ended, follow };
}

/** @throws the error of a run with bad rows, unless the node goes on after errors. */
async function refuseRows(
	context: IExecuteFunctions,
	work: RunWork,
	rows: readonly ParsedRow[],
	plan: readonly PlannedRow[],
): Promise<void> {
	if (!isRefused(plan) || context.continueOnFail()) return;
	const refused = await runOf(work, rows, plan);
	context.addExecutionHints(...(await boxesOf(refused, { ended: true })));
	throw await runError(context.getNode(), refused, true);
}

/** Shows what a run did. @throws the error of a run that failed, unless the node goes on after errors. */
async function endRun(context: IExecuteFunctions, run: Run, quota: QuotaWatch): Promise<Run> {
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
const runWords: RunWords = {
	whyFailed: (why, noun) => describe(why, { action: { verb: 'found', noun } }),
	whyItWaits: textOf,
};

/** The first failure of a call that was made. */
function firstFailedCall(planned: readonly PlannedRow[]): Failure | undefined {
	for (const { result } of planned) {
		if ('failure' in result && result.failure.reason.type !== 'not sent') return result.failure;
	}
	return undefined;
}

/** The rows of a plan as they are run, and their ads. */
interface RunPlan {
	readonly rows: readonly ParsedRow[];
	readonly ads: PlanRows['ads'];
}

/** The ads whose ad groups are there, with what came of each; `cause` is what kept the others from being made. */
async function adsMade(
	{ rows, ads }: RunPlan,
	executed: readonly PlannedRow[],
	followed: ReadonlyMap<number, PlannedRow>,
	cause: Failure | undefined,
): Promise<Run> {
	const made: ParsedRow[] = [];
	const results: CameOf[] = [];
	for (const [item, ad] of ads) {
		const adGroup = executed[item]?.result;
		if (!adGroup || !isCreated(adGroup)) continue;
		made.push(inAdGroup(ad, adGroup.entity.id));
		const isToWait = rows[item]?.options.startPaused === true;
		const failure = whyNotMade(adGroup, isToWait, cause);
		const result = withoutAnyCall(ad) ?? { failure, key: null };
		const exists = besideAd(adGroup.entity);
		results[item] = { ...(followed.get(item) ?? { result }), exists };
	}
	return await runOf(ofAds, made, results);
}

/** Shows how each column is understood: an item for each, and the boxes. */
export async function checkColumns(
	context: IExecuteFunctions,
	operation: RowOperation,
): Promise<INodeExecutionData[]> {
	const { adGroups, ads } = await readAll(context, operation);
	const read = withColumnsOfAds(adGroups, ads);
	const checked = await checkedColumns(read);
	const isBad = !read.sheet || checked.some(({ problems }) => problems.length > 0);
	// Headings that are somewhere else are the problem of every row.
	let ofAll: string[] = [];
	if (!read.sheet) {
		const rows = read.rows.map((row) => ({ row }));
		ofAll = await linesOf(rows, ({ row }) => row.problems.map(lineOf));
	}
	const happened = [...ofAll, columnsLine(checked), ...problemLines(read.warnings)];
	const answers = read.answers && answersAsJson(read.answers, read.sheet);
	const toKeep =
		answers && `To keep these answers, paste this into 'Column Answers (JSON)': ${answers}`;
	context.addExecutionHints(...present([box(happened, isBad), box([toKeep], false)]));
	const { mappable = adGroupOfPlan } = operation;
	return checked.map((column) => ({
		json: columnItem(column, mappable),
		pairedItem: { item: column.row.item },
	}));
}

/** The rows of ad groups with what their ads' columns give, for what is said of columns. */
function withColumnsOfAds(read: ReadSheet, ads: PlanRows['ads']): ReadSheet {
	const rows = read.rows.map((row): ParsedRow => {
		const ad = ads.get(row.item);
		if (!ad) return row;
		return { ...row, cells: new Map([...ad.cells, ...row.cells]) };
	});
	return { ...read, rows };
}

/** Checks every row without a call. A bad row is an item, never an error, so that an If node can sort them. */
export async function checkRows(
	context: IExecuteFunctions,
	operation: RowOperation,
): Promise<INodeExecutionData[]> {
	const { creation = adGroupOfPlan } = operation;
	const { adGroups: read, ads } = await readAll(context, operation);
	const scope = executionScope(context, creation, true);
	const lookup = new NameLookup(scope, runWords, read.complete);
	const named = await lookup.resolve(read.rows);
	const { rows, plan } = await planAdGroups(context, named, ads, scope);
	let run: Run = { ...operation, outcomes: outcomesOf(rows, plan.rows), lookUps: lookup.calls };
	if (isOfPlan(operation)) {
		const scopeOfAds = executionScope(context, adOfPlan, true);
		const outcomes = await adsAsPlanned(ads, rows, plan, scopeOfAds);
		run = withAds(run, { ...ofAds, outcomes }, ads);
	}
	const items = await checkedItems(run, creation);
	if (items.length > 0) context.addExecutionHints(...(await boxesOf(run)));
	return items;
}

/** The ads, as if their ad groups were there; those of bad rows are refused with them. */
async function adsAsPlanned(
	ads: PlanRows['ads'],
	adGroups: readonly ParsedRow[],
	plan: Plan,
	scope: ExecutionScope,
): Promise<RowOutcome[]> {
	const isGood = ({ result }: PlannedRow) => problemsOf(result).length === 0;
	const good = [...ads.values()].filter(({ item }) => plan.rows.slice(item, item + 1).some(isGood));
	const { rows: planned } = await planRows(inNumberedAdGroups(good, plan), scope);
	const asMade = [...ads.values()].map((ad): ParsedRow => {
		const { existingId, options } = adGroups[ad.item] ?? {};
		const isPaused = existingId !== undefined && options?.startPaused === true;
		const startPaused = ad.options.startPaused || isPaused;
		return { ...ad, options: { ...ad.options, startPaused } };
	});
	return outcomesOf(asMade, Object.assign([...plan.rows], planned));
}
