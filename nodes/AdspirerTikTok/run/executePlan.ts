import type { IExecuteFunctions, Logger } from 'n8n-workflow';
import { machineClock } from '../client/clock';
import { openService, type ToolResponse } from '../client/service';
import { WorkerPool, type Attempt, type PoolOptions } from '../client/workerPool';
import type { Values } from '../contract/creation';
import { tools, type Tool } from '../contract/tools';
import type { Fault } from '../problems/problem';
import { failure, internalError, type Failure } from '../response/failure';
import { QuotaWatch } from '../response/quota';
import { readResponse } from '../response/readResponse';
import { failureOf, isCreated, type Created, type Result } from '../response/result';
import {
	abortsIn,
	begin,
	end,
	failureAfter,
	isNext,
	mayHaveSideEffect,
	needsList,
	reduce,
} from './call';
import type { Action, CallEvent, CallState, Next } from './call';
import type { ExecutionScope } from './journal';
import { pauseKey } from './keys';
import { askForSiblings, type Noun, type Siblings } from './listTools';
import { CallRecord, nothingKnown, type SentCall } from './openCalls';
import { unsentResult, withPause } from './outcomes';
import { callsIn, needsCall, type PlannedCall, type PlannedRow } from './plan';

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
}

/** Puts into words what a run says before it ends. */
export interface RunWords {
	/** Why a name isn't looked up. */
	readonly whyFailed: (
		why: Failure,
		noun: Noun,
	) => { readonly message: string; readonly remedy: string };
	readonly whyItWaits: (why: Fault) => string;
	/** Undefined if there are calls enough. */
	readonly whatIsShort: (quota: QuotaWatch) => string | undefined;
}

/** Calls for what goes into the things of a plan, which can be planned only once those are there. */
export interface FollowUp {
	readonly tool: Tool;
	readonly scope: ExecutionScope;
	/** How many calls it takes at most. */
	readonly calls: number;
	/** What is to be done, by item, after a planned row with this result, which is final. */
	readonly planAfter: (planned: PlannedRow, result: Result) => Promise<readonly PlannedRow[]>;
}

/** What the calls of a run have in common. */
interface CallContext extends Work, Siblings {
	readonly stop: AbortSignal | undefined;
}

/** A run of no more calls than this doesn't ask for the quota; with no more at once it asks before. */
const fewCalls = 10;

/** The calls of a run: those of its plan, and what follows them as soon as their outcome is final. */
class RunCalls {
	readonly tasks: CallTask[];
	/** What follows, by item. */
	readonly followed = new Map<number, PlannedRow>();
	private readonly lookedUp = new Set<CallTask>();

	constructor(readonly context: CallContext) {
		this.tasks = callsIn(context.plan).map((call) => new CallTask(call, context));
	}

	/** Begins what follows a planned row. Nothing follows what only a list can still complete. */
	async after(planned: PlannedRow, result: Result): Promise<readonly CallTask[]> {
		const { follow } = this.context;
		if (!follow) return [];
		const { tool, scope, planAfter } = follow;
		const rows = await planAfter(planned, result);
		rows.forEach((row, item) => this.followed.set(item, row));
		const context = { ...this.context, tool, scope, lists: new Map() };
		const tasks = callsIn(rows).map((call) => new CallTask(call, context));
		this.tasks.push(...tasks);
		return tasks;
	}

	/** What follows a task that has ended; nothing as long as only a list can show its ID. */
	async afterTask(task: CallTask): Promise<readonly CallTask[]> {
		const { state } = task;
		const isFinal = this.lookedUp.has(task) || !needsList(state);
		if (!isFinal || state.tool !== this.context.tool) return [];
		return await this.after(state.call, state.result);
	}

	/** Those of which a list may show what no answer did. Each is to be looked up once, whatever the list says. */
	takeDoubtful(): CallTask[] {
		const isOpen = (task: CallTask) => !this.lookedUp.has(task) && needsList(task.state);
		const tasks = this.tasks.filter(isOpen);
		for (const task of tasks) this.lookedUp.add(task);
		return tasks;
	}
}

/**
 * Makes a plan's calls and those that follow, and returns both with their results; `followed` is by item, and
 * `why` is what kept all calls from being made. Never rejects: no bug loses what was done.
 */
export async function executePlan(context: IExecuteFunctions, work: Work) {
	const { plan, scope, ended } = work;
	const quota = new QuotaWatch(scope?.journal.quota);
	const results = new Map<PlannedRow, Result>();
	let run: RunCalls | undefined;
	const calls = callsIn(plan);
	if (calls.length === 0 && !work.follow) return { executed: plan, followed: new Map(), quota };
	let why: Failure | undefined;
	try {
		const service = ended ?? (await openService(context));
		if ('call' in service) {
			const stop = context.getExecutionCancelSignal();
			run = new RunCalls({ ...work, service, quota, stop, lists: new Map() });
			await makeCalls(context, run);
		} else {
			why = 'problem' in service ? failure({ type: 'bad credential', ...service }) : service;
			const notTried = failure({ type: 'not sent', because: why });
			for (const call of calls) {
				const because = call === calls[0] ? why : notTried;
				results.set(call, unsentResult(call.result, call.key, because));
			}
		}
	} catch (error) {
		const isStopped = context.getExecutionCancelSignal()?.aborted === true;
		if (!isStopped) for (const task of run?.tasks ?? []) task.take({ is: 'run broken', error });
	}
	if (scope) scope.journal.quota = quota.last;
	for (const { state } of run?.tasks ?? []) results.set(state.call, state.result);
	const withResult = (row: PlannedRow) => ({ ...row, result: results.get(row) ?? row.result });
	const followed = new Map<number, PlannedRow>();
	for (const [item, row] of run?.followed ?? []) followed.set(item, withResult(row));
	return { executed: plan.map(withResult), followed, quota, why };
}

async function makeCalls({ logger }: IExecuteFunctions, run: RunCalls) {
	const { tool, quota, plan, stop, stopsAtFailure } = run.context;
	for (const planned of new Set(plan)) {
		if (!needsCall(planned)) await run.after(planned, planned.result);
	}
	const waitLog = new WaitLog(run, logger);
	let mayFollow = true;
	const options: PoolOptions<CallTask> = {
		maxConcurrency: run.tasks[0]?.state.call.row.options.maxConcurrency ?? 1,
		laneOf: ({ state }) => state.tool,
		stop,
		// A person who stops an execution waits no longer than this for open calls.
		graceMs: tool.writes ? 10_000 : 0,
		clock: machineClock,
		callsLeft: () => (tool.free ? undefined : quota.callsLeft()),
		mayHaveSideEffect,
		run: async (task) => {
			const attempt = await task.step();
			const isFollowed = mayFollow && attempt.next.do === 'end';
			const adds = isFollowed ? await run.afterTask(task) : [];
			waitLog.after(task.state.call, attempt);
			return { ...attempt, adds };
		},
		onSkipped: (task, because) => void task.take({ is: 'left', because }),
	};
	const usage = tool.writes ? askUsage(logger, run.context) : undefined;
	if (options.maxConcurrency <= fewCalls) await usage;
	await new WorkerPool(run.tasks, options).run().finally(async () => await usage);
	for (let tasks = run.takeDoubtful(); tasks.length > 0; tasks = run.takeDoubtful()) {
		const results = run.tasks.map(({ state }) => state.result);
		if (results.some((result) => failureOf(result)?.abortScope === 'run')) return;
		mayFollow = !stopsAtFailure || results.every((result) => !('failure' in result));
		// One list shows the IDs of all siblings that no answer gave, and what was created twice.
		const lookUpAt = machineClock.now();
		for (const task of tasks) task.take({ is: 'reopened', lookUpAt });
		await new WorkerPool(tasks, options).run();
	}
}

/** Asks how many calls are left, which is free. */
async function askUsage(logger: Logger, { plan, service, quota, follow, words }: CallContext) {
	const calls = callsIn(plan);
	const paused = calls.filter(({ result, row }) => !isCreated(result) && row.options.startPaused);
	const needed = calls.length + paused.length + (follow?.calls ?? 0);
	if (needed <= fewCalls) return;
	const response = await service.call(tools.getUsage.name, {}, undefined, 5_000);
	const outcome = readResponse(response, Date.now());
	if ('failure' in outcome || !outcome.answer.quota) return;
	quota.begin(outcome.answer.quota, needed);
	// Hints come last, but n8n's log can say at once that too few calls are left.
	const line = words.whatIsShort(quota);
	if (line !== undefined) logger.warn(line);
}

/**
 * Tells the log why a run takes long: once for each wait, until something is answered again. A person who
 * looks at a run of a quarter of an hour sees nothing else of it.
 */
class WaitLog {
	private readonly ended = new Set<PlannedRow>();
	private told: Fault['why'] | undefined;

	constructor(
		private readonly run: RunCalls,
		private readonly logger: Logger,
	) {}

	private isDone(row: PlannedRow | undefined): boolean {
		return !row || !needsCall(row) || this.ended.has(row);
	}

	/** After an attempt at the call of a row. */
	after(call: PlannedRow, { next, heard }: Attempt<CallTask>): void {
		if (next.do === 'end') this.ended.add(call);
		const isOpen = next.do === 'go on' && heard === 'silence';
		if (next.do !== 'rest' && !isOpen) {
			if (heard === 'answer') this.told = undefined;
			return;
		}
		const why = isOpen ? 'call without an answer' : 'TikTok is busy';
		if (this.told === why) return;
		this.told = why;
		const { followed, context } = this.run;
		const { plan, words } = context;
		const done = plan.filter((row, item) => this.isDone(row) && this.isDone(followed.get(item)));
		const facts = { done: done.length, rows: plan.length };
		this.logger.info(words.whyItWaits({ why, facts }));
	}
}

/** Does for a call what its reducer decides. */
class CallTask {
	state: CallState;
	/** Undefined if it creates nothing. */
	private readonly record: CallRecord | undefined;

	constructor(
		call: PlannedCall,
		private readonly context: CallContext,
	) {
		const { scope, service, tool } = context;
		const { key, row } = call;
		const creation = key === null ? undefined : scope?.creation;
		const hasPosition = scope?.positionOf(row.item) !== undefined;
		this.state = begin({ call, tool, creation, hasPosition });
		if (scope && key !== null) {
			this.record = new CallRecord(`${service.id} ${key}`, key, scope.journal);
		}
	}

	take(event: CallEvent): Action {
		const { state, action, kept } = reduce(this.state, event, this.record ?? nothingKnown);
		// What can't be recorded must still be told.
		this.state = state;
		if (kept) this.record?.created(kept, state.call.sent);
		return action;
	}

	/** One attempt, and what follows it. */
	async step(): Promise<Attempt<CallTask>> {
		const next = await this.attempt().catch((error: unknown) => {
			// A bug fails its row alone; but if what was created can't be remembered, the run ends.
			if (isCreated(this.state.result)) throw error;
			const { call, tool } = this.state;
			const failure = internalError(error, tool.writes);
			const action = this.take({ is: 'attempted', result: { failure, key: call.key } });
			if (isNext(action)) return action;
			return end;
		});
		return {
			next,
			heard: next.heard,
			maxRests: this.state.call.row.options.maxRetries,
			aborts: abortsIn(this.state, next, this.context.stopsAtFailure),
		};
	}

	private async attempt(): Promise<Next> {
		let action = this.take({ is: 'its turn' });
		// Between a decision and the call that is made by it, nobody else has a turn.
		while (!isNext(action)) {
			action = this.take(await this.perform(action));
			// A list may have taken its time: nothing is begun once a person has stopped the execution.
			if (!isNext(action) && this.context.stop?.aborted) {
				action = this.take({ is: 'left', because: { kind: 'stopped', inFlight: false } });
			}
		}
		return action;
	}

	private async perform(action: Exclude<Action, Next>): Promise<CallEvent> {
		if (action.do === 'send') return await this.send(action.previous);
		if (action.do === 'pause') return await this.pause(action.created, action.previous);
		const { call, creation } = this.state;
		const { notBefore } = action;
		const asked = creation && (await askForSiblings(this.context, creation, call, notBefore));
		return { ...action, is: 'listed', asked: asked ?? {} };
	}

	private async send(previous: Failure | undefined): Promise<CallEvent> {
		const { context, record } = this;
		const { call, tool } = this.state;
		const { sent, key, row } = call;
		const { timeout } = row.options;
		const make = async () => await context.service.call(tool.name, sent, key ?? undefined, timeout);
		const open = record?.send(sent, make);
		const outcome = await this.read(open?.response ?? make(), tool, sent, open);
		if (!('failure' in outcome))
			return { is: 'attempted', result: { ...outcome, key }, sentCall: open };
		const why = failureAfter(outcome.failure, tool, previous, open);
		if (open) record?.failed(open, why);
		return { is: 'attempted', result: { failure: why, key }, why };
	}

	private async pause(created: Created, previous: Failure): Promise<CallEvent> {
		const { call, creation } = this.state;
		if (!creation) return { is: 'attempted', result: created };
		const { pause, idKey } = creation;
		const { id } = created.entity;
		const sent = { advertiser_id: call.sent.advertiser_id, [idKey]: id, ...pause.fixed };
		const { timeout } = call.row.options;
		// A refusal of a repeat may be of what an earlier call has done.
		const tool = { ...pause.tool, onceOnly: true } as const;
		const key = pauseKey(call.key, id);
		const response = this.context.service.call(tool.name, sent, key, timeout);
		const outcome = await this.read(response, tool, sent);
		const why = 'failure' in outcome ? failureAfter(outcome.failure, tool, previous) : undefined;
		return { is: 'attempted', result: withPause(created, why), why };
	}

	/** `open` is set if the answer names what was created. */
	private async read(response: Promise<ToolResponse>, tool: Tool, sent: Values, open?: SentCall) {
		const { call, creation } = this.state;
		const outcome = readResponse(await response, Date.now(), {
			// The answer to a pause may have the name that was given at the creation.
			sent: { ...call.sent, ...sent },
			names: call.row.names?.map(({ cell }) => cell.value),
			changes: tool.writes,
			creation: open && creation,
			since: open?.since,
		});
		this.context.quota.answered(outcome);
		return outcome;
	}
}
