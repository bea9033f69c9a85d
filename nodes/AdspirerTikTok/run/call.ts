import type { Attempt, Next as PoolNext, SkipReason } from '../client/workerPool';
import type { Creation } from '../contract/creation';
import type { Tool } from '../contract/tools';
import { canonicalJson } from '../parse/json';
import { afterUnknownCall, isRefusalOfRow, type Failure } from '../response/failure';
import { failureOf, isCreated, isOutcomeUnknown, isToPause } from '../response/result';
import type { Created, Failed, Result } from '../response/result';
import { changedValues } from '../rows/row';
import type { AskedList } from './listTools';
import type { Kept, Known, OpenCall, SentCall } from './openCalls';
import {
	createdBy,
	endedByBug,
	pauseFailure,
	toldOf,
	unsentResult,
	whySkipped,
	withPause,
} from './outcomes';
import { createdBefore, notListed, notSettled, otherValues, type PlannedCall } from './plan';
import * as reconcile from './reconcile';

/** A call of the plan, and where it stands. */
export interface CallState {
	readonly call: PlannedCall;
	readonly tool: Tool;
	/** Undefined for a call that creates nothing. */
	readonly creation: Creation | undefined;
	/** False for an agent's call: only equal values say that it is the same as another. */
	readonly hasPosition: boolean;
	readonly result: Result;
	/** Repeats after faults since the call last made progress. */
	readonly faults: number;
	/** True once this run has made the call. */
	readonly isSent: boolean;
	/** True if no call follows, but the list may add something, such as an ID. */
	readonly isListOnly: boolean;
	/** A list that was asked for earlier, by the clock of the run, is too old; 0 for any. */
	readonly lookUpAt: number;
	/** True once nobody waits for an answer any more. */
	readonly isLeft: boolean;
}

/** What came of an attempt. */
interface Attempted {
	readonly result: Result;
	/** The failure of the call, or of a list that was asked for; missing if nothing more is to be done. */
	readonly why?: Failure | undefined;
	/** True if no call was made for the row itself. */
	readonly isLookup?: true;
	readonly sentCall?: SentCall | undefined;
}

/** A look into the siblings' list. */
interface Look {
	/** The open call that the list may settle. */
	readonly open?: OpenCall | undefined;
	/** The unknown outcome that it may settle; without it the list may make the call needless. */
	readonly previous?: Failed;
}

type AskedLook = Look & { readonly asked: AskedList };

export type CallEvent =
	| { readonly is: 'its turn' }
	| ({ readonly is: 'attempted' } & Attempted)
	| ({ readonly is: 'listed' } & AskedLook)
	| { readonly is: 'run broken'; readonly error: unknown }
	| { readonly is: 'left'; readonly because: SkipReason<{ readonly state: CallState }> }
	/** The siblings' list alone is to be asked for, no earlier than this. */
	| { readonly is: 'reopened'; readonly lookUpAt: number };

/** What the pool does about the call next; `endsRun` if all other calls would be told the same. */
export type Next = PoolNext & {
	readonly endsRun?: true;
	readonly heard: Attempt<unknown>['heard'];
};

/** `previous` is why the attempt before failed. */
export type Action =
	| Next
	| { readonly do: 'send'; readonly previous: Failure | undefined }
	| ({ readonly do: 'ask'; readonly notBefore: number } & Look)
	| { readonly do: 'pause'; readonly created: Created; readonly previous: Failure };

export interface Step {
	readonly state: CallState;
	readonly action: Action;
	/** To be recorded before anything else is done. */
	readonly kept?: Kept | undefined;
}

const lookedUp = (result: Result, why?: Failure): Attempted => ({ result, why, isLookup: true });

export const end = { do: 'end', heard: 'answer' } as const;

export const isNext = (action: Action): action is Next => 'heard' in action;

export function begin(
	about: Pick<CallState, 'call' | 'tool' | 'creation' | 'hasPosition'>,
): CallState {
	return {
		...about,
		result: about.call.result,
		faults: 0,
		isSent: false,
		isListOnly: false,
		lookUpAt: 0,
		isLeft: false,
	};
}

/** What follows an event of a call: the only place that decides. Nothing is created twice within it. */
export function reduce(state: CallState, event: CallEvent, known: Known): Step {
	switch (event.is) {
		case 'its turn':
			return takeTurn(state, known);
		case 'attempted':
			return conclude(state, event, known);
		case 'listed':
			return takeList(state, event, known);
		case 'run broken': {
			const ended = endedByBug(state.result, event.error);
			return { state: { ...state, result: ended }, action: end };
		}
		case 'left': {
			const left = { ...state, isLeft: true };
			if (state.isListOnly) return { state: left, action: end };
			const result = unsentResult(state.result, state.call.key, whySkipped(event.because));
			return { state: { ...left, result }, action: end };
		}
		case 'reopened': {
			const reopened = { isListOnly: true, lookUpAt: event.lookUpAt, isLeft: false, faults: 0 };
			return { state: { ...state, ...reopened }, action: end };
		}
	}
}

/** Before each attempt: what makes the call unnecessary, for now or for good. */
function takeTurn(state: CallState, known: Known): Step {
	const { call, creation, hasPosition, result } = state;
	const { row, key, sent, changed = [] } = call;
	if (!creation) return send(state);
	if (isToPause(result)) return pause(state, result, known);
	if (state.isListOnly) return { state, action: { do: 'ask', notBefore: state.lookUpAt } };
	const tell = (told: Result) => conclude(state, lookedUp(told), known);
	const { entry } = known;
	if (entry?.state === 'created') {
		// Another call of an agent's has created it since the plan was made.
		if (changedValues(entry.sent, sent).length === 0) return tell(createdBefore(creation, entry));
		return tell(otherValues(row, 'earlier pass', key, { existingId: entry.id }));
	}
	const { open } = known;
	const isOther = open?.response && !hasPosition && changed.length > 0;
	if (open && (isOther || changedValues(open.sent, sent).length > 0))
		return tell(otherValues(row, 'other run', key));
	if (open?.found) return tell(open.found);
	if (open?.response) return send(state);
	if (open || isOutcomeUnknown(result)) return settle(state, open, known);
	if (state.isSent || !row.options.skipExistingNames) return send(state);
	return { state, action: { do: 'ask', notBefore: 0 } };
}

/** Makes the call, or joins an equal one. */
function send(state: CallState): Step {
	const action = { do: 'send', previous: failureOf(state.result) } as const;
	return { state: { ...state, isSent: true }, action };
}

/** Start Paused: what is created is on. The result stays the creation's, whatever comes of its pause. */
function pause(state: CallState, created: Created, known: Known): Step {
	// Until an answer comes, it isn't known whether it was paused, neither here nor for a retry.
	const result = withPause(created, notSettled);
	const { kept, state: learnt } = conclude(state, { result }, known);
	const action = { do: 'pause', created, previous: pauseFailure(created) } as const;
	return { state: { ...state, result: learnt.result }, kept, action };
}

/** Looks in the siblings' list for what came of a call, once that can't be running any more. */
function settle(state: CallState, open: OpenCall | undefined, known: Known): Step {
	const { creation, call, lookUpAt, result } = state;
	const previous = isOutcomeUnknown(result) ? result : { failure: notSettled, key: call.key };
	const runsUntil = open && creation ? open.latest + creation.repeatAfter : 0;
	const isDue = lookUpAt > 0 && runsUntil <= known.time.now;
	if (!isDue) return conclude(state, lookedUp(previous, previous.failure), known);
	if (!isListProof(call)) return takeList(state, { asked: {}, open, previous }, known);
	const notBefore = Math.max(lookUpAt, runsUntil);
	return { state, action: { do: 'ask', notBefore, open, previous } };
}

function takeList(state: CallState, look: AskedLook, known: Known): Step {
	const { call, creation, result } = state;
	if (!creation) return { state, action: end };
	const { asked, open } = look;
	const { list, failure: why } = asked;
	const { date: now } = known.time;
	const times = [open, known.entry].flatMap((before) => before?.since ?? []);
	const since = times.length === 0 ? now : Math.min(...times);
	const evidence = { call, creation, list, isTaken: known.isTaken, since, now };
	if (state.isListOnly) {
		return conclude(state, lookedUp(reconcile.completed(result, evidence), why), known);
	}
	const attempted = attemptedBy(state, look, evidence, known);
	if (attempted && isCreated(attempted.result)) return conclude(state, attempted, known);
	// Nobody would learn of what is sent now.
	if (state.isLeft) return { state, action: end };
	// While a list was on its way, another run may have made the call, or learned what came of it.
	if (known.open !== open) return takeTurn(state, known);
	return attempted ? conclude(state, attempted, known) : send(state);
}

/** What a list says of a call that may have been made, or is to be made; undefined if it may be made now. */
function attemptedBy(
	state: CallState,
	{ asked, previous }: AskedLook,
	evidence: reconcile.Evidence,
	known: Known,
): Attempted | undefined {
	const { list, failure: why } = asked;
	const isOfAll = why && failsEveryCall(why);
	const isThrottled = why?.retry === 'throttled';
	if (!previous) {
		const result = reconcile.skipExisting(evidence);
		if (result && why && (isOfAll || isThrottled))
			return lookedUp({ failure: why, key: null }, why);
		return result && lookedUp(result, why);
	}
	if (isOfAll) return lookedUp({ ...previous, failure: afterUnknownCall(why) });
	if (isThrottled) return lookedUp(previous, why);
	const settled = reconcile.reconcileUnknown(evidence);
	if (settled) return lookedUp(settled);
	if (!mayRepeat(state, previous.failure, known)) return lookedUp(previous);
	if (reconcile.canResend(evidence)) return undefined;
	return lookedUp({ failure: list ? notListed : notSettled, key: state.call.key });
}

/** Takes in an attempt, and decides what follows it. */
function conclude(state: CallState, attempted: Attempted, known: Known): Step {
	const { result, sentCall, why } = attempted;
	let told = result;
	let kept: Kept | undefined;
	if (state.creation && isCreated(result)) {
		const created = createdBy(state.call, result, sentCall, known.isTaken);
		kept = { created, found: result, sentCall };
		told = toldOf(state.call, created);
	}
	const learnt = { ...state, result: state.isLeft ? state.result : told };
	if (why) return { ...follow(learnt, attempted, why, known), kept };
	const done = { ...learnt, faults: 0, isListOnly: false };
	// What is created may still have to be paused.
	if (!isToPause(done.result) || done.isLeft) return { state: done, action: end, kept };
	return { state: done, action: { ...end, do: 'go on', at: known.time.now }, kept };
}

/** What follows a failure. */
function follow(state: CallState, attempted: Attempted, why: Failure, known: Known): Step {
	const { call, creation, faults } = state;
	const { now, chance } = known.time;
	const { abortScope, outcomeUnknown, reason, retry, waitMs } = why;
	const heard = heardIn(why, attempted.isLookup);
	const calm = { ...state, faults: 0 };
	const goOn = (next: CallState, at: number): Step => ({
		state: next,
		action: { do: 'go on', at, heard },
	});
	const ends = { state: calm, action: { do: 'end', heard } } as const;
	const endsRun = { state: calm, action: { do: 'end', heard, endsRun: true } } as const;
	if (creation && !isToPause(state.result)) {
		const isConflict = reason.type === 'key reused' && !outcomeUnknown;
		// A list that is answered with a conflict says nothing of the row's key.
		if (isConflict && !attempted.isLookup && isListProof(call)) {
			// What the list names is no conflict, or one with its ID. It was there before, so any list will do.
			return goOn({ ...calm, isListOnly: true, lookUpAt: 0 }, now);
		}
		const isOpen = isUnknownCall(why) || (outcomeUnknown && retry === 'never');
		if (isOpen && abortScope === 'row') {
			// What may have been created is looked for, and the call repeated once, when it can't be running any more.
			if (!isListProof(call) && !mayRepeat(state, why, known)) return ends;
			if (isTooLong(why)) return endsRun;
			const { repeatAfter } = creation;
			const { latest = -Infinity } = known.open ?? {};
			const at = Math.max(now + Math.min(waitMs ?? 0, repeatAfter), latest + repeatAfter);
			return goOn({ ...calm, lookUpAt: at }, at);
		}
	}
	if (retry === 'never') return ends;
	if (isTooLong(why)) return endsRun;
	// It uses up no repeats.
	if (retry === 'throttled') return { state: calm, action: { do: 'rest', waitMs, heard } };
	if (faults >= call.row.options.maxRetries) return ends;
	// "Equal jitter": M. Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015.
	const backoff = Math.min(30_000, 1_000 * 2 ** faults) * (0.5 + chance / 2);
	return goOn({ ...state, faults: faults + 1 }, now + (waitMs ?? backoff));
}

/** The longest wait that the service may ask for, in milliseconds. @internal */
export const maxWait = 5 * 60_000;

/** True for a wait that isn't sat out: it ends the run. */
const isTooLong = ({ waitMs = 0 }: Failure) => waitMs > maxWait;

/** True if the call itself left its outcome unknown, and not an earlier one. */
const isUnknownCall = ({ outcomeUnknown, afterUnknownCall: isLater }: Failure) =>
	outcomeUnknown && !isLater;

/** True for what would fail every call of the run, whatever its tool. */
export const failsEveryCall = ({ kind, reason }: Failure) =>
	kind === 'unauthorized' || kind === 'quota' || reason.type === 'bad credential';

/** True if a list may say what is the row's own. Only By Name a name is that of one thing. */
const isListProof = ({ row: { options, strategy } }: PlannedCall) =>
	options.settleUnknown && (strategy?.by ?? 'name') === 'name';

/** True if a call of unknown outcome may be repeated: only the first, or one that wasn't carried out. */
function mayRepeat({ call, isSent }: CallState, { retry }: Failure, { open }: Known): boolean {
	if (open && open.calls > 1) return false;
	const mayRetry = retry === 'fault' && call.row.options.maxRetries > 0;
	return !isSent || retry === 'throttled' || mayRetry;
}

function heardIn(why: Failure, isLookup = false): Next['heard'] {
	if (isLookup) return 'nothing';
	// "Still in progress" and a denial leave the outcome open, but come from a service that is up.
	const isUp = ['conflict', 'rejected'].includes(why.kind) || why.reason.type === 'contradictory';
	if (isUp) return 'answer';
	if (isUnknownCall(why)) return 'silence';
	return why.retry === 'fault' ? 'nothing' : 'answer';
}

/** The failure of a call, in the light of those before: of the attempt before, and of open calls with its key. */
export function failureAfter(
	failed: Failure,
	{ writes, onceOnly }: Tool,
	previous: Failure | undefined,
	open?: SentCall,
): Failure {
	// A call that only reads leaves nothing open.
	let why = writes ? failed : { ...failed, outcomeUnknown: false };
	// A refusal may be of what an earlier call has done, if a second time is one too many.
	const isSure = !open && !onceOnly && isRefusalOfRow(why);
	const wasUnknown = open?.before !== undefined || previous?.outcomeUnknown === true;
	if (wasUnknown && !isSure) why = afterUnknownCall(why);
	if (why.reason.type !== 'server error' || !previous) return why;
	const answerOf = ({ reason, status }: Failure) => canonicalJson([reason, status]);
	if (answerOf(why) !== answerOf(previous)) return why;
	return { ...why, sameEveryTime: true };
}

export const mayHaveSideEffect = ({ result }: CallState) =>
	isCreated(result) || failureOf(result)?.outcomeUnknown === true;

/** True for other calls that one which ends now makes pointless; undefined if it makes none so. */
export function abortsIn({ result }: CallState, action: Next, stopsAtFailure: boolean) {
	const { abortScope = 'row' } = failureOf(result) ?? {};
	const isOfAll = action.endsRun === true || abortScope === 'run';
	// A row that isn't paused has not failed.
	const stops = 'failure' in result && stopsAtFailure;
	if (!isOfAll && abortScope === 'row' && !stops) return undefined;
	return (other: CallState) =>
		isOfAll ||
		(abortScope !== 'row' && other.call.sent.advertiser_id === undefined) ||
		(stops && !mayHaveSideEffect(other));
}

/** True for a result that the siblings' list may complete with an ID, at last. */
export function needsList({ call, creation, result }: CallState): boolean {
	if (!creation) return false;
	if (isCreated(result)) {
		const { id, twins } = result.entity;
		return isListProof(call) && (id === null || twins !== undefined);
	}
	const why = failureOf(result);
	const isTaken = why?.reason.type === 'already exists' && !why.outcomeUnknown;
	return call.row.options.settleUnknown && isTaken;
}
