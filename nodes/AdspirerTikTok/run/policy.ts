import type { Attempt } from '../client/workerPool';
import type { Failure } from '../response/failure';
import { failureOf, isCreated, isOutcomeUnknown, isToPause, type Result } from '../response/result';
import type { PlannedCall } from './plan';

/** What follows a failure. Times are milliseconds of one clock. */
export type Next =
	/** `endsRun` if all other calls would be told the same. */
	| { readonly do: 'give up'; readonly endsRun?: true }
	| { readonly do: 'repeat'; readonly at: number }
	/** The siblings' list may show what came of the call; without it, or if it doesn't, it is repeated. */
	| { readonly do: 'look up'; readonly at: number }
	/** The service throttled the call, so all calls rest; that uses up no repeats. */
	| { readonly do: 'rest'; readonly waitMs: number | undefined };

/** What the policy knows about a call. */
export interface History extends Pick<CallState, 'faults' | 'unknownCalls' | 'isSent'> {
	readonly maxRetries: number;
	/** Only for a creation, which must not be done twice. */
	readonly guard?: {
		/** True if the siblings' list may be asked for. */
		readonly settleUnknown: boolean;
		/** Milliseconds for which the first call may still be running. */
		readonly stillRunningMs: number;
	};
	/** From 0 to 1, so that calls that failed together don't come back together. */
	readonly chance: number;
}

/** What the policy looks at in a failure. */
type Facts = Pick<
	Failure,
	'retry' | 'abortScope' | 'outcomeUnknown' | 'afterUnknownCall' | 'waitMs'
>;

/** The longest wait that the service may ask for, in milliseconds. @internal */
export const maxWait = 5 * 60_000;

const giveUp: Next = { do: 'give up' };

/** True if the call itself left its outcome unknown, and not an earlier one. */
export const isUnknownCall = ({ outcomeUnknown, afterUnknownCall }: Facts) =>
	outcomeUnknown && !afterUnknownCall;

/**
 * Decides what follows a failure.
 *
 * - A call that may have created something is looked for first, and repeated at most once, when it
 *   can't be running any more: a repeat meanwhile might be carried out as well.
 * - A fault that left nothing open is repeated `maxRetries` times, with growing waits.
 * - A wait of more than `maxWait` is not sat out: it ends the run.
 */
export function next(history: History, failure: Facts, now: number): Next {
	const { retry, waitMs, outcomeUnknown, abortScope } = failure;
	const { guard, maxRetries, faults } = history;
	const isFinalUnknown = outcomeUnknown && retry === 'never';
	const isUnsettled = abortScope === 'row' && (isUnknownCall(failure) || isFinalUnknown);
	const lookUp = isUnsettled ? guard : undefined;
	const isHopeless = lookUp
		? !lookUp.settleUnknown && !mayRepeat(history, failure)
		: retry === 'never';
	if (isHopeless) return giveUp;
	if ((waitMs ?? 0) > maxWait) return { do: 'give up', endsRun: true };
	if (lookUp) return { do: 'look up', at: now + Math.max(0, lookUp.stillRunningMs, waitMs ?? 0) };
	if (retry === 'throttled') return { do: 'rest', waitMs };
	if (faults >= maxRetries) return giveUp;
	return { do: 'repeat', at: now + (waitMs ?? backoff(faults, history.chance)) };
}

/**
 * True if a call of unknown outcome may be repeated once the list hasn't settled it: only the first
 * one, or one that certainly wasn't carried out.
 */
export function mayRepeat(
	{ unknownCalls, isSent, maxRetries }: Pick<History, 'unknownCalls' | 'isSent' | 'maxRetries'>,
	{ retry }: Pick<Facts, 'retry'>,
): boolean {
	if (unknownCalls > 1) return false;
	return !isSent || retry === 'throttled' || (retry === 'fault' && maxRetries > 0);
}

/**
 * The wait before a repeat: from one second, doubled with each fault, to 30. Half of it is random ("equal
 * jitter" in M. Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015).
 */
const backoff = (faults: number, chance: number) =>
	Math.min(30_000, 1_000 * 2 ** faults) * (0.5 + chance / 2);

/** A decision in the worker pool's terms; `undefined` stands for a success, which ends the task. */
export function poolStep<Task>(
	decision: Next | undefined,
	maxRests: number,
	aborts?: (other: Task) => boolean,
): Attempt<Task>['next'] {
	if (decision?.do === 'rest') return { ...decision, maxRests, aborts };
	if (decision && 'at' in decision) return { do: 'go on', at: decision.at };
	return { do: 'end', aborts: decision?.endsRun ? () => true : aborts };
}

/** Where a call stands. */
interface CallState {
	/** 'ID missing' if only the ID of what was created is looked up. */
	readonly status: 'open' | 'ID missing' | 'ended';
	/** What is known about the row so far. */
	readonly result: Result;
	/** Repeats after faults since the call last made progress. */
	readonly faults: number;
	/** Calls with an unknown outcome, including one of an earlier try. */
	readonly unknownCalls: number;
	/** True once this run has sent it. */
	readonly isSent: boolean;
	/** A list that was asked for earlier, by the clock of the run, is too old for it; 0 for any. */
	readonly lookUpAt: number;
}

/** What happens to a call; 'skipped' if it gets no (further) attempt. */
export type CallEvent =
	| { readonly type: 'sent' }
	/** Its entity is known: nothing that comes after this may lose it. */
	| { readonly type: 'recorded'; readonly result: Result }
	/** `isCall` unless it only looked something up. */
	| { readonly type: 'attempted'; readonly result: Result; readonly isCall: boolean }
	/** What the policy makes of the attempt; undefined if it succeeded. */
	| { readonly type: 'decided'; readonly next: Next | undefined }
	| { readonly type: 'ID missing'; readonly lookUpAt: number }
	| { readonly type: 'skipped'; readonly result: Result };

/** A call of a plan, and its state, which only `apply` writes. */
export interface CallTask {
	readonly call: PlannedCall;
	state: CallState;
}

/** The outcome of one attempt. */
export interface Attempted {
	readonly result: Result;
	/** The failure of the call, or of a list that was asked for; missing if nothing more is to be done. */
	readonly why?: Failure | undefined;
	/** True if it counts as a call for the row, and something wasn't only looked up. */
	readonly isCall: boolean;
	readonly heard: Attempt<CallTask>['heard'];
}

/** A call before its first attempt. */
export function taskFor(call: PlannedCall): CallTask {
	const start = { status: 'open', faults: 0, unknownCalls: 0, isSent: false, lookUpAt: 0 } as const;
	return { call, state: { ...start, result: call.result } };
}

/** True if something may have been created, so that other rows' failures don't end the call. */
export const mayHaveSideEffect = ({ state: { result } }: CallTask) =>
	isOutcomeUnknown(result) || isCreated(result);

/** True for what would fail every call of the run. */
export const failsEveryCall = ({ kind }: Failure) => kind === 'unauthorized' || kind === 'quota';

/** Applies an event to a call. */
export function apply(task: CallTask, event: CallEvent): void {
	task.state = reduce(task.state, event);
}

/** The state of a call after an event. An answer that nobody waits for any more changes nothing. */
function reduce(state: CallState, event: CallEvent): CallState {
	const { type } = event;
	if (type === 'skipped') return { ...state, status: 'ended', result: event.result };
	if (type === 'ID missing') return { ...state, status: type, lookUpAt: event.lookUpAt, faults: 0 };
	if (state.status === 'ended') return state;
	switch (type) {
		case 'sent':
			return { ...state, isSent: true };
		case 'recorded':
			return { ...state, result: event.result };
		case 'attempted': {
			const why = event.isCall ? failureOf(event.result) : undefined;
			const unknownCalls = state.unknownCalls + (why && isUnknownCall(why) ? 1 : 0);
			return { ...state, result: event.result, unknownCalls };
		}
		case 'decided':
			return decided(state, event.next);
	}
}

function decided(state: CallState, next: Next | undefined): CallState {
	switch (next?.do) {
		case undefined:
			return { ...state, status: isToPause(state.result) ? 'open' : 'ended', faults: 0 };
		case 'give up':
			return { ...state, status: 'ended' };
		case 'look up':
			return { ...state, lookUpAt: next.at, faults: 0 };
		case 'repeat':
			return { ...state, faults: state.faults + 1 };
		case 'rest':
			return state;
	}
}
