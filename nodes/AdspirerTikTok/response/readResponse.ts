import type { ToolResponse } from '../client/service';
import type { Creation } from '../contract/creation';
import { isRecord } from '../parse/cell';
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
	const text = withoutControls(response.text);
	const excerpt = shorten(text, maxExcerpt);
	const own = [...Object.values(sent).flat(), ...names];
	const body = readEnvelope(text);
	const { raw = {} } = body;
	const isRead = creation !== undefined || called.changes === true;
	const named = isRead ? namedIn(raw, textOf(raw)) : new Map<string, string[]>();
	const answered = { raw, text: textOf(raw), named, own };
	// A longer text isn't kept, so an ID in it couldn't be checked.
	const isKept = answered.text.length <= maxText;
	const id = creation && isKept ? newIdIn(named, sent, creation) : null;
	if (body.error !== undefined) {
		const why = failureIn(response, body, now, own);
		const isOpen = creation && leavesOpen(why, raw, id);
		return { failure: { ...why, ...(isOpen && { outcomeUnknown: true }), excerpt } };
	}
	const read = {
		answer: { ...answerOf(raw), length: text.length },
		excerpt,
		status: response.status,
	};
	if (!creation) return readPlain(read, denialOfOther(answered, called));
	return readCreation(read, answered, id, { ...called, creation });
}

/** A success, before it is known what speaks against it. */
interface Success {
	readonly answer: Answer;
	readonly excerpt: string;
	readonly status: number;
}

function readPlain({ answer, excerpt, status }: Success, denial: Denial | undefined): Read {
	if (!denial && isSuccessStatus(status)) return { answer };
	const { type = 'contradictory', said = answer.text } = denial ?? {};
	const why = failure({ type, said: saidIn(said) }, { status, quota: answer.quota });
	return { failure: { ...why, excerpt } };
}

/** The table of what a success of a creation means is in docs/guarantees.md. */
function readCreation(
	read: Success,
	answered: Answered,
	id: string | null,
	{ sent = {}, creation, since = 0 }: Called & { readonly creation: Creation },
): Read {
	const thing = labelKey(creation.idKey).replace(/id$/, '');
	const existed = id !== null && saysExisted(answered, thing, since);
	const denial = existed ? undefined : denialOfNew(answered, thing, id !== null);
	if (denial || !isSuccessStatus(read.status)) {
		const failed = readPlain(read, denial);
		// No creation is known to ask for a confirmation, so its outcome is unknown then.
		return 'failure' in failed ? { failure: { ...failed.failure, outcomeUnknown: true } } : failed;
	}
	const entity = {
		id,
		name: exactText(sent[creation.nameArgument]),
		parentId: exactText(sent[creation.parentArgument]),
		...(existed && { alreadyCreated: 'by answer' as const }),
	};
	const { answer, excerpt } = read;
	return { answer: id === null ? { ...answer, excerpt } : answer, entity };
}

/**
 * True for a failure of a creation that isn't a plain refusal: it names the new ID, or comes as part of
 * an answer with a status of success. What exists already is named by the refusal of a second one.
 */
function leavesOpen({ kind, status, reason }: Failure, { data }: Body, id: string | null): boolean {
	if (id !== null) return kind !== 'conflict';
	const isAnswer = isRecord(data) && Object.keys(data).some((key) => key !== 'quota');
	return reason.type === 'rejected' && isSuccessStatus(status ?? 0) && isAnswer;
}

/** What speaks against what creates nothing. Of a call that only reads no words count: they may be names. */
function denialOfOther(answered: Answered, { sent = {}, changes }: Called): Denial | undefined {
	const { raw, named } = answered;
	if (changes) {
		const isOther = namesOther(named, sent);
		return isOther ? { type: 'contradictory' } : denialOfChange(answered, sent);
	}
	const part = [raw, ...objectsOf(raw)].find(reportsFailure);
	return part && { type: 'contradictory', said: exactText(part.error) || undefined };
}
