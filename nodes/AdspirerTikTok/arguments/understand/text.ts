import { brokenText, isEmpty, nothing, shown, type Understood } from './understood';

/** A name: text, or a number that a sheet made of it; a whole object or list is never meant. */
export function understandText(value: unknown): Understood<string> {
	if (isEmpty(value)) return nothing;
	if (typeof value === 'number' && Number.isFinite(value)) return { value: String(value) };
	if (typeof value !== 'string') return { problem: `came as ${shown(value)}. Give a text.` };
	const broken = brokenText(value);
	return broken ? { problem: broken } : { value: value.trim() };
}

const yes = new Set(['true', 'yes', 'y', 'on', '1']);
const no = new Set(['false', 'no', 'n', 'off', '0']);

/** Yes or no, as a tick box, a sheet ("TRUE"), a form ("yes") or a CRM (1) gives it. */
export function understandYesNo(value: unknown): Understood<boolean> {
	if (isEmpty(value)) return nothing;
	if (typeof value === 'boolean') return { value };
	const word = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
	const folded = word.trim().toLowerCase();
	if (yes.has(folded)) return { value: true };
	if (no.has(folded)) return { value: false };
	return {
		problem: brokenText(word) ?? `came as ${shown(value)}. Give true or false, yes or no, 1 or 0.`,
	};
}
