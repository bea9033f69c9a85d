import type { CountryNames } from './countryNames';
import { formatList } from './formatList';
import { formatValue } from './formatValue';
import { isStateAlone } from './locationWords';
import type { Parsed } from './parsed';
import { isEmpty } from './values';

/** What plans mean by a country's code, too: by itself, or beside one of these countries. */
const otherPlaces = new Map<string, readonly [place: string, ...beside: string[]]>([
	['AF', ['Africa']],
	['AS', ['Asia']],
	['LA', ['Los Angeles', 'US', 'CA']],
	['ME', ['the Middle East']],
	['NI', ['Northern Ireland', 'GB', 'IE']],
]);

const statesAndCountries = new Set(
	'AL AR AZ CA CO DE GA ID IL IN KY LA MA MD ME MN MO MS MT NC NE PA SC SD TN VA'.split(' '),
);

/** True for a country's code that is a US state's, too. */
export const isState = (code: string) => statesAndCountries.has(code);

/** Countries that plans often list together; their codes by themselves suggest no states. */
const usualCountries = new Set(['CA', 'DE', 'IN', 'ID', 'AR', 'CO', 'IL']);

/**
 * True where a sheet names US states and no other places: beside "TX" and "NY", "GA" is hardly Gabon.
 *
 * @param values The locations of all rows.
 */
export function namesStates(values: readonly unknown[]): boolean {
	const cells = values.filter((value) => !isEmpty(value));
	const areStates = (cell: unknown) =>
		typeof cell === 'string' &&
		cell.length < 200 &&
		codesIn(cell).every((code) => isStateAlone(code) || isState(code) || code === 'US');
	return cells.every(areStates) && cells.some((cell) => codesIn(String(cell)).some(isStateAlone));
}

const codesIn = (cell: string) => cell.split(/[\s,;/|&+]+/).filter((code) => code !== '');

/**
 * Refuses "LA" and "ROI & NI", which may be no countries, though "TH, LA" and "GT, NI, CR" are, and
 * "GA" in a sheet that names US states.
 */
export function codeOfTwoPlaces(
	value: string,
	parts: readonly string[],
	names: CountryNames,
	sheet: { namesStates?: boolean },
): Parsed<string[]> | undefined {
	const countryOf = (code: string) => names.find(code)[0]?.name ?? code;
	if (sheet.namesStates && parts.every(isState)) {
		const countries = formatList(parts.map(countryOf));
		const states = parts.length > 1 ? 'US states' : 'the US state';
		return {
			problem: `is ${formatValue(value)}, which could mean ${countries} or ${states}, because other rows name US states. Enter ${countries}, or location IDs.`,
		};
	}
	const codes = parts.map((part) => names.find(part)[0]?.code);
	for (const part of parts) {
		const [place, ...beside] = otherPlaces.get(part.toUpperCase()) ?? [];
		if (place === undefined) continue;
		const isDoubtful =
			codes.some((code) => code !== undefined && beside.includes(code)) ||
			codes.every((code) => code === undefined || otherPlaces.has(code));
		if (isDoubtful) {
			const country = countryOf(part);
			return {
				problem: `is ${formatValue(value)}, where ${part} could be ${country} or ${place}. Enter ${country}, or the names or location IDs of what is meant.`,
			};
		}
	}
	return undefined;
}

/** "CA, GA, PA" is three countries by ISO, and was probably meant as three US states. */
export function withStateWarning<T extends { readonly warning?: string }>(
	all: readonly string[],
	parsed: T,
): T {
	const parts = all.filter((part) => !/^USA?$/.test(part));
	const looksLikeStates =
		all.length > 1 &&
		parts.length > 0 &&
		parts.every(isState) &&
		!parts.every((part) => usualCountries.has(part));
	return looksLikeStates && parsed.warning === undefined
		? { ...parsed, warning: 'contains codes that US states also use; they were read as countries.' }
		: parsed;
}
