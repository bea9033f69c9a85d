import type { IExecuteFunctions, Logger } from 'n8n-workflow';
import { openService } from '../client/service';
import { type Attempt, WorkerPool, machineClock } from '../client/workerPool';
import { type Tool, tools } from '../contract/tools';
import type { Fault } from '../problems/problem';
import { type Failure, failure } from '../response/failure';
import { QuotaWatch } from '../response/quota';
import { type Result, isCreated, readResponse } from '../response/readResponse';
import { looksFirst } from '../rows/row';
import type { Noun } from './askedLists';
import { Call, type CallContext, CreatingCall } from './call';
import type { ExecutionScope } from './journal';
import { type CreatedEntity, isOfThisRun, unsentResult } from './outcomes';
import { type PlannedRow, callsIn, needsCall } from './plan';

interface PlanWork {
	readonly tool: Tool;
	readonly plan: readonly PlannedRow[];
	/** Only for a creation: nothing is created twice within it. */
	readonly scope?: ExecutionScope | undefined;
	/** True if a failure makes the calls pointless that have done nothing yet. */
	readonly stopsAtFailure: boolean;
	/** The failure of every call, if it is known. */
	readonly ended?: Failure | undefined;
	readonly words: RunWords;
	readonly follow?: FollowUp | undefined;
	/** Takes what was or may have been made, also where a bug ends the run. */
	readonly made?: CreatedEntity[];
}

/** Puts into words what a run says before it ends. */
export interface RunWords {
	/** Why a name isn't looked up. */
	readonly whyFailed: (
		why: Failure,
		noun: Noun,
	) => { readonly message: string; readonly toDo: string };
	readonly whyItWaits: (why: Fault) => string;
}

/** Calls for what goes into the things of a plan, which can be planned only once those are there. */
export interface FollowUp {
	readonly scope: ExecutionScope;
	/** How many things it creates at most. */
	readonly calls: number;
	/** True if some of them are to be paused. */
	readonly arePaused: boolean;
	/** True if lists are asked for before some of them. */
	readonly lookFirst: boolean;
	/** Plans the next rows, by item, after a planned row with this final result. */
	readonly planAfter: (planned: PlannedRow, result: Result) => Promise<readonly PlannedRow[]>;
}

/** The context of a run's calls, and its work. */
interface RunContext extends PlanWork, CallContext {
	readonly logger: Logger;
}

/** A run of no more calls than this, without pauses or lists, doesn't ask for the quota. */
const fewCalls = 10;

/**
 * Makes a plan's calls and those that follow, and returns both with their results; `followed` is by item, and
 * `why` is what kept all calls from being made.
 */
export async function executePlan(context: IExecuteFunctions, work: PlanWork) {
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
				isParent: work.follow !== undefined,
				logger: context.logger,
				stop: context.getExecutionCancelSignal() ?? new AbortController().signal,
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
	for (const { call, result } of run?.tasks ?? []) results.set(call, result);
	const withResult = (row: PlannedRow) => ({ ...row, result: results.get(row) ?? row.result });
	const followed = new Map<number, PlannedRow>();
	for (const [item, row] of run?.followed ?? []) followed.set(item, withResult(row));
	return { executed: plan.map(withResult), followed, quota, why };
}

/** The calls of a run: those of its plan, and what follows them as soon as their outcome is final. */
class RunCalls {
	readonly tasks: Call[];
	/** The planned rows that follow, by item. */
	readonly followed = new Map<number, PlannedRow>();
	/** The last reason in the log. */
	private told: Fault['why'] | undefined;

	constructor(readonly context: RunContext) {
		this.tasks = tasksOf(context.plan, context);
	}

	get made(): CreatedEntity[] {
		return this.tasks.flatMap((task) => task.made);
	}

	/** Makes all calls; then settles what stayed open, with one look at each list. */
	async makeAll(): Promise<void> {
		const { context, tasks } = this;
		const { quota, plan, stop, tool, lists } = context;
		for (const planned of new Set(plan)) {
			if (!needsCall(planned)) await this.follow(planned, planned.result);
		}
		const { maxConcurrency = 1 } = tasks[0]?.call.row.options ?? {};
		const callsForEach = 1 + besideEach(context);
		const pool = new WorkerPool<Call>({
			laneOf: ({ context: own }) => own.tool,
			stop,
			// An answer that comes soon after a stop may still name what was created.
			graceMs: tool.writes ? 10_000 : 0,
			clock: machineClock,
			mostInFlight: () => {
				if (tool.free) return maxConcurrency;
				const most = Math.floor(quota.callsFree() / callsForEach);
				return Math.min(maxConcurrency, Math.max(1, most));
			},
			run: async (task) => await this.step(task),
			onSkipped: (task, because) => {
				task.leave(because);
			},
		});
		if (tool.writes) await askUsage(context);
		await pool.run(tasks);
		for (let open = this.open; open.length > 0 && !stop.aborted; open = this.open) {
			const from = Math.max(...open.map(({ settlesAt = 0 }) => settlesAt));
			const waitMs = from - machineClock.now();
			if (waitMs > 0) this.tellWait('call without an answer');
			await machineClock.wait(Math.max(0, waitMs), stop);
			lists.clear();
			for (const task of open) task.looks += 1;
			await pool.run(open);
		}
	}

	private get open(): Call[] {
		return this.tasks.filter((task) => task.isOpen);
	}

	/** One attempt at a call, with what may begin after it. */
	private async step(task: Call): Promise<Attempt<Call>> {
		const attempt = await task.step();
		const { next, heard } = attempt;
		const { call, result, context } = task;
		if (next.do === 'rest') this.tellWait('TikTok is busy');
		else if (heard === 'answer') this.told = undefined;
		if (next.do !== 'end' || task.isOpen) return attempt;
		if (context.scope !== this.context.scope) return attempt;
		return { ...attempt, adds: await this.follow(call, result) };
	}

	/**
	 * Tells the log why a run takes long: once for each wait, until something is answered again. A person who
	 * looks at a run of a quarter of an hour sees nothing else of it.
	 */
	private tellWait(why: Fault['why']): void {
		if (this.told === why) return;
		this.told = why;
		const { words, logger } = this.context;
		logger.info(words.whyItWaits({ why }));
	}

	/** Begins what follows a planned row. */
	private async follow(planned: PlannedRow, result: Result): Promise<readonly Call[]> {
		const { follow } = this.context;
		if (!follow) return [];
		const { scope } = follow;
		const rows = await follow.planAfter(planned, result);
		rows.forEach((row, item) => this.followed.set(item, row));
		const { tool } = scope.creation;
		const isNew = isCreated(result) && isOfThisRun(result.entity);
		let parentMadeAt: number | undefined;
		if (isNew) parentMadeAt = machineClock.now();
		const tasks = tasksOf(rows, { ...this.context, tool, scope, isParent: false, parentMadeAt });
		this.tasks.push(...tasks);
		return tasks;
	}
}

const tasksOf = (plan: readonly PlannedRow[], context: CallContext) =>
	callsIn(plan).map((call) => {
		const { scope } = context;
		if (!scope || call.key === null) return new Call(call, context);
		return new CreatingCall(call, context, scope);
	});

/** How many calls go with a call of a plan at most: its pause, and a list before it. */
function besideEach({ plan, follow, isParent }: RunContext): number {
	const calls = callsIn(plan);
	const isToPause = calls.some(({ result, row }) => row.options.startPaused && !isCreated(result));
	const arePaused = follow?.arePaused === true || isToPause;
	const looksAtList = calls.some(({ row }) => looksFirst(row, isParent));
	return Number(arePaused) + Number(follow?.lookFirst || looksAtList);
}

/** Asks how many calls are left, which is free. */
async function askUsage(context: RunContext) {
	const { plan, service, quota, follow } = context;
	const calls = callsIn(plan).length + (follow?.calls ?? 0);
	if (calls <= fewCalls && besideEach(context) === 0) return;
	const response = await service.call(tools.getUsage.name, {}, undefined, 5_000);
	const outcome = readResponse(response, Date.now());
	if ('answer' in outcome) quota.answered(outcome);
}
