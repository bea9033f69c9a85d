import de from './de.json';
import en from './en.json';
import es from './es.json';
import fr from './fr.json';
import it from './it.json';
import ja from './ja.json';
import ko from './ko.json';
import nl from './nl.json';
import others from './others.json';
import pt from './pt.json';

/**
 * The words of a language, with bars between them; see variantsOf.
 *
 * - headings: by column; the usual ones, then a double bar and further ones, each with a mark or none
 * - choices: by field, "name: words; name: words"
 * - topics: in groups, likewise by topic; * for parts of words, = for whole headings, ! as in headings
 * - dictionary: words of headings, likewise by the English word
 * - cells: by a key of what reads them, mostly in parse/*.ts
 */
type Language = Partial<
	Readonly<Record<'headings' | 'choices' | 'topics' | 'cells', Readonly<Record<string, string>>>>
> & { readonly dictionary?: string };

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

/** "(a) word" with and without the part in parentheses, and "(a/b) word" with each of the two. */
function variantsOf(word: string): string[] {
	const [part, inner = ''] = /\(([^()]*)\)/.exec(word) ?? [];
	if (part === undefined) return [word.trim().replace(/ +/g, ' ')];
	const variants = inner.includes('/') ? inner.split('/') : ['', inner];
	return variants.flatMap((variant) => variantsOf(word.replace(part, variant)));
}

const variantsIn = (text: string) => text.split('|').flatMap(variantsOf).filter(Boolean);

/** The entries of "name: word | word; other name: word". @internal */
export function entriesIn(text: string): Array<readonly [name: string, words: string[]]> {
	return text.split(';').map((entry) => {
		const [name = '', words = ''] = entry.split(/:(.*)/s);
		return [name.trim(), variantsIn(words)] as const;
	});
}

/** The words of cells for a key, in all languages. */
export const wordsFor = (key: string): string[] =>
	Object.values(languages).flatMap(({ cells = {} }) => variantsIn(cells[key] ?? ''));

function collect(texts: readonly string[]): Map<string, string[]> {
	const words = new Map<string, string[]>();
	for (const [name, more] of texts.flatMap(entriesIn)) {
		words.set(name, [...(words.get(name) ?? []), ...more]);
	}
	return words;
}

/** The words of a field's choices in all languages, by the name of the choice. */
export const wordsOfChoices = (field: string): Map<string, string[]> =>
	collect(Object.values(languages).flatMap(({ choices = {} }) => choices[field] ?? []));

/** The words of topics in all languages, by topic. */
export const wordsOfTopics = (): Map<string, string[]> =>
	collect(Object.values(languages).flatMap(({ topics = {} }) => Object.values(topics)));

/** Each word of headings in English, with its forms and translations. */
export const dictionaryEntries = (): Array<readonly [english: string, forms: string[]]> =>
	Object.values(languages).flatMap(({ dictionary = '' }) => entriesIn(dictionary));

/** From a heading without a mark, which says what its column holds, to those that say it least. */
export const kindsOfHeadings = ['headings', 'general', 'byValues'] as const;

const kindOfMark = new Map<string, (typeof kindsOfHeadings)[number]>([
	// These count where no column has a plainer one for the same.
	['~', 'general'],
	// These count where every filled cell of the column is one of the values that the field takes.
	['!', 'byValues'],
]);

/**
 * The headings of a column by language, each with its kind; empty where a language has nothing to add.
 * docs/headings.md lists the usual ones, and messages suggest the first in English.
 */
export function headingsByLanguage(column: string) {
	return Object.values(languages).map(({ headings = {} }) => {
		const [usual = [], more = []] = (headings[column] ?? '').split('||').map(variantsIn);
		const all = [...usual, ...more].map((word) => {
			const kind = kindOfMark.get(word.charAt(0));
			return kind ? ([word.slice(1), kind] as const) : ([word, 'headings'] as const);
		});
		return { usual: usual.map((word) => word.replace(/^[~!]/, '')), all };
	});
}
