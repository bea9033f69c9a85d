import type { IDataObject, OnError } from 'n8n-workflow';
import { nodeName, recordLog, type EngineRun } from '../../engine';
import type { Fault } from '../../sandbox';
import { creation } from '../../sandbox/calling';
import { errorModes } from '../../output/failing';
import { eachWorkbench } from '../../workbench';
import { nameOfRow, rowOfName, sheetParameters, sheetRows } from './rows';

const bench = eachWorkbench();
let pressStop: () => void;

const onStarted = (stop: () => void) => (pressStop = stop);

/** A run whose stop button `pressStop` is. */
async function runToBeStopped(
	maxConcurrency: number,
	onError: OnError = 'continueRegularOutput',
	more: IDataObject = {},
): Promise<EngineRun> {
	const parameters = sheetParameters({ maxConcurrency, ...more });
	return await bench.run(sheetRows(100), parameters, { onError }, { onStarted });
}

/** The node's log messages about the stop. */
const stopLines = (log: ReturnType<typeof recordLog>) =>
	log.flatMap(({ message }) => (message.startsWith('Execution stopped.') ? [message] : []));

test.each(errorModes)(
	'with %s, calls under way are heard out, no new one starts, and what was created is in the log',
	async (onError) => {
		const log = recordLog();
		bench.sandbox.options.answerDelayMs = 50;
		// All five have started by the time the first one arrives.
		bench.sandbox.options.fault = () => {
			if (bench.sandbox.callsTo(creation).length === 1) pressStop();
			return undefined;
		};
		const run = await runToBeStopped(5, onError);

		expect(run.status).toBe('canceled');
		expect(run.nodeError(nodeName.tested)).toBeUndefined();
		expect(bench.sandbox.callsTo(creation)).toHaveLength(5);
		expect(bench.sandbox.adGroups).toHaveLength(5);
		const lines = stopLines(log);
		for (const { adgroup_id: id, arguments: sent } of bench.sandbox.adGroups) {
			const row = rowOfName(sent.adgroup_name);
			expect(lines).toContain(`Execution stopped. Row ${row}: ${nameOfRow(row)}, ID ${id}`);
		}
		expect(lines).toHaveLength(7);
		expect(lines.at(-1)).toBe(
			'Execution stopped. 5 created, now or in an earlier run, 95 not sent.',
		);
	},
);

test('a list that comes after the stop is followed by no creation', async () => {
	const log = recordLog();
	bench.sandbox.options.answerDelayMs = 50;
	bench.sandbox.options.fault = ({ tool }) => {
		if (tool === 'list_tiktok_ad_groups') pressStop();
		return undefined;
	};
	const run = await runToBeStopped(5, 'continueRegularOutput', { skipExistingNames: true });

	expect(run.status).toBe('canceled');
	expect(bench.sandbox.callsTo(creation)).toEqual([]);
	expect(stopLines(log)).toEqual(['Execution stopped. 100 not sent.']);
});

test('a row that waits for another try is not waited for', async () => {
	const log = recordLog();
	// Far longer than the test may take.
	const headers = { 'retry-after': '250' };
	const down: Fault = { kind: 'status', status: 503, act: true, headers };
	bench.sandbox.options.fault = (call) => {
		const answered = bench.sandbox.calls.filter(({ answeredStatus }) => answeredStatus === 503);
		if (answered.length === 3) pressStop();
		return rowOfName(call.arguments.adgroup_name) <= 3 ? down : undefined;
	};
	const run = await runToBeStopped(3);

	expect(run.status).toBe('canceled');
	const lines = stopLines(log);
	const unknown = "Execution stopped. It isn't known whether these 3 ad groups were created:";
	expect(lines).toContain(unknown);
	expect(lines.slice(lines.indexOf(unknown) + 1).slice(0, 3)).toEqual(
		[1, 2, 3].map((row) => {
			const name = nameOfRow(row);
			const sent = bench.sandbox.calls.find((call) => call.arguments.adgroup_name === name);
			const key = sent?.idempotencyKey;
			return `Execution stopped. Row ${row}: ${name}, key ${key}`;
		}),
	);
});
