import type { IExecuteFunctions } from 'n8n-workflow';
import { machineClock } from '../client/clock';
import { openService, type Service } from '../client/service';
import { runInPool } from '../client/workerPool';
import type { Tool } from '../contract/tools';
import type { ExecutionScope } from '../duplicates/executionScope';
import type { PlannedCall, PlannedRow } from '../duplicates/plan';
import { notSettled } from '../duplicates/settle';
import { afterUnknownCall } from '../response/classify';
import { failure, internalError, type Failure } from '../response/failure';
import { QuotaWatch } from '../response/quota';
import { isCreated, type Result } from '../response/result';
import type { ChangedValue } from '../rows/row';
import { afterBug, attemptCall, skippedCall, type CallTask } from './attemptCall';
import { CampaignLists } from './campaignLists';
import { DuplicateProtection } from './protect';
import { askForUsage } from './usage';

/** What calls came to. */
export type Results = ReadonlyMap<PlannedCall, Result>;

/** What a row came to, and how its values differ from those that its ad group has. */
export function resultOf(
	planned: PlannedRow | undefined,
	results: Results,
): { readonly result: Result; readonly changed?: readonly ChangedValue[] } {
	if (planned && 'result' in planned) return planned;
	const result = planned && results.get(planned.call);
	if (!result) throw new RangeError('There is a row without a result');
	return { result, changed: isCreated(result) ? planned.call.changed : [] };
}

/** What the calls of a plan come to if they are not made. */
export function withoutCalls(plan: readonly PlannedRow[]): Map<PlannedCall, Result> {
	const why = failure({ type: 'not sent', because: 'stopped' });
	return new Map(
		plan.flatMap((row): Array<[PlannedCall, Result]> => {
			if (!('call' in row)) return [];
			const { call } = row;
			return [[call, { failure: call.isOpen ? notSettled : why, key: call.key }]];
		}),
	);
}

/** What is to be carried out. */
interface CarryOutInput {
	readonly tool: Tool;
	readonly plan: readonly PlannedRow[];
	/** For Create alone: nothing is created twice within it. */
	readonly scope: ExecutionScope | undefined;
	/** What would fail every call, where that is known. */
	readonly ended?: Failure | undefined;
}

/** What the calls of a run came to. */
interface Calls {
	readonly results: Results;
	readonly quota: QuotaWatch;
	/** The row that failed first in time. */
	readonly firstFailed: number | undefined;
}

/** A person who stops an execution waits no longer than this for open calls, in milliseconds. */
const graceAfterStop = 10_000;

/**
 * Makes the calls of a plan. Never rejects: what was done must not be lost by a bug in what comes
 * after it.
 */
export async function carryOut(
	context: IExecuteFunctions,
	{ tool, plan, scope, ended }: CarryOutInput,
): Promise<Calls> {
	const results = withoutCalls(plan);
	const calls = [...results.keys()];
	const quota = new QuotaWatch(scope?.journal.quota);
	const stop = context.getExecutionCancelSignal();
	const stopAtFailure = !context.continueOnFail();
	let firstFailed: number | undefined;
	let endsAll = false;
	const conclude = (call: PlannedCall, result: Result) => {
		results.set(call, result);
		if (!('failure' in result)) return;
		const { kind, reason } = result.failure;
		if (reason.type !== 'not sent') firstFailed ??= call.row.item;
		if (kind === 'unauthorized' || kind === 'quota') endsAll = true;
	};
	const onResult = ({ call, protection }: CallTask, result: Result) => {
		// First of all, so that nothing which comes after it can lose what was created.
		conclude(call, result);
		if (protection) results.set(call, protection.conclude(result));
	};

	async function makeCalls(service: Service): Promise<void> {
		const protectionOf = scope && protectedRun(plan, service, quota, scope);
		const tasks = calls.map(
			(call): CallTask => ({
				call,
				protection: protectionOf?.(call),
				maxRetries: call.row.options.maxRetries,
				mayHaveHappened: call.isOpen,
			}),
		);
		await runInPool<CallTask, Result>(tasks, {
			maxConcurrency: calls[0]?.row.options.maxConcurrency ?? 1,
			stop,
			graceMs: tool.writes ? graceAfterStop : 0,
			clock: machineClock,
			callsLeft: () => (tool.free ? undefined : quota.callsLeft()),
			run: async (task, previous) =>
				await attemptCall(task, previous, { tool, service, quota }).catch((error: unknown) => {
					// A bug in this code fails this row alone; all others go on.
					const why = internalError(error, tool.writes);
					return { result: { failure: why, key: task.call.key } };
				}),
			aborts: (result) => {
				if (!('failure' in result)) return undefined;
				const { abortScope } = result.failure;
				if (abortScope === 'row' && !stopAtFailure) return undefined;
				return ({ task: { call }, mayHaveHappened }) =>
					abortScope === 'run' ||
					(abortScope !== 'row' && call.sent.advertiser_id === undefined) ||
					(stopAtFailure && !mayHaveHappened);
			},
			onResult,
			onSkipped: (task, previous, because) => onResult(task, skippedCall(task, previous, because)),
		});
		if (!endsAll && !stop?.aborted) await lookUpIds(tasks, results, stop);
	}

	try {
		const service = calls.length > 0 ? await openService(context) : undefined;
		const because = ended ?? (service && 'problem' in service ? badCredential(service) : undefined);
		if (because) {
			for (const [at, call] of calls.entries()) {
				const why = at === 0 ? because : failure({ type: 'not sent', because });
				conclude(call, { failure: call.isOpen ? afterUnknownCall(why) : why, key: call.key });
			}
		} else if (service && 'call' in service) {
			if (tool.writes) await askForUsage(context, service, quota, calls.length);
			await makeCalls(service);
		}
	} catch (error) {
		for (const [call, result] of results) {
			if ('failure' in result && !stop?.aborted) results.set(call, afterBug(result, error));
		}
	}
	if (scope) scope.journal.quota = quota.last;
	return { results, quota, firstFailed };
}

/** Gives what keeps a call of a run from being done twice; undefined for one without a key. */
function protectedRun(
	plan: readonly PlannedRow[],
	service: Service,
	quota: QuotaWatch,
	{ journal }: ExecutionScope,
): (call: PlannedCall) => DuplicateProtection | undefined {
	const knownIds = plan.flatMap((row) =>
		'result' in row && isCreated(row.result) ? (row.result.adGroup.adgroupId ?? []) : [],
	);
	const lists = new CampaignLists(service, quota, machineClock);
	const run = { journal, lists, knownIds: new Set(knownIds), started: Date.now() };
	return (call) => (call.key === null ? undefined : new DuplicateProtection(call, call.key, run));
}

/** Names the ad groups of successes without an ID, and of conflicts, as the campaigns' lists show them. */
async function lookUpIds(
	tasks: readonly CallTask[],
	results: Map<PlannedCall, Result>,
	stop: AbortSignal | undefined,
): Promise<void> {
	const toLookUp = tasks.flatMap(({ call, protection }) => {
		const result = results.get(call);
		return result && protection?.lacksId(result)
			? [{ call, protection, result, maxRetries: 2, mayHaveHappened: false }]
			: [];
	});
	const now = machineClock.now();
	await runInPool(toLookUp, {
		maxConcurrency: 4,
		run: async ({ protection, result }) => await protection.lookUpId(result, now),
		onResult: ({ call }, result) => results.set(call, result),
		stop,
		graceMs: 0,
		clock: machineClock,
	});
}

/** What comes of every call where n8n doesn't give the credential, or it can't be used. */
export function badCredential({ problem }: { readonly problem: string }): Failure {
	return failure({ type: 'bad credential', problem }, { abortScope: 'run' });
}
