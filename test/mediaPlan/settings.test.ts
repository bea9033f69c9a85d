import { addAd, addAdGroup, campaign, eachPlanBench, noAd, planRow } from './planBench';

const bench = eachPlanBench();

const adGroupsMade = () => bench.sandbox.adGroups.map(({ name }) => name);

test('a budget above the limit makes neither the ad group nor its ads', async () => {
	const rows = [planRow(), planRow({ 'Ad group': 'Low', 'Daily budget': 20 })];
	const items = await bench.create(rows, { options: { budgetLimit: 40 } });
	expect(items).toMatchObject([{ success: false, ad_id: null }, { success: true }]);
	expect(adGroupsMade()).toEqual(['Low']);
});

describe('additional arguments', () => {
	it('go to the call of their thing', async () => {
		await bench.create([planRow()], {
			options: {
				additionalArguments: '{"pacing":"PACING_MODE_SMOOTH"}',
				adAdditionalArguments: '{"display_name":"Me"}',
			},
		});
		const [adGroup, ad] = [addAdGroup, addAd].map((tool) => bench.sandbox.callsTo(tool)[0]);
		expect(adGroup?.arguments).toMatchObject({ pacing: 'PACING_MODE_SMOOTH' });
		expect(adGroup?.arguments).not.toHaveProperty('display_name');
		expect(ad?.arguments).toMatchObject({ display_name: 'Me' });
		expect(ad?.arguments).not.toHaveProperty('pacing');
	});

	it('of ads can’t say in which ad group they are, and make no ad group then', async () => {
		const [item] = await bench.create([planRow()], {
			options: { adAdditionalArguments: '{"adgroup_id":"1800000000000000009"}' },
		});
		expect(item?.error).toContain("has 'adgroup_id', but an ad is in its row's ad group.");
		expect(bench.sandbox.calls).toEqual([]);
	});
});

test('rows with warnings are refused where that is asked for, and make neither', async () => {
	const rows = [planRow({ Mystery: 'deck' }), planRow({ 'Ad group': 'B' })];
	const items = await bench.create(rows, {
		options: { rowsWithWarnings: 'refuse', unknownColumns: 'list' },
	});
	expect(items).toMatchObject([
		{ success: false, error: expect.stringContaining("'When a Row Has Warnings' refuses the row") },
		{ success: true },
	]);
	expect(adGroupsMade()).toEqual(['B']);
});

test('campaigns are looked up by their names, once', async () => {
	const items = await bench.create([
		planRow({ Campaign: campaign.name }),
		planRow({ Campaign: campaign.name, 'Ad name': 'b' }),
		planRow({ Campaign: 'Nobody', 'Ad group': 'N' }),
	]);
	expect(bench.tools()).toEqual(['list_tiktok_campaigns', addAdGroup, addAd, addAd]);
	expect(items).toMatchObject([
		{ success: true, campaign_id: campaign.id },
		{ success: true, campaign_id: campaign.id },
		{ success: false, adgroup_id: null, error: expect.stringContaining('Nobody') },
	]);
});

test('an account goes to both calls, from the sheet or the node', async () => {
	const id = '7000000000000000001';
	await bench.create([planRow({ 'Advertiser ID': id })]);
	await bench.create([planRow({ 'Ad group': 'B' })], {
		advertiserId: { __rl: true, mode: 'id', value: id },
	});
	expect(bench.sandbox.calls.map((call) => call.arguments.advertiser_id)).toEqual([id, id, id, id]);
});

test('the campaign of the node is that of rows without one', async () => {
	const row = { ...planRow(), Campaign: '' };
	const campaignId = { __rl: true, mode: 'id', value: campaign.id };
	expect(await bench.create([{ ...row }], { campaignId })).toMatchObject([{ success: true }]);
});

test('blank cells take the value above, of both things', async () => {
	const merged = { Campaign: '', 'Ad group': '', Country: '', 'Daily budget': '' };
	const items = await bench.create(
		[
			planRow(),
			planRow({ ...merged, 'Ad name': 'b', 'Landing page': '' }),
			planRow({ ...noAd, 'Ad group': 'Alone', 'Landing page': 'https://example.com/x' }),
		],
		{ options: { fillDownColumns: 'Campaign, Ad group, Country, Daily budget, Landing page' } },
	);
	expect(items).toMatchObject([
		{ success: true, adgroup_name: 'Women 18-34' },
		{ success: true, adgroup_name: 'Women 18-34', ad_name: 'b' },
		{ success: false, error: expect.stringContaining("'Ad name' is empty") },
	]);
	expect(bench.sandbox.madeAds.map(({ arguments: sent }) => sent.landing_page_url)).toEqual([
		'https://example.com/spring',
		'https://example.com/spring',
	]);
});

describe('the place of results', () => {
	const options = { includeInputFields: true };

	it('is that of an earlier node’s, which says nothing of this plan', async () => {
		const before = { success: false, adgroup_id: null, tool: addAdGroup };
		const [item] = await bench.create([planRow({ adspirer: before })], { options });
		expect(item).toEqual({
			...planRow(),
			adspirer: expect.objectContaining({ success: true, tool: addAd, ad_name: 'Video 1' }),
		});
	});
});
