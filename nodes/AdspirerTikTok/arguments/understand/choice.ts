import type { Choice } from '../../parameters/choices';
import { brokenText, isEmpty, nothing, shown, type Understood } from './understood';

/** Case, spaces, dashes of any kind and other punctuation do not tell two choices apart. */
function folded(text: string): string {
	return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

const indexes = new WeakMap<readonly Choice[], Map<string, string>>();

/** Every spelling of every choice, folded, to the API's value; built once a list. */
function spellings(choices: readonly Choice[]): Map<string, string> {
	let index = indexes.get(choices);
	if (!index) {
		index = new Map();
		for (const choice of choices) {
			for (const word of [choice.value, choice.name, ...(choice.aliases ?? [])]) {
				if (folded(word) !== '') index.set(folded(word), choice.value);
			}
		}
		indexes.set(choices, index);
	}
	return index;
}

/**
 * One of a closed list: the API's value in any case, the word shown in the form, or another known
 * spelling. Anything else is refused with the choices, and the nearest one where it is close.
 */
export function understandChoice(value: unknown, choices: readonly Choice[]): Understood<string> {
	if (isEmpty(value)) return nothing;
	if (typeof value !== 'string' && typeof value !== 'number') {
		return { problem: `came as ${shown(value)}. Give ${listed(choices)}.` };
	}
	const text = String(value);
	const known = spellings(choices).get(folded(text));
	if (known !== undefined) return known === '' ? nothing : { value: known };
	const broken = brokenText(text);
	if (broken) return { problem: broken };
	const nearest = nearestChoice(text, choices);
	const question = nearest ? ` Did you mean ${told(nearest)}?` : '';
	return { problem: `came as ${shown(text)}.${question} Give ${listed(choices)}.` };
}

/** As understandChoice, for a list that the service keeps open: what looks like a value passes. */
export function understandOpenChoice(
	value: unknown,
	choices: readonly Choice[],
	looksRight: RegExp,
	normalized: (text: string) => string,
): Understood<string> {
	const understood = understandChoice(value, choices);
	if (!('problem' in understood) || typeof value !== 'string') return understood;
	const text = value.trim();
	if (brokenText(text) !== undefined || !looksRight.test(text)) return understood;
	return { value: normalized(text) };
}

/** The word of the form with the API's value behind it, where the two differ. */
function told({ name, value }: Choice): string {
	return value === '' || name === value ? name : `${name} (${value})`;
}

function listed(choices: readonly Choice[]): string {
	const names = choices.filter((choice) => choice.value !== '').map(told);
	if (names.length > 16) return `one of ${names.slice(0, 16).join(', ')} and so on`;
	return names.length === 1 ? String(names[0]) : `one of ${names.join(', ')}`;
}

function nearestChoice(text: string, choices: readonly Choice[]): Choice | undefined {
	const word = folded(text);
	let best: { choice: Choice; distance: number } | undefined;
	for (const choice of choices) {
		for (const spelling of [choice.value, choice.name, ...(choice.aliases ?? [])]) {
			const target = folded(spelling);
			const distance = editDistance(word, target);
			const close = distance <= Math.max(1, Math.floor(target.length / 4));
			if (target !== '' && close && (!best || distance < best.distance))
				best = { choice, distance };
		}
	}
	return best?.choice;
}

/**
 * How many letters have to be put in, taken out, changed or swapped with their neighbour to turn
 * one word into the other.
 */
function editDistance(from: string, to: string): number {
	let beforePrevious: number[] = [];
	let previous = Array.from({ length: to.length + 1 }, (_, column) => column);
	for (let row = 1; row <= from.length; row++) {
		const current = [row];
		for (let column = 1; column <= to.length; column++) {
			const change = from[row - 1] === to[column - 1] ? 0 : 1;
			const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
			current.push(
				Math.min(
					(previous[column] ?? 0) + 1,
					(current[column - 1] ?? 0) + 1,
					(previous[column - 1] ?? 0) + change,
					swapped ? (beforePrevious[column - 2] ?? Infinity) + 1 : Infinity,
				),
			);
		}
		beforePrevious = previous;
		previous = current;
	}
	return previous[to.length] ?? 0;
}
