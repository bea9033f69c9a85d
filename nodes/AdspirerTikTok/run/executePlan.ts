import type { IExecuteFunctions } from 'n8n-workflow';
import { machineClock } from '../client/clock';
import { openService, type ToolResponse } from '../client/service';
import { WorkerPool, type Attempt, type PoolOptions, type SkipReason } from '../client/workerPool';
import { tools, type Tool } from '../contract/tools';
import { shortfallLine } from '../output/boxes';
import { canonicalJson } from '../parse/json';
import { afterUnknownCall, failure, internalError, isRefusalOfRow } from '../response/failure';
import type { Failure } from '../response/failure';
import { QuotaWatch } from '../response/quota';
import { readResponse } from '../response/readResponse';
import { failureOf, isCreated, isToPause, type Created, type Result } from '../response/result';
import { pauseKey } from './keys';
import { IdempotencyGuard, type Attempted } from './idempotencyGuard';
import type { ExecutionScope } from './journal';
import type { Siblings } from './listTools';
import type { SentCall } from './openCalls';
import { callsIn, notSent, notSettled, type PlannedCall, type PlannedRow } from './plan';
import { isUnknownCall, next, type Next } from './policy';

interface Work {
	readonly tool: Tool;
	readonly plan: readonly PlannedRow[];
	/** Only for a creation: nothing is created twice within it. */
	readonly scope?: ExecutionScope | undefined;
	/** True if a failure makes the calls pointless that have done nothing yet. */
	readonly stopsAtFailure: boolean;
	/** What would fail every call, if that is known. */
	readonly ended?: Failure | undefined;
}

/** What the calls of a run have in common. */
type CallContext = Omit<Work, 'ended'> & Omit<Siblings, 'scope'>;

/** The outcome of a call whose answer is not waited for. */
const abandoned = failure(
	{ type: 'no response', reason: 'stopped', code: '' },
	{ outcomeUnknown: true },
);

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

async function makeCalls(context: IExecuteFunctions, tasks: readonly CallTask[], run: CallContext) {
	const { tool, quota, plan } = run;
	const calls = tasks.map(({ call }) => call);
	const waitLog = new WaitLog(plan, calls, (line) => context.logger.info(line));
	const options: PoolOptions<CallTask> = {
		maxConcurrency: tasks[0]?.call.row.options.maxConcurrency ?? 1,
		pace: tool.pace,
		stop: context.getExecutionCancelSignal(),
		// A person who stops an execution waits no longer than this for open calls.
		graceMs: tool.writes ? 10_000 : 0,
		clock: machineClock,
		callsLeft: () => (tool.free ? undefined : quota.callsLeft()),
		mayHaveSideEffect: (task) => task.mayHaveSideEffect(),
		run: async (task) => {
			const attempt = await task.step();
			waitLog.after(task.call, attempt);
			return attempt;
		},
		onSkipped: (task, because) => task.leave(because),
	};
	const usage = tool.writes ? askUsage(context, tasks, run) : undefined;
	if (options.maxConcurrency <= fewCalls) await usage;
	await new WorkerPool(tasks, options).run().finally(async () => await usage);
	if (tasks.some(({ result }) => failureOf(result)?.abortScope === 'run')) return;
	// One list shows the IDs of all siblings that no answer gave, and what was created twice.
	const lookUpAt = machineClock.now();
	const doubtful = tasks.filter((task) => task.reopen(lookUpAt));
	await new WorkerPool(doubtful, options).run();
}

/** Asks how many calls are left, which is free. If too few, n8n's log says so at once: hints come last. */
async function askUsage(context: IExecuteFunctions, tasks: readonly CallTask[], run: CallContext) {
	const { service, quota } = run;
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

class CallTask {
	result: Result;
	/** Repeats after faults since the call last made progress. */
	private faults = 0;
	/** True once nobody waits for an answer any more. */
	private isLeft = false;
	/** Undefined if it creates nothing. */
	private readonly guard: IdempotencyGuard | undefined;

	constructor(
		readonly call: PlannedCall,
		private readonly context: CallContext,
	) {
		const { scope } = context;
		const { key, result } = call;
		this.result = result;
		if (scope && key !== null) this.guard = new IdempotencyGuard(call, key, { ...context, scope });
	}

	mayHaveSideEffect(): boolean {
		return isCreated(this.result) || failureOf(this.result)?.outcomeUnknown === true;
	}

	private learn(result: Result): void {
		if (!this.isLeft) this.result = result;
	}

	/** Opens the call again to ask the siblings' list alone, if that may add something. */
	reopen(lookUpAt: number): boolean {
		if (!this.guard?.needsList(this.result)) return false;
		this.guard.askOnly(lookUpAt);
		this.isLeft = false;
		this.faults = 0;
		return true;
	}

	leave(because: SkipReason<CallTask>): void {
		const { call, guard, result } = this;
		if (!guard?.isListOnly) this.result = unsentResult({ ...call, result }, whySkipped(because));
		this.isLeft = true;
	}

	/** One attempt, and what follows it. */
	async step(): Promise<Attempt<CallTask>> {
		const { key, row } = this.call;
		const attempted = await this.attempt().catch((error: unknown): Attempted => {
			// A bug fails its row alone; but if what was created can't be remembered, the run ends.
			if (isCreated(this.result)) throw error;
			return { result: { failure: internalError(error, this.context.tool.writes), key } };
		});
		this.learn(attempted.result);
		const decision = this.next(attempted);
		const aborts = decision.endsRun ? () => true : this.aborts();
		const { maxRetries: maxRests } = row.options;
		return { heard: heardIn(attempted), next: decision, maxRests, aborts };
	}

	private next({ why, isLookup }: Attempted): Next {
		const now = machineClock.now();
		const { maxRetries } = this.call.row.options;
		const { faults, guard, result } = this;
		this.faults = 0;
		if (!why) {
			if (guard) guard.isListOnly = false;
			// What is created may still have to be paused.
			return isToPause(result) && !this.isLeft ? { do: 'go on', at: now } : { do: 'end' };
		}
		const own = isToPause(result) ? undefined : guard?.next(why, now, isLookup);
		if (own) return own;
		const decision = next({ maxRetries, faults, chance: machineClock.random() }, why, now);
		this.faults = decision.do === 'go on' ? faults + 1 : faults;
		return decision;
	}

	/** Tells the other calls that a final result makes pointless. */
	private aborts(): Attempt<CallTask>['aborts'] {
		const { result } = this;
		const { abortScope = 'row' } = failureOf(result) ?? {};
		// A row that isn't paused has not failed.
		const stops = 'failure' in result && this.context.stopsAtFailure;
		if (abortScope === 'row' && !stops) return undefined;
		return (other) =>
			abortScope === 'run' ||
			(abortScope !== 'row' && other.call.sent.advertiser_id === undefined) ||
			(stops && !other.mayHaveSideEffect());
	}

	private async attempt(): Promise<Attempted> {
		const { guard } = this;
		const { sent, key, row } = this.call;
		const { tool, service } = this.context;
		if (guard && isToPause(this.result)) return await this.pause(this.result, guard);
		const needless = await guard?.beforeAttempt(this.result);
		if (needless) return needless;
		const previous = failureOf(this.result);
		const { timeout } = row.options;
		const send = async () => await service.call(tool.name, sent, key ?? undefined, timeout);
		const open = guard?.send(send);
		if (guard && !open) return await this.attempt();
		const response = open?.response ?? send();
		const done = { ...(await this.read({ tool, sent }, response, previous, open)), key };
		if ('failure' in done) {
			if (open) guard?.failed(open, done.failure);
			return { result: done, why: done.failure };
		}
		// What can't be recorded must still be told.
		this.learn(done);
		return { result: guard?.recordCreated(done, open) ?? done };
	}

	/** Start Paused: what is created is on. The result stays the creation's, whatever comes of its pause. */
	private async pause(created: Created, guard: IdempotencyGuard): Promise<Attempted> {
		const { call } = this;
		const { pause, idKey } = guard.creation;
		const { id } = created.entity;
		const previous = pauseFailure(created);
		// Until an answer comes, it isn't known whether it was paused, neither here nor for a retry.
		this.learn(guard.recordCreated(withPause(created, notSettled)));
		const sent = { advertiser_id: call.sent.advertiser_id, [idKey]: id, ...pause.fixed };
		const key = pauseKey(call.key, id);
		const { timeout } = call.row.options;
		const response = this.context.service.call(pause.tool.name, sent, key, timeout);
		// A refusal of a repeat may be of what an earlier call has done.
		const tool = { ...pause.tool, onceOnly: true } as const;
		const read = await this.read({ tool, sent }, response, previous);
		const why = 'failure' in read ? read.failure : undefined;
		return { result: guard.recordCreated(withPause(created, why)), why };
	}

	/** `previous` is why the attempt before failed; `open` is set if the answer names what was created. */
	private async read(
		{ tool, sent }: Pick<CallContext, 'tool'> & Pick<PlannedCall, 'sent'>,
		response: Promise<ToolResponse>,
		previous: Failure | undefined,
		open?: SentCall,
	) {
		const { call, context, guard } = this;
		const read = readResponse(await response, Date.now(), {
			// The answer to a pause may have the name that was given at the creation.
			sent: { ...call.sent, ...sent },
			names: call.row.names?.map(({ cell }) => cell.value),
			changes: tool.writes,
			creation: open && guard?.creation,
			since: open?.since,
		});
		const isSuccess = 'answer' in read;
		context.quota.answered((isSuccess ? read.answer : read.failure).quota, isSuccess);
		if (isSuccess) return read;
		// A call that only reads leaves nothing open.
		const own = tool.writes ? read.failure : { ...read.failure, outcomeUnknown: false };
		// A refusal may be of what an earlier call has done, if a second time is one too many.
		const isSure = !open && !tool.onceOnly && isRefusalOfRow(own);
		const wasUnknown = open?.before !== undefined || previous?.outcomeUnknown === true;
		const why = wasUnknown && !isSure ? afterUnknownCall(own) : own;
		const isSame = why.reason.type === 'server error' && previous && isSameAnswer(why, previous);
		return { failure: isSame ? ({ ...why, sameEveryTime: true } as const) : why };
	}
}

const isSameAnswer = (one: Failure, other: Failure) =>
	canonicalJson([one.reason, one.status]) === canonicalJson([other.reason, other.status]);

function heardIn({ why, isLookup }: Attempted): Attempt<CallTask>['heard'] {
	if (!why) return 'answer';
	if (isLookup) return 'nothing';
	// "Still in progress" and a denial leave the outcome open, but come from a service that is up.
	const isUp = ['conflict', 'rejected'].includes(why.kind) || why.reason.type === 'contradictory';
	if (isUp) return 'answer';
	if (isUnknownCall(why)) return 'silence';
	return why.retry === 'fault' ? 'nothing' : 'answer';
}

/** Why something isn't paused, or isn't known to be, before the next attempt at that. */
const pauseFailure = ({ entity: { paused, notPaused } }: Created): Failure =>
	notPaused ?? (paused === 'unknown' ? notSettled : notSent);

function withPause(created: Created, why: Failure | undefined): Created {
	const paused = why ? (why.outcomeUnknown ? 'unknown' : 'no') : 'yes';
	return { ...created, entity: { ...created.entity, paused, notPaused: why } };
}

function unsentResult({ result, key }: Pick<PlannedCall, 'result' | 'key'>, why: Failure): Result {
	if (isCreated(result)) return withPause(result, unsent(pauseFailure(result), why));
	return { failure: unsent(failureOf(result), why), key };
}

function unsent(previous: Failure | undefined, why: Failure): Failure {
	if (why === abandoned || !previous?.outcomeUnknown) return why;
	// A call of an earlier try may have been carried out; of one of this run more is known.
	return previous === notSettled ? afterUnknownCall(why) : previous;
}

function whySkipped(because: SkipReason<CallTask>): Failure {
	if (because.kind === 'stopped') return because.inFlight ? abandoned : notSent;
	const by = failureOf(because.by.result);
	const outage = because.kind === 'outage' && ({ outage: true } as const);
	return by ? failure({ type: 'not sent', because: by, ...outage }) : notSent;
}
