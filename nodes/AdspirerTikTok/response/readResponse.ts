import type { ToolResponse } from '../client/service';
import type { Creation } from '../contract/creation';
import { failureIn, isSuccessStatus, saidIn } from './classify';
import {
	denialOfChange,
	denialOfNew,
	reportsFailure,
	saysExisted,
	type Answered,
	type Denial,
} from './denial';
import { answerOf, maxText, objectsOf, readEnvelope, textOf } from './envelope';
import { failure, type Failure } from './failure';
import { namedIn, namesOther, newIdIn } from './named';
import type { Answer, Entity } from './result';
import { exactText, labelKey, shorten, withoutControls, type Body } from './textForms';

/** Characters of a body that are shown because it couldn't be read. */
const maxExcerpt = 1_999;

/** What was called, as far as reading the answer depends on it. */
interface Called {
	/** The row's values; an answer may quote them. */
	readonly sent?: Body;
	/** Names of the row that aren't sent, such as a campaign's that was looked up. */
	readonly names?: readonly unknown[];
	/** True if the call changes something: its answer may deny that in words. */
	readonly changes?: boolean;
	/** Set if the answer names what was created. */
	readonly creation?: Creation | undefined;
	/** When the row's first call began, in milliseconds since 1970. */
	readonly since?: number | undefined;
}

type Read = { readonly answer: Answer; readonly entity?: Entity } | { readonly failure: Failure };

/** Reads a response at a time (in ms). Never throws. */
export function readResponse(response: ToolResponse, now: number, called: Called = {}): Read {
	if (response.kind === 'none') {
		const { reason, code, mayHaveArrived: outcomeUnknown } = response;
		const isPointless = reason === 'certificate' || reason === 'not sent' || reason === 'stopped';
		const retry = isPointless ? 'never' : 'fault';
		return { failure: failure({ type: 'no response', reason, code }, { retry, outcomeUnknown }) };
	}
	const { sent = {}, names = [], creation } = called;
	const { status } = response;
	const text = withoutControls(response.text);
	const excerpt = shorten(text, maxExcerpt);
	const own = [...Object.values(sent).flat(), ...names];
	const body = readEnvelope(text);
	const { raw = {} } = body;
	const answered = { raw, text: textOf(raw), named: namedIn(raw, textOf(raw)), own };
	const id = creation ? idIn(answered, sent, creation) : null;
	if (body.error !== undefined) {
		const why = failureIn(response, body, now, own);
		// What exists already is named by the refusal of a second one.
		const isOpen = id !== null && why.kind !== 'conflict';
		return { failure: { ...why, ...(isOpen && { outcomeUnknown: true }), excerpt } };
	}
	const answer = { ...answerOf(raw), length: text.length };
	const existed =
		creation && id !== null && saysExisted(answered, thingOf(creation), called.since ?? 0);
	const denial = existed ? undefined : denialOf(answered, id, called);
	if (denial || !isSuccessStatus(status)) {
		const { type = 'contradictory', part } = denial ?? {};
		const said = saidIn(typeof part?.error === 'string' ? part.error : answer.text);
		// No creation is known to ask for a confirmation, so its outcome is unknown then.
		const unknown = creation && { outcomeUnknown: true };
		const why = failure({ type, said }, { status, quota: answer.quota, ...unknown });
		return { failure: { ...why, excerpt } };
	}
	if (!creation) return { answer };
	const name = exactText(sent[creation.nameArgument]);
	const parentId = exactText(sent[creation.parentArgument]);
	const entity = { id, name, parentId, ...(existed && { alreadyCreated: 'by answer' as const }) };
	return { answer: id === null ? { ...answer, excerpt } : answer, entity };
}

const thingOf = ({ idKey }: Creation) => labelKey(idKey).replace(/id$/, '');

/** The new ID in an answer. A longer text isn't kept, so an ID in it couldn't be checked. */
function idIn({ named, text }: Answered, sent: Body, creation: Creation): string | null {
	return text.length > maxText ? null : newIdIn(named, sent, creation);
}

/** What speaks against a success. Of a call that only reads no words count: they may be names. */
function denialOf(answered: Answered, id: string | null, called: Called): Denial | undefined {
	const { sent = {}, changes, creation } = called;
	if (creation) return denialOfNew(answered, thingOf(creation), id !== null);
	const { raw, named } = answered;
	if (changes) return namesOther(named, sent) ? contradictory : denialOfChange(answered, sent);
	const part = [raw, ...objectsOf(raw)].find(reportsFailure);
	return part && { ...contradictory, part };
}

const contradictory = { type: 'contradictory' } as const;
