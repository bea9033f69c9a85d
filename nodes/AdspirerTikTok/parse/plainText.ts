export { plainText } from './cell';

/** A word without case, accents and full stops, to be looked up in a table of words. */
export function foldWord(word: string): string {
	return word
		.normalize('NFD')
		.replace(/[\p{M}.]/gu, '')
		.toLowerCase();
}
