import { Info } from 'luxon';
import { tableFor } from '../words';
import { addTo, type Groups } from '../words/groups';
import { normalizeKey } from '../words/normalizeKey';

const locales = 'en de fr es pt-BR pt-PT it nl da nb sv pl ru tr ja ko'.split(' ');

/** What a word names, from 1; `locale` is set if only its short form does, in that language. */
interface Numbered {
	readonly number: number;
	readonly locale: string | undefined;
	readonly isShort: boolean;
}

type NamesOf = typeof Info.weekdays;

/** Names by our list, which are of no one language, and by Luxon's. */
function numbersOf(key: string, lists: readonly NamesOf[]): Groups<Numbered> {
	const table: Groups<Numbered> = new Map();
	for (const [name, number] of tableFor(key)) {
		const named = { number: Number(number), locale: undefined, isShort: false };
		addTo(table, normalizeKey(name), named);
	}
	for (const locale of locales) {
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

function numbered(key: string, ...lists: readonly NamesOf[]) {
	let table: Groups<Numbered> | undefined;
	return (word: string): readonly Numbered[] =>
		(table ??= numbersOf(key, lists)).get(normalizeKey(word)) ?? [];
}

const monthsNamed = numbered('months', Info.months, Info.monthsFormat);
const weekdaysNamed = numbered('weekdays', Info.weekdays);

/** 1 to 12, or undefined; also as dates have it ("grudnia"). */
export const monthNamed = (word: string) => monthsNamed(word).at(-1)?.number;
/** 1 for Monday to 7, or undefined. */
export const weekdayNamed = (word: string) => weekdaysNamed(word).at(-1)?.number;

/** The days of the week that a word may name next to a month: "do" is Thursday in Dutch, and "until" in Polish. */
export function weekdaysBeside(word: string, month: string | undefined): readonly number[] {
	const months = month === undefined ? [] : monthsNamed(month);
	const isOfAll = months.length === 0 || months.some(({ locale }) => locale === undefined);
	const isOne = ({ isShort, locale }: Numbered) =>
		!isShort || isOfAll || months.some((one) => one.locale === locale);
	return weekdaysNamed(word)
		.filter(isOne)
		.map(({ number }) => number);
}
