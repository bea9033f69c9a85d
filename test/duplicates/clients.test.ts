import { startSandbox, type Sandbox } from '../sandbox';
import { requestOfClient } from './clients';
import { keysFor, madeNames, madeUntold, spoil, uuid } from './rowsByName';

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

	it('is an intent of its own in each request', async () => {
		for (let requests = 0; requests < 2; requests++) {
			await requestOfClient(sandbox, async (call) => void (await call(a)));
		}
		expect(madeNames(sandbox)).toEqual(['A', 'A']);
		expect(new Set(keysFor(sandbox)).size).toBe(2);
	});

	it('with Retry On Fail of the tool makes an ad group of unknown outcome once', async () => {
		spoil(sandbox, 'A', madeUntold, 2);
		const again = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
		await requestOfClient(sandbox, async (call) => void (await call(a)), again);
		expect(madeNames(sandbox)).toEqual(['A']);
		expect(keysFor(sandbox)).toHaveLength(3);
		expect(new Set(keysFor(sandbox)).size).toBe(1);
	});
});
