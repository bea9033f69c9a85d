import { sleep, type IExecuteFunctions, type IHttpRequestOptions } from 'n8n-workflow';
import { z } from 'zod';
import type { Answer, NoAnswerReason } from './answer';
import { cutShort } from './clock';
import type { CreationRequest } from './request';

const fullResponse = z.object({
	statusCode: z.number(),
	headers: z.record(z.unknown()).catch({}),
	body: z.unknown(),
});

/** Sends one call and waits at most `timeout` milliseconds. Never throws. */
export type Send = (request: CreationRequest, timeout: number) => Promise<Answer>;

/**
 * Sends calls through n8n's own request helper with the Adspirer credential; the only place that
 * does HTTP. Redirects are not followed, since the key would go along. Whatever goes wrong comes
 * back as an answer of the kind "none", stripped of all that the helper's error carries: its copy
 * of the request holds the key.
 *
 * @param apiKey taken out of answers, in case a service or gateway repeats it.
 */
export function transport(context: IExecuteFunctions, apiKey: string): Send {
	// Stopping the execution would cut calls that are under way, and with them the knowledge of what
	// they created: so the helper is not shown the stop signal, and the run waits for them itself.
	const unstoppable: IExecuteFunctions = Object.create(context, {
		getExecutionCancelSignal: { value: () => undefined },
	});
	const withoutKey = (text: string) =>
		apiKey === '' ? text : text.replaceAll(apiKey, '[API key]');

	return async (request, timeout) => {
		const options: IHttpRequestOptions = {
			method: request.method,
			url: request.url,
			headers: { ...request.headers },
			body: JSON.stringify(request.body),
			json: false,
			encoding: 'text',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
			timeout,
		};
		const deadline = new AbortController();
		const late = sleep(timeout, deadline.signal).then(
			(): Answer => withoutAnswer('timeout', 'ETIMEDOUT'),
			(): Answer => withoutAnswer('timeout', 'ETIMEDOUT'),
		);
		const call = context.helpers.httpRequestWithAuthentication
			.call(unstoppable, 'adspirerApi', options)
			.then(
				(response: unknown) => answerOf(response, withoutKey),
				(error: unknown) => noAnswerOf(error, withoutKey),
			);
		// The helper's own time-out counts silence alone; this one counts the whole call.
		const answer = await Promise.race([call, late]);
		deadline.abort(cutShort);
		return answer;
	};
}

function answerOf(response: unknown, withoutKey: (text: string) => string): Answer {
	const read = fullResponse.safeParse(response);
	if (!read.success) return withoutAnswer('dropped', '');
	const { statusCode, headers, body } = read.data;
	const text = typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body);
	return {
		kind: 'answer',
		status: statusCode,
		headers: Object.fromEntries(
			Object.entries(headers).map(([name, value]) => [
				name.toLowerCase(),
				withoutKey(String(value)),
			]),
		),
		text: withoutKey(text),
	};
}

/** Codes of Node and OpenSSL by what they mean; with any other the request may have arrived. */
const reasonOfCode = new Map<string, NoAnswerReason>([
	['ECONNREFUSED', 'refused'],
	['ENOTFOUND', 'unknown host'],
	['EAI_AGAIN', 'unknown host'],
	['ECONNABORTED', 'timeout'],
	['ETIMEDOUT', 'timeout'],
	['ESOCKETTIMEDOUT', 'timeout'],
	['CERT_HAS_EXPIRED', 'certificate'],
	['DEPTH_ZERO_SELF_SIGNED_CERT', 'certificate'],
	['SELF_SIGNED_CERT_IN_CHAIN', 'certificate'],
	['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificate'],
	['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'certificate'],
	['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate'],
	['EPROTO', 'certificate'],
	['ERR_SSL_WRONG_VERSION_NUMBER', 'certificate'],
]);

function withoutAnswer(reason: NoAnswerReason, code: string): Answer {
	const mayHaveArrived = reason === 'timeout' || reason === 'dropped' || reason === 'stopped';
	return { kind: 'none', reason, code, mayHaveArrived };
}

/** n8n wraps the client's error, so the code is looked for at every depth. */
function noAnswerOf(error: unknown, withoutKey: (text: string) => string): Answer {
	const code = codeOf(error, 0);
	if (code !== undefined) return withoutAnswer(reasonOfCode.get(code) ?? 'dropped', code);
	const message = error instanceof Error ? error.message : '';
	if (madeByN8n(error)) return withoutAnswer('not sent', withoutKey(message));
	if (/timeout|timed out/i.test(message)) return withoutAnswer('timeout', 'ETIMEDOUT');
	return withoutAnswer('dropped', '');
}

/**
 * n8n's own errors carry a level. Without a code of the system they are refusals from before
 * anything was sent, such as the credential's; any other may have come after the service acted.
 */
function madeByN8n(error: unknown): boolean {
	const cause: unknown = error instanceof Error ? error.cause : undefined;
	return cause instanceof Error && 'level' in cause;
}

const systemCode = /^[A-Z][A-Z0-9_]{3,}$/;

function codeOf(error: unknown, depth: number): string | undefined {
	if (typeof error !== 'object' || error === null || depth > 4) return undefined;
	for (const key of ['code', 'httpCode', 'errno']) {
		const value: unknown = Reflect.get(error, key);
		if (typeof value === 'string' && systemCode.test(value)) return value;
	}
	for (const key of ['cause', 'errorResponse', 'reason', 'error']) {
		const found = codeOf(Reflect.get(error, key), depth + 1);
		if (found !== undefined) return found;
	}
	return undefined;
}
