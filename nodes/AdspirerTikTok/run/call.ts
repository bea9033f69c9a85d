import type { Attempt, Next as PoolNext, SkipReason } from '../client/workerPool';
import type { Creation } from '../contract/creation';
import { type Failure, afterUnknownCall } from '../response/failure';
import {
	type Created,
	type Failed,
	type Result,
	failureOf,
	isCreated,
	isOutcomeUnknown,
	isToPause,
} from '../response/readResponse';
import { changedValues } from '../rows/row';
import type { AskedList } from './listTools';
import type { Kept, Known, OpenCall, SentCall } from './openCalls';
import {
	type Caller,
	createdBefore,
	createdBy,
	failsEveryCall,
	heardIn,
	isUnknownCall,
	notListed,
	notSettled,
	otherValues,
	pauseFailure,
	unsentResult,
	whySkipped,
	withPause,
} from './outcomes';
import type { PlannedCall } from './plan';
import * as reconcile from './reconcile';

/** A call of the plan, and where it stands. */
export interface CallState {
	readonly call: PlannedCall;
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

interface AskedLook extends Look {
	readonly asked: AskedList;
}

export type CallEvent =
	| { readonly is: 'its turn' }
	| ({ readonly is: 'attempted' } & Attempted)
	| ({ readonly is: 'listed' } & AskedLook)
	| { readonly is: 'left'; readonly because: SkipReason<Caller> }
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

const end = { do: 'end', heard: 'answer' } as const;

const ended = (state: CallState): Step => ({ state, action: end });

export const isNext = (action: Action): action is Next => 'heard' in action;

export function begin(about: Pick<CallState, 'call' | 'creation' | 'hasPosition'>): CallState {
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
		case 'left': {
			const left = { ...state, isLeft: true };
			if (state.isListOnly) return ended(left);
			const why = whySkipped(event.because);
			return ended({ ...left, result: unsentResult(state.result, state.call.key, why) });
		}
		case 'reopened':
			return ended({
				...state,
				isListOnly: true,
				lookUpAt: event.lookUpAt,
				isLeft: false,
				faults: 0,
			});
	}
}

/** Before each attempt: what makes the call unnecessary, for now or for good. */
function takeTurn(state: CallState, known: Known): Step {
	const { call, creation, result } = state;
	const { row, key, sent } = call;
	if (!creation) return send(state);
	if (isToPause(result)) return pause(state, result, known);
	if (state.isListOnly) return { state, action: { do: 'ask', notBefore: state.lookUpAt } };
	const { entry } = known;
	if (entry?.state === 'created') {
		// Another call of an agent's has created it since the plan was made.
		let told: Result = createdBefore(creation, entry);
		if (changedValues(entry.sent, sent).length > 0) {
			told = otherValues(row, 'earlier pass', key, { existingId: entry.id });
		}
		return conclude(state, lookedUp(told), known);
	}
	const { open } = known;
	if (open) return meet(state, open, known);
	if (isOutcomeUnknown(result)) return settle(state, undefined, known);
	if (state.isSent || !row.options.skipExistingNames) return send(state);
	return { state, action: { do: 'ask', notBefore: 0 } };
}

/** A call with the key of this one is open, or just settled by a list. */
function meet(state: CallState, open: OpenCall, known: Known): Step {
	const { row, key, sent, changed = [] } = state.call;
	const isOther = open.response && !state.hasPosition && changed.length > 0;
	if (isOther || changedValues(open.sent, sent).length > 0) {
		return conclude(state, lookedUp(otherValues(row, 'other run', key)), known);
	}
	if (open.response) return send(state);
	return settle(state, open, known);
}

/** Makes the call, or joins an equal one. */
function send(state: CallState): Step {
	return {
		state: { ...state, isSent: true },
		action: { do: 'send', previous: failureOf(state.result) },
	};
}

/** Start Paused: what is created is on. The result stays the creation's, whatever comes of its pause. */
function pause(state: CallState, created: Created, known: Known): Step {
	// Until an answer comes, it isn't known whether it was paused, neither here nor for a retry.
	const result = withPause(created, notSettled);
	const learnt = conclude(state, { result }, known);
	return {
		state: { ...state, result: learnt.state.result },
		kept: learnt.kept,
		action: {
			do: 'pause',
			created,
			previous: pauseFailure(created),
		},
	};
}

/** Looks in the siblings' list for what came of a call, once that can't be running any more. */
function settle(state: CallState, open: OpenCall | undefined, known: Known): Step {
	const { creation, call, lookUpAt, result } = state;
	const previous = isOutcomeUnknown(result) ? result : { failure: notSettled, key: call.key };
	let runsUntil = 0;
	if (open && creation) runsUntil = open.latest + creation.repeatAfter;
	const isDue = lookUpAt > 0 && runsUntil <= known.now;
	if (!isDue) return conclude(state, lookedUp(previous, previous.failure), known);
	if (!isListProof(call)) return takeList(state, { asked: {}, open, previous }, known);
	return {
		state,
		action: {
			do: 'ask',
			notBefore: Math.max(lookUpAt, runsUntil),
			open,
			previous,
		},
	};
}

function takeList(state: CallState, look: AskedLook, known: Known): Step {
	const { call, creation } = state;
	if (!creation) return ended(state);
	const { asked, open } = look;
	const { date: now } = known;
	let since = Math.min(open?.since ?? Infinity, known.entry?.since ?? Infinity);
	if (since === Infinity) since = now;
	const evidence = {
		call,
		creation,
		list: asked.list,
		isTaken: known.isTaken,
		since,
		latest: known.entry?.latest ?? now,
		now,
	};
	if (state.isListOnly) {
		const completed = reconcile.resolveMissingId(state.result, evidence);
		return conclude(state, lookedUp(completed, asked.failure), known);
	}
	const attempted = attemptedBy(state, look, evidence, known);
	if (attempted && isCreated(attempted.result)) return conclude(state, attempted, known);
	// Nobody would learn of what is sent now.
	if (state.isLeft) return ended(state);
	// While a list was on its way, another run may have made the call, or learned what came of it.
	const isLater = known.open?.latest !== open?.latest;
	if (isLater || known.entry?.state === 'created') return takeTurn(state, known);
	if (!attempted) return send(state);
	return conclude(state, attempted, known);
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
		if (!result) return undefined;
		if (isOfAll || isThrottled) return lookedUp({ failure: why, key: null }, why);
		return lookedUp(result, why);
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
		const { row, key, isLaterUse } = state.call;
		const created = createdBy(row, result, sentCall, known.isTaken);
		kept = { created, sentCall };
		told = created;
		const { id: existingId } = created.entity;
		// If it is an earlier row's, this one wants its own, once that is paused.
		if (isLaterUse && !isToPause(told))
			told = otherValues(row, 'earlier pass', key, { existingId });
	}
	if (state.isLeft) told = state.result;
	const learnt = { ...state, result: told };
	if (why) return { ...follow(learnt, attempted, why, known), kept };
	const done = { ...learnt, faults: 0, isListOnly: false };
	// What is created may still have to be paused.
	if (state.isLeft || !isToPause(told)) return { state: done, action: end, kept };
	return { ...goOn(done, known.now, 'answer'), kept };
}

const goOn = (state: CallState, at: number, heard: Next['heard']): Step => ({
	state,
	action: { do: 'go on', at, heard },
});

/** What follows a failure. */
function follow(state: CallState, attempted: Attempted, why: Failure, known: Known): Step {
	const { call, creation, faults } = state;
	const { now, chance } = known;
	const { outcomeUnknown, retry, waitMs } = why;
	const heard = heardIn(why, attempted.isLookup);
	const calm = { ...state, faults: 0 };
	const ends = { state: calm, action: { do: 'end', heard } } as const;
	const endsRun = { state: calm, action: { ...ends.action, endsRun: true } } as const;
	if (creation && !isToPause(state.result)) {
		const isConflict = why.reason.type === 'key reused' && !outcomeUnknown;
		// A list that is answered with a conflict says nothing of the row's key.
		if (isConflict && !attempted.isLookup && isListProof(call)) {
			// What the list names is no conflict, or one with its ID. It was there before, so any list will do.
			return goOn({ ...calm, isListOnly: true, lookUpAt: 0 }, now, heard);
		}
		const isOpen = isUnknownCall(why) || (outcomeUnknown && retry === 'never');
		if (isOpen && why.abortScope === 'row') {
			// What may have been created is looked for, and the call repeated once, when it can't be running any more.
			if (!isListProof(call) && !mayRepeat(state, why, known)) return ends;
			if (isTooLong(why)) return endsRun;
			const { repeatAfter } = creation;
			const waited = now + Math.min(waitMs ?? 0, repeatAfter);
			const lookUpAt = Math.max(waited, (known.open?.latest ?? -Infinity) + repeatAfter);
			return goOn({ ...calm, lookUpAt }, lookUpAt, heard);
		}
	}
	if (retry === 'never') return ends;
	if (isTooLong(why)) return endsRun;
	// It uses up no repeats.
	if (retry === 'throttled') return { state: calm, action: { do: 'rest', waitMs, heard } };
	if (faults >= call.row.options.maxRetries) return ends;
	// "Equal jitter": M. Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015.
	const backoff = Math.min(30_000, 1_000 * 2 ** faults) * (0.5 + chance / 2);
	return goOn({ ...state, faults: faults + 1 }, now + (waitMs ?? backoff), heard);
}

/** The longest wait that the service may ask for, in milliseconds. @internal */
export const maxWait = 5 * 60_000;

/** True for a wait that isn't sat out: it ends the run. */
const isTooLong = ({ waitMs = 0 }: Failure) => waitMs > maxWait;

/** True if a list may say what is the row's own. Only By Name a name is that of one thing. */
function isListProof({ row }: PlannedCall): boolean {
	const { by = 'name' } = row.strategy ?? {};
	return row.options.settleUnknown && by === 'name';
}

/** True if a call of unknown outcome may be repeated: only the first, or one that wasn't carried out. */
function mayRepeat({ call, isSent }: CallState, { retry }: Failure, { open }: Known): boolean {
	if (open && open.calls > 1) return false;
	const mayRetry = retry === 'fault' && call.row.options.maxRetries > 0;
	return !isSent || retry === 'throttled' || mayRetry;
}

/** True for a result that the siblings' list may complete with an ID, at last. */
export function needsList({ call, creation, result }: CallState): boolean {
	if (!creation) return false;
	if (isCreated(result)) {
		return isListProof(call) && result.entity.id === null;
	}
	const why = failureOf(result);
	const isTaken = why?.reason.type === 'already exists' && !why.outcomeUnknown;
	return call.row.options.settleUnknown && isTaken;
}
