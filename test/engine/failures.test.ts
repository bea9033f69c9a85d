import { NodeOperationError } from 'n8n-workflow';

import { engineFor, rowsIn, textField } from './functionNode';
import { nodeName, simpleWorkflow } from './index';

const tested = nodeName.tested;

describe('a failing node', () => {
	const failing = () =>
		engineFor(async function () {
			throw new NodeOperationError(this.getNode(), 'It broke');
		});

	it('stops the workflow', async () => {
		const run = await failing().run(simpleWorkflow({ type: 'test.tested', parameters: {} }));
		expect(run.status).toBe('error');
		expect(run.error?.message).toBe('It broke');
		expect(run.nodeError(tested)?.message).toBe('It broke');
		expect(run.run.finished).toBeUndefined();
	});

	it('hands its input on with continueRegularOutput', async () => {
		const { nodes, connections } = simpleWorkflow({
			type: 'test.tested',
			parameters: {},
			onError: 'continueErrorOutput',
		});
		const run = await failing().run({
			nodes: nodes.map((node) =>
				node.name === tested ? { ...node, onError: 'continueRegularOutput' } : node,
			),
			connections,
			rows: [{ x: 1 }],
		});
		expect(run.status).toBe('success');
		expect(run.json(nodeName.success)).toEqual([{ x: 1 }]);
		expect(run.nodeError(tested)?.message).toBe('It broke');
	});

	it('sends items with an error over the error output', async () => {
		const engine = engineFor(async function () {
			return rowsIn(this).map((row) => (row.bad ? { error: 'bad row' } : row));
		});
		const run = await engine.run({
			...simpleWorkflow({ type: 'test.tested', parameters: {}, onError: 'continueErrorOutput' }),
			rows: [{ x: 1 }, { x: 2, bad: true }],
		});
		expect(run.json(nodeName.success)).toEqual([{ x: 1 }]);
		expect(run.json(nodeName.errors)).toEqual([{ x: 2, bad: true, error: 'bad row' }]);
	});

	it('is tried again with retryOnFail', async () => {
		let tries = 0;
		const engine = engineFor(async function () {
			tries += 1;
			if (tries === 1) throw new NodeOperationError(this.getNode(), 'It broke');
			return [{ tries }];
		});
		const run = await engine.run(
			simpleWorkflow({
				type: 'test.tested',
				parameters: {},
				retryOnFail: true,
				maxTries: 3,
				waitBetweenTries: 1,
			}),
		);
		expect(run.status).toBe('success');
		expect(run.json(tested)).toEqual([{ tries: 2 }]);
	});
});

describe('a retry', () => {
	const failsOnce = () =>
		engineFor(
			async function () {
				const memory = this.getContext('node');
				memory.first ??= this.getExecutionId();
				if (memory.first === this.getExecutionId()) {
					throw new NodeOperationError(this.getNode(), 'It broke');
				}
				const label = this.getNodeParameter('label', 0);
				return rowsIn(this).map((row) => ({ ...row, first: memory.first, label }));
			},
			[textField('label')],
		);
	const workflow = (label: string) =>
		simpleWorkflow({ type: 'test.tested', parameters: { label } });

	it('goes on at the failed node under a new execution ID, its context kept', async () => {
		const engine = failsOnce();
		const first = await engine.run({ ...workflow('old'), rows: [{ x: 1 }] });
		expect(first.status).toBe('error');
		const second = await engine.run({ retryOf: first });
		expect(second.status).toBe('success');
		expect(second.executionId).not.toBe(first.executionId);
		expect(second.run.mode).toBe('retry');
		expect(second.json(tested)).toEqual([{ x: 1, first: first.executionId, label: 'old' }]);
		expect(second.runs(nodeName.rows)).toBe(1);
		expect(second.runs(tested)).toBe(1);
		expect(first.status).toBe('error');
	});

	it('takes the nodes of the workflow it is given', async () => {
		const engine = failsOnce();
		const first = await engine.run({ ...workflow('old'), rows: [{ x: 1 }] });
		const second = await engine.run({ ...workflow('new'), retryOf: first });
		expect(second.json(tested)).toEqual([{ x: 1, first: first.executionId, label: 'new' }]);
	});
});

describe('the stop button', () => {
	it('fires the cancel signal and ends the run as canceled', async () => {
		let press = () => {};
		const engine = engineFor(async function () {
			await new Promise<void>((resolve) => {
				this.getExecutionCancelSignal()?.addEventListener('abort', () => resolve());
				press();
			});
			return [{ stopped: true }];
		});
		const run = await engine.run({
			...simpleWorkflow({ type: 'test.tested', parameters: {} }),
			onStarted: (stop) => (press = stop),
		});
		expect(run.status).toBe('canceled');
		expect(run.json(tested)).toEqual([{ stopped: true }]);
		expect(run.serialisedAtStop).toBeDefined();
	});

	it('leaves an error thrown afterwards in the run, not in what it held when it stopped', async () => {
		let press = () => {};
		const engine = engineFor(async function () {
			const signal = this.getExecutionCancelSignal();
			this.getContext('node').mark = 'put before the stop';
			press();
			throw new NodeOperationError(this.getNode(), `Stopped: ${signal?.aborted}`);
		});
		const run = await engine.run({
			...simpleWorkflow({ type: 'test.tested', parameters: {} }),
			onStarted: (stop) => (press = stop),
		});
		expect(run.nodeError(tested)?.message).toBe('Stopped: true');
		expect(run.serialisedAtStop).toContain('put before the stop');
		expect(run.serialisedAtStop).not.toContain('Stopped: true');
	});
});
