import type { IDataObject } from 'n8n-workflow';
import { sheetParameters, sheetRows } from '../resources/adGroup/rows';
import { eachWorkbench, output } from '../workbench';
import { errorDetails, hintsOf, shownError } from './shown';

const bench = eachWorkbench();

const rowCount = 1_000;
/** Rows of which each one is bad, and read, in a way of its own. */
const badRows = (): IDataObject[] =>
	sheetRows(rowCount).map((row, at) => ({
		...row,
		name: `${String(row.name)} ${'x'.repeat(200)}`,
		budget: `$${at + 20},50x`,
		goal: `GOAL_${at}`,
	}));
const parameters = sheetParameters({}, { delivery: { optimizationGoal: '={{ $json.goal }}' } });

test('1,000 bad rows make an error that a person can read and n8n can store', async () => {
	const { message, lines, description } = shownError(await bench.run(badRows(), parameters));

	expect(message).toBe('1000 of 1000 rows have problems (rows 1–1000), so nothing was sent.');
	expect(lines).toHaveLength(52);
	expect(lines[0]).toMatch(/^Row 1 \(Ad group 0001 x+…\): 'Budget' is /);
	expect(lines[49]).toMatch(/^Row 50 /);
	expect(lines[50]).toBe('… and 950 more.');
	expect(lines[51]).toMatch(/^Correct the rows\./);
	expect(description.length).toBeLessThan(20_000);
	expect(bench.sandbox.calls).toEqual([]);
});

test('1,000 bad rows make few hints, and an item each', async () => {
	const run = await bench.run(badRows(), parameters, { onError: 'continueRegularOutput' });

	expect(output(run)).toHaveLength(rowCount);
	const hints = hintsOf(run);
	expect(hints.length).toBeLessThanOrEqual(31);
	expect(hints.at(-1)).toBe('1000 failed.');
	expect(hints.join('').length).toBeLessThan(20_000);
});

test('a long list of accounts is whole in the item, and short in its sentences', async () => {
	bench.sandbox.options.accounts = Array.from({ length: 300 }, (_, at) => ({
		id: String(7_000 + at),
		name: `Account ${at}`,
	}));
	const run = await bench.run([{}], {}, { onError: 'continueRegularOutput' });
	const details = errorDetails(output(run)[0]);

	expect(details.accounts).toHaveLength(300);
	expect(details.what_to_do).toMatch(/Account 9 \(7009\) and 290 more\. Nothing was created/);
	expect(String(details.what_to_do).length).toBeLessThan(500);
});

test('a long refusal is cut off', async () => {
	const error = `The campaign ${'is full and '.repeat(1_000)}`;
	bench.sandbox.options.fault = () => ({
		kind: 'status',
		status: 400,
		body: { success: false, error },
	});
	const run = await bench.run([{}], {}, { onError: 'continueRegularOutput' });

	expect(String(output(run)[0]?.error)).toMatch(/The campaign is full and .*…$/);
	expect(String(output(run)[0]?.error).length).toBeLessThan(600);
});
