import { currenciesOf } from '../parse/money';
import { anyFor, keysFor, wordsNamed } from '../words';
import { normalizeKey, remembered } from '../words/normalizeKey';

/** No heading is longer; where headings belong there may be other text. */
const maxLength = 200;

/** Words that say nothing between two others: "fecha de inicio". */
const isLinking = (word: string) => keysFor('linking').has(word);

/** What a bracket may say of how a value is written, and not of what it is: "(required)", "(local time)". */
const isUnitWord = (word: string) => keysFor('units').has(normalizeKey(word));

/** True for a heading that says that its cells are notes for people: "Notes", "Buyer's comments". */
export const isNote = (heading: string): boolean =>
	heading.split(/[^\p{L}]+/u).some((word) => keysFor('notes').has(normalizeKey(word)));

/** A sign, or a code in capitals, since "top" and "all" are codes of currencies, too. */
export const isCurrency = (word: string): boolean =>
	/^[A-Z]{3}$|\p{Sc}$/u.test(word) && currenciesOf(word) !== undefined;

/** The currency at the end of a heading that a machine wrote, such as "budget_usd"; its words may be codes in capitals only. */
export function codeAtEnd(heading: string): string | undefined {
	const [, code = ''] = /_([a-z]{3})$/.exec(heading) ?? [];
	return currenciesOf(code) && code.toUpperCase();
}

/** "£ per day" and "€/Tag": an amount that is named by its currency alone. */
const amountPer = /^\s*(\p{Sc}|[A-Z]{3})\s*(?=\/|(\p{L}+)\s)/u;

function withBudget(written: string, currency: string, word?: string) {
	const isPer = word === undefined || keysFor('per').has(normalizeKey(word));
	return isPer && isCurrency(currency) ? 'budget ' : written;
}

/** Brackets, with what is in them. */
export const everyBracket = /[([{]([^()[\]{}]*)[)\]}]/g;

const lettersFor = (name: string) => wordsNamed('lettersOfDates', name).join('');

/** The letters of "DD/MM/YYYY", "jj.mm.aaaa" and "hh:mm", for regular expressions. */
export const letters = {
	day: lettersFor('day'),
	month: lettersFor('month'),
	year: lettersFor('year'),
	time: lettersFor('hour') + lettersFor('second'),
};
/** "DMA" is something else. */
const partOfDate = new RegExp(
	`^(?:([${letters.day}${letters.month}${letters.time}])\\1{0,3}|([${letters.year}])\\2{1,3})$`,
);

/** True for the form of a date or time, which begins with a letter. */
function isDateFormat(text: string): boolean {
	const runs = text.toLowerCase().match(/([^\s.,/:-])\1*/g) ?? [];
	return /^[a-z]/i.test(text) && runs.every((run) => partOfDate.test(run));
}

const dayAndMonth = new RegExp(
	`[${letters.day}${lettersFor('hour')}].*[${letters.month}]|[${letters.month}].*[${letters.day}]`,
	'i',
);

/**
 * True for the text of a bracket that doesn't change what a column is. Not so "(k€)" and "('000)", which
 * multiply amounts, and "(net)" or "(DE)", which tell columns apart.
 */
export function isUnit(inner: string): boolean {
	const text = inner.trim();
	if (isDateFormat(text) && dayAndMonth.test(text)) return true;
	const words = text.split(/[\s,;:./|]+/).filter(Boolean);
	return isUnitWord(text) || words.every((word) => isUnitWord(word) || isCurrency(word));
}

const lastWord = new RegExp(`[\\s,:–-]+(?:(?:${anyFor('inCurrency')})\\s+)?(\\S+)$`, 'i');

/** A heading without its number, the network's name, and what only says how its values are written. */
function withoutUnits(heading: string): string {
	return heading
		.replace(/tik ?tok/gi, ' ')
		.replace(/^\s*\d+[.)]\s+/, '')
		.replace(/__c$/, '')
		.replace(codeAtEnd(heading) === undefined ? '' : /_[a-z]{3}$/, '')
		.replace(amountPer, withBudget)
		.replace(everyBracket, (bracket: string, inner: string) => (isUnit(inner) ? ' ' : bracket))
		.trimEnd()
		.replace(lastWord, (end: string, last: string) => {
			if (isCurrency(last) || keysFor('required').has(normalizeKey(last))) return '';
			return end;
		});
}

/** A share, a change and a number are words of their own: "Budget %" is no budget. */
const word = /[\p{L}\p{M}\p{N}]+|[%‰#±]|\+\/-/gu;

/** "d'" and "dell'" before a vowel. */
const elided = new RegExp(`(?<!\\p{L})(?:${anyFor('elided')})['’]`, 'giu');

function singular(text: string) {
	return text.length > 3 ? text.replace(/s$/, '') : text;
}

/** More than words/*.json has, which the tables of ad groups and of ads both ask for. */
const mostHeadings = 20_000;

/**
 * The keys by which a heading is compared with those of words/*.json, its words in any order and as one:
 * whole, apart from case, accents, spaces, punctuation, capitals within words, the order of words, small
 * linking words, a plural s, a currency or unit in brackets or at the end, and the word TikTok. Undefined if
 * nothing is left.
 */
export const keysOfHeading = remembered((heading) => {
	if (heading.length > maxLength) return undefined;
	const written = heading.normalize('NFKC').replace(elided, ' ');
	const bare = withoutUnits(written).replaceAll('٪', '%');
	// "adGroupName" has three words, "AD GROUP" has two.
	const spaced = bare.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2');
	const words = [...spaced.matchAll(word)].map(([text]) => normalizeKey(text) || text);
	// In "Budget DE" the last word is Germany.
	const isEdge = (at: number) => at === 0 || at === words.length - 1;
	const counting = words.filter((text, at) => isEdge(at) || !isLinking(text)).map(singular);
	if (counting.length === 0) return undefined;
	const sorted = [...new Set(counting)].sort().join(' ');
	// "Budget (PT)" isn't "Budget p.T.".
	const bracket = bare.search(everyBracket) >= 0 ? '()' : '';
	return { sorted, joined: counting.join('') + bracket };
}, mostHeadings);
