import {
	fromRequestError,
	type NoResponseReason,
} from '../../nodes/AdspirerTikTok/client/toolResponse';

const key = 'sk_live_1';
const redact = (text: string) => text.replaceAll(key, '[API key]');

/** Why a request failed whose error has this code, and whether it may have arrived. */
const codes: Array<[string, NoResponseReason, boolean]> = [
	['ECONNREFUSED', 'refused', false],
	['ENETUNREACH', 'refused', false],
	['EHOSTUNREACH', 'refused', false],
	['ENOTFOUND', 'unknown host', false],
	['EAI_AGAIN', 'unknown host', false],
	['CERT_HAS_EXPIRED', 'certificate', false],
	['DEPTH_ZERO_SELF_SIGNED_CERT', 'certificate', false],
	['EPROTO', 'certificate', false],
	['ETIMEDOUT', 'timeout', true],
	['ECONNABORTED', 'timeout', true],
	['ECONNRESET', 'dropped', true],
	['EPIPE', 'dropped', true],
	['Z_DATA_ERROR', 'dropped', true],
	['ERR_ANYTHING_ELSE', 'dropped', true],
];

test.each(codes)('%s means %s; it may have arrived: %s', (code, reason, mayHaveArrived) => {
	const expected = { kind: 'none', reason, mayHaveArrived, code };
	const client = Object.assign(new Error('Failed'), { code });
	const wrapped = new Error('n8n says', { cause: new Error('axios says', { cause: client }) });

	expect(fromRequestError(client, redact)).toEqual(expected);
	expect(fromRequestError(wrapped, redact)).toEqual(expected);
});

test("n8n's own refusal means that nothing was sent; its message is kept, without the key", () => {
	const cause = Object.assign(new Error('inner'), { level: 'warning' });
	const error = new Error(`No credential for ${key}`, { cause });

	expect(fromRequestError(error, redact)).toEqual({
		kind: 'none',
		reason: 'not sent',
		mayHaveArrived: false,
		code: 'No credential for [API key]',
	});
});

test.each([
	['a time-out by its message', new Error('Request timed out'), 'timeout', 'ETIMEDOUT'],
	['any other error', new Error(`Something with ${key}`), 'dropped', ''],
	['something that is no error', 'oops', 'dropped', ''],
	['nothing', undefined, 'dropped', ''],
])('%s may have arrived', (_, error, reason, code) => {
	expect(fromRequestError(error, redact)).toEqual({
		kind: 'none',
		reason,
		mayHaveArrived: true,
		code,
	});
});
