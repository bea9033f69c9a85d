import { plainText } from './cellText';
import { anyFor } from '../words';
import { beginsWithDay, bothOrders, readInAnyYear, type DateOrder, type Edge } from './dateText';
import { markOfYear, marks, ordinals, saysNoEnd, saysNoStart } from './marksOfDates';

/** The start and the end of a flight, as texts that are read as times; an end may be left out. */
export interface Flight {
	readonly start: string;
	readonly end: string;
	/** True if the end is in the year after the start's, and neither half says which that is. */
	readonly endsNextYear: boolean;
}

const fromHere = anyFor('fromHere');
/** Between two days: a word or a sign with spaces around, or a sign that no date has in it. */
const betweenDays = new RegExp(
	[
		`\\s+(?:-|${anyFor('untilDay')})\\s+`,
		`\\s*(?:[–—〜~→]|${fromHere})\\s*`,
		'(?<=[./]\\d{4})-(?=\\d{1,2}[./])',
	].join('|'),
	'giu',
);
const upTo = new RegExp(`\\s*(?:${anyFor('upToHere')})$`, 'u');
/** "7-24 Dec" and "7.-24.12." have a hyphen between two numbers of days. */
const hyphenOfDays = /^(\d{1,2}\.?)-(?=\d{1,2}(?:\.\d|\.?\s*\p{L}{3}))/u;
const leadIn = new RegExp(`^(?:${anyFor('fromDay')})\\s+`, 'iu');
const openEnd = new RegExp(`\\s*(?:[〜~]|${fromHere})$`);

const nth = `\\d{1,2}(?:${ordinals})?`;
/** The number of a day, alone or before the rest of a date. */
const dayAlone = new RegExp(`^(\\d{1,2})(?:${ordinals}|\\.)?$`, 'i');
const dayFirst = new RegExp(`^${nth}(?=[\\s./-])`, 'i');
const dayAfterName = new RegExp(`^(\\p{L}+\\.?\\s)${nth}$`, 'iu');
const dayAndYear = new RegExp(`^${nth},? \\d{4}$`, 'i');
const month = `.*\\d\\s*(?:${marks.month})\\s*`;
const dayOfMonth = new RegExp(`^(${month})?\\d{1,2}\\s*(?:${marks.day})`, 'u');

/** Halves that share a month, each with it: "7–24 Dec 2026", "Dec 7–24, 2026", "12月7日〜24日". */
function withMonth(start: string, end: string): readonly [start: string, end: string] {
	const [, day] = dayAlone.exec(start) ?? [];
	if (day && dayFirst.test(end)) return [end.replace(dayFirst, day), end];
	const [, month] = dayOfMonth.exec(start) ?? [];
	const [isDay, ofEnd] = dayOfMonth.exec(end) ?? [];
	if (month && isDay && !ofEnd) return [start, month + end];
	const [, name] = dayAfterName.exec(start) ?? [];
	if (name && dayAndYear.test(end)) return [start, name + end];
	return [start, end];
}

/** What one order of its numbers makes of a half: the day within its year, and the year if it says it. */
function partsOf(text: string, edge: Edge, order: DateOrder) {
	const date = readInAnyYear(text, edge, order);
	if (!date) return undefined;
	const moment = new Date(date.localTime);
	const day = moment.getUTCMonth() * 100 + moment.getUTCDate();
	if (!date.hasYear) return { day };
	return { day, year: moment.getUTCFullYear() };
}

/** A date with a year that it lacks, written as dates of its form are. */
function withYear(text: string, year: number): string {
	const mark = markOfYear(text);
	if (mark) return year + mark + text;
	const numbers = /^(\d{1,2}\s?([./])\s?\d{1,2})\.?/;
	if (numbers.test(text)) return text.replace(numbers, `$1$2${year}`);
	return `${text} ${year}`;
}

/** Halves with the year that one of them says. A flight's end isn't before its start. */
function withYears(start: string, end: string, order: DateOrder): Flight {
	const endsNextYear = false;
	const orders = order === 'refuse' ? bothOrders : [order];
	const ways = [];
	for (const dateOrder of orders) {
		const first = partsOf(start, 'start', dateOrder);
		const last = partsOf(end, 'end', dateOrder);
		if (!first || !last) continue;
		const years = Number(last.day < first.day);
		ways.push({
			first: first.year,
			last: last.year,
			years,
		});
	}
	const [way, otherWay = way] = ways;
	// Where both orders are possible, they have to agree.
	if (!way || way.years !== otherWay?.years)
		return {
			start,
			end,
			endsNextYear,
		};
	const { first, last, years } = way;
	if (first === undefined) {
		if (last === undefined)
			return {
				start,
				end,
				endsNextYear: years === 1,
			};
		return {
			start: withYear(start, last - years),
			end,
			endsNextYear,
		};
	}
	if (last !== undefined)
		return {
			start,
			end,
			endsNextYear,
		};
	return {
		start,
		end: withYear(end, first + years),
		endsNextYear,
	};
}

/** The halves of a text around what stands between two days; undefined if that is unclear. */
function halvesOf(text: string) {
	const pairs = [];
	for (const { index, 0: sign } of text.matchAll(betweenDays)) {
		const start = text.slice(0, index).trim();
		const rest = text.slice(index + sign.length);
		const end = rest.replace(upTo, '').trim();
		pairs.push({ start, end });
	}
	// "fino a nuovo avviso" has such a word in it.
	const endless = pairs.find(({ end }) => saysNoEnd(end));
	if (endless) return endless;
	if (pairs.length === 1) return pairs[0];
	return undefined;
}

/** A flight such as "5 Apr 2027 - 25 Apr 2027"; undefined for other text. */
export function readFlight(written: string, order: DateOrder): Flight | undefined {
	if (written.length > 100) return undefined;
	const isDay = (half: string) => beginsWithDay(half, order);
	const text = plainText(written).replaceAll('’', "'");
	const bare = saysNoStart(text) ? text : text.replace(leadIn, '');
	const started = bare.replace(openEnd, '');
	if (started !== bare) {
		if (!isDay(started)) return undefined;
		return {
			start: started,
			end: '',
			endsNextYear: false,
		};
	}
	const halves = halvesOf(bare.replace(hyphenOfDays, '$1 – '));
	if (!halves) return undefined;
	const [start, end] = withMonth(halves.start, halves.end);
	if (isDay(start) && isDay(end)) return withYears(start, end, order);
	const hasStart = isDay(start) || saysNoStart(start);
	const hasEnd = isDay(end) || saysNoEnd(end);
	if (hasStart && hasEnd)
		return {
			start,
			end,
			endsNextYear: false,
		};
	return undefined;
}
