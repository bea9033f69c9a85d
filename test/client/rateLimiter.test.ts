import { RateLimiter } from '../../nodes/AdspirerTikTok/client/rateLimiter';

/** Starts this many calls together. */
function start(limiter: RateLimiter, calls: number, now: number): void {
	for (let call = 0; call < calls; call++) limiter.started(now);
}

/** Accepts this many calls that started at one time. */
function accept(limiter: RateLimiter, calls: number, startedAt: number): void {
	for (let call = 0; call < calls; call++) limiter.accepted(startedAt);
}

/** Starts the next call as soon as it may start, and tells when that was. */
function startNext(limiter: RateLimiter, now = 0): number {
	const at = Math.max(now, limiter.nextStart);
	limiter.started(at);
	return at;
}

/** A limiter after 30 calls at once: 20 accepted, 10 throttled. */
function afterBurst(): RateLimiter {
	const limiter = new RateLimiter(50);
	start(limiter, 30, 0);
	accept(limiter, 20, 0);
	for (let call = 0; call < 10; call++) limiter.throttled(20, 0, 1_000, 0);
	return limiter;
}

describe('how many calls may be open', () => {
	test('begins with at most eight and grows by one with every accepted call, up to the most', () => {
		expect([1, 5, 20, 50].map((most) => new RateLimiter(most).limit)).toEqual([1, 5, 8, 8]);
		const limiter = new RateLimiter(20);
		accept(limiter, 3, 0);
		expect(limiter.limit).toBe(11);
		accept(limiter, 100, 0);
		expect(limiter.limit).toBe(20);
	});
});

describe('how fast calls may start', () => {
	test('is a fifth less than what the service accepted of the burst, counted over a second', () => {
		const limiter = afterBurst();
		const first = startNext(limiter);
		expect(first).toBe(1_020);
		const second = startNext(limiter);
		expect(second - first).toBeCloseTo(1_000 / 16);

		limiter.throttled(second + 20, second, 1_000, 0);
		const third = startNext(limiter);
		expect(startNext(limiter) - third).toBeCloseTo(1_000 / (16 * 0.8));
	});
});

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
	test('is only extended by further answers of the burst, never shortened', () => {
		const limiter = new RateLimiter(20);
		start(limiter, 8, 0);
		limiter.throttled(50, 0, 3_000, 0.5);
		limiter.throttled(60, 0, 1_000, 0.5);
		limiter.throttled(65, 0, undefined, 0.5);
		limiter.accepted(0);
		expect(limiter.nextStart).toBe(3_050);
		limiter.throttled(70, 0, 5_000, 0.5);
		expect(limiter.nextStart).toBe(5_070);
	});

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
