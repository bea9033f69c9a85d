import { countries as table } from '../../nodes/AdspirerTikTok/contract/countries.json';
import { choicesOf, countryIndex } from '../../nodes/AdspirerTikTok/contract/choices';
import { namesState, parseLocations } from '../../nodes/AdspirerTikTok/parse/locations';
import { words } from '../wordLines';
import { knownIds } from './cells/countries';
import { said } from './said';

const index = countryIndex();
const rows = table.map((row) => ({ ...row, names: [row.name, ...row.otherNames] }));
/** Codes that are another place, too. */
const otherPlaces = words(
	'AF|AL|AS|AZ|GA|KY|LA|MA|MD|ME|MN|MO|MP|MS|MT|NC|NE|NI|PA|SC|SD|TN|UM|VA',
);

describe('the table of countries', () => {
	it('knows the IDs that TikTok is known to use', () => {
		const ids = Object.fromEntries(rows.map(({ code, id }) => [code, id]));
		expect(ids).toMatchObject(knownIds);
	});

	it('has each country once, with a code of two and three letters and an ID of its own', () => {
		expect(rows.length).toBe(250);
		for (const key of ['code', 'code3', 'id'] as const) {
			expect(new Set(rows.map((row) => row[key])).size).toBe(rows.length);
		}
		for (const row of rows) {
			expect(`${row.code} ${row.code3} ${row.id}`).toMatch(/^[A-Z]{2} [A-Z]{3} \d{5,8}$/);
			expect(row.names.every((name) => name !== '' && name === name.trim())).toBe(true);
		}
	});

	it('finds each country by both codes, in either case, but Namibia by NA', () => {
		for (const { code, code3, id } of rows) {
			for (const word of [code, code3, code3.toLowerCase(), code.toLowerCase()]) {
				const isRefused =
					/^nam?$/i.test(word) || word === 'no' || otherPlaces.includes(word.toUpperCase());
				expect([word, said(parseLocations(word, index))]).toEqual([
					word,
					isRefused ? { problem: expect.any(String) } : expect.objectContaining({ value: [id] }),
				]);
			}
		}
	});

	it('finds each country by each of its names, or refuses one of two countries with both', () => {
		for (const { id, names } of rows) {
			for (const name of names.flatMap((one) => [one, ` ${one.toLowerCase()} `])) {
				expect([name, said(parseLocations(name, index))]).toEqual([
					name,
					index(name).length > 1 || /^g[eé]orgi[ae]$/i.test(name.trim())
						? { problem: expect.stringContaining('could be') }
						: expect.objectContaining({ value: [id] }),
				]);
			}
		}
	});
});

it('the form shows all countries by English name, and each becomes its own ID', () => {
	const countries = choicesOf('location_ids');
	const shown = countries.map(({ name }) => name);
	expect(shown).toEqual([...new Set(shown)].sort((one, other) => one.localeCompare(other, 'en')));
	expect(shown).toHaveLength(rows.length);
	for (const { name, value } of countries) {
		expect(parseLocations([value], index)).toEqual({ value: [value] });
		if (name === 'Georgia') continue;
		expect(parseLocations([name], index)).toMatchObject({ value: [value] });
	}
});

const stateCodes = words(
	'AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY',
	'NC|ND|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|DC|AS|GU|MP|PR|UM|VI',
);

describe('a column of US states', () => {
	it('is one if a cell names a state that is no country', () => {
		const cells = ['TX', 'Texas', 'CA, NY', 'US', 'CA', 'Georgia', 'IN, DE', 7, undefined];
		expect(cells.filter(namesState)).toEqual(['TX', 'Texas', 'CA, NY']);
	});

	it('has every code of a state or territory refused, and countries read', () => {
		for (const code of stateCodes.flatMap((one) => [one, one.toLowerCase(), `US, ${one}`])) {
			expect([code, said(parseLocations(code, index, { namesStates: true }))]).toEqual([
				code,
				{ problem: expect.stringMatching(/US state.* Enter .*the location IDs of states/) },
			]);
		}
		expect(parseLocations('Georgia', index, { namesStates: true })).toHaveProperty('problem');
		expect(parseLocations('UK, Canada', index, { namesStates: true })).toHaveProperty('value');
	});
});
