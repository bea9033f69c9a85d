/** How many calls the service takes at most, if that is known. */
export interface Pace {
	readonly perSecond: number;
	readonly perMinute: number;
}

/**
 * Limits how many calls of a run are open at once and, once one was throttled, how many start per second.
 * An accepted call raises both a little, a throttled one cuts them by a fifth and makes all rest together.
 * Times are milliseconds of one clock.
 *
 * Source: D.-M. Chiu and R. Jain, "Analysis of the Increase and Decrease Algorithms for Congestion Avoidance
 * in Computer Networks", Computer Networks and ISDN Systems 17 (1989). The start is faster, as in TCP.
 */
export class RateLimiter {
	nextStart = -Infinity;
	/** How many calls may be open; a fraction on its way to the next whole call. */
	private window: number;
	/** Calls per millisecond; it grows by one call per `round`, and is unlimited until a throttle. */
	private rate = Infinity;
	private round = 0;
	/** When the latest rest began. Answers to calls from before it say nothing about the time after. */
	private throttledAt = -Infinity;
	/** Rests since a call was last accepted; the latest rest always counts, as long as it lasts. */
	private rests = 0;
	private burst = { since: -Infinity, started: 0, throttled: 0 };
	/** The slowest rate. Slower services are waited for by their rests; one whose limit is known isn't slower. */
	private readonly minRate: number = 1 / 10_000;
	/** When the latest calls started, as many as a minute takes. */
	private readonly starts: number[] = [];

	constructor(
		private readonly maxWindow: number,
		private readonly pace?: Pace,
	) {
		if (pace) this.minRate = pace.perMinute / 60_000;
		// Enough for a quick start, few enough not to overrun a service that takes ten at a time.
		this.window = Math.min(maxWindow, 8);
	}

	get limit(): number {
		return Math.floor(this.window);
	}

	/** How many rests in a row have ended without any call getting through. */
	get failedRests(): number {
		return Math.max(0, this.rests - 1);
	}

	started(now: number): void {
		if (this.burst.since <= this.throttledAt) {
			const { since, started, throttled } = this.burst;
			// The rate after the first rest: what the service accepted of the burst, if anything, over at
			// least a second, the shortest period any service counts by.
			if (this.rate === Infinity && started > throttled) {
				const duration = Math.max(1_000, this.throttledAt - since);
				this.rate = Math.max(this.minRate, (decrease * (started - throttled)) / duration);
			}
			this.burst = { since: now, started: 0, throttled: 0 };
		}
		this.burst.started++;
		const gap = 1 / this.rate;
		// Timers fire late. Counting from the time that was due keeps the rate up, within one gap.
		this.nextStart = Math.max(this.nextStart, now - gap) + gap;
		if (!this.pace) return;
		const { perSecond, perMinute } = this.pace;
		this.starts.push(now);
		if (this.starts.length > perMinute) this.starts.shift();
		const ofSecond = this.starts.at(-perSecond) ?? -Infinity;
		const ofMinute = this.starts.at(-perMinute) ?? -Infinity;
		// Calls may arrive closer together than they start.
		this.nextStart = Math.max(this.nextStart, ofSecond + 1_050, ofMinute + 60_250);
	}

	/** For every answer that isn't a throttle. */
	accepted(startedAt: number): void {
		if (startedAt <= this.throttledAt) {
			this.rests = Math.min(this.rests, 1);
			return;
		}
		this.rests = 0;
		let more = 1;
		if (this.rate < Infinity) {
			more = 1 / this.window;
			this.rate += 1 / (Math.max(1, this.rate * this.round) * this.round);
		}
		this.window = Math.min(this.maxWindow, this.window + more);
	}

	/**
	 * For every throttle; `waitMs` is the wait that the service names, if any. A `random` from 0 to 1 keeps
	 * several workflows from coming back at the same moment.
	 */
	throttled(now: number, startedAt: number, waitMs: number | undefined, random: number): void {
		if (startedAt >= this.burst.since) this.burst.throttled++;
		// Some services name no time, or zero: retries at once would only be throttled again.
		const shortest = Math.max(1_000, waitMs ?? 0);
		// The first of a burst makes all calls rest; the others can only extend that.
		if (startedAt <= this.throttledAt) {
			this.nextStart = Math.max(this.nextStart, now + shortest);
			return;
		}
		// If the service names no time, or that passed without success, the rest doubles up to a minute, the
		// longest period over which TikTok counts calls.
		const backoff = Math.min(60_000, 5_000 * 2 ** this.rests) * (1 + random / 4);
		let rest = shortest;
		if (waitMs === undefined || this.rests > 0) rest = Math.max(shortest, backoff);
		this.throttledAt = now;
		this.rests++;
		this.nextStart = Math.max(this.nextStart, now + rest);
		// Each probe of a higher rate may cost a rest, so the rate grows by one call in two rests.
		this.round = 2 * rest;
		// More than one, so that a single slow answer never holds up all other calls.
		this.window = Math.max(Math.min(this.maxWindow, 2), this.window * decrease);
		this.rate = Math.max(this.minRate, this.rate * decrease);
	}
}

/** The share of the limits that a throttle answer leaves. */
const decrease = 0.8;
