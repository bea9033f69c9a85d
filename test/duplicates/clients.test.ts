import '../model/fasterClock';
import { startSandbox, type Sandbox } from '../sandbox';
import { requestOfClient } from './clients';
import { leftToModel, withoutList } from './agents';
import { createdUntold, keysFor, madeNames, spoil, tries, uuid } from './rowsByName';

let sandbox: Sandbox;

beforeEach(async () => {
	sandbox = await startSandbox();
});

afterEach(async () => await sandbox.close());

const a = { name: 'A', budget: 50 };

describe('a call by a client of an MCP server', () => {
	it('makes one ad group and answers with it', async () => {
		let answer: unknown;
		await requestOfClient(sandbox, async (call) => {
			answer = await call(a);
		});
		expect(madeNames(sandbox)).toEqual(['A']);
		expect(String(answer)).toContain(sandbox.adGroups[0]?.adgroup_id);
		expect(keysFor(sandbox)[0]).toMatch(uuid);
	});

	it('creates nothing again in another request, as long as the service remembers', async () => {
		for (let requests = 0; requests < 2; requests++) {
			await requestOfClient(sandbox, async (call) => void (await call(a)));
		}
		expect(keysFor(sandbox)).toHaveLength(2);
		expect(madeNames(sandbox)).toEqual(['A']);
	});

	it('is an intent of its own in each request, by execution', async () => {
		const tool = { parameters: { ...leftToModel, duplicateProtection: 'execution' } };
		for (let requests = 0; requests < 2; requests++) {
			await requestOfClient(sandbox, async (call) => void (await call(a)), tool);
		}
		expect(madeNames(sandbox)).toEqual(['A', 'A']);
		expect(new Set(keysFor(sandbox)).size).toBe(2);
	});

	it('is answered from the journal of its request alone', async () => {
		await requestOfClient(sandbox, async (call) => {
			await call(a);
			sandbox.forgetKeys();
			await call(a);
		});
		expect(madeNames(sandbox)).toEqual(['A']);
	});

	it('is one with equal calls of other requests that are in flight', async () => {
		sandbox.options.answerDelayMs = 30;
		sandbox.options.repeatsAtWork = 'execute';
		await Promise.all(
			[1, 2, 3].map(async () => {
				await requestOfClient(sandbox, async (call) => void (await call(a)));
			}),
		);
		expect(madeNames(sandbox)).toEqual(['A']);
	});

	it('with Retry On Fail of the tool makes an ad group of unknown outcome once', async () => {
		spoil(sandbox, 'A', createdUntold, 2);
		const tool = { ...tries(3), parameters: withoutList };
		await requestOfClient(sandbox, async (call) => void (await call(a)), tool);
		expect(madeNames(sandbox)).toEqual(['A']);
		expect(keysFor(sandbox)).toHaveLength(3);
		expect(new Set(keysFor(sandbox)).size).toBe(1);
	});
});
