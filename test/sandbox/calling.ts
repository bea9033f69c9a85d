import { z } from 'zod';

import { parseJson } from './reception';
import type { Sandbox } from './server';

/** How a test calls the sandbox, where it does not do so in the ordinary way. */
export interface CallSettings {
	/** The API key; null sends none. */
	apiKey?: null | 'sk_live_other';
	idempotencyKey?: string;
	method?: string;
	/** The body as it is, in place of one with the arguments. */
	body?: string;
	contentType?: string;
}

const failed = z.object({ error: z.string() });

export const goodArguments = {
	campaign_id: '1790000000000000001',
	adgroup_name: 'Spring, US, 18-34',
	budget: 50,
};

export const creation = 'add_tiktok_ad_group';
export const pause = 'pause_tiktok_ad_group';

/** Calls a tool of the sandbox over HTTP; gives the answer's status, text, body and error. */
export async function execute(
	{ url }: Sandbox,
	tool: string,
	args: Record<string, unknown> = {},
	settings: CallSettings = {},
) {
	const { apiKey = 'sk_live_sandbox_key', idempotencyKey, method = 'POST' } = settings;
	const { contentType = 'application/json', body = JSON.stringify({ arguments: args }) } = settings;
	const response = await fetch(`${url}/api/v1/tools/${tool}/execute`, {
		method,
		headers: {
			'content-type': contentType,
			...(apiKey !== null && { authorization: `Bearer ${apiKey}` }),
			...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
		},
		...(method === 'POST' && { body }),
	});
	const text = await response.text();
	const answer = parseJson(text);
	const { error } = failed.safeParse(answer).data ?? {};
	return { status: response.status, text, body: answer, error };
}

/** Creates an ad group, with these arguments besides the good ones or in their place. */
export const create = async (
	sandbox: Sandbox,
	args: Record<string, unknown> = {},
	settings: CallSettings = {},
) => await execute(sandbox, creation, { ...goodArguments, ...args }, settings);
