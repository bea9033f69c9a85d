import { DateTime, Info } from 'luxon';
import { normalizeKey } from '../words/normalizeKey';

/** Which end of the schedule: a bare date means the start or the end of that day. */
export type Edge = 'start' | 'end';

/** Which of two numbers is the day in 12/01/2026; 'refuse' where nobody has said. */
export type DateOrder = 'refuse' | 'dayMonthYear' | 'monthDayYear';

/** Why there is no date in a text; ends a sentence that begins with the text. */
export type DateProblem = Readonly<Record<'problem', string>>;

/** How times in messages look. Whoever copies one must not be refused, so it lies far ahead. */
const example = 'such as 2030-01-31 09:00';

/** "Q4 2026", "4Q26", "1. Quartal" and the like. */
const quarter = /(?<!\p{L})(?:q ?[1-4]|[1-4] ?q)|quart|trimestr|四半期|분기/iu;

/** What to say of "ASAP" or "ongoing", which an empty cell means, and of anything else that is no date. */
export function notADate(text: string, edge: Edge): DateProblem {
	const empty = edge === 'start' ? 'to start at once' : 'to run without an end';
	const instead = /\d/.test(text) ? '' : `, or leave it empty ${empty}`;
	if (quarter.test(text)) {
		const day = edge === 'start' ? 'first' : 'last';
		return { problem: `which is a quarter. Enter its ${day} day with the year, ${example}.` };
	}
	return { problem: `which isn't a date. Enter a date with its year, ${example}${instead}.` };
}

/** What to say of 31 November and the like. */
export const impossible = { problem: `a date or time that doesn't exist. Enter one ${example}.` };

/** The languages that headings are read in, and those of their neighbors. */
const languages = 'en de fr es pt pt-PT it nl da nb sv pl ru tr ja ko'.split(' ');

/**
 * Finds a word's place, from 1, in Luxon's lists or among short forms that the lists don't have. The
 * index is built when a word is first asked for: it takes some 20 ms.
 */
function placeIn(lists: Array<typeof Info.weekdays>, others: Record<string, number>) {
	let places: ReadonlyMap<string, number> | undefined;
	return (word: string): number | undefined => {
		places ??= new Map([
			...Object.entries(others),
			...languages.flatMap((locale) =>
				lists
					.flatMap((list) => [list('long', { locale }), list('short', { locale })])
					.flatMap((words) =>
						words.map((one, at): [string, number] => [normalizeKey(one), at + 1]),
					),
			),
		]);
		return places.get(normalizeKey(word));
	};
}

/** 1 to 12, or undefined where the word is no month, by itself or as dates have it ("grudnia"). */
export const monthNamed = placeIn([Info.months, Info.monthsFormat], {
	...{ sept: 9, maerz: 3, mrz: 3, jan: 1, janner: 1 },
});

/** 1 for Monday to 7 for Sunday, or undefined where the word is no day of the week. */
export const weekdayNamed = placeIn([Info.weekdays], {
	...{ tu: 2, tues: 2, we: 3, th: 4, thur: 4, thurs: 4, sonnabend: 6, su: 7 },
	...{ segunda: 1, terca: 2, quarta: 3, quinta: 4, sexta: 5 },
	...{ 月曜: 1, 火曜: 2, 水曜: 3, 木曜: 4, 金曜: 5, 土曜: 6, 日曜: 7 },
});

/**
 * Day and month of two numbers, by the order, or because only one of the two can be the day.
 *
 * @param written the numbers, what stands between them, and the year if there is one behind them.
 */
export function inOrder(
	written: Readonly<Record<string, string | undefined>>,
	year: number,
	order: DateOrder,
): { readonly month: number; readonly day: number } | DateProblem {
	const [first, second] = [Number(written.first), Number(written.second)];
	const dayFirst = DateTime.fromObject({ year, month: second, day: first });
	const monthFirst = DateTime.fromObject({ year, month: first, day: second });
	const valid = [dayFirst, monthFirst].filter(({ isValid }) => isValid);
	const ways = [...new Set(valid.map((date) => date.toISODate()))];
	if (ways.length === 0) return impossible;
	const [only] = ways.length === 1 ? valid : [];
	// Of 07/12/26 any number may be the year, unless the order says that the last one is.
	const refuse = written.year?.length === 2 ? undefined : only;
	const date = { refuse, dayMonthYear: dayFirst, monthDayYear: monthFirst }[order];
	// Whoever writes dots writes the day first.
	const isDoubtful = order === 'monthDayYear' && written.mark === '.' && !only;
	if (date?.isValid && !isDoubtful) return { month: date.month, day: date.day };
	const what =
		order === 'refuse'
			? "can be read in more than one way. Set 'Date Order' in the options"
			: `doesn't fit 'Date Order', ${order === 'dayMonthYear' ? 'day' : 'month'} first. Correct it`;
	return { problem: `which ${what}, or write the date in full, such as ${ways.join(' or ')}.` };
}

const yearLast = /(?<!\d)(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?!\d)/;

/**
 * The order of day and month that a date shows by itself, as 12/31/2026 does. 26/12/31 may begin with
 * the year, and 31/12/26 hardly.
 */
export function orderShown(text: string): DateOrder | undefined {
	const [, first = 0, , second = 0, year = ''] = yearLast.exec(text) ?? [];
	const [one, other] = [Number(first), Number(second)];
	if (one > 12 && other <= 12 && (year.length === 4 || one > 29)) return 'dayMonthYear';
	return other > 12 && one <= 12 && year !== '' ? 'monthDayYear' : undefined;
}

/** The year that a date names in full. */
export function yearShown(text: string): number | undefined {
	return Number(/(?<!\d)20\d\d(?!\d)/.exec(text)?.[0]) || undefined;
}
