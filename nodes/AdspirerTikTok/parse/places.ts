import { meansAll, meansEmpty } from './noRestriction';
import { isOnlyState } from './usStates';
import { fold, words } from './words';

const everywhere = words(
	'worldwide | world | the world | global | globally | international | everywhere | ww',
	'all countries | all locations | all geos | all markets | any country | rest of world',
	'row | weltweit | Welt | überall | alle Länder | monde | monde entier | mondial',
	'tous les pays | mundo | mundial | todo el mundo | mundo todo | mundo inteiro',
	'todos los países | todos os países | todo o mundo | mondo | tutto il mondo',
	'wereldwijd | globalnie | 全世界 | 世界 | 世界中 | 全国 | 全球 | 海外 | 전세계',
	'весь мир | dünya',
);

/** Groups of countries, with the countries where nobody disagrees about them. */
const groups: ReadonlyArray<readonly [names: readonly string[], countries?: string]> = [
	[words('DACH | D-A-CH | GSA'), 'Germany, Austria, Switzerland'],
	[words('Benelux'), 'Belgium, Netherlands, Luxembourg'],
	[words('BeNe'), 'Belgium, Netherlands'],
	[
		words('Nordics | Nordic | Nordic countries | Nordeuropa'),
		'Denmark, Finland, Iceland, Norway, Sweden',
	],
	[words('Scandinavia | Skandinavien | Scandi'), 'Denmark, Norway, Sweden'],
	[words('Baltics | Baltic states | Baltikum'), 'Estonia, Latvia, Lithuania'],
	[words('UK&I | UKI | British Isles'), 'United Kingdom, Ireland'],
	[words('ANZ'), 'Australia, New Zealand'],
	[
		words('GCC | Gulf | Gulf states'),
		'Bahrain, Kuwait, Oman, Qatar, Saudi Arabia, United Arab Emirates',
	],
	[words('Iberia'), 'Spain, Portugal'],
	[
		words(
			'BRIC | G7 | EU | EU5 | EU27 | European Union | Europäische Union | UE | Union européenne',
			'Unión Europea | Europe | Europa | EUR | Western Europe | Westeuropa | Eastern Europe',
			'Osteuropa | CEE | EMEA | MEA | MENA | APAC | JAPAC | SEA | ASEAN | LATAM | NORAM',
			'AMER | AMERS | SSA | CIS | SAARC | Eurozone | Eurozona | EEA | EWR | EEE | UK & EU',
			'North America | South America | Latin America | Central America | Americas',
			'the Americas | America | Amerika | Amérique | Nordamerika | Südamerika',
			'Lateinamerika | Caribbean | Amérique du Nord | Amérique latine | Latinoamérica',
			'América Latina | América do Sul | América | América del Sur | América del Norte',
			'Sudamérica | Norteamérica | Hispanoamérica | Asia | Asien | Asie | Ásia',
			'Asia Pacific | Southeast Asia | South East Asia | East Asia | Africa | Afrika',
			'Afrique | África | Oceania | Ozeanien | Océanie | Oceanía | Middle East',
			'Naher Osten | Moyen-Orient | Medio Oriente | Oriente Médio | Asia Pacific (APAC)',
			'Tier 1 | Tier 2 | Tier 3 | T1 | T2 | T3 | Tier 1 countries | Tier1 | Top 5 | Big 5',
			'English-speaking | English speaking countries | Spanish-speaking | German-speaking',
			'欧州 | ヨーロッパ | アジア | 北米 | 南米 | 東南アジア | 欧洲 | 亚洲 | 东南亚 | 유럽',
			'아시아',
		),
	],
];

const everywhereSet = new Set(everywhere.map(fold));
const countriesOfGroup = new Map(
	groups.flatMap(([names, countries = '']) =>
		names.map((word): [string, string] => [fold(word), countries]),
	),
);

/** Parts of the United Kingdom, which people take for countries and TikTok doesn't. */
const partsOfUk = new Set(['england', 'scotland', 'wales', 'northernireland', 'schottland']);

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
	if (everywhereSet.has(word) || meansAll(text)) {
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
	if (word === 'en') {
		return `is ${quoted}, which is a language. Enter the countries, such as United States, United Kingdom.`;
	}
	// "no" in lower case is an answer; NO is Norway.
	if (word === 'no' && text !== 'NO') {
		return `is ${quoted}, which could mean Norway or no location. Enter Norway or NO.`;
	}
	if (/^\+\d|^00\d/.test(text)) {
		return `is ${quoted}, which looks like a phone code. Enter the country by name.`;
	}
	return undefined;
}

/** What plans mean by a country's code, too: by itself, or beside one of these countries. */
const otherPlaces = new Map<string, readonly [place: string, ...beside: string[]]>([
	['AF', ['Africa']],
	['AS', ['Asia']],
	['GA', ['the US state of Georgia', 'US', 'CA']],
	['LA', ['Los Angeles', 'US', 'CA']],
	['ME', ['the Middle East', 'US']],
	['NI', ['Northern Ireland', 'GB', 'IE']],
	['PA', ['Pennsylvania', 'US', 'CA']],
]);

/**
 * The other place that an entry may mean among the entries of its cell: "LA" by itself and in "US, LA"
 * is Los Angeles, and in "TH, LA" it is not.
 *
 * @param code The entry.
 * @param codes The codes of all countries in the cell.
 */
export function otherPlaceOf(code: string, codes: readonly string[]): string | undefined {
	const [place, ...beside] = otherPlaces.get(code.toUpperCase()) ?? [];
	if (place === undefined) return undefined;
	const isDoubtful = codes.some((other) => beside.includes(other)) || codes.every(isDoubtfulCode);
	return isDoubtful ? place : undefined;
}

const isDoubtfulCode = (code: string) => otherPlaces.has(code);
