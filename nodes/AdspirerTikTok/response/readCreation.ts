import type { ToolResponse } from '../client/toolResponse';
import { adgroupIdIn } from './adgroupId';
import { answerOf } from './answer';
import { deniesCreation, saysItWasThere } from './deniedCreation';
import { readEnvelope } from './envelope';
import type { Failure } from './failure';
import { contradiction, isSuccessStatus } from './failureOfAnswer';
import { failureWithoutAnswer, readBody } from './readResponse';
import { isAlreadyThere } from './refusalWords';
import type { Answer } from './result';

/** What the answer to a creation tells of the new ad group. */
export interface Creation {
	readonly answer: Answer;
	/** Null where the answer does not name it for certain. */
	readonly adgroupId: string | null;
}

/**
 * Reads the answer to the creation of an ad group. An answer that contradicts itself is a success
 * only where it names the new ad group, and so is one whose text says that nothing was created; a
 * refusal that names one leaves the outcome unknown.
 *
 * @param now the calendar's time in milliseconds.
 * @param own values of the row's arguments, which may hold IDs of other things, and any words.
 */
export function readCreation(
	response: ToolResponse,
	now: number,
	own: readonly unknown[],
): Creation | { readonly failure: Failure } {
	if (response.kind === 'none') return { failure: failureWithoutAnswer(response) };
	const body = readEnvelope(response.text);
	const read = readBody(response, body, now, own);
	const adgroupId = body.kind === 'unreadable' ? null : adgroupIdIn(body.raw, own);
	if ('answer' in read) {
		const { answer } = read;
		const denies = adgroupId === null ? deniesCreation : saysItWasThere;
		return body.kind === 'success' && denies(answer, own)
			? { failure: contradiction(response, body.raw, answer.text, now) }
			: { answer, adgroupId };
	}
	if (body.kind === 'unreadable' || adgroupId === null) return read;
	const { failure } = read;
	const said = 'said' in failure.reason ? failure.reason.said : undefined;
	const isSuccess = body.kind === 'success' && isSuccessStatus(response.status);
	return isSuccess && !isAlreadyThere(said ?? '')
		? { answer: answerOf(body.raw), adgroupId }
		: { failure: { ...failure, outcomeUnknown: true } };
}
