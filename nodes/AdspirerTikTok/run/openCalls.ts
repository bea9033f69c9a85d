import { machineClock } from '../client/clock';
import type { ToolResponse } from '../client/service';
import type { Values } from '../contract/creation';
import type { Created } from '../response/result';

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

export function findOpen(id: string): OpenCall | undefined {
	const call = openCalls.get(id);
	// Whoever sends the key half an hour later knows nothing of it.
	if (!call || call.response || machineClock.now() - call.latest <= 30 * 60_000) return call;
	openCalls.delete(id);
	return undefined;
}

/** What has become of a call that somebody has met: it is open until he knows what it came to. */
export function followOpen(id: string, met: OpenCall): OpenCall {
	const settled = settledCalls.get(chain(id, met));
	if (settled) return settled;
	const known = findOpen(id);
	if (!known) return keep(openCalls, id, met);
	if (isSent(known) || known.calls >= met.calls) return known;
	return keep(openCalls, id, { ...known, calls: met.calls });
}

/** A call as an earlier try recorded it, perhaps on another machine, with `latest` in ms since 1970. */
export function recordedCall({ sent, since, calls, latest }: OpenCall): OpenCall {
	// A time that isn't near counts as now, so that no wait is left out or gets too long.
	const age = Date.now() - latest;
	const believed = Math.abs(age) > clocksDiffer ? 0 : Math.max(0, age);
	return { sent, since, calls, latest: machineClock.now() - believed };
}

export function sendOpen(
	id: string,
	sent: Values,
	call: () => Promise<ToolResponse>,
	before?: OpenCall,
): SentCall {
	const { calls, since } = before ?? { calls: 0, since: Date.now() };
	const latest = machineClock.now();
	const open = { sent, since, calls: calls + 1, latest, response: call(), before };
	return keep(openCalls, id, open);
}

/** A call has ended, and `left` is still open, unless a later one is in flight. */
export function leaveOpen(id: string, own: SentCall, left: OpenCall): void {
	if (findOpen(id)?.response === own.response) keep(openCalls, id, left);
}

/** It is known what calls came to. A later one that is in flight stays open. */
export function settleOpen(id: string, own: OpenCall): void {
	const latest = findOpen(id);
	const isLater = latest?.response !== undefined && latest.response !== own.response;
	if (latest?.since === own.since && !isLater) openCalls.delete(id);
	// Whoever met a first call while it was in flight has its answer.
	const tells = own.found ?? own.before;
	if (tells && !settledCalls.has(chain(id, own))) keep(settledCalls, chain(id, own), own);
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

/** True for a call whose answer is still to come, or told all. */
export const isSent = (call: OpenCall): call is SentCall => call.response !== undefined;
