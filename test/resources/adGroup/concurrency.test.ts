import '../../model/fasterClock';
import { nodeName } from '../../engine';
import { eachWorkbench, output } from '../../workbench';
import { Dice } from '../../dice';
import { nameOfRow, sheetParameters, sheetRows } from './rows';

const bench = eachWorkbench();

const names = (count: number) => sheetRows(count).map((_, index) => nameOfRow(index + 1));

/** Calls that have come in and were not answered yet. */
const open = () => bench.sandbox.calls.filter((call) => call.answeredStatus === undefined).length;

/** Gives the most calls that were open at once from now on. */
function watchOpen(): () => number {
	let most = 0;
	bench.sandbox.options.fault = () => {
		most = Math.max(most, open());
		return undefined;
	};
	return () => most;
}

describe('at the service', () => {
	test.each([1, 3, 50, undefined])('no more calls are ever open than %s, or 20', async (option) => {
		const maxConcurrency = option ?? 20;
		const dice = new Dice(maxConcurrency);
		bench.sandbox.options.answerDelayMs = () => dice.between(1, 10);
		const most = watchOpen();
		const options = option === undefined ? {} : { maxConcurrency };
		const run = await bench.run(sheetRows(150), sheetParameters(options));

		expect(run.status).toBe('success');
		expect(bench.sandbox.adGroups).toHaveLength(150);
		expect(most()).toBeLessThanOrEqual(maxConcurrency);
	});
});

test('items come out in the order of the rows, whatever order answers come in', async () => {
	const dice = new Dice(7);
	bench.sandbox.options.answerDelayMs = () => dice.between(1, 120);
	const run = await bench.run(sheetRows(200), sheetParameters({ maxConcurrency: 50 }));

	expect(output(run).map((item) => item.adgroup_name)).toEqual(names(200));
	const pairs = run.items(nodeName.tested).map(({ pairedItem }) => pairedItem);
	expect(pairs).toEqual(Array.from({ length: 200 }, (_, item) => ({ item })));
});
