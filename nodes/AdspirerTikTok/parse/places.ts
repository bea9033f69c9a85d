import { maxWordLength, meansAll, meansEmpty } from './knownWord';
import { leavesOf, splitOutsideBrackets } from './list';
import { fold, words } from './words';

/** What a list of countries is not: all of them. */
const everywhere = new Set(
	words(
		'worldwide | world | the world | global | globally | international | everywhere | ww',
		'all countries | all locations | all geos | all markets | any country | rest of world',
		'row | weltweit | Welt | überall | alle Länder | monde | monde entier | mondial',
		'tous les pays | mundo | mundial | todo el mundo | mundo todo | mundo inteiro',
		'todos los países | todos os países | todo o mundo | mondo | tutto il mondo',
		'wereldwijd | globalnie | 全世界 | 世界 | 世界中 | 全国 | 全球 | 海外 | 전세계 | весь мир | dünya',
	).map(fold),
);

/** Groups of countries, with the countries where nobody disagrees about them. */
const countriesOfGroup = new Map(
	[
		'DACH | D-A-CH | GSA: Germany, Austria, Switzerland',
		'Benelux: Belgium, Netherlands, Luxembourg',
		'Nordics | Nordic | Nordic countries | Nordeuropa: Denmark, Finland, Iceland, Norway, Sweden',
		'Scandinavia | Skandinavien | Scandi: Denmark, Norway, Sweden',
		'Baltics | Baltic states | Baltikum: Estonia, Latvia, Lithuania',
		'UK&I | UKI | British Isles: United Kingdom, Ireland',
		'ANZ: Australia, New Zealand',
		'GCC | Gulf: Bahrain, Kuwait, Oman, Qatar, Saudi Arabia, United Arab Emirates',
		'Iberia: Spain, Portugal',
		'EU | EU5 | EU27 | European Union | Europäische Union | UE | Union européenne',
		'Unión Europea | Europe | Europa | EUR | Western Europe | Westeuropa | Eastern Europe',
		'Osteuropa | CEE | EMEA | MEA | MENA | APAC | JAPAC | SEA | ASEAN | LATAM | NORAM',
		'AMER | AMERS | SSA | CIS | SAARC | Eurozone | EEA | EWR | EEE | UK & EU | BRIC | G7',
		'North America | South America | Latin America | Central America | Americas',
		'the Americas | America | Amerika | Amérique | América | Nordamerika | Südamerika',
		'Lateinamerika | Caribbean | Amérique latine | Latinoamérica | América Latina | Sudamérica',
		'Asia | Asien | Asie | Ásia | Asia Pacific | Asia Pacific (APAC) | Southeast Asia',
		'Africa | Afrika | Afrique | África | Oceania | Ozeanien | Océanie | Oceanía',
		'Middle East | Naher Osten | Moyen-Orient | Medio Oriente | Oriente Médio',
		'Tier 1 | Tier 2 | Tier 3 | T1 | T2 | T3 | Tier 1 countries | Top 5 | Big 5',
		'欧州 | ヨーロッパ | アジア | 北米 | 南米 | 東南アジア | 欧洲 | 亚洲 | 东南亚 | 유럽 | 아시아',
	].flatMap((line) => {
		const [names = '', countries = ''] = line.split(': ');
		return words(names).map((word): [string, string] => [fold(word), countries]);
	}),
);

/** Parts of the United Kingdom, which people take for countries and TikTok doesn't. */
const partsOfUk = new Set(['england', 'scotland', 'wales', 'northernireland', 'schottland']);

/** True for a group of countries, such as "DACH" and "APAC", or all of them. */
export const isGroupOfCountries = (text: string) =>
	countriesOfGroup.has(fold(text)) || everywhere.has(fold(text));

/** The postal codes that no country has, with the states' names. */
const ownCodes = words(
	'AK Alaska | CT Connecticut | DC District of Columbia | FL Florida | HI Hawaii | IA Iowa',
	'KS Kansas | MI Michigan | ND North Dakota | NH New Hampshire | NJ New Jersey | NM New Mexico',
	'NV Nevada | NY New York | OH Ohio | OK Oklahoma | OR Oregon | RI Rhode Island | TX Texas',
	'UT Utah | VT Vermont | WA Washington | WI Wisconsin | WV West Virginia | WY Wyoming',
);
/** Those that are a country's code, too. Georgia is not here, since its name is a country's as well. */
const sharedCodes = words(
	'AL Alabama | AR Arkansas | AZ Arizona | CA California | CO Colorado | DE Delaware | ID Idaho',
	'IL Illinois | IN Indiana | KY Kentucky | LA Louisiana | MA Massachusetts | MD Maryland',
	'ME Maine | MN Minnesota | MO Missouri | MS Mississippi | MT Montana | NC North Carolina',
	'NE Nebraska | PA Pennsylvania | SC South Carolina | SD South Dakota | TN Tennessee',
	'VA Virginia',
);

const codesOf = (lines: readonly string[]) => lines.map((line) => line.slice(0, 2));
const onlyStates = new Set([
	...codesOf(ownCodes),
	...[...ownCodes, ...sharedCodes].map((line) => fold(line.slice(3))),
	...['washingtondc', 'newyorkstate', 'washingtonstate', 'stateofgeorgia'],
]);
/** With the territories, which ISO lists among the countries. */
const stateCodes = new Set([
	...codesOf([...ownCodes, ...sharedCodes]),
	...['GA', 'AS', 'GU', 'MP', 'PR', 'UM', 'VI'],
]);

/** True for the postal code of a state or territory, in any case, a country's or not. */
export const isStateCode = (text: string) => stateCodes.has(text.toUpperCase());

/**
 * True for what only a state is called: "Texas" and "TX", not "Georgia" and "GA".
 *
 * @internal
 */
export const isOnlyState = (text: string) =>
	text.length <= maxWordLength &&
	(onlyStates.has(text.toUpperCase()) || onlyStates.has(fold(text)));

const lookUp =
	"To target a region or city, enter its ID, which the 'Targeting' resource can search for.";

/** What to enter instead of what is no country. */
export const whatToEnter = `Enter a country, such as Germany or DE. ${lookUp}`;

/** What to do about a US state. */
export const whatToEnterForStates =
	"Enter the location IDs of states, which the 'Targeting' resource can search for.";

/** What a message adds that holds for new ad groups and not for changes. */
export const defaultOfNewAdGroups = ' Without any, TikTok targets the United States.';

/**
 * Why a text that names a place can't be a location: everywhere, a group of countries, a part of a
 * country, or a word with more than one meaning. Undefined for anything else.
 *
 * @param quoted The text as messages quote it.
 */
export function problemOfPlace(text: string, quoted: string): string | undefined {
	const word = fold(text);
	if (word === 'na' || word === 'nam') {
		return `is ${quoted}, which could mean Namibia, North America or "not available". Enter the countries by name.`;
	}
	if (meansEmpty(text)) {
		return `is ${quoted}. Enter the countries. TikTok targets the United States when this field is empty.`;
	}
	if (everywhere.has(word) || meansAll(text)) {
		return `is ${quoted}, but TikTok needs each country by name. Enter the countries, such as United States, Germany.${defaultOfNewAdGroups}`;
	}
	const countries = countriesOfGroup.get(word);
	if (countries !== undefined) {
		const instead = countries === '' ? 'such as United States, Germany' : `here ${countries}`;
		return `is ${quoted}, which is more than one country. Enter each country, ${instead}.`;
	}
	if (isOnlyState(text)) return `is ${quoted}, a US state. ${whatToEnterForStates}`;
	if (partsOfUk.has(word)) {
		return `is ${quoted}, a part of the United Kingdom. Enter United Kingdom for all of it. ${lookUp}`;
	}
	if (word === 'en') return `is ${quoted}, which is a language. Enter the countries.`;
	// "no" in lower case is an answer; NO is Norway.
	if (word === 'no' && text !== 'NO') {
		return `is ${quoted}, which could mean Norway or no location. Enter Norway or NO.`;
	}
	if (/^\+\d|^00\d/.test(text)) {
		return `is ${quoted}, which looks like a phone code. Enter the country by name.`;
	}
	return undefined;
}

const headings = new Set(
	words(
		'state | states | province | provinces | bundesstaat | bundesstaaten | bundesland',
		'bundesländer | provinz | provinzen | estado | estados | provincia | provincias | état | états',
		'província | províncias | stato | stati | provincie | provincies | deelstaat | deelstaten | 州',
	).map(fold),
);

/**
 * True for a column that speaks of US states: its heading says so, or one of its cells names what
 * only a state is called. There "GA" and "IN" are hardly Gabon and India, whatever the other cells
 * say.
 *
 * @param heading The column's heading; undefined for a field of the form.
 * @param cells The column's cells in all rows.
 */
export function columnNamesStates(heading: string | undefined, cells: readonly unknown[]): boolean {
	const inHeading = (heading ?? '').split(/[^\p{L}\p{M}]+/u).map(fold);
	const namesUnitedStates = inHeading.some((word) => /^uni(?:ted|dos|s|ti)$/.test(word));
	if (!namesUnitedStates && inHeading.some((word) => headings.has(word))) return true;
	return leavesOf(cells).some(
		(cell) => typeof cell === 'string' && cell.length <= 5000 && namesState(cell),
	);
}

/** "TX", "Texas (TX)", "US-TX", "Austin, TX" and "Austin TX"; an "OR" between words is none. */
function namesState(cell: string): boolean {
	return cell.split(/[^\p{L}\p{M}.' ]+/u).some((part) => {
		const codes = part.split(' ').filter((word) => /^[A-Z]{2}$/.test(word) && word !== 'OR');
		return [part.trim(), ...codes].some(isOnlyState);
	});
}

/** A country with its code and its location ID. */
export interface Country {
	/** ISO 3166 code of two letters. */
	readonly code: string;
	/** TikTok's location ID. */
	readonly id: string;
	/** English name. */
	readonly name: string;
}

/** Finds countries by code or name. */
export interface CountryNames {
	/** All countries, in the order of the table. */
	readonly countries: readonly Country[];
	/** The country of a name or code, or all of them where a name has several, such as "Congo". */
	find(text: string): readonly Country[];
	/** True for the first part of a name that a separator divides: "Bosnia", "Korea". */
	startsName(part: string): boolean;
}

/**
 * Reads the table of countries.
 *
 * @param lines For each country its codes of two and three letters, its ID and its names, the
 *   English one first: `DE DEU 2921044 Germany|Deutschland|Allemagne`.
 */
export function countryNames(lines: readonly string[]): CountryNames {
	const byKey = new Map<string, Country[]>();
	const countries: Country[] = [];
	for (const line of lines) {
		const [code = '', code3 = '', id = ''] = line.split(' ', 3);
		const names = line.slice(`${code} ${code3} ${id} `.length).split('|');
		const country = { code, id, name: names[0] ?? code };
		countries.push(country);
		// ISO turns names round: "Iran, Islamic Republic of".
		const turned = names.map((name) => name.replace(/^(.+ of(?: the)?) (\S.*)$/, '$2, $1'));
		const asWritten = [code, code3, ...names, ...turned].map(keyOf);
		// As one word, too: "Bosnia-Herzegovina".
		const asOneWord = names.filter((name) => name.length > 3).map(fold);
		for (const key of new Set([...asWritten, ...asOneWord])) {
			byKey.set(key, [...(byKey.get(key) ?? []), country]);
		}
	}
	const divided = [...byKey.keys()].filter((key) => key.includes('+'));
	const starts = new Set(divided.map((key) => key.split('+', 1)[0]));
	return {
		countries,
		find: (text) => byKey.get(keyOf(text)) ?? [],
		startsName: (part) => starts.has(fold(part)),
	};
}

/**
 * How a name is compared. Its parts don't run into each other: "CH, AD" is two codes, not "Chad".
 * Short names with accents keep them, or Vietnamese names of Austria, the United States and Belgium
 * (Áo, Mỹ, Bỉ) would be the codes of Angola, Malaysia and Burundi.
 */
function keyOf(name: string): string {
	const parts = partsOfNames(name);
	if (parts.length > 1) return parts.map(fold).join('+');
	const folded = fold(name.replace(/^the\s/i, ''));
	const plain = name.normalize('NFC').toLowerCase().trim();
	return folded.length <= 3 && /^\p{L}+$/u.test(plain) ? plain : folded;
}

/** The languages whose "and" may stand between two countries, and within one country's name. */
const and = 'and|und|et|y|e|en|i|och|ve|và|dan|и|و|และ';

/**
 * What separates countries in a cell. The same marks stand within some names ("Bosnia and
 * Herzegovina", "Korea, South"), so names are compared part by part. An upper-case ET is the code of
 * Ethiopia and no French "and": beside one, only lower case counts.
 */
const separator = new RegExp(` ?[,;|/&+\\n、・] ?| (?:${and}) |および|及び`, 'u');
const caseless = new RegExp(separator.source, 'iu');

/** The parts of a name or of a cell, without empty ones; text in brackets stays whole. */
export function partsOfNames(text: string): string[] {
	return splitOutsideBrackets(text, text.includes(' ET ') ? separator : caseless)
		.map((part) => part.trim())
		.filter((part) => part !== '');
}
