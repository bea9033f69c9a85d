import { Spacing } from './spacing';

/**
 * The pace of a run: how many calls may be under way, how far apart they start, and until when
 * everything rests. It starts gently, grows while answers are good, and on a throttle answer rests
 * for the time that the service names and then keeps to the rate that the service has let through.
 * Times are milliseconds of one clock, handed in, so that the same answers give the same pace.
 */
export class Pace {
	private limit: number;

	private readonly spacing = new Spacing();

	private restUntil = -Infinity;

	/** When the latest rest began; answers to calls from before tell nothing about the time after. */
	private throttledAt = -Infinity;

	/** How many rests in a row brought no good answer. */
	private restsInVain = 0;

	/**
	 * @param most how many calls may ever be under way together.
	 */
	constructor(private readonly most: number) {
		this.limit = Math.min(most, firstCalls);
	}

	/** How many calls may be under way together now. */
	get concurrency(): number {
		return Math.max(1, Math.floor(this.limit));
	}

	/** When the next call may start, were there room for it; in the past means now. */
	nextStart(): number {
		return Math.max(this.restUntil, this.spacing.nextStart());
	}

	/** A call starts. */
	started(now: number): void {
		this.spacing.started(now);
	}

	/**
	 * An answer that shows no strain, whether it created or refused.
	 *
	 * @param startedAt when its call started.
	 */
	good(startedAt: number): void {
		this.spacing.taken(startedAt);
		if (startedAt <= this.throttledAt) return;
		this.restsInVain = 0;
		this.limit = Math.min(this.most, this.limit + 1);
	}

	/**
	 * A throttle answer: everything rests. Answers to other calls of the same burst only lengthen the
	 * rest, to the time that they name.
	 *
	 * @param startedAt when its call started.
	 * @param waitMs what the service named; without it the rest grows from try to try.
	 * @param spread a number from 0 to 1 that spreads the rests of several workflows.
	 */
	throttled(now: number, startedAt: number, waitMs: number | undefined, spread: number): void {
		if (startedAt <= this.throttledAt) {
			this.restUntil = Math.max(this.restUntil, now + (waitMs ?? 0));
			this.spacing.refused(startedAt, this.restUntil);
			return;
		}
		this.throttledAt = now;
		this.restUntil = now + restTime(waitMs, this.restsInVain, spread);
		this.restsInVain++;
		this.limit = Math.max(Math.min(this.most, fewestCalls), this.limit / 2);
		this.spacing.refused(startedAt, this.restUntil);
	}
}

/** Enough for a quick start, few enough not to overrun a service that takes ten at a time. */
const firstCalls = 8;
/** One slow answer must not hold up all others, so throttling never goes down to one at a time. */
const fewestCalls = 4;
const longestOwnRest = 60_000;

/**
 * TikTok asks for half a minute to a minute where it names a time at all; without a name the first
 * rest is shorter, in case it was a matter of seconds. A time that was named and did not help is
 * doubled, or the rows would use up their tries on it.
 */
function restTime(named: number | undefined, restsInVain: number, spread: number): number {
	if (named === undefined) {
		return Math.min(longestOwnRest, 5_000 * 2 ** restsInVain) * (0.75 + 0.5 * spread);
	}
	return Math.max(named, Math.min(longestOwnRest, named * 2 ** restsInVain));
}
