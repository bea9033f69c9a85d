import '../fixedDate';
import '../model/fasterClock';
import type { INodeParameters } from 'n8n-workflow';
import { output } from '../workbench';
import { byName, goesOn, named, uuid, eachRowBench } from './rowsByName';

const bench = eachRowBench();

describe('an ad group of the same name, in a later execution', () => {
	it('is not created again, in whatever order the rows come, nor by a copy of the workflow', async () => {
		await bench.run(named('A', 'B'), byName());
		const copy = { id: 'another' };
		const rows = named('B', 'A');
		const second = await bench.run(rows, byName(), copy, { workflowId: 'another' });
		expect(bench.madeNames()).toEqual(['A', 'B']);
		expect(output(second).map((item) => item.adgroup_id)).toEqual(bench.madeIds().reverse());
		expect(new Set(bench.keysFor('A')).size).toBe(1);
		for (const key of bench.keysFor()) expect(key).toMatch(uuid);
	});

	it('is the same row all day where it starts today', async () => {
		const parameters = byName(
			{
				scheduleStartTime: '2026-11-25',
				budgetMode: 'BUDGET_MODE_TOTAL',
				scheduleEndTime: '2090-01-31',
			},
			{ scheduleTimezone: 'utc' },
		);
		await bench.run(named('A'), parameters);
		const second = await bench.run(named('A'), parameters);
		expect(output(second)).toMatchObject([{ success: true, adgroup_id: bench.madeIds()[0] }]);
		expect(bench.callsFor()).toHaveLength(2);
		expect(bench.callsFor()[0]?.arguments).not.toHaveProperty('schedule_start_time');
	});
});

it.each(['name', 'execution', 'custom'])('equal rows of one run are one, by %s', async (by) => {
	const parameters = byName({ duplicateProtection: by, duplicateKey: '={{ $json.name }}' });
	const run = await bench.run(named('A', 'B', 'A', 'A', 'B', 'C'), parameters);
	expect(bench.callsFor()).toHaveLength(3);
	expect(bench.madeNames()).toEqual(['A', 'B', 'C']);
	const [first, second, third, fourth, fifth] = output(run);
	expect([third, fourth, fifth]).toEqual([first, first, second]);
});

describe.each(['name', 'execution'])('rows of one run with one name, by %s', (by) => {
	const parameters = (more: INodeParameters = {}) =>
		byName({ duplicateProtection: by, budget: '={{ $json.budget ?? 50 }}', ...more });

	it('are all refused where a value differs, with both values, in Check Rows and in Create', async () => {
		const rows = [
			...[{ name: 'A' }, { name: 'B' }, { name: 'A', budget: 60.5 }],
			...[{ name: 'A' }, { name: 'A', budget: 70 }],
		];
		const told = ['50, but 60.50 in row 3', '60.50, but 50 in row 1'];
		const messages = [...told, '50, but 60.50 in row 3', '70, but 50 in row 1'].map(
			(values) =>
				`is ${values}, which is the same ad group. Make the rows the same, rename one, or remove one.`,
		);
		const problems = messages.map((message) => [{ field: 'Budget', message }]);
		const known = { success: false, error_kind: 'conflict', idempotency_key: null };
		const [first, ...others] = messages.map((message) => ({
			...known,
			error: expect.stringContaining(`'Budget' ${message}`),
		}));
		const run = await bench.run(rows, parameters(), goesOn);
		expect(output(run)).toMatchObject([first, { success: true }, ...others]);
		expect(bench.madeNames()).toEqual(['B']);
		const checked = await bench.run(rows, parameters({ operation: 'preview' }), goesOn);
		const good: object[] = [];
		expect(output(checked).map((item) => item.problem_list)).toEqual([
			...[problems[0], good],
			...problems.slice(1),
		]);
		const stopped = await bench.run(rows, parameters());
		expect(stopped.error?.message).toMatch(/^4 of 5 rows need a correction \(rows 1 and 3–5\)/);
		expect(bench.callsFor()).toHaveLength(1);
	});

	it('are refused where one of them is to be paused, or has a name that is looked up', async () => {
		const status = { 'Ad group': 'A', 'Campaign ID': '1790000000000000001', 'Daily budget': 50 };
		const sheet = [
			{ ...status, Country: 'US', Status: 'Paused', 'Audience name': 'Buyers' },
			{ ...status, Country: 'UK', Status: 'Active', 'Audience name': 'Visitors' },
			{ ...status, Country: 'US', Status: 'Paused', 'Audience name': 'Buyers', 'Ad group': 'B' },
			{ ...status, Country: 'US', Status: 'Paused', 'Audience name': 'Visitors', 'Ad group': 'B' },
		];
		const mapped = { operation: 'preview', mappingMode: 'autoMapInputData' };
		const checked = await bench.run(sheet, { ...mapped, duplicateProtection: by });
		expect(output(checked).map(({ problems }) => problems)).toEqual([
			expect.stringMatching(
				/^'Country' is "US", but "UK" in row 2, .*\. 'Audience name' and 'Status' differ, too\. Make/,
			),
			expect.stringMatching(/^'Country' is "UK", but "US" in row 1, /),
			expect.stringMatching(/^'Audience name' is Buyers, but Visitors in row 4, /),
			expect.stringMatching(/^'Audience name' is Visitors, but Buyers in row 3, /),
		]);
		expect(bench.callsFor()).toEqual([]);
	});

	it('are one ad group where only one of them names the account, which goes out with it', async () => {
		bench.sandbox.options.accounts = [
			{ id: '7000000000000000001', name: 'One' },
			{ id: '7000000000000000002', name: 'Two' },
		];
		const rows = [{ name: 'A' }, { name: 'A', account: '7000000000000000001' }];
		const advertiserId = { __rl: true, mode: 'id', value: '={{ $json.account ?? "" }}' };
		const run = await bench.run(rows, parameters({ advertiserId }));
		const [adgroup_id] = bench.madeIds();
		expect(output(run)).toMatchObject([{ adgroup_id }, { adgroup_id }]);
		expect(bench.madeNames()).toEqual(['A']);
	});
});

describe('a duplicate protection that an expression chooses for each row', () => {
	const own = '0e984725-c51c-4bf4-9960-e1c80e27aba0';
	const chosen = byName({
		duplicateProtection: '={{ $json.by }}',
		duplicateKey: '={{ $json.key }}',
	});
	const rows = [
		{ name: 'A', by: 'execution', key: 'unused' },
		{ name: 'B', by: 'name', key: 'unused' },
		{ name: 'C', by: 'custom', key: own },
		{ name: 'D', by: 'By Name' },
		{ name: 'E', by: '' },
		{ name: 'F', by: 'By Execution' },
	];

	it('holds for that row alone', async () => {
		const first = await bench.run(rows, chosen);
		expect(first.status).toBe('success');
		await bench.run(rows, chosen);
		const isSame = (name: string) => new Set(bench.keysFor(name)).size === 1;
		expect(rows.map(({ name }) => isSame(name))).toEqual([false, true, true, true, true, false]);
		expect(bench.madeNames()).toEqual(['A', 'B', 'C', 'D', 'E', 'F', 'A', 'F']);
	});

	it('tells rows of one name apart where one of them goes by a key of its own', async () => {
		const run = await bench.run(
			[
				{ name: 'A', by: 'name' },
				{ name: 'A', by: 'execution' },
				{ name: 'A', by: 'custom', key: 'deal 7' },
			],
			chosen,
		);
		expect(run.status).toBe('success');
		expect(bench.madeNames()).toEqual(['A', 'A']);
	});
});
