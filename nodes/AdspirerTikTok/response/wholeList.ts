import type { ListForm } from '../contract/tools';
import { exactText, fieldsOf, labelKey, maxFields, nameKey, type Body } from './textForms';

/**
 * Whether a list is whole, so that what it doesn't show isn't there. Sources: the service's agent
 * guidance (no pagination cursors; `**Total: 3 audiences**`, `**Total Campaigns:** 12`, a heading with
 * an account's ID, a usage line) and TikTok's API documentation (`page_info`).
 */

/** A list as far as it says how much of it there is. */
interface Extent {
	readonly raw: Body;
	/** The objects that may hold the list, and the array of it, if it isn't a table. */
	readonly places: readonly Body[];
	readonly array: readonly unknown[] | undefined;
	/** All of the text, and what of it is around the table. */
	readonly text: string;
	readonly around: string;
	readonly length: number;
	/** The IDs and the names of the entries. */
	readonly known: ReadonlySet<string>;
	readonly saysNone: boolean;
	readonly form: ListForm;
}

/**
 * True if a list has as many entries as it states; or if it states no total, everything next to it is on
 * record, and its length isn't a multiple of 10 or 25, as that of a silently cut page would be. Either
 * way nothing may say that there are more, and the text around it may hold no words but those on record.
 */
export function isWhole(list: Extent): boolean {
	const { array, length, saysNone, places } = list;
	const around = saidAround(list);
	if (around.isMore) return false;
	const inText = totalsOf(list, around.words);
	if (inText === undefined) return false;
	const totals = [...around.totals, ...inText, ...(saysNone ? [0] : [])];
	if (totals.length > 0) return totals.every((total) => Number(total) === length);
	return length % 10 !== 0 && length % 25 !== 0 && places.every((one) => isOnRecord(one, array));
}

const totalKeys = ['total', 'totalcount', 'totalnumber'];

/** Keys next to a list that say nothing about its extent. */
const recordKeys = new Set([
	...['text', 'structured', 'structuredcontent', 'content', 'quota', 'success', 'tool', 'data'],
	...['advertiserid', 'accountid', 'campaignid', 'platform', 'targetingtype', 'pageinfo'],
	...['requestid', 'timestamp'],
	...totalKeys,
]);

/** Keys that are about more of a list, wherever they stand. */
const moreKey =
	/more|next|cursor|continu|truncat|partial|incomplete|omit|remain|hidden|offset|skip|pages(?!ize)|totalpage|pagecount|lastpage|filter|limit|^(?:page|pagenumber|pageindex)$/;

/** Keys that say no if there are more. */
const wholeKey = /(?<!in)complete$|^(?:is)?(?:all|last|final|whole|entire)(?:page)?$/;

/** Other keys of a number, which may be that of all entries. */
const countKey = /^total|count$|^(?:all|available|found|match(?:es|ed)|size)$/;

const isNothing = (value: unknown) =>
	!value ||
	value === '0' ||
	value === 'false' ||
	(typeof value === 'object' && Object.keys(value).length === 0);

/** A first page that is the only one. */
const isOnlyPage = (key: string, value: unknown) =>
	/^(?:page|totalpages?|pagecount|pagenumber)$/.test(key) && Number(exactText(value)) === 1;

/** True for a field that says that there are more entries than the list has. */
function saysMore(key: string, value: unknown, length: number): boolean {
	if (value === null || value === undefined || value === '') return false;
	if (isNothing(value)) return wholeKey.test(key);
	return moreKey.test(key)
		? !isOnlyPage(key, value)
		: countKey.test(key) && Number(value) !== length;
}

/** Levels and parts; what is deeper or longer says too much to be a list. */
const maxDepth = 8;
const maxParts = 2_000;

/** Keys of what is said about a list, and not of what it was asked with or when. */
const proseKey =
	/^$|messag|note|hint|warn|info|summar|text|title|descri|caption|header|footer|range/;

/** What all levels of an answer say about the extent of the list in it; `isMore` if it isn't all. */
function saidAround({ raw, array, text, length }: Extent) {
	const totals: unknown[] = [];
	const words: string[] = [];
	const queue: Array<{ readonly part: object; readonly depth: number }> = [{ part: raw, depth: 0 }];
	for (const { part, depth } of queue) {
		if (depth > maxDepth || queue.length > maxParts) return { totals, words, isMore: true };
		for (const [label, value] of fieldsOf(part)) {
			const key = Array.isArray(part) ? '' : labelKey(label);
			if (key === 'quota' || value === array) continue;
			if (totalKeys.includes(key) && value !== null) totals.push(value);
			else if (saysMore(key, value, length)) return { totals, words, isMore: true };
			if (typeof value === 'object' && value !== null) {
				queue.push({ part: value, depth: depth + 1 });
			} else if (proseKey.test(key) && typeof value === 'string' && !text.includes(value)) {
				words.push(value);
			}
		}
	}
	return { totals, words, isMore: false };
}

/** True for an object that has nothing next to the list but what is on record. */
function isOnRecord(place: Body, array: Extent['array']): boolean {
	const fields = fieldsOf(place);
	if (fields.length === maxFields) return false;
	return fields.every(([label, value]) => {
		const key = labelKey(label);
		const isEmpty = value === null || value === undefined || value === '';
		const isNoMore = moreKey.test(key) && isNothing(value);
		return value === array || isEmpty || isNoMore || recordKeys.has(key);
	});
}

const totalInText =
	/\btotal(?: [a-z]{1,20}){0,2}:[* ]{0,4}(\d[\d,]{0,12})\b|\bshowing \d{1,9} of (\d[\d,]{0,12})\b/gi;

/** The usage line of a list, and those of the quota, which may stand under any text. */
const usageLine =
	/^\W*usage:?\W*\s*pass\b(?!.*\b(?:more|next|page|cursor|offset|rest)\b)|\bcalls? (?:used|left|remaining)\b|\b(?:used|remaining)\b[^.]{0,40}\bcalls?\b/i;

/** Words on record around a list, and those that only say that this is it; any other may limit it. */
const recordWord =
	/^(?:ads?|groups?|campaigns?|accounts?|advertisers?|connect(?:ed|ions?)|audiences?|custom|targeting|options?|interests?|categor(?:y|ies)|locations?|regions?|languages?|results?|tiktok|adspirer|search|all|list(?:ed)?|total|of|in|for|the|your|this|these|here|are|is|were|id|done|ok|found|retrieved|success(?:fully)?|no)$/i;

/** The totals that the text around a list states; undefined if it says anything that isn't on record. */
function totalsOf({ around, known, form }: Extent, words: readonly string[]) {
	const totals: string[] = [];
	const isKnown = (word: string) =>
		recordWord.test(word) || form.arrays.some((key) => key.includes(word.toLowerCase()));
	const isOnlyThis = [around, ...words]
		.join('\n')
		.split('\n')
		.filter((line) => !usageLine.test(line) && !isEntry(line, known))
		.every((line) => {
			const text = line.replace(totalInText, (_, total?: string, shown = '') => {
				totals.push((total ?? shown).replaceAll(',', ''));
				return ' ';
			});
			const isUncut = !/…|\.{3}|\+/.test(text);
			return isUncut && !hasCount(text) && (text.match(/\p{L}+/gu) ?? []).every(isKnown);
		});
	return isOnlyThis ? totals : undefined;
}

/** True for a number that isn't an ID. */
const hasCount = (text: string) =>
	Array.from(text.matchAll(/\p{N}[\p{N}.,]*/gu)).some(([number]) => !/^\d{10,25}$/.test(number));

/** True for a line that shows an entry of the list: by its ID, or as a point that begins with its name. */
function isEntry(line: string, known: ReadonlySet<string>): boolean {
	const [, point = ''] = /^\s*(?:[-*•]|\d{1,5}[.)])\s+(.*)$/.exec(line) ?? [];
	const [name = ''] = point.replaceAll('**', '').split(/: | \(| [–|·-] /);
	const ids = line.match(/\d{5,25}/g) ?? [];
	return [nameKey(name), ...ids].some((one) => known.has(one));
}
