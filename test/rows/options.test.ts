import '../fixedDate';
import type { IDataObject } from 'n8n-workflow';
import { openWorkbench, output, type Workbench } from '../workbench';
import { goodRow, mappedForm } from './filledIn';
import { problemsOf, sendRows } from './rowsSent';

let bench: Workbench;

beforeAll(async () => {
	bench = await openWorkbench();
});
afterAll(async () => await bench.close());

const row = { ...goodRow, location_ids: 'US' };
const continues = { onError: 'continueRegularOutput' } as const;

describe('Include Input Fields', () => {
	const rows: IDataObject[] = [
		{ ...row, adgroup_name: 'With columns', Owner: 'Ann', status: 'ready', success: 'tbd' },
		{ ...row, adgroup_name: 'With columns, bad', Owner: 'Ben', gender: 'X', error: 'none' },
	];
	const run = async (includeInputFields?: boolean) =>
		output(
			await bench.run(
				rows,
				{
					...mappedForm(),
					options: { ...(includeInputFields !== undefined && { includeInputFields }) },
				},
				continues,
			),
		);

	it("keeps the row's own columns, under which the result wins", async () => {
		const [created, failed] = await run(true);
		expect(created).toMatchObject({ Owner: 'Ann', status: 'ready', success: true });
		expect(created?.adgroup_id).toMatch(/^\d+$/);
		expect(failed).toMatchObject({
			Owner: 'Ben',
			success: false,
			error: expect.stringMatching(/^Row 2 /),
		});
	});

	it('is off unless added', async () => {
		for (const items of [await run(), await run(false)]) {
			for (const item of items) expect(item).not.toHaveProperty('Owner');
			const columns = items.map((item) => Object.keys(item).slice(0, 4));
			const first = ['success', 'adgroup_id', 'adgroup_name', 'campaign_id'];
			expect(columns).toEqual([first, first]);
			expect(Object.keys(items[0] ?? {}).at(-1)).toBe('text');
		}
	});
});

describe('Existing Ad Group ID', () => {
	it('lets rows pass that have one, without a call and without a check', async () => {
		const before = bench.sandbox.calls.length;
		const rows = [
			{ ...row, adgroup_name: 'Has one', id: '1800000000000000501' },
			{ ...row, adgroup_name: 'Has one, bad row', budget: 'none', id: '1800000000000000502' },
			{ ...row, adgroup_name: 'Has none', id: '' },
			{ ...row, adgroup_name: 'Has none either', id: 'n/a' },
			{ ...row, adgroup_name: 'Has a wrong one', id: '1.8E+18' },
			{ ...row, adgroup_name: 'Has the ID of a deal', id: 12345678901 },
		];
		const { rows: results } = await sendRows(bench, rows, {
			...mappedForm(),
			options: { existingAdgroupId: '={{ $json.id }}' },
		});
		expect(results.map(({ item }) => item)).toMatchObject([
			{ success: true, adgroup_id: '1800000000000000501', already_created: true },
			{ success: true, adgroup_id: '1800000000000000502', already_created: true },
			{ success: true, adgroup_name: 'Has none' },
			{ success: true, adgroup_name: 'Has none either' },
			{ success: false },
			{ success: false },
		]);
		expect(problemsOf(results[4]?.item)).toEqual([
			{ field: 'Existing Ad Group ID', message: expect.stringContaining('lost') },
		]);
		expect(problemsOf(results[5]?.item)).toEqual([
			{ field: 'Existing Ad Group ID', message: expect.stringContaining('16 to 19 digits') },
		]);
		expect(bench.sandbox.calls).toHaveLength(before + 2);
	});
});

describe('an option that is wrong', () => {
	it.each([
		['maxConcurrency', 0, 'Max Concurrency', 'is "0". Enter a whole number from 1 to 50.'],
		['maxConcurrency', 51, 'Max Concurrency', 'is "51". Enter a whole number from 1 to 50.'],
		['maxRetries', 1.5, 'Max Retries', 'is "1.5". Enter a whole number from 0 to 10.'],
		['maxRetries', true, 'Max Retries', 'is "true". Enter a whole number from 0 to 10.'],
		['timeout', 'soon', 'Timeout', expect.stringMatching(/^is "soon"\. Enter a whole number/)],
		['dateOrder', 'Mars', 'Date Order', expect.stringMatching(/isn't one of the choices/)],
		['scheduleTimezone', 'CET', 'Schedule Timezone', expect.stringMatching(/UTC or Workflow/)],
		['simplify', 'perhaps', 'Simplify', expect.stringMatching(/isn't yes or no/)],
	])('%s: %j', async (name, value, field, message) => {
		const { rows } = await sendRows(bench, [{ value }], {
			options: { [name]: '={{ $json.value }}' },
		});
		expect(problemsOf(rows[0]?.item)).toEqual([{ field, message }]);
	});

	it.each([
		['dateOrder', 'Day/Month/Year'],
		['dateOrder', 'refuse'],
		['scheduleTimezone', 'UTC'],
		['simplify', 'yes'],
		['maxRetries', '2'],
		['timeout', ''],
	])('%s: but not %j', async (name, value) => {
		const run = await bench.run([{ value }], {
			operation: 'preview',
			options: { [name]: '={{ $json.value }}' },
		});
		expect(output(run)).toMatchObject([{ valid: true }]);
	});
});
