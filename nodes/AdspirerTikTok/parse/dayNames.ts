import { Info } from 'luxon';
import { languages, tableFor, type CellKey } from '../words';
import { addTo, type Groups } from '../words/groups';
import { normalizeKey, touching } from '../words/normalizeKey';

/** What a word names, from 1; `locale` is set if only its short form does, in that language. */
interface Numbered {
	readonly number: number;
	readonly locale: string | undefined;
	readonly isShort: boolean;
}

type NamesOf = typeof Info.weekdays;

/** Names by our list, which are of no one language, and by Luxon's. */
function numbersOf(key: CellKey, lists: readonly NamesOf[]): Groups<Numbered> {
	const table: Groups<Numbered> = new Map();
	for (const [name, number] of tableFor(key)) {
		const named = { number: Number(number), locale: undefined, isShort: false };
		addTo(table, normalizeKey(name), named);
	}
	for (const locale of languages.flatMap(({ locales }) => locales)) {
		for (const list of lists) {
			for (const length of ['long', 'short'] as const) {
				for (const [at, name] of list(length, { locale }).entries()) {
					const named = { number: at + 1, locale, isShort: length === 'short' };
					addTo(table, normalizeKey(name), named);
				}
			}
		}
	}
	return table;
}

function numbered(key: CellKey, ...lists: readonly NamesOf[]) {
	let table: Groups<Numbered> | undefined;
	const named = () => (table ??= numbersOf(key, lists));
	return {
		of: (word: string): readonly Numbered[] => named().get(normalizeKey(word)) ?? [],
		words: () => [...named().keys()].map(String),
	};
}

const months = numbered('months', Info.months, Info.monthsFormat);
const weekdays = numbered('weekdays', Info.weekdays);

/** 1 to 12, or undefined; also as dates have it ("grudnia"). */
export const monthNamed = (word: string) => months.of(word).at(-1)?.number;
/** 1 for Monday to 7, or undefined. */
export const weekdayNamed = (word: string) => weekdays.of(word).at(-1)?.number;

/** The names of weekdays that touch what is next to them, such as those of Japanese. */
export const touchingWeekdays = (): string[] => touching(weekdays.words());

/** The days of the week that a word may name next to a month: "do" is Thursday in Dutch, and "until" in Polish. */
export function weekdaysBeside(word: string, month: string | undefined): readonly number[] {
	const beside = month === undefined ? [] : months.of(month);
	const isOfAll = beside.length === 0 || beside.some(({ locale }) => locale === undefined);
	const isOne = ({ isShort, locale }: Numbered) =>
		!isShort || isOfAll || beside.some((named) => named.locale === locale);
	return weekdays
		.of(word)
		.filter(isOne)
		.map(({ number }) => number);
}
