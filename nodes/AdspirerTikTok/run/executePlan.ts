import type { IExecuteFunctions, Logger } from 'n8n-workflow';
import { machineClock } from '../client/clock';
import { openService, type ToolResponse } from '../client/service';
import { WorkerPool, type Attempt, type PoolOptions } from '../client/workerPool';
import type { Creation, Values } from '../contract/creation';
import { tools, type Tool } from '../contract/tools';
import type { Fault } from '../problems/problem';
import { failure, type Failure } from '../response/failure';
import { QuotaWatch } from '../response/quota';
import { readResponse } from '../response/readResponse';
import {
	failureOf,
	isCreated,
	isOutcomeUnknown,
	type Created,
	type Result,
} from '../response/result';
import type { ParsedRow } from '../rows/row';
import {
	begin,
	isNext,
	needsList,
	reduce,
	type Action,
	type CallEvent,
	type CallState,
	type Next,
} from './call';
import type { ExecutionScope } from './journal';
import { pauseKey } from './keys';
import { askForSiblings, type AskedList, type Noun, type Siblings } from './listTools';
import { CallRecord, nothingKnown, type SentCall } from './openCalls';
import { abortsAfter, failureAfter, mayHaveSideEffect, unsentResult, withPause } from './outcomes';
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
	/** Takes what was or may have been made, also where a bug ends the run. */
	readonly made?: Made[];
}

/** What was or may have been made for a row. */
export interface Made {
	readonly row: ParsedRow;
	readonly result: Result;
	readonly tool: Tool;
	readonly creation?: Creation | undefined;
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
	readonly scope: ExecutionScope;
	/** How many calls it takes at most. */
	readonly calls: number;
	/** What is to be done, by item, after a planned row with this result, which is final. */
	readonly planAfter: (planned: PlannedRow, result: Result) => Promise<readonly PlannedRow[]>;
}

/** What the calls of a run have in common. */
interface CallContext extends Work, Siblings {
	readonly logger: Logger;
	readonly stop: AbortSignal | undefined;
}

/** A run of no more calls than this doesn't ask for the quota. */
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

	constructor(readonly context: CallContext) {
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
		if (tool.writes) await askUsage(context);
		await new WorkerPool(tasks, options).run();
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
async function askUsage({ plan, service, quota, follow, words, logger }: CallContext) {
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

/** True for the argument with the ID of what a change is about. */
const isOwnId = (argument: string) => argument.endsWith('_id') && argument !== 'advertiser_id';

/** Does for a call what its reducer decides. */
class CallTask {
	state: CallState;
	/** True once a list was asked for what no answer showed. */
	isLookedUp = false;
	/** Undefined if it creates nothing. */
	private readonly record?: CallRecord;

	constructor(
		call: PlannedCall,
		readonly context: CallContext,
	) {
		const { scope, service } = context;
		const { key, row } = call;
		const creation = key === null ? undefined : scope?.creation;
		const hasPosition = scope?.positionOf(row.item) !== undefined;
		this.state = begin({ call, creation, hasPosition });
		if (scope && key !== null) {
			this.record = new CallRecord(`${service.id} ${key}`, key, scope.journal);
		}
	}

	take(event: CallEvent): Action {
		const { state, action, kept } = reduce(
			this.state,
			event,
			this.record?.look() ?? nothingKnown(),
		);
		// What can't be recorded must still be told.
		this.state = state;
		if (kept) this.record?.created(kept, state.call.sent);
		return action;
	}

	/** One attempt, and what follows it. */
	async step(): Promise<Attempt<CallTask>> {
		const next = await this.attempt();
		const { call, result } = this.state;
		return {
			next,
			heard: next.heard,
			maxRests: call.row.options.maxRetries,
			aborts: abortsAfter(result, next.endsRun === true, this.context.stopsAtFailure),
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

	/** What its row made or may have made: at most one thing. */
	get made(): Made[] {
		const { result, call } = this.state;
		const { tool, scope } = this.context;
		const isMade = 'answer' in result || isOutcomeUnknown(result);
		if (!tool.writes || !isMade) return [];
		return [{ row: call.row, result, tool, creation: scope?.creation }];
	}

	private async perform(action: Exclude<Action, Next>): Promise<CallEvent> {
		if (action.do === 'send') return await this.send(action.previous);
		if (action.do === 'pause') return await this.pause(action.created, action.previous);
		const { call, creation } = this.state;
		let asked: AskedList = {};
		if (creation) asked = await askForSiblings(this.context, creation, call, action.notBefore);
		return { ...action, is: 'listed', asked };
	}

	private async send(previous: Failure | undefined): Promise<CallEvent> {
		const { service, tool } = this.context;
		const { sent, key, row } = this.state.call;
		const { timeout } = row.options;
		const make = async () => await service.call(tool.name, sent, key ?? undefined, timeout);
		const open = this.record?.send(sent, make);
		const outcome = await this.read(open?.response ?? make(), tool, sent, open);
		if (!('failure' in outcome)) {
			return { is: 'attempted', result: { ...outcome, key }, sentCall: open };
		}
		const why = failureAfter(outcome.failure, tool, previous, open);
		if (open) this.record?.failed(open, why);
		return { is: 'attempted', result: { failure: why, key }, why };
	}

	private async pause(created: Created, previous: Failure): Promise<CallEvent> {
		const { call, creation } = this.state;
		if (!creation) return { is: 'attempted', result: created };
		const { pause, idKey } = creation;
		const { id } = created.entity;
		const { timeout } = call.row.options;
		const sent = {
			advertiser_id: call.sent.advertiser_id,
			[idKey]: id,
			...pause.fixed,
		};
		// A refusal of a repeat may be of what an earlier call has done.
		const tool = { ...pause.tool, onceOnly: true } as const;
		const key = pauseKey(call.key, id);
		const response = this.context.service.call(tool.name, sent, key, timeout);
		const outcome = await this.read(response, tool, sent);
		let why: Failure | undefined;
		if ('failure' in outcome) why = failureAfter(outcome.failure, tool, previous);
		return { is: 'attempted', result: withPause(created, why), why };
	}

	/** `open` is set if the answer names what was created. */
	private async read(response: Promise<ToolResponse>, tool: Tool, sent: Values, open?: SentCall) {
		const { call, creation } = this.state;
		const outcome = readResponse(await response, Date.now(), {
			// The answer to a pause may have the name that was given at the creation.
			sent: { ...call.sent, ...sent },
			changes: tool.writes,
			idKey: creation?.idKey ?? Object.keys(sent).find(isOwnId),
			creation: open && creation,
		});
		this.context.quota.answered(outcome);
		return outcome;
	}
}
