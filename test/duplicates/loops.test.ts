import '../model/fasterClock';
import { loopWorkflow, nodeName, type EngineRun } from '../engine';
import { adspirerNode } from '../workbench';
import type { Fault } from '../sandbox';
import { byName, createdUntold, eachRowBench, goesOn, named, unsettled } from './rowsByName';

const bench = eachRowBench();

const done = (run: EngineRun) => run.json(nodeName.done);

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

	it('by execution is an ad group of its own', async () => {
		const node = adspirerNode(byName({ duplicateProtection: 'execution' }));
		await bench.engine.run({ ...loopWorkflow(node), rows: named('A', 'B', 'A') });
		expect(bench.madeNames()).toEqual(['A', 'B', 'A']);
	});

	it.each<[string, Fault | undefined]>([
		['name', undefined],
		['custom', undefined],
		['name', createdUntold],
		['custom', createdUntold],
	])('with different values is a conflict, by %s after %j', async (by, fault) => {
		bench.sandbox.options.fault = ({ attempt, arguments: { adgroup_name: name } }) =>
			name === 'A' && attempt === 1 ? fault : undefined;
		const key = { duplicateProtection: by, duplicateKey: '={{ $json.name }}' };
		const budget = '={{ $json.budget ?? 50 }}';
		const node = adspirerNode(byName({ ...key, budget }, unsettled), goesOn);
		const rows = [{ name: 'A' }, { name: 'B' }, { name: 'A', budget: 60 }];
		const run = await bench.engine.run({ ...loopWorkflow(node), rows });
		const [id] = bench.madeIds();
		expect(done(run)).toMatchObject([
			{ success: fault === undefined },
			{ success: true },
			{ success: false, error_kind: 'conflict', existing_adgroup_id: id },
		]);
		expect(done(run)[2]?.error).toContain(String(id));
		expect(bench.madeNames()).toEqual(['A', 'B']);
	});
});
