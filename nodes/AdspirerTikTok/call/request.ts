import type { AdGroupArguments } from '../arguments/argumentSchemas';

export const toolName = 'add_tiktok_ad_group';

/** A call as it goes over the wire, but for the API key, which n8n's credential adds. */
export interface CreationRequest {
	readonly method: 'POST';
	readonly url: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: { readonly arguments: AdGroupArguments };
}

/**
 * The call that creates one ad group (Adspirer's reference page).
 *
 * @param baseUrl checked address without a trailing slash.
 * @param key the row's idempotency key; without one (preview) the header is left out.
 */
export function creationRequest(
	baseUrl: string,
	given: AdGroupArguments,
	key: string | undefined,
): CreationRequest {
	return {
		method: 'POST',
		url: `${baseUrl}/api/v1/tools/${toolName}/execute`,
		headers: {
			Accept: 'application/json',
			'Content-Type': 'application/json',
			...(key !== undefined && { 'Idempotency-Key': key }),
		},
		body: { arguments: given },
	};
}
