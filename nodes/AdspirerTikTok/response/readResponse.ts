import type { NoResponse, ToolResponse } from '../client/service';
import type { ChangedValue } from '../contract/creation';
import type { Fault } from '../problems/problem';
import {
	type Answer,
	type Called,
	answerOf,
	fieldsIn,
	isSuccessStatus,
	labelsIn,
	namesOther,
	newIdsIn,
	readEnvelope,
} from './answer';
import { type Failure, failure, failureIn, shortened } from './failure';
import { type Body, type TextField, exactText, textFieldsOf, shorten } from './textForms';
import onRecord from './onRecord.json';

export type Read =
	| { readonly answer: Answer; readonly entity?: Entity }
	| { readonly failure: Failure };

/**
 * Reads a response at a time (in ms since 1970). Never throws. The service is taken at its word: its status,
 * `success`, and the one ID at a place on record. What that comes to is in docs/errors.md.
 */
export function readResponse(response: ToolResponse, now: number, called: Called = {}): Read {
	if (response.kind === 'none') return { failure: withoutResponse(response) };
	const { creation, changes = false } = called;
	const { status, text: body } = response;
	// The excerpt that is shown of an unreadable body.
	const excerpt = shorten(body, 1_999);
	const envelope = readEnvelope(body);
	const { raw = {} } = envelope;
	const answer: Answer = { ...answerOf(raw), length: body.length };
	const { text, quota } = answer;
	const fields = fieldsIn(raw, called);
	const said = [...fields];
	if (changes) said.push(...labelsIn('error' in envelope ? envelope.error : text));
	if ('error' in envelope) {
		const why = failureIn(response, envelope, now);
		const { kind } = why;
		let { outcomeUnknown } = why;
		// A conflict names what was in the way; any other refusal that names a new ID may have made it.
		if (kind !== 'conflict' && newIdsOf(said, called).length > 0) outcomeUnknown = true;
		return { failure: { ...why, quota, outcomeUnknown, excerpt } };
	}
	let denial = flagIn([...textFieldsOf(raw), ...fields]);
	if (changes && !creation) denial ??= contradictionInAnswer(said, fields, called);
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
	let id: string | null = null;
	if (others.length === 0 && !namesOther(said, called)) id = newId;
	const entity: Entity = {
		id,
		name: exactText(sent[creation.nameArgument]),
		parentId: exactText(sent[creation.parentArgument]),
	};
	if (id !== null) return { answer, entity };
	return { answer: { ...answer, excerpt }, entity };
}

function newIdsOf(said: readonly TextField[], { sent = {}, creation }: Called): readonly string[] {
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

/** The reason against a success, in the answer's own words if it has some. */
interface Denial {
	readonly type: 'asks for confirmation' | 'contradictory';
	readonly said?: string | undefined;
}

const noEntity = /^(?:none|null|false|0)?$/i;

function isFilledText(value: unknown): boolean {
	if (typeof value === 'object') return Object.keys(value ?? {}).length > 0;
	return !noEntity.test(String(value ?? '').trim());
}

function denialOf({ key, value }: TextField): Denial | undefined {
	const { no, yes, filled, confirmation } = onRecord.denied;
	const text = String(value).toLowerCase();
	if (confirmation.includes(key) && text === 'true') return { type: 'asks for confirmation' };
	if (filled.includes(key) && isFilledText(value)) {
		return { type: 'contradictory', said: exactText(value) || undefined };
	}
	const isDenied = (no.includes(key) && text === 'false') || (yes.includes(key) && text === 'true');
	if (!isDenied) return undefined;
	return { type: 'contradictory' };
}

/** The flag that denies a success under its own key, before others one with words. */
function flagIn(fields: readonly TextField[]): Denial | undefined {
	let denial: Denial | undefined;
	for (const field of fields) {
		const found = denialOf(field);
		if (found && denial?.said === undefined) denial = found;
	}
	return denial;
}

/** The states that show that a change wasn't made. */
function otherStates({ status, confirm_delete }: Body): readonly string[] {
	const { on, off } = onRecord.states;
	if (status === 'DISABLE' || confirm_delete === true) return on;
	if (status === 'ENABLE') return off;
	return [];
}

/** The contradiction in the answer to a change: another thing, or another value than was sent. */
function contradictionInAnswer(
	said: readonly TextField[],
	fields: readonly TextField[],
	called: Called,
): Denial | undefined {
	const { sent = {} } = called;
	if (namesOther(said, called)) return { type: 'contradictory' };
	const states = otherStates(sent);
	for (const { key, value } of fields) {
		const isState = onRecord.states.keys.includes(key);
		let isOther = isState && states.includes(exactText(value).toLowerCase());
		// Such as a budget that was raised to the account's minimum.
		if (typeof sent[key] === 'number' && typeof value === 'number') isOther = value !== sent[key];
		if (isOther) return { type: 'contradictory', said: `it shows ${key} ${String(value)}` };
	}
	return undefined;
}

/** The thing of a row: created by it, or known to exist. */
export interface Entity {
	readonly id: string | null;
	readonly name: string;
	readonly parentId: string;
	/**
	 * How the node knows about it, if not by the answer that created it. With 'other arguments' the service
	 * refused the row's key, which had been used with other ones, perhaps only another account.
	 */
	readonly alreadyCreated?:
		| 'earlier try'
		| 'given ID'
		| 'same name'
		| 'other arguments'
		| 'found in list';
	/** Set if only a list showed its ID, and whether that proves that the row's own call created it. */
	readonly idFromList?: 'new' | 'may be older';
	/** True if an earlier call without an answer may have created it once more. */
	readonly mayBeTwice?: boolean | undefined;
	/** True if no list could show that it is new: the service may have answered from memory. */
	readonly mayBeOlder?: boolean;
	/** Set for a name that existed: where a list shows other values than the row's. */
	readonly differs?: readonly ChangedValue[];
	/** Set with Start Paused. What 'may be older' isn't touched: a person may have switched it on. */
	readonly paused?: 'yes' | 'no' | 'unknown' | 'may be older' | undefined;
	readonly notPaused?: Failure | undefined;
}

/** A call that was carried out, or an entity that needs none. */
export interface Done {
	readonly answer: Answer;
	/** The idempotency key of the call; null if it has none, or this node did not make it. */
	readonly key: string | null;
	readonly entity?: Entity;
}

/** A row that failed, or whose outcome is unknown. */
export interface Failed {
	readonly failure: Failure;
	readonly key: string | null;
}

/** The outcome of a row, with why it is `skipped`. Rows that are one entity, or were sent once, share it. */
export type Result = Done | Failed | { readonly skipped: Fault; readonly key: null };

export type Created = Done & { readonly entity: Entity };

/** True if what the row creates exists. */
export function isCreated(result: Result): result is Created {
	return 'answer' in result && result.entity !== undefined;
}

/** True for an entity that can be paused now. */
export function isToPause(result: Result): result is Created {
	if (!isCreated(result)) return false;
	const { id, paused } = result.entity;
	return id !== null && (paused === 'no' || paused === 'unknown');
}

/** The failure of a row, or of the pause after its creation, if any. */
export function failureOf(result: Result): Failure | undefined {
	if ('failure' in result) return result.failure;
	if (isCreated(result)) return result.entity.notPaused;
	return undefined;
}

/** True for a call that may have been carried out. */
export const isOutcomeUnknown = (result: Result): result is Failed =>
	'failure' in result && result.failure.outcomeUnknown;
