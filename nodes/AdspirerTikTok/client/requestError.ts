import { noResponse, type NoResponseReason, type UnansweredCall } from './toolResponse';

/**
 * What the codes of Node and OpenSSL mean. With any other code the request may have arrived.
 * Sources: Node's "Common system errors" and "X509 certificate error codes", axios's error codes.
 */
const reasonOfCode = new Map<string, NoResponseReason>([
	['ECONNREFUSED', 'refused'],
	['ENETUNREACH', 'refused'],
	['EHOSTUNREACH', 'refused'],
	['ENOTFOUND', 'unknown host'],
	['EAI_AGAIN', 'unknown host'],
	['ECONNABORTED', 'timeout'],
	['ETIMEDOUT', 'timeout'],
	['ESOCKETTIMEDOUT', 'timeout'],
	['CERT_HAS_EXPIRED', 'certificate'],
	['DEPTH_ZERO_SELF_SIGNED_CERT', 'certificate'],
	['SELF_SIGNED_CERT_IN_CHAIN', 'certificate'],
	['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificate'],
	['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'certificate'],
	['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate'],
	['EPROTO', 'certificate'],
	['ERR_SSL_WRONG_VERSION_NUMBER', 'certificate'],
]);

/**
 * Why a request failed, from whatever n8n's request helper or the reading of the answer threw. Of
 * the error nothing is kept but its code or message: it carries the request, and with it the key.
 */
export function fromRequestError(error: unknown, redact: (text: string) => string): UnansweredCall {
	const code = codeOf(error, 0);
	if (code !== undefined) return noResponse(reasonOfCode.get(code) ?? 'dropped', code);
	const message = error instanceof Error ? error.message : '';
	if (isMadeByN8n(error)) return noResponse('not sent', redact(message));
	if (/timeout|timed out/i.test(message)) return noResponse('timeout', 'ETIMEDOUT');
	return noResponse('dropped');
}

/**
 * n8n's own errors carry a level. Without a system code they come from before anything was sent,
 * such as the credential's refusals; any other error may have come after the service had acted.
 */
function isMadeByN8n(error: unknown): boolean {
	const cause: unknown = error instanceof Error ? error.cause : undefined;
	return cause instanceof Error && 'level' in cause;
}

const systemCode = /^[A-Z][A-Z0-9_]{3,}$/;

/** n8n wraps the client's error, so the code is looked for at every depth. */
function codeOf(error: unknown, depth: number): string | undefined {
	if (typeof error !== 'object' || error === null || depth > 4) return undefined;
	for (const key of ['code', 'httpCode', 'errno']) {
		const value: unknown = Reflect.get(error, key);
		if (typeof value === 'string' && systemCode.test(value)) return value;
	}
	for (const key of ['cause', 'errorResponse', 'reason', 'error']) {
		const found = codeOf(Reflect.get(error, key), depth + 1);
		if (found !== undefined) return found;
	}
	return undefined;
}
