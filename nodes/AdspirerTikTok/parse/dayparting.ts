import { cellText, formatList, nothing, type Parsed } from './cell';
import { weekdayNamed } from './dayText';
import { maxWordLength, parseKnownWord } from './knownWord';
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
		'mon-sun = daily|every day|all days|all week|7 days|täglich|jeden Tag|tous les jours',
		'mon-sun = todos los días|todos os dias|tutti i giorni|ogni giorno|elke dag|dagelijks|毎日|매일',
		'mon-fri = m-f|weekdays|weekday|working days|workdays|business days|unter der Woche|en semaine',
		'mon-fri = entre semana|días laborables|dias úteis|giorni lavorativi|doordeweeks|werkdagen',
		'mon-fri = 平日|평일',
		'sat-sun = weekends|weekend|am Wochenende|Wochenende|week-end|fines de semana|fin de semana',
		'sat-sun = fins de semana|fim de semana|fine settimana|週末|土日|주말',
		'0-24 = all day|always|always on|24/7|24 hours|24h|ganztägig|ganztags|rund um die Uhr|終日|종일',
		'0-24 = toute la journée|todo el día|o dia todo|dia inteiro|tutto il giorno|hele dag|24時間',
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
const otherDays = new Map(
	Object.entries({
		...{ tu: 2, we: 3, th: 4, su: 7, segunda: 1, terca: 2, quarta: 3, quinta: 4, sexta: 5 },
	}),
);

const setOf = (list: string) => new Set(words(list).map(plain));
const rangeWords = setOf(
	'-|–|—|~|〜|to|till|until|through|thru|bis|a|au|al|ate|as|alle|tot|t/m|から|부터',
);
const idleWords = setOf(
	',|;|:|/|&|+|・|、|and|und|et|y|e|en|from|von|de|du|das|dalle|del|dal|van|vanaf|le|les|los|las|まで|까지|に',
);

/** A time of day. */
interface Clock {
	readonly hour: number;
	readonly minute: number;
	/** "a" in the morning and "p" in the evening, where it is said. */
	readonly half: string | undefined;
	/** True for "9", which may be in the morning or in the evening. */
	readonly isBare: boolean;
}

/** A day from 1, a time of day, or the sign of a range. */
type Token = number | Clock | '-';

const clockForm =
	/^(\d{1,2})(?:[:.h時시](\d{2})(?!\d))?\s*(?:(?:時|시|uhr|uur|hrs?|h)(?![a-z]))?\s*(?:([ap])\.?m(?![a-z])\.?)?/u;
const wordForm =
	/^(?:t\/m|から|まで|부터|까지|[月火水木金土日](?:曜日?)?|[월화수목금토일](?:요일)?|\p{Script=Latin}+\.?|.)/u;

/** The days, times and ranges of a text; undefined where it has anything else. */
function tokensOf(text: string): Token[] | undefined {
	// Eastern Time, as any zone, is none of these; French has the same word for "and".
	let rest = plain(text.replace(/\bET\b/g, 'EST'))
		.replace(phrase, (words) => ` ${meaningOf.get(words)} `)
		.replace(/(午前|오전|午後|오후)\s*(\d{1,2})\s*[時시]?/gu, (_, half: string, hour: string) =>
			['午後', '오후'].includes(half) ? `${hour}pm` : `${hour}am`,
		)
		.replace(/[時시](?:半|반)/gu, ':30')
		.replace(/-feira/g, '')
		.trim();
	const tokens: Token[] = [];
	while (rest !== '') {
		const clock = clockForm.exec(rest);
		const [word = ''] = clock ?? wordForm.exec(rest) ?? [];
		if (clock) {
			const [, hour = '', minute, half] = clock;
			const isBare = minute === undefined && half === undefined && !hour.startsWith('0');
			tokens.push({ hour: Number(hour), minute: Number(minute ?? 0), half, isBare });
		} else if (rangeWords.has(word)) tokens.push('-');
		else if (!idleWords.has(word)) {
			const at = Math.max(...signsOfDays.map((signs) => signs.indexOf(word.charAt(0))));
			const day = at >= 0 ? at + 1 : (otherDays.get(word) ?? weekdayNamed(word));
			if (day === undefined) return undefined;
			tokens.push(day);
		}
		rest = rest.slice(word.length).trim();
	}
	return tokens;
}

/** From and to in half hours of the day; behind midnight it is the next day. */
type Span = readonly [from: number, to: number];

/** Days with their hours; no days are all days, and no hours all hours. */
interface Part {
	readonly days: number[];
	readonly hours: Span[];
}

/** "Mon-Fri 6-12 and 14-20, Sat 8-20" as two parts, also with the hours first. */
function partsOf(text: string): Part[] | undefined {
	const tokens = tokensOf(text);
	if (!tokens) return undefined;
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
	for (let at = 0; at < tokens.length; at++) {
		const [one, sign, other] = tokens.slice(at, at + 3);
		const isRange = sign === '-';
		if (typeof one === 'number') {
			const last = isRange ? other : one;
			if (typeof last !== 'number') return undefined;
			const count = ((last - one + 7) % 7) + 1;
			partFor('days').days.push(...Array.from({ length: count }, (_, day) => (one - 1 + day) % 7));
		} else if (typeof one === 'object' && isRange && typeof other === 'object') {
			const span = spanOf(one, other);
			if (!span) return undefined;
			partFor('hours').hours.push(span);
		} else return undefined;
		if (isRange) at += 2;
	}
	return parts;
}

/** The half hours between two times; undefined where they are no half hours, or not clear. */
function spanOf(from: Clock, to: Clock): Span | undefined {
	const ends = readingsOf(to, to.hour > 0 || to.half !== undefined ? from.half : undefined);
	const starts = readingsOf(from, to.half);
	// "9-5" may be a working day or a night.
	if (from.isBare && to.isBare && from.hour <= 12 && to.hour > 0 && to.hour <= from.hour) {
		return undefined;
	}
	const [firstEnd = NaN] = ends;
	// Of "6-11pm" the later start counts, and of "9am-5" the first end behind it.
	const start = starts.filter((one) => one < firstEnd).at(-1) ?? starts.at(-1) ?? NaN;
	const end = ends.find((one) => one > start) ?? firstEnd + halfHoursOfDay;
	return Number.isInteger(start) && Number.isInteger(end) && start < halfHoursOfDay
		? [start, end]
		: undefined;
}

/** A time in half hours, once for each half of the day that it may be in. */
function readingsOf({ hour, minute, half, isBare }: Clock, other: string | undefined): number[] {
	// 23:59 is the end of the day.
	const more = minute === 59 ? 2 : minute / 30;
	if (minute > 59 || hour > (half ? 12 : 24) || (half && hour === 0)) return [];
	if (half) return [(hour % 12) * 2 + (half === 'p' ? 24 : 0) + more];
	return isBare && other !== undefined && hour > 0 && hour <= 12
		? [(hour % 12) * 2, (hour % 12) * 2 + 24]
		: [hour * 2 + more];
}

/** What a cell of days and hours says: days alone, hours alone, or else. */
export function dayOrHours(value: unknown): 'days' | 'hours' | undefined {
	const cell = cellText(value);
	const parts = 'value' in cell && cell.value.length <= maxWordLength && partsOf(cell.value);
	const [part, ...more] = parts || [];
	if (!part || more.length > 0) return undefined;
	if (part.hours.length === 0) return 'days';
	return part.days.length === 0 ? 'hours' : undefined;
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
	const daysOf = new Map<string, number[]>();
	for (const day of dayNames.keys()) {
		const hours = digits.slice(day * halfHoursOfDay, (day + 1) * halfHoursOfDay);
		daysOf.set(hours, [...(daysOf.get(hours) ?? []), day]);
	}
	const parts = [...daysOf].flatMap(([hours, days]) => {
		const spans = [...hours.matchAll(/1+/g)].map(
			({ 0: { length }, index }) => `${clock(index)}–${clock(index + length)}`,
		);
		const when = hours.includes('0') ? formatList(spans) : 'all day';
		return spans.length > 0 ? [`${nameDays(days)} ${when}`] : [];
	});
	return formatList(parts);
}

const clock = (halfHours: number) =>
	`${String(Math.floor(halfHours / 2)).padStart(2, '0')}:${halfHours % 2 === 0 ? '00' : '30'}`;

/** Days that follow each other as a range. */
function nameDays(days: readonly number[]): string {
	if (days.length === 7) return 'every day';
	const starts = days.filter((day) => !days.includes(day - 1));
	return formatList(
		starts.map((start) => {
			let end = start;
			while (days.includes(end + 1)) end++;
			return end === start ? `${dayNames[start]}` : `${dayNames[start]}–${dayNames[end]}`;
		}),
	);
}
