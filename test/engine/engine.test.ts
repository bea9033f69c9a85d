import { DateTime } from 'luxon';

import { engineFor, rowsIn, textField } from './functionNode';
import { loopWorkflow, nodeName, simpleWorkflow } from './index';

const tested = nodeName.tested;

describe('a run', () => {
	it('takes rows through the node, with expressions, defaults and pairing', async () => {
		const engine = engineFor(
			async function () {
				return rowsIn(this).map((_row, index) => ({
					name: this.getNodeParameter('name', index),
					kind: this.getNodeParameter('kind', index),
				}));
			},
			[textField('name'), textField('kind', 'default kind')],
		);
		const run = await engine.run({
			...simpleWorkflow({ type: 'test.tested', parameters: { name: '={{ $json.x + 1 }}' } }),
			rows: [{ x: 1 }, { x: 2 }],
		});
		expect(run.status).toBe('success');
		expect(run.error).toBeUndefined();
		expect(run.json(tested)).toEqual([
			{ name: 2, kind: 'default kind' },
			{ name: 3, kind: 'default kind' },
		]);
		expect(run.items(tested).map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
		]);
		expect(run.items('No such node')).toEqual([]);
	});

	it('hands the node nothing to do when there are no rows', async () => {
		const run = await engineFor(async () => [{}]).run({
			...simpleWorkflow({ type: 'test.tested', parameters: {} }),
			rows: [],
		});
		expect(run.status).toBe('success');
		expect(run.runs(tested)).toBe(0);
	});

	it('leaves the workflow of the test as it was', async () => {
		const workflow = simpleWorkflow({ type: 'test.tested', parameters: {} });
		const before = JSON.stringify(workflow);
		await engineFor(async () => [], [textField('name', 'filled in')]).run(workflow);
		expect(JSON.stringify(workflow)).toBe(before);
	});

	it('knows the time zone in expressions', async () => {
		const engine = engineFor(
			async function () {
				return [{ zone: this.getNodeParameter('zone', 0), of: this.getTimezone() }];
			},
			[textField('zone', '={{ $now.zoneName }}')],
		);
		const run = await engine.run({
			...simpleWorkflow({ type: 'test.tested', parameters: {} }),
			settings: { timezone: 'Asia/Tokyo' },
		});
		expect(run.json(tested)).toEqual([{ zone: 'Asia/Tokyo', of: 'Asia/Tokyo' }]);
	});

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

	it('runs once with executeOnce and keeps hints', async () => {
		const engine = engineFor(async function () {
			this.addExecutionHints({ message: 'Mind the gap', location: 'outputPane' });
			return rowsIn(this);
		});
		const run = await engine.run({
			...simpleWorkflow({ type: 'test.tested', parameters: {}, executeOnce: true }),
			rows: [{ x: 1 }, { x: 2 }],
		});
		expect(run.json(tested)).toEqual([{ x: 1 }]);
		expect(run.hints(tested)).toEqual([{ message: 'Mind the gap', location: 'outputPane' }]);
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
	it('runs the node once for each batch, with growing run index', async () => {
		const engine = engineFor(async function () {
			const { $runIndex } = this.getWorkflowDataProxy(0);
			return rowsIn(this).map((row) => ({ ...row, runIndex: $runIndex }));
		});
		const run = await engine.run({
			...loopWorkflow({ type: 'test.tested', parameters: {} }, 2),
			rows: [{ x: 1 }, { x: 2 }, { x: 3 }],
		});
		expect(run.runs(tested)).toBe(2);
		expect(run.items(tested, 0, 0)).toHaveLength(2);
		expect(run.json(nodeName.done)).toEqual([
			{ x: 1, runIndex: 0 },
			{ x: 2, runIndex: 0 },
			{ x: 3, runIndex: 1 },
		]);
	});

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
