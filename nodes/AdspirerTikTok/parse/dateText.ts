import { DateTime, FixedOffsetZone, Info, type Zone } from 'luxon';
import { formatList } from './cell';
import type { Reason } from './cellText';
import { anyFor, tableFor, wordsFor, wordsOfChoices } from '../words';
import { normalizeKey } from '../words/normalizeKey';
import { marks, ordinals } from './marksOfDates';
import { monthNamed, weekdayNamed, weekdaysBeside } from './dayNames';

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

/** The zone in which TikTok reads times. */
const utc: Zone = FixedOffsetZone.utcInstance;

/** A time zone by its IANA name or its offset, as zoneNamed gives it; undefined for any other. */
export function findZone(name: string): Zone | undefined {
	if (/^etc\/(utc|gmt)$/i.test(name)) return utc;
	const zone = Info.normalizeZone(name);
	if (zone.isValid) return zone;
	return undefined;
}

/** A look-up of words in a table that is built when needed, since that takes some 20 ms. */
function tableOf<Value>(rows: () => ReadonlyArray<readonly [word: string, value: Value]>) {
	let table: Map<string, Value> | undefined;
	return (word: string): Value | undefined => {
		if (!table) {
			table = new Map();
			for (const [name, value] of rows()) table.set(normalizeKey(name), value);
		}
		return table.get(normalizeKey(word));
	};
}

// By places and by the letters for their clocks; EST means New York in summer too. Unclear are CST, IST,
// which is India's, Ireland's and Israel's, and AEST, which in summer is Brisbane's and not Sydney's.
const placeNamed = tableOf(() =>
	Intl.supportedValuesOf('timeZone')
		.map((zone) => [zone.replace(/^.*\//, ''), zone] as const)
		.concat(tableFor('timeZones')),
);

/** The zone or offset of "ET", "UTC+1", "New York" or "America/New_York", if it is clear which is meant. */
export function zoneNamed(text: string): string | undefined {
	if (text.length > 60) return undefined;
	const [, sign, hours = '', minutes = '00'] =
		/^(?:UTC|GMT)([+-])0?(\d|1[0-4])(?::?([0-5]\d))?$/.exec(text) ?? [];
	if (sign !== undefined) return `UTC${sign}${hours}:${minutes}`.replace(/:00$/, '');
	if (text.includes('/')) return findZone(text) && text;
	return placeNamed(text) ?? placeNamed(text.replace(/\s(?:local )?time$/i, ''));
}

/** The local time of a spreadsheet's number of days, of which 25569 is 1970-01-01. */
export const ofSerial = (days: string) => Math.round((Number(days) - 25_569) * 86_400) * 1000;

/** A date alone means the start or the end of that day. */
export type Edge = 'start' | 'end';

/** Which of two numbers is the day in 12/01/2026; 'refuse' if nobody has said. */
export type DateOrder = 'refuse' | 'dayMonthYear' | 'monthDayYear';

export interface DateReading {
	readonly edge: Edge;
	readonly dateOrder: DateOrder;
	/** The year of all dates of the column that have one. */
	readonly year?: number | undefined;
	/** True for the end of a flight over New Year: without a year of its own it is in the one after. */
	readonly endsNextYear?: boolean | undefined;
	/** True if the year is made up, so that no day of the week contradicts it. */
	readonly isAnyYear?: boolean;
}

interface Parts {
	readonly year?: number;
	readonly month?: number;
	readonly day?: number;
	readonly weekday?: string;
	readonly monthName?: string;
	/** Milliseconds since midnight; undefined if the text says that the whole day is meant. */
	readonly time?: number | undefined;
	readonly zone?: Zone;
}

export interface WrittenDate extends Pick<Parts, 'zone'> {
	/** Milliseconds since 1970, as if in UTC. */
	readonly localTime: number;
	readonly isDay: boolean;
	readonly hasYear: boolean;
}

/** The problem with anything that isn't a date, such as "ASAP" or "ongoing". */
export function notADate(text: string, edge: Edge): Reason {
	if (/\d/.test(text)) return { why: 'not a date' };
	return { why: 'not a date', remedy: edge === 'start' ? 'enter a start' : 'enter an end' };
}

const impossible: Reason = { why: 'no such date' };

function setOf(words: () => readonly string[]) {
	let keys: ReadonlySet<string> | undefined;
	const has = (text: string) =>
		text.length <= 60 && (keys ??= new Set(words().map(normalizeKey))).has(normalizeKey(text));
	return { has };
}

/** Words for no start and no end, such as "ASAP" and "until further notice". */
export const wordsOfNone = {
	start: setOf(() => wordsFor('noStart')),
	end: setOf(() => wordsOfChoices('schedule_type').get('Run Continuously') ?? []),
};

type Context = DateReading & { readonly parts: Parts };
type Captures = Readonly<Record<string, string | undefined>>;
type Reader = (groups: Captures, context: Context) => Parts | Reason | undefined;
type Form = readonly [form: RegExp, read: Reader];

const ofDates = anyFor('ofDates');
const dayAndName = `^(?<day>\\d{1,2})(?:${ordinals}|\\.)?[\\s./-]*(?:(?:${ofDates})\\s+)?(?<name>\\p{L}+)\\.?`;
/** What makes an hour of two digits behind a month. */
const restOfHour = `[\\d:.]|\\s*(?:[ap]\\.?m|${marks.hour})(?!\\p{L})`;

const dayForms: readonly Form[] = [
	// 2030-12-01: with the year first, the month follows everywhere.
	/^(?<year>\d{4})(?<mark>[-/.])\s?(?<month>\d{1,2})\k<mark>\s?(?<day>\d{1,2})(?!\d)/u,
	/^(?<year>20\d\d)(?<month>\d\d)(?<day>\d\d)(?!\d)/u,
	new RegExp(
		`^(?:(?<year>\\d{4})\\s*(?:${marks.year})\\s*)?(?<month>\\d{1,2})\\s*(?:${marks.month})\\s*(?<day>\\d{1,2})\\s*(?:${marks.day})`,
		'u',
	),
	/^(?<first>\d{1,2})\s?(?<mark>[./-])\s?(?<second>\d{1,2})\s?\k<mark>\s?(?<year>\d{4}|\d{2})(?!\d)/u,
	// 1/5 and 5.1., whose year is the column's.
	/^(?<first>\d{1,2})(?<mark>\/|\.(?=\s?\d{1,2}\.))\s?(?<second>\d{1,2})\.?(?![\d./])/u,
	// 1 December, 1. Dez., 1 de dezembro, 1-Dec-30. "1 Dec - 30" may be a range, and 30 an hour.
	new RegExp(`${dayAndName}(?:(?:[\\s,./]*|-)(?<year>\\d{2})(?!${restOfHour}))?`, 'iu'),
	// Dec 1, December 1st; in "mar 1 déc" and "mar 01/12/2030" it is a Tuesday.
	new RegExp(
		`^(?<name>\\p{L}+)\\.?[\\s./-]*(?<day>\\d{1,2})(?:${ordinals}|\\.)?(?![\\d:]|[\\s./-]*\\p{L}|[./-]\\s?\\d{1,2}(?!\\d))`,
		'iu',
	),
	// 2030, of 2030, de 2030, 2030 г., '30. No UTC offset starts like this.
	new RegExp(
		`^[-/]?(?:(?:${ofDates})\\s+)?['’]?(?<year>(?:19|20|21)\\d\\d|(?<=['’])\\d\\d)(?![\\d:])(?:\\s*(?:${anyFor('afterYear')})(?!\\p{L})|[-/](?=\\p{L}))?`,
		'iu',
	),
].map((form) => [form, readDay]);

function readDay(
	groups: Captures,
	{ dateOrder, year: ofColumn }: Context,
): Parts | Reason | undefined {
	const { name, month = monthNamed(name ?? ''), day, first, year: written } = groups;
	const year = written === undefined ? ofColumn : Number(written.padStart(4, '20'));
	const ownYear = written === undefined ? {} : { year };
	const named = name === undefined ? {} : { monthName: name };
	if (month !== undefined) return { ...ownYear, ...named, month: Number(month), day: Number(day) };
	if (first === undefined && name === undefined) return ownYear;
	if (first === undefined || year === undefined) return undefined;
	const dayAndMonth = inOrder(groups, year, dateOrder);
	if ('why' in dayAndMonth) return dayAndMonth;
	return { ...ownYear, ...dayAndMonth };
}

/** Day and month of two numbers, by the order or because only one can be the day. */
function inOrder(written: Captures, year: number, order: DateOrder): Parts | Reason {
	const [first, second] = [Number(written.first), Number(written.second)];
	const dayMonthYear = DateTime.fromObject({ year, month: second, day: first });
	const monthDayYear = DateTime.fromObject({ year, month: first, day: second });
	const valid = [dayMonthYear, monthDayYear].filter(({ isValid }) => isValid);
	const ways = [...new Set(valid.map((date) => date.toFormat('yyyy-MM-dd')))];
	if (ways.length === 0) return impossible;
	const isOpen = ways.length > 1;
	// In 07/12/26 any number may be the year.
	const refuse = isOpen || written.year?.length === 2 ? undefined : valid[0];
	const date = { refuse, dayMonthYear, monthDayYear }[order];
	const isDoubtful = order === 'monthDayYear' && written.mark === '.' && isOpen;
	if (date?.isValid && !isDoubtful) return { month: date.month, day: date.day };
	const facts = { dates: formatList(ways, 'or') };
	if (order === 'refuse') return { why: 'date of any order', facts };
	const why = order === 'dayMonthYear' ? 'not the day first' : 'not the month first';
	return { why, facts };
}

/** "um 9.00" is a time; without the word, "9.10" may be the 9th of October. */
const at = `^(?<at>(?:${anyFor('atHour')})\\s*)?`;
const hour = `${at}(?<before>${marks.am}|${marks.pm})?\\s*(?<hour>\\d{1,2})`;
const clockForms = [
	`${hour}\\s*(?<oclock>${marks.touchingHour}|(?:${marks.hour})(?!\\p{L}))\\s*(?:(?<minute>\\d\\d(?![\\d./-])|\\d(?=\\s*(?:${marks.minute})))\\s*(?:${marks.minute})?)?`,
	`${hour}(?:(?<mark>[:.])(?<minute>\\d{2})(?:[:.](?<second>\\d{2})(?:[.,]\\d+)?)?)?(?![\\d:]|\\.\\d)(?:\\s*(?:(?<half>[ap])\\.?\\s?m|(?<unit>${marks.hour}|${anyFor('hours')}))(?!\\p{L})\\.?)?`,
].map((form): Form => [new RegExp(form, 'iu'), readClock]);

const afternoon = new RegExp(`^(?:p|${marks.pm})$`, 'i');

function readClock(groups: Captures): Parts | Reason | undefined {
	const { oclock, mark, unit, before, minute = 0, second = 0 } = groups;
	const half = groups.half ?? before;
	if (!oclock && mark !== ':' && !groups.half && !(mark && (unit || groups.at))) return undefined;
	const last = half === undefined ? 24 : 12;
	let hour = Number(groups.hour);
	if (hour > last || Number(minute) > 59 || Number(second) > 59) return impossible;
	if (half !== undefined) hour %= 12;
	if (half !== undefined && afternoon.test(half)) hour += 12;
	const time = hour * hourMs + Number(minute) * minuteMs + Number(second) * 1000;
	if (time <= dayMs) return { time };
	return impossible;
}

const theDay = anyFor('theDay');
const leadIn: Readonly<Record<Edge, RegExp>> = {
	start: new RegExp(`^(?:${anyFor('startsOn')})(?: (?:${theDay}))? `, 'iu'),
	end: new RegExp(`^(?:${anyFor('endsOn')})(?: (?:${theDay}))? `, 'iu'),
};

/** As an end, a date alone includes that day anyway. */
const wholeDayForm: Form = [
	new RegExp(`^\\(?(?:${anyFor('wholeDay')})(?!\\p{L})\\)?`, 'iu'),
	(_, { edge }) => {
		if (edge === 'end') return { time: undefined };
		return undefined;
	},
];

/** Z, +02:00, GMT+2. Only with a time: the end of "2030-12-01 -05:00" may be anything. */
const offsetForm: Form = [
	/^(?:Z(?![\p{L}\d])|(?<prefix>(?:UTC|GMT)\s?)?(?<sign>[+−-])(?<hours>\d{1,2})(?::?(?<minutes>[0-5]\d))?(?![\d:]))/iu,
	({ prefix, sign, hours = '00', minutes = 0 }, { parts }) => {
		const offset = Number(hours) * 60 + Number(minutes);
		const isOne = parts.time !== undefined && (prefix !== undefined || hours.length === 2);
		if (!isOne || offset > 14 * 60) return undefined;
		if (sign === '+') return { zone: FixedOffsetZone.instance(offset) };
		return { zone: FixedOffsetZone.instance(-offset) };
	},
];

/** A day of the week, or a zone: in brackets, before a comma, with "time", or as the first word. */
const wordForms = [
	/^(?<dayName>\p{L}+(?:-\p{L}+)?)/u,
	/^[([](?<word>[^()[\]]{1,60})[)\]]/,
	/^(?<word>\p{L}[\p{L}\s]{1,39}?(?: time(?!\p{L})|(?=[,;]|$)))/iu,
	/^(?<word>[A-Z][A-Za-z_]*(?:\/[\w+-]+){1,2}|\p{L}{2,5}(?!\p{L}))/u,
].map((form): Form => [form, readWord]);

function readWord(
	{ dayName, word = '' }: Captures,
	{ parts }: Context,
): Parts | Reason | undefined {
	const text = dayName ?? word;
	// In Polish "pt" is Friday, but after a time it is Pacific Time.
	const isZone = parts.time !== undefined && zoneNamed(text) !== undefined;
	if (!isZone && weekdayNamed(text) !== undefined) return { weekday: text };
	const zone = findZone(zoneNamed(word) ?? '');
	if (zone) return { zone };
	if (parts.time === undefined || !/^[A-Z]{2,5}$|\//.test(word)) return undefined;
	return { why: 'no clear time zone in it', facts: { word: { written: word } } };
}

const forms: readonly Form[] = [...dayForms, ...clockForms, wholeDayForm, offsetForm, ...wordForms];

/** What a text begins with, and the rest; undefined if it isn't part of a date. */
function take(text: string, context: Context, by = forms) {
	for (const [form, reader] of by) {
		const match = form.exec(text);
		const part = match && reader(match.groups ?? {}, context);
		if (part) return [part, text.slice(match[0].length)] as const;
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

function hasEastAsianDay(text: string): boolean {
	const [, word] = dayInBrackets.exec(text) ?? [];
	return word !== undefined && weekdayNamed(word) !== undefined;
}

/** No date is longer; the limit bounds parsing time. */
const maxLength = 100;

/** A date, or why a text is none: a part is unknown, or there twice, as a zone and an offset. */
export function readDate(text: string, columnReading: DateReading): WrittenDate | Reason {
	const isMonthFirst = columnReading.dateOrder === 'refuse' && hasEastAsianDay(text);
	const reading = isMonthFirst
		? { ...columnReading, dateOrder: 'monthDayYear' as const }
		: columnReading;
	const otherwise = () => notADate(text, reading.edge);
	if (text.length > maxLength || hourRange.test(text)) return otherwise();
	// Seconds or milliseconds, as CRMs send them.
	if (/^\d{10}(?:\d{3})?$/.test(text)) {
		return { localTime: Number(text.padEnd(13, '0')), isDay: false, hasYear: true, zone: utc };
	}
	// A spreadsheet's serial number of a day.
	if (/^[2-7]\d{4}(?:\.\d+)?$/.test(text)) {
		return { localTime: ofSerial(text), isDay: !text.includes('.'), hasYear: true };
	}
	let parts: Parts = {};
	let rest = text.replace(leadIn[reading.edge], '').replace(separators, '');
	while (rest !== '') {
		const [part, left] = take(rest, { ...reading, parts }) ?? [otherwise(), ''];
		if ('why' in part) return part;
		if (Object.keys(part).some((name) => name in parts)) return otherwise();
		parts = { ...parts, ...part };
		rest = left.replace(separators, '');
	}
	const ofColumn = reading.endsNextYear && reading.year ? reading.year + 1 : reading.year;
	const { year = ofColumn, month, day, time, zone, weekday, monthName } = parts;
	if (year === undefined || month === undefined || day === undefined) return otherwise();
	const date = DateTime.fromObject({ year, month, day }, { zone: utc, locale: 'en-US' });
	if (!date.isValid) return impossible;
	const meant = weekday === undefined ? [date.weekday] : weekdaysBeside(weekday, monthName);
	if (meant.length === 0) return otherwise();
	const isChecked = parts.year !== undefined || !reading.isAnyYear;
	if (isChecked && !meant.includes(date.weekday)) {
		const facts = { date: date.toFormat('d MMM yyyy'), day: date.toFormat('EEEE') };
		return { why: 'another day of the week', facts };
	}
	const localTime = date.toMillis() + (time ?? 0);
	return { localTime, isDay: time === undefined, hasYear: parts.year !== undefined, zone };
}

/** True for a text that begins with a day or a year, in the calendar or not. */
export function beginsWithDay(text: string, dateOrder: DateOrder): boolean {
	const context: Context = { dateOrder, edge: 'start', year: 2000, parts: {} };
	return take(text, context, dayForms) !== undefined;
}

export const bothOrders = ['dayMonthYear', 'monthDayYear'] as const;

/** A date as one order of its numbers reads it, in a leap year if it says none. */
export function readInAnyYear(text: string, edge: Edge, dateOrder: DateOrder) {
	const date = readDate(text, { edge, dateOrder, year: 2028, isAnyYear: true });
	if ('why' in date) return undefined;
	return date;
}

const yearLast = /(?<!\d)(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?!\d)/;

/** What a date shows about the others of its column. */
export interface ShownByDate {
	/** 'refuse' stands for an order that the column may have besides these two, such as year first. */
	readonly dateOrder?: readonly DateOrder[] | undefined;
	readonly year?: readonly number[] | undefined;
}

/** 12/31/2026 has the month first, and 46357 a year. Numbers in a longer text at least contradict others. */
export function shownByDate(text: string): ShownByDate {
	if (text.length > maxLength) return {};
	const [iso] = /^20\d\d(?=-\d\d-\d\d(?!\d))/.exec(text) ?? [];
	if (iso !== undefined) return { year: [Number(iso)] };
	const bare = text.replace(leadIn.start, '').replace(leadIn.end, '');
	const possible = hasEastAsianDay(text) ? bothOrders.slice(1) : bothOrders;
	const orders: DateOrder[] = [];
	const years = new Set<number>();
	for (const dateOrder of possible) {
		const date = readInAnyYear(bare, 'end', dateOrder);
		if (date) orders.push(dateOrder);
		if (date?.hasYear) years.add(new Date(date.localTime).getUTCFullYear());
	}
	const [, first = 0, mark, second = 0, last = ''] = yearLast.exec(text) ?? [];
	const [firstNumber, secondNumber] = [Number(first), Number(second)];
	if (orders.length === 0) {
		const year = Number(/(?<!\d)20\d\d(?!\d)/.exec(text)?.[0]);
		return {
			...(firstNumber > 12 && secondNumber <= 12 && { dateOrder: ['dayMonthYear', 'refuse'] }),
			...(secondNumber > 12 && firstNumber <= 12 && { dateOrder: ['monthDayYear', 'refuse'] }),
			...(year && { year: [year] }),
		};
	}
	const isOpen = orders.length > 1;
	const mayBeginWithYear = last.length === 2 && firstNumber >= 20 && secondNumber <= 12;
	if (mayBeginWithYear && Number(last) <= 31) years.add(2000 + firstNumber);
	// Dots have the day first nearly everywhere.
	const isDotted = mark === '.' && firstNumber <= 12 && secondNumber <= 12;
	if (isDotted || (mayBeginWithYear && firstNumber <= 29)) orders.push('refuse');
	return {
		dateOrder: isOpen ? undefined : orders,
		year: years.size > 0 ? [...years].filter((year) => year >= 2020 && year <= 2100) : undefined,
	};
}
