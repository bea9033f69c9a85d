import { Info } from 'luxon';
import { fold } from './words';

/** Which end of the schedule: a bare date means the start or the end of that day. */
export type Edge = 'start' | 'end';

/** Which of two numbers is the day in 12/01/2026; 'refuse' where nobody has said. */
export type DateOrder = 'refuse' | 'dayMonthYear' | 'monthDayYear';

/** Why there is no date in a text; ends a sentence that begins with the text. */
export interface DateProblem {
	readonly problem: string;
}

/** How times in messages look. Whoever copies one must not be refused, so it lies far ahead. */
const example = 'such as 2030-01-31 09:00';

/** "Q4 2026", "4Q26", "1. Quartal" and the like. */
const quarter = /(?<!\p{L})(?:q ?[1-4]|[1-4] ?q)|quart|trimestr|四半期|분기/iu;

/** What to say of "ASAP" or "ongoing", which an empty cell means, and of anything else that is no date. */
export function notADate(text: string, edge: Edge): DateProblem {
	const empty = edge === 'start' ? 'to start at once' : 'to run without an end';
	const instead = /\d/.test(text) ? '' : `, or leave it empty ${empty}`;
	if (quarter.test(text)) {
		const day = edge === 'start' ? 'first' : 'last';
		return { problem: `which is a quarter. Enter its ${day} day with the year, ${example}.` };
	}
	return { problem: `which isn't a date. Enter a date with its year, ${example}${instead}.` };
}

/** What to say of 31 November and the like. */
export const impossible = { problem: `a date or time that doesn't exist. Enter one ${example}.` };

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

/** 1 to 12, or undefined where the word is no month, by itself or as dates have it ("grudnia"). */
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
