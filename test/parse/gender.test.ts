import { parseGender, usesHForMen } from '../../nodes/AdspirerTikTok/parse/gender';

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

	it('has its M refused, and another sheet has its M read as men', () => {
		expect(parseGender('M', { mIsAmbiguous: true })).toHaveProperty('problem');
		expect(parseGender('M', { mIsAmbiguous: false })).toMatchObject({ value: 'GENDER_MALE' });
	});
});
