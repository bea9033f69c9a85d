import { DateTime } from 'luxon';
import { NodeOperationError } from 'n8n-workflow';

import { engineFor, rowsIn, textField } from './functionNode';
import { loopWorkflow, nodeName, simpleWorkflow } from './index';

const tested = nodeName.tested;

describe('a run', () => {
	it('hands dates from expressions and rows on as dates', async () => {
		const engine = engineFor(
			async function () {
				const names = ['row', 'date', 'now'];
				const [row, date, now] = names.map((name) => this.getNodeParameter(name, 0));
				return [
					{
						row: row instanceof Date && row.toISOString(),
						date: date instanceof Date && date.toISOString(),
						now: DateTime.isDateTime(now) && now.zoneName,
					},
				];
			},
			['row', 'date', 'now'].map((name) => textField(name)),
		);
		const run = await engine.run({
			...simpleWorkflow({
				type: 'test.tested',
				parameters: { row: '={{ $json.when }}', date: '={{ new Date(0) }}', now: '={{ $now }}' },
			}),
			rows: [{ when: new Date(86_400_000) }],
			settings: { timezone: 'Asia/Tokyo' },
		});
		expect(run.json(tested)).toEqual([
			{
				row: '1970-01-02T00:00:00.000Z',
				date: '1970-01-01T00:00:00.000Z',
				now: 'Asia/Tokyo',
			},
		]);
	});

	it('gives each execution its own ID and reports progress as it would be stored', async () => {
		const engine = engineFor(async function () {
			return [{ id: this.getExecutionId() }];
		});
		const workflow = simpleWorkflow({ type: 'test.tested', parameters: {} });
		const stored: string[] = [];
		const first = await engine.run({ ...workflow, onProgress: (entry) => stored.push(entry) });
		const second = await engine.run({ ...workflow, executionId: 'mine' });
		expect(first.json(tested)).toEqual([{ id: first.executionId }]);
		expect(second.json(tested)).toEqual([{ id: 'mine' }]);
		expect(stored).toHaveLength(3);
		expect(first.serialised).toContain(first.executionId);
		const again = await engine.run({ ...workflow, retryOf: stored[1] });
		expect(again.runs(nodeName.rows)).toBe(1);
		expect(again.json(tested)).toEqual([{ id: again.executionId }]);
		expect(again.executionId).not.toBe(first.executionId);
	});
});

describe('a loop', () => {
	it('keeps items paired with the rows they come from', async () => {
		const engine = engineFor(
			async function () {
				return rowsIn(this).map((_row, index) => ({ x: this.getNodeParameter('x', index) }));
			},
			[textField('x')],
		);
		const run = await engine.run({
			...loopWorkflow({
				type: 'test.tested',
				parameters: { x: `={{ $('Rows').item.json.x }}` },
			}),
			rows: [{ x: 1 }, { x: 2 }, { x: 3 }],
		});
		expect(run.json(nodeName.done)).toEqual([{ x: 1 }, { x: 2 }, { x: 3 }]);
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
