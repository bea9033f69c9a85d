import type { ToolResponse } from '../../nodes/AdspirerTikTok/client/service';
import { setTimer } from '../platform';
import { apiKey } from '../workbench';
import { startServer, withService, type LocalServer, type Response } from './callsThroughEngine';

const servers: LocalServer[] = [];

afterEach(async () => {
	for (const server of servers.splice(0)) await server.close();
});

async function serverThat(answer: Parameters<typeof startServer>[0]): Promise<LocalServer> {
	const server = await startServer(answer);
	servers.push(server);
	return server;
}

/** More than a test ever takes. */
const long = 60_000;

const callOnce = async (baseUrl: string, timeout = long, key = 'key'): Promise<ToolResponse> =>
	await withService(
		baseUrl,
		async (service) => await service.call('a_tool', { a: 1 }, key, timeout),
	);

test('a call goes to the tool with its arguments, and brings back the answer', async () => {
	const received: unknown[] = [];
	const server = await serverThat((response, { method, url, headers }) => {
		received.push([method, url, headers.authorization, headers['idempotency-key']]);
		response
			.writeHead(418, { 'Retry-After': '3', 'Content-Type': 'text/plain' })
			.end('\uFEFFGrüße €');
	});
	const answer = await callOnce(`${server.url}/base`);

	const path = '/base/api/v1/tools/a_tool/execute';
	expect(received).toEqual([['POST', path, `Bearer ${apiKey}`, 'key']]);
	expect(answer).toMatchObject({ kind: 'answer', status: 418, text: 'Grüße €' });
	expect(answer).toMatchObject({ headers: { 'retry-after': '3' } });
});

test('a body that comes in pieces is put together, whatever the pieces cut through', async () => {
	const text = 'ü€😀'.repeat(100_000);
	const server = await serverThat((response) => {
		response.writeHead(200, { 'Content-Type': 'application/json' });
		const bytes = Buffer.from(text);
		for (let at = 0; at < bytes.length; at += 9_997) response.write(bytes.subarray(at, at + 9_997));
		response.end();
	});

	expect(await callOnce(server.url)).toMatchObject({ kind: 'answer', text });
});

describe('the time of a call', () => {
	test('an answer that comes after the timeout still counts', async () => {
		const server = await serverThat((response) => {
			setTimer(() => response.end('late'), 2_100);
		});

		expect(await callOnce(server.url, 2_000)).toMatchObject({ kind: 'answer', text: 'late' });
	});

	test.each<[string, (response: Response) => void]>([
		['no answer', () => {}],
		['an answer that never ends', (response) => response.writeHead(200).write('{')],
	])('at twice the timeout the call is closed: %s', async (_, answer) => {
		let onClosed = () => {};
		const closed = new Promise<void>((resolve) => (onClosed = resolve));
		const { url } = await serverThat((response) => {
			response.on('close', onClosed);
			answer(response);
		});
		const from = performance.now();

		expect(await callOnce(url, 150)).toEqual({
			kind: 'none',
			reason: 'timeout',
			mayHaveArrived: true,
			code: 'ETIMEDOUT',
		});
		expect(performance.now() - from).toBeGreaterThanOrEqual(295);
		await closed;
	});

	test('stopping the execution does not close the call', async () => {
		let stop = () => {};
		const server = await serverThat((response) => {
			stop();
			setTimer(() => response.end('heard out'), 50);
		});
		const answer = await withService(
			server.url,
			async (service) => await service.call('a_tool', {}, 'key', long),
			{ onStarted: (button) => (stop = button) },
		);

		expect(answer).toMatchObject({ kind: 'answer', text: 'heard out' });
	});
});

describe('a call without an answer', () => {
	test.each<[string, (response: Response) => void]>([
		['before the answer', (response) => response.destroy()],
		[
			'within the answer',
			(response) => {
				response.writeHead(200, { 'Content-Length': 100 }).write('{"success":');
				setTimer(() => response.destroy(), 50);
			},
		],
		[
			'by a body that is not what it says',
			(response) => response.writeHead(200, { 'Content-Encoding': 'gzip' }).end('plain'),
		],
	])('that broke off %s may have arrived', async (_, answer) => {
		const server = await serverThat(answer);

		expect(await callOnce(server.url)).toMatchObject({
			kind: 'none',
			reason: 'dropped',
			mayHaveArrived: true,
		});
	});
});
