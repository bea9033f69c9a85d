import { loopWorkflow, nodeName } from '../engine';
import { adspirerNode, openWorkbench, type Workbench } from '../workbench';
import {
	byName,
	callsFor,
	keysFor,
	madeNames,
	madeUntold,
	named,
	refused,
	spoil,
	uuid,
} from './rowsByName';

let bench: Workbench;

beforeEach(async () => {
	bench = await openWorkbench();
});

afterEach(async () => await bench.close());

const again = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };

describe('a loop', () => {
	it.each([1, 2])(
		'makes a key for each pass and row where all is equal (batches of %d)',
		async (size) => {
			const run = await bench.engine.run({
				...loopWorkflow(adspirerNode(), size),
				rows: [{}, {}, {}, {}],
			});
			expect(run.runs(nodeName.tested)).toBe(4 / size);
			expect(run.json(nodeName.done)).toHaveLength(4);
			expect(keysFor(bench.sandbox)).toHaveLength(4);
			expect(new Set(keysFor(bench.sandbox)).size).toBe(4);
			for (const key of keysFor(bench.sandbox)) expect(key).toMatch(uuid);
			expect(bench.sandbox.adGroups).toHaveLength(4);
		},
	);

	it('goes on in the middle when the execution is retried', async () => {
		const rows = named('A', 'B', 'C', 'D');
		spoil(bench.sandbox, 'C', refused);
		const first = await bench.engine.run({ ...loopWorkflow(adspirerNode(byName())), rows });
		expect(first.status).toBe('error');
		expect(madeNames(bench.sandbox)).toEqual(['A', 'B']);
		bench.sandbox.forgetKeys();
		const second = await bench.engine.run({ retryOf: first });
		expect(second.status).toBe('success');
		expect(madeNames(bench.sandbox)).toEqual(['A', 'B', 'C', 'D']);
		expect(second.json(nodeName.done).map((item) => item.adgroup_name)).toEqual([
			'A',
			'B',
			'C',
			'D',
		]);
		expect(new Set(keysFor(bench.sandbox, 'C')).size).toBe(1);
		expect(new Set(keysFor(bench.sandbox)).size).toBe(4);
	});

	it('goes on in the middle of a batch when the execution is retried', async () => {
		const rows = named('A', 'B', 'C', 'D', 'E', 'F');
		spoil(bench.sandbox, 'E', madeUntold);
		const first = await bench.engine.run({ ...loopWorkflow(adspirerNode(byName()), 3), rows });
		expect(madeNames(bench.sandbox)).toEqual(['A', 'B', 'C', 'D', 'E']);
		const second = await bench.engine.run({ retryOf: first });
		expect(second.status).toBe('success');
		expect(madeNames(bench.sandbox)).toEqual(['A', 'B', 'C', 'D', 'E', 'F']);
		expect(callsFor(bench.sandbox)).toHaveLength(7);
		expect(second.json(nodeName.done)).toHaveLength(6);
	});

	it('with Retry On Fail makes each row of each pass once', async () => {
		const rows = named('A', 'B', 'C', 'D', 'E', 'F');
		spoil(bench.sandbox, 'D', refused);
		const workflow = loopWorkflow(adspirerNode(byName(), again), 2);
		const run = await bench.engine.run({ ...workflow, rows });
		expect(run.status).toBe('success');
		expect(madeNames(bench.sandbox)).toEqual(['A', 'B', 'C', 'D', 'E', 'F']);
		expect(callsFor(bench.sandbox)).toHaveLength(7);
		expect(run.json(nodeName.done).map((item) => item.adgroup_id)).toEqual(
			bench.sandbox.adGroups.map((adGroup) => adGroup.adgroup_id),
		);
	});

	it('with Retry On Fail tells equal rows of different passes apart', async () => {
		let asked = 0;
		bench.sandbox.options.fault = () => (asked++ === 1 ? madeUntold : undefined);
		const workflow = loopWorkflow(adspirerNode(byName({ adgroupName: 'A' }), again));
		const run = await bench.engine.run({ ...workflow, rows: [{}, {}, {}] });
		expect(run.status).toBe('success');
		expect(bench.sandbox.adGroups).toHaveLength(3);
		expect(callsFor(bench.sandbox)).toHaveLength(4);
		expect(new Set(keysFor(bench.sandbox)).size).toBe(3);
	});

	it('makes one ad group of an own key that comes back in a later pass', async () => {
		const custom = byName({ duplicateProtection: 'custom', duplicateKey: '={{ $json.name }}' });
		bench.sandbox.options.fault = () => {
			bench.sandbox.forgetKeys();
			return undefined;
		};
		const workflow = loopWorkflow(adspirerNode(custom));
		const run = await bench.engine.run({ ...workflow, rows: named('A', 'B', 'A') });
		expect(run.status).toBe('success');
		expect(madeNames(bench.sandbox)).toEqual(['A', 'B']);
		const [first, , third] = run.json(nodeName.done);
		expect(third).toEqual(first);
	});
});
