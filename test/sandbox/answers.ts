import type { SandboxQuota } from './options';

/** The body of a tool's success, before a form changes it. */
export interface SuccessBody {
	success: true;
	tool: string;
	data: {
		text: string;
		structured: Record<string, unknown>;
		content: Array<{ type: 'text'; text: string }>;
		quota: SandboxQuota;
	};
}

export interface RawAnswer {
	status: number;
	headers: Record<string, string>;
	text: string;
	/** The ad platform throttled, whatever the status. */
	throttled?: true;
}

/** Why a tool did nothing, in a text meant for people. */
export interface Refusal {
	ok: false;
	status: number;
	error: string;
}

export function refusal(status: number, error: string): Refusal {
	return { ok: false, status, error };
}

const upgrade_url = 'https://adspirer.ai';

/** A failure with a text meant for people, and with the allowance where it is given. */
export function failure(
	status: number,
	tool: string,
	error: string,
	quota?: SandboxQuota,
): RawAnswer {
	const body = { success: false, error, is_error: true, tool };
	return {
		status,
		headers: { 'content-type': 'application/json' },
		text: JSON.stringify(quota ? { ...body, quota: { ...quota, upgrade_url } } : body),
	};
}

/** TikTok's wrapper, around every answer of its own. */
export const ofTikTok = (code: number, message: string, data: object) => ({
	code,
	message,
	request_id: '20261207104616A1B2C3D4E5F6',
	data,
});

/** A refusal of TikTok's that is handed on as it came, with 200. */
export function refusedByTikTok(tool: string, code: number, message: string): RawAnswer {
	const body = { success: true, tool, data: { structured: ofTikTok(code, message, {}) } };
	const headers = { 'content-type': 'application/json' };
	return { status: 200, headers, text: JSON.stringify(body) };
}

export function limitReached(tool: string, quota: SandboxQuota): RawAnswer {
	const { used, limit, tier } = quota;
	const error = `\u{1F6A8} Monthly limit reached (${used}/${limit} tool calls on ${tier} tier).`;
	return failure(402, tool, `${error}\nUpgrade at ${upgrade_url} to keep building.`, quota);
}

export interface ThrottleAnswer {
	retryAfterSeconds?: number;
	/** Where it says how long to wait; default in its text. */
	where?: 'header' | 'text';
	/** TikTok's own words may come under 400, or under 200 with success false. Default 429. */
	status?: number;
	/** TikTok's own answer, handed on with 200. */
	wrapped?: true;
	/** The text, to which "Retry after N seconds." is added where the text says how long to wait. */
	words?: string;
}

export function throttled(
	tool: string,
	{ retryAfterSeconds, where = 'text', status = 429, words, wrapped }: ThrottleAnswer,
): RawAnswer {
	const text = words ?? 'TikTok limits how many requests it takes.';
	if (wrapped) return { ...refusedByTikTok(tool, 40100, text), throttled: true };
	const wait = retryAfterSeconds === undefined ? undefined : String(retryAfterSeconds);
	const inText = wait !== undefined && where === 'text';
	const answer = failure(status, tool, inText ? `${text} Retry after ${wait} seconds.` : text);
	if (wait !== undefined && !inText) answer.headers['retry-after'] = wait;
	return { ...answer, throttled: true };
}
