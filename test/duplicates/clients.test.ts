import '../model/fasterClock';
import { requestOfClient } from './clients';
import { leftToModel, withoutList, type CallTool } from './agents';
import { createdUntold, tries, uuid, eachRowBench } from './rowsByName';

const bench = eachRowBench();

const a = { name: 'A', budget: 50 };

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
