import type { IDataObject } from 'n8n-workflow';
import { sheetParameters, sheetRows } from '../resources/adGroup/rows';
import { eachWorkbench, output } from '../workbench';
import { errorDetails, shownError } from './shown';

const bench = eachWorkbench();

const goesOn = { onError: 'continueRegularOutput' } as const;

test('1,000 bad rows make an error that a person can read and n8n can store', async () => {
	// Each one is bad, and read, in a way of its own.
	const rows = sheetRows(1_000).map(
		(row, at): IDataObject => ({
			...row,
			name: `${String(row.name)} ${'x'.repeat(200)}`,
			budget: `$${at + 20},50x`,
		}),
	);
	const run = await bench.run(rows, sheetParameters());
	const { name, message, lines, description, itemIndex } = shownError(run);

	expect(message).toBe('1000 of 1000 rows need a correction (rows 1–1000), so nothing was sent.');
	expect(lines).toHaveLength(52);
	expect(lines[0]).toMatch(/^Row 1: 'Budget' is /);
	expect(lines[49]).toMatch(/^Row 50: /);
	expect(lines[50]).toBe('… and 950 more.');
	expect(lines[51]).toBe(
		"Nothing was sent. To send the good ones anyway, set the node's On Error to continue.",
	);
	expect([name, itemIndex]).toEqual(['NodeApiError', undefined]);
	expect(description.length).toBeLessThan(20_000);
	expect(bench.sandbox.calls).toEqual([]);
});

test('a long list of accounts is whole in the item, and short in its sentences', async () => {
	bench.sandbox.options.accounts = Array.from({ length: 300 }, (_, at) => ({
		id: String(7_000 + at),
		name: `Account ${at}`,
	}));
	const run = await bench.run([{}], { options: { simplify: false } }, goesOn);
	const details = errorDetails(output(run)[0]);

	expect(details.accounts).toHaveLength(300);
	expect(details.what_to_do).toMatch(/Account 9 \(7009\) and 290 more\.$/);
	expect(String(details.what_to_do).length).toBeLessThan(500);
});
