import { machineClock } from '../client/clock';
import type { ToolResponse } from '../client/service';
import type { Values } from '../contract/creation';
import type { Failure } from '../response/failure';
import type { Created } from '../response/readResponse';
import type { Journal, JournalEntry } from './journal';

/** Calls with one key from the first byte of the first until it is known what came of them. */
export interface OpenCall {
	readonly sent: Values;
	readonly calls: number;
	/** When the first was made, in milliseconds since 1970. */
	readonly since: number;
	/** When the latest was made, by the clock that never jumps. */
	readonly latest: number;
	/** The latest one's answer, while it is on its way. */
	readonly response?: Promise<ToolResponse>;
	/** What was open before the latest was made. */
	readonly before?: OpenCall | undefined;
}

/** A call that was made, or joined. */
export type SentCall = OpenCall & Required<Pick<OpenCall, 'response'>>;

/** How far the clocks of two machines may differ, in milliseconds. */
export const clocksDiffer = 5 * 60_000;

/** Whoever sends a key half an hour later knows nothing of a call without an answer. */
const openFor = 30 * 60_000;

/** The open calls of this process by service, credential and key, the latest last; none is repeated meanwhile. */
const openCalls = new Map<string, OpenCall>();

function findOpen(id: string): OpenCall | undefined {
	const call = openCalls.get(id);
	const isOver = call && !call.response && machineClock.now() - call.latest > openFor;
	if (isOver) return undefined;
	return call;
}

function keepOpen(id: string, call: OpenCall): void {
	openCalls.delete(id);
	openCalls.set(id, call);
	const [oldest] = openCalls.keys();
	if (openCalls.size > 10_000 && oldest !== undefined) openCalls.delete(oldest);
}

/** A call as an earlier try recorded it, perhaps on another machine, with `latest` in ms since 1970. */
function recordedCall({ sent, since, calls, latest }: OpenCall): OpenCall {
	// A time that isn't near counts as now, so that no wait is left out or gets too long.
	let age = Math.max(0, Date.now() - latest);
	if (age > clocksDiffer) age = 0;
	return { sent, since, calls, latest: machineClock.now() - age };
}

const isSent = (call: OpenCall): call is SentCall => call.response !== undefined;

/** What is known of a call's key at a moment. */
export interface Known {
	readonly entry?: JournalEntry | undefined;
	readonly open?: OpenCall | undefined;
	/** True for an ID that belongs to another row, of this run or an earlier one. */
	readonly isTaken: (id: string) => boolean;
	/** Milliseconds by the clock that never jumps. */
	readonly now: number;
	/** Milliseconds since 1970. */
	readonly date: number;
	/** From 0 to 1, so that calls that failed together don't come back together. */
	readonly chance: number;
}

/** What was created; `sentCall` is the call that created it, if one did. */
export interface Kept {
	readonly created: Created;
	readonly sentCall: SentCall | undefined;
}

/** What is known of a call without a key that others may have. */
export const nothingKnown = (): Known => ({
	isTaken: () => false,
	now: machineClock.now(),
	date: Date.now(),
	chance: machineClock.random(),
});

/** What others have to know of a key: in the journal, and among the open calls of this process. */
export class CallRecord {
	/** The open call that was met, here or in the journal: whoever has met one asks what became of it. */
	private met: OpenCall | undefined;

	/** @param id names the key among the open calls. */
	constructor(
		private readonly id: string,
		private readonly key: string,
		private readonly journal: Journal,
	) {}

	/** What is known now; an open call is met by that. */
	look(): Known {
		const { journal, key } = this;
		const entry = journal.entry(key);
		const isTaken = (id: string) => journal.hasOther(id, key);
		return { ...nothingKnown(), entry, open: this.openCall(entry), isTaken };
	}

	/** The open call of the key, with all calls that this process or an earlier try knows of. */
	private openCall(entry: JournalEntry | undefined): OpenCall | undefined {
		if (entry?.state === 'unknown') this.met ??= recordedCall(entry);
		const open = findOpen(this.id) ?? this.met;
		if (!open) return undefined;
		const calls = Math.max(open.calls, entry?.calls ?? 0, this.met?.calls ?? 0);
		this.met = open;
		if (!isSent(open)) this.met = { ...open, calls };
		return this.met;
	}

	/** Makes the call, or joins an equal one. */
	send(sent: Values, call: () => Promise<ToolResponse>): SentCall {
		const before = this.look().open;
		let sentCall: SentCall | undefined;
		if (before && isSent(before)) sentCall = before;
		else {
			const { calls, since } = before ?? { calls: 0, since: Date.now() };
			const latest = machineClock.now();
			sentCall = { sent, since, calls: calls + 1, latest, response: call(), before };
			keepOpen(this.id, sentCall);
		}
		this.journal.open(this.key, sentCall);
		return sentCall;
	}

	/** The call failed. If it did nothing itself, an earlier one without an answer is open as before. */
	failed(call: SentCall, { outcomeUnknown, afterUnknownCall }: Failure): void {
		const { id, journal, key } = this;
		const isLatest = findOpen(id)?.response === call.response;
		if (!outcomeUnknown) {
			this.met = undefined;
			if (isLatest) openCalls.delete(id);
			journal.nothingCreated(key);
			return;
		}
		const before = afterUnknownCall ? call.before : undefined;
		this.met = before ?? { ...call, response: undefined, before: undefined };
		if (isLatest) keepOpen(id, this.met);
		if (before) journal.open(key, before);
	}

	/** It is known what the calls of the key came to, unless a later one is on its way. */
	created({ created, sentCall }: Kept, sent: Values): void {
		const { id, journal, key } = this;
		this.met = undefined;
		const open = findOpen(id);
		if (!open?.response || open.response === sentCall?.response) openCalls.delete(id);
		journal.created(key, created, sent);
	}
}
