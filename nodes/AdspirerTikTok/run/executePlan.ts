import type { IExecuteFunctions } from 'n8n-workflow';
import { machineClock } from '../client/clock';
import { openService } from '../client/service';
import { WorkerPool, type PoolOptions } from '../client/workerPool';
import { tools, type Tool } from '../contract/tools';
import { shortfallLine } from '../output/summary';
import { failure, internalError, type Failure } from '../response/failure';
import { QuotaWatch } from '../response/quota';
import { readResponse } from '../response/readResponse';
import { failureOf, isCreated, type Result } from '../response/result';
import { CallTask, unsentResult, type CallContext } from './callTask';
import type { ExecutionScope } from './journal';
import { siblingLists } from './listTools';
import { abandoned, needsCall, notSent, type PlannedRow } from './plan';

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
	const { tool, plan, scope, ended, stopsAtFailure } = work;
	const calls = [...new Set(plan.filter(needsCall))];
	const quota = new QuotaWatch(scope?.journal.quota);
	if (calls.length === 0) return { executed: plan, quota };
	const results = new Map<PlannedRow, Result>();
	let tasks: CallTask[] = [];
	try {
		const service = ended ?? (await openService(context));
		if ('call' in service) {
			const lists = scope && siblingLists(scope.creation, service, quota);
			const guarded = lists && { scope, lists, serviceId: service.id };
			const run = { tool, service, quota, guarded, stopsAtFailure };
			tasks = calls.map((call) => new CallTask(call, run));
			await makeCalls(context, tasks, run);
		} else {
			const isBad = 'problem' in service;
			const because = isBad ? failure({ type: 'bad credential', ...service }) : service;
			const others = failure({ type: 'not sent', because });
			for (const call of calls) {
				results.set(call, unsentResult(call, call === calls[0] ? because : others));
			}
		}
	} catch (error) {
		const isStopped = context.getExecutionCancelSignal()?.aborted === true;
		for (const task of isStopped ? [] : tasks) task.result = endedByBug(task.result, error);
	}
	if (scope) scope.journal.quota = quota.last;
	for (const { call, result } of tasks) results.set(call, result);
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
): Promise<void> {
	const { tool, quota } = calls;
	const options: PoolOptions<CallTask> = {
		maxConcurrency: tasks[0]?.call.row.options.maxConcurrency ?? 1,
		pace: tool.pace,
		stop: context.getExecutionCancelSignal(),
		graceMs: tool.writes ? graceAfterStop : 0,
		clock: machineClock,
		callsLeft: () => (tool.free ? undefined : quota.callsLeft()),
		mayHaveSideEffect: (task) => task.mayHaveSideEffect(),
		run: async (task) => await task.step(),
		onSkipped: (task, because) => task.leave(because),
	};
	const usage = tool.writes ? askForUsage(context, tasks, calls) : undefined;
	if (options.maxConcurrency <= fewCalls) await usage;
	const pool = new WorkerPool(tasks, options);
	await pool.run().finally(async () => await usage);
	if (tasks.some(({ result }) => failureOf(result)?.abortScope === 'run')) return;
	// One list shows the IDs of all siblings that no answer gave, and what was created twice.
	const lookUpAt = machineClock.now();
	const doubtful = tasks.filter((task) => task.reopen(lookUpAt));
	await new WorkerPool(doubtful, options).run();
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
