import { DateTime } from 'luxon';
import {
	brokenText,
	isDate,
	isEmpty,
	isRecord,
	nothing,
	shown,
	type Understood,
} from './understood';

/** TikTok's form for times; it reads them as UTC. */
const sentForm = 'yyyy-MM-dd HH:mm:ss';

/** A bare date means the start or the end of that day. */
export type Edge = 'start' | 'end';

const example = 'Write it like 2026-05-01 14:30:00.';

/**
 * A moment as forms, sheets and CRMs give it, turned into TikTok's form in UTC. With an offset it
 * is converted; without one it is taken in `zone` (an IANA name). A spreadsheet's serial number
 * counts days since 1899-12-30; ten or thirteen digits are seconds or milliseconds since 1970, as
 * CRMs send them.
 */
export function understandTime(value: unknown, edge: Edge, zone: string): Understood<string> {
	if (isEmpty(value)) return nothing;
	const instant = instantOf(value);
	if (instant) return sent(instant, value);
	if (typeof value === 'number') return fromNumber(value, edge, zone);
	if (typeof value === 'string') return fromText(value.trim(), edge, zone);
	return { problem: `came as ${shown(value)}. ${example}` };
}

/**
 * A Date or a Luxon DateTime. Both may come from another realm, where n8n works out expressions,
 * and a DateTime that was part of an item arrives as a plain object of its insides.
 */
function instantOf(value: unknown): DateTime | undefined {
	if (isDate(value)) return DateTime.fromMillis(Number(value));
	if (!isRecord(value) || value.isLuxonDateTime !== true) return undefined;
	return DateTime.fromMillis(isEmpty(value.invalid) ? Number(value.ts) : NaN);
}

function sent(moment: DateTime, came: unknown): Understood<string> {
	if (!moment.isValid) {
		return { problem: `came as ${shown(came)}, a date or time that does not exist. ${example}` };
	}
	return { value: moment.toUTC().toFormat(sentForm) };
}

/** Day 25569 of a spreadsheet is 1970-01-01. */
const serialOf1970 = 25569;
const secondsOfDay = 86_400;

function fromNumber(value: number, edge: Edge, zone: string): Understood<string> {
	// 20000 to 80000 are the years 1954 to 2119; whole days carry no time.
	if (value >= 20_000 && value < 80_000) {
		const seconds = Math.round((value - serialOf1970) * secondsOfDay);
		const wall = DateTime.fromSeconds(seconds, { zone: 'utc' });
		const local = wall.setZone(zone, { keepLocalTime: true });
		return sent(Number.isInteger(value) ? edgeOf(local, edge) : local, value);
	}
	if (Number.isInteger(value) && value >= 1e9 && value < 1e10)
		return sent(DateTime.fromSeconds(value), value);
	if (Number.isInteger(value) && value >= 1e12 && value < 1e13)
		return sent(DateTime.fromMillis(value), value);
	return { problem: `came as the number ${value}, which is no date. ${example}` };
}

function edgeOf(day: DateTime, edge: Edge): DateTime {
	return edge === 'start' ? day.startOf('day') : day.endOf('day');
}

const written =
	/^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?(?:\[[\w/+-]+\])?$/i;

function fromText(text: string, edge: Edge, zone: string): Understood<string> {
	const broken = brokenText(text);
	if (broken) return { problem: broken };
	if (/^\d+(\.\d+)?$/.test(text)) return fromNumber(Number(text), edge, zone);
	const parts = written.exec(text);
	if (!parts) {
		const twoWays = /^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}/.test(text)
			? 'Day and month can be read in two ways. '
			: '';
		return { problem: `came as ${shown(text)}. ${twoWays}${example}` };
	}
	const [, year, month, day, hour, minute, second, offset] = parts;
	const moment = DateTime.fromObject(
		{
			year: Number(year),
			month: Number(month),
			day: Number(day),
			hour: Number(hour ?? 0),
			minute: Number(minute ?? 0),
			second: Number(second ?? 0),
		},
		{ zone: offset === undefined ? zone : zoneOf(offset) },
	);
	// Where clocks are put forward an hour is left out, and Luxon would move it without a word.
	if (moment.isValid && Number(hour ?? 0) < 24 && moment.hour !== Number(hour ?? 0)) {
		return sent(DateTime.invalid('skipped'), text);
	}
	return sent(hour === undefined && moment.isValid ? edgeOf(moment, edge) : moment, text);
}

/** An offset as Luxon names it; "invalid" for one that no place on Earth has. */
function zoneOf(offset: string): string {
	const [, hours, minutes] = /^[+-](\d{2}):?(\d{2})?$/.exec(offset) ?? [];
	if (Number(hours ?? 0) > 14 || Number(minutes ?? 0) > 59) return 'invalid';
	return /^[+-]/.test(offset) ? `UTC${offset.replace(/^([+-]\d{2}):?(\d{2})$/, '$1:$2')}` : 'utc';
}
