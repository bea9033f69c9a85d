import { formatList, pluralize } from '../base/wording';
import { nothing, type Parsed } from './cell';
import { cellText } from './cellText';
import { touchingWeekdays, weekdayNamed } from './dayNames';
import { parseKeyword } from './keyword';
import { marks } from './marksOfDates';
import { anyFor, touchingFor, wordsFor, wordsNamed } from '../words';
import { anyOf, anyWordOf, stripAccents } from '../words/normalizeKey';

const dayNames = 'Mon Tue Wed Thu Fri Sat Sun'.split(' ');
const ofDay = 48;

/** What words say in signs: "#1" is Monday, and "P" an hour after noon. */
const wordsOfSigns = {
	'#1-#7': wordsFor('everyDay'),
	'#1-#5': wordsFor('workdays'),
	'#6-#7': wordsFor('weekend'),
	'#1 #3 #5': wordsFor('mondayWednesdayFriday'),
	'0-24': wordsFor('allDay'),
	'24:00': wordsFor('midnight'),
	A: wordsNamed('marksOfDates', 'am'),
	P: wordsNamed('marksOfDates', 'pm'),
	'-': [...wordsFor('untilHour'), '–', '—', '~', '〜'],
	'': wordsFor('aroundHours'),
};
const signs = new Map<string, string>();
for (const [sign, list] of Object.entries(wordsOfSigns)) {
	for (const word of list) signs.set(stripAccents(word), ` ${sign} `);
}
let words: RegExp | undefined;

const hourMark = new RegExp(`(?<=\\d)(?:${marks.hour})(?=\\d\\d)`, 'giu');

function signOf(word: string): string {
	const sign = signs.get(word);
	if (sign !== undefined) return sign;
	const day = weekdayNamed(word);
	if (day) return ` #${day} `;
	return word;
}

/** "Mon–Fri from 6 to 11pm" as "#1-#5  6-11 P". */
function inSigns(text: string): string {
	// Eastern Time isn't supported; in French "et" means "and".
	const written = stripAccents(text.replace(/\bET\b/g, 'EST'))
		.replace(hourMark, ':')
		.replace(/(?<=\d)([ap])(?![a-z.]|\s*\d)/g, '$1m');
	words ??= new RegExp(
		`${anyWordOf([...signs.keys()])}|\\p{Script=Latin}+\\.?|${anyOf(touchingWeekdays())}`,
		'gu',
	);
	return written.replace(words, signOf).replace(/\s*-\s*/g, '-');
}

const days = '#\\d(?:-#\\d)?';
const clock = '(?:[AP] *)?\\d{1,2}(?:[:.]\\d\\d)?(?: *[AP])?';
const hours = `${clock}-${clock}`;
const mark = '[\\s,;:/|&+・、]*';
/** Days with their hours, or either alone. */
const part = new RegExp(
	`(?:${days}${mark})+(?:${hours}${mark})*|(?:${hours}${mark})+(?:${days}${mark})*`,
	'gu',
);
const eachDays = new RegExp(days, 'g');
const eachHours = new RegExp(hours, 'g');

const halfOfDay = (clock: string) => /[AP]/.exec(clock)?.[0];

/** The half hours since midnight of "6", "6:30" and "11 P"; NaN for no half hour. `half` counts where it has none. */
function halfHoursIn(clock: string, half?: string): number {
	const [hour = NaN, minute = 0] = Array.from(clock.matchAll(/\d+/g), Number);
	const own = halfOfDay(clock) ?? half;
	let later = minute / 30;
	// 23:59 is the end of the day.
	if (minute === 59) later = 2;
	if (hour > 24 || !Number.isInteger(later)) return NaN;
	if (!own) return hour * 2 + later;
	if (hour > 12) return NaN;
	const sinceTwelve = (hour % 12) * 2 + later;
	if (own === 'P') return sinceTwelve + 24;
	return sinceTwelve;
}

/** The first half hour and the one after the last; undefined if they aren't half hours, or not clear. */
function spanIn(text: string): readonly [from: number, to: number] | undefined {
	const [from = '', to = ''] = text.split('-');
	const half = halfOfDay(to);
	let end = halfHoursIn(to);
	if (end === 0) end = ofDay;
	let start = halfHoursIn(from, half);
	// Of "6-11pm" both are in the evening, of "9-5pm" one.
	if (start >= end && half) start = halfHoursIn(from, half === 'P' ? 'A' : 'P');
	if (Number.isNaN(start + end) || start === end) return undefined;
	if (end > start) return [start, end];
	// "9-5" may be a working day or a night.
	const isOpen = /^(?:[1-9]|1[0-2])$/.test(to) && start <= 24;
	if (isOpen) return undefined;
	return [start, end + ofDay];
}

/** "#6-#1" as the days from Saturday, 5, to Monday, 7. */
function daysIn(range: string): number[] {
	const [first = 0, last = first] = Array.from(range.matchAll(/\d/g), Number);
	const length = ((last - first + 7) % 7) + 1;
	return Array.from({ length }, (_, at) => first - 1 + at);
}

/** The half hours of the week in a text, as digits; undefined if it says anything else. */
function weekIn(text: string): string | undefined {
	const written = inSigns(text);
	if (written.replace(part, '').trim()) return undefined;
	const grid = new Array<string>(7 * ofDay).fill('0');
	for (const group of written.match(part) ?? []) {
		const named = group.match(eachDays);
		const spans = group.match(eachHours) ?? ['0-24'];
		for (const hours of spans) {
			const [from, to] = spanIn(hours) ?? [0, 0];
			// "1-5" without a day may be those from Monday to Friday, and "9-17, all day" says two things.
			const isOther = (!named && /^[1-7]-[1-7]$/.test(hours)) || (spans[1] && to - from === ofDay);
			if (to === 0 || isOther) return undefined;
			for (const day of (named ?? ['#1-#7']).flatMap(daysIn)) {
				const start = day * ofDay;
				// Past Sunday's midnight it's Monday.
				for (let at = start + from; at < start + to; at++) grid[at % grid.length] = '1';
			}
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
function clockAt(halfHours: number): string {
	const hour = String(Math.floor(halfHours / 2)).padStart(2, '0');
	if (halfHours % 2 === 0) return `${hour}:00`;
	return `${hour}:30`;
}

/** "Mon–Fri 06:00–23:00 and Sat 08:00–20:30" of the 336 digits. */
export function describeHours(digits: string): string {
	const runs: string[] = [];
	for (const { 0: run, 1: day = '', index } of digits.matchAll(/(.{48})\1*/g)) {
		if (!day.includes('1')) continue;
		let when = 'all day';
		if (day.includes('0')) when = describeDay(day);
		const names = dayNames.slice(index / ofDay, (index + run.length) / ofDay);
		let range = names[0];
		if (names.length > 1) range += `–${names.at(-1)}`;
		if (run === digits) range = 'every day';
		runs.push(`${range} ${when}`);
	}
	return formatList(runs);
}

function describeDay(digits: string): string {
	const spans: string[] = [];
	for (const { 0: span, index } of digits.matchAll(/1+/g)) {
		spans.push(`${clockAt(index)}–${clockAt(index + span.length)}`);
	}
	return formatList(spans);
}

const units = `(?:(?<week>${anyFor('aWeek')})|(?<day>${anyFor('aDay')}))`;
const atMost = `(?:(?:${anyFor('atMost')}) ?)?`;
const per = ` ?(?:${anyFor('times')})? ?(?:${anyFor('perPeriod')})? ?`;
const touchingPer = `(?:${touchingFor('perPeriod')})?`;
const frequencyForms = [
	// 3, 3 per 7 days, 3x/week
	`${atMost}(?<times>\\d+)(?:${per}(?<number>\\d+)?[ -]?${units})?`,
	// 3/7
	'(?<times>\\d+) ?/ ?(?<number>\\d)',
	// 週3回, 7日に3回
	`(?<number>\\d+)?${units} ?${touchingPer}(?<times>\\d+)(?:${touchingFor('times')})`,
].map((form) => new RegExp(`^(?:${form})$`, 'u'));

/** No days if the text names none, and NaN times for anything unknown. */
function readFrequency(written: string) {
	const text = written.toLowerCase().replace(/\s+/g, ' ');
	const match = frequencyForms.map((form) => form.exec(text)).find(Boolean);
	const { times, number, week, day } = match?.groups ?? {};
	if (!number && !week && !day) return { times: Number(times) };
	let days = Number(number ?? 1);
	if (week) days *= 7;
	return { times: Number(times), days };
}

const isWithin = (max: number, value: number) => value >= 1 && value <= max;

function describeFrequency(times: number, days: number): string {
	const period = pluralize(days, 'day');
	if (times === 1) return `once in ${period}`;
	return `${times} times in ${period}`;
}

/** The most times a person sees the ads, with or without the days. */
export const parseFrequency = (value: unknown) =>
	parseKeyword(value, { why: 'not a frequency' }, (text) => {
		const { times, days } = readFrequency(text);
		if (!isWithin(21, times) || !isWithin(7, days ?? 7)) return undefined;
		if (!days) return { value: times };
		const also = { frequency_schedule: days };
		return { value: times, readAs: describeFrequency(times, days), also };
	});

export const parseFrequencyDays = (value: unknown) =>
	parseKeyword(value, { why: 'not a number of days' }, (text) => {
		let period = text;
		if (/^\d+$/.test(text)) period += ' days';
		const { days = NaN } = readFrequency(`1 per ${period}`);
		if (!isWithin(7, days)) return undefined;
		return { value: days };
	});
