import type { IExecuteFunctions } from 'n8n-workflow';
import type { Attempt, PoolOptions } from '../client/attempt';
import { machineClock } from '../client/clock';
import { openService, type Service } from '../client/service';
import { runInPool } from '../client/workerPool';
import { tools, type Tool } from '../contract/tools';
import type { ExecutionScope } from './executionScope';
import { needsCall, type PlannedCall, type PlannedRow } from './plan';
import { shortfallLine } from '../output/summary';
import { failure, internalError, type Failure } from '../response/failure';
import { QuotaWatch } from '../response/quota';
import { readResponse } from '../response/readResponse';
import { failureOf, isCreated, isOutcomeUnknown, isToPause, type Result } from '../response/result';
import {
	asInternalError,
	attemptCall,
	notAttempted,
	skippedCall,
	type CallTask,
} from './attemptCall';
import { campaignLists } from './campaignLists';
import { idempotencyGuard } from './idempotencyGuard';
import { attemptPause, skippedPause, continueWithPause, pauseSkipped } from './startPaused';

/** What is to be carried out. */
interface Work {
	readonly tool: Tool;
	/** Its results are written as they come. */
	readonly plan: readonly PlannedRow[];
	/** For Create alone: nothing is created twice within it. */
	readonly scope: ExecutionScope | undefined;
	/** What would fail every call, where that is known. */
	readonly ended?: Failure | undefined;
}

/** A person who stops an execution waits no longer than this for open calls, in milliseconds. */
const graceAfterStop = 10_000;

/**
 * Makes the calls of a plan, and tells of the allowance. Never rejects: what was done must not be lost
 * by a bug in what comes after it.
 */
export async function executePlan(
	context: IExecuteFunctions,
	{ tool, plan, scope, ended }: Work,
): Promise<QuotaWatch> {
	const calls = [...new Set(plan.filter(needsCall))];
	const quota = new QuotaWatch(scope?.journal.quota);
	const stop = context.getExecutionCancelSignal();
	const stopAtFailure = !context.continueOnFail();

	async function makeCalls(service: Service): Promise<void> {
		const settings = { tool, service, quota };
		const lists = campaignLists(service, quota, machineClock);
		const tasks = calls.map((call): CallTask => {
			const { key, result, row } = call;
			const mayHaveHappened = isOutcomeUnknown(result) || isCreated(result);
			const protection =
				scope && key !== null ? idempotencyGuard(call, key, scope.journal, lists) : undefined;
			return {
				call,
				protection,
				maxRetries: row.options.maxRetries,
				mayHaveSideEffect: mayHaveHappened,
			};
		});

		async function attempt(task: CallTask): Promise<Attempt<Result>> {
			const { call, protection, listsSince } = task;
			if (isToPause(call.result)) return await attemptPause(task, call.result, settings);
			const made =
				protection && listsSince !== undefined
					? await protection.lookUpId(listsSince)
					: await attemptCall(task, settings);
			call.result = made.result;
			return continueWithPause(made);
		}

		/** A bug fails its row alone; but what was created and can't be remembered ends the run. */
		const afterBugIn = ({ call }: CallTask, error: unknown): Attempt<Result> => {
			if (isCreated(call.result)) throw error;
			return { result: { failure: internalError(error, tool.writes), key: call.key } };
		};

		const options: PoolOptions<CallTask, Result> = {
			maxConcurrency: calls[0]?.row.options.maxConcurrency ?? 1,
			stop,
			graceMs: tool.writes ? graceAfterStop : 0,
			clock: machineClock,
			callsLeft: () => (tool.free ? undefined : quota.callsLeft()),
			run: async (task) => await attempt(task).catch((error: unknown) => afterBugIn(task, error)),
			aborts: (result) => {
				const { abortScope = 'row' } = failureOf(result) ?? {};
				// A row whose ad group isn't paused has not failed.
				const stops = 'failure' in result && stopAtFailure;
				if (abortScope === 'row' && !stops) return undefined;
				return ({ call, mayHaveSideEffect: mayHaveHappened }) =>
					abortScope === 'run' ||
					(abortScope !== 'row' && call.sent.advertiser_id === undefined) ||
					(stops && !mayHaveHappened);
			},
			onResult: ({ call }, result) => void (call.result = result),
			onSkipped: ({ call, protection, listsSince }, _last, because) => {
				protection?.ended();
				const { result } = call;
				if (isToPause(result)) call.result = skippedPause(call, result, because);
				else if (!isCreated(result) && listsSince === undefined)
					call.result = skippedCall(call, because);
			},
		};
		await runInPool(tasks, options);
		if (calls.some(({ result }) => failureOf(result)?.abortScope === 'run')) return;
		// One list names all ad groups of a campaign that no answer named.
		const listsSince = machineClock.now();
		const unnamed = tasks.filter(({ call, protection }) => protection?.lacksId(call.result));
		await runInPool(
			unnamed.map((task) => ({ ...task, listsSince, mayHaveSideEffect: true })),
			options,
		);
	}

	try {
		const service = calls.length > 0 ? await openService(context) : undefined;
		const because = ended ?? (service && 'problem' in service ? badCredential(service) : undefined);
		if (because) {
			for (const [at, call] of calls.entries()) {
				const why = at === 0 ? because : failure({ type: 'not sent', because });
				const { result } = call;
				call.result = isCreated(result) ? pauseSkipped(call, result, why) : notAttempted(call, why);
			}
		} else if (service && 'call' in service) {
			if (tool.writes) await askForUsage(context, service, quota, calls);
			await makeCalls(service);
		}
	} catch (error) {
		for (const call of calls) if (!stop?.aborted) call.result = asInternalError(call.result, error);
	}
	if (scope) scope.journal.quota = quota.last;
	return quota;
}

/** A run of no more calls than this begins without asking. */
const fewCalls = 10;

/** Milliseconds for the answer; nothing depends on it. */
const usageTimeout = 5_000;

/**
 * Asks before the first of many calls how many are left, which is free. Where that is too few, n8n's
 * log says so at once: what stands above the output comes when all is done. An answer that can't be
 * read stops nothing.
 */
async function askForUsage(
	context: IExecuteFunctions,
	service: Service,
	quota: QuotaWatch,
	calls: readonly PlannedCall[],
): Promise<void> {
	const pauses = calls.filter(({ result, row }) => !isCreated(result) && row.options.startPaused);
	const needed = calls.length + pauses.length;
	if (needed <= fewCalls) return;
	const response = await service.call(tools.getUsage.name, {}, undefined, usageTimeout);
	const read = readResponse(response, Date.now());
	if ('failure' in read || !read.answer.quota) return;
	quota.begin(read.answer.quota, needed);
	const line = shortfallLine(quota);
	if (line !== undefined) context.logger.warn(line);
}

/** What comes of every call where n8n doesn't give the credential, or it can't be used. */
export function badCredential({ problem }: { readonly problem: string }): Failure {
	return failure({ type: 'bad credential', problem }, { abortScope: 'run' });
}
