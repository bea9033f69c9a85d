import type { Answer } from '../../../nodes/AdspirerTikTok/call/answer';
import type { Failure } from '../../../nodes/AdspirerTikTok/envelope/failure';
import { readAnswer } from '../../../nodes/AdspirerTikTok/envelope/readFailure';

function failureFrom(answer: Answer): { failure: Failure } {
	const read = readAnswer(answer, 0);
	if ('created' in read) throw new Error('That is no failure');
	return read;
}

/** The failure that the node reads from an answer with this status, this text, and these headers. */
export function failureOf(
	status: number,
	error: string,
	headers: Record<string, string> = {},
): { failure: Failure } {
	const text = JSON.stringify({ success: false, error });
	return failureFrom({ kind: 'answer', status, headers, text });
}

export const unauthorized = failureOf(401, 'Invalid key');
export const fault = failureOf(500, 'Internal error');
export const refusal = failureOf(400, 'The campaign does not exist');
export const accountDemand = failureOf(
	400,
	[
		'You have 2 tiktok_ads accounts connected. Please specify which account to use by passing the advertiser_id parameter:',
		'  - One (advertiser_id="71")',
		'  - Two (advertiser_id="72")',
	].join('\n'),
);
export const busy = (seconds: number) => failureOf(429, `Retry after ${seconds} seconds`);
/** Known not to have arrived. */
export const unreachable = failureFrom({
	kind: 'none',
	reason: 'refused',
	mayHaveArrived: false,
	code: 'ECONNREFUSED',
});
