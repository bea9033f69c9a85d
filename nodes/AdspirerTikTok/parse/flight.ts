import { plainText } from './cellText';
import { anyFor } from '../words';
import { dayIn, fullYear, type Found, type Parts } from './dateText';
import { monthNamed } from './dayNames';
import { marks, ordinals, saysNoEnd, saysNoStart } from './marksOfDates';

/** The start and the end of a flight, as texts that are read as times; an end may be left out. */
export interface Flight {
	readonly start: string;
	readonly end: string;
}

const fromHere = anyFor('fromHere');
/** Between two days: a word or a sign with spaces around, a sign that no date has in it, or the only hyphen. */
const betweenDays = new RegExp(
	[
		`\\s+(?:-|${anyFor('untilDay')})\\s+`,
		`\\s*(?:[–—〜~→]|${fromHere})\\s*`,
		'(?<=^[^-]*\\d\\.?)-(?=\\d[^-]*$)',
	].join('|'),
	'giu',
);
const upTo = new RegExp(`\\s*(?:${anyFor('upToHere')})$`, 'u');
const leadIn = new RegExp(`^(?:${anyFor('fromDay')})\\s+`, 'iu');
const openEnd = new RegExp(`\\s*(?:[〜~]|${fromHere})$`);

/** A day whose month the other half says: the 7 of "7–24 Dec 2026" and "24, 2026" of "Dec 7–24, 2026". */
const bareDay = new RegExp(
	`^(?<day>\\d{1,2})(?:${ordinals}|\\.|\\s*(?:${marks.day}))?(?:,?\\s(?<year>\\d{4}))?(?=\\s*\\(|$)`,
	'iu',
);

function halfOf(text: string): Found | undefined {
	const match = bareDay.exec(text);
	if (!match) return dayIn(text);
	return { parts: match.groups ?? {}, left: text.replace(match[0], '|') };
}

const isBare = ({ month, name, first }: Parts) => (month ?? name ?? first) === undefined;

/** A half with what it lacks: the other one's month where it is a day alone, or its order of numbers. */
function besides(half: Parts, other: Parts): Parts {
	const { day, first, second, year } = half;
	if (isBare(half)) {
		const whole = { ...other, year: year ?? other.year };
		if (other.first === undefined) return { ...whole, day };
		return { ...whole, first: day };
	}
	// 12/24 next to 2026/12/7.
	const isMonthFirst = other.mark !== undefined && other.month !== undefined;
	if (first && !year && isMonthFirst) return { month: first, day: second };
	return half;
}

/** NaN for a month that is one of two numbers. */
const monthOf = ({ name = '', month }: Parts) => Number(month ?? monthNamed(name));

/** A half as a whole date; as it is written if it is one, or if nobody knows its year. */
function written(text: string, { left, parts: own }: Found, parts: Parts, year: number): string {
	if (Number.isNaN(year) || (own.year && !isBare(own))) return text;
	const { first, second, mark, day } = parts;
	let date = [year, monthOf(parts), day].join('-');
	if (first) date = [first, second, year].join(mark);
	return left.replace('|', date);
}

/** Both halves, each with the month or the year that the other one says for both. */
function completed(start: string, end: string): Flight | undefined {
	const [first, last] = [halfOf(start), halfOf(end)];
	if (!first || !last || (isBare(first.parts) && isBare(last.parts))) return undefined;
	const from = besides(first.parts, last.parts);
	const to = besides(last.parts, first.parts);
	// Over New Year; of numbers nobody knows here which one is the month.
	const years = Number(monthOf(to) < monthOf(from));
	let begins = fullYear(from.year ?? to.year);
	let ends = fullYear(to.year ?? from.year);
	if (!from.year) begins -= years;
	if (!to.year) ends += years;
	return { start: written(start, first, from, begins), end: written(end, last, to, ends) };
}

/** The halves of a text around what stands between two days; undefined if that is unclear. */
function halvesOf(text: string): Flight | undefined {
	const pairs: Flight[] = [];
	for (const { index, 0: sign } of text.matchAll(betweenDays)) {
		const start = text.slice(0, index).trim();
		const end = text
			.slice(index + sign.length)
			.replace(upTo, '')
			.trim();
		pairs.push({ start, end });
	}
	// "fino a nuovo avviso" has such a word in it.
	const open = pairs.find(({ end }) => saysNoEnd(end));
	if (open) return open;
	if (pairs.length === 1) return pairs[0];
	return undefined;
}

/** A flight such as "5 Apr 2027 - 25 Apr 2027"; undefined for other text. */
export function readFlight(text: string): Flight | undefined {
	if (text.length > 100) return undefined;
	const bare = plainText(text).replaceAll('’', "'").replace(leadIn, '');
	const started = bare.replace(openEnd, '');
	if (started !== bare) return dayIn(started) && { start: started, end: '' };
	const halves = halvesOf(bare);
	if (!halves) return undefined;
	const { start, end } = halves;
	const isOpen = saysNoStart(start) || saysNoEnd(end);
	if (!isOpen) return completed(start, end);
	const isKnown = (saysNoStart(start) || dayIn(start)) && (saysNoEnd(end) || dayIn(end));
	if (!isKnown) return undefined;
	return halves;
}
