import { countryNames, type CountryNames } from '../../parse/places';
import { countryLines } from '../countries';

/** TikTok's ID of the country that an ad group without locations targets. */
export const unitedStates = '6252001';

let index: CountryNames | undefined;

/** Every country by its codes and names; built at first use, which takes some milliseconds. */
export function countryIndex(): CountryNames {
	index ??= countryNames(countryLines);
	return index;
}

/** The countries for the form, by English name; the value is TikTok's location ID. */
export const countries: ReadonlyArray<{ readonly name: string; readonly value: string }> =
	countryLines.map((line) => {
		const [, , value = ''] = line.split(' ', 3);
		const names = line.slice(line.indexOf(value) + value.length + 1);
		return { name: names.split('|', 1)[0] ?? '', value };
	});
