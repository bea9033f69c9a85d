import { nodeName } from '../engine';
import { sheetParameters, sheetRows } from '../resources/adGroup/rows';
import { eachWorkbench } from '../workbench';
import { hintsOf } from './shown';

const bench = eachWorkbench({ quota: { limit: null } });

const [row = {}, other = {}] = sheetRows(2);

describe('rows that are the same ad group', () => {
	test('get a hint, and are created once', async () => {
		const run = await bench.run([row, other, row, row], sheetParameters());

		expect(hintsOf(run)).toEqual([
			'2 created.',
			'Rows 1, 3 and 4 are the same ad group, so it is created once.',
		]);
		expect(bench.sandbox.adGroups).toHaveLength(2);
	});

	test('share what an earlier try of the execution has created', async () => {
		bench.sandbox.options.fault = ({ arguments: { adgroup_name } }) =>
			adgroup_name === other.name ? { kind: 'status', status: 400 } : undefined;
		const first = await bench.run([row, row, other], sheetParameters({ maxConcurrency: 1 }));
		expect(first.status).toBe('error');
		bench.sandbox.options.fault = undefined;
		const again = await bench.engine.run({ retryOf: first });

		const [one, two, three] = again.json(nodeName.tested);
		expect(one).toMatchObject({ success: true, already_created: true });
		expect(two).toEqual(one);
		expect(three).toMatchObject({ success: true, adgroup_name: other.name });
		expect(hintsOf(again).at(0)).toMatch(/^1 created, 1 already created before\./);
	});
});

test('what a sheet says is text above the output, never markup', async () => {
	const column = '<img src=x onerror=alert(1)> & <a href="//x.example">Sign in</a>';
	const parameters = { mappingMode: 'autoMapInputData', operation: 'preview' };
	const run = await bench.run([{ [column]: 'x', Budget: '<b>9' }], parameters);
	const shown = run.hints(nodeName.tested).map(({ message }) => message);

	expect(shown.join()).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; &lt;a');
	expect(shown.join().replaceAll('<br>', '')).not.toMatch(/[<>]/);
});

test('a field that every row writes in its own way gets one line', async () => {
	const rows = sheetRows(100).map((one, at) => ({ ...one, budget: `$${at + 20}.00` }));
	const run = await bench.run(rows, sheetParameters());

	expect(hintsOf(run)).toEqual([
		'100 created.',
		expect.stringMatching(/^In rows 1–100, for example: 'Budget' "\$20\.00" was read as 20/),
	]);
});

test('an ad group without a known ID gets a hint that says where to find it', async () => {
	bench.sandbox.options.successForm = 'no-id';
	const parameters = sheetParameters({ settleUnknown: false });
	const run = await bench.run([row, other], parameters);

	expect(hintsOf(run)).toEqual([
		'2 created, 2 with warnings.',
		"In rows 1 and 2: Adspirer created the ad group but didn't name its ID. Find the ID in TikTok Ads Manager.",
	]);
});
