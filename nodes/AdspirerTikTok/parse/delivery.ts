import { formatList, nothing, pluralize, type Parsed } from './cell';
import { cellText } from './cellText';
import { touchingWeekdays, weekdayNamed } from './dayNames';
import { parseKeyword } from './keyword';
import { marks } from './marksOfDates';
import { anyFor, touchingFor, wordsFor } from '../words';
import { anyOf, anyWordOf, stripAccents } from '../words/normalizeKey';

const dayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const halfHoursOfDay = 48;

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
const everyWord = () =>
	(words ??= new RegExp(
		`${anyWordOf([...signs.keys()])}|\\p{Script=Latin}+\\.?|${anyOf(touchingWeekdays())}`,
		'gu',
	));

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
	const day = sign === undefined ? weekdayNamed(word) : undefined;
	if (day !== undefined) return ` #${day} `;
	return sign ?? word;
}

/** "Mon–Fri from 6 to 11pm" as "#1-#5  6-11@12". */
function inSigns(text: string): string {
	// Eastern Time isn't supported; in French "et" means "and".
	let written = stripAccents(text.replace(/\bET\b/g, 'EST'));
	for (const [spelling, sign] of spellings) written = written.replace(spelling, sign);
	return written.replace(everyWord(), signOf).replace(/\s*([-@])\s*/g, '$1');
}

const days = '#\\d(?:-#\\d)?';
const time = '\\d{1,2}(?:[:.]\\d\\d)?(?:@\\d+)?';
const hours = `${time}-${time}`;
const mark = '[\\s,;:/|&+・、]*';
const part = new RegExp(
	`(?:${days}${mark})+(?:${hours}${mark})*|(?:${hours}${mark})+(?:${days}${mark})*`,
	'gu',
);
const [eachDays, eachHours] = [new RegExp(days, 'g'), new RegExp(hours, 'g')];

/** One end of a span; `at` gives its half hour, as one of a half of the day. */
function clockIn(clock: string) {
	const [, digits, minute = '0', half] = /^(\d+)(?:[:.](\d+))?(?:@(\d+))?$/.exec(clock) ?? [];
	const hour = Number(digits);
	// 23:59 is the end of the day.
	const later = minute === '59' ? 2 : Number(minute) / 30;
	const at = (as = half) => {
		if (as) return ((hour % 12) + Number(as)) * 2 + later;
		return hour * 2 + later;
	};
	const isBare = /^(?:[1-9]|1[0-2])$/.test(clock);
	const lastHour = half ? 12 : 24;
	return { at, half, isBare, isTime: hour <= lastHour, isMorning: hour <= 12 };
}

/** The first half hour and the one after the last; undefined if they aren't half hours, or not clear. */
function spanIn(text: string): readonly [from: number, to: number] | undefined {
	const [from, to] = text.split('-').map(clockIn);
	if (!from?.isTime || !to?.isTime) return undefined;
	const end = to.at() || halfHoursOfDay;
	// Of "6-11pm" both are in the evening, of "9-5pm" one.
	const same = from.at(from.half ?? to.half);
	const start = same < end || from.half ? same : from.at(to.half && `${12 - Number(to.half)}`);
	// "9-5" may be a working day or a night.
	const isOpen = to.isBare && from.isMorning && end <= start;
	const areHalfHours = Number.isInteger(start) && Number.isInteger(end) && start !== end;
	if (!areHalfHours || isOpen) return undefined;
	return [start, end > start ? end : end + halfHoursOfDay];
}

/** "#6-#1" as the days from Saturday, 5, to Monday, 7. */
function daysIn(range: string): number[] {
	const [first = 0, last = first] = Array.from(range.matchAll(/\d/g), Number);
	const count = last - first + (last < first ? 8 : 1);
	return Array.from({ length: count }, (_, at) => first - 1 + at);
}

/** The half hours of the week in a text, as digits; undefined if it says anything else. */
function halfHoursIn(text: string): string | undefined {
	const written = inSigns(text);
	if (written.replace(part, '').trim() !== '') return undefined;
	const grid = new Array<string>(7 * halfHoursOfDay).fill('0');
	for (const daysAndHours of written.match(part) ?? []) {
		const days = (daysAndHours.match(eachDays) ?? ['#1-#7']).flatMap(daysIn);
		for (const span of (daysAndHours.match(eachHours) ?? ['0-24']).map(spanIn)) {
			if (!span) return undefined;
			const [from, to] = span;
			for (const day of days) {
				const start = day * halfHoursOfDay;
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
		return { value: halfHours, readAs: describeHours(halfHours) };
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
	const runs = Array.from(digits.matchAll(/(.{48})\1*/g), ({ 0: run, 1: day = '', index }) => {
		const names = dayNames.slice(index / 48, (index + run.length) / 48);
		const range = [...new Set([names[0], names.at(-1)])].join('–');
		const spans = Array.from(day.matchAll(/1+/g), ({ 0: span, index: from }) =>
			[from, from + span.length].map(clockAt).join('–'),
		);
		let when = 'all day';
		if (day.includes('0')) when = formatList(spans);
		if (when === '') return '';
		if (run === digits) return `every day ${when}`;
		return `${range} ${when}`;
	});
	return formatList(runs.filter(Boolean));
}

const daysOfUnit = new Map<string, number>();
for (const word of wordsFor('aDay')) daysOfUnit.set(word, 1);
for (const word of wordsFor('aWeek')) daysOfUnit.set(word, 7);

const frequencyForm = new RegExp(
	`^(?:(?:${anyFor('atMost')}) ?)?(\\d+)(?: ?(?:${anyFor('times')})? ?(?:${anyFor('perPeriod')})? ?(\\d+)?[ -]?(\\p{L}+))?$`,
	'u',
);
const periodFirst = new RegExp(
	`^(\\d*\\p{L}+?) ?(?:${touchingFor('perPeriod')})?(\\d+)(?:${touchingFor('times')})(?:${touchingFor('upToHere')})?$`,
	'u',
);

/** No days if the text names none, and NaN for anything unknown. */
function readFrequency(written: string): { readonly times: number; readonly days?: number } {
	const text = written
		.toLowerCase()
		.replace(/\s+/g, ' ')
		.replace(/(\/ ?\d)$/, '$1d')
		.replace(periodFirst, '$2 per $1');
	const [, times, periods = 1, period] = frequencyForm.exec(text) ?? [];
	if (period === undefined) return { times: Number(times) };
	return { times: Number(times), days: (daysOfUnit.get(period) ?? NaN) * Number(periods) };
}

const isWithin = (max: number, value: number) => value >= 1 && value <= max;

export function describeFrequency(times: number, days: number): string {
	const period = pluralize(days, 'day');
	if (times === 1) return `once in ${period}`;
	return `${times} times in ${period}`;
}

/** The most times a person sees the ads, with or without the days. */
export const parseFrequency = (value: unknown) =>
	parseKeyword<number>(value, { why: 'not a frequency' }, (text) => {
		const { times, days } = readFrequency(text);
		if (!isWithin(21, times) || !isWithin(7, days ?? 7)) return undefined;
		if (days === undefined) return { value: times };
		const also = { frequency_schedule: days };
		return { value: times, readAs: describeFrequency(times, days), also };
	});

export const parseFrequencyDays = (value: unknown) =>
	parseKeyword<number>(value, { why: 'not a number of days' }, (text) => {
		let period = text;
		if (/^\d+$/.test(text)) period = `${text} days`;
		const { days = NaN } = readFrequency(`1 per ${period}`);
		if (isWithin(7, days)) return { value: days };
		return undefined;
	});
