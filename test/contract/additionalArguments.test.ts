import { adGroup } from '../../nodes/AdspirerTikTok/contract/adGroup';
import { textOf } from '../../nodes/AdspirerTikTok/output/problemText';

const { checkAdditional } = adGroup.rules;

type Given = Readonly<Record<string, unknown>>;

/** Additional arguments that can be sent, as given. */
const accepted: readonly Given[] = [
	{},
	{ campaign_id: '1790000000000000001', advertiser_id: '7010000000000000001' },
	{ adgroup_name: 'Herbst – 18–24 ♀ © 東京' },
	{ schedule_start_time: '2026-05-01 00:00:00', schedule_end_time: '2028-02-29 23:59:59' },
	{ conversion_bid_price: 0.01, deep_cpa_bid: 3, roas_bid: 1.5, skip_learning_phase: true },
	{ newer_argument: { days: [7], nested: { on: true, off: null } }, newest_argument: null },
	{ newer_id: 5, newer_ids: ['a'], constructor: 'x', toString: 1 },
	{ age_groups: ['18-24'], comment_disabled: 'true', dayparting: '01', budget: 0.99 },
];

/** Values of another type than the rules look at, each refused alone. */
const refused: readonly Given[] = [
	{ budget: '75' },
	{ campaign_id: 1790 },
	{ location_ids: 'US' },
	{ bid_price: { amount: 1 } },
	{ schedule_end_time: 1_796_133_600 },
];

/** Names that are meant for others, which are sent with a warning: the name, and the other. */
const misspelled = [
	['Budget', 'budget'],
	['campaignId', 'campaign_id'],
	['bidPrice', 'bid_price'],
] as const;

describe('additional arguments', () => {
	it.each(accepted)('are sent as given: %j', (given) => {
		const none = { problems: [], warnings: [] };
		expect(checkAdditional(given)).toEqual({ arguments: given, ...none });
	});

	it.each(refused)('are refused: %j', (given) => {
		const { arguments: sent, problems } = checkAdditional({ deep_cpa_bid: 2, ...given });
		const [[name = '', value] = []] = Object.entries(given);
		expect(problems.map(textOf)).toEqual([
			expect.stringMatching(
				/^has .+, which isn't in the form that Adspirer takes\. Write it .+\.$/,
			),
		]);
		expect(textOf(problems[0] ?? { why: 'empty' })).toContain(
			`${JSON.stringify(value)} for '${name}'`,
		);
		expect(sent).toEqual({ deep_cpa_bid: 2 });
	});

	it.each(misspelled)('are sent with a warning: %s, which is called %s', (name, argument) => {
		const message = `has '${name}', which Adspirer may ignore. The argument is called '${argument}'.`;
		const { warnings, ...checked } = checkAdditional({ [name]: 75 });
		expect(checked).toEqual({ arguments: { [name]: 75 }, problems: [] });
		expect(warnings.map(textOf)).toEqual([message]);
	});

	it('leave out one of the 25 that is null, also where a field fills it', () => {
		const { arguments: more, problems } = checkAdditional({ gender: null, budget: null });
		expect(problems).toEqual([]);
		const merged = { gender: 'GENDER_MALE', budget: 50, objective: 'REACH', ...more };
		expect(JSON.parse(JSON.stringify(merged))).toEqual({ objective: 'REACH' });
	});

	it('are told one problem for each argument, and the good ones remain', () => {
		const { arguments: sent, problems } = checkAdditional({
			budget: '75',
			location_ids: '6252001',
			gender: 'GENDER_MALE',
			audience_ids: 'x'.repeat(20_000),
		});
		expect(problems.map(textOf)).toEqual([
			expect.stringContaining("'budget'"),
			expect.stringContaining("'location_ids'"),
			expect.stringContaining("'audience_ids'"),
		]);
		expect(sent).toEqual({ gender: 'GENDER_MALE' });
	});
});
