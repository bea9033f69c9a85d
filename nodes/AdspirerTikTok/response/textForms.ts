import type { Body } from './envelope';
import type { Account } from './failure';

/** The forms of a text on record: names, one table, and lines of accounts. */

/** What HTML writes for a sign; the numbers are those of Python's own escapes. */
const entities: ReadonlyMap<string, string> = new Map([
	...Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }),
	...Object.entries({ '#34': '"', '#39': "'", '#x27': "'" }),
]);

/** A text without the escapes that Markdown and HTML need: `A \| B &amp; C` is "A | B & C". */
function unescapeName(text: string): string {
	return text
		.replace(/&(#?\w{2,4});/g, (whole, name: string) => entities.get(name.toLowerCase()) ?? whole)
		.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

/**
 * What two names have in common that are one: without escapes, in one of Unicode's forms, and
 * without the white space that nobody sees. Upper and lower case are different names, and a part of a
 * name is never the name.
 */
export function nameKey(name: string): string {
	return unescapeName(name).normalize('NFC').replace(/\s+/g, ' ').trim();
}

/**
 * A text without what it quotes of the row, such as 'Invalid name "Time Out"': a name may hold any
 * words, and they say nothing of what happened.
 *
 * @param own the row's values.
 */
export function withoutQuoted(text: string, own: readonly unknown[]): string {
	return own
		.filter((value) => typeof value === 'string' && /\D/.test(value))
		.slice(0, 50)
		.flatMap((name) => [`"${name}"`, `'${name}'`, `\`${name}\``, `“${name}”`])
		.reduce((rest, quoted) => rest.replaceAll(quoted, '""'), text);
}

/** "Ad Group ID", "ad_group_id" and "adgroup_id" are one. */
export function keyOf(label: string): string {
	return label
		.slice(0, 60)
		.toLowerCase()
		.replace(/[\s_*]/g, '');
}

/**
 * The one Markdown table of a text, with one heading for the ID and one for the name.
 *
 * On record (the service's agent guidance): `| ID | Name | Type | Size | Status |`, a rule, and rows
 * with the ID in backticks; of a search `| Location | Key | Type | Country | Region |`, without them.
 *
 * @param ids headings of the ID, as keyOf writes them.
 * @param names the same of the name, the surest first.
 * @returns the fields of its rows by their headings, undefined for a row that can't be read, and the
 * text without the table; undefined where the text has no such table, or more than one.
 */
export function tableIn(
	text: string,
	ids: readonly string[],
	names: readonly string[],
): { readonly rows: ReadonlyArray<Body | undefined>; readonly around: string } | undefined {
	const lines = text.split('\n').map((line) => line.trim());
	const isRule = (line: string) => line.includes('-') && /^\|[|:\s-]*\|$/.test(line);
	const heads = lines.flatMap((line, at) => (isRule(line) && lines[at - 1] ? [at - 1] : []));
	const [start] = heads;
	if (start === undefined || heads.length > 1) return undefined;
	const headings = cellsOf(lines[start])?.map((cell) => cell.replaceAll('*', '').trim()) ?? [];
	const keys = headings.map(keyOf);
	const nameAt = keys.indexOf(names.find((name) => keys.includes(name)) ?? 'name');
	const sizes = [new Set(keys).size, cellsOf(lines[start + 1])?.length];
	const isClear = sizes.every((size) => size === keys.length);
	if (!isClear || nameAt < 0 || !ids.some((id) => keys.includes(id))) return undefined;

	const behind = lines.slice(start + 2).findIndex((line) => !line.startsWith('|'));
	const end = behind < 0 ? lines.length : start + 2 + behind;
	const body = lines.slice(start + 2, end);
	// Agencies write names with pipes in them, and whether those are escaped is not on record: a row with
	// more cells than the heading has its surplus in the name, character for character, unless other rows
	// show that pipes are escaped, or another column holds names too.
	const mayHoldPipes =
		!body.some((line) => line.includes('\\|')) &&
		!keys.some((key, at) => at !== nameAt && otherName.test(key));
	const rows = body.map((line): Body | undefined => {
		const cells = cellsOf(line) ?? [];
		const surplus = cells.length - headings.length;
		if (surplus < 0 || (surplus > 0 && !mayHoldPipes)) return undefined;
		const parts = cells.splice(nameAt, surplus + 1, '');
		const name = plainName(parts.join('|').trim());
		const valueAt = (at: number) => (at === nameAt ? name : withoutTicks(cells[at]));
		const fields = headings.map((heading, at) => [heading, valueAt(at)]);
		return name === undefined ? undefined : Object.fromEntries(fields);
	});
	return { rows, around: [...lines.slice(0, start), ...lines.slice(end)].join('\n') };
}

/** Headings of other columns whose cells people name. */
const otherName = /name$|^(?:campaign|account|advertiser|audience|pixel)$/;

/** A value that may stand in backticks, as IDs do. */
export function withoutTicks(value = ''): string {
	return value
		.trim()
		.replace(/^`([^`]*)`$/, '$1')
		.trim();
}

/** The cells between a line's pipes, as they are; undefined for a line that is cut off. */
function cellsOf(line = ''): string[] | undefined {
	return /^\|[^]*(?<!\\)\|$/.test(line) ? line.slice(1, -1).split(/(?<!\\)\|/) : undefined;
}

/**
 * A name without escapes. TikTok takes no emoji in names, so a cell with one is decorated; so may be
 * one in bold or in code. Whether such marks belong to the name is not on record.
 */
function plainName(cell: string): string | undefined {
	const isMarked = /^(?:\*.*\*|_.*_|`.*`|\[.*\)|<.*>)$/.test(cell);
	const hasEmoji = /\p{Extended_Pictographic}/u.test(cell.replace(/[©®™]/g, ''));
	return isMarked || hasEmoji ? undefined : unescapeName(cell);
}

/** The accounts of which a line of a text names each; a name is never longer than a line may be. */
function accountsBy(form: RegExp, text: string): Account[] {
	return text.split('\n').flatMap((line) => {
		const [, name, id] = line.length > 1000 ? [] : (form.exec(line.trim()) ?? []);
		return name !== undefined && id !== undefined ? [{ name: name.trim(), id }] : [];
	});
}

/** A name may hold brackets of its own; the last pair holds the ID. */
const offered = /^- (\S.*) \(\w{1,40}="([\w-]{1,64})"\)$/;

/**
 * The accounts that a demand to name one offers; undefined where the text is no such demand. On
 * record (the service's reference page): "You have 25 … accounts connected. Please specify which
 * account to use …", then lines such as `  - Acme EU (ad_account_id="act_987")`.
 */
export function accountsDemanded(error: string): Account[] | undefined {
	const isDemand = /accounts? connected/i.test(error) && /specify which account/i.test(error);
	return isDemand ? accountsBy(offered, error) : undefined;
}

const listed = /^(\S.*?) · ID:\s?`?([1-9]\d{0,24})`?(?: · |$)/;

/**
 * The accounts in the text of a list. On record (the service's agent guidance): the name, and
 * `ID: …` on the next line or behind ` · `.
 */
export function accountsInText(text: string): Account[] {
	return accountsBy(listed, text.replace(/\r?\n[ \t]{0,20}ID:/g, ' · ID:'));
}
