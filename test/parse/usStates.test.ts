import { countryIndex } from '../../nodes/AdspirerTikTok/contract/choices';
import { parseLocations } from '../../nodes/AdspirerTikTok/parse/locations';
import {
	columnNamesStates,
	isOnlyState,
	isStateCode,
} from '../../nodes/AdspirerTikTok/parse/locations';
import { words } from '../../nodes/AdspirerTikTok/words/normalizeKey';

const codes = words(
	'AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY',
	'NC|ND|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|DC|AS|GU|MP|PR|UM|VI',
);
const index = countryIndex();

describe('a column of US states', () => {
	it.each([
		...[
			['CA', 'TX'],
			['UK', 'Canada', 'IN', 'Texas'],
			['ga', 'nm'],
			['Austin, TX', 'DE'],
		],
		...[['IN', 'US-VT'], [['US', 'Washington DC']], ['New York, NY', 'IN']],
	])('is one with %j', (...cells) => {
		expect(columnNamesStates('Country', cells)).toBe(true);
		expect(columnNamesStates(undefined, cells)).toBe(true);
	});

	it.each(['State', 'State/Province', 'Bundesstaat (US)', 'Estado', 'État'])(
		'is one under "%s", whatever its cells are',
		(heading) => {
			expect(columnNamesStates(heading, ['IN', 'DE'])).toBe(true);
		},
	);

	it.each([
		['Country', ['DE', 'IN', 'CA', 'US', 'GA', 'Georgia']],
		['Country', ['US OR CA', 'DE, AT, CH', 'Puerto Rico', 6252001, null]],
		['United States', ['IN']],
		['Estados Unidos', ['IN']],
		['Statement', ['']],
		[undefined, []],
	])('is none under %j with %j', (heading, cells) => {
		expect(columnNamesStates(heading, cells)).toBe(false);
	});

	it('has every code of a state or territory refused, and countries read', () => {
		for (const code of codes.flatMap((one) => [one, one.toLowerCase(), `US, ${one}`])) {
			expect([code, parseLocations(code, index, { namesStates: true })]).toEqual([
				code,
				{ problem: expect.stringMatching(/US state.* Enter .*the location IDs of states/) },
			]);
		}
		expect(parseLocations('Georgia', index, { namesStates: true })).toHaveProperty('problem');
		expect(parseLocations('UK, Canada', index, { namesStates: true })).toHaveProperty('value');
	});

	it('knows which codes are a country’s, too', () => {
		for (const code of codes) {
			expect([code, isStateCode(code)]).toEqual([code, true]);
			expect([code, isOnlyState(code)]).toEqual([code, index(code).length === 0]);
		}
	});
});
