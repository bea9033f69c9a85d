import '../fixedDate';
import { fileWorkbench, output } from '../workbench';
import { goodRow, mappedForm } from './filledIn';
import { problemsOf, sendRows } from './rowsSent';

const bench = fileWorkbench();

it('Existing Ad Group ID lets rows pass that have one, without a call and without a check', async () => {
	const before = bench.sandbox.calls.length;
	const rows = [
		{ id: '1800000000000000501' },
		{ id: '1800000000000000502', budget: 'none' },
		{ id: '' },
		{ id: 'n/a' },
		{ id: '1.8E+18' },
		{ id: 12345678901 },
	].map((row, at) => ({ ...goodRow, adgroup_name: `Row ${at}`, ...row }));
	const { rows: results } = await sendRows(bench, rows, {
		...mappedForm(),
		options: { existingAdgroupId: '={{ $json.id }}' },
	});
	expect(results.map(({ item }) => item)).toMatchObject([
		{ success: true, adgroup_id: '1800000000000000501', already_created: true },
		{ success: true, adgroup_id: '1800000000000000502', already_created: true },
		{ success: true, adgroup_name: 'Row 2' },
		{ success: true, adgroup_name: 'Row 3' },
		{ success: false },
		{ success: false },
	]);
	expect(results.slice(4).map(({ item }) => problemsOf(item))).toEqual(
		['lost', 'has 16 to 19 digits'].map((told) => [
			{ field: 'Existing Ad Group ID', message: expect.stringContaining(told) },
		]),
	);
	expect(bench.sandbox.calls).toHaveLength(before + 2);
});

describe('an option by an expression', () => {
	it.each([
		['maxConcurrency', 0, 'Max Concurrency', 'is "0". Enter a whole number from 1 to 50.'],
		['maxRetries', 1.5, 'Max Retries', 'is "1.5". Enter a whole number from 0 to 10.'],
		['timeout', 'soon', 'Timeout', expect.stringMatching(/^is "soon"\. Enter a whole number/)],
		['dateOrder', 'Mars', 'Date Order', expect.stringMatching(/isn't one of the choices/)],
		['scheduleTimezone', 'CET', 'Schedule Timezone', expect.stringMatching(/UTC or Workflow/)],
		['simplify', 'perhaps', 'Simplify', expect.stringMatching(/isn't yes or no/)],
	])('%s: %j is refused', async (name, value, field, message) => {
		const { rows } = await sendRows(bench, [{ value }], {
			options: { [name]: '={{ $json.value }}' },
		});
		expect(problemsOf(rows[0]?.item)).toEqual([{ field, message }]);
	});

	it.each([
		['dateOrder', 'Day/Month/Year'],
		['simplify', 'yes'],
		['maxRetries', '2'],
		['timeout', ''],
	])('%s: %j is taken', async (name, value) => {
		const options = { [name]: '={{ $json.value }}' };
		const run = await bench.run([{ value }], { operation: 'preview', options });
		expect(output(run)).toMatchObject([{ valid: true }]);
	});
});
