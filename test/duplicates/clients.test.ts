import '../model/fasterClock';
import { requestOfClient } from './clients';
import { leftToModel, withoutList } from './agents';
import { createdUntold, tries, uuid, eachRowBench } from './rowsByName';

const bench = eachRowBench();

const a = { name: 'A', budget: 50 };

describe('a call by a client of an MCP server', () => {
	it('makes one ad group and answers with it', async () => {
		let answer: unknown;
		await requestOfClient(bench.sandbox, async (call) => {
			answer = await call(a);
		});
		expect(bench.madeNames()).toEqual(['A']);
		expect(String(answer)).toContain(bench.sandbox.adGroups[0]?.adgroup_id);
		expect(bench.keysFor()[0]).toMatch(uuid);
	});

	it.each([
		['creates nothing again in another request, as long as the service remembers', 'name', 1],
		['is an intent of its own in each request, by execution', 'execution', 2],
	])('%s', async (_what, duplicateProtection, made) => {
		const tool = { parameters: { ...leftToModel, duplicateProtection } };
		for (let requests = 0; requests < 2; requests++) {
			await requestOfClient(bench.sandbox, async (call) => void (await call(a)), tool);
		}
		expect(bench.keysFor()).toHaveLength(2);
		expect(bench.madeNames()).toHaveLength(made);
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
