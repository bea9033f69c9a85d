import { monthNamed } from './calendarWords';
import type { Match } from './clockText';
import type { CalendarDay } from './timeZone';

/** Which of two numbers is the day in 12/01/2026; 'refuse' where nobody has said. */
export type DateOrder = 'refuse' | 'dayMonthYear' | 'monthDayYear';

/** Why a day can't be taken from a text; ends a sentence that begins with the text. */
export interface DayProblem {
	readonly problem: string;
}

/** 2030-12-01, 2030/12/1, 2030.12.01: with the year first, the month follows everywhere. */
const yearFirst = /^(\d{4})([-/.])\s?(\d{1,2})\2\s?(\d{1,2})(?!\d)/;
const eastAsian = /^(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]/;
const numbers = /^(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?!\d)/;
/** 1 December 2030, 1. Dez. 2030, 1st of Dec, 2030, 1-Dec-2030, 1 de dezembro de 2030. */
const dayThenMonth =
	/^(\d{1,2})(?:st|nd|rd|th|er|[.ºª°])?[\s./-]*(?:(?:of|de|di)\s+)?(\p{L}+)\.?[\s,./-]*(?:(?:de|del|of)\s+)?(\d{4})(?![\d:])/iu;
/**
 * 1-Dec-30, as spreadsheets write dates unless told otherwise, 1. Dez. 30 and 1 Dec '30: with the
 * month in the middle the year is last. "1 Dec - 30" may be a range, and 30 an hour before "Uhr".
 */
const dayThenMonthShort =
	/^(\d{1,2})(?:st|nd|rd|th|er|[.ºª°])?(?:[\s./]*|-)(\p{L}+)\.?(?:[\s,./]*|-)['’]?(\d{2})(?![\d:.]|\s*(?:[ap]\.?m|uhr|uur|h)(?!\p{L}))/iu;
/** Dec 1, 2030, December 1st 2030. */
const monthThenDay =
	/^(\p{L}+)\.?[\s./-]*(\d{1,2})(?:st|nd|rd|th|\.)?(?:[\s,./]+|-)(\d{4}|['’]?\d{2})(?![\d:]|,?\s*\d{4})/iu;
/** 2030 Dec 1, 2030-Dec-01. */
const yearThenMonth = /^(\d{4})[\s,./-]+(\p{L}+)\.?[\s,./-]+(\d{1,2})(?:st|nd|rd|th)?(?![\d:])/iu;

/** A day at the beginning of a text. What it holds may not be in the calendar. */
export function matchDay(
	text: string,
	order: DateOrder,
): Match<CalendarDay | DayProblem> | undefined {
	const ordered = yearFirst.exec(text);
	if (ordered) return ofParts(ordered, ordered[1], Number(ordered[3]), ordered[4]);
	const east = eastAsian.exec(text);
	if (east) return ofParts(east, east[1], Number(east[2]), east[3]);
	const numeric = numbers.exec(text);
	if (numeric) return ofNumbers(numeric, order);
	const day = dayThenMonth.exec(text);
	const monthOfDay = monthNamed(day?.[2] ?? '');
	if (day && monthOfDay) return ofParts(day, day[3], monthOfDay, day[1]);
	const short = dayThenMonthShort.exec(text);
	const monthOfShort = monthNamed(short?.[2] ?? '');
	if (short && monthOfShort) return ofParts(short, `20${short[3]}`, monthOfShort, short[1]);
	const month = monthThenDay.exec(text);
	const monthOfMonth = monthNamed(month?.[1] ?? '');
	if (month && monthOfMonth) return ofParts(month, month[3], monthOfMonth, month[2]);
	const year = yearThenMonth.exec(text);
	const monthOfYear = monthNamed(year?.[2] ?? '');
	return year && monthOfYear ? ofParts(year, year[1], monthOfYear, year[3]) : undefined;
}

function ofParts(match: RegExpExecArray, written = '', month: number, day?: string) {
	// Nobody shortens a day with an apostrophe: Dec 1, '30.
	const year = written.replace(/^['’]/, '20');
	const found =
		year.length === 4 ? { year: Number(year), month, day: Number(day) } : { problem: shortYear };
	return { length: match[0].length, found };
}

const shortYear = 'where the year has two digits. Write it in full, such as 2030-01-31.';
const shortYearOrOrder = `${shortYear.slice(0, -1)}, or set the 'Date Order' option.`;

function ofNumbers(match: RegExpExecArray, order: DateOrder): Match<CalendarDay | DayProblem> {
	const [{ length }, first, separator, second, written = ''] = match;
	// Of 07/12/26 any number may be the year, unless the order says that the last one is.
	if (written.length !== 4 && order === 'refuse') {
		return { length, found: { problem: shortYearOrOrder } };
	}
	const year = Number(written.length === 4 ? written : `20${written}`);
	return {
		length,
		found: inOrder(Number(first), Number(second), year, separator === '.', order),
	};
}

function inOrder(
	first: number,
	second: number,
	year: number,
	hasDots: boolean,
	order: DateOrder,
): CalendarDay | DayProblem {
	const dayFirst = { year, month: second, day: first };
	const monthFirst = { year, month: first, day: second };
	// One number above 12 is the day. What no order makes a day is left for the caller to find.
	const isOneWay = [first, second].some((part) => part < 1 || part > 12) || first === second;
	const read = isOneWay ? (first > 12 ? dayFirst : monthFirst) : undefined;
	if (order === 'refuse') return read ?? { problem: twoWays(dayFirst, monthFirst) };
	const chosen = order === 'dayMonthYear' ? dayFirst : monthFirst;
	const orderName = order === 'dayMonthYear' ? 'day first' : 'month first';
	if (read && first !== second && read !== chosen) {
		return {
			problem: `which doesn't fit 'Date Order', ${orderName}. Correct the date, or write it as ${iso(read)}.`,
		};
	}
	// Whoever writes dots writes the day first.
	if (hasDots && !isOneWay && order === 'monthDayYear') {
		return {
			problem: `where dots mean day first, but 'Date Order' is month first. Write it as ${iso(dayFirst)} or ${iso(monthFirst)}.`,
		};
	}
	return chosen;
}

function twoWays(dayFirst: CalendarDay, monthFirst: CalendarDay): string {
	return `which can be read in two ways. Write it as ${iso(dayFirst)} or ${iso(monthFirst)}, or set the 'Date Order' option.`;
}

function iso({ year, month, day }: CalendarDay): string {
	return [year, month, day].map((part) => String(part).padStart(2, '0')).join('-');
}
