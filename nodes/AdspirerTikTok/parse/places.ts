import { tooLong } from './cell';
import { maxKeywordLength } from './keyword';
import { leavesOf, splitOutsideBrackets } from './list';
import { normalizeKey, words } from '../words/normalizeKey';

/** Postal codes of US states and territories that countries have, too. */
const sharedCodes =
	'AL AR AS AZ CA CO DE GA GU ID IL IN KY LA MA MD ME MN MO MP MS MT NC NE PA PR SC SD TN UM VA VI';
const ownCodes = new Set(
	'AK CT DC FL HI IA KS MI ND NH NJ NM NV NY OH OK OR RI TX UT VT WA WI WV WY'.split(' '),
);
const stateCodes = new Set([...ownCodes, ...sharedCodes.split(' ')]);
/** The name of Georgia alone is a country's as well. */
const stateNames = new Set(
	words(
		'Alabama | Alaska | Arizona | Arkansas | California | Colorado | Connecticut | Delaware',
		'District of Columbia | Florida | State of Georgia | Hawaii | Idaho | Illinois | Indiana | Iowa',
		'Kansas | Kentucky | Louisiana | Maine | Maryland | Massachusetts | Michigan | Minnesota',
		'Mississippi | Missouri | Montana | Nebraska | Nevada | New Hampshire | New Jersey | New Mexico',
		'New York | New York State | North Carolina | North Dakota | Ohio | Oklahoma | Oregon',
		'Pennsylvania | Rhode Island | South Carolina | South Dakota | Tennessee | Texas | Utah | Vermont',
		'Virginia | Washington | Washington DC | Washington State | West Virginia | Wisconsin | Wyoming',
	).map(normalizeKey),
);

/** True for the postal code of a state or territory, in any case, a country's or not. */
export const isStateCode = (text: string) => stateCodes.has(text.toUpperCase());

/** True for what only a state is called: "Texas" and "TX", not "Georgia" and "GA". */
export const isOnlyState = (text: string) =>
	text.length <= maxKeywordLength &&
	(ownCodes.has(text.toUpperCase()) || stateNames.has(normalizeKey(text)));

/** What headings call states, in several languages; not "United States" and its translations. */
const ofStates =
	/(?<!\p{L}|united )(?:states?|provin[ckz]\p{L}+|bundesl(?:and|änder)|bundesstaat(?:en)?|estados?|[eé]tats?|stat[oi]|deelsta(?:at|ten)|州)(?!\p{L}|[ -]uni)/iu;

/**
 * True for a column that speaks of US states: its heading says so, or one of its cells names what
 * only a state is called. There "GA" and "IN" are hardly Gabon and India, whatever the other cells
 * say.
 *
 * @param heading The column's heading; undefined for a field of the form.
 * @param cell One of its cells, or a list of them.
 */
export function columnNamesStates(heading: string | undefined, cell: unknown): boolean {
	if (heading !== undefined && ofStates.test(heading)) return true;
	// "TX", "Texas (TX)", "US-TX", "Austin, TX" and "Austin TX"; an "OR" between words is none.
	const codesIn = (part: string) => part.match(/(?<= |^)(?!OR)[A-Z]{2}(?= |$)/g) ?? [];
	return leavesOf(cell)
		.filter((leaf) => tooLong(leaf) === undefined)
		.flatMap((leaf) => String(leaf).split(/[^\p{L}\p{M}.' ]+/u))
		.some((part) => [part.trim(), ...codesIn(part)].some(isOnlyState));
}

/** A country: its ISO 3166 code of two letters, TikTok's location ID and its English name. */
export type Country = Readonly<Record<'code' | 'id' | 'name', string>>;

/** Finds the country of a name or code, or all of them where a name has several, such as "Congo". */
export type CountryNames = (text: string) => readonly Country[];

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
		// As one word, too: "Bosnia-Herzegovina".
		const asOneWord = names.filter((name) => name.length > 3).map(normalizeKey);
		const asWritten = [code, code3, ...names, ...turned].map(keyOf);
		for (const key of new Set([...asWritten, ...asOneWord])) {
			byKey.set(key, [...(byKey.get(key) ?? []), country]);
		}
	}
	return (text) => byKey.get(keyOf(text)) ?? [];
}

/**
 * How a name is compared. Its parts don't run into each other: "CH, AD" is two codes, not "Chad".
 * Short names with accents keep them, or Vietnamese names of Austria, the United States and Belgium
 * (Áo, Mỹ, Bỉ) would be the codes of Angola, Malaysia and Burundi.
 */
function keyOf(name: string): string {
	const parts = partsOfNames(name);
	if (parts.length > 1) return parts.map(normalizeKey).join('+');
	const folded = normalizeKey(name.replace(/^the\s/i, ''));
	const plain = name.normalize('NFC').toLowerCase().trim();
	return folded.length <= 3 && /^\p{L}+$/u.test(plain) ? plain : folded;
}

/**
 * What separates countries in a cell, with "and" in several languages. The same marks stand within
 * some names ("Bosnia and Herzegovina", "Korea, South"), so names are compared part by part. An
 * upper-case ET is the code of Ethiopia and no French "and".
 */
const separator =
	/ ?[,;|/&+\n、・] ?| (?:and|And|AND|und|Und|UND|et|[yYeE]|en|EN|[iI]|och|ve|và|dan|[иИ]|و|και) |および|及び/u;

/** The parts of a name or of a cell, without empty ones; text in brackets stays whole. */
export function partsOfNames(text: string): string[] {
	return splitOutsideBrackets(text, separator)
		.map((part) => part.trim())
		.filter((part) => part !== '');
}
