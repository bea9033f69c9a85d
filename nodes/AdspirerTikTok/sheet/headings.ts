import type { ParseContext } from '../contract/fields';
import { type DateOrder, zoneNamed } from '../parse/dates';
import { currenciesOf } from '../parse/money';
import type { Problem, Why } from '../problems/problem';
import { type CellKey, anyFor, keysFor, wordsNamed } from '../words';
import { normalizeKey, remembered } from '../words/normalizeKey';

/** No heading is longer; where headings belong there may be other text. */
const maxHeadingLength = 200;

/** True for a word that words/*.json has under a key, however it is written. */
const isOne = (key: CellKey, word: string) => keysFor(key).has(normalizeKey(word));

/** A sign, or a code in capitals, since "top" and "all" are codes of currencies, too. */
function isCurrency(word: string): boolean {
	return /^[A-Z]{3}$|\p{Sc}$/u.test(word) && currenciesOf(word) !== undefined;
}

const machineCode = /(?:_(?=[a-z]{3}$)|(?<=\p{Ll})(?=[A-Z]{3}$))(\p{L}{3})$/u;

/** The currency at the end of a heading that a machine wrote, such as "budget_usd" and "budgetUSD". */
function codeAtEnd(heading: string): string | undefined {
	const [, code = ''] = machineCode.exec(heading) ?? [];
	return currenciesOf(code) && code.toUpperCase();
}

/** "£ per day" and "€/Tag": an amount that is named by its currency alone. */
const amountPer = /^\s*(\p{Sc}|[A-Z]{3})\s*(?=\/|(\p{L}+)\s)/u;

/** Brackets, with what is in them. */
export const everyBracket = /[([{]([^()[\]{}]*)[)\]}]/g;

const lettersFor = (name: string) => wordsNamed('lettersOfDates', name).join('');

const day = lettersFor('day');
const month = lettersFor('month');
const anyLetter = `${day}${month}${['year', 'hour', 'second'].map(lettersFor).join('')}`;

/** The form of a date or time: "dd.mm.yyyy hh:mm". */
const dateFormat = new RegExp(`^(?:([${anyLetter}])\\1*[\\s.,/:-]*)+$`, 'i');

const alone = (form: string) => new RegExp(`(?<!\\p{L})${form}(?!\\p{L})`, 'iu');

/** Day and month as headings shorten them. */
const orders: ReadonlyArray<readonly [DateOrder, RegExp]> = [
	['dayMonthYear', alone(`[${day}]{1,2}[./-][${month}]{1,2}`)],
	['monthDayYear', alone(`[${month}]{1,2}[./-][${day}]{1,2}`)],
];

/** Which number of a date is the day, where a heading says it: "Start (DD/MM/YYYY)". */
const orderIn = (heading: string) => orders.find(([, form]) => form.test(heading))?.[0];

/** A text without its currency: "(AUD ex GST)" is "(ex GST)". */
const withoutCurrency = (text: string) =>
	text.replace(/[^\s,;:./|()[\]{}・、]+/g, (one) => (one === '円' || isCurrency(one) ? '' : one));

/**
 * True for the text of a bracket that doesn't change what a column is. Not so "(k€)" and "('000)", which
 * multiply amounts, and "(net)" or "(DE)", which tell columns apart.
 */
function isUnit(inner: string): boolean {
	const text = inner.trim();
	if (dateFormat.test(text) && orderIn(text)) return true;
	// Such as "(required)" and "(local time)".
	if (isOne('units', text)) return true;
	const words = withoutCurrency(text).split(/[\s,;:./|・、]+/);
	return words.every((word) => word === '' || isOne('units', word));
}

const lastWord = new RegExp(`[\\s,:–-]+(?:(?:${anyFor('inCurrency')})\\s+)?(\\S+)$`, 'i');

/** A heading without its number, the network's name, and what only says how its values are written. */
function withoutUnits(heading: string): string {
	let text = heading
		.replace(/tik ?tok/gi, ' ')
		.replace(/^\s*\d+[.)]\s+/, '')
		.replace(/__c$/, '');
	if (codeAtEnd(heading) !== undefined) text = text.replace(machineCode, '');
	const [amount = '', currency = '', word] = amountPer.exec(text) ?? [];
	const isPer = word === undefined || isOne('per', word);
	if (isPer && isCurrency(currency)) text = `budget ${text.slice(amount.length)}`;
	text = text
		.replace(everyBracket, (bracket: string, inner: string) =>
			isUnit(inner) ? ' ' : withoutCurrency(bracket),
		)
		.trimEnd();
	const [end, last = ''] = lastWord.exec(text) ?? [];
	if (end === undefined) return text;
	if (isCurrency(last) || isOne('required', last)) return text.slice(0, -end.length);
	return text;
}

/** A share, a change and a number are words of their own: "Budget %" is no budget. */
const word = /[\p{L}\p{M}\p{N}]+|[%‰#±]|\+\/-/gu;

/** The words of a heading: "adGroupName" has three, "AD GROUP" has two. */
export const wordsIn = (heading: string): string[] =>
	heading.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').match(word) ?? [];

/** "d'" and "dell'" before a vowel. */
const elided = new RegExp(`(?<!\\p{L})(?:${anyFor('elided')})['’]`, 'giu');

function singular(text: string): string {
	if (text.length <= 3) return text;
	return text.replace(/s$/, '');
}

/** A Polish number of rows; "LP" is a landing page. */
const lp = /^\s*L\.?p\.?\s*$/;

/** More than words/*.json has, which the tables of ad groups and of ads both ask for. */
const mostHeadings = 20_000;

/**
 * The keys by which a heading is compared with those of words/*.json, its words in any order and as one:
 * whole, apart from case, accents, spaces, punctuation, capitals within words, the order of words, small
 * linking words, a plural s, a currency or unit in brackets or at the end, and the word TikTok. Undefined if
 * nothing is left.
 */
export const keysOfHeading = remembered((heading) => {
	if (heading.length > maxHeadingLength) return undefined;
	const whole = heading.normalize('NFKC').replace(elided, ' ');
	const bare = withoutUnits(whole).replace(lp, 'Liczba porządkowa').replaceAll('٪', '%');
	const written = wordsIn(bare);
	const words: string[] = [];
	for (const [at, text] of written.entries()) {
		const key = normalizeKey(text) || text;
		// In "Budget DE" the last word is Germany; between two others it says nothing: "fecha de inicio".
		const isEdge = at === 0 || at === written.length - 1;
		if (isEdge || !keysFor('linking').has(key)) words.push(singular(key));
	}
	if (words.length === 0) return undefined;
	const sorted = [...new Set(words)].sort().join(' ');
	let joined = words.join('');
	// "Budget (PT)" isn't "Budget p.T.".
	if (bare.search(everyBracket) >= 0) joined += '()';
	return { sorted, joined };
}, mostHeadings);

/** "CST" and "IST" may be of several zones, so that they are none. */
const lettersOfZones = /^[A-Z]{2,4}T$/;

/** The time zone that a heading of times names in brackets or at its end, known or not, and the heading without it. */
export function zoneIn(written: string) {
	const heading = written.normalize('NFKC').replace('−', '-').trim();
	for (const [bracket, inner = ''] of heading.matchAll(everyBracket)) {
		for (const part of inner.split(/[,;]/)) {
			const text = part.trim();
			const zone = zoneNamed(text);
			const isZone = zone !== undefined || lettersOfZones.test(text);
			if (isZone && !isUnit(text)) {
				return { written: text, zone, heading: heading.replace(bracket, ' ') };
			}
		}
	}
	const [tail = '', last = ''] = /[\s,:–-]+(\S+)$/.exec(heading) ?? [];
	const zone = zoneNamed(last);
	const isZone = zone !== undefined || lettersOfZones.test(last);
	// "START DT" has no zone.
	if (!isZone || isUnit(last) || !/\p{Ll}/u.test(heading)) return undefined;
	return { written: last, zone, heading: heading.replace(tail, ' ') };
}

/** Headings name these in brackets only; "(real)" may as well say that the amounts are actual ones. */
const currencyNames = keysFor('currencyNames');

const wordsOf = (text: string) => text.split(/[\s,:;/|()[\]{}–・、-]+/);

/** The currency that a heading of amounts names, such as "USD" in "Budget (USD)", as it is written. */
export const currencyIn = remembered((column): string | undefined => {
	const heading = column.normalize('NFKC');
	// "Budget (ALL)" and "TOP" say nothing of the currencies of Albania and Tonga.
	const words = wordsOf(heading).filter((word) => isCurrency(word) && !/^(?:ALL|TOP)$/.test(word));
	const inBrackets = [...heading.matchAll(everyBracket)].flatMap(([, inner = '']) =>
		wordsOf(inner),
	);
	const names = inBrackets.filter((word) => currencyNames.has(normalizeKey(word)));
	const code = codeAtEnd(column) ?? [];
	const [currency, ...others] = new Set([code, words, names].flat());
	if (others.length > 0) return undefined;
	return currency;
});

const unitsOfAmounts = keysFor('unitsOfAmounts');

/** The unit that a heading names in brackets: "cents" or "k€". */
export const unitOfAmounts = remembered((heading): string | undefined => {
	for (const [, inner = ''] of heading.normalize('NFKC').matchAll(everyBracket)) {
		const bare = inner.replace(/\p{Sc}|\b[A-Z]{3}\b/gu, '').trim();
		if (bare === '%' || unitsOfAmounts.has(normalizeKey(bare))) return inner.trim();
	}
	return undefined;
});

/** The currency that a cell of currencies names; undefined for any other text. */
export function currencyNamed(text: string): string | undefined {
	if (isCurrency(text) || currencyNames.has(normalizeKey(text))) return text;
	return undefined;
}

/** Notes of headings about a time, as in "Start (UTC+1)" and "Start (DD/MM/YYYY)", and an unclear zone. */
export function timeNotes(headings: readonly string[]) {
	let zone: string | undefined;
	let dateOrder: DateOrder | undefined;
	let unclear: Problem | undefined;
	for (const field of headings) {
		const named = zoneIn(field);
		zone ??= named?.zone;
		dateOrder ??= orderIn(field);
		if (!named || (named.zone && named.zone === zone)) continue;
		let why: Why = 'unclear zone in a heading';
		if (named.zone) why = 'zones of two headings';
		unclear = { field, message: { why, facts: { zone: named.written } } };
	}
	const notes: Partial<ParseContext> = {};
	return { ...notes, ...(zone && { zone }), ...(dateOrder && { dateOrder }), unclear };
}
