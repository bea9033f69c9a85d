import { DateTime, FixedOffsetZone, Info, type Zone } from 'luxon';
import { formatList, momentIn, onlyEntry } from '../base/values';
import { anyOf, normalizeKey } from '../words/normalizeKey';
import { type Reason, cellText } from './cellText';
import * as words from '../words';

export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;

/** A date alone means the start or the end of that day. */
export type Edge = 'start' | 'end';

export const bothOrders = ['dayMonthYear', 'monthDayYear'] as const;
/** Which of two numbers is the day in 12/01/2026; 'refuse' if nobody has said. */
export type DateOrder = 'refuse' | (typeof bothOrders)[number];

export interface DateReading {
	readonly edge: Edge;
	readonly dateOrder: DateOrder;
	/** The year of a date that names none, as a flight's other half has it. */
	readonly year?: string | undefined;
}

/** The zone in which TikTok reads times. */
export const utc = FixedOffsetZone.utcInstance;

/** A time zone by its IANA name or its offset, as zoneNamed gives it; undefined for any other. */
export function findZone(name: string): Zone | undefined {
	if (/^etc\/(utc|gmt)$/i.test(name)) return utc;
	const zone = Info.normalizeZone(name);
	if (zone.isValid) return zone;
	return undefined;
}

// By letters for clocks, and places; EST means New York in summer too. Unclear are CST, IST,
// which is India's, Ireland's and Israel's, and AEST, which in summer is Brisbane's and not Sydney's.
const zones = new Map<string, string>();
for (const [word, zone] of words.tableFor('timeZones')) zones.set(normalizeKey(word), zone);

const offsetOfUtc = /^(?:UTC|GMT)\s?([+-])0?(\d|1[0-4])(?::?([0-5]\d))?$/;

/** The zone or offset of "ET", "UTC+1", "New York time" or "America/New_York", if it is clear which is meant. */
export function zoneNamed(text: string): string | undefined {
	if (text.length > 60) return undefined;
	const [, sign, hours = '', minutes = '00'] = offsetOfUtc.exec(text) ?? [];
	if (sign) return `UTC${sign}${hours}:${minutes}`.replace(/:00$/, '');
	if (text.includes('/')) return findZone(text) && text;
	const place = text.replace(/\s(?:local )?time$/i, '');
	return zones.get(normalizeKey(text)) ?? zones.get(normalizeKey(place));
}

const namesOfCalendar = { months: [Info.months, Info.monthsFormat], weekdays: [Info.weekdays] };
const numbers = new Map<keyof typeof namesOfCalendar, ReadonlyMap<string, number>>();

/** The number of a name, from 1, by our list and Luxon's in all languages, whose names agree; found when needed. */
function numberOf(kind: keyof typeof namesOfCalendar, name: string): number | undefined {
	let known = numbers.get(kind);
	if (!known) {
		const found = new Map<string, number>();
		for (const [word, number] of words.tableFor(kind))
			found.set(normalizeKey(word), Number(number));
		for (const locale of words.languages.flatMap(({ locales }) => locales)) {
			const names = namesOfCalendar[kind].flatMap((list) => [
				list('long', { locale }),
				list('short', { locale }),
			]);
			for (const [at, word] of names.flatMap((all) => [...all.entries()])) {
				found.set(normalizeKey(word), at + 1);
			}
		}
		known = found;
		numbers.set(kind, known);
	}
	return known.get(normalizeKey(name));
}

/** 1 to 12, or undefined; also as dates have it ("grudnia"). */
export const monthNamed = (word: string) => numberOf('months', word);

/** 1 for Monday to 7, or undefined. */
export const weekdayNamed = (word: string) => numberOf('weekdays', word);

const mark = (name: string) => anyOf(words.wordsNamed('marksOfDates', name));

/** Marks next to the numbers of a date or time, for regular expressions: "2026年12月7日", "9 Uhr". */
const [yearMark, monthMark] = [mark('year'), mark('month')];
export const dayMark = mark('day');
const hourMark = mark('hour');
const [am, pm] = [mark('am'), mark('pm')];

/** The mark after the number of a day: "1st", "1er", "1º", "1.", "7日". */
const ordinal = `(?:${words.anyFor('ordinals')}|[ºª°.])?`;
const nth = `(?<day>\\d{1,2})${ordinal}`;
/** The name of a month, also "tháng 12", which has its number, and "ธ.ค.", which has a point within. */
const numbered = `(?:${words.anyFor('monthsByNumber')})\\s?\\d{1,2}`;
const name = `(?<name>${numbered}|[\\p{L}\\p{M}]+(?:\\.\\p{sc=Thai}+)?)\\.?`;
const of = `(?:(?:${words.anyFor('ofDates')})\\s+)?`;

/** How a day is written; `first` and `second` are its day and month in an order of their own. */
const dayForms = [
	// 2030-12-01, 2030/12/1, 2030. 12. 1
	'(?<year>\\d{4})(?<mark>[-/.])\\s?(?<month>\\d{1,2})\\k<mark>\\s?(?<day>\\d{1,2})',
	// 20301201
	'(?<year>20\\d\\d)(?<month>\\d\\d)(?<day>\\d\\d)',
	// 2030年12月1日
	`(?:(?<year>\\d{4})\\s*(?:${yearMark})\\s*)?(?<month>\\d{1,2})\\s*(?:${monthMark})\\s*(?<day>\\d{1,2})\\s*(?:${dayMark})`,
	// 01.12.2030, 12/1/30
	'(?<first>\\d{1,2})\\s?(?<mark>[./-])\\s?(?<second>\\d{1,2})\\s?\\k<mark>\\s?(?<year>\\d{4}|\\d{2})',
	// 1/12 and 1.12., whose year a flight's other half says
	'(?<first>\\d{1,2})(?<mark>/|\\.(?=\\s?\\d{1,2}\\.))\\s?(?<second>\\d{1,2})\\.?(?!/)',
	// 1 December 2030, 1. Dez. 30, 1 de dezembro de 2030, 1-Dec-30, 01DEC30
	`${nth}[\\s./-]*${of}${name}(?:(?:[\\s,./]*|-)${of}'?(?<year>\\d{4}|\\d{2}))?`,
	// 1 كانون الثاني 2030
	`${nth}\\s+(?<name>\\p{L}+\\s\\p{L}+)\\s+(?<year>\\d{4})`,
	// 2030 Dec 1
	`(?<year>\\d{4})[\\s-]+${name}[\\s-]*${nth}`,
	// December 1st, 2030; Dec-1-2030; Dec 1, '30
	`${name}[\\s./-]*${nth}(?:(?:[\\s,./]+|-)${of}'?(?<year>\\d{4}|(?<=')\\d{2}))?`,
].map((form) => new RegExp(`(?<![\\p{L}\\d])(?:${form})(?!\\d)`, 'iu'));

/** A day whose month a flight's other half says: the 7 of "7–24 Dec 2026", the "24, 2026" of "Dec 7–24, 2026". */
const bareDay = new RegExp(
	`^(?<day>\\d{1,2})(?:${ordinal}|\\s*(?:${dayMark}))(?:,?\\s(?<year>\\d{4}))?$`,
	'iu',
);

/** The parts of a form: digits, the name of a month, and the mark between numbers. */
type Parts = Readonly<Record<string, string | undefined>>;

/** A form in a text: its parts, and the text with a bar in its place. */
export interface DateMatch {
	readonly parts: Parts;
	readonly left: string;
}

function findIn(text: string, forms: readonly RegExp[]): DateMatch | undefined {
	for (const form of forms) {
		const match = form.exec(text);
		const parts = match?.groups ?? {};
		const isUnknown = parts.name !== undefined && monthNamed(parts.name) === undefined;
		if (!match || isUnknown) continue;
		return { parts, left: text.replace(form, '|') };
	}
	return undefined;
}

/** No date is longer; the limit bounds parsing time. */
const maxDateLength = 100;

/** The day that a text holds, with or without its year, in the calendar or not. */
export function dayIn(text: string): DateMatch | undefined {
	if (text.length > maxDateLength) return undefined;
	return findIn(text, dayForms);
}

/** The number of a day alone, perhaps with a year: half a flight. */
export const dayAlone = (text: string): Parts | undefined => bareDay.exec(text)?.groups;

const halfOfDay = `${am}|${pm}`;
// The "am" of "jam 9:00" is a part of a word.
const anHour = `(?:(?<=\\d)T|(?<![\\d.:]))(?:(?<!\\p{Script=Latin})(?<before>${halfOfDay})\\s*)?(?<hour>\\d{1,2})`;
const unit = `\\s?(?:(?<half>${halfOfDay})|${hourMark})(?![\\p{Script=Latin}\\p{Script=Arabic}])`;

/** How a time of day is written, or that it is the last one. */
const clockForms = [
	// 09:00, 9:00:00.000, 9:00 AM, 9:00 Uhr
	`${anHour}:(?<minute>\\d\\d)(?::(?<second>\\d\\d)(?:[.,]\\d+)?)?(?:${unit})?`,
	// 9h30, 9時30分
	`${anHour}\\s?(?:${hourMark})\\s?(?<minute>\\d\\d)(?:\\s?(?:${mark('minute')}))?`,
	// 9am, 9.30 pm, 9 Uhr
	`${anHour}(?:\\.(?<minute>\\d\\d))?${unit}`,
	// um 9.00
	`(?<!\\p{L})(?:${words.anyFor('atHour')})\\s*(?<hour>\\d{1,2})\\.(?<minute>\\d\\d)`,
	// incl., EOD
	`(?<!\\p{L})(?<wholeDay>${words.anyFor('wholeDay')})(?!\\p{L})`,
].map((form) => new RegExp(`(?:${form})(?!\\d|[.:]\\d)`, 'iu'));

const afternoon = new RegExp(`^(?:${pm})$`, 'i');

/** The milliseconds since midnight; undefined for no time of any day. */
function timeOfDay({ hour, minute = '0', second = '0', before, half = before }: Parts) {
	let hours = Number(hour);
	if (half !== undefined) {
		if (hours > 12) return undefined;
		hours %= 12;
		if (afternoon.test(half)) hours += 12;
	}
	if (Number(minute) > 59 || Number(second) > 59) return undefined;
	const time = ((hours * 60 + Number(minute)) * 60 + Number(second)) * 1000;
	if (time > dayMs) return undefined;
	return time;
}

/** "26" is 2026; NaN for none. */
export const fullYear = (year: string | undefined) => Number(year?.padStart(4, '20'));

/** Thailand counts years from the Buddha: there 2570 is 2027. No other calendar's plans are for these years. */
const isBuddhist = (year: number) => year >= 2500 && year <= 2643;
const sinceBuddha = 543;

/** A year of two digits that can be a Buddhist one, from 2563 on, since nobody plans for 2063 so. */
const mayBeBuddhist = (year: string) => year.length === 2 && Number(year) >= 63;

const impossible: Reason = { why: 'no such date' };

const whyNotOrder = {
	refuse: 'date of any order',
	dayMonthYear: 'not the day first',
	monthDayYear: 'not the month first',
} as const;

/** The date of these parts in UTC, or why nobody knows it. */
function dateOf(parts: Parts, order: DateOrder): DateTime | Reason {
	const { first, second, mark, year: digits, name = '', month = monthNamed(name), day } = parts;
	let year = fullYear(digits);
	if (isBuddhist(year)) year -= sinceBuddha;
	const dateIn = (month: unknown, day: unknown) => DateTime.utc(year, Number(month), Number(day));
	const dates = { dayMonthYear: dateIn(month, day), monthDayYear: dateIn(month, day) };
	if (first) {
		dates.dayMonthYear = dateIn(second, first);
		dates.monthDayYear = dateIn(first, second);
	}
	const valid = bothOrders.filter((one) => dates[one].isValid);
	const [usual] = valid;
	if (!usual) return impossible;
	const ways = [...new Set(valid.map((one) => dates[one].toFormat('yyyy-MM-dd')))];
	let date = dates[usual];
	if (order !== 'refuse') date = dates[order];
	let isClear = ways.length === 1;
	// In 07/12/26 any number may be the year, and dots have the day first nearly everywhere.
	if (order === 'refuse') isClear &&= digits?.length === 4 || !first;
	else isClear ||= order === 'dayMonthYear' || mark !== '.';
	if (date.isValid && isClear) return date;
	return { why: whyNotOrder[order], facts: { dates: formatList(ways, 'or') } };
}

const areDayAndMonth = (day = '', month = '') =>
	Number(day) > 12 && Number(day) <= 31 && Number(month) > 0 && Number(month) <= 12;

/**
 * The orders in which the numbers of a cell are a date, to settle others of its column; 'refuse' stands for another
 * one. Undefined for a cell that shows none.
 */
export function ordersOf(value: unknown): DateOrder[] | undefined {
	const cell = cellText(asIso(value));
	if (!('value' in cell)) return undefined;
	const parts = dayIn(cell.value)?.parts;
	const { first, second, mark, year = '2028' } = parts ?? {};
	if (first === undefined) return undefined;
	const orders: DateOrder[] = bothOrders.filter(
		(dateOrder) => !('why' in dateOf({ ...parts, year }, dateOrder)),
	);
	// 26/12/01 may have the year first, and dots alone don't say that the day is.
	const isOpen = mark === '.' && Number(first) <= 12;
	const mayBeYear = year.length === 2 && /^2\d$/.test(first);
	if (Number(second) <= 12 && (isOpen || mayBeYear)) orders.push('refuse');
	// 31/04/2027 doesn't exist, and has the day first all the same; 13/13/2027 fits none.
	if (orders.length === 0 && areDayAndMonth(first, second)) return ['dayMonthYear'];
	if (orders.length === 0 && areDayAndMonth(second, first)) return ['monthDayYear'];
	return orders;
}

/** A Date or a DateTime in ISO's form. */
export function asIso(cell: unknown): unknown {
	if (typeof cell !== 'object') return cell;
	const value = onlyEntry(cell);
	const moment = new Date(momentIn(value) ?? NaN);
	if (Number.isNaN(Number(moment))) return value;
	return moment.toISOString();
}

/** Words beside a day or a time that say no more than the column does. */
const idleWords = (...keys: readonly words.CellKey[]) =>
	new RegExp(`(?<!\\p{L})(?:${anyOf(keys.flatMap(words.wordsFor))})(?!\\p{L})`, 'giu');
const ofBoth = ['theDay', 'atHour', 'hours', 'afterYear'] as const;
const idle = {
	start: idleWords(...ofBoth, 'fromDay'),
	end: idleWords(...ofBoth, 'untilDay'),
};

/** The text next to a day and a time. */
interface Beside {
	readonly weekday?: number | undefined;
	readonly zone?: Zone | undefined;
}

/** The day of the week and the zone among what is left of a text; undefined if there is anything else. */
function besideOf(left: string, edge: Edge, hasTime: boolean): Beside | Reason | undefined {
	let weekday: number | undefined;
	let zone: Zone | undefined;
	for (const part of left.replace(idle[edge], '').split(/[|,;@()[\]]|(?<=\s)[-–—](?=\s)/)) {
		const word = part.trim().replace(/\.$/, '');
		if (word === '') continue;
		// An offset alone may be the end of something else, and "pt" is Friday in Polish.
		const written = hasTime ? word.replace(/^Z$|^(?=[+-]\d\d)/, 'UTC') : word;
		const named = zoneNamed(written);
		const day = weekdayNamed(word);
		const isDay = day !== undefined && (!hasTime || named === undefined);
		if (isDay && !weekday) weekday = day;
		else if (!isDay && named !== undefined && !zone) zone = findZone(named);
		else if (hasTime && !zone && /^[A-Z]{2,5}$|\//.test(word)) {
			return { why: 'no clear time zone in it', facts: { word: { written: word } } };
		} else return undefined;
	}
	return { weekday, zone };
}

/** The problem with anything that isn't a date, such as "ASAP" or "ongoing". */
export function notADate(text: string, edge: Edge): Reason {
	const why = 'not a date';
	if (/\d/.test(text)) return { why };
	if (edge === 'start') return { why, remedy: 'enter a start' };
	return { why, remedy: 'enter an end' };
}

/** Without seconds and T, "09:00-17:00" is a range of hours as well as a time with an offset. */
const hourRange = /(?:^|\s)\d{1,2}:\d{2}\s?[-–—]\s?\d{1,2}:?\d{2}$/u;

export interface WrittenDate {
	/** As if in UTC; the first moment where the text is a day alone. */
	readonly local: DateTime;
	readonly isDay: boolean;
	/** True for 24:00, which is no other day's first moment. */
	readonly is24?: boolean;
	readonly zone?: Zone | undefined;
	/** The Buddhist year that it was written with. */
	readonly buddhistYear?: number | undefined;
}

/** A date, or why a text is none. */
export function readDate(
	written: string,
	{ edge, dateOrder, year: ofOther }: DateReading,
): WrittenDate | Reason {
	const text = written.replaceAll('’', "'");
	const otherwise = notADate(text, edge);
	if (text.length > maxDateLength || hourRange.test(text)) return otherwise;
	const number = readNumber(text);
	if (number) return number;
	const clock = findIn(text, clockForms);
	const found = dayIn(clock?.left ?? text);
	const isDay = !clock || clock.parts.wholeDay !== undefined;
	if (!found || (clock && isDay && edge === 'start')) return otherwise;
	const beside = besideOf(found.left, edge, !isDay) ?? otherwise;
	if ('why' in beside) return beside;
	const { year = ofOther } = found.parts;
	if (year === undefined) return { why: 'date without a year' };
	if (mayBeBuddhist(year)) {
		const facts = { buddhistYear: `25${year}`, year: 2500 + Number(year) - sinceBuddha };
		return { why: 'year of two digits in doubt', facts };
	}
	const buddhistYear = isBuddhist(Number(year)) ? Number(year) : undefined;
	const date = dateOf({ ...found.parts, year }, dateOrder);
	const time = isDay ? 0 : timeOfDay(clock.parts);
	if ('why' in date) return date;
	if (time === undefined) return impossible;
	const { zone, weekday = date.weekday } = beside;
	if (weekday === date.weekday) {
		return { local: date.plus(time), isDay, is24: time === dayMs, zone, buddhistYear };
	}
	const shown = date.setLocale('en-US');
	const facts = { date: shown.toFormat('d MMM yyyy'), day: shown.toFormat('EEEE') };
	return { why: 'another day of the week', facts };
}

/** The local time of a spreadsheet's number of days, of which 25569 is 1970-01-01. */
export const ofSerial = (days: string) => Math.round((Number(days) - 25_569) * 86_400) * 1000;

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

const datesInDoubt = new Set<Reason['why']>(['date without a year', 'year of two digits in doubt']);

/** True for a date in any order of its numbers, also for one without a year. */
export const isDate = (text: string) =>
	bothOrders.some((dateOrder) => {
		const date = readDate(text, { edge: 'start', dateOrder });
		return !('why' in date) || datesInDoubt.has(date.why);
	});
