import type { NoResponse, ToolResponse } from '../client/service';
import { isRecord } from '../parse/cell';
import { answerOf, isSuccessStatus, maxText, newIdIn, readEnvelope, statementsIn } from './answer';
import type { Answer } from './answer';
import { denialIn, saysExisted, type Called } from './denial';
import { failure, failureIn, saidIn, type Failure } from './failure';
import type { Entity } from './result';
import { exactText, labelKey, shorten, type Body } from './textForms';

type Read = { readonly answer: Answer; readonly entity?: Entity } | { readonly failure: Failure };

/** Reads a response at a time (in ms). Never throws. The table of what a success means is in docs/guarantees.md. */
export function readResponse(response: ToolResponse, now: number, called: Called = {}): Read {
	if (response.kind === 'none') return { failure: withoutResponse(response) };
	const { sent = {}, names = [], creation, changes = false, since = 0 } = called;
	const { status, text: body } = response;
	// What is shown of a body that couldn't be read.
	const excerpt = shorten(body, 1_999);
	const quoted = [...Object.values(sent).flat(), ...names];
	const envelope = readEnvelope(body);
	const { raw = {} } = envelope;
	const answer: Answer = { ...answerOf(raw), length: body.length };
	const { text, quota } = answer;
	const things = creation ? [creation.idKey] : Object.keys(sent);
	const keys = things.map((thing) => labelKey(thing).replace(/id$/, ''));
	const statements = creation || changes ? statementsIn(raw, text, keys) : [];
	// A longer text isn't kept, so an ID in it couldn't be checked.
	const id = creation && text.length <= maxText ? newIdIn(statements, sent, creation) : null;
	if (envelope.error !== undefined) {
		const why = failureIn(response, envelope, now, quoted);
		const isOpen = creation && mayBeCreated(why, raw, id);
		return { failure: { ...why, quota, ...(isOpen && { outcomeUnknown: true }), excerpt } };
	}
	const answered = { raw, text, statements, quoted };
	const existed = id !== null && saysExisted(answered, since);
	const denial = existed ? undefined : denialIn(answered, called, id !== null);
	if (denial || !isSuccessStatus(status)) {
		const { type = 'contradictory', said = text } = denial ?? {};
		const why = failure({ type, said: saidIn(said) }, { status, quota });
		// No creation is known to ask for a confirmation, so its outcome is unknown then.
		return { failure: { ...why, ...(creation && { outcomeUnknown: true }), excerpt } };
	}
	if (!creation) return { answer };
	const entity = {
		id,
		name: exactText(sent[creation.nameArgument]),
		parentId: exactText(sent[creation.parentArgument]),
		...(existed && { alreadyCreated: 'by answer' as const }),
	};
	if (id !== null) return { answer, entity };
	return { answer: { ...answer, excerpt }, entity };
}

function withoutResponse({ reason, code, mayHaveArrived }: NoResponse): Failure {
	const isPointless = ['certificate', 'not sent', 'stopped'].includes(reason);
	const retry = isPointless ? 'never' : 'fault';
	return failure({ type: 'no response', reason, code }, { retry, outcomeUnknown: mayHaveArrived });
}

/** True for a failure after which the thing may be there all the same. */
function mayBeCreated({ kind, reason, status }: Failure, raw: Body, id: string | null): boolean {
	// It names the new ID; but a conflict names what was in the way.
	if (id !== null) return kind !== 'conflict';
	// It is part of an answer with a status of success, and no plain refusal.
	const isPart = isRecord(raw.data) && Object.keys(raw.data).some((key) => key !== 'quota');
	return reason.type === 'rejected' && isSuccessStatus(status ?? 0) && isPart;
}
