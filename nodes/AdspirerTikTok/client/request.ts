/** A call of one of the service's tools as it goes over the wire, except for the API key. */
export interface ToolRequest {
	readonly method: 'POST';
	readonly url: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: { readonly arguments: Readonly<Record<string, unknown>> };
}

/**
 * A call of a tool (Adspirer's reference page). The arguments have to be inside `arguments`: the
 * service silently ignores a flat body.
 *
 * @param baseUrl checked, without a trailing slash.
 * @param idempotencyKey the same for all attempts at one thing; left out for calls that only read.
 */
export function toolRequest(
	baseUrl: string,
	toolName: string,
	args: Readonly<Record<string, unknown>>,
	idempotencyKey: string | undefined,
): ToolRequest {
	return {
		method: 'POST',
		url: `${baseUrl}/api/v1/tools/${toolName}/execute`,
		headers: {
			Accept: 'application/json',
			'Content-Type': 'application/json',
			...(idempotencyKey !== undefined && { 'Idempotency-Key': idempotencyKey }),
		},
		body: { arguments: args },
	};
}
