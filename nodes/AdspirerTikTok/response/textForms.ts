import type { ListForm } from '../contract/creation';
import { isRecord } from '../parse/cell';

/** The fields of an answer's body, or of a part of it. */
export type Body = Readonly<Record<string, unknown>>;

/** A value as text: trimmed, a whole number by its digits, anything else (and what was rounded) empty. */
export function exactText(value: unknown): string {
	if (typeof value === 'string') return value.trim();
	return Number.isSafeInteger(value) ? String(value) : '';
}

/**
 * The text of an error. Web frameworks in Python list what is wrong with a request, under 422:
 * `[{"loc": ["body", "arguments", "budget"], "msg": "Field required"}]`.
 */
export function errorText(error: unknown): string {
	if (typeof error === 'string') return error;
	const problems: unknown[] = Array.isArray(error) ? error : [];
	const texts = problems.flatMap((problem) => {
		if (!isRecord(problem) || typeof problem.msg !== 'string') return [];
		const place: unknown[] = Array.isArray(problem.loc) ? problem.loc : [];
		const name = place.filter((part) => typeof part === 'string').at(-1);
		return name === undefined ? [problem.msg] : [`${name}: ${problem.msg}`];
	});
	return texts.length > 0 && texts.length === problems.length
		? texts.join('; ')
		: JSON.stringify(error);
}

/** The beginning of a text, without half a character at its end. */
export function shorten(text: string, length: number): string {
	return text.length <= length ? text : `${text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '')}…`;
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

function unescapeName(text: string): string {
	return text
		.replace(/&(#?\w{2,4});/g, (whole, name: string) => entities.get(name.toLowerCase()) ?? whole)
		.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

/** The same for all spellings of one name. Upper and lower case are different names. */
export function nameKey(name: string): string {
	return unescapeName(name).normalize('NFC').replace(/\s+/g, ' ').trim();
}

/** Makes "Ad Group ID", "ad_group_id" and "adgroup_id" one key. */
export function labelKey(label: string): string {
	return label
		.slice(0, 60)
		.toLowerCase()
		.replace(/[\s_*]/g, '');
}

/** Fields by their labelKey; null where two of one key differ. */
export function byLabelKey(fields: Body): Body {
	const byKey: Record<string, unknown> = {};
	for (const [label, value] of Object.entries(fields)) {
		const key = labelKey(label);
		byKey[key] = key in byKey && byKey[key] !== value ? null : value;
	}
	return byKey;
}

/** A value without the backticks that IDs may be in. */
export function withoutTicks(value = ''): string {
	const inTicks = /^`([^`]*)`$/.exec(value.trim());
	return (inTicks?.[1] ?? value).trim();
}

/**
 * A text's only Markdown table: its rows by heading (undefined if unreadable), and the text around it.
 * Source: agent guidance: `| ID | Name | Type |`, with IDs in backticks; `| Location | Key | Type |`.
 */
export function tableIn(text: string, { ids, names }: Pick<ListForm, 'ids' | 'names'>) {
	if (!text.includes('|')) return undefined;
	const lines = text.split('\n').map((line) => line.trim());
	const isRule = (line: string) => line.includes('-') && /^\|[|:\s-]*\|$/.test(line);
	const heads = lines.flatMap((line, at) => (isRule(line) && lines[at - 1] ? [at - 1] : []));
	const [start] = heads;
	if (start === undefined || heads.length > 1) return undefined;
	const headings = cellsOf(lines[start])?.map((cell) => cell.replaceAll('*', '').trim()) ?? [];
	const keys = headings.map(labelKey);
	const nameAt = keys.indexOf(names.find((name) => keys.includes(name)) ?? 'name');
	const sizes = [new Set(keys).size, cellsOf(lines[start + 1])?.length];
	const isClear = sizes.every((size) => size === keys.length);
	if (!isClear || nameAt < 0 || !ids.some((id) => keys.includes(id))) return undefined;

	const length = lines.slice(start + 2).findIndex((line) => !line.startsWith('|'));
	const end = length < 0 ? lines.length : start + 2 + length;
	const body = lines.slice(start + 2, end);
	// Agencies write names with pipes, which may not be escaped. So surplus cells of a row belong to its
	// name, unless other rows show escaped pipes, or another column has names too.
	const mayHoldPipes =
		!body.some((line) => line.includes('\\|')) &&
		!keys.some((key, at) => at !== nameAt && otherName.test(key));
	const rows = body.map((line): Body | undefined => {
		const cells = cellsOf(line) ?? [];
		const surplus = cells.length - headings.length;
		if (surplus < 0 || (surplus > 0 && !mayHoldPipes)) return undefined;
		const parts = cells.splice(nameAt, surplus + 1, '');
		const name = plainName(parts.join('|').trim());
		if (name === undefined) return undefined;
		const valueAt = (at: number) => (at === nameAt ? name : withoutTicks(cells[at]));
		return Object.fromEntries(headings.map((heading, at) => [heading, valueAt(at)]));
	});
	return { rows, around: [...lines.slice(0, start), ...lines.slice(end)].join('\n') };
}

/** Headings of other columns with names that people give. */
const otherName = /name$|^(?:campaign|account|advertiser|audience|pixel)$/;

function cellsOf(line = ''): string[] | undefined {
	return /^\|[^]*(?<!\\)\|$/.test(line) ? line.slice(1, -1).split(/(?<!\\)\|/) : undefined;
}

/** Undefined for a decorated cell: TikTok allows no emoji in names, and bold or code may be marks. */
function plainName(cell: string): string | undefined {
	const isMarked = /^(?:\*.*\*|_.*_|`.*`|\[.*\)|<.*>)$/.test(cell);
	const hasEmoji = /\p{Extended_Pictographic}/u.test(cell.replace(/[©®™]/g, ''));
	return isMarked || hasEmoji ? undefined : unescapeName(cell);
}

/** A connected ad account. */
export interface Account {
	readonly name: string;
	readonly id: string;
}

function accountsBy(form: RegExp, text: string): Account[] {
	return text.split('\n').flatMap((line) => {
		const [, name, id] = line.length > 1000 ? [] : (form.exec(line.trim()) ?? []);
		return name !== undefined && id !== undefined ? [{ name: name.trim(), id }] : [];
	});
}

/** A name may hold brackets of its own; the last pair holds the ID. */
const offered = /^- (\S.*) \(\w{1,40}="([\w-]{1,64})"\)$/;

/**
 * The accounts to choose from, if a text demands that. The reference page: "You have 25 … accounts
 * connected. Please specify which account to use …", then lines: `  - Acme EU (ad_account_id="act_987")`.
 */
export function accountsDemanded(error: string): Account[] | undefined {
	const isDemand = /accounts? connected/i.test(error) && /specify which account/i.test(error);
	return isDemand ? accountsBy(offered, error) : undefined;
}

const listed = /^(\S.*?) · ID:\s?`?([1-9]\d{0,24})`?(?: · |$)/;

/** The accounts in a list's text: a name, then `ID: …` on the next line or after ` · ` (agent guidance). */
export function accountsInText(text: string): Account[] {
	return accountsBy(listed, text.replace(/\r?\n[ \t]{0,20}ID:/g, ' · ID:'));
}
