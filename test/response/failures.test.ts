import type { ToolResponse } from '../../nodes/AdspirerTikTok/client/toolResponse';
import { errorText } from '../../nodes/AdspirerTikTok/response/envelope';
import type { Failure } from '../../nodes/AdspirerTikTok/response/failure';
import { readResponse } from '../../nodes/AdspirerTikTok/response/readResponse';
import {
	byStatus,
	byWords,
	conflicts,
	contradictions,
	refusal,
	successes,
	type Expected,
} from './failureCases';

const now = Date.UTC(2026, 3, 1);

function answer(
	status: number,
	body: string | object,
	headers: Record<string, string> = {},
): ToolResponse {
	const text = typeof body === 'string' ? body : JSON.stringify(body);
	return { kind: 'answer', status, headers, text };
}

function failureOf(response: ToolResponse): Failure {
	const read = readResponse(response, now);
	if ('answer' in read) throw new Error('That is a success');
	return read.failure;
}

function expectFailure(found: Failure, type: string, { retry, scope, unknown }: Expected): void {
	expect({
		type: found.reason.type,
		retry: found.retry,
		scope: found.abortScope,
		unknown: found.outcomeUnknown,
	}).toEqual({ type, retry, scope, unknown });
}

describe('an answer that is no success', () => {
	it.each(byStatus)('%i %j is %j', (status, body, type, expected) => {
		const found = failureOf(answer(status, body));
		expectFailure(found, type, expected);
		expect(found.status).toBe(status);
	});

	it.each(byWords)('%j is %j under 400, 422, and 200', (text, type, expected) => {
		for (const status of [200, 400, 422]) {
			expectFailure(failureOf(answer(status, refusal(text))), type, expected);
		}
	});

	it.each(conflicts)('%j under 409 is %j', (text, type, expected) => {
		expectFailure(failureOf(answer(409, refusal(text))), type, expected);
	});

	it.each(contradictions)('%i %j contradicts itself', (status, body, expected) => {
		expectFailure(failureOf(answer(status, body)), 'contradictory', expected);
	});

	it.each(successes)('%i %j is a success', (status, body) => {
		expect(readResponse(answer(status, body), now)).toHaveProperty('answer.raw', body);
	});
});

describe('throttling', () => {
	it.each([400, 403, 404, 409, 418, 429])('is known by its words under %i', (status) => {
		expect(failureOf(answer(status, refusal('Too many requests'))).reason.type).toBe('throttled');
	});

	it('under a status of the server leaves the outcome open', () => {
		const found = failureOf(answer(500, refusal('Internal error: TikTok QPS limit reached')));
		expect(found).toMatchObject({ retry: 'throttled', outcomeUnknown: true, status: 500 });
	});

	it.each([
		[429, { 'retry-after': '30' }, 'Slow down', 30_000],
		[429, { 'retry-after': '0' }, 'Slow down', 1000],
		[400, {}, 'QPS limit. Retry after 60 seconds', 60_000],
		[503, { 'retry-after': '7' }, 'Busy', 7000],
		[409, { 'retry-after': '7' }, 'Conflict', 7000],
		[429, { 'retry-after': '86400' }, 'Slow down', 86_400_000],
	])('%i %j %j waits for what it names', (status, headers: Record<string, string>, text, wait) => {
		expect(failureOf(answer(status, refusal(text), headers)).waitMs).toBe(wait);
	});

	it('names no wait of its own', () => {
		expect(failureOf(answer(429, refusal('Slow down')))).not.toHaveProperty('waitMs');
	});
});

describe('what a failure keeps', () => {
	it("is the service's own words, cut off where they are long", () => {
		const said = (error: unknown) => {
			const { reason } = failureOf(answer(400, refusal(error)));
			return 'said' in reason ? reason.said : undefined;
		};
		expect(said(' The campaign has ended ')).toBe('The campaign has ended');
		expect(said({ message: 'No', code: 7 })).toBe('No');
		expect(said(undefined)).toBeUndefined();
		expect(said('x'.repeat(1_000_000))).toBe(`${'x'.repeat(500)}…`);
		expect(said(`${'x'.repeat(499)}💡💡`)).toBe(`${'x'.repeat(499)}…`);
	});

	it.each([
		[
			{ detail: [{ loc: ['body', 'budget'], msg: 'field required' }, { msg: 'No' }] },
			'budget: field required\nNo',
		],
		[{ message: 'Bad' }, 'Bad'],
		[{ error: { message: 'Bad' } }, 'Bad'],
		[
			{ statusCode: 422, error: 'Bad Request', message: 'The campaign has ended' },
			'The campaign has ended',
		],
		[
			{ success: false, error: 'Failed', message: 'The campaign has ended' },
			'The campaign has ended',
		],
		[{ success: false, error: 'TOOL_ERROR', data: { text: 'No budget' } }, 'No budget'],
		[{ success: false, error: 'TOOL_ERROR', tool: 'x' }, 'TOOL_ERROR'],
	])('%j says %j', (body, said) => {
		expect(failureOf(answer(422, body)).reason).toMatchObject({ said });
	});

	it('is no more of a list of findings than anybody reads', () => {
		expect(errorText(Array(100).fill({ msg: 'x' }))?.split('\n')).toHaveLength(50);
	});

	it('is what a success under a bad status says of an error', () => {
		const body = { success: true, error: 'The campaign has ended' };
		expect(failureOf(answer(400, body)).reason).toEqual({
			type: 'contradictory',
			said: 'The campaign has ended',
		});
	});

	it.each([
		['a web page', '<html>Rate limit</html>'],
		['text', 'Go away'],
		['nothing', ' '],
		['cut-off JSON', '{"success": fal'],
		['other JSON', '[1]'],
	])('is that it looks like %s', (looksLike, body) => {
		expect(failureOf(answer(400, body)).reason).toEqual({ type: 'blocked', looksLike });
		expect(failureOf(answer(200, body)).reason).toEqual({ type: 'unreadable', looksLike });
		expect(failureOf(answer(502, body)).reason).toEqual({ type: 'server error', looksLike });
	});

	it('is the address that a redirect names', () => {
		const location = 'https://mcp.adspirer.com/';
		expect(failureOf(answer(307, '', { location })).reason).toEqual({ type: 'redirect', location });
		expect(failureOf(answer(307, '')).reason).toEqual({ type: 'redirect' });
	});

	it.each([
		['at the top level', { quota: { used: 151, limit: 150 } }],
		['in data', { data: { quota: { used: '151', limit: '150' } } }],
	])('is the allowance %s, which decides nothing', (_where, more) => {
		for (const [status, type] of [
			[400, 'rejected'],
			[403, 'forbidden'],
			[429, 'throttled'],
			[500, 'server error'],
			[200, 'rejected'],
		] as const) {
			const found = failureOf(answer(status, refusal('No', more)));
			expect(found.reason.type).toBe(type);
			expect(found.quota).toMatchObject({ used: 151, limit: 150 });
		}
	});
});

describe('a call that brought no answer', () => {
	it.each([
		['timeout', true, 'fault'],
		['dropped', true, 'fault'],
		['too large', true, 'fault'],
		['stopped', true, 'never'],
		['refused', false, 'fault'],
		['unknown host', false, 'fault'],
		['certificate', false, 'never'],
		['not sent', false, 'never'],
	] as const)('%s', (reason, mayHaveArrived, retry) => {
		expect(failureOf({ kind: 'none', reason, mayHaveArrived, code: 'X' })).toEqual({
			kind: 'network',
			reason: { type: 'no response', reason, code: 'X' },
			status: null,
			retry,
			abortScope: 'row',
			outcomeUnknown: mayHaveArrived,
		});
	});
});
