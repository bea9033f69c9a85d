import { create, execute } from './calling';
import { startSandbox, type Sandbox } from './index';

let sandbox: Sandbox;

beforeEach(async () => {
	sandbox = await startSandbox();
});

afterEach(async () => await sandbox.close());

describe('the allowance', () => {
	const spent = { used: 150, limit: 150, tier: 'plus', period_end: '2026-05-01' };

	test('is counted for successes of billable tools only', async () => {
		await create(sandbox);
		await execute(sandbox, 'list_tiktok_campaigns');
		await create(sandbox, { budget: 0 });
		await execute(sandbox, 'get_usage_status');
		await execute(sandbox, 'list_connected_accounts');
		await execute(sandbox, 'get_connections_status');

		expect(sandbox.quota.used).toBe(2);
	});

	test('ends with 402', async () => {
		sandbox.quota = { ...spent, used: 149 };
		expect((await create(sandbox)).body?.data?.quota).toEqual(spent);
		const answer = await create(sandbox);

		expect(answer.status).toBe(402);
		expect(answer.body).toEqual({
			success: false,
			is_error: true,
			tool: 'add_tiktok_ad_group',
			error:
				'\u{1F6A8} Monthly limit reached (150/150 tool calls on Plus tier).\n' +
				'Upgrade to Pro at https://adspirer.ai to keep building.',
			quota: { ...spent, upgrade_url: 'https://adspirer.ai' },
		});
		expect(sandbox.adGroups).toHaveLength(1);
		expect(sandbox.quota.used).toBe(150);
	});

	test('leaves the free tools open and shows in get_usage_status', async () => {
		sandbox.quota = spent;
		const answer = await execute(sandbox, 'get_usage_status');

		expect(answer.status).toBe(200);
		expect(answer.body?.data).toMatchObject({ structured: spent, quota: spent });
		expect(answer.body?.data?.text).toContain('150 of 150');
	});

	test('starts where the options say', async () => {
		const other = await startSandbox({ quota: { used: 3, tier: 'free', limit: 15 } });
		expect(other.quota).toEqual({ used: 3, limit: 15, tier: 'free', period_end: '2026-12-01' });
		await other.close();
	});
});

describe('accounts', () => {
	const holdings = { id: '7000000000000000011', name: 'Acme Holdings', primary: true };
	const eu = { id: '7000000000000000012', name: 'Acme EU' };
	const lapsed = { id: '7000000000000000013', name: 'Acme Old', connected: false };

	test('one of several must be named', async () => {
		sandbox.options.accounts = [holdings, eu, lapsed];
		const answer = await create(sandbox);

		expect(answer.status).toBe(400);
		expect(answer.body?.error).toBe(
			'You have 2 tiktok_ads accounts connected. Please specify which account to use by ' +
				'passing the advertiser_id parameter:\n' +
				'  - Acme Holdings (advertiser_id="7000000000000000011")\n' +
				'  - Acme EU (advertiser_id="7000000000000000012")',
		);
		expect((await create(sandbox, { advertiser_id: null })).status).toBe(400);
		expect((await create(sandbox, { advertiser_id: eu.id })).status).toBe(200);
		expect(sandbox.adGroups).toMatchObject([{ advertiser_id: eu.id }]);
	});

	test('the only connected one need not be named', async () => {
		sandbox.options.accounts = [lapsed, eu];

		expect((await create(sandbox)).status).toBe(200);
		expect(sandbox.adGroups).toMatchObject([{ advertiser_id: eu.id }]);
	});

	test('one that is not connected is refused with 403', async () => {
		sandbox.options.accounts = [eu, lapsed];

		expect((await create(sandbox, { advertiser_id: lapsed.id })).status).toBe(403);
		expect((await create(sandbox, { advertiser_id: '1' })).status).toBe(403);
		const listing = await execute(sandbox, 'list_tiktok_campaigns', { advertiser_id: '1' });
		expect(listing.status).toBe(403);
	});

	test('none connected is refused', async () => {
		sandbox.options.accounts = [lapsed];

		expect((await create(sandbox)).status).toBe(400);
	});

	test('are listed by platform', async () => {
		sandbox.options.accounts = [holdings, eu, lapsed];
		const all = await execute(sandbox, 'list_connected_accounts');
		const other = await execute(sandbox, 'list_connected_accounts', { platform: 'meta_ads' });
		const status = await execute(sandbox, 'get_connections_status');

		const platform = 'tiktok_ads';
		const secondary = { platform, account_tier: 'secondary' };
		expect(all.body?.data?.structured?.accounts).toEqual([
			{
				platform,
				account_id: holdings.id,
				account_name: 'Acme Holdings',
				account_tier: 'primary',
				status: 'connected',
			},
			{ ...secondary, account_id: eu.id, account_name: 'Acme EU', status: 'connected' },
			{ ...secondary, account_id: lapsed.id, account_name: 'Acme Old', status: 'needs_reauth' },
		]);
		expect(all.body?.data?.text).toContain('Acme EU');
		expect(other.body?.data?.structured?.accounts).toEqual([]);
		expect(status.body?.data?.structured?.connections).toEqual([
			{ platform, status: 'connected', connected_accounts: 2 },
		]);
	});
});

test('campaigns are listed, and others are then unknown', async () => {
	sandbox.options.campaigns = ['21', '22'];
	const listing = await execute(sandbox, 'list_tiktok_campaigns');
	const unknown = await create(sandbox, { campaign_id: '23' });

	expect(listing.body?.data?.structured?.campaigns).toMatchObject([
		{ campaign_id: '21' },
		{ campaign_id: '22' },
	]);
	expect(unknown.status).toBe(400);
	expect(unknown.body?.error).toContain('23');
	expect((await create(sandbox, { campaign_id: '22' })).status).toBe(200);
});
