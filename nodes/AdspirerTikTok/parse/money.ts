import { type Groups, addTo, formatList } from '../base/values';
import { anyFor, tableFor, touchingFor } from '../words';
import { type Parsed, type Reason, cellText, plainText, readText } from './cellText';
import { type Choice, findChoice, meansEmpty, notOneOf, parseChoice } from './keyword';

const minBudget = 1;
/** More is an ID or a timestamp from the wrong column. Amounts in IDR and VND are large. */
const maxBudget = 10_000_000_000;
const maxAmountLength = 60;

/** Taking "1500 monthly" for 1500 a day, or "5k" for 5, would spend a very different amount. */
const notAnAmount: Reason = { why: 'not an amount' };

/** The context of reading an amount. */
export interface MoneyTerms {
	readonly currency?: string;
	/** The thousands separator that other amounts of the column show. */
	readonly thousands?: string;
	/** Bids may be lower than budgets. */
	readonly min?: number;
	/** The periods of a budget, as in "50 a day"; no other amount has such words. */
	readonly modes?: readonly Choice[];
}

/** Text is read if it means one amount only. "1.250" doesn't, and this is somebody's money. */
export function parseMoney(cell: unknown, terms: MoneyTerms = {}): Parsed<number> {
	const per = modeIn(cell, terms.modes ?? []);
	const [value] = [cell].flat();
	return readText(cell, notAnAmount, (text) => {
		const written = amountIn(value, terms);
		if (!written) return notAnAmount;
		const amount = amountOf(written, terms, per);
		if (typeof amount === 'object') return amount;
		if (likeDate.test(text)) {
			return {
				value: amount,
				warning: { is: text, why: 'amount like a date' },
			};
		}
		const isPlain = /^\+?\d+(\.\d{1,2}|\.\d{5,})?$/.test(text);
		if (isPlain && isNear(Number(text), amount)) return { value: amount };
		let shown = formatAmount(amount);
		if (per) shown += ` ${per.name.toLowerCase()}`;
		return {
			value: amount,
			readAs: `${shown}, in the ad account's currency`,
		};
	});
}

const likeDate = /^20[2-9]\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/;

/** TikTok takes whole amounts of these. */
const withoutCents = new Set('JPY KRW HUF CLP ISK IDR TWD PYG VND'.split(' '));

/** The amount in whole cents, or why it can't be sent. */
function amountOf(written: WrittenAmount, terms: MoneyTerms, per?: Choice): number | Reason {
	const { currency: heading, min = minBudget } = terms;
	const { readings, currencies, words } = written;
	let ofHeading: readonly string[] | undefined;
	if (heading !== undefined) ofHeading = codesOf(heading);
	const codes = currencies ?? ofHeading ?? [];
	const isWhole = codes.length > 0 && codes.every((code) => withoutCents.has(code));
	const whole = readings.filter(Number.isInteger);
	let [amount, other] = readings;
	if (isWhole && whole.length > 0) [amount, other] = whole;
	if (words.some(isGross)) return { why: 'amount with taxes' };
	const isUnclear = written.isMultiplied && codes.length === 0;
	const hasOtherWords = words.length > 0 && !per;
	if (amount === undefined || isUnclear || hasOtherWords) return notAnAmount;
	if (currencies?.length === 0) return { why: 'two currencies' };
	// "$" agrees with CAD.
	if (ofHeading && currencies?.every((code) => !ofHeading.includes(code))) {
		return {
			why: "not the heading's currency",
			facts: { heading },
		};
	}
	if (other !== undefined) {
		return {
			why: 'one of two amounts',
			facts: { amount, other },
		};
	}
	if (isWhole && whole.length === 0) {
		return {
			why: 'currency without cents',
			facts: { currencies: formatList(codes, 'or') },
		};
	}
	// In decimals: 49.995 times 100 is a little less in floating point.
	const cents = Number(`${Math.round(Number(`${amount}e2`))}e-2`);
	let exact = amount;
	if (isNear(cents, amount)) exact = cents;
	if (exact < min) {
		const facts = { min };
		if (min < minBudget) return { why: 'price too low', facts };
		return { why: 'budget too low', facts };
	}
	if (exact <= maxBudget) return cents;
	return { why: 'amount too high' };
}

const isNear = (amount: number, other: number) => Math.abs(amount - other) < 1e-5;

/** "50", or with its cents "49.90". */
export function formatAmount(amount: number): string {
	if (Number.isInteger(amount)) return String(amount);
	return amount.toFixed(2);
}

/** The period in an amount's own words, as in "$50/day" and "5000 LT". */
export function modeIn(cell: unknown, modes: readonly Choice[]): Choice | undefined {
	const [words = '', other] = amountIn(cell)?.words ?? [];
	const isWord = !other && /^[\p{L}\p{M}\s.]+$/u.test(words);
	if (!isWord) return undefined;
	return findChoice(words, modes);
}

/**
 * Daily or lifetime. Changing "monthly" means changing the amount too. Lists show the daily budget that TikTok
 * Ads Manager makes by itself as BUDGET_MODE_DYNAMIC_DAILY_BUDGET, which isn't sent.
 */
export function parseBudgetMode(cell: unknown, modes: readonly Choice[]): Parsed<string> {
	const parsed = parseChoice(cell, modes, { ...notOneOf(modes), why: 'not a budget mode' });
	if (!('value' in parsed) || !/dynamic/i.test(String(cell))) return parsed;
	return { ...parsed, warning: { is: cell, why: 'dynamic daily budget' } };
}

interface WrittenAmount {
	readonly readings: readonly number[];
	/** The thousands separator that it shows: a comma for "1,250.00", "49.90" and "$1,250". */
	readonly thousands?: string;
	/** The codes that all its signs and names may mean: none for "€50 USD". */
	readonly currencies?: readonly string[];
	readonly words: readonly string[];
	/** True if a word multiplies the digits, which says an amount only where its currency is clear. */
	readonly isMultiplied?: boolean;
}

// The point of "Rs." and "S/." isn't the number's. A dash for no cents is ",-" in most of Europe, ":-" in
// Sweden and "/-" in India. "15日" is a day of the month, and "30天" a number of days.
const figure = "(?:(?<![\\p{L}/])[.,])?\\d(?:[\\d.,'’ ]*\\d)?";
const noDays = `(?! *(?:${touchingFor('aDay')})$)`;
const amountWithMarks = new RegExp(
	`^(\\D*?)(?:\\+ *)?(${figure})(?:([.,:/])[-–—]+)?${noDays}(\\D*)$`,
	'u',
);
const decimalMarks = new Map([
	[':', ','],
	['/', '.'],
]);

/** Words for powers of ten, by what follows the digits: "10万円", "1.5 Mio. €". A closed list: "1.5k" may be anything. */
const powers = tableFor('powersOfTen');

function powerIn(after: string) {
	const text = after.trimStart();
	const lower = text.toLowerCase();
	for (const [word, power] of powers) {
		if (!lower.startsWith(word.toLowerCase())) continue;
		const rest = text.slice(word.length);
		const isPart = /^[a-z\p{sc=Arab}]/iu.test(word) && /^\p{L}/u.test(rest);
		if (!isPart) return { power, rest: rest.replace(/^\./, '') };
	}
	return { power: '0', rest: after };
}

/** "1250.5" and "1250,5"; "1,250" may be one. */
const decimal = /^(?:\d*\.\d+|\d*,(?:\d\d?|\d{4,})|(?:0?|[1-9]\d{0,2}),\d{3}|\d+)$/;

/** "1,250,000.50", in India also "12,34,567"; not "1 250,500". */
const grouped =
	/^([1-9]\d{0,2}([., '])(?:(?:\d{3}\2)*|(?<=^\d\d?,)(?:\d\d,)+)\d{3})(?:(?!\2)[.,](?!(?<=[ '].*)\d{3}$)(\d+))?$/;

/** The parts of a text with one amount. Its heading's currency settles what a comma is, as its own does. */
export function amountIn(
	value: unknown,
	{ currency: heading, thousands: ofColumn }: MoneyTerms = {},
): WrittenAmount | undefined {
	if (typeof value === 'number' || typeof value === 'bigint') {
		return { readings: [Number(value)], words: [] };
	}
	if (typeof value !== 'string') return undefined;
	const cell = cellText(value);
	if (!('value' in cell) || cell.value.length > maxAmountLength) return undefined;
	const [, before = '', digits, noCents, after = ''] = amountWithMarks.exec(cell.value) ?? [];
	if (!digits) return undefined;
	const { power, rest } = powerIn(after);
	const isMultiplied = power !== '0';
	const { currencies, words } = currencyNamesIn([before, rest]);
	let number = digits.replaceAll('’', "'");
	if (noCents) number += `${decimalMarks.get(noCents) ?? noCents}00`;
	// Arabic's own signs are one thing each: "٫" begins decimals, and "٬" separates thousands.
	const isDecimal = value.includes('٫') && !value.includes('٬');
	const [, whole, mark = '', cents = ''] = (!isDecimal && grouped.exec(number)) || [];
	const readings: number[] = [];
	if (whole) readings.push(Number(`${whole.replace(/\D/g, '')}.${cents}`));
	const ofHeading = heading === undefined ? undefined : codesOf(heading);
	const isMoney = (currencies ?? ofHeading)?.some((code) => threeDecimals.has(code)) === false;
	// "1.250 Mio" may be 1.25 of them, even where "1.250" is a thousand.
	const isGrouped = !isMultiplied && whole && (isMoney || mark === ofColumn || value.includes('٬'));
	if (decimal.test(number) && !isGrouped) readings.push(Number(number.replace(',', '.')));
	let thousands: string | undefined;
	// Whatever is read in one way only shows which mark is which; "50.-" is common next to "1.250,00".
	if (readings.length === 1) {
		[thousands] = /[.,]/.exec(mark) ?? [];
		const hasCents = !noCents && (cents || !whole);
		const [last] = /[.,](?=\d+$)/.exec(number) ?? [];
		if (hasCents && last) thousands = last === '.' ? ',' : '.';
	}
	return {
		readings: readings.map((reading) => Number(`${reading}e${power}`)),
		isMultiplied,
		thousands,
		currencies,
		words,
	};
}

/** The currencies that all names of one agree on, and the other words of each side of a number. */
function currencyNamesIn(sides: readonly string[]) {
	let currencies: readonly string[] | undefined;
	const words: string[] = [];
	for (const side of sides) {
		const others: string[] = [];
		for (const part of amountParts(side)) {
			const codes = currenciesOf(part);
			if (!codes) others.push(part);
			else if (!currencies) currencies = codes;
			else currencies = currencies.filter((code) => codes.includes(code));
		}
		if (others.length > 0) words.push(others.join(' '));
	}
	return { currencies, words };
}

/** "MXN $", "USD$", "$ (CAD)" and "€/day" name their currency next to something else. */
function amountParts(side: string): string[] {
	const bare = side.replace(/[([]([^()[\]]+)[)\]]/, ' $1 ');
	return bare.split(betweenNames).filter(Boolean);
}

const betweenNames =
	/\s+|(?<=\p{L}):|\/ ?(?=\p{L})|(?<=[A-Z]{3}|\p{Lo})(?=\p{Sc})|(?<=\p{Sc})(?=\p{L})/u;

/** In these, "1.250" stays open even with the code. */
const threeDecimals = new Set('BHD IQD JOD KWD LYD OMR TND'.split(' '));

const currencyCodes = new Set(Intl.supportedValuesOf('currency'));

/** These count in capitals only: "try 50" is no amount in lira. */
const alsoWords = new Set('ALL CUP GEL MAD SOS TOP TRY'.split(' '));

/** Codes by mark. A closed list: "k€" and "M$" change the amount. */
const currencyMarks: Groups<string> = new Map();
for (const [mark, code] of tableFor('currencies')) addTo(currencyMarks, mark, code);

/** The codes that a code, word or sign may stand for. Unknown signs are their own, but 50¢ is not 50. */
export function currenciesOf(mark: string): readonly string[] | undefined {
	const code = mark.toUpperCase();
	if (currencyCodes.has(code) && (mark === code || !alsoWords.has(code))) return [code];
	const word = mark.toLowerCase().replace(/(?<=\p{L})\.$/u, '');
	const singular = word.replace(/(?<=\p{L}{3})s$/u, '');
	const known = currencyMarks.get(word) ?? currencyMarks.get(singular);
	if (known) return known;
	if (/^(?!¢)\p{Sc}$/u.test(mark)) return [mark];
	return undefined;
}

/** The same for what is known to name a currency, which may be one of its own. */
export const codesOf = (mark: string) => currenciesOf(plainText(mark)) ?? [mark];

/** Words for taxes on a net amount, for regular expressions. */
const taxWords = anyFor('taxes');

const grossWords = [
	`(?:${anyFor('gross')})(?!\\p{L})`,
	`(?:${anyFor('grossInCompounds')})`,
	`(?:${anyFor('withTaxes')})\\.? (?:[^\\s()]+ )?(?:${taxWords})(?!\\p{L})`,
	`(?:${taxWords})\\.? ?(?:${anyFor('taxesIncluded')})\\.?(?!\\p{L})`,
];
// After a vowel or a tone there is another Thai word: "ไม่รวม VAT" is without it.
const gross = new RegExp(
	`(?<![\\p{L}\\p{M}])(?<!(?:${anyFor('negations')}) (?:\\p{L}+ )?)(?:${grossWords.join('|')})|(?<!\\p{M})(?:${touchingFor('gross')})`,
	'iu',
);

/** "不含" in "不含税", which has "含税" in it. */
const withoutTaxes = new RegExp(anyFor('withoutTaxes'), 'giu');

/** True for words that say of an amount that it has taxes or fees in it. */
export const isGross = (text: string) => gross.test(text.replace(withoutTaxes, ' '));

/** A dash, with or without a currency, or a zero. */
export function isNoAmount(value: unknown): boolean {
	if (value === 0 || meansEmpty(value)) return true;
	if (typeof value !== 'string') return false;
	return /[-–—0]/.test(value) && !/[1-9]/.test(value);
}
