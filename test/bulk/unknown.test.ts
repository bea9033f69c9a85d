import { nodeName } from '../engine';
import { openWorkbench, output, type Workbench } from '../workbench';
import { rowOfName, sheetParameters, sheetRows } from './rows';

let bench: Workbench;

beforeEach(async () => {
	bench = await openWorkbench({ faultReplays: true });
	// Rows 3 and 7 are created, but no answer about them ever arrives.
	bench.sandbox.options.fault = (call) =>
		[3, 7].includes(rowOfName(call.arguments.adgroup_name)) ? { kind: 'drop-after' } : undefined;
});

afterEach(async () => await bench.close());

const parameters = sheetParameters({ maxRetries: 1 });

/** The key under which the service knows a row. */
const keyAtTheService = (row: number) =>
	bench.sandbox.calls.find((call) => rowOfName(call.arguments.adgroup_name) === row)
		?.idempotencyKey;

test('a row whose outcome is unknown says so, with its key and how to find out', async () => {
	const run = await bench.run(sheetRows(10), parameters, { onError: 'continueRegularOutput' });
	const items = output(run);

	const unknown = items.filter((item) => item.outcome_unknown === true);
	expect(unknown.map((item) => item.row)).toEqual([3, 7]);
	for (const item of unknown) {
		expect(item).toMatchObject({ success: false, kind: 'network', status: null });
		expect(item.idempotency_key).toBe(keyAtTheService(Number(item.row)));
		expect(item.error).toContain('not known whether the ad group was created');
		expect(item.what_to_do).toContain('TikTok Ads Manager');
	}
	expect(items.filter((item) => item.success === true)).toHaveLength(8);
});

test('the error of a node that stops names these rows with their keys', async () => {
	const run = await bench.run(sheetRows(10), parameters);
	const told = String(run.error?.description);

	expect(run.status).toBe('error');
	for (const row of [3, 7]) expect(told).toContain(String(keyAtTheService(row)));
	expect(told).toContain('8 ad groups were created');
	expect(told).toMatch(/not known whether an ad group was created for rows 3 and 7/);
});

test('the retried execution finds out by the same key, and creates nothing twice', async () => {
	const first = await bench.run(sheetRows(10), parameters);
	bench.sandbox.options.fault = undefined;
	const second = await bench.engine.run({ retryOf: first });

	expect(second.status).toBe('success');
	expect(second.json(nodeName.tested)).toHaveLength(10);
	expect(bench.sandbox.adGroups).toHaveLength(10);
});
