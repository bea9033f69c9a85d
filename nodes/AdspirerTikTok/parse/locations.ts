import { plainText, type Parsed, formatList, formatValue } from './cell';
import { partsOfNames, type Country, type CountryNames } from './countryNames';
import { parseTikTokId } from './text';
import { isDoubtful, isExclusion, maxWordLength, parseKnownWord, withoutOnly } from './knownWord';
import { parseEntries, type ParsedEntry } from './list';
import { otherPlaceOf, problemOfPlace, whatToEnter, whatToEnterForStates } from './places';
import { isStateCode } from './usStates';
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
	const parsed = parseEntries(
		value,
		(text) => entriesOf(text, names),
		(entry) => parseEntry(entry, names, sheet.namesStates === true),
	);
	if (!('value' in parsed) || typeof value !== 'string') return parsed;
	const entries = [...new Set(entriesOf(plainText(value), names))];
	const problem = problemOfMeanings(entries, formatValue(value), names);
	return problem === undefined ? withStateWarning(entries, parsed) : { problem };
}

/** Splits a cell, and joins again what is one name: "Korea, South", "Bosnia and Herzegovina". */
function entriesOf(text: string, names: CountryNames): string[] {
	if (text.length <= maxWordLength && problemOfPlace(text, '') !== undefined) return [text];
	const parts = partsOfNames(flagsAsCodes(text));
	// Nothing is joined that a sign belongs to: "!Trinidad & Tobago".
	if (parts.some((part) => isExclusion(part) || isDoubtful(part))) return parts;
	const entries: string[] = [];
	for (let start = 0; start < parts.length; ) {
		let length = Math.min(names.maxParts, parts.length - start);
		while (length > 1 && names.findParts(parts.slice(start, start + length)).length === 0) length--;
		const joined = parts.slice(start, start + length);
		entries.push(
			...(length > 1 ? [joinedName(joined, names)] : spacedCodes(joined[0] ?? '', names)),
		);
		start += length;
	}
	return entries;
}

/** A country's own name where the parts make it up, whatever stood between them; else the parts. */
function joinedName(parts: readonly string[], names: CountryNames): string {
	const own = names
		.findParts(parts)
		.find(({ name }) => fold(partsOfNames(name).join('')) === fold(parts.join('')));
	return own?.name ?? parts.join(', ');
}

/** "🇺🇸🇬🇧" as "US,GB"; a flag beside a name is decoration. */
function flagsAsCodes(text: string): string {
	const flag = /[\u{1F1E6}-\u{1F1FF}]{2}/gu;
	if (!flag.test(text)) return text;
	if (/[\p{L}\p{N}]/u.test(text)) return text.replace(flag, ' ');
	const letter = (symbol: string) =>
		String.fromCharCode((symbol.codePointAt(0) ?? 0) - 0x1f1e6 + 65);
	return text.replace(flag, (pair) => `${[...pair].map(letter).join('')},`);
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
	if (/^\d{1,2}$/.test(String(entry))) {
		return {
			problem: `is ${formatValue(entry)}, which is too short for a location ID. ${whatToEnter}`,
		};
	}
	if (typeof entry !== 'string' || /^['’]?(?!00)\d/.test(entry)) return parseTikTokId(entry);
	return parseKnownWord(
		entry,
		{ kind: 'a country', enter: whatToEnter },
		(text): ParsedEntry | undefined => {
			const quoted = formatValue(text);
			const found = findCountries(text, names);
			const isGeorgia = wordsOfGeorgia.has(fold(text));
			const problem = problemOfPlace(text, quoted);
			if (problem !== undefined) return { problem };
			if (namesStates && (isStateCode(text) || isGeorgia)) {
				return {
					problem: `is ${quoted}, which is a US state in a column that names states. ${whatToEnterForStates}`,
				};
			}
			const [country] = found;
			if (country === undefined) return undefined;
			if (found.length > 1) {
				const either = (key: 'name' | 'code') =>
					formatList(
						found.map((one) => one[key]),
						'or',
					);
				return {
					problem: `is ${quoted}, which could be ${either('name')}. Enter the code, ${either('code')}.`,
				};
			}
			const isOwnWord = fold(country.name) === fold(text);
			return {
				value: country.id,
				...(isOwnWord ? { label: country.name } : { readAs: country.name }),
				...(isGeorgia && { warning: asCountry }),
			};
		},
	);
}

/** Names that the country and the US state share. */
const wordsOfGeorgia = new Set(
	['Georgia', 'Géorgie', 'ジョージア', '조지아', 'Джорджия'].map(fold),
);

const asCountry =
	'names Georgia, which was read as the country, not the US state. For the state, enter its location ID.';

/** By the whole text, or by two parts that agree: "Germany (DE)", "US - United States". */
function findCountries(text: string, names: CountryNames): readonly Country[] {
	const bare = withoutOnly(text).replace(/ (?:nationwide|national)$/i, '');
	const parts = partsOfNames(bare);
	const whole = parts.length > 1 ? names.findParts(parts) : names.find(bare);
	if (whole.length > 0) return whole;
	const pieces = bare
		.split(/[()[\]:]| [-–—] /)
		.map((piece) => piece.trim())
		.filter((piece) => piece !== '' && !/^(?:only|nationwide|national)$/i.test(piece));
	const [first, second] = pieces;
	if (first === undefined || pieces.length > 2) return [];
	if (second === undefined) return names.find(first);
	// "Iran (Islamic Republic of)", as ISO and the UN write it.
	const turned = names.findParts(pieces);
	if (turned.length > 0) return turned;
	const both = names.find(first).filter((country) => names.find(second).includes(country));
	return both.length === 1 ? both : [];
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
	if (codes.includes('US') && entries.some((entry) => wordsOfGeorgia.has(fold(entry)))) {
		return `is ${quoted}, where Georgia could be the country or the US state. Enter GE for the country, or the location ID of the state.`;
	}
	for (const entry of entries) {
		const other = otherPlaceOf(entry, codes);
		if (other === undefined) continue;
		const country = names.find(entry)[0]?.name ?? entry;
		return `is ${quoted}, where ${entry} could be ${country} or ${other}. Enter ${country}, or the names or location IDs of what is meant.`;
	}
	return undefined;
}

/** Countries that plans often list together; their codes by themselves suggest no states. */
const usualCountries = new Set(['CA', 'DE', 'IN', 'ID', 'AR', 'CO', 'IL']);

/** "AL, MS, TN" is three countries by ISO, and was perhaps meant as three US states. */
function withStateWarning(
	entries: readonly string[],
	parsed: Parsed<string[]> & { readonly value: string[]; readonly warning?: string },
): Parsed<string[]> {
	const codes = entries.filter((entry) => !/^USA?$/.test(entry));
	const looksLikeStates =
		entries.length > 1 &&
		codes.length > 0 &&
		codes.every((code) => isStateCode(code)) &&
		!codes.every((code) => usualCountries.has(code));
	return looksLikeStates && parsed.warning === undefined
		? { ...parsed, warning: 'contains codes that US states also use; they were read as countries.' }
		: parsed;
}
