import { crypto } from '../platform';
import { create, execute, creation, goodArguments } from './calling';
import { startSandbox, type Sandbox } from './index';

const once = { idempotencyKey: crypto.randomUUID() };

let sandbox: Sandbox;

beforeEach(async () => {
	sandbox = await startSandbox();
});

afterEach(async () => await sandbox.close());

test('a repeated call gets the stored answer and does nothing', async () => {
	const first = await create(sandbox, {}, once);
	const reordered = Object.fromEntries(Object.entries(goodArguments).reverse());
	const second = await execute(sandbox, creation, reordered, once);

	expect(second).toMatchObject({ status: 200, text: first.text });
	expect(sandbox.adGroups).toHaveLength(1);
	expect(sandbox.quota.used).toBe(1);
});

test('another call with a used key is refused with 409', async () => {
	await create(sandbox, { location_ids: ['1', '2'] }, once);

	expect((await create(sandbox, { location_ids: ['2', '1'] }, once)).status).toBe(409);
	expect((await create(sandbox, {}, once)).status).toBe(409);
	expect(sandbox.adGroups).toHaveLength(1);
});

test('calls with different keys, or none, stand alone', async () => {
	await create(sandbox, {}, once);
	await create(sandbox, {}, { idempotencyKey: 'another' });
	await create(sandbox);
	await create(sandbox);

	expect(sandbox.adGroups).toHaveLength(4);
});

test('the same key under another API key is another key', async () => {
	sandbox.options.keys = ['sk_live_a', 'sk_live_b'];
	await create(sandbox, {}, { ...once, apiKey: 'sk_live_a' });
	await create(sandbox, { budget: 60 }, { ...once, apiKey: 'sk_live_b' });

	expect(sandbox.adGroups).toHaveLength(2);
});

test('calls that overtake the first with their key wait for its answer', async () => {
	sandbox.options.answerDelayMs = 60;
	const before = performance.now();
	const answers = await Promise.all(
		Array.from({ length: 8 }, async () => await create(sandbox, {}, once)),
	);

	expect(performance.now() - before).toBeGreaterThanOrEqual(59);
	expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
	expect(answers[0]?.status).toBe(200);
	expect(sandbox.adGroups).toHaveLength(1);
	expect(sandbox.quota.used).toBe(1);
	expect(sandbox.calls.map((call) => call.attempt)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

test('a refusal of the arguments is stored', async () => {
	const args = { campaign_id: '5' };
	sandbox.options.campaigns = [];
	expect((await create(sandbox, args, once)).status).toBe(400);
	sandbox.options.campaigns = ['5'];

	expect((await create(sandbox, args, once)).status).toBe(400);
	expect((await create(sandbox, {}, once)).status).toBe(409);
	expect(sandbox.adGroups).toEqual([]);
});

test('a refusal for any other reason is not stored', async () => {
	sandbox.options.throttle = { perSecond: 0 };
	expect((await create(sandbox, {}, once)).status).toBe(429);
	sandbox.options.throttle = undefined;
	sandbox.quota.limit = 0;
	expect((await create(sandbox, {}, once)).status).toBe(402);
	sandbox.quota.limit = 1;
	sandbox.options.fault = () => ({ kind: 'status', status: 500 });
	expect((await create(sandbox, {}, once)).status).toBe(500);
	sandbox.options.fault = undefined;

	expect((await create(sandbox, {}, once)).status).toBe(200);
	expect(sandbox.calls.map((call) => call.attempt)).toEqual([1, 2, 3, 4]);
});

test('keys are forgotten on demand', async () => {
	await create(sandbox, {}, once);
	sandbox.forgetKeys();
	await create(sandbox, {}, once);

	expect(sandbox.adGroups).toHaveLength(2);
});

test('keys are forgotten after a while, but not before', async () => {
	sandbox.options.rememberKeysFor = 3_600_000;
	await create(sandbox, {}, once);
	await create(sandbox, {}, once);
	expect(sandbox.adGroups).toHaveLength(1);
	sandbox.options.rememberKeysFor = 0;
	await create(sandbox, { budget: 70 }, once);

	expect(sandbox.adGroups).toHaveLength(2);
});

test('tools that create nothing pay no heed to keys', async () => {
	const first = await execute(sandbox, 'get_usage_status', {}, once);
	await create(sandbox);
	const second = await execute(sandbox, 'get_usage_status', {}, once);

	expect(second.text).not.toBe(first.text);
});
