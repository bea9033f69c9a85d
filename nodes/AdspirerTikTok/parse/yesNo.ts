import { findBrokenText } from './brokenText';
import { formatValue } from './formatValue';
import { nothing, type Parsed } from './parsed';
import { foldWord, plainText } from './plainText';
import { isEmpty, onlyEntry } from './values';

const yes = new Set(['true', 'yes', 'y', 'on', '1']);
const no = new Set(['false', 'no', 'n', 'off', '0']);

/** Ticks, and the words of other languages; spreadsheets write TRUE as WAHR, VRAI and so on. */
const alsoYes = new Set([
	...['x', '✓', '✔', '☑', '✅', 'checked', 'ticked'],
	...['ja', 'wahr', 'oui', 'vrai', 'si', 'verdadero', 'sim', 'verdadeiro', 'vero', 'はい', '是'],
]);
const alsoNo = new Set(
	[
		...['✗', '✘', '☐', '❌', 'unchecked', 'not checked'],
		...['nein', 'falsch', 'non', 'faux', 'falso', 'nao', 'nee', 'いいえ', '否'],
	].map(foldWord),
);

/** Yes or no, as a tick box, a sheet ("TRUE"), a form ("yes") or a CRM (1) gives it. */
export function parseYesNo(given: unknown): Parsed<boolean> {
	const value = onlyEntry(given);
	if (isEmpty(value)) return nothing;
	if (typeof value === 'boolean') return { value };
	const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
	const word = foldWord(plainText(text));
	if (yes.has(word)) return { value: true };
	if (no.has(word)) return { value: false };
	if (alsoYes.has(word)) return { value: true, readAs: 'yes' };
	if (alsoNo.has(word)) return { value: false, readAs: 'no' };
	return {
		problem:
			findBrokenText(text) ?? `is ${formatValue(value)}, which isn't yes or no. Enter yes or no.`,
	};
}
