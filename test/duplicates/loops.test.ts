import '../model/fasterClock';
import { loopWorkflow, nodeName, type EngineRun } from '../engine';
import { adspirerNode, eachWorkbench } from '../workbench';
import {
	byName,
	callsFor,
	createdUntold,
	goesOn,
	keysFor,
	listCalls,
	madeIds,
	madeNames,
	named,
	refused,
	spoil,
	tries,
	unsettled,
	uuid,
} from './rowsByName';

const bench = eachWorkbench();

const byExecution = { duplicateProtection: 'execution' };
const budgets = { budget: '={{ $json.budget ?? 50 }}' };

/** What the loop handed on in the end, as the name and the ID of each item. */
const done = (run: EngineRun) => run.json(nodeName.done);

describe('a loop', () => {
	it.each([1, 2])('has a key for each pass and row, by execution (batches of %d)', async (size) => {
		const run = await bench.engine.run({
			...loopWorkflow(adspirerNode(byName(byExecution)), size),
			rows: named('A', 'B', 'C', 'D'),
		});
		expect(run.runs(nodeName.tested)).toBe(4 / size);
		expect(done(run)).toHaveLength(4);
		expect(new Set(keysFor(bench.sandbox)).size).toBe(4);
		for (const key of keysFor(bench.sandbox)) expect(key).toMatch(uuid);
	});

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
		expect(done(second).map((item) => item.adgroup_id)).toEqual(madeIds(bench.sandbox));
		expect(new Set(keysFor(bench.sandbox, 'C')).size).toBe(1);
	});

	it('goes on in the middle of a batch when the execution is retried', async () => {
		const rows = named('A', 'B', 'C', 'D', 'E', 'F');
		spoil(bench.sandbox, 'E', createdUntold);
		const node = adspirerNode(byName({}, unsettled));
		const first = await bench.engine.run({ ...loopWorkflow(node, 3), rows });
		expect(madeNames(bench.sandbox)).toEqual(['A', 'B', 'C', 'D', 'E']);
		const second = await bench.engine.run({ retryOf: first });
		expect(second.status).toBe('success');
		expect(madeNames(bench.sandbox)).toEqual(['A', 'B', 'C', 'D', 'E', 'F']);
		expect(callsFor(bench.sandbox)).toHaveLength(7);
		expect(done(second)).toHaveLength(6);
	});

	it('with Retry On Fail creates each row of each pass once', async () => {
		const rows = named('A', 'B', 'C', 'D', 'E', 'F');
		spoil(bench.sandbox, 'D', refused);
		const workflow = loopWorkflow(adspirerNode(byName(), tries(2)), 2);
		const run = await bench.engine.run({ ...workflow, rows });
		expect(run.status).toBe('success');
		expect(madeNames(bench.sandbox)).toEqual(['A', 'B', 'C', 'D', 'E', 'F']);
		expect(callsFor(bench.sandbox)).toHaveLength(7);
		expect(done(run).map((item) => item.adgroup_id)).toEqual(madeIds(bench.sandbox));
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
		expect(madeNames(bench.sandbox)).toEqual(['A', 'B']);
		const [first, , third] = done(run);
		expect(third).toMatchObject({ adgroup_id: first?.adgroup_id, already_created: true });
		expect(callsFor(bench.sandbox)).toHaveLength(2);
	});

	it('is created again by execution, where each pass is an intent of its own', async () => {
		const workflow = loopWorkflow(adspirerNode(byName(byExecution)));
		await bench.engine.run({ ...workflow, rows: named('A', 'A') });
		expect(madeNames(bench.sandbox)).toEqual(['A', 'A']);
	});

	it.each(['name', 'custom'])('with different values is a conflict, by %s', async (by) => {
		const node = adspirerNode(
			byName({ ...budgets, duplicateProtection: by, duplicateKey: '={{ $json.name }}' }),
			goesOn,
		);
		const rows = [{ name: 'A' }, { name: 'B' }, { name: 'A', budget: 60 }];
		const run = await bench.engine.run({ ...loopWorkflow(node), rows });
		const [id] = madeIds(bench.sandbox);
		expect(done(run)).toMatchObject([
			{ success: true },
			{ success: true },
			{ success: false, error_details: { kind: 'conflict', existing_adgroup_id: id } },
		]);
		expect(done(run)[2]?.error).toContain(String(id));
		expect(callsFor(bench.sandbox)).toHaveLength(2);
	});

	it('with different values ends the run where the node stops, and stays a conflict on a retry', async () => {
		const rows = [{ name: 'A' }, { name: 'A', budget: 60 }];
		const workflow = loopWorkflow(adspirerNode(byName(budgets)));
		const first = await bench.engine.run({ ...workflow, rows });
		expect(first.error?.message).toContain(String(madeIds(bench.sandbox)[0]));
		const second = await bench.engine.run({ retryOf: first });
		expect(second.error?.message).toContain(String(madeIds(bench.sandbox)[0]));
		expect(callsFor(bench.sandbox)).toHaveLength(1);
	});

	describe('and whose outcome is unknown until then', () => {
		const workflow = () => loopWorkflow(adspirerNode(byName(budgets, unsettled), goesOn));

		it('is settled by it, with the same key and body', async () => {
			spoil(bench.sandbox, 'A', createdUntold);
			const run = await bench.engine.run({ ...workflow(), rows: named('A', 'B', 'A') });
			expect(done(run)).toMatchObject([
				{ error_details: { outcome_unknown: true } },
				{ success: true },
				{ success: true, adgroup_name: 'A' },
			]);
			expect(madeNames(bench.sandbox)).toEqual(['A', 'B']);
			expect(new Set(callsFor(bench.sandbox, 'A').map((call) => call.rawBody)).size).toBe(1);
		});

		it('is settled with its own values, and the later row is told that it exists', async () => {
			spoil(bench.sandbox, 'A', createdUntold);
			const rows = [{ name: 'A' }, { name: 'A', budget: 60 }];
			const run = await bench.engine.run({ ...workflow(), rows });
			expect(done(run)).toMatchObject([
				{ error_details: { outcome_unknown: true } },
				{
					success: false,
					error_details: { kind: 'conflict', existing_adgroup_id: madeIds(bench.sandbox)[0] },
				},
			]);
			expect(bench.sandbox.adGroups).toMatchObject([{ name: 'A', budget: 50 }]);
			expect(listCalls(bench.sandbox)).toEqual([]);
		});
	});
});
