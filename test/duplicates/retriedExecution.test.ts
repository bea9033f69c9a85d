import { nodeName } from '../engine';
import { openWorkbench, output, type Workbench } from '../workbench';
import { byName, callsFor, keysFor, madeNames, named, refused, spoil } from './rowsByName';

let bench: Workbench;

beforeEach(async () => {
	bench = await openWorkbench();
});

afterEach(async () => await bench.close());

describe('a retried execution', () => {
	it('answers created rows from the journal, without a call, and goes on with the others', async () => {
		spoil(bench.sandbox, 'C', refused);
		const first = await bench.run(named('A', 'B', 'C', 'D'), byName());
		expect(first.status).toBe('error');
		const made = bench.sandbox.adGroups.map((adGroup) => adGroup.adgroup_id);
		expect(made).toHaveLength(2);
		bench.sandbox.forgetKeys();
		const second = await bench.engine.run({ retryOf: first });
		expect(second.status).toBe('success');
		expect(output(second).map((item) => item.adgroup_name)).toEqual(['A', 'B', 'C', 'D']);
		expect(
			output(second)
				.slice(0, 2)
				.map((item) => item.adgroup_id),
		).toEqual(made);
		expect(madeNames(bench.sandbox)).toEqual(['A', 'B', 'C', 'D']);
		expect(callsFor(bench.sandbox)).toHaveLength(5);
	});

	it('keeps the key of every row, though its own ID is another one', async () => {
		spoil(bench.sandbox, 'A', refused);
		const first = await bench.run(named('A', 'B'), byName());
		const second = await bench.engine.run({ retryOf: first });
		expect(second.executionId).not.toBe(first.executionId);
		const keys = keysFor(bench.sandbox, 'A');
		expect(keys).toHaveLength(2);
		expect(new Set(keys).size).toBe(1);
	});

	it('remembers over several retried executions', async () => {
		spoil(bench.sandbox, 'C', refused, 3);
		let run = await bench.run(named('A', 'B', 'C', 'D'), byName());
		for (let retries = 0; retries < 3; retries++) {
			bench.sandbox.forgetKeys();
			run = await bench.engine.run({ retryOf: run });
		}
		expect(run.status).toBe('success');
		expect(madeNames(bench.sandbox)).toEqual(['A', 'B', 'C', 'D']);
		expect(callsFor(bench.sandbox)).toHaveLength(7);
		expect(new Set(keysFor(bench.sandbox, 'C')).size).toBe(1);
	});

	it('names in its own error what the first execution created', async () => {
		spoil(bench.sandbox, 'B', refused, 2);
		const first = await bench.run(named('A', 'B'), byName());
		const second = await bench.engine.run({ retryOf: first });
		expect(second.error).toMatchObject({
			description: expect.stringContaining(`A, ID ${bench.sandbox.adGroups[0]?.adgroup_id}`),
		});
	});

	it('with Retry On Fail answers from the journal what it has created itself', async () => {
		// The name is worked out anew in every try; what this execution created is not in doubt for that.
		const adgroupName = '={{ $json.name + " " + Math.random() }}';
		const parameters = byName({ adgroupName });
		const again = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };
		spoil(bench.sandbox, 'A', refused, 2);
		const first = await bench.run(named('A', 'B', 'C'), parameters, again);
		expect(first.status).toBe('error');
		expect(bench.sandbox.adGroups).toEqual([]);
		spoil(bench.sandbox, 'B', refused);
		const second = await bench.engine.run({ retryOf: first });
		expect(second.error).toBeUndefined();
		expect(bench.sandbox.adGroups).toHaveLength(3);
		expect(output(second).map((item) => item.adgroup_id)).toEqual(
			bench.sandbox.adGroups.map((adGroup) => adGroup.adgroup_id),
		);
	});
});

describe('a new execution', () => {
	it('starts with an empty journal and creates again', async () => {
		spoil(bench.sandbox, 'B', refused);
		await bench.run(named('A', 'B'), byName());
		const second = await bench.run(named('A', 'B'), byName());
		expect(second.status).toBe('success');
		expect(madeNames(bench.sandbox)).toEqual(['A', 'A', 'B']);
		expect(new Set(keysFor(bench.sandbox)).size).toBe(4);
		expect(second.hints(nodeName.tested)).toEqual([]);
	});
});
