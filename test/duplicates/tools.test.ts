import '../model/fasterClock';
import type { IDataObject } from 'n8n-workflow';
import { startSandbox, type Sandbox } from '../sandbox';
import {
	agentWorkflow,
	askingAgent,
	callingAgent,
	engineWith,
	leftToModel,
	withoutList,
	type CallTool,
} from './agents';
import {
	callsFor,
	createdUntold,
	keysFor,
	listCalls,
	madeIds,
	madeNames,
	spoil,
	tries,
	uuid,
} from './rowsByName';

let sandbox: Sandbox;

beforeEach(async () => {
	sandbox = await startSandbox();
});

afterEach(async () => await sandbox.close());

const a = { name: 'A', budget: 50 };
const b = { name: 'B', budget: 50 };
const c = { name: 'C', budget: 50 };

type Tool = NonNullable<Parameters<typeof agentWorkflow>[0]>;

describe.each(['name', 'execution'])('an agent that calls the tool by itself, by %s', (by) => {
	const tool: Tool = { parameters: { ...leftToModel, duplicateProtection: by } };
	const unsettledTool: Tool = { parameters: { ...withoutList, duplicateProtection: by } };

	const run = async (
		think: (call: CallTool) => Promise<void>,
		more: Tool = {},
		agent: Parameters<typeof agentWorkflow>[1] = {},
	) =>
		await engineWith(callingAgent(think), sandbox).run(agentWorkflow({ ...tool, ...more }, agent));

	it('creates an ad group for each name, and answers with it', async () => {
		const answers: unknown[] = [];
		const done = await run(async (call) => {
			for (const values of [a, b]) answers.push(await call(values));
		});
		expect(done.error).toBeUndefined();
		expect(madeNames(sandbox)).toEqual(['A', 'B']);
		for (const key of keysFor(sandbox)) expect(key).toMatch(uuid);
		const ids = madeIds(sandbox);
		expect(answers.map((answer, at) => String(answer).includes(ids[at] ?? '-'))).toEqual([
			true,
			true,
		]);
		// Nobody else looks at the form's defaults.
		for (const answer of answers) expect(answer).toContain('Locations: United States (default).');
	});

	it('is told that a name exists which it calls with different values', async () => {
		const done = await run(async (call) => {
			await call(a);
			await expect(call({ ...a, budget: 60 })).rejects.toThrow(madeIds(sandbox)[0] ?? 'none');
		});
		expect(done.error).toBeUndefined();
		expect(sandbox.adGroups).toMatchObject([{ name: 'A', budget: 50 }]);
	});

	it('creates an ad group for each of several calls at once, and answers them when repeated', async () => {
		sandbox.options.answerDelayMs = 20;
		const done = await run(async (call) => {
			await Promise.all([a, b, c].map(async (values) => await call(values)));
			sandbox.forgetKeys();
			await Promise.all([b, a, c].map(async (values) => await call(values)));
		});
		expect(done.error).toBeUndefined();
		expect(madeNames(sandbox).sort()).toEqual(['A', 'B', 'C']);
		expect(callsFor(sandbox)).toHaveLength(3);
	});

	it.each(['wait', 'conflict', 'execute'] as const)(
		'creates one ad group by three equal calls at once (%s)',
		async (repeatsAtWork) => {
			Object.assign(sandbox.options, { answerDelayMs: 20, repeatsAtWork });
			const answers: unknown[] = [];
			const done = await run(async (call) => {
				await Promise.all([a, a, a].map(async (values) => answers.push(await call(values))));
			});
			expect(done.error).toBeUndefined();
			expect(madeNames(sandbox)).toEqual(['A']);
			expect(callsFor(sandbox)).toHaveLength(1);
			expect(listCalls(sandbox)).toEqual([]);
			for (const answer of answers) expect(String(answer)).toContain(madeIds(sandbox)[0]);
		},
	);

	it('creates one ad group by calls that overlap, however short the service remembers', async () => {
		Object.assign(sandbox.options, { answerDelayMs: 20, repeatsAtWork: 'execute' });
		sandbox.options.rememberKeysFor = 0;
		const answers: unknown[] = [];
		const done = await run(async (call) => {
			let second: Promise<unknown> | undefined;
			sandbox.options.fault = () => {
				second ??= call(a);
				return undefined;
			};
			answers.push(await call(a), await second);
			answers.push(await call(a));
		});
		expect(done.error).toBeUndefined();
		expect(madeNames(sandbox)).toEqual(['A']);
		expect(callsFor(sandbox)).toHaveLength(1);
		for (const answer of answers) expect(String(answer)).toContain(madeIds(sandbox)[0]);
	});

	it('with different values at once creates one, and the other call is told of it', async () => {
		sandbox.options.answerDelayMs = 20;
		const outcomes: Array<PromiseSettledResult<unknown>> = [];
		const done = await run(async (call) => {
			const both = [a, { ...a, budget: 60 }].map(async (values) => await call(values));
			outcomes.push(...(await Promise.allSettled(both)));
		});
		expect(done.error).toBeUndefined();
		expect(madeNames(sandbox)).toEqual(['A']);
		expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		const rejected = outcomes.find((outcome) => outcome.status === 'rejected');
		expect(String(rejected?.reason)).toContain(
			by === 'name' ? madeIds(sandbox)[0] : 'different values',
		);
	});

	it('with Retry On Fail of the tool settles an unknown call by its key', async () => {
		spoil(sandbox, 'A', createdUntold, 2);
		const done = await run(
			async (call) => {
				await call(a);
				await call(b);
			},
			{ ...unsettledTool, ...tries(3) },
		);
		expect(done.error).toBeUndefined();
		expect(madeNames(sandbox)).toEqual(['A', 'B']);
		expect(callsFor(sandbox, 'A')).toHaveLength(3);
		expect(new Set(keysFor(sandbox, 'A')).size).toBe(1);
	});

	it('with Retry On Fail goes on although a value holds the time of day', async () => {
		spoil(sandbox, 'A', createdUntold);
		const parameters = {
			...withoutList,
			duplicateProtection: by,
			scheduleStartTime: '={{ $now.plus({ days: 1 + Math.random() }).toISO() }}',
		};
		let answer: unknown;
		const done = await run(
			async (call) => {
				answer = await call(a);
			},
			{ parameters, ...tries(2) },
		);
		expect(done.error).toBeUndefined();
		expect(String(answer)).toContain(madeIds(sandbox)[0]);
		expect(new Set(callsFor(sandbox).map(({ rawBody }) => rawBody)).size).toBe(1);
	});

	it('settles a call that the model repeats after an error', async () => {
		spoil(sandbox, 'A', createdUntold);
		const done = await run(async (call) => {
			await expect(call(a)).rejects.toThrow(/isn't known whether/);
			await call(a);
		}, unsettledTool);
		expect(done.error).toBeUndefined();
		expect(madeNames(sandbox)).toEqual(['A']);
	});

	it('does not take an unknown call for one with different values', async () => {
		spoil(sandbox, 'A', createdUntold);
		const done = await run(async (call) => {
			await expect(call(a)).rejects.toThrow(/isn't known whether/);
			await expect(call({ ...a, budget: 60 })).rejects.toThrow(madeIds(sandbox)[0] ?? 'none');
		}, unsettledTool);
		expect(done.error).toBeUndefined();
		expect(sandbox.adGroups).toMatchObject([{ name: 'A', budget: 50 }]);
	});

	it('creates with new values what was never created', async () => {
		spoil(sandbox, 'A', { kind: 'status', status: 403 });
		const done = await run(async (call) => {
			await expect(call(a)).rejects.toThrow();
			await call({ ...a, budget: 60 });
		});
		expect(done.error).toBeUndefined();
		expect(sandbox.adGroups).toMatchObject([{ name: 'A', budget: 60 }]);
	});

	it('looks up in the list what a call of unknown outcome created', async () => {
		spoil(sandbox, 'A', createdUntold, 9);
		const answers: unknown[] = [];
		await run(async (call) => {
			answers.push(await call(a).catch(String));
		});
		expect(listCalls(sandbox)).toHaveLength(1);
		// By execution an ad group of the name may be an older one: the list gives no times.
		const expected = by === 'name' ? madeIds(sandbox)[0] : "isn't known whether";
		expect(String(answers[0])).toContain(expected);
	});

	it('creates its calls once when the agent itself is tried again', async () => {
		let count = 0;
		const done = await run(
			async (call) => {
				count += 1;
				await call(a);
				await call(b);
				sandbox.forgetKeys();
				if (count < 3) throw new Error('The model is busy');
			},
			{},
			tries(3),
		);
		expect(done.error).toBeUndefined();
		expect(count).toBe(3);
		expect(madeNames(sandbox)).toEqual(['A', 'B']);
		expect(callsFor(sandbox)).toHaveLength(2);
	});

	it(`creates its calls ${by === 'name' ? 'no second time' : 'again'} in a new execution`, async () => {
		const engine = engineWith(
			callingAgent(async (call) => void (await call(a))),
			sandbox,
		);
		await engine.run(agentWorkflow(tool));
		await engine.run(agentWorkflow(tool));
		expect(madeNames(sandbox)).toEqual(by === 'name' ? ['A'] : ['A', 'A']);
	});
});

describe('an agent that has n8n run the tool as a node', () => {
	const run = async (rounds: IDataObject[][], tool: Tool = {}) =>
		await engineWith(askingAgent(rounds), sandbox).run(agentWorkflow(tool));

	it('creates an ad group for each name', async () => {
		const done = await run([[a, b], [c]]);
		expect(done.error).toBeUndefined();
		expect(done.json('Agent')).toEqual([{ done: true }]);
		expect(madeNames(sandbox)).toEqual(['A', 'B', 'C']);
	});

	it('with Retry On Fail of the tool settles an unknown call by its key', async () => {
		spoil(sandbox, 'A', createdUntold, 2);
		const done = await run([[a, b]], { parameters: withoutList, ...tries(3) });
		expect(done.error).toBeUndefined();
		expect(madeNames(sandbox)).toEqual(['A', 'B']);
		expect(new Set(keysFor(sandbox, 'A')).size).toBe(1);
		expect(callsFor(sandbox, 'A')).toHaveLength(3);
	});
});
