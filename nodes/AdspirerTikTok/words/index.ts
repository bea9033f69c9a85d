import de from './de.json';
import en from './en.json';
import es from './es.json';
import fr from './fr.json';
import it from './it.json';
import ja from './ja.json';
import ko from './ko.json';
import nl from './nl.json';
import others from './others.json';
import { normalizeKey, remembered } from './normalizeKey';
import pt from './pt.json';

type Words = readonly string[];
/** Words by what they mean. */
type Table = Readonly<Record<string, Words>>;

/** The words of a language, each whole. */
interface Language {
	/** Headings by what their columns mean, the usual ones first. */
	readonly headings?: Table;
	/** Headings that count where no other column of the sheet has one of `headings` for the same. */
	readonly alone?: Table;
	/** Headings that count where every filled cell is a word of the meaning. */
	readonly byCells?: Table;
	/** Headings of what can't be set from a sheet, by the name of the setting. */
	readonly settings?: Table;
	/** Headings of what describes a row and decides nothing. */
	readonly records?: Words;
	/** Headings of what this node and its examples write back. */
	readonly results?: Words;
	/** By field, and the name of the choice. */
	readonly choices?: Readonly<Record<string, Table>>;
	/** By a key of what reads them; some are tables. */
	readonly cells?: Readonly<Record<string, Words | Table>>;
}

/** By the language's name in itself, in the order of docs/headings.md. @internal */
export const languages: Readonly<Record<string, Language>> = {
	English: en,
	Deutsch: de,
	Français: fr,
	Español: es,
	Português: pt,
	Italiano: it,
	Nederlands: nl,
	日本語: ja,
	한국어: ko,
	/** Words of languages without a file of their own. */
	others,
};

const all = Object.values(languages);

const isList = (words: Words | Table): words is Words => Array.isArray(words);

const cellsOf = (key: string) =>
	all.flatMap(({ cells = {} }) => {
		const words = cells[key];
		if (words === undefined) return [];
		return [words];
	});

/** The words of cells for a key, in all languages. */
export const wordsFor = (key: string): string[] =>
	cellsOf(key).flatMap((words) => (isList(words) ? words : []));

/** Their keys, to look up a word as normalizeKey gives it. */
export const keysFor = remembered(
	(key): ReadonlySet<string> => new Set(wordsFor(key).map(normalizeKey)),
);

/** The same where words have meanings: each word of a table, with the name that it stands under. */
export const tableFor = (key: string): Array<readonly [word: string, name: string]> =>
	cellsOf(key)
		.flatMap((table) => (isList(table) ? [] : Object.entries(table)))
		.flatMap(([name, words]) => words.map((word) => [word, name] as const));

/** The words of a field's choices in all languages, by the name of the choice. */
export function wordsOfChoices(field: string): Map<string, string[]> {
	const words = new Map<string, string[]>();
	for (const { choices = {} } of all) {
		for (const [name, more] of Object.entries(choices[field] ?? {})) {
			words.set(name, [...(words.get(name) ?? []), ...more]);
		}
	}
	return words;
}

/** The headings of a list in all languages, by the name of the meaning or setting. */
export const headingsIn = (
	list: 'headings' | 'alone' | 'byCells' | 'settings',
	name: string,
): string[] => all.flatMap((language) => language[list]?.[name] ?? []);

/** The headings of a list that has no names. */
export const headingsOf = (list: 'records' | 'results'): string[] =>
	all.flatMap((language) => language[list] ?? []);

/** What a column is usually called in English; undefined if no list has one. */
export const usualHeadingIn = (name: string): string | undefined =>
	[en.headings, en.alone, en.byCells].map((list: Table) => list[name]?.[0]).find(Boolean);
