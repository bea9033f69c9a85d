import { checkAdditionalArguments } from '../../nodes/AdspirerTikTok/contract/adGroupArguments';
import { accepted, misspelled, refused } from './additionalCases';

describe('additional arguments', () => {
	it.each(accepted)('are sent as given: %j', (given) => {
		const none = { problems: [], warnings: [] };
		expect(checkAdditionalArguments(given)).toEqual({ arguments: given, ...none });
	});

	it.each(refused)('are refused: %j', (given, message) => {
		const { arguments: sent, problems } = checkAdditionalArguments({ deep_cpa_bid: 2, ...given });
		expect(problems).toEqual([expect.stringContaining(message)]);
		expect(problems[0]).toMatch(/^has .+\. (It must be|Each entry must be) .+\.$/);
		expect(sent).toEqual({ deep_cpa_bid: 2 });
	});

	it.each(misspelled)('are sent with a warning: %s, which is called %s', (name, argument) => {
		const message = `has '${name}', which Adspirer may ignore. The argument is called '${argument}'.`;
		expect(checkAdditionalArguments({ [name]: 75 })).toEqual({
			arguments: { [name]: 75 },
			problems: [],
			warnings: [message],
		});
	});

	it('leave out one of the 25 that is null, also where a field fills it', () => {
		const { arguments: more, problems } = checkAdditionalArguments({ gender: null, budget: null });
		expect(problems).toEqual([]);
		const merged = { gender: 'GENDER_MALE', budget: 50, objective: 'REACH', ...more };
		expect(JSON.parse(JSON.stringify(merged))).toEqual({ objective: 'REACH' });
	});

	it('are told one problem for each argument, and the good ones remain', () => {
		const { arguments: sent, problems } = checkAdditionalArguments({
			budget: '75',
			location_ids: [1, 2, 3, '', 5],
			gender: 'GENDER_MALE',
			audience_ids: Array.from({ length: 20_000 }, (_, at) => at),
		});
		expect(problems).toEqual([
			expect.stringContaining("'location_ids'"),
			expect.stringContaining("'budget'"),
			expect.stringContaining("'audience_ids'"),
		]);
		expect(sent).toEqual({ gender: 'GENDER_MALE' });
	});
});
