import type { IExecuteFunctions } from 'n8n-workflow';
import { readBaseUrl } from '../call/baseUrl';
import { transport, type Send } from '../call/transport';
import type { Failure } from '../envelope/failure';
import { invalidRow } from '../items/rowFailures';

/** The service as the node's credential names it, or why it can't be called at all. */
export type Service =
	| { readonly baseUrl: string; readonly send: Send }
	| { readonly failure: Failure };

/** Reads the node's credential, checks its address and opens the way to it. */
export async function openService(context: IExecuteFunctions): Promise<Service> {
	try {
		const credentials = await context.getCredentials('adspirerApi');
		const base = readBaseUrl(credentials.baseUrl);
		if ('problem' in base) return { failure: badCredential(base.problem) };
		const apiKey = typeof credentials.apiKey === 'string' ? credentials.apiKey.trim() : '';
		if (apiKey === '') {
			return {
				failure: badCredential(
					'The API Key of the Adspirer credential is empty. Make one at https://adspirer.ai/keys.',
				),
			};
		}
		return { baseUrl: base.url, send: transport(context, apiKey) };
	} catch (error) {
		return { failure: badCredential(asError(error).message) };
	}
}

/** What is wrong with the credential concerns every row alike, so it is told once. */
function badCredential(message: string): Failure {
	return {
		...invalidRow([{ field: 'Credential', message }]),
		message,
		wayOut: 'Correct the Adspirer credential of the node. Nothing was sent.',
		dooms: 'everybody',
	};
}

function asError(error: unknown): Error {
	return error instanceof Error ? error : new Error(String(error));
}
