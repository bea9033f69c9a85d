import { anyFor, tablesFor, wordsNamed } from '../words';
import { anyOf, touching } from '../words/normalizeKey';

const hours = wordsNamed('marksOfDates', 'hour');
const of = (name: string) => anyOf(wordsNamed('marksOfDates', name));

/** What stands beside the numbers of a date or time, for regular expressions: "2026年12月7日", "9 Uhr". */
export const marks = {
	year: of('year'),
	month: of('month'),
	day: of('day'),
	hour: anyOf(hours),
	/** Those that any other word may follow. */
	touchingHour: anyOf(touching(hours)),
	minute: of('minute'),
	half: of('half'),
	am: of('am'),
	pm: of('pm'),
};

/** Behind the number of a day: "1st", "1er", "1º". */
export const ordinals = `${anyFor('ordinals')}|[ºª°]`;

const monthFirst = new RegExp(`^\\d{1,2}\\s*(${marks.month})`, 'u');

/** The mark of a year for a date that begins with a month, in the language of the month's mark. */
export function markOfYear(text: string): string | undefined {
	const [, month = ''] = monthFirst.exec(text) ?? [];
	const table = tablesFor('marksOfDates').find((marks) => marks.month?.includes(month));
	return table?.year?.[0];
}
