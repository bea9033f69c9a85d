import { machineClock } from '../client/clock';
import type { ToolResponse } from '../client/service';
import type { Values } from '../contract/creation';

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
}

/** A call that was made, or joined. */
export type SentCall = OpenCall & Required<Pick<OpenCall, 'response'>>;

/** How far the clocks of two machines may differ, in milliseconds. */
export const clocksDiffer = 5 * 60_000;

/** The open calls of this process by service, credential and key, the latest last; none is repeated meanwhile. */
const openCalls = new Map<string, OpenCall>();

/** Repeats that told what an open call came to, for the other runs that still wait to make one. */
const settledCalls = new Map<string, OpenCall>();

export function findOpen(id: string): OpenCall | undefined {
	const call = openCalls.get(id);
	// Whoever sends the key half an hour later knows nothing of it.
	if (!call || call.response || machineClock.now() - call.latest <= 30 * 60_000) return call;
	openCalls.delete(id);
	return undefined;
}

/** Takes over a call that an earlier try recorded, perhaps on another machine, with `latest` in ms since 1970. */
export function adoptOpen(id: string, recorded: OpenCall): OpenCall {
	const { sent, since, calls, latest } = recorded;
	const settled = settledCalls.get(id);
	const known = findOpen(id) ?? (settled?.since === since ? settled : undefined);
	if (known && (isSent(known) || known.calls >= calls)) return known;
	if (known) return keep(openCalls, id, { ...known, calls });
	// A time that isn't near counts as now, so that no wait is left out or gets too long.
	const age = Date.now() - latest;
	const believed = Math.abs(age) > clocksDiffer ? 0 : Math.max(0, age);
	return keep(openCalls, id, { sent, since, calls, latest: machineClock.now() - believed });
}

export function sendOpen(id: string, sent: Values, call: () => Promise<ToolResponse>): SentCall {
	const before = findOpen(id);
	const { calls, since } = before ?? { calls: 0, since: Date.now() };
	const latest = machineClock.now();
	const open = { sent, since, calls: calls + 1, latest, response: call(), before };
	return keep(openCalls, id, open);
}

/** The latest call of a key has ended; `left` is still open. A later one that is in flight stays so, too. */
export function endOpen(id: string, own?: OpenCall, left?: OpenCall): void {
	const inFlight = findOpen(id)?.response;
	const isOwn = inFlight === own?.response;
	if (left && isOwn) keep(openCalls, id, left);
	if (left) return;
	if (isOwn || !inFlight) openCalls.delete(id);
	if (own?.before && isSent(own)) keep(settledCalls, id, own);
}

function keep<Call extends OpenCall>(calls: Map<string, OpenCall>, id: string, call: Call): Call {
	calls.delete(id);
	calls.set(id, call);
	const [oldest] = calls.keys();
	if (calls.size > 10_000 && oldest !== undefined) calls.delete(oldest);
	return call;
}

/** True for a call whose answer is still to come, or told all. */
export const isSent = (call: OpenCall): call is SentCall => call.response !== undefined;
