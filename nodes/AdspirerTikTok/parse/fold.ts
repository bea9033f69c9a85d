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

/**
 * A word as it is compared with others: without case, accents, spaces and punctuation, so that
 * "Côte d’Ivoire", "COTE D'IVOIRE" and "cote divoire" are one word. Vowel signs of other scripts
 * stay, because there they tell words apart.
 *
 * scripts/countries.mjs and scripts/languages.mjs import this file as it is, so it imports nothing.
 */
export function fold(text: string): string {
	return text
		.normalize('NFKD')
		.replace(/[\u0300-\u036f]/g, '')
		.normalize('NFC')
		.toLowerCase()
		.replace(/[ßæœøłđðþı]/g, (letter) => plainLetters[letter] ?? letter)
		.replace(/[^\p{L}\p{M}\p{N}]/gu, '');
}
