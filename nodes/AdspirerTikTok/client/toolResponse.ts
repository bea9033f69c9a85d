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
export interface UnansweredCall {
	readonly kind: 'none';
	readonly reason: NoResponseReason;
	/** False where the request can't have reached the service. */
	readonly mayHaveArrived: boolean;
	/** The system's own code, such as ECONNREFUSED, or what n8n says; empty where there is none. */
	readonly code: string;
}

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

const arrivalPossible: ReadonlySet<NoResponseReason> = new Set([
	'timeout',
	'dropped',
	'too large',
	'stopped',
]);

/** A call without an answer, for a reason. */
export function noResponse(reason: NoResponseReason, code = ''): UnansweredCall {
	return { kind: 'none', reason, code, mayHaveArrived: arrivalPossible.has(reason) };
}
