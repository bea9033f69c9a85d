import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { recordLog } from '../engine';
import type { SandboxOptions } from '../sandbox';
import { eachWorkbench, output } from '../workbench';
import { hintsOf, shownError } from './shown';
import { sheetParameters, sheetRows } from '../resources/adGroup/rows';

const bench = eachWorkbench({ answerDelayMs: 5 });

const periodEnd = '2199-05-01';

function allow(used: number, limit: number): void {
	bench.sandbox.quota = { used, limit, tier: 'plus', period_end: periodEnd };
}

const create = 'add_tiktok_ad_group';
const short =
	'This run needs 60 calls, 50 are left until 1 May. Calls beyond the limit stop with a quota error or, on the Plus plan, cost 0.50 USD each.';
const unlessCreated: SandboxOptions['fault'] = ({ tool }) =>
	tool === create ? undefined : { kind: 'status', status: 500 };

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
	test('follows the count where a run needs more calls than are left, and the log has it meanwhile', async () => {
		const log = recordLog();
		let saidMeanwhile = 0;
		allow(50, 100);
		bench.sandbox.options.fault = ({ tool }) => {
			if (tool === create) saidMeanwhile = log.filter(({ message }) => message === short).length;
			return undefined;
		};
		const run = await bench.run(sheetRows(60), sheetParameters(), {
			onError: 'continueRegularOutput',
		});

		expect(hintsOf(run)[0]).toMatch(/50 created.* 0 of 100 calls left/);
		expect(hintsOf(run)[1]).toBe(short);
		expect(saidMeanwhile).toBe(1);
		expect(bench.sandbox.callsTo('get_usage_status')).toHaveLength(1);
	});

	test.each<[string, number, INodeParameters, SandboxOptions]>([
		['ten rows', 10, {}, {}],
		['a service without the tool', 11, {}, { missingTools: ['get_usage_status'] }],
		['an answer that fails', 11, {}, { fault: unlessCreated }],
		['Check Rows', 11, { operation: 'preview' }, {}],
	])('says nothing of what is left beforehand with %s', async (_what, rows, more, options) => {
		allow(95, 100);
		Object.assign(bench.sandbox.options, options);
		const run = await bench.run(sheetRows(rows), sheetParameters({}, more), {
			onError: 'continueRegularOutput',
		});

		expect(hintsOf(run).join()).not.toContain('This run needs');
		expect(bench.sandbox.adGroups).toHaveLength(more.operation ? 0 : 5);
	});

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
		const { description, lines } = shownError(run);

		expect(lines[0]).toMatch(/^This run needs 30 calls, 5 are left/);
		expect(description).toContain('5 ad groups exist:');
		expect(description).toContain('until it resets on 1 May or you upgrade');
	});
});
