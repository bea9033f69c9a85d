import { machineClock } from '../client/clock';
import type { ToolResponse } from '../client/service';
import type { Values } from '../contract/creation';
import type { Failure } from '../response/failure';
import type { Created } from '../response/result';
import type { Journal, JournalEntry } from './journal';

/** Calls with one key from the first byte of the first until it is known what came of them. */
export interface OpenCall {
	readonly sent: Values;
	readonly calls: number;
	/** When the first was made, in milliseconds since 1970. */
	readonly since: number;
	/** When the latest was made, by the clock that never jumps. */
	readonly latest: number;
	/** The latest one's answer, until somebody knows what it says about the key. */
	readonly response?: Promise<ToolResponse>;
	/** What was open before the latest was made. */
	readonly before?: OpenCall | undefined;
	/** What a list showed that they created, once somebody has asked. */
	readonly found?: Created | undefined;
}

/** A call that was made, or joined. */
export type SentCall = OpenCall & Required<Pick<OpenCall, 'response'>>;

/** How far the clocks of two machines may differ, in milliseconds. */
export const clocksDiffer = 5 * 60_000;

/** The open calls of this process by service, credential and key, the latest last; none is repeated meanwhile. */
const openCalls = new Map<string, OpenCall>();

/** What open calls came to, by an answer or a list, for all who still wait for them: by key and beginning. */
const settledCalls = new Map<string, OpenCall>();

/** The open call of a key, if this process knows of one. @internal */
export function findOpen(id: string): OpenCall | undefined {
	const call = openCalls.get(id);
	// Whoever sends the key half an hour later knows nothing of it.
	if (!call || call.response || machineClock.now() - call.latest <= 30 * 60_000) return call;
	openCalls.delete(id);
	return undefined;
}

/** What has become of a call that somebody has met: it is open until he knows what it came to. @internal */
export function followOpen(id: string, met: OpenCall): OpenCall {
	const settled = settledCalls.get(chain(id, met));
	if (settled) return settled;
	const current = findOpen(id);
	if (!current) return keep(openCalls, id, met);
	if (isSent(current) || current.calls >= met.calls) return current;
	return keep(openCalls, id, { ...current, calls: met.calls });
}

/** A call as an earlier try recorded it, perhaps on another machine, with `latest` in ms since 1970. @internal */
export function recordedCall({ sent, since, calls, latest }: OpenCall): OpenCall {
	// A time that isn't near counts as now, so that no wait is left out or gets too long.
	let age = Math.max(0, Date.now() - latest);
	if (age > clocksDiffer) age = 0;
	return { sent, since, calls, latest: machineClock.now() - age };
}

/** Sends a call, which is open from then on. @internal */
export function sendOpen(
	id: string,
	sent: Values,
	call: () => Promise<ToolResponse>,
	before?: OpenCall,
): SentCall {
	const { calls, since } = before ?? { calls: 0, since: Date.now() };
	return keep(openCalls, id, {
		sent,
		since,
		calls: calls + 1,
		latest: machineClock.now(),
		response: call(),
		before,
	});
}

/** A call has ended, and `left` is still open, unless a later one is in flight. @internal */
export function leaveOpen(id: string, call: SentCall, left: OpenCall): void {
	if (findOpen(id)?.response === call.response) keep(openCalls, id, left);
}

/** It is known what calls came to. A later one that is in flight stays open. @internal */
export function settleOpen(id: string, call: OpenCall): void {
	const latest = findOpen(id);
	const isLater = latest?.response !== undefined && latest.response !== call.response;
	if (latest?.since === call.since && !isLater) openCalls.delete(id);
	// Whoever met a first call while it was in flight has its answer.
	const tells = call.found ?? call.before;
	if (tells && !settledCalls.has(chain(id, call))) keep(settledCalls, chain(id, call), call);
}

/** Names calls that follow one another until it is known what came of them. */
const chain = (id: string, { since }: OpenCall) => `${id} ${since}`;

function keep<Call extends OpenCall>(calls: Map<string, OpenCall>, id: string, call: Call): Call {
	calls.delete(id);
	calls.set(id, call);
	const [oldest] = calls.keys();
	if (calls.size > 10_000 && oldest !== undefined) calls.delete(oldest);
	return call;
}

/** True for a call whose answer is still to come, or told all. @internal */
export const isSent = (call: OpenCall): call is SentCall => call.response !== undefined;

/** What others have told of a call's key. */
export interface Known {
	readonly entry?: JournalEntry | undefined;
	readonly open?: OpenCall | undefined;
	/** True for an ID that belongs to another row, of this run or an earlier one. */
	readonly isTaken: (id: string) => boolean;
	readonly time: typeof time;
}

/** What was created: as it is kept, and as it was found; `sentCall` is the call that created it, if one did. */
export interface Kept {
	readonly created: Created;
	readonly found: Created;
	readonly sentCall: SentCall | undefined;
}

const time = {
	/** Milliseconds by the clock that never jumps. */
	get now(): number {
		return machineClock.now();
	},
	/** Milliseconds since 1970. */
	get date(): number {
		return Date.now();
	},
	/** From 0 to 1, so that calls that failed together don't come back together. */
	get chance(): number {
		return machineClock.random();
	},
};

/** Of a call without a key that others may have. */
export const nothingKnown: Known = { isTaken: () => false, time };

/** What others have to know of a key: in the journal, and among the open calls of this process. */
export class CallRecord implements Known {
	readonly time = time;
	/** The open call that was met: it is followed, with its beginning and its count, until it is settled. */
	private met: OpenCall | undefined;

	/** @param id names the key among the open calls. */
	constructor(
		private readonly id: string,
		private readonly key: string,
		private readonly journal: Journal,
	) {}

	get entry(): JournalEntry | undefined {
		return this.journal.entry(this.key);
	}

	get open(): OpenCall | undefined {
		const { entry, id } = this;
		const met = entry?.state === 'unknown' ? recordedCall(entry) : this.met;
		this.met = met ? followOpen(id, met) : findOpen(id);
		return this.met;
	}

	isTaken = (id: string): boolean => this.journal.hasOther(id, this.key);

	/** Makes the call, or joins an equal one. */
	send(sent: Values, call: () => Promise<ToolResponse>): SentCall {
		const met = this.open;
		const sentCall = met && isSent(met) ? met : sendOpen(this.id, sent, call, met);
		this.met = sentCall;
		this.journal.open(this.key, sentCall);
		return sentCall;
	}

	/** The call failed. If it did nothing itself, an earlier one without an answer is open as before. */
	failed(call: SentCall, { outcomeUnknown, afterUnknownCall }: Failure): void {
		const { id, journal, key } = this;
		const before = afterUnknownCall ? call.before : undefined;
		if (!outcomeUnknown) {
			this.met = undefined;
			settleOpen(id, call);
			journal.nothingCreated(key);
			return;
		}
		this.met = before ?? { ...call, response: undefined, before: undefined };
		leaveOpen(id, call, this.met);
		if (before) journal.open(key, before);
	}

	created({ created, found, sentCall }: Kept, sent: Values): void {
		const settled = sentCall ?? (this.met && { ...this.met, found });
		if (settled) settleOpen(this.id, settled);
		this.met = undefined;
		this.journal.created(this.key, created, sent);
	}
}
