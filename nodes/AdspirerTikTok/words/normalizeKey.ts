/** Latin letters that no decomposition turns into plain ones. */
const plainLetters: Readonly<Record<string, string>> = {
	ß: 'ss',
	æ: 'ae',
	œ: 'oe',
	ø: 'o',
	ł: 'l',
	đ: 'd',
	ð: 'd',
	þ: 'th',
	ı: 'i',
	// Arabic, where many write these without their dots.
	ة: 'ه',
	ى: 'ي',
};

/**
 * Accents, and what Arabic is written with or without: hamzas, vowel signs and stretched letters. A doubled
 * letter tells words apart there: "عمّان" is Amman, "عمان" is Oman.
 */
const accents = /[\u0300-\u036f]|[\u064b-\u0650\u0652-\u0655\u0670]|\u0640/g;

/** A text in lower case, without accents. */
export function stripAccents(text: string): string {
	if (/^[ -~]*$/.test(text)) return text.toLowerCase();
	const letters = text.normalize('NFKD').replace(accents, '');
	return letters.normalize('NFC').toLowerCase();
}

/** A function of a text that keeps at most so many results, for short texts, since rows repeat headings and words. */
export function remembered<T>(convert: (text: string) => T, most = 5_000): (text: string) => T {
	const results = new Map<string, { readonly result: T }>();
	return (text) => {
		const kept = results.get(text) ?? { result: convert(text) };
		if (results.size >= most) results.clear();
		if (text.length <= 200) results.set(text, kept);
		return kept.result;
	};
}

/**
 * A word as it is compared with others: "Côte d’Ivoire", "COTE D'IVOIRE" and "cote divoire" are one.
 * Vowel signs of most other scripts stay, because they tell words apart there.
 *
 * scripts/countries.mjs and scripts/languages.mjs import this file as it is, so it imports nothing.
 */
export const normalizeKey = remembered((text) =>
	stripAccents(text)
		.replace(/[ßæœøłđðþıةى]/g, (letter) => plainLetters[letter] ?? letter)
		.replace(/[^\p{L}\p{M}\p{N}]/gu, ''),
);

/** The alternatives of a regular expression for some texts, the longest first. */
export function anyOf(texts: readonly string[]): string {
	const longestFirst = [...texts].sort((one, other) => other.length - one.length);
	return longestFirst.map((text) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('|');
}

/** The source of a regular expression for any of the words: "not" not in "nothing", but "以外" anywhere. */
export const anyWordOf = (words: readonly string[]) =>
	`${edgeOfWord}(?:${anyOf(words)})${edgeOfWord}`;

/** The words of a list that touch what is next to them, since their script has no spaces or few. */
export const touching = (words: readonly string[]): string[] =>
	words.filter((word) => /^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Thai}]/u.test(word));

/** The words of a list that are written together with the next one: "و" in "السعودية والإمارات". */
export const joining = (words: readonly string[]): string[] =>
	words.filter((word) => /^\p{sc=Arab}$/u.test(word));

const letter = '[\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Arabic}]';
const edgeOfWord = `(?<!${letter}(?=${letter}))`;
