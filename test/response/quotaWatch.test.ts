import type { Quota } from '../../nodes/AdspirerTikTok/response/quota';
import { QuotaWatch } from '../../nodes/AdspirerTikTok/response/quotaWatch';

const quota = (used: number, limit: number | null = 100, period_end = '2026-05-01'): Quota => ({
	used,
	limit,
	tier: 'plus',
	period_end,
});

describe('calls left', () => {
	test('are not known before an answer told them', () => {
		const watch = new QuotaWatch(undefined, 10);
		expect(watch.callsLeft()).toBeUndefined();
		watch.answered(undefined, true);
		expect(watch.callsLeft()).toBeUndefined();
		expect(watch.last).toBeUndefined();
	});

	test('are what the answers tell, or an earlier pass was told', () => {
		const watch = new QuotaWatch(quota(40), 10);
		expect(watch.callsLeft()).toBe(60);
		watch.answered(quota(41), true);
		expect(watch.callsLeft()).toBe(59);
		expect(watch.last).toEqual(quota(41));
	});

	test('do not grow by an answer that was overtaken', () => {
		const watch = new QuotaWatch(undefined, 10);
		watch.answered(quota(50), true);
		watch.answered(quota(48), true);
		expect(watch.callsLeft()).toBe(50);
	});

	test('grow when a new month has begun, or the plan was raised', () => {
		const watch = new QuotaWatch(quota(99), 10);
		watch.answered(quota(1, 100, '2026-06-01'), true);
		expect(watch.callsLeft()).toBe(99);
		watch.answered(quota(2, 600, '2026-06-01'), true);
		expect(watch.callsLeft()).toBe(598);
	});

	test('are none at the limit, and do not matter beyond it, where calls are paid one by one', () => {
		expect(new QuotaWatch(quota(100), 10).callsLeft()).toBe(0);
		expect(new QuotaWatch(quota(101), 10).callsLeft()).toBeUndefined();
	});

	test('do not matter without a limit, or with a limit of nothing beside a success', () => {
		const watch = new QuotaWatch(quota(99), 1);
		watch.answered(quota(100, null), true);
		expect(watch.callsLeft()).toBeUndefined();
		watch.answered(quota(101, 0), true);
		expect(watch.callsLeft()).toBeUndefined();
		expect([watch.low, watch.shortfall, watch.overLimitBegan]).toEqual([
			undefined,
			undefined,
			undefined,
		]);
		watch.answered(quota(0, 0, '2026-06-01'), false);
		expect(watch.callsLeft()).toBe(0);
	});
});

describe('an allowance', () => {
	test.each([
		[90, false],
		[91, true],
		[100, true],
		[101, false],
	])('with %i of 100 used is low: %j', (used, isLow) => {
		const watch = new QuotaWatch(undefined, 1);
		watch.rowSent(0);
		watch.answered(quota(used), true);
		expect(watch.low).toEqual(isLow ? quota(used) : undefined);
	});

	test('falls short before the first call', () => {
		const watch = new QuotaWatch(quota(40), 70);
		expect(watch.shortfall).toEqual({ quota: quota(40), callsLeft: 60, rowsToGo: 70 });
	});

	test('falls short when an answer shows it, and keeps the first such moment', () => {
		const watch = new QuotaWatch(undefined, 70);
		watch.rowSent(0);
		watch.answered(quota(40), true);
		watch.rowSent(1);
		watch.answered(quota(41), true);
		expect(watch.shortfall).toEqual({ quota: quota(40), callsLeft: 60, rowsToGo: 69 });
	});

	test('covers exactly all rows', () => {
		const watch = new QuotaWatch(quota(40), 60);
		for (let item = 0; item < 20; item++) watch.rowSent(item);
		// Nine open calls are counted already; a row that is sent again counts once.
		watch.rowSent(0);
		watch.answered(quota(50), true);
		watch.answered(quota(60), true);
		expect(watch.shortfall).toBeUndefined();
	});

	test('that was not told is neither low nor short', () => {
		const watch = new QuotaWatch(undefined, 1);
		watch.answered(undefined, true);
		expect([watch.low, watch.shortfall]).toEqual([undefined, undefined]);
	});
});

describe('calls beyond the limit', () => {
	const after = (latest: Quota | undefined, ...answers: Array<[Quota, boolean]>) => {
		const watch = new QuotaWatch(latest, 10);
		for (const [told, succeeded] of answers) watch.answered(told, succeeded);
		return watch.overLimitBegan;
	};

	test('begin with the first success beyond it', () => {
		expect(after(undefined, [quota(100), true])).toBeUndefined();
		expect(after(undefined, [quota(100), true], [quota(101), true])).toEqual(quota(101));
		expect(after(undefined, [quota(105), true], [quota(106), true])).toEqual(quota(105));
		expect(after(quota(99), [quota(101), true])).toEqual(quota(101));
	});

	test('do not begin with a refusal', () => {
		expect(after(undefined, [quota(101), false])).toBeUndefined();
	});

	test('do not begin again in a later pass, but in a new period', () => {
		expect(after(quota(101), [quota(102), true])).toBeUndefined();
		expect(after(quota(101), [quota(101, 100, '2026-06-01'), true])).toEqual(
			quota(101, 100, '2026-06-01'),
		);
	});
});
