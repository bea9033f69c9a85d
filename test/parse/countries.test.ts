import fc from 'fast-check';
import { lines as countryLines } from '../../nodes/AdspirerTikTok/contract/countries.json';
import { countries, countryIndex } from '../../nodes/AdspirerTikTok/contract/choices';
import { parseLocations } from '../../nodes/AdspirerTikTok/parse/locations';
import { isStateCode } from '../../nodes/AdspirerTikTok/parse/places';
import { knownIds } from './cells/countries';

const index = countryIndex();
const rows = countryLines.map((line) => {
	const [code = '', code3 = '', id = ''] = line.split(' ', 3);
	return { code, code3, id, names: line.slice(`${code} ${code3} ${id} `.length).split('|') };
});
/** Words that mean something else, or more than one country, and are refused for it. */
const refusedWords = new Set(['NA', 'Congo', 'Kongo', 'Virgin Islands', 'São Martinho']);
/** Codes that are another place too, where no other country beside them says which. */
const otherPlaces = ['AF', 'AS', 'GA', 'LA', 'ME', 'NI', 'PA'];
const plain = rows.filter(({ code }) => ![...otherPlaces, 'GE', 'NA'].includes(code));

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
			expect(row.code).toMatch(/^[A-Z]{2}$/);
			expect(row.code3).toMatch(/^[A-Z]{3}$/);
			expect(row.id).toMatch(/^\d{5,8}$/);
			expect(row.names.every((name) => name !== '' && name === name.trim())).toBe(true);
		}
	});

	it.each([
		['GT, SV, HN, NI, CR, PA', 'NI'],
		['TH, LA, KH', 'LA'],
		['RS/ME', 'ME'],
		['AF, PK', 'AF'],
	])('reads %s as countries, where %s could be another place', (text, code) => {
		const id = rows.find((row) => row.code === code)?.id;
		expect(parseLocations(text, index)).toMatchObject({ value: expect.arrayContaining([id]) });
		expect(parseLocations([code], index)).toHaveProperty('problem');
	});

	it('finds each country by both codes, in either case, but Namibia by NA', () => {
		for (const { code, code3, id } of rows) {
			for (const word of [code, code3, code3.toLowerCase(), code.toLowerCase()]) {
				const isRefused =
					/^nam?$/i.test(word) || word === 'no' || otherPlaces.includes(word.toUpperCase());
				expect([word, parseLocations(word, index)]).toEqual([
					word,
					isRefused ? { problem: expect.any(String) } : expect.objectContaining({ value: [id] }),
				]);
			}
		}
	});

	it('finds each country by each of its names, however they are written', () => {
		for (const { id, names: all } of rows) {
			for (const name of all) {
				const found = parseLocations(name, index);
				// Names of two countries are refused with both, never read as the wrong one.
				const isShared = index(name).length > 1;
				expect([name, found]).toEqual([
					name,
					isShared
						? { problem: expect.stringContaining('could be') }
						: expect.objectContaining({ value: [id] }),
				]);
				if (isShared) continue;
				expect(parseLocations(` ${name.toLowerCase()} `, index)).toMatchObject({ value: [id] });
			}
		}
	});

	it('has few names for two countries', () => {
		const shared = rows.flatMap((row) => row.names).filter((name) => index(name).length > 1);
		const isKnown = /^(.*, China|.?ongo|C.ng-g.|콩고|コンゴ|[刚剛]果|Конго|الكونغو)$/iu;
		expect(shared.filter((name) => !refusedWords.has(name) && !isKnown.test(name))).toEqual([]);
	});
});

it('the form shows all countries by English name, and each becomes its own ID', () => {
	const shown = countries.map(({ name }) => name);
	expect(shown).toEqual([...new Set(shown)].sort((one, other) => one.localeCompare(other, 'en')));
	expect(shown).toHaveLength(rows.length);
	for (const { name, value } of countries) {
		expect(parseLocations([value], index)).toEqual({ value: [value] });
		expect(parseLocations([name], index)).toMatchObject({ value: [value] });
	}
});

describe('any list of countries', () => {
	const word = fc
		.constantFrom(...plain)
		.chain(({ id, code, code3, names: [english = ''] }) =>
			fc
				.constantFrom(...(isStateCode(code) ? [] : [code]), code3, english, id)
				.map((written) => ({ id, written })),
		);
	const mark = fc.constantFrom(
		...[', ', '; ', ' | ', '\n', '/', ' & ', ' and ', ' + ', '、', ' und ', ' et '],
	);

	it('becomes the IDs of what it names, whatever stands between them', () => {
		fc.assert(
			fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), mark, (list, between) => {
				const parsed = parseLocations(list.map(({ written }) => written).join(between), index);
				expect(parsed).toMatchObject({ value: [...new Set(list.map(({ id }) => id))] });
			}),
			{ numRuns: 500 },
		);
	});

	it('is refused as a whole where one entry is no country', () => {
		fc.assert(
			fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), mark, (list, between) => {
				const text = [...list.map(({ written }) => written), 'Atlantis'].join(between);
				expect(parseLocations(text, index)).toEqual({
					problem: expect.stringContaining('includes "Atlantis"'),
				});
			}),
		);
	});
});
