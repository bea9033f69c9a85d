import { simpleWorkflow } from '../engine';
import { deadAddress, startListener } from '../listeners';
import { startSandbox, type Fault } from '../sandbox';
import { adspirerNode, engineFor, output } from '../workbench';
import { errorDetails, shownError } from './shown';

const start = 'Row 1 (Spring, US, 18-34): ';

/** One row, sent once to an address, by a node that goes on after errors or stops. */
async function runAt(baseUrl: string, stops = false) {
	const onError = stops ? 'stopWorkflow' : 'continueRegularOutput';
	const node = adspirerNode({ options: { maxRetries: 0, settleUnknown: false } }, { onError });
	return await engineFor(baseUrl).run({ ...simpleWorkflow(node), rows: [{ sheet: 'May' }] });
}

/** What a person reads of the row. */
async function toldAt(baseUrl: string) {
	const [item] = output(await runAt(baseUrl));
	const { what_to_do: advice, http_status: status, outcome_unknown } = errorDetails(item);
	return { message: item?.error, advice, status, unknown: outcome_unknown === true };
}

/** A service at which every call goes wrong, and what it had to do. */
async function toldOf(fault: Fault) {
	const sandbox = await startSandbox({ fault: () => fault });
	const told = await toldAt(sandbox.url);
	await sandbox.close();
	return { ...told, calls: sandbox.calls.length, made: sandbox.adGroups.length };
}

describe('a row says', () => {
	it('that nobody listens at the address', async () => {
		expect(await toldAt(await deadAddress())).toEqual({
			message: `${start}Adspirer can't be reached: the connection failed (ECONNREFUSED).`,
			advice: expect.stringMatching(/^Check the Base URL of the .* Nothing was created/),
			status: null,
			unknown: false,
		});
	});

	it('that the address speaks no https', async () => {
		const listener = await startListener();
		const told = await toldAt(listener.url.replace('http:', 'https:'));
		await listener.close();

		expect(told.message).toMatch(/: n8n couldn't make a secure connection to Adspirer \(\w+\)\.$/);
		expect(told.unknown).toBe(false);
		expect(listener.received).toEqual([]);
	});

	it('that an answer which can not be unpacked leaves the outcome open', async () => {
		const headers = { 'content-encoding': 'gzip' };
		const told = await toldOf({ kind: 'status', status: 200, act: true, body: 'plain', headers });

		expect(told.message).toMatch(/was lost before the answer was complete.*, so it isn't known/);
		expect(told).toMatchObject({ unknown: true, made: 1 });
	});

	it.each([301, 308])('that a redirect with %i is not followed', async (status) => {
		const elsewhere = await startListener();
		const location = `${elsewhere.url}/login`;
		const told = await toldOf({ kind: 'redirect', status, location });
		await elsewhere.close();

		expect(elsewhere.received).toEqual([]);
		expect(told).toMatchObject({
			message: `${start}The Base URL redirects to ${location}, which the node doesn't follow, to keep the API key safe.`,
			advice: expect.stringContaining('https://api.adspirer.ai'),
			status,
			unknown: false,
			calls: 1,
		});
	});
});

it.each(['a preexisting ad group has this name', 'ECONNRESET at TikTok'])(
	'what the service says stays as it is where n8n has a sentence of its own for it: %s',
	async (error) => {
		const fault: Fault = { kind: 'status', status: 422, body: { success: false, error } };
		const sandbox = await startSandbox({ fault: () => fault });
		const { message } = shownError(await runAt(sandbox.url, true));
		await sandbox.close();

		expect(message).toBe(`${start}Adspirer rejected the row: ${error}.`);
	},
);
