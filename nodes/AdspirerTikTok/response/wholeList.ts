import { exactText, fieldsOf, maxFields, nameKey, type Body, type Field } from './textForms';

/**
 * Whether a list is whole, so that what it doesn't show isn't there. Sources: the service's agent
 * guidance (no pagination cursors; `**Total: 3 audiences**`, `**Total Campaigns:** 12`, a heading with
 * an account's ID, a usage line) and TikTok's API documentation (`page_info`).
 */

/** A list as far as it says how much of it there is. */
interface Extent {
	readonly raw: Body;
	/** The array of the list, if it isn't a table. */
	readonly array: readonly unknown[] | undefined;
	/** All of the text, and what of it is around the table. */
	readonly text: string;
	readonly around: string;
	readonly length: number;
	/** The IDs and the names of the entries. */
	readonly known: ReadonlySet<string>;
	readonly saysNone: boolean;
}

/**
 * True if a list has as many entries as it states; or if it states no total and its length isn't a
 * multiple of 10 or 25, as that of a silently cut page would be. Either way there may be nothing next to
 * it but fields and words on record.
 */
export function isWhole({ raw, array, text, around, length, known, saysNone }: Extent): boolean {
	const fields = fieldsAround(raw, array);
	if (fields === undefined) return false;
	const words = fields.flatMap(({ key, value }) =>
		proseKeys.has(key) && typeof value === 'string' && !text.includes(value) ? [value] : [],
	);
	const inText = totalsOf([around, ...words].join('\n'), known);
	if (inText === undefined) return false;
	const inFields = fields.filter(({ key }) => totalKeys.has(key)).map(({ value }) => value);
	const totals = [...inFields, ...inText, ...(saysNone ? [0] : [])];
	const mayBeMore = (field: Field) =>
		!isOnRecord(field) && !(totals.length > 0 && isBesideTotal(field, length));
	if (fields.some(mayBeMore)) return false;
	return totals.length > 0
		? totals.every((total) => Number(total) === length)
		: length % 10 !== 0 && length % 25 !== 0;
}

/** Keys of what a list may be in, or come with. */
const partKeys = new Set(['data', 'structured', 'structuredcontent', 'content', 'pageinfo']);

/** The fields next to a list, but for those of the quota; undefined if there is any part not on record. */
function fieldsAround(raw: Body, array: Extent['array']): Field[] | undefined {
	const found: Field[] = [];
	const parts: object[] = [raw];
	for (const part of parts) {
		const fields = fieldsOf(part);
		if (fields.length === maxFields) return undefined;
		for (const { key: ownKey, value } of fields) {
			const key = Array.isArray(part) ? 'content' : ownKey;
			const isEmpty = value === null || (value === '' && !totalKeys.has(key));
			if (key === 'quota' || value === array || isEmpty) continue;
			if (typeof value !== 'object') found.push({ key, value });
			else if (partKeys.has(key)) parts.push(value);
			else return undefined;
		}
	}
	return found;
}

const totalKeys = new Set(['total', 'totalcount', 'totalnumber']);

const proseKeys = new Set(['text', 'content']);

/** Keys next to a list that say nothing about its extent, or are read for it. */
const recordKeys = new Set([
	...['success', 'tool', 'advertiserid', 'accountid', 'campaignid', 'platform', 'targetingtype'],
	...['requestid', 'timestamp'],
	...proseKeys,
	...totalKeys,
]);

/** Keys that say by their value if there are more. */
const moreKey = /more|next|cursor|truncat|partial|incomplete|omit|remain|hidden|offset/;
const nothing: readonly unknown[] = [false, 0, 'false', '0'];

const isOnRecord = ({ key, value }: Field) =>
	recordKeys.has(key) ||
	(key === 'type' && value === 'text') ||
	(moreKey.test(key) && nothing.includes(value));

/** True for what says nothing more where a total is stated. */
function isBesideTotal({ key, value }: Field, length: number): boolean {
	if (/^(?:page|totalpages?)$/.test(key)) return exactText(value) === '1';
	if (/^(?:count|size)$/.test(key)) return exactText(value) === String(length);
	return ['pagesize', 'currency', 'timezone'].includes(key);
}

const totalInText =
	/\btotal(?: [a-z]{1,20}){0,2}:[* ]{0,4}(\d[\d,]{0,12})\b|\bshowing \d{1,9} of (\d[\d,]{0,12})\b/gi;

/** The usage line of a list, and those of the quota, which may stand under any text. */
const usageLine =
	/^\W*usage:?\W*\s*pass\b(?!.*\b(?:more|next|page|cursor|offset|rest)\b)|\bcalls? (?:used|left|remaining)\b|\b(?:used|remaining)\b[^.]{0,40}\bcalls?\b/i;

/** Words on record around a list, and those that only say that this is it, and IDs; any other may limit it. */
const recordWord =
	/^(?:ads?|(?:ad)?groups?|campaigns?|accounts?|advertisers?|connect(?:ed|ions?)|audiences?|custom|targeting|options?|interests?|categor(?:y|ies)|locations?|regions?|languages?|results?|tiktok|adspirer|search|all|list(?:ed)?|total|of|in|for|the|your|this|these|here|are|is|were|id|done|ok|found|retrieved|success(?:fully)?|no|\d{10,25})$/i;

/** The totals that the words around a list state; undefined if they say anything that isn't on record. */
function totalsOf(words: string, known: ReadonlySet<string>): string[] | undefined {
	const lines = words.split('\n').filter((line) => !usageLine.test(line) && !isEntry(line, known));
	const text = lines.join('\n');
	const others = text.replace(totalInText, ' ').match(/\p{L}+|\p{N}[\p{N}.,]*|…|\.{3}|\+/gu) ?? [];
	if (!others.every((word) => recordWord.test(word))) return undefined;
	const totals = Array.from(text.matchAll(totalInText), ([, total, shown]) => total ?? shown ?? '');
	return totals.map((total) => total.replaceAll(',', ''));
}

/** True for a line that shows an entry of the list: by its ID, or as a point that begins with its name. */
function isEntry(line: string, known: ReadonlySet<string>): boolean {
	const [, point = ''] = /^\s*(?:[-*•]|\d{1,5}[.)])\s+(.*)$/.exec(line) ?? [];
	const [name = ''] = point.replaceAll('**', '').split(/: | \(| [–|·-] /);
	const ids = line.match(/\d{5,25}/g) ?? [];
	return [nameKey(name), ...ids].some((one) => known.has(one));
}
