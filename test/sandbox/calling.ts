import { z } from 'zod';

import { parseJson } from './json';
import type { Sandbox } from './types';

/** How a test calls the sandbox, where it does not do so in the ordinary way. */
export interface CallSettings {
	/** The API key; null sends none. */
	apiKey?: string | null;
	idempotencyKey?: string;
	method?: string;
	/** The body as it is, in place of one with the arguments. */
	body?: string;
	contentType?: string;
	signal?: AbortSignal;
}

const quota = z.object({
	used: z.number(),
	limit: z.number().nullable(),
	tier: z.string(),
	period_end: z.string(),
	upgrade_url: z.string().optional(),
});

const envelope = z.strictObject({
	success: z.boolean(),
	tool: z.string(),
	error: z.string().optional(),
	is_error: z.literal(true).optional(),
	quota: quota.optional(),
	data: z
		.strictObject({
			text: z.string(),
			structured: z.record(z.unknown()).optional(),
			content: z.array(z.strictObject({ type: z.literal('text'), text: z.string() })),
			quota,
		})
		.optional(),
});

/** An answer as it came; `body` is there where the text is one of the service's envelopes. */
interface CallAnswer {
	status: number;
	headers: Headers;
	text: string;
	body?: z.infer<typeof envelope> | undefined;
}

/** Arguments of an ad group with nothing wrong with them. */
export const goodArguments = {
	campaign_id: '1790000000000000001',
	adgroup_name: 'Spring, US, 18-34',
	budget: 50,
};

export const creation = 'add_tiktok_ad_group';

/** The tool that pauses. */
export const pause = 'pause_tiktok_ad_group';

/** Calls a tool of the sandbox over HTTP. */
export async function execute(
	sandbox: Sandbox,
	tool: string,
	args: Record<string, unknown> = {},
	settings: CallSettings = {},
): Promise<CallAnswer> {
	const { apiKey = 'sk_live_sandbox_key', idempotencyKey, method = 'POST', signal } = settings;
	const response = await fetch(`${sandbox.url}/api/v1/tools/${tool}/execute`, {
		method,
		redirect: 'manual',
		signal: signal ?? null,
		headers: {
			'content-type': settings.contentType ?? 'application/json',
			...(apiKey === null ? {} : { authorization: `Bearer ${apiKey}` }),
			...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
		},
		body: method === 'POST' ? (settings.body ?? JSON.stringify({ arguments: args })) : null,
	});
	const text = await response.text();
	const body = envelope.safeParse(parseJson(text)).data;
	return { status: response.status, headers: response.headers, text, body };
}

/** Creates an ad group, with these arguments in place of or beside the good ones. */
export async function create(
	sandbox: Sandbox,
	args: Record<string, unknown> = {},
	settings: CallSettings = {},
): Promise<CallAnswer> {
	return await execute(sandbox, creation, { ...goodArguments, ...args }, settings);
}
