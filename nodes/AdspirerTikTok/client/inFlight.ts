import { createHash } from 'node:crypto';
import { canonicalJson } from '../parse/exactJson';
import type { ToolResponse } from './toolResponse';

/** Everything that makes two calls the same call. */
export interface CallIdentity {
	/** Which service, and as whom; see `serviceId`. */
	readonly serviceId: string;
	readonly tool: string;
	readonly idempotencyKey: string;
	readonly arguments: Readonly<Record<string, unknown>>;
}

/**
 * The calls of this process that are in flight, by a hash of their identity. Module-level on
 * purpose: an AI agent may call the node several times at once, each in an execution of its own.
 */
const callsInFlight = new Map<string, Promise<ToolResponse>>();

/**
 * Makes a call, unless the very same call is in flight already: then its answer serves both. What a
 * repeat answers while the first call is at work is not published, and it may create a second ad
 * group. The call belongs to no execution, so it goes on when the one that made it is stopped.
 *
 * Calls that only read have no key and are never joined: an answer to one that began earlier may be
 * older than the ad group that it is asked about.
 *
 * @param start makes the call; must not reject.
 */
export async function joinInFlight(
	call: CallIdentity,
	start: () => Promise<ToolResponse>,
): Promise<ToolResponse> {
	const id = hashOf(call);
	const joined = callsInFlight.get(id);
	if (joined) return await joined;
	const response = start().finally(() => callsInFlight.delete(id));
	callsInFlight.set(id, response);
	return await response;
}

/**
 * Names a service and whose key it is called with, without giving the key away: for whatever
 * outlives a run, such as calls in flight and cached lists.
 */
export function serviceId(baseUrl: string, apiKey: string): string {
	return hashOf([baseUrl, apiKey]);
}

const hashOf = (value: unknown) =>
	createHash('sha256').update(canonicalJson(value)).digest('base64url');
