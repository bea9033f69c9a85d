import type { IDataObject, IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';
import { AdspirerApi } from '../../credentials/AdspirerApi.credentials';
import { createEngine, nodeName, simpleWorkflow, type EngineRun } from '../engine';
import { nodeThat, type Work } from '../engine/functionNode';
import { startSandbox, type Fault } from '../sandbox';
import {
	adspirerNode,
	apiKey,
	engineFor,
	openWorkbench,
	output,
	type Workbench,
} from '../workbench';
import { everyText } from './everyText';
import { benchFor, errorModes, fromTheRow, rowsOf } from './failing';
import { failureCases } from './failureCases';
import { deadAddress, startListener } from './listeners';

const open: Workbench[] = [];

afterEach(async () => {
	for (const bench of open.splice(0)) await bench.close();
});

function kept(bench: Workbench): Workbench {
	open.push(bench);
	return bench;
}

/** Nothing that n8n stores, shows or could log of a run holds the key. */
function expectNoKey(run: EngineRun): void {
	expect(run.serialised).not.toContain(apiKey);
	const shown = everyText([
		run.error,
		run.nodeError(nodeName.tested),
		run.hints(nodeName.tested),
		run.runExecutionData,
	]);
	expect(shown.length).toBeGreaterThan(20);
	expect(shown.filter((text) => text.includes(apiKey))).toEqual([]);
}

/** The key was really used, so that its absence elsewhere says something. */
function expectKeySent(bench: Workbench): void {
	expect(bench.sandbox.calls.at(-1)?.headers.authorization).toBe(`Bearer ${apiKey}`);
}

describe('the API key is nowhere in what is stored of a run', () => {
	it.each([true, false])('that creates, simplified: %s', async (simplify) => {
		const bench = kept(await openWorkbench());
		const run = await bench.run([{}], { options: { simplify } });
		expectKeySent(bench);

		expect(output(run)).toHaveLength(1);
		expectNoKey(run);
	});

	it.each(failureCases.map((failure) => [failure.of, failure] as const))(
		'that tells of %s, in any mode',
		async (_of, failure) => {
			for (const onError of errorModes) {
				const bench = kept(await benchFor(failure));
				const run = await bench.run(rowsOf(failure), fromTheRow, { onError });
				expectKeySent(bench);
				expectNoKey(run);
			}
		},
	);

	it.each(errorModes)('that finds nobody at the address, with %s', async (onError) => {
		const node = adspirerNode({ options: { maxRetries: 0 } }, { onError });
		const run = await engineFor(await deadAddress()).run(simpleWorkflow(node));

		expect(run.serialised).toContain('could not be reached');
		expectNoKey(run);
	});

	it('that previews', async () => {
		const bench = kept(await openWorkbench());
		const run = await bench.run([{}], { operation: 'preview' });

		expect(output(run)[0]).toMatchObject({ valid: true });
		expect(bench.sandbox.calls).toEqual([]);
		expectNoKey(run);
		expect(JSON.stringify(output(run))).not.toMatch(/authorization|bearer/i);
	});
});

describe('a service that repeats the key does not get it into a run', () => {
	const headers = {
		'x-received': `Bearer ${apiKey}`,
		'retry-after': '0',
		'set-cookie': `key=${apiKey}`,
	};
	const error = `The key ${apiKey} is not welcome. You have 2 accounts connected. Please specify which account to use:\n - ${apiKey} (advertiser_id="${apiKey}")`;
	const refusal = { success: false, error, structured_content: { apiKey }, quota: { apiKey } };
	const success = {
		success: true,
		tool: apiKey,
		[apiKey]: apiKey,
		data: {
			text: `Signed in with ${apiKey}`,
			structured: { [apiKey]: { received: `Bearer ${apiKey}` } },
			content: [{ type: 'text', text: apiKey }],
			quota: { used: 1, limit: 2, tier: apiKey, period_end: apiKey },
		},
	};
	const page = `<html><body>Authorization: Bearer ${apiKey}</body></html>`;
	const echoes: Fault[] = [
		...[200, 400, 401, 402, 403, 404, 409, 429, 500, 503].map(
			(status): Fault => ({ kind: 'status', status, body: refusal, headers }),
		),
		...[200, 403, 502].map((status): Fault => ({ kind: 'status', status, body: page, headers })),
		{ kind: 'status', status: 200, body: success, headers },
		{ kind: 'redirect', location: `http://127.0.0.1:9/?key=${apiKey}` },
	];

	it.each(echoes.map((fault) => [JSON.stringify(fault).slice(0, 40), fault] as const))(
		'%s…',
		async (_start, fault) => {
			const bench = kept(await openWorkbench({ fault: () => fault }));
			for (const onError of errorModes) {
				for (const simplify of [true, false]) {
					const options = { maxRetries: 0, simplify };
					expectNoKey(await bench.run([{}], { options }, { onError }));
				}
			}
			expectKeySent(bench);
		},
	);
});

/** A node of anybody's that calls somewhere with the Adspirer credential. */
async function callWith(baseUrl: string, request: IHttpRequestOptions): Promise<EngineRun> {
	const work: Work = async function (this: IExecuteFunctions) {
		const answer: unknown = await this.helpers.httpRequestWithAuthentication.call(
			this,
			'adspirerApi',
			request,
		);
		const row: IDataObject = { answer: JSON.stringify(answer) };
		return [row];
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
			expect(run.error?.message).toMatch(/sent to the Base URL of its credential alone/);
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
