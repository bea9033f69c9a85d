import type { NoResponse, ToolResponse } from '../client/service';
import { isRecord } from '../base/values';
import {
	answerOf,
	errorNamesNew,
	isSuccessStatus,
	maxText,
	newIdIn,
	readEnvelope,
	statementsIn,
	type Answer,
} from './answer';
import { denialIn, saysExisted, type Called, type Denial } from './denial';
import { failure, failureIn, saidIn, type Failure } from './failure';
import type { Entity } from './result';
import { exactText, labelKey, shorten, type Body } from './textForms';

type Read = { readonly answer: Answer; readonly entity?: Entity } | { readonly failure: Failure };

/** Reads a response at a time (in ms). Never throws. The table of what a success means is in docs/guarantees.md. */
export function readResponse(response: ToolResponse, now: number, called: Called = {}): Read {
	if (response.kind === 'none') return { failure: withoutResponse(response) };
	const { sent = {}, names = [], creation } = called;
	const { status, text: body } = response;
	// What is shown of a body that couldn't be read.
	const excerpt = shorten(body, 1_999);
	const quoted = [...Object.values(sent).flat(), ...names];
	const envelope = readEnvelope(body);
	const { raw = {} } = envelope;
	const answer: Answer = { ...answerOf(raw), length: body.length };
	const { text, quota } = answer;
	const statements = statementsOf(raw, text, called);
	let id: string | null = null;
	// A longer text isn't kept, so an ID in it couldn't be checked.
	if (creation && text.length <= maxText) id = newIdIn(statements, sent, creation);
	const isNamed = id !== null;
	if ('error' in envelope) {
		const why = failureIn(response, envelope, now, quoted);
		let { outcomeUnknown } = why;
		if (creation) {
			const namesNew = errorNamesNew(raw, envelope.error, sent, creation);
			outcomeUnknown ||= mayBeCreated(why, raw, namesNew);
		}
		return {
			failure: {
				...why,
				quota,
				outcomeUnknown,
				excerpt,
			},
		};
	}
	const answered = {
		raw,
		text,
		statements,
		quoted,
	};
	const existed = isNamed && saysExisted(answered, called.since ?? 0);
	let denial: Denial | undefined;
	if (!existed) denial = denialIn(answered, called, isNamed);
	if (denial || !isSuccessStatus(status)) {
		const { type = 'contradictory', said = text } = denial ?? {};
		const why = failure({ type, said: saidIn(said) }, { status, quota });
		let { outcomeUnknown } = why;
		// No creation is known to ask for a confirmation, so its outcome is unknown then.
		if (creation) outcomeUnknown = true;
		return { failure: { ...why, outcomeUnknown, excerpt } };
	}
	if (!creation) return { answer };
	const entity: Entity = {
		id,
		name: exactText(sent[creation.nameArgument]),
		parentId: exactText(sent[creation.parentArgument]),
		...(existed && { alreadyCreated: 'by answer' }),
	};
	if (isNamed) return { answer, entity };
	return { answer: { ...answer, excerpt }, entity };
}

/** What an answer says, unless the call only reads. */
function statementsOf(raw: Body, text: string, { sent = {}, creation, changes }: Called) {
	if (!creation && !changes) return [];
	let things = Object.keys(sent);
	if (creation) things = [creation.idKey];
	const keys = things.map((thing) => labelKey(thing).replace(/id$/, ''));
	return statementsIn(raw, text, keys);
}

function withoutResponse({ reason, code, mayHaveArrived }: NoResponse): Failure {
	const isPointless = ['certificate', 'not sent', 'stopped'].includes(reason);
	const why = {
		type: 'no response',
		reason,
		code,
	} as const;
	return failure(why, {
		retry: isPointless ? 'never' : 'fault',
		outcomeUnknown: mayHaveArrived,
	});
}

/** True for a failure after which the thing may be there all the same. */
function mayBeCreated({ kind, reason, status }: Failure, raw: Body, namesNew: boolean) {
	// A conflict names what was in the way.
	if (namesNew) return kind !== 'conflict';
	// It is part of an answer with a status of success, and no plain refusal.
	const isPart = isRecord(raw.data) && Object.keys(raw.data).some((key) => key !== 'quota');
	return reason.type === 'rejected' && isSuccessStatus(status ?? 0) && isPart;
}
