import { z } from 'zod';

import { creation } from './calling';
import { startSandbox, type Fault, type ReceivedCall, type Sandbox } from './index';
import { parseJson } from './reception';

/** The double must refuse what the service would, or the other tests would prove nothing. */
let sandbox: Sandbox;

beforeEach(async () => {
	sandbox = await startSandbox();
});

afterEach(async () => await sandbox.close());

/** How a test calls the sandbox, where it does not do so in the ordinary way; null sends no key. */
interface CallSettings {
	apiKey?: null | 'sk_live_other';
	idempotencyKey?: string;
	method?: string;
	body?: string;
	contentType?: string;
}

const failed = z.object({ error: z.string() });

async function execute(
	tool: string,
	args: Record<string, unknown> = {},
	settings: CallSettings = {},
) {
	const { apiKey = 'sk_live_sandbox_key', idempotencyKey, method = 'POST' } = settings;
	const { contentType = 'application/json', body = JSON.stringify({ arguments: args }) } = settings;
	const response = await fetch(`${sandbox.url}/api/v1/tools/${tool}/execute`, {
		method,
		headers: {
			'content-type': contentType,
			...(apiKey !== null && { authorization: `Bearer ${apiKey}` }),
			...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
		},
		...(method === 'POST' && { body }),
	});
	const text = await response.text();
	const answer = parseJson(text);
	const { error } = failed.safeParse(answer).data ?? {};
	return { status: response.status, text, body: answer, error };
}

const goodArguments = {
	campaign_id: '1790000000000000001',
	adgroup_name: 'Spring, US, 18-34',
	budget: 50,
};

const create = async (args: Record<string, unknown> = {}, settings: CallSettings = {}) =>
	await execute(creation, { ...goodArguments, ...args }, settings);

const normal = { placement_type: 'PLACEMENT_TYPE_NORMAL', placements: ['PLACEMENT_TIKTOK'] };
const pixel = { pixel_id: 'C4ABC123', optimization_event: 'COMPLETE_PAYMENT' };
const start = '2026-06-01 12:00:00';
const end = '2026-06-08 12:00:00';

test.each<[string, number, CallSettings]>([
	['no API key', 401, { apiKey: null }],
	['a wrong API key', 401, { apiKey: 'sk_live_other' }],
	['another method', 405, { method: 'GET' }],
	['invalid JSON', 400, { body: '{"arguments":' }],
	['another content type', 400, { contentType: 'text/plain' }],
	['a flat body', 400, { body: JSON.stringify(goodArguments) }],
	['a list for arguments', 400, { body: JSON.stringify({ arguments: [goodArguments] }) }],
	['a budget beyond all numbers', 400, { body: '{"arguments":{"budget":1e999}}' }],
])('%s is refused with %i', async (_what, status, settings) => {
	const answer = await create({}, settings);

	expect(answer.status).toBe(status);
	expect(answer.body).toMatchObject({ success: false, is_error: true, tool: creation });
	expect(sandbox.adGroups).toEqual([]);
});

const known = { adgroup_id: '1800000000000000001' };
const knownAd = { ad_id: '1850000000000000001' };

/** The word that the refusal of a creation must have, and the arguments that are refused. */
const refusedCreations: Array<[string, Record<string, unknown>]> = [
	['campaign_id', { campaign_id: 1790000000000000 }],
	['adgroup_name', { adgroup_name: 'x'.repeat(513) }],
	['emoji', { adgroup_name: 'Sale \u{1F525}' }],
	['budget', { budget: 0.99 }],
	['budget_mode', { budget_mode: 'DAILY' }],
	['location_ids', { location_ids: [6252001] }],
	['age_groups', { age_groups: ['18-24'] }],
	['schedule_start_time', { schedule_start_time: '2026-02-30 12:00:00' }],
	['dayparting', { dayparting: '1'.repeat(335) }],
	['frequency_schedule', { frequency_schedule: 8 }],
	['at most 3 times', { frequency: 7, frequency_schedule: 2 }],
	['bid_price is required', { bid_type: 'BID_TYPE_CUSTOM', billing_event: 'CPC' }],
	['unknown argument: ad_name', { ad_name: 'x' }],
	['required for BUDGET_MODE_TOTAL', { budget_mode: 'BUDGET_MODE_TOTAL' }],
	['must be after', { schedule_start_time: end, schedule_end_time: start }],
	['required for PLACEMENT_TYPE_NORMAL', { ...normal, placements: [] }],
	['only allowed', { ...normal, placement_type: null }],
	['PIXEL_ID_NOT_ALLOWED_FOR_OBJECTIVE', pixel],
	['optimization_event', { objective: 'CONVERSIONS', pixel_id: 'C4' }],
	['must not overlap', { audience_ids: ['1', '2'], excluded_audience_ids: ['2'] }],
	['only one', { objective: 'APP_PROMOTION', operating_systems: ['IOS', 'ANDROID'] }],
	['contradicts', { promotion_type: 'APP_ANDROID', operating_systems: ['IOS'] }],
];

const goodAd = {
	...known,
	ad_text: 'New in',
	landing_page_url: 'https://example.com/',
	video_url: 'https://example.com/1.mp4',
};
const bareAd = { ...goodAd, video_url: undefined };

const refusedAds: typeof refusedCreations = [
	['missing required argument: ad_text', { ad_text: undefined }],
	['landing_page_url', { landing_page_url: 'http://example.com/' }],
	['call_to_action', { call_to_action: 'GO' }],
	['is a failed upload', { ...bareAd, video_id: 'None' }],
	['image_urls', { ...bareAd, image_urls: 'https://example.com/1.jpg' }],
	['exactly one creative', bareAd],
	['exactly one creative', { video_id: 'v1' }],
	['needs identity_type TT_USER', { ...bareAd, tiktok_item_id: '72', identity_id: '74' }],
	['card_id and card_type', { ...bareAd, card_id: '73' }],
	['unknown argument: creative_type', { creative_type: 'videoUrl' }],
	['does not exist', { adgroup_id: '1800000000000000009' }],
];

type RefusedCall = [tool: string, args: Record<string, unknown>, about: string];

const refusedCalls: RefusedCall[] = [
	...refusedCreations.map(
		([about, args]): RefusedCall => [creation, { ...goodArguments, ...args }, about],
	),
	...refusedAds.map(
		([about, args]): RefusedCall => ['add_tiktok_ad', { ...goodAd, ...args }, about],
	),
	['list_tiktok_campaigns', { status: 'ENABLE' }, 'unknown argument: status'],
	['list_tiktok_custom_audiences', { limit: 50 }, 'unknown argument: limit'],
	['get_tiktok_ad_group_details', {}, 'missing required argument: adgroup_id'],
	['get_tiktok_ad_group_details', { adgroup_id: '1800000000000000009' }, 'does not exist'],
	['update_tiktok_ad_group', known, 'Nothing to update'],
	['update_tiktok_ad_group', { ...known, adgroup_name: 'x' }, 'unknown argument: adgroup_name'],
	['pause_tiktok_ad_group', known, 'status'],
	['pause_tiktok_ad_group', { ...known, status: 'ENABLE' }, 'status'],
	['resume_tiktok_ad_group', { ...known, status: 'DISABLE' }, 'status'],
	['delete_tiktok_ad_group', { adgroup_id: 18000001 }, 'adgroup_id'],
	['resume_tiktok_ad', { ...knownAd, status: 'DISABLE' }, 'status'],
	['delete_tiktok_ad', knownAd, 'confirm_delete: true'],
	['delete_tiktok_ad', { ad_id: '17', confirm_delete: true }, 'does not exist'],
	['list_tiktok_ads', knownAd, 'unknown argument: ad_id'],
	['search_tiktok_targeting', {}, 'missing required argument: targeting_type'],
	['search_tiktok_targeting', { targeting_type: 'interest_keywords' }, 'keyword is required'],
];

test.each(refusedCalls)('%s refuses %j', async (tool, args, about) => {
	await create();
	await execute('add_tiktok_ad', goodAd);
	const { status, error } = await execute(tool, args);

	expect(status).toBe(400);
	expect(error).toContain(about);
	expect(sandbox.adGroups).toMatchObject([{ status: 'ENABLE', deleted: false, updates: [] }]);
	expect(sandbox.madeAds).toMatchObject([{ status: 'ENABLE', deleted: false }]);
	expect(sandbox.quota.used).toBe(2);
});

test('a key stands for one call: its repeat changes nothing, another call is refused', async () => {
	const once = { idempotencyKey: 'a' };
	const first = await create({}, once);

	expect((await create({}, once)).text).toBe(first.text);
	expect((await create({ budget: 51 }, once)).status).toBe(409);
	expect(sandbox.adGroups).toHaveLength(1);
	expect(sandbox.quota.used).toBe(1);
});

test('a tool that is not there answers 404', async () => {
	sandbox.options.missingTools = [creation];

	for (const tool of [creation, 'add_meta_ad_set']) {
		const { status, error } = await execute(tool);
		expect([status, error]).toEqual([404, `Tool not found: ${tool}`]);
	}
});

test.each([
	[{}, 1],
	[{ repeatsAtWork: 'execute', rememberKeysFor: 0 } as const, 2],
])(
	'a gateway gives up while the tool works on; with %j a repeat makes it %i',
	async (how, made) => {
		const fault = ({ attempt }: ReceivedCall): Fault | undefined =>
			attempt === 1 ? { kind: 'works-on', ms: 50 } : undefined;
		sandbox.options = { ...how, fault };

		expect((await create({}, { idempotencyKey: 'a' })).status).toBe(504);
		expect(sandbox.adGroups).toEqual([]);
		expect((await create({}, { idempotencyKey: 'a' })).status).toBe(200);
		await sandbox.idle();
		expect(sandbox.adGroups).toHaveLength(made);
	},
);
