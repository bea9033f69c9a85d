import type { Zone } from 'luxon';
import {
	cellText,
	nothing,
	type Parsed,
	formatValue,
	isDate,
	isEmpty,
	isRecord,
	onlyEntry,
} from './cell';
import { readDateText, type Edge } from './dateText';
import { example, impossible, withYear, type DateOrder } from './dayText';
import {
	describeInZone,
	describeZone,
	findZone,
	firstMomentOfDay,
	lastMomentOfDay,
	momentsOf,
	sentForm,
	timeAt,
	utc,
	type CalendarDay,
	type WallTime,
} from './timeZone';

export type { Edge } from './dateText';

/** What a time is read by. */
export interface TimeReading {
	readonly edge: Edge;
	/** IANA name of the zone in which times without an offset are meant. */
	readonly zone: string;
	readonly dateOrder: DateOrder;
	/** The year of all dates of the column that have one. */
	readonly year?: number | undefined;
	/** The present moment, in milliseconds since 1970 or as a Date. */
	readonly now: number | Date;
}

/** TikTok's own limit for a start that is already over. */
const maxPastHours = 12;
const years = { first: 2020, last: 2100 };

/**
 * A moment as forms, sheets and CRMs give it, in TikTok's form `yyyy-MM-dd HH:mm:ss` in UTC. With an
 * offset it is converted; without one it is read in the zone. A spreadsheet's serial number counts
 * days since 1899-12-30; ten or thirteen digits are seconds or milliseconds since 1970, as CRMs send
 * them. Refused: what can be read in two ways, ends that are over, and starts that TikTok would
 * refuse because they are.
 */
export function parseTime(given: unknown, reading: TimeReading): Parsed<string> {
	const value = onlyEntry(given);
	if (isEmpty(value)) return nothing;
	const zone = findZone(reading.zone);
	if (!zone) {
		return {
			problem: `can't be read, because "${reading.zone}" isn't a known time zone. Set the workflow's time zone.`,
		};
	}
	const context = { ...reading, zone, now: Number(reading.now) };
	const found = momentOf(value, context);
	return 'moment' in found ? checked(value, found, context) : found;
}

interface Context extends Omit<TimeReading, 'zone' | 'now'> {
	readonly zone: Zone;
	readonly now: number;
}

/** A moment that was found, in milliseconds since 1970. */
interface Found {
	readonly moment: number;
	/** True where nothing had to be read into the value. */
	readonly isExact?: boolean;
	/** The zone of the reading. */
	readonly zone?: Zone;
	readonly warning?: string;
}

function momentOf(value: unknown, context: Context): Found | Parsed<string> {
	const instant = instantOf(value);
	if (instant !== undefined) return { moment: instant, isExact: true };
	const cell = cellText(value, `isn't a date. Enter one ${example}.`);
	if (!('value' in cell)) return cell;
	// Eight digits may be 20301231, a date.
	return /^\d+(?:\.\d+)?$/.test(cell.value) && !/^20\d{6}$/.test(cell.value)
		? fromNumber(cell.value, context)
		: fromText(cell.value, context);
}

/**
 * A Date or a Luxon DateTime. Both may come from another realm, where n8n works out expressions,
 * and a DateTime that was part of an item arrives as a plain object of its insides.
 */
function instantOf(value: unknown): number | undefined {
	if (isDate(value)) return Number(value);
	if (!isRecord(value) || value.isLuxonDateTime !== true) return undefined;
	return isEmpty(value.invalid) ? Number(value.ts) : NaN;
}

const dayMs = 86_400_000;
/** Day 25569 of a spreadsheet is 1970-01-01. */
const serialOf1970 = 25_569;

function fromNumber(text: string, { zone, ...context }: Context): Found | Parsed<string> {
	const number = Number(text);
	// 20000 to 80000 are the years 1954 to 2119; whole days carry no time.
	if (number >= 20_000 && number < 80_000) {
		const wall = timeAt(Math.round(((number - serialOf1970) * dayMs) / 1000) * 1000, utc);
		return Number.isInteger(number)
			? fromDay(wall, { ...context, zone })
			: fromWall(text, wall, zone);
	}
	if (/^\d{10}$/.test(text)) return { moment: number * 1000 };
	if (/^\d{13}$/.test(text)) return { moment: number };
	return { problem: `is the number ${text}, which isn't a date. Enter one ${example}.` };
}

/** What the column says already: "from 1 Dec 2030" as a start, "until 31 Dec 2030" as an end. */
const leadIn: Readonly<Record<Edge, RegExp>> = {
	start:
		/^(?:from|starting|starts|as of|ab|von|vom|à partir du|du|desde|a partir de|dal|vanaf)(?: (?:the|dem|el|le|il))? (?=.*\d)/iu,
	end: /^(?:until|till?|thru|through|to|ends|bis(?: zum)?(?: einschl\.| einschließlich| inkl\.)?|jusqu['’]au|hasta(?: el)?|até|fino al|tot(?: en met)?|t\/m)(?: the)? (?=.*\d)/iu,
};

/** A date alone as an end means that day too, to its last second. */
const wholeDay =
	/[\s,]*\(?(?:incl\.?|inclusive|included|inkl\.?|einschl\.?|einschließlich|inclus|t\/m|EOD|end of day)\)?$/iu;

function fromText(text: string, { year, ...context }: Context): Found | Parsed<string> {
	const { edge, dateOrder: order } = context;
	const inFull = year === undefined ? undefined : withYear(text, year);
	if (inFull !== undefined) {
		const found = fromText(inFull, context);
		// A year earlier it has to be over, or nobody knows which of the two is meant.
		if (!('moment' in found) || found.moment - 365 * dayMs < context.now) return found;
	}
	const bare = text.slice(0, 150).replace(leadIn[edge], '');
	const isWholeDay = edge === 'end' && wholeDay.test(bare);
	let written = readDateText(isWholeDay ? bare.replace(wholeDay, '') : bare, order, edge);
	// "6 PM, end of day" is two times.
	if (isWholeDay && 'clock' in written) written = readDateText(bare, order, edge);
	if ('problem' in written) return { problem: `is ${formatValue(text)}, ${written.problem}` };
	const { day, clock, zone = context.zone, zoneName } = written;
	if (!clock) return fromDay(day, { ...context, zone });
	const isExact = written.zone?.isUniversal === true && /^\d{4}-/.test(text);
	const found = fromWall(text, { ...day, ...clock }, zone, zoneName);
	return 'moment' in found ? { ...found, isExact } : found;
}

/** A date alone is a whole day; of today, what is left of it. */
function fromDay(day: CalendarDay, { edge, now, zone }: Context): Found | Parsed<string> {
	if (edge === 'end') return { moment: lastMomentOfDay(day, zone), zone };
	const today = timeAt(now, zone);
	if (today.year !== day.year || today.month !== day.month || today.day !== day.day) {
		return { moment: firstMomentOfDay(day, zone), zone };
	}
	const readAs = `now, ${describeInZone(now, zone)}, because it is today's date`;
	return { value: sentForm(now), readAs };
}

const summerTime = /^(?:[ECMP]DT|CEST|EEST|WEST|MESZ|BST|AEDT|NZDT)$/i;
const standardTime = /^(?:[ECMP]ST|WET|CET|MEZ|EET|NZST)$/i;

/** @param zoneName what the text calls the zone: of an hour that comes twice, EDT is the first. */
function fromWall(text: string, wall: WallTime, zone: Zone, zoneName = ''): Found | Parsed<string> {
	const [moment, again] = momentsOf(wall, zone);
	if (moment === undefined) {
		return {
			problem: `is ${formatValue(text)}, a time that doesn't exist in ${describeZone(zone)}, because clocks go forward then. Enter another time.`,
		};
	}
	if (again === undefined || summerTime.test(zoneName)) return { moment, zone };
	if (standardTime.test(zoneName)) return { moment: again, zone };
	const warning = `is ${formatValue(text)}, which happens twice that night in ${describeZone(zone)}, because clocks go back. The first one counts; for the second, enter ${new Date(again).toISOString().slice(0, 19)}Z.`;
	return { moment, zone, warning };
}

/** Refuses what lies outside of the years and hours that can be meant. */
function checked(
	value: unknown,
	{ moment, isExact, zone: found, warning }: Found,
	{ edge, now, zone: own }: Context,
): Parsed<string> {
	const zone = found ?? own;
	if (Number.isNaN(new Date(moment).getTime())) {
		return { problem: `is ${formatValue(value)}, ${impossible.problem}` };
	}
	const described = describeInZone(moment, zone.isUniversal ? own : zone);
	const quoted =
		instantOf(value) === undefined ? `${formatValue(value)} (${described})` : described;
	const { year } = timeAt(moment, zone);
	const wrong =
		year < years.first || year > years.last
			? `but the year must be from ${years.first} to ${years.last}. Correct the date.`
			: edge === 'end' && moment <= now
				? 'which is in the past. Enter a later time.'
				: edge === 'start' && moment < now - maxPastHours * 3_600_000
					? `but TikTok accepts a start at most ${maxPastHours} hours in the past. Enter a later time, or leave it empty to start at once.`
					: undefined;
	if (wrong !== undefined) return { problem: `is ${quoted}, ${wrong}` };
	// Databases write a day alone as its first moment in UTC.
	const isDayOnly = isExact && edge === 'end' && moment % dayMs === 0;
	const doubt = isDayOnly
		? `is ${quoted}, the very beginning of that day in UTC. If the whole day is meant, enter the date alone, such as ${timeAt(moment, utc).toISODate()}.`
		: warning;
	return {
		value: sentForm(moment),
		...((!isExact || isDayOnly) && { readAs: described }),
		...(doubt !== undefined && { warning: doubt }),
	};
}
