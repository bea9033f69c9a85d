import { cellText, formatList, nothing, type Parsed } from './cell';
import { weekdayNamed } from './dayText';
import { parseKnownWord } from './knownWord';
import { words } from './words';

/** A text as the readers below compare it: in small letters, without accents. */
const plain = (text: string) =>
	text
		.normalize('NFKD')
		.replace(/[\u0300-\u036f]/g, '')
		.normalize('NFC')
		.toLowerCase();

const halfHoursOfDay = 48;

/** Phrases, with what says the same in English days and in hours. */
const meaningOf = new Map(
	[
		'mon-sun = daily|every day|all days|all week|7 days a week|7 days|7j/7|hele week|täglich|jeden Tag|tous les jours',
		'mon-sun = todos los días|todos os dias|tutti i giorni|ogni giorno|elke dag|dagelijks|毎日|매일',
		'mon-fri = m-f|weekdays|weekday|working days|workdays|business days|unter der Woche|werktags|en semaine',
		'mon-fri = entre semana|días laborables|dias úteis|giorni lavorativi|doordeweeks|werkdagen',
		'mon-fri = l-v|平日|평일',
		'sat-sun = weekends|weekend|am Wochenende|Wochenende|week-end|fines de semana|fin de semana',
		'sat-sun = fins de semana|fim de semana|fine settimana|週末|土日|주말',
		'0-24 = all day|always|always on|all hours|24/7|24h/24|24 hours|24h|24 Stunden|immer|ganztägig|ganztags|rund um die Uhr|終日|종일',
		'0-24 = toute la journée|todo el día|o dia todo|dia inteiro|tutto il giorno|hele dag|24時間|24시간',
		'24:00 = midnight|minuit|medianoche|meia-noite|mezzanotte|Mitternacht|middernacht',
		'0-24 = siempre|sempre|toujours|altijd|dia todo',
	].flatMap((line) => {
		const [meaning = '', list = ''] = line.split(' = ');
		return words(list).map((one): [string, string] => [plain(one), meaning]);
	}),
);
const phrase = new RegExp(
	`(?<![a-z])(?:${[...meaningOf.keys()].sort((one, other) => other.length - one.length).join('|')})(?![a-z])`,
	'gu',
);

/** Signs of the days from Monday, and words that calendars have otherwise. */
const signsOfDays = ['月火水木金土日', '월화수목금토일'];
const otherDays: Readonly<Record<string, number>> = {
	...{ tu: 2, we: 3, th: 4, su: 7, segunda: 1, terca: 2, quarta: 3, quinta: 4, sexta: 5 },
};

const rangeWords = new Set('to till until through thru bis a au al ate as alle tot'.split(' '));
/** Words that say no more, and the marks of hours. */
const idleWords = new Set(
	'and und et y e en from von de du das dalle del dal van vanaf le les los las h hrs uhr uur'.split(
		' ',
	),
);

/** "Mon–Fri from 6 to 11pm" as "#1-#5  6 - 11pm": days by number, and the rest in signs. */
function inSigns(text: string): string {
	// Eastern Time is none of these; French has the same word for "and".
	return plain(text.replace(/\bET\b/g, 'EST'))
		.replace(phrase, (words) => ` ${meaningOf.get(words)} `)
		.replace(/(?:午(前|後)|오(전|후))\s*(\d+)/gu, (_, ja: string, ko: string, hour: string) =>
			['後', '후'].includes(ja ?? ko) ? `${hour}pm` : `${hour}am`,
		)
		.replace(/(\d)[h時시](?=\d\d)/gu, '$1:')
		.replace(/([時시])[半반]/gu, ':30')
		.replace(/(?:(?<![a-z])([ap])\.?m|(?<=\d)([ap])(?!\s*\d))(?![a-z])\.?/g, '@$1$2')
		.replace(/から|부터|t\/m|[–—~〜]/gu, '-')
		.replace(/まで|까지|[に時시]|-feira/gu, ' ')
		.replace(/([月火水木金土日])(?:曜日?)?|([월화수목금토일])(?:요일)?/gu, (sign: string) => {
			const at = Math.max(...signsOfDays.map((signs) => signs.indexOf(sign.charAt(0))));
			return ` #${at + 1} `;
		})
		.replace(/(?<!@)\p{Script=Latin}+\.?/gu, (word) => {
			if (rangeWords.has(word)) return '-';
			const day = otherDays[word] ?? weekdayNamed(word);
			return idleWords.has(word) ? ' ' : day === undefined ? word : `#${day}`;
		})
		.replace(/\s*([-@])\s*/g, '$1');
}

/** A day or days in a row, or from one time to another, in signs. */
const daysOrHours =
	/#(\d)(?:-#(\d))?|(\d{1,2}(?:[:.]\d\d)?(?:@[ap])?)-(\d{1,2}(?:[:.]\d\d)?(?:@[ap])?)/g;

/** A time of day. "9" is bare, and may be in the morning or in the evening. */
function clockIn(signs: string) {
	const [time = '', half] = signs.split('@');
	const [hour = '', minute = '0'] = time.split(/[:.]/);
	const isBare = half === undefined && time === hour && !hour.startsWith('0');
	return { hour: Number(hour), minute: Number(minute), half, isBare };
}

type Clock = ReturnType<typeof clockIn>;

/** From and to in half hours of the day; behind midnight it is the next day. */
type Span = readonly [from: number, to: number];

/** Days with their hours; no days are all days, and no hours all hours. */
interface Part {
	readonly days: number[];
	readonly hours: Span[];
}

/** "Mon-Fri 6-12 and 14-20, Sat 8-20" as two parts, also with the hours first. */
function partsOf(text: string): Part[] | undefined {
	const parts: Part[] = [];
	let first: keyof Part | undefined;
	const partFor = (kind: keyof Part): Part => {
		first ??= kind;
		const last = parts.at(-1);
		if (last && !(kind === first && last.days.length > 0 && last.hours.length > 0)) return last;
		const part = { days: [], hours: [] };
		parts.push(part);
		return part;
	};
	const rest = inSigns(text).replace(
		daysOrHours,
		(all: string, day?: string, lastDay = day, from = '', to = '') => {
			const span = day === undefined ? spanOf(clockIn(from), clockIn(to)) : undefined;
			if (span) partFor('hours').hours.push(span);
			const count = ((Number(lastDay) - Number(day) + 7) % 7) + 1;
			for (let at = 0; at < count; at++) partFor('days').days.push((Number(day) - 1 + at) % 7);
			return span || count > 0 ? '' : all;
		},
	);
	return /^[\s,;:/|&+・、]*$/u.test(rest) ? parts : undefined;
}

/** The half hours between two times; undefined where they are no half hours, or not clear. */
function spanOf(from: Clock, to: Clock): Span | undefined {
	const at = ({ hour, minute }: Clock, half: string | undefined) =>
		// 23:59 is the end of the day.
		(half ? (hour % 12) + (half === 'p' ? 12 : 0) : hour) * 2 + (minute === 59 ? 2 : minute / 30);
	const end = at(to, to.half) || halfHoursOfDay;
	// Of "6-11pm" both are in the evening, of "9-5pm" one.
	const same = at(from, from.half ?? to.half);
	const start = same < end || from.half ? same : at(from, to.half && (to.half === 'a' ? 'p' : 'a'));
	// "9-5" may be a working day or a night.
	const isOpen = to.isBare && to.hour <= 12 && from.hour <= 12 && end <= start;
	const areTimes = [from, to].every(({ hour, half }) => hour <= (half ? 12 : 24));
	const areHalfHours = Number.isInteger(start) && Number.isInteger(end) && start !== end;
	return areTimes && areHalfHours && !isOpen
		? [start, end > start ? end : end + halfHoursOfDay]
		: undefined;
}

const enterHours =
	"Enter days and hours in the ad account's time, in half hours, such as Mon-Fri 6am-11pm or Sat 08:00-20:30.";

/**
 * The hours of the week in which ads are shown: TikTok's 336 digits, or words such as "Mon-Fri 6-23" and
 * "weekends 8am-8pm". All day on every day restricts nothing.
 */
export function parseDayparting(value: unknown): Parsed<string> {
	const cell = cellText(value, `isn't days and hours. ${enterHours}`);
	const digits = 'value' in cell ? cell.value.replace(/\s/g, '') : '';
	if (/^[01]{336}$/.test(digits)) {
		return digits.includes('1')
			? { value: digits }
			: { problem: `has no half hour that is switched on. ${enterHours}` };
	}
	return parseKnownWord(value, { kind: 'days and hours', enter: enterHours }, (text) => {
		const parts = partsOf(text);
		if (!parts || parts.length === 0) return undefined;
		const grid = new Array<string>(7 * halfHoursOfDay).fill('0');
		for (const { days, hours } of parts) {
			for (const day of days.length > 0 ? days : dayNames.keys()) {
				for (const [from = 0, to = 0] of hours.length > 0 ? hours : [[0, halfHoursOfDay]]) {
					for (let at = from; at < to; at++) {
						grid[(day * halfHoursOfDay + at) % grid.length] = '1';
					}
				}
			}
		}
		const hours = grid.join('');
		return hours.includes('0') ? { value: hours, readAs: describeHours(hours) } : nothing;
	});
}

const dayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** "Mon–Fri 06:00–23:00 and Sat 08:00–20:30": the 336 digits in words. */
export function describeHours(digits: string): string {
	const hours = dayNames.map((_, day) =>
		digits.slice(day * halfHoursOfDay, (day + 1) * halfHoursOfDay),
	);
	const parts: string[] = [];
	for (let first = 0, day = 0; day < dayNames.length; day++) {
		const ofDay = hours[day] ?? '';
		if (ofDay === hours[day + 1]) continue;
		const spans = Array.from(
			ofDay.matchAll(/1+/g),
			({ 0: { length }, index }) => `${clock(index)}–${clock(index + length)}`,
		);
		const range = first === day ? `${dayNames[day]}` : `${dayNames[first]}–${dayNames[day]}`;
		const when = ofDay.includes('0') ? formatList(spans) : 'all day';
		if (spans.length > 0) parts.push(`${range === 'Mon–Sun' ? 'every day' : range} ${when}`);
		first = day + 1;
	}
	return formatList(parts);
}

const clock = (halfHours: number) =>
	`${String(Math.floor(halfHours / 2)).padStart(2, '0')}:${halfHours % 2 === 0 ? '00' : '30'}`;
