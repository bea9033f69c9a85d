import { DateTime, type Zone } from 'luxon';
import { isDate, isEmpty, isRecord, onlyEntry, type Parsed } from './cell';
import { cellText, readText, type Reason } from './cellText';
import {
	dayMs,
	hourMs,
	minuteMs,
	notADate,
	readDate,
	saysNoStart,
	type DateReading,
	type Edge,
	type WrittenDate,
} from './dateText';
import { shownByDate, type ShownByDate } from './shownByDate';
import { findZone } from './zones';
import type { Why } from '../problems/problem';

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
	return readText(withoutObject(cell), notADate('', reading.edge), (text) => {
		const { edge } = reading;
		const defaultZone = findZone(reading.zone);
		if (!defaultZone) {
			const facts = { zone: { written: reading.zone } };
			return { problem: { why: 'unknown time zone of the workflow', facts } };
		}
		if (edge === 'start' && saysNoStart(text)) {
			return { nothing: true, readAs: 'at once, so no start time is sent' };
		}
		const written = readDate(text, reading);
		if ('why' in written) return written;
		const { zone = defaultZone } = written;
		// The day's first moment may be too long ago, and the present one is another in each run of the row.
		const today = Math.floor(localTimeAt(reading.now, zone) / dayMs);
		// Unless it is over in the year before, too, nobody knows which of the two is meant.
		if (!written.hasYear && dayOfYearBefore(written) >= today) return notADate(text, edge);
		if (edge === 'start' && written.isDay && written.localTime === today * dayMs) {
			return { nothing: true, readAs: "now, because it is today's date, so no start time is sent" };
		}
		const moment = momentOf(written, zone, edge);
		if (typeof moment === 'object') return moment;
		const value = sentForm(moment);
		let shownZone = zone;
		if (zone.isUniversal) shownZone = defaultZone;
		const described = describeMoment(value, shownZone.name);
		const why = whyNot(moment, reading);
		if (why !== undefined) return { why, facts: { time: described, hours: maxPastHours } };
		// An ISO date with an offset says it all.
		const isExact = !written.isDay && written.zone?.isUniversal && /^\d{4}-/.test(text);
		// Databases and CRMs write a day alone as its first moment in UTC.
		const isOfMachine = isExact || /^\d{10,}$/.test(text);
		if (isOfMachine && edge === 'end' && moment % dayMs === 0) {
			const day = value.slice(0, 10);
			return { why: 'first moment of a day', facts: { day, before: sentForm(moment - 1000) } };
		}
		return { value, ...(!isExact && { readAs: described }) };
	});
}

const dayOfYearBefore = ({ localTime }: WrittenDate) =>
	Math.floor(
		DateTime.fromMillis(localTime, { zone: 'utc' }).minus({ years: 1 }).toMillis() / dayMs,
	);

/** What the cell of a time shows about others of its column. */
export function shownByTime(value: unknown): ShownByDate {
	const cell = cellText(withoutObject(value));
	if ('value' in cell) return shownByDate(cell.value);
	return {};
}

/** A Date or a DateTime in ISO's form; in items, DateTimes arrive as plain objects of their insides. */
function withoutObject(cell: unknown): unknown {
	const value = onlyEntry(cell);
	let time = isDate(value) ? Number(value) : NaN;
	const isLuxon = isRecord(value) && value.isLuxonDateTime === true && isEmpty(value.invalid);
	if (isLuxon) time = Number(value.ts);
	const moment = new Date(time);
	if (Number.isNaN(moment.getTime())) return value;
	return moment.toISOString();
}

/** The moment in milliseconds since 1970, or why it isn't one. */
function momentOf({ localTime, isDay }: WrittenDate, zone: Zone, edge: Edge): number | Reason {
	if (isDay && edge === 'end') return startOfDay(localTime + dayMs, zone) - 1000;
	if (isDay) return startOfDay(localTime, zone);
	const [moment, secondMoment] = momentsOf(localTime, zone);
	const place = placeOf(zone);
	if (moment === undefined) return { why: 'time that clocks skip', facts: { place } };
	if (secondMoment === undefined) return moment;
	const facts = { place, first: sentForm(moment), second: sentForm(secondMoment) };
	return { why: 'time that comes twice', facts };
}

/** If clocks go forward at midnight, as in Cairo on 2026-04-24, a day begins at 01:00. */
const startOfDay = (localTime: number, zone: Zone) =>
	momentsOf(localTime, zone)[0] ?? momentsOf(localTime + hourMs, zone)[0] ?? NaN;

function whyNot(moment: number, { edge, now }: TimeReading): Why | undefined {
	const year = new Date(moment).getUTCFullYear();
	if (year < 2020 || year > 2100) return 'year out of range';
	if (edge === 'end' && moment <= now) return 'end in the past';
	if (edge === 'end' || moment >= now - maxPastHours * hourMs) return undefined;
	return 'start too long ago';
}

/** When clocks show a local time, in order: never if they skip it, twice if they go back over it. */
function momentsOf(localTime: number, zone: Zone): number[] {
	const offsets = [localTime - dayMs, localTime + dayMs].map((at) => localTimeAt(at, zone) - at);
	const moments = [...new Set(offsets)].map((offset) => localTime - offset).sort((a, b) => a - b);
	return moments.filter((moment) => localTimeAt(moment, zone) === localTime);
}

const localTimeAt = (moment: number, zone: Zone) => moment + zone.offset(moment) * minuteMs;

/** TikTok's form for a moment, `yyyy-MM-dd HH:mm:ss` in UTC. */
const sentForm = (moment: number) => new Date(moment).toISOString().slice(0, 19).replace('T', ' ');

/** "1 Dec 2026 09:00 New York time (14:00 UTC)"; other text than TikTok's form comes back as it is. */
export function describeMoment(sent: string, zoneName: string): string {
	const moment = Date.parse(`${sent.replace(' ', 'T')}Z`);
	if (Number.isNaN(moment)) return sent;
	const here = DateTime.fromMillis(moment, { zone: findZone(zoneName) ?? 'utc', locale: 'en-US' });
	const there = here.toUTC();
	const clock = moment % minuteMs === 0 ? 'HH:mm' : 'HH:mm:ss';
	const described = `${here.toFormat(`d MMM yyyy ${clock}`)} ${placeOf(here.zone)}`;
	if (here.zone.isUniversal) return described;
	const day = here.day === there.day ? '' : 'd MMM ';
	return `${described} (${there.toFormat(`${day}${clock}`)} UTC)`;
}

/** "New York time" for America/New_York; other zones by their name. */
const placeOf = ({ name }: Zone) =>
	name.replace(/^(?!Etc\/).*\/(.*)$/, '$1 time').replaceAll('_', ' ');
