import '../fixedDate';
import { fileWorkbench, output } from '../workbench';
import { problemsOf, sendRows } from './rowsSent';

const bench = fileWorkbench();

describe('an option by an expression', () => {
	it.each([
		['maxConcurrency', 0, 'Max Concurrency', 'is "0". Enter a whole number from 1 to 50.'],
		['maxRetries', 1.5, 'Max Retries', 'is "1.5". Enter a whole number from 0 to 10.'],
		['timeout', 'soon', 'Timeout', expect.stringMatching(/^is "soon"\. Enter a whole number/)],
		['dateOrder', 'Mars', 'Date Order', expect.stringMatching(/isn't one of the choices/)],
		['scheduleTimezone', 'CET', 'Schedule Timezone', expect.stringMatching(/UTC or Workflow/)],
		['existingAdgroupId', '1.8E+18', 'Existing Ad Group ID', expect.stringMatching(/lost/)],
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
		['existingAdgroupId', 'n/a'],
	])('%s: %j is taken', async (name, value) => {
		const options = { [name]: '={{ $json.value }}' };
		const run = await bench.run([{ value }], { operation: 'preview', options });
		expect(output(run)).toMatchObject([{ valid: true }]);
	});
});
