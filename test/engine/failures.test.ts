import { NodeOperationError } from 'n8n-workflow';

import { engineFor, rowsIn, textField } from './functionNode';
import { nodeName, simpleWorkflow } from './index';

const tested = nodeName.tested;

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
});

describe('the stop button', () => {
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
