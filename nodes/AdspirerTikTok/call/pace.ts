/**
 * The pace of a run: how many calls may be under way, how far apart they start, and until when
 * everything rests. It starts gently, grows while answers are good, and on a throttle answer rests
 * for the time that the service names and then keeps to the rate that the service has let through.
 * Times are milliseconds of one clock, handed in, so that the same answers give the same pace.
 */
export class Pace {
	private limit: number;

	/** Until the first throttling every good answer adds one call, after it one call a round. */
	private growsFast = true;

	/** Least time between two starts; 0 while the service has never throttled. */
	private gap = 0;

	private gapHeldUntil = 0;

	private lastStart = -Infinity;

	private restUntil = -Infinity;

	/** Since the run began or the last rest ended: what the service let through, from when. */
	private stretch: { since: number; good: number } | undefined;

	/** How many rests in a row followed no good answer. */
	private restsWithoutGood = 0;

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
		return Math.max(this.restUntil, this.lastStart + this.gap);
	}

	started(now: number): void {
		// Timers fire late; counting from when the start was due keeps the rate and not the lateness.
		const due = this.nextStart();
		this.lastStart = Number.isFinite(due) && now - due < this.gap ? due : now;
		this.stretch ??= { since: now, good: 0 };
	}

	/** An answer that shows no strain, whether it created or refused. */
	good(now: number): void {
		this.restsWithoutGood = 0;
		if (this.stretch) this.stretch.good++;
		if (now < this.restUntil) return;
		this.limit = Math.min(this.most, this.limit + (this.growsFast ? 1 : 1 / this.limit));
		if (this.gap > 0 && now >= this.gapHeldUntil) this.gap *= gapShrink;
	}

	/**
	 * A throttle answer: everything rests. Further ones of the same burst only lengthen the rest.
	 *
	 * @param waitMs what the service named; without it the rest grows from try to try.
	 * @param spread a number from 0 to 1 that spreads the rests of several workflows.
	 */
	throttled(now: number, waitMs: number | undefined, spread: number): void {
		const wait = waitMs ?? unnamedRest(this.restsWithoutGood, spread);
		if (now < this.restUntil) {
			this.restUntil = Math.max(this.restUntil, Math.min(now + wait, this.restUntil + wait));
			return;
		}
		this.restsWithoutGood++;
		this.restUntil = now + wait;
		this.growsFast = false;
		this.limit = Math.max(Math.min(this.most, fewestCalls), this.limit / 2);
		const { since, good } = this.stretch ?? { since: now, good: 0 };
		const lasted = this.restUntil - since;
		// The service let `good` calls through in all that time, the rest included.
		if (good > 0) this.gap = Math.min(lasted / good, longestGap);
		this.gapHeldUntil = this.restUntil + Math.min(gapHold * lasted, longestHold);
		this.stretch = undefined;
	}
}

/** Enough for a quick start, few enough not to overrun a service that takes ten at a time. */
const firstCalls = 8;
/** One slow answer must not hold up all others, so throttling never goes down to one at a time. */
const fewestCalls = 4;
/** After the hold every good answer brings the next start five per cent nearer. */
const gapShrink = 0.95;
/** The measured rate is kept for so many times the stretch in which it was measured, … */
const gapHold = 5;
/** … but for no longer than this, in milliseconds. */
const longestHold = 60_000;
const longestGap = 10_000;

/** TikTok asks for half a minute to a minute where it names a time at all. */
function unnamedRest(restsBefore: number, spread: number): number {
	return Math.min(60_000, 5_000 * 2 ** restsBefore) * (0.75 + 0.5 * spread);
}
