import { fromRequestError, noResponse } from '../../nodes/AdspirerTikTok/client/service';

const key = 'sk_live_1';
const redact = (text: string) => text.replaceAll(key, '[API key]');

test.each([
	['refused', false, 'ECONNREFUSED ENETUNREACH EHOSTUNREACH'],
	['unknown host', false, 'ENOTFOUND EAI_AGAIN'],
	['certificate', false, 'CERT_HAS_EXPIRED DEPTH_ZERO_SELF_SIGNED_CERT EPROTO'],
	['timeout', true, 'ETIMEDOUT ECONNABORTED'],
	['dropped', true, 'ECONNRESET EPIPE Z_DATA_ERROR ERR_ANYTHING_ELSE'],
] as const)('a call is "%s", and may have arrived: %s, for %s', (reason, mayHaveArrived, codes) => {
	for (const code of codes.split(' ')) {
		const expected = { kind: 'none', reason, mayHaveArrived, code };
		const client = Object.assign(new Error('Failed'), { code });
		const wrapped = new Error('n8n says', { cause: new Error('axios says', { cause: client }) });

		expect(fromRequestError(client, redact)).toEqual(expected);
		expect(fromRequestError(wrapped, redact)).toEqual(expected);
	}
});

test("n8n's own refusal means that nothing was sent; its message is kept, without the key", () => {
	const cause = Object.assign(new Error('inner'), { level: 'warning' });
	const refusal = fromRequestError(new Error(`No credential for ${key}`, { cause }), redact);

	expect(refusal).toEqual(noResponse('not sent', 'No credential for [API key]'));
	expect(refusal.mayHaveArrived).toBe(false);
});

test('any other error leaves it open whether the call has arrived, and is not kept', () => {
	const timedOut = fromRequestError(new Error('Request timed out'), redact);
	expect(timedOut).toEqual(noResponse('timeout', 'ETIMEDOUT'));
	for (const error of [new Error(`Something with ${key}`), 'oops', undefined]) {
		expect(fromRequestError(error, redact)).toEqual(noResponse('dropped'));
	}
});
