import { DateTime, type Zone } from 'luxon';

import { anyFor, keysFor, touchingFor, wordsOfChoices } from '../words';
import { normalizeKey, remembered } from '../words/normalizeKey';
import { type Parsed, type Reading, type Reason, plainText, readText } from './cellText';
import {
	type DateReading,
	type DateMatch,
	asIso,
	dayAlone,
	dayIn,
	dayMark,
	findZone,
	fullYear,
	hourMs,
	monthNamed,
	notADate,
	readDate,
	utc,
} from './dates';
/** The context of parsing a time; `zone`, an IANA name, counts if it has no offset of its own. */
export interface TimeReading extends DateReading {
	readonly zone: string;
	/** In milliseconds since 1970. */
	readonly now: number;
}

/** How far back a start may be (TikTok's Help Center). */
export const maxPastHours = 12;

/** A moment as forms, sheets and CRMs give it, in TikTok's form, if it can be read in one way only. */
export const parseTime = (cell: unknown, reading: TimeReading): Parsed<string> =>
	readText(asIso(cell), notADate('', reading.edge), (text) => readTime(text, reading));

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
	const { local, isDay, is24, zone = ownZone, buddhistYear } = written;
	// Of an hour that clocks skip or show twice, Luxon decides, as it does in expressions.
	let moment = local.setZone(zone, { keepLocalTime: true });
	// The day's first moment may be too long ago, and the present one is another in each run of the row.
	if (edge === 'start' && isDay && moment.hasSame(DateTime.fromMillis(now, { zone }), 'day')) {
		const readAs = "now, because it is today's date, so no start time is sent";
		return { nothing: true, readAs };
	}
	if (edge === 'end' && isDay) moment = moment.endOf('day').startOf('second');
	const value = sentForm(moment);
	const here = zone.isUniversal ? ownZone : zone;
	let readAs = describeMoment(value, here.name);
	if (buddhistYear) readAs += `, since ${buddhistYear} is a Buddhist year`;
	const why = whyNotTime(moment, reading);
	if (why) return { why, facts: { time: readAs, hours: maxPastHours } };
	const mayBeDay = edge === 'end' && !isDay && !is24 && !ofPicker.test(text);
	const first = firstMoment(moment) ?? firstMoment(moment.setZone(here));
	if (mayBeDay && first) return first;
	// An ISO date with an offset says it all.
	const isExact = !isDay && !buddhistYear && written.zone?.isUniversal && /^\d{4}-/.test(text);
	if (isExact) return { value };
	return { value, readAs };
}

/** How n8n's own picker gives a midnight that somebody chose. */
const ofPicker = /^\d{4}-\d\d-\d\dT00:00:00$/;

/** Why an end on the first moment of a day isn't taken: spreadsheets and databases write a day alone so. */
function firstMoment(moment: DateTime): Reason | undefined {
	if (moment.toMillis() !== moment.startOf('day').toMillis()) return undefined;
	const before = sentForm(moment.minus({ seconds: 1 }));
	const facts = { before, day: moment.toFormat('yyyy-MM-dd'), where: timePlace(moment.zone) };
	return { why: 'first moment of a day', facts };
}

function whyNotTime(moment: DateTime, { edge, now }: TimeReading): Reason['why'] | undefined {
	const { year } = moment.toUTC();
	if (year < 2020 || year > 2100) return 'year out of range';
	const time = moment.toMillis();
	if (edge === 'end' && time <= now) return 'end in the past';
	const earliest = now - maxPastHours * hourMs;
	if (edge === 'start' && time < earliest) return 'start too long ago';
	return undefined;
}

/** TikTok's form for a moment, in UTC. */
const sentForm = (moment: DateTime) => moment.toUTC().toFormat('yyyy-MM-dd HH:mm:ss');

/** "1 Dec 2026 09:00 New York time (14:00 UTC)"; other text than TikTok's form comes back as it is. */
export const describeMoment = (sent: string, zoneName: string) =>
	describedIn(`${zoneName} ${sent}`);

/** By zone and moment, since the rows of a plan share their days, and formatting takes long. */
const describedIn = remembered((text) => {
	const [zoneName = ''] = text.split(' ', 1);
	const sent = text.slice(zoneName.length + 1);
	const there = DateTime.fromSQL(sent, { zone: utc, locale: 'en-US' });
	if (!there.isValid) return sent;
	const here = there.setZone(findZone(zoneName) ?? 'utc');
	let clock = 'HH:mm';
	if (here.second !== 0) clock = 'HH:mm:ss';
	const shown = `${here.toFormat(`d MMM yyyy ${clock}`)} ${timePlace(here.zone)}`;
	if (here.zone.isUniversal) return shown;
	if (here.day !== there.day) clock = `d MMM ${clock}`;
	return `${shown} (${there.toFormat(clock)} UTC)`;
});

/** "New York time" for America/New_York; other zones by their name. */
const timePlace = ({ name }: Zone) =>
	name.replace(/^(?!Etc\/).*\/(.*)$/, '$1 time').replaceAll('_', ' ');

const noStart = keysFor('noStart');
const endless = wordsOfChoices('schedule_type').get('Run Continuously');
const noEnd = new Set(endless?.map(normalizeKey));

/** True for words for no start, such as "ASAP". */
const saysNoStart = (text: string) => text.length <= 60 && noStart.has(normalizeKey(text));

/** True for words for no end, such as "until further notice". */
const saysNoEnd = (text: string) => text.length <= 60 && noEnd.has(normalizeKey(text));

/** The start and the end of a flight, as texts that are read as times; an end may be left out. */
export interface Flight {
	readonly start: string;
	readonly end: string;
	/** The year of a half that names none: the other one's, or its neighbour across New Year. */
	readonly years: readonly [start?: string, end?: string];
}

const fromHere = anyFor('fromHere');
/** Between two days: a word or a sign with spaces around, a sign that no date has in it, or the only hyphen. */
const betweenDays = new RegExp(
	[
		`\\s+(?:-|${anyFor('untilDay')})\\s+`,
		`\\s*(?:[–—〜~→]|${fromHere}|${touchingFor('untilDay')})\\s*`,
		`(?<=^[^-]*\\d(?:\\.|${dayMark})?)-(?=\\d[^-]*$)`,
	].join('|'),
	'iu',
);
const upTo = new RegExp(`\\s*(?:${anyFor('upToHere')})$`, 'u');
const openEnd = new RegExp(`\\s*(?:[〜~]|${fromHere})$`);

/** A half of a flight: the 7 of "7–24 Dec 2026" has the other half's month. */
function flightHalf(text: string, other: string): string {
	const { day, year } = dayAlone(text) ?? {};
	const parts = dayIn(other)?.parts;
	if (!day || !parts || parts.first) return text;
	const { name = '', month = monthNamed(name) } = parts;
	return [fullYear(year ?? parts.year), month, day].join('-');
}

/** The number of a day's month; NaN where the order of its numbers isn't clear. */
function monthOf(day: DateMatch | undefined): number {
	const { name = '', month = monthNamed(name), second, mark } = day?.parts ?? {};
	if (mark === '.') return Number(second ?? month);
	return Number(month);
}

/** A flight such as "5 Apr - 25 Apr 2027"; undefined for other text. */
export function readFlight(text: string): Flight | undefined {
	if (text.length > 100) return undefined;
	const bare = plainText(text).replaceAll('’', "'");
	const started = bare.replace(openEnd, '');
	if (started !== bare) return dayIn(started) && { start: started, end: '', years: [] };
	const sign = betweenDays.exec(bare);
	if (!sign) return undefined;
	const first = bare.slice(0, sign.index).trim();
	const last = bare
		.slice(sign.index + sign[0].length)
		.replace(upTo, '')
		.trim();
	const [start, end] = [flightHalf(first, last), flightHalf(last, first)];
	const [begins, ends] = [dayIn(start), dayIn(end)];
	// "fino a nuovo avviso" has such a word in it.
	const isOpen = saysNoEnd(end);
	if (!isOpen && bare.split(betweenDays).length > 2) return undefined;
	if (!(begins || saysNoStart(start)) || !(ends || isOpen)) return undefined;
	const ofEnd = ends?.parts.year;
	const ofStart = begins?.parts.year;
	const isNext = Number(monthOf(begins) > monthOf(ends));
	return {
		start,
		end,
		years: [
			ofEnd && String(fullYear(ofEnd) - isNext),
			ofStart && String(fullYear(ofStart) + isNext),
		],
	};
}
