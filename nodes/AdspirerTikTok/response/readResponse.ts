import type { NoResponse, ToolResponse } from '../client/service';
import { answerOf, isSuccessStatus, readEnvelope, type Answer } from './answer';
import { contradictionIn, flagIn } from './denial';
import { failure, failureIn, shortened, type Failure } from './failure';
import type { Entity } from './result';
import { namesOther, newIdsIn, saidIn, type Called, type Said } from './said';
import { exactText, shorten } from './textForms';

type Read = { readonly answer: Answer; readonly entity?: Entity } | { readonly failure: Failure };

/**
 * Reads a response at a time (in ms since 1970). Never throws. The service is taken at its word: its status,
 * `success`, and the one ID at a place on record. What that comes to is in docs/guarantees.md.
 */
export function readResponse(response: ToolResponse, now: number, called: Called = {}): Read {
	if (response.kind === 'none') return { failure: withoutResponse(response) };
	const { creation, changes = false } = called;
	const { status, text: body } = response;
	// What is shown of a body that couldn't be read.
	const excerpt = shorten(body, 1_999);
	const envelope = readEnvelope(body);
	const { raw = {} } = envelope;
	const answer: Answer = { ...answerOf(raw), length: body.length };
	const { text, quota } = answer;
	let said: Said[] = [];
	if (changes) said = saidIn(raw, 'error' in envelope ? envelope.error : text, called);
	if ('error' in envelope) {
		const why = failureIn(response, envelope, now);
		const { kind } = why;
		let { outcomeUnknown } = why;
		// A conflict names what was in the way; any other refusal that names a new ID may have made it.
		if (kind !== 'conflict' && newIdsOf(said, called).length > 0) outcomeUnknown = true;
		return { failure: { ...why, quota, outcomeUnknown, excerpt } };
	}
	let denial = flagIn(raw, called);
	if (changes && !creation) denial ??= contradictionIn(said, called);
	if (denial || !isSuccessStatus(status)) {
		const { type = 'contradictory', said: words = text } = denial ?? {};
		const why = failure({ type, said: shortened(words) }, { status, quota });
		// No creation is known to ask for a confirmation.
		const outcomeUnknown = why.outcomeUnknown || creation !== undefined;
		return { failure: { ...why, outcomeUnknown, excerpt } };
	}
	if (!creation) return { answer };
	const { sent = {} } = called;
	const [newId = null, ...others] = newIdsOf(said, called);
	// A wrong ID is worse than none.
	const isCertain = others.length === 0 && !namesOther(said, called);
	const id = isCertain ? newId : null;
	const entity: Entity = {
		id,
		name: exactText(sent[creation.nameArgument]),
		parentId: exactText(sent[creation.parentArgument]),
	};
	if (id !== null) return { answer, entity };
	return { answer: { ...answer, excerpt }, entity };
}

function newIdsOf(said: readonly Said[], { sent = {}, creation }: Called): readonly string[] {
	if (!creation) return [];
	return newIdsIn(said, sent, creation);
}

function withoutResponse({ reason, code, mayHaveArrived }: NoResponse): Failure {
	const isPointless = ['certificate', 'not sent', 'stopped'].includes(reason);
	const why = { type: 'no response', reason, code } as const;
	return failure(why, {
		retry: isPointless ? 'never' : 'fault',
		outcomeUnknown: mayHaveArrived,
	});
}
