import { sleep } from 'n8n-workflow';

/** The step after an attempt at a task: another one at once, or after a rest, since the service throttled it. */
type Next =
	| { readonly do: 'end' | 'go on' }
	/** All tasks of its lane rest together: for as long as the service says, if it does. */
	| { readonly do: 'rest'; readonly waitMs: number | undefined };

/** The outcome of one attempt, as far as it concerns the pool. */
export interface Attempt<Task> {
	readonly next: Next;
	/** Silence leaves open what was done; nothing, such as a refused connection, says nothing of the service. */
	readonly heard: 'answer' | 'silence' | 'nothing';
	/** The task ends after so many rests in a row in vain. */
	readonly maxRests?: number;
	/** True for the tasks that become pointless if this one ends now, or rests in vain. */
	readonly aborts?: ((other: Task) => boolean) | undefined;
	/** Tasks that can begin now, such as those for what goes into the thing that this one has created. */
	readonly adds?: readonly Task[];
}

/** Why a task gets no attempt, or no further one. */
export type SkipReason<Task> =
	/** Another task has ended in a way that makes this one pointless. */
	| { readonly kind: 'aborted'; readonly by: Task }
	/** The service seems to be down; see `outageAfter`. `by` met the last of the silences. */
	| { readonly kind: 'outage'; readonly by: Task }
	/** The run was stopped. A task in flight may have been done: its answer was not waited for. */
	| { readonly kind: 'stopped'; readonly inFlight: boolean };

export interface PoolOptions<Task> {
	/** The lane of a task, whose tasks share their pace and their rests; the same object for all of them. */
	readonly laneOf: (task: Task) => { readonly pace?: Pace };
	readonly run: (task: Task) => Promise<Attempt<Task>>;
	/** Called for a task that gets no (further) attempt. */
	readonly onSkipped: (task: Task, because: SkipReason<Task>) => void;
	/** How many tasks may be in flight now. */
	readonly mostInFlight: () => number;
	readonly stop: AbortSignal | undefined;
	/** How long to wait then for the attempts that are still open, in milliseconds. */
	readonly graceMs: number;
	readonly clock: Clock;
}

/** Tasks that share a pace; the next one first. */
interface Lane<Task> {
	readonly limiter: RateLimiter;
	readonly queue: Task[];
}

/** The reason that makes tasks pointless. */
interface Abort<Task> {
	readonly because: SkipReason<Task>;
	readonly concerns: (task: Task) => boolean;
}

/** After so many silences with no answer in between, no further task begins. @internal */
export const outageAfter = 5;

/** Runs tasks, several at once. Every task ends once in a run: by its last attempt, or by `onSkipped`. */
export class WorkerPool<Task extends object> {
	/** The one with the latest first tasks comes last. */
	private readonly lanes = new Map<object, Lane<Task>>();
	private readonly begun = new Set<Task>();
	private readonly inFlight = new Set<Task>();
	/** How many attempts have no answer yet. */
	private open = 0;
	private readonly aborts: Array<Abort<Task>> = [];
	/** Since the latest answer. */
	private silences = 0;
	private thrown: { readonly error: unknown } | undefined;
	private endWait = (): void => {};

	constructor(private readonly options: PoolOptions<Task>) {}

	/**
	 * Runs tasks, and those that they add. What an earlier run has learned counts.
	 *
	 * @throws the first error of the given functions; then the run ends as if a person had stopped it.
	 */
	async run(tasks: readonly Task[]): Promise<void> {
		const { clock, stop, graceMs, onSkipped } = this.options;
		for (const task of tasks) this.laneOf(task).queue.push(task);
		const wake = () => this.endWait();
		stop?.addEventListener('abort', wake);
		while (!stop?.aborted && !this.thrown) {
			const lookAgain = this.startAll();
			if (lookAgain === undefined && this.inFlight.size === 0) break;
			await this.nextEvent(lookAgain);
		}
		stop?.removeEventListener('abort', wake);

		const end = clock.now() + graceMs;
		while (this.open > 0 && clock.now() < end) await this.nextEvent(end);
		for (const task of this.inFlight) onSkipped(task, { kind: 'stopped', inFlight: true });
		this.inFlight.clear();
		this.aborts.push({ because: { kind: 'stopped', inFlight: false }, concerns: () => true });
		for (const lane of this.lanes.values()) this.firstOf(lane);
		this.aborts.pop();
		if (this.thrown) throw this.thrown.error;
	}

	private laneOf(task: Task): Lane<Task> {
		const kind = this.options.laneOf(task);
		let lane = this.lanes.get(kind);
		lane ??= { limiter: new RateLimiter(kind.pace), queue: [] };
		this.lanes.set(kind, lane);
		return lane;
	}

	/** Returns when to look again, or undefined to wait for an answer. */
	private startAll(): number | undefined {
		const { clock, mostInFlight } = this.options;
		while (this.inFlight.size < mostInFlight()) {
			const now = clock.now();
			const lane = this.nextLane(now);
			const start = lane?.limiter.nextStart;
			if (!lane || start === undefined || start > now) return start;
			const [task] = lane.queue.splice(0, 1);
			if (task !== undefined) void this.attempt(task, lane, now);
		}
		return undefined;
	}

	/**
	 * Of those that can start now one whose task goes on, such as a pause that is due, or else the latest one,
	 * which follows tasks of others: rows get done.
	 */
	private nextLane(now: number): Lane<Task> | undefined {
		let next: Lane<Task> | undefined;
		for (const lane of this.lanes.values()) {
			const { nextStart } = lane.limiter;
			const first = this.firstOf(lane);
			if (first === undefined) continue;
			if (this.begun.has(first) && nextStart <= now) return lane;
			if (!next || nextStart <= Math.max(next.limiter.nextStart, now)) next = lane;
		}
		return next;
	}

	/** The first task of a lane, without those that have become pointless. */
	private firstOf({ queue }: Lane<Task>): Task | undefined {
		for (;;) {
			const [task] = queue;
			const abort = task && this.aborts.find(({ concerns }) => concerns(task));
			if (!task || !abort) return task;
			queue.shift();
			this.options.onSkipped(task, abort.because);
		}
	}

	private async attempt(task: Task, lane: Lane<Task>, startedAt: number): Promise<void> {
		const { limiter } = lane;
		limiter.started(startedAt);
		this.open++;
		this.begun.add(task);
		this.inFlight.add(task);
		try {
			const attempt = await this.options.run(task).finally(() => this.open--);
			// False if the grace time has run out: the task has ended already.
			if (this.inFlight.delete(task)) this.conclude(task, lane, attempt, startedAt);
		} catch (error) {
			this.thrown ??= { error };
		}
		this.endWait();
	}

	private conclude(
		task: Task,
		{ limiter, queue }: Lane<Task>,
		{ next, heard, maxRests = 0, adds = [], aborts }: Attempt<Task>,
		startedAt: number,
	): void {
		const { clock } = this.options;
		const isRest = next.do === 'rest';
		if (isRest) limiter.throttled(clock.now(), startedAt, next.waitMs, clock.random());
		else if (heard === 'answer') limiter.accepted(startedAt);
		if (heard === 'silence') this.silences++;
		else if (heard === 'answer' || isRest) this.silences = 0;
		for (const added of adds) this.laneOf(added).queue.push(added);
		// One that goes on has waited longest. A throttled one goes to the back: it may be so for reasons of its own.
		if (next.do === 'go on') queue.unshift(task);
		else if (isRest && limiter.failedRests < maxRests) queue.push(task);
		else if (aborts && (!isRest || limiter.failedRests > 0)) {
			this.aborts.push({ because: { kind: 'aborted', by: task }, concerns: aborts });
		}
		if (heard === 'silence' && this.silences === outageAfter) {
			const concerns = (other: Task) => !this.begun.has(other);
			this.aborts.push({ because: { kind: 'outage', by: task }, concerns });
		}
	}

	private async nextEvent(time: number | undefined): Promise<void> {
		const { clock } = this.options;
		const timer = new AbortController();
		await new Promise<void>((resolve) => {
			this.endWait = resolve;
			if (time === undefined) return;
			void clock.wait(Math.max(0, time - clock.now()), timer.signal).then(resolve);
		});
		timer.abort(cutShort);
	}
}

/** How many calls the service takes at most, if that is known. @internal */
export interface Pace {
	readonly perSecond: number;
	readonly perMinute: number;
}

/** The share of the rate that a throttle answer leaves. */
const decrease = 0.8;

/**
 * Limits how many calls start per second, once one was throttled or where a pace is known. An accepted
 * call raises the rate a little, a throttled one cuts it by a fifth and makes all rest together. Times are
 * milliseconds of one clock.
 *
 * Source: D.-M. Chiu and R. Jain, "Analysis of the Increase and Decrease Algorithms for Congestion Avoidance
 * in Computer Networks", Computer Networks and ISDN Systems 17 (1989).
 *
 * @internal
 */
export class RateLimiter {
	nextStart = -Infinity;
	/** Calls per millisecond; it grows by one call per `round`, and is unlimited until a throttle. */
	private rate = Infinity;
	private round = 0;
	/** When the latest rest began. Answers to calls from before it say nothing about the time after. */
	private throttledAt = -Infinity;
	/** Rests since a call was last accepted; the latest rest always counts, as long as it lasts. */
	private rests = 0;
	private firstStart = Infinity;
	private acceptedCalls = 0;
	/** The slowest rate. Slower services are waited for by their rests; one whose limit is known isn't slower. */
	private readonly minRate: number;
	/** When the latest calls started, as many as a minute takes. */
	private readonly starts: number[] = [];

	constructor(private readonly pace?: Pace) {
		this.minRate = (pace?.perMinute ?? 6) / 60_000;
	}

	/** How many rests in a row have ended without any call getting through. */
	get failedRests(): number {
		return Math.max(0, this.rests - 1);
	}

	started(now: number): void {
		this.firstStart = Math.min(this.firstStart, now);
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
		this.acceptedCalls++;
		if (startedAt <= this.throttledAt) {
			this.rests = Math.min(this.rests, 1);
			return;
		}
		this.rests = 0;
		if (this.rate === Infinity) return;
		this.rate += 1 / (Math.max(1, this.rate * this.round) * this.round);
	}

	/**
	 * For every throttle; `waitMs` is the wait that the service names, if any. A `random` from 0 to 1 keeps
	 * several workflows from coming back at the same moment.
	 */
	throttled(now: number, startedAt: number, waitMs: number | undefined, random: number): void {
		// Some services name no time, or zero: retries at once would only be throttled again.
		let rest = Math.max(1_000, waitMs ?? 0);
		// The first of a burst makes all calls rest; the others can only extend that.
		if (startedAt > this.throttledAt) {
			// If the service names no time, or that passed without success, the rest doubles up to a minute, the
			// longest period over which TikTok counts calls.
			const backoff = Math.min(60_000, 5_000 * 2 ** this.rests) * (1 + random / 4);
			if (waitMs === undefined || this.rests > 0) rest = Math.max(rest, backoff);
			this.slowDown(now);
			this.throttledAt = now;
			this.rests++;
			// Each probe of a higher rate may cost a rest, so the rate grows by one call in two rests.
			this.round = 2 * rest;
		}
		this.nextStart = Math.max(this.nextStart, now + rest);
	}

	/** The first rate is what was accepted until now, over at least a second, the shortest period to count by. */
	private slowDown(now: number): void {
		const isFirst = this.rate === Infinity;
		if (isFirst && this.acceptedCalls === 0) return;
		const duration = Math.max(1_000, now - this.firstStart);
		const before = isFirst ? this.acceptedCalls / duration : this.rate;
		this.rate = Math.max(this.minRate, before * decrease);
	}
}

/** The reason for ending a wait early; shared, since creating an error is slow. */
export const cutShort = new Error('The wait was cut short');

/** Time and randomness, passed in so that a test can repeat a run exactly. @internal */
export type Clock = typeof machineClock;

export const machineClock = {
	/** Milliseconds since 1970, by a clock that never jumps. */
	now: () => performance.timeOrigin + performance.now(),
	/** A number from 0 to 1. */
	random: () => Math.random(),
	/** Ends after these milliseconds, or by the signal, which `sleep` in older versions of n8n doesn't take. */
	wait: async (ms: number, signal: AbortSignal): Promise<void> => {
		const cut = new Promise((resolve) => {
			signal.addEventListener('abort', resolve, { once: true });
		});
		const over = sleep(ms, signal).catch(() => {});
		await Promise.race([cut, over]);
	},
};
