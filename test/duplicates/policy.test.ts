import { maxWait, next, type History, type Next } from '../../nodes/AdspirerTikTok/run/policy';
import { failure, type Failure } from '../../nodes/AdspirerTikTok/response/failure';

const giveUp: Next = { do: 'end' };
const fault = { retry: 'fault' } as const;

/** What follows at 0 of the clock. Half of each wait is random; the chance here is 0, so it is left out. */
it.each<[string, Partial<History>, Partial<Failure>, Next]>([
	['a refusal', {}, {}, giveUp],
	['a fault', {}, fault, { do: 'go on', at: 500 }],
	['the third fault', { faults: 2 }, fault, { do: 'go on', at: 2_000 }],
	['the tenth fault', { faults: 9, maxRetries: 10 }, fault, { do: 'go on', at: 15_000 }],
	['more faults than retries', { faults: 4 }, fault, giveUp],
	['a fault without retries', { maxRetries: 0 }, fault, giveUp],
	['a fault that names a wait', {}, { ...fault, waitMs: 7_000 }, { do: 'go on', at: 7_000 }],
	['a wait of 5 minutes', {}, { ...fault, waitMs: maxWait }, { do: 'go on', at: maxWait }],
	['a longer one', {}, { ...fault, waitMs: maxWait + 1 }, { do: 'end', endsRun: true }],
	['a throttle', { faults: 4 }, { retry: 'throttled' }, { do: 'rest', waitMs: undefined }],
	['a named throttle', {}, { retry: 'throttled', waitMs: 9 }, { do: 'rest', waitMs: 9 }],
])('after %s', (_what, history, facts, expected) => {
	const why = failure({ type: 'rejected' }, facts);
	expect(next({ maxRetries: 4, faults: 0, chance: 0, ...history }, why, 0)).toEqual(expected);
});
