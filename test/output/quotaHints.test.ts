import type { IDataObject } from 'n8n-workflow';
import { eachWorkbench, output } from '../workbench';
import { hintsOf, shownError } from './shown';
import { sheetParameters, sheetRows } from '../resources/adGroup/rows';

const bench = eachWorkbench({ answerDelayMs: 5 });

const periodEnd = '2199-05-01';

function allow(used: number, limit: number): void {
	bench.sandbox.quota = { used, limit, tier: 'plus', period_end: periodEnd };
}

const countOf = (items: IDataObject[], kind: string) =>
	items.filter((item) => item.error !== undefined && item.error_kind === kind).length;

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
});

describe('a hint', () => {
	test('says once that calls beyond the limit cost money', async () => {
		allow(98, 100);
		bench.sandbox.options.overLimit = 'charge';
		const run = await bench.run(sheetRows(6), sheetParameters({ maxConcurrency: 1 }));

		expect(hintsOf(run)).toEqual([
			'6 created, now or in an earlier run. 104 of 100 calls used. On the Plus plan, each further call costs 0.50 USD.',
		]);
	});

	test('comes with a run that stopped for it', async () => {
		allow(95, 100);
		const run = await bench.run(sheetRows(30), sheetParameters());
		const { description } = shownError(run);

		expect(description).toContain('5 ad groups exist:');
		expect(description).toContain('until it resets on 1 May or you upgrade');
	});
});
