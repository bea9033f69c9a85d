import '../fixedDate';
import type { IDataObject } from 'n8n-workflow';
import { nodeName } from '../engine';
import { goodRow, mappedForm } from '../rows/filledIn';
import { sendRows } from '../rows/rowsSent';
import { fileWorkbench, output } from '../workbench';
import { errorModes } from '../output/failing';

const bench = fileWorkbench();

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
	{},
];

describe('a preview', () => {
	const good = { ...goodRow, location_ids: 'US' };

	it.each([
		['', false],
		['Dec 1, 2026', true],
	])('with the start "%s", asks to look at one in Ads Manager first: %s', async (start, asks) => {
		const run = await bench.run([{ ...good, schedule_start_time: start }], mapped);
		const shown = run.hints(nodeName.tested).map(({ message }) => message);
		const asked = /Check one start in TikTok Ads Manager first: /.test(shown.join());
		expect(asked).toBe(asks);
	});

	it('shows for each row what would be created, or what is wrong with it', async () => {
		const run = await bench.run(rows, mapped, {}, inNewYork);
		expect(run.status).toBe('success');
		expect(output(run)).toEqual([
			{
				valid: true,
				row: 1,
				adgroup_name: 'US',
				summary: 'Campaign: 1790000000000000001; Locations: United States; Budget: 49.90',
				problems: '',
				warnings: '',
				readings: '',
				problem_list: [],
				arguments: { ...goodRow, adgroup_name: 'US', budget: 49.9, location_ids: ['6252001'] },
			},
			{
				valid: true,
				row: 2,
				sheet_row: 7,
				adgroup_name: 'UK women',
				summary:
					'Campaign: 1790000000000000001; Locations: United Kingdom; Budget: 50; Start Time: 26 Nov 2026 00:00 New York time (05:00 UTC); Placement Type: Automatic; Age Groups: 18-24 and 25-34; Gender: Female',
				problems: '',
				warnings: '',
				readings:
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
			expect.objectContaining({
				valid: false,
				row: 3,
				problems: expect.stringMatching(
					/^'Campaign' is "1\.76E\+18"\..*'Budget' is "1,250", which can be read as 1250 or as 1\.25\./,
				),
				arguments: { adgroup_name: goodRow.adgroup_name, location_ids: ['6252001'] },
			}),
			expect.objectContaining({
				valid: false,
				row: 4,
				adgroup_name: null,
				summary: '',
				problems:
					"'Campaign' is empty. Fill it in. 'Ad Group Name' is empty. Fill it in. 'Budget' is empty. Fill it in.",
				warnings: "'Locations' is empty, so TikTok targets the United States.",
				problem_list: ['Campaign', 'Ad Group Name', 'Budget'].map((field) => ({
					field,
					message: 'is empty. Fill it in.',
				})),
				arguments: {},
			}),
		]);
	});

	it('shows exactly what a creation then sends', async () => {
		const sendable = rows.slice(0, 2);
		const shown = output(await bench.run(sendable, mapped, {}, inNewYork));
		const { rows: sent } = await sendRows(bench, sendable, mappedForm(), inNewYork.settings);
		expect(shown.map((item) => item.arguments)).toEqual(sent.map((row) => row.sent));
	});

	it.each(errorModes)('gives all rows out as items without a call, with %s', async (onError) => {
		const { length } = bench.sandbox.calls;
		const run = await bench.run(rows, mapped, { onError });
		expect(run.status).toBe('success');
		expect(output(run).map(({ valid }) => valid)).toEqual([true, true, false, false]);
		const pairs = run.items(nodeName.tested).map(({ pairedItem }) => pairedItem);
		expect(pairs).toEqual(rows.map((_row, item) => ({ item })));
		expect(run.nodeError(nodeName.tested)).toBeUndefined();
		expect(run.json(nodeName.tested, 1)).toEqual([]);
		const columns = ['valid', 'adgroup_name', 'problems', 'warnings', 'summary', 'row'];
		const simplify = { ...mapped, options: { simplify: true } };
		for (const [parameters, more] of [
			[mapped, ['readings', 'problem_list', 'arguments']],
			[simplify, []],
		] as const) {
			for (const item of output(await bench.run(rows, parameters, { onError }))) {
				const named = Object.keys(item).filter((name) => name !== 'sheet_row');
				expect(named).toEqual([...columns, ...more]);
			}
		}
		expect(bench.sandbox.calls).toHaveLength(length);
	});
});

test('a preview works without a credential, so that a sheet can be checked before there is an account', async () => {
	const run = await bench.run([{}], preview, { credentials: {} });
	expect(output(run)).toMatchObject([{ valid: true }]);
});
