import { DateTime, FixedOffsetZone, type Zone } from 'luxon';
import { formatList } from '../base/wording';
import type { Reason } from './cellText';
import { anyFor } from '../words';
import { marks, ordinals } from './marksOfDates';
import { monthNamed, weekdayNamed, weekdaysBeside } from './dayNames';
import { findZone, utc, zoneNamed } from './zones';

export { zoneNamed };

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

/** The local time of a spreadsheet's number of days, of which 25569 is 1970-01-01. */
export function ofSerial(days: string): number {
	const seconds = Math.round((Number(days) - 25_569) * 86_400);
	return seconds * 1000;
}

/** A date alone means the start or the end of that day. */
export type Edge = 'start' | 'end';

/** Which of two numbers is the day in 12/01/2026; 'refuse' if nobody has said. */
export type DateOrder = 'refuse' | 'dayMonthYear' | 'monthDayYear';

export interface DateReading {
	readonly edge: Edge;
	readonly dateOrder: DateOrder;
	/** The year of all dates of the column that have one. */
	readonly year?: number;
	/** True for the end of a flight over New Year: without a year of its own it is in the one after. */
	readonly endsNextYear?: boolean;
	/** True if the year is made up, so that no day of the week contradicts it. */
	readonly isAnyYear?: boolean;
}

interface Parts {
	year?: number;
	month?: number;
	day?: number;
	weekday?: string;
	monthName?: string;
	/** Milliseconds since midnight; undefined if the text says that the whole day is meant. */
	time?: number;
	zone?: Zone;
}

export interface WrittenDate extends Pick<Parts, 'zone'> {
	/** Milliseconds since 1970, as if in UTC. */
	readonly localTime: number;
	readonly isDay: boolean;
	readonly hasYear: boolean;
}

/** The problem with anything that isn't a date, such as "ASAP" or "ongoing". */
export function notADate(text: string, edge: Edge): Reason {
	const why = 'not a date';
	if (/\d/.test(text)) return { why };
	if (edge === 'start') return { why, remedy: 'enter a start' };
	return { why, remedy: 'enter an end' };
}

const impossible: Reason = { why: 'no such date' };

type Context = DateReading & { readonly parts: Parts };
type Captures = Readonly<Record<string, string | undefined>>;
type PartsOrWhy = Parts | Reason | undefined;
type Read = (groups: Captures, context: Context) => PartsOrWhy;

const ofDates = anyFor('ofDates');
const nth = `(?<day>\\d{1,2})(?:${ordinals}|\\.)?`;
const dayAndName = `${nth}[\\s./-]*(?:(?:${ofDates})\\s+)?(?<name>\\p{L}+)\\.?`;
/** What makes an hour of two digits behind a month. */
const restOfHour = `[\\d:.]|\\s*(?:[ap]\\.?m|${marks.hour})(?!\\p{L})`;
const shortYear = `(?:[\\s,./]*|-)(?<year>\\d{2})(?!${restOfHour})`;
const notRestOfDay = '(?![\\d:]|[\\s./-]*\\p{L}|[./-]\\s?\\d{1,2}(?!\\d))';
const yearMark = `(?<year>\\d{4})\\s*(?:${marks.year})\\s*`;
const monthMark = `(?<month>\\d{1,2})\\s*(?:${marks.month})\\s*`;
const dayMark = `(?<day>\\d{1,2})\\s*(?:${marks.day})`;
const wholeYear = "['’]?(?<year>(?:19|20|21)\\d\\d|(?<=['’])\\d\\d)(?![\\d:])";
const afterYear = `\\s*(?:${anyFor('afterYear')})(?!\\p{L})|[-/](?=\\p{L})`;

const dayForms = [
	// 2030-12-01: with the year first, the month follows everywhere.
	/^(?<year>\d{4})(?<mark>[-/.])\s?(?<month>\d{1,2})\k<mark>\s?(?<day>\d{1,2})(?!\d)/u,
	/^(?<year>20\d\d)(?<month>\d\d)(?<day>\d\d)(?!\d)/u,
	new RegExp(`^(?:${yearMark})?${monthMark}${dayMark}`, 'u'),
	/^(?<first>\d{1,2})\s?(?<mark>[./-])\s?(?<second>\d{1,2})\s?\k<mark>\s?(?<year>\d{4}|\d{2})(?!\d)/u,
	// 1/5 and 5.1., whose year is the column's.
	/^(?<first>\d{1,2})(?<mark>\/|\.(?=\s?\d{1,2}\.))\s?(?<second>\d{1,2})\.?(?![\d./])/u,
	// 1 December, 1. Dez., 1 de dezembro, 1-Dec-30. "1 Dec - 30" may be a range, and 30 an hour.
	new RegExp(`^${dayAndName}(?:${shortYear})?`, 'iu'),
	// Dec 1, December 1st; in "mar 1 déc" and "mar 01/12/2030" it is a Tuesday.
	new RegExp(`^(?<name>\\p{L}+)\\.?[\\s./-]*${nth}${notRestOfDay}`, 'iu'),
	// 2030, of 2030, de 2030, 2030 г., '30. No UTC offset starts like this.
	new RegExp(`^[-/]?(?:(?:${ofDates})\\s+)?${wholeYear}(?:${afterYear})?`, 'iu'),
];

function readDay(groups: Captures, { dateOrder, year: ofColumn }: Context): PartsOrWhy {
	const { name, first } = groups;
	const month = groups.month ?? monthNamed(name ?? '');
	const parts: Parts = {};
	if (groups.year) parts.year = Number(groups.year.padStart(4, '20'));
	if (month) {
		if (name) parts.monthName = name;
		parts.month = Number(month);
		parts.day = Number(groups.day);
		return parts;
	}
	if (!first && !name) return parts;
	const year = parts.year ?? ofColumn;
	if (!first || year === undefined) return undefined;
	const dayAndMonth = inOrder(groups, year, dateOrder);
	if ('why' in dayAndMonth) return dayAndMonth;
	return { ...parts, ...dayAndMonth };
}

/** Day and month of two numbers, by the order or because only one can be the day. */
function inOrder(written: Captures, year: number, order: DateOrder): Parts | Reason {
	const first = Number(written.first);
	const second = Number(written.second);
	const dayFirst = DateTime.fromObject({
		year,
		month: second,
		day: first,
	});
	const monthFirst = DateTime.fromObject({
		year,
		month: first,
		day: second,
	});
	const ways = new Set<string>();
	for (const date of [dayFirst, monthFirst]) {
		if (date.isValid) ways.add(date.toFormat('yyyy-MM-dd'));
	}
	if (ways.size === 0) return impossible;
	const isOpen = ways.size > 1;
	let date = dayFirst;
	let why: Reason['why'] = 'not the day first';
	let isClear = true;
	if (order === 'monthDayYear') {
		date = monthFirst;
		why = 'not the month first';
		isClear = !isOpen || written.mark !== '.';
	}
	if (order === 'refuse') {
		if (!dayFirst.isValid) date = monthFirst;
		why = 'date of any order';
		// In 07/12/26 any number may be the year.
		isClear = !isOpen && written.year?.length !== 2;
	}
	if (date.isValid && isClear) return { month: date.month, day: date.day };
	return {
		why,
		facts: { dates: formatList([...ways], 'or') },
	};
}

/** "um 9.00" is a time; without the word, "9.10" may be the 9th of October. */
const at = `^(?<at>(?:${anyFor('atHour')})\\s*)?`;
const hour = `${at}(?<before>${marks.am}|${marks.pm})?\\s*(?<hour>\\d{1,2})`;
const oclock = `(?<oclock>${marks.touchingHour}|(?:${marks.hour})(?!\\p{L}))`;
const past = `(?<minute>\\d\\d(?![\\d./-])|\\d(?=\\s*(?:${marks.minute})))`;
const digits = '(?<mark>[:.])(?<minute>\\d{2})(?:[:.](?<second>\\d{2})(?:[.,]\\d+)?)?';
const unit = `(?<half>[ap])\\.?\\s?m|(?<unit>${marks.hour}|${anyFor('hours')})`;

const afterClock = `(?![\\d:]|\\.\\d)(?:\\s*(?:${unit})(?!\\p{L})\\.?)?`;
const clockForms = [
	new RegExp(`${hour}\\s*${oclock}\\s*(?:${past}\\s*(?:${marks.minute})?)?`, 'iu'),
	new RegExp(`${hour}(?:${digits})?${afterClock}`, 'iu'),
];

const afternoon = new RegExp(`^(?:p|${marks.pm})$`, 'i');

function readClock(groups: Captures): PartsOrWhy {
	const { mark, before, minute = 0, second = 0 } = groups;
	const half = groups.half ?? before;
	const isMarked = mark === ':' || (mark && (groups.unit || groups.at));
	if (!groups.oclock && !groups.half && !isMarked) return undefined;
	let hour = Number(groups.hour);
	if (Number(minute) > 59 || Number(second) > 59) return impossible;
	if (half) {
		if (hour > 12) return impossible;
		hour %= 12;
		if (afternoon.test(half)) hour += 12;
	}
	const seconds = Number(minute) * 60 + Number(second);
	const time = hour * hourMs + seconds * 1000;
	return time <= dayMs ? { time } : impossible;
}

const theDay = anyFor('theDay');
const on = `(?: (?:${theDay}))? `;

/** What may stand before a date for an edge. */
export const leadIn = {
	start: new RegExp(`^(?:${anyFor('startsOn')})${on}`, 'iu'),
	end: new RegExp(`^(?:${anyFor('endsOn')})${on}`, 'iu'),
};

const wholeDay = new RegExp(`^\\(?(?:${anyFor('wholeDay')})(?!\\p{L})\\)?`, 'iu');

/** As an end, a date alone includes that day anyway. */
function readWholeDay(_: Captures, { edge }: Context): PartsOrWhy {
	return edge === 'end' ? { time: undefined } : undefined;
}

const offsetForm =
	/^(?:Z(?![\p{L}\d])|(?<prefix>(?:UTC|GMT)\s?)?(?<sign>[+−-])(?<hours>\d{1,2})(?::?(?<minutes>[0-5]\d))?(?![\d:]))/iu;

/** Z, +02:00, GMT+2. Only with a time: the end of "2030-12-01 -05:00" may be anything. */
function readOffset(groups: Captures, { parts }: Context): PartsOrWhy {
	const { prefix, sign, hours = '00', minutes = 0 } = groups;
	if (parts.time === undefined) return undefined;
	if (!prefix && hours.length < 2) return undefined;
	const offset = Number(hours) * 60 + Number(minutes);
	if (offset > 14 * 60) return undefined;
	return { zone: FixedOffsetZone.instance(sign === '+' ? offset : -offset) };
}

/** A day of the week, or a zone: in brackets, before a comma, with "time", or as the first word. */
const wordForms = [
	/^(?<dayName>\p{L}+(?:-\p{L}+)?)/u,
	/^[([](?<word>[^()[\]]{1,60})[)\]]/,
	/^(?<word>\p{L}[\p{L}\s]{1,39}?(?: time(?!\p{L})|(?=[,;]|$)))/iu,
	/^(?<word>[A-Z][A-Za-z_]*(?:\/[\w+-]+){1,2}|\p{L}{2,5}(?!\p{L}))/u,
];

function readWord({ dayName, word = '' }: Captures, { parts }: Context): PartsOrWhy {
	const text = dayName ?? word;
	// In Polish "pt" is Friday, but after a time it is Pacific Time.
	const isZone = parts.time !== undefined && zoneNamed(text);
	if (!isZone && weekdayNamed(text)) return { weekday: text };
	const zone = findZone(zoneNamed(word) ?? '');
	if (zone) return { zone };
	if (parts.time === undefined) return undefined;
	if (!/^[A-Z]{2,5}$|\//.test(word)) return undefined;
	return {
		why: 'no clear time zone in it',
		facts: { word: { written: word } },
	};
}

const readers: ReadonlyArray<readonly [forms: readonly RegExp[], read: Read]> = [
	[dayForms, readDay],
	[clockForms, readClock],
	[[wholeDay], readWholeDay],
	[[offsetForm], readOffset],
	[wordForms, readWord],
];

/** What a text begins with, and the rest; undefined if it isn't part of a date. */
function take(text: string, context: Context, by = readers) {
	for (const [forms, read] of by) {
		for (const form of forms) {
			const match = form.exec(text);
			const part = match && read(match.groups ?? {}, context);
			if (part) return { part, left: text.slice(match[0].length) };
		}
	}
	return undefined;
}

const separators = new RegExp(
	`^(?:[\\s,;.|@]|[-–—](?=\\s)|(?:${theDay})(?=[\\s\\d])|T(?=\\d))+`,
	'iu',
);

/** Without seconds and T, "09:00-17:00" is a range of hours as well as a time with an offset. */
const hourRange = /(?:^|\s)\d{1,2}:\d{2}\s?[-–—−]\s?\d{1,2}:?\d{2}$/u;

/** "(日)" beside a date: where people write so, the month comes first. */
const dayInBrackets = /[([]([\p{sc=Han}\p{sc=Hang}]{1,3})[)\]]/u;

export function hasEastAsianDay(text: string): boolean {
	const [, word = ''] = dayInBrackets.exec(text) ?? [];
	return weekdayNamed(word) !== undefined;
}

/** No date is longer; the limit bounds parsing time. */
export const maxLength = 100;

/** A date, or why a text is none. */
export function readDate(text: string, ofColumn: DateReading): WrittenDate | Reason {
	const otherwise = notADate(text, ofColumn.edge);
	if (text.length > maxLength || hourRange.test(text)) return otherwise;
	const number = readNumber(text);
	if (number) return number;
	let reading = ofColumn;
	if (reading.dateOrder === 'refuse' && hasEastAsianDay(text)) {
		reading = { ...reading, dateOrder: 'monthDayYear' };
	}
	const parts = partsOf(text, reading) ?? otherwise;
	if ('why' in parts) return parts;
	return dateOf(parts, reading) ?? otherwise;
}

function readNumber(text: string): WrittenDate | undefined {
	// Seconds or milliseconds, as CRMs send them.
	if (/^\d{10}(?:\d{3})?$/.test(text)) {
		const localTime = Number(text.padEnd(13, '0'));
		return {
			localTime,
			isDay: false,
			hasYear: true,
			zone: utc,
		};
	}
	// A spreadsheet's serial number of a day.
	if (!/^[2-7]\d{4}(?:\.\d+)?$/.test(text)) return undefined;
	const isDay = !text.includes('.');
	return {
		localTime: ofSerial(text),
		isDay,
		hasYear: true,
	};
}

/** The parts of a date; undefined if one is unknown, or there twice, as a zone and an offset. */
function partsOf(text: string, reading: DateReading): PartsOrWhy {
	let parts: Parts = {};
	let rest = text.replace(leadIn[reading.edge], '').replace(separators, '');
	while (rest !== '') {
		const taken = take(rest, { ...reading, parts });
		if (!taken) return undefined;
		const { part, left } = taken;
		if ('why' in part) return part;
		for (const name of Object.keys(part)) {
			if (name in parts) return undefined;
		}
		parts = { ...parts, ...part };
		rest = left.replace(separators, '');
	}
	return parts;
}

/** The date of these parts; undefined if they aren't one. */
function dateOf(parts: Parts, reading: DateReading): WrittenDate | Reason | undefined {
	let ofColumn = reading.year;
	if (ofColumn && reading.endsNextYear) ofColumn += 1;
	const { year = ofColumn, month, day, time, zone, weekday } = parts;
	if (year === undefined || month === undefined || day === undefined) return undefined;
	const date = DateTime.fromObject(
		{
			year,
			month,
			day,
		},
		{ zone: utc, locale: 'en-US' },
	);
	if (!date.isValid) return impossible;
	const hasYear = parts.year !== undefined;
	if (weekday) {
		const meant = weekdaysBeside(weekday, parts.monthName);
		if (meant.length === 0) return undefined;
		const isChecked = hasYear || !reading.isAnyYear;
		if (isChecked && !meant.includes(date.weekday)) {
			const facts = {
				date: date.toFormat('d MMM yyyy'),
				day: date.toFormat('EEEE'),
			};
			return { why: 'another day of the week', facts };
		}
	}
	const localTime = date.toMillis() + (time ?? 0);
	return {
		localTime,
		isDay: time === undefined,
		hasYear,
		zone,
	};
}

/** True for a text that begins with a day or a year, in the calendar or not. */
export function beginsWithDay(text: string, dateOrder: DateOrder): boolean {
	const context: Context = {
		dateOrder,
		edge: 'start',
		year: 2000,
		parts: {},
	};
	return take(text, context, readers.slice(0, 1)) !== undefined;
}

export const bothOrders = ['dayMonthYear', 'monthDayYear'] as const;

/** A date as one order of its numbers reads it, in a leap year if it says none. */
export function readInAnyYear(text: string, edge: Edge, dateOrder: DateOrder) {
	const date = readDate(text, {
		edge,
		dateOrder,
		year: 2028,
		isAnyYear: true,
	});
	if ('why' in date) return undefined;
	return date;
}
