import type { IExecuteFunctions } from 'n8n-workflow';
import { adGroupOfPlan, adOfPlan, mediaPlan } from '../contract/mediaPlan';
import { previewHints, previewPlanItem, type CheckedRow } from '../output/checks';
import { withAds } from '../output/planItems';
import { equalRows, runOf, type Run } from '../output/rowOutcome';
import type { Failure } from '../response/failure';
import { isCreated } from '../response/result';
import { readPlanRows, type PlanRows } from '../rows/mediaPlan';
import type { ReadSheet } from '../rows/readRows';
import type { ParsedRow, RowSpec } from '../rows/row';
import { executePlan } from '../run/executePlan';
import { executionScope, type ExecutionScope } from '../run/journal';
import {
	adsAfter,
	inAdGroup,
	inNumberedAdGroups,
	planAdGroups,
	whyNotMade,
	withoutAnyCall,
} from '../run/mediaPlan';
import { NameLookup, resolveNames } from '../run/nameLookup';
import { keepPlan, planRows, type Plan, type PlannedRow } from '../run/plan';
import { checkedColumns } from './checkedColumns';
import { checkColumns, previewItems, withVerdicts } from './checks';
import { addHints, creating, endRun, itemsOfRun, refuseRows, runWords } from './runRows';

const ofAdGroups = creating(adGroupOfPlan);
const ofAds = creating(adOfPlan);

/** Creates the ad groups of a media plan with their ads: all is checked before the first call. */
export const runMediaPlan = async (context: IExecuteFunctions, labels: RowSpec['labels']) =>
	await itemsOfRun(context, ofAdGroups, async () => await runOnce(context, labels));

async function runOnce(context: IExecuteFunctions, labels: RowSpec['labels']): Promise<Run> {
	const read = await readPlanRows(context, labels);
	const adGroups = executionScope(context, adGroupOfPlan);
	const named = await resolveNames(context, read.adGroups, adGroups, runWords);
	const adsAlone = executionScope(context, adOfPlan, true);
	const { rows, plan } = await planAdGroups(named.rows, read.ads, { adGroups, adsAlone });
	adGroups.journal.names = named.names;
	keepPlan(plan, adGroups);
	const runAs = async (planned: readonly PlannedRow[]) =>
		await runOf(ofAdGroups, rows, (item) => planned[item]);
	await refuseRows(context, plan.rows, runAs);
	const { executed, followed, quota, why } = await executePlan(context, {
		tool: ofAdGroups.tool,
		plan: plan.rows,
		scope: adGroups,
		ended: named.ended,
		stopsAtFailure: !context.continueOnFail(),
		words: runWords,
		follow: adsAfter(rows, read.ads, plan, executionScope(context, adOfPlan)),
	});
	const run = await runAs(executed);
	const isStopped = context.getExecutionCancelSignal()?.aborted === true;
	const made = adsMade({ rows, ads: read.ads, executed, followed, why, isStopped });
	const ads = await runOf(ofAds, made.rows, (item) => made.planned.get(item));
	const names = new Map([...read.ads].map(([item, { values }]) => [item, values.ad_name]));
	const whole = withAds({ ...run, shortfall: quota.shortfall }, ads, names);
	return await endRun(context, whole, quota);
}

interface Executed {
	readonly rows: readonly ParsedRow[];
	readonly ads: PlanRows['ads'];
	readonly executed: readonly PlannedRow[];
	readonly followed: ReadonlyMap<number, PlannedRow>;
	readonly why: Failure | undefined;
	readonly isStopped: boolean;
}

/** The ads whose ad groups are there, with what came of each. */
function adsMade({ rows, ads, executed, followed, why, isStopped }: Executed) {
	const failures = [...executed, ...followed.values()].flatMap(({ result }) =>
		'failure' in result ? result.failure : [],
	);
	const cause = why ?? failures.find(({ reason }) => reason.type !== 'not sent');
	const made: ParsedRow[] = [];
	const planned = new Map<number, PlannedRow>();
	for (const ad of ads.values()) {
		const { item } = ad;
		const adGroup = executed[item]?.result;
		if (!adGroup || !isCreated(adGroup)) continue;
		made.push(inAdGroup(ad, adGroup.entity.id));
		const isToWait = rows[item]?.options.startPaused === true;
		const failure = whyNotMade(adGroup, isToWait, isStopped ? undefined : cause);
		const result = withoutAnyCall(ad) ?? { failure, key: null };
		planned.set(item, followed.get(item) ?? { result });
	}
	return { rows: made, planned };
}

/** Checks the rows of a media plan, without a call. A bad row is an item, never an error. */
export async function checkPlanRows(context: IExecuteFunctions, labels: RowSpec['labels']) {
	const { adGroups: read, ads } = await readPlanRows(context, labels);
	const adGroups = executionScope(context, adGroupOfPlan, true);
	const adsAlone = executionScope(context, adOfPlan, true);
	const lookup = new NameLookup(adGroups, runWords, read.complete);
	const named = await lookup.resolve(read.rows);
	const { rows, plan } = await planAdGroups(named, ads, { adGroups, adsAlone });
	const checked = withVerdicts(rows, plan.rows);
	const good = checked.filter(({ row }) => row.problems.length === 0);
	const adsOfGood = good.flatMap(({ row }) => ads.get(row.item) ?? []);
	const checkedAds = await adsAsPlanned(adsOfGood, rows, plan, adsAlone);
	await addHints(context, async () => {
		if (rows.length === 0) return [];
		const columns = await checkedColumns(withColumnsOfAds(read, ads));
		const part = { rows: checked, creation: adGroupOfPlan };
		const ofAds = { rows: [...checkedAds.values()], creation: adOfPlan };
		return await previewHints(part, lookup.calls, columns, ofAds);
	});
	return await previewItems(checked, (adGroup) => {
		const { item } = adGroup.row;
		const ad = ads.get(item);
		return previewPlanItem(adGroup, checkedAds.get(item) ?? (ad && { row: ad }));
	});
}

/** Shows how each column of a media plan is understood. */
export async function checkPlanColumns(context: IExecuteFunctions, labels: RowSpec['labels']) {
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
			labels: new Map([...ad.labels, ...row.labels]),
			readings: [...row.readings, ...ad.readings],
		};
	});
	return { ...read, rows };
}

/** The ads of good rows, each with the equal one that it is, as if their ad groups were there. */
async function adsAsPlanned(
	ads: readonly ParsedRow[],
	adGroups: readonly ParsedRow[],
	plan: Plan,
	scope: ExecutionScope,
): Promise<ReadonlyMap<number, CheckedRow>> {
	const inPlan = inNumberedAdGroups(ads, plan);
	const { rows: planned } = await planRows(inPlan, scope);
	const equal = equalRows(inPlan, (item) => planned[item]);
	const checked = new Map<number, CheckedRow>();
	for (const ad of ads) {
		const { existingId, options } = adGroups[ad.item] ?? {};
		const isPaused = existingId !== undefined && options?.startPaused === true;
		const startPaused = ad.options.startPaused || isPaused;
		const row = { ...ad, options: { ...ad.options, startPaused } };
		checked.set(ad.item, { row, sameAs: equal.get(ad.item) });
	}
	return checked;
}
