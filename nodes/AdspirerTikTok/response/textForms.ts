import type { ListForm } from '../contract/tools';
import { controls } from '../base/wording';
import { parseExactJson } from '../base/json';

/** The fields of an answer's body, or of a part of it. */
export type Body = Readonly<Record<string, unknown>>;

/** A value as text: trimmed, a whole number by its digits, anything else (and what was rounded) empty. */
export function exactText(value: unknown): string {
	if (typeof value === 'string') return value.trim();
	return Number.isSafeInteger(value) ? String(value) : '';
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
function unescapeName(text: string): string {
	return text
		.replace(/&(#?\w{2,4});/g, (whole, name: string) => entities.get(name.toLowerCase()) ?? whole)
		.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

const plain = (text: string) => unescapeName(text).normalize('NFC');

/** The same for all spellings of one name. Upper and lower case are different names. */
export function nameKey(name: string): string {
	return plain(name).replace(controls, '').replace(/\s+/g, ' ').trim();
}

/**
 * A text without the names that a row brought along, quoted or not and however they are escaped: a name
 * such as "Rate limit test" says nothing about what happened. A name of one word may be a word of the service's
 * own where a sentence begins, or before a colon: there it stays, unless it goes `everywhere`. A text of nothing else stays as it is. At most 50 are
 * looked for.
 */
export function withoutNames(text: string, values: readonly unknown[], everywhere = false): string {
	const names: string[] = [];
	for (const value of values.filter(isText)) {
		const name = plain(value).trim();
		if (/\p{L}/u.test(name)) names.push(name);
	}
	if (names.length === 0) return text;
	names.sort((one, other) => other.length - one.length);
	const forms: string[] = [];
	for (const name of names.slice(0, 50)) {
		let form = name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/\s+/g, '\\s+');
		const isWord = !/\s/.test(name);
		if (isWord && !everywhere) form = `(?<=[\\p{L}\\p{N}] |["'\`“*[(])${form}(?!:)`;
		forms.push(form);
	}
	const ofNames = new RegExp(`(?<![\\p{L}\\p{N}])(?:${forms.join('|')})(?![\\p{L}\\p{N}])`, 'gu');
	const rest = plain(text).replace(ofNames, '""');
	return /[\p{L}\p{N}]/u.test(rest) ? rest : text;
}

/** The words, numbers and signs of a text between blanks: " The ad group could not be created ". */
export function casedWordsOf(text: string): string {
	const spelledOut = text.replace(/n['’]t(?![\p{L}\p{N}])/giu, ' not ');
	// A code such as ADGROUP_STATUS_NOT_DELIVERY is one word.
	const words = spelledOut.match(/[\p{L}_][\p{L}\p{N}_]*|\p{N}[\p{N}.,]*|\p{So}|\?/gu) ?? [];
	return ` ${words.join(' ')} `;
}

/** The same in small letters. */
export const wordsOf = (text: string) => casedWordsOf(text).toLowerCase();

/** True if some words hold one of these phrases. */
export const hasPhrase = (words: string, phrases: readonly string[]) =>
	phrases.some((phrase) => words.includes(` ${phrase} `));

/** Makes "Ad Group ID", "ad_group_id" and "adgroup_id" one key. */
export const labelKey = (label: string) =>
	label
		.slice(0, 60)
		.toLowerCase()
		.replace(/[\s_*-]/g, '');

/** No object of an answer has more fields than this; of one that does, the others aren't read. */
export const maxFields = 1_000;

/** A field of an answer, by its labelKey. */
export interface Field {
	readonly key: string;
	readonly value: unknown;
}

/** The fields of an object, or the entries of an array; of a form's labels alone, if one is given. */
export function fieldsOf(part: object, form?: RegExp): Field[] {
	const beginning = Array.isArray(part) ? part.slice(0, maxFields) : part;
	const fields: Field[] = [];
	for (const label of Object.keys(beginning).slice(0, maxFields)) {
		if (form && !form.test(label)) continue;
		fields.push({ key: labelKey(label), value: Reflect.get(part, label) });
	}
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

/** Characters; a longer text isn't read, since that would hold up the whole instance. */
export const maxTextLength = 1_000_000;

/** What a text is as JSON, if it is any. */
export function parsedJson(text: string): unknown[] {
	try {
		return [parseExactJson(text)];
	} catch {
		return [];
	}
}

/** What a text holds as JSON: in its first 100 fences, or from its first bracket to its last. */
export function jsonIn(text: string): unknown[] {
	if (text.length > maxTextLength || !/[{[]/.test(text)) return [];
	const fenced = text.split('```', 200).filter((_, at) => at % 2 === 1);
	if (fenced.length === 0) fenced.push(text);
	const values: unknown[] = [];
	for (const part of fenced) {
		const start = Math.max(0, part.search(/[{[]/));
		const end = Math.max(part.lastIndexOf('}'), part.lastIndexOf(']'));
		const json = part.slice(start, end + 1);
		if (/^(?:\{\s*["}]|\[\s*[{[\]])/.test(json)) values.push(...parsedJson(json));
	}
	return values;
}

/** A value without the backticks that IDs may be in. */
export function withoutTicks(value = ''): string {
	return value
		.trim()
		.replace(/^`([^`]*)`$/, '$1')
		.trim();
}

/**
 * A text's only Markdown table: its rows by heading (undefined if unreadable), and the text around it.
 * Source: agent guidance: `| ID | Name | Type |`, with IDs in backticks; `| Location | Key | Type |`.
 */
export function tableIn(text: string, { ids, names }: Pick<ListForm, 'ids' | 'names'>) {
	const lines = text.split('\n').map((line) => line.trim());
	const rules: number[] = [];
	for (const [at, line] of lines.entries()) {
		const isRule = line.includes('-') && /^\|[|:\s-]*\|$/.test(line);
		if (isRule && lines[at - 1]) rules.push(at);
	}
	const [rule, ...others] = rules;
	if (rule === undefined || others.length > 0) return undefined;
	const headings = cellsOf(lines[rule - 1]).map((cell) => cell.replaceAll('*', '').trim());
	const keys = headings.map(labelKey);
	if (new Set(keys).size < keys.length) return undefined;
	if (cellsOf(lines[rule]).length !== keys.length) return undefined;
	const nameAt = keys.indexOf(names.find((name) => keys.includes(name)) ?? 'name');
	if (nameAt < 0 || !ids.some((id) => keys.includes(id))) return undefined;

	let end = rule + 1;
	while (lines[end]?.startsWith('|')) end++;
	const body = lines.slice(rule + 1, end);
	const isEscaped = body.join().includes('\\|');
	const namesOthers = keys.some((key, at) => at !== nameAt && otherName.test(key));
	const mayHoldPipes = !isEscaped && !namesOthers;
	const rows = body.map((line) => rowOf(line, headings, nameAt, mayHoldPipes));
	const around = [...lines.slice(0, rule - 1), ...lines.slice(end)];
	return { rows, around: around.join('\n') };
}

/**
 * The cells of a line by their headings; undefined if unreadable. Agencies write names with pipes, which
 * may not be escaped. So surplus cells of a row belong to its name, unless other rows show escaped pipes,
 * or another column has names too.
 */
function rowOf(
	line: string,
	headings: readonly string[],
	nameAt: number,
	mayHoldPipes: boolean,
): Body | undefined {
	const cells = cellsOf(line);
	const surplus = cells.length - headings.length;
	if (surplus < 0 || (surplus > 0 && !mayHoldPipes)) return undefined;
	const parts = cells.splice(nameAt, surplus + 1, '');
	const name = plainName(parts.join('|').trim());
	if (name === undefined) return undefined;
	const fields = new Map<string, string>();
	for (const [at, heading] of headings.entries()) {
		fields.set(heading, at === nameAt ? name : withoutTicks(cells[at]));
	}
	return Object.fromEntries(fields);
}

const otherName = /name$|^(?:campaign|account|advertiser|audience|pixel)$/;

function cellsOf(line = ''): string[] {
	if (!/^\|[^]*(?<!\\)\|$/.test(line)) return [];
	return line.slice(1, -1).split(/(?<!\\)\|/);
}

/** Undefined for a decorated cell: TikTok allows no emoji in names, and bold or code may be marks. */
function plainName(cell: string): string | undefined {
	const isMarked = /^(?:\*.*\*|_.*_|`.*`|\[.*\)|<.*>)$/.test(cell);
	const hasEmoji = /\p{Extended_Pictographic}/u.test(cell.replace(/[©®™]/g, ''));
	if (isMarked || hasEmoji) return undefined;
	return unescapeName(cell);
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
