import '../model/fasterClock';
import { loopWorkflow, nodeName, type EngineRun } from '../engine';
import { adspirerNode } from '../workbench';
import { byName, goesOn, named, uuid, eachRowBench } from './rowsByName';

const bench = eachRowBench();

const byExecution = { duplicateProtection: 'execution' };
const budgets = { budget: '={{ $json.budget ?? 50 }}' };

const done = (run: EngineRun) => run.json(nodeName.done);

describe('a loop', () => {
	it.each([1, 2])('has a key for each pass and row, by execution (batches of %d)', async (size) => {
		const run = await bench.engine.run({
			...loopWorkflow(adspirerNode(byName(byExecution)), size),
			rows: named('A', 'B', 'C', 'D'),
		});
		expect(run.runs(nodeName.tested)).toBe(4 / size);
		expect(done(run)).toHaveLength(4);
		expect(new Set(bench.keysFor()).size).toBe(4);
		for (const key of bench.keysFor()) expect(key).toMatch(uuid);
	});
});

describe('a name that comes back in a later pass', () => {
	it('with equal values is answered from the journal, even when the service forgets', async () => {
		bench.sandbox.options.fault = () => {
			bench.sandbox.forgetKeys();
			return undefined;
		};
		const workflow = loopWorkflow(adspirerNode(byName()));
		const run = await bench.engine.run({ ...workflow, rows: named('A', 'B', 'A') });
		expect(run.status).toBe('success');
		expect(bench.madeNames()).toEqual(['A', 'B']);
		const [first, , third] = done(run);
		expect(third).toMatchObject({ adgroup_id: first?.adgroup_id, already_created: true });
		expect(bench.callsFor()).toHaveLength(2);
	});

	it.each(['name', 'custom'])('with different values is a conflict, by %s', async (by) => {
		const node = adspirerNode(
			byName({ ...budgets, duplicateProtection: by, duplicateKey: '={{ $json.name }}' }),
			goesOn,
		);
		const rows = [{ name: 'A' }, { name: 'B' }, { name: 'A', budget: 60 }];
		const run = await bench.engine.run({ ...loopWorkflow(node), rows });
		const [id] = bench.madeIds();
		expect(done(run)).toMatchObject([
			{ success: true },
			{ success: true },
			{ success: false, error_details: { kind: 'conflict', existing_adgroup_id: id } },
		]);
		expect(done(run)[2]?.error).toContain(String(id));
		expect(bench.callsFor()).toHaveLength(2);
	});
});
