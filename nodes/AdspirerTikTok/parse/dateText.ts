import { DateTime, FixedOffsetZone, type Zone } from 'luxon';
import { impossible, monthNamed, notADate, weekdayNamed } from './dayText';
import type { DateOrder, DateProblem, Edge } from './dayText';
import { findZone, utc, zoneNamed, type CalendarDay, type Clock } from './timeZone';

/** The parts of a date that may be written, in any order. */
interface Parts {
	readonly day?: CalendarDay;
	readonly clock?: Clock;
	readonly zone?: Zone;
	/** What the text calls the zone; an offset from UTC has no name. */
	readonly zoneName?: string;
	/** 1 for Monday to 7 for Sunday. */
	readonly weekday?: number;
}

/** A date as it was written; without a clock it is a whole day, without a zone the reader's is meant. */
export type WrittenDate = Parts & { readonly day: CalendarDay };

/** What a part is read by: the column, the option Date Order, and the parts before it. */
interface Context {
	readonly order: DateOrder;
	readonly edge: Edge;
	readonly parts: Parts;
}

/** How a part may be written at the beginning of a text, and what its groups mean. */
type Form = readonly [
	form: RegExp,
	read: (groups: Groups, context: Context) => Parts | DateProblem | undefined,
];
type Groups = Readonly<Record<string, string | undefined>>;

/** How dates are written. A day as a number may carry the sign that its language gives it. */
const dayForms: readonly Form[] = [
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
].map((form) => [form, readDay]);

function readDay(groups: Groups, { order }: Context): Parts | DateProblem | undefined {
	const { first, name = '', month = monthNamed(name), day, short, year = `20${short}` } = groups;
	if (first !== undefined) return inOrder(groups, order);
	if (month === undefined) return undefined;
	return { day: { year: Number(year), month: Number(month), day: Number(day) } };
}

/** Day and month of two numbers, by the order, or because only one of the two can be the day. */
function inOrder(
	{ first, second, mark, year = '' }: Groups,
	order: DateOrder,
): Parts | DateProblem {
	const [one, other] = [Number(first), Number(second)];
	const isShort = year.length !== 4;
	const dayFirst = { year: Number(isShort ? `20${year}` : year), month: other, day: one };
	const monthFirst = { ...dayFirst, month: one, day: other };
	const possible = [dayFirst, ...(one === other ? [] : [monthFirst])].filter(
		(day) => DateTime.fromObject(day).isValid,
	);
	const [only, another] = possible;
	if (!only) return impossible;
	const ways = possible.map((day) => DateTime.fromObject(day).toISODate()).join(' or ');
	if (order === 'refuse') {
		// Of 07/12/26 any number may be the year, unless the order says that the last one is.
		if (!another && !isShort) return { day: only };
		return {
			problem: `which can be read in more than one way. Set 'Date Order' in the options, or write the date in full, such as ${ways}.`,
		};
	}
	const isDayFirst = order === 'dayMonthYear' || one === other;
	const day = isDayFirst ? dayFirst : monthFirst;
	// Whoever writes dots writes the day first.
	if (possible.includes(day) && (isDayFirst || mark !== '.' || !another)) return { day };
	return {
		problem: `which doesn't fit 'Date Order', ${isDayFirst ? 'day first' : 'month first'}. Correct the date, or write it as ${ways}.`,
	};
}

/** "kl. 9.00" and "um 9.00" are times; without the word, "9.10" may be the 9th of October. */
const at = '^(?<at>(?:at|um|om|à|às|a las|alle ore|alle|ore|kl\\.?)\\s*)?';
const hour = `${at}(?<early>午前|午後|上午|下午|오전|오후)?\\s*(?<hour>\\d{1,2})`;
const clockForms = [
	// Noon, 12 noon, midnight.
	`${at}(?:12(?::00)?\\s*)?(?<named>noon|midday|midnight)(?!\\p{L})`,
	// 9h, 9h30, 9 Uhr, 9時, 午後2時30分.
	`${hour}\\s*(?<oclock>[時时點시]|(?:uhr|uur|h)(?!\\p{L}))\\s*(?:(?<minute>\\d\\d(?![\\d./-])|\\d(?=\\s*[分분]))\\s*[分분]?)?`,
	// 9 AM, 9:30 p.m., 9:00, 21:00:05.250, 14:30 Uhr, 午後2:30.
	`${hour}(?:(?<mark>[:.])(?<minute>\\d{2})(?:[:.](?<second>\\d{2})(?:[.,]\\d+)?)?)?(?![\\d:]|\\.\\d)(?:\\s*(?:(?<half>[ap])\\.?\\s?m|(?<unit>uhr|uur|hrs?|h|hours))(?!\\p{L})\\.?)?`,
].map((form): Form => [new RegExp(form, 'iu'), readClock]);

/** A time of day. Midnight is the one at which the edge's day begins or ends. */
function readClock(groups: Groups, { edge }: Context): Parts | DateProblem | undefined {
	const { named, oclock, mark, unit, early, half = early, minute = 0, second = 0 } = groups;
	if (named !== undefined) {
		const hour = named.toLowerCase() !== 'midnight' ? 12 : edge === 'start' ? 0 : 24;
		return { clock: { hour, minute: 0, second: 0 } };
	}
	if (!oclock && mark !== ':' && !groups.half && !(mark && (unit || groups.at))) return undefined;
	const written = Number(groups.hour);
	const noon = half !== undefined && /[p後下후]/i.test(half) ? 12 : 0;
	const hour = half === undefined ? written : (written % 12) + noon;
	const clock = { hour, minute: Number(minute), second: Number(second) };
	const isEndOfDay = hour === 24 && clock.minute + clock.second === 0;
	const isPossible = hour < 24 && clock.minute < 60 && clock.second < 60;
	const isHalf = half === undefined || written <= 12;
	return isHalf && (isPossible || isEndOfDay) ? { clock } : impossible;
}

/** Z, UTC, +02:00, -0500, GMT+2. It belongs to a time: the end of "2030-12-01 -05:00" may be anything. */
const offsetForms: readonly Form[] = [
	[/^(?:Z|UTC|GMT)(?![\p{L}\d]|\s?[+−-]\d)/iu, () => ({ zone: utc })],
	[
		/^(?<prefix>(?:UTC|GMT)\s?)?(?<sign>[+−-])(?<hours>\d{1,2})(?::?(?<minutes>[0-5]\d))?(?![\d:])/iu,
		({ prefix, sign, hours = '', minutes = 0 }, { parts }) => {
			if (!parts.clock || (prefix === undefined && hours.length < 2)) return undefined;
			const offset = Number(hours) * 60 + Number(minutes);
			// No zone is further from UTC.
			if (offset > 14 * 60) return undefined;
			return { zone: FixedOffsetZone.instance(sign === '+' ? offset : -offset) };
		},
	],
];

/** A time zone in brackets, as IANA has it, before a comma, with "time", or as the first word. */
const zoneForms = [
	/^\[(?<zoneName>[^\]\s]{1,60})\]/,
	/^(?<zoneName>[A-Z][A-Za-z_]*(?:\/[\w+-]+){1,2})/,
	/^\((?<zoneName>[^()]{2,40})\)/,
	/^(?<zoneName>\p{L}[\p{L}\s]{1,39})(?=[,;]|$)/u,
	/^(?<zoneName>\p{L}[\p{L}\s]{1,30}? time)(?!\p{L})/iu,
	/^(?<zoneName>\p{L}{2,5})(?!\p{L})/u,
].map((form): Form => [form, readZone]);

function readZone({ zoneName = '' }: Groups): Parts | undefined {
	const zone = findZone(zoneNamed(zoneName) ?? '');
	return zone && { zone, zoneName };
}

const forms: readonly Form[] = [
	...[...dayForms, ...clockForms, ...offsetForms, ...zoneForms],
	[
		/^[([]?(?<name>[A-Z]{2,5}|[\w+-]+\/[\w+/-]+)(?!\p{L})/u,
		({ name = '' }, { parts }) =>
			parts.clock && !weekdayNamed(name)
				? {
						problem: `where "${name}" isn't a clear time zone. Replace it with a place such as America/Chicago, or with an offset such as -06:00.`,
					}
				: undefined,
	],
	[
		/^\(?(?<word>\p{L}+(?:-\p{L}+)?)\.?\)?/u,
		({ word = '' }) => {
			const weekday = weekdayNamed(word);
			return weekday === undefined ? undefined : { weekday };
		},
	],
];

/** The first part of a text, by the first form that means something, and what is left of the text. */
function take(
	text: string,
	context: Context,
	by: readonly Form[] = forms,
): { readonly part: Parts; readonly rest: string } | DateProblem | undefined {
	for (const [form, read] of by) {
		const found = form.exec(text);
		const part = found && read(found.groups ?? {}, context);
		if (part) return 'problem' in part ? part : { part, rest: text.slice(found[0].length) };
	}
	return undefined;
}

/** True for a text that begins with a day, which may not be in the calendar. */
export function beginsWithDay(text: string, order: DateOrder): boolean {
	return take(text, { order, edge: 'start', parts: {} }, dayForms) !== undefined;
}

/** Between the parts: spaces, commas, a dash with a space behind it, ISO's T. */
const separators = /^(?:[\s,;.|@]|[-–—](?=\s)|den(?=[\s\d])|T(?=\d))+/iu;

/** Without seconds and T, "09:00-17:00" is a range of hours as well as a time with an offset. */
const hourRange = /(?:^|\s)\d{1,2}:\d{2}\s?[-–—−]\s?\d{1,2}:?\d{2}$/u;

/** No date is longer, and the time this takes must not depend on what is in a cell. */
const maxLength = 100;

/**
 * Reads a date with or without a time of day, an offset, a zone and a day of the week. The whole
 * text has to be understood: what is left over, or is there twice, as a zone beside an offset is,
 * makes it no date.
 */
export function readDateText(
	text: string,
	order: DateOrder,
	edge: Edge,
): WrittenDate | DateProblem {
	const isNone = notADate(text, edge);
	if (text.length > maxLength || hourRange.test(text)) return isNone;
	let parts: Parts = {};
	let rest = text.replace(separators, '');
	while (rest !== '') {
		const taken = take(rest, { order, edge, parts });
		if (!taken) return isNone;
		if ('problem' in taken) return taken;
		const { part } = taken;
		if (Object.keys(part).some((name) => name in parts)) return isNone;
		parts = { ...parts, ...part };
		rest = taken.rest.replace(separators, '');
	}
	const { day, weekday } = parts;
	if (!day) return isNone;
	const date = DateTime.fromObject(day, { zone: utc, locale: 'en-US' });
	if (!date.isValid) return impossible;
	if (weekday === undefined || weekday === date.weekday) return { ...parts, day };
	const really = date.toFormat("d MMM yyyy 'is a' EEEE");
	return { problem: `but ${really}. Correct the date or the day of the week.` };
}
