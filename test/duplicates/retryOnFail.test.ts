import '../model/fasterClock';
import { eachWorkbench, output } from '../workbench';
import {
	byName,
	callsFor,
	createdUntold,
	described,
	keysFor,
	madeIds,
	madeNames,
	named,
	refused,
	spoil,
	tries,
	unsettled,
} from './rowsByName';

const bench = eachWorkbench();

describe('Retry On Fail', () => {
	it('answers created rows from the journal and goes on with the others', async () => {
		spoil(bench.sandbox, 'B', refused);
		const run = await bench.run(named('A', 'B', 'C'), byName(), tries(3));
		expect(run.status).toBe('success');
		expect(output(run).map((item) => item.adgroup_name)).toEqual(['A', 'B', 'C']);
		expect(output(run).map((item) => item.adgroup_id)).toEqual(madeIds(bench.sandbox));
		expect(output(run).map((item) => item.already_created ?? false)).toEqual([true, false, false]);
		const names = callsFor(bench.sandbox).map((call) => call.arguments.adgroup_name);
		expect(names).toEqual(['A', 'B', 'B', 'C']);
		expect(new Set(keysFor(bench.sandbox, 'B')).size).toBe(1);
	});

	it('creates nothing twice even when the service has forgotten its keys', async () => {
		spoil(bench.sandbox, 'B', refused, 2);
		const fault = bench.sandbox.options.fault;
		bench.sandbox.options.fault = (call) => {
			bench.sandbox.forgetKeys();
			return fault?.(call);
		};
		const run = await bench.run(named('A', 'B', 'C'), byName(), tries(3));
		expect(run.status).toBe('success');
		expect(madeNames(bench.sandbox)).toEqual(['A', 'B', 'C']);
	});

	it('ends with an error that names what was created when its tries are used up', async () => {
		spoil(bench.sandbox, 'B', refused, 9);
		const run = await bench.run(named('A', 'B', 'C'), byName(), tries(3));
		expect(run.status).toBe('error');
		expect(madeNames(bench.sandbox)).toEqual(['A']);
		expect(callsFor(bench.sandbox, 'B')).toHaveLength(3);
		expect(described(run)).toContain(`A, ID ${bench.sandbox.adGroups[0]?.adgroup_id}`);
	});

	it('sends a row of unknown outcome with the same key and the same body', async () => {
		spoil(bench.sandbox, 'B', createdUntold, 2);
		const run = await bench.run(named('A', 'B', 'C'), byName({}, unsettled), tries(3));
		expect(run.status).toBe('success');
		expect(madeNames(bench.sandbox)).toEqual(['A', 'B', 'C']);
		const calls = callsFor(bench.sandbox, 'B');
		expect(calls).toHaveLength(3);
		expect(new Set(calls.map((call) => call.idempotencyKey)).size).toBe(1);
		expect(new Set(calls.map((call) => call.rawBody)).size).toBe(1);
	});

	it.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'creates nothing twice where the node goes on after errors (%s)',
		async (onError) => {
			// n8n tries again because the first item carries an error.
			spoil(bench.sandbox, 'A', refused);
			const run = await bench.run(named('A', 'B', 'C'), byName(), { ...tries(3), onError });
			expect(output(run).map((item) => item.adgroup_name)).toEqual(['A', 'B', 'C']);
			expect(madeNames(bench.sandbox)).toEqual(['B', 'C', 'A']);
			expect(callsFor(bench.sandbox)).toHaveLength(4);
		},
	);
});
