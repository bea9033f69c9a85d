import type { ToolResponse } from '../client/toolResponse';
import { answerOf } from './answer';
import { errorBeside } from './contradiction';
import { readEnvelope, type Envelope } from './envelope';
import { failure, type Failure } from './failure';
import { contradiction, failureOfAnswer, isSuccessStatus } from './failureOfAnswer';
import type { Answer } from './result';

/** The parts of a success, or why there is none. */
export type ReadResponse = { readonly answer: Answer } | { readonly failure: Failure };

/**
 * Reads what a call of any tool brought back. Never throws.
 *
 * @param now the calendar's time in milliseconds, to which a date in Retry-After is compared.
 */
export function readResponse(response: ToolResponse, now: number): ReadResponse {
	return response.kind === 'none'
		? { failure: failureWithoutAnswer(response) }
		: readBody(response, readEnvelope(response.text), now);
}

/**
 * The same for an answer whose body was read before.
 *
 * @param own values of the row's arguments, which the answer may quote.
 */
export function readBody(
	response: Extract<ToolResponse, { kind: 'answer' }>,
	body: Envelope,
	now: number,
	own: readonly unknown[] = [],
): ReadResponse {
	if (body.kind !== 'success' || !isSuccessStatus(response.status)) {
		return { failure: failureOfAnswer(response, body, now, own) };
	}
	const error = errorBeside(body.raw);
	return error
		? { failure: contradiction(response, body.raw, error.said, now) }
		: { answer: answerOf(body.raw) };
}

/** No answer: whether the request arrived decides whether the outcome is known. */
export function failureWithoutAnswer(none: Extract<ToolResponse, { kind: 'none' }>): Failure {
	const { reason, code, mayHaveArrived } = none;
	const isPointless = reason === 'certificate' || reason === 'not sent' || reason === 'stopped';
	return failure(
		{ type: 'no response', reason, code },
		{ retry: isPointless ? 'never' : 'fault', outcomeUnknown: mayHaveArrived },
	);
}
