import { create, creation, execute, goodArguments } from './calling';
import { startSandbox, type Fault, type Sandbox, type SandboxOptions } from './index';

/** Unkind behaviour that tests of the node build on: where it is missing, they prove nothing. */
let sandbox: Sandbox;

beforeEach(async () => {
	sandbox = await startSandbox();
});

afterEach(async () => await sandbox.close());

const key = { idempotencyKey: 'a' };
const { adgroup_name, campaign_id } = goodArguments;

/** Lets a fault befall each key's first call. */
function befall(fault: Fault, options: SandboxOptions = {}): void {
	sandbox.options = { ...options, fault: ({ attempt }) => (attempt === 1 ? fault : undefined) };
}

test('a gateway gives up while the tool works on, and a repeat waits for its answer', async () => {
	befall({ kind: 'works-on', ms: 50 });

	expect((await create(sandbox, {}, key)).status).toBe(504);
	expect(sandbox.adGroups).toEqual([]);
	expect((await create(sandbox, {}, key)).status).toBe(200);
	expect(sandbox.adGroups).toHaveLength(1);
});

test('without a memory of keys a repeat runs again, at work or afterwards', async () => {
	befall({ kind: 'works-on', ms: 600_000, status: 'cut' }, { repeatsAtWork: 'execute' });
	sandbox.options.rememberKeysFor = 0;

	await expect(create(sandbox, {}, key)).rejects.toThrow('fetch failed');
	await create(sandbox, {}, key);
	await create(sandbox, {}, key);
	expect(sandbox.adGroups).toHaveLength(2);
});

test.each([false, true])('a key may get the answer of another row, work done: %s', async (act) => {
	const first = await create(sandbox, { adgroup_name: 'Other' }, { idempotencyKey: 'b' });
	befall({ kind: 'answer-of-another', act });

	expect((await create(sandbox, {}, key)).text).toBe(first.text);
	expect((await create(sandbox, {}, key)).text).toBe(first.text);
	expect(sandbox.adGroups).toHaveLength(act ? 2 : 1);
});

test.each(['adgroup_name', 'campaign_id'] as const)(
	'a success may speak of another %s',
	async (field) => {
		befall({ kind: 'speaks-of-another', field });
		const data = (await create(sandbox, {}, key)).body?.data;
		const [made] = sandbox.adGroups;

		expect(made).toMatchObject({ name: adgroup_name, campaign_id });
		for (const own of [made?.adgroup_id, goodArguments[field]]) {
			expect(data?.text).not.toContain(own);
			expect(Object.values(data?.structured ?? {})).not.toContain(own);
		}
	},
);

test.each<[SandboxOptions['lists'], Record<string, unknown>]>([
	[{ rewriteNames: 'hyphens' }, { adgroup_name: 'R&amp;D - "A"' }],
	[{ rewriteNames: 'capitals' }, { adgroup_name: 'R&AMP;D – "A"' }],
	[{ rewriteNames: 'escaped' }, { adgroup_name: 'R&amp;amp;D – &quot;A&quot;' }],
	[{ rewriteNames: 'unescaped' }, { adgroup_name: 'R&D – "A"' }],
	[{ status: 'Not delivering: post deleted' }, { status: 'Not delivering: post deleted' }],
	[{ budget: '-' }, { budget: '-' }],
	[{ budget: 0 }, { budget: 0 }],
	[
		{ createTime: true },
		{ create_time: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/) },
	],
])('lists show %j as %j', async (lists, shown) => {
	sandbox.options.lists = lists ?? {};
	await create(sandbox, { adgroup_name: 'R&amp;D – "A"' });
	const { body } = await execute(sandbox, 'list_tiktok_ad_groups');

	expect(body?.data?.structured?.ad_groups).toMatchObject([shown]);
});

test('a list may be cut in silence', async () => {
	sandbox.options.lists = { pageSize: 10 };
	for (let at = 0; at < 11; at++) sandbox.addAdGroup({ campaign_id, adgroup_name: `Row ${at}` });
	const { body } = await execute(sandbox, 'list_tiktok_ad_groups');

	expect(body?.data?.structured).toEqual({
		advertiser_id: expect.any(String),
		ad_groups: Array.from({ length: 10 }, () => expect.anything()),
	});
});

test.each([
	['refuse', 400],
	['ask', 200],
] as const)('an unconfirmed deletion: %s', async (unconfirmedDelete, status) => {
	sandbox.options.unconfirmedDelete = unconfirmedDelete;
	const { adgroup_id } = sandbox.addAdGroup({ campaign_id, adgroup_name });
	const remove = async (args: object) =>
		await execute(sandbox, 'delete_tiktok_ad_group', { adgroup_id, ...args });

	expect((await remove({})).status).toBe(status);
	expect(sandbox.adGroups).toMatchObject([{ deleted: false }]);
	await remove({ confirm_delete: true });
	expect(sandbox.adGroups).toMatchObject([{ deleted: true }]);
	expect(sandbox.callsTo(creation)).toEqual([]);
});
