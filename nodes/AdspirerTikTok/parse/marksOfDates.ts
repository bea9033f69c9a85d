import { anyFor, keysFor, wordsNamed, wordsOfChoices } from '../words';
import { anyOf, normalizeKey } from '../words/normalizeKey';

const of = (name: string) => anyOf(wordsNamed('marksOfDates', name));

/** What stands beside the numbers of a date or time, for regular expressions: "2026年12月7日", "9 Uhr". */
export const marks = {
	year: of('year'),
	month: of('month'),
	day: of('day'),
	hour: of('hour'),
	minute: of('minute'),
	am: of('am'),
	pm: of('pm'),
};

/** Behind the number of a day: "1st", "1er", "1º". */
export const ordinals = `${anyFor('ordinals')}|[ºª°]`;

const noStart = keysFor('noStart');
const endless = wordsOfChoices('schedule_type').get('Run Continuously');
const noEnd = new Set(endless?.map(normalizeKey));

/** True for words for no start, such as "ASAP". */
export const saysNoStart = (text: string) => text.length <= 60 && noStart.has(normalizeKey(text));

/** True for words for no end, such as "until further notice". */
export const saysNoEnd = (text: string) => text.length <= 60 && noEnd.has(normalizeKey(text));
