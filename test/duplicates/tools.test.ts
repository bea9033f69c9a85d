import type { IDataObject } from 'n8n-workflow';
import { startSandbox, type Sandbox } from '../sandbox';
import { agentWorkflow, askingAgent, callingAgent, engineWith, type CallTool } from './agents';
import { callsFor, keysFor, madeNames, madeUntold, spoil, uuid } from './rowsByName';

let sandbox: Sandbox;

beforeEach(async () => {
	sandbox = await startSandbox();
});

afterEach(async () => await sandbox.close());

const a = { name: 'A', budget: 50 };
const b = { name: 'B', budget: 50 };
const again = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };

describe('an agent that calls the tool by itself', () => {
	const run = async (
		think: (call: CallTool) => Promise<void>,
		tool: Parameters<typeof agentWorkflow>[0] = {},
		agent: Parameters<typeof agentWorkflow>[1] = {},
	) => await engineWith(callingAgent(think), sandbox).run(agentWorkflow(tool, agent));

	it('makes an ad group for each call with values of its own', async () => {
		const answers: unknown[] = [];
		const done = await run(async (call) => {
			for (const values of [a, b, { ...a, budget: 51 }]) answers.push(await call(values));
		});
		expect(done.error).toBeUndefined();
		expect(madeNames(sandbox)).toEqual(['A', 'B', 'A']);
		expect(new Set(keysFor(sandbox)).size).toBe(3);
		for (const key of keysFor(sandbox)) expect(key).toMatch(uuid);
		const ids = sandbox.adGroups.map((adGroup) => adGroup.adgroup_id);
		expect(answers.map((answer, index) => String(answer).includes(ids[index] ?? '-'))).toEqual([
			true,
			true,
			true,
		]);
	});

	it('makes an ad group for each of several calls at once', async () => {
		sandbox.options.answerDelayMs = 20;
		const done = await run(async (call) => {
			await Promise.all(
				[a, b, { name: 'C', budget: 50 }].map(async (values) => await call(values)),
			);
			sandbox.forgetKeys();
			await Promise.all(
				[b, a, { name: 'C', budget: 50 }].map(async (values) => await call(values)),
			);
		});
		expect(done.error).toBeUndefined();
		expect(madeNames(sandbox).sort()).toEqual(['A', 'B', 'C']);
		expect(callsFor(sandbox)).toHaveLength(3);
	});

	it('makes one ad group of equal calls at once', async () => {
		sandbox.options.answerDelayMs = 20;
		const done = await run(async (call) => {
			await Promise.all([a, a, a].map(async (values) => await call(values)));
		});
		expect(done.error).toBeUndefined();
		expect(madeNames(sandbox)).toEqual(['A']);
		expect(new Set(keysFor(sandbox)).size).toBe(1);
	});

	it('with Retry On Fail of the tool makes a call of unknown outcome once', async () => {
		spoil(sandbox, 'A', madeUntold, 2);
		const done = await run(async (call) => {
			await call(a);
			await call(b);
		}, again);
		expect(done.error).toBeUndefined();
		expect(madeNames(sandbox)).toEqual(['A', 'B']);
		expect(callsFor(sandbox, 'A')).toHaveLength(3);
		expect(new Set(keysFor(sandbox, 'A')).size).toBe(1);
	});

	it('makes a call once that the model repeats after an error', async () => {
		spoil(sandbox, 'A', madeUntold);
		const done = await run(async (call) => {
			await expect(call(a)).rejects.toThrow(/not known whether/);
			await call(a);
		});
		expect(done.error).toBeUndefined();
		expect(madeNames(sandbox)).toEqual(['A']);
	});

	it('makes its calls once when the agent itself is tried again', async () => {
		let tries = 0;
		const done = await run(
			async (call) => {
				tries += 1;
				await call(a);
				await call(b);
				sandbox.forgetKeys();
				if (tries < 3) throw new Error('The model is busy');
			},
			{},
			again,
		);
		expect(done.error).toBeUndefined();
		expect(tries).toBe(3);
		expect(madeNames(sandbox)).toEqual(['A', 'B']);
		expect(callsFor(sandbox)).toHaveLength(2);
	});

	it('makes its calls anew in a new execution', async () => {
		const engine = engineWith(
			callingAgent(async (call) => void (await call(a))),
			sandbox,
		);
		await engine.run(agentWorkflow());
		await engine.run(agentWorkflow());
		expect(madeNames(sandbox)).toEqual(['A', 'A']);
	});
});

describe('an agent that has n8n run the tool as a node', () => {
	const run = async (rounds: IDataObject[][], tool: Parameters<typeof agentWorkflow>[0] = {}) =>
		await engineWith(askingAgent(rounds), sandbox).run(agentWorkflow(tool));

	it('makes an ad group for each call with values of its own', async () => {
		const done = await run([[a, b], [{ ...a, budget: 51 }]]);
		expect(done.error).toBeUndefined();
		expect(done.json('Agent')).toEqual([{ done: true }]);
		expect(madeNames(sandbox)).toEqual(['A', 'B', 'A']);
		expect(new Set(keysFor(sandbox)).size).toBe(3);
	});

	it('with Retry On Fail of the tool makes a call of unknown outcome once', async () => {
		spoil(sandbox, 'A', madeUntold, 2);
		const done = await run([[a, b]], again);
		expect(done.error).toBeUndefined();
		expect(madeNames(sandbox)).toEqual(['A', 'B']);
		expect(new Set(keysFor(sandbox, 'A')).size).toBe(1);
		expect(callsFor(sandbox, 'A')).toHaveLength(3);
	});

	it('makes a call once that the model repeats in a later round', async () => {
		const done = await run([[a], [a], [a, b]]);
		expect(done.error).toBeUndefined();
		expect(madeNames(sandbox)).toEqual(['A', 'B']);
		expect(callsFor(sandbox)).toHaveLength(2);
	});

	it('makes a call once that the model repeats after an error', async () => {
		spoil(sandbox, 'A', madeUntold);
		const done = await run([[a], [a]]);
		expect(done.error).toBeUndefined();
		expect(madeNames(sandbox)).toEqual(['A']);
		expect(new Set(keysFor(sandbox)).size).toBe(1);
	});
});
