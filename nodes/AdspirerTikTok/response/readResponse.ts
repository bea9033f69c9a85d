import type { NoResponse, ToolResponse } from '../client/service';
import { answerOf, isSuccessStatus, readEnvelope, type Answer } from './answer';
import { failure, failureIn, shortened, type Failure } from './failure';
import onRecord from './onRecord.json';
import type { Entity } from './result';
import { entriesOf, namesOther, newIdsIn, partsOf, saidIn, type Called, type Said } from './said';
import { exactText, fieldsOf, shorten, type Body, type Field } from './textForms';

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

/** What speaks against a success, in the answer's own words if it has some. */
interface Denial {
	readonly type: 'asks for confirmation' | 'contradictory';
	readonly said?: string | undefined;
}

const nothing = /^(?:none|null|no errors?|false|n\/a|-|0)?$/i;

function isFilled(value: unknown): boolean {
	if (value === undefined || value === null) return false;
	if (typeof value === 'object') return Object.keys(value).length > 0;
	return !nothing.test(String(value).trim());
}

function denialOf({ key, value }: Field): Denial | undefined {
	const { no, yes, filled, confirmation } = onRecord.denied;
	const text = String(value).toLowerCase();
	if (confirmation.includes(key) && text === 'true') return { type: 'asks for confirmation' };
	if (filled.includes(key) && isFilled(value)) {
		return { type: 'contradictory', said: exactText(value) || undefined };
	}
	const isDenied = (no.includes(key) && text === 'false') || (yes.includes(key) && text === 'true');
	if (!isDenied) return undefined;
	return { type: 'contradictory' };
}

/** The flag that denies a success under its own key: of the envelope, of its parts, or of their only entry. */
function flagIn(raw: Body, called: Called): Denial | undefined {
	const parts = partsOf(raw);
	const places = [raw, ...parts];
	// The only entry of a list may have an error of its own.
	if (called.changes) places.push(...parts.flatMap((part) => entriesOf(part, called)));
	let denial: Denial | undefined;
	for (const field of places.flatMap((place) => fieldsOf(place))) {
		const found = denialOf(field);
		if (found && denial?.said === undefined) denial = found;
	}
	return denial;
}

/** A state as words: ADGROUP_STATUS_DELETE is "delete". */
function stateOf(value: unknown): string {
	const state = exactText(value).replace(/^(?:adgroup_|ad_)?status_/i, '');
	return state.replaceAll('_', ' ').toLowerCase();
}

/** The states that show that a change of a thing wasn't made. */
function otherStates(sent: Body): readonly string[] {
	const { on, off, gone } = onRecord.states;
	if (sent.confirm_delete === true) return on;
	if (sent.status === 'DISABLE') return [...on, ...gone];
	if (sent.status === 'ENABLE') return [...off, ...gone];
	return gone;
}

/** What the answer to a change says of another thing, or shows otherwise than it was to become. */
function contradictionIn(said: readonly Said[], called: Called): Denial | undefined {
	const { sent = {} } = called;
	if (namesOther(said, called)) return { type: 'contradictory' };
	const states = otherStates(sent);
	for (const { key, value, place } of said) {
		if (place === 'label') continue;
		let isOther = onRecord.states.keys.includes(key) && states.includes(stateOf(value));
		// Such as a budget that was raised to the account's minimum.
		if (typeof sent[key] === 'number' && typeof value === 'number') isOther = value !== sent[key];
		if (isOther) return { type: 'contradictory', said: `it shows ${key} ${String(value)}` };
	}
	return undefined;
}
