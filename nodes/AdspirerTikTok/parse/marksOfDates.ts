import { anyFor, keysFor, tablesFor, wordsNamed, wordsOfChoices } from '../words';
import { anyOf, normalizeKey, touching } from '../words/normalizeKey';

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

const noStart = keysFor('noStart');
const endless = wordsOfChoices('schedule_type').get('Run Continuously');
const noEnd = new Set(endless?.map(normalizeKey));

/** True for words for no start, such as "ASAP". */
export const saysNoStart = (text: string) => text.length <= 60 && noStart.has(normalizeKey(text));

/** True for words for no end, such as "until further notice". */
export const saysNoEnd = (text: string) => text.length <= 60 && noEnd.has(normalizeKey(text));
