import type { Attempt } from '../client/workerPool';
import { internalError, type Failure } from '../response/failure';
import { failureOf, isCreated, isOutcomeUnknown, isToPause, type Result } from '../response/result';
import { isUnknownCall, type Next } from './policy';
import { abandoned, notSent, type PlannedCall } from './plan';

/** Where a call stands. */
export interface CallState {
	/** 'unknown' if a call may have created something, and 'ID missing' if only its ID is looked up. */
	readonly status: 'planned' | 'unknown' | 'to pause' | 'ID missing' | 'ended';
	/** What is known of the row so far. */
	readonly result: Result;
	/** Repeats after faults, since the call last got further. */
	readonly faults: number;
	/** Calls with an unknown outcome, including one of an earlier try. */
	readonly unknownCalls: number;
	/** True once this run has sent it. */
	readonly isSent: boolean;
	/** A list that was asked for earlier, by the clock of the run, is too old for it; 0 for any. */
	readonly lookUpAt: number;
	/** True if something may have been created, so that other rows' failures don't end it. */
	readonly mayHaveSideEffect: boolean;
}

/** What happens to a call. */
export type CallEvent =
	| { readonly type: 'sent' }
	/** Its entity is known: nothing that comes after this may lose it. */
	| { readonly type: 'recorded'; readonly result: Result }
	/** An attempt has ended; `isCall` unless it only looked something up. */
	| { readonly type: 'attempted'; readonly result: Result; readonly isCall: boolean }
	/** What the policy makes of it; undefined if the attempt succeeded. */
	| { readonly type: 'decided'; readonly next: Next | undefined }
	| { readonly type: 'ID missing'; readonly lookUpAt: number }
	/** It gets no (further) attempt. */
	| { readonly type: 'skipped'; readonly result: Result }
	/** The run ended by a bug in this node. */
	| { readonly type: 'bug'; readonly error: unknown };

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
	const { result } = call;
	const state: CallState = {
		status: isToPause(result) ? 'to pause' : statusOf(result),
		result,
		faults: 0,
		unknownCalls: 0,
		isSent: false,
		lookUpAt: 0,
		mayHaveSideEffect: isOutcomeUnknown(result) || isCreated(result),
	};
	return { call, state };
}

/** Tells a call what has happened. */
export function apply(task: CallTask, event: CallEvent): void {
	task.state = reduce(task.state, event);
}

/** The state of a call after an event. An answer that nobody waits for any more changes nothing. */
export function reduce(state: CallState, event: CallEvent): CallState {
	if (event.type === 'bug') return { ...state, result: afterBug(state.result, event.error) };
	if (event.type === 'ID missing') {
		return { ...state, status: 'ID missing', lookUpAt: event.lookUpAt, faults: 0 };
	}
	if (state.status === 'ended') return state;
	switch (event.type) {
		case 'sent':
			return { ...state, isSent: true };
		case 'recorded':
			return { ...state, result: event.result };
		case 'attempted':
			return attempted(state, event.result, event.isCall);
		case 'decided':
			return decided(state, event.next);
		case 'skipped':
			return { ...state, status: 'ended', result: event.result };
	}
}

const statusOf = (result: Result) => (isOutcomeUnknown(result) ? 'unknown' : 'planned');

function attempted(state: CallState, result: Result, isCall: boolean): CallState {
	const why = failureOf(result);
	const isUnknown = isCall && why !== undefined && isUnknownCall(why);
	const isCreating = state.status === 'planned' || state.status === 'unknown';
	return {
		...state,
		status: isCreating ? statusOf(result) : state.status,
		result,
		unknownCalls: state.unknownCalls + (isUnknown ? 1 : 0),
		mayHaveSideEffect: state.mayHaveSideEffect || isUnknown || isToPause(result),
	};
}

function decided(state: CallState, next: Next | undefined): CallState {
	if (!next) return { ...state, status: isToPause(state.result) ? 'to pause' : 'ended', faults: 0 };
	switch (next.do) {
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

/** A bug ends a run like a person who stops it; only the reason is another one. */
function afterBug(result: Result, error: unknown): Result {
	if (!('failure' in result)) return result;
	const { reason, outcomeUnknown } = result.failure;
	const wasStopped = reason === notSent.reason || reason === abandoned.reason;
	return wasStopped ? { ...result, failure: internalError(error, outcomeUnknown) } : result;
}
