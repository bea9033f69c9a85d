import { nothing, type Parsed, formatList, onlyEntry } from './cell';
import { parseKnownWord } from './knownWord';
import { parseWordList } from './list';
import { meansNoRestriction } from './noRestriction';
import { fold } from './words';

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

/** The choice that a text names by the API's value, the form's word or another known word. */
export function findChoice(text: string, choices: readonly Choice[]): Choice | undefined {
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
	return index.get(fold(text));
}

/**
 * One of a closed list: the API's value in any case, the word that the form shows, or another known
 * word. Anything else is refused with some of the choices.
 */
export function parseChoice(value: unknown, choices: readonly Choice[]): Parsed<string> {
	const expected = { kind: 'one of the choices', enter: whatToEnter(choices) };
	return parseKnownWord(value, expected, (text) => {
		const known = findChoice(text, choices);
		if (!known) return undefined;
		if (known.value === '') return nothing;
		const isOwnWord = [known.value, known.name].map(fold).includes(fold(text));
		return { value: known.value, ...(!isOwnWord && { readAs: known.name }) };
	});
}

/** As parseChoice, for a list that the service keeps open: what looks like a value passes. */
export function parseOpenChoice(
	value: unknown,
	choices: readonly Choice[],
	looksRight: RegExp,
	normalize: (text: string) => string,
): Parsed<string> {
	const parsed = parseChoice(value, choices);
	if (!('problem' in parsed)) return parsed;
	const open = parseKnownWord(value, { kind: 'one of the choices', enter: '' }, (text) =>
		looksRight.test(text) && typeof value === 'string' ? { value: normalize(text) } : undefined,
	);
	return 'value' in open ? open : parsed;
}

/** "Enter Daily or Lifetime.", or a few examples of a long list, in the form's words. */
export function whatToEnter(choices: readonly Choice[]): string {
	const names = choices.filter((choice) => choice.value !== '').map(({ name }) => name);
	return names.length <= 7
		? `Enter ${formatList(names, 'or')}.`
		: `Enter one, such as ${formatList(names.slice(0, 3), 'or')}.`;
}

/** What a sheet's one Placement column says: the kind of placement, or the placements themselves. */
export interface Placement {
	readonly placement_type: string;
	/** Absent where the cell names the kind alone. */
	readonly placements?: readonly string[];
}

/**
 * Reads a column that holds either kind of word: "Automatic" and "Manual", or "TikTok, Pangle",
 * which means manual placement there. "All" and the like send nothing.
 *
 * @param manual The value for manual placement.
 */
export function parsePlacement(
	value: unknown,
	types: readonly Choice[],
	placements: readonly Choice[],
	manual: string,
): Parsed<Placement> {
	const type = parseChoice(value, types);
	if ('value' in type) return { ...type, value: { placement_type: type.value } };
	if ('nothing' in type || meansNoRestriction(value)) return nothing;
	const names = placements.map(({ name }) => name).join(', ');
	const expected = { kind: 'a placement', enter: `Enter Automatic, or any of ${names}.` };
	const named = parseWordList(value, (entry) =>
		parseKnownWord(entry, expected, (text) => {
			const known = findChoice(text, placements);
			return known && { value: known.value };
		}),
	);
	if (!('value' in named)) return named;
	const chosen = placements.filter((choice) => named.value.includes(choice.value));
	return {
		value: { placement_type: manual, placements: named.value },
		readAs: `manual placement on ${formatList(chosen.map(({ name }) => name))}`,
	};
}

/** Ticks, and the words of other languages; spreadsheets write TRUE as WAHR, VRAI and so on. */
const yesOrNo: ReadonlyArray<readonly [value: boolean, own: string, others: string]> = [
	[
		true,
		'true yes y on 1',
		'x ✓ ✔ ☑ ✅ checked ticked ja wahr oui vrai si sí sì verdadero sim verdadeiro vero はい 是',
	],
	[
		false,
		'false no n off 0',
		'✗ ✘ ☐ ❌ unchecked nein falsch non faux falso nao não nee いいえ 否',
	],
];
const answers = new Map(
	yesOrNo.flatMap(
		([value, own, others]): Array<[string, Parsed<boolean>]> => [
			...own.split(' ').map((word): [string, Parsed<boolean>] => [word, { value }]),
			...others
				.split(' ')
				.map((word): [string, Parsed<boolean>] => [word, { value, readAs: value ? 'yes' : 'no' }]),
		],
	),
);

/** Yes or no, as a tick box, a sheet ("TRUE"), a form ("yes") or a CRM (1) gives it. */
export function parseYesNo(given: unknown): Parsed<boolean> {
	const value = onlyEntry(given);
	if (typeof value === 'boolean') return { value };
	return parseKnownWord(value, { kind: 'yes or no', enter: 'Enter yes or no.' }, (text) =>
		answers.get(text.toLowerCase()),
	);
}
