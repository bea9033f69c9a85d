import { usesHForMen } from '../../nodes/AdspirerTikTok/parse/genderAndLanguage';

describe('a sheet that writes H for men', () => {
	it.each([
		[['M', 'H', 'M']],
		[['h']],
		[['H/M']],
		[['Hombres', 'M']],
		[['homem', 'M']],
		[[['H'], 'M']],
	])('%j is one', (values) => {
		expect(usesHForMen(values)).toBe(true);
	});

	it.each([[['M', 'F']], [['Male']], [['Hommes', 'Femmes']], [['']], [[null, 1, {}]], [[]]])(
		'%j is none',
		(values) => {
			expect(usesHForMen(values)).toBe(false);
		},
	);
});
