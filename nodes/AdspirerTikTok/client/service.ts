import { createHash } from 'node:crypto';
import { sleep, type IExecuteFunctions, type ILoadOptionsFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { turnOfItsOwn } from '../base/turns';
import { canonicalJson, reasonOf } from '../base/values';
import type { Fault } from '../problems/problem';
import { type Credential, readCredential } from './credential';
import { cutShort } from './workerPool';

type NodeContext = IExecuteFunctions | ILoadOptionsFunctions;

/** Takes the API key out of a text. */
type Redact = (text: string) => string;

/** The service as the node's credential names it. */
export class Service {
	/** A hash of base URL and API key. */
	readonly id: string;

	constructor(
		private readonly context: NodeContext,
		private readonly credential: Credential,
	) {
		this.id = hashOf(canonicalJson(credential));
	}

	/** A text that came in, without the API key. Nothing else takes the key out, so all texts pass here. */
	private readonly redact: Redact = (text) => text.replaceAll(this.credential.apiKey, '[API key]');

	/**
	 * Calls a tool; the only place that does HTTP. Redirects are not followed, since the key would go along.
	 * Stopping an execution doesn't end the call. Never rejects. The API key is taken out of what it returns.
	 *
	 * @param idempotencyKey the same for all attempts at one thing; left out for calls that only read.
	 * @param timeout when the answer is overdue, in milliseconds; the call is closed at twice that.
	 */
	async call(
		tool: string,
		args: Readonly<Record<string, unknown>>,
		idempotencyKey: string | undefined,
		timeout: number,
	): Promise<ToolResponse> {
		const { context, credential, redact } = this;
		const closing = new AbortController();
		// Until then a late answer still counts.
		const closesAfter = 2 * timeout;
		// n8n's helper closes a call by its execution's signal, which would lose what it created: it gets another.
		const derived: NodeContext = Object.create(context, {
			getExecutionCancelSignal: { value: () => closing.signal },
		});
		const answer = context.helpers.httpRequestWithAuthentication
			.call(derived, 'adspirerApi', {
				method: 'POST',
				url: `${credential.baseUrl}/api/v1/tools/${tool}/execute`,
				headers: {
					Accept: 'application/json',
					'Content-Type': 'application/json',
					...(idempotencyKey !== undefined && { 'Idempotency-Key': idempotencyKey }),
				},
				// The service silently ignores a flat body (Adspirer's reference page).
				body: JSON.stringify({ arguments: args }),
				json: false,
				// As a text, since n8n's own parsing would round long IDs.
				encoding: 'text',
				returnFullResponse: true,
				ignoreHttpStatusErrors: true,
				disableFollowRedirect: true,
				// The helper's own time-out counts silence alone; the deadline counts the whole call.
				timeout: closesAfter,
			})
			.then(async (response: unknown) => await readBody(response, redact))
			.catch((error: unknown) => fromRequestError(error, redact));
		const deadline = sleep(closesAfter, closing.signal).then(() =>
			noResponse('timeout', 'ETIMEDOUT'),
		);
		return await Promise.race([answer, deadline]).finally(() => closing.abort(cutShort));
	}
}

/** Reads the node's credential; the only place that does. A `problem` says why it can't be used. */
export async function openService(context: NodeContext): Promise<Service | { problem: Fault }> {
	let values: Record<string, unknown>;
	try {
		values = await context.getCredentials('adspirerApi');
	} catch (error) {
		return { problem: { why: 'words of others', facts: { text: reasonOf(error) } } };
	}
	const credential = readCredential(values);
	if ('problem' in credential) return credential;
	return new Service(context, credential);
}

/** A short text that is the same for the same one, and doesn't give it away. */
export function hashOf(text: string): string {
	const hash = createHash('sha256').update(text);
	return hash.digest('base64url').slice(0, 27);
}

const header = z.coerce.string().optional();
/** As Node writes them. */
const headersRead = z.object({ 'retry-after': header, location: header });
const fullResponse = z.object({
	statusCode: z.number(),
	headers: headersRead.catch({}),
	body: z.unknown(),
});

async function readBody(response: unknown, redact: Redact): Promise<ToolResponse> {
	const parsed = fullResponse.safeParse(response);
	if (!parsed.success) return noResponse('dropped');
	const { statusCode, headers: sent, body = '' } = parsed.data;
	const headers = { ...sent, location: sent.location && redact(sent.location) };
	// n8n's evaluations answer in the service's place, with a value that is parsed already.
	const text = redact(typeof body === 'string' ? body : JSON.stringify(body));
	// Whoever reads it parses it, which can't be interrupted.
	if (text.length > longText) await turnOfItsOwn();
	return { kind: 'answer', status: statusCode, headers, text };
}

/** Characters; what is longer takes more than a millisecond at each step. */
const longText = 100_000;

/** The outcome of a call. The API key is never in it. */
export type ToolResponse = AnsweredCall | NoResponse;

/** An answer, from the service or from a gateway or proxy in front of it. */
export interface AnsweredCall {
	readonly kind: 'answer';
	readonly status: number;
	readonly headers: Readonly<z.infer<typeof headersRead>>;
	/** The body, not parsed. */
	readonly text: string;
}

/** Why a call got no (whole) answer, and whether the request may have arrived all the same. */
const reasons = {
	timeout: true,
	/** Or there is no way to the address. */
	refused: false,
	'unknown host': false,
	/** The connection broke before the whole answer had come. */
	dropped: true,
	certificate: false,
	/** n8n or the credential refused to send the request. */
	'not sent': false,
	stopped: true,
};
export type NoResponseReason = keyof typeof reasons;

/** A call without a (whole) answer. */
export interface NoResponse {
	readonly kind: 'none';
	readonly reason: NoResponseReason;
	/** The system's own (ECONNREFUSED), or what n8n says; may be empty. */
	readonly code: string;
	readonly mayHaveArrived: boolean;
}

/** @internal */
export const noResponse = (reason: NoResponseReason, code = ''): NoResponse => ({
	kind: 'none',
	reason,
	code,
	mayHaveArrived: reasons[reason],
});

/** Sources: Node's "Common system errors" and "X509 certificate error codes", axios's error codes. */
const reasonsByCode: ReadonlyArray<readonly [NoResponseReason, RegExp]> = [
	['refused', /^E(?:CONNREFUSED|NETUNREACH|HOSTUNREACH)$/],
	['unknown host', /^(?:ENOTFOUND|EAI_AGAIN)$/],
	['timeout', /TIMEDOUT$|^ECONNABORTED$/],
	['certificate', /CERT|SIGNATURE|^EPROTO$|WRONG_VERSION/],
];

/** Why a request failed. An error carries the request, and so the key: only its code or message is kept. @internal */
export function fromRequestError(error: unknown, redact: Redact) {
	const code = codeOf(error);
	// With any other code the request may have arrived.
	if (code !== undefined) {
		const [reason = 'dropped'] = reasonsByCode.find(([, codes]) => codes.test(code)) ?? [];
		return noResponse(reason, code);
	}
	if (!(error instanceof Error)) return noResponse('dropped');
	// n8n's own errors carry a level. Without a system code they come from before anything was sent, such as
	// the credential's refusals; any other error may have come after the service had acted.
	const { message, cause } = error;
	const isOfN8n = cause instanceof Error && 'level' in cause;
	if (isOfN8n) return noResponse('not sent', redact(message));
	if (/timeout|timed out/i.test(message)) return noResponse('timeout', 'ETIMEDOUT');
	return noResponse('dropped');
}

/** The system's code. n8n wraps the client's error, so it is looked for at every depth. */
function codeOf(error: unknown, depth = 0): string | undefined {
	if (typeof error !== 'object' || error === null || depth > 4) return undefined;
	for (const key of ['code', 'httpCode', 'errno']) {
		const value: unknown = Reflect.get(error, key);
		if (typeof value === 'string' && /^[A-Z][A-Z0-9_]{3,}$/.test(value)) return value;
	}
	for (const key of ['cause', 'errorResponse', 'reason', 'error']) {
		const innerCode = codeOf(Reflect.get(error, key), depth + 1);
		if (innerCode !== undefined) return innerCode;
	}
	return undefined;
}
