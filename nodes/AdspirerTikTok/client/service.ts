import { createHash } from 'node:crypto';
import { canonicalJson } from '../parse/json';
import { readBaseUrl } from './baseUrl';
import { redactor } from './redact';
import type { ToolResponse } from './toolResponse';
import { transport, type NodeContext } from './transport';

/** The service as the node's credential names it. */
export interface Service {
	/** The same for the same base URL and API key; the key can't be found out from it. */
	readonly id: string;
	/**
	 * Calls a tool, or joins the call with the same key and arguments that is in flight already. Never
	 * rejects. The API key is taken out of what it returns.
	 *
	 * @param idempotencyKey the same for all attempts at one thing; left out for calls that only read.
	 * @param timeout when the answer is overdue, in milliseconds; the call is closed at twice that.
	 */
	readonly call: (
		tool: string,
		args: Readonly<Record<string, unknown>>,
		idempotencyKey: string | undefined,
		timeout: number,
	) => Promise<ToolResponse>;
}

/**
 * Reads the node's credential; the only place that does.
 *
 * @returns the service, or a sentence about what is wrong with the credential.
 */
export async function openService(context: NodeContext): Promise<Service | { problem: string }> {
	let credential: Record<string, unknown>;
	try {
		credential = await context.getCredentials('adspirerApi');
	} catch (error) {
		return { problem: error instanceof Error ? error.message : String(error) };
	}
	const base = readBaseUrl(credential.baseUrl);
	if ('problem' in base) return base;
	const apiKey = typeof credential.apiKey === 'string' ? credential.apiKey.trim() : '';
	if (apiKey === '') {
		return {
			problem:
				'The API Key of the Adspirer credential is empty. Create one at https://adspirer.ai/keys.',
		};
	}
	const id = hashOf([base.url, apiKey]);
	const send = transport(context, base.url, redactor(apiKey));
	return {
		id,
		call: async (tool, args, idempotencyKey, timeout) => {
			const start = async () => await send({ tool, args, idempotencyKey, timeout });
			return idempotencyKey === undefined
				? await start()
				: await joinInFlight(hashOf([id, tool, idempotencyKey, args]), start);
		},
	};
}

/**
 * The calls of this process that are in flight, by a hash of all that makes two calls the same.
 * Module-level on purpose: an AI agent may call the node several times at once, each in an execution
 * of its own.
 */
const callsInFlight = new Map<string, Promise<ToolResponse>>();

/**
 * Makes a call, unless the very same call is in flight already: then its answer serves both. What a
 * repeat answers while the first call is at work is not published, and it may create a second ad
 * group. The call belongs to no execution, so it goes on when the one that made it is stopped.
 *
 * Calls that only read have no key and are never joined: an answer to one that began earlier may be
 * older than the ad group that it is asked about.
 */
async function joinInFlight(id: string, start: () => Promise<ToolResponse>): Promise<ToolResponse> {
	const joined = callsInFlight.get(id);
	if (joined) return await joined;
	const response = start().finally(() => callsInFlight.delete(id));
	callsInFlight.set(id, response);
	return await response;
}

/** A name for a value that gives the value away to nobody, whatever the order of its keys. */
const hashOf = (value: unknown) =>
	createHash('sha256').update(canonicalJson(value)).digest('base64url');
