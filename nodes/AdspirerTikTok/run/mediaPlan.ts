import type { IExecuteFunctions } from 'n8n-workflow';
import { type Groups, addTo } from '../base/values';
import { adOfPlan } from '../contract/ad';
import { type Failure, failure } from '../response/failure';
import {
	type Created,
	type Entity,
	type Result,
	failureOf,
	isCreated,
	isToPause,
} from '../response/readResponse';
import { refusedFor } from '../rows/readRows';
import { type ParsedRow, looksFirst } from '../rows/row';
import type { FollowUp } from './executePlan';
import { type ExecutionScope, executionScope } from './journal';
import { knownEntity, notSent } from './outcomes';
import { type Plan, type PlannedRow, keepPlan, planRows } from './plan';

type Ads = ReadonlyMap<number, ParsedRow>;

/** Plans the rows of a creation; those of a media plan by their ads too, which are checked next to each other before. */
export async function planAdGroups(
	context: IExecuteFunctions,
	rows: readonly ParsedRow[],
	ads: Ads,
	scope: ExecutionScope,
): Promise<{ readonly rows: readonly ParsedRow[]; readonly plan: Plan }> {
	const plan = await planRows(rows, scope);
	if (ads.size === 0) return { rows, plan };
	const good = [...ads.values()].filter(({ item }) => rows[item]?.problems.length === 0);
	const adsAlone = executionScope(context, adOfPlan, true);
	const plannedAds = await planRows(inNumberedAdGroups(good, plan), adsAlone);
	const checked = rows.map((row) => {
		const { result } = plannedAds.rows[row.item] ?? {};
		const reason = result && failureOf(result)?.reason;
		if (reason?.type !== 'invalid') return row;
		// Ads of one name in one ad group contradict each other.
		return refusedFor(row, reason.problems);
	});
	if (checked.every((row, at) => row === rows[at])) return { rows, plan };
	return { rows: checked, plan: await planRows(checked, scope) };
}

/** Ads in their ad groups, whose IDs aren't known yet. Which rows are in one ad group is. */
export function inNumberedAdGroups(ads: readonly ParsedRow[], plan: Plan): ParsedRow[] {
	const adGroups = plan.rows.map(adGroupIn);
	const numbers = new Map<unknown, number>();
	for (const adGroup of adGroups) {
		if (!numbers.has(adGroup)) numbers.set(adGroup, numbers.size);
	}
	return ads.map((ad) => inAdGroup(ad, String(numbers.get(adGroups[ad.item]))));
}

/** The common ground of rows of one ad group: its ID, if known, or the plan for them. */
function adGroupIn(planned: PlannedRow): unknown {
	if (!isCreated(planned.result)) return planned;
	return planned.result.entity.id ?? planned;
}

/** An ad with the ID of its ad group, null if that can't be read, to be paused if that is asked of its row. */
export function inAdGroup(ad: ParsedRow, id: string | null, isPaused = false): ParsedRow {
	return {
		...ad,
		values: { ...ad.values, [adOfPlan.parentArgument]: id ?? undefined },
		options: { ...ad.options, startPaused: ad.options.startPaused || isPaused },
	};
}

/** Plans the ads that follow ad groups, each as soon as its own ad group is there. */
export function adsAfter(
	rows: readonly ParsedRow[],
	ads: Ads,
	plan: Plan,
	scope: ExecutionScope,
): FollowUp {
	const byAdGroup: Groups<ParsedRow> = new Map();
	const adGroups = plan.rows.map(adGroupIn);
	let calls = 0;
	let arePaused = false;
	let lookFirst = false;
	for (const ad of ads.values()) {
		const row = rows[ad.item];
		if (!row || row.problems.length > 0) continue;
		addTo(byAdGroup, adGroups[ad.item], ad);
		if (ad.skipped !== undefined || ad.existingId !== undefined) continue;
		calls += 1;
		if (ad.options.startPaused || row.options.startPaused) arePaused = true;
		if (looksFirst(ad)) lookFirst = true;
	}
	return {
		scope,
		calls,
		arePaused,
		lookFirst,
		planAfter: async (planned, result) => {
			const adGroup = adGroupIn(planned);
			const ready: ParsedRow[] = [];
			for (const ad of byAdGroup.get(adGroup) ?? []) {
				const isToWait = rows[ad.item]?.options.startPaused === true;
				if (!isCreated(result) || whyNoAds(result, isToWait)) continue;
				const { entity } = result;
				const inParent = inAdGroup(ad, entity.id, isToWait && !isPausedByRun(entity));
				if (isNewAdGroup(entity)) ready.push(withoutLook(inParent));
				else ready.push(inParent);
			}
			// Several rows may have its ID, each with a plan of its own.
			byAdGroup.delete(adGroup);
			const plannedAds = await planRows(ready, scope);
			keepPlan(plannedAds, scope);
			return plannedAds.rows;
		},
	};
}

/** False for an ad group that may be switched on by now, on purpose, so that its new ads are paused one by one. */
const isPausedByRun = (entity: Entity) =>
	isNewAdGroup(entity) || entity.alreadyCreated === 'found in list';

/** True for what the answer to a call of this run created: it holds nothing yet. */
const isNewAdGroup = ({ alreadyCreated, mayBeTwice, mayBeOlder }: Entity) =>
	alreadyCreated === undefined && !mayBeTwice && !mayBeOlder;

/** An ad whose name can't be taken yet. */
const withoutLook = (ad: ParsedRow): ParsedRow => ({
	...ad,
	options: { ...ad.options, skipExistingNames: false },
});

/** Why no ad goes into an ad group that is there. */
function whyNoAds(result: Created, isToWait: boolean): Failure | undefined {
	if (result.entity.id === null) return failure({ type: 'no parent', because: 'without ID' });
	if (!isToWait || !mayRun(result)) return undefined;
	return failure({ type: 'no parent', because: 'not paused' });
}

/** The result of an ad that asks for no call, whatever comes of its ad group; undefined for any other. */
export function withoutAnyCall({ existingId: id, skipped, values }: ParsedRow): Result | undefined {
	if (id !== undefined) return knownEntity(adOfPlan, values, { id, alreadyCreated: 'given ID' });
	return skipped && { skipped, key: null };
}

/** True if the run's own ad group may be on: also one that a list doesn't show for certain to be its own. */
function mayRun(result: Created): boolean {
	return result.entity.paused === 'may be older' || isToPause(result);
}

/** Why the ad of a row wasn't made, though its ad group is there and nothing is wrong with it. */
export function whyNotMade(
	adGroup: Created,
	isToWait: boolean,
	stopped: Failure | undefined,
): Failure {
	const why = whyNoAds(adGroup, isToWait);
	if (why) return why;
	if (!stopped) return notSent;
	return failure({ type: 'not sent', because: stopped });
}
