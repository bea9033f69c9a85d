import { openWorkbench, output, type Workbench } from '../workbench';
import {
	byName,
	callsFor,
	keysFor,
	madeNames,
	madeUntold,
	named,
	refused,
	spoil,
} from './rowsByName';

let bench: Workbench;

beforeEach(async () => {
	bench = await openWorkbench();
});

afterEach(async () => await bench.close());

const again = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };

describe('Retry On Fail', () => {
	it('answers created rows from the journal and goes on with the others', async () => {
		spoil(bench.sandbox, 'B', refused);
		const run = await bench.run(named('A', 'B', 'C'), byName(), again);
		expect(run.status).toBe('success');
		expect(output(run).map((item) => item.adgroup_name)).toEqual(['A', 'B', 'C']);
		expect(output(run).map((item) => item.adgroup_id)).toEqual(
			bench.sandbox.adGroups.map((adGroup) => adGroup.adgroup_id),
		);
		expect(callsFor(bench.sandbox).map((call) => call.arguments.adgroup_name)).toEqual([
			'A',
			'B',
			'B',
			'C',
		]);
		expect(new Set(keysFor(bench.sandbox, 'B')).size).toBe(1);
	});

	it('tells in a hint which rows were there before', async () => {
		spoil(bench.sandbox, 'C', refused);
		const run = await bench.run(named('A', 'B', 'C'), byName(), again);
		const hint = run.hints('Adspirer TikTok').find(({ message }) => /rows 1 and 2/.test(message));
		expect(hint?.message).toMatch(/nothing was sent again/);
	});

	it('makes nothing twice even when the service has forgotten its keys', async () => {
		spoil(bench.sandbox, 'B', refused, 2);
		const fault = bench.sandbox.options.fault;
		bench.sandbox.options.fault = (call) => {
			bench.sandbox.forgetKeys();
			return fault?.(call);
		};
		const run = await bench.run(named('A', 'B', 'C'), byName(), again);
		expect(run.status).toBe('success');
		expect(madeNames(bench.sandbox)).toEqual(['A', 'B', 'C']);
	});

	it('ends with an error that names what was created when its tries are used up', async () => {
		spoil(bench.sandbox, 'B', refused, 9);
		const run = await bench.run(named('A', 'B', 'C'), byName(), again);
		expect(run.status).toBe('error');
		expect(madeNames(bench.sandbox)).toEqual(['A']);
		expect(callsFor(bench.sandbox, 'B')).toHaveLength(3);
		expect(run.error).toMatchObject({
			description: expect.stringContaining(`A, ID ${bench.sandbox.adGroups[0]?.adgroup_id}`),
		});
	});

	it('sends a row of unknown outcome with the same key and the same body', async () => {
		spoil(bench.sandbox, 'B', madeUntold, 2);
		const run = await bench.run(named('A', 'B', 'C'), byName(), again);
		expect(run.status).toBe('success');
		expect(madeNames(bench.sandbox)).toEqual(['A', 'B', 'C']);
		const calls = callsFor(bench.sandbox, 'B');
		expect(calls).toHaveLength(3);
		expect(new Set(calls.map((call) => call.idempotencyKey)).size).toBe(1);
		expect(new Set(calls.map((call) => call.rawBody)).size).toBe(1);
	});

	it.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'makes nothing twice where the node goes on after errors (%s)',
		async (onError) => {
			// n8n tries again because the first item carries an error.
			spoil(bench.sandbox, 'A', refused);
			const run = await bench.run(named('A', 'B', 'C'), byName(), { ...again, onError });
			expect(output(run).map((item) => item.adgroup_name)).toEqual(['A', 'B', 'C']);
			expect(madeNames(bench.sandbox)).toEqual(['B', 'C', 'A']);
			expect(callsFor(bench.sandbox)).toHaveLength(4);
		},
	);
});
