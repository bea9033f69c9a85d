import { keysFor } from '../words';
import { normalizeKey } from '../words/normalizeKey';
import { wordsIn } from './headings';

/** True for a heading with a word for what decides who sees ads, where, when or at which price. */
export const hasDecidingWord = (heading: string): boolean =>
	wordsIn(heading).some(
		(word) =>
			keysFor('decidingHeadings').has(normalizeKey(word)) ||
			keysFor('moneyHeadings').has(normalizeKey(word)),
	);
