import { creation, create, execute, goodArguments, type CallSettings } from './calling';
import { startSandbox, type Sandbox } from './index';

let sandbox: Sandbox;

beforeEach(async () => {
	sandbox = await startSandbox();
});

afterEach(async () => await sandbox.close());

describe('at the door', () => {
	const refused: Array<[string, number, CallSettings]> = [
		['no API key', 401, { apiKey: null }],
		['a wrong API key', 401, { apiKey: 'sk_live_other' }],
		['another method', 405, { method: 'GET' }],
		['invalid JSON', 400, { body: '{"arguments":' }],
		['an empty body', 400, { body: '' }],
		['another content type', 400, { contentType: 'text/plain' }],
		['a flat body', 400, { body: JSON.stringify(goodArguments) }],
		['a list for arguments', 400, { body: JSON.stringify({ arguments: [goodArguments] }) }],
	];

	test.each(refused)('turns away %s with %i', async (_what, status, settings) => {
		const answer = await create(sandbox, {}, settings);

		expect(answer.status).toBe(status);
		expect(answer.body).toMatchObject({ success: false, is_error: true, tool: creation });
		expect(answer.body?.error).toBeTruthy();
		expect(sandbox.adGroups).toEqual([]);
		expect(sandbox.calls).toMatchObject([{ tool: creation, answeredStatus: status }]);
	});

	test('takes a flat body for a call without arguments', async () => {
		const answer = await create(sandbox, {}, { body: JSON.stringify(goodArguments) });

		expect(answer.body?.error).toContain('missing required argument: campaign_id');
		expect(sandbox.calls[0]?.arguments).toEqual({});
	});

	test('does not know other tools or paths', async () => {
		expect(await execute(sandbox, 'add_meta_ad_set')).toMatchObject({
			status: 404,
			body: { success: false, tool: 'add_meta_ad_set' },
		});
		expect((await fetch(`${sandbox.url}/api/v1/tools`)).status).toBe(404);
		expect(sandbox.calls.map(({ tool }) => tool)).toEqual(['add_meta_ad_set', '']);
	});

	test('lets in the keys it was given', async () => {
		sandbox.options.keys = ['sk_live_a', 'sk_live_b'];

		expect((await create(sandbox, {}, { apiKey: 'sk_live_b' })).status).toBe(200);
		expect((await create(sandbox)).status).toBe(401);
	});
});

describe('a creation', () => {
	test('answers with the new ad group and stores the arguments as received', async () => {
		const args = { ...goodArguments, gender: null, languages: ['en'] };
		const answer = await create(sandbox, args, { idempotencyKey: 'k1' });

		const adgroup_id = '1800000000000000001';
		expect(answer.status).toBe(200);
		expect(answer.body).toMatchObject({ success: true, tool: creation });
		expect(answer.body?.data).toMatchObject({
			structured: {
				adgroup_id,
				campaign_id: goodArguments.campaign_id,
				adgroup_name: goodArguments.adgroup_name,
			},
			quota: { used: 1, limit: 10_000, tier: 'max', period_end: '2026-12-01' },
		});
		for (const part of [adgroup_id, goodArguments.campaign_id, goodArguments.adgroup_name]) {
			expect(answer.body?.data?.text).toContain(part);
		}
		expect(answer.body?.data?.content[0]?.text).toBe(answer.body?.data?.text);
		expect(sandbox.adGroups).toEqual([
			{
				adgroup_id,
				arguments: args,
				advertiser_id: '7000000000000000001',
				idempotencyKey: 'k1',
			},
		]);
	});

	test('counts IDs up', async () => {
		await create(sandbox);
		sandbox.adGroups.length = 0;
		await create(sandbox);

		expect(sandbox.adGroups.map((group) => group.adgroup_id)).toEqual(['1800000000000000002']);
	});

	test('is logged as it came', async () => {
		const before = performance.now();
		await create(sandbox, {}, { idempotencyKey: 'k1' });
		await create(sandbox, {}, { idempotencyKey: 'k1' });
		await create(sandbox);

		expect(sandbox.callsTo(creation)).toHaveLength(3);
		expect(sandbox.callsTo('get_usage_status')).toEqual([]);
		expect(sandbox.calls.map((call) => call.attempt)).toEqual([1, 2, 1]);
		expect(sandbox.calls.map((call) => call.idempotencyKey)).toEqual(['k1', 'k1', undefined]);
		const [first] = sandbox.calls;
		expect(first).toMatchObject({
			method: 'POST',
			path: '/api/v1/tools/add_tiktok_ad_group/execute',
			rawBody: JSON.stringify({ arguments: goodArguments }),
			arguments: goodArguments,
			answeredStatus: 200,
		});
		expect(first?.headers.authorization).toBe('Bearer sk_live_sandbox_key');
		expect(first?.at).toBeGreaterThanOrEqual(before);
		expect(first?.at).toBeLessThanOrEqual(performance.now());
	});

	test('takes at least the delay asked for', async () => {
		sandbox.options.answerDelayMs = ({ arguments: args }) => (args.budget === 1 ? 50 : 0);
		const before = performance.now();
		await create(sandbox, { budget: 1 });

		expect(performance.now() - before).toBeGreaterThanOrEqual(49);
	});
});

test('closing ends calls that are still being worked on', async () => {
	sandbox.options.answerDelayMs = 3_600_000;
	const caller = create(sandbox);
	const failed = expect(caller).rejects.toThrow('fetch failed');
	while (sandbox.adGroups.length === 0) await fetch(sandbox.url);
	await sandbox.close();

	await failed;
	expect(sandbox.callsTo(creation)[0]?.answeredStatus).toBeUndefined();
	await expect(fetch(sandbox.url)).rejects.toThrow('fetch failed');
});
