import { RateLimiter } from '../../nodes/AdspirerTikTok/client/workerPool';

/** Starts the next call as soon as it may start, and tells when that was. */
function startNext(limiter: RateLimiter): number {
	const at = Math.max(0, limiter.nextStart);
	limiter.started(at);
	return at;
}

test('a known limit of the service is kept from the first call on', () => {
	const limiter = new RateLimiter({ perSecond: 5, perMinute: 150 });
	const starts = Array.from({ length: 400 }, () => startNext(limiter));
	const mostWithin = (ms: number) =>
		Math.max(...starts.map((from) => starts.filter((at) => at >= from && at < from + ms).length));
	expect([mostWithin(1_000), mostWithin(60_000)]).toEqual([5, 150]);
	// As fast as that allows, but for what calls may arrive closer together than they start.
	expect(starts.at(-1)).toBe(2 * 60_250 + 19 * 1_050);
});

test('throttled by chance, a lane whose limit is known goes on as fast as a minute of it allows', () => {
	const limiter = new RateLimiter({ perSecond: 5, perMinute: 150 });
	for (let round = 0; round < 20; round++) {
		const at = startNext(limiter);
		limiter.throttled(at, at, 1_000, 0);
		limiter.accepted(startNext(limiter));
	}
	const [first, second] = [startNext(limiter), startNext(limiter)];
	expect(second - first).toBeLessThanOrEqual(60_000 / 150);
});

test('the rest doubles to a minute where the service names none', () => {
	const limiter = new RateLimiter();
	const rests = Array.from({ length: 6 }, () => {
		const probe = startNext(limiter);
		limiter.throttled(probe, probe, undefined, 0);
		return (limiter.nextStart - probe) / 1_000;
	});
	expect(rests).toEqual([5, 10, 20, 40, 60, 60]);
});
