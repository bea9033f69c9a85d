import en from './en.json';
import { files } from './files';
import { anyOf, joining, normalizeKey, touching } from './normalizeKey';

type Words = readonly string[];
/** Words by what they mean. */
type Table = Readonly<Record<string, Words>>;

/** The words of a language, each whole. */
interface Language {
	/** Its name in itself. */
	readonly language: string;
	/** Codes whose names of months and weekdays the platform knows, such as "de"; none for a language of its own. */
	readonly locales: Words;
	/** Headings by what their columns mean, the usual ones first. */
	readonly headings?: Table;
	/** Headings that count where no other column of the sheet has one of `headings` for the same. */
	readonly alone?: Table;
	/** Headings that may have a meaning: a person says so. */
	readonly proposed?: Table;
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

/** English first, and last the words of languages without a file of their own. */
export const languages: readonly Language[] = files;

/** A key of `cells`. The English file has all of them, some without words. */
export type CellKey = keyof typeof en.cells;

const isList = (words?: Words | Table): words is Words => Array.isArray(words);

/** The words of cells for a key, in all languages. */
export function wordsFor(key: CellKey): string[] {
	const found: string[] = [];
	for (const { cells = {} } of languages) {
		const words = cells[key];
		if (isList(words)) found.push(...words);
	}
	return found;
}

/** The same as the alternatives of a regular expression. */
export const anyFor = (key: CellKey): string => anyOf(wordsFor(key));

/** Of those the ones that touch what is next to them. */
export const touchingFor = (key: CellKey): string => anyOf(touching(wordsFor(key)));

/** Those that are written together with the next word, after a space. */
export const joiningFor = (key: CellKey): string =>
	` (?:${anyOf(joining(wordsFor(key)))})(?=\\p{Script=Arabic})`;

/** Their keys, to look up a word as normalizeKey gives it. */
const keys = new Map<CellKey, ReadonlySet<string>>();

export function keysFor(key: CellKey): ReadonlySet<string> {
	const known = keys.get(key) ?? new Set(wordsFor(key).map(normalizeKey));
	keys.set(key, known);
	return known;
}

/** The same where words have meanings: a table for each language. */
function tablesFor(key: CellKey): Table[] {
	const tables: Table[] = [];
	for (const { cells = {} } of languages) {
		const table = cells[key];
		if (table && !isList(table)) tables.push(table);
	}
	return tables;
}

/** Each word of those tables, with the name that it stands under. */
export function tableFor(key: CellKey): Array<readonly [word: string, name: string]> {
	const named: Array<[string, string]> = [];
	for (const table of tablesFor(key)) {
		for (const [name, words] of Object.entries(table)) {
			for (const word of words) named.push([word, name]);
		}
	}
	return named;
}

/** The words that stand under one name. */
export const wordsNamed = (key: CellKey, name: string): string[] =>
	tablesFor(key).flatMap((table) => table[name] ?? []);

/** The words of a field's choices in all languages, by the name of the choice. */
export function wordsOfChoices(field: string): Map<string, string[]> {
	const words = new Map<string, string[]>();
	for (const { choices = {} } of languages) {
		for (const [name, more] of Object.entries(choices[field] ?? {})) {
			words.set(name, [...(words.get(name) ?? []), ...more]);
		}
	}
	return words;
}

/** The headings of a list in all languages, by the name of the meaning or setting. */
export const headingsIn = (
	list: 'headings' | 'alone' | 'proposed' | 'settings',
	name: string,
): string[] => languages.flatMap((language) => language[list]?.[name] ?? []);

/** The headings of a list that has no names. */
export const unnamedHeadings = (list: 'records' | 'results'): string[] =>
	languages.flatMap((language) => language[list] ?? []);

/** The usual English heading of a column; undefined if no list has one. */
export function usualHeadingIn(name: string): string | undefined {
	const lists: Table[] = [en.headings, en.alone];
	return lists.flatMap((list) => list[name] ?? [])[0];
}
