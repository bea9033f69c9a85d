import { maxWordLength, meansAll, meansEmpty } from './knownWord';
import { leavesOf, splitOutsideBrackets } from './list';
import { fold, words } from './words';

/** The names and postal codes of the US states. The name of Georgia alone is a country's as well. */
const states = words(
	'AK Alaska | AL Alabama | AR Arkansas | AZ Arizona | CA California | CO Colorado',
	'CT Connecticut | DC District of Columbia | DC Washington DC | DE Delaware | FL Florida',
	'GA State of Georgia | HI Hawaii | IA Iowa | ID Idaho | IL Illinois | IN Indiana | KS Kansas',
	'KY Kentucky | LA Louisiana | MA Massachusetts | MD Maryland | ME Maine | MI Michigan',
	'MN Minnesota | MO Missouri | MS Mississippi | MT Montana | NC North Carolina',
	'ND North Dakota | NE Nebraska | NH New Hampshire | NJ New Jersey | NM New Mexico | NV Nevada',
	'NY New York | NY New York State | OH Ohio | OK Oklahoma | OR Oregon | PA Pennsylvania',
	'RI Rhode Island | SC South Carolina | SD South Dakota | TN Tennessee | TX Texas | UT Utah',
	'VA Virginia | VT Vermont | WA Washington | WA Washington State | WI Wisconsin',
	'WV West Virginia | WY Wyoming',
);
/** With the territories. */
const stateCodes = new Set([
	...states.map((line) => line.slice(0, 2)),
	...['AS', 'GU', 'MP', 'PR', 'UM', 'VI'],
]);
/** Codes that countries have, too. */
const shared =
	'AL AR AS AZ CA CO DE GA GU ID IL IN KY LA MA MD ME MN MO MP MS MT NC NE PA PR SC SD TN UM VA VI';
const onlyStates = new Set([
	...states.map((line) => fold(line.slice(3))),
	...[...stateCodes].filter((code) => !shared.includes(code)),
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

/** What to enter instead of what is no country. */
export const whatToEnter =
	"Enter each country by name or code, such as Germany or DE. To target a region or city, enter its ID, which the 'Targeting' resource can search for.";

/** What to do about a US state. */
export const whatToEnterForStates =
	"Enter the location IDs of states, which the 'Targeting' resource can search for.";

/** What a message adds that holds for new ad groups and not for changes. */
export const defaultOfNewAdGroups = ' Without any, TikTok targets the United States.';

/** What people write who then leave the cell empty, which targets the United States. */
const everywhere =
	/^(?:(?:the)?world|(?:world|welt)(?:wide|weit)|global|international|mondial|mundial|全世界)$/u;

/** Codes that are also other words. */
const doubtful = new Map([
	['na', 'Namibia, North America or "not available"'],
	['nam', 'Namibia or North America'],
	['no', 'Norway or no location'],
]);

/**
 * Why a text that names a place can't be a location: everywhere, a US state, or a word with more than
 * one meaning. Undefined for anything else.
 *
 * @param quoted The text as messages quote it.
 */
export function problemOfPlace(text: string, quoted: string): string | undefined {
	const meanings = doubtful.get(fold(text));
	// "no" in lower case is an answer; NO is Norway.
	if (meanings !== undefined && text !== 'NO') {
		return `is ${quoted}, which could mean ${meanings}. Enter the countries by name.`;
	}
	if (meansEmpty(text) || meansAll(text) || everywhere.test(fold(text))) {
		return `is ${quoted}, but TikTok needs each country by name. Enter the countries, such as United States, Germany.${defaultOfNewAdGroups}`;
	}
	return isOnlyState(text) ? `is ${quoted}, a US state. ${whatToEnterForStates}` : undefined;
}

/** What headings call states, in several languages and without accents. */
const ofStates =
	/^(?:states?|provin[ckz]\p{L}+|bundesl(?:and|ander)|bundesstaat(?:en)?|estados?|etats?|stat[oi]|deelsta(?:at|ten)|州)$/u;

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
	if (!namesUnitedStates && inHeading.some((word) => ofStates.test(word))) return true;
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
	for (const line of lines) {
		const [code = '', code3 = '', id = ''] = line.split(' ', 3);
		const names = line.slice(`${code} ${code3} ${id} `.length).split('|');
		const country = { code, id, name: names[0] ?? code };
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
