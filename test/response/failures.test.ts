import type { Failure } from '../../nodes/AdspirerTikTok/response/failure';
import { adGroup } from '../../nodes/AdspirerTikTok/contract/adGroup';
import { readResponse } from '../../nodes/AdspirerTikTok/response/readResponse';

/** The statuses, forms and words that the recorded answers leave out. */

const sent = { campaign_id: '1790000000000000001', adgroup_name: 'Timeout' };
const refusal = (error: unknown) => ({ success: false, is_error: true, error });
const html = '<html><body>502 Bad Gateway</body></html>';

function read(status: number, body: string | object, headers = {}) {
	const text = typeof body === 'string' ? body : JSON.stringify(body);
	const called = { sent, changes: true, creation: adGroup };
	return readResponse({ kind: 'answer', status, headers, text }, 0, called);
}

const no = { retry: 'never', abortScope: 'row', outcomeUnknown: false } as const;
const all = { ...no, abortScope: 'run' } as const;
const open = { retry: 'fault', abortScope: 'row', outcomeUnknown: true } as const;
const busy = { ...no, retry: 'throttled' } as const;

it.each<[number, string | object, Failure['reason']['type'], object]>([
	[301, '', 'redirect', all],
	[303, '', 'redirect', { ...all, outcomeUnknown: true }],
	[400, html, 'blocked', no],
	[401, html, 'unauthorized', all],
	[401, refusal('Too many requests'), 'unauthorized', all],
	[402, '', 'quota spent', all],
	[403, { message: 'Forbidden' }, 'forbidden', no],
	[403, refusal('The account of the media plan 799 is not connected'), 'forbidden', no],
	[500, refusal('40202: Write conflict'), 'try again', open],
	[500, refusal('40002: Could not acquire IP'), 'try again', { ...open, outcomeUnknown: false }],
	[404, html, 'tool not found', all],
	[404, { detail: 'Not Found' }, 'tool not found', all],
	[404, refusal('Campaign name already exists elsewhere'), 'not found', no],
	[408, html, 'server error', open],
	[409, html, 'key reused', no],
	[409, refusal('The request is being processed'), 'key in progress', {}],
	[409, refusal('The ad group already exists'), 'already exists', no],
	[422, { detail: [{ loc: ['body', 'budget'], msg: 'field required' }] }, 'rejected', no],
	[429, html, 'throttled', busy],
	[500, refusal('Ad group name already exists'), 'server error', open],
	[503, refusal('Too many requests'), 'throttled', { ...busy, outcomeUnknown: true }],
	[504, html, 'server error', open],
	[200, 'OK', 'unreadable', open],
	[200, { success: 'true' }, 'unreadable', open],
	[200, { error: 'The campaign has ended' }, 'unreadable', open],
	[204, '', 'unreadable', open],
	[201, { success: false }, 'rejected', no],
	[200, { is_error: true, error: 'The campaign has ended' }, 'rejected', no],
	[400, { success: true, data: {} }, 'contradictory', open],
	[500, { success: true, data: {} }, 'contradictory', open],
	[200, { success: true, data: { structured: { error: 'Too low' } } }, 'contradictory', open],
	[
		200,
		{ success: true, data: { structured: { requires_confirmation: true } } },
		'asks for confirmation',
		{ ...no, outcomeUnknown: true },
	],
])('%i %j is "%s"', (status, body, type, expected) => {
	expect(read(status, body)).toMatchObject({ failure: { reason: { type }, status, ...expected } });
});

it.each<[string, Failure['reason']['type'], object]>([
	['Ad group name already exists', 'already exists', no],
	['TikTok error 40002: Ad group name already exists', 'already exists', no],
	['[40050] Duplicated requests have been sent', 'already exists', { ...no, outcomeUnknown: true }],
	['40016', 'throttled', busy],
	['TikTok: Could not acquire IP', 'try again', { ...no, retry: 'fault' }],
	['Error 40202: write conflict', 'try again', { ...no, retry: 'fault' }],
	['{"code": 40100, "message": "Busy"}', 'throttled', busy],
	['Retry after 60 seconds', 'throttled', busy],
	['The request timed out', 'server error', open],
	['Internal server error', 'server error', open],
	['ReadTimeout', 'server error', open],
	["('Connection aborted.', RemoteDisconnected('closed'))", 'server error', open],
	['Server disconnected without sending a response.', 'server error', open],
	["'NoneType' object is not subscriptable", 'server error', open],
	["X.create() got an unexpected keyword argument 'user_os'", 'rejected', no],
	['Budget 40100 is above the limit of the campaign', 'rejected', no],
	['The campaign 1790040100 does not exist', 'rejected', no],
	['Tool execution failed: KeyError', 'rejected', no],
	['The ad group may have been created', 'rejected', no],
])('"%s" means "%s", with 400 and with 200', (error, type, expected) => {
	for (const status of [200, 400]) {
		const why = { reason: { type, said: error }, status, ...expected };
		expect(read(status, refusal(error))).toMatchObject({ failure: why });
	}
});

it.each<[number, string, Failure['reason']['type'], object]>([
	[40002, 'The budget is too low', 'rejected', no],
	[40002, 'Ad group name already exists', 'already exists', no],
	[40002, 'Could not acquire IP', 'try again', { ...no, retry: 'fault' }],
	[40050, 'Duplicated requests', 'already exists', { ...no, outcomeUnknown: true }],
	[40100, 'QPS limit 10', 'throttled', { ...busy, waitMs: 1000 }],
	[40133, 'Busy', 'throttled', busy],
	[40202, 'Conflict', 'try again', { ...no, retry: 'fault' }],
	[41999, 'Budget 40100 is above the limit', 'rejected', no],
	[40700, 'Internal service timeout', 'server error', open],
	[60001, 'Maintenance', 'server error', open],
	[50000, 'System error', 'contradictory', open],
	[20001, 'Partial success', 'contradictory', open],
])(
	'TikTok\'s own %i, %s, is "%s", handed on with 200 and with 400',
	(code, message, type, more) => {
		const wrapper = { code, message, request_id: 'x', data: {} };
		for (const data of [wrapper, { text: 'Done', structured: wrapper }]) {
			const why = { reason: { type, said: message }, ...more };
			for (const status of [200, 400]) {
				expect(read(status, { success: true, data })).toMatchObject({ failure: why });
			}
		}
	},
);

it("TikTok's code counts beside the service's own refusal", () => {
	const structured_content = { code: 40050, message: 'Duplicated requests', data: {} };
	expect(read(400, { ...refusal('TikTok said no'), structured_content })).toMatchObject({
		failure: { reason: { type: 'already exists', said: 'TikTok said no' }, outcomeUnknown: true },
	});
});

it('a call that only reads may be answered with any words, but not with a failure', () => {
	const readAnswer = (data: object) => {
		const text = JSON.stringify({ success: true, data });
		return readResponse({ kind: 'answer', status: 200, headers: {}, text }, 0);
	};
	const rejected = { structured: { status: 'REJECTED', error: {}, errors: [], code: '0' } };
	for (const data of [{ text: 'Failed. Please confirm to see' }, rejected]) {
		expect(readAnswer(data)).toHaveProperty('answer');
	}
	for (const structured of [{ errors: { id: 'x' } }, { success: false }, { is_error: true }]) {
		expect(readAnswer({ structured })).toHaveProperty('failure');
	}
});

it.each([
	[['Bad'], '["Bad"]'],
	[{ code: 1 }, '{"code":1}'],
])('422 with the detail %j says: %s', (detail, said) => {
	expect(read(422, { detail })).toMatchObject({ failure: { reason: { type: 'rejected', said } } });
});

it('what the service says is kept short', () => {
	expect(read(400, refusal(`${'x'.repeat(499)}😀 and more`))).toMatchObject({
		failure: { reason: { said: `${'x'.repeat(499)}…` } },
	});
});

it.each<[string | undefined, string, number | undefined]>([
	['30', '', 30_000],
	['0', '', 1000],
	['90', 'Retry after 60 seconds', 90_000],
	['30', 'Retry after 60 seconds', 60_000],
	['Thu, 01 Jan 1970 00:00:20 GMT', '', 20_000],
	['Wed, 31 Dec 1969 00:00:20 GMT', '', 1000],
	['soon', 'retry after 5s', 5000],
	['9'.repeat(400), '', undefined],
	[undefined, 'Retry after 0 seconds', 1000],
	[undefined, 'The budget is 60 pennies short', undefined],
])('a Retry-After of %j with the text %j asks to wait %j', (header, text, waitMs) => {
	const found = read(429, refusal(text), header === undefined ? {} : { 'retry-after': header });
	expect('failure' in found && found.failure.waitMs).toBe(waitMs);
});

it.each<[string, number | undefined]>([
	['Too many requests per minute', 5 * 60_000],
	['QPS limit 10', 1000],
	['The daily limit is reached', undefined],
])('a 429 with "%s" rests %s ms', (error, waitMs) => {
	const found = read(429, refusal(error));
	expect('failure' in found && found.failure.waitMs).toBe(waitMs);
});
