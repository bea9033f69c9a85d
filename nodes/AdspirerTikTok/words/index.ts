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

/** What the words of a language's file are for; each file has those sections that it has words for. */
type Section = 'headings' | 'choices' | 'topics' | 'statuses' | 'cells';

/** Words by key, written as variantsIn reads them. */
type Language = { readonly [Name in Section]?: Readonly<Record<string, string>> };

/** In the order of docs/headings.md; the last holds words of languages without a file of their own. */
const languages: readonly Language[] = [en, de, fr, es, pt, it, nl, ja, ko, others];

/** "(a) word" with and without the part in parentheses, and "(a/b) word" with each of the two. */
function variantsOf(word: string): string[] {
	const [part, inner = ''] = /\(([^()]*)\)/.exec(word) ?? [];
	if (part === undefined) return [word.trim()];
	const variants = inner.includes('/') ? inner.split('/') : ['', inner];
	return variants.flatMap((variant) => variantsOf(word.replace(part, variant)));
}

/** The words of a text with bars between them, each in all its variants. */
export function variantsIn(text: string): string[] {
	return text
		.split('|')
		.flatMap(variantsOf)
		.filter((word) => word !== '');
}

/** The words of a key by language; an empty list where a language has none. */
export function wordsByLanguage(section: Section, key: string): string[][] {
	return languages.map((language) => variantsIn(language[section]?.[key] ?? ''));
}

/** The words of a key in all languages. */
export function wordsFor(section: Section, key: string): string[] {
	return wordsByLanguage(section, key).flat();
}
