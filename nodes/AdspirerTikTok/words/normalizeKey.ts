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
};

/** A function of a text that remembers what it gave for short ones, since rows repeat headings and words. */
export function remembered<T>(convert: (text: string) => T): (text: string) => T {
	const known = new Map<string, { readonly result: T }>();
	return (text) => {
		if (text.length > 100) return convert(text);
		const found = known.get(text) ?? { result: convert(text) };
		if (known.size >= 5000) known.clear();
		known.set(text, found);
		return found.result;
	};
}

const isAscii = (text: string) => /^[ -~]*$/.test(text);

/** A text in lower case, without accents. */
export const stripAccents = remembered((text) =>
	(isAscii(text)
		? text
		: text
				.normalize('NFKD')
				.replace(/[\u0300-\u036f]/g, '')
				.normalize('NFC')
	).toLowerCase(),
);

/**
 * A word as it is compared with others: without case, accents, spaces and punctuation, so that
 * "Côte d’Ivoire", "COTE D'IVOIRE" and "cote divoire" are one word. Vowel signs of other scripts
 * stay, because they tell words apart there.
 *
 * scripts/countries.mjs and scripts/languages.mjs import this file as it is, so it imports nothing.
 */
export const normalizeKey = remembered((text) => {
	const plain = stripAccents(text);
	if (isAscii(plain)) return plain.replace(/[^a-z\d]+/g, '');
	return plain
		.replace(/[ßæœøłđðþı]/g, (letter) => plainLetters[letter] ?? letter)
		.replace(/[^\p{L}\p{M}\p{N}]/gu, '');
});

/** The words of a table, written as lines of words with bars between them, so that it stays short. */
export function words(...lines: readonly string[]): string[] {
	return lines.flatMap((line) => line.split('|')).map((word) => word.trim());
}
