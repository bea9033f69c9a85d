import { failure, type FailureReason } from '../../nodes/AdspirerTikTok/response/failure';
import {
	afterUnknownCall,
	internalError,
	stoppedCall,
} from '../../nodes/AdspirerTikTok/response/unknownOutcome';

const open: FailureReason[] = [
	{ type: 'rejected' },
	{ type: 'account required', accounts: [] },
	{ type: 'already exists' },
	{ type: 'key reused' },
	{ type: 'not found' },
	{ type: 'tool not found' },
	{ type: 'forbidden' },
	{ type: 'unauthorized' },
	{ type: 'quota spent' },
	{ type: 'throttled' },
	{ type: 'blocked', looksLike: 'a web page' },
	{ type: 'redirect' },
	{ type: 'not sent', because: 'stopped' },
	{ type: 'invalid', problems: [] },
	{ type: 'bad credential', problem: 'x' },
	{ type: 'no response', reason: 'refused', code: 'ECONNREFUSED' },
	{ type: 'internal error', message: 'x' },
	{ type: 'other values', where: 'service', by: 'name' },
];

describe('a failure after a call that got no answer', () => {
	it('that tells of a call with other values is definite', () => {
		const said = 'The key was used with different arguments';
		const later = failure({ type: 'key reused', said }, { status: 409 });
		expect(afterUnknownCall(later)).toBe(later);
	});

	it.each(open)('$type settles nothing', (reason) => {
		const later = failure(reason, { status: 400 });
		expect(afterUnknownCall(later)).toEqual({
			...later,
			outcomeUnknown: true,
			afterUnknownCall: true,
		});
	});

	it('that leaves the outcome open itself stays as it is', () => {
		const later = failure({ type: 'throttled' }, { outcomeUnknown: true });
		expect(afterUnknownCall(later)).toBe(later);
	});
});

it('a call that a stop cut off may have been carried out', () => {
	expect(stoppedCall).toMatchObject({ kind: 'network', retry: 'never', outcomeUnknown: true });
});

it.each([
	[new Error('Boom'), true, 'Boom'],
	['Boom', false, 'Boom'],
	[new Error('x'.repeat(9000)), false, 'x'.repeat(500)],
])('code that throws is a failure of its row alone', (cause, wasCalled, message) => {
	expect(internalError(cause, wasCalled)).toMatchObject({
		reason: { type: 'internal error', message },
		abortScope: 'row',
		retry: 'never',
		outcomeUnknown: wasCalled,
	});
});
