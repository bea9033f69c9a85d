import { crypto } from '../platform';
import { create, execute } from './calling';
import { CreationWindow } from './creationWindow';
import { startSandbox, type Fault, type Sandbox } from './index';

const once = { idempotencyKey: crypto.randomUUID() };
const id = '1800000000000000001';

let sandbox: Sandbox;

beforeEach(async () => {
	sandbox = await startSandbox();
});

afterEach(async () => await sandbox.close());

/** The fault befalls the first call of each key only. */
function first(fault: Fault): void {
	sandbox.options.fault = ({ attempt }) => (attempt === 1 ? fault : undefined);
}

/** A fault, how many ad groups exist after it, what the caller sees of it. */
type Answered = [Fault, number, { status: number; text: string | RegExp; type?: string }];
const json = 'application/json';
const html = 'text/html; charset=utf-8';
const answered: Answered[] = [
	[{ kind: 'status', status: 500 }, 0, { status: 500, text: /"Internal error: /, type: json }],
	[{ kind: 'status', status: 503, act: true }, 1, { status: 503, text: /Service Unavailable/ }],
	[{ kind: 'status', status: 200, body: 'ok' }, 0, { status: 200, text: 'ok', type: 'text/plain' }],
	[
		{ kind: 'status', status: 403, body: { a: 1 } },
		0,
		{ status: 403, text: '{"a":1}', type: json },
	],
	[{ kind: 'html' }, 0, { status: 502, text: /<h1>502 Bad Gateway/, type: html }],
	[{ kind: 'html', status: 504, act: true }, 1, { status: 504, text: /<h1>504/, type: html }],
	[{ kind: 'empty' }, 0, { status: 200, text: '' }],
	[{ kind: 'empty', status: 503, act: true }, 1, { status: 503, text: '' }],
	[{ kind: 'truncated' }, 1, { status: 200, text: /^{"success":true.*[^}]$/, type: json }],
	[{ kind: 'truncated', act: false }, 0, { status: 200, text: /^{"success":true.*[^}]$/ }],
	[{ kind: 'throttle' }, 0, { status: 429, text: /takes\./, type: json }],
	[{ kind: 'redirect', location: 'https://elsewhere.example/' }, 0, { status: 307, text: '' }],
	[{ kind: 'answer-text-only' }, 1, { status: 200, text: new RegExp(id) }],
	[{ kind: 'no-id' }, 1, { status: 200, text: /"success":true/ }],
	[{ kind: 'id-as-number' }, 1, { status: 200, text: new RegExp(`"adgroup_id":${id}[,}]`) }],
	[{ kind: 'stall', ms: 1 }, 1, { status: 200, text: new RegExp(id) }],
];

test.each(answered)('%j leaves %i ad groups and answers', async (fault, groups, seen) => {
	first(fault);
	const answer = await create(sandbox, {}, once);

	expect(answer.status).toBe(seen.status);
	if (typeof seen.text === 'string') expect(answer.text).toBe(seen.text);
	else expect(answer.text).toMatch(seen.text);
	if (seen.type !== undefined) expect(answer.headers.get('content-type')).toBe(seen.type);
	expect(sandbox.adGroups).toHaveLength(groups);
	expect(sandbox.calls[0]?.answeredStatus).toBe(seen.status);

	expect((await create(sandbox, {}, once)).status).toBe(200);
	expect(sandbox.adGroups).toHaveLength(1);
});

const cut: Array<[Fault, number]> = [
	[{ kind: 'drop-before' }, 0],
	[{ kind: 'drop-after' }, 1],
	[{ kind: 'stall', ms: 1, act: false }, 0],
];

test.each(cut)('%j leaves %i ad groups and cuts the connection', async (fault, groups) => {
	first(fault);

	await expect(create(sandbox, {}, once)).rejects.toThrow('fetch failed');
	expect(sandbox.adGroups).toHaveLength(groups);
	expect(sandbox.calls[0]?.answeredStatus).toBeUndefined();
	expect((await create(sandbox, {}, once)).body?.data?.structured?.adgroup_id).toBe(id);
	expect(sandbox.adGroups).toHaveLength(1);
});

test.each([
	[true, 1],
	[false, 0],
])('a stall that acts (%s) leaves %i ad groups and never answers', async (act, groups) => {
	first({ kind: 'stall', act });
	const caller = new AbortController();
	const call = create(sandbox, {}, { ...once, signal: caller.signal });
	const aborted = expect(call).rejects.toThrow('aborted');
	while (sandbox.callsTo('add_tiktok_ad_group').length === 0) await fetch(sandbox.url);
	expect(sandbox.adGroups).toHaveLength(groups);
	expect((await create(sandbox, {}, once)).status).toBe(200);
	expect(sandbox.adGroups).toHaveLength(1);
	caller.abort();

	await aborted;
	expect(sandbox.callsTo('add_tiktok_ad_group')[0]?.answeredStatus).toBeUndefined();
});

test('closing cuts off a stalled call', async () => {
	first({ kind: 'stall' });
	const call = expect(create(sandbox)).rejects.toThrow('fetch failed');
	while (sandbox.adGroups.length === 0) await fetch(sandbox.url);
	await sandbox.close();

	await call;
});

test('a success keeps its odd shape when it is replayed', async () => {
	first({ kind: 'id-as-number' });
	const { text } = await create(sandbox, {}, once);

	expect((await create(sandbox, {}, once)).text).toBe(text);
});

test('the ID is where the shape says and nowhere else', async () => {
	first({ kind: 'answer-text-only' });
	const textOnly = await create(sandbox);
	first({ kind: 'no-id' });
	const noId = await create(sandbox);

	expect(textOnly.body?.data?.structured).toBeUndefined();
	expect(textOnly.body?.data?.text).toContain(id);
	expect(noId.body?.data?.structured).toMatchObject({ campaign_id: '1790000000000000001' });
	expect(noId.text).not.toContain('1800000000000000002');
	expect(sandbox.adGroups).toHaveLength(2);
});

test('a refusal comes through a fault of shape, and befalls any tool', async () => {
	sandbox.options.fault = () => ({ kind: 'no-id' });
	expect(await create(sandbox, { budget: 0 })).toMatchObject({
		status: 400,
		body: { success: false },
	});
	sandbox.options.fault = () => ({ kind: 'html' });
	expect((await execute(sandbox, 'get_usage_status')).status).toBe(502);
	expect((await create(sandbox, {}, { apiKey: null })).status).toBe(401);
});

test('replays are spared, unless the options say otherwise', async () => {
	sandbox.options.fault = () => ({ kind: 'status', status: 502, act: true });
	expect((await create(sandbox, {}, once)).status).toBe(502);
	expect((await create(sandbox, {}, once)).status).toBe(200);
	sandbox.options.faultReplays = true;
	expect((await create(sandbox, {}, once)).status).toBe(502);
	expect(sandbox.adGroups).toHaveLength(1);
});

describe('throttling', () => {
	/** A fault, and where it says how long to wait. */
	const hints: Array<[Fault, { text: boolean; header: string | null }]> = [
		[
			{ kind: 'throttle', retryAfterSeconds: 60 },
			{ text: true, header: null },
		],
		[
			{ kind: 'throttle', retryAfterSeconds: 60, header: true },
			{ text: false, header: '60' },
		],
		[
			{ kind: 'throttle', retryAfterSeconds: 60, header: true, inText: true },
			{ text: true, header: '60' },
		],
		[
			{ kind: 'throttle', retryAfterSeconds: 60, inText: false },
			{ text: false, header: null },
		],
		[
			{ kind: 'throttle', header: true, inText: true },
			{ text: false, header: null },
		],
	];

	test.each(hints)('%j asks for a wait in %j', async (fault, where) => {
		first(fault);
		const answer = await create(sandbox);

		expect(answer.status).toBe(429);
		expect(answer.body?.error?.includes('Retry after 60 seconds')).toBe(where.text);
		expect(answer.headers.get('retry-after')).toBe(where.header);
	});

	test.each([
		['header', '7', false],
		['text', null, true],
		['both', '7', true],
		['none', null, false],
	] as const)('refuses beyond the limit and says so in: %s', async (where, header, inText) => {
		sandbox.options.throttle = { perSecond: 0, retryAfterSeconds: 7, where };
		const answer = await create(sandbox);

		expect(answer.status).toBe(429);
		expect(answer.headers.get('retry-after')).toBe(header);
		expect(answer.body?.error?.includes('Retry after 7 seconds')).toBe(inText);
		expect(sandbox.adGroups).toEqual([]);
		expect((await execute(sandbox, 'get_usage_status')).status).toBe(200);
	});

	test('takes as many as the limit allows at once', async () => {
		sandbox.options.throttle = { perSecond: 3 };
		const answers = await Promise.all(
			Array.from({ length: 5 }, async () => await create(sandbox, {})),
		);

		expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 429, 429]);
		expect(sandbox.adGroups).toHaveLength(3);
	});

	test('slides its window over the second just past', () => {
		const window = new CreationWindow();
		const admitted = [0, 400, 900, 999, 1000, 1100, 1399, 1400, 1401];

		expect(admitted.filter((now) => window.admit(now, 2))).toEqual([0, 400, 1000, 1400]);
	});
});
