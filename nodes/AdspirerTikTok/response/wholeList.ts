import keys from './keys.json';
import texts from './listTexts.json';
import {
	exactText,
	fieldsOf,
	hasPhrase,
	isText,
	maxFields,
	nameKey,
	type Body,
	type Field,
} from './textForms';

/** A list that was read, and the answer around it. */
interface ReadList {
	readonly body: Body;
	/** The array of its entries, if the answer has one. */
	readonly array: unknown;
	readonly text: string;
	/** The text without the list's table. */
	readonly around: string;
	readonly saysNone: boolean;
	readonly entries: ReadonlyArray<Readonly<Record<'id' | 'name', string>>>;
	readonly length: number;
}

/**
 * True if a list is whole, so that what it doesn't show isn't there: it has as many entries as are stated
 * beside it; or no total is stated, and its length isn't a multiple of 10 or 25, as that of a silently cut
 * page would be. Either way all that is beside it is on record, its text line by line. Sources: the
 * service's agent guidance (no pagination cursors; `**Total: 3 audiences**`, `**Total Campaigns:** 12`, a
 * heading with an account's ID, a usage line) and TikTok's API documentation (`page_info`).
 */
export function provesAll(list: ReadList): boolean {
	const { length } = list;
	const beside = fieldsBeside(list);
	if (!beside) return false;
	const totals: unknown[] | undefined = totalsIn(textBeside(list, beside));
	if (!totals) return false;
	for (const { key, value } of beside) {
		if (keys.totals.includes(key)) totals.push(value);
	}
	if (list.saysNone) totals.push(0);
	const offRecord = beside.filter((field) => !isOnRecord(field));
	if (totals.length === 0) {
		const maybeCut = length % 10 === 0 || length % 25 === 0;
		return offRecord.length === 0 && !maybeCut;
	}
	if (totals.some((total) => Number(total) !== length)) return false;
	return offRecord.every((field) => isBesideTotal(field, length));
}

/** The lines of an answer's texts that show no entry of its list. */
function textBeside({ around, entries }: ReadList, beside: readonly Field[]): string[] {
	const names = new Map<string, string>();
	for (const { id, name } of entries) names.set(id, name).set(nameKey(name), name);
	const texts = [around];
	for (const { key, value } of beside) {
		if (keys.prose.includes(key)) texts.push(exactText(value));
	}
	const lines = texts.join('\n').split('\n');
	return lines.filter((line) => !isEntry(line, names));
}

/**
 * True for a line that shows an entry of the list: by its ID, or as a point that begins with its name. A line
 * that says how much there is, or where to go on, shows none, whatever ID it has.
 *
 * @param names of all entries, by ID and by `nameKey`.
 */
function isEntry(line: string, names: ReadonlyMap<string, string>) {
	const plain = line.replaceAll('**', '');
	const [, point = ''] = /^\s*(?:[-*•]|\d{1,5}[.)])\s+(.*)$/.exec(plain) ?? [];
	const [beginning = ''] = point.split(/: | \(| [–|·-] /);
	const ids = plain.match(/\d{5,25}/g) ?? [];
	for (const shown of [nameKey(beginning), ...ids]) {
		const name = names.get(shown);
		// A name may hold any words.
		if (name !== undefined) return !hasPhrase(formOf(plain.replace(name, '')), texts.amounts);
	}
	return false;
}

/** A line by its words: " total {number} {things} ". A sign such as "+", which may mean more, is a word. */
function formOf(line: string): string {
	let form = ' ';
	for (const word of line.match(/\p{L}+|\p{N}[\p{N}.,]*|…|\.{3}|\p{Sm}/gu) ?? []) {
		const digits = word.replace(/[.,]$/, '').replaceAll(',', '');
		if (!/^\d+$/.test(digits)) form += word.toLowerCase();
		else if (digits.length < 10) form += '{number}';
		else form += '{id}';
		form += ' ';
	}
	for (const thing of texts.things) form = form.replaceAll(` ${thing} `, ' {things} ');
	return form;
}

const titles = new Set(['', ...texts.titles].map(formOf));
const totalLines = new Set(texts.totals.map(formOf));

/** True for what only tells how to go on, or how many calls are left, and nothing of more entries. */
function isUsage(line: string, form: string) {
	const isPass = texts.passes.some((start) => form.startsWith(` ${start} `));
	if (isPass) return !form.includes('{number}') && !hasPhrase(form, texts.limits);
	const small = line.toLowerCase();
	if (!texts.calls.some((words) => small.includes(words))) return false;
	return form.split(' ').every((word) => word === '' || texts.wordsOfCalls.includes(word));
}

/** The totals that some lines state; undefined if one of the lines isn't on record. */
function totalsIn(lines: readonly string[]): string[] | undefined {
	const totals: string[] = [];
	for (const line of lines) {
		const form = formOf(line);
		if (totalLines.has(form)) {
			const digits = line.replaceAll(',', '').match(/\d+/g) ?? [];
			totals.push(...digits);
		} else if (!titles.has(form) && !isUsage(line, form)) return undefined;
	}
	return totals;
}

/** The fields that say more than the text and the quota; undefined if there is any part not on record. */
function fieldsBeside({ body, array, text }: ReadList): Field[] | undefined {
	const beside: Field[] = [];
	const parts: object[] = [body];
	for (const part of parts) {
		const fields = fieldsOf(part);
		if (fields.length === maxFields) return undefined;
		for (const field of fields) {
			const { value } = field;
			const key = Array.isArray(part) ? 'content' : field.key;
			if (key === 'quota' || value === array || value === null) continue;
			if (value === '' && !keys.totals.includes(key)) continue;
			if (isText(value) && keys.prose.includes(key) && text.includes(value)) continue;
			if (typeof value !== 'object') beside.push({ key, value });
			else if (keys.listParts.includes(key)) parts.push(value);
			else return undefined;
		}
	}
	return beside;
}

/** Keys that say by their value if there are more. */
const moreKey = /more|next|cursor|truncat|partial|incomplete|omit|remain|hidden|offset/;

const isOnRecord = ({ key, value }: Field) =>
	keys.besideLists.includes(key) ||
	(key === 'type' && value === 'text') ||
	(moreKey.test(key) && /^(?:false|0)$/.test(String(value)));

/** True for what says nothing more where a total is stated. */
function isBesideTotal({ key, value }: Field, length: number) {
	if (/^(?:page|totalpages?)$/.test(key)) return exactText(value) === '1';
	if (/^(?:count|size)$/.test(key)) return exactText(value) === String(length);
	return keys.besideTotals.includes(key);
}
