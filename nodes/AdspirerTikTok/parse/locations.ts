import { type Groups, addTo } from '../base/values';
import { anyFor, joiningFor, keysFor, tableFor, touchingFor, wordsFor } from '../words';
import { normalizeKey } from '../words/normalizeKey';
import {
	type Parsed,
	type ParsedEntry,
	type Reason,
	withoutBlanks,
	parseEntries,
	plainText,
	splitOutside,
} from './cellText';
import { hasExcludingSign, meansAll, meansEmpty, parseKeyword, withoutOnly } from './keyword';
import { parseTikTokId } from './text';

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
		const keys = new Set([countryKey(country.code), countryKey(country.code3)]);
		for (const name of [country.name, ...country.otherNames]) {
			const turned = name.replace(/^(.+ of(?: the)?) (\S.*)$/, '$2, $1');
			keys.add(countryKey(name)).add(countryKey(turned));
			if (name.length > 3) keys.add(normalizeKey(name));
		}
		for (const key of keys) addTo(byKey, key, country);
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
const placesSeparator = new RegExp(
	[
		` ?[,;|/&+\\n、・] ?| (?:${anyFor('andOfPlaces')}) `,
		touchingFor('andOfPlaces'),
		joiningFor('andOfPlaces'),
	].join('|'),
	'u',
);

/** @internal */
export const partsOfNames = (text: string) => withoutBlanks(splitOutside(text, placesSeparator));

/** Postal codes of US states and territories; countries have the shared ones too. */
const ownCodes = wordsFor('codesOfStates');
const sharedCodes = wordsFor('codesOfStatesAndCountries');
const stateCodes = new Set([...ownCodes, ...sharedCodes]);
const onlyStates = new Set([...ownCodes, ...keysFor('usStates')]);

/** True for the postal code of a state or territory, a country's or not. */
const isStateCode = (text: string) => stateCodes.has(text.toUpperCase());

/** True for what only a state is called: "Texas" and "TX", not "Georgia" and "GA". */
const isOnlyState = (text: string) =>
	onlyStates.has(text.toUpperCase()) || onlyStates.has(normalizeKey(text));

/** True for a cell that names a US state, which shows that the codes of its column are of states, too. */
export const namesState = (cell: unknown) =>
	typeof cell === 'string' && partsOfNames(plainText(cell)).some(isOnlyState);

/** Anything but countries and IDs is refused: TikTok targets the United States if it gets none. */
export function parseLocations(
	value: unknown,
	names: CountryNames,
	sheet: { readonly namesStates?: boolean } = {},
): Parsed<string[]> {
	const why = 'not a country';
	const split = (text: string) => placeEntriesOf(text, names);
	const read = (text: string) => readCountry(text, names, sheet.namesStates);
	return parseEntries(value, split, (entry) => {
		if (typeof entry === 'string' && !/^(?:id\s*:\s*)?['’]?(?!00)\d/i.test(entry)) {
			return parseKeyword(entry, { why }, read);
		}
		const isShort = typeof entry !== 'object' && /^\D*\d{1,2}$/.test(String(entry));
		if (!isShort) return parseTikTokId(entry);
		return {
			problem: {
				is: entry,
				why: 'too short for a location ID',
				remedy: why,
			},
		};
	});
}

const onlyNational = new RegExp(
	`[ (]+(?:- )?(?:${anyFor('nationwide')})\\)?$|(?<=.)(?:${touchingFor('nationwide')})$`,
	'i',
);

/** Splits a cell, and joins what is one name: "Korea, South", "Bosnia and Herzegovina". */
function placeEntriesOf(text: string, names: CountryNames): readonly string[] {
	if (meansEmpty(text)) return [text];
	// A flag next to a name is decoration.
	const isNamed = /[\p{L}\p{N}]/u.test(text);
	const parts = partsOfNames(isNamed ? text.replace(/\p{RI}/gu, ' ') : text);
	// Not "!Trinidad & Tobago"; IDs join to no name.
	if (!/\p{L}/u.test(text) || parts.some(hasExcludingSign)) return parts;
	const entries: string[] = [];
	let at = 0;
	while (at < parts.length) {
		// No name has more than four parts.
		let size = 4;
		let entry = parts.slice(at, at + size).join(', ');
		while (size > 1 && names(entry).length === 0) {
			size -= 1;
			entry = parts.slice(at, at + size).join(', ');
		}
		if (names(entry).length > 0) entries.push(entry);
		else entries.push(...spacedCodes(entry, names));
		at += size;
	}
	return entries;
}

/** "US UK CA" and "US UK" are codes; "US CA" may be California and stays one entry, and "NO US" no Norway. */
function spacedCodes(part: string, names: CountryNames): string[] {
	const words = part.split(' ');
	for (const word of words) {
		const isCode = /^(?!(?:ET|NO)$)[A-Z]{2,3}$/.test(word) && names(word).length === 1;
		if (!isCode) return [part];
	}
	const isPlace = words.length < 3 && words.includes('US') && words.some(isStateCode);
	if (isPlace) return [part];
	return words;
}

/** By the whole text, or by two parts that agree: "Germany (DE)", "US - United States". */
function findCountries(text: string, names: CountryNames): readonly Country[] {
	const whole = names(text);
	if (whole.length > 0) return whole;
	const [first = '', second, third] = withoutBlanks(text.split(/[()[\]:]| [-–—] /));
	if (!second || third) return [];
	const turned = names(`${first}, ${second}`);
	if (turned.length > 0) return turned;
	const both = names(first).filter((country) => names(second).includes(country));
	if (both.length > 1) return [];
	return both;
}

/** Everywhere, nowhere and North America; NO is Norway. */
const noCountry = new Set([...keysFor('everywhere'), 'nam', 'no']);

/** A text's country, or why it isn't read; undefined for none. In a column of states all their codes are unclear. */
function readCountry(
	text: string,
	names: CountryNames,
	namesStates = false,
): ParsedEntry | Reason | undefined {
	const bare = withoutOnly(text).replace(onlyNational, '');
	const isNone = bare !== 'NO' && noCountry.has(normalizeKey(bare));
	if (isNone || meansEmpty(bare) || meansAll(bare)) return { why: 'no country by name' };
	if (isOnlyState(bare)) return { why: 'US state' };
	const [country, namesake] = findCountries(bare, names);
	if (!country) return undefined;
	const [other = namesake] = names(namesakes.get(bare) ?? '');
	const { id, name, code } = country;
	if (other) {
		const facts = {
			name,
			code,
			otherName: other.name,
			otherCode: other.code,
		};
		return { why: 'one of two countries', facts };
	}
	const isGeorgia = georgia.has(normalizeKey(bare));
	if (isGeorgia || (namesStates ? isStateCode(bare) : unclearPlace.has(bare.toUpperCase()))) {
		return {
			why: 'country or another place',
			remedy: isGeorgia ? 'code of the country' : undefined,
			facts: { name, code },
		};
	}
	const isWhole = normalizeKey(name) === normalizeKey(text);
	if (isWhole) return { value: id, label: name };
	return { value: id, readAs: name };
}

/** Short names of countries that look like codes of others, as they are written: "Nga" is Russia, and NGA Nigeria. */
const namesakes = new Map(tableFor('namesakes'));

const georgia = keysFor('georgia');

/** Codes that plans have for US states, Africa and Northern Ireland, too. */
const unclearPlace = new Set([...sharedCodes, 'AF', 'NI']);
// As codes of countries they are in every other plan; the last three are the same place.
for (const code of 'CA DE IN ID AR CO IL PR GU VI'.split(' ')) unclearPlace.delete(code);
