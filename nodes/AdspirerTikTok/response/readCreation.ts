import type { ToolResponse } from '../client/toolResponse';
import { adgroupIdIn } from './adgroupId';
import type { Failure } from './failure';
import { readResponse } from './readResponse';
import type { Answer } from './result';

/** What the answer to a creation tells of the new ad group. */
export interface Creation {
	readonly answer: Answer;
	/** Null where the answer does not name it for certain; the campaign's list may. */
	readonly adgroupId: string | null;
}

/**
 * Reads the answer to the creation of an ad group. What its text says in sentences decides nothing,
 * but for one that asks for a confirmation: no creation is known to ask, so the outcome is open.
 *
 * @param now the calendar's time in milliseconds.
 * @param sent the row's arguments.
 */
export function readCreation(
	response: ToolResponse,
	now: number,
	sent: Readonly<Record<string, unknown>>,
): Creation | { readonly failure: Failure } {
	const read = readResponse(response, now, sent);
	if ('failure' in read) {
		const { failure } = read;
		const asks = failure.reason.type === 'asks for confirmation';
		return asks ? { failure: { ...failure, outcomeUnknown: true } } : read;
	}
	const { answer } = read;
	return { answer, adgroupId: answer.raw ? adgroupIdIn(answer.raw, sent) : null };
}
