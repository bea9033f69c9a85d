import type { Zone } from 'luxon';
import { findZone } from './timeZone';
import { zoneNamed } from './zoneNames';

/** A time of day. Hour 24 is the midnight that ends the day. */
export interface Clock {
	readonly hour: number;
	readonly minute: number;
	readonly second: number;
}

/** What is at the beginning of a text, and how many characters it takes up. */
export interface Match<T> {
	readonly length: number;
	readonly found: T;
}

/** 9:00, 21:00:05.250, 14:30 Uhr: hours of the whole day. */
const wholeDay =
	/^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?![\d:])(?:\s*(?:uhr|uur|hrs?|h|hours)(?!\p{L})\.?)?/iu;
/** 9 AM, 9:30 p.m. */
const halfDay =
	/^(\d{1,2})(?:[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?)?\s*([ap])(?:m|\.\s?m)(?!\p{L})\.?/iu;
/** 9 Uhr, 9.30 Uhr, 9h, 9h30. */
const withWord = /^(\d{1,2})(?:[.:](\d{2}))?\s*(?:uhr|uur|h)(?!\p{L})(?:\s*(\d{2})(?!\d))?/iu;
/** 9時, 9時30分, 午後2時, 午後2:30. */
const eastAsian =
	/^(午前|午後|上午|下午)?\s*(\d{1,2})(?:[時时点]\s*(?:(\d{1,2})\s*分)?|:(\d{2})(?::(\d{2}))?(?![\d:]))/u;

/** A time of day at the beginning of a text; 'impossible' for one such as 25:00 or 13 PM. */
export function matchClock(text: string): Match<Clock | 'impossible'> | undefined {
	const half = halfDay.exec(text);
	if (half) {
		const [whole, hour, minute, second, letter] = half;
		const isAfternoon = letter?.toLowerCase() === 'p';
		return { length: whole.length, found: ofHalfDay(isAfternoon, hour, minute, second) };
	}
	const east = eastAsian.exec(text);
	if (east) {
		const [whole, part, hour, spoken, minute = spoken, second] = east;
		const isAfternoon = part === '午後' || part === '下午';
		const found =
			part === undefined
				? clock(Number(hour), minute, second)
				: ofHalfDay(isAfternoon, hour, minute, second);
		// 14:30 is for the next form, which knows the words behind it too.
		if (part !== undefined || !whole.includes(':')) return { length: whole.length, found };
	}
	const day = wholeDay.exec(text);
	if (day) return { length: day[0].length, found: clock(Number(day[1]), day[2], day[3]) };
	const word = withWord.exec(text);
	if (!word) return undefined;
	if (word[2] !== undefined && word[3] !== undefined) return undefined;
	return { length: word[0].length, found: clock(Number(word[1]), word[2] ?? word[3]) };
}

function ofHalfDay(isAfternoon: boolean, hour?: string, minute?: string, second?: string) {
	const hour12 = Number(hour);
	if (hour12 > 12) return 'impossible';
	return clock((hour12 % 12) + (isAfternoon ? 12 : 0), minute, second);
}

function clock(hour: number, minute = '0', second = '0'): Clock | 'impossible' {
	const found = { hour, minute: Number(minute), second: Number(second) };
	const isMidnight = hour === 24 && found.minute === 0 && found.second === 0;
	return (hour < 24 || isMidnight) && found.minute < 60 && found.second < 60 ? found : 'impossible';
}

/**
 * An offset from UTC at the beginning of a text, in minutes: Z, UTC, +02:00, -0500, GMT+2;
 * 'impossible' for one that no place on Earth has.
 */
export function matchOffset(text: string): Match<number | 'impossible'> | undefined {
	const signed = /^((?:UTC|GMT)\s?)?([+−-])(\d{1,2})(?::?(\d{2}))?(?![\d:])/iu.exec(text);
	if (signed) {
		const [{ length }, prefix, sign, hours = '', minutes = '0'] = signed;
		if (prefix === undefined && hours.length < 2) return undefined;
		if (Number(hours) > 14 || Number(minutes) > 59) return { length, found: 'impossible' };
		const total = Number(hours) * 60 + Number(minutes);
		return { length, found: sign === '+' ? total : 0 - total };
	}
	const utc = /^(?:Z|UTC|GMT)(?![\p{L}\d])/iu.exec(text);
	return utc ? { length: utc[0].length, found: 0 } : undefined;
}

/**
 * A time zone at the beginning of a text: its IANA name in brackets or with its slash, which may be
 * none that exists, or letters and places as people write them, such as "EST" and "New York time".
 */
export function matchZone(text: string): Match<{ name: string; zone?: Zone }> | undefined {
	const named =
		/^\[([^\]\s]{1,60})\]/.exec(text) ?? /^([A-Z][A-Za-z_]*(?:\/[\w+-]+){1,2})/.exec(text);
	const [whole, name] = named ?? [];
	if (whole !== undefined && name !== undefined) {
		return { length: whole.length, found: { name, zone: findZone(name) } };
	}
	for (const form of zoneForms) {
		const [{ length } = '', written = ''] = form.exec(text) ?? [];
		const known = zoneNamed(written);
		const zone = known === undefined ? undefined : findZone(known);
		if (zone) return { length, found: { name: written, zone } };
	}
	return undefined;
}

/** Where a zone's name ends: with its bracket, before a comma, with "time", or with its first word. */
const zoneForms = [
	/^\(([^()]{2,40})\)/,
	/^(\p{L}[\p{L}\s]{1,39})(?=[,;]|$)/u,
	/^(\p{L}[\p{L}\s]{1,30}? time)(?!\p{L})/iu,
	/^(\p{L}{2,5})(?!\p{L})/u,
];
