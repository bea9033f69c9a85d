import type { Quota } from '../../nodes/AdspirerTikTok/envelope/envelope';
import { QuotaWatch } from '../../nodes/AdspirerTikTok/operations/quotaWatch';

const quota = (used: number, limit = 100, period_end = '2026-05-01'): Quota => ({
	used,
	limit,
	tier: 'plus',
	period_end,
});

const messages = (watch: QuotaWatch) => watch.hints().map(({ message }) => message);

describe('calls left', () => {
	test('are not known before an answer told them', () => {
		const watch = new QuotaWatch(undefined, 10);
		expect(watch.callsLeft()).toBeUndefined();
		watch.answered(undefined);
		expect(watch.callsLeft()).toBeUndefined();
		expect(watch.last).toBeUndefined();
	});

	test('are what the answers tell, or an earlier pass was told', () => {
		const watch = new QuotaWatch(quota(40), 10);
		expect(watch.callsLeft()).toBe(60);
		watch.answered(quota(41));
		expect(watch.callsLeft()).toBe(59);
		expect(watch.last).toEqual(quota(41));
	});

	test('do not grow by an answer that was overtaken', () => {
		const watch = new QuotaWatch(undefined, 10);
		watch.answered(quota(50));
		watch.answered(quota(48));
		expect(watch.callsLeft()).toBe(50);
	});

	test('grow when a new month has begun, or the plan was raised', () => {
		const watch = new QuotaWatch(quota(99), 10);
		watch.answered(quota(1, 100, '2026-06-01'));
		expect(watch.callsLeft()).toBe(99);
		watch.answered(quota(2, 600, '2026-06-01'));
		expect(watch.callsLeft()).toBe(598);
	});

	test('are none at the limit, and do not matter beyond it, where calls are paid one by one', () => {
		expect(new QuotaWatch(quota(100), 10).callsLeft()).toBe(0);
		expect(new QuotaWatch(quota(101), 10).callsLeft()).toBeUndefined();
	});
});

describe('hints', () => {
	test.each([
		[90, []],
		[91, ["Adspirer's monthly quota is down to 9 of 100 calls. It starts anew on 2026-05-01."]],
		[100, ["Adspirer's monthly quota is down to 0 of 100 calls. It starts anew on 2026-05-01."]],
	])('with %i of 100 used they say %j', (used, said) => {
		const watch = new QuotaWatch(undefined, 1);
		watch.rowSent(0);
		watch.answered(quota(used));
		expect(messages(watch)).toEqual(said);
	});

	test('say before the first call that the quota will not reach', () => {
		const watch = new QuotaWatch(quota(40), 70);
		expect(messages(watch)).toEqual([
			"Adspirer's monthly quota had 60 calls left when 70 rows were still to go. It starts anew on 2026-05-01.",
		]);
	});

	test('say when an answer shows that it will not reach, and say it once', () => {
		const watch = new QuotaWatch(undefined, 70);
		watch.rowSent(0);
		watch.answered(quota(40));
		watch.rowSent(1);
		watch.answered(quota(41));
		expect(messages(watch)).toEqual([
			"Adspirer's monthly quota had 60 calls left when 69 rows were still to go. It starts anew on 2026-05-01.",
		]);
	});

	test('say nothing where it reaches for exactly all rows', () => {
		const watch = new QuotaWatch(quota(40), 60);
		for (let item = 0; item < 20; item++) watch.rowSent(item);
		// Nine calls of rows under way are counted already; a row that is sent again counts once.
		watch.rowSent(0);
		watch.answered(quota(50));
		watch.answered(quota(60));
		expect(messages(watch)).toEqual([]);
	});

	test('say nothing where nothing was told', () => {
		const watch = new QuotaWatch(undefined, 1);
		watch.answered(undefined);
		expect(messages(watch)).toEqual([]);
	});
});
