import { simpleWorkflow } from '../engine';
import { deadAddress, startListener } from '../listeners';
import type { Fault } from '../sandbox';
import { adspirerNode, eachWorkbench, engineFor, output } from '../workbench';
import { expectNoKey } from './noKey';
import { errorDetails, shownError } from './shown';

const bench = eachWorkbench();
const toDo =
	'Check the Base URL of the Adspirer TikTok API credential (normally https://api.adspirer.ai), and any proxy or firewall between n8n and Adspirer.';
const start = 'Row 1 (Spring, US, 18-34): ';

/** One row, sent once to an address, by a node that goes on after errors or stops. */
async function runAt(baseUrl: string, stops = false) {
	const options = { maxRetries: 0, settleUnknown: false, simplify: false };
	const onError = stops ? 'stopWorkflow' : 'continueRegularOutput';
	const node = adspirerNode({ options }, { onError });
	const run = await engineFor(baseUrl).run({ ...simpleWorkflow(node), rows: [{ sheet: 'May' }] });
	expectNoKey(run);
	return run;
}

/** The error of a row that is sent to an address, or to a service where every call has this fault. */
async function told(at: string | Fault) {
	if (typeof at !== 'string') bench.sandbox.options.fault = () => at;
	const [item] = output(await runAt(typeof at === 'string' ? at : bench.sandbox.url));
	const { what_to_do: advice, http_status: status, outcome_unknown: unknown } = errorDetails(item);
	return { message: item?.error, advice, status, unknown };
}

describe('a row says', () => {
	it('that nothing listens at that address', async () => {
		expect(await told(await deadAddress())).toEqual({
			message: `${start}Adspirer can't be reached: the connection failed (ECONNREFUSED). ${toDo}`,
			advice: toDo,
			status: null,
		});
	});

	it('that the address speaks no https', async () => {
		const listener = await startListener();
		const { message, unknown } = await told(listener.url.replace('http:', 'https:'));
		await listener.close();

		expect(message).toMatch(/: n8n couldn't make a secure connection to Adspirer \(\w+\)\. Check /);
		expect(unknown).toBeUndefined();
		expect(listener.received).toEqual([]);
	});

	it('that a redirect is not followed', async () => {
		const status = 308;
		const elsewhere = await startListener();
		const location = `${elsewhere.url}/login`;
		const said = await told({ kind: 'redirect', status, location });
		await elsewhere.close();

		expect(elsewhere.received).toEqual([]);
		expect(bench.sandbox.calls).toHaveLength(1);
		expect(said).toEqual({
			message: `${start}The Base URL redirects to ${location}, which the node doesn't follow, to keep the API key safe. ${toDo}`,
			advice: toDo,
			status,
		});
	});
});

it.each(['a preexisting ad group has this name', 'ECONNRESET at TikTok'])(
	'what the service says stays as it is where n8n has a sentence of its own for it: %s',
	async (error) => {
		bench.sandbox.options.fault = () => ({ kind: 'status', status: 422, body: { error } });
		const { message } = shownError(await runAt(bench.sandbox.url, true));

		expect(message).toBe(`${start}Adspirer rejected the row: ${error}.`);
	},
);
