import type { Attempt } from '../client/workerPool';
import type { Failure } from '../response/failure';
import { isCreated, isOutcomeUnknown, isToPause, type Result } from '../response/result';
import type { PlannedCall } from './plan';

/** What follows a failure. Times are milliseconds of one clock. */
export type Next =
	/** `endsRun` if all other calls would be told the same. */
	| { readonly do: 'give up'; readonly endsRun?: true }
	| { readonly do: 'repeat'; readonly at: number }
	/** For a creation: see IdempotencyGuard. `listOnly` if no call may follow the list. */
	| { readonly do: 'look up'; readonly at: number; readonly listOnly?: true }
	/** The service throttled the call, so all calls rest; that uses up no repeats. */
	| { readonly do: 'rest'; readonly waitMs: number | undefined };

export interface History extends Pick<CallState, 'faults'> {
	readonly maxRetries: number;
	/** From 0 to 1, so that calls that failed together don't come back together. */
	readonly chance: number;
}

type Facts = Pick<Failure, 'retry' | 'waitMs'>;

/** The longest wait that the service may ask for, in milliseconds. @internal */
export const maxWait = 5 * 60_000;

/** True if the call itself left its outcome unknown, and not an earlier one. */
export const isUnknownCall = ({ outcomeUnknown, afterUnknownCall }: Failure) =>
	outcomeUnknown && !afterUnknownCall;

/** True for a wait that isn't sat out: it ends the run. */
export const isTooLong = ({ waitMs = 0 }: Facts) => waitMs > maxWait;

/**
 * Decides what follows a failure that leaves nothing open: a fault is repeated `maxRetries` times, with
 * growing waits.
 */
export function next({ maxRetries, faults, chance }: History, failure: Facts, now: number): Next {
	const { retry, waitMs } = failure;
	if (retry === 'never') return { do: 'give up' };
	if (isTooLong(failure)) return { do: 'give up', endsRun: true };
	if (retry === 'throttled') return { do: 'rest', waitMs };
	if (faults >= maxRetries) return { do: 'give up' };
	return { do: 'repeat', at: now + (waitMs ?? backoff(faults, chance)) };
}

/**
 * The wait before a repeat: from one second, doubled with each fault, to 30. Half of it is random ("equal
 * jitter" in M. Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015).
 */
const backoff = (faults: number, chance: number) =>
	Math.min(30_000, 1_000 * 2 ** faults) * (0.5 + chance / 2);

/** Where a call stands. */
interface CallState {
	/** 'list only' if no call follows, but the list may add something, such as an ID. */
	readonly status: 'open' | 'list only' | 'ended';
	/** What is known about the row so far. */
	readonly result: Result;
	/** Repeats after faults since the call last made progress. */
	readonly faults: number;
	/** True once this run has sent it. */
	readonly isSent: boolean;
	/** A list that was asked for earlier, by the clock of the run, is too old for it; 0 for any. */
	readonly lookUpAt: number;
}

/** A call of a plan, and its state, which only the functions below write. */
export interface CallTask {
	readonly call: PlannedCall;
	state: CallState;
}

export interface Attempted {
	readonly result: Result;
	/** The failure of the call, or of a list that was asked for; missing if nothing more is to be done. */
	readonly why?: Failure | undefined;
	readonly heard: Attempt<CallTask>['heard'];
}

export function taskFor(call: PlannedCall): CallTask {
	const start = { status: 'open', faults: 0, isSent: false, lookUpAt: 0 } as const;
	return { call, state: { ...start, result: call.result } };
}

/** True if something may have been created, so that other rows' failures don't end the call. */
export const mayHaveSideEffect = ({ state: { result } }: CallTask) =>
	isOutcomeUnknown(result) || isCreated(result);

/** True for what would fail every call of the run, whatever its tool. */
export const failsEveryCall = ({ kind, reason }: Failure) =>
	kind === 'unauthorized' || kind === 'quota' || reason.type === 'bad credential';

/** Changes the state of a call, unless it has ended: then nobody waits for its answer any more. */
export function update(task: CallTask, change: Partial<CallState>): void {
	if (task.state.status !== 'ended') task.state = { ...task.state, ...change };
}

/** Ends a call that gets no (further) attempt, or has ended for a reason that isn't the real one. */
export function end(task: CallTask, result: Result): void {
	task.state = { ...task.state, status: 'ended', result };
}

/** Opens a call again, to ask the list alone. */
export function reopen(task: CallTask, lookUpAt: number): void {
	task.state = { ...task.state, status: 'list only', lookUpAt, faults: 0 };
}

/** Records what follows an attempt at a call; undefined after a success. */
export function follow(task: CallTask, next: Next | undefined): void {
	const { result, faults } = task.state;
	if (!next) update(task, { status: isToPause(result) ? 'open' : 'ended', faults: 0 });
	else if (next.do === 'give up') update(task, { status: 'ended' });
	else if (next.do === 'repeat') update(task, { faults: faults + 1 });
	else if (next.do === 'look up') {
		update(task, { lookUpAt: next.at, faults: 0, ...(next.listOnly && { status: 'list only' }) });
	}
}

/** What follows in the worker pool's terms; `undefined` stands for a success, which ends the task. */
export function poolStep<Task>(
	next: Next | undefined,
	maxRests: number,
	aborts?: (other: Task) => boolean,
): Attempt<Task>['next'] {
	if (next?.do === 'rest') return { ...next, maxRests, aborts };
	if (next && 'at' in next) return { do: 'go on', at: next.at };
	return { do: 'end', aborts: next?.endsRun ? () => true : aborts };
}
