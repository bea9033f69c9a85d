import type { Zone } from 'luxon';
import { weekdayNamed, weekdayNames } from './calendarWords';
import { matchClock, matchOffset, matchZone, type Clock } from './clockText';
import { matchDay, type DateOrder } from './dayText';
import { describeDay } from './describeMoment';
import { existsDay, fixedZone, momentsOf, offsetAt, type CalendarDay } from './timeZone';

/** A date as it was written. */
export interface WrittenDate {
	readonly day: CalendarDay;
	/** Missing where the text is a date alone. */
	readonly clock?: Clock;
	/** The zone in which day and clock are meant, where the text says so. */
	readonly zone?: Zone;
	/** True where the text holds an offset from UTC. */
	readonly hasOffset: boolean;
}

/** Why there is no date in a text; ends a sentence that begins with the text. */
export interface DateProblem {
	readonly problem: string;
}

/** How times in messages look. Whoever copies one must not be refused, so it lies far ahead. */
export const example = 'such as 2030-01-31 09:00';

/** What to say of 31 November and the like. */
export const impossible = `a date or time that doesn't exist. Enter one ${example}.`;

/** The parts of a date that have been found so far, in whatever order they are written. */
interface Parts {
	day?: CalendarDay;
	clock?: Clock;
	offset?: number;
	zone?: Zone;
	weekday?: number;
}

/** Takes one part from the beginning of a text: how many characters it was, 0, or a problem. */
type Take = (rest: string, parts: Parts) => number | DateProblem;

/** Between the parts: spaces, commas, a dash with a space behind it, "at" and the like, ISO's T. */
const separators =
	/^(?:[\s,;.|@]|[-–—](?=\s)|(?:at|um|om|à|às|a las|alle ore|alle|ore|kl\.?)(?=[\s\d])|T(?=\d))+/iu;

/** Without seconds and T, "09:00-17:00" is a range of hours as well as a time with an offset. */
const hourRange = /(?:^|\s)\d{1,2}:\d{2}\s?[-–—−]\s?\d{1,2}:?\d{2}$/u;

/** "kl. 9.00" and "um 9.00": without the word, "9.10" may be the 9th of October. */
const clockAfterWord =
	/((?:^|\s)(?:at|um|om|à|às|a las|alle ore|alle|ore|kl\.?)\s*\d{1,2})\.(\d{2})(?![.\d])/iu;

/**
 * Reads a date with or without a time of day, an offset, a zone and a day of the week. The whole
 * text has to be understood; a rest that is left over is never ignored.
 */
export function readDateText(text: string, order: DateOrder): WrittenDate | DateProblem {
	// No date is longer, and the time this takes must not depend on what is in a cell.
	if (text.length > 100) return { problem: `which isn't a date. Enter one ${example}.` };
	if (hourRange.test(text)) {
		return { problem: `which may be a range of hours. Enter one time ${example}.` };
	}
	const takes: Take[] = [takeDay(order), takeClock, takeOffset, takeZone, takeWeekday, takeComment];
	const parts: Parts = {};
	let rest = text.replace(clockAfterWord, '$1:$2').replace(separators, '');
	while (rest !== '') {
		const before = rest;
		for (const take of takes) {
			const taken = take(rest, parts);
			if (typeof taken !== 'number') return taken;
			if (taken > 0) {
				rest = rest.slice(taken).replace(separators, '');
				break;
			}
		}
		if (rest === before) return { problem: whyNotADate(text) };
	}
	return parts.day ? checked(parts, parts.day) : { problem: whyNotADate(text) };
}

function checked(parts: Parts, day: CalendarDay): WrittenDate | DateProblem {
	const { clock, offset, zone, weekday } = parts;
	if (!existsDay(day)) return { problem: impossible };
	const actual = new Date(Date.UTC(day.year, day.month - 1, day.day)).getUTCDay() || 7;
	if (weekday !== undefined && weekday !== actual) {
		return {
			problem: `but ${describeDay(day)} is a ${weekdayNames[actual - 1]}. Correct the date or the day of the week.`,
		};
	}
	if (offset === undefined) return { day, clock, zone, hasOffset: false };
	const [moment = NaN] = momentsOf({ ...day, ...(clock ?? midnight) }, fixedZone(offset));
	if (zone && offsetAt(moment, zone) !== offset) {
		return {
			problem: `where the offset doesn't match ${zone.name} at that time. Correct one of the two, or leave out the offset.`,
		};
	}
	return { day, clock, zone: fixedZone(offset), hasOffset: true };
}

const midnight: Clock = { hour: 0, minute: 0, second: 0 };

function takeDay(order: DateOrder): Take {
	return (rest, parts) => {
		const match = matchDay(rest, order);
		if (!match) return 0;
		if (parts.day) return { problem: `which is more than one date. Enter one ${example}.` };
		if ('problem' in match.found) return match.found;
		parts.day = match.found;
		return match.length;
	};
}

const takeClock: Take = (rest, parts) => {
	const match = matchClock(rest);
	if (!match) return 0;
	if (match.found === 'impossible') return { problem: impossible };
	if (parts.clock) return { problem: `which is more than one time. Enter one ${example}.` };
	parts.clock = match.found;
	return match.length;
};

/** An offset belongs to a time: the end of "2030-12-01 -05:00" may be anything. */
const takeOffset: Take = (rest, parts) => {
	const match = matchOffset(rest);
	if (!match || parts.offset !== undefined || parts.zone) return 0;
	if (!parts.clock && /[\d]/.test(rest.slice(0, match.length))) return 0;
	if (match.found === 'impossible') {
		return { problem: `where the offset from UTC doesn't exist. Enter a time ${example}.` };
	}
	parts.offset = match.found;
	return match.length;
};

const takeZone: Take = (rest, parts) => {
	const match = matchZone(rest);
	if (match && !parts.zone) {
		const { name, zone } = match.found;
		if (!zone) {
			return { problem: `where "${name}" isn't a known time zone. Enter a time ${example}.` };
		}
		parts.zone = zone;
		return match.length;
	}
	const letters = /^\(?([A-Z]{2,5})\)?(?!\p{L})/u.exec(rest)?.[1];
	if (letters === undefined || !parts.clock || weekdayNamed(letters)) return 0;
	return {
		problem: `where "${letters}" isn't a clear time zone. Replace it with a place such as America/Chicago, or with an offset such as -06:00.`,
	};
};

const takeWeekday: Take = (rest, parts) => {
	const [whole = '', word = ''] = /^\(?(\p{L}+(?:-\p{L}+)?)\.?\)?/u.exec(rest) ?? [];
	const weekday = weekdayNamed(word);
	if (weekday === undefined || parts.weekday !== undefined) return 0;
	parts.weekday = weekday;
	return whole.length;
};

/** JavaScript writes the zone's name behind the offset: GMT+0100 (Central European Standard Time). */
const takeComment: Take = (rest, parts) =>
	parts.offset !== undefined && /^\([\p{L}\s]+\)$/u.test(rest) ? rest.length : 0;

function whyNotADate(text: string): string {
	if (/^\D*\d{1,2}(:\d{2}\D*|\s*[ap]\.?m\.?)$/i.test(text)) {
		return `which has no date. Enter date and time, ${example}.`;
	}
	// A day of the week before it makes no difference: "Tue, Dec 1".
	const [first = ''] = /^\p{L}+/u.exec(text) ?? [];
	const rest = weekdayNamed(first) === undefined ? text : text.slice(first.length);
	const date = rest.replace(/^[\s,.]+/, '');
	if (
		/^\p{L}+\.?\s*\d{1,2}\D{0,3}$|^\d{1,2}\D{0,3}\p{L}+\.?$|^\d{1,2}[./-]\d{1,2}\.?$|^\d{1,2}月\d{1,2}日/u.test(
			date,
		)
	) {
		return `which may be a date without a year. Enter one ${example}.`;
	}
	if (isRange.test(text)) return `which may be a range of dates. Enter one date ${example}.`;
	return `which isn't a date. Enter one ${example}.`;
}

/** "13-20 Dec 2030", "Dec 13 – Dec 20", "13 Dec to 20 Dec 2030". */
const isRange =
	/\d.*(?:[–—~〜]|\s(?:-|to|bis|thru|through|until)\s).*\d|(?:^|[^\d-])\d{1,2}-\d{1,2},?\s+[\p{L}\d]/iu;
