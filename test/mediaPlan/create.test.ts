import { without } from '../ads/adBench';
import { addAd, addAdGroup, campaign, eachPlanBench, noAd, planRow } from './planBench';

const bench = eachPlanBench();

test('a row becomes an ad group with its ad in it', async () => {
	const [item] = await bench.create([planRow()]);
	expect(bench.tools()).toEqual([addAdGroup, addAd]);
	const [adGroup] = bench.sandbox.callsTo(addAdGroup);
	const [ad] = bench.sandbox.callsTo(addAd);
	expect(adGroup?.arguments).toEqual({
		adgroup_name: 'Women 18-34',
		campaign_id: campaign.id,
		budget: 50,
		budget_mode: 'BUDGET_MODE_DAY',
		location_ids: ['6252001'],
	});
	expect(ad?.arguments).toEqual({
		adgroup_id: bench.sandbox.adGroups[0]?.id,
		ad_name: 'Video 1',
		ad_text: 'New in for spring',
		landing_page_url: 'https://example.com/spring',
		video_url: 'https://cdn.example.com/1.mp4',
	});
	expect(Object.keys(item ?? {})).toEqual([
		...['success', 'adgroup_id', 'ad_id', 'adgroup_name', 'ad_name', 'campaign_id', 'warnings'],
		...['summary', 'ad_summary', 'calls_left', 'idempotency_key', 'ad_idempotency_key'],
	]);
	expect(item).toMatchObject({
		success: true,
		adgroup_id: bench.sandbox.adGroups[0]?.id,
		ad_id: bench.sandbox.madeAds[0]?.id,
		adgroup_name: 'Women 18-34',
		ad_name: 'Video 1',
		campaign_id: campaign.id,
		warnings: '',
		summary: expect.stringMatching(/; Budget:\s50; 2\smore$/),
		ad_summary: expect.stringMatching(/^Ad\sText:\sNew\sin\sfor\sspring; 2\smore$/),
		idempotency_key: adGroup?.idempotencyKey,
		ad_idempotency_key: ad?.idempotencyKey,
	});
});

test('each value of an item is flat and short, and only Check Rows unsimplified tells all that is sent', async () => {
	const times = {
		'Start date': '2099-03-15',
		'End date': '2099-04-30',
		Age: '18-34',
		Gender: 'Women',
	};
	const row = planRow({ ...times, Languages: 'English', 'Call to action': 'Shop now' });
	const [checked] = await bench.check([row], { options: { simplify: true } });
	const [whole] = await bench.check([row], { options: { simplify: false } });
	const [item = {}] = await bench.create([row]);
	// Its pieces stay whole in n8n's table.
	expect(item.summary).toBe('Locations:\u00a0United\u00a0States; Budget:\u00a050; 7\u00a0more');
	const [wide] = await bench.create([
		planRow({ 'Ad group': 'B', Country: 'DE, AT, CH, FR, IT, ES, PT, NL, BE, PL' }),
	]);
	expect(wide?.summary).toMatch(
		/^Locations:\sGermany,\sAustria,\sSwitzerland…; Budget:\s50; \d\smore$/,
	);
	expect(String(whole?.summary)).toContain('; Gender: Female; Languages: English');
	for (const value of [item, checked ?? {}].flatMap(Object.values)) {
		expect(typeof value === 'object' && value !== null).toBe(false);
		expect(String(value).length).toBeLessThan(170);
	}
});

test('rows of one ad group create it once, and each ad goes into its own row’s', async () => {
	const items = await bench.create([
		planRow(),
		planRow({ 'Ad name': 'Video 2' }),
		planRow({ 'Ad group': 'Men' }),
		planRow({ 'Ad group': 'Nobody', ...noAd }),
	]);
	expect(bench.sandbox.callsTo(addAdGroup)).toHaveLength(3);
	const idOf = (name: string) => bench.sandbox.adGroups.find((one) => one.name === name)?.id;
	const [women, men, nobody] = ['Women 18-34', 'Men', 'Nobody'].map(idOf);
	expect(items).toMatchObject([
		{ success: true, adgroup_id: women, ad_name: 'Video 1' },
		{ success: true, adgroup_id: women, ad_name: 'Video 2' },
		{ success: true, adgroup_id: men, ad_name: 'Video 1' },
		{ success: true, adgroup_id: nobody, ad_id: null },
	]);
	expect(bench.sandbox.madeAds.map(({ id, adgroup_id }) => [id, adgroup_id])).toEqual(
		items.slice(0, 3).map(({ ad_id: id, adgroup_id: adGroup }) => [id, adGroup]),
	);
});

test('rows of one ad group look up its region once, and none may leave it out', async () => {
	const row = planRow({ Country: 'US, CA', Region: 'California' });
	const rows = [row, { ...row, 'Ad name': 'Video 2' }];
	await bench.create(rows);
	expect(bench.tools()).toEqual(['search_tiktok_targeting', addAdGroup, addAd, addAd]);
	const [first] = await bench.create([...rows, { ...row, Region: '', 'Ad name': 'Video 3' }]);
	expect(first?.error).toContain('is "California", but "US, CA" in row 3');
});

test('the same ad on two rows is created once', async () => {
	const items = await bench.create([planRow(), planRow()]);
	expect(bench.tools()).toEqual([addAdGroup, addAd]);
	const [made] = bench.sandbox.madeAds;
	expect(items).toMatchObject([{ ad_id: made?.id }, { ad_id: made?.id }]);
});

test('a second run of the same plan makes nothing', async () => {
	const rows = [planRow(), planRow({ 'Ad name': 'Video 2' })];
	const first = await bench.create(rows);
	const second = await bench.create(rows);
	expect(second.map(({ ad_id: id }) => id)).toEqual(first.map(({ ad_id: id }) => id));
	expect([bench.sandbox.adGroups, bench.sandbox.madeAds].map(({ length }) => length)).toEqual([
		1, 2,
	]);
});

test('values for all rows fill in ads, and make none of rows without one', async () => {
	const row = without(planRow(), 'Ad text');
	const valuesForAllRows = { adText: 'For all', callToAction: 'SHOP_NOW', adName: 'For all' };
	const items = await bench.create([row, { ...row, ...noAd, 'Ad group': 'Alone' }], {
		valuesForAllRows,
	});
	expect(items).toMatchObject([{ ad_name: 'Video 1' }, { adgroup_name: 'Alone', ad_id: null }]);
	expect(bench.sandbox.callsTo(addAd).map((call) => call.arguments)).toMatchObject([
		{ ad_text: 'For all', call_to_action: 'SHOP_NOW' },
	]);
});
