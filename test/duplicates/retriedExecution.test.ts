import '../model/fasterClock';
import type { INodeParameters } from 'n8n-workflow';
import { simpleWorkflow, type EngineRun, type NodeSketch } from '../engine';
import fc from '../fastCheck';
import { creation } from '../sandbox/calling';
import { adspirerNode, output } from '../workbench';
import {
	byName,
	createdUntold,
	described,
	goesOn,
	hintsOf,
	named,
	refused,
	tries,
	unsettled,
	eachRowBench,
} from './rowsByName';

const bench = eachRowBench();

async function retryWith(
	before: EngineRun,
	parameters: INodeParameters,
	more: Partial<NodeSketch> = {},
): Promise<EngineRun> {
	return await bench.engine.run({
		...simpleWorkflow(adspirerNode(parameters, more)),
		retryOf: before,
	});
}

test('rows that were one ad group stay one in a retry, whatever they say by then', async () => {
	const row = fc.record({
		name: fc.constantFrom('A', 'B'),
		then: fc.integer({ min: 50, max: 52 }),
		start: fc.constantFrom('', '2030-01-31'),
	});
	const parameters = byName(
		{
			budget: '={{ $execution.id === "1" ? 50 : $json.then }}',
			scheduleStartTime: '={{ $execution.id === "1" ? "" : $json.start }}',
		},
		{ ...unsettled, startPaused: true, maxConcurrency: 5 },
	);
	await fc.assert(
		fc.asyncProperty(fc.array(row, { minLength: 2, maxLength: 5 }), async (drawn) => {
			const before = bench.madeIds().length;
			const rows = drawn.map((one) => ({ ...one, name: `${one.name} ${before}` }));
			bench.sandbox.options.fault = ({ tool }) => (tool === creation ? createdUntold : undefined);
			const first = await bench.run(rows, parameters, {}, { executionId: '1' });
			delete bench.sandbox.options.fault;
			const second = await bench.engine.run({ retryOf: first, executionId: '2' });
			expect(second.error).toBeUndefined();
			const made = bench.sandbox.adGroups.slice(before);
			const items = output(second).map((item) => [item.adgroup_id, item.adgroup_name]);
			expect(made).toHaveLength(new Set(rows.map(({ name }) => name)).size);
			expect(items).toEqual(
				rows.map(({ name }) => [made.find((one) => one.name === name)?.adgroup_id, name]),
			);
		}),
		{ numRuns: 12, seed: 11 },
	);
});

describe.each(['name', 'execution', 'custom'])('a retried execution, by %s', (by) => {
	const parameters = (more: INodeParameters = {}) =>
		byName({ duplicateProtection: by, duplicateKey: '={{ "deal " + $json.name }}', ...more });

	it('answers created rows from the journal, without a call, and goes on with the others', async () => {
		bench.spoil('C', refused);
		const first = await bench.run(named('A', 'B', 'C', 'D'), parameters());
		expect(first.status).toBe('error');
		expect(bench.madeNames()).toEqual(['A', 'B']);
		bench.sandbox.forgetKeys();
		const second = await bench.engine.run({ retryOf: first });
		expect(second.status).toBe('success');
		expect(output(second).map((item) => item.adgroup_id)).toEqual(bench.madeIds());
		expect(bench.madeNames()).toEqual(['A', 'B', 'C', 'D']);
		expect(bench.callsFor()).toHaveLength(5);
	});

	describe('with different values', () => {
		let first: EngineRun;

		beforeEach(async () => {
			bench.spoil('B', refused);
			first = await bench.run(named('A', 'B', 'C'), parameters());
			bench.sandbox.forgetKeys();
		});

		it('answers what was created as it was, which a hint tells, and creates the others with them', async () => {
			const second = await retryWith(first, parameters({ budget: 60, objective: 'REACH' }));
			expect(second.status).toBe('success');
			const [id] = bench.madeIds();
			expect(output(second)[0]).toMatchObject({ adgroup_id: id, already_created: true });
			expect(bench.callsFor('A')).toHaveLength(1);
			expect(hintsOf(second)).toContainEqual(
				expect.stringMatching(
					/^Row 1: .*'Objective' is Traffic, in this row Reach; 'Budget' is 50, in this row 60/,
				),
			);
			expect(bench.sandbox.adGroups).toMatchObject([
				{ name: 'A', budget: 50 },
				{ name: 'B', budget: 60 },
				{ name: 'C', budget: 60 },
			]);
		});

		it('answers what was created even where its new values would be refused', async () => {
			const second = await retryWith(
				first,
				parameters({ budget: '={{ $json.name === "A" ? 0 : 50 }}' }),
			);
			expect(second.status).toBe('success');
			expect(bench.madeNames()).toEqual(['A', 'B', 'C']);
		});
	});
});

describe('a retry whose rows get other keys by the node’s new settings', () => {
	const key = '={{ "deal " + $json.name }}';
	const account = { __rl: true, mode: 'id', value: '7010000000000000001' };
	it.each<[string, INodeParameters, INodeParameters]>([
		['by name, then by execution', {}, { duplicateProtection: 'execution' }],
		['by execution, then by name', { duplicateProtection: 'execution' }, {}],
		['by name, then by own key', {}, { duplicateProtection: 'custom', duplicateKey: key }],
		['by own key, then by name', { duplicateProtection: 'custom', duplicateKey: key }, {}],
		['without an account, then with one', {}, { advertiserId: account }],
	])('creates nothing again (%s)', async (_how, before, after) => {
		bench.spoil('C', refused);
		const first = await bench.run(named('A', 'A', 'B', 'C'), byName(before));
		expect(bench.madeNames()).toEqual(['A', 'B']);
		bench.sandbox.options.accounts = [{ id: account.value, name: 'One' }];
		const second = await retryWith(first, byName(after));
		expect(second.status).toBe('success');
		expect(bench.madeNames()).toEqual(['A', 'B', 'C']);
		expect(output(second).slice(0, 3)).toMatchObject([
			{ adgroup_id: bench.madeIds()[0], already_created: true },
			{ adgroup_id: bench.madeIds()[0], already_created: true },
			{ adgroup_id: bench.madeIds()[1], already_created: true },
		]);
	});

	it('sends what is unknown again with its first key', async () => {
		bench.spoil('A', { kind: 'drop-after' });
		const first = await bench.run(named('A'), byName({}, unsettled));
		expect(first.status).toBe('error');
		const byExecution = byName({ duplicateProtection: 'execution' }, unsettled);
		const second = await retryWith(first, byExecution);
		expect(second.status).toBe('success');
		expect(new Set(bench.keysFor()).size).toBe(1);
		expect(bench.madeNames()).toEqual(['A']);
	});

	it('still knows what was created where the new key is empty', async () => {
		bench.spoil('B', refused);
		const first = await bench.run(named('A', 'B'), byName());
		const withoutKey = byName({ duplicateProtection: 'custom', duplicateKey: '={{ "" }}' });
		const second = await retryWith(first, withoutKey, goesOn);
		expect(output(second)).toMatchObject([
			{ adgroup_id: bench.madeIds()[0], already_created: true },
			{ success: false, error: expect.stringContaining("'Duplicate Key' is empty") },
		]);
		const third = await retryWith(first, withoutKey);
		expect(described(third)).toContain(`A, ID ${bench.madeIds()[0]}`);
	});
});

it.each(['name', 'execution', 'custom'])(
	'names with the time of day in them are known again by their place, by %s',
	async (by) => {
		const parameters = byName({
			adgroupName: '={{ $json.name + " " + $now.toISO() + " " + Math.random() }}',
			duplicateProtection: by,
			duplicateKey: '={{ $json.name + Math.random() }}',
		});
		bench.spoil('B', refused);
		const second = await bench.engine.run({
			retryOf: await bench.run(named('A', 'B', 'C'), parameters),
		});
		expect(second.status).toBe('success');
		const created = bench.sandbox.adGroups.map(({ name }) => name);
		expect(created.map(([letter]) => letter)).toEqual(['A', 'B', 'C']);
		expect(output(second)[0]).toMatchObject({ adgroup_name: created[0], already_created: true });
		const hint = `'Ad Group Name' is "${created[0]}", in this row "A `;
		expect(hintsOf(second)).toContainEqual(expect.stringContaining(hint));
	},
);

it('keeps nothing of what the service said', async () => {
	const text = 'Created. ' + 'Tip: add an ad. '.repeat(100_000);
	bench.sandbox.options.fault = ({ arguments: { adgroup_name: name } }) =>
		name === 'A'
			? { kind: 'status', status: 200, act: true, body: { success: true, data: { text } } }
			: refused;
	const first = await bench.run(named('A', 'B'), byName());
	expect(first.serialised.length).toBeLessThan(60_000);
	bench.sandbox.options.fault = undefined;
	const second = await bench.engine.run({ retryOf: first });
	expect(output(second)[0]).toMatchObject({ already_created: true });
});

describe('Retry On Fail', () => {
	it.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'creates nothing twice where the node goes on after errors (%s)',
		async (onError) => {
			// n8n tries again because the first item carries an error.
			bench.spoil('A', refused);
			const run = await bench.run(named('A', 'B', 'C'), byName(), { ...tries(3), onError });
			expect(output(run).map((item) => item.adgroup_name)).toEqual(['A', 'B', 'C']);
			expect(bench.madeNames()).toEqual(['B', 'C', 'A']);
			expect(bench.callsFor()).toHaveLength(4);
		},
	);
});
