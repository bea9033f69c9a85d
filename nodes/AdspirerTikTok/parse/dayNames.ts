import { Info } from 'luxon';
import { languages, tableFor } from '../words';
import { addTo, type Groups } from '../words/groups';
import { normalizeKey, touching } from '../words/normalizeKey';

const lists = {
	months: [Info.months, Info.monthsFormat],
	weekdays: [Info.weekdays],
};
type Kind = keyof typeof lists;

const tables = new Map<Kind, Groups<number>>();

/** By name, the numbers that it has in any language, from 1: our list and Luxon's, found when needed. */
function tableOf(kind: Kind): Groups<number> {
	const known = tables.get(kind);
	if (known) return known;
	const table: Groups<number> = new Map();
	tables.set(kind, table);
	for (const [name, number] of tableFor(kind)) addTo(table, normalizeKey(name), Number(number));
	for (const locale of languages.flatMap(({ locales }) => locales)) {
		for (const list of lists[kind]) {
			const names = [...list('long', { locale }), ...list('short', { locale })];
			const { length } = names;
			for (const [at, name] of names.entries()) {
				addTo(table, normalizeKey(name), (at % (length / 2)) + 1);
			}
		}
	}
	return table;
}

const numbersOf = (kind: Kind, word: string) => tableOf(kind).get(normalizeKey(word)) ?? [];

/** 1 to 12, or undefined; also as dates have it ("grudnia"). */
export const monthNamed = (word: string): number | undefined => numbersOf('months', word)[0];

/** The days of the week that a word may name, 1 for Monday to 7. */
export const weekdaysNamed = (word: string) => numbersOf('weekdays', word);

/** The names of weekdays that touch what is next to them, such as those of Japanese. */
export const touchingWeekdays = () => touching([...tableOf('weekdays').keys()].map(String));
