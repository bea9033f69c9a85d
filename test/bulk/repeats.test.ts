import { nodeName } from '../engine';
import { openWorkbench, type Workbench } from '../workbench';
import { sheetParameters, sheetRows } from './rows';

let bench: Workbench;

beforeEach(async () => {
	bench = await openWorkbench();
});

afterEach(async () => await bench.close());

const [row = {}, other = {}] = sheetRows(2);

test('rows that would be the same ad group several times get a hint, and are created as told', async () => {
	const run = await bench.run([row, other, row, row], sheetParameters());
	const hints = run.hints(nodeName.tested).map(({ message }) => message);

	expect(hints).toHaveLength(1);
	expect(hints[0]).toContain('rows 1, 3 and 4');
	expect(bench.sandbox.adGroups).toHaveLength(4);
});

test('the hint comes although the first call fails', async () => {
	bench.sandbox.options.keys = [];
	const run = await bench.run([row, row], sheetParameters(), { onError: 'continueRegularOutput' });

	expect(run.hints(nodeName.tested)[0]?.message).toContain('rows 1 and 2');
});

test('rows that differ in one value alone get none', async () => {
	const run = await bench.run([row, { ...row, budget: 21.5 }], sheetParameters());

	expect(run.hints(nodeName.tested)).toEqual([]);
});
