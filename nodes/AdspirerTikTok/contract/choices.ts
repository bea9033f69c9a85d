import { canonicalJson, formatList, formatValue, isEmpty } from '../base/values';
import type { Choice } from '../parse/keyword';
import { type CountryNames, countryNames } from '../parse/locations';
import { formatAmount } from '../parse/money';
import type { AgeGroup } from '../parse/people';
import { usualHeadingIn, wordsOfChoices } from '../words';
import { remembered } from '../words/normalizeKey';
import published from './choices.json';
import { countries } from './countries.json';
import { languages } from './languages.json';
import moreGoals from './moreGoals.json';

/** The arguments that have a list. */
export type ListName = keyof typeof published | 'languages' | 'location_ids';

/** Of a value: the name, and what it does where the name doesn't say. The value '' sends nothing. */
type Names = Readonly<Record<string, string | string[]>>;

/**
 * By argument, in the form's order and words; other words for them are in words/*.json, and for genders
 * and systems in parse. Some are missing on purpose, so that they are refused and not replaced: of
 * objectives TikTok's others, such as product sales, and of bid types other platforms' words for what aims
 * at value. The words of events include names that the service has retired (Adspirer's changelog). It
 * refuses other calls to action, and corrects a few (Adspirer's reference). What targeting_type has is in
 * Adspirer's OpenAPI document. creative_type is no argument, but says which one an ad has.
 */
const choiceLists = new Map<string, readonly Choice[]>();
for (const [argument, names] of Object.entries<Names>(published)) {
	const words = wordsOfChoices(argument);
	const list: Choice[] = [];
	for (const [value, named] of Object.entries(names)) {
		const [name = value, description] = [named].flat();
		list.push({
			name,
			value,
			description,
			aliases: words.get(name) ?? [],
		});
	}
	choiceLists.set(argument, list);
}

/** The countries for the form, by English name; the value is TikTok's location ID. */
const ofCountries = countries.map(({ id, name }) => ({ name, value: id }));
choiceLists.set('location_ids', ofCountries);

/** An open list: the service takes other codes too, which an expression can give. */
const moreNames = wordsOfChoices('languages');
const ofLanguages = languages.map(({ aliases, ...language }) => {
	const more = moreNames.get(language.name) ?? [];
	return { ...language, aliases: [...aliases, ...more] };
});
choiceLists.set('languages', ofLanguages);

/** The name of an argument that has a list, or any other list. */
export type AnyList = ListName | readonly Choice[];

/** The list of an argument; any other list as it is. */
export function choicesOf(list: AnyList): readonly Choice[] {
	if (typeof list === 'string') return choiceLists.get(list) ?? [];
	return list;
}

/** The word that the form shows for a value; the value itself where the form does not offer it. */
export const nameOf = (list: AnyList, value: string): string =>
	choicesOf(list).find((choice) => choice.value === value)?.name ?? value;

/** A value within a sentence, as the form has it: choices by their names, "yes", 50, "a text". */
export function shownValue(value: unknown, choices: readonly Choice[] = []): string {
	if (isEmpty(value)) return 'empty';
	if (value === true) return 'yes';
	if (value === false) return 'no';
	if (typeof value === 'number') return formatAmount(value);
	const texts: string[] = [];
	let isPlain = true;
	for (const entry of [value].flat()) {
		if (typeof entry === 'object') return formatValue(canonicalJson(value));
		const text = nameOf(choices, String(entry));
		texts.push(text);
		if (text === entry && !/^[\p{L}\p{N}_.-]{1,60}$/u.test(text)) isPlain = false;
	}
	if (isPlain) return formatList(texts);
	return formatValue(texts.join(', '));
}

/** TikTok's values say the ages: AGE_25_34. */
export const ageGroups: readonly AgeGroup[] = choicesOf('age_groups').map((choice) => {
	const [from = 0, to = 0] = choice.value.split('_').slice(1).map(Number);
	return { ...choice, from, to };
});

/** All goals of TikTok's API (its page of enumerations), also the form's: no other word is sent for one. */
export const allGoals: readonly Choice[] = [
	...choicesOf('optimization_goal'),
	...moreGoals.map((value) => ({ name: value, value })),
].sort((first, second) => first.name.localeCompare(second.name));

let index: CountryNames | undefined;

/** Every country by its codes and names; built at first use, which takes some milliseconds. */
export function countryIndex(): CountryNames {
	if (index) return index;
	const names = wordsOfChoices('location_ids');
	const named = countries.map(({ otherNames, ...country }) => {
		const more = names.get(country.name) ?? [];
		return { ...country, otherNames: [...otherNames, ...more] };
	});
	index = countryNames(named);
	return index;
}

/** An argument's name in words, which is the label of most fields: "Age Groups". */
export const inWords = (argument: string) =>
	argument.replaceAll('_', ' ').replace(/(?<![^ ])./g, (letter) => letter.toUpperCase());

/** The usual English heading for an argument. */
export const usualHeading = remembered((argument) => usualHeadingIn(argument) ?? inWords(argument));
