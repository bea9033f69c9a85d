import { Duration } from 'luxon';
import { formatList, pluralize } from '../base/values';
import { anyFor, touchingFor, wordsFor } from '../words';
import { anyWordOf, stripAccents } from '../words/normalizeKey';
import { type Parsed, cellText, nothing } from './cellText';
import { weekdayNamed } from './dates';
import { parseKeyword } from './keyword';

const dayNames = 'Mon Tue Wed Thu Fri Sat Sun'.split(' ');
const ofDay = 48;

/** "Mon – Fri" as "mon-fri". */
const plain = (text: string) => stripAccents(text).replace(/ *[-–—~〜] */g, '-');

const hourWords = Object.entries({
	'mon-sun': wordsFor('everyDay'),
	'mon-fri': wordsFor('workdays'),
	'sat-sun': wordsFor('weekend'),
	'0-24': wordsFor('allDay'),
}).map(([meaning, list]) => [new RegExp(anyWordOf(list.map(plain)), 'gu'), meaning] as const);

const clock = '\\d{1,2}(?:[:.](?:00|30|59))?';
const ofHalf = `${clock} *[ap]m?`;
// "6-11pm" may be half a day or five hours.
const hoursOfDay = `(?:${clock}-${clock}|${ofHalf}-${ofHalf})`;
const hoursOfPart = new RegExp(`^${hoursOfDay}(?=\\s|$)|[:,;\\s]*${hoursOfDay}$`);
const hoursSeparator = /\s*[,;\n、]\s*/;
const afterHours = new RegExp(`(?<=${hoursOfDay})${hoursSeparator.source}`);

/** The half hours since midnight of "6", "6:30" and "11pm"; 23:59 is the end of the day. */
function halfHoursIn(clock: string): number {
	const [hour = 0, minute = 0] = Array.from(clock.matchAll(/\d+/g), Number);
	const later = Math.round(minute / 30);
	if (!/[ap]/.test(clock)) return hour * 2 + later;
	if (hour > 12) return NaN;
	const noon = clock.includes('p') ? ofDay / 2 : 0;
	return noon + (hour % 12) * 2 + later;
}

/** The days of "sat-mon", from 0 for Monday; NaN for anything else, such as "!Sat". */
function daysIn(text: string): number[] {
	const name = "([\\p{L}\\p{M}\\d.' ]+)";
	const [, from = '', to = from] = new RegExp(`^${name}(?:-${name})?$`, 'u').exec(text) ?? [];
	const first = weekdayNamed(from);
	const last = weekdayNamed(to);
	if (!first || !last) return [NaN];
	const length = ((last - first + 7) % 7) + 1;
	return Array.from({ length }, (_, at) => (first - 1 + at) % 7);
}

/** The half hours of the week in a text, as digits; undefined if it says anything else, or one twice. */
function weekIn(text: string): string | undefined {
	const week = new Array<string>(7 * ofDay).fill('0');
	let written = plain(text);
	for (const [word, meaning] of hourWords) written = written.replace(word, meaning);
	const everyDay = daysIn('mon-sun');
	let days = everyDay;
	for (const part of written.split(afterHours)) {
		const [span = '0-24'] = hoursOfPart.exec(part) ?? [];
		const named = part.replace(hoursOfPart, '').trim();
		// In "6-11, 18-23 Mon-Fri" the first hours may be for any days.
		if (named && days === everyDay && week.includes('1')) return undefined;
		if (named) days = named.split(hoursSeparator).flatMap(daysIn);
		const [from = 0, last = 0] = span.split('-').map(halfHoursIn);
		const to = last === 0 ? ofDay : last;
		// "1-5" may be the days from Monday to Friday, and "9-5" a working day or a night.
		const isClear = from < to && to <= ofDay && !/^[1-7]-[1-7]$/.test(part);
		if (!isClear || days.includes(NaN)) return undefined;
		for (const day of days) {
			const place = [day * ofDay + from, day * ofDay + to] as const;
			if (week.slice(...place).includes('1')) return undefined;
			week.fill('1', ...place);
		}
	}
	return week.join('');
}

/** TikTok's 336 digits, or words such as "weekends 8am-8pm"; all day every day restricts nothing. */
export function parseDayparting(value: unknown): Parsed<string> {
	const cell = cellText(value);
	if ('value' in cell) {
		const digits = cell.value.replace(/\s/g, '');
		if (/^(?=.*1)[01]{336}$/.test(digits)) return { value: digits };
	}
	return parseKeyword(value, { why: 'not days and hours' }, (text) => {
		const week = weekIn(text);
		if (!week) return undefined;
		if (!week.includes('0')) return nothing;
		return { value: week, readAs: describeHours(week) };
	});
}

/** "06:30" for the end of 13 half hours. */
const clockAt = (halfHours: number) =>
	Duration.fromObject({ minutes: halfHours * 30 }).toFormat('hh:mm');

/** "Mon–Fri 06:00–23:00 and Sat 08:00–20:30" of the 336 digits. */
export function describeHours(digits: string): string {
	const runs: string[] = [];
	for (const { 0: run, 1: day = '', index } of digits.matchAll(/(.{48})\1*/g)) {
		const spans: string[] = [];
		for (const { 0: span, index: from } of day.matchAll(/1+/g)) {
			spans.push(`${clockAt(from)}–${clockAt(from + span.length)}`);
		}
		const names = dayNames.slice(index / ofDay, (index + run.length) / ofDay);
		let range = [...new Set([names[0], names.at(-1)])].join('–');
		if (run === digits) range = 'every day';
		if (spans.length > 0)
			runs.push(`${range} ${day.includes('0') ? formatList(spans) : 'all day'}`);
	}
	return formatList(runs);
}

const period = `(?<number>\\d+)?[ -]?(?:(?<week>${anyFor('aWeek')})|(?<day>${anyFor('aDay')}))`;
const per = ` ?(?:${anyFor('times')})? ?(?:${anyFor('perPeriod')})? ?`;
const inAPeriod = `(?:(?<number>\\d+) )?(?:(?<week>${anyFor('inAWeek')})|(?<day>${anyFor('inADay')}))`;
const atMost = `(?:(?:${anyFor('atMost')}) ?)?`;
const frequencyForms = [
	// 3, 3 per 7 days, max. 3x/week
	`${atMost}(?<times>\\d+)(?:${per}${period})?`,
	// haftada 3, seminggu maks. 3x
	`${inAPeriod} ${atMost}(?<times>\\d+)(?: ?(?:${anyFor('times')}))?`,
	// 週3回, 7日に3回
	`${period} ?(?:${touchingFor('perPeriod')})?(?<times>\\d+)(?:${touchingFor('times')})`,
].map((form) => new RegExp(`^(?:${form})$`, 'u'));

const isWithin = (max: number, value: number) => value >= 1 && value <= max;

/** No days if the text names none; undefined for what TikTok doesn't have. */
function readFrequency(written: string) {
	const text = written.toLowerCase().replace(/\s+/g, ' ');
	const match = frequencyForms.map((form) => form.exec(text)).find(Boolean);
	const { times, number, week, day } = match?.groups ?? {};
	let days: number | undefined;
	if (number ?? week ?? day) days = Number(number ?? 1);
	if (days && week) days *= 7;
	if (!isWithin(21, Number(times)) || !isWithin(7, days ?? 7)) return undefined;
	return { times: Number(times), days };
}

/** The most times a person sees the ads, with or without the days. */
export const parseFrequency = (value: unknown) =>
	parseKeyword(value, { why: 'not a frequency' }, (text) => {
		const { times, days } = readFrequency(text) ?? {};
		if (!times) return undefined;
		if (!days) return { value: times };
		const readAs = `${pluralize(times, 'time')} in ${pluralize(days, 'day')}`;
		return { value: times, readAs, also: { frequency_schedule: days } };
	});

export const parseFrequencyDays = (value: unknown) =>
	parseKeyword(value, { why: 'not a number of days' }, (text) => {
		const days = readFrequency(`1 per ${text.replace(/^\d+$/, '$& days')}`)?.days;
		if (!days) return undefined;
		return { value: days };
	});
