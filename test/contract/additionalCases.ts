type Given = Readonly<Record<string, unknown>>;

/** Additional arguments that can be sent, as given. */
export const accepted: readonly Given[] = [
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
	{ frequency: 21, frequency_schedule: 7, dayparting: '01'.repeat(168) },
	{ pacing: 'PACING_MODE_FAST', operation_status: 'DISABLE' },
	{ interest_keyword_ids: ['1790000000000000003'], request_id: '1790000000000000003' },
	{ newer_argument: { days: [7], nested: { on: true, off: null } }, newest_argument: null },
	{ newer_id: 5, newer_ids: ['a'], constructor: 'x', toString: 1 },
];

const anId = 'must be an ID in double quotes, such as "1790000000000000001".';
const aBudget = "for 'budget'. It must be a number from 1 to 10000000000, without quotes.";
const aName = 'must be text with 1 to 512 characters.';
const aTime = 'must be a UTC time in double quotes, such as "2030-01-31 14:30:00".';
const capitals = 'must be a name in capital letters and underscores, such as';

/** Additional arguments that are refused, each for its first argument, and what is said of it. */
export const refused: ReadonlyArray<readonly [Given, message: string]> = [
	[{ budget: '75' }, `has "75" ${aBudget}`],
	[{ budget: 0.99 }, `has 0.99 ${aBudget}`],
	[{ budget: 10_000_000_001 }, `has 10000000001 ${aBudget}`],
	[{ budget: [75] }, `has a list of 1 ${aBudget}`],
	[{ campaign_id: 1790 }, `has 1790 for 'campaign_id'. It ${anId}`],
	[{ campaign_id: '' }, `has "" for 'campaign_id'. It ${anId}`],
	[{ campaign_id: '0' }, `has "0" for 'campaign_id'. It ${anId}`],
	[{ campaign_id: '1.79E+18' }, `has "1.79E+18" for 'campaign_id'. It ${anId}`],
	[{ pixel_id: 'my pixel' }, `has "my pixel" for 'pixel_id'. It must be a pixel ID`],
	[{ adgroup_name: '\u200b\u200b' }, `for 'adgroup_name'. It ${aName}`],
	[{ adgroup_name: 'x'.repeat(513) }, aName],
	[{ adgroup_name: 'Sale 🔥' }, `has "Sale 🔥" for 'adgroup_name'. It must be text without emoji.`],
	[{ budget_mode: 'Daily' }, `It must be one of "BUDGET_MODE_DAY", "BUDGET_MODE_TOTAL".`],
	[{ objective: 'Conversions' }, `has "Conversions" for 'objective'. It ${capitals} "TRAFFIC".`],
	[{ location_ids: '6252001' }, `must be a list with at least one entry, such as ["6252001"].`],
	[{ location_ids: [6252001] }, `has 6252001 in 'location_ids'. Each entry ${anId}`],
	[{ location_ids: [] }, `has a list of 0 for 'location_ids'. It must be a list with at least one`],
	[{ location_ids: ['1', '1'] }, `for 'location_ids'. It must be a list without duplicates.`],
	[{ audience_ids: [null] }, `has null in 'audience_ids'. Each entry ${anId}`],
	[{ interest_category_ids: { id: '15' } }, `has an object with id for 'interest_category_ids'.`],
	[
		{ age_groups: ['18-24'] },
		`has "18-24" in 'age_groups'. Each entry must be one of "AGE_13_17",`,
	],
	[{ schedule_start_time: '2026-02-29 00:00:00' }, `for 'schedule_start_time'. It ${aTime}`],
	[{ schedule_start_time: new Date(0) }, `has a date for 'schedule_start_time'. It ${aTime}`],
	[{ schedule_end_time: '2026-05-01T14:30:00Z' }, aTime],
	[{ schedule_end_time: '2019-12-31 23:59:59' }, aTime],
	[{ languages: ['English'] }, `has "English" in 'languages'. Each entry must be a language code`],
	[{ operating_systems: ['iOS'] }, `Each entry must be one of "ANDROID", "IOS".`],
	[{ comment_disabled: 'true' }, `It must be true or false, without quotes.`],
	[{ bid_price: 0 }, `has 0 for 'bid_price'. It must be a number above 0, without quotes.`],
	[{ roas_bid: null }, `has null for 'roas_bid'. It must be a number`],
	[{ frequency: 22 }, `has 22 for 'frequency'. It must be a whole number from 1 to 21,`],
	[{ frequency: 2.5 }, `has 2.5 for 'frequency'. It must be a whole number`],
	[{ dayparting: '01' }, `must be text of 336 digits, 0 or 1, one for each half hour from Monday`],
	[{ skip_learning_phase: 'no' }, `It must be true or false, without quotes.`],
	[{ operation_status: 'DISABLED' }, `It must be one of "ENABLE", "DISABLE".`],
];

/** Names that are meant for others, which are sent with a warning: the name, and the other. */
export const misspelled = [
	['Budget', 'budget'],
	['campaignId', 'campaign_id'],
	['age groups', 'age_groups'],
	['bidPrice', 'bid_price'],
] as const;
