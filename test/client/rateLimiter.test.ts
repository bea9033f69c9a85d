import { RateLimiter } from '../../nodes/AdspirerTikTok/client/rateLimiter';

/** Starts the next call as soon as it may start, and tells when that was. */
function startNext(limiter: RateLimiter, now = 0): number {
	const at = Math.max(now, limiter.nextStart);
	limiter.started(at);
	return at;
}

test('a known limit of the service is kept from the first call on', () => {
	const limiter = new RateLimiter(50, { perSecond: 5, perMinute: 150 });
	const starts = Array.from({ length: 400 }, () => startNext(limiter));
	const mostWithin = (ms: number) =>
		Math.max(...starts.map((from) => starts.filter((at) => at >= from && at < from + ms).length));
	expect([mostWithin(1_000), mostWithin(60_000)]).toEqual([5, 150]);
	// As fast as that allows.
	expect(starts.at(-1)).toBe(2 * 60_000 + 19_000);
});

describe('the rest', () => {
	test.each<[string, number | undefined, number, number[]]>([
		['doubles to a minute where none is named', undefined, 0, [5, 10, 20, 40, 60, 60]],
		['is up to a quarter longer by chance', undefined, 1, [6.25, 12.5]],
		['lasts as long as the service names', 90_000, 0, [90, 90, 90]],
		['lasts a second at least', 200, 0, [1]],
		['does not stay at a named time that was too short', 1_000, 0, [1, 10, 20, 40, 60]],
	])('%s', (_, waitMs, random, seconds) => {
		const limiter = new RateLimiter(20);
		const rests = seconds.map((_, inVain) => {
			const probe = startNext(limiter);
			limiter.throttled(probe, probe, waitMs, random);
			expect(limiter.failedRests).toBe(inVain);
			return (limiter.nextStart - probe) / 1_000;
		});
		expect(rests).toEqual(seconds);

		const accepted = startNext(limiter);
		limiter.accepted(accepted);
		expect(limiter.failedRests).toBe(0);
		const next = startNext(limiter, accepted + 500);
		limiter.throttled(next, next, 1_000, 0);
		expect(limiter.nextStart).toBe(next + 1_000);
	});
});
