import {
	sleep,
	type IExecuteFunctions,
	type IHttpRequestOptions,
	type ILoadOptionsFunctions,
} from 'n8n-workflow';
import { z } from 'zod';
import { cutShort } from './clock';
import type { Redact } from './redact';
import type { ToolRequest } from './request';
import { fromRequestError } from './requestError';
import { readBody } from './responseBody';
import { noResponse, type ToolResponse } from './toolResponse';

/** What n8n hands to a node that runs, or to a list in its form. */
export type NodeContext = IExecuteFunctions | ILoadOptionsFunctions;

/**
 * A call is closed at this multiple of its timeout. Until then a late answer still counts: it tells
 * what a creation that can't be undone came to, which is worth more than the place the call takes.
 */
const closingFactor = 2;

/**
 * Sends one call. Never rejects.
 *
 * @param timeout when the answer is overdue, in milliseconds; see `closingFactor`.
 */
export type Send = (request: ToolRequest, timeout: number) => Promise<ToolResponse>;

const fullResponse = z.object({
	statusCode: z.number(),
	headers: z.record(z.unknown()).catch({}),
	body: z.unknown(),
});

/**
 * The only place that does HTTP: through n8n's request helper, with the Adspirer credential.
 * Redirects are not followed, since the key would go along.
 */
export function transport(context: NodeContext, redact: Redact): Send {
	return async (request, timeout) => {
		const closing = new AbortController();
		const done = new AbortController();
		const options: IHttpRequestOptions = {
			method: request.method,
			url: request.url,
			headers: { ...request.headers },
			body: JSON.stringify(request.body),
			json: false,
			// A stream, because the helper puts no limit on what it reads by itself.
			encoding: 'stream',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
			// The helper's own time-out counts silence alone; `closing` counts the whole call.
			timeout: closingFactor * timeout,
		};
		const call = context.helpers.httpRequestWithAuthentication
			.call(closedOnlyBy(closing.signal, context), 'adspirerApi', options)
			.then(async (response: unknown) => await readResponse(response, redact))
			.catch((error: unknown) => fromRequestError(error, redact));
		const deadline = sleep(closingFactor * timeout, done.signal)
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
 * The context, but with another signal in the place of the execution's own. n8n's helper closes a
 * call by that signal and by no other: it overwrites the option `abortSignal`. Stopping an execution
 * must not close a call, and with it the knowledge of what the call created. A derived object
 * changes this for one call and leaves n8n's own context as it is.
 */
function closedOnlyBy(signal: AbortSignal, context: NodeContext): NodeContext {
	return Object.create(context, { getExecutionCancelSignal: { value: () => signal } });
}

async function readResponse(response: unknown, redact: Redact): Promise<ToolResponse> {
	const read = fullResponse.safeParse(response);
	if (!read.success) return noResponse('dropped');
	const { statusCode, headers, body } = read.data;
	const text = await readBody(body);
	if (text === undefined) return noResponse('too large');
	return {
		kind: 'answer',
		status: statusCode,
		headers: Object.fromEntries(
			Object.entries(headers).map(([name, value]) => [name.toLowerCase(), redact(String(value))]),
		),
		text: redact(text),
	};
}
