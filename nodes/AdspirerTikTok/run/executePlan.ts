import type { IExecuteFunctions, Logger } from 'n8n-workflow';
import { machineClock } from '../client/clock';
import { openService } from '../client/service';
import { type Attempt, type PoolOptions, WorkerPool } from '../client/workerPool';
import { type Tool, tools } from '../contract/tools';
import type { Fault } from '../problems/problem';
import { type Failure, failure } from '../response/failure';
import { QuotaWatch } from '../response/quota';
import { type Result, failureOf, isCreated, readResponse } from '../response/readResponse';
import { needsList } from './call';
import { type CallContext, CallTask, type Made } from './callTask';
import type { ExecutionScope } from './journal';
import type { Noun } from './listTools';
import { mayHaveSideEffect, unsentResult } from './outcomes';
import { type PlannedRow, callsIn, needsCall } from './plan';

interface Work {
	readonly tool: Tool;
	readonly plan: readonly PlannedRow[];
	/** Only for a creation: nothing is created twice within it. */
	readonly scope?: ExecutionScope | undefined;
	/** True if a failure makes the calls pointless that have done nothing yet. */
	readonly stopsAtFailure: boolean;
	/** What would fail every call, if that is known. */
	readonly ended?: Failure | undefined;
	readonly words: RunWords;
	readonly follow?: FollowUp | undefined;
	/** Takes what was or may have been made, also where a bug ends the run. */
	readonly made?: Made[];
}

/** Puts into words what a run says before it ends. */
export interface RunWords {
	/** Why a name isn't looked up. */
	readonly whyFailed: (
		why: Failure,
		noun: Noun,
	) => { readonly message: string; readonly toDo: string };
	readonly whyItWaits: (why: Fault) => string;
	/** Undefined if there are calls enough. */
	readonly whatIsShort: (quota: QuotaWatch) => string | undefined;
}

/** Calls for what goes into the things of a plan, which can be planned only once those are there. */
export interface FollowUp {
	readonly scope: ExecutionScope;
	/** How many calls it takes at most. */
	readonly calls: number;
	/** What is to be done, by item, after a planned row with this result, which is final. */
	readonly planAfter: (planned: PlannedRow, result: Result) => Promise<readonly PlannedRow[]>;
}

/** What the calls of a run have in common, and what they are. */
interface RunContext extends Work, CallContext {
	readonly logger: Logger;
}

/** A run of no more calls than this doesn't ask for the quota; with no more at once it asks before. */
const fewCalls = 10;

/**
 * Makes a plan's calls and those that follow, and returns both with their results; `followed` is by item, and
 * `why` is what kept all calls from being made.
 */
export async function executePlan(context: IExecuteFunctions, work: Work) {
	const { plan, scope, ended } = work;
	const quota = new QuotaWatch(scope?.journal.quota);
	const calls = callsIn(plan);
	if (calls.length === 0 && !work.follow) return { executed: plan, followed: new Map(), quota };
	const results = new Map<PlannedRow, Result>();
	let run: RunCalls | undefined;
	let why: Failure | undefined;
	try {
		const service = ended ?? (await openService(context));
		if ('call' in service) {
			run = new RunCalls({
				...work,
				service,
				quota,
				lists: new Map(),
				logger: context.logger,
				stop: context.getExecutionCancelSignal(),
			});
			await run.makeAll();
		} else {
			why = 'problem' in service ? failure({ type: 'bad credential', ...service }) : service;
			const notTried = failure({ type: 'not sent', because: why });
			for (const call of calls) {
				const because = call === calls[0] ? why : notTried;
				results.set(call, unsentResult(call.result, call.key, because));
			}
		}
	} finally {
		work.made?.push(...(run?.made ?? []));
	}
	if (scope) scope.journal.quota = quota.last;
	for (const { state } of run?.tasks ?? []) results.set(state.call, state.result);
	const withResult = (row: PlannedRow) => ({ ...row, result: results.get(row) ?? row.result });
	const followed = new Map<number, PlannedRow>();
	for (const [item, row] of run?.followed ?? []) followed.set(item, withResult(row));
	return { executed: plan.map(withResult), followed, quota, why };
}

/** The calls of a run: those of its plan, and what follows them as soon as their outcome is final. */
class RunCalls {
	readonly tasks: CallTask[];
	/** What follows, by item. */
	readonly followed = new Map<number, PlannedRow>();
	/** False once a failure has stopped the run. */
	private mayFollow = true;
	/** The calls that have ended. */
	private readonly ended = new Set<PlannedRow>();
	/** What the log was told of. */
	private told: Fault['why'] | undefined;

	constructor(readonly context: RunContext) {
		this.tasks = tasksOf(context.plan, context);
	}

	get made(): Made[] {
		return this.tasks.flatMap((task) => task.made);
	}

	async makeAll(): Promise<void> {
		const { context, tasks } = this;
		const { quota, plan, stop, tool } = context;
		for (const planned of new Set(plan)) {
			if (!needsCall(planned)) await this.follow(planned, planned.result);
		}
		const options: PoolOptions<CallTask> = {
			maxConcurrency: tasks[0]?.state.call.row.options.maxConcurrency ?? 1,
			laneOf: (task) => task.context.tool,
			stop,
			// A person who stops an execution waits no longer than this for open calls.
			graceMs: tool.writes ? 10_000 : 0,
			clock: machineClock,
			callsLeft: () => (tool.free ? undefined : quota.callsLeft()),
			mayHaveSideEffect,
			run: async (task) => await this.step(task),
			onSkipped: (task, because) => {
				task.take({ is: 'left', because });
			},
		};
		let usage: Promise<void> | undefined;
		if (tool.writes) usage = askUsage(context);
		if (options.maxConcurrency <= fewCalls) await usage;
		try {
			await new WorkerPool(tasks, options).run();
		} finally {
			await usage;
		}
		await this.lookUp(options);
	}

	/** One attempt at a call, with what may begin after it. */
	private async step(task: CallTask): Promise<Attempt<CallTask>> {
		const attempt = await task.step();
		const { state } = task;
		let adds: readonly CallTask[] = [];
		// Nothing follows what only a list can still complete.
		const isFinal = attempt.next.do === 'end' && (task.isLookedUp || !needsList(state));
		const isOfPlan = task.context === this.context;
		if (this.mayFollow && isFinal && isOfPlan) {
			adds = await this.follow(state.call, state.result);
		}
		this.tellWait(state.call, attempt);
		return { ...attempt, adds };
	}

	/**
	 * Tells the log why a run takes long: once for each wait, until something is answered again. A person who
	 * looks at a run of a quarter of an hour sees nothing else of it.
	 */
	private tellWait(call: PlannedRow, { next, heard }: Attempt<CallTask>): void {
		if (next.do === 'end') this.ended.add(call);
		const isOpen = next.do === 'go on' && heard === 'silence';
		if (next.do !== 'rest' && !isOpen) {
			if (heard === 'answer') this.told = undefined;
			return;
		}
		const why = isOpen ? 'call without an answer' : 'TikTok is busy';
		if (this.told === why) return;
		this.told = why;
		const { plan, words, logger } = this.context;
		let done = 0;
		for (const [item, row] of plan.entries()) {
			if (this.isDone(row) && this.isDone(this.followed.get(item))) done += 1;
		}
		const facts = { done, rows: plan.length };
		logger.info(words.whyItWaits({ why, facts }));
	}

	private isDone(row: PlannedRow | undefined): boolean {
		return !row || !needsCall(row) || this.ended.has(row);
	}

	/** Begins what follows a planned row. */
	private async follow(planned: PlannedRow, result: Result): Promise<readonly CallTask[]> {
		const { follow } = this.context;
		if (!follow) return [];
		const { scope } = follow;
		const rows = await follow.planAfter(planned, result);
		rows.forEach((row, item) => this.followed.set(item, row));
		const { tool } = scope.creation;
		const tasks = tasksOf(rows, { ...this.context, tool, scope, lists: new Map() });
		this.tasks.push(...tasks);
		return tasks;
	}

	/** One list shows the IDs of all siblings that no answer gave, and what was created twice. */
	private async lookUp(options: PoolOptions<CallTask>): Promise<void> {
		for (let tasks = this.takeDoubtful(); tasks.length > 0; tasks = this.takeDoubtful()) {
			let hasFailed = false;
			for (const { state } of this.tasks) {
				if (failureOf(state.result)?.abortScope === 'run') return;
				if ('failure' in state.result) hasFailed = true;
			}
			this.mayFollow = !hasFailed || !this.context.stopsAtFailure;
			const lookUpAt = machineClock.now();
			for (const task of tasks) task.take({ is: 'reopened', lookUpAt });
			await new WorkerPool(tasks, options).run();
		}
	}

	/** Those of which a list may show what no answer did. Each is to be looked up once, whatever the list says. */
	private takeDoubtful(): CallTask[] {
		const tasks: CallTask[] = [];
		for (const task of this.tasks) {
			if (task.isLookedUp || !needsList(task.state)) continue;
			task.isLookedUp = true;
			tasks.push(task);
		}
		return tasks;
	}
}

const tasksOf = (plan: readonly PlannedRow[], context: CallContext) =>
	callsIn(plan).map((call) => new CallTask(call, context));

/** Asks how many calls are left, which is free. */
async function askUsage({ plan, service, quota, follow, words, logger }: RunContext) {
	let needed = follow?.calls ?? 0;
	for (const { result, row } of callsIn(plan)) {
		needed += 1;
		if (row.options.startPaused && !isCreated(result)) needed += 1;
	}
	if (needed <= fewCalls) return;
	const response = await service.call(tools.getUsage.name, {}, undefined, 5_000);
	const outcome = readResponse(response, Date.now());
	if ('failure' in outcome || !outcome.answer.quota) return;
	quota.begin(outcome.answer.quota, needed);
	// Hints come last, but n8n's log can say at once that too few calls are left.
	const line = words.whatIsShort(quota);
	if (line !== undefined) logger.warn(line);
}
