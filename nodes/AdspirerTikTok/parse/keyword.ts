import { isEmpty, onlyEntry } from '../base/values';
import { maxNameLength, nothing, type Parsed } from './cell';
import { findBrokenText, isFormulaError, readText, type Reading, type Reason } from './cellText';
import type { Fault } from '../problems/problem';
import { anyFor, type CellKey, keysFor, touchingFor, wordsFor } from '../words';
import { anyOf, normalizeKey, remembered, touching } from '../words/normalizeKey';

const maxLength = 200;

/**
 * All parsers of words go through here, so that none accepts "-F", or guesses "US?".
 * `unknown` is the problem with any other text, and says what to enter.
 */
export function parseKeyword<T>(
	value: unknown,
	unknown: Reason,
	find: (text: string) => Reading<T> | undefined,
): Parsed<T> {
	return readText(value, unknown, (text) => {
		if (text.length > maxLength) return unknown;
		const { remedy = unknown.why, facts } = unknown;
		if (hasExcludingSign(text)) return { why: 'exclusion', remedy, facts };
		if (isDoubtful(text)) return { why: 'in doubt', remedy, facts };
		return find(text) ?? unknown;
	});
}

const hasWord = /[\p{L}\p{N}]/u;

/** Before the first letter or digit; ">=18" is an age limit. */
const leadingSign = /^[^\p{L}\p{N}]*?(?:[-−–—‐‑‒―!¡¬~∼≠×^]|<>|[<>](?=[^\p{N}=]*\p{L}))/u;

/** Strikethrough, and marks that always mean "not this". */
const crossedOut = /[\u0334-\u0338\u20D2-\u20E2≠✗✘❌❎🚫⛔]/u;

/** True for a word with a sign that excludes it, such as "-F" and "!men"; words such as "not" are in no list. */
export const hasExcludingSign = (text: string) =>
	hasWord.test(text) && (leadingSign.test(text) || crossedOut.test(text));

/** True for a word with a question mark: "Female?", "iOS (?)". */
export const isDoubtful = (text: string) => /[?？؟]/.test(text) && hasWord.test(text);

const only = anyFor('only');
const touchingOnly = touchingFor('only');
const onlyAround = new RegExp(
	`^(?:${only})[ :]|[ (-](?:${only})\\)?$|[ (]?(?:${touchingOnly})\\)?$|^(?:${touchingOnly})`,
	'giu',
);

export const withoutOnly = (text: string) => text.replace(onlyAround, '').trim();

const emptyWords = keysFor('empty');

/** Spaces count: "sem UA" excludes Ukrainian, and isn't "semua". */
const keyOfEachWord = (text: string) => text.split(/\s+/).map(normalizeKey).join(' ');
const keysOf = (key: CellKey) => wordsFor(key).map(keyOfEachWord).join('|').replaceAll(' ', ' ?');
const things = `(?:(?:${keysOf('ofAll')}) ?)?(?:${keysOf('allOf')})`;
const everything = new RegExp(`^(?:${keysOf('all')})(?: ?${things})?$`, 'u');

/** What a text that only fills a cell means; a formula's "#N/A" and "-All" don't. */
const meaningOf = remembered((text): 'empty' | 'all' | 'value' => {
	if (text.length > maxLength || findBrokenText(text)) return 'value';
	if (hasExcludingSign(text) || isDoubtful(text)) return 'value';
	const word = text.trim();
	if (/^[-–—―−ー_/.*]{1,3}$/.test(word)) return 'empty';
	if (emptyWords.has(normalizeKey(word))) return 'empty';
	if (everything.test(keyOfEachWord(word))) return 'all';
	return 'value';
});

function meaningOfCell(value: unknown) {
	const text = Array.isArray(value) ? onlyEntry(value) : value;
	// No such word has a digit.
	if (typeof text !== 'string' || /\d/.test(text)) return 'value';
	return meaningOf(text);
}

/** True for a cell that is left empty, or says so: "-" and "n/a", and no word that may mean more. */
export function isLeftOpen(value: unknown): boolean {
	const text = onlyEntry(value);
	if (isEmpty(text)) return true;
	return meansEmpty(text) && /^(?:[^\p{L}]+|n\W*a\W*)$/iu.test(String(text).trim());
}

/** True for a cell or list of "-", "n/a" or "none", in any language. */
export const meansEmpty = (value: unknown) => meaningOfCell(value) === 'empty';

/** True for a cell that says something: not empty, and no word for it. */
export const isGiven = (value: unknown) => !isEmpty(value) && !meansEmpty(value);

/** True for a cell that says something, and isn't a formula's error. */
export function isFilled(value: unknown): boolean {
	const cell = onlyEntry(value);
	if (typeof cell === 'string' && isFormulaError(cell)) return false;
	return isGiven(value);
}

/** True for "all", "any", "broad" and their translations, also with "ages", "devices" and the like. */
export const meansAll = (value: unknown) => meaningOfCell(value) === 'all';

/** True if a targeting field restricts nothing. Not for locations, whose default is the United States. */
export const meansNoRestriction = (value: unknown) => meaningOfCell(value) !== 'value';

/** A parser with one more condition; `problemOf` says what is wrong with a value, if anything. */
export const checked =
	<T>(parse: (cell: unknown) => Parsed<T>, problemOf: (value: T) => Fault | undefined) =>
	(cell: unknown): Parsed<T> => {
		const parsed = parse(cell);
		const problem = 'value' in parsed && problemOf(parsed.value);
		if (problem) return { problem };
		return parsed;
	};

const leavingOut =
	(means: (value: unknown) => boolean) =>
	<T>(parse: (value: unknown) => Parsed<T>) =>
	(value: unknown): Parsed<T> =>
		means(value) ? nothing : parse(value);

/** A parser that sends nothing for "-", "n/a", "none" and the like. */
export const orEmptyWord = leavingOut(meansEmpty);

/** A parser that sends nothing for a field's own words for none, by their list, and for "-" and the like. */
export function orOwnWord(key: CellKey) {
	const words = keysFor(key);
	return leavingOut((value) => {
		const cell = onlyEntry(value);
		if (meansEmpty(cell)) return true;
		if (typeof cell !== 'string') return false;
		return words.has(normalizeKey(cell.slice(0, maxLength)));
	});
}

/** A parser that sends nothing for "All", "-" and the like. */
export const orNoRestriction = leavingOut(meansNoRestriction);

/** These can begin a name, as in "Total Wireless"; grand totals can't. */
const totals = keysFor('total');
const grandTotals = keysFor('grandTotal');
/** A sign alone may end another word. */
const longTotals = touching(wordsFor('total')).filter((word) => word.length > 1);
const touchingTotal = new RegExp(`(?:${anyOf(longTotals)})$`);
const isTotal = (key: string) => totals.has(key) || grandTotals.has(key);

/** "Total", "Grand total (12)" and their translations; with `orMentions` also "US Total", "Summe – DACH". */
export function meansTotal(text: string, orMentions = false): boolean {
	if (text.length > maxNameLength) return false;
	const bare = text.replace(/[([（][^()[\]（）]*[)\]）]/g, ' ');
	if (isTotal(normalizeKey(bare))) return true;
	const words = text.split(/[^\p{L}\p{M}]+/u).map(normalizeKey);
	const keys = words.filter(Boolean);
	const [first = '', second = ''] = keys;
	if (grandTotals.has(first) || grandTotals.has(first + second)) return true;
	const [touchingEnd = ''] = touchingTotal.exec(text) ?? [];
	const ends = [first, keys.at(-1) ?? '', touchingEnd];
	return orMentions && ends.some(isTotal);
}
