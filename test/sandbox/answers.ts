import type { SandboxQuota } from './types';

/** The body of a tool's success. */
export interface SuccessBody {
	success: true;
	tool: string;
	data: {
		text: string;
		structured?: Record<string, unknown>;
		content: Array<{ type: 'text'; text: string }>;
		quota: SandboxQuota;
	};
}

/** The body of a failure, whatever its status. */
export interface FailureBody {
	success: false;
	error: string;
	is_error: true;
	tool: string;
	quota?: SandboxQuota & { upgrade_url: string };
}

/** What a tool answers, before it becomes text. */
export interface ToolAnswer {
	status: number;
	body: SuccessBody | FailureBody;
	headers?: Record<string, string>;
}

/** An answer ready to be sent. */
export interface RawAnswer {
	status: number;
	headers: Record<string, string>;
	text: string;
}

/** A success with its readable and its machine-readable content and the allowance after it. */
export function success(
	tool: string,
	text: string,
	structured: Record<string, unknown>,
	quota: SandboxQuota,
): ToolAnswer {
	const content: SuccessBody['data']['content'] = [{ type: 'text', text }];
	return {
		status: 200,
		body: { success: true, tool, data: { text, structured, content, quota: { ...quota } } },
	};
}

/** A failure with a text meant for people. */
export function failure(status: number, tool: string, error: string): ToolAnswer {
	return { status, body: { success: false, error, is_error: true, tool } };
}

const nextTier: Record<string, string> = { free: 'Plus', plus: 'Pro', pro: 'Max' };

/** The refusal of a call beyond the monthly allowance. */
export function limitReached(tool: string, quota: SandboxQuota): ToolAnswer {
	const upgrade_url = 'https://adspirer.ai';
	const tier = quota.tier.charAt(0).toUpperCase() + quota.tier.slice(1);
	const better = nextTier[quota.tier] ?? 'Enterprise';
	const error =
		`\u{1F6A8} Monthly limit reached (${quota.used}/${quota.limit} tool calls on ${tier} tier).\n` +
		`Upgrade to ${better} at ${upgrade_url} to keep building.`;
	return {
		status: 402,
		body: { success: false, error, is_error: true, tool, quota: { ...quota, upgrade_url } },
	};
}

/** The ad platform's 429, with the wait it asks for in the text, in a header, in both or nowhere. */
export function throttled(
	tool: string,
	wait: { seconds: number | undefined; inText: boolean; inHeader: boolean },
): ToolAnswer {
	const { seconds, inText, inHeader } = wait;
	const hint = inText && seconds !== undefined ? ` Retry after ${seconds} seconds.` : '';
	const answer = failure(429, tool, `TikTok limits how many requests it takes.${hint}`);
	return inHeader && seconds !== undefined
		? { ...answer, headers: { 'retry-after': String(seconds) } }
		: answer;
}

/** Writes an answer out as JSON. */
export function raw(answer: ToolAnswer): RawAnswer {
	return {
		status: answer.status,
		headers: { 'content-type': 'application/json', ...answer.headers },
		text: JSON.stringify(answer.body),
	};
}
