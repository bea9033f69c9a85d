import type { IExecuteFunctions } from 'n8n-workflow';
import { adGroupOfPlan, adOfPlan, mediaPlan } from '../contract/ad';
import { runOf } from '../output/items';
import {
	type CameOf,
	type RowOutcome,
	type Run,
	besideAd,
	outcomesOf,
	problemsOf,
	withAds,
} from '../output/outcome';
import type { Failure } from '../response/failure';
import { isCreated } from '../response/readResponse';
import { type PlanRows, type ReadSheet, readPlanRows } from '../rows/readRows';
import type { ParsedRow, RowSpec } from '../rows/row';
import { executePlan } from '../run/executePlan';
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
import type { Made } from '../run/outcomes';
import { type Plan, type PlannedRow, keepPlan, planRows } from '../run/plan';
import {
	checkColumns,
	creating,
	endRun,
	itemsOf,
	refuseRows,
	runWords,
	tellChecked,
} from './runRows';

type Labels = RowSpec['labels'];

const ofAdGroups = creating(adGroupOfPlan);
const ofAds = creating(adOfPlan);

/** Creates the ad groups of a media plan with their ads: all is checked before the first call. */
export async function runMediaPlan(context: IExecuteFunctions, labels: Labels, made: Made[]) {
	return await itemsOf(context, async () => await runOnce(context, labels, made));
}

async function runOnce(context: IExecuteFunctions, labels: Labels, made: Made[]): Promise<Run> {
	const { adGroups, ads } = await readPlanRows(context, labels);
	const scope = executionScope(context, adGroupOfPlan);
	const named = await resolveNames(context, adGroups, scope, runWords);
	const adsAlone = executionScope(context, adOfPlan, true);
	const scopes = { adGroups: scope, adsAlone };
	const { rows, plan } = await planAdGroups(named.rows, ads, scopes);
	scope.journal.names = named.names;
	keepPlan(plan, scope);
	await refuseRows(context, ofAdGroups, rows, plan.rows);
	const { executed, followed, quota, why } = await executePlan(context, {
		tool: ofAdGroups.tool,
		plan: plan.rows,
		scope,
		ended: named.ended,
		stopsAtFailure: !context.continueOnFail(),
		words: runWords,
		made,
		follow: adsAfter(rows, ads, plan, executionScope(context, adOfPlan)),
	});
	const run = await runOf(ofAdGroups, rows, executed);
	let cause: Failure | undefined;
	if (!context.getExecutionCancelSignal()?.aborted) {
		cause = why ?? firstFailure([...executed, ...followed.values()]);
	}
	const runOfAds = await adsMade({ rows, ads }, executed, followed, cause);
	return await endRun(context, withAds(run, runOfAds, ads), quota);
}

/** The first failure of a call that was made. */
function firstFailure(planned: readonly PlannedRow[]): Failure | undefined {
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

/** Checks the rows of a media plan, without a call. A bad row is an item, never an error. */
export async function checkPlanRows(context: IExecuteFunctions, labels: Labels) {
	const { adGroups: read, ads } = await readPlanRows(context, labels);
	const adGroups = executionScope(context, adGroupOfPlan, true);
	const adsAlone = executionScope(context, adOfPlan, true);
	const lookup = new NameLookup(adGroups, runWords, read.complete);
	const named = await lookup.resolve(read.rows);
	const { rows, plan } = await planAdGroups(named, ads, { adGroups, adsAlone });
	const outcomes = outcomesOf(rows, plan.rows);
	const ofAdsPlanned = { ...ofAds, outcomes: await adsAsPlanned(ads, rows, plan, adsAlone) };
	const run = { ...ofAdGroups, outcomes, lookUps: lookup.calls };
	return await tellChecked(context, withAds(run, ofAdsPlanned, ads), adGroupOfPlan);
}

/** Shows how each column of a media plan is understood. */
export async function checkPlanColumns(context: IExecuteFunctions, labels: Labels) {
	const { adGroups, ads } = await readPlanRows(context, labels);
	return await checkColumns(context, mediaPlan, withColumnsOfAds(adGroups, ads));
}

/** The rows of ad groups with what their ads' columns give, for what is said of columns. */
function withColumnsOfAds(read: ReadSheet, ads: PlanRows['ads']): ReadSheet {
	const rows = read.rows.map((row): ParsedRow => {
		const ad = ads.get(row.item);
		if (!ad) return row;
		return {
			...row,
			values: { ...ad.values, ...row.values },
			cells: new Map([...ad.cells, ...row.cells]),
			labels: new Map([...ad.labels, ...row.labels]),
			readings: [...row.readings, ...ad.readings],
		};
	});
	return { ...read, rows };
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
