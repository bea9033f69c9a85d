import { readBaseUrl } from './baseUrl';
import { joinInFlight, serviceId } from './inFlight';
import { redactor } from './redact';
import { toolRequest } from './request';
import type { ToolResponse } from './toolResponse';
import { transport, type NodeContext } from './transport';

/** The service as the node's credential names it. */
export interface Service {
	readonly baseUrl: string;
	/** The same for the same base URL and API key; the key can't be found out from it. */
	readonly id: string;
	/**
	 * Calls a tool, or joins the call with the same key and arguments that is in flight already. Never
	 * rejects. The API key is taken out of what it returns.
	 *
	 * @param timeout when the answer is overdue, in milliseconds; the call is closed at twice that.
	 */
	readonly call: (
		tool: string,
		args: Readonly<Record<string, unknown>>,
		idempotencyKey: string | undefined,
		timeout: number,
	) => Promise<ToolResponse>;
}

/**
 * Reads the node's credential; the only place that does.
 *
 * @returns the service, or a sentence about what is wrong with the credential.
 */
export async function openService(context: NodeContext): Promise<Service | { problem: string }> {
	let credential: Record<string, unknown>;
	try {
		credential = await context.getCredentials('adspirerApi');
	} catch (error) {
		return { problem: error instanceof Error ? error.message : String(error) };
	}
	const base = readBaseUrl(credential.baseUrl);
	if ('problem' in base) return base;
	const apiKey = typeof credential.apiKey === 'string' ? credential.apiKey.trim() : '';
	if (apiKey === '') {
		return {
			problem:
				'The API Key of the Adspirer credential is empty. Create one at https://adspirer.ai/keys.',
		};
	}
	const baseUrl = base.url;
	const id = serviceId(baseUrl, apiKey);
	const send = transport(context, redactor(apiKey));
	return {
		baseUrl,
		id,
		call: async (tool, args, idempotencyKey, timeout) => {
			const start = async () =>
				await send(toolRequest(baseUrl, tool, args, idempotencyKey), timeout);
			return idempotencyKey === undefined
				? await start()
				: await joinInFlight({ serviceId: id, tool, idempotencyKey, arguments: args }, start);
		},
	};
}
