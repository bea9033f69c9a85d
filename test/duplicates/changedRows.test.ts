import type { INodeParameters } from 'n8n-workflow';
import { nodeName, simpleWorkflow, type EngineRun, type NodeSketch } from '../engine';
import { adspirerNode, openWorkbench, output, type Workbench } from '../workbench';
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

/** Retries an execution with the workflow as it has been saved since. */
async function retryWith(
	before: EngineRun,
	parameters: INodeParameters,
	more: Partial<NodeSketch> = {},
): Promise<EngineRun> {
	const workflow = simpleWorkflow(adspirerNode(byName(parameters), more));
	return await bench.engine.run({ ...workflow, retryOf: before });
}

/** Budget 60 for one row, and what it was for the others. */
const changedFor = (name: string) => ({ budget: `={{ $json.name === "${name}" ? 60 : 50 }}` });

describe('a row that was created and has other values in the retried execution', () => {
	let first: EngineRun;
	let made: string;

	beforeEach(async () => {
		spoil(bench.sandbox, 'B', refused);
		first = await bench.run(named('A', 'B', 'C'), byName());
		made = bench.sandbox.adGroups[0]?.adgroup_id ?? 'none';
		expect(madeNames(bench.sandbox)).toEqual(['A']);
	});

	it('stops the run before anything is sent, naming the ad group', async () => {
		const second = await retryWith(first, changedFor('A'));
		expect(second.status).toBe('error');
		expect(second.error?.message).toContain(`"A" (ID ${made})`);
		expect(second.error?.message).toMatch(/^Row 1: /);
		expect(callsFor(bench.sandbox)).toHaveLength(2);
		expect(madeNames(bench.sandbox)).toEqual(['A']);
	});

	it('fails as a conflict where the node goes on, and the others are created', async () => {
		const second = await retryWith(first, changedFor('A'), { onError: 'continueRegularOutput' });
		expect(second.status).toBe('success');
		expect(output(second)).toMatchObject([
			{
				success: false,
				kind: 'conflict',
				row: 1,
				status: null,
				error: expect.stringContaining(`"A" (ID ${made})`),
				idempotency_key: keysFor(bench.sandbox, 'A')[0],
			},
			{ success: true, adgroup_name: 'B' },
			{ success: true, adgroup_name: 'C' },
		]);
		expect(output(second)[0]).not.toHaveProperty('outcome_unknown');
		expect(callsFor(bench.sandbox, 'A')).toHaveLength(1);
		expect(madeNames(bench.sandbox)).toEqual(['A', 'B', 'C']);
	});

	it('goes to the error output with its input', async () => {
		const second = await retryWith(first, changedFor('A'), { onError: 'continueErrorOutput' });
		expect(second.json(nodeName.errors)).toMatchObject([
			{ name: 'A', kind: 'conflict', error: expect.stringContaining(made) },
		]);
		expect(second.json(nodeName.success)).toMatchObject([
			{ adgroup_name: 'B' },
			{ adgroup_name: 'C' },
		]);
		expect(callsFor(bench.sandbox, 'A')).toHaveLength(1);
	});

	it('stays a conflict in every further retry', async () => {
		const second = await retryWith(first, changedFor('A'));
		const third = await retryWith(second, changedFor('A'));
		expect(third.error?.message).toContain(made);
		const fourth = await retryWith(third, {});
		expect(fourth.status).toBe('success');
		expect(output(fourth)[0]).toMatchObject({ adgroup_id: made });
		expect(madeNames(bench.sandbox)).toEqual(['A', 'B', 'C']);
	});

	it('is a conflict too where its values come out otherwise by themselves', async () => {
		const adgroupName = '={{ $json.name + " " + Math.random() }}';
		spoil(bench.sandbox, 'E', refused);
		const before = await bench.run(named('D', 'E'), byName({ adgroupName }));
		const second = await bench.engine.run({ retryOf: before });
		const { adgroup_id: id, arguments: given } = bench.sandbox.adGroups.at(-1) ?? {};
		expect(second.error?.message).toContain(`"${given?.adgroup_name}" (ID ${id})`);
		expect(callsFor(bench.sandbox)).toHaveLength(4);
	});

	it.each(['arguments', 'custom'])('is a conflict too by %s', async (duplicateProtection) => {
		const protectedBy = { duplicateProtection, duplicateKey: '={{ "deal " + $json.name }}' };
		spoil(bench.sandbox, 'B', refused);
		const before = await bench.run(named('A', 'B'), byName(protectedBy));
		const count = callsFor(bench.sandbox, 'A').length;
		const second = await retryWith(before, { ...protectedBy, ...changedFor('A') });
		expect(second.error?.message).toMatch(/"A" \(ID \d{19}\)/);
		expect(callsFor(bench.sandbox, 'A')).toHaveLength(count);
	});

	it('is answered from the journal where only settings of the run have changed', async () => {
		const options = {
			maxRetries: 1,
			maxConcurrency: 2,
			timeout: 60_000,
			scheduleTimezone: 'workflow',
		};
		const workflow = simpleWorkflow(adspirerNode(byName({}, options)));
		const second = await bench.engine.run({ ...workflow, retryOf: first });
		expect(second.status).toBe('success');
		expect(callsFor(bench.sandbox, 'A')).toHaveLength(1);
	});
});

describe('a row of unknown outcome that has other values in the retried execution', () => {
	let first: EngineRun;

	beforeEach(async () => {
		spoil(bench.sandbox, 'A', madeUntold);
		first = await bench.run(named('A', 'B'), byName());
		expect(first.error?.message).toMatch(/^Row 1: /);
	});

	it('stops the run before anything is sent, and tells that it may exist', async () => {
		const second = await retryWith(first, changedFor('A'));
		expect(second.error?.message).toMatch(/^Row 1: .*may exist/);
		expect(callsFor(bench.sandbox)).toHaveLength(1);
	});

	it('fails as a conflict of unknown outcome where the node goes on', async () => {
		const second = await retryWith(first, changedFor('A'), { onError: 'continueRegularOutput' });
		expect(output(second)).toMatchObject([
			{
				kind: 'conflict',
				outcome_unknown: true,
				idempotency_key: keysFor(bench.sandbox, 'A')[0],
			},
			{ adgroup_name: 'B' },
		]);
		expect(madeNames(bench.sandbox)).toEqual(['A', 'B']);
	});

	it('goes to the error output', async () => {
		const second = await retryWith(first, changedFor('A'), { onError: 'continueErrorOutput' });
		expect(second.json(nodeName.errors)).toMatchObject([
			{ name: 'A', kind: 'conflict', outcome_unknown: true },
		]);
		expect(madeNames(bench.sandbox)).toEqual(['A', 'B']);
	});

	it('is a conflict even where its values are no longer good', async () => {
		const second = await retryWith(
			first,
			{ budget: '={{ $json.name === "A" ? 0 : 50 }}' },
			{ onError: 'continueRegularOutput' },
		);
		expect(output(second)[0]).toMatchObject({ kind: 'conflict', outcome_unknown: true });
	});

	it('may be changed when it is certain that nothing was made', async () => {
		spoil(bench.sandbox, 'A', refused);
		const other = await bench.run(named('A'), byName());
		const second = await retryWith(other, changedFor('A'));
		expect(second.status).toBe('success');
		expect(bench.sandbox.adGroups.at(-1)?.arguments).toMatchObject({ budget: 60 });
	});
});
