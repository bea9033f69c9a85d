import type { IDataObject } from 'n8n-workflow';
import { campaign, eachPlanBench, noAd, pauseAd, pauseAdGroup, planRow } from './planBench';

const bench = eachPlanBench();

/** The states of what there is, by name. */
const states = (things: ReadonlyArray<{ name: string; status: string }>) =>
	Object.fromEntries(things.map(({ name, status }) => [name, status]));

/** The cells that leave a row out, and another row's cells in these columns. */
const leftOut: Array<[string, IDataObject, IDataObject]> = [
	['a draft', { Status: 'Draft' }, { Status: 'Active' }],
	["a draft of its ad group's", { 'Ad group status': 'Draft' }, { 'Ad group status': 'Active' }],
	["another network's", { Platform: 'Meta' }, { Platform: 'TikTok' }],
	['one to skip', { Skip: 'Yes' }, {}],
	['one that nobody approved', { Approved: 'No' }, { Approved: 'Yes' }],
];

describe('a row that isn’t to be created makes neither of the two', () => {
	it.each(leftOut)('%s', async (_what, more, good) => {
		const items = await bench.create([planRow(more), planRow({ 'Ad group': 'Other', ...good })]);
		expect(items).toMatchObject([
			{ success: true, skipped: true, adgroup_id: null, ad_id: null },
			{ success: true, adgroup_name: 'Other' },
		]);
		expect(states(bench.sandbox.adGroups)).toEqual({ Other: 'ENABLE' });
	});

	it.each(leftOut)('%s, whose ad group is there', async (_what, more, good) => {
		const { id } = bench.sandbox.addAdGroup({
			campaign_id: campaign.id,
			adgroup_name: 'Women 18-34',
		});
		const items = await bench.create([
			planRow({ 'Ad group ID': id, ...more }),
			planRow({ ...noAd, ...good }),
		]);
		expect(items).toMatchObject([
			{ success: true, skipped: true, adgroup_id: id, ad_id: null },
			{ success: true },
		]);
		expect(items[0]?.reason).toMatch(/^'/);
		expect(bench.sandbox.madeAds).toEqual([]);
	});

	it.each<[string, IDataObject]>([
		['a total', { Campaign: 'Total', 'Daily budget': 50 }],
		['a blank one', {}],
	])('%s', async (_what, row) => {
		const items = await bench.create([planRow(), row]);
		expect(items).toMatchObject([{ ad_name: 'Video 1' }, { skipped: true, ad_id: null }]);
	});
});

describe('what can’t be read of a row counts for its ad, too, where its ad group is there', () => {
	it.each<[string, IDataObject, string]>([
		['a status', { Status: 'blubb' }, "'Status' is"],
		['a column', { Mystery: 'blue' }, "1 column needs your answer: 'Mystery'."],
	])('%s', async (_what, more, problem) => {
		const { id } = bench.sandbox.addAdGroup({ campaign_id: campaign.id, adgroup_name: 'Old' });
		const row = planRow({ 'Ad group': 'Old', 'Ad group ID': id });
		const others = { ...row, Status: more.Status && 'Active' };
		const [item] = await bench.create([{ ...row, ...more }, others]);
		expect(item).toMatchObject({ success: false, error: expect.stringContaining(problem) });
		expect(bench.sandbox.madeAds).toHaveLength(1);
	});
});

test('an ad below merged cells is no total, whatever its text says, and a total is one under an ignored heading', async () => {
	const merged = { Campaign: '', 'Ad group': '', Country: '', 'Daily budget': '' };
	const below = { ...merged, 'Ad name': 'Video 2', 'Ad text': 'Confort total' };
	const options = { fillDownColumns: Object.keys(merged) };
	const columns = { mappingMode: 'defineBelow', value: { Brand: 'ignore' }, schema: [] };
	const items = await bench.create(
		[planRow(), planRow(below), { ...merged, Brand: 'Total', 'Daily budget': 50 }],
		{ options, columns },
	);
	expect(items).toMatchObject([{ success: true }, { ad_name: 'Video 2' }, { skipped: true }]);
	expect(bench.sandbox.madeAds).toHaveLength(2);
});

test('a draft of an ad alone leaves its ad group to be made', async () => {
	const items = await bench.create([planRow({ 'Ad status': 'Draft' })]);
	const [adGroup] = bench.sandbox.adGroups;
	expect(items).toMatchObject([{ success: true, adgroup_id: adGroup?.id, ad_id: null }]);
	expect(items[0]).not.toHaveProperty('skipped');
	expect(items[0]?.reason).toBe('\'Ad status\' is "Draft"');
});

describe('Paused', () => {
	it.each<[string, IDataObject, { adGroup?: true; ad?: true }]>([
		['as the status of both pauses the ad group', { Status: 'Paused' }, { adGroup: true }],
		['as that of the ad group pauses it', { 'Ad group status': 'Off' }, { adGroup: true }],
		['as that of the ad pauses that alone', { 'Ad status': 'Paused' }, { ad: true }],
		[
			'as those of both pauses both',
			{ Status: 'Paused', 'Ad status': 'Paused' },
			{ adGroup: true, ad: true },
		],
	])('%s', async (_what, more, paused) => {
		const [item] = await bench.create([planRow(more)]);
		expect([item?.adgroup_paused, item?.ad_paused]).toEqual([paused.adGroup, paused.ad]);
		expect(bench.sandbox.callsTo(pauseAdGroup)).toHaveLength(paused.adGroup ? 1 : 0);
		expect(bench.sandbox.callsTo(pauseAd)).toHaveLength(paused.ad ? 1 : 0);
	});

	it('is the ad’s own where the ad group was there before', async () => {
		const { id } = bench.sandbox.addAdGroup({ campaign_id: campaign.id, adgroup_name: 'Old' });
		const row = planRow({ 'Ad group': 'Old', 'Ad group ID': id });
		await bench.create([
			{ ...row, Status: 'Paused' },
			{ ...row, 'Ad name': 'Video 2', Status: 'Active' },
		]);
		expect(states(bench.sandbox.adGroups)).toEqual({ Old: 'ENABLE' });
		expect(states(bench.sandbox.madeAds)).toEqual({ 'Video 1': 'DISABLE', 'Video 2': 'ENABLE' });
	});
});

test('rows of one ad group that differ in their status name the column, and how to pause single ads', async () => {
	const [item] = await bench.check([
		planRow({ Status: 'Paused' }),
		planRow({ 'Ad name': 'Video 2', Status: 'Active' }),
	]);
	expect(item?.problems).toBe(
		"'Status' is paused, but on in row 2, which is the same ad group. Make the rows the same, rename one, or remove one. To pause only some of its ads, choose 'Ad Status' for the column in 'Columns of Your Sheet'. A draft then leaves out its ad alone, and not its ad group.",
	);
});

test('a key of a person’s own, which can’t be that of two things, is refused by its name', async () => {
	const [item] = await bench.create([planRow()], {
		options: { duplicateProtection: '={{ "custom" }}' },
	});
	expect(item?.error).toContain('\'Duplicate Protection\' is "custom"');
	expect(bench.sandbox.calls).toEqual([]);
});
