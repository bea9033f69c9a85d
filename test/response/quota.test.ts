import { quotaSchema, QuotaWatch, type Quota } from '../../nodes/AdspirerTikTok/response/quota';

const quota = (used: number, limit: number | null = 100, period_end = '2026-05-01'): Quota => ({
	used,
	limit,
	tier: 'plus',
	period_end,
});
const nextMonth = (used: number, limit = 100) => quota(used, limit, '2026-06-01');

it.each<[object, object | undefined]>([
	[{ limit: -1 }, { limit: null }],
	[{}, { limit: null }],
	[
		{ limit: 15, note: 'n' },
		{ limit: 15, note: 'n' },
	],
	[{ limit: 15, tier: 'x'.repeat(501) }, { limit: 15 }],
	[{ limit: '15' }, undefined],
])('of an allowance, %j is read as %j', (told, expected) => {
	const read = quotaSchema.safeParse({ used: 3, ...told });
	expect(read.success ? JSON.parse(JSON.stringify(read.data)) : undefined).toEqual(
		expected && { used: 3, ...expected },
	);
});

function afterRefusal(told: Quota) {
	const watch = new QuotaWatch(undefined);
	watch.answered({ failure: { quota: told } });
	return watch;
}

function after(last: Quota | undefined, ...told: Array<Quota | undefined>) {
	const watch = new QuotaWatch(last);
	for (const quota of told) watch.answered({ answer: { quota } });
	return watch;
}

describe('calls left', () => {
	it.each<[string, QuotaWatch, number | undefined]>([
		['are not known before an answer told them', after(undefined, undefined), undefined],
		['are what an earlier pass was told', after(quota(40)), 60],
		['do not grow by an answer that was overtaken', after(undefined, quota(50), quota(48)), 50],
		['grow when a new month has begun', after(quota(99), nextMonth(1)), 99],
		['do not matter beyond it, where calls are paid one by one', after(quota(101)), undefined],
		[
			'do not matter with a success that reports a limit of 0',
			after(undefined, quota(0, 0)),
			undefined,
		],
		['are none with a refusal that reports a limit of 0', afterRefusal(quota(0, 0)), 0],
	])('%s', (_what, watch, expected) => {
		expect(watch.callsLeft()).toBe(expected);
	});
});

it.each<[string, QuotaWatch, Quota | undefined]>([
	['with a success', after(quota(100), quota(101)), quota(101)],
	['not with the last one that is paid for', after(quota(99), quota(100)), undefined],
])('calls beyond the limit begin %s', (_what, watch, expected) => {
	expect(watch.exceeded).toEqual(expected);
});
