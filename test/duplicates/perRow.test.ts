import { nodeName } from '../engine';
import { openWorkbench, output, type Workbench } from '../workbench';
import { byName, callsFor, keysFor, madeNames, named, uuid } from './rowsByName';

let bench: Workbench;

beforeEach(async () => {
	bench = await openWorkbench();
});

afterEach(async () => await bench.close());

describe('a duplicate protection that an expression chooses for each row', () => {
	const own = '0e984725-c51c-4bf4-9960-e1c80e27aba0';
	const chosen = byName({
		duplicateProtection: '={{ $json.by }}',
		duplicateKey: '={{ $json.key }}',
	});
	const rows = [
		{ name: 'A', by: 'execution', key: 'unused' },
		{ name: 'B', by: 'arguments', key: 'unused' },
		{ name: 'C', by: 'custom', key: own },
		{ name: 'D', by: 'By Row Values' },
		{ name: 'E', by: '' },
	];

	it('holds for that row alone', async () => {
		const first = await bench.run(rows, chosen);
		expect(first.status).toBe('success');
		const before = keysFor(bench.sandbox);
		for (const key of before) expect(key).toMatch(uuid);
		expect(before[2]).toBe(own);
		await bench.run(rows, chosen);
		const after = keysFor(bench.sandbox).slice(5);
		expect(after.map((key, index) => key === before[index])).toEqual([
			false,
			true,
			true,
			true,
			false,
		]);
		expect(madeNames(bench.sandbox)).toEqual(['A', 'B', 'C', 'D', 'E', 'A', 'E']);
	});

	it('is refused for the row that names none', async () => {
		const run = await bench.run([...rows, { name: 'F', by: 'sometimes' }], chosen);
		expect(run.error?.message).toMatch(/^Row 6: Duplicate Protection .*sometimes/);
		expect(callsFor(bench.sandbox)).toEqual([]);
	});

	it('asks for a key only where the row goes by one', async () => {
		const run = await bench.run(
			[
				{ name: 'A', by: 'execution' },
				{ name: 'B', by: 'custom' },
			],
			chosen,
			{ onError: 'continueRegularOutput' },
		);
		expect(output(run)).toMatchObject([
			{ success: true },
			{ kind: 'invalid', problems: [{ field: 'Duplicate Key' }] },
		]);
	});
});

describe('equal rows in one run by execution', () => {
	it('are all created, and a hint tells which they are and what to do', async () => {
		const run = await bench.run(named('A', 'B', 'A', 'A', 'B', 'C'), byName());
		expect(madeNames(bench.sandbox)).toEqual(['A', 'B', 'A', 'A', 'B', 'C']);
		expect(new Set(keysFor(bench.sandbox)).size).toBe(6);
		const hints = run.hints(nodeName.tested).map(({ message }) => message);
		expect(hints).toEqual([
			expect.stringMatching(/rows 1, 3 and 4: .*3 times.*By Row Values/),
			expect.stringMatching(/rows 2 and 5: .*2 times/),
		]);
	});

	it('need no hint where a single value differs', async () => {
		const rows = [
			{ name: 'A', budget: 50 },
			{ name: 'A', budget: 50.01 },
		];
		const run = await bench.run(rows, byName({ budget: '={{ $json.budget }}' }));
		expect(run.hints(nodeName.tested)).toEqual([]);
		expect(bench.sandbox.adGroups).toHaveLength(2);
	});
});
