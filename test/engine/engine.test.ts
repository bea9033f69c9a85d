import { DateTime } from 'luxon';
import { NodeOperationError } from 'n8n-workflow';

import { nodeThat, type Work } from './functionNode';
import { createEngine, nodeName, simpleWorkflow } from './index';

const tested = nodeName.tested;

const textField = { type: 'string', default: '' } as const;

/** An engine with a node, 'test.tested', whose output comes from a function, with text fields. */
const engineFor = (work: Work, fields: string[] = []) =>
	createEngine({
		nodeTypes: {
			'test.tested': nodeThat(work, {
				properties: fields.map((name) => ({ ...textField, displayName: name, name })),
			}),
		},
		credentialTypes: {},
		credentials: {},
	});

it('hands dates from expressions and rows on as dates', async () => {
	const names = ['row', 'date', 'now'];
	const engine = engineFor(async function () {
		const [row, date, now] = names.map((name) => this.getNodeParameter(name, 0));
		return [
			{
				row: row instanceof Date && row.toISOString(),
				date: date instanceof Date && date.toISOString(),
				now: DateTime.isDateTime(now) && now.zoneName,
			},
		];
	}, names);
	const run = await engine.run({
		...simpleWorkflow({
			type: 'test.tested',
			parameters: { row: '={{ $json.when }}', date: '={{ new Date(0) }}', now: '={{ $now }}' },
		}),
		rows: [{ when: new Date(86_400_000) }],
		settings: { timezone: 'Asia/Tokyo' },
	});
	const [date, row] = ['1970-01-01T00:00:00.000Z', '1970-01-02T00:00:00.000Z'];
	expect(run.json(tested)).toEqual([{ row, date, now: 'Asia/Tokyo' }]);
});

it('retries at the failed node under a new execution ID, its context kept', async () => {
	const engine = engineFor(
		async function () {
			const memory = this.getContext('node');
			memory.first ??= this.getExecutionId();
			if (memory.first === this.getExecutionId()) {
				throw new NodeOperationError(this.getNode(), 'It broke');
			}
			const label = this.getNodeParameter('label', 0);
			return this.getInputData().map(({ json }) => ({ ...json, first: memory.first, label }));
		},
		['label'],
	);
	const workflow = simpleWorkflow({ type: 'test.tested', parameters: { label: 'old' } });
	const first = await engine.run({ ...workflow, rows: [{ x: 1 }] });
	const second = await engine.run({ retryOf: first });
	expect([first.status, second.status]).toEqual(['error', 'success']);
	expect(second.executionId).not.toBe(first.executionId);
	expect(second.run.mode).toBe('retry');
	expect(second.json(tested)).toEqual([{ x: 1, first: first.executionId, label: 'old' }]);
	expect([nodeName.rows, tested].map((node) => second.runs(node))).toEqual([1, 1]);
});

it('leaves an error thrown after Stop in the run, not in what it held when it was stopped', async () => {
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
