import { DateTime, Info } from 'luxon';
import type { CalendarDay } from './timeZone';
import { fold } from './words';

/** Which of two numbers is the day in 12/01/2026; 'refuse' where nobody has said. */
export type DateOrder = 'refuse' | 'dayMonthYear' | 'monthDayYear';

/** Why there is no date in a text; ends a sentence that begins with the text. */
export interface DateProblem {
	readonly problem: string;
}

/** How times in messages look. Whoever copies one must not be refused, so it lies far ahead. */
export const example = 'such as 2030-01-31 09:00';

/** What to say of 31 November and the like. */
export const impossible = { problem: `a date or time that doesn't exist. Enter one ${example}.` };

/** How dates are written. A day as a number may carry the sign that its language gives it. */
const dayForms = [
	// 2030-12-01, 2030/12/1, 2030.12.01: with the year first, the month follows everywhere.
	/^(?<year>\d{4})(?<mark>[-/.])\s?(?<month>\d{1,2})\k<mark>\s?(?<day>\d{1,2})(?!\d)/u,
	/^(?<year>20\d\d)(?<month>\d\d)(?<day>\d\d)(?!\d)/u,
	/^(?<year>\d{4})\s*[年년]\s*(?<month>\d{1,2})\s*[月월]\s*(?<day>\d{1,2})\s*[日일]/u,
	/^(?<first>\d{1,2})\s?(?<mark>[./-])\s?(?<second>\d{1,2})\s?\k<mark>\s?(?<year>\d{4}|\d{2})(?!\d)/u,
	// 1 December 2030, 1. Dez. 2030, 1st of Dec, 2030, 1-Dec-2030, 1 de dezembro de 2030, 1 декабря 2030 г.
	/^(?<day>\d{1,2})(?:st|nd|rd|th|er|[.ºª°])?[\s./-]*(?:(?:of|de|di)\s+)?(?<name>\p{L}+)\.?[\s,./-]*(?:(?:de|del|of)\s+)?(?<year>\d{4})(?![\d:])(?:\s*[гr](?!\p{L}))?/iu,
	// 1-Dec-30, as spreadsheets write dates unless told otherwise, 1. Dez. 30 and 1 Dec '30: with the
	// month in the middle the year is last. "1 Dec - 30" may be a range, and 30 an hour before "Uhr".
	/^(?<day>\d{1,2})(?:st|nd|rd|th|er|[.ºª°])?(?:[\s./]*|-)(?<name>\p{L}+)\.?(?:[\s,./]*|-)['’]?(?<short>\d{2})(?![\d:.]|\s*(?:[ap]\.?m|uhr|uur|h)(?!\p{L}))/iu,
	// Dec 1, 2030, December 1st 2030, Dec 1, '30: nobody shortens a day with an apostrophe.
	/^(?<name>\p{L}+)\.?[\s./-]*(?<day>\d{1,2})(?:st|nd|rd|th|\.)?(?:[\s,./]+|-)(?:['’](?<short>\d{2})|(?<year>\d{4}))(?![\d:])/iu,
	// 2030 Dec 1, 2030-Dec-01.
	/^(?<year>\d{4})[\s,./-]+(?<name>\p{L}+)\.?[\s,./-]+(?<day>\d{1,2})(?:st|nd|rd|th)?(?![\d:])/iu,
];

/** A day at the beginning of a text, which may not be in the calendar; undefined where there is none. */
export function matchDay(
	text: string,
	order: DateOrder,
): { readonly length: number; readonly day: CalendarDay } | DateProblem | undefined {
	for (const form of dayForms) {
		const { 0: whole = '', groups } = form.exec(text) ?? {};
		if (!groups) continue;
		const { first, second, mark, name = '', short, year = `20${short}` } = groups;
		if (first !== undefined) {
			const day = inOrder(Number(first), Number(second), year, order, mark === '.');
			return 'problem' in day ? day : { length: whole.length, day };
		}
		const month = groups.month ?? monthNamed(name);
		if (month === undefined) continue;
		const day = { year: Number(year), month: Number(month), day: Number(groups.day) };
		return { length: whole.length, day };
	}
	return undefined;
}

const yearLast = /(?<!\d)(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?!\d)/;

/**
 * The order of day and month that a date shows by itself, as 12/31/2026 does. 26/12/31 may begin with
 * the year, and 31/12/26 hardly.
 */
export function orderShown(text: string): DateOrder | undefined {
	const [, first = 0, , second = 0, year = ''] = yearLast.exec(text) ?? [];
	const [one, other] = [Number(first), Number(second)];
	if (one > 12 && other <= 12 && (year.length === 4 || one > 29)) return 'dayMonthYear';
	return other > 12 && one <= 12 && year !== '' ? 'monthDayYear' : undefined;
}

/** The year that a date names in full. */
export function yearShown(text: string): number | undefined {
	const [year] = /(?<!\d)20\d\d(?!\d)/.exec(text) ?? [];
	return year === undefined ? undefined : Number(year);
}

/** A day and a month with a year: "5 Jan", "Jan 5", "5.1." and "1/5"; undefined for anything else. */
export function withYear(text: string, year: number): string | undefined {
	if (/^\d{1,2}\.\s?\d{1,2}\.$/.test(text)) return `${text}${year}`;
	if (/^\d{1,2}\/\d{1,2}$/.test(text)) return `${text}/${year}`;
	const [, word = ''] =
		/^\d{1,2}(?:st|nd|rd|th|\.)?[\s-]?(?:de )?(\p{L}+)\.?$/u.exec(text) ??
		/^(\p{L}+)\.? \d{1,2}(?:st|nd|rd|th)?$/u.exec(text) ??
		[];
	return monthNamed(word) === undefined ? undefined : `${text.replace(/\.$/, '')} ${year}`;
}

/** Day and month of two numbers, by the order, or because only one of the two can be the day. */
function inOrder(
	first: number,
	second: number,
	written: string,
	order: DateOrder,
	hasDots: boolean,
): CalendarDay | DateProblem {
	// Of 07/12/26 any number may be the year, unless the order says that the last one is.
	if (written.length !== 4 && order === 'refuse') {
		return {
			problem:
				"where the year has two digits. Write it in full, such as 2030-01-31, or set the 'Date Order' option.",
		};
	}
	const year = written.length === 4 ? Number(written) : 2000 + Number(written);
	const dayFirst = { year, month: second, day: first };
	const monthFirst = { year, month: first, day: second };
	const possible = [dayFirst, ...(first === second ? [] : [monthFirst])].filter(
		(day) => DateTime.fromObject(day).isValid,
	);
	const [only, other] = possible;
	if (!only) return impossible;
	const ways = possible.map((day) => DateTime.fromObject(day).toISODate()).join(' or ');
	if (order === 'refuse') {
		return other
			? {
					problem: `which can be read in two ways. Write it as ${ways}, or set the 'Date Order' option.`,
				}
			: only;
	}
	const chosen = order === 'dayMonthYear' || first === second ? dayFirst : monthFirst;
	// Whoever writes dots writes the day first.
	if (possible.includes(chosen) && !(other && hasDots && chosen === monthFirst)) return chosen;
	const orderName = order === 'dayMonthYear' ? 'day first' : 'month first';
	return {
		problem: `which doesn't fit 'Date Order', ${orderName}. Correct the date, or write it as ${ways}.`,
	};
}

/** The languages that headings are read in, and those of their neighbors. */
const languages = 'en de fr es pt pt-PT it nl da nb sv pl ru tr ja ko'.split(' ');

/** Words by their place in Luxon's lists, from 1, and short forms that the lists don't have. */
function indexed(
	lists: ReadonlyArray<(width: 'long' | 'short', options: { locale: string }) => string[]>,
	others: Readonly<Record<string, number>>,
): ReadonlyMap<string, number> {
	const index = new Map(Object.entries(others));
	for (const locale of languages) {
		for (const list of lists) {
			const words = [...list('long', { locale }).entries(), ...list('short', { locale }).entries()];
			for (const [at, word] of words) index.set(fold(word), at + 1);
		}
	}
	return index;
}

/** No month and no day of the week has more letters. */
const maxWordLength = 30;

// Built when a word is first asked for: it takes some 20 ms.
let months: ReadonlyMap<string, number> | undefined;
let weekdays: typeof months;

/**
 * 1 to 12, or undefined where the word is no month, by itself or as dates have it ("grudnia").
 *
 * @internal
 */
export function monthNamed(word: string): number | undefined {
	const others = { sept: 9, maerz: 3, mrz: 3, jan: 1, janner: 1 };
	months ??= indexed([Info.months, Info.monthsFormat], others);
	return word.length > maxWordLength || /\d/.test(word) ? undefined : months.get(fold(word));
}

/** 1 for Monday to 7 for Sunday, or undefined where the word is no day of the week. */
export function weekdayNamed(word: string): number | undefined {
	weekdays ??= indexed([Info.weekdays], { tues: 2, thur: 4, thurs: 4, sonnabend: 6 });
	return word.length > maxWordLength ? undefined : weekdays.get(fold(word.replace(/曜$/, '曜日')));
}
