import type { Zone } from 'luxon';
import { cellText, nothing, type Parsed } from './cell';
import { example, impossible, readDateText, type Edge } from './dateText';
import type { DateOrder } from './dayText';
import {
	describeInZone,
	describeZone,
	findZone,
	firstMomentOfDay,
	lastMomentOfDay,
	momentsOf,
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
	return 'value' in cell ? fromText(cell.value, context) : cell;
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

const secondMs = 1000;
const dayMs = 86_400_000;
/** Day 25569 of a spreadsheet is 1970-01-01. */
const serialOf1970 = 25569;

function fromText(text: string, context: Context): Parsed<string> {
	// Eight digits may be 20301231, a date.
	if (/^\d+(?:\.\d+)?$/.test(text) && !/^20\d{6}$/.test(text)) return fromNumber(text, context);
	const written = wordsForNoDate(text, context.edge) ?? readDate(text, context);
	if ('problem' in written) return { problem: `is ${formatValue(text)}, ${written.problem}` };
	const { day, clock, hasOffset, zone = context.zone, zoneName } = written;
	if (!clock) return fromDay(day, zone, text, context);
	const isExact = hasOffset && /^\d{4}-/.test(text);
	return fromWall({ ...day, ...clock }, { value: text, zone, isExact }, context, zoneName);
}

function fromNumber(text: string, context: Context): Parsed<string> {
	const number = Number(text);
	// 20000 to 80000 are the years 1954 to 2119; whole days carry no time.
	if (number >= 20_000 && number < 80_000) {
		const seconds = Math.round(((number - serialOf1970) * dayMs) / secondMs);
		const wall = timeAt(seconds * secondMs, utc);
		return Number.isInteger(number)
			? fromDay(wall, context.zone, text, context)
			: fromWall(wall, { value: text, zone: context.zone }, context);
	}
	if (/^\d{10}$/.test(text)) return checked({ moment: number * secondMs, value: text }, context);
	if (/^\d{13}$/.test(text)) return checked({ moment: number, value: text }, context);
	return { problem: `is the number ${text}, which isn't a date. Enter one ${example}.` };
}

/** Takes off the words that say no more than the column or the date alone. */
function readDate(text: string, { edge, order }: Context): ReturnType<typeof readDateText> {
	if (text.length > 150) return readDateText(text, order, edge);
	const bare = text.replace(leadIn[edge], '');
	const ends = edge === 'end' && wholeDay.test(bare);
	const written = readDateText(ends ? bare.replace(wholeDay, '') : bare, order, edge);
	// "6 PM, end of day" is two times.
	return ends && 'clock' in written && written.clock ? readDateText(bare, order, edge) : written;
}

/** A date alone is a whole day; of today, what is left of it. */
function fromDay(day: CalendarDay, zone: Zone, value: unknown, context: Context): Parsed<string> {
	const today = timeAt(context.now, zone);
	const isToday = today.year === day.year && today.month === day.month && today.day === day.day;
	if (context.edge === 'start' && isToday) {
		return {
			value: sentForm(context.now),
			readAs: `now, ${describeInZone(context.now, zone)}, because it is today's date`,
		};
	}
	const moment =
		context.edge === 'start' ? firstMomentOfDay(day, zone) : lastMomentOfDay(day, zone);
	return checked({ moment, value, zone }, context);
}

/** @param zoneName what the text calls the zone: of an hour that comes twice, EDT is the first. */
function fromWall(
	wall: WallTime,
	{ value, zone, isExact }: Omit<Moment, 'moment'> & { readonly zone: Zone },
	context: Context,
	zoneName = '',
): Parsed<string> {
	const [moment, again] = momentsOf(wall, zone);
	if (moment === undefined) {
		return {
			problem: `is ${formatValue(value)}, a time that doesn't exist in ${describeZone(zone)}, because clocks go forward then. Enter another time.`,
		};
	}
	if (again === undefined || summerTime.test(zoneName)) {
		return checked({ moment, value, zone, isExact }, context);
	}
	if (standardTime.test(zoneName)) return checked({ moment: again, value, zone }, context);
	const warning = `is ${formatValue(value)}, which happens twice that night in ${describeZone(zone)}, because clocks go back. The first one counts; for the second, enter ${new Date(again).toISOString().slice(0, 19)}Z.`;
	return checked({ moment, value, zone, warning }, context);
}

const summerTime = /^(?:[ECMP]DT|CEST|EEST|WEST|MESZ|BST|AEDT|NZDT)$/i;
const standardTime = /^(?:[ECMP]ST|WET|CET|MEZ|EET|NZST)$/i;

/** Refuses what lies outside of the years and hours that can be meant. */
function checked(found: Moment, context: Context): Parsed<string> {
	const { moment, value, zone = context.zone } = found;
	if (Number.isNaN(new Date(moment).getTime())) {
		return { problem: `is ${formatValue(value)}, ${impossible.problem}` };
	}
	const described = describeInZone(moment, zone.isUniversal ? context.zone : zone);
	const quoted =
		instantOf(value) === undefined ? `${formatValue(value)} (${described})` : described;
	const { year } = timeAt(moment, zone);
	if (year < years.first || year > years.last) {
		return {
			problem: `is ${quoted}, but the year must be from ${years.first} to ${years.last}. Correct the date.`,
		};
	}
	if (context.edge === 'end' && moment <= context.now) {
		return { problem: `is ${quoted}, which is in the past. Enter a later time.` };
	}
	if (context.edge === 'start' && moment < context.now - maxPastHours * 3_600_000) {
		return {
			problem: `is ${quoted}, but TikTok accepts a start at most ${maxPastHours} hours in the past. Enter a later time, or leave it empty to start at once.`,
		};
	}
	// Databases write a day alone as its first moment in UTC.
	const isDayOnly = found.isExact && context.edge === 'end' && moment % dayMs === 0;
	const warning = isDayOnly
		? `is ${quoted}, the very beginning of that day in UTC. If the whole day is meant, enter the date alone, such as ${timeAt(moment, utc).toISODate()}.`
		: found.warning;
	return {
		value: sentForm(moment),
		...((!found.isExact || isDayOnly) && { readAs: described }),
		...(warning !== undefined && { warning }),
	};
}

/** TikTok's form for times; it reads them as UTC. */
function sentForm(moment: number): string {
	return new Date(moment).toISOString().slice(0, 19).replace('T', ' ');
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

const atOnce =
	/^(now|asap|immediate(ly)?|at once|today|jetzt|sofort|ab sofort|heute|maintenant|aujourd'hui|ahora|hoy|agora|hoje|imediato|adesso|subito|oggi|dès que possible|lo antes posible|o quanto antes|schnellstmöglich|n\/a|none|[-–—]|今日|本日|即日|今すぐ)$/iu;
const withoutEnd =
	/^(ongoing|open|open[ -]?end(ed)?|no end( date)?|none|never|evergreen|always[ -]?on|continuous|until further notice|ongoing until paused|until paused|kein ende|ohne ende|unbefristet|laufend|offen|unlimited|indefinite(ly)?|sans( date de)? fin|sin( fecha de)? fin|sem( data de)? fim|-|–|—|n\/a)$/iu;
const relative =
	/^(tomorrow|yesterday|next|this|in \d|end of|morgen|demain|mañana|amanhã|domani|明日|tb[acd]\b|\+\d|\d+\s?(?:days?|weeks?|months?|tage?|wochen?|monate?|jours?|d[ií]as?|日間|週間)$)/iu;

/** Words that count from the present would mean another moment at each run, and on each retry. */
function wordsForNoDate(text: string, edge: Edge): { problem: string } | undefined {
	const isStart = edge === 'start' && atOnce.test(text);
	const isOpen = edge === 'end' && withoutEnd.test(text);
	if (!isStart && !isOpen && !atOnce.test(text) && !relative.test(text)) return undefined;
	const instead = isStart
		? 'Leave it empty to start at once, or enter one'
		: isOpen
			? 'Leave it empty for no end, or enter one'
			: 'Enter the date itself,';
	return { problem: `which isn't a date. ${instead} ${example}.` };
}
