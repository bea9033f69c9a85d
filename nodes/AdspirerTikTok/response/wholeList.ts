import type { ListForm } from '../contract/tools';
import { isRecord } from '../base/values';
import onRecord from './onRecord.json';
import { labelsIn } from './said';
import { exactText, fieldsOf, isText, type Body, type Field } from './textForms';

/** A list that was found in an answer, and the answer around it. */
export interface FoundList {
	readonly body: Body;
	readonly rows: readonly unknown[];
	/** The array of its entries, if the answer has one. */
	readonly array: unknown[] | undefined;
	/** The text without the list's table. */
	readonly around: string;
	/** True if the text says that there is nothing to list. */
	readonly saysNone: boolean;
	/** False for what may be only a part of the list. */
	readonly isSure: boolean;
}

const { totals, counts, more, pages } = onRecord.lists;

/**
 * True if a list is whole, so that what it doesn't show isn't there: unless it says itself that there is
 * more, by a flag, a cursor, a total or a page. One that states no total proves nothing if its length is a multiple
 * of 10 or 25, as that of a page that was cut off would be. Sources: the service's agent guidance (no
 * pagination cursors; `**Total: 3 audiences**`) and TikTok's API documentation (`page_info`).
 */
export function saysWhole(list: FoundList, form: ListForm): boolean {
	const { rows, around, array, saysNone, isSure } = list;
	const { length } = rows;
	const said = [...fieldsAround(list), ...labelsIn(around)];
	if (!isSure || said.some((field) => saysMore(field, length)) || tellsOfMore(around)) return false;
	const stated = totalsOf(said, form);
	for (const [, number = ''] of around.matchAll(statedTotal)) stated.push(numberIn(number));
	if (saysNone) stated.push(0);
	if (stated.length > 0) return stated.every((total) => total === length);
	if (length === 0) return array !== undefined;
	return length % 10 !== 0 && length % 25 !== 0;
}

/** The fields next to a list, and those of the parts next to it, such as `pagination`. */
function fieldsAround({ body, array }: FoundList): Field[] {
	const fields: Field[] = [];
	const parts: Body[] = [body];
	for (const part of parts) {
		for (const field of fieldsOf(part)) {
			const { key, value } = field;
			if (isRecord(value)) {
				// The calls that are left are no entries that are.
				if (key !== 'quota' && parts.length < 100) parts.push(value);
			} else if (value !== array) fields.push(field);
		}
	}
	return fields;
}

const numberIn = (text: string) => Number(text.replaceAll(',', ''));

/** True for a flag or a cursor for more, a later page, or a count beyond the list's length. */
function saysMore({ key, value }: Field, length: number): boolean {
	if (more.includes(key)) return !/^(?:|0|no|none|null|false|undefined)$/i.test(String(value));
	const number = numberIn(exactText(value));
	if (pages.includes(key)) return number > 1;
	return counts.includes(key) && number > length;
}

function totalsOf(said: readonly Field[], { arrays }: ListForm): number[] {
	const keys = [...totals, ...arrays.map((array) => `total${array}`)];
	const stated: number[] = [];
	for (const { key, value } of said) {
		if (!keys.includes(key) || (!isText(value) && typeof value !== 'number')) continue;
		// "3 audiences" as well as 3.
		const [number] = /^\W*\d[\d,]*/.exec(String(value)) ?? [];
		if (number !== undefined) stated.push(numberIn(number.replace(/^\W*/, '')));
	}
	return stated;
}

/** "Found 2 campaigns", "Showing 10 of 57": a total within a sentence. */
const statedTotal = /\b(?:found|(?:showing|listing|displaying)\b[^\n]{0,40}? of) (\d[\d,]*)\b/gi;

/** "and 12 more", "showing the first 10", "page 1 of 3", and what says that it was cut. */
const wordsOfMore = [
	/\b\d[\d,]* (?:more|others?)\b/i,
	/\b(?:showing|listing|displaying|only)\b[^\n]{0,20}\b(?:first|top|latest) \d/i,
	/\bpage \d+ of (?!1\b)\d|\btruncated\b/i,
];
const tellsOfMore = (text: string) => wordsOfMore.some((words) => words.test(text));
