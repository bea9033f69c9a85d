import { formatValue, type Parsed } from './cell';
import { isExclusion, meansAll, meansEmpty, parseKeyword, withoutOnly } from './keyword';
import { parseEntries, type ParsedEntry } from './list';
import { isOnlyState, isStateCode, partsOfNames, type Country, type CountryNames } from './places';
import { parseTikTokId } from './text';
import { normalizeKey } from '../words/normalizeKey';

const aCountry = {
	kind: 'a country',
	enter:
		"Enter each country by name or code, such as Germany or DE. To target a region or city, enter its ID, which the 'Targeting' resource can search for.",
};

const idsOfStates =
	"the location IDs of states and regions, which the 'Targeting' resource can search for.";

/** What a message adds that holds for new ad groups and not for changes. */
export const defaultOfNewAdGroups = ' Without any, TikTok targets the United States.';

/**
 * Locations as media plans write them: countries by name in the large languages, by ISO code or by
 * usual short form, and TikTok's location IDs of anything, in lists of any mix. What is no country,
 * such as a city, a region or "Worldwide", is refused, because TikTok takes no such names and
 * targets the United States where it gets none.
 *
 * @param sheet `namesStates`: the column speaks of US states (see columnNamesStates).
 */
export function parseLocations(
	value: unknown,
	names: CountryNames,
	sheet: { readonly namesStates?: boolean } = {},
): Parsed<string[]> {
	const entries: string[] = [];
	const split = (text: string) => {
		const found = entriesOf(text, names);
		entries.push(...found);
		return found;
	};
	return parseEntries(value, split, (entry) => {
		const quoted = formatValue(entry);
		if (/^"\d{1,2}"$/.test(quoted)) {
			return { problem: `is ${quoted}, which is too short for a location ID. ${aCountry.enter}` };
		}
		if (typeof entry !== 'string' || /^['’]?(?!00)\d/.test(entry)) return parseTikTokId(entry);
		return parseKeyword(entry, aCountry, (text): ParsedEntry | undefined => {
			const bare = withoutOnly(text).replace(
				/[ (]+(?:- )?(?:nationwide|national)\)?$|(?<=.)全国$/i,
				'',
			);
			const countries = findCountries(bare, names);
			const isElsewhere =
				(sheet.namesStates === true && isNameOfState(bare)) || mayBeElsewhere(bare, entries, names);
			const why = whyRefused(bare, countries, isElsewhere);
			if (why !== undefined) return { problem: `is ${quoted}, ${why}` };
			const [country] = countries;
			if (!country) return undefined;
			return {
				value: country.id,
				...(normalizeKey(country.name) === normalizeKey(text)
					? { label: country.name }
					: { readAs: country.name }),
				...(georgia.test(bare) && { warning: asCountry }),
			};
		});
	});
}

/** Splits a cell, and joins again what is one name: "Korea, South", "Bosnia and Herzegovina". */
function entriesOf(text: string, names: CountryNames): string[] {
	// "n/a" is no two entries.
	if (meansEmpty(text)) return [text];
	const parts = partsOfNames(flagsAsCodes(text));
	// Nothing is joined that a sign belongs to: "!Trinidad & Tobago".
	if (parts.some(isExclusion)) return parts;
	const entries: string[] = [];
	for (let at = 0; at < parts.length; ) {
		const joined = (size: number) => parts.slice(at, at + size).join(', ');
		// No name has more parts.
		const size = [4, 3, 2, 1].find((one) => names(joined(one)).length > 0);
		entries.push(...(size === undefined ? spacedCodes(joined(1), names) : [joined(size)]));
		at += size ?? 1;
	}
	return entries;
}

/** "🇺🇸🇬🇧" as "US,GB"; a flag beside a name is decoration. */
function flagsAsCodes(text: string): string {
	const flag = /[\u{1F1E6}-\u{1F1FF}]{2}/gu;
	if (/[\p{L}\p{N}]/u.test(text)) return text.replace(flag, ' ');
	const letter = (symbol: string) => String.fromCharCode(Number(symbol.codePointAt(0)) - 0x1f1a5);
	return text.replace(flag, (pair) => `${pair.replace(/./gu, letter)},`);
}

/** "US UK CA" is three codes, and "US UK" two; "US CA" may be California and stays one entry. */
function spacedCodes(part: string, names: CountryNames): string[] {
	const words = part.split(' ');
	const areCodes =
		words.every((word) => /^(?!ET$)[A-Z]{2,3}$/.test(word) && names(word).length === 1) &&
		(words.length > 2 || !words.includes('US') || !words.some(isStateCode));
	return areCodes ? words : [part];
}

/** By the whole text, or by two parts that agree: "Germany (DE)", "US - United States". */
function findCountries(text: string, names: CountryNames): readonly Country[] {
	const [first = '', second = '', ...others] = text
		.split(/[()[\]:]| [-–—] /)
		.map((piece) => piece.trim())
		.filter((piece) => piece !== '');
	if (second === '' || others.length > 0 || names(text).length > 0) return names(text);
	// "Iran (Islamic Republic of)", as ISO and the UN write it.
	const turned = names(`${first}, ${second}`);
	const both = names(first).filter((country) => names(second).includes(country));
	return turned.length > 0 ? turned : both.length === 1 ? both : [];
}

/** Answers of people who then leave the cell empty, and North America; NO is Norway. */
const noCountry =
	/^(?:(?:the)?world|(?:world|welt)(?:wide|weit)|global|international|mondial|mundial|全世界|全国|전국|nam|no)$/u;

/** Completes "is "LA", "; undefined where the text is one country, or nothing that is known. */
function whyRefused(text: string, [country, other]: readonly Country[], isElsewhere: boolean) {
	if (meansEmpty(text) || meansAll(text) || (text !== 'NO' && noCountry.test(normalizeKey(text)))) {
		return `but TikTok needs each country by name. Enter the countries, such as United States, Germany.${defaultOfNewAdGroups}`;
	}
	if (isOnlyState(text)) return `a US state. Enter ${idsOfStates}`;
	if (!country) return undefined;
	const { name, code } = country;
	if (other) {
		return `which could be ${name} or ${other.name}. Enter the code, ${code} or ${other.code}.`;
	}
	const instead = georgia.test(text) ? code : 'the country by name';
	return isElsewhere
		? `which could be ${name} or another place, such as a US state. Enter ${instead}, or ${idsOfStates}`
		: undefined;
}

/** A name that the country and the US state share. */
const georgia = /^g[eé]orgi[ae]$/i;
const asCountry =
	'names Georgia, which was read as the country, not the US state. For the state, enter its location ID.';

const isNameOfState = (text: string) => isStateCode(text) || georgia.test(text);

/**
 * Codes by which plans mean Africa, Asia, the US state of Georgia, Los Angeles, the Middle East,
 * Northern Ireland and Pennsylvania, too.
 */
const otherPlaces = ['AF', 'AS', 'GA', 'LA', 'ME', 'NI', 'PA'];

/** Codes of states that plans often list as countries; the last three are the same place. */
const usualCountries = ['CA', 'DE', 'IN', 'ID', 'AR', 'CO', 'IL', 'PR', 'GU', 'VI'];

/**
 * True for what may be a US state or another place than the country: "LA", "LA" in "US, LA" and "AL"
 * in "AL, MS, TN". In "TH, LA" the code of Thailand, which no other place has, tells that countries
 * are meant.
 */
function mayBeElsewhere(text: string, entries: readonly string[], names: CountryNames): boolean {
	const isOther = (one: string) => otherPlaces.includes(one.toUpperCase());
	if (!isOther(text) && (!isNameOfState(text) || usualCountries.includes(text.toUpperCase()))) {
		return false;
	}
	const others = entries.filter((one) => one !== text && names(one).length > 0);
	if (others.length === 0) return isOther(text);
	const near = isOther(text) ? ['US', 'CA', 'GB', 'IE'] : ['US'];
	return (
		others.every((one) => isNameOfState(one) || isOther(one)) ||
		others.flatMap(names).some(({ code }) => near.includes(code))
	);
}
