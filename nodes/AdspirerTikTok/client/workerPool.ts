import { backoff, maxWait, outageAfter } from './attempt';
import type { Attempt, PoolOptions, PoolTask, SkipReason } from './attempt';
import { cutShort } from './clock';
import { RateLimiter } from './rateLimiter';
import { TaskQueue } from './taskQueue';

export { maxWait, type Attempt, type PoolTask, type SkipReason } from './attempt';

/**
 * Runs tasks, several at once within the limits of a `RateLimiter`, and tries each again where that
 * makes sense. Each task gets exactly one call of `onResult` or `onSkipped`.
 *
 * - After a fault a task waits by itself, and is tried again at most `maxRetries` times. A wait of
 *   more than `maxWait` is not waited for: it ends the task and aborts all others.
 * - After a throttle answer all tasks rest together. That uses up no retries. Once nothing has got
 *   through for `maxRetries` rests in a row, throttled tasks end with their last result, and the
 *   tasks that wait behind them are aborted.
 * - After `outageAfter` attempts in a row that may have done their task, with no answer between, no
 *   further task begins. Those that have begun go on, and so do their repeats.
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

/** What makes other tasks pointless. */
interface Abort<Task, Result> {
	readonly because: SkipReason<Result>;
	readonly concerns: (entry: Entry<Task, Result>) => boolean;
}

class WorkerPool<Task extends PoolTask, Result> {
	private readonly limiter: RateLimiter;

	private readonly queue = new TaskQueue<Entry<Task, Result>>();

	/** The tasks in flight. */
	private readonly open = new Set<Entry<Task, Result>>();

	private readonly aborts: Array<Abort<Task, Result>> = [];

	/** Attempts since the latest answer that may have done their task. */
	private openInARow = 0;

	private thrown: { readonly error: unknown } | undefined;

	/** True where something has happened since the loop last looked. */
	private woken = false;

	private endWait = (): void => {};

	constructor(
		tasks: readonly Task[],
		private readonly options: PoolOptions<Task, Result>,
	) {
		this.limiter = new RateLimiter(options.maxConcurrency);
		for (const task of tasks) {
			this.queue.add({ task, mayHaveHappened: task.mayHaveHappened, faults: 0 }, task.notBefore);
		}
	}

	async run(): Promise<void> {
		const { stop, clock, graceMs } = this.options;
		stop?.addEventListener('abort', this.wake);
		while (!stop?.aborted && !this.thrown) {
			const lookAgain = this.guarded(() => this.startAll());
			if (lookAgain === undefined && this.open.size === 0) break;
			await this.nextEvent(lookAgain);
		}
		stop?.removeEventListener('abort', this.wake);

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
		const { retry } = attempt;
		const now = clock.now();
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
		} else if (retry.because === 'look up') {
			this.tryAgain(entry, Math.max(now, retry.notBefore ?? 0));
		} else if (fault) {
			const due = now + backoff(entry.faults, retry.waitMs, clock.random());
			if (entry.faults > maxRetries) this.finish(entry.task, attempt);
			else this.tryAgain(entry, Math.max(due, retry.notBefore ?? 0));
		} else {
			this.limiter.throttled(now, startedAt, retry.waitMs, clock.random());
			if (this.limiter.failedRests < maxRetries) this.tryAgain(entry);
			else this.giveUp(entry.task, attempt);
		}
		this.watchForOutage(attempt);
	}

	/** A refused connection is no answer, but leaves nothing open either: it changes no count. */
	private watchForOutage({ result, retry, mayHaveHappened }: Attempt<Task, Result>): void {
		if (mayHaveHappened) this.openInARow++;
		else if (retry?.because !== 'fault') this.openInARow = 0;
		if (this.openInARow !== outageAfter) return;
		this.abort({ kind: 'outage', by: result }, ({ last }) => last === undefined);
	}

	/** A task has its final result, which may make others pointless. */
	private finish(task: Task, { result, failed, abort }: Attempt<Task, Result>): void {
		this.guarded(() => this.options.onResult(task, result));
		const endsRun = this.options.stopAtFailure && failed === true;
		if (!abort && !endsRun) return;
		this.abort(
			{ kind: 'aborted', by: result },
			(entry) => abort?.(entry.task) === true || (endsRun && !entry.mayHaveHappened),
		);
	}

	private abort(because: SkipReason<Result>, concerns: Abort<Task, Result>['concerns']): void {
		this.aborts.push({ because, concerns });
		for (const entry of this.guarded(() => this.queue.remove(concerns)) ?? []) {
			this.skip(entry, because);
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
		if (abort) this.skip(entry, abort.because);
		else this.queue.add(entry, due);
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

	private readonly wake = (): void => {
		this.woken = true;
		this.endWait();
	};

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
