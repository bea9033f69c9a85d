import '../model/fasterClock';
import type { IDataObject } from 'n8n-workflow';
import {
	agentWorkflow,
	askingAgent,
	callingAgent,
	engineWith,
	leftToModel,
	withoutList,
	type CallTool,
} from './agents';
import { requestOfClient } from './clients';
import type { Fault } from '../sandbox';
import { creation } from '../sandbox/calling';
import { createdUntold, tries, uuid, eachRowBench } from './rowsByName';

const bench = eachRowBench();

const a = { name: 'A', budget: 50 };
const b = { name: 'B', budget: 50 };
const c = { name: 'C', budget: 50 };

const nameTaken = { success: false, error: 'Ad group name already exists in this campaign: A' };

type Tool = NonNullable<Parameters<typeof agentWorkflow>[0]>;

describe.each(['name', 'execution'])('an agent that calls the tool by itself, by %s', (by) => {
	const tool: Tool = { parameters: { ...leftToModel, duplicateProtection: by } };

	const run = async (
		think: (call: CallTool) => Promise<void>,
		more: Tool = {},
		agent: Parameters<typeof agentWorkflow>[1] = {},
	) =>
		await engineWith(callingAgent(think), bench.sandbox).run(
			agentWorkflow({ ...tool, ...more }, agent),
		);

	it('creates an ad group for each name, and answers with it', async () => {
		const answers: unknown[] = [];
		const done = await run(async (call) => {
			for (const values of [a, b]) answers.push(await call(values));
		});
		expect(done.error).toBeUndefined();
		expect(bench.madeNames()).toEqual(['A', 'B']);
		for (const key of bench.keysFor()) expect(key).toMatch(uuid);
		for (const [at, id] of bench.madeIds().entries()) expect(answers[at]).toContain(id);
		// Nobody else looks at the form's defaults.
		for (const answer of answers) expect(answer).toContain('; Locations: United States (default)');
	});

	it('is told that a name exists which it calls with different values', async () => {
		const done = await run(async (call) => {
			await call(a);
			await expect(call({ ...a, budget: 60 })).rejects.toThrow(bench.madeIds()[0] ?? 'none');
		});
		expect(done.error).toBeUndefined();
		expect(bench.sandbox.adGroups).toMatchObject([{ name: 'A', budget: 50 }]);
	});

	it('with Retry On Fail goes on although a value holds the time of day', async () => {
		bench.spoil('A', createdUntold);
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
		expect(String(answer)).toContain(bench.madeIds()[0]);
		expect(new Set(bench.callsFor().map(({ rawBody }) => rawBody)).size).toBe(1);
	});

	it.each<[string, Fault | undefined]>([
		['might be carried out', undefined],
		['is refused', { kind: 'status', status: 403 }],
		['conflicts', { kind: 'status', status: 409 }],
		['finds the name taken', { kind: 'status', status: 400, body: nameTaken }],
	])('still knows what a call has created after another one at once %s', async (_what, fault) => {
		Object.assign(bench.sandbox.options, { faultReplays: true, rememberKeysFor: 0 });
		// The second list is late, and without what has been created meanwhile.
		bench.sandbox.options.fault = ({ tool: called, attempt }) => {
			if (called === creation) return attempt > 1 ? fault : undefined;
			return bench.listCalls().length === 2 ? { kind: 'stall', ms: 200 } : undefined;
		};
		const options = { maxRetries: 0, skipExistingNames: true };
		const parameters = { ...leftToModel, duplicateProtection: by, options };
		let before = 0;
		let answer: unknown;
		await run(
			async (call) => {
				await Promise.allSettled([call(a), call(a)]);
				before = bench.sandbox.calls.length;
				answer = await call(a);
			},
			{ parameters },
		);
		expect(bench.madeNames()).toEqual(['A']);
		expect(answer).toContain(bench.madeIds()[0]);
		expect(bench.sandbox.calls).toHaveLength(before);
	});

	it('creates its calls once when the agent itself is tried again', async () => {
		let count = 0;
		const done = await run(
			async (call) => {
				count += 1;
				await call(a);
				await call(b);
				bench.sandbox.forgetKeys();
				if (count < 3) throw new Error('The model is busy');
			},
			{},
			tries(3),
		);
		expect(done.error).toBeUndefined();
		expect(count).toBe(3);
		expect(bench.madeNames()).toEqual(['A', 'B']);
		expect(bench.callsFor()).toHaveLength(2);
	});
});

describe('an agent that has n8n run the tool as a node', () => {
	const run = async (rounds: IDataObject[][], tool: Tool = {}) =>
		await engineWith(askingAgent(rounds), bench.sandbox).run(agentWorkflow(tool));

	it('creates an ad group for each name', async () => {
		const done = await run([[a, b], [c]]);
		expect(done.error).toBeUndefined();
		expect(done.json('Agent')).toEqual([{ done: true }]);
		expect(bench.madeNames()).toEqual(['A', 'B', 'C']);
	});
});

describe('a call by a client of an MCP server', () => {
	it.each([
		['creates nothing again in another request, as long as the service remembers', 'name', 1],
		['is an intent of its own in each request, by execution', 'execution', 2],
	])('%s', async (_what, duplicateProtection, made) => {
		const tool = { parameters: { ...leftToModel, duplicateProtection } };
		const answers: string[] = [];
		for (let requests = 0; requests < 2; requests++) {
			const think = async (call: CallTool) => void answers.push(String(await call(a)));
			await requestOfClient(bench.sandbox, think, tool);
		}
		expect(bench.keysFor()).toEqual([expect.stringMatching(uuid), expect.stringMatching(uuid)]);
		expect(bench.madeNames()).toHaveLength(made);
		expect(answers[1]).toContain(bench.madeIds().at(-1));
	});

	it('is answered from the journal of its request alone', async () => {
		await requestOfClient(bench.sandbox, async (call) => {
			await call(a);
			bench.sandbox.forgetKeys();
			await call(a);
		});
		expect(bench.madeNames()).toEqual(['A']);
	});

	it('with Retry On Fail of the tool makes an ad group of unknown outcome once', async () => {
		bench.spoil('A', createdUntold);
		const tool = { ...tries(3), parameters: withoutList };
		await requestOfClient(bench.sandbox, async (call) => void (await call(a)), tool);
		expect(bench.madeNames()).toEqual(['A']);
		expect(bench.keysFor()).toHaveLength(2);
		expect(new Set(bench.keysFor()).size).toBe(1);
	});
});
