import { machineClock } from '../client/clock';
import type { ToolResponse } from '../client/service';
import type { Values } from '../contract/creation';

/** Calls with one key from the first byte of the first until it is known what came of them. */
export interface OpenCall {
	/** The arguments. */
	readonly sent: Values;
	/** How many have been made. */
	readonly calls: number;
	/** When the first was made, in milliseconds since 1970. */
	readonly since: number;
	/** When the latest was made, by the clock that never jumps. */
	readonly latest: number;
	/** The latest one's answer, until somebody knows what it says about the key. */
	readonly response?: Promise<ToolResponse>;
	/** What was open before the latest was made. */
	readonly before?: OpenCall | undefined;
}

/** A call that was made, or joined. */
export type SentCall = OpenCall & Required<Pick<OpenCall, 'response'>>;

/** Milliseconds after which an open call is forgotten: whoever sends the key then knows nothing of it. */
const forgottenAfter = 30 * 60_000;

const mostCalls = 10_000;

/** What an earlier try recorded, with its latest call in milliseconds since 1970. */
type RecordedCall = Pick<OpenCall, 'sent' | 'calls' | 'since' | 'latest'>;

/** How far the clocks of two machines may differ, in milliseconds. */
export const clocksDiffer = 5 * 60_000;

/** The open calls of this process, the latest last. Workers of one n8n don't see each other's. */
const openCalls = new Map<string, OpenCall>();

/** Repeats that told what an open call came to, for the other runs that still wait to make one. */
const settledCalls = new Map<string, OpenCall>();

/**
 * The open calls for one service and credential, whoever made them: two executions, agents, and a run that
 * was stopped see the same, so that no call is repeated while one with its key may still be running.
 */
export class OpenCalls {
	/** @param serviceId names the service and the credential. */
	constructor(private readonly serviceId: string) {}

	find(key: string): OpenCall | undefined {
		const id = this.idOf(key);
		const call = openCalls.get(id);
		if (call && !call.response && machineClock.now() - call.latest > forgottenAfter) {
			openCalls.delete(id);
			return undefined;
		}
		return call;
	}

	/**
	 * Takes over a call of an earlier try, perhaps on another machine: its time is believed if it is near,
	 * and otherwise counts as now, so that no wait is left out, and none gets too long.
	 */
	adopt(key: string, { sent, since, calls, latest: recorded }: RecordedCall): OpenCall {
		const settled = settledCalls.get(this.idOf(key));
		const known = this.find(key) ?? (settled?.since === since ? settled : undefined);
		if (known && (isSent(known) || known.calls >= calls)) return known;
		if (known) return this.keep(openCalls, key, { ...known, calls });
		const age = Date.now() - recorded;
		const believed = Math.abs(age) > clocksDiffer ? 0 : Math.max(0, age);
		const latest = machineClock.now() - believed;
		return this.keep(openCalls, key, { sent, since, calls, latest });
	}

	send(key: string, sent: Values, call: () => Promise<ToolResponse>): SentCall {
		const before = this.find(key);
		const { calls, since } = before ?? { calls: 0, since: Date.now() };
		const latest = machineClock.now();
		const open = { sent, since, calls: calls + 1, latest, response: call(), before };
		return this.keep(openCalls, key, open);
	}

	/**
	 * It is known what the latest call of a key came to, or that nobody will know: `left` is open after that.
	 * A later one that is in flight stays open.
	 */
	ended(key: string, own?: OpenCall, left?: OpenCall): void {
		const inFlight = this.find(key)?.response;
		const isOwn = inFlight === own?.response;
		if (left) {
			if (isOwn) this.keep(openCalls, key, left);
			return;
		}
		if (isOwn || !inFlight) openCalls.delete(this.idOf(key));
		if (own?.before && isSent(own)) this.keep(settledCalls, key, own);
	}

	private keep<Call extends OpenCall>(calls: Map<string, OpenCall>, key: string, call: Call): Call {
		const id = this.idOf(key);
		calls.delete(id);
		calls.set(id, call);
		const [oldest] = calls.keys();
		if (calls.size > mostCalls && oldest !== undefined) calls.delete(oldest);
		return call;
	}

	private idOf(key: string): string {
		return `${this.serviceId} ${key}`;
	}
}

/** True for a call whose answer is still to come, or told all. */
export const isSent = (call: OpenCall): call is SentCall => call.response !== undefined;
