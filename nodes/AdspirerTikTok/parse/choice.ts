import { onlyEntry } from '../base/values';
import { formatList } from '../base/wording';
import { nothing, type Parsed } from './cell';
import type { Reason } from './cellText';
import { parseKeyword, withoutOnly } from './keyword';
import { wordsFor } from '../words';
import { normalizeKey } from '../words/normalizeKey';

export interface Choice {
	readonly name: string;
	/** What the API takes. An empty value means "send nothing". */
	readonly value: string;
	readonly description?: string;
	/** Other words for it, compared without case, accents, spaces and punctuation. */
	readonly aliases?: readonly string[];
}

const indexes = new WeakMap<readonly Choice[], Map<string, Choice>>();

/** The choice that a text names by the API's value, the form's word or another known word. */
export function findChoice(text: string, choices: readonly Choice[]): Choice | undefined {
	let index = indexes.get(choices);
	if (!index) {
		index = new Map();
		for (const choice of choices) {
			const { name, value, aliases = [] } = choice;
			for (const word of [...aliases, name, value]) {
				index.set(normalizeKey(word), choice);
			}
		}
		index.delete('');
		indexes.set(choices, index);
	}
	return index.get(normalizeKey(text));
}

/** The value of a choice, with its name if the text is neither the form's word nor the API's. */
export function asChoice({ name, value }: Choice, text: string): Parsed<string> {
	if (value === '') return nothing;
	const key = normalizeKey(text);
	const isOwnWord = [value, name].some((word) => word === text || normalizeKey(word) === key);
	if (isOwnWord) return { value };
	return { value, readAs: name };
}

export function parseChoice(
	value: unknown,
	choices: readonly Choice[],
	unknown = notOneOf(choices),
): Parsed<string> {
	return parseKeyword(value, unknown, (text) => {
		const chosen = findChoice(text, choices) ?? findChoice(withoutOnly(text), choices);
		return chosen && asChoice(chosen, text);
	});
}

/** The problem with a text that is none of the choices: it names them, or a few of a long list. */
export function notOneOf(choices: readonly Choice[]): Reason {
	const why = 'not a choice';
	const names: string[] = [];
	for (const { name, value } of choices) {
		if (value !== '') names.push(name);
	}
	if (names.length <= 7)
		return {
			why,
			facts: { choices: formatList(names, 'or') },
		};
	return {
		why,
		remedy: 'enter one of many',
		facts: { choices: formatList(names.slice(0, 3), 'or') },
	};
}

const yesWords = new Set(wordsFor('yes'));
const noWords = new Set(wordsFor('no'));
const plainAnswer = /^(?:true|yes|y|on|1|false|no|n|off|0)$/;

/** Yes or no, as a tick box, a sheet ("WAHR"), a form ("yes") or a CRM (1) gives it. */
export function parseYesNo(cell: unknown): Parsed<boolean> {
	const value = onlyEntry(cell);
	if (typeof value === 'boolean') return { value };
	return parseKeyword(value, { why: 'not yes or no' }, (text) => {
		const word = text.toLowerCase();
		const isYes = yesWords.has(word);
		if (!isYes && !noWords.has(word)) return undefined;
		if (plainAnswer.test(word)) return { value: isYes };
		return { value: isYes, readAs: isYes ? 'yes' : 'no' };
	});
}
