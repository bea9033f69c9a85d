import { Info } from 'luxon';
import { languages, tableFor } from '../words';
import { normalizeKey, touching } from '../words/normalizeKey';

const lists = {
	months: [Info.months, Info.monthsFormat],
	weekdays: [Info.weekdays],
};
type Kind = keyof typeof lists;

const tables = new Map<Kind, ReadonlyMap<string, number>>();

/** The numbers of names, from 1, by our list and Luxon's in all languages, whose names agree; found when needed. */
function numbersOf(kind: Kind): ReadonlyMap<string, number> {
	const known = tables.get(kind);
	if (known) return known;
	const numbers = new Map<string, number>();
	tables.set(kind, numbers);
	for (const [name, number] of tableFor(kind)) numbers.set(normalizeKey(name), Number(number));
	for (const locale of languages.flatMap(({ locales }) => locales)) {
		for (const list of lists[kind]) {
			for (const length of ['long', 'short'] as const) {
				const names = list(length, { locale });
				for (const [at, name] of names.entries()) numbers.set(normalizeKey(name), at + 1);
			}
		}
	}
	return numbers;
}

/** 1 to 12, or undefined; also as dates have it ("grudnia"). */
export const monthNamed = (word: string) => numbersOf('months').get(normalizeKey(word));

/** 1 for Monday to 7, or undefined. */
export const weekdayNamed = (word: string) => numbersOf('weekdays').get(normalizeKey(word));

/** The names of weekdays that touch what is next to them, such as those of Japanese. */
export const touchingWeekdays = () => touching([...numbersOf('weekdays').keys()]);
