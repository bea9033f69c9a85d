import {
	joinInFlight,
	serviceId,
	type CallIdentity,
} from '../../nodes/AdspirerTikTok/client/inFlight';
import type { ToolResponse } from '../../nodes/AdspirerTikTok/client/toolResponse';

const baseUrl = 'https://api.adspirer.ai';

const call: CallIdentity = {
	serviceId: serviceId(baseUrl, 'sk_live_1'),
	tool: 'add_tiktok_ad_group',
	idempotencyKey: 'one',
	arguments: { adgroup_name: 'A', location_ids: ['1', '2'] },
};

const response = (text: string): ToolResponse => ({
	kind: 'answer',
	status: 200,
	headers: {},
	text,
});

/** Requests that stay open until they are answered, and a count of them. */
function openRequests() {
	const answers: Array<(text: string) => void> = [];
	return {
		answers,
		start: async () =>
			await new Promise<ToolResponse>((resolve) => {
				answers.push((text) => resolve(response(text)));
			}),
	};
}

test('equal calls in flight make one request, and its answer serves them all', async () => {
	const { answers, start } = openRequests();
	const reordered = { location_ids: ['1', '2'], adgroup_name: 'A' };
	const calls = [call, { ...call }, { ...call, arguments: reordered }].map(
		async (one) => await joinInFlight(one, start),
	);
	expect(answers).toHaveLength(1);
	answers[0]?.('first');

	expect(await Promise.all(calls)).toEqual(calls.map(() => response('first')));
});

const others: Array<[string, Partial<CallIdentity>]> = [
	['API key', { serviceId: serviceId(baseUrl, 'sk_live_2') }],
	['base URL', { serviceId: serviceId('https://mcp.adspirer.com', 'sk_live_1') }],
	['tool', { tool: 'update_tiktok_ad_group' }],
	['idempotency key', { idempotencyKey: 'two' }],
	['arguments', { arguments: { adgroup_name: 'A', location_ids: ['2', '1'] } }],
];

test.each(others)('calls with another %s are not joined', async (_, more) => {
	const { answers, start } = openRequests();
	const calls = [call, { ...call, ...more }].map(async (one) => await joinInFlight(one, start));
	expect(answers).toHaveLength(2);
	answers.forEach((answer, index) => answer(String(index)));

	expect(await Promise.all(calls)).toEqual([response('0'), response('1')]);
});

test('a call that is over is made again', async () => {
	const { answers, start } = openRequests();
	const first = joinInFlight(call, start);
	answers[0]?.('first');
	await first;
	const second = joinInFlight(call, start);
	answers[1]?.('second');

	expect(await second).toEqual(response('second'));
});

test('an error leaves nothing behind', async () => {
	await expect(
		joinInFlight(call, async () => await Promise.reject(new Error('A bug'))),
	).rejects.toThrow('A bug');

	expect(await joinInFlight(call, async () => await Promise.resolve(response('again')))).toEqual(
		response('again'),
	);
});

test('a service has a name of its own, without its key in it', () => {
	expect(serviceId(baseUrl, 'sk_live_1')).toBe(call.serviceId);
	expect(call.serviceId).not.toContain('sk_live_1');
});
