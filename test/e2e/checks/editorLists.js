const assert = require('node:assert/strict');
const { until } = require('../host/commands');
const { Editor } = require('../host/editor');
const { startOver } = require('../host/sandbox');
const { goodRows, node, nodeOf, rowsWorkflow } = require('../host/workflows');

const us = { id: '7010000000000000001', name: 'Acme Outdoor US', primary: true };
const uk = { id: '7010000000000000002', name: 'Acme Outdoor UK' };
const expired = { id: '7010000000000000003', name: 'Acme Outdoor DE', connected: false };
const bySeason = ['Spring Sale | Shoes', 'Summer Sale 🏖', 'Autumn [EU] Sale', 'Winter Sale'];
/** More than one page of what a list shows at once. */
const campaigns = [us, uk].flatMap((account, accountAt) =>
	Array.from({ length: 120 }, (_, at) => ({
		id: String(1790000000000000000n + BigInt(accountAt * 1000 + at + 1)),
		name: `${account.name.slice(-2)} ${bySeason[at] ?? `Campaign ${at + 1}`}`,
		advertiser_id: account.id,
		objective: at === 1 ? 'VIDEO_VIEWS' : 'TRAFFIC',
		status: at === 1 ? 'DISABLE' : 'ENABLE',
	})),
);

/** Account and campaign are chosen from their lists by clicking. */
module.exports = async function editorLists({ check, instance, chromium }) {
	const { rest, sandbox, server } = instance;
	const editor = await Editor.open(chromium, server.url);
	const service = { accounts: [us, uk, expired], campaigns, lists: { total: 'all' } };

	/** Opens an empty form. A key of its own each time, since the node keeps what a list held. */
	const open = async (apiKey, options = {}, parameters = {}) => {
		startOver(sandbox, { ...service, keys: [apiKey], ...options });
		const secret = { apiKey, baseUrl: sandbox.url };
		const { id, name } = await rest.createCredential(apiKey, secret);
		const written = rowsWorkflow(instance, 'Lists', goodRows(1));
		const tested = nodeOf(written, node);
		tested.credentials = { adspirerApi: { id, name } };
		delete tested.parameters.campaignId;
		Object.assign(tested.parameters, parameters);
		await editor.openIn(rest, written, node);
	};
	const counted = () => ({
		accounts: sandbox.callsTo('list_connected_accounts').length,
		campaigns: sandbox.callsTo('list_tiktok_campaigns').length,
	});

	/** Searches in the open list until it shows one entry alone. */
	const searchList = async (words, only) => {
		await editor.part('rlc-search').filter({ visible: true }).fill(words);
		await until(`"${words}" to find ${only} alone`, async () => {
			const shown = await editor.listed();
			return shown.length === 1 && shown[0].startsWith(only);
		});
	};

	await check('a list is asked for only once it is opened', async () => {
		await open('sk_live_lists');
		assert.deepEqual(sandbox.calls, []);
		const accounts = await editor.openList('advertiserId');
		assert.deepEqual(accounts, [
			'Acme Outdoor US (primary, connected)',
			'Acme Outdoor UK (secondary, connected)',
			'Acme Outdoor DE (⚠ reconnect it at adspirer.ai/connections, secondary)',
		]);
		assert.deepEqual(counted(), { accounts: 1, campaigns: 0 });
	});

	await check('an account is found by a part of its name, and its campaigns listed', async () => {
		await searchList('outdoor uk', 'Acme Outdoor UK');
		await editor.pickFromList('advertiserId', /^Acme Outdoor UK/);
		const shown = await editor.openList('campaignId');
		assert.equal(shown.length, 100, 'one page');
		assert.equal(shown[0], 'UK Spring Sale | Shoes (Traffic, active)');
		assert.equal(shown[1], 'UK Summer Sale 🏖 (Video Views, paused)');
		assert.ok(shown.every((name) => name.startsWith('UK ')));
	});

	await check('a campaign of a later page is found by its name and by its ID', async () => {
		await searchList('campaign 118', 'UK Campaign 118');
		await searchList(campaigns.at(-1).id, 'UK Campaign 120');
		await searchList('AUTUMN [eu]', 'UK Autumn [EU] Sale');
		await editor.pickFromList('campaignId', /^UK Autumn/);
	});

	await check('a run sends what was chosen, and each list was asked for once', async () => {
		// As somebody does who looks whether it is the right one.
		await editor.openList('campaignId');
		await editor.closeList();
		await editor.openList('advertiserId');
		await editor.closeList();
		await editor.executeStep();
		const [made, ...more] = sandbox.callsTo('add_tiktok_ad_group');
		assert.deepEqual(more, []);
		const chosen = campaigns.find(({ name }) => name === 'UK Autumn [EU] Sale');
		assert.equal(made.arguments.advertiser_id, uk.id);
		assert.equal(made.arguments.campaign_id, chosen.id);
		assert.deepEqual(counted(), { accounts: 1, campaigns: 1 });
	});

	await check('audiences and interests are chosen, beside what was typed before', async () => {
		const list = { __rl: true, mode: 'list', value: '' };
		const typed = '170000003, 170000004';
		const targeting = { audienceIds: list, interestCategoryIds: list, excludedAudienceIds: typed };
		const audiences = [{ id: '170000001', name: 'Buyers 180D' }];
		await open('sk_live_targeting', { accounts: [us], audiences }, { targeting });
		assert.deepEqual(await editor.openList('audienceIds'), ['Buyers 180D (custom, ready)']);
		await editor.pickFromList('audienceIds', /^Buyers/);
		await editor.openList('interestCategoryIds');
		await searchList('personal', 'Beauty');
		await editor.pickFromList('interestCategoryIds', /^Beauty/);
		const shown = editor.field('excludedAudienceIds').locator('input').last();
		assert.equal(await shown.inputValue(), typed);
		await editor.enterId('campaignId', campaigns[2].id);
		assert.deepEqual(await editor.marks(), []);
		await editor.executeStep();
		const [{ arguments: sent }] = sandbox.callsTo('add_tiktok_ad_group');
		assert.deepEqual(sent.audience_ids, ['170000001']);
		assert.deepEqual(sent.interest_category_ids, ['22']);
		assert.deepEqual(sent.excluded_audience_ids, ['170000003', '170000004']);
		assert.equal(sandbox.callsTo('search_tiktok_targeting').length, 2);
	});

	await check("a list that can't be read points to the ID, and the ID works", async () => {
		await open('sk_live_unreadable', {
			accounts: [us],
			lists: { text: 'unreadable', form: 'text-only' },
		});
		await editor.field('campaignId').locator('[data-test-id="rlc-input"]').click();
		const error = editor.part('rlc-error-container').filter({ visible: true });
		await error.waitFor();
		const said = await error.innerText();
		assert.match(said, /Adspirer's list of campaigns can't be read\./);
		assert.match(said, /Choose 'By ID' and enter the ID\./);
		await editor.closeList();
		await editor.enterId('campaignId', campaigns[2].id);
		await editor.executeStep();
		assert.equal(sandbox.callsTo('add_tiktok_ad_group')[0]?.arguments.campaign_id, campaigns[2].id);
	});
};
