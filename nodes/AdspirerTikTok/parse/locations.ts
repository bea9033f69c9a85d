import { findBrokenText } from './brokenText';
import { partsOfNames, type Country, type CountryNames } from './countryNames';
import { fold } from './fold';
import { formatValue } from './formatValue';
import { parseTikTokId } from './id';
import { formatList } from './formatList';
import { parseEntries, type ParsedEntry } from './list';
import { problemOfPlace, problemOfUnknownPlace } from './locationWords';
import type { Parsed } from './parsed';
import { codeOfTwoPlaces, isState, withStateWarning } from './sharedCodes';

/**
 * Locations as media plans write them: countries by name in the large languages, by ISO code or by
 * usual short form, and TikTok's location IDs of anything, in lists of any mix. What is no country,
 * such as a city, a region or "Worldwide", is refused, because TikTok takes no such names and
 * targets the United States where it gets none.
 *
 * @param sheet `namesStates`: the sheet names US states (see namesStates), so that codes which states
 *   and countries share are refused.
 */
export function parseLocations(
	value: unknown,
	names: CountryNames,
	sheet: { namesStates?: boolean } = {},
): Parsed<string[]> {
	const parsed = parseEntries(
		value,
		(text) => entriesOf(text, names),
		(entry) => parseEntry(entry, names),
	);
	if (!('value' in parsed) || typeof value !== 'string') return parsed;
	return (
		besideChina(value) ??
		codeOfTwoPlaces(value, [...new Set(entriesOf(value, names))], names, sheet) ??
		besideUnitedStates(value, parsed, names) ??
		withStateWarning(partsOfNames(value), parsed)
	);
}

/** Splits a cell, and joins again what is one name: "Korea, South", "Bosnia and Herzegovina". */
function entriesOf(text: string, names: CountryNames): string[] {
	if (problemOfPlace(text.trim(), '') !== undefined) return [text];
	const parts = partsOfNames(flagsAsCodes(text));
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
	const words = part.split(/\s+/);
	const areCodes =
		words.length > 1 &&
		words.every((word) => /^[A-Z]{2,3}$/.test(word) && names.find(word).length === 1) &&
		(words.length > 2 || !words.includes('US') || !words.some(isState)) &&
		!words.includes('ET');
	return areCodes ? words : [part];
}

function parseEntry(entry: unknown, names: CountryNames): ParsedEntry {
	if (typeof entry !== 'string') return parseTikTokId(entry);
	const text = entry
		.normalize('NFKC')
		.replace(/\p{Cf}/gu, '')
		.trim();
	if (/^['+-]?\d/.test(text)) return parseTikTokId(text);
	const quoted = formatValue(text);
	// "-US" leaves a country out, and "US?" is a question.
	if (/^[-–—−!≠¬~<>]|[?？]$/.test(text) && /\p{L}/u.test(text)) {
		return { problem: `is ${quoted}, which isn't clear. Enter only the countries to target.` };
	}
	const place = findBrokenText(text) ?? problemOfPlace(text, quoted);
	if (place !== undefined) return { problem: place };
	// "no" in lower case is an answer; NO is Norway.
	if (/^no$/i.test(text) && text !== 'NO') {
		return { problem: `is ${quoted}, which could mean Norway or no location. Enter Norway or NO.` };
	}
	const found = findCountries(text, names);
	const [country] = found;
	if (country === undefined) return { problem: problemOfUnknownPlace(quoted) };
	if (found.length > 1) {
		const meanings = formatList(
			found.map(({ name }) => name),
			'or',
		);
		const codes = formatList(
			found.map(({ code }) => code),
			'or',
		);
		return { problem: `is ${quoted}, which could be ${meanings}. Enter the code, ${codes}.` };
	}
	const warning = wordsOfGeorgia.has(fold(text))
		? {
				warning:
					'names Georgia, which was read as the country, not the US state. For the state, enter its location ID.',
			}
		: {};
	const isOwnWord = fold(country.name) === fold(text);
	const reading = isOwnWord ? { label: country.name } : { readAs: country.name };
	return { value: country.id, ...reading, ...warning };
}

/** Names that the country and the US state share. */
const wordsOfGeorgia = new Set(
	['Georgia', 'Géorgie', 'ジョージア', '조지아', 'Джорджия'].map(fold),
);

/** By the whole text, or by two parts that agree: "Germany (DE)", "US - United States". */
function findCountries(text: string, names: CountryNames): readonly Country[] {
	const bare = text
		.replace(/\s+(?:[-–]\s)?\(?(?:only|nationwide|national)\)?$|^nur\s+|[*.:]+$/gi, '')
		.trim();
	const parts = partsOfNames(bare);
	const whole = parts.length > 1 ? names.findParts(parts) : names.find(bare);
	const [first, second, ...others] = bare
		.split(/[()（）:[\]]|\s[-–—]\s/)
		.map((part) => part.trim())
		.filter((part) => part !== '');
	if (whole.length > 0 || first === undefined || second === undefined || others.length > 0) {
		return whole;
	}
	const both = names.find(first).filter((country) => names.find(second).includes(country));
	return both.length === 1 ? both : [];
}

/** "Taiwan, China" is one place to some people and two to others. */
function besideChina(value: string): Parsed<string[]> | undefined {
	const place = /^\s*(Taiwan|Hong Kong|Maca[uo])\s*,\s*China\s*$/i.exec(value)?.[1];
	return place === undefined
		? undefined
		: {
				problem: `is ${formatValue(value)}, which could be one place or two. Enter only ${place}, or ${place}; China for both.`,
			};
}

/** "Georgia, US" may be the state or two countries. */
function besideUnitedStates(
	value: string,
	{ value: ids }: { value: readonly string[] },
	names: CountryNames,
): Parsed<string[]> | undefined {
	const unitedStates = names.find('US')[0]?.id ?? '';
	const namesGeorgia = partsOfNames(value).some((part) => wordsOfGeorgia.has(fold(part)));
	if (!namesGeorgia || !ids.includes(unitedStates)) return undefined;
	return {
		problem: `is ${formatValue(value)}, where Georgia could be the country or the US state. Enter GE for the country, or the location ID of the state.`,
	};
}
