import type { Zone } from 'luxon';
import { cellText, nothing, type Parsed } from './cell';
import { readDateText, type Edge } from './dateText';
import { example, impossible, type DateOrder } from './dayText';
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
import { formatValue, isDate, isEmpty, isRecord, onlyEntry } from './values';

export type { Edge } from './dateText';

/** What a time is read by. */
export interface TimeReading {
	readonly edge: Edge;
	/** IANA name of the zone in which times without an offset are meant. */
	readonly zone: string;
	readonly dateOrder: DateOrder;
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
	const context = { edge: reading.edge, order: reading.dateOrder, zone, now: Number(reading.now) };
	const instant = instantOf(value);
	if (instant !== undefined) return checked({ moment: instant, value, isExact: true }, context);
	const cell = cellText(value, `isn't a date. Enter one ${example}.`);
	if (!('value' in cell)) return cell;
	// Eight digits may be 20301231, a date.
	return /^\d+(?:\.\d+)?$/.test(cell.value) && !/^20\d{6}$/.test(cell.value)
		? fromNumber(cell.value, context)
		: fromText(cell.value, context);
}

interface Context {
	readonly edge: Edge;
	readonly order: DateOrder;
	readonly zone: Zone;
	readonly now: number;
}

/** A moment that was found, in milliseconds since 1970, and the value as it was given. */
interface Moment {
	readonly moment: number;
	readonly value: unknown;
	/** True where nothing had to be read into the value. */
	readonly isExact?: boolean;
	/** Where the zone of the reading is not the zone of the context. */
	readonly zone?: Zone;
	readonly warning?: string;
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

function fromNumber(value: string, context: Context): Parsed<string> {
	const number = Number(value);
	// 20000 to 80000 are the years 1954 to 2119; whole days carry no time.
	if (number >= 20_000 && number < 80_000) {
		const seconds = Math.round(((number - serialOf1970) * dayMs) / 1000);
		const wall = timeAt(seconds * 1000, utc);
		return Number.isInteger(number)
			? fromDay(wall, { value }, context)
			: fromWall(wall, { value }, context);
	}
	if (/^\d{10}$/.test(value)) return checked({ moment: number * 1000, value }, context);
	if (/^\d{13}$/.test(value)) return checked({ moment: number, value }, context);
	return { problem: `is the number ${value}, which isn't a date. Enter one ${example}.` };
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

function fromText(value: string, context: Context): Parsed<string> {
	const { edge, order } = context;
	const bare = value.slice(0, 150).replace(leadIn[edge], '');
	const isWholeDay = edge === 'end' && wholeDay.test(bare);
	let written = readDateText(isWholeDay ? bare.replace(wholeDay, '') : bare, order, edge);
	// "6 PM, end of day" is two times.
	if (isWholeDay && 'clock' in written) written = readDateText(bare, order, edge);
	if ('problem' in written) return { problem: `is ${formatValue(value)}, ${written.problem}` };
	const { day, clock, offset, zone, zoneName } = written;
	if (!clock) return fromDay(day, { value, zone }, context);
	const isExact = offset !== undefined && /^\d{4}-/.test(value);
	return fromWall({ ...day, ...clock }, { value, zone, isExact }, context, zoneName);
}

/** A date alone is a whole day; of today, what is left of it. */
function fromDay(
	day: CalendarDay,
	found: Omit<Moment, 'moment'>,
	context: Context,
): Parsed<string> {
	const { zone = context.zone } = found;
	if (context.edge === 'end') {
		return checked({ ...found, moment: lastMomentOfDay(day, zone) }, context);
	}
	const today = timeAt(context.now, zone);
	if (today.year === day.year && today.month === day.month && today.day === day.day) {
		return {
			value: sentForm(context.now),
			readAs: `now, ${describeInZone(context.now, zone)}, because it is today's date`,
		};
	}
	return checked({ ...found, moment: firstMomentOfDay(day, zone) }, context);
}

const summerTime = /^(?:[ECMP]DT|CEST|EEST|WEST|MESZ|BST|AEDT|NZDT)$/i;
const standardTime = /^(?:[ECMP]ST|WET|CET|MEZ|EET|NZST)$/i;

/** @param zoneName what the text calls the zone: of an hour that comes twice, EDT is the first. */
function fromWall(
	wall: WallTime,
	found: Omit<Moment, 'moment'>,
	context: Context,
	zoneName = '',
): Parsed<string> {
	const { value, zone = context.zone } = found;
	const [moment, again] = momentsOf(wall, zone);
	if (moment === undefined) {
		return {
			problem: `is ${formatValue(value)}, a time that doesn't exist in ${describeZone(zone)}, because clocks go forward then. Enter another time.`,
		};
	}
	if (again === undefined || summerTime.test(zoneName))
		return checked({ ...found, moment }, context);
	if (standardTime.test(zoneName)) return checked({ ...found, moment: again }, context);
	const warning = `is ${formatValue(value)}, which happens twice that night in ${describeZone(zone)}, because clocks go back. The first one counts; for the second, enter ${new Date(again).toISOString().slice(0, 19)}Z.`;
	return checked({ ...found, moment, warning }, context);
}

/** Refuses what lies outside of the years and hours that can be meant. */
function checked(found: Moment, { edge, now, zone: ownZone }: Context): Parsed<string> {
	const { moment, value, zone = ownZone } = found;
	if (Number.isNaN(new Date(moment).getTime())) {
		return { problem: `is ${formatValue(value)}, ${impossible.problem}` };
	}
	const described = describeInZone(moment, zone.isUniversal ? ownZone : zone);
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
	const isDayOnly = found.isExact && edge === 'end' && moment % dayMs === 0;
	const warning = isDayOnly
		? `is ${quoted}, the very beginning of that day in UTC. If the whole day is meant, enter the date alone, such as ${timeAt(moment, utc).toISODate()}.`
		: found.warning;
	return {
		value: sentForm(moment),
		...((!found.isExact || isDayOnly) && { readAs: described }),
		...(warning !== undefined && { warning }),
	};
}
