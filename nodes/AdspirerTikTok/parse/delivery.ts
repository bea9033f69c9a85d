import { formatList, pluralize } from '../base/wording';
import { nothing, type Parsed } from './cell';
import { cellText } from './cellText';
import { touchingWeekdays, weekdaysNamed } from './dayNames';
import { parseKeyword } from './keyword';
import { marks } from './marksOfDates';
import { anyFor, touchingFor, wordsFor } from '../words';
import { anyOf, anyWordOf, stripAccents } from '../words/normalizeKey';

const dayNames = 'Mon Tue Wed Thu Fri Sat Sun'.split(' ');
const ofDay = 48;

/** What words say in signs: "#1" is Monday. */
const wordsOfSigns = {
	'#1-#7': wordsFor('everyDay'),
	'#1-#5': wordsFor('workdays'),
	'#6-#7': wordsFor('weekend'),
	'#1 #3 #5': wordsFor('mondayWednesdayFriday'),
	'0-24': wordsFor('allDay'),
	'24:00': wordsFor('midnight'),
	'-': [...wordsFor('untilHour'), '–', '—', '~', '〜'],
	'': wordsFor('aroundHours'),
};
const signs = new Map<string, string>();
for (const [sign, list] of Object.entries(wordsOfSigns)) {
	for (const word of list) signs.set(stripAccents(word), ` ${sign} `);
}
let words: RegExp | undefined;

/** "@0" marks an hour before noon, and "@12" one after it. */
const spellings: ReadonlyArray<readonly [RegExp, string]> = [
	[new RegExp(`(?:${marks.am})\\s*(\\d+)`, 'gu'), '$1@0'],
	[new RegExp(`(?:${marks.pm})\\s*(\\d+)`, 'gu'), '$1@12'],
	[new RegExp(`(\\d)(?:${marks.hour})(?=\\d\\d)`, 'giu'), '$1:'],
	[new RegExp(`(?:${marks.hour})(?:${marks.half})`, 'giu'), ':30'],
	[/(?:(?<=\d\s*)a\.?m|(?<=\d)a(?!\s*\d))(?![a-z])\.?/g, '@0'],
	[/(?:(?<![a-z])p\.?m|(?<=\d)p(?!\s*\d))(?![a-z])\.?/g, '@12'],
];

function signOf(word: string): string {
	const sign = signs.get(word);
	if (sign) return sign;
	const day = weekdaysNamed(word).at(-1);
	return day ? ` #${day} ` : word;
}

/** "Mon–Fri from 6 to 11pm" as "#1-#5  6-11@12". */
function inSigns(text: string): string {
	// Eastern Time isn't supported; in French "et" means "and".
	let written = stripAccents(text.replace(/\bET\b/g, 'EST'));
	for (const [spelling, sign] of spellings) written = written.replace(spelling, sign);
	words ??= new RegExp(
		`${anyWordOf([...signs.keys()])}|\\p{Script=Latin}+\\.?|${anyOf(touchingWeekdays())}`,
		'gu',
	);
	return written.replace(words, signOf).replace(/\s*([-@])\s*/g, '$1');
}

const days = '#\\d(?:-#\\d)?';
const time = '\\d{1,2}(?:[:.]\\d\\d)?(?:@\\d+)?';
const hours = `${time}-${time}`;
const mark = '[\\s,;:/|&+・、]*';
const daysFirst = `(?:${days}${mark})+(?:${hours}${mark})*`;
const hoursFirst = `(?:${hours}${mark})+(?:${days}${mark})*`;
const part = new RegExp(`${daysFirst}|${hoursFirst}`, 'gu');
const eachDays = new RegExp(days, 'g');
const eachHours = new RegExp(hours, 'g');

/** One end of a span of hours. */
interface Clock {
	readonly hour: number;
	/** Half hours after that. */
	readonly later: number;
	/** 0 before noon and 12 after it, where that is written. */
	readonly half: string | undefined;
	/** True for an hour alone that may be of either half of the day. */
	readonly isBare: boolean;
	readonly isTime: boolean;
}

function clockIn(clock: string): Clock {
	const [, digits, minute = '0', half] = /^(\d+)(?:[:.](\d+))?(?:@(\d+))?$/.exec(clock) ?? [];
	const hour = Number(digits);
	const lastHour = half ? 12 : 24;
	return {
		hour,
		// 23:59 is the end of the day.
		later: minute === '59' ? 2 : Number(minute) / 30,
		half,
		isBare: /^(?:[1-9]|1[0-2])$/.test(clock),
		isTime: hour <= lastHour,
	};
}

/** The half hour of a clock, as one of a half of the day if that is given. */
function halfHourOf({ hour, later }: Clock, half?: string): number {
	if (half) return ((hour % 12) + Number(half)) * 2 + later;
	return hour * 2 + later;
}

/** The first half hour and the one after the last; undefined if they aren't half hours, or not clear. */
function spanIn(text: string): readonly [from: number, to: number] | undefined {
	const [from, to] = text.split('-').map(clockIn);
	if (!from?.isTime || !to?.isTime) return undefined;
	const end = halfHourOf(to, to.half) || ofDay;
	// Of "6-11pm" both are in the evening, of "9-5pm" one.
	let start = halfHourOf(from, from.half ?? to.half);
	if (start >= end && !from.half && to.half) {
		start = halfHourOf(from, `${12 - Number(to.half)}`);
	}
	const areHalfHours = Number.isInteger(start) && Number.isInteger(end);
	if (!areHalfHours || start === end) return undefined;
	if (end > start) return [start, end];
	// "9-5" may be a working day or a night.
	const isOpen = to.isBare && from.hour <= 12;
	return isOpen ? undefined : [start, end + ofDay];
}

/** "#6-#1" as the days from Saturday, 5, to Monday, 7. */
function daysIn(range: string): number[] {
	const [first = 0, last = first] = Array.from(range.matchAll(/\d/g), Number);
	const end = last < first ? last + 7 : last;
	const days: number[] = [];
	for (let day = first - 1; day < end; day++) days.push(day);
	return days;
}

/** The half hours of the week in a text, as digits; undefined if it says anything else. */
function halfHoursIn(text: string): string | undefined {
	const written = inSigns(text);
	if (written.replace(part, '').trim()) return undefined;
	const grid = new Array<string>(7 * ofDay).fill('0');
	for (const group of written.match(part) ?? []) {
		const namedDays = group.match(eachDays);
		const days = (namedDays ?? ['#1-#7']).flatMap(daysIn);
		const spans = group.match(eachHours) ?? ['0-24'];
		for (const hours of spans) {
			const span = spanIn(hours);
			// "1-5" without a day may be those from Monday to Friday.
			if (!span || (!namedDays && /^[1-7]-[1-7]$/.test(hours))) return undefined;
			const [from, to] = span;
			// "9-17, all day" says two things.
			if (spans.length > 1 && to - from === ofDay) return undefined;
			for (const day of days) {
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
	const digits = 'value' in cell ? cell.value.replace(/\s/g, '') : '';
	if (/^(?=.*1)[01]{336}$/.test(digits)) return { value: digits };
	return parseKeyword(value, { why: 'not days and hours' }, (text) => {
		const halfHours = halfHoursIn(text);
		if (!halfHours?.includes('1')) return undefined;
		if (!halfHours.includes('0')) return nothing;
		return {
			value: halfHours,
			readAs: describeHours(halfHours),
		};
	});
}

/** "06:30" for the end of 13 half hours. */
function clockAt(halfHours: number): string {
	const hour = String(Math.floor(halfHours / 2)).padStart(2, '0');
	return halfHours % 2 === 0 ? `${hour}:00` : `${hour}:30`;
}

/** "Mon–Fri 06:00–23:00 and Sat 08:00–20:30" of the 336 digits. */
export function describeHours(digits: string): string {
	const runs: string[] = [];
	for (const { 0: run, 1: day = '', index } of digits.matchAll(/(.{48})\1*/g)) {
		if (!day.includes('1')) continue;
		const when = day.includes('0') ? describeDay(day) : 'all day';
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
		const end = index + span.length;
		spans.push(`${clockAt(index)}–${clockAt(end)}`);
	}
	return formatList(spans);
}

const daysOfUnit = new Map<string, number>();
for (const word of wordsFor('aDay')) daysOfUnit.set(word, 1);
for (const word of wordsFor('aWeek')) daysOfUnit.set(word, 7);

const atMost = `(?:(?:${anyFor('atMost')}) ?)?`;
const per = `(?:${anyFor('times')})? ?(?:${anyFor('perPeriod')})?`;
const frequencyForm = new RegExp(`^${atMost}(\\d+)(?: ?${per} ?(\\d+)?[ -]?(\\p{L}+))?$`, 'u');
const perHere = `(?:${touchingFor('perPeriod')})?`;
const upTo = `(?:${touchingFor('upToHere')})?`;
const periodFirst = new RegExp(
	`^(\\d*\\p{L}+?) ?${perHere}(\\d+)(?:${touchingFor('times')})${upTo}$`,
	'u',
);

/** No days if the text names none, and NaN for anything unknown. */
function readFrequency(written: string) {
	const text = written
		.toLowerCase()
		.replace(/\s+/g, ' ')
		.replace(/(\/ ?\d)$/, '$1d')
		.replace(periodFirst, '$2 per $1');
	const [, number, periods = 1, period] = frequencyForm.exec(text) ?? [];
	const times = Number(number);
	if (!period) return { times };
	return {
		times,
		days: (daysOfUnit.get(period) ?? NaN) * Number(periods),
	};
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
		return {
			value: times,
			readAs: describeFrequency(times, days),
			also,
		};
	});

export const parseFrequencyDays = (value: unknown) =>
	parseKeyword(value, { why: 'not a number of days' }, (text) => {
		const period = /^\d+$/.test(text) ? `${text} days` : text;
		const { days = NaN } = readFrequency(`1 per ${period}`);
		return isWithin(7, days) ? { value: days } : undefined;
	});
