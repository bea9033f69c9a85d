import { Duration } from 'luxon';
import { formatList, pluralize } from '../base/values';
import { anyFor, tableFor, touchingFor, wordsFor } from '../words';
import { anyWordOf, stripAccents } from '../words/normalizeKey';
import { type Parsed, cellText, nothing } from './cellText';
import { weekdayNamed } from './dates';
import { parseKeyword } from './keyword';

const dayNames = 'Mon Tue Wed Thu Fri Sat Sun'.split(' ');
const ofDay = 48;

/** Words by what they are in signs, in which "#1" is Monday. */
const wordsOfSigns = {
	'#1-#7': wordsFor('everyDay'),
	'#1-#5': wordsFor('workdays'),
	'#6-#7': wordsFor('weekend'),
	'0-24': wordsFor('allDay'),
};
const signs = new Map<string, string>();
for (const [sign, list] of Object.entries(wordsOfSigns)) {
	for (const word of list) signs.set(stripAccents(word), ` ${sign} `);
}
// Names of days that aren't one word of letters: "T2", "Thứ Hai", "จ.".
for (const [word, day] of tableFor('weekdays')) {
	if (/\P{L}/u.test(word)) signs.set(stripAccents(word), ` #${day} `);
}
const anyName = new RegExp(`${anyWordOf([...signs.keys()])}|\\p{Script=Latin}+\\.?|\\p{Lo}+`, 'gu');

function signOf(word: string): string {
	const day = weekdayNamed(word);
	const sign = signs.get(word);
	if (sign === undefined && day) return ` #${day} `;
	return sign ?? word;
}

/** "Mon–Fri 6am - 11pm" as "#1-#5 6am-11pm". */
const inSigns = (text: string) =>
	stripAccents(text)
		.replace(/ and /g, ', ')
		.replace(anyName, signOf)
		.replace(/\s*[-–—~〜]\s*/g, '-');

const days = '#\\d(?:-#\\d)?';
const clock = '\\d{1,2}(?:[:.]\\d\\d)?(?: *[ap]m?\\b)?';
const hours = `${clock}-${clock}`;
const mark = '[\\s,;:/|&+・、]*';
/** Days with their hours, or either alone. */
const part = new RegExp(
	`(?:${days}${mark})+(?:${hours}${mark})*|(?:${hours}${mark})+(?:${days}${mark})*`,
	'gu',
);
const eachDays = new RegExp(days, 'g');
const eachHours = new RegExp(hours, 'g');

/** The half hours since midnight of "6", "6:30" and "11pm"; NaN for no half hour. */
function halfHoursIn(clock: string): number {
	const [hour = NaN, minute = 0] = Array.from(clock.matchAll(/\d+/g), Number);
	const [half] = /[ap]/.exec(clock) ?? [];
	// 23:59 is the end of the day.
	const later = minute === 59 ? 2 : minute / 30;
	if (!Number.isInteger(later) || hour > (half ? 12 : 24)) return NaN;
	if (!half) return hour * 2 + later;
	const noon = half === 'p' ? ofDay / 2 : 0;
	return noon + (hour % 12) * 2 + later;
}

/** The first half hour and the one after the last; undefined if they aren't half hours of one day. */
function spanIn(text: string): readonly [from: number, to: number] | undefined {
	const [first = '', last = ''] = text.split('-');
	const from = halfHoursIn(first);
	let to = halfHoursIn(last);
	if (to === 0) to = ofDay;
	// "9-5" may be a working day or a night, and "6-11pm" half a day or five hours.
	const isClear = /[ap]/.test(first) === /[ap]/.test(last);
	if (!isClear || !(from < to)) return undefined;
	return [from, to];
}

/** "#6-#1" as the days from Saturday, 5, to Monday, 7. */
function daysIn(range: string): number[] {
	const [first = 0, last = first] = Array.from(range.matchAll(/\d/g), Number);
	const length = ((last - first + 7) % 7) + 1;
	return Array.from({ length }, (_, at) => first - 1 + at);
}

/** Marks a day's span in the week; false if a part of it is marked already. */
function fill(week: string[], day: number, [from, to]: readonly [number, number]): boolean {
	const start = day * ofDay;
	if (week.slice(start + from, start + to).includes('1')) return false;
	week.fill('1', start + from, start + to);
	return true;
}

/** The half hours of the week in a text, as digits; undefined if it says anything else, or one twice. */
function weekIn(text: string): string | undefined {
	const written = inSigns(text);
	if (written.replace(part, '').trim()) return undefined;
	const grid = new Array<string>(7 * ofDay).fill('0');
	for (const group of written.match(part) ?? []) {
		const named = group.match(eachDays);
		const days = (named ?? ['#1-#7']).flatMap(daysIn);
		for (const hours of group.match(eachHours) ?? ['0-24']) {
			const span = spanIn(hours);
			// "1-5" without a day may be those from Monday to Friday.
			if (!span || (!named && /^[1-7]-[1-7]$/.test(hours))) return undefined;
			if (!days.every((day) => fill(grid, day, span))) return undefined;
		}
	}
	return grid.join('');
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
		if (!week?.includes('1')) return undefined;
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
