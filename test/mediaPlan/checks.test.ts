import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { hintsOf } from '../output/shown';
import { campaign, eachPlanBench, noAd, planRow } from './planBench';

const bench = eachPlanBench();
const paused = { startPaused: true };

async function checked(rows: IDataObject[], parameters: INodeParameters = {}) {
	const run = await bench.start(rows, { operation: 'preview', ...parameters });
	expect(bench.sandbox.calls).toEqual([]);
	return { items: bench.items(run), hints: hintsOf(run) };
}

test('a row tells of both things in one sentence, with the arguments of each call', async () => {
	const { items, hints } = await checked([planRow()]);
	expect(items).toEqual([
		{
			valid: true,
			adgroup_name: 'Women 18-34',
			ad_name: 'Video 1',
			problems: '',
			warnings: '',
			summary: expect.stringMatching(/; Budget: 50$/),
			ad_summary: expect.stringMatching(/^Ad Text: New in for spring; .*; Video URL: /),
			row: 1,
			readings: '\'Country\' "US" was read as United States.',
			problem_list: [],
			arguments: {
				adgroup: expect.objectContaining({ adgroup_name: 'Women 18-34', budget: 50 }),
				ad: expect.objectContaining({ ad_name: 'Video 1', ad_text: 'New in for spring' }),
			},
		},
	]);
	expect(hints[0]).toBe(
		'Ad groups: 1 ready. Ads: 1 ready. Create makes 2 calls: 1 ad group and 1 ad.',
	);
});

/** No status is blank beside others. */
const on = { Status: 'Active', 'Ad status': 'Active' };

test('calls count ad groups, pauses and ads, each once', async () => {
	const { items, hints } = await checked(
		[
			planRow(on),
			planRow(on),
			planRow({ ...on, 'Ad name': 'b' }),
			planRow({ ...on, 'Ad group': 'Men', 'Ad status': 'Paused' }),
			planRow({ Status: 'Active', 'Ad group': 'Alone', ...noAd, 'Daily budget': '', Budget: 50 }),
			planRow({ ...on, 'Ad group': 'Bad', 'Ad text': '' }),
			planRow({ 'Ad group': 'Later', Status: 'Draft' }),
		],
		paused,
	);
	expect(hints[0]).toBe(
		'Ad groups: 3 ready, 1 skipped. Ads: 3 ready. 1 row needs a correction. Create makes 11 calls: 1 list, 3 ad groups, 4 pauses and 3 ads.',
	);
	expect(hints).toContain(`Campaign ${campaign.id}: 150 a day in 3 rows.`);
	expect(items.map(({ warnings }) => warnings)).toEqual([
		'',
		'This row has the ad of row 1.',
		...['', '', '', '', ''],
	]);
});

test('Create makes as many calls as the check says', async () => {
	const { id } = bench.sandbox.addAdGroup({ campaign_id: campaign.id, adgroup_name: 'Old' });
	const rows = [
		planRow(on),
		planRow({ ...on, 'Ad name': 'b' }),
		planRow({ ...on, 'Ad group': 'Old', 'Ad group ID': id }),
		planRow({ ...on, 'Ad group': 'Men', 'Ad status': 'Paused' }),
	];
	const { hints } = await checked(rows, paused);
	expect(hints[0]).toMatch('Create makes 11 calls: 1 list, 2 ad groups, 4 pauses and 4 ads.');
	await bench.create(rows, paused);
	expect(bench.tools()).toHaveLength(11);
});

test('it counts the lists of Skip Existing Names, too, each once', async () => {
	const { id } = bench.sandbox.addAdGroup({ campaign_id: campaign.id, adgroup_name: 'Old' });
	const rows = [
		planRow(on),
		planRow({ ...on, 'Ad group': 'Men' }),
		planRow({ ...on, 'Ad group': 'Old', 'Ad group ID': id }),
		planRow({ ...on, 'Ad group': 'Old', 'Ad group ID': id, 'Ad name': 'b' }),
	];
	const skips = { options: { skipExistingNames: true } };
	const { hints } = await checked(rows, skips);
	expect(hints[0]).toMatch('Create makes 8 calls: 2 lists, 2 ad groups and 4 ads.');
	await bench.create(rows, skips);
	expect(bench.tools()).toHaveLength(8);
});

test('a row whose ad group is there has its ad to create, is done, or is skipped', async () => {
	const old = { 'Ad group': 'Old', 'Ad group ID': '1800000000000000009', Status: 'Active' };
	const row = planRow(old);
	const { items, hints } = await checked([
		row,
		{ ...row, 'Ad name': 'b', 'Ad ID': '1850000000000000077' },
		{ ...row, 'Ad name': 'c', Status: 'Draft' },
		{ ...row, ...noAd },
	]);
	expect(hints[0]).toBe(
		'Ad groups: 0 ready, 1 already there. Ads: 1 ready, 1 already there, 1 skipped. Create makes 1 call: 1 ad.',
	);
	const done = 'Already done: the row has the ad group ID 1800000000000000009';
	expect(items.map(({ summary }) => summary)).toEqual([done, done, done, done]);
	expect(items.map(({ ad_summary: summary }) => summary)).toEqual([
		expect.stringMatching(/^Ad Text: New in for spring; /),
		'Already done: the row has the ad ID 1850000000000000077',
		'Skipped, because \'Status\' is "Draft".',
		'',
	]);
});

test('problems of both are told together', async () => {
	const { items } = await checked([planRow({ 'Daily budget': 'lots', 'Landing page': 'here' })]);
	expect(items).toMatchObject([
		{
			valid: false,
			summary: '',
			problem_list: [{ field: 'Daily budget' }, { field: 'Landing page' }],
		},
	]);
});

test('the box of Check Rows counts the ads of ready rows, without those that are left out', async () => {
	const { hints } = await checked([
		planRow({ 'Ad status': 'Draft' }),
		planRow({ 'Ad group': 'Men', 'Ad status': 'Active' }),
	]);
	expect(JSON.stringify(hints)).toMatch(
		/Ad groups: 2 ready\. Ads: 1 ready, 1 skipped\..*3 calls: 2 ad groups and 1 ad\./,
	);
});
