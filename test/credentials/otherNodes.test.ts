import type { IHttpRequestOptions } from 'n8n-workflow';
import { runWithCredential } from '../client/callsThroughEngine';
import type { EngineRun } from '../engine';
import { startListener } from '../listeners';
import { expectNoKey } from '../output/noKey';
import { apiKey } from '../workbench';

/** A node of anybody's that calls somewhere with the Adspirer TikTok API credential. */
const callWith = async (baseUrl: string, request: IHttpRequestOptions): Promise<EngineRun> =>
	await runWithCredential(baseUrl, async (node) => {
		const { httpRequestWithAuthentication: call } = node.helpers;
		return { answer: JSON.stringify(await call.call(node, 'adspirerApi', request)) };
	});

describe('another node with this credential', () => {
	it('is refused on its way to another server', async () => {
		const foreign = await startListener();
		const run = await callWith('https://api.adspirer.ai', { url: `${foreign.url}/login` });
		await foreign.close();

		expect(run.status).toBe('error');
		expect(run.error?.message).toMatch(/only sent to the Base URL of its credential/);
		expect(foreign.received).toEqual([]);
		expectNoKey(run);
	});

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
