import { NodeConnectionTypes } from 'n8n-workflow';
import { nodeName, simpleWorkflow } from '../engine';
import { adspirerNode, openWorkbench, output, type Workbench } from '../workbench';
import { byName, keysFor, madeNames, named, spoil, uuid } from './rowsByName';

let bench: Workbench;

beforeEach(async () => {
	bench = await openWorkbench();
});

afterEach(async () => await bench.close());

/** All rows say the same, so that nothing but their place tells them apart. */
const alike = [{}, {}, {}];

function expectDifferent(keys: Array<string | undefined>, count: number): void {
	expect(keys).toHaveLength(count);
	for (const key of keys) expect(key).toMatch(uuid);
	expect(new Set(keys).size).toBe(count);
	expect(bench.sandbox.adGroups).toHaveLength(count);
}

describe('the key of a row, by execution', () => {
	it('is a UUID, different for each row even where all values are equal', async () => {
		const run = await bench.run(alike);
		expectDifferent(keysFor(bench.sandbox), 3);
		expect(output(run).map((item) => item.idempotency_key)).toEqual(
			expect.arrayContaining(keysFor(bench.sandbox)),
		);
	});

	it('is shown on the item of the row that it was sent for', async () => {
		const run = await bench.run(named('A', 'B'), byName());
		for (const { adgroup_name: name, idempotency_key: key } of output(run)) {
			expect(keysFor(bench.sandbox, String(name))).toEqual([key]);
		}
	});

	it('is different in each execution', async () => {
		await bench.run(alike);
		await bench.run(alike);
		expectDifferent(keysFor(bench.sandbox), 6);
	});

	it('is different in each node of a workflow', async () => {
		const { nodes, connections } = simpleWorkflow(adspirerNode());
		const second = { ...adspirerNode(), id: 'second', name: 'Second' };
		const both = [nodeName.tested, second.name].map((node) => ({
			node,
			type: NodeConnectionTypes.Main,
			index: 0,
		}));
		const run = await bench.engine.run({
			nodes: [...nodes, { ...second, position: [200, 200] }],
			connections: { ...connections, [nodeName.rows]: { main: [both] } },
			rows: alike,
		});
		expect(run.status).toBe('success');
		expect(run.json('Second')).toHaveLength(3);
		expectDifferent(keysFor(bench.sandbox), 6);
	});

	it('is different in each workflow, even where the executions count alike', async () => {
		const more = { executionId: '7' };
		await bench.run(alike, {}, {}, { ...more, workflowId: 'first' });
		await bench.run(alike, {}, {}, { ...more, workflowId: 'second' });
		expectDifferent(keysFor(bench.sandbox), 6);
	});

	it('is different in each execution, even where n8n has begun to count them anew', async () => {
		await bench.run([{}], {}, {}, { executionId: '7' });
		await bench.run([{}], {}, {}, { executionId: '7' });
		expectDifferent(keysFor(bench.sandbox), 2);
	});
});

describe('the key of a row that the node tries again by itself', () => {
	it.each([
		{ kind: 'status', status: 500, act: true, headers: { 'retry-after': '0' } },
		{ kind: 'status', status: 500, act: false, headers: { 'retry-after': '0' } },
		{ kind: 'throttle', retryAfterSeconds: 0, header: true },
		{ kind: 'drop-after' },
		{ kind: 'truncated' },
		{ kind: 'html', act: true },
	] as const)('stays the same after $kind', async (fault) => {
		spoil(bench.sandbox, 'B', fault);
		const run = await bench.run(named('A', 'B', 'C'), byName({}, { maxRetries: 2 }));
		const keys = keysFor(bench.sandbox, 'B');
		expect(keys).toHaveLength(2);
		expect(new Set(keys).size).toBe(1);
		expect(madeNames(bench.sandbox).sort()).toEqual(['A', 'B', 'C']);
		expect(output(run).map((item) => item.adgroup_name)).toEqual(['A', 'B', 'C']);
	});

	it('stays the same however often it is tried', async () => {
		const fault = { kind: 'status', status: 503, act: true, headers: { 'retry-after': '0' } };
		spoil(bench.sandbox, 'A', { ...fault, kind: 'status' }, 6);
		await bench.run(named('A'), byName({}, { maxRetries: 6 }));
		expect(keysFor(bench.sandbox)).toHaveLength(7);
		expect(new Set(keysFor(bench.sandbox)).size).toBe(1);
		expect(bench.sandbox.adGroups).toHaveLength(1);
	});
});
