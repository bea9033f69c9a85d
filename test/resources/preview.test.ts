import '../fixedDate';
import type { IDataObject } from 'n8n-workflow';
import { nodeName, simpleWorkflow } from '../engine';
import { goodRow, mappedForm } from '../rows/filledIn';
import { sendRows } from '../rows/rowsSent';
import {
	adspirerNode,
	apiKey,
	engineFor,
	openWorkbench,
	output,
	type Workbench,
} from '../workbench';

let bench: Workbench;

beforeAll(async () => {
	bench = await openWorkbench();
});
afterAll(async () => await bench.close());

const preview = { operation: 'preview' };
const mapped = { ...mappedForm(), ...preview };
const inNewYork = { settings: { timezone: 'America/New_York' } };

const rows: IDataObject[] = [
	{ ...goodRow, adgroup_name: 'US', budget: 49.9, location_ids: 6252001 },
	{
		...goodRow,
		adgroup_name: 'UK women',
		location_ids: 'UK',
		gender: 'Women',
		age_groups: '18-34',
		schedule_start_time: 'Nov 26, 2026',
		placement_type: 'Automatic',
		row_number: 7,
	},
	{ ...goodRow, campaign_id: '1.76E+18', budget: '1,250', location_ids: 'US' },
	{
		...goodRow,
		adgroup_name: 'With a pixel',
		location_ids: 'US',
		pixel_id: '7090000000000000001',
	},
	{},
];

describe('a preview', () => {
	it('counts the rows above the output, and names those with problems', async () => {
		const hintsOf = async (given: IDataObject[], more = {}) =>
			(await bench.run(given, { ...mapped, ...more }))
				.hints(nodeName.tested)
				.map(({ message, type }) => [type, message.split('<br>')[0]]);
		expect((await hintsOf(rows))[0]).toEqual(['warning', '3 of 5 rows ready, 2 with problems.']);
		const good = { ...goodRow, location_ids: 'US' };
		expect(await hintsOf([good])).toEqual([['info', '1 row ready.']]);
		const options = { existingAdgroupId: '={{ $json.id }}' };
		const done = { ...good, adgroup_name: 'Done', id: '1800000000000000001', row_number: 3 };
		const same = { ...good, budget: 60 };
		expect(await hintsOf([good, done, same], { options })).toEqual([
			['warning', '1 of 3 rows ready, 1 already done, 1 with problems.'],
		]);
	});

	it('shows for each row what would be created, or what is wrong with it', async () => {
		const run = await bench.run(rows, mapped, {}, inNewYork);
		expect(run.status).toBe('success');
		expect(output(run)).toEqual([
			{
				valid: true,
				row: 1,
				adgroup_name: 'US',
				summary:
					"49.90 a day, starting once TikTok approves it, United States, all ages, all genders, Adspirer's default placement, Traffic (default), campaign 1790000000000000001",
				problems: '',
				warnings: '',
				problem_list: [],
				arguments: { ...goodRow, adgroup_name: 'US', budget: 49.9, location_ids: ['6252001'] },
			},
			{
				valid: true,
				row: 2,
				sheet_row: 7,
				adgroup_name: 'UK women',
				summary:
					'50 a day from 26 Nov 2026 00:00 New York time (05:00 UTC), United Kingdom, 18–34, female, automatic placement, Traffic (default), campaign 1790000000000000001',
				problems: '',
				warnings:
					'\'Locations\' "UK" was read as United Kingdom. \'Start Time\' "Nov 26, 2026" was read as 26 Nov 2026 00:00 New York time (05:00 UTC). \'Age Groups\' "18-34" was read as 18–24 and 25–34. \'Gender\' "Women" was read as female.',
				problem_list: [],
				arguments: {
					...goodRow,
					adgroup_name: 'UK women',
					location_ids: ['2635167'],
					gender: 'GENDER_FEMALE',
					age_groups: ['AGE_18_24', 'AGE_25_34'],
					schedule_start_time: '2026-11-26 05:00:00',
					placement_type: 'PLACEMENT_TYPE_AUTOMATIC',
				},
			},
			{
				valid: false,
				row: 3,
				adgroup_name: goodRow.adgroup_name,
				summary: expect.stringMatching(/^'Campaign' is "1\.76E\+18"\./),
				problems: expect.stringMatching(
					/^'Campaign' is "1\.76E\+18"\..*'Budget' is "1,250", which can be read as 1250 or as 1\.25\./,
				),
				warnings: expect.any(String),
				problem_list: [
					{ field: 'Campaign', message: expect.stringContaining('"1.76E+18"') },
					{ field: 'Budget', message: expect.stringContaining('"1,250"') },
				],
				arguments: { adgroup_name: goodRow.adgroup_name, location_ids: ['6252001'] },
			},
			{
				valid: true,
				row: 4,
				adgroup_name: 'With a pixel',
				summary: expect.stringMatching(/^50 a day, .*United States/),
				problems: '',
				warnings: expect.stringMatching(/^'Pixel ID' was ignored, because .*\.$/),
				problem_list: [],
				arguments: { ...goodRow, adgroup_name: 'With a pixel', location_ids: ['6252001'] },
			},
			{
				valid: false,
				row: 5,
				adgroup_name: null,
				summary:
					"'Campaign' is empty. Fill it in. 'Ad Group Name' is empty. Fill it in. … and 1 more problem.",
				problems:
					"'Campaign' is empty. Fill it in. 'Ad Group Name' is empty. Fill it in. 'Budget' is empty. Fill it in.",
				warnings: "'Locations' is empty, so TikTok targets the United States.",
				problem_list: ['Campaign', 'Ad Group Name', 'Budget'].map((field) => ({
					field,
					message: 'is empty. Fill it in.',
				})),
				arguments: {},
			},
		]);
	});

	it('has the same columns in the same order for good and bad rows', async () => {
		const columns = output(await bench.run([rows[0] ?? {}, {}], mapped)).map(Object.keys);
		const expected = ['valid', 'summary', 'row', 'adgroup_name', 'problems', 'warnings'];
		expect(columns).toEqual([1, 2].map(() => [...expected, 'problem_list', 'arguments']));
	});

	it('pairs its items with the rows, in order', async () => {
		const run = await bench.run(rows, mapped);
		expect(run.items(nodeName.tested).map(({ pairedItem }) => pairedItem)).toEqual(
			rows.map((_row, item) => ({ item })),
		);
	});

	it('shows exactly what a creation then sends', async () => {
		const good = rows.filter((_row, index) => index !== 2 && index !== 4);
		const shown = output(await bench.run(good, mapped, {}, inNewYork));
		const { rows: sent } = await sendRows(bench, good, mappedForm(), inNewYork.settings);
		expect(shown.map((item) => item.arguments)).toEqual(sent.map((row) => row.sent));
	});

	it('makes no call and uses no quota, whatever the rows are', async () => {
		const { calls, quota } = bench.sandbox;
		const before = { calls: calls.length, used: quota.used };
		await bench.run(rows, mapped);
		await bench.run([{}], preview);
		expect({ calls: bench.sandbox.calls.length, used: bench.sandbox.quota.used }).toEqual(before);
	});

	it.each(['continueRegularOutput', 'continueErrorOutput', 'stopWorkflow'] as const)(
		'gives bad rows out as items where On Error is %s',
		async (onError) => {
			const run = await bench.run(rows, mapped, { onError });
			expect(run.status).toBe('success');
			expect(output(run).map(({ valid }) => valid)).toEqual([true, true, false, true, false]);
			expect(run.nodeError(nodeName.tested)).toBeUndefined();
			expect(run.json(nodeName.tested, 1)).toEqual([]);
		},
	);

	it('asks for no duplicate key, since none is used', async () => {
		const run = await bench.run([{}], { ...preview, duplicateProtection: 'custom' });
		expect(output(run)).toMatchObject([{ valid: true }]);
	});

	it('tells wrong options and broken expressions as problems', async () => {
		const run = await bench.run([{ order: 'Mars' }], {
			...preview,
			adgroupName: "={{ $('No Such Node').item.json.x }}",
			options: { dateOrder: '={{ $json.order }}' },
		});
		expect(output(run)).toMatchObject([
			{ valid: false, problem_list: [{ field: 'Ad Group Name' }, { field: 'Date Order' }] },
		]);
	});

	it('says which rows are the same ad group, and which have one name and other values', async () => {
		const row = { ...goodRow, location_ids: '6252001' };
		const other = { ...row, adgroup_name: 'Another' };
		const run = await bench.run([row, other, row, { ...row, budget: 75 }], mapped);
		expect(output(run)).toMatchObject([
			{ valid: true, warnings: 'The same ad group is in rows 1 and 3, so it is created once.' },
			{ valid: true, warnings: '' },
			{ valid: true, warnings: 'The same ad group is in rows 1 and 3, so it is created once.' },
			{
				valid: false,
				problem_list: [
					{
						field: 'Ad Group Name',
						message: `is the same as in row 1, but other values differ. Change or remove one of the two.`,
					},
				],
			},
		]);
	});

	it('says of a row that has an ad group that it is done', async () => {
		const options = { existingAdgroupId: '={{ $json.done }}' };
		const done = { ...goodRow, budget: 'nonsense', done: '1800000000000000009' };
		const run = await bench.run([done], { ...mapped, options });
		expect(output(run)).toEqual([
			{
				valid: true,
				row: 1,
				adgroup_name: goodRow.adgroup_name,
				summary: 'Already done: the row has the ad group ID 1800000000000000009',
				problems: '',
				warnings: '',
				problem_list: [],
				arguments: {},
			},
		]);
	});
});

describe('the credential in a preview', () => {
	const workflow = { ...simpleWorkflow(adspirerNode(preview)), rows: [{}] };

	it('is not used: neither key nor address is tried', async () => {
		for (const [address, key] of [
			[bench.sandbox.url, 'sk_live_wrong'],
			['https://nowhere.invalid/base/', apiKey],
			['no address', ''],
		] as const) {
			const run = await engineFor(address, key).run(workflow);
			expect(run.json(nodeName.tested)).toMatchObject([{ valid: true }]);
		}
	});

	it('can be missing, so that a sheet can be checked before there is an account', async () => {
		const run = await bench.run([{}], preview, { credentials: {} });
		expect(output(run)).toMatchObject([{ valid: true }]);
	});
});
