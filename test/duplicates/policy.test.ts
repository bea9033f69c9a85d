import { mayRepeat, next } from '../../nodes/AdspirerTikTok/run/policy';
import { failure } from '../../nodes/AdspirerTikTok/response/failure';
import { policyCases } from './policyCases';

const fresh = { maxRetries: 4, faults: 0, unknownCalls: 0, isSent: false, chance: 0 };

it.each(policyCases)('after %s', (_what, history, facts, expected) => {
	const why = failure({ type: 'rejected' }, facts);
	expect(next({ ...fresh, ...history }, why, 0)).toEqual(expected);
});

it.each([
	['an earlier try, whatever it met', { unknownCalls: 1 }, 'never', true],
	['the first call after a fault', { unknownCalls: 1, isSent: true }, 'fault', true],
	['the first call after a refusal', { unknownCalls: 1, isSent: true }, 'never', false],
	[
		'a call that was throttled',
		{ unknownCalls: 1, isSent: true, maxRetries: 0 },
		'throttled',
		true,
	],
	[
		'the first call without retries',
		{ unknownCalls: 1, isSent: true, maxRetries: 0 },
		'fault',
		false,
	],
	['the second call', { unknownCalls: 2, isSent: true }, 'fault', false],
] as const)('repeats %s, once the list settled nothing', (_what, history, retry, expected) => {
	expect(mayRepeat({ ...fresh, ...history }, { retry })).toBe(expected);
});
