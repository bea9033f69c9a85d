import { RateLimiter } from '../../nodes/AdspirerTikTok/client/rateLimiter';

/** So many calls that start together. */
function start(limiter: RateLimiter, calls: number, now: number): void {
	for (let call = 0; call < calls; call++) limiter.started(now);
}

/** So many accepted calls that started at a time. */
function accept(limiter: RateLimiter, calls: number, startedAt: number): void {
	for (let call = 0; call < calls; call++) limiter.accepted(startedAt);
}

/** Starts the next call as soon as it may start, and tells when that was. */
function startNext(limiter: RateLimiter, now = 0): number {
	const at = Math.max(now, limiter.nextStart);
	limiter.started(at);
	return at;
}

/** A limiter after a burst from 0 on, in which some calls were accepted and others throttled. */
function afterBurst(accepted: number, throttled: number, waitMs = 1_000): RateLimiter {
	const limiter = new RateLimiter(50);
	start(limiter, accepted + throttled, 0);
	accept(limiter, accepted, 0);
	for (let call = 0; call < throttled; call++) limiter.throttled(20, 0, waitMs, 0);
	return limiter;
}

describe('how many calls may be open', () => {
	test.each([
		[1, 1],
		[5, 5],
		[20, 8],
		[50, 8],
	])('with at most %i it starts with %i', (most, first) => {
		expect(new RateLimiter(most).limit).toBe(first);
	});

	test('grows by one with every accepted call, up to the most', () => {
		const limiter = new RateLimiter(20);
		start(limiter, 8, 0);
		accept(limiter, 3, 0);
		expect(limiter.limit).toBe(11);
		accept(limiter, 100, 0);
		expect(limiter.limit).toBe(20);
	});

	test('falls by a fifth on a throttle answer, once for a whole burst, and not below two', () => {
		const limiter = new RateLimiter(20);
		start(limiter, 20, 0);
		accept(limiter, 100, 0);
		limiter.throttled(50, 0, 1_000, 0);
		limiter.throttled(51, 0, 1_000, 0);
		expect(limiter.limit).toBe(16);
		for (let at = 10_000; at < 1_000_000; at += 10_000) limiter.throttled(at + 50, at, 1_000, 0);
		expect(limiter.limit).toBe(2);
	});

	test('after throttling grows by one with every round of accepted calls', () => {
		const limiter = afterBurst(20, 10);
		expect(limiter.limit).toBe(22);
		const next = startNext(limiter);
		accept(limiter, 100, 0);
		expect(limiter.limit).toBe(22);
		accept(limiter, 24, next);
		expect(limiter.limit).toBe(23);
	});
});

describe('how fast calls may start', () => {
	test('is a fifth less than what the service accepted of the burst, counted over a second', () => {
		const limiter = afterBurst(20, 10);
		const first = startNext(limiter);
		expect(first).toBe(1_020);
		expect(startNext(limiter) - first).toBeCloseTo(1_000 / 16);
	});

	test('falls by a fifth with every further rest', () => {
		const limiter = afterBurst(20, 10);
		const probe = startNext(limiter);
		limiter.throttled(probe + 20, probe, 1_000, 0);
		const first = startNext(limiter);
		expect(startNext(limiter) - first).toBeCloseTo(1_000 / (16 * 0.8));
	});

	test('makes up for calls that start a little late, and for no longer pause', () => {
		const limiter = afterBurst(20, 10);
		let now = 1_020;
		for (let call = 0; call < 100; call++) {
			now = Math.max(now, limiter.nextStart) + 3;
			limiter.started(now);
		}
		expect(now).toBeCloseTo(1_020 + 99 * 62.5 + 3, 0);

		start(limiter, 2, 60_000);
		expect(limiter.nextStart).toBeGreaterThanOrEqual(60_062);
	});
});

describe('the rest', () => {
	test.each([
		[3_000, 3_050],
		[200, 1_050],
		[0, 1_050],
	])('lasts as long as the service names, %i ms, and a second at least', (waitMs, end) => {
		const limiter = new RateLimiter(20);
		limiter.started(0);
		limiter.throttled(50, 0, waitMs, 0.5);
		expect(limiter.nextStart).toBe(end);
	});

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

	/** How long the rests are, one after the other, while nothing gets through. */
	function rests(count: number, waitMs: number | undefined, random: number): number[] {
		const limiter = new RateLimiter(20);
		return Array.from({ length: count }, () => {
			const probe = startNext(limiter);
			limiter.throttled(probe, probe, waitMs, random);
			return limiter.nextStart - probe;
		});
	}

	test('doubles from 5 s to a minute where none is named, with up to a quarter by chance', () => {
		expect(rests(6, undefined, 0)).toEqual([5_000, 10_000, 20_000, 40_000, 60_000, 60_000]);
		expect(rests(2, undefined, 1)).toEqual([6_250, 12_500]);
	});

	test('does not stay at a named time that was too short', () => {
		expect(rests(5, 1_000, 0)).toEqual([1_000, 10_000, 20_000, 40_000, 60_000]);
		expect(rests(3, 90_000, 0)).toEqual([90_000, 90_000, 90_000]);
	});

	test('is the named time again once a call was accepted', () => {
		const limiter = new RateLimiter(20);
		for (let rest = 0; rest < 3; rest++) {
			const probe = startNext(limiter);
			limiter.throttled(probe, probe, 1_000, 0);
		}
		const probe = startNext(limiter);
		limiter.accepted(probe);
		const next = startNext(limiter, probe + 500);
		limiter.throttled(next, next, 1_000, 0);
		expect(limiter.nextStart).toBe(next + 1_000);
	});

	test('counts as in vain when nothing was accepted after it', () => {
		const limiter = new RateLimiter(20);
		expect(limiter.failedRests).toBe(0);
		for (const inVain of [0, 1, 2]) {
			const probe = startNext(limiter);
			limiter.throttled(probe, probe, 1_000, 0);
			expect(limiter.failedRests).toBe(inVain);
		}
		limiter.accepted(startNext(limiter));
		expect(limiter.failedRests).toBe(0);
	});
});
