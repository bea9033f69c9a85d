import {
	maxWait,
	mayRepeat,
	next,
	type History,
	type Next,
} from '../../nodes/AdspirerTikTok/run/policy';
import { failure, type Failure } from '../../nodes/AdspirerTikTok/response/failure';

type Case = readonly [
	what: string,
	history: Partial<History>,
	failure: Partial<Failure>,
	/** At 0 of the clock. */
	next: Next,
];

const giveUp: Next = { do: 'give up' };
const fault = { retry: 'fault' } as const;
const silence = { retry: 'fault', outcomeUnknown: true } as const;
/** A refusal after a call without an answer says nothing of what that one did. */
const afterSilence = { outcomeUnknown: true, afterUnknownCall: true } as const;
const guard = { settleUnknown: true, calls: 1, stillRunningMs: 30_000, repeatAfter: 30_000 };
const noLists = { ...guard, settleUnknown: false };
const sentOnce = { guard, isSent: true };

/** What follows a failure. Half of each wait is random; the chance here is 0, so it is left out. */
const policyCases: readonly Case[] = [
	['a refusal', {}, {}, giveUp],
	['a fault', {}, fault, { do: 'repeat', at: 500 }],
	['the third fault', { faults: 2 }, fault, { do: 'repeat', at: 2_000 }],
	['the tenth fault', { faults: 9, maxRetries: 10 }, fault, { do: 'repeat', at: 15_000 }],
	['more faults than retries', { faults: 4 }, fault, giveUp],
	['a fault without retries', { maxRetries: 0 }, fault, giveUp],
	['a fault that names a wait', {}, { ...fault, waitMs: 7_000 }, { do: 'repeat', at: 7_000 }],
	['a wait of 5 minutes', {}, { ...fault, waitMs: maxWait }, { do: 'repeat', at: maxWait }],
	['a longer one', {}, { ...fault, waitMs: maxWait + 1 }, { do: 'give up', endsRun: true }],
	['a throttle', { faults: 4 }, { retry: 'throttled' }, { do: 'rest', waitMs: undefined }],
	['a named throttle', {}, { retry: 'throttled', waitMs: 9 }, { do: 'rest', waitMs: 9 }],
	['a call that only reads', {}, silence, { do: 'repeat', at: 500 }],
	['a creation without an answer', sentOnce, silence, { do: 'look up', at: 30_000 }],
	[
		'the same a minute later',
		{ ...sentOnce, guard: { ...guard, stillRunningMs: -1 } },
		silence,
		{ do: 'look up', at: 0 },
	],
	[
		'the same with a longer wait',
		sentOnce,
		{ ...silence, waitMs: 60_000 },
		{ do: 'look up', at: 30_000 },
	],
	[
		'the same with far too long a wait',
		sentOnce,
		{ ...silence, waitMs: maxWait + 1 },
		{ do: 'give up', endsRun: true },
	],
	[
		'the second creation without an answer',
		{ ...sentOnce, guard: { ...guard, calls: 2 } },
		silence,
		{ do: 'look up', at: 30_000 },
	],
	['the same without lists', { ...sentOnce, guard: { ...noLists, calls: 2 } }, silence, giveUp],
	[
		'the first without lists',
		{ ...sentOnce, guard: noLists },
		silence,
		{ do: 'look up', at: 30_000 },
	],
	[
		'the first without lists or retries',
		{ ...sentOnce, guard: noLists, maxRetries: 0 },
		silence,
		giveUp,
	],
	[
		'an earlier try without an answer',
		{ guard: noLists, maxRetries: 0 },
		{ outcomeUnknown: true },
		{ do: 'look up', at: 30_000 },
	],
	['a refusal after silence', sentOnce, afterSilence, { do: 'look up', at: 30_000 }],
	[
		'a throttle after silence',
		sentOnce,
		{ ...afterSilence, retry: 'throttled' },
		{ do: 'rest', waitMs: undefined },
	],
	[
		'a fault after silence that left nothing open',
		sentOnce,
		{ ...afterSilence, ...fault },
		{ do: 'repeat', at: 500 },
	],
	['what fails every call', sentOnce, { ...afterSilence, abortScope: 'run' }, giveUp],
];

const fresh = { maxRetries: 4, faults: 0, isSent: false, chance: 0 };

it.each(policyCases)('after %s', (_what, history, facts, expected) => {
	const why = failure({ type: 'rejected' }, facts);
	expect(next({ ...fresh, ...history }, why, 0)).toEqual(expected);
});

it.each([
	['an earlier try, whatever it met', { calls: 1 }, 'never', true],
	['the first call after a fault', { calls: 1, isSent: true }, 'fault', true],
	['the first call after a refusal', { calls: 1, isSent: true }, 'never', false],
	['a call that was throttled', { calls: 1, isSent: true, maxRetries: 0 }, 'throttled', true],
	['the first call without retries', { calls: 1, isSent: true, maxRetries: 0 }, 'fault', false],
	['the second call', { calls: 2, isSent: true }, 'fault', false],
] as const)('repeats %s, once the list settled nothing', (_what, history, retry, expected) => {
	expect(mayRepeat({ ...fresh, ...history }, { retry })).toBe(expected);
});
