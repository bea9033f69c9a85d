import { callsLeft, quotaSchema, remaining } from '../../nodes/AdspirerTikTok/response/quota';

describe('the allowance of an answer', () => {
	test.each<[object, object | undefined]>([
		[
			{ used: 3, limit: 15 },
			{ used: 3, limit: 15 },
		],
		[
			{ used: '3', limit: ' 15 ' },
			{ used: 3, limit: 15 },
		],
		[
			{ used: 3, limit: 0 },
			{ used: 3, limit: 0 },
		],
		[
			{ used: 3, limit: null },
			{ used: 3, limit: null },
		],
		[
			{ used: 3, limit: -1 },
			{ used: 3, limit: null },
		],
		[
			{ used: 3, limit: '-1' },
			{ used: 3, limit: null },
		],
		[{ used: 3 }, { used: 3, limit: null }],
		[
			{ used: 3, limit: 'Unlimited' },
			{ used: 3, limit: null },
		],
		[
			{ used: 3, limit: '' },
			{ used: 3, limit: null },
		],
		[
			{ used: 3, limit: 15, period_end: null, tier: 7 },
			{ used: 3, limit: 15 },
		],
		[
			{ used: 3, limit: 15, note: 'n' },
			{ used: 3, limit: 15, note: 'n' },
		],
		[
			{ used: 3, limit: 15, tier: 'x'.repeat(501) },
			{ used: 3, limit: 15 },
		],
		[{ limit: 15 }, undefined],
		[{ used: null, limit: 15 }, undefined],
		[{ used: 3, limit: 'a lot' }, undefined],
		[{ used: 3, limit: {} }, undefined],
		[{ used: 'x', limit: 15 }, undefined],
	])('%j is %j', (told, expected) => {
		const read = quotaSchema.safeParse(told);
		expect(read.success ? JSON.parse(JSON.stringify(read.data)) : undefined).toEqual(expected);
	});

	test.each<[number, number | null, number | undefined, number | undefined]>([
		[3, 15, 12, 12],
		[15, 15, 0, 0],
		[16, 15, 0, undefined],
		[3, 0, 0, undefined],
		[0, 0, 0, 0],
		[3, null, undefined, undefined],
	])('%i used of %j leaves %j, and %j calls for certain', (used, limit, left, calls) => {
		expect(remaining({ used, limit })).toBe(left);
		expect(callsLeft({ used, limit })).toBe(calls);
	});
});
