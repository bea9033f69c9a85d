import type { ToolResponse, UnansweredCall } from '../client/toolResponse';
import { isRecord } from '../parse/cell';
import { asksForConfirmation, failureIn, isSuccessStatus, saidIn } from './classify';
import { answerOf, readEnvelope } from './envelope';
import { failure, type Failure } from './failure';
import type { Answer } from './result';

/** The parts of a success, or why there is none. */
export type ReadResponse = { readonly answer: Answer } | { readonly failure: Failure };

/**
 * Reads what a call of any tool brought back. Never throws.
 *
 * @param now the calendar's time in milliseconds, to which a date in Retry-After is compared.
 * @param sent the call's arguments, whose texts a refusal may quote.
 */
export function readResponse(
	response: ToolResponse,
	now: number,
	sent: Readonly<Record<string, unknown>> = {},
): ReadResponse {
	if (response.kind === 'none') return { failure: failureWithoutAnswer(response) };
	const body = readEnvelope(response.text);
	if (body.kind !== 'success') {
		return { failure: failureIn(response, body, now, Object.values(sent).flat()) };
	}
	const answer = answerOf(body.raw);
	const why = failureBeside(answer, response.status);
	return why ? { failure: why } : { answer };
}

/**
 * Why an answer with `success: true` is no success: it asks for a confirmation, or it has another
 * status than a success, or says in its machine-readable part that the call failed. The last two
 * leave open what was done, so that only the same key makes another try safe.
 */
function failureBeside({ raw, text, structured, quota }: Answer, status: number) {
	const base = { status, ...(quota && { quota }) };
	const failed = [raw, structured].filter(isRecord).find(saysFailed);
	if (isSuccessStatus(status) && !failed) {
		return asksForConfirmation(text)
			? failure({ type: 'asks for confirmation', ...saidIn(text) }, base)
			: undefined;
	}
	const said = typeof failed?.error === 'string' ? failed.error : text;
	return failure(
		{ type: 'contradictory', ...saidIn(said) },
		{ ...base, retry: 'fault', outcomeUnknown: true },
	);
}

/** Says so in the words of the service's own failures: `success`, `is_error`, `error`, or a status. */
function saysFailed({ success, is_error, status, error }: Record<string, unknown>): boolean {
	const isFailed = status === 'failed' || status === 'error';
	return success === false || is_error === true || isFailed || Boolean(error);
}

/** No answer: whether the request arrived decides whether the outcome is known. */
function failureWithoutAnswer({ reason, code, mayHaveArrived }: UnansweredCall): Failure {
	const isPointless = reason === 'certificate' || reason === 'not sent' || reason === 'stopped';
	return failure(
		{ type: 'no response', reason, code },
		{ retry: isPointless ? 'never' : 'fault', outcomeUnknown: mayHaveArrived },
	);
}
