import { controls, parseExactJson } from '../base/values';
import type { ListForm } from '../contract/tools';

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

/** A name without the escapes of Markdown. */
const withoutEscapes = (text: string) =>
	text.replaceAll('&amp;', '&').replace(/\\([!-/:-@[-`{-~])/g, '$1');

/** The same for all spellings of one name. Upper and lower case are different names. */
export function nameKey(name: string): string {
	return withoutEscapes(name).normalize('NFC').replace(controls, '').replace(/\s+/g, ' ').trim();
}

/** Makes "Ad Group ID", "ad_group_id" and "adgroup_id" one key. */
export const labelKey = (label: string) =>
	label
		.slice(0, 60)
		.toLowerCase()
		.replace(/[\s_*-]/g, '');

/** A field of an answer, by its labelKey. */
export interface TextField {
	readonly key: string;
	readonly value: unknown;
}

/** The fields of an object. */
export function textFieldsOf(part: Body): TextField[] {
	const fields: TextField[] = [];
	for (const [label, value] of Object.entries(part)) fields.push({ key: labelKey(label), value });
	return fields;
}

/** Fields by their labelKey; null if two of one key differ. */
export function byLabelKey(fields: Body): Body {
	const byKey: Record<string, unknown> = {};
	for (const { key, value } of textFieldsOf(fields)) {
		byKey[key] = key in byKey && byKey[key] !== value ? null : value;
	}
	return byKey;
}

/** A text as JSON, if it is any. */
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

/**
 * A text's only Markdown table: its rows by heading (undefined if unreadable), and the text around it.
 * Source: agent guidance: `| ID | Name | Type |`, with IDs in backticks; `| Location | Key | Type |`.
 */
export function tableIn(text: string, { ids, names }: Pick<ListForm, 'ids' | 'names'>) {
	const table: string[] = [];
	const around: string[] = [];
	for (const line of text.split('\n')) {
		if (line.startsWith('|')) table.push(line.trim());
		else around.push(line);
	}
	const [head, rule, ...body] = table;
	const isRule = (line: string) => line.includes('-') && /^\|[|:\s-]*\|$/.test(line);
	if (rule === undefined || !isRule(rule) || body.some(isRule)) return undefined;
	const headings = tableCellsOf(head).map((cell) => cell.replaceAll('*', '').trim());
	const keys = headings.map(labelKey);
	if (new Set(keys).size < keys.length) return undefined;
	if (tableCellsOf(rule).length !== keys.length) return undefined;
	const nameAt = keys.indexOf(names.find((name) => keys.includes(name)) ?? 'name');
	if (nameAt < 0 || !ids.some((id) => keys.includes(id))) return undefined;
	// Agencies write names with pipes: surplus cells are part of the name, unless other names stand in the row.
	const mayHoldPipes = !keys.some((key, at) => at !== nameAt && otherName.test(key));
	const rows = body.map((line) => rowOf(line, headings, nameAt, mayHoldPipes));
	return { rows, around: around.join('\n') };
}

/** The cells of a line by their headings; undefined if it has too few, or too many. */
function rowOf(
	line: string,
	headings: readonly string[],
	nameAt: number,
	mayHoldPipes: boolean,
): Body | undefined {
	const cells = tableCellsOf(line);
	const surplus = cells.length - headings.length;
	if (surplus < 0 || (surplus > 0 && !mayHoldPipes)) return undefined;
	const parts = cells.splice(nameAt, surplus + 1, '');
	const name = withoutEscapes(parts.join('|').trim().replace(textMarks, '$2'));
	const fields = new Map<string, string>();
	for (const [at, heading] of headings.entries()) {
		fields.set(heading, at === nameAt ? name : withoutTicks(cells[at]));
	}
	return Object.fromEntries(fields);
}

const otherName = /name$|^(?:campaign|account|advertiser|audience|pixel)$/;

function tableCellsOf(line = ''): string[] {
	if (!/^\|[^]*(?<!\\)\|$/.test(line)) return [];
	return line.slice(1, -1).split(/(?<!\\)\|/);
}

/** Marks of bold or of code around a name. */
const textMarks = /^(\*\*|`)(.*)\1$/;
