import { machineClock } from '../client/clock';
import type { ToolResponse } from '../client/service';
import type { Values } from '../contract/creation';
import type { Failure } from '../response/failure';
import type { Created } from '../response/result';
import type { Journal, JournalEntry } from './journal';
import * as openCalls from './openCalls';

/** What others have told of a call's key. */
export interface Known {
	readonly entry?: JournalEntry | undefined;
	readonly open?: openCalls.OpenCall | undefined;
	/** True for an ID that belongs to another row, of this run or an earlier one. */
	readonly isTaken: (id: string) => boolean;
	readonly time: Moment;
}

interface Moment {
	/** Milliseconds by the clock that never jumps. */
	readonly now: number;
	/** Milliseconds since 1970. */
	readonly date: number;
	/** From 0 to 1, so that calls that failed together don't come back together. */
	readonly chance: number;
}

/** What was created: as it is kept, and as it was found; `own` is the call that created it, if one did. */
export interface Kept {
	readonly created: Created;
	readonly found: Created;
	readonly own: openCalls.SentCall | undefined;
}

const time: Moment = {
	get now() {
		return machineClock.now();
	},
	get date() {
		return Date.now();
	},
	get chance() {
		return machineClock.random();
	},
};

/** Of a call without a key that others may have. */
export const nothingKnown: Known = { isTaken: () => false, time };

/** What others have to know of a key: in the journal, and among the open calls of this process. */
export class CallRecord implements Known {
	readonly time = time;
	/** The open call that was met: it is followed, with its beginning and its count, until it is settled. */
	private met: openCalls.OpenCall | undefined;

	/** @param id names the key among the open calls. */
	constructor(
		private readonly id: string,
		private readonly key: string,
		private readonly journal: Journal,
	) {}

	get entry(): JournalEntry | undefined {
		return this.journal.entry(this.key);
	}

	get open(): openCalls.OpenCall | undefined {
		const { entry, id } = this;
		const met = entry?.state === 'unknown' ? openCalls.recordedCall(entry) : this.met;
		this.met = met ? openCalls.followOpen(id, met) : openCalls.findOpen(id);
		return this.met;
	}

	isTaken = (id: string): boolean => this.journal.hasOther(id, this.key);

	/** Makes the call, or joins an equal one. */
	send(sent: Values, call: () => Promise<ToolResponse>): openCalls.SentCall {
		const known = this.open;
		const isJoined = known && openCalls.isSent(known);
		const open = isJoined ? known : openCalls.sendOpen(this.id, sent, call, known);
		this.met = open;
		this.journal.open(this.key, open);
		return open;
	}

	/** The call failed. If it did nothing itself, an earlier one without an answer is open as before. */
	failed(open: openCalls.SentCall, { outcomeUnknown, afterUnknownCall }: Failure): void {
		const { id, journal, key } = this;
		const before = afterUnknownCall ? open.before : undefined;
		const without = { ...open, response: undefined, before: undefined };
		const left = outcomeUnknown ? (before ?? without) : undefined;
		this.met = left;
		if (left) openCalls.leaveOpen(id, open, left);
		else openCalls.settleOpen(id, open);
		if (!outcomeUnknown) journal.nothingCreated(key);
		else if (before) journal.open(key, before);
	}

	created({ created, found, own }: Kept, sent: Values): void {
		const settled = own ?? (this.met && { ...this.met, found });
		if (settled) openCalls.settleOpen(this.id, settled);
		this.met = undefined;
		this.journal.created(this.key, created, sent);
	}
}
