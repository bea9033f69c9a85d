import { cutShort, type Clock } from './clock';
import { RateLimiter, type Pace } from './rateLimiter';

/** What follows an attempt at a task. */
export type Next =
	| { readonly do: 'end' }
	/** Another attempt, no sooner than this by the pool's clock. */
	| { readonly do: 'go on'; readonly at: number }
	/** The service throttled it, so all rest together: for as long as it says, if it does. */
	| { readonly do: 'rest'; readonly waitMs: number | undefined };

/** The outcome of one attempt, as far as it concerns the pool. */
export interface Attempt<Task> {
	readonly next: Next;
	/** Silence leaves open what was done; nothing, such as a refused connection, says nothing of the service. */
	readonly heard: 'answer' | 'silence' | 'nothing';
	/** The task ends after so many rests in a row in vain. */
	readonly maxRests?: number;
	/** True for the tasks that become pointless if this one ends now. */
	readonly aborts?: ((other: Task) => boolean) | undefined;
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
	readonly maxConcurrency: number;
	readonly pace?: Pace | undefined;
	readonly run: (task: Task) => Promise<Attempt<Task>>;
	/** Called for a task that gets no (further) attempt. */
	readonly onSkipped: (task: Task, because: SkipReason<Task>) => void;
	/** True for a task that may have been done in part: the failures of others don't end it. */
	readonly mayHaveSideEffect: (task: Task) => boolean;
	/** How many more calls the service allows, if known; one may be open even if it is none. */
	readonly callsLeft?: () => number | undefined;
	readonly stop: AbortSignal | undefined;
	/** How long to wait then for the attempts that are still open, in milliseconds. */
	readonly graceMs: number;
	readonly clock: Clock;
}

/** After so many silences with no answer in between, no further task begins. @internal */
export const outageAfter = 5;

interface Entry<Task> {
	readonly task: Task;
	hasBegun: boolean;
	/** The earliest time for the next attempt; 0 if it can start at once. */
	due: number;
}

/** Runs tasks, several at once. Every task ends exactly once: by its last attempt, or by `onSkipped`. */
export class WorkerPool<Task> {
	private readonly limiter: RateLimiter;
	/** Tasks that can start at once, and those that wait for their time; the next one is last. */
	private ready: Array<Entry<Task>>;
	private delayed: Array<Entry<Task>> = [];
	private readonly open = new Set<Entry<Task>>();
	/** Why tasks have become pointless, for those that were in flight at the time. */
	private readonly aborts: Array<(entry: Entry<Task>) => SkipReason<Task> | undefined> = [];
	/** Since the latest answer. */
	private silences = 0;
	private thrown: { readonly error: unknown } | undefined;
	private endWait = (): void => {};

	constructor(
		tasks: readonly Task[],
		private readonly options: PoolOptions<Task>,
	) {
		this.limiter = new RateLimiter(options.maxConcurrency, options.pace);
		this.ready = tasks.map((task) => ({ task, hasBegun: false, due: 0 })).reverse();
	}

	/** @throws the first error of the given functions; then the run ends as if a person had stopped it. */
	async run(): Promise<void> {
		const { clock, stop, graceMs } = this.options;
		const wake = () => this.endWait();
		stop?.addEventListener('abort', wake);
		while (!stop?.aborted && !this.thrown) {
			const lookAgain = this.guarded(() => this.startAll());
			if (lookAgain === undefined && this.open.size === 0) break;
			await this.nextEvent(lookAgain);
		}
		stop?.removeEventListener('abort', wake);

		const end = clock.now() + graceMs;
		while (this.open.size > 0 && clock.now() < end) await this.nextEvent(end);
		for (const entry of [...this.open, ...this.delayed, ...this.ready]) {
			this.skip(entry, { kind: 'stopped', inFlight: this.open.has(entry) });
		}
		this.open.clear();
		if (this.thrown) throw this.thrown.error;
	}

	/** Returns when to look again, or undefined to wait for an answer. */
	private startAll(): number | undefined {
		for (;;) {
			const left = Math.max(1, this.options.callsLeft?.() ?? Infinity);
			const most = Math.min(this.limiter.limit, left);
			const now = this.options.clock.now();
			// A task whose time has come goes first, since it has waited longest.
			const isDue = (this.delayed.at(-1)?.due ?? Infinity) <= now;
			const list = isDue || this.ready.length === 0 ? this.delayed : this.ready;
			const next = list.at(-1);
			if (!next || this.open.size >= most) return undefined;
			const start = Math.max(next.due, this.limiter.nextStart);
			if (start > now) return start;
			list.pop();
			void this.attempt(next, now);
		}
	}

	private async attempt(entry: Entry<Task>, startedAt: number): Promise<void> {
		entry.hasBegun = true;
		this.open.add(entry);
		this.limiter.started(startedAt);
		try {
			const attempt = await this.options.run(entry.task);
			// False if the grace time has run out: the task has ended already.
			if (this.open.delete(entry)) this.conclude(entry, attempt, startedAt);
		} catch (error) {
			this.thrown ??= { error };
			if (this.open.delete(entry)) this.skip(entry, { kind: 'stopped', inFlight: true });
		}
		this.endWait();
	}

	private conclude(entry: Entry<Task>, attempt: Attempt<Task>, startedAt: number): void {
		const { next, heard, maxRests = 0 } = attempt;
		const { clock, mayHaveSideEffect } = this.options;
		const { limiter } = this;
		const isRest = next.do === 'rest';
		if (isRest) limiter.throttled(clock.now(), startedAt, next.waitMs, clock.random());
		else if (heard === 'answer') limiter.accepted(startedAt);
		if (heard === 'silence') this.silences++;
		else if (heard === 'answer' || isRest) this.silences = 0;
		if (next.do === 'go on') this.goOn(entry, next.at);
		// It goes to the back: one that is throttled for reasons of its own doesn't make others rest.
		else if (isRest && limiter.failedRests < maxRests) this.goOn(entry, 0);
		else {
			const isUntouched = (other: Task) => !mayHaveSideEffect(other);
			const aborts = isRest && limiter.failedRests > 0 ? isUntouched : attempt.aborts;
			if (aborts) this.abort({ kind: 'aborted', by: entry.task }, ({ task }) => aborts(task));
		}
		if (heard === 'silence' && this.silences === outageAfter) {
			this.abort({ kind: 'outage', by: entry.task }, ({ hasBegun }) => !hasBegun);
		}
	}

	private abort(because: SkipReason<Task>, concerns: (entry: Entry<Task>) => boolean): void {
		this.aborts.push((entry) => (concerns(entry) ? because : undefined));
		const pointless = new Set([...this.ready, ...this.delayed].filter(concerns));
		this.ready = this.ready.filter((entry) => !pointless.has(entry));
		this.delayed = this.delayed.filter((entry) => !pointless.has(entry));
		for (const entry of pointless) this.skip(entry, because);
	}

	/** Puts a task back, unless it has become pointless while it was in flight. */
	private goOn(entry: Entry<Task>, due: number): void {
		const [because] = this.aborts.flatMap((abort) => abort(entry) ?? []);
		entry.due = due;
		if (because) return this.skip(entry, because);
		if (due === 0) return void this.ready.unshift(entry);
		// Of two tasks that are due together, the one that was put back first goes first.
		const at = this.delayed.findIndex((other) => other.due <= due);
		this.delayed.splice(at === -1 ? this.delayed.length : at, 0, entry);
	}

	private skip({ task }: Entry<Task>, because: SkipReason<Task>): void {
		this.guarded(() => this.options.onSkipped(task, because));
	}

	/** Calls one of the caller's functions, whose errors must not upset the pool's bookkeeping. */
	private guarded<T>(work: () => T): T | undefined {
		try {
			return work();
		} catch (error) {
			this.thrown ??= { error };
			return undefined;
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
