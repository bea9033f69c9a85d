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

const isAscii = (text: string) => /^[ -~]*$/.test(text);

/** A text in lower case, without accents. */
export function stripAccents(text: string): string {
	if (isAscii(text)) return text.toLowerCase();
	const letters = text.normalize('NFKD').replace(/[\u0300-\u036f]/g, '');
	return letters.normalize('NFC').toLowerCase();
}

/** Keys of short texts, since rows repeat headings and words. */
const knownKeys = new Map<string, string>();

/**
 * A word as it is compared with others: without case, accents, spaces and punctuation, so that
 * "Côte d’Ivoire", "COTE D'IVOIRE" and "cote divoire" are one word. Vowel signs of other scripts
 * stay, because they tell words apart there.
 *
 * scripts/countries.mjs and scripts/languages.mjs import this file as it is, so it imports nothing.
 */
export function normalizeKey(text: string): string {
	const known = knownKeys.get(text);
	if (known !== undefined) return known;
	const key = stripAccents(text)
		.replace(/[ßæœøłđðþı]/g, (letter) => plainLetters[letter] ?? letter)
		.replace(/[^\p{L}\p{M}\p{N}]/gu, '');
	if (knownKeys.size >= 5000) knownKeys.clear();
	if (text.length <= 100) knownKeys.set(text, key);
	return key;
}

/** The words of a table, written as lines of words with bars between them, so that it stays short. */
export function words(...lines: readonly string[]): string[] {
	return lines.flatMap((line) => line.split('|')).map((word) => word.trim());
}
