import { cutShort, type Clock } from './clock';
import { Lane, type Entry } from './lane';
import type { Pace } from './rateLimiter';

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
	readonly maxConcurrency: number;
	/** What a task shares its pace and its rests with: all tasks for which this is the same object. */
	readonly laneOf: (task: Task) => { readonly pace?: Pace };
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

/** A failure that makes tasks pointless. */
interface Abort<Task> {
	readonly because: SkipReason<Task>;
	readonly concerns: (entry: Entry<Task>) => boolean;
}

/** After so many silences with no answer in between, no further task begins. @internal */
export const outageAfter = 5;

/** Runs tasks, several at once. Every task ends exactly once: by its last attempt, or by `onSkipped`. */
export class WorkerPool<Task> {
	/** The one with the latest first tasks comes last. */
	private readonly lanes = new Map<object, Lane<Task>>();
	private readonly open = new Set<Entry<Task>>();
	/** For tasks that were in flight at the time. */
	private readonly aborts: Array<Abort<Task>> = [];
	/** Since the latest answer. */
	private silences = 0;
	private thrown: { readonly error: unknown } | undefined;
	private endWait = (): void => {};

	constructor(
		tasks: readonly Task[],
		private readonly options: PoolOptions<Task>,
	) {
		for (const entry of tasks.map((task) => this.entryOf(task))) entry.lane.add(entry);
	}

	/** A new task, not yet put in. */
	private entryOf(task: Task): Entry<Task> {
		const { laneOf, maxConcurrency } = this.options;
		const kind = laneOf(task);
		const lane = this.lanes.get(kind) ?? new Lane<Task>(maxConcurrency, kind.pace);
		this.lanes.set(kind, lane);
		return { task, lane, hasBegun: false, due: 0 };
	}

	/** @throws the first error of the given functions; then the run ends as if a person had stopped it. */
	async run(): Promise<void> {
		const { clock, stop, graceMs, onSkipped } = this.options;
		const wake = () => this.endWait();
		stop?.addEventListener('abort', wake);
		while (!stop?.aborted && !this.thrown) {
			const lookAgain = this.startAll();
			if (lookAgain === undefined && this.open.size === 0) break;
			await this.nextEvent(lookAgain);
		}
		stop?.removeEventListener('abort', wake);

		const end = clock.now() + graceMs;
		const isOpen = () => [...this.lanes.values()].some((lane) => lane.open > 0);
		while (isOpen() && clock.now() < end) await this.nextEvent(end);
		for (const { task } of this.open) onSkipped(task, { kind: 'stopped', inFlight: true });
		this.open.clear();
		this.takeOut({ because: { kind: 'stopped', inFlight: false }, concerns: () => true });
		if (this.thrown) throw this.thrown.error;
	}

	/** Returns when to look again, or undefined to wait for an answer. */
	private startAll(): number | undefined {
		const { callsLeft, clock, maxConcurrency } = this.options;
		for (;;) {
			const left = Math.max(1, callsLeft?.() ?? Infinity);
			if (this.open.size >= Math.min(maxConcurrency, left)) return undefined;
			const now = clock.now();
			const next = this.nextAt(now);
			if (!next || next.start > now) return next?.start;
			void this.attempt(next.entry, now);
		}
	}

	/** What starts next. Of what can start now the latest lane comes first, which follows tasks of others: rows get done. */
	private nextAt(now: number) {
		let first: { readonly entry: Entry<Task>; readonly start: number } | undefined;
		for (const lane of this.lanes.values()) {
			const next = lane.next(now);
			if (next && (!first || next.start <= Math.max(first.start, now))) first = next;
		}
		return first;
	}

	private async attempt(entry: Entry<Task>, startedAt: number): Promise<void> {
		const { lane } = entry;
		lane.start(entry, startedAt);
		entry.hasBegun = true;
		this.open.add(entry);
		try {
			const attempt = await this.options.run(entry.task).finally(() => (lane.open -= 1));
			// False if the grace time has run out: the task has ended already.
			if (this.open.delete(entry)) this.conclude(entry, attempt, startedAt);
		} catch (error) {
			this.thrown ??= { error };
		}
		this.endWait();
	}

	private conclude(entry: Entry<Task>, attempt: Attempt<Task>, startedAt: number): void {
		const { next, heard, maxRests = 0, adds = [] } = attempt;
		const { clock } = this.options;
		const { limiter } = entry.lane;
		const isRest = next.do === 'rest';
		if (isRest) limiter.throttled(clock.now(), startedAt, next.waitMs, clock.random());
		else if (heard === 'answer') limiter.accepted(startedAt);
		if (heard === 'silence') this.silences++;
		else if (heard === 'answer' || isRest) this.silences = 0;
		for (const task of adds) this.goOn(this.entryOf(task), 0);
		if (next.do === 'go on') this.goOn(entry, next.at);
		// It goes to the back: one that is throttled for reasons of its own doesn't make others rest.
		else if (isRest && limiter.failedRests < maxRests) this.goOn(entry, 0);
		else this.end(entry, attempt);
		if (heard === 'silence' && this.silences === outageAfter) {
			this.abort({ kind: 'outage', by: entry.task }, ({ hasBegun }) => !hasBegun);
		}
	}

	/** Skips the tasks that the end of one makes pointless. */
	private end({ task: by, lane }: Entry<Task>, { next, aborts }: Attempt<Task>): void {
		const { mayHaveSideEffect } = this.options;
		const because = { kind: 'aborted', by } as const;
		const isInVain = next.do === 'rest' && lane.limiter.failedRests > 0;
		if (isInVain) {
			this.abort(because, (other) => other.lane === lane && !mayHaveSideEffect(other.task));
		} else if (aborts) {
			this.abort(because, ({ task }) => aborts(task));
		}
	}

	private abort(because: SkipReason<Task>, concerns: Abort<Task>['concerns']): void {
		this.aborts.push({ because, concerns });
		this.takeOut({ because, concerns });
	}

	private takeOut({ because, concerns }: Abort<Task>): void {
		for (const lane of this.lanes.values()) {
			for (const { task } of lane.takeOut(concerns)) this.options.onSkipped(task, because);
		}
	}

	/** Puts a task in, unless it has become pointless while it, or what it follows, was in flight. */
	private goOn(entry: Entry<Task>, due: number): void {
		entry.due = due;
		const abort = this.aborts.find(({ concerns }) => concerns(entry));
		if (abort) this.options.onSkipped(entry.task, abort.because);
		else entry.lane.add(entry);
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
