import type { IDataObject } from 'n8n-workflow';
import { loopWorkflow, nodeName, type EngineRun } from '../engine';
import { adspirerNode, openWorkbench, output, type Workbench } from '../workbench';
import { Dice } from './dice';
import { sheetParameters, sheetRows } from './rows';

let bench: Workbench;

beforeEach(async () => {
	bench = await openWorkbench({ answerDelayMs: 5 });
});

afterEach(async () => await bench.close());

function allow(used: number, limit: number): void {
	bench.sandbox.quota = { used, limit, tier: 'plus', period_end: '2026-05-01' };
}

const hintsOf = (run: EngineRun, pass?: number) =>
	run.hints(nodeName.tested, pass).map(({ message }) => message);

const countOf = (items: IDataObject[], kind: string) =>
	items.filter((item) => item.kind === kind).length;

describe('an allowance that is spent in the middle', () => {
	test.each([5, 20, 50])('wastes one call at most, with %i at once', async (maxConcurrency) => {
		allow(60, 100);
		const run = await bench.run(sheetRows(100), sheetParameters({ maxConcurrency }), {
			onError: 'continueRegularOutput',
		});
		const items = output(run);

		expect(bench.sandbox.adGroups).toHaveLength(40);
		const refused = bench.sandbox.calls.filter((call) => call.answeredStatus === 402);
		expect(refused.length).toBeLessThanOrEqual(1);
		expect(items.filter((item) => item.success === true)).toHaveLength(40);
		expect(countOf(items, 'quota')).toBe(refused.length);
		expect(countOf(items, 'not_sent')).toBe(60 - refused.length);
	});

	test('is told in a failed row, with what was used and where to get more', async () => {
		allow(95, 100);
		const run = await bench.run(sheetRows(30), sheetParameters(), {
			onError: 'continueRegularOutput',
		});
		const refused = output(run).find((item) => item.kind === 'quota');

		expect(refused?.quota).toMatchObject({
			used: 100,
			limit: 100,
			upgrade_url: 'https://adspirer.ai',
		});
	});
});

describe('a hint', () => {
	test('tells when less than a tenth is left', async () => {
		allow(895, 1_000);
		const run = await bench.run(sheetRows(10), sheetParameters());

		expect(hintsOf(run)).toEqual([
			"Adspirer's monthly quota is down to 95 of 1000 calls. It starts anew on 2026-05-01.",
		]);
	});

	test('is not needed where a tenth is left', async () => {
		allow(890, 1_000);
		const run = await bench.run(sheetRows(10), sheetParameters());

		expect(hintsOf(run)).toEqual([]);
	});

	test('tells when fewer calls are left than rows are to go', async () => {
		allow(50, 100);
		// One at a time, so that the first answer tells it and the numbers are plain.
		const run = await bench.run(sheetRows(60), sheetParameters({ maxConcurrency: 1 }), {
			onError: 'continueRegularOutput',
		});

		expect(hintsOf(run)[0]).toBe(
			"Adspirer's monthly quota had 49 calls left when 59 rows were still to go. It starts anew on 2026-05-01.",
		);
	});

	test('is not given where the quota reaches, whatever order answers come in', async () => {
		const dice = new Dice(3);
		bench.sandbox.options.answerDelayMs = () => dice.between(1, 80);
		// Exactly as many calls as rows: an answer's count holds calls of rows still under way.
		allow(9_850, 10_000);
		const run = await bench.run(sheetRows(150), sheetParameters({ maxConcurrency: 50 }));

		expect(run.status).toBe('success');
		expect(hintsOf(run)).toEqual([
			"Adspirer's monthly quota is down to 0 of 10000 calls. It starts anew on 2026-05-01.",
		]);
	});

	test('tells it of a later pass of a loop with what an earlier one was told', async () => {
		allow(50, 100);
		const run = await bench.engine.run({
			...loopWorkflow(adspirerNode(sheetParameters(), { onError: 'continueRegularOutput' }), 30),
			rows: sheetRows(60),
		});

		expect(hintsOf(run, 0)).toEqual([]);
		expect(hintsOf(run, 1)[0]).toBe(
			"Adspirer's monthly quota had 20 calls left when 30 rows were still to go. It starts anew on 2026-05-01.",
		);
	});

	test('comes with a run that stopped for it', async () => {
		allow(95, 100);
		const run = await bench.run(sheetRows(30), sheetParameters());

		expect(run.status).toBe('error');
		expect(String(run.error?.description)).toContain('5 ad groups were created');
		expect(String(run.error?.description)).toContain('2026-05-01');
	});
});
