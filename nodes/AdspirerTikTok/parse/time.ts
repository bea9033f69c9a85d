import { DateTime, type Zone } from 'luxon';
import { momentIn, onlyEntry } from '../base/values';
import { type Parsed } from './cell';
import { cellText, readText, type Reading, type Reason } from './cellText';
import {
	bothOrders,
	dayMs,
	hasEastAsianDay,
	hourMs,
	leadIn,
	maxLength,
	minuteMs,
	notADate,
	readDate,
	readInAnyYear,
	type DateOrder,
	type DateReading,
	type Edge,
	type WrittenDate,
} from './dateText';
import { saysNoStart } from './marksOfDates';
import { findZone } from './zones';

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
	const { edge } = reading;
	const ownZone = findZone(reading.zone);
	if (!ownZone) {
		const facts = { zone: { written: reading.zone } };
		return { problem: { why: 'unknown time zone of the workflow', facts } };
	}
	if (edge === 'start' && saysNoStart(text)) {
		return {
			nothing: true,
			readAs: 'at once, so no start time is sent',
		};
	}
	const written = readDate(text, reading);
	if ('why' in written) return written;
	const { zone = ownZone } = written;
	// The day's first moment may be too long ago, and the present one is another in each run of the row.
	const today = Math.floor(localTimeAt(reading.now, zone) / dayMs);
	// Unless it is over in the year before, too, nobody knows which of the two is meant.
	if (!written.hasYear && dayOfYearBefore(written) >= today) return notADate(text, edge);
	if (edge === 'start' && written.isDay && written.localTime === today * dayMs) {
		return {
			nothing: true,
			readAs: "now, because it is today's date, so no start time is sent",
		};
	}
	const moment = momentOf(written, zone, edge);
	if (typeof moment === 'object') return moment;
	const value = sentForm(moment);
	const shownZone = zone.isUniversal ? ownZone : zone;
	const shown = describeMoment(value, shownZone.name);
	const why = whyNot(moment, reading);
	if (why) {
		return {
			why,
			facts: { time: shown, hours: maxPastHours },
		};
	}
	// An ISO date with an offset says it all.
	const isExact = !written.isDay && written.zone?.isUniversal && /^\d{4}-/.test(text);
	if (edge === 'end' && !written.isDay && isOfMachine.test(text)) {
		const first = firstMoment(written.localTime, moment, ownZone, zone);
		if (first) return first;
	}
	if (isExact) return { value };
	return { value, readAs: shown };
}

/**
 * How databases, spreadsheets and CRMs write a time, which nobody types. "2030-01-31T00:00:00" is what n8n's own
 * picker gives for a time that somebody chose.
 */
const isOfMachine = /^\d{10,}$|\dT\d.*(?:Z|[+-]\d\d:?\d\d)$|\d 00:00:00/;

/** Why an end on the first moment of a day isn't taken: such programs write a day alone so. */
function firstMoment(
	localTime: number,
	moment: number,
	ownZone: Zone,
	zone: Zone,
): Reason | undefined {
	const facts = { before: sentForm(moment - 1000) };
	const why = 'first moment of a day';
	const dayOf = (time: number) => sentForm(time).slice(0, 10);
	if (localTime % dayMs === 0) {
		const isUtc = zone.isUniversal && zone.offset(moment) === 0;
		const where = isUtc ? ' in UTC' : '';
		return { why, facts: { ...facts, day: dayOf(localTime), where } };
	}
	const ownTime = localTimeAt(moment, ownZone);
	if (ownTime % dayMs !== 0) return undefined;
	return { why, facts: { ...facts, day: dayOf(ownTime), where: " in the workflow's time zone" } };
}

function dayOfYearBefore({ localTime }: WrittenDate): number {
	const date = DateTime.fromMillis(localTime, { zone: 'utc' }).minus({ years: 1 });
	return Math.floor(date.toMillis() / dayMs);
}

/** What a date shows about the others of its column. */
export interface ShownByDate {
	/** 'refuse' stands for an order that the column may have besides these two, such as year first. */
	readonly dateOrder?: readonly DateOrder[];
	readonly year?: readonly number[];
}

/** What the cell of a time shows about others of its column. */
export function shownByTime(value: unknown): ShownByDate {
	const cell = cellText(withoutObject(value));
	if ('value' in cell) return shownByDate(cell.value);
	return {};
}

const yearLast = /(?<!\d)(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?!\d)/;

/** 12/31/2026 has the month first, and 46357 a year. Numbers in a longer text at least contradict others. */
function shownByDate(text: string): ShownByDate {
	if (text.length > maxLength) return {};
	const [iso] = /^20\d\d(?=-\d\d-\d\d(?!\d))/.exec(text) ?? [];
	if (iso) return { year: [Number(iso)] };
	const bare = text.replace(leadIn.start, '').replace(leadIn.end, '');
	const orders: DateOrder[] = [];
	const years = new Set<number>();
	for (const dateOrder of bothOrders) {
		const isPossible = dateOrder === 'monthDayYear' || !hasEastAsianDay(text);
		const date = isPossible && readInAnyYear(bare, 'end', dateOrder);
		if (!date) continue;
		orders.push(dateOrder);
		if (date.hasYear) years.add(new Date(date.localTime).getUTCFullYear());
	}
	const [, first = 0, mark, second = 0, last = ''] = yearLast.exec(text) ?? [];
	if (orders.length === 0) return shownByNumbers(text, Number(first), Number(second));
	const isOpen = orders.length > 1;
	const hasMonth = Number(second) <= 12;
	const isYearFirst = last.length === 2 && Number(first) >= 20 && hasMonth;
	if (isYearFirst && Number(last) <= 31) years.add(2000 + Number(first));
	// Dots have the day first nearly everywhere.
	const isDotted = mark === '.' && Number(first) <= 12 && hasMonth;
	if (isDotted || (isYearFirst && Number(first) <= 29)) orders.push('refuse');
	const inRange = [...years].filter((year) => year >= 2020 && year <= 2100);
	return {
		dateOrder: isOpen ? undefined : orders,
		year: years.size > 0 ? inRange : undefined,
	};
}

/** What the numbers of a text show that isn't a date. */
function shownByNumbers(text: string, first: number, second: number): ShownByDate {
	const year = Number(/(?<!\d)20\d\d(?!\d)/.exec(text)?.[0]);
	let shown: ShownByDate = {};
	if (first > 12 && second <= 12) shown = { dateOrder: ['dayMonthYear', 'refuse'] };
	if (second > 12 && first <= 12) shown = { dateOrder: ['monthDayYear', 'refuse'] };
	if (year) return { ...shown, year: [year] };
	return shown;
}

/** A Date or a DateTime in ISO's form. */
function withoutObject(cell: unknown): unknown {
	const value = onlyEntry(cell);
	const moment = new Date(momentIn(value) ?? NaN);
	return Number.isNaN(Number(moment)) ? value : moment.toISOString();
}

/** The moment in milliseconds since 1970, or why it isn't one. */
function momentOf({ localTime, isDay }: WrittenDate, zone: Zone, edge: Edge): number | Reason {
	if (isDay && edge === 'end') return startOfDay(localTime + dayMs, zone) - 1000;
	if (isDay) return startOfDay(localTime, zone);
	const [moment, later] = momentsOf(localTime, zone);
	const place = placeOf(zone);
	if (moment === undefined)
		return {
			why: 'time that clocks skip',
			facts: { place },
		};
	if (later === undefined) return moment;
	const first = sentForm(moment);
	const facts = {
		place,
		first,
		second: sentForm(later),
	};
	return { why: 'time that comes twice', facts };
}

/**
 * If clocks go forward at midnight, as in Cairo on 2026-04-24, a day begins at 01:00. A day that they skipped
 * altogether, as in Apia on 2011-12-30, is over in any case.
 */
const startOfDay = (localTime: number, zone: Zone) =>
	momentsOf(localTime, zone)[0] ?? momentsOf(localTime + hourMs, zone)[0] ?? localTime;

function whyNot(moment: number, { edge, now }: TimeReading): Reason['why'] | undefined {
	const year = new Date(moment).getUTCFullYear();
	if (year < 2020 || year > 2100) return 'year out of range';
	if (edge === 'start') {
		const isRecent = moment >= now - maxPastHours * hourMs;
		return isRecent ? undefined : 'start too long ago';
	}
	return moment > now ? undefined : 'end in the past';
}

/** When clocks show a local time, in order: never if they skip it, twice if they go back over it. */
function momentsOf(localTime: number, zone: Zone): number[] {
	const moments = new Set<number>();
	for (const at of [localTime - dayMs, localTime + dayMs]) {
		const offset = localTimeAt(at, zone) - at;
		const moment = localTime - offset;
		if (localTimeAt(moment, zone) === localTime) moments.add(moment);
	}
	return [...moments].sort((a, b) => a - b);
}

const localTimeAt = (moment: number, zone: Zone) => moment + zone.offset(moment) * minuteMs;

/** TikTok's form for a moment, `yyyy-MM-dd HH:mm:ss` in UTC. */
const sentForm = (moment: number) => new Date(moment).toISOString().slice(0, 19).replace('T', ' ');

/** "1 Dec 2026 09:00 New York time (14:00 UTC)"; other text than TikTok's form comes back as it is. */
export function describeMoment(sent: string, zoneName: string): string {
	const moment = Date.parse(`${sent.replace(' ', 'T')}Z`);
	if (Number.isNaN(moment)) return sent;
	const zone = findZone(zoneName) ?? 'utc';
	const here = DateTime.fromMillis(moment, { zone, locale: 'en-US' });
	const there = here.toUTC();
	let clock = 'HH:mm';
	if (moment % minuteMs !== 0) clock = 'HH:mm:ss';
	const time = here.toFormat(`d MMM yyyy ${clock}`);
	const shown = `${time} ${placeOf(here.zone)}`;
	if (here.zone.isUniversal) return shown;
	if (here.day !== there.day) clock = `d MMM ${clock}`;
	return `${shown} (${there.toFormat(clock)} UTC)`;
}

/** "New York time" for America/New_York; other zones by their name. */
const placeOf = ({ name }: Zone) =>
	name.replace(/^(?!Etc\/).*\/(.*)$/, '$1 time').replaceAll('_', ' ');
