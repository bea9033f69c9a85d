import '../../fastClock';
import { nodeName } from '../../engine';
import { errorDetails, shownError } from '../../output/shown';
import { openWorkbench, output, type Workbench } from '../../workbench';
import { rowOfName, sheetParameters, sheetRows } from './rows';

let bench: Workbench;

beforeEach(async () => {
	bench = await openWorkbench({ faultReplays: true });
	// Rows 3 and 7 are created, but no answer about them ever arrives.
	bench.sandbox.options.fault = (call) =>
		[3, 7].includes(rowOfName(call.arguments.adgroup_name)) ? { kind: 'drop-after' } : undefined;
});

afterEach(async () => await bench.close());

/** Nobody looks the rows up in the campaign's list. */
const parameters = sheetParameters({ maxRetries: 1, settleUnknown: false });

/** The key under which the service knows a row. */
const keyAtTheService = (row: number) =>
	bench.sandbox.calls.find((call) => rowOfName(call.arguments.adgroup_name) === row)
		?.idempotencyKey;

test('a row whose outcome is unknown says so, with its key and how to find out', async () => {
	const run = await bench.run(sheetRows(10), parameters, { onError: 'continueRegularOutput' });
	const items = output(run);

	const failed = items.filter((item) => item.success === false).map(errorDetails);
	expect(failed.map(({ row }) => row)).toEqual([3, 7]);
	for (const details of failed) {
		expect(details).toMatchObject({
			kind: 'network',
			http_status: null,
			outcome_unknown: true,
			idempotency_key: keyAtTheService(Number(details.row)),
		});
		expect(details.what_to_do).toContain(
			"Look for the ad group's name in TikTok Ads Manager. If it isn't there, run the row again.",
		);
	}
	expect(items[2]?.error).toContain('so the ad group may or may not have been created');
	expect(items.filter((item) => item.success === true)).toHaveLength(8);
});

test('the error of a node that stops names these rows with their keys', async () => {
	const { lines } = shownError(await bench.run(sheetRows(10), parameters));
	const told = lines.join('\n');

	expect(lines).toContain('8 ad groups exist:');
	expect(lines).toContain("It isn't known whether these 2 ad groups were created:");
	for (const row of [3, 7]) expect(told).toContain(keyAtTheService(row));
});

test("the campaign's list tells what became of the rows", async () => {
	const run = await bench.run(sheetRows(10), sheetParameters({ maxRetries: 1 }));

	expect(run.error).toBeUndefined();
	const lists = bench.sandbox.calls.filter(({ tool }) => tool === 'list_tiktok_ad_groups');
	expect(lists).toHaveLength(1);
	const idOf = (row: number) =>
		bench.sandbox.adGroups.find((group) => rowOfName(group.arguments.adgroup_name) === row)
			?.adgroup_id;
	for (const row of [3, 7]) {
		expect(output(run)[row - 1]).toMatchObject({
			success: true,
			adgroup_id: idOf(row),
			already_created: true,
		});
	}
});

test('the retried execution finds out by the same key, and creates nothing twice', async () => {
	const first = await bench.run(sheetRows(10), parameters);
	bench.sandbox.options.fault = undefined;
	const second = await bench.engine.run({ retryOf: first });

	expect(second.status).toBe('success');
	expect(second.json(nodeName.tested)).toHaveLength(10);
	expect(bench.sandbox.adGroups).toHaveLength(10);
});
