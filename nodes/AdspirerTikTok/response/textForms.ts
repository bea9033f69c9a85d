import { controls } from '../base/wording';
import { parseExactJson } from '../base/json';

/** The fields of an answer's body, or of a part of it. */
export type Body = Readonly<Record<string, unknown>>;

/** A value as text: trimmed, a whole number by its digits, anything else (and what was rounded) empty. */
export function exactText(value: unknown): string {
	if (typeof value === 'string') return value.trim();
	if (Number.isSafeInteger(value)) return String(value);
	return '';
}

/** An array, or an empty one for anything else. */
export function arrayOf(value: unknown): unknown[] {
	if (Array.isArray(value)) return value;
	return [];
}

export const isText = (value: unknown): value is string => typeof value === 'string';

/** The beginning of a text, without half a character at its end. */
export function shorten(text: string, length: number): string {
	if (text.length <= length) return text;
	return `${text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** As Python escapes HTML. */
const entities = new Map([
	['amp', '&'],
	['lt', '<'],
	['gt', '>'],
	['quot', '"'],
	['#34', '"'],
	['#39', "'"],
	['#x27', "'"],
]);

/** A name without the escapes of HTML and Markdown. */
export function unescapeName(text: string): string {
	return text
		.replace(/&(#?\w{2,4});/g, (whole, name: string) => entities.get(name.toLowerCase()) ?? whole)
		.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

const plain = (text: string) => unescapeName(text).normalize('NFC');

/** The same for all spellings of one name. Upper and lower case are different names. */
export function nameKey(name: string): string {
	return plain(name).replace(controls, '').replace(/\s+/g, ' ').trim();
}

/** Makes "Ad Group ID", "ad_group_id" and "adgroup_id" one key. */
export const labelKey = (label: string) =>
	label
		.slice(0, 60)
		.toLowerCase()
		.replace(/[\s_*-]/g, '');

/** A field of an answer, by its labelKey. */
export interface Field {
	readonly key: string;
	readonly value: unknown;
}

/** The fields of an object. */
export function fieldsOf(part: Body): Field[] {
	const fields: Field[] = [];
	for (const [label, value] of Object.entries(part)) fields.push({ key: labelKey(label), value });
	return fields;
}

/** Fields by their labelKey; null if two of one key differ. */
export function byLabelKey(fields: Body): Body {
	const byKey: Record<string, unknown> = {};
	for (const { key, value } of fieldsOf(fields)) {
		byKey[key] = key in byKey && byKey[key] !== value ? null : value;
	}
	return byKey;
}

/** What a text is as JSON, if it is any. */
export function parsedJson(text: string): unknown[] {
	try {
		return [parseExactJson(text)];
	} catch {
		return [];
	}
}

/** A value without the backticks that IDs may be in. */
export function withoutTicks(value = ''): string {
	return value
		.trim()
		.replace(/^`([^`]*)`$/, '$1')
		.trim();
}

/** An account that a text names. */
export interface NamedAccount {
	readonly name: string;
	readonly id: string;
}

/** The accounts in a text, by a form that finds a name and then an ID. */
export function accountsBy(form: RegExp, text: string): NamedAccount[] {
	const accounts: NamedAccount[] = [];
	for (const [, name = '', id = ''] of text.matchAll(form)) {
		accounts.push({ name: name.trim(), id });
	}
	return accounts;
}
