import { DateTime, type Zone } from 'luxon';
import { formatList } from '../base/wording';
import type { Reason } from './cellText';
import { anyFor, wordsFor, type CellKey } from '../words';
import { anyOf } from '../words/normalizeKey';
import { marks, ordinals } from './marksOfDates';
import { monthNamed, weekdayNamed } from './dayNames';
import { findZone, utc, zoneNamed } from './zones';

export { zoneNamed };

const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

/** The local time of a spreadsheet's number of days, of which 25569 is 1970-01-01. */
export function ofSerial(days: string): number {
	const seconds = Math.round((Number(days) - 25_569) * 86_400);
	return seconds * 1000;
}

/** A date alone means the start or the end of that day. */
export type Edge = 'start' | 'end';

export const bothOrders = ['dayMonthYear', 'monthDayYear'] as const;
/** Which of two numbers is the day in 12/01/2026; 'refuse' if nobody has said. */
export type DateOrder = 'refuse' | (typeof bothOrders)[number];

export interface DateReading {
	readonly edge: Edge;
	readonly dateOrder: DateOrder;
}

export interface WrittenDate {
	/** As if in UTC; the first moment where the text is a day alone. */
	readonly local: DateTime;
	readonly isDay: boolean;
	readonly zone?: Zone | undefined;
}

/** The problem with anything that isn't a date, such as "ASAP" or "ongoing". */
export function notADate(text: string, edge: Edge): Reason {
	const why = 'not a date';
	if (/\d/.test(text)) return { why };
	if (edge === 'start') return { why, remedy: 'enter a start' };
	return { why, remedy: 'enter an end' };
}

const impossible: Reason = { why: 'no such date' };

const nth = `(?<day>\\d{1,2})(?:${ordinals}|\\.)?`;
const name = '(?<name>\\p{L}+)\\.?';
const of = `(?:(?:${anyFor('ofDates')})\\s+)?`;

/** How a day is written; `first` and `second` are its day and month in an order of their own. */
const dayForms = [
	// 2030-12-01, 2030/12/1, 2030. 12. 1
	'(?<year>\\d{4})(?<mark>[-/.])\\s?(?<month>\\d{1,2})\\k<mark>\\s?(?<day>\\d{1,2})',
	// 20301201
	'(?<year>20\\d\\d)(?<month>\\d\\d)(?<day>\\d\\d)',
	// 2030年12月1日
	`(?:(?<year>\\d{4})\\s*(?:${marks.year})\\s*)?(?<month>\\d{1,2})\\s*(?:${marks.month})\\s*(?<day>\\d{1,2})\\s*(?:${marks.day})`,
	// 01.12.2030, 12/1/30
	'(?<first>\\d{1,2})\\s?(?<mark>[./-])\\s?(?<second>\\d{1,2})\\s?\\k<mark>\\s?(?<year>\\d{4}|\\d{2})',
	// 1/12 and 1.12., whose year a flight's other half says
	'(?<first>\\d{1,2})(?<mark>/|\\.(?=\\s?\\d{1,2}\\.))\\s?(?<second>\\d{1,2})\\.?(?!/)',
	// 1 December 2030, 1. Dez. 30, 1 de dezembro de 2030, 1-Dec-30, 01DEC30
	`${nth}[\\s./-]*${of}${name}(?:(?:[\\s,./]*|-)${of}'?(?<year>\\d{4}|\\d{2}))?`,
	// 2030 Dec 1
	`(?<year>\\d{4})[\\s-]+${name}[\\s-]*${nth}`,
	// December 1st, 2030; Dec-1-2030; Dec 1, '30
	`${name}[\\s./-]*${nth}(?:(?:[\\s,./]+|-)${of}'?(?<year>\\d{4}|(?<=')\\d{2}))?`,
].map((form) => new RegExp(`(?<![\\p{L}\\d])(?:${form})(?!\\d)`, 'iu'));

/** What a form names: digits, the name of a month, and the mark between numbers. */
export type Parts = Readonly<Record<string, string | undefined>>;

/** A form in a text: its parts, and the text with a bar in its place. */
export interface Found {
	readonly parts: Parts;
	readonly left: string;
}

function findIn(text: string, forms: readonly RegExp[]): Found | undefined {
	for (const form of forms) {
		const match = form.exec(text);
		const parts = match?.groups ?? {};
		const isUnknown = parts.name !== undefined && monthNamed(parts.name) === undefined;
		if (!match || isUnknown) continue;
		const after = text.slice(match.index + match[0].length);
		return { parts, left: `${text.slice(0, match.index)}|${after}` };
	}
	return undefined;
}

/** The day that a text holds, with or without its year, in the calendar or not. */
export function dayIn(text: string) {
	if (text.length > maxLength) return undefined;
	return findIn(text, dayForms);
}

const half = `${marks.am}|${marks.pm}`;
const anHour = `(?:(?<=\\d)T|(?<![\\d.:]))(?:(?<before>${half})\\s*)?(?<hour>\\d{1,2})`;
const unit = `\\s?(?:(?<half>${half})|${marks.hour})(?!\\p{Script=Latin})`;

/** How a time of day is written, or that it is the last one. */
const clockForms = [
	// 09:00, 9:00:00.000, 9:00 AM, 9:00 Uhr
	`${anHour}:(?<minute>\\d\\d)(?::(?<second>\\d\\d)(?:[.,]\\d+)?)?(?:${unit})?`,
	// 9h30, 9時30分
	`${anHour}\\s?(?:${marks.hour})\\s?(?<minute>\\d\\d)(?:\\s?(?:${marks.minute}))?`,
	// 9am, 9.30 pm, 9 Uhr
	`${anHour}(?:\\.(?<minute>\\d\\d))?${unit}`,
	// um 9.00
	`(?<!\\p{L})(?:${anyFor('atHour')})\\s*(?<hour>\\d{1,2})\\.(?<minute>\\d\\d)`,
	// incl., EOD
	`(?<!\\p{L})(?<wholeDay>${anyFor('wholeDay')})(?!\\p{L})`,
].map((form) => new RegExp(`(?:${form})(?!\\d|[.:]\\d)`, 'iu'));

const afternoon = new RegExp(`^(?:${marks.pm})$`, 'i');

/** The milliseconds since midnight; undefined for no time of any day. */
function timeOf({
	hour,
	minute = '0',
	second = '0',
	before,
	half = before,
}: Parts): number | undefined {
	let hours = Number(hour);
	if (half !== undefined) {
		if (hours > 12) return undefined;
		hours %= 12;
		if (afternoon.test(half)) hours += 12;
	}
	if (Number(minute) > 59 || Number(second) > 59) return undefined;
	const time = hours * hourMs + Number(minute) * minuteMs + Number(second) * 1000;
	if (time > dayMs) return undefined;
	return time;
}

/** "26" is 2026; NaN for none. */
export const fullYear = (year: string | undefined) => Number(year?.padStart(4, '20'));

const whyNot = {
	refuse: 'date of any order',
	dayMonthYear: 'not the day first',
	monthDayYear: 'not the month first',
} as const;

/** The date of these parts in UTC, or why nobody knows it. */
export function dateOf(parts: Parts, order: DateOrder): DateTime | Reason {
	const { first, second, mark, year: digits, name = '', month = monthNamed(name), day } = parts;
	const year = fullYear(digits);
	if (first === undefined) {
		const date = DateTime.utc(year, Number(month), Number(day));
		if (!date.isValid) return impossible;
		return date;
	}
	const dates = {
		dayMonthYear: DateTime.utc(year, Number(second), Number(first)),
		monthDayYear: DateTime.utc(year, Number(first), Number(second)),
	};
	const valid = bothOrders.filter((one) => dates[one].isValid);
	const [usual] = valid;
	if (!usual) return impossible;
	const ways = [...new Set(valid.map((one) => dates[one].toFormat('yyyy-MM-dd')))];
	const date = dates[order === 'refuse' ? usual : order];
	let isClear = ways.length === 1;
	// In 07/12/26 any number may be the year, and dots have the day first nearly everywhere.
	if (order === 'refuse') isClear &&= digits?.length === 4;
	else isClear ||= order === 'dayMonthYear' || mark !== '.';
	if (date.isValid && isClear) return date;
	return { why: whyNot[order], facts: { dates: formatList(ways, 'or') } };
}

/** Words beside a day or a time that say no more than the column does. */
const idleWords = (...keys: readonly CellKey[]) =>
	new RegExp(`(?<!\\p{L})(?:${anyOf(keys.flatMap(wordsFor))})(?!\\p{L})`, 'giu');
const idle = {
	start: idleWords('fromDay', 'theDay', 'atHour', 'hours', 'afterYear'),
	end: idleWords('untilDay', 'theDay', 'atHour', 'hours', 'afterYear'),
};

/** What stands beside a day and a time. */
interface Beside {
	readonly weekday?: number;
	readonly zone?: Zone | undefined;
}

/** The day of the week and the zone among what is left of a text; undefined if there is anything else. */
function besideOf(left: string, edge: Edge, hasTime: boolean): Beside | Reason | undefined {
	let beside: Beside = {};
	for (const part of left.replace(idle[edge], '').split(/[|,;@()[\]]|(?<=\s)[-–—](?=\s)/)) {
		const word = part.trim().replace(/\.$/, '');
		if (word === '') continue;
		// An offset alone may be the end of something else, and "pt" is Friday in Polish.
		let written = word;
		if (hasTime) written = word.replace(/^Z$|^(?=[+-]\d\d)/, 'UTC');
		const zone = zoneNamed(written);
		let weekday = weekdayNamed(word);
		if (hasTime && zone !== undefined) weekday = undefined;
		if (weekday !== undefined && !beside.weekday) beside = { ...beside, weekday };
		else if (zone !== undefined && !beside.zone) beside = { ...beside, zone: findZone(zone) };
		else if (hasTime && !beside.zone && /^[A-Z]{2,5}$|\//.test(word)) {
			return { why: 'no clear time zone in it', facts: { word: { written: word } } };
		} else return undefined;
	}
	return beside;
}

/** Without seconds and T, "09:00-17:00" is a range of hours as well as a time with an offset. */
const hourRange = /(?:^|\s)\d{1,2}:\d{2}\s?[-–—]\s?\d{1,2}:?\d{2}$/u;

/** No date is longer; the limit bounds parsing time. */
const maxLength = 100;

/** A date, or why a text is none. */
export function readDate(written: string, { edge, dateOrder }: DateReading): WrittenDate | Reason {
	const text = written.replaceAll('’', "'");
	const otherwise = notADate(text, edge);
	if (text.length > maxLength || hourRange.test(text)) return otherwise;
	const number = readNumber(text);
	if (number) return number;
	const clock = findIn(text, clockForms);
	const found = dayIn(clock?.left ?? text);
	const isDay = !clock || clock.parts.wholeDay !== undefined;
	if (!found || (clock && isDay && edge === 'start')) return otherwise;
	const beside = besideOf(found.left, edge, !isDay) ?? otherwise;
	if ('why' in beside) return beside;
	if (found.parts.year === undefined) return { why: 'date without a year' };
	const date = dateOf(found.parts, dateOrder);
	const time = isDay ? 0 : timeOf(clock.parts);
	if ('why' in date) return date;
	if (time === undefined) return impossible;
	const { zone, weekday = date.weekday } = beside;
	if (weekday === date.weekday) return { local: date.plus(time), isDay, zone };
	const shown = date.setLocale('en-US');
	const facts = { date: shown.toFormat('d MMM yyyy'), day: shown.toFormat('EEEE') };
	return { why: 'another day of the week', facts };
}

function readNumber(text: string): WrittenDate | undefined {
	// Seconds or milliseconds, as CRMs send them.
	if (/^\d{10}(?:\d{3})?$/.test(text)) {
		const local = DateTime.fromMillis(Number(text.padEnd(13, '0')), { zone: utc });
		return { local, isDay: false, zone: utc };
	}
	// A spreadsheet's serial number of a day.
	if (!/^[2-7]\d{4}(?:\.\d+)?$/.test(text)) return undefined;
	const local = DateTime.fromMillis(ofSerial(text), { zone: utc });
	return { local, isDay: !text.includes('.') };
}

/** True for a date in any order of its numbers, also for one without a year. */
export const isDate = (text: string) =>
	bothOrders.some((dateOrder) => {
		const date = readDate(text, { edge: 'start', dateOrder });
		return !('why' in date) || date.why === 'date without a year';
	});
