import { eachWorkbench, output } from '../../workbench';
import { sheetParameters, sheetRows } from './rows';

const bench = eachWorkbench();

/** Calls that have come in and were not answered yet. */
const open = () => bench.sandbox.calls.filter((call) => call.answeredStatus === undefined).length;

test('answers that are overdue still count, and their calls keep their places', async () => {
	// Every answer comes after its timeout of 2 s, and long before twice that.
	bench.sandbox.options.answerDelayMs = 2_200;
	let most = 0;
	bench.sandbox.options.fault = () => {
		most = Math.max(most, open());
		return undefined;
	};
	const options = { maxConcurrency: 2, timeout: 2_000, maxRetries: 2 };
	const run = await bench.run(sheetRows(4), sheetParameters(options));

	expect(run.status).toBe('success');
	expect(output(run).every((item) => item.success === true)).toBe(true);
	// One call for each row: none was repeated while it was open.
	expect(bench.sandbox.calls).toHaveLength(4);
	expect(most).toBeLessThanOrEqual(2);
});
