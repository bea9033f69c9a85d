import { machineClock } from '../client/clock';
import type { Service } from '../client/service';
import type { ToolResponse } from '../client/toolResponse';
import { runInPool, type Attempt, type PoolTask, type SkipReason } from '../client/workerPool';
import type { Tool } from '../contract/tools';
import {
	failure,
	internalError,
	isRefusalOfRow,
	stoppedCall,
	type Failure,
} from '../response/failure';
import type { QuotaWatch } from '../response/quota';
import type { AdGroup, Failed, Result } from '../response/result';
import type { Answer } from '../response/envelope';
import { afterUnknownCall } from '../response/classify';
import type { RunOptions } from '../rows/row';

/** One call, for one row or several equal ones. */
export interface Call {
	/** The first row that it is made for, by its place from 0. */
	readonly item: number;
	readonly values: Readonly<Record<string, unknown>>;
	/** The idempotency key; null for a call that only reads. */
	readonly key: string | null;
	/** The key of the call without the droppable argument, which is another call. */
	readonly otherKey?: string | null;
	readonly options: Pick<RunOptions, 'maxRetries' | 'timeout'>;
	/** True where an earlier run sent it and got no answer. */
	readonly isOpen?: boolean;
}

type Task = Call & PoolTask;

/** One attempt at a call, or at settling it without one. */
export type CallAttempt = Attempt<Task, Result>;

/** What a call may be guarded by, so that nothing is done twice. */
export interface Protection {
	/**
	 * Before each attempt at a call.
	 *
	 * @param previous what the attempt before came to.
	 * @returns what makes the call needless for now or for good; undefined where it is to be made.
	 */
	readonly before: (call: Call, previous: Result | undefined) => Promise<CallAttempt | undefined>;
	/** A call goes out. True where an earlier one for the same may still be at work. */
	readonly sending: (call: Call) => boolean;
	/**
	 * It is open what a call did: whether and when to go on.
	 *
	 * @param isOwn true where it is this very call, and not an earlier one.
	 */
	readonly open: (call: Call, why: Failure, isOwn: boolean) => CallAttempt['retry'];
}

/** What an answer tells. */
export type ReadCall = (
	response: ToolResponse,
	call: Call,
) => { readonly answer: Answer; readonly adGroup?: AdGroup } | { readonly failure: Failure };

/** How the calls of a tool are made. */
interface CallSettings {
	readonly tool: Tool;
	readonly service: Service;
	readonly read: ReadCall;
	readonly quota: QuotaWatch;
	readonly maxConcurrency: number;
	/** True where the first failure ends the run. */
	readonly stopAtFailure: boolean;
	readonly stop: AbortSignal | undefined;
	readonly protection?: Protection;
	/** An argument that some versions of the tool require and others refuse as unknown. */
	readonly droppable?: string;
	/** Called with the final result of each call, as soon as it is known. */
	readonly onResult: (call: Call, result: Result) => void;
}

/** A person who stops an execution waits no longer than this for open calls, in milliseconds. */
const graceAfterStop = 10_000;

/** Makes some calls of one tool, several at once, and tries each again where that makes sense. */
export async function makeCalls(calls: readonly Call[], settings: CallSettings): Promise<void> {
	const { tool, quota, protection, onResult } = settings;
	const call = caller(settings);
	await runInPool<Task, Result>(
		calls.map((one) => ({
			...one,
			maxRetries: one.options.maxRetries,
			mayHaveHappened: one.isOpen === true,
		})),
		{
			maxConcurrency: settings.maxConcurrency,
			stopAtFailure: settings.stopAtFailure,
			stop: settings.stop,
			graceMs: tool.writes ? graceAfterStop : 0,
			clock: machineClock,
			callsLeft: () => (tool.free ? undefined : quota.callsLeft()),
			run: async (task, previous) => {
				try {
					return (await protection?.before(task, previous)) ?? (await call(task, previous));
				} catch (error) {
					// A bug in this code fails this row alone; all others go on.
					const why = internalError(error, tool.writes);
					return { result: { failure: why, key: task.key }, failed: true };
				}
			},
			onResult,
			onSkipped: (task, previous, because) => {
				onResult(task, skipped(task, previous, because));
			},
		},
	);
}

/** One attempt at a call, as the pool has to know it. */
function caller(settings: CallSettings) {
	const { tool, service, read: readCall, quota, protection, droppable } = settings;

	/** True once the service has taken a call without the droppable argument and not with it. */
	let isDropped = false;

	return async function call(
		task: Task,
		previous: Result | undefined,
		drops = isDropped,
	): Promise<CallAttempt> {
		const { options } = task;
		const key = (drops ? task.otherKey : task.key) ?? null;
		const values = drops ? without(task.values, droppable) : task.values;
		const wasOpen = protection?.sending(task) === true || isOpen(previous);
		const response = await service.call(tool.name, values, key ?? undefined, options.timeout);
		const read = readCall(response, task);
		if ('answer' in read) {
			quota.answered(read.answer.quota, true);
			return { result: { ...read, key } };
		}
		quota.answered(read.failure.quota, false);
		// A call that only reads leaves nothing open.
		const own = tool.writes ? read.failure : { ...read.failure, outcomeUnknown: false };
		// A refusal may be of what an earlier call has done, where a second time is one too many.
		const isSure = !protection && !tool.onceOnly && isRefusalOfRow(own);
		const why = repeated(wasOpen && !isSure ? afterUnknownCall(own) : own, previous);
		const attempt = attemptOf(task, { failure: why, key }, own.outcomeUnknown, protection);
		if (drops || droppable === undefined || !isUnknown(droppable, own)) return attempt;
		const other = await call(task, previous, true);
		// Where the argument is missed, its refusal was about something else than its name.
		if ('failure' in other.result && isAbout(droppable, other.result.failure)) return attempt;
		isDropped = true;
		return other;
	};
}

/** @param isOpen true where this very call may have been carried out. */
function attemptOf(
	task: Task,
	result: Failed,
	isOpen: boolean,
	protection: Protection | undefined,
): CallAttempt {
	const why = result.failure;
	const { retry, waitMs, abortScope } = why;
	const isUnsettled = abortScope === 'row' && (isOpen || (why.outcomeUnknown && retry === 'never'));
	const again =
		protection && isUnsettled
			? protection.open(task, why, isOpen)
			: retry !== 'never' && { because: retry, ...(waitMs !== undefined && { waitMs }) };
	return {
		result,
		failed: true,
		mayHaveHappened: isOpen,
		// "Still in progress" comes from a service that is up.
		isAnswered: why.kind === 'conflict',
		...(again && { retry: again }),
		...(abortScope !== 'row' && {
			abort: ({ values }) => abortScope === 'run' || values.advertiser_id === undefined,
		}),
	};
}

/** True for a result that leaves it open what was done. */
export function isOpen(result: Result | undefined): result is Failed {
	return result !== undefined && 'failure' in result && result.failure.outcomeUnknown;
}

/** Says so where a server error is the very same as the one before, under the same key. */
function repeated(now: Failure, previous: Result | undefined): Failure {
	const before = previous && 'failure' in previous ? previous.failure : undefined;
	return now.reason.type === 'server error' &&
		before?.reason.type === 'server error' &&
		now.reason.said === before.reason.said &&
		now.status === before.status
		? { ...now, sameEveryTime: true }
		: now;
}

/** A row that got no call, or no further one. What may have been done is reported as such. */
function skipped(
	{ mayHaveHappened, key }: Task,
	previous: Result | undefined,
	because: SkipReason<Result>,
): Result {
	if (because.kind === 'stopped' && because.inFlight) return { failure: stoppedCall, key };
	if (previous && (!('failure' in previous) || previous.failure.outcomeUnknown)) return previous;
	const by = because.kind !== 'stopped' && 'failure' in because.by ? because.by.failure : undefined;
	const outage = because.kind === 'outage' && ({ outage: true } as const);
	// In an outage no row is worth another call, whatever comes of the one that told of it.
	const cause = by && outage ? { ...by, abortScope: 'run' as const } : by;
	const notSent = failure({ type: 'not sent', because: cause ?? 'stopped', ...outage });
	return { failure: mayHaveHappened ? afterUnknownCall(notSent) : notSent, key };
}

/** A bug ends a run like a person who stops it; only the reason is another one. */
export function afterBug(why: Failure, error: unknown): Failure {
	const { reason, outcomeUnknown } = why;
	const wasStopped =
		(reason.type === 'not sent' && reason.because === 'stopped') ||
		(reason.type === 'no response' && reason.reason === 'stopped');
	return wasStopped ? internalError(error, outcomeUnknown) : why;
}

function without(
	values: Readonly<Record<string, unknown>>,
	name: string | undefined,
): Readonly<Record<string, unknown>> {
	return Object.fromEntries(Object.entries(values).filter(([argument]) => argument !== name));
}

const unknownArgument =
	/unknown|unexpected|unrecogni[sz]ed|unsupported|not (?:permitted|allowed|supported)|extra|additional/i;

/** True where the service seems not to know an argument. */
function isUnknown(argument: string, why: Failure): boolean {
	return isAbout(argument, why) && unknownArgument.test(saidIn(why));
}

/** True where the service refuses a call for an argument, so that nothing was done. */
function isAbout(argument: string, why: Failure): boolean {
	return why.reason.type === 'rejected' && !why.outcomeUnknown && saidIn(why).includes(argument);
}

function saidIn({ reason }: Failure): string {
	return reason.type === 'rejected' ? (reason.said ?? '') : '';
}
