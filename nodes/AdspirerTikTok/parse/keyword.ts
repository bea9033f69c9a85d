import { formatList, isEmpty, isRecord, onlyEntry, parseExactJson } from '../base/values';
import type { Fault } from '../problems/problem';
import { type CellKey, anyFor, keysFor, touchingFor, wordsFor } from '../words';
import { anyOf, normalizeKey, remembered, touching } from '../words/normalizeKey';
import {
	type Parsed,
	type Reading,
	type Reason,
	findBrokenText,
	isFormulaError,
	maxNameLength,
	nothing,
	readText,
} from './cellText';
const maxKeywordLength = 200;

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
		if (text.length > maxKeywordLength) return unknown;
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
const allOfThings = `(?:(?:${keysOf('ofAll')}) ?)?(?:${keysOf('allOf')})`;
const everything = new RegExp(`^(?:${keysOf('all')})(?: ?${allOfThings})?$`, 'u');

/** The meaning of a text that only fills a cell; a formula's "#N/A" and "-All" don't. */
const meaningOf = remembered((text): 'empty' | 'all' | 'value' => {
	if (text.length > maxKeywordLength || findBrokenText(text)) return 'value';
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
		return words.has(normalizeKey(cell.slice(0, maxKeywordLength)));
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

export interface Choice {
	readonly name: string;
	/** The API's value. An empty one means "send nothing". */
	readonly value: string;
	readonly description?: string;
	/** Other words for it, compared without case, accents, spaces and punctuation. */
	readonly aliases?: readonly string[];
}

const indexes = new WeakMap<readonly Choice[], Map<string, Choice>>();

/** The choice that a text names by the API's value, the form's word or another known word. */
export function findChoice(text: string, choices: readonly Choice[]): Choice | undefined {
	let index = indexes.get(choices);
	if (!index) {
		index = new Map();
		for (const choice of choices) {
			const { name, value, aliases = [] } = choice;
			for (const word of [...aliases, name, value]) {
				index.set(normalizeKey(word), choice);
			}
		}
		index.delete('');
		indexes.set(choices, index);
	}
	return index.get(normalizeKey(text));
}

/** The value of a choice, with its name if the text is neither the form's word nor the API's. */
export function asChoice({ name, value }: Choice, text: string): Parsed<string> {
	if (value === '') return nothing;
	const key = normalizeKey(text);
	const isOwnWord = [value, name].some((word) => word === text || normalizeKey(word) === key);
	if (isOwnWord) return { value };
	return { value, readAs: name };
}

/** The words for a cell that isn't like any of the choices, made once for each list. */
const unlikeAny = new WeakMap<readonly Choice[], Reason>();

export function parseChoice(
	value: unknown,
	choices: readonly Choice[],
	unknown?: Reason,
): Parsed<string> {
	const otherwise = unknown ?? unlikeAny.get(choices) ?? notOneOf(choices);
	if (!unknown) unlikeAny.set(choices, otherwise);
	return parseKeyword(value, otherwise, (text) => {
		const chosen = findChoice(text, choices) ?? findChoice(withoutOnly(text), choices);
		if (chosen) return asChoice(chosen, text);
		return unknown ?? notOneOf(choices, text);
	});
}

/** "ge", "et", "tq", … of "Get Quote". */
function pairsOf(text: string): Set<string> {
	const key = normalizeKey(text);
	return new Set(Array.from({ length: key.length - 1 }, (_, at) => key.slice(at, at + 2)));
}

/** The names that share most pairs of letters with a text, such as "Get Quote" with "Get started". */
function nearestTo(text: string, names: readonly string[]): string[] {
	const pairs = pairsOf(text);
	const likeness = new Map<string, number>();
	for (const name of names) {
		const own = pairsOf(name);
		const shared = [...own].filter((pair) => pairs.has(pair));
		likeness.set(name, shared.length / (own.size + pairs.size));
	}
	const byLikeness = (one: string, other: string) =>
		(likeness.get(other) ?? 0) - (likeness.get(one) ?? 0);
	return [...names].sort(byLikeness).slice(0, 3);
}

/** The problem with a text that is none of the choices: it names them, or those of a long list that are nearest. */
export function notOneOf(choices: readonly Choice[], text = ''): Reason {
	const why = 'not a choice';
	const names: string[] = [];
	for (const { name, value } of choices) {
		if (value !== '') names.push(name);
	}
	if (names.length <= 7)
		return {
			why,
			facts: { choices: formatList(names, 'or') },
		};
	return {
		why,
		remedy: 'enter one of many',
		facts: { choices: formatList(nearestTo(text, names), 'or') },
	};
}

const yesWords = new Set(wordsFor('yes'));
const noWords = new Set(wordsFor('no'));
const plainAnswer = /^(?:true|yes|y|on|1|false|no|n|off|0)$/;

/** Yes or no, as a tick box, a sheet ("WAHR"), a form ("yes") or a CRM (1) gives it. */
export function parseYesNo(cell: unknown): Parsed<boolean> {
	const value = onlyEntry(cell);
	if (typeof value === 'boolean') return { value };
	return parseKeyword(value, { why: 'not yes or no' }, (text) => {
		const word = text.toLowerCase();
		const isYes = yesWords.has(word);
		if (!isYes && !noWords.has(word)) return undefined;
		if (plainAnswer.test(word)) return { value: isYes };
		if (isYes) return { value: true, readAs: 'yes' };
		return { value: false, readAs: 'no' };
	});
}

/** True for a no; "không" is one, and in other columns a word for none. */
export function meansNo(cell: unknown): boolean {
	const answer = parseYesNo(cell);
	return 'value' in answer && !answer.value;
}

/** Additional arguments, as an object or its JSON text; only what any argument would be refused for. */
export function parseJsonObject(value: unknown): Parsed<Record<string, unknown>> {
	if (isEmpty(value)) return nothing;
	let parsed = value;
	try {
		if (typeof value === 'string') parsed = parseExactJson(value);
	} catch {
		const broken = findBrokenText(String(value));
		return { problem: broken ?? { why: 'no valid JSON' } };
	}
	if (!isRecord(parsed)) return { problem: { is: parsed, why: 'not an object' } };
	for (const name of Object.keys(parsed)) {
		const problem = findBrokenText(name) ?? problemIn(parsed[name]);
		if (problem) {
			const facts = { name: { written: name }, problem };
			return { problem: { why: 'in argument', facts } };
		}
	}
	return { value: parsed };
}

function problemIn(value: unknown): Fault | undefined {
	if (typeof value === 'string' || typeof value === 'number') return findBrokenText(value);
	if (['bigint', 'function', 'symbol'].includes(typeof value)) {
		return {
			why: 'nothing that JSON holds',
			facts: { type: typeof value },
		};
	}
	for (const inner of Object.values(value ?? {})) {
		const problem = problemIn(inner);
		if (problem) return problem;
	}
	return undefined;
}
