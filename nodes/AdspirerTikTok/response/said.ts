import type { Creation } from '../contract/creation';
import { isRecord } from '../base/values';
import {
	exactText,
	fieldsOf,
	labelKey,
	nameKey,
	withoutTicks,
	type Body,
	type Field,
} from './textForms';

/** What an answer says at a place on record. Its prose isn't read. */
export interface Said extends Field {
	/** Under an own key of a part or of its only entry, or in the text behind a label. */
	readonly place: 'part' | 'entry' | 'label';
}

/** What was called, as far as reading the answer depends on it. */
export interface Called {
	/** The arguments that were sent. */
	readonly sent?: Body;
	/** True if the call changes something. */
	readonly changes?: boolean;
	/** The argument with the ID of what the call is about, such as `adgroup_id`. */
	readonly idKey?: string | undefined;
	/** Set if the answer names what was created. */
	readonly creation?: Creation | undefined;
}

/** Keys of the reference page, of its failures, and of a customer's client. */
const structuredKeys = ['structured', 'structured_content', 'structuredContent'];

/** The machine-readable part of an answer, in `data` or next to it; undefined if there is none. */
export function structuredIn(raw: Body): unknown {
	for (const part of [raw.data, raw]) {
		if (!isRecord(part)) continue;
		for (const key of structuredKeys) {
			if (part[key] !== undefined && part[key] !== null) return part[key];
		}
	}
	return undefined;
}

/** The parts of an answer whose own keys count. The prose reference has a new ID in `data` itself. */
export const partsOf = (raw: Body): Body[] => [structuredIn(raw), raw.data].filter(isRecord);

/** What a part says of the one thing that was called for, in an object or a list of its own. */
export function entriesOf(part: Body, { idKey = '' }: Called): Body[] {
	const thing = labelKey(idKey).replace(/id$/, '');
	const keys = [thing, `${thing}s`, 'result', 'results'];
	const entries: Body[] = [];
	for (const { key, value } of fieldsOf(part)) {
		if (!keys.includes(key)) continue;
		entries.push(...[value].flat().filter(isRecord));
	}
	// Several may be about other things.
	if (entries.length > 1) return [];
	return entries;
}

/** Source: the reference page and agent guidance: `Ad Group ID: 18…`, ``- **Ad Group ID:** `…` ``. */
const labelledLine = /^[^\p{L}\p{N}]{0,8}([A-Za-z][\w -]{0,40})\**:\**(.*)$/u;

/** The lines of a text that are a label and its value. Nobody writes one that is longer. */
export function labelsIn(text: string): Said[] {
	const said: Said[] = [];
	for (const line of text.split('\n')) {
		if (line.length > 700) continue;
		const [, label, value] = labelledLine.exec(line.trim()) ?? [];
		if (label === undefined) continue;
		said.push({ key: labelKey(label), value: withoutTicks(value), place: 'label' });
	}
	return said;
}

/** All that an answer says of what was called for. */
export function saidIn(raw: Body, text: string, called: Called): Said[] {
	const said = labelsIn(text);
	for (const part of partsOf(raw)) {
		for (const field of fieldsOf(part)) said.push({ ...field, place: 'part' });
		for (const entry of entriesOf(part, called)) {
			for (const field of fieldsOf(entry)) said.push({ ...field, place: 'entry' });
		}
	}
	return said;
}

/** The texts and whole numbers under some keys. */
export function textsUnder(said: readonly Field[], ...keys: readonly string[]): string[] {
	const texts: string[] = [];
	for (const { key, value } of said) {
		if (!keys.includes(key)) continue;
		const text = exactText(value);
		if (text !== '') texts.push(text);
	}
	return texts;
}

/** An ID alone, or behind a name, as in "Spring (1800…)". */
const shownId = /(?:^|\((?:ID:? ?)?`?)(\d{10,25})`?\)?$/;

/** The IDs under the keys of an argument such as `campaign_id`, and of what it is the ID of. */
function idsOf(said: readonly Field[], argument: string): string[] {
	const key = labelKey(argument);
	const keys = [key];
	if (key === 'advertiserid') keys.push('accountid', 'adaccountid');
	const ids = textsUnder(said, ...keys).filter((text) => /^\d+$/.test(text));
	const things = keys.map((idKey) => idKey.replace(/id$/, ''));
	for (const text of textsUnder(said, ...things)) {
		const [, id] = shownId.exec(text) ?? [];
		if (id !== undefined) ids.push(id);
	}
	return ids;
}

/** True if something names another thing, parent or account than was sent, by its ID. */
export function namesOtherId(said: readonly Field[], sent: Body): boolean {
	for (const [argument, value] of Object.entries(sent)) {
		const id = exactText(value);
		if (!argument.endsWith('_id') || id === '') continue;
		if (idsOf(said, argument).some((named) => named !== id)) return true;
	}
	return false;
}

/** True if a name that is shown is another one; one that is cut off may be any that begins so. */
function isOtherName(shown: string, name: string): boolean {
	const [beginning = '', cut] = nameKey(shown).split(/\s*(?:…|\.{3})$/);
	if (cut !== undefined) return !nameKey(name).startsWith(beginning);
	return beginning !== nameKey(name);
}

const longId = /^\d{10,25}$/;

/** True if an answer names something else than was sent: by an ID, or what is new by its name. */
export function namesOther(said: readonly Said[], { sent = {}, creation }: Called): boolean {
	if (namesOtherId(said, sent)) return true;
	if (creation) {
		const { nameArgument } = creation;
		const name = exactText(sent[nameArgument]);
		const names = textsUnder(said, labelKey(nameArgument), 'name');
		return name !== '' && names.some((shown) => isOtherName(shown, name));
	}
	// The answer to a change may call the ID of its thing just that.
	const ids = Object.values(sent).map(exactText);
	return textsUnder(said, 'id').some((id) => longId.test(id) && !ids.includes(id));
}

/** The IDs at the places on record of what was to be created, but for those that were sent. */
export function newIdsIn(said: readonly Said[], sent: Body, { idKey, list }: Creation): string[] {
	const places = said.filter(({ place }) => place !== 'entry');
	const sentIds = new Set(Object.values(sent).flat().map(String));
	const ids = new Set<string>();
	for (const id of textsUnder(places, labelKey(idKey))) {
		if (list.form.id.test(id) && !sentIds.has(id)) ids.add(id);
	}
	return [...ids];
}
