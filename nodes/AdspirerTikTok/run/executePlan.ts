import type { IExecuteFunctions } from 'n8n-workflow';
import { machineClock } from '../client/clock';
import { openService, type ToolResponse } from '../client/service';
import { WorkerPool, type Attempt, type PoolOptions } from '../client/workerPool';
import type { Values } from '../contract/creation';
import { tools, type Tool } from '../contract/tools';
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
import { askForSiblings, type AskedList, type Siblings } from './listTools';
import { CallRecord, nothingKnown, type SentCall } from './openCalls';
import { unsentResult, withPause } from './outcomes';
import { callsIn, type PlannedCall, type PlannedRow } from './plan';

interface Work {
	readonly tool: Tool;
	readonly plan: readonly PlannedRow[];
	/** Only for a creation: nothing is created twice within it. */
	readonly scope?: ExecutionScope | undefined;
	/** True if a failure makes the calls pointless that have done nothing yet. */
	readonly stopsAtFailure: boolean;
	/** What would fail every call, if that is known. */
	readonly ended?: Failure | undefined;
	/** Told as soon as it is known how many calls are left. */
	readonly tellShortfall?: (quota: QuotaWatch, context: IExecuteFunctions) => void;
}

/** What the calls of a run have in common. */
type CallContext = Omit<Work, 'ended'> & Omit<Siblings, 'scope'>;

/** A run of no more calls than this doesn't ask for the quota; with no more at once it asks before. */
const fewCalls = 10;

/** Makes a plan's calls, and returns it with their results. Never rejects: no bug loses what was done. */
export async function executePlan(context: IExecuteFunctions, work: Work) {
	const { plan, scope, ended } = work;
	const calls = callsIn(plan);
	const quota = new QuotaWatch(scope?.journal.quota);
	if (calls.length === 0) return { executed: plan, quota };
	const results = new Map<PlannedRow, Result>();
	let tasks: CallTask[] = [];
	try {
		const service = ended ?? (await openService(context));
		if ('call' in service) {
			const run: CallContext = { ...work, service, quota, lists: new Map() };
			tasks = calls.map((call) => new CallTask(call, run));
			await makeCalls(context, tasks, run);
		} else {
			const isBad = 'problem' in service;
			const because = isBad ? failure({ type: 'bad credential', ...service }) : service;
			const others = failure({ type: 'not sent', because });
			for (const call of calls) {
				const why = call === calls[0] ? because : others;
				results.set(call, unsentResult(call.result, call.key, why));
			}
		}
	} catch (error) {
		const isStopped = context.getExecutionCancelSignal()?.aborted === true;
		for (const task of isStopped ? [] : tasks) task.take({ is: 'run broken', error });
	}
	if (scope) scope.journal.quota = quota.last;
	for (const { state } of tasks) results.set(state.call, state.result);
	const executed = plan.map((row) => ({ ...row, result: results.get(row) ?? row.result }));
	return { executed, quota };
}

async function makeCalls(context: IExecuteFunctions, tasks: readonly CallTask[], run: CallContext) {
	const { tool, quota, plan } = run;
	const calls = tasks.map(({ state }) => state.call);
	const waitLog = new WaitLog(plan, calls, (line) => context.logger.info(line));
	const options: PoolOptions<CallTask> = {
		maxConcurrency: tasks[0]?.state.call.row.options.maxConcurrency ?? 1,
		pace: tool.pace,
		stop: context.getExecutionCancelSignal(),
		// A person who stops an execution waits no longer than this for open calls.
		graceMs: tool.writes ? 10_000 : 0,
		clock: machineClock,
		callsLeft: () => (tool.free ? undefined : quota.callsLeft()),
		mayHaveSideEffect: ({ state }) => mayHaveSideEffect(state),
		run: async (task) => {
			const attempt = await task.step();
			waitLog.after(task.state.call, attempt);
			return attempt;
		},
		onSkipped: (task, because) => void task.take({ is: 'left', because }),
	};
	const usage = tool.writes ? askUsage(context, tasks, run) : undefined;
	if (options.maxConcurrency <= fewCalls) await usage;
	await new WorkerPool(tasks, options).run().finally(async () => await usage);
	if (tasks.some(({ state }) => failureOf(state.result)?.abortScope === 'run')) return;
	// One list shows the IDs of all siblings that no answer gave, and what was created twice.
	const lookUpAt = machineClock.now();
	const doubtful = tasks.filter(({ state }) => needsList(state));
	for (const task of doubtful) task.take({ is: 'reopened', lookUpAt });
	await new WorkerPool(doubtful, options).run();
}

/** Asks how many calls are left, which is free. */
async function askUsage(context: IExecuteFunctions, tasks: readonly CallTask[], run: CallContext) {
	const { service, quota } = run;
	const isPaused = ({ state: { call } }: CallTask) =>
		!isCreated(call.result) && call.row.options.startPaused;
	const needed = tasks.length + tasks.filter(isPaused).length;
	if (needed <= fewCalls) return;
	const response = await service.call(tools.getUsage.name, {}, undefined, 5_000);
	const read = readResponse(response, Date.now());
	if ('failure' in read || !read.answer.quota) return;
	quota.begin(read.answer.quota, needed);
	run.tellShortfall?.(quota, context);
}

type Wait = 'busy' | 'open';

const whyItWaits: Readonly<Record<Wait, string>> = {
	busy: 'TikTok is busy, so all rows wait.',
	open: "It isn't known what came of a call, so the node waits and then finds out. Other rows go on.",
};

/**
 * Tells the log why a run takes long: once for each wait, until something is answered again. A person who
 * looks at a run of a quarter of an hour sees nothing else of it.
 */
class WaitLog {
	private readonly waiting: Set<PlannedRow>;
	private told: Wait | undefined;

	constructor(
		private readonly rows: readonly PlannedRow[],
		calls: readonly PlannedRow[],
		private readonly write: (line: string) => void,
	) {
		this.waiting = new Set(calls);
	}

	/** After an attempt at the call of a row. */
	after(call: PlannedRow, { next, heard }: Attempt<CallTask>): void {
		if (next.do === 'end') this.waiting.delete(call);
		const wait = next.do === 'rest' ? 'busy' : next.do === 'go on' && heard === 'silence' && 'open';
		if (!wait) {
			if (heard === 'answer') this.told = undefined;
			return;
		}
		if (this.told === wait) return;
		this.told = wait;
		const done = this.rows.filter((row) => !this.waiting.has(row)).length;
		this.write(`${whyItWaits[wait]} ${done} of ${this.rows.length} rows are done.`);
	}
}

interface Sending {
	readonly tool: Tool;
	readonly sent: Values;
	readonly open?: SentCall | undefined;
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
			return isNext(action) ? action : end;
		});
		const aborts = abortsIn(this.state, next, this.context.stopsAtFailure);
		return {
			next,
			heard: next.heard,
			maxRests: this.state.call.row.options.maxRetries,
			aborts: aborts && (({ state }) => aborts(state)),
		};
	}

	private async attempt(): Promise<Next> {
		let action = this.take({ is: 'its turn' });
		// Between a decision and the call that is made by it, nobody else has a turn.
		while (!isNext(action)) action = this.take(await this.perform(action));
		return action;
	}

	private async perform(action: Exclude<Action, Next>): Promise<CallEvent> {
		if (action.do === 'send') return await this.send(action.previous);
		if (action.do === 'pause') return await this.pause(action.created, action.previous);
		return { ...action, is: 'listed', asked: await this.ask(action.notBefore) };
	}

	private async send(previous: Failure | undefined): Promise<CallEvent> {
		const { context, record } = this;
		const { call, tool } = this.state;
		const { sent, key, row } = call;
		const { timeout } = row.options;
		const make = async () => await context.service.call(tool.name, sent, key ?? undefined, timeout);
		const open = record?.send(sent, make);
		const read = await this.read(open?.response ?? make(), { tool, sent, open });
		if (!('failure' in read)) return { is: 'attempted', result: { ...read, key }, own: open };
		const why = failureAfter(read.failure, tool, previous, open);
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
		const read = await this.read(response, { tool, sent });
		const why = 'failure' in read ? failureAfter(read.failure, tool, previous) : undefined;
		return { is: 'attempted', result: withPause(created, why), why };
	}

	private async ask(notBefore: number): Promise<AskedList> {
		const { scope } = this.context;
		return scope
			? await askForSiblings({ ...this.context, scope }, this.state.call, notBefore)
			: {};
	}

	/** `open` is set if the answer names what was created. */
	private async read(response: Promise<ToolResponse>, { tool, sent, open }: Sending) {
		const { call, creation } = this.state;
		const read = readResponse(await response, Date.now(), {
			// The answer to a pause may have the name that was given at the creation.
			sent: { ...call.sent, ...sent },
			names: call.row.names?.map(({ cell }) => cell.value),
			changes: tool.writes,
			creation: open && creation,
			since: open?.since,
		});
		const isSuccess = 'answer' in read;
		this.context.quota.answered((isSuccess ? read.answer : read.failure).quota, isSuccess);
		return read;
	}
}
