/** What a call brought back: an answer of whatever kind, or none. The API key is in neither. */
export type ToolResponse = AnsweredCall | UnansweredCall;

/** An answer, whether from the service itself or from a gateway or proxy in front of it. */
export interface AnsweredCall {
	readonly kind: 'answer';
	readonly status: number;
	/** Names in lower case. */
	readonly headers: Readonly<Record<string, string>>;
	/** The body, not parsed. */
	readonly text: string;
}

/** A call without a (whole) answer. */
export type UnansweredCall = ReturnType<typeof noResponse>;

/** Why a call got no (whole) answer. */
export type NoResponseReason =
	/** No answer within the time that the call was given. */
	| 'timeout'
	/** The connection was refused, or there is no way to the address. */
	| 'refused'
	| 'unknown host'
	/** The connection broke before the whole answer had come. */
	| 'dropped'
	| 'certificate'
	/** n8n or the credential refused to send the request. */
	| 'not sent'
	/** The answer was larger than any that the service gives, so it was not read. */
	| 'too large'
	/** The execution was stopped before the answer had come. */
	| 'stopped';

/** The reasons that leave it open whether the request has arrived. */
const arrivalPossible: readonly NoResponseReason[] = ['timeout', 'dropped', 'too large', 'stopped'];

/** A call without an answer, for a reason. */
export function noResponse(reason: NoResponseReason, code = '') {
	return {
		kind: 'none',
		reason,
		/** The system's own code, such as ECONNREFUSED, or what n8n says; empty where there is none. */
		code,
		/** False where the request can't have reached the service. */
		mayHaveArrived: arrivalPossible.includes(reason),
	} as const;
}

/**
 * What the codes of Node and OpenSSL mean. With any other code the request may have arrived.
 * Sources: Node's "Common system errors" and "X509 certificate error codes", axios's error codes.
 */
const codes: ReadonlyArray<readonly [NoResponseReason, string]> = [
	['refused', 'ECONNREFUSED ENETUNREACH EHOSTUNREACH'],
	['unknown host', 'ENOTFOUND EAI_AGAIN'],
	['timeout', 'ECONNABORTED ETIMEDOUT ESOCKETTIMEDOUT'],
	['certificate', 'CERT_HAS_EXPIRED DEPTH_ZERO_SELF_SIGNED_CERT SELF_SIGNED_CERT_IN_CHAIN'],
	['certificate', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE UNABLE_TO_GET_ISSUER_CERT_LOCALLY'],
	['certificate', 'ERR_TLS_CERT_ALTNAME_INVALID EPROTO ERR_SSL_WRONG_VERSION_NUMBER'],
];

/**
 * Why a request failed, from whatever n8n's request helper or the reading of the answer threw. Of
 * the error nothing is kept but its code or message: it carries the request, and with it the key.
 */
export function fromRequestError(error: unknown, redact: (text: string) => string): UnansweredCall {
	const code = codeOf(error);
	if (code !== undefined) {
		const [reason = 'dropped'] = codes.find(([, known]) => known.split(' ').includes(code)) ?? [];
		return noResponse(reason, code);
	}
	const message = error instanceof Error ? error.message : '';
	// n8n's own errors carry a level. Without a system code they come from before anything was sent,
	// such as the credential's refusals; any other error may have come after the service had acted.
	const cause: unknown = error instanceof Error ? error.cause : undefined;
	if (cause instanceof Error && 'level' in cause) return noResponse('not sent', redact(message));
	if (/timeout|timed out/i.test(message)) return noResponse('timeout', 'ETIMEDOUT');
	return noResponse('dropped');
}

/** The system's code. n8n wraps the client's error, so it is looked for at every depth. */
function codeOf(error: unknown, depth = 0): string | undefined {
	if (typeof error !== 'object' || error === null || depth > 4) return undefined;
	for (const key of ['code', 'httpCode', 'errno']) {
		const value: unknown = Reflect.get(error, key);
		if (typeof value === 'string' && /^[A-Z][A-Z0-9_]{3,}$/.test(value)) return value;
	}
	for (const key of ['cause', 'errorResponse', 'reason', 'error']) {
		const found = codeOf(Reflect.get(error, key), depth + 1);
		if (found !== undefined) return found;
	}
	return undefined;
}
