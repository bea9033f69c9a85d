import { hasExcludingSign, isDoubtful } from '../parse/keyword';
import { keysFor, wordsFor } from '../words';
import { anyWordOf, normalizeKey } from '../words/normalizeKey';

/** What a cell of networks names: TikTok, alone or among others, only others, or nothing for certain. */
export type NamedNetworks = 'tiktok' | 'others' | 'any';

const maxLength = 60;
const and = anyWordOf([...wordsFor('andOfPlaces'), ...wordsFor('andOfNetworks')]);
const between = new RegExp(`\\s*(?:[,;/|&+]|${and})\\s*`, 'iu');

/** What a word is known to name; undefined for any other. */
function listed(word: string): NamedNetworks | undefined {
	const key = normalizeKey(word);
	if (keysFor('networkAny').has(key)) return 'any';
	if (keysFor('networkOther').has(key)) return 'others';
	if (keysFor('networkTikTok').has(key)) return 'tiktok';
	return undefined;
}

/** A cell's entries as one text; lists within lists, which may be deep, have none. */
function textOfEntries(cell: unknown): string {
	const texts: string[] = [];
	for (const entry of [cell].flat()) {
		if (typeof entry === 'object') texts.push('');
		else texts.push(String(entry));
	}
	return texts.join(', ');
}

/** Undefined for a cell with anything that isn't in the lists of networks. */
export function networkNamed(cell: unknown): NamedNetworks | undefined {
	const text = textOfEntries(cell).trim();
	if (text.length > maxLength) return undefined;
	if (hasExcludingSign(text) || isDoubtful(text)) return undefined;
	const whole = listed(text);
	if (whole) return whole;
	const parts = text.split(between).map(listed);
	if (parts.includes(undefined)) return undefined;
	if (parts.includes('tiktok')) return 'tiktok';
	if (parts.includes('any')) return 'any';
	return 'others';
}
