import { splitOutsideBrackets } from './list';
import { fold } from './words';

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
		const turned = names.flatMap((name) => {
			const [, first, last] = /^(.+ of(?: the)?) (\S.*)$/.exec(name) ?? [];
			return first === undefined || last === undefined ? [] : [`${last}, ${first}`];
		});
		// As one word, too: "Bosnia-Herzegovina".
		const asOneWord = names.filter((name) => name.length > 3).map(fold);
		const keys = [code, code3, ...names, ...turned].map(keyOf);
		for (const key of new Set([...keys, ...asOneWord])) {
			byKey.set(key, [...(byKey.get(key) ?? []), country]);
		}
	}
	return { countries, find: (text) => byKey.get(keyOf(text)) ?? [] };
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
