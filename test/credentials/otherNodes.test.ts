import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';
import { AdspirerApi } from '../../credentials/AdspirerApi.credentials';
import { createEngine, simpleWorkflow, type EngineRun } from '../engine';
import { nodeThat, type Work } from '../engine/functionNode';
import { startListener } from '../listeners';
import { expectNoKey } from '../output/noKey';
import { startSandbox } from '../sandbox';
import { apiKey } from '../workbench';

/** A node of anybody's that calls somewhere with the Adspirer TikTok API credential. */
async function callWith(baseUrl: string, request: IHttpRequestOptions): Promise<EngineRun> {
	const work: Work = async function (this: IExecuteFunctions) {
		const { httpRequestWithAuthentication: call } = this.helpers;
		const answer: unknown = await call.call(this, 'adspirerApi', request);
		return [{ answer: JSON.stringify(answer) }];
	};
	const credentials = [{ name: 'adspirerApi', required: true }];
	const engine = createEngine({
		nodeTypes: { 'test.tested': nodeThat(work, { credentials }) },
		credentialTypes: { adspirerApi: new AdspirerApi() },
		credentials: { Adspirer: { apiKey, baseUrl } },
	});
	return await engine.run(
		simpleWorkflow({
			type: 'test.tested',
			parameters: {},
			credentials: { adspirerApi: { id: '1', name: 'Adspirer' } },
		}),
	);
}

describe('another node with this credential', () => {
	it('reaches the service', async () => {
		const sandbox = await startSandbox();
		const run = await callWith(sandbox.url, {
			method: 'POST',
			url: `${sandbox.url}/api/v1/tools/get_usage_status/execute`,
			body: { arguments: {} },
			json: true,
		});
		await sandbox.close();

		expect(run.error).toBeUndefined();
		expect(sandbox.calls[0]?.headers.authorization).toBe(`Bearer ${apiKey}`);
		expectNoKey(run);
	});

	it.each(['/', '/api/v1/tools/get_usage_status/execute'])(
		'is refused on its way to another server, at %s',
		async (path) => {
			const [sandbox, foreign] = [await startSandbox(), await startListener()];
			const run = await callWith(sandbox.url, { url: `${foreign.url}${path}` });
			await foreign.close();
			await sandbox.close();

			expect(run.status).toBe('error');
			expect(run.error?.message).toMatch(/only sent to the Base URL of its credential/);
			expect(foreign.received).toEqual([]);
			expectNoKey(run);
		},
	);

	it.each([false, true])(
		'takes the key along on no redirect, not following: %s',
		async (disable) => {
			const foreign = await startListener();
			const own = await startListener(`${foreign.url}/elsewhere`);
			const run = await callWith(own.url, {
				method: 'POST',
				url: `${own.url}/login`,
				body: {},
				disableFollowRedirect: disable,
				ignoreHttpStatusErrors: true,
			});
			await own.close();
			await foreign.close();

			expect(own.received[0]).toContain(`Bearer ${apiKey}`);
			expect(foreign.received).toEqual([]);
			expectNoKey(run);
		},
	);
});
