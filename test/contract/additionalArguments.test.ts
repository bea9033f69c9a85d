import { checkAdditionalArguments } from '../../nodes/AdspirerTikTok/contract/adGroupArguments';

type Given = Readonly<Record<string, unknown>>;

/** Additional arguments that can be sent, as given. */
const accepted: readonly Given[] = [
	{},
	{ campaign_id: '1790000000000000001', advertiser_id: '7010000000000000001' },
	{ adgroup_name: 'Herbst – 18–24 ♀ © 東京' },
	{ adgroup_name: '𝒳'.repeat(512), budget: 10_000_000_000 },
	{ schedule_start_time: '2026-05-01 00:00:00', schedule_end_time: '2028-02-29 23:59:59' },
	{ pixel_id: 'C4A1B2C3D4', optimization_event: 'ON_WEB_NEW_EVENT' },
	{ languages: ['en', 'zh-Hant', 'pt_BR'], video_download_disabled: false },
	{ bid_type: 'BID_TYPE_CUSTOM', bid_price: 2.5, app_id: '7123456789012345678' },
	{ conversion_bid_price: 0.01, deep_cpa_bid: 3, roas_bid: 1.5, skip_learning_phase: 1 },
	{ bid_display_mode: 'CPV', deep_bid_type: 'VO_MIN', schedule_type: 'SCHEDULE_FROM_NOW' },
	{ newer_argument: { days: [7], nested: { on: true, off: null } }, newest_argument: null },
	{ newer_id: 5, newer_ids: ['a'], constructor: 'x', toString: 1 },
];

const anId = 'must be an ID in double quotes, such as "1790000000000000001".';
const aBudget = "for 'budget'. It must be a number from 1 to 10000000000, without quotes.";
const aName = 'must be text with 1 to 512 characters.';
const aTime = 'must be a UTC time in double quotes, such as "2030-01-31 14:30:00".';
const capitals = 'must be a name in capital letters and underscores, such as';

/** Additional arguments that are refused, each for its first argument, and what is said of it. */
const refused: ReadonlyArray<readonly [Given, message: string]> = [
	[{ budget: '75' }, `has "75" ${aBudget}`],
	[{ budget: 0.99 }, `has 0.99 ${aBudget}`],
	[{ campaign_id: 1790 }, `has 1790 for 'campaign_id'. It ${anId}`],
	[{ adgroup_name: '\u200b\u200b' }, `for 'adgroup_name'. It ${aName}`],
	[{ adgroup_name: 'Sale 🔥' }, `has "Sale 🔥" for 'adgroup_name'. It must be text without emoji.`],
	[{ budget_mode: 'Daily' }, `It must be one of "BUDGET_MODE_DAY", "BUDGET_MODE_TOTAL".`],
	[{ objective: 'Conversions' }, `has "Conversions" for 'objective'. It ${capitals} "TRAFFIC".`],
	[{ location_ids: [6252001] }, `has 6252001 in 'location_ids'. Each entry ${anId}`],
	[{ location_ids: [] }, `has a list of 0 for 'location_ids'. It must be a list with at least one`],
	[{ location_ids: ['1', '1'] }, `for 'location_ids'. It must be a list without duplicates.`],
	[{ interest_category_ids: { id: '15' } }, `has an object with id for 'interest_category_ids'.`],
	[
		{ age_groups: ['18-24'] },
		`has "18-24" in 'age_groups'. Each entry must be one of "AGE_13_17",`,
	],
	[{ schedule_start_time: '2026-02-29 00:00:00' }, `for 'schedule_start_time'. It ${aTime}`],
	[{ languages: ['English'] }, `has "English" in 'languages'. Each entry must be a language code`],
	[{ comment_disabled: 'true' }, `It must be true or false, without quotes.`],
	[{ bid_price: 0 }, `has 0 for 'bid_price'. It must be a number above 0, without quotes.`],
	[{ frequency: 22 }, `has 22 for 'frequency'. It must be a whole number from 1 to 21,`],
	[{ dayparting: '01' }, `must be text of 336 digits, 0 or 1, one for each half hour from Monday`],
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
