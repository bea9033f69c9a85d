import type { SandboxQuota } from './types';

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

/** The body of a failure, whatever its status. */
interface FailureBody {
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
	/** The ad platform throttled, whatever the status. */
	throttled?: boolean;
}

/** A refusal, with a text meant for people. */
export interface Refusal {
	ok: false;
	status: number;
	error: string;
}

export function refusal(status: number, error: string): Refusal {
	return { ok: false, status, error };
}

/** An answer ready to be sent. */
export interface RawAnswer {
	status: number;
	headers: Record<string, string>;
	text: string;
	/** The ad platform throttled, whatever the status. */
	throttled?: boolean;
}

/** A success with its readable and its machine-readable content and the allowance after it. */
export function success(
	tool: string,
	text: string,
	structured: Record<string, unknown>,
	quota: SandboxQuota,
): ToolAnswer & { body: SuccessBody } {
	const content: SuccessBody['data']['content'] = [{ type: 'text', text }];
	return {
		status: 200,
		body: { success: true, tool, data: { text, structured, content, quota: { ...quota } } },
	};
}

/** A failure with a text meant for people. */
export function failure(
	status: number,
	tool: string,
	error: string,
): ToolAnswer & { body: FailureBody } {
	return { status, body: { success: false, error, is_error: true, tool } };
}

const upgrade_url = 'https://adspirer.ai';

/** Adds the allowance to a failure, which says nothing about its cause. */
export function withQuota(answer: ToolAnswer, quota: SandboxQuota): ToolAnswer {
	return answer.body.success
		? answer
		: { ...answer, body: { ...answer.body, quota: { ...quota, upgrade_url } } };
}

const nextTier: Record<string, string> = { free: 'Plus', plus: 'Pro', pro: 'Max' };

/** The refusal of a call beyond the monthly allowance. */
export function limitReached(tool: string, quota: SandboxQuota): ToolAnswer {
	const tier = quota.tier.charAt(0).toUpperCase() + quota.tier.slice(1);
	const better = nextTier[quota.tier] ?? 'Enterprise';
	const error =
		`\u{1F6A8} Monthly limit reached (${quota.used}/${quota.limit} tool calls on ${tier} tier).\n` +
		`Upgrade to ${better} at ${upgrade_url} to keep building.`;
	return withQuota(failure(402, tool, error), quota);
}

/** Writes an answer out as JSON. */
export function raw(answer: ToolAnswer): RawAnswer {
	return {
		status: answer.status,
		headers: { 'content-type': 'application/json', ...answer.headers },
		text: JSON.stringify(answer.body),
		...(answer.throttled === true ? { throttled: true } : {}),
	};
}
