import '../model/fasterClock';
import type { INodeParameters } from 'n8n-workflow';
import { simpleWorkflow, type EngineRun } from '../engine';
import fc from '../fastCheck';
import { Clocks } from '../model/clocks';
import { Outbox } from '../model/outbox';
import { time } from '../model/time';
import { adspirerNode, engineFor, output } from '../workbench';
import { agentWorkflow, callingAgent, engineWith, leftToModel, withoutList } from './agents';
import {
	byName,
	createdUntold,
	eachRowBench,
	goesOn,
	named,
	neverArrived,
	tries,
	unsettled,
} from './rowsByName';

const bench = eachRowBench();

const byKey: INodeParameters = {
	duplicateProtection: 'custom',
	duplicateKey: '={{ "deal " + $json.name }}',
};

/** Milliseconds for which an open call may be at work. */
const repeatAfter = 30_000;

let outbox: Outbox<unknown>;
beforeEach(() => (outbox = new Outbox(new URL(bench.sandbox.url).host)));
afterEach(() => outbox.close());

/** The milliseconds between one call and the next, as they leave: on a busy machine they arrive late. */
const gaps = () =>
	outbox.calls.slice(1).map(({ at }, before) => at - (outbox.calls[before]?.at ?? 0));

/** A call leaves a moment after it was decided, by a busy machine a little more. */
function expectHalfMinute(): void {
	expect(gaps()[0]).toBeGreaterThan(repeatAfter - 1_000);
	expect(gaps()[0]).toBeLessThan(repeatAfter + 3_000);
}

const run = async (parameters: INodeParameters, more = {}, rows = named('A')) =>
	await bench.run(rows, parameters, { ...goesOn, ...more });

/** An agent's calls of the tool, one after the other; gives its answers. */
async function askTool(parameters: INodeParameters, budgets: readonly number[]): Promise<string[]> {
	const answers: string[] = [];
	const agent = callingAgent(async (call) => {
		for (const budget of budgets) {
			answers.push(await call({ name: 'A', budget }).then(String, String));
		}
	});
	await engineWith(agent, bench.sandbox).run(agentWorkflow({ parameters }));
	return answers;
}

describe.each([0, 2])(
	'an open call is repeated once in all, with %i retries of its own,',
	(maxRetries) => {
		const parameters = byName({}, { ...unsettled, maxRetries });
		const stopping = { onError: 'stopWorkflow' } as const;

		const ways: Array<[string, () => Promise<unknown>]> = [
			['Retry On Fail', async () => await run(parameters, { ...stopping, ...tries(5) })],
			[
				'n8n’s Retry, over and over',
				async () => {
					let last: EngineRun = await run(parameters, stopping);
					for (let count = 0; count < 3; count++) last = await bench.engine.run({ retryOf: last });
				},
			],
			[
				'one execution after the other',
				async () => {
					for (let count = 0; count < 4; count++) await run(parameters);
				},
			],
			[
				'an agent that asks again and again',
				async () => {
					const options = { ...unsettled, maxRetries, maxConcurrency: 1 };
					await askTool({ ...leftToModel, options }, [50, 50, 50, 50]);
				},
			],
			[
				'executions that overlap',
				async () => {
					await Promise.all([run(parameters), run(parameters), run(parameters)]);
					await run(parameters);
				},
			],
		];

		it.each(ways)('half a minute after the latest, by %s', async (_who, repeat) => {
			Object.assign(bench.sandbox.options, { rememberKeysFor: 0, repeatsAtWork: 'execute' });
			bench.spoil('A', createdUntold, 9);
			await repeat();
			expect(gaps()).toEqual([expect.any(Number)]);
			expectHalfMinute();
		});
	},
);

it('counts the half minute from the latest call, whoever made it', async () => {
	const parameters = byName({}, unsettled);
	bench.spoil('A', createdUntold, 9);
	await run(parameters);
	time.skipped += 20_000;
	await run(parameters);
	expectHalfMinute();
});

it('looks for what a call made no sooner than half a minute after the latest, wherever it is retried', async () => {
	const clocks = new Clocks(0);
	bench.spoil('', neverArrived, Infinity);
	const drawn = fc.record({
		calls: fc.constantFrom(1, 2),
		seconds: fc.constantFrom(0, 10, 29),
		isElsewhere: fc.boolean(),
	});
	let round = 0;
	await fc
		.assert(
			fc.asyncProperty(drawn, async ({ calls, seconds, isElsewhere }) => {
				const url = `${bench.sandbox.url}/via/machine${++round}`;
				const untold = byName({}, { ...unsettled, maxRetries: calls - 1 });
				const first = simpleWorkflow(adspirerNode(untold));
				const retryOf = await engineFor(url).run({ ...first, rows: named(`A${round}`) });
				expect(bench.callsFor(`A${round}`)).toHaveLength(calls);
				clocks.pass(seconds * 1_000);
				const latest = outbox.calls.at(-1)?.at ?? Infinity;
				const listsBefore = bench.listCalls().length;
				const then = simpleWorkflow(adspirerNode(byName(), goesOn));
				await engineFor(isElsewhere ? `${url}b` : url).run({ ...then, retryOf });
				const [list] = bench.listCalls().slice(listsBefore);
				expect((list?.at ?? 0) - latest).toBeGreaterThan(repeatAfter - 1_000);
			}),
			{ numRuns: 12, seed: 11 },
		)
		.finally(() => clocks.remove());
});

it('takes no list for proof that came too soon after another execution’s repeat', async () => {
	bench.sandbox.options.rememberKeysFor = 0;
	bench.spoil('A', neverArrived, 2);
	// The first row's call is repeated by another execution while the second row waits for its answer.
	bench.sandbox.options.answerDelayMs = async ({ arguments: { adgroup_name: name } }) => {
		if (name === 'B') await run(byName({}, unsettled));
		return 0;
	};
	await run(byName(), {}, named('A', 'B'));
	const [, repeat] = outbox.calls.filter(({ key }) => key === bench.keysFor('A')[0]);
	const latestList = bench.listCalls().at(-1)?.at ?? 0;
	expect(latestList - (repeat?.at ?? 0)).toBeGreaterThan(repeatAfter - 1_000);
});

it('forgets an open call after half an hour, and sends it if the list proves that nothing came of it', async () => {
	bench.spoil('A', neverArrived, 2);
	const parameters = byName({}, { maxRetries: 2 });
	await run(parameters);
	await run(parameters);
	expect(bench.callsFor()).toHaveLength(2);
	time.skipped += 31 * 60_000;
	expect(output(await run(parameters))).toMatchObject([{ success: true }]);
	expect(bench.madeNames()).toEqual(['A']);
});

it('n8n’s Retry makes no third call, even if half an hour later a list proves that nothing came of two', async () => {
	bench.spoil('A', neverArrived, 2);
	const last = await run(byName({}, { maxRetries: 2 }), { onError: 'stopWorkflow' });
	time.skipped += 31 * 60_000;
	const now = Date.now();
	jest.spyOn(Date, 'now').mockImplementation(() => now + 31 * 60_000);
	await bench.engine.run({ retryOf: last });
	jest.restoreAllMocks();
	expect(bench.callsFor()).toHaveLength(2);
});

it('counts what an execution has called on another worker, whatever is open on this one', async () => {
	bench.spoil('A', neverArrived, 9);
	const last = await run(byName({}, { ...unsettled, maxRetries: 2 }), { onError: 'stopWorkflow' });
	const worker = engineFor(`${bench.sandbox.url}/via/worker2`);
	const workflow = simpleWorkflow(adspirerNode(byName({}, unsettled), goesOn));
	await worker.run({ ...workflow, rows: named('A') });
	expect(bench.callsFor()).toHaveLength(3);
	await worker.run({ retryOf: last });
	expect(bench.callsFor()).toHaveLength(3);
});

describe('while a call is open', () => {
	beforeEach(() => {
		Object.assign(bench.sandbox.options, { answerDelayMs: 20, repeatsAtWork: 'execute' });
	});

	it.each<[string, INodeParameters, object]>([
		['a second click', byName(), {}],
		['a second click by own key', byName(byKey), {}],
		['a copy of the workflow', byName(), { workflowId: 'workflow2' }],
	])('%s joins it and takes its answer', async (_who, parameters, options) => {
		const workflow = simpleWorkflow(adspirerNode(parameters));
		const rows = named('A');
		const runs = await Promise.all([
			bench.engine.run({ ...workflow, rows }),
			bench.engine.run({ ...workflow, rows, ...options }),
		]);
		expect(bench.callsFor()).toHaveLength(1);
		const adGroup = { success: true, adgroup_id: bench.madeIds()[0] };
		for (const done of runs) expect(output(done)).toMatchObject([adGroup]);
	});

	it('a run that joins it takes its answer, even if the one that made it is stopped', async () => {
		const workflow = { ...simpleWorkflow(adspirerNode(byName())), rows: named('A') };
		let stop = () => {};
		bench.sandbox.options.answerDelayMs = 60;
		bench.sandbox.options.fault = () => void stop();
		const stopped = bench.engine.run({ ...workflow, onStarted: (press) => (stop = press) });
		const done = await bench.engine.run(workflow);
		expect((await stopped).status).toBe('canceled');
		expect(bench.callsFor()).toHaveLength(1);
		expect(output(done)).toMatchObject([{ success: true, adgroup_id: bench.madeIds()[0] }]);
	});

	it('an agent’s call joins it and takes its answer', async () => {
		const [done, answers] = await Promise.all([run(byName()), askTool(leftToModel, [50])]);
		expect(bench.callsFor()).toHaveLength(1);
		expect(output(done)).toMatchObject([{ adgroup_id: bench.madeIds()[0] }]);
		expect(answers).toEqual([expect.stringContaining(bench.madeIds()[0] ?? 'none')]);
	});
});

describe('a success that follows an open call', () => {
	beforeEach(() => (bench.sandbox.options.rememberKeysFor = 0));

	it.each<[string, INodeParameters, () => Promise<unknown>]>([
		['in the same run', byName({}, { ...unsettled, maxRetries: 1 }), async () => {}],
		[
			'by execution',
			byName({ duplicateProtection: 'execution' }, { ...unsettled, maxRetries: 1 }),
			async () => {},
		],
		[
			'of another execution',
			byName({}, unsettled),
			async () => void (await run(byName({}, unsettled))),
		],
		['of an agent', byName({}, unsettled), async () => void (await askTool(withoutList, [50]))],
	])('says that there may be a second one, %s', async (_where, parameters, before) => {
		bench.spoil('A', createdUntold);
		await before();
		const done = await run(parameters);
		expect(output(done)).toMatchObject([
			{ success: true, warnings: expect.stringContaining('may have created a second one') },
		]);
		expect(bench.callsFor()).toHaveLength(2);
	});

	it('is no repeat of its own for one that joined, and says so there, too', async () => {
		bench.spoil('A', createdUntold);
		const parameters = byName({}, { ...unsettled, maxRetries: 1 });
		const runs = await Promise.all([run(parameters), run(parameters)]);
		expect(bench.callsFor()).toHaveLength(2);
		for (const done of runs) {
			expect(output(done)).toMatchObject([
				{ success: true, warnings: expect.stringContaining('may have created a second one') },
			]);
		}
	});
});
