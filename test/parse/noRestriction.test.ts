import { words } from '../../nodes/AdspirerTikTok/words/normalizeKey';
import {
	meansAll,
	meansEmpty,
	meansNoRestriction,
	orEmptyWord,
	orNoRestriction,
} from '../../nodes/AdspirerTikTok/parse/keyword';

const empty = words('- | – | — | -- | . | n/a | N/A | n.a. | NA | none | keine | なし');
const all = words(
	'All | ALL | any | Broad | Everyone | no restrictions | alle | egal | tous | todos | todas | tutti',
	'すべて | 全て | 指定なし | 全部 | все | All ages | all devices | Alle Altersgruppen | tous les âges',
	'todas las edades | todas as idades | 全年齢',
);
const neither = words(
	'US | alles Gute | allen | Allemagne | English | 0 | no | #N/A | null | undefined | ---- |',
	'all but women | not all | anyone over 18 | any phone number | -All | All?',
);

describe('words that restrict nothing', () => {
	it('mean an empty cell, or all', () => {
		expect(empty.filter(meansEmpty)).toEqual(empty);
		expect(all.filter(meansAll)).toEqual(all);
		expect([...empty.filter(meansAll), ...all.filter(meansEmpty)]).toEqual([]);
		expect([...empty, ...all].every(meansNoRestriction)).toBe(true);
		expect(neither.filter(meansNoRestriction)).toEqual([]);
	});

	it('count as the only entry of a list, not as one of several, and no other value does', () => {
		expect(meansNoRestriction(['All'])).toBe(true);
		for (const value of [['All', 'US'], [], 0, false, null, undefined, {}, new Date()]) {
			expect(meansNoRestriction(value)).toBe(false);
		}
	});

	it('send nothing where a parser allows them', () => {
		const parse = orNoRestriction((value) => ({ value: String(value) }));
		expect(parse('All')).toEqual({ nothing: true });
		expect(parse('170001')).toEqual({ value: '170001' });
		const parseOrEmpty = orEmptyWord((value) => ({ value: String(value) }));
		expect(parseOrEmpty('-')).toEqual({ nothing: true });
		expect(parseOrEmpty('All')).toEqual({ value: 'All' });
	});
});
