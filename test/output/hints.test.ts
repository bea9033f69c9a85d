import { nodeName } from '../engine';
import { sheetParameters, sheetRows } from '../resources/adGroup/rows';
import { eachWorkbench } from '../workbench';
import { hintsOf } from './shown';

const bench = eachWorkbench({ quota: { limit: null } });

const [row = {}, other = {}] = sheetRows(2);

test('what a sheet says is text above the output, never markup', async () => {
	const column = '<img src=x onerror=alert(1)> & <a href="//x.example">Sign in</a>';
	const parameters = { mappingMode: 'autoMapInputData', operation: 'preview' };
	const run = await bench.run([{ [column]: 'x', Budget: '<b>9' }], parameters);
	const shown = run.hints(nodeName.tested).map(({ message }) => message);

	expect(shown.join()).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; &lt;a');
	expect(shown.join().replaceAll('<br>', '')).not.toMatch(/[<>]/);
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
