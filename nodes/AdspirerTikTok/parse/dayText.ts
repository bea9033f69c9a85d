import { Info } from 'luxon';
import type { CalendarDay } from './timeZone';
import { fold } from './words';

/** Which of two numbers is the day in 12/01/2026; 'refuse' where nobody has said. */
export type DateOrder = 'refuse' | 'dayMonthYear' | 'monthDayYear';

/** Why there is no date in a text; ends a sentence that begins with the text. */
export interface DateProblem {
	readonly problem: string;
}

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
	/^(?<name>\p{L}+)\.?[\s./-]*(?<day>\d{1,2})(?:st|nd|rd|th|\.)?(?:[\s,./]+|-)(?:['’](?<short>\d{2})|(?<year>\d{4}|\d{2}))(?![\d:]|,?\s*\d{4})/iu,
	// 2030 Dec 1, 2030-Dec-01.
	/^(?<year>\d{4})[\s,./-]+(?<name>\p{L}+)\.?[\s,./-]+(?<day>\d{1,2})(?:st|nd|rd|th)?(?![\d:])/iu,
];

/** A day at the beginning of a text, and how long it is. What it holds may not be in the calendar. */
export function matchDay(
	text: string,
	order: DateOrder,
): { readonly length: number; readonly found: CalendarDay | DateProblem } | undefined {
	for (const form of dayForms) {
		const { 0: whole, groups } = form.exec(text) ?? {};
		if (whole === undefined || !groups) continue;
		const { name, short, year = `20${short}`, month = monthNamed(name ?? ''), day } = groups;
		if (groups.first !== undefined) return { length: whole.length, found: inOrder(groups, order) };
		if (month === undefined) continue;
		const found = { year: Number(year), month: Number(month), day: Number(day) };
		return { length: whole.length, found: year.length === 4 ? found : shortYear };
	}
	return undefined;
}

const shortYear = {
	problem: 'where the year has two digits. Write it in full, such as 2030-01-31.',
};

/** Day and month of two numbers, by the order, or because only one of the two can be the day. */
function inOrder(
	{ first, second, mark, year = '' }: Readonly<Record<string, string | undefined>>,
	order: DateOrder,
): CalendarDay | DateProblem {
	// Of 07/12/26 any number may be the year, unless the order says that the last one is.
	if (year.length !== 4 && order === 'refuse') {
		return { problem: shortYear.problem.replace(/\.$/, ", or set the 'Date Order' option.") };
	}
	const [one, other] = [Number(first), Number(second)];
	const years = Number(year.length === 4 ? year : `20${year}`);
	const dayFirst = { year: years, month: other, day: one };
	const monthFirst = { year: years, month: one, day: other };
	// One number above 12 is the day. What no order makes a day is left for the caller to find.
	const isOneWay = [one, other].some((part) => part < 1 || part > 12) || one === other;
	const read = isOneWay ? (one > 12 ? dayFirst : monthFirst) : undefined;
	if (order === 'refuse') {
		const ways = `${iso(dayFirst)} or ${iso(monthFirst)}`;
		return (
			read ?? {
				problem: `which can be read in two ways. Write it as ${ways}, or set the 'Date Order' option.`,
			}
		);
	}
	const chosen = order === 'dayMonthYear' ? dayFirst : monthFirst;
	if (read && one !== other && read !== chosen) {
		const orderName = order === 'dayMonthYear' ? 'day first' : 'month first';
		return {
			problem: `which doesn't fit 'Date Order', ${orderName}. Correct the date, or write it as ${iso(read)}.`,
		};
	}
	// Whoever writes dots writes the day first.
	if (mark === '.' && !isOneWay && order === 'monthDayYear') {
		return {
			problem: `where dots mean day first, but 'Date Order' is month first. Write it as ${iso(dayFirst)} or ${iso(monthFirst)}.`,
		};
	}
	return chosen;
}

function iso({ year, month, day }: CalendarDay): string {
	return [year, month, day].map((part) => String(part).padStart(2, '0')).join('-');
}

/** The languages that headings are read in, and those of their neighbors. */
const languages = 'en de fr es pt pt-PT it nl da nb sv pl ru tr ja ko'.split(' ');

type Width = 'long' | 'short';

/** What the engine's calendars don't have: other short forms. */
const otherMonths = { sept: 9, maerz: 3, mrz: 3, jan: 1, jän: 1, jänner: 1 };
const otherWeekdays = { tues: 2, thur: 4, thurs: 4, sonnabend: 6 };

/** By word, its place in the lists, from 1. No word of these languages means two; it would be none. */
function indexed(
	others: Readonly<Record<string, number>>,
	lists: (width: Width, locale: string) => readonly string[][],
): ReadonlyMap<string, number | undefined> {
	const index = new Map<string, number | undefined>();
	const add = (word: string, at: number) => {
		const key = fold(word);
		index.set(key, (index.get(key) ?? at) === at ? at : undefined);
	};
	for (const locale of languages) {
		for (const width of ['long', 'short'] as const) {
			for (const list of lists(width, locale)) list.forEach((word, at) => add(word, at + 1));
		}
	}
	for (const [word, at] of Object.entries(others)) add(word, at);
	return index;
}

/** No month and no day of the week has more letters. */
const maxWordLength = 30;

// Built when a word is first asked for: it takes some 20 ms.
let months: ReturnType<typeof indexed> | undefined;
let weekdays: ReturnType<typeof indexed> | undefined;

/** 1 to 12, or undefined where the word is no month, by itself or as dates have it ("grudnia"). */
export function monthNamed(word: string): number | undefined {
	months ??= indexed(otherMonths, (width, locale) => [
		Info.months(width, { locale }),
		Info.monthsFormat(width, { locale }),
	]);
	return word.length > maxWordLength || /\d/.test(word) ? undefined : months.get(fold(word));
}

/** 1 for Monday to 7 for Sunday, or undefined where the word is no day of the week. */
export function weekdayNamed(word: string): number | undefined {
	weekdays ??= indexed(otherWeekdays, (width, locale) => [Info.weekdays(width, { locale })]);
	return word.length > maxWordLength ? undefined : weekdays.get(fold(word.replace(/曜$/, '曜日')));
}
