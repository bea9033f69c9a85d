import { DateTime, FixedOffsetZone, type Zone } from 'luxon';
import {
	impossible,
	matchDay,
	notADate,
	weekdayNamed,
	type DateOrder,
	type DateProblem,
	type Edge,
} from './dayText';
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

/** One part, and how many characters of the text it is. */
type Taken = Parts & { readonly length: number };

/** A date as it was written; without a clock it is a whole day, without a zone the reader's is meant. */
export type WrittenDate = Parts & { readonly day: CalendarDay };

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
		const taken =
			matchDay(rest, order) ??
			takeClock(rest, edge) ??
			takeOffset(rest, parts) ??
			takeZone(rest, parts) ??
			takeWeekday(rest);
		if (!taken) return isNone;
		if ('problem' in taken) return taken;
		const { length, ...part } = taken;
		if (Object.keys(part).some((name) => name in parts)) return isNone;
		parts = { ...parts, ...part };
		rest = rest.slice(length).replace(separators, '');
	}
	return parts.day ? checked({ ...parts, day: parts.day }) : isNone;
}

function checked(written: WrittenDate): WrittenDate | DateProblem {
	const { day, weekday } = written;
	const date = DateTime.fromObject(day, { zone: utc, locale: 'en-US' });
	if (!date.isValid) return impossible;
	if (weekday === undefined || weekday === date.weekday) return written;
	const really = date.toFormat("d MMM yyyy 'is a' EEEE");
	return { problem: `but ${really}. Correct the date or the day of the week.` };
}

const before = '(?<before>午前|午後|上午|下午|오전|오후)?\\s*(?<hour>\\d{1,2})';
const clockForms = [
	// 9h, 9h30, 9 Uhr, 9時, 午後2時30分.
	new RegExp(
		`^${before}\\s*(?:[時时点시]|(?:uhr|uur|h)(?!\\p{L}))\\s*(?:(?<minute>\\d\\d(?![\\d./-])|\\d(?=\\s*[分분]))\\s*[分분]?)?`,
		'iu',
	),
	// 9 AM, 9:30 p.m., 9:00, 21:00:05.250, 14:30 Uhr, 午後2:30.
	new RegExp(
		`^${before}(?:(?<mark>[:.])(?<minute>\\d{2})(?:[:.](?<second>\\d{2})(?:[.,]\\d+)?)?)?(?![\\d:]|\\.\\d)(?:\\s*(?:(?<half>[ap])\\.?\\s?m|(?<unit>uhr|uur|hrs?|h|hours))(?!\\p{L})\\.?)?`,
		'iu',
	),
];
const noon = /^(?:12(?::00)?\s*)?(noon|midday|midnight)(?!\p{L})/iu;
/** "kl. 9.00" and "um 9.00" are times; without the word, "9.10" may be the 9th of October. */
const atWord = /^(?:at|um|om|à|às|a las|alle ore|alle|ore|kl\.?)\s*(?=\d|noon|mid)/iu;

/** A time of day. Midnight is the one at which the edge's day begins or ends. */
function takeClock(rest: string, edge: Edge): Taken | DateProblem | undefined {
	const [at = ''] = atWord.exec(rest) ?? [];
	const text = rest.slice(at.length);
	const [named, word = ''] = noon.exec(text) ?? [];
	if (named !== undefined) {
		const hour = word.toLowerCase() !== 'midnight' ? 12 : edge === 'start' ? 0 : 24;
		return { length: at.length + named.length, clock: { hour, minute: 0, second: 0 } };
	}
	for (const [index, form] of clockForms.entries()) {
		const { 0: whole = '', groups } = form.exec(text) ?? {};
		if (!groups) continue;
		const { mark, unit, before: early, half = early, minute = 0, second = 0 } = groups;
		const isClock = index === 0 || mark === ':' || groups.half || (mark && (unit || at !== ''));
		if (!isClock) continue;
		const hour = Number(groups.hour);
		const isPm = half !== undefined && /[p後下후]/i.test(half);
		const clock = {
			hour: half === undefined ? hour : (hour % 12) + (isPm ? 12 : 0),
			minute: Number(minute),
			second: Number(second),
		};
		const isEndOfDay = clock.hour === 24 && clock.minute + clock.second === 0;
		const isPossible = clock.hour < 24 && clock.minute < 60 && clock.second < 60;
		if ((half !== undefined && hour > 12) || !(isPossible || isEndOfDay)) return impossible;
		return { length: at.length + whole.length, clock };
	}
	return undefined;
}

/** Z, UTC, +02:00, -0500, GMT+2. It belongs to a time: the end of "2030-12-01 -05:00" may be anything. */
function takeOffset(rest: string, { clock }: Parts): Taken | undefined {
	const [universal] = /^(?:Z|UTC|GMT)(?![\p{L}\d]|\s?[+−-]\d)/iu.exec(rest) ?? [];
	if (universal !== undefined) return { length: universal.length, zone: utc };
	const [whole, prefix, sign, hours = '', minutes = '0'] =
		/^((?:UTC|GMT)\s?)?([+−-])(\d{1,2})(?::?([0-5]\d))?(?![\d:])/iu.exec(rest) ?? [];
	if (whole === undefined || !clock || (prefix === undefined && hours.length < 2)) return undefined;
	const offset = Number(hours) * 60 + Number(minutes);
	// No zone is further from UTC.
	if (offset > 14 * 60) return undefined;
	const zone = FixedOffsetZone.instance(sign === '+' ? offset : -offset);
	return { length: whole.length, zone };
}

/** In brackets, as IANA has it, before a comma, with "time", or as the first word. */
const zoneForms = [
	/^\[([^\]\s]{1,60})\]/,
	/^([A-Z][A-Za-z_]*(?:\/[\w+-]+){1,2})/,
	/^\(([^()]{2,40})\)/,
	/^(\p{L}[\p{L}\s]{1,39})(?=[,;]|$)/u,
	/^(\p{L}[\p{L}\s]{1,30}? time)(?!\p{L})/iu,
	/^(\p{L}{2,5})(?!\p{L})/u,
];

/** A time zone: its IANA name, "EST" or "New York time". */
function takeZone(rest: string, { clock }: Parts): Taken | DateProblem | undefined {
	for (const form of zoneForms) {
		const [whole, zoneName = ''] = form.exec(rest) ?? [];
		const zone = whole === undefined ? undefined : findZone(zoneNamed(zoneName) ?? '');
		if (whole !== undefined && zone) return { length: whole.length, zone, zoneName };
	}
	const [, name] = /^[([]?([A-Z]{2,5}|[\w+-]+\/[\w+/-]+)(?!\p{L})/u.exec(rest) ?? [];
	if (name === undefined || !clock || weekdayNamed(name)) return undefined;
	return {
		problem: `where "${name}" isn't a clear time zone. Replace it with a place such as America/Chicago, or with an offset such as -06:00.`,
	};
}

function takeWeekday(rest: string): Taken | undefined {
	const [whole = '', word = ''] = /^\(?(\p{L}+(?:-\p{L}+)?)\.?\)?/u.exec(rest) ?? [];
	const weekday = weekdayNamed(word);
	return weekday === undefined ? undefined : { length: whole.length, weekday };
}
