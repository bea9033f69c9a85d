import { findBrokenText, unresolvedProblem } from './brokenText';
import { contradicts, readCurrencyMarks } from './currencies';
import { formatValue } from './formatValue';
import { nothing, type Parsed } from './parsed';
import { plainText } from './plainText';
import { isEmpty, onlyEntry } from './values';

/** The service's own minimum, in the ad account's currency; TikTok's floors lie higher. */
export const minBudget = 1;

/**
 * More than this is an ID or a timestamp from the wrong column. Currencies with small units, such
 * as IDR and VND, need large amounts.
 */
export const maxBudget = 10_000_000_000;

const example = 'Enter a number such as 50 or 49.90.';

/** What is known of an amount beside its cell. */
export interface AmountTerms {
	/** The currency that the column's heading names, as it is written there. */
	readonly currency?: string | undefined;
	/** Where a person can say daily or lifetime, in quotes. */
	readonly modeField?: string | undefined;
}

/**
 * An amount in the ad account's currency: a number, or text with a currency and separators where
 * they can be read in one way only. "1.250" alone is refused: it is a thousand and more to one
 * person and little more than one to another, and this is somebody's money.
 */
export function parseMoney(given: unknown, terms: AmountTerms = {}): Parsed<number> {
	const value = onlyEntry(given);
	if (isEmpty(value)) return nothing;
	if (typeof value === 'number') return checked(value, value, false);
	if (typeof value === 'bigint') return checked(Number(value), value, false);
	if (typeof value !== 'string') {
		return { problem: `is ${formatValue(value)}, which isn't a valid amount. ${example}` };
	}
	// A leading apostrophe is how spreadsheets mark a number that is kept as text.
	const text = plainText(value).replace(/^['’](?=\d)/, '');
	const broken = findBrokenText(text);
	if (broken) return { problem: broken };
	// No amount is longer; a whole paragraph is not searched for one.
	const parts = text.length > 60 ? null : amountWithMarks.exec(text);
	const amount = parts && readAmount(parts, text, terms.currency);
	if (amount === null || amount === undefined) {
		return {
			problem: `is ${formatValue(text)}, ${whyNotAnAmount(text.slice(0, 60), terms.modeField)}`,
		};
	}
	if (typeof amount !== 'number') return amount;
	return checked(amount, text, !/^\+?\d+(\.\d{1,2})?$/.test(text));
}

/**
 * What comes before the digits, the digits with their separators, a dash for no cents, what follows.
 * The dash is ",-" in most of Europe, ":-" in Sweden and "/-" in India.
 */
const amountWithMarks = /^(\D*)(\d(?:[\d.,'’ ]*\d)?)(?:([.,:/])[-–—]+)?(\D*)$/u;
const decimalMarks: Readonly<Record<string, string>> = { ':': ',', '/': '.' };

function readAmount(
	parts: RegExpExecArray,
	text: string,
	currency: string | undefined,
): Parsed<number> | number | undefined {
	const [, before = '', digits = '', noCents, after = ''] = parts;
	const marks = readCurrencyMarks(before.replace(/\+\s*$/, ''), after);
	if (marks === 'other words') return undefined;
	if (marks === 'two currencies') {
		return {
			problem: `is ${formatValue(text)}, which names two currencies. Enter only the amount, in the ad account's currency.`,
		};
	}
	if (currency !== undefined && marks.currencies && contradicts(marks.currencies, currency)) {
		return {
			problem: `is ${formatValue(text)}, but the column's heading says ${currency}. Correct the amount or the heading, in the ad account's currency.`,
		};
	}
	const number = noCents === undefined ? digits : `${digits}${decimalMarks[noCents] ?? noCents}00`;
	const readings = readingsOf(number.replaceAll('’', "'"), !marks.mayHaveThreeDecimals);
	const [only, other] = readings;
	if (other === undefined) return only;
	return {
		problem: `is ${formatValue(text)}, which can be read as ${readings.join(' or as ')}. Enter ${readings.join(' or ')}.`,
	};
}

/**
 * Every amount that the digits and separators may mean. A currency beside them says that this is
 * money, which has no three decimals, and so decides what "1,250" is.
 */
function readingsOf(number: string, hasNoThreeDecimals: boolean): number[] {
	if (/^\d+$/.test(number)) return [Number(number)];
	if (/^[1-9]\d{0,2}[.,]\d{3}$/.test(number)) {
		const thousands = Number(number.replace(/[.,]/, ''));
		return hasNoThreeDecimals ? [thousands] : [thousands, Number(number.replace(',', '.'))];
	}
	// A point, or a comma with a number of decimals that no group of thousands has.
	if (/^\d+\.\d+$/.test(number) || /^(\d+,(\d{1,2}|\d{4,})|0,\d+)$/.test(number)) {
		return [Number(number.replace(',', '.'))];
	}
	if (grouped.some((form) => form.test(number))) {
		const decimals = /[.,](\d+)$/.exec(number);
		// The last separator marks decimals only where no other one is like it.
		const mark = decimals?.[0][0] ?? '';
		const isDecimal = decimals !== null && number.indexOf(mark) === decimals.index;
		const whole = (isDecimal ? number.slice(0, decimals.index) : number).replace(/\D/g, '');
		return [Number(isDecimal ? `${whole}.${decimals[1]}` : whole)];
	}
	return [];
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
function checked(amount: number, given: unknown, isReading: boolean): Parsed<number> {
	if (!Number.isFinite(amount)) return { problem: unresolvedProblem(String(given)) };
	const cents = toCents(amount);
	// Floating point makes 0.1 + 0.2 into 0.30000000000000004; nobody wrote that.
	const isNoise = Math.abs(cents - amount) < 1e-5;
	const problem = outOfRange(isNoise ? cents : amount);
	if (problem !== undefined) return { problem: `is ${formatValue(String(given))}, ${problem}` };
	return {
		value: cents,
		...((isReading || !isNoise) && {
			readAs: `${formatAmount(cents)}, in the ad account's currency`,
		}),
		...(looksLikeDate(String(given)) && {
			warning: `is ${formatValue(String(given))}, which looks like a date. Check that the column mapped here holds the budget.`,
		}),
	};
}

function outOfRange(amount: number): string | undefined {
	if (amount < 0) return `which is below zero. ${example}`;
	if (amount < minBudget) {
		return `but the smallest budget is ${minBudget}, in the ad account's currency. Enter a higher amount.`;
	}
	return amount > maxBudget
		? 'which is too high for a budget and may be an ID or a timestamp. Map the column that holds the budget.'
		: undefined;
}

/** Half a cent goes up, counted in decimals: 49.995 times 100 is a little less in floating point. */
function toCents(amount: number): number {
	return Number(`${Math.round(Number(`${amount}e2`))}e-2`);
}

/** An amount as people write it: "50", or with its cents "49.90". */
export function formatAmount(amount: number): string {
	return Number.isInteger(amount) ? String(amount) : amount.toFixed(2);
}

function looksLikeDate(text: string): boolean {
	return /^20[2-9]\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/.test(text);
}

/** 2k, 3 mio, 5万, 1,5jt: the digits are a part of the amount. */
const shortened =
	/\d\s*(?:(?:k|m|mn|mm|b|bn|t|tsd|mio|mil|mill?ions?|thousand|lakhs?|lacs?|crores?|cr|jt|juta|rb|ribu|tr|triệu|nghìn|mln|tys|тыс|млн)(?!\p{L})|[千万億萬천만])/iu;

/** Whoever takes "1500 monthly" for 1500 a day spends thirty times as much. */
const otherPeriod =
	/week|month|quarter|year|annual|woche|wöch|monat|jahr|jähr|semaine|hebdo|mois|mensu|mensal|semana|settiman|maand|måned|månad|vecka|uge(?!\p{L})|mês|週|周|月|(?<!\p{L})mese?(?!\p{L})|(?:\/|\d)\s*(?:wk|pw|pm|pcm|mo|mth|w|m)(?!\p{L})/iu;

/** True for "monthly", "350 per week" and the like, which TikTok has no budgets for. */
export function namesOtherPeriod(text: string): boolean {
	return otherPeriod.test(text);
}

/** Ends the sentence that begins with the text: what is in the way, and what to do. */
function whyNotAnAmount(text: string, modeField: string | undefined): string {
	if (!/\d/.test(text)) return `which isn't a valid amount. ${example}`;
	if (/%|％/.test(text)) return `which is a percentage. ${example}`;
	if (/^[^\d]*[-−–—(][^\d]*\d[\d.,'’ ]*\D*$/u.test(text)) {
		return `which is below zero. ${example}`;
	}
	if (shortened.test(text)) {
		return 'which shortens the amount. Enter the amount in full, in digits.';
	}
	if (/^\D*\d[\d.,'’ ]*\D*([-–—~〜]|to|bis|a|à|até)\D*\d[\d.,'’ ]*\D*$/iu.test(text)) {
		return `which is more than one amount. ${example}`;
	}
	if (namesOtherPeriod(text)) {
		return 'which is an amount for a week, a month or the like. TikTok has daily and lifetime budgets only. Enter the amount for one of these.';
	}
	if (/day|daily|total|lifetime|tag|t[äa]glich|jour|d[ií]a|giorno|日/iu.test(text)) {
		return modeField === undefined
			? 'which contains more than the amount. Enter only the amount, such as 50 or 49.90.'
			: `which contains more than the amount. Enter only the amount, and set daily or lifetime in ${modeField}.`;
	}
	if (/\p{L}/u.test(text)) {
		return 'which contains more than the amount. Enter only the amount, without words, such as 50 or 49.90.';
	}
	return `which isn't a valid amount. ${example}`;
}
