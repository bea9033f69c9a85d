import type { IDataObject } from 'n8n-workflow';
import { loopWorkflow } from '../engine';
import { adspirerNode, eachWorkbench, output } from '../workbench';
import { errorDetails, hintsOf, shownError } from './shown';
import { sheetParameters, sheetRows } from '../resources/adGroup/rows';

const bench = eachWorkbench({ answerDelayMs: 5 });

const periodEnd = '2199-05-01';

function allow(used: number, limit: number): void {
	bench.sandbox.quota = { used, limit, tier: 'plus', period_end: periodEnd };
}

const countOf = (items: IDataObject[], kind: string) =>
	items.filter((item) => item.error !== undefined && errorDetails(item).kind === kind).length;

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
	test('says when less than a tenth is left', async () => {
		allow(895, 1_000);
		const run = await bench.run(sheetRows(10), sheetParameters());

		expect(hintsOf(run)).toEqual([
			'10 created. 95 of 1000 calls left until 1 May 2199.',
			'Your Adspirer quota is down to 95 of 1000 calls. It resets on 1 May 2199.',
		]);
	});

	test('says when fewer calls are left than rows are to send', async () => {
		allow(50, 100);
		// One at a time, so that the first answer says it and the numbers are plain.
		const run = await bench.run(sheetRows(60), sheetParameters({ maxConcurrency: 1 }), {
			onError: 'continueRegularOutput',
		});

		expect(hintsOf(run)).toEqual([
			'50 created, 1 failed, 9 not sent. 0 of 100 calls left until 1 May 2199.',
			'Your Adspirer quota had 49 calls left for the 59 still to make. It resets on 1 May 2199.',
		]);
	});

	test('in a later pass of a loop knows what an earlier one has read', async () => {
		allow(50, 100);
		const run = await bench.engine.run({
			...loopWorkflow(adspirerNode(sheetParameters(), { onError: 'continueRegularOutput' }), 30),
			rows: sheetRows(60),
		});

		expect(hintsOf(run, 0)).toEqual(['30 created. 20 of 100 calls left until 1 May 2199.']);
		expect(hintsOf(run, 1)[1]).toBe(
			'Your Adspirer quota had 20 calls left for the 30 still to make. It resets on 1 May 2199.',
		);
	});

	test('says once that calls beyond the limit cost money', async () => {
		allow(98, 100);
		bench.sandbox.options.overLimit = 'charge';
		const run = await bench.run(sheetRows(6), sheetParameters({ maxConcurrency: 1 }));

		const beyond = hintsOf(run).filter((text) => text.includes('0.50 USD'));
		expect(beyond).toEqual([
			'Your Adspirer quota is used up (101 of 100 calls). On the Plus plan, each further call costs 0.50 USD. It resets on 1 May 2199.',
		]);
		expect(hintsOf(run)[0]).toBe('6 created. 0 of 100 calls left until 1 May 2199.');
	});

	test('comes with a run that stopped for it', async () => {
		allow(95, 100);
		const run = await bench.run(sheetRows(30), sheetParameters());
		const { description, cause } = shownError(run);

		expect(description).toContain('5 ad groups exist:');
		expect(description).toContain('until it resets on 1 May 2199 or you upgrade');
		expect(cause).toEqual({
			cause: 'quota-exhausted',
			resetsAtEpochMs: Date.UTC(2199, 4, 1),
		});
	});
});
