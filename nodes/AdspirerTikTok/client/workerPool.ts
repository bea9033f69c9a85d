import type { Attempt, PoolTask, SkipReason } from './attempt';
import { cutShort, type Clock } from './clock';
import { RateLimiter } from './rateLimiter';
import { backoff, maxWait } from './retryPolicy';
import { TaskQueue } from './taskQueue';

export type { Attempt, PoolTask, SkipReason } from './attempt';

/** What a run of the pool needs beside its tasks. */
export interface PoolOptions<Task extends PoolTask, Result> {
	/** The most attempts that are ever open at once. */
	readonly maxConcurrency: number;
	/** True where the first final failure ends the run for the tasks that are not in flight. */
	readonly stopAtFailure: boolean;
	/** Makes one attempt; `previous` is what the one before came to. */
	readonly run: (task: Task, previous: Result | undefined) => Promise<Attempt<Task, Result>>;
	/** Called with the final result of a task. */
	readonly onResult: (task: Task, result: Result) => void;
	/** Called for a task that gets no (further) attempt, with what its latest attempt came to. */
	readonly onSkipped: (
		task: Task,
		previous: Result | undefined,
		because: SkipReason<Result>,
	) => void;
	/** How many more calls the service allows, where that is known; one may be open all the same. */
	readonly callsLeft: () => number | undefined;
	/** Fires when a person stops the run. */
	readonly stop: AbortSignal | undefined;
	/** How long the attempts that are open then are waited for, in milliseconds. */
	readonly graceMs: number;
	readonly clock: Clock;
}

/**
 * Runs tasks, several at once within the limits of a `RateLimiter`, and tries each again where that
 * makes sense. Each task gets exactly one call of `onResult` or `onSkipped`.
 *
 * - After a fault a task waits by itself, and is tried again at most `maxRetries` times. A wait of
 *   more than `maxWait` is not waited for: it ends the task and aborts all others.
 * - After a throttle answer all tasks rest together. That uses up no retries. Once nothing has got
 *   through for `maxRetries` rests in a row, throttled tasks end with their last result, and the
 *   tasks that wait behind them are aborted.
 * - `stopAtFailure` aborts all other tasks but those that may have been done: these are still tried
 *   again until that is known.
 *
 * Rejects with the first error that one of the given functions throws. The run then ends as if a
 * person had stopped it: open attempts are waited for during the grace time, and every task still
 * gets its outcome. A task whose attempt threw counts as stopped in flight.
 */
export async function runInPool<Task extends PoolTask, Result>(
	tasks: readonly Task[],
	options: PoolOptions<Task, Result>,
): Promise<void> {
	await new WorkerPool(tasks, options).run();
}

/** A task on its way. */
interface Entry<Task, Result> {
	readonly task: Task;
	readonly mayHaveHappened: boolean;
	/** Attempts that ended in a fault. */
	readonly faults: number;
	/** The latest attempt; missing where there was none. */
	readonly last?: Attempt<Task, Result>;
}

/** A result that makes other tasks pointless. */
interface Abort<Task, Result> {
	readonly by: Result;
	readonly concerns: (entry: Entry<Task, Result>) => boolean;
}

class WorkerPool<Task extends PoolTask, Result> {
	private readonly limiter: RateLimiter;

	private readonly queue: TaskQueue<Entry<Task, Result>>;

	/** The tasks in flight. */
	private readonly open = new Set<Entry<Task, Result>>();

	private readonly aborts: Array<Abort<Task, Result>> = [];

	private thrown: { readonly error: unknown } | undefined;

	/** True where something has happened since the loop last looked. */
	private woken = false;

	private endWait = (): void => {};

	constructor(
		tasks: readonly Task[],
		private readonly options: PoolOptions<Task, Result>,
	) {
		this.limiter = new RateLimiter(options.maxConcurrency);
		this.queue = new TaskQueue(
			tasks.map((task) => ({ task, mayHaveHappened: task.mayHaveHappened, faults: 0 })),
		);
	}

	async run(): Promise<void> {
		const { stop, clock, graceMs } = this.options;
		const onStop = () => this.wake();
		stop?.addEventListener('abort', onStop);
		while (!stop?.aborted && !this.thrown) {
			const lookAgain = this.guarded(() => this.startAll());
			if (lookAgain === undefined && this.open.size === 0) break;
			await this.nextEvent(lookAgain);
		}
		stop?.removeEventListener('abort', onStop);

		const end = clock.now() + graceMs;
		while (this.open.size > 0 && clock.now() < end) await this.nextEvent(end);
		for (const entry of this.open) this.skip(entry, { kind: 'stopped', inFlight: true });
		this.open.clear();
		for (const entry of this.queue.remove(() => true)) {
			this.skip(entry, { kind: 'stopped', inFlight: false });
		}
		if (this.thrown) throw this.thrown.error;
	}

	/** Starts what may start now. Returns when to look again, or undefined to wait for an answer. */
	private startAll(): number | undefined {
		const { callsLeft, clock } = this.options;
		for (;;) {
			const limit = Math.min(this.limiter.limit, Math.max(1, callsLeft() ?? Infinity));
			if (this.open.size >= limit) return undefined;
			const now = clock.now();
			const due = this.queue.nextDue(now);
			if (due === undefined) return undefined;
			const start = Math.max(due, this.limiter.nextStart);
			if (start > now) return start;
			const entry = this.queue.take(now);
			if (entry) void this.attempt(entry, now);
		}
	}

	private async attempt(entry: Entry<Task, Result>, startedAt: number): Promise<void> {
		this.open.add(entry);
		this.limiter.started(startedAt);
		let attempt: Attempt<Task, Result> | undefined;
		try {
			attempt = await this.options.run(entry.task, entry.last?.result);
		} catch (error) {
			this.thrown ??= { error };
		}
		// False where the grace time has run out: the task already has its outcome.
		if (!this.open.delete(entry)) return;
		if (attempt) this.conclude(entry, attempt, startedAt);
		else this.skip(entry, { kind: 'stopped', inFlight: true });
		this.wake();
	}

	/** Decides what an attempt means: the end of its task, or another try. */
	private conclude(
		before: Entry<Task, Result>,
		attempt: Attempt<Task, Result>,
		startedAt: number,
	): void {
		const { clock } = this.options;
		const now = clock.now();
		const { retry } = attempt;
		const fault = retry?.because === 'fault';
		const entry: Entry<Task, Result> = {
			task: before.task,
			mayHaveHappened: before.mayHaveHappened || attempt.mayHaveHappened === true,
			faults: before.faults + (fault ? 1 : 0),
			last: attempt,
		};
		const { maxRetries } = entry.task;
		if (!retry) {
			this.limiter.accepted(startedAt);
			this.finish(entry.task, attempt);
		} else if (retry.waitMs !== undefined && retry.waitMs > maxWait) {
			// Until then the service would tell all other tasks the same.
			this.finish(entry.task, { ...attempt, abort: () => true });
		} else if (fault) {
			const wait = backoff(entry.faults, retry.waitMs, clock.random());
			if (entry.faults > maxRetries) this.finish(entry.task, attempt);
			else this.tryAgain(entry, now + wait);
		} else {
			this.limiter.throttled(now, startedAt, retry.waitMs, clock.random());
			if (this.limiter.failedRests < maxRetries) this.tryAgain(entry);
			else this.giveUp(entry.task, attempt);
		}
	}

	/** A task has its final result, which may make others pointless. */
	private finish(task: Task, { result, failed, abort }: Attempt<Task, Result>): void {
		this.guarded(() => this.options.onResult(task, result));
		const endsRun = this.options.stopAtFailure && failed === true;
		if (!abort && !endsRun) return;
		const concerns = (entry: Entry<Task, Result>) =>
			abort?.(entry.task) === true || (endsRun && !entry.mayHaveHappened);
		this.aborts.push({ by: result, concerns });
		for (const entry of this.guarded(() => this.queue.remove(concerns)) ?? []) {
			this.skip(entry, { kind: 'aborted', by: result });
		}
	}

	/** A throttled task gives up, and with it all that wait for the service to accept calls again. */
	private giveUp(task: Task, attempt: Attempt<Task, Result>): void {
		this.finish(task, attempt);
		const { failedRests } = this.limiter;
		if (failedRests === 0) return;
		for (const entry of this.queue.remove((other) => failedRests >= other.task.maxRetries)) {
			if (entry.last?.retry?.because === 'throttled') this.finish(entry.task, entry.last);
			else this.skip(entry, { kind: 'aborted', by: attempt.result });
		}
	}

	/**
	 * Puts a task back into the queue, unless it has become pointless while it was in flight.
	 *
	 * @param due when to try it again; a throttled task has none and goes behind all others, so that
	 * one that the service throttles for reasons of its own doesn't make them rest again and again.
	 */
	private tryAgain(entry: Entry<Task, Result>, due?: number): void {
		const abort = this.guarded(() => this.aborts.find(({ concerns }) => concerns(entry)));
		if (abort) this.skip(entry, { kind: 'aborted', by: abort.by });
		else if (due === undefined) this.queue.add(entry);
		else this.queue.putBack(entry, due);
	}

	private skip(entry: Entry<Task, Result>, because: SkipReason<Result>): void {
		this.guarded(() => this.options.onSkipped(entry.task, entry.last?.result, because));
	}

	/** Calls a function of the caller's, whose error must not break the pool's own accounts. */
	private guarded<T>(work: () => T): T | undefined {
		try {
			return work();
		} catch (error) {
			this.thrown ??= { error };
			return undefined;
		}
	}

	private wake(): void {
		this.woken = true;
		this.endWait();
	}

	/** Waits for an answer, for the stop, or for a point in time. */
	private async nextEvent(lookAgain: number | undefined): Promise<void> {
		const { clock } = this.options;
		const timer = new AbortController();
		await new Promise<void>((resolve) => {
			this.endWait = resolve;
			if (this.woken) resolve();
			else if (lookAgain !== undefined) {
				void clock.wait(Math.max(0, lookAgain - clock.now()), timer.signal).then(resolve);
			}
		});
		this.woken = false;
		timer.abort(cutShort);
	}
}
