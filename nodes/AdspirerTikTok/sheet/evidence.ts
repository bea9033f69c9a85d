import { keysFor, touchingFor } from '../words';
import { normalizeKey } from '../words/normalizeKey';
import { wordsIn } from './headings';

/** The words of scripts without spaces, which stand anywhere in a heading; nothing if there are none. */
const touchingDecision = new RegExp(
	[touchingFor('decidingHeadings'), touchingFor('moneyHeadings')].filter(Boolean).join('|') || '$^',
	'u',
);

/** True for a heading with a word for what decides who sees ads, where, when or at which price. */
export const hasDecidingWord = (heading: string): boolean =>
	touchingDecision.test(heading) ||
	wordsIn(heading).some(
		(word) =>
			keysFor('decidingHeadings').has(normalizeKey(word)) ||
			keysFor('moneyHeadings').has(normalizeKey(word)),
	);
