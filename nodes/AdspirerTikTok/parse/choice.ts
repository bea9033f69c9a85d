import { findBrokenText } from './brokenText';
import { fold } from './fold';
import { formatValue } from './formatValue';
import { formatList } from './formatList';
import { nothing, type Parsed } from './parsed';
import { isEmpty } from './values';

/** One value of a list that the form offers. */
export interface Choice {
	/** The word that the form shows. */
	readonly name: string;
	/** What the API takes. An empty value means "send nothing". */
	readonly value: string;
	readonly description?: string;
	/** Other words for the same, compared without case, accents, spaces and punctuation. */
	readonly aliases?: readonly string[];
}

const indexes = new WeakMap<readonly Choice[], ReadonlyMap<string, Choice>>();

/** Every spelling of every choice; built once for each list. */
function spellings(choices: readonly Choice[]): ReadonlyMap<string, Choice> {
	let index = indexes.get(choices);
	if (!index) {
		const entries = choices.flatMap((choice) =>
			[...(choice.aliases ?? []), choice.name, choice.value]
				.map(fold)
				.filter((word) => word !== '')
				.map((word): [string, Choice] => [word, choice]),
		);
		index = new Map(entries);
		indexes.set(choices, index);
	}
	return index;
}

/** The choice that a text names by the API's value, the form's word or another known word. */
export function findChoice(text: string, choices: readonly Choice[]): Choice | undefined {
	return spellings(choices).get(fold(text));
}

/**
 * One of a closed list: the API's value in any case, the word that the form shows, or another known
 * word. Anything else is refused with some of the choices.
 */
export function parseChoice(value: unknown, choices: readonly Choice[]): Parsed<string> {
	if (isEmpty(value)) return nothing;
	if (typeof value !== 'string' && typeof value !== 'number') {
		return { problem: `is ${formatValue(value)}. ${whatToEnter(choices)}` };
	}
	const text = String(value);
	// Before the words: "#N/A" is no "n/a".
	const broken = findBrokenText(text);
	if (broken) return { problem: broken };
	const known = findChoice(text, choices);
	if (known) return readingOf(known, text);
	return {
		problem: `is ${formatValue(text)}, which isn't one of the choices. ${whatToEnter(choices)}`,
	};
}

/** As parseChoice, for a list that the service keeps open: what looks like a value passes. */
export function parseOpenChoice(
	value: unknown,
	choices: readonly Choice[],
	looksRight: RegExp,
	normalize: (text: string) => string,
): Parsed<string> {
	const parsed = parseChoice(value, choices);
	if (!('problem' in parsed) || typeof value !== 'string') return parsed;
	const text = value.trim();
	if (findBrokenText(text) !== undefined || !looksRight.test(text)) return parsed;
	return { value: normalize(text) };
}

/** The choice's value, and how the text was read where it is neither the value nor the name. */
function readingOf(choice: Choice, text: string): Parsed<string> {
	if (choice.value === '') return nothing;
	const word = fold(text);
	return word === fold(choice.value) || word === fold(choice.name)
		? { value: choice.value }
		: { value: choice.value, readAs: choice.name };
}

/** "Enter Daily or Lifetime.", or a few examples of a long list, in the form's words. */
export function whatToEnter(choices: readonly Choice[]): string {
	const names = choices.filter((choice) => choice.value !== '').map(({ name }) => name);
	return names.length <= 7
		? `Enter ${formatList(names, 'or')}.`
		: `Enter one, such as ${formatList(names.slice(0, 3), 'or')}.`;
}
