import { tooLong, type Parsed } from './cell';
import { filled, leavesOf, parseEntries, plainText, splitOutsideBrackets } from './cellText';
import type { ParsedEntry, Reason } from './cellText';
import { isExclusion, meansAll, meansEmpty, parseKeyword, withoutOnly } from './keyword';
import { parseTikTokId } from './text';
import { anyFor, keysFor, touchingFor, wordsFor } from '../words';
import { addTo, type Groups } from '../words/groups';
import { normalizeKey } from '../words/normalizeKey';

/** A country: its ISO 3166 codes, TikTok's location ID, its English name and its other names. */
interface Country extends Readonly<Record<'code' | 'code3' | 'id' | 'name', string>> {
	readonly otherNames: readonly string[];
}

/** Finds the country of a name or code, or all of them if a name has several, such as "Congo". */
export type CountryNames = (text: string) => readonly Country[];

/** Finds the countries of a table. */
export function countryNames(countries: readonly Country[]): CountryNames {
	const byKey: Groups<Country> = new Map();
	for (const country of countries) {
		const names = [country.name, ...country.otherNames];
		const turned = names.map((name) => name.replace(/^(.+ of(?: the)?) (\S.*)$/, '$2, $1'));
		const asOneWord = names.filter((name) => name.length > 3).map(normalizeKey);
		const asWritten = [country.code, country.code3, ...names, ...turned].map(countryKey);
		for (const key of new Set([...asWritten, ...asOneWord])) addTo(byKey, key, country);
	}
	return (text) => byKey.get(countryKey(text)) ?? [];
}

// Parts stay apart: "CH, AD" isn't "Chad". Short names keep accents, or Vietnamese names of Austria, the
// United States and Belgium (Áo, Mỹ, Bỉ) would be the codes of Angola, Malaysia and Burundi.
function countryKey(name: string): string {
	const parts = partsOfNames(name);
	if (parts.length > 1) return parts.map(normalizeKey).join('+');
	const folded = normalizeKey(name.replace(/^the\s/i, ''));
	const plain = name.normalize('NFC').toLowerCase().trim();
	if (folded.length <= 3 && /^\p{L}+$/u.test(plain)) return plain;
	return folded;
}

/** With "and" in several languages. In capitals ET is the code of Ethiopia, not a French "and". */
const separator = new RegExp(
	` ?[,;|/&+\\n、・] ?| (?:${anyFor('andOfPlaces')}) |${touchingFor('andOfPlaces')}`,
	'u',
);

/** @internal */
export const partsOfNames = (text: string) => filled(splitOutsideBrackets(text, separator));

/** Postal codes of US states and territories; countries have the shared ones too. */
const ownCodes = wordsFor('codesOfStates');
const stateCodes = new Set([...ownCodes, ...wordsFor('codesOfStatesAndCountries')]);
const onlyStates = new Set([...ownCodes, ...keysFor('usStates')]);

/** True for the postal code of a state or territory, a country's or not. @internal */
export const isStateCode = (text: string) => stateCodes.has(text.toUpperCase());

/** True for what only a state is called: "Texas" and "TX", not "Georgia" and "GA". */
const isOnlyState = (text: string) =>
	[text.toUpperCase(), normalizeKey(text)].some((name) => onlyStates.has(name));

/** Not "United States" and its translations. */
const ofStates = new RegExp(`(?<!\\p{L}|united )(?:${anyFor('states')})(?!\\p{L}|[ -]uni)`, 'iu');

/** True for a column of US states, where "GA" and "IN" are hardly Gabon and India. */
export function columnNamesStates(heading: string | undefined, cell: unknown): boolean {
	if (heading !== undefined && ofStates.test(heading)) return true;
	// "TX", "Texas (TX)", "US-TX", "Austin, TX" and "Austin TX"; not an "OR" between words.
	const codesIn = (part: string) => part.match(/(?<= |^)(?!OR)[A-Z]{2}(?= |$)/g) ?? [];
	return leavesOf(cell)
		.filter((leaf) => tooLong(leaf, 'list') === undefined)
		.flatMap((leaf) => plainText(String(leaf)).split(/[^\p{L}\p{M}.' ]+/u))
		.some((part) => [part.trim(), ...codesIn(part)].some(isOnlyState));
}

/** Anything but countries and IDs is refused: TikTok targets the United States if it gets none. */
export function parseLocations(
	value: unknown,
	names: CountryNames,
	sheet: { readonly namesStates?: boolean } = {},
): Parsed<string[]> {
	const split = (text: string) => entriesOf(text, names);
	let namedCountries: NamedCountries | undefined;
	return parseEntries(value, split, (entry, entries) => {
		if (typeof entry !== 'string' || /^(?:id\s*:\s*)?['’]?(?!00)\d/i.test(entry)) {
			if (!/^\D*\d{1,2}$/.test(String(entry))) return parseTikTokId(entry);
			return {
				problem: { is: entry, why: 'too short for a location ID', remedy: 'not a country' },
			};
		}
		if (!sheet.namesStates) namedCountries ??= countriesNamedIn(entries, names);
		return parseKeyword(entry, { why: 'not a country' }, (text) =>
			readCountry(text, names, namedCountries),
		);
	});
}

const onlyNational = new RegExp(
	`[ (]+(?:- )?(?:${anyFor('nationwide')})\\)?$|(?<=.)(?:${touchingFor('nationwide')})$`,
	'i',
);

/** Splits a cell, and joins what is one name: "Korea, South", "Bosnia and Herzegovina". */
function entriesOf(text: string, names: CountryNames): readonly string[] {
	if (meansEmpty(text)) return [text];
	// A flag next to a name is decoration.
	let bare = text;
	if (/[\p{L}\p{N}]/u.test(text)) bare = text.replace(/\p{RI}/gu, ' ');
	const parts = partsOfNames(bare);
	// Not "!Trinidad & Tobago"; IDs join to no name.
	if (!/\p{L}/u.test(text) || parts.some(isExclusion)) return parts;
	const entries: string[] = [];
	for (let at = 0; at < parts.length; ) {
		const joined = (size: number) => parts.slice(at, at + size).join(', ');
		// No name has more than four parts.
		const size = [4, 3, 2, 1].find((count) => names(joined(count)).length > 0);
		if (size === undefined) entries.push(...spacedCodes(joined(1), names));
		else entries.push(joined(size));
		at += size ?? 1;
	}
	return entries;
}

/** "US UK CA" and "US UK" are codes; "US CA" may be California and stays one entry. */
function spacedCodes(part: string, names: CountryNames): string[] {
	const words = part.split(' ');
	const areCodes =
		words.every((word) => /^(?!ET$)[A-Z]{2,3}$/.test(word) && names(word).length === 1) &&
		(words.length > 2 || !words.includes('US') || !words.some(isStateCode));
	if (areCodes) return words;
	return [part];
}

/** By the whole text, or by two parts that agree: "Germany (DE)", "US - United States". */
function findCountries(text: string, names: CountryNames): readonly Country[] {
	const whole = names(text);
	const [first = '', second, ...rest] = filled(text.split(/[()[\]:]| [-–—] /));
	if (second === undefined || rest.length > 0 || whole.length > 0) return whole;
	const turned = names(`${first}, ${second}`);
	const both = names(first).filter((country) => names(second).includes(country));
	if (turned.length > 0) return turned;
	if (both.length === 1) return both;
	return [];
}

/** Everywhere, nowhere and North America; NO is Norway. */
const noCountry = new Set([...keysFor('everywhere'), 'nam', 'no']);

/** A text's country, or why it isn't read; undefined for none. In a column of US states there are no `namedCountries`. */
function readCountry(
	text: string,
	names: CountryNames,
	namedCountries: NamedCountries | undefined,
): ParsedEntry | Reason | undefined {
	const bare = withoutOnly(text).replace(onlyNational, '');
	if (meansEmpty(bare) || meansAll(bare) || (bare !== 'NO' && noCountry.has(normalizeKey(bare)))) {
		return { why: 'no country by name' };
	}
	if (isOnlyState(bare)) return { why: 'US state' };
	const [country, otherCountry] = findCountries(bare, names);
	if (!country) return undefined;
	const { id, name, code } = country;
	if (otherCountry) {
		const facts = { name, code, otherName: otherCountry.name, otherCode: otherCountry.code };
		return { why: 'one of two countries', facts };
	}
	const namesGeorgia = isGeorgia(bare);
	let isUnclear = isElsewhere(bare);
	if (namedCountries) isUnclear = mayBeElsewhere(bare, namedCountries);
	if (isUnclear) {
		const why = 'country or another place';
		if (namesGeorgia) return { why, remedy: 'code of the country', facts: { name, code } };
		return { why, facts: { name } };
	}
	return {
		value: id,
		...(normalizeKey(name) === normalizeKey(text) ? { label: name } : { readAs: name }),
		...(namesGeorgia && { warning: { why: 'country, not the US state' } as const }),
	};
}

const georgia = keysFor('georgia');
const isGeorgia = (text: string) => georgia.has(normalizeKey(text));

/** Short for Africa, Asia, Georgia (the state), Los Angeles, Middle East, Northern Ireland, Pennsylvania. */
const otherPlaces = ['AF', 'AS', 'GA', 'LA', 'ME', 'NI', 'PA'];

/** Codes of states that plans often list as countries; the last three are the same place. */
const usualCountries = ['CA', 'DE', 'IN', 'ID', 'AR', 'CO', 'IL', 'PR', 'GU', 'VI'];

const isElsewhere = (text: string) =>
	isStateCode(text) || otherPlaces.includes(text.toUpperCase()) || isGeorgia(text);

/** True for "LA", and "AL" in "AL, MS, TN"; but in "TH, LA" Thailand shows that countries are meant. */
function mayBeElsewhere(text: string, namedCountries: NamedCountries): boolean {
	const code = text.toUpperCase();
	if (usualCountries.includes(code) || !isElsewhere(text)) return false;
	const isOther = otherPlaces.includes(code);
	if (namedCountries.every((entry) => entry.text === text)) return isOther;
	const near = isOther ? ['US', 'CA', 'GB', 'IE'] : ['US'];
	return (
		namedCountries.every((entry) => isElsewhere(entry.text)) ||
		namedCountries.some(({ codes }) => codes.some((codeOfEntry) => near.includes(codeOfEntry)))
	);
}

/** The entries of a list that name countries, with the countries' codes. */
type NamedCountries = ReadonlyArray<{ readonly text: string; readonly codes: readonly string[] }>;

/** Found once for all entries of a list. */
function countriesNamedIn(entries: readonly unknown[], names: CountryNames): NamedCountries {
	const namedCountries = [];
	for (const text of new Set(entries.map(String))) {
		const codes = names(text).map(({ code }) => code);
		if (codes.length > 0) namedCountries.push({ text, codes });
	}
	return namedCountries;
}
