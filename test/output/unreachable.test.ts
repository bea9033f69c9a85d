import type { OnError } from 'n8n-workflow';
import { nodeName, simpleWorkflow, type EngineRun } from '../engine';
import { startSandbox } from '../sandbox';
import { adspirerNode, engineFor, output } from '../workbench';
import { errorModes } from './failing';
import { deadAddress, startListener } from '../listeners';
import { errorDetails, shownError } from './shown';

/** One row, sent once to an address. */
async function runAt(baseUrl: string, onError: OnError): Promise<EngineRun> {
	const node = adspirerNode({ options: { maxRetries: 0, settleUnknown: false } }, { onError });
	return await engineFor(baseUrl).run({ ...simpleWorkflow(node), rows: [{ sheet: 'May' }] });
}

interface Told {
	message: string;
	advice: string;
	status: unknown;
	unknown: boolean;
}

/** What a person reads, in whichever mode the node ran. */
function toldBy(run: EngineRun, onError: OnError): Told {
	if (onError === 'stopWorkflow') {
		const { message, description, httpCode } = shownError(run);
		return {
			message,
			advice: description,
			status: httpCode,
			unknown: description.includes("It isn't known whether"),
		};
	}
	const items = onError === 'continueErrorOutput' ? run.json(nodeName.errors) : output(run);
	const details = errorDetails(items[0]);
	return {
		message: String(items[0]?.error),
		advice: String(details.what_to_do),
		status: details.http_status,
		unknown: details.outcome_unknown === true,
	};
}

const start = 'Row 1 (Spring, US, 18-34): ';

describe.each(errorModes)('where the node is set to %s, an error', (onError) => {
	it('says that nobody listens at the address', async () => {
		const told = toldBy(await runAt(await deadAddress(), onError), onError);

		expect(told).toEqual({
			message: `${start}Adspirer can't be reached: the connection failed (ECONNREFUSED).`,
			advice: expect.stringMatching(/^Check the Base URL of the Adspirer credential/),
			status: null,
			unknown: false,
		});
		expect(told.advice).toMatch(/Nothing was created|No ad group was created/);
	});

	it('says that the address speaks no https', async () => {
		const listener = await startListener();
		const url = listener.url.replace('http:', 'https:');
		const told = toldBy(await runAt(url, onError), onError);
		await listener.close();

		expect(told.message).toMatch(/: n8n couldn't make a secure connection to Adspirer \(\w+\)\.$/);
		expect(told.unknown).toBe(false);
		expect(listener.received).toEqual([]);
	});

	it('says that an answer which can not be unpacked leaves the outcome open', async () => {
		const headers = { 'content-encoding': 'gzip' };
		const fault = { kind: 'status', status: 200, act: true, body: 'plain', headers } as const;
		const sandbox = await startSandbox({ fault: () => fault });
		const told = toldBy(await runAt(sandbox.url, onError), onError);
		await sandbox.close();

		expect(sandbox.adGroups).toHaveLength(1);
		expect(told.message).toMatch(/was lost before the answer was complete.*, so the ad group may/);
		expect(told.unknown).toBe(true);
	});

	it.each([301, 308])('says that a redirect with %i is not followed', async (status) => {
		const elsewhere = await startListener();
		const location = `${elsewhere.url}/login`;
		const fault = { kind: 'redirect', status, location } as const;
		const sandbox = await startSandbox({ fault: () => fault });
		const told = toldBy(await runAt(sandbox.url, onError), onError);
		await sandbox.close();
		await elsewhere.close();

		expect(elsewhere.received).toEqual([]);
		expect(sandbox.calls).toHaveLength(1);
		expect(told.message).toBe(
			`${start}The Base URL redirects to ${location}, which the node doesn't follow, to keep the API key safe.`,
		);
		expect(told.advice).toContain('https://api.adspirer.ai');
		expect(String(told.status)).toBe(String(status));
		expect(told.unknown).toBe(false);
	});
});

describe('a message of the service', () => {
	it.each(['a preexisting ad group has this name', 'ECONNRESET at TikTok'])(
		'stays as it is where n8n has a sentence of its own for a part of it: %s',
		async (error) => {
			const sandbox = await startSandbox({
				fault: () => ({ kind: 'status', status: 422, body: { success: false, error } }),
			});
			const { message } = shownError(await runAt(sandbox.url, 'stopWorkflow'));
			await sandbox.close();

			expect(message.startsWith(start)).toBe(true);
			expect(message).toContain(error);
		},
	);
});
