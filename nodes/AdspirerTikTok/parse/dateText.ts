import { DateTime, type Zone } from 'luxon';
import { matchDay, weekdayNamed, type DateOrder, type DateProblem } from './dayText';
import { findZone, fixedZone, utc, zoneNamed, type CalendarDay, type Clock } from './timeZone';

/** Which end of the schedule: a bare date means the start or the end of that day. */
export type Edge = 'start' | 'end';

/** A date as it was written. */
export interface WrittenDate {
	readonly day: CalendarDay;
	/** Missing where the text is a date alone. */
	readonly clock?: Clock;
	/** The zone in which day and clock are meant, where the text says so. */
	readonly zone?: Zone;
	/** What the text calls that zone. */
	readonly zoneName?: string;
	/** True where the text holds an offset from UTC. */
	readonly hasOffset: boolean;
}

/** How times in messages look. Whoever copies one must not be refused, so it lies far ahead. */
export const example = 'such as 2030-01-31 09:00';

/** What to say of 31 November and the like. */
export const impossible = { problem: `a date or time that doesn't exist. Enter one ${example}.` };

const refusal = (why: string): DateProblem => ({ problem: `${why} ${example}.` });
/** What to say of a text that nothing is known of. */
export const notADate = refusal("which isn't a date. Enter one");

/** The parts of a date that have been found so far, in whatever order they are written. */
type Parts = { -readonly [Part in keyof WrittenDate]?: WrittenDate[Part] } & {
	offset?: number;
	weekday?: number;
};

/**
 * Takes one part from the beginning of a text: how many characters it was, none where it isn't
 * there, or a problem.
 */
type Take = (rest: string, parts: Parts) => number | undefined | DateProblem;

/** Between the parts: spaces, commas, a dash with a space behind it, "at" and the like, ISO's T. */
const separators =
	/^(?:[\s,;.|@]|[-–—](?=\s)|(?:at|um|om|à|às|a las|alle ore|alle|ore|kl\.?|den)(?=[\s\d])|T(?=\d))+/iu;

/** Without seconds and T, "09:00-17:00" is a range of hours as well as a time with an offset. */
const hourRange = /(?:^|\s)\d{1,2}:\d{2}\s?[-–—−]\s?\d{1,2}:?\d{2}$/u;

/** "kl. 9.00" and "um 9.00": without the word, "9.10" may be the 9th of October. */
const clockAfterWord =
	/((?:^|\s)(?:at|um|om|à|às|a las|alle ore|alle|ore|kl\.?)\s*\d{1,2})\.(\d{2})(?![.\d])/iu;

/** No date is longer, and the time this takes must not depend on what is in a cell. */
const maxLength = 100;

/**
 * Reads a date with or without a time of day, an offset, a zone and a day of the week. The whole
 * text has to be understood; a rest that is left over is never ignored.
 */
export function readDateText(
	text: string,
	order: DateOrder,
	edge: Edge,
): WrittenDate | DateProblem {
	if (text.length > maxLength) return notADate;
	if (hourRange.test(text)) return refusal('which may be a range of hours. Enter one time');
	const takes = [takeDay(order), takeClock(edge), takeOffset, takeZone, takeWeekday, takeComment];
	const parts: Parts = {};
	let rest = text.replace(clockAfterWord, '$1:$2').replace(separators, '');
	while (rest !== '') {
		let taken: ReturnType<Take>;
		for (const take of takes) {
			taken = take(rest, parts);
			if (taken !== undefined) break;
		}
		if (taken === undefined) return whyNotADate(text);
		if (typeof taken === 'object') return taken;
		rest = rest.slice(taken).replace(separators, '');
	}
	return parts.day ? checked(parts, parts.day) : whyNotADate(text);
}

function checked(parts: Parts, day: CalendarDay): WrittenDate | DateProblem {
	const { clock, offset, zone, zoneName, weekday } = parts;
	const date = DateTime.fromObject(day, { zone: utc, locale: 'en-US' });
	if (!date.isValid) return impossible;
	if (weekday !== undefined && weekday !== date.weekday) {
		return {
			problem: `but ${date.toFormat("d MMM yyyy 'is a' EEEE")}. Correct the date or the day of the week.`,
		};
	}
	if (offset === undefined) return { day, clock, zone, zoneName, hasOffset: false };
	const moment = date.set(clock ?? {}).toMillis() - offset * 60_000;
	if (zone && zone.offset(moment) !== offset) {
		return {
			problem: `where the offset doesn't match ${zone.name} at that time. Correct one of the two, or leave out the offset.`,
		};
	}
	return { day, clock, zone: fixedZone(offset), hasOffset: true };
}

function takeDay(order: DateOrder): Take {
	return (rest, parts) => {
		const match = matchDay(rest, order);
		if (!match) return undefined;
		if (parts.day) return refusal('which is more than one date. Enter one');
		if ('problem' in match.found) return match.found;
		parts.day = match.found;
		return match.length;
	};
}

const clockForms = [
	// 9 AM, 9:30 p.m.
	/^(?<hour>\d{1,2})(?:[:.](?<minute>\d{2})(?:[:.](?<second>\d{2})(?:[.,]\d+)?)?)?\s*(?<half>[ap])(?:m|\.\s?m)(?!\p{L})\.?/iu,
	// noon, 12 noon, midnight.
	/^(?:12(?::00)?\s*)?(?<word>noon|midday|midnight)(?!\p{L})/iu,
	// 午後2:30, and 9時, 9時30分, 午後2時.
	/^(?<half>午前|午後|上午|下午|오전|오후)\s*(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2}))?(?![\d:])/u,
	/^(?<half>午前|午後|上午|下午|오전|오후)?\s*(?<hour>\d{1,2})[時时点시]\s*(?:(?<minute>\d{1,2})\s*[分분])?/u,
	// 9:00, 21:00:05.250, 14:30 Uhr: hours of the whole day.
	/^(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,]\d+)?)?(?![\d:])(?:\s*(?:uhr|uur|hrs?|h|hours)(?!\p{L})\.?)?/iu,
	// 9h30, and 9 Uhr, 9.30 Uhr, 9h.
	/^(?<hour>\d{1,2})\s*(?:uhr|uur|h)\s*(?<minute>\d{2})(?!\d)/iu,
	/^(?<hour>\d{1,2})(?:[.:](?<minute>\d{2}))?\s*(?:uhr|uur|h)(?!\p{L})/iu,
];

function takeClock(edge: Edge): Take {
	return (rest, parts) => {
		for (const form of clockForms) {
			const { 0: whole, groups } = form.exec(rest) ?? {};
			if (whole === undefined || !groups) continue;
			const clock = clockOf(groups, edge);
			if (!clock) return impossible;
			if (parts.clock) return refusal('which is more than one time. Enter one');
			parts.clock = clock;
			return whole.length;
		}
		return undefined;
	};
}

/** Undefined for 25:00, 13 PM and the like. Midnight is the one at which the edge's day begins or ends. */
function clockOf(
	{ hour, minute = '0', second = '0', half, word }: Readonly<Record<string, string | undefined>>,
	edge: Edge,
): Clock | undefined {
	if (word !== undefined) {
		const isMidnight = word.toLowerCase() === 'midnight';
		return { hour: isMidnight ? (edge === 'start' ? 0 : 24) : 12, minute: 0, second: 0 };
	}
	const clock = { hour: Number(hour), minute: Number(minute), second: Number(second) };
	if (half !== undefined) {
		if (clock.hour > 12) return undefined;
		clock.hour = (clock.hour % 12) + (/[p後下후]/i.test(half) ? 12 : 0);
	}
	const isEndOfDay = clock.hour === 24 && clock.minute === 0 && clock.second === 0;
	const isPossible = clock.hour < 24 && clock.minute < 60 && clock.second < 60;
	return isPossible || isEndOfDay ? clock : undefined;
}

/** Z, UTC, +02:00, -0500, GMT+2. It belongs to a time: the end of "2030-12-01 -05:00" may be anything. */
const takeOffset: Take = (rest, parts) => {
	if (parts.offset !== undefined || parts.zone) return undefined;
	const [universal] = /^(?:Z|UTC|GMT)(?![\p{L}\d]|\s?[+−-]\d)/iu.exec(rest) ?? [];
	if (universal !== undefined) {
		parts.offset = 0;
		return universal.length;
	}
	const [whole, prefix, sign, hours = '', minutes = '0'] =
		/^((?:UTC|GMT)\s?)?([+−-])(\d{1,2})(?::?(\d{2}))?(?![\d:])/iu.exec(rest) ?? [];
	if (whole === undefined || !parts.clock) return undefined;
	if (prefix === undefined && hours.length < 2) return undefined;
	if (Number(hours) > 14 || Number(minutes) > 59) {
		return refusal("where the offset from UTC doesn't exist. Enter a time");
	}
	const total = Number(hours) * 60 + Number(minutes);
	parts.offset = sign === '+' ? total : 0 - total;
	return whole.length;
};

/** Where a zone's name ends: with its bracket, before a comma, with "time", or with its first word. */
const zoneForms = [
	/^\(([^()]{2,40})\)/,
	/^(\p{L}[\p{L}\s]{1,39})(?=[,;]|$)/u,
	/^(\p{L}[\p{L}\s]{1,30}? time)(?!\p{L})/iu,
	/^(\p{L}{2,5})(?!\p{L})/u,
];

/** A time zone: its IANA name in brackets or with its slash, or "EST" and "New York time". */
const takeZone: Take = (rest, parts) => {
	const [whole, name] =
		/^\[([^\]\s]{1,60})\]/.exec(rest) ?? /^([A-Z][A-Za-z_]*(?:\/[\w+-]+){1,2})/.exec(rest) ?? [];
	for (const form of parts.zone || name !== undefined ? [] : zoneForms) {
		const [{ length } = '', written = ''] = form.exec(rest) ?? [];
		const zone = findZone(zoneNamed(written) ?? '');
		if (!zone) continue;
		parts.zone = zone;
		parts.zoneName = written;
		return length;
	}
	if (whole !== undefined && name !== undefined && !parts.zone) {
		parts.zone = findZone(name);
		return parts.zone
			? whole.length
			: refusal(`where "${name}" isn't a known time zone. Enter a time`);
	}
	const letters = /^\(?([A-Z]{2,5})\)?(?!\p{L})/u.exec(rest)?.[1];
	if (letters === undefined || !parts.clock || weekdayNamed(letters)) return undefined;
	return {
		problem: `where "${letters}" isn't a clear time zone. Replace it with a place such as America/Chicago, or with an offset such as -06:00.`,
	};
};

const takeWeekday: Take = (rest, parts) => {
	const [whole, word = ''] = /^\(?(\p{L}+(?:-\p{L}+)?)\.?\)?/u.exec(rest) ?? [];
	const weekday = weekdayNamed(word);
	if (weekday === undefined || parts.weekday !== undefined) return undefined;
	parts.weekday = weekday;
	return whole?.length;
};

/** JavaScript writes the zone's name behind the offset: GMT+0100 (Central European Standard Time). */
const takeComment: Take = (rest, parts) =>
	parts.offset !== undefined && /^\([\p{L}\s]+\)$/u.test(rest) ? rest.length : undefined;

function whyNotADate(text: string): DateProblem {
	if (/^(?:\d{2,4}\W?)?(?:Q[1-4]|[1-4]Q)\W{0,3}(?:\d{4}|\d{2})?$/i.test(text)) {
		return refusal('which is a quarter of a year. Enter the date itself,');
	}
	if (/^\D*\d{1,2}(:\d{2}\D*|\s*[ap]\.?m\.?)$/i.test(text)) {
		return refusal('which has no date. Enter date and time,');
	}
	// A day of the week before it makes no difference: "Tue, Dec 1".
	const [first = ''] = /^\p{L}+/u.exec(text) ?? [];
	const rest = weekdayNamed(first) === undefined ? text : text.slice(first.length);
	if (withoutYear.test(rest.replace(/^[\s,.]+/, ''))) {
		return refusal('which may be a date without a year. Enter one');
	}
	return isRange.test(text) ? refusal('which may be a range of dates. Enter one date') : notADate;
}

/** "Dec 1", "1. Dezember", "13/12", "12月1日". */
const withoutYear =
	/^\p{L}+\.?\s*\d{1,2}\D{0,3}$|^\d{1,2}\D{0,3}\p{L}+\.?$|^\d{1,2}[./-]\d{1,2}\.?$|^\d{1,2}月\d{1,2}日/u;

/** "13-20 Dec 2030", "Dec 13 – Dec 20", "13 Dec to 20 Dec 2030". */
const isRange =
	/\d.*(?:[–—~〜]|\s(?:-|to|bis|thru|through|until)\s).*\d|(?:^|[^\d-])\d{1,2}-\d{1,2},?\s+[\p{L}\d]/iu;
