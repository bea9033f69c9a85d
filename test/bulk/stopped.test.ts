import type { OnError } from 'n8n-workflow';
import { nodeName, type EngineRun } from '../engine';
import { setTimer } from '../platform';
import { openWorkbench, type Workbench } from '../workbench';
import { nameOfRow, rowOfName, sheetParameters, sheetRows } from './rows';

let bench: Workbench;
let pressStop: () => void;

beforeEach(async () => {
	bench = await openWorkbench();
});

afterEach(async () => await bench.close());

/** A run whose stop button `pressStop` is. */
async function runToBeStopped(maxConcurrency: number, onError: OnError): Promise<EngineRun> {
	return await bench.run(
		sheetRows(100),
		sheetParameters({ maxConcurrency }),
		{ onError },
		{
			onStarted: (stop) => {
				pressStop = stop;
			},
		},
	);
}

const modes: OnError[] = ['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'];

describe.each(modes)('with %s', (onError) => {
	test('calls under way are heard out, no new one starts, and what was created is told', async () => {
		bench.sandbox.options.answerDelayMs = 50;
		// All five have started by the time the first one arrives.
		bench.sandbox.options.fault = () => {
			if (bench.sandbox.calls.length === 1) pressStop();
			return undefined;
		};
		const run = await runToBeStopped(5, onError);
		const told = String(run.nodeError(nodeName.tested)?.description);

		expect(run.serialisedAtStop).toBeDefined();
		expect(bench.sandbox.calls).toHaveLength(5);
		expect(bench.sandbox.adGroups).toHaveLength(5);
		expect(run.nodeError(nodeName.tested)?.message).toBe('The execution was stopped.');
		expect(told).toContain('5 ad groups were created');
		for (const { adgroup_id: id, arguments: sent } of bench.sandbox.adGroups) {
			expect(told).toContain(`${String(sent.adgroup_name)}, ID ${id}`);
		}
		expect(told).toContain('95 rows were not sent');
		expect(told).not.toContain(nameOfRow(6));
	});
});

test('a row that waits for another try is not waited for', async () => {
	// Far longer than the test may take.
	const down = {
		kind: 'status',
		status: 503,
		act: true,
		headers: { 'retry-after': '250' },
	} as const;
	bench.sandbox.options.fault = (call) => {
		const answered = bench.sandbox.calls.filter(({ answeredStatus }) => answeredStatus === 503);
		if (answered.length === 3) pressStop();
		return rowOfName(call.arguments.adgroup_name) <= 3 ? down : undefined;
	};
	const run = await runToBeStopped(3, 'continueRegularOutput');
	const told = String(run.nodeError(nodeName.tested)?.description);

	expect(run.serialisedAtStop).toBeDefined();
	expect(told).toMatch(/not known whether an ad group was created for rows 1, 2 and 3/);
});

test('a rest after throttling is not waited for', async () => {
	bench.sandbox.options.fault = () => {
		setTimer(pressStop, 50);
		return { kind: 'throttle', retryAfterSeconds: 250 };
	};
	const run = await runToBeStopped(3, 'continueRegularOutput');

	expect(run.serialisedAtStop).toBeDefined();
	expect(bench.sandbox.calls.length).toBeLessThanOrEqual(3);
	expect(String(run.nodeError(nodeName.tested)?.description)).toContain('100 rows were not sent');
});
