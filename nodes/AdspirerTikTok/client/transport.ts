import {
	sleep,
	type IExecuteFunctions,
	type IHttpRequestOptions,
	type ILoadOptionsFunctions,
} from 'n8n-workflow';
import { z } from 'zod';
import { cutShort } from './clock';
import type { Redact } from './redact';
import { fromRequestError, noResponse, type ToolResponse } from './toolResponse';

/** What n8n hands to a node that runs, or to a list in its form. */
export type NodeContext = IExecuteFunctions | ILoadOptionsFunctions;

/** A call of one of the service's tools. */
interface ToolRequest {
	readonly tool: string;
	readonly args: Readonly<Record<string, unknown>>;
	readonly idempotencyKey: string | undefined;
	/** When the answer is overdue, in milliseconds; see `closingFactor`. */
	readonly timeout: number;
}

/**
 * A call is closed at this multiple of its timeout. Until then a late answer still counts: it tells
 * what a creation that can't be undone came to, which is worth more than the place the call takes.
 */
const closingFactor = 2;

/**
 * The largest body that is read: 5 MB. The service's own answers are a few kilobytes; whatever is
 * this large is no answer of the service, and would take n8n's memory and time.
 */
const maxBodySize = 5_000_000;

/**
 * The only place that does HTTP: through n8n's request helper, with the Adspirer credential.
 * Redirects are not followed, since the key would go along.
 *
 * @param baseUrl checked, without a trailing slash.
 * @returns what sends one call. It never rejects.
 */
export function transport(context: NodeContext, baseUrl: string, redact: Redact) {
	return async (request: ToolRequest): Promise<ToolResponse> => {
		const closing = new AbortController();
		const done = new AbortController();
		const options = requestOptions(baseUrl, request);
		const call = context.helpers.httpRequestWithAuthentication
			.call(closedOnlyBy(closing.signal, context), 'adspirerApi', options)
			.then(async (response: unknown) => await readResponse(response, redact))
			.catch((error: unknown) => fromRequestError(error, redact));
		const deadline = sleep(closingFactor * request.timeout, done.signal)
			.catch(() => {})
			.then(() => {
				closing.abort(cutShort);
				return noResponse('timeout', 'ETIMEDOUT');
			});
		const response = await Promise.race([call, deadline]);
		done.abort(cutShort);
		return response;
	};
}

/**
 * A call of a tool as it goes over the wire (Adspirer's reference page). The arguments have to be
 * inside `arguments`: the service silently ignores a flat body.
 */
function requestOptions(
	baseUrl: string,
	{ tool, args, idempotencyKey, timeout }: ToolRequest,
): IHttpRequestOptions {
	return {
		method: 'POST',
		url: `${baseUrl}/api/v1/tools/${tool}/execute`,
		headers: {
			Accept: 'application/json',
			'Content-Type': 'application/json',
			...(idempotencyKey !== undefined && { 'Idempotency-Key': idempotencyKey }),
		},
		body: JSON.stringify({ arguments: args }),
		json: false,
		// A stream, because the helper puts no limit on what it reads by itself.
		encoding: 'stream',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
		// The helper's own time-out counts silence alone; `closing` counts the whole call.
		timeout: closingFactor * timeout,
	};
}

/**
 * The context, but with another signal in the place of the execution's own. n8n's helper closes a
 * call by that signal and by no other: it overwrites the option `abortSignal`. Stopping an execution
 * must not close a call, and with it the knowledge of what the call created. A derived object
 * changes this for one call and leaves n8n's own context as it is.
 */
function closedOnlyBy(signal: AbortSignal, context: NodeContext): NodeContext {
	return Object.create(context, { getExecutionCancelSignal: { value: () => signal } });
}

const fullResponse = z.object({
	statusCode: z.number(),
	headers: z.record(z.unknown()).catch({}),
	body: z.unknown(),
});

async function readResponse(response: unknown, redact: Redact): Promise<ToolResponse> {
	const read = fullResponse.safeParse(response);
	if (!read.success) return noResponse('dropped');
	const { statusCode, body } = read.data;
	const headers = Object.fromEntries(
		Object.entries(read.data.headers).map(([name, value]) => [
			name.toLowerCase(),
			redact(String(value)),
		]),
	);
	const text = await readBody(body, Number(headers['content-length'] ?? 0));
	if (text === undefined) return noResponse('too large');
	return { kind: 'answer', status: statusCode, headers, text: redact(text) };
}

/**
 * Reads the body of an answer as text, and no further than `maxBodySize`.
 *
 * @param body what n8n's request helper gives: a stream, or a value where n8n answers by itself.
 * @param declared its length in bytes, as the answer's header names it.
 * @returns undefined where the body is too large.
 * @throws the stream's error where the connection breaks or the body can't be decompressed.
 */
async function readBody(body: unknown, declared: number): Promise<string | undefined> {
	if (!isAsyncIterable(body)) {
		const text = typeof body === 'string' ? body : (JSON.stringify(body) ?? '');
		return text.length > maxBodySize ? undefined : text;
	}
	const decoder = new TextDecoder();
	let text = '';
	let size = 0;
	// Leaving the loop closes the stream, and with it the connection.
	for await (const chunk of body) {
		const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
		size += bytes.length;
		if (size > maxBodySize || declared > maxBodySize) return undefined;
		text += decoder.decode(bytes, { stream: true });
	}
	return text + decoder.decode();
}

function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
	return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}
