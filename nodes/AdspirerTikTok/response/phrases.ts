import table from './phrases.json';

/**
 * The forms of a first line that denies something, puts it off, or says that it was there before. Such a line
 * is read by whole words, and by signs: what isn't in these lists decides nothing.
 */
export const phrases: Readonly<Record<keyof typeof table, readonly string[]>> = table;

/** The words, numbers and signs of a text between blanks: " The ad group could not be created ". */
export function casedWordsOf(text: string): string {
	const plain = text.replace(/n['’]t(?![\p{L}\p{N}])/giu, ' not ');
	// A code such as ADGROUP_STATUS_NOT_DELIVERY is one word.
	const words = plain.match(/[\p{L}_][\p{L}\p{N}_]*|\p{N}[\p{N}.,]*|\p{So}|\?/gu) ?? [];
	return ` ${words.join(' ')} `;
}

/** The same in small letters. */
export const wordsOf = (text: string) => casedWordsOf(text).toLowerCase();

/** True if some words hold one of these phrases. */
export const hasPhrase = (words: string, phrases: readonly string[]) =>
	phrases.some((phrase) => words.includes(` ${phrase} `));
