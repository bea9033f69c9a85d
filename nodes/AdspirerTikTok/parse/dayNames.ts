import { Info } from 'luxon';
import { languages, tableFor } from '../words';
import { addTo, type Groups } from '../words/groups';
import { normalizeKey, touching } from '../words/normalizeKey';

/** What a word names, from 1; `locale` is set if only its short form does, in that language. */
interface Numbered {
	readonly number: number;
	readonly locale?: string;
	readonly isShort?: boolean;
}

const lists = {
	months: [Info.months, Info.monthsFormat],
	weekdays: [Info.weekdays],
};
type Kind = keyof typeof lists;

const tables = new Map<Kind, Groups<Numbered>>();

/** Names by our list, which are of no one language, and by Luxon's; found when needed. */
function tableOf(kind: Kind): Groups<Numbered> {
	const known = tables.get(kind);
	if (known) return known;
	const table: Groups<Numbered> = new Map();
	tables.set(kind, table);
	for (const [name, number] of tableFor(kind)) {
		addTo(table, normalizeKey(name), { number: Number(number) });
	}
	for (const locale of languages.flatMap(({ locales }) => locales)) {
		for (const list of lists[kind]) {
			for (const length of ['long', 'short'] as const) {
				for (const [at, name] of list(length, { locale }).entries()) {
					const named = {
						number: at + 1,
						locale,
						isShort: length === 'short',
					};
					addTo(table, normalizeKey(name), named);
				}
			}
		}
	}
	return table;
}

const named = (kind: Kind, word: string) => tableOf(kind).get(normalizeKey(word)) ?? [];

/** 1 to 12, or undefined; also as dates have it ("grudnia"). */
export const monthNamed = (word: string) => named('months', word).at(-1)?.number;
/** 1 for Monday to 7, or undefined. */
export const weekdayNamed = (word: string) => named('weekdays', word).at(-1)?.number;

/** The names of weekdays that touch what is next to them, such as those of Japanese. */
export function touchingWeekdays(): string[] {
	const words = [...tableOf('weekdays').keys()];
	return touching(words.map(String));
}

/** The days of the week that a word may name next to a month: "do" is Thursday in Dutch, and "until" in Polish. */
export function weekdaysBeside(word: string, month: string | undefined): readonly number[] {
	const beside = month ? named('months', month) : [];
	const locales = beside.map(({ locale }) => locale);
	const isOfAll = locales.length === 0 || locales.includes(undefined);
	const days: number[] = [];
	for (const { number, locale, isShort } of named('weekdays', word)) {
		if (!isShort || isOfAll || locales.includes(locale)) days.push(number);
	}
	return days;
}
