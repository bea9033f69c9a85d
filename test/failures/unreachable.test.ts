import type { IDataObject, OnError } from 'n8n-workflow';
import type { NoAnswerReason } from '../../nodes/AdspirerTikTok/call/answer';
import { noAnswer } from '../../nodes/AdspirerTikTok/envelope/failureWords';
import { nodeName, simpleWorkflow, type EngineRun } from '../engine';
import { startSandbox, type Sandbox } from '../sandbox';
import { adspirerNode, engineFor, output } from '../workbench';
import { errorModes } from './failing';
import { deadAddress, startListener, type Listener } from './listeners';

/** One row, sent once to an address. */
async function runAt(baseUrl: string, onError: OnError, key?: string): Promise<EngineRun> {
	const node = adspirerNode({ options: { maxRetries: 0 } }, { onError });
	return await engineFor(baseUrl, key).run({ ...simpleWorkflow(node), rows: [{ sheet: 'May' }] });
}

interface Told {
	message: string;
	way: string;
	status: unknown;
	unknown: boolean;
}

/** What a person reads, in whichever mode the node ran. */
function toldBy(run: EngineRun, onError: OnError): Told {
	if (onError === 'stopWorkflow') {
		const error: { description?: unknown; httpCode?: unknown } = {
			...run.nodeError(nodeName.tested),
		};
		return {
			message: String(run.nodeError(nodeName.tested)?.message),
			way: String(error.description),
			status: error.httpCode ?? null,
			unknown: String(error.description).includes('not known'),
		};
	}
	const items = onError === 'continueErrorOutput' ? run.json(nodeName.errors) : output(run);
	const item: IDataObject = items[0] ?? {};
	return {
		message: String(item.error),
		way: String(item.what_to_do),
		status: item.status,
		unknown: item.outcome_unknown === true,
	};
}

describe.each(errorModes)('where the node is set to %s', (onError) => {
	it('tells of an address where nobody listens', async () => {
		const told = toldBy(await runAt(await deadAddress(), onError), onError);

		expect(told).toEqual({
			message: 'Row 1: Adspirer could not be reached: the connection was refused (ECONNREFUSED).',
			way: expect.stringMatching(
				/^Check the Base URL of the Adspirer credential, .* the internet\./,
			),
			status: null,
			unknown: false,
		});
		expect(told.way).toMatch(/Nothing was created|No ad group was created/);
	});

	it('tells of an address that speaks no https', async () => {
		const listener = await startListener();
		const url = listener.url.replace('http:', 'https:');
		const told = toldBy(await runAt(url, onError), onError);
		await listener.close();

		expect(told.message).toMatch(
			/^Row 1: No secure connection to Adspirer could be made \(\w+\)\.$/,
		);
		expect(told.unknown).toBe(false);
		expect(listener.received).toEqual([]);
	});
});

describe.each(errorModes)('where the node is set to %s', (onError) => {
	it('tells of an API key that was never entered, and sends nothing', async () => {
		const sandbox = await startSandbox();
		const told = toldBy(await runAt(sandbox.url, onError, ' '), onError);
		await sandbox.close();

		expect(sandbox.calls).toEqual([]);
		expect(told.message).toMatch(
			/^Row 1: .*The API Key of the Adspirer credential is empty\. Make one/,
		);
		expect(told.way).toMatch(/Adspirer credential of the node/);
		expect(told.unknown).toBe(false);
	});

	it('tells that an answer which can not be unpacked leaves it open what was done', async () => {
		const headers = { 'content-encoding': 'gzip' };
		const fault = { kind: 'status', status: 200, act: true, body: 'plain', headers } as const;
		const sandbox = await startSandbox({ fault: () => fault });
		const told = toldBy(await runAt(sandbox.url, onError), onError);
		await sandbox.close();

		expect(sandbox.adGroups).toHaveLength(1);
		expect(told.message).toMatch(/^Row 1: .* before a whole answer came .*, so it is not known/);
		expect(told.unknown).toBe(true);
	});
});

describe.each(errorModes)('a redirect, where the node is set to %s', (onError) => {
	let sandbox: Sandbox;
	let elsewhere: Listener;

	beforeEach(async () => {
		elsewhere = await startListener();
		sandbox = await startSandbox();
	});

	afterEach(async () => {
		await sandbox.close();
		await elsewhere.close();
	});

	it.each([301, 302, 303, 307, 308])('with %i is told and not followed', async (status) => {
		const location = `${elsewhere.url}/login`;
		sandbox.options.fault = () => ({ kind: 'redirect', status, location });
		const told = toldBy(await runAt(sandbox.url, onError), onError);

		expect(elsewhere.received).toEqual([]);
		expect(sandbox.calls).toHaveLength(1);
		expect(told.message).toBe(
			`Row 1: Adspirer's address answered with a redirect to ${location}, which is not followed, to keep the API key safe.`,
		);
		expect(told.way).toContain('https://api.adspirer.ai');
		expect(String(told.status)).toBe(String(status));
		expect(told.unknown).toBe(false);
	});
});

describe('a message of the service', () => {
	it.each(['a preexisting ad group has this name', 'ECONNRESET at TikTok'])(
		'stays as it is where n8n has a sentence of its own for a part of it: %s',
		async (error) => {
			const sandbox = await startSandbox({
				fault: () => ({ kind: 'status', status: 400, body: { success: false, error } }),
			});
			const run = await runAt(sandbox.url, 'stopWorkflow');
			await sandbox.close();

			const message = `Row 1: Adspirer refused the row: ${error}.`;
			expect(run.nodeError(nodeName.tested)?.message).toBe(message);
			expect(run.error?.message).toBe(message);
		},
	);
});

const reasons: Array<[NoAnswerReason, RegExp]> = [
	['unknown host', /the address of the Base URL is not known \(CODE\)\.$/],
	['certificate', /^No secure connection to Adspirer could be made \(CODE\)\.$/],
	['not sent', /^The call could not be sent: CODE\.$/],
	['stopped', /^The execution was stopped before an answer came, so it is not known/],
];

it.each(reasons)('a call without an answer, %s, is told in words', (reason, message) => {
	const told = noAnswer(reason, 'CODE');

	expect(told.message).toMatch(message);
	expect(told.wayOut).toMatch(/^[A-Z].{20,}\.$/);
});
