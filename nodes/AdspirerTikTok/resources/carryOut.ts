import { randomUUID } from 'node:crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import { machineClock } from '../client/clock';
import { openService } from '../client/service';
import { runInPool } from '../client/workerPool';
import type { Tool } from '../contract/tools';
import type { ExecutionScope } from '../duplicates/executionScope';
import type { PlannedCall, PlannedRow } from '../duplicates/plan';
import { notSettled } from '../duplicates/settle';
import { canonicalJson } from '../parse/json';
import { failure, type Failure } from '../response/failure';
import { QuotaWatch } from '../response/quota';
import { readCreation, readResponse } from '../response/readResponse';
import { isCreated, type Result } from '../response/result';
import { afterUnknownCall } from '../response/classify';
import type { ChangedValue, Row } from '../rows/row';
import { CampaignLists } from './campaignLists';
import { afterBug, makeCalls, type Call, type ReadCall } from './makeCalls';
import { DuplicateProtection } from './protect';
import { askForUsage } from './usage';

/**
 * Sends equal rows once. A tool that changes something gets a fresh key for each call and run, which
 * only the retries of that call share: with a key made from the values, the second pause of a day
 * would be answered from memory and do nothing.
 */
export function planEqualRows(rows: readonly Row[], tool: Tool): Array<PlannedRow<NewCall>> {
	const first = new Map<string, number>();
	return rows.map(({ item, values, problems, skipped }) => {
		if (skipped !== undefined) return { result: { skipped, key: null } };
		if (problems.length > 0) {
			return { result: { failure: failure({ type: 'invalid', problems }), key: null } };
		}
		const id = canonicalJson(values);
		const sameAs = first.get(id);
		if (sameAs !== undefined) return { sameAs };
		first.set(id, item);
		const [key, otherKey] = tool.writes ? [randomUUID(), randomUUID()] : [null, null];
		return { call: { item, sent: values, key, otherKey } };
	});
}

/** A call that no earlier run has made. */
type NewCall = Pick<Call, 'item' | 'key' | 'otherKey'> & { readonly sent: Row['values'] };

/** What is to be done about each row, in order. */
type Plan = ReadonlyArray<PlannedRow<NewCall | PlannedCall>>;

/** What a row came to, and how its values differ from those that its ad group has. */
export function resultOf(
	plan: Plan,
	item: number,
	results: ReadonlyMap<number, Result>,
): { readonly result: Result; readonly changed?: readonly ChangedValue[] } {
	const planned = plan[item];
	if (!planned) throw new RangeError(`There is no row ${item}`);
	if ('sameAs' in planned) return resultOf(plan, planned.sameAs, results);
	if ('result' in planned) return planned;
	const result = results.get(item);
	if (!result) throw new RangeError(`There is no result of row ${item}`);
	const { call } = planned;
	return { result, changed: 'changed' in call && isCreated(result) ? call.changed : [] };
}

/** What calls come to that are not made. */
export function withoutCalls(plan: Plan): Map<number, Result> {
	const results = new Map<number, Result>();
	for (const row of plan) {
		if (!('call' in row)) continue;
		const { call } = row;
		const isOpen = 'isOpen' in call && call.isOpen;
		const why = isOpen ? notSettled : failure({ type: 'not sent', because: 'stopped' });
		results.set(call.item, { failure: why, key: call.key });
	}
	return results;
}

/** What is to be carried out. */
interface CarryOutInput {
	readonly tool: Tool;
	/** An argument that some versions of the tool require and others refuse as unknown. */
	readonly droppable?: string;
	readonly rows: readonly Row[];
	readonly plan: Plan;
	/** For Create alone: nothing is created twice within it. */
	readonly scope: ExecutionScope | undefined;
	/** What would fail every call, where that is known. */
	readonly ended?: Failure | undefined;
}

/** What the calls of a run came to. */
interface Calls {
	/** By the place of the row that a call was made for. */
	readonly results: ReadonlyMap<number, Result>;
	readonly quota: QuotaWatch;
	/** The row that failed first in time. */
	readonly firstFailed: number | undefined;
}

/**
 * Makes the calls of a plan. Never rejects: what was done must not be lost by a bug in what comes
 * after it.
 */
export async function carryOut(
	context: IExecuteFunctions,
	{ tool, droppable, rows, plan, scope, ended }: CarryOutInput,
): Promise<Calls> {
	const results = withoutCalls(plan);
	const planned = plan.flatMap((row) => ('call' in row ? [row.call] : []));
	const quota = new QuotaWatch(scope?.journal.quota);
	const stop = context.getExecutionCancelSignal();
	let firstFailed: number | undefined;
	let endsAll = false;
	const conclude = (item: number, result: Result) => {
		results.set(item, result);
		if (!('failure' in result)) return;
		const { kind, reason } = result.failure;
		if (reason.type !== 'not sent') firstFailed ??= item;
		if (kind === 'unauthorized' || kind === 'quota') endsAll = true;
	};
	try {
		const service = planned.length > 0 ? await openService(context) : undefined;
		const because = ended ?? (service && 'problem' in service ? badCredential(service) : undefined);
		if (because) {
			for (const [at, call] of planned.entries()) {
				const why = at === 0 ? because : failure({ type: 'not sent', because });
				const isOpen = 'isOpen' in call && call.isOpen;
				conclude(call.item, { failure: isOpen ? afterUnknownCall(why) : why, key: call.key });
			}
		} else if (service && 'call' in service) {
			if (tool.writes) await askForUsage(context, service, quota, planned.length);
			const protection =
				scope &&
				new DuplicateProtection({
					scope,
					rows,
					calls: planned.filter((call): call is PlannedCall => 'isOpen' in call),
					lists: new CampaignLists(service, quota, machineClock),
					takenIds: idsIn(plan),
				});
			await makeCalls(
				planned.map(({ sent, ...call }) => ({ ...call, values: sent, ...optionsOf(rows, call) })),
				{
					tool,
					service,
					quota,
					read: protection ? readNewAdGroup : readAnswer,
					maxConcurrency: rows[planned[0]?.item ?? 0]?.options.maxConcurrency ?? 1,
					stopAtFailure: !context.continueOnFail(),
					stop,
					...(protection && { protection }),
					...(droppable !== undefined && { droppable }),
					onResult: (call, result) => {
						// First of all, so that nothing which comes after it can lose what was created.
						conclude(call.item, result);
						if (protection) results.set(call.item, protection.conclude(call, result));
					},
				},
			);
			if (protection && !endsAll && !stop?.aborted) {
				await lookUpIds(results, protection, stop);
			}
		}
	} catch (error) {
		for (const [item, result] of results) {
			if (!('failure' in result) || stop?.aborted) continue;
			results.set(item, { ...result, failure: afterBug(result.failure, error) });
		}
	}
	if (scope) scope.journal.quota = quota.last;
	return { results, quota, firstFailed };
}

/** Names the ad groups of successes without an ID, and of conflicts, as the campaigns' lists show them. */
async function lookUpIds(
	results: Map<number, Result>,
	protection: DuplicateProtection,
	stop: AbortSignal | undefined,
): Promise<void> {
	const tasks = [...results]
		.filter(([item, result]) => protection.lacksId(item, result))
		.map(([item, result]) => ({ item, result, maxRetries: 2, mayHaveHappened: false }));
	const now = machineClock.now();
	await runInPool(tasks, {
		maxConcurrency: 4,
		stopAtFailure: false,
		run: async ({ item, result }) => await protection.lookUpId(item, result, now),
		onResult: ({ item }, result) => results.set(item, result),
		onSkipped: () => {},
		callsLeft: () => undefined,
		stop,
		graceMs: 0,
		clock: machineClock,
	});
}

/** The ad groups that rows are known to have. */
function idsIn(plan: Plan): Set<string> {
	return new Set(
		plan.flatMap((row) =>
			'result' in row && isCreated(row.result) ? (row.result.adGroup.adgroupId ?? []) : [],
		),
	);
}

/** What comes of every call where n8n doesn't give the credential, or it can't be used. */
export function badCredential({ problem }: { readonly problem: string }): Failure {
	return failure({ type: 'bad credential', problem }, { abortScope: 'run' });
}

const readAnswer: ReadCall = (response, { values }) => readResponse(response, Date.now(), values);

const readNewAdGroup: ReadCall = (response, { values }) => {
	const read = readCreation(response, Date.now(), values);
	if ('failure' in read) return read;
	const adGroup = {
		adgroupId: read.adgroupId,
		adgroupName: String(values.adgroup_name ?? ''),
		campaignId: String(values.campaign_id ?? ''),
	};
	return { answer: read.answer, adGroup };
};

function optionsOf(rows: readonly Row[], { item }: Pick<Call, 'item'>): Pick<Call, 'options'> {
	const row = rows[item];
	if (!row) throw new RangeError(`There is no row ${item}`);
	return { options: row.options };
}
