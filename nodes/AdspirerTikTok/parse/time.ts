import { DateTime, type Zone } from 'luxon';
import { momentIn, onlyEntry } from '../base/values';
import { type Parsed } from './cell';
import { cellText, readText, type Reading, type Reason } from './cellText';
import {
	bothOrders,
	dateOf,
	dayIn,
	dayMs,
	hourMs,
	notADate,
	readDate,
	type DateOrder,
	type DateReading,
} from './dateText';
import { saysNoStart } from './marksOfDates';
import { findZone, utc } from './zones';

/** What a time is parsed with; `zone`, an IANA name, counts if it has no offset of its own. */
export interface TimeReading extends DateReading {
	readonly zone: string;
	/** In milliseconds since 1970. */
	readonly now: number;
}

/** How far back a start may be (TikTok's Help Center). */
export const maxPastHours = 12;

/** A moment as forms, sheets and CRMs give it, in TikTok's form, if it can be read in one way only. */
export function parseTime(cell: unknown, reading: TimeReading): Parsed<string> {
	const otherwise = notADate('', reading.edge);
	return readText(withoutObject(cell), otherwise, (text) => readTime(text, reading));
}

function readTime(text: string, reading: TimeReading): Reading<string> {
	const { edge, now } = reading;
	const ownZone = findZone(reading.zone);
	if (!ownZone) {
		const facts = { zone: { written: reading.zone } };
		return { problem: { why: 'unknown time zone of the workflow', facts } };
	}
	if (edge === 'start' && saysNoStart(text)) {
		return { nothing: true, readAs: 'at once, so no start time is sent' };
	}
	const written = readDate(text, reading);
	if ('why' in written) return written;
	const { local, isDay, zone = ownZone } = written;
	// Of an hour that clocks skip or show twice, Luxon decides, as it does in expressions.
	let moment = local.setZone(zone, { keepLocalTime: true });
	// The day's first moment may be too long ago, and the present one is another in each run of the row.
	if (edge === 'start' && isDay && moment.hasSame(DateTime.fromMillis(now, { zone }), 'day')) {
		const readAs = "now, because it is today's date, so no start time is sent";
		return { nothing: true, readAs };
	}
	if (edge === 'end' && isDay) moment = moment.endOf('day').startOf('second');
	const value = sentForm(moment);
	const readAs = describeMoment(value, (zone.isUniversal ? ownZone : zone).name);
	const why = whyNot(moment, reading);
	if (why) return { why, facts: { time: readAs, hours: maxPastHours } };
	if (edge === 'end' && isOfMachine.test(text)) {
		const first = firstMoment(local, moment, ownZone);
		if (first) return first;
	}
	// An ISO date with an offset says it all.
	const isExact = !isDay && written.zone?.isUniversal && /^\d{4}-/.test(text);
	if (isExact) return { value };
	return { value, readAs };
}

/**
 * How databases, spreadsheets and CRMs write a time, which nobody types. "2030-01-31T00:00:00" is what n8n's own
 * picker gives for a time that somebody chose.
 */
const isOfMachine = /^\d{10,}$|\dT\d.*(?:Z|[+-]\d\d:?\d\d)$|\d 00:00:00/;

/** Why an end on the first moment of a day isn't taken: such programs write a day alone so. */
function firstMoment(local: DateTime, moment: DateTime, ownZone: Zone): Reason | undefined {
	const own = moment.setZone(ownZone);
	const isFirst = local.toMillis() % dayMs === 0;
	if (!isFirst && own.toMillis() !== own.startOf('day').toMillis()) return undefined;
	let where = " in the workflow's time zone";
	if (isFirst) where = '';
	if (isFirst && moment.zone.isUniversal && moment.offset === 0) where = ' in UTC';
	let day = own.toFormat('yyyy-MM-dd');
	if (isFirst) day = local.toFormat('yyyy-MM-dd');
	const before = sentForm(moment.minus({ seconds: 1 }));
	return { why: 'first moment of a day', facts: { before, day, where } };
}

function whyNot(moment: DateTime, { edge, now }: TimeReading): Reason['why'] | undefined {
	const { year } = moment.toUTC();
	if (year < 2020 || year > 2100) return 'year out of range';
	const time = moment.toMillis();
	if (edge === 'end' && time <= now) return 'end in the past';
	const earliest = now - maxPastHours * hourMs;
	if (edge === 'start' && time < earliest) return 'start too long ago';
	return undefined;
}

/**
 * The orders in which the numbers of a cell are a date, to settle others of its column; 'refuse' stands for another
 * one. Undefined for a cell that shows none.
 */
export function ordersOf(value: unknown): DateOrder[] | undefined {
	const cell = cellText(withoutObject(value));
	if (!('value' in cell)) return undefined;
	const parts = dayIn(cell.value)?.parts;
	const { first, second, mark, year = '2028' } = parts ?? {};
	if (first === undefined) return undefined;
	const orders: DateOrder[] = bothOrders.filter(
		(dateOrder) => !('why' in dateOf({ ...parts, year }, dateOrder)),
	);
	// 26/12/01 may have the year first, and dots alone don't say that the day is.
	const isOpen = mark === '.' && Number(first) <= 12;
	const mayBeYear = year.length === 2 && /^2\d$/.test(first);
	if (Number(second) <= 12 && (isOpen || mayBeYear)) orders.push('refuse');
	return orders;
}

/** A Date or a DateTime in ISO's form. */
function withoutObject(cell: unknown): unknown {
	const value = onlyEntry(cell);
	const moment = new Date(momentIn(value) ?? NaN);
	if (Number.isNaN(Number(moment))) return value;
	return moment.toISOString();
}

/** TikTok's form for a moment, in UTC. */
const sentForm = (moment: DateTime) => moment.toUTC().toFormat('yyyy-MM-dd HH:mm:ss');

/** "1 Dec 2026 09:00 New York time (14:00 UTC)"; other text than TikTok's form comes back as it is. */
export function describeMoment(sent: string, zoneName: string): string {
	const there = DateTime.fromSQL(sent, { zone: utc, locale: 'en-US' });
	if (!there.isValid) return sent;
	const here = there.setZone(findZone(zoneName) ?? 'utc');
	let clock = 'HH:mm';
	if (here.second !== 0) clock = 'HH:mm:ss';
	const shown = `${here.toFormat(`d MMM yyyy ${clock}`)} ${placeOf(here.zone)}`;
	if (here.zone.isUniversal) return shown;
	if (here.day !== there.day) clock = `d MMM ${clock}`;
	return `${shown} (${there.toFormat(clock)} UTC)`;
}

/** "New York time" for America/New_York; other zones by their name. */
const placeOf = ({ name }: Zone) =>
	name.replace(/^(?!Etc\/).*\/(.*)$/, '$1 time').replaceAll('_', ' ');
