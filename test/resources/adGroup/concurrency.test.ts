import '../../fastClock';
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

test('a row that gets no answer does not hold up the others', async () => {
	/** True once every row but the first has been answered. */
	const othersDone = (count: number) => {
		const done = bench.sandbox.calls.filter((call) => call.answeredStatus === 200);
		return new Set(done.map((call) => call.arguments.adgroup_name)).size === count - 1;
	};
	// It is let through only when all others are done: were they held up, it would never be.
	bench.sandbox.options.faultReplays = true;
	bench.sandbox.options.fault = ({ arguments: { adgroup_name: name } }) =>
		name === nameOfRow(1) && !othersDone(80) ? { kind: 'stall' } : undefined;
	const options = { maxConcurrency: 4, timeout: 400, maxRetries: 10 };
	const run = await bench.run(sheetRows(80), sheetParameters(options));

	expect(run.status).toBe('success');
	expect(output(run).map((item) => item.adgroup_name)).toEqual(names(80));
	expect(bench.sandbox.adGroups).toHaveLength(80);
});
