import onRecord from './onRecord.json';
import { entriesOf, namesOther, partsOf, type Called, type Said } from './said';
import { exactText, fieldsOf, type Body, type Field } from './textForms';

/** What speaks against a success, in the answer's own words if it has some. */
export interface Denial {
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
export function flagIn(raw: Body, called: Called): Denial | undefined {
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
export function contradictionIn(said: readonly Said[], called: Called): Denial | undefined {
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
