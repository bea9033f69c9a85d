import type { IExecuteFunctions } from 'n8n-workflow';
import { machineClock } from '../client/clock';
import { openService } from '../client/service';
import { runInPool, type Attempt, type PoolOptions } from '../client/workerPool';
import { tools, type Tool } from '../contract/tools';
import { shortfallLine } from '../output/summary';
import { failure, internalError, type Failure } from '../response/failure';
import { QuotaWatch } from '../response/quota';
import { readResponse } from '../response/readResponse';
import { failureOf, isCreated, isToPause, type Result } from '../response/result';
import { attemptCall, guardOf, unsentResult, whySkipped, type CallContext } from './attemptCall';
import type { ExecutionScope } from './journal';
import { SiblingLists } from './listTools';
import { OpenCalls } from './openCalls';
import { abandoned, needsCall, notSent, type PlannedRow } from './plan';
import {
	end,
	follow,
	mayHaveSideEffect,
	next,
	poolStep,
	reopen,
	taskFor,
	update,
	type Attempted,
	type CallTask,
} from './policy';

interface Work {
	readonly tool: Tool;
	readonly plan: readonly PlannedRow[];
	/** Only for a creation: nothing is created twice within it. */
	readonly scope?: ExecutionScope | undefined;
	/** True if a failure makes the calls that have not begun pointless. */
	readonly stopsAtFailure: boolean;
	/** What would fail every call, if that is known. */
	readonly ended?: Failure | undefined;
}

/** A person who stops an execution waits no longer than this for open calls, in milliseconds. */
const graceAfterStop = 10_000;

/** A run of no more calls than this doesn't ask for the quota; with no more at once it asks before. */
const fewCalls = 10;

/**
 * Makes a plan's calls, and returns the plan with their results. Never rejects: a bug in what comes
 * later must not lose what was done.
 */
export async function executePlan(context: IExecuteFunctions, work: Work) {
	const { tool, plan, scope, ended } = work;
	const tasks = [...new Set(plan.filter(needsCall))].map(taskFor);
	const quota = new QuotaWatch(scope?.journal.quota);
	if (tasks.length === 0) return { executed: plan, quota };
	try {
		const service = ended ?? (await openService(context));
		if ('call' in service) {
			const lists = scope && new SiblingLists(scope.creation, service, quota);
			const guarded = lists && { scope, lists, openCalls: new OpenCalls(service.id) };
			await makeCalls(context, tasks, { tool, service, quota, guarded }, work.stopsAtFailure);
		} else {
			const isBad = 'problem' in service;
			const because = isBad ? failure({ type: 'bad credential', ...service }) : service;
			const [first] = tasks;
			const others = failure({ type: 'not sent', because });
			for (const task of tasks) end(task, unsentResult(task, task === first ? because : others));
		}
	} catch (error) {
		const isStopped = context.getExecutionCancelSignal()?.aborted === true;
		for (const task of isStopped ? [] : tasks) end(task, endedByBug(task.state.result, error));
	}
	if (scope) scope.journal.quota = quota.last;
	const results = new Map<PlannedRow, Result>(tasks.map(({ call, state }) => [call, state.result]));
	const executed = plan.map((row) => ({ ...row, result: results.get(row) ?? row.result }));
	return { executed, quota };
}

/** A bug ends a run like a person who stops it; only the reason is another one. */
function endedByBug(result: Result, error: unknown): Result {
	if (!('failure' in result)) return result;
	const { reason, outcomeUnknown } = result.failure;
	const wasStopped = reason === notSent.reason || reason === abandoned.reason;
	return wasStopped ? { ...result, failure: internalError(error, outcomeUnknown) } : result;
}

async function makeCalls(
	context: IExecuteFunctions,
	tasks: readonly CallTask[],
	calls: CallContext,
	stopAtFailure: boolean,
): Promise<void> {
	const { tool, quota } = calls;
	const options: PoolOptions<CallTask> = {
		maxConcurrency: tasks[0]?.call.row.options.maxConcurrency ?? 1,
		pace: tool.pace,
		stop: context.getExecutionCancelSignal(),
		graceMs: tool.writes ? graceAfterStop : 0,
		clock: machineClock,
		callsLeft: () => (tool.free ? undefined : quota.callsLeft()),
		mayHaveSideEffect,
		run: async (task) => await step(task, calls, stopAtFailure),
		onSkipped: (task, because) => end(task, unsentResult(task, whySkipped(because))),
	};
	const usage = tool.writes ? askForUsage(context, tasks, calls) : undefined;
	if (options.maxConcurrency <= fewCalls) await usage;
	await runInPool(tasks, options).finally(async () => await usage);
	if (tasks.some(({ state }) => failureOf(state.result)?.abortScope === 'run')) return;
	// One list shows the IDs of all siblings that no answer gave, and what was created twice.
	const lookUpAt = machineClock.now();
	const doubtful = tasks.filter((task) => guardOf(task, calls)?.needsList());
	for (const task of doubtful) reopen(task, lookUpAt);
	await runInPool(doubtful, options);
}

/** One attempt at a task, and what follows it. */
async function step(
	task: CallTask,
	calls: CallContext,
	stopAtFailure: boolean,
): Promise<Attempt<CallTask>> {
	const attempted = await attemptCall(task, calls).catch((error: unknown): Attempted => {
		// A bug fails its row alone; but if what was created can't be remembered, the run ends.
		if (isCreated(task.state.result)) throw error;
		const failed = { failure: internalError(error, calls.tool.writes), key: task.call.key };
		return { result: failed, heard: 'answer' };
	});
	const { heard, result, why } = attempted;
	update(task, { result });
	const { maxRetries } = task.call.row.options;
	const history = { ...task.state, maxRetries, chance: machineClock.random() };
	const guard = isToPause(task.state.result) ? undefined : guardOf(task, calls);
	const now = machineClock.now();
	const decision = why && (guard?.next(history, why, now) ?? next(history, why, now));
	follow(task, decision);
	// What is created may still have to be paused.
	if (!decision && task.state.status !== 'ended') return { heard, next: { do: 'go on', at: now } };
	return { heard, next: poolStep(decision, maxRetries, abortsAfter(task, stopAtFailure)) };
}

/** True for the other calls that a final result makes pointless. */
function abortsAfter({ state: { result } }: CallTask, stopAtFailure: boolean) {
	const { abortScope = 'row' } = failureOf(result) ?? {};
	// A row that isn't paused has not failed.
	const stops = 'failure' in result && stopAtFailure;
	if (abortScope === 'row' && !stops) return undefined;
	return (other: CallTask) =>
		abortScope === 'run' ||
		(abortScope !== 'row' && other.call.sent.advertiser_id === undefined) ||
		(stops && !mayHaveSideEffect(other));
}

/**
 * Asks with the first of many calls how many are left, which is free. If that is too few, n8n's log
 * says so at once: hints appear only when all is done. An answer that can't be read stops nothing.
 */
async function askForUsage(
	context: IExecuteFunctions,
	tasks: readonly CallTask[],
	{ service, quota }: CallContext,
): Promise<void> {
	const isPaused = ({ call: { result, row } }: CallTask) =>
		!isCreated(result) && row.options.startPaused;
	const needed = tasks.length + tasks.filter(isPaused).length;
	if (needed <= fewCalls) return;
	const response = await service.call(tools.getUsage.name, {}, undefined, 5_000);
	const read = readResponse(response, Date.now());
	if ('failure' in read || !read.answer.quota) return;
	quota.begin(read.answer.quota, needed);
	const line = shortfallLine(quota);
	if (line !== undefined) context.logger.warn(line);
}
