import { type Parsed, formatValue } from './cell';
import {
	type Country,
	type CountryNames,
	isStateCode,
	partsOfNames,
	problemOfPlace,
	whatToEnter,
	whatToEnterForStates,
} from './places';
import { parseTikTokId } from './text';
import { isDoubtful, isExclusion, meansEmpty, parseKnownWord, withoutOnly } from './knownWord';
import { parseEntries, type ParsedEntry } from './list';
import { fold } from './words';

/**
 * Locations as media plans write them: countries by name in the large languages, by ISO code or by
 * usual short form, and TikTok's location IDs of anything, in lists of any mix. What is no country,
 * such as a city, a region or "Worldwide", is refused, because TikTok takes no such names and
 * targets the United States where it gets none.
 *
 * @param sheet `namesStates`: the column speaks of US states (see columnNamesStates), so that codes
 *   which states and countries share are refused.
 */
export function parseLocations(
	value: unknown,
	names: CountryNames,
	sheet: { readonly namesStates?: boolean } = {},
): Parsed<string[]> {
	let entries: string[] = [];
	const split = (text: string) => (entries = entriesOf(text, names));
	const parsed = parseEntries(value, split, (entry) =>
		parseEntry(entry, names, sheet.namesStates === true),
	);
	if (!('value' in parsed) || typeof value !== 'string') return parsed;
	entries = [...new Set(entries)];
	const problem = problemOfMeanings(entries, formatValue(value), names);
	if (problem !== undefined) return { problem };
	const warning = 'contains codes that US states also use; they were read as countries.';
	return looksLikeStates(entries) ? { warning, ...parsed } : parsed;
}

/** "ボネール、シント・ユースタティウスおよびサバ": no name has more parts. */
const maxParts = 4;

/** Splits a cell, and joins again what is one name: "Korea, South", "Bosnia and Herzegovina". */
function entriesOf(text: string, names: CountryNames): string[] {
	// "n/a" is no two entries.
	if (meansEmpty(text)) return [text];
	const parts = partsOfNames(flagsAsCodes(text));
	// Nothing is joined that a sign belongs to: "!Trinidad & Tobago".
	if (parts.some((part) => isExclusion(part) || isDoubtful(part))) return parts;
	const entries: string[] = [];
	for (let start = 0; start < parts.length; ) {
		let length = names.startsName(parts[start] ?? '')
			? Math.min(maxParts, parts.length - start)
			: 1;
		const joined = () => parts.slice(start, start + length).join(', ');
		while (length > 1 && names.find(joined()).length === 0) length--;
		entries.push(...(length > 1 ? [joined()] : spacedCodes(joined(), names)));
		start += length;
	}
	return entries;
}

/** "🇺🇸🇬🇧" as "US,GB"; a flag beside a name is decoration. */
function flagsAsCodes(text: string): string {
	const flag = /[\u{1F1E6}-\u{1F1FF}]{2}/gu;
	if (/[\p{L}\p{N}]/u.test(text)) return text.replace(flag, ' ');
	const letter = (symbol: string) => String.fromCharCode(Number(symbol.codePointAt(0)) - 0x1f1a5);
	return text.replace(flag, (pair) => `${Array.from(pair, letter).join('')},`);
}

/** "US UK CA" is three codes, and "US UK" two; "US CA" may be California and stays one entry. */
function spacedCodes(part: string, names: CountryNames): string[] {
	const words = part.split(' ');
	const areCodes =
		words.length > 1 &&
		words.every((word) => /^[A-Z]{2,3}$/.test(word) && names.find(word).length === 1) &&
		(words.length > 2 || !words.includes('US') || !words.some(isStateCode)) &&
		!words.includes('ET');
	return areCodes ? words : [part];
}

function parseEntry(entry: unknown, names: CountryNames, namesStates: boolean): ParsedEntry {
	const quoted = formatValue(entry);
	if (/^"\d{1,2}"$/.test(quoted)) {
		return { problem: `is ${quoted}, which is too short for a location ID. ${whatToEnter}` };
	}
	if (typeof entry !== 'string' || /^['’]?(?!00)\d/.test(entry)) return parseTikTokId(entry);
	const expected = { kind: 'a country', enter: whatToEnter };
	return parseKnownWord(entry, expected, (text): ParsedEntry | undefined => {
		const problem = problemOfPlace(text, quoted);
		if (problem !== undefined) return { problem };
		const isGeorgia = georgia.test(text);
		if (namesStates && (isStateCode(text) || isGeorgia)) {
			return {
				problem: `is ${quoted}, which is a US state in a column that names states. ${whatToEnterForStates}`,
			};
		}
		const [country, ...others] = findCountries(text, names);
		if (country === undefined) return undefined;
		if (others.length > 0) {
			const either = (key: 'name' | 'code') =>
				[country, ...others].map((found) => found[key]).join(' or ');
			return {
				problem: `is ${quoted}, which could be ${either('name')}. Enter the code, ${either('code')}.`,
			};
		}
		const isOwnWord = fold(country.name) === fold(text);
		return {
			value: country.id,
			...(isOwnWord ? { label: country.name } : { readAs: country.name }),
			...(isGeorgia && {
				warning:
					'names Georgia, which was read as the country, not the US state. For the state, enter its location ID.',
			}),
		};
	});
}

/** A name that the country and the US state share. */
const georgia = /^g[eé]orgi[ae]$/i;

/** By the whole text, or by two parts that agree: "Germany (DE)", "US - United States". */
function findCountries(text: string, names: CountryNames): readonly Country[] {
	const bare = withoutOnly(text).replace(/ (?:nationwide|national)$/i, '');
	const whole = names.find(bare);
	if (whole.length > 0) return whole;
	const [first, second = first, ...others] = bare
		.split(/[()[\]:]| [-–—] /)
		.map((piece) => piece.trim())
		.filter((piece) => piece !== '' && !/^(?:only|nationwide|national)$/i.test(piece));
	if (first === undefined || second === undefined || others.length > 0) return [];
	// "Iran (Islamic Republic of)", as ISO and the UN write it.
	const turned = names.find(`${first}, ${second}`);
	if (turned.length > 0) return turned;
	const both = names.find(first).filter((country) => names.find(second).includes(country));
	return both.length === 1 || first === second ? both : [];
}

/** The problem of entries that each are a country, and together may be something else. */
function problemOfMeanings(
	entries: readonly string[],
	quoted: string,
	names: CountryNames,
): string | undefined {
	const [place = '', china] = entries;
	if (china === 'China' && entries.length === 2 && /^(?:Taiwan|Hong Kong|Maca[uo])$/i.test(place)) {
		return `is ${quoted}, which could be one place or two. Enter only ${place}, or ${place}; China for both.`;
	}
	const codes = entries.flatMap((entry) => names.find(entry).map(({ code }) => code));
	if (codes.includes('US') && entries.some((entry) => georgia.test(entry))) {
		return `is ${quoted}, where Georgia could be the country or the US state. Enter GE for the country, or the location ID of the state.`;
	}
	const isDoubtful =
		codes.some((code) => besideOtherPlaces.includes(code)) ||
		codes.every((code) => otherPlaces.includes(code));
	const entry = entries.find((one) => otherPlaces.includes(one.toUpperCase()));
	if (!isDoubtful || entry === undefined) return undefined;
	const country = names.find(entry)[0]?.name ?? entry;
	return `is ${quoted}, where ${entry} could be ${country} or another place. Enter ${country}, or the location ID of what is meant.`;
}

/**
 * Codes by which plans mean Africa, Asia, the US state of Georgia, Los Angeles, the Middle East, Northern
 * Ireland and Pennsylvania, too: by themselves, or beside one of a few countries. "LA" and "US, LA" are
 * Los Angeles, and "TH, LA" isn't.
 */
const otherPlaces = ['AF', 'AS', 'GA', 'LA', 'ME', 'NI', 'PA'];
const besideOtherPlaces = ['US', 'CA', 'GB', 'IE'];

/** Countries that plans often list together; their codes by themselves suggest no states. */
const usualCountries = ['CA', 'DE', 'IN', 'ID', 'AR', 'CO', 'IL'];

/** "AL, MS, TN" is three countries by ISO, and was perhaps meant as three US states. */
function looksLikeStates(entries: readonly string[]): boolean {
	const codes = entries.filter((entry) => !/^USA?$/.test(entry));
	const isUsual = codes.every((code) => usualCountries.includes(code));
	return entries.length > 1 && !isUsual && codes.every(isStateCode);
}
