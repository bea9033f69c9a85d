import {
	cellText,
	plainText,
	unresolvedProblem,
	type Parsed,
	formatValue,
	onlyEntry,
} from './cell';
import { words } from './words';

/** The service's own minimum, in the ad account's currency; TikTok's floors lie higher. */
export const minBudget = 1;

/** More is an ID or a timestamp from the wrong column. Amounts in IDR and VND are large. */
export const maxBudget = 10_000_000_000;

/** No amount is longer; a whole paragraph is not searched for one. */
export const maxAmountLength = 60;

const notAnAmount = "isn't a valid amount. Enter a number such as 50 or 49.90.";
/** Whoever takes "1500 monthly" for 1500 a day, or "5k" for 5, spends another amount by far. */
const moreThanAnAmount =
	'contains more than the amount. Enter only the amount for a day or for the whole schedule, in full and in digits, such as 50 or 1500.';

/**
 * An amount in the ad account's currency: a number, or text with a currency and separators where
 * they can be read in one way only. "1.250" alone can't, and this is somebody's money.
 *
 * @param heading The currency that the column's heading names, as it is written there.
 * @param thousands The mark between thousands that other amounts of the column show.
 * @param min Bids may be lower than budgets.
 */
export function parseMoney(
	given: unknown,
	heading?: string,
	thousands?: string,
	min = minBudget,
): Parsed<number> {
	const value = onlyEntry(given);
	if (typeof value === 'number' || typeof value === 'bigint') {
		return checked(Number(value), String(value), false, min);
	}
	const cell = cellText(value, notAnAmount);
	if (!('value' in cell)) return cell;
	const text = cell.value;
	const parts = text.length > maxAmountLength ? null : amountWithMarks.exec(text);
	const amount = parts && readAmount(parts, heading, thousands);
	if (typeof amount === 'number') {
		return checked(amount, text, !/^\+?\d+(\.\d{1,2})?$/.test(text), min);
	}
	const hasMore = /\d/.test(text) && /\p{L}/u.test(text.slice(0, maxAmountLength));
	const why = amount ?? `which ${hasMore ? moreThanAnAmount : notAnAmount}`;
	return { problem: `is ${formatValue(text)}, ${why}` };
}

/** An amount as people write it: "50", or with its cents "49.90". */
export function formatAmount(amount: number): string {
	return Number.isInteger(amount) ? String(amount) : amount.toFixed(2);
}

/**
 * What comes before the digits, the digits with their separators, a dash for no cents, what follows.
 * A point before the digits is theirs, but for the one of "Rs." and "S/.". The dash is ",-" in most
 * of Europe, ":-" in Sweden and "/-" in India.
 */
const amountWithMarks =
	/^(\D*?)((?:(?<![\p{L}/])[.,])?\d(?:[\d.,'’ ]*\d)?)(?:([.,:/])[-–—]+)?(\D*)$/u;
const decimalMarks: Readonly<Record<string, string>> = { ':': ',', '/': '.' };

/** The amount, what is wrong with it, or undefined where there is none. */
function readAmount(
	[, before = '', digits = '', noCents, after = '']: RegExpExecArray,
	heading: string | undefined,
	thousands: string | undefined,
): number | string | undefined {
	const currencies = currenciesAround(before.replace(/\+\s*$/, ''), after);
	if (currencies === 'other words') return undefined;
	if (currencies?.length === 0) {
		return "which names two currencies. Enter only the amount, in the ad account's currency.";
	}
	const ofHeading = heading && (currenciesOf(plainText(heading)) ?? [heading]);
	// "$" is no other currency than CAD.
	if (ofHeading && currencies && !currencies.some((code) => ofHeading.includes(code))) {
		return `but the column's heading says ${heading}. Correct the amount or the heading, in the ad account's currency.`;
	}
	const number = noCents === undefined ? digits : `${digits}${decimalMarks[noCents] ?? noCents}00`;
	const isMoney = currencies?.some((code) => threeDecimals.has(code)) === false;
	const isShown = number.includes(thousands ?? 'none');
	const readings = readingsOf(number.replaceAll('’', "'"), isMoney || isShown);
	return readings.length > 1
		? `which can be read as ${readings.join(' or as ')}. Enter ${readings.join(' or ')}.`
		: readings[0];
}

/**
 * Every amount that the digits and separators may mean. A currency beside them says that this is
 * money, which has no three decimals, and so decides what "1,250" is, as other amounts may.
 */
function readingsOf(number: string, hasNoThreeDecimals: boolean): number[] {
	const withPoint = Number(number.replace(',', '.'));
	if (/^[1-9]\d{0,2}[.,]\d{3}$/.test(number)) {
		const thousands = Number(number.replace(/[.,]/, ''));
		return hasNoThreeDecimals ? [thousands] : [thousands, withPoint];
	}
	// A point, or a comma with a number of decimals that no group of thousands has.
	if (/^(\d*\.)?\d+$|^\d*,(\d{1,2}|\d{4,})$|^0?,\d+$/.test(number)) return [withPoint];
	if (!grouped.some((form) => form.test(number))) return [];
	// The last separator marks decimals only where no other one is like it.
	const at = number.search(/[.,]\d+$/);
	const isDecimal = at >= 0 && number.indexOf(number.charAt(at)) === at;
	const whole = (isDecimal ? number.slice(0, at) : number).replace(/\D/g, '');
	return [Number(isDecimal ? `${whole}.${number.slice(at + 1)}` : whole)];
}

/** Separators that can mean thousands only, because of another one, of their number or their kind. */
const grouped = [
	/^[1-9]\d{0,2}(,\d{3})+\.\d+$/,
	/^[1-9]\d{0,2}(\.\d{3})+,\d+$/,
	/^[1-9]\d{0,2}([.,])\d{3}(\1\d{3})+$/,
	/^[1-9]\d{0,2}([ '])\d{3}(\1\d{3})*([.,](\d{1,2}|\d{4,}))?$/,
	// As in India: 12,34,567.50.
	/^[1-9]\d?(,\d{2})+,\d{3}(\.\d+)?$/,
];

/**
 * @param given what the person sees in the message.
 * @param isReading whether the amount is more than the text taken as it is.
 */
function checked(amount: number, given: string, isReading: boolean, min: number): Parsed<number> {
	if (!Number.isFinite(amount)) return { problem: unresolvedProblem(given) };
	// Half a cent goes up, counted in decimals: 49.995 times 100 is a little less in floating point.
	const cents = Number(`${Math.round(Number(`${amount}e2`))}e-2`);
	// Floating point makes 0.1 + 0.2 into 0.30000000000000004; nobody wrote that.
	const isNoise = Math.abs(cents - amount) < 1e-5;
	const exact = isNoise ? cents : amount;
	const problem =
		exact < min
			? `but the smallest ${min < minBudget ? 'price' : 'budget'} is ${min}, in the ad account's currency. Enter a higher amount.`
			: exact > maxBudget &&
				'which is too high for a budget and may be an ID or a timestamp. Map the column that holds the budget.';
	if (problem !== false) return { problem: `is ${formatValue(given)}, ${problem}` };
	return {
		value: cents,
		...((isReading || !isNoise) && {
			readAs: `${formatAmount(cents)}, in the ad account's currency`,
		}),
		...(/^20[2-9]\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/.test(given) && {
			warning: `is ${formatValue(given)}, which looks like a date. Check that the column mapped here holds the budget.`,
		}),
	};
}

const otherPeriod =
	/week|month|quarter|year|annual|woche|wöch|monat|jahr|jähr|semaine|hebdo|mois|mensu|mensal|semana|settiman|maand|måned|månad|vecka|uge(?!\p{L})|mês|週|周|月|(?<!\p{L})mese?(?!\p{L})|(?:\/|\d)\s?(?:wk|pw|pm|pcm|mo|mth|w|m)(?!\p{L})/iu;

/**
 * True for "monthly", "350 per week" and the like, which TikTok has no budgets for.
 *
 * @internal
 */
export function namesOtherPeriod(text: string): boolean {
	return otherPeriod.test(text);
}

/** Codes of ISO 4217, as the JavaScript engine knows them. */
const codes = new Set(Intl.supportedValuesOf('currency'));

/** Codes that are also English words count in capitals only: "try 50" is no amount in lira. */
const alsoWords = new Set(['ALL', 'CUP', 'GEL', 'MAD', 'SOS', 'TOP', 'TRY']);

/** In these an amount may have three decimals, so "1.250" stays open even beside the code. */
const threeDecimals = new Set(['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND']);

/** All of these are written with a $ at home. */
const dollars =
	'ARS AUD BBD BMD BND BSD BZD CAD CLP COP CUP DOP FJD GYD HKD JMD KYD LRD MXN NAD NZD SBD SGD SRD TTD TWD USD UYU XCD';

/**
 * Signs and words that mean a currency, each with the codes that it may stand for. The words are a
 * closed list: "k€" and "M$" look like them and change the amount.
 */
const marks: ReadonlyMap<string, readonly string[]> = new Map(
	words(
		`$ ${dollars} | dollar ${dollars} | dollars ${dollars}`,
		'dh AED | dhs AED MAD | dirham AED MAD | dirhams AED MAD | ar$ ARS | a$ AUD | au$ AUD',
		'peso ARS CLP COP CUP DOP MXN PHP UYU | pesos ARS CLP COP CUP DOP MXN PHP UYU | лв BGN',
		'r$ BRL | real BRL | reais BRL | р BYN RUB | руб BYN RUB | ₽ RUB | ca$ CAD | c$ CAD NIO',
		'sfr CHF | franken CHF | fr CHF XAF XOF XPF | francs CHF XAF XOF XPF | cl$ CLP | cn¥ CNY',
		'rmb CNY | 元 CNY HKD TWD | 圓 CNY HKD TWD | ¥ CNY JPY | co$ COP | kč CZK | kc CZK | rd$ DOP',
		'kr DKK ISK NOK SEK | kronor DKK ISK NOK SEK | kroner DKK ISK NOK SEK | € EUR | euro EUR',
		'euros EUR | £ FKP GBP GIP SHP | pound FKP GBP GIP SHP | pounds FKP GBP GIP SHP | hk$ HKD',
		'ft HUF | rp IDR | rupiah IDR | ₪ ILS | ₹ INR | rs INR LKR MUR NPR PKR | jp¥ JPY | yen JPY',
		'rupees INR LKR MUR NPR PKR | 円 JPY | ksh KES | kshs KES | ₩ KRW | 원 KRW | won KRW | mx$ MXN',
		'lei MDL RON | rm MYR | ringgit MYR | ₦ NGN | nz$ NZD | s/ PEN | s/. PEN | ₱ PHP | zł PLN',
		'zl PLN | zloty PLN | s$ SGD | sg$ SGD | ฿ THB | baht THB | ₺ TRY | tl TRY | lira TRY | nt$ TWD',
		'₴ UAH | грн UAH | us$ USD | u.s.$ USD | ₫ VND | đ VND | vnđ VND | r ZAR | rand ZAR',
	).map((line) => {
		const [mark = '', ...codes] = line.split(' ');
		return [mark, codes];
	}),
);

/**
 * The currencies that an amount may be in by the signs, codes and names around it. "$50 USD" names
 * one currency twice; "€50 USD" names two, which leaves none. Undefined where nothing is named.
 */
function currenciesAround(
	before: string,
	after: string,
): readonly string[] | 'other words' | undefined {
	const found = [before, after].flatMap(partsOf).map(currenciesOf);
	const known = found.filter((codes) => codes !== undefined);
	if (known.length < found.length) return 'other words';
	return known.length === 0
		? undefined
		: known.reduce((one, other) => one.filter((code) => other.includes(code)));
}

/** The currencies that the text of an amount may be in; undefined where it names none, or none clearly. */
export function currenciesNamed(text: string): readonly string[] | undefined {
	const [before = '', after = ''] = text.slice(0, 60).split(/\d(?:.*\d)?(?:[.,:/][-–—]+)?/su);
	const found = currenciesAround(before, after);
	return found === 'other words' || found?.length === 0 ? undefined : found;
}

/** "MXN $", "USD$" and "$ (CAD)" name their currency by code and by sign. */
function partsOf(text: string): string[] {
	const mark = plainText(text);
	if (currenciesOf(mark)) return [mark];
	return mark
		.replace(/^([A-Z]{3})(?=\p{Sc}$)/u, '$1 ')
		.replace(/\(([^()]+)\)/, ' $1 ')
		.split(/\s+/)
		.filter((part) => part !== '');
}

/**
 * The codes that a mark may stand for, or undefined where it is none. A sign that is not in the
 * table stands for itself, but for the cent: 50¢ is no 50.
 */
function currenciesOf(mark: string): readonly string[] | undefined {
	const code = mark.toUpperCase();
	if (codes.has(code) && (mark === code || !alsoWords.has(code))) return [code];
	// "Rs." ends with a full stop; the point of "$.50" belongs to the amount.
	const known = marks.get(mark.toLowerCase().replace(/(?<=\p{L})\.$/u, ''));
	return known ?? (/^(?!¢)\p{Sc}$/u.test(mark) ? [mark] : undefined);
}
