import { create } from './calling';
import { startSandbox, type Sandbox } from './index';

type Args = Record<string, unknown>;
/** What the rule is about, arguments it refuses, their neighbour it accepts. */
type Case = [string, Args, Args];

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox();
});

afterAll(async () => await sandbox.close());

const start = 'schedule_start_time';
const end = 'schedule_end_time';
const noon = '2026-06-01 12:00:00';
const evening = '2026-06-01 18:00:00';
const normal = { placement_type: 'PLACEMENT_TYPE_NORMAL', placements: ['PLACEMENT_TIKTOK'] };
const pixel = { pixel_id: 'C4ABC123', optimization_event: 'COMPLETE_PAYMENT' };
const conversions = { ...pixel, objective: 'CONVERSIONS' };
const app = { objective: 'APP_PROMOTION' };

const each: Case[] = [
	['campaign_id', { campaign_id: 1790000000000000 }, { campaign_id: '1790000000000000' }],
	['campaign_id', { campaign_id: '17a' }, { campaign_id: '17' }],
	['campaign_id', { campaign_id: null }, {}],
	['adgroup_name', { adgroup_name: '' }, { adgroup_name: 'x' }],
	['adgroup_name', { adgroup_name: '  ' }, { adgroup_name: ' x ' }],
	['adgroup_name', { adgroup_name: 'x'.repeat(513) }, { adgroup_name: 'x'.repeat(512) }],
	['adgroup_name', { adgroup_name: '\u{1F4A1}'.repeat(513) }, { adgroup_name: '💡'.repeat(512) }],
	['budget', { budget: 0.99 }, { budget: 1 }],
	['budget', { budget: '50' }, { budget: 50.5 }],
	['budget', { budget: null }, { budget: 1e9 }],
	['budget_mode', { budget_mode: 'DAILY' }, { budget_mode: 'BUDGET_MODE_DAY' }],
	['objective', { objective: 'traffic' }, { objective: 'VIDEO_VIEWS' }],
	['objective', { objective: 'SALES' }, { objective: 'PRODUCT_SALES' }],
	['location_ids', { location_ids: '6252001' }, { location_ids: ['6252001'] }],
	['location_ids', { location_ids: [6252001] }, { location_ids: ['6252001', '2635167'] }],
	['location_ids', { location_ids: ['US'] }, { location_ids: null }],
	['location_ids', { location_ids: ['1', '1'] }, { location_ids: ['1', '11'] }],
	['age_groups', { age_groups: ['18-24'] }, { age_groups: ['AGE_18_24', 'AGE_55_100'] }],
	['age_groups', { age_groups: ['AGE_18_24', 'AGE_18_24'] }, { age_groups: ['AGE_13_17'] }],
	['gender', { gender: 'MALE' }, { gender: 'GENDER_MALE' }],
	['gender', { gender: '' }, { gender: null }],
	[start, { [start]: '2026-06-01T12:00:00' }, { [start]: noon }],
	[start, { [start]: '2026-06-01 12:00:00Z' }, { [start]: '2028-02-29 00:00:00' }],
	[start, { [start]: '2026-02-30 12:00:00' }, { [start]: '2026-02-28 23:59:59' }],
	[end, { [end]: '2026-06-01 24:00:00' }, { [end]: '2026-06-01 00:00:00' }],
	[end, { [end]: '2026-06-01' }, { [end]: null }],
	['pixel_id', { ...conversions, pixel_id: 'C4-1' }, conversions],
	['pixel_id', { ...conversions, pixel_id: 4 }, { ...conversions, pixel_id: '4' }],
	['optimization_event', { optimization_event: 'BUY' }, { optimization_event: 'FORM' }],
	['use FORM', { optimization_event: 'SUBMIT_FORM' }, { optimization_event: 'CONSULT' }],
	['use ON_WEB_CART', { optimization_event: 'ADD_TO_CART' }, { optimization_event: 'SEARCH' }],
	['interest_category_ids', { interest_category_ids: [''] }, { interest_category_ids: ['14'] }],
	['audience_ids', { audience_ids: ['a'] }, { audience_ids: ['1'] }],
	['excluded_audience_ids', { excluded_audience_ids: {} }, { excluded_audience_ids: ['1'] }],
	['languages', { languages: ['English'] }, { languages: ['en', 'zh-Hant'] }],
	['languages', { languages: 'en' }, { languages: [] }],
	['placement_type', { placement_type: 'NORMAL' }, { placement_type: 'PLACEMENT_TYPE_AUTOMATIC' }],
	['placements', { ...normal, placements: ['TIKTOK'] }, normal],
	['operating_systems', { operating_systems: ['WINDOWS'] }, { operating_systems: ['IOS'] }],
	['video_download_disabled', { video_download_disabled: 1 }, { video_download_disabled: true }],
	['comment_disabled', { comment_disabled: 'false' }, { comment_disabled: false }],
	['billing_event', { billing_event: 'oCPM' }, { billing_event: 'OCPM' }],
	['optimization_goal', { optimization_goal: 'a click' }, { optimization_goal: 'IN_APP_EVENT' }],
	['promotion_type', { promotion_type: 'APP' }, { promotion_type: 'APP_IOS' }],
	['advertiser_id', { advertiser_id: 7 }, { advertiser_id: '7000000000000000001' }],
	['unknown argument: ad_name', { ad_name: 'x' }, { bid_price: 2, dayparting: '1'.repeat(336) }],
];

const together: Case[] = [
	['required for BUDGET_MODE_TOTAL', { budget_mode: 'BUDGET_MODE_TOTAL' }, {}],
	[
		'required for BUDGET_MODE_TOTAL',
		{ budget_mode: 'BUDGET_MODE_TOTAL', [start]: noon, [end]: null },
		{ budget_mode: 'BUDGET_MODE_TOTAL', [end]: evening },
	],
	['must be after', { [start]: noon, [end]: noon }, { [start]: noon, [end]: evening }],
	['must be after', { [start]: evening, [end]: noon }, { [end]: noon }],
	['required for PLACEMENT_TYPE_NORMAL', { ...normal, placements: [] }, normal],
	['required for PLACEMENT_TYPE_NORMAL', { ...normal, placements: null }, normal],
	['only allowed', { ...normal, placement_type: null }, normal],
	[
		'only allowed',
		{ ...normal, placement_type: 'PLACEMENT_TYPE_AUTOMATIC' },
		{ placement_type: 'PLACEMENT_TYPE_AUTOMATIC', placements: [] },
	],
	['PIXEL_ID_NOT_ALLOWED_FOR_OBJECTIVE', pixel, conversions],
	[
		'PIXEL_ID_NOT_ALLOWED_FOR_OBJECTIVE',
		{ ...pixel, objective: 'LEAD_GENERATION' },
		{ ...pixel, objective: 'WEB_CONVERSIONS' },
	],
	[
		'PIXEL_ID_NOT_ALLOWED_FOR_OBJECTIVE',
		{ ...pixel, objective: null },
		{ ...pixel, objective: 'SHOP_PURCHASES' },
	],
	['optimization_event is required', { ...conversions, optimization_event: null }, conversions],
	[
		'must not overlap (2)',
		{ audience_ids: ['1', '2'], excluded_audience_ids: ['2', '3'] },
		{ audience_ids: ['1', '2'], excluded_audience_ids: ['3'] },
	],
	[
		'only one for APP_PROMOTION',
		{ ...app, operating_systems: ['IOS', 'ANDROID'] },
		{ ...app, operating_systems: ['IOS'] },
	],
	['only one for APP_PROMOTION', { ...app, operating_systems: ['IOS', 'ANDROID'] }, app],
	[
		'contradicts operating_systems',
		{ promotion_type: 'APP_ANDROID', operating_systems: ['IOS'] },
		{ promotion_type: 'APP_ANDROID', operating_systems: ['ANDROID'] },
	],
	[
		'contradicts operating_systems',
		{ promotion_type: 'APP_IOS', operating_systems: ['ANDROID'] },
		{ promotion_type: 'WEBSITE', operating_systems: ['ANDROID', 'IOS'] },
	],
];

test.each([...each, ...together])('%s: refuses %j, accepts %j', async (about, bad, good) => {
	const { length } = sandbox.adGroups;
	const refused = await create(sandbox, bad);
	expect(refused).toMatchObject({ status: 400, body: { success: false, is_error: true } });
	expect(refused.body?.error).toContain(about);
	expect(sandbox.adGroups).toHaveLength(length);

	const accepted = await create(sandbox, good);
	expect(accepted.body?.error).toBeUndefined();
	expect(accepted.status).toBe(200);
	expect(sandbox.adGroups).toHaveLength(length + 1);
});

test('names everything that is wrong', async () => {
	const { body } = await create(sandbox, { budget: 0, gender: 'X', advert: 1 });

	for (const part of ['budget', 'gender', 'unknown argument: advert']) {
		expect(body?.error).toContain(part);
	}
});

test('refuses a budget too large for a number', async () => {
	const body = '{"arguments":{"campaign_id":"1","adgroup_name":"x","budget":1e999}}';

	expect((await create(sandbox, {}, { body })).status).toBe(400);
});
