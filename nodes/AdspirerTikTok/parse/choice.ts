import { nothing, type Parsed, formatList, onlyEntry } from './cell';
import { meansNoRestriction, parseKnownWord, type Expected } from './knownWord';
import { parseWordList } from './list';
import { fold, words } from './words';

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

/** A choice with its other words, in lines of words with bars between them. */
export const choice = (value: string, name: string, ...aliases: readonly string[]): Choice => ({
	value,
	name,
	aliases: words(...aliases),
});

const indexes = new WeakMap<readonly Choice[], ReadonlyMap<string, Choice>>();

/** The choice that a text names by the API's value, the form's word or another known word. */
export function findChoice(text: string, choices: readonly Choice[]): Choice | undefined {
	let index = indexes.get(choices);
	if (!index) {
		const entries = choices.flatMap((choice) =>
			[...(choice.aliases ?? []), choice.name, choice.value].map(
				(word) => [fold(word), choice] as const,
			),
		);
		index = new Map(entries.filter(([word]) => word !== ''));
		indexes.set(choices, index);
	}
	return index.get(fold(text));
}

/** What becomes of a text that names a choice: a reading, unless it is the form's or API's word. */
export function asChoice({ name, value }: Choice, text: string): Parsed<string> {
	if (value === '') return nothing;
	const isOwnWord = [value, name].map(fold).includes(fold(text));
	return isOwnWord ? { value } : { value, readAs: name };
}

/**
 * One of a closed list: the API's value in any case, the word that the form shows, or another known
 * word. Anything else is refused with some of the choices.
 */
export function parseChoice(
	value: unknown,
	choices: readonly Choice[],
	expected = expectedOf(choices),
): Parsed<string> {
	return parseKnownWord(value, expected, (text) => {
		const known = findChoice(text, choices);
		return known && asChoice(known, text);
	});
}

/**
 * As parseChoice, for a list that the service keeps open: what looks like one of its values, in letters and
 * underscores, passes.
 */
export function parseOpenChoice(value: unknown, choices: readonly Choice[]): Parsed<string> {
	return parseKnownWord(value, expectedOf(choices), (text) => {
		const known = findChoice(text, choices);
		if (known) return asChoice(known, text);
		return /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/i.test(text) ? { value: text.toUpperCase() } : undefined;
	});
}

const expectedOf = (choices: readonly Choice[]): Expected => ({
	kind: 'one of the choices',
	enter: whatToEnter(choices),
});

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
	const named = parseWordList(value, (entry) => parseChoice(entry, placements, expected));
	if (!('value' in named)) return named;
	const chosen = placements.filter((choice) => named.value.includes(choice.value));
	return {
		value: { placement_type: manual, placements: named.value },
		readAs: `manual placement on ${formatList(chosen.map(({ name }) => name))}`,
	};
}

/** Ticks, and the words of other languages; spreadsheets write TRUE as WAHR, VRAI and so on. */
const yesWords =
	'x ✓ ✔ ☑ ✅ checked ticked ja wahr oui vrai si sí sì verdadero sim verdadeiro vero はい 是';
const noWords = '✗ ✘ ☐ ❌ unchecked nein falsch non faux falso nao não nee いいえ 否';

const answersOf = (list: string, answer: Parsed<boolean>) =>
	list.split(' ').map((word) => [word, answer] as const);
const answers = new Map([
	...answersOf('true yes y on 1', { value: true }),
	...answersOf('false no n off 0', { value: false }),
	...answersOf(yesWords, { value: true, readAs: 'yes' }),
	...answersOf(noWords, { value: false, readAs: 'no' }),
]);

/** Yes or no, as a tick box, a sheet ("TRUE"), a form ("yes") or a CRM (1) gives it. */
export function parseYesNo(given: unknown): Parsed<boolean> {
	const value = onlyEntry(given);
	if (typeof value === 'boolean') return { value };
	return parseKnownWord(value, { kind: 'yes or no', enter: 'Enter yes or no.' }, (text) =>
		answers.get(text.toLowerCase()),
	);
}

const systems = [
	choice(
		'IOS',
		'iOS',
		'apple | apple ios | iphone | iphones | ipad | ipads | ipados | アイフォン | 아이폰',
	),
	choice('ANDROID', 'Android', 'google android | aos | アンドロイド'),
];

/** What says no more than that devices are meant, or all of them. */
const devices =
	/(?<![\p{L}\d])(?:only|nur|os|phones?|mobiles?|devices?|users?|smartphones?|tablets?|handys?|geräte|nutzer|téléphones?|móviles?|celulares?)(?!\p{L})|端末|ユーザー|スマホ|のみ/giu;

const plus =
	'\\+|(?:and|or) (?:up|above|later|newer|higher)|plus|(?:und|oder) (?:höher|neuer)|ab|以上|以降|(?:ou|et) plus|ou? superior';
const version = new RegExp(
	`[ -]?(?:(?:ab|from|version|v) ?)?\\d{1,2}(?:\\.\\d{1,2}){0,2} ?(?:${plus})?$`,
	'iu',
);

/** What plans write where they mean no system in particular. */
const anyPhone = new Set(
	words(
		'mobile | mobiles | phone | phones | smartphone | smartphones | Handy | Handys | móvil',
		'móviles | celular | celulares | cellulare | cellulari | mobiel | téléphone | téléphones',
		'mobile only | mobile devices | スマホ | モバイル | both | beide | les deux | ambos | entrambi',
	).map(fold),
);

const aSystem = {
	kind: 'an operating system that TikTok can target',
	enter: 'Enter Android, iOS or both.',
};

/**
 * Operating systems, also by devices ("iPhone", "Android phones") and with a version, which can't
 * be sent and brings a warning. "All" and the like send nothing.
 */
export function parseOperatingSystems(value: unknown): Parsed<string[]> {
	if (meansNoRestriction(value)) return nothing;
	const any = parseKnownWord(value, aSystem, (text) =>
		anyPhone.has(fold(text)) ? nothing : undefined,
	);
	if ('nothing' in any) return nothing;
	return parseWordList(value, (entry) => parseKnownWord(entry, aSystem, findSystem));
}

function findSystem(text: string): Parsed<string> | undefined {
	const bare = text.replace(devices, ' ').trim();
	const word = bare.replace(version, '').trim();
	const system = findChoice(word, systems);
	if (!system) return undefined;
	const warning =
		"names a version or model, which isn't sent: the ad group targets all of them. If it matters, set it in TikTok Ads Manager.";
	return { ...asChoice(system, text), ...(word !== bare && { warning }) };
}
