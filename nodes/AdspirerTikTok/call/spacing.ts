/** What happened from the first call after a rest to the end of the next rest. */
interface Stretch {
	readonly since: number;
	/** The latest start. */
	until: number;
	started: number;
	refused: number;
	/** When the first of the refused calls started. */
	firstRefused: number;
	/** When the calls started that were taken; the latest ones are enough. */
	readonly taken: number[];
	/** When the rest ends that the refusals brought. */
	restUntil: number;
}

/**
 * How far apart calls start. While the service has never throttled, they need no distance. From
 * the first throttling on, they keep the one at which the service takes them: measured at first,
 * wider whenever it still was too much, and closer again, little by little, once many calls in a
 * row have shown that it is not. Times are milliseconds.
 */
export class Spacing {
	private gap = 0;

	/** The gap that is kept until it has proved itself. */
	private heldGap = 0;

	/** For how long calls at the held gap have gone well, and for how long they have to. */
	private proven = 0;

	private toProve = 0;

	/** The time over which the service seems to count. */
	private span = 0;

	private lastStart = -Infinity;

	private stretch: Stretch | undefined;

	/** When the next call may start. */
	nextStart(): number {
		return this.lastStart + this.gap;
	}

	/** A call starts. */
	started(now: number): void {
		if (this.stretch && this.stretch.refused > 0) {
			this.learnFrom(this.stretch);
			this.stretch = undefined;
		}
		// Timers fire late; counting from when the start was due keeps the rate and not the lateness.
		const due = this.nextStart();
		const lateness = Math.min(this.gap, latestPart * this.span);
		this.lastStart = Number.isFinite(due) && now - due <= lateness ? due : now;
		this.stretch ??= {
			since: now,
			until: now,
			started: 0,
			refused: 0,
			firstRefused: Infinity,
			taken: [],
			restUntil: now,
		};
		this.stretch.started++;
		this.stretch.until = now;
	}

	/** The service took a call. */
	taken(startedAt: number): void {
		const { stretch } = this;
		if (!stretch || startedAt < stretch.since) return;
		stretch.taken.push(startedAt);
		if (stretch.taken.length > mostRemembered) stretch.taken.shift();
		if (stretch.refused > 0) return;
		this.proven += this.gap;
		if (this.proven > this.toProve) {
			this.gap -= this.gap * growth * Math.min(1, this.gap / this.span);
		}
	}

	/** The service throttled a call, and nothing starts until the rest is over. */
	refused(startedAt: number, restUntil: number): void {
		const { stretch } = this;
		if (!stretch) return;
		stretch.refused++;
		stretch.firstRefused = Math.min(stretch.firstRefused, startedAt);
		stretch.restUntil = restUntil;
	}

	private learnFrom(stretch: Stretch): void {
		const { since, until, started, refused, restUntil } = stretch;
		const taken = started - refused;
		// Where nothing was taken the rest was too short, which says nothing about the distance.
		if (taken <= 0 || isPassing(stretch)) return;
		// What went through, the rest included, is surely not too much.
		const sure = restUntil - since;
		if (this.gap === 0) {
			if (refused === 1) return;
			// A burst ran until it was stopped. TikTok counts by the second, so what it took of it is
			// what it takes in a second, or in as long as the burst lasted.
			this.span = Math.min(sure, Math.max(1_000, until - since));
			this.gap = (this.span / taken) * margin;
		} else {
			const wider = this.heldGap * (this.proven > this.toProve ? stepBack : slowDown);
			this.gap = Math.min(wider, sure / taken);
		}
		// One call after every rest goes through by the service's own word.
		const rest = restUntil - until;
		this.gap = Math.min(this.gap, rest, longestGap);
		this.heldGap = this.gap;
		this.span = Math.max(this.span, rest);
		this.proven = 0;
		this.toProve = Math.min(spansToProve * this.span, longestProof);
	}
}

/**
 * A service at its limit refuses whatever comes after. One that took most of what started after a
 * refused call is not at its limit: it was busy with others for a moment.
 */
function isPassing({ taken, firstRefused, refused }: Stretch): boolean {
	return taken.filter((startedAt) => startedAt > firstRefused).length > 2 * refused;
}

/** More calls than this are never under way together. */
const mostRemembered = 50;
const longestGap = 10_000;
/** Calls arrive at uneven distances, and one too many costs a whole rest. */
const margin = 1.15;
/** The same for calls that start late: this part of the span may be made up for. */
const latestPart = 0.05;
/** The held gap was too small … */
const slowDown = 1.5;
/** … or was good, and only what it grew to was too small. */
const stepBack = 1.05;
/** The longer the rest that another throttling would cost, the longer a gap has to prove itself. */
const spansToProve = 10;
const longestProof = 120_000;
/** Afterwards the rate grows by this part in every span. */
const growth = 0.05;
