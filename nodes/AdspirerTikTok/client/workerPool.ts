import { backoff, maxWait, outageAfter } from './attempt';
import type { Attempt, PoolOptions, PoolTask, SkipReason } from './attempt';
import { cutShort } from './clock';
import { RateLimiter } from './rateLimiter';

/**
 * Runs tasks, several at once within the limits of a `RateLimiter`, and tries each again where that
 * makes sense. Each task gets exactly one call of `onResult` or `onSkipped`.
 *
 * - After a fault a task waits by itself, and is tried again at most `maxRetries` times. A wait of
 *   more than `maxWait` is not waited for: it ends the task and aborts all others.
 * - After a throttle answer all tasks rest together. That uses up no retries. Once nothing has got
 *   through for `maxRetries` rests in a row, the task ends, and aborts all that were not done.
 * - After `outageAfter` attempts in a row that may have done their task, with no answer between, no
 *   further task begins. Those that have begun go on, and so do their repeats.
 * - A final result may make other tasks pointless, those in flight included; see `aborts`.
 *
 * Rejects with the first error that one of the given functions throws. The run then ends as if a
 * person had stopped it: open attempts are waited for during the grace time, and every task still
 * gets its outcome. A task whose attempt threw counts as stopped in flight.
 */
export async function runInPool<Task extends PoolTask, Result>(
	tasks: readonly Task[],
	options: PoolOptions<Task, Result>,
): Promise<void> {
	/** A task on its way. */
	interface Entry {
		readonly task: Task;
		/** Attempts that ended in a fault. */
		faults: number;
		/** The latest attempt; missing where there was none. */
		last?: Attempt<Result>;
		/** The earliest time for the next attempt; 0 where it can start at once. */
		due: number;
	}
	const { clock, stop } = options;
	const limiter = new RateLimiter(options.maxConcurrency);
	/** The tasks that can start at once. The next one is the last, where it is cheap to take. */
	let ready = tasks.map((task): Entry => ({ task, faults: 0, due: 0 })).reverse();
	/** The tasks that wait for their time, the soonest one last. */
	let delayed: Entry[] = [];
	/** The tasks in flight. */
	const open = new Set<Entry>();
	/** What has made other tasks pointless, for those that are in flight meanwhile. */
	const aborts: Array<{ because: SkipReason<Result>; concerns: (entry: Entry) => boolean }> = [];
	/** Attempts since the latest answer that may have done their task. */
	let openInARow = 0;
	let thrown: { readonly error: unknown } | undefined;
	let endWait = (): void => {};

	/** Calls a function of the caller's, whose error must not break the pool's own accounts. */
	function guarded<T>(work: () => T): T | undefined {
		try {
			return work();
		} catch (error) {
			thrown ??= { error };
			return undefined;
		}
	}

	function skip(entry: Entry, because: SkipReason<Result>): void {
		guarded(() => options.onSkipped?.(entry.task, entry.last?.result, because));
	}

	function abort(because: SkipReason<Result>, concerns: (entry: Entry) => boolean): void {
		aborts.push({ because, concerns });
		const pointless = new Set([...ready, ...delayed].filter(concerns));
		ready = ready.filter((entry) => !pointless.has(entry));
		delayed = delayed.filter((entry) => !pointless.has(entry));
		for (const entry of pointless) skip(entry, because);
	}

	/** A task has its final result, which may make others pointless. */
	function finish({ task }: Entry, result: Result, concerned?: (other: Task) => boolean): void {
		guarded(() => options.onResult(task, result));
		const concerns = concerned ?? options.aborts?.(result);
		if (concerns) abort({ kind: 'aborted', by: result }, (other) => concerns(other.task));
	}

	/**
	 * Puts a task back to be tried again, unless it has become pointless while it was in flight.
	 *
	 * @param due when to try it; a throttled task has none and goes behind all others, so that one
	 * that the service throttles for reasons of its own doesn't make them rest again and again.
	 */
	function tryAgain(entry: Entry, due = 0): void {
		const pointless = aborts.find(({ concerns }) => concerns(entry));
		entry.due = due;
		if (pointless) return skip(entry, pointless.because);
		if (due === 0) return void ready.unshift(entry);
		// Of two tasks that are due together, the one that was put back first goes first.
		const at = delayed.findIndex((other) => other.due <= due);
		delayed.splice(at === -1 ? delayed.length : at, 0, entry);
	}

	/** Decides what an attempt means: the end of its task, or another try. */
	function conclude(entry: Entry, attempt: Attempt<Result>, startedAt: number): void {
		const { result, again, mayHaveHappened = false, serverResponded: isAnswered = false } = attempt;
		const { retry, waitMs, notBefore = 0 } = again ?? { retry: 'never' };
		const now = clock.now();
		const { maxRetries } = entry.task;
		entry.last = attempt;
		entry.task.mayHaveSideEffect ||= mayHaveHappened;
		if (retry === 'never') {
			limiter.accepted(startedAt);
			finish(entry, result);
		} else if ((waitMs ?? 0) > maxWait) {
			// Until then the service would tell all other tasks the same.
			finish(entry, result, () => true);
		} else if (retry === 'throttled') {
			limiter.throttled(now, startedAt, waitMs, clock.random());
			const { failedRests } = limiter;
			if (failedRests < maxRetries) tryAgain(entry);
			else finish(entry, result, failedRests > 0 ? (other) => !other.mayHaveSideEffect : undefined);
		} else if (retry === 'next step') {
			if (isAnswered) limiter.accepted(startedAt);
			entry.faults = 0;
			tryAgain(entry, Math.max(now, notBefore));
		} else if (++entry.faults > maxRetries) {
			finish(entry, result);
		} else {
			tryAgain(entry, now + (waitMs ?? backoff(entry.faults, clock.random())));
		}
		// A refused connection is no answer, but leaves nothing open either: it changes no count.
		if (mayHaveHappened && !isAnswered) openInARow++;
		else if (isAnswered || retry !== 'fault') openInARow = 0;
		if (openInARow !== outageAfter) return;
		abort({ kind: 'outage', by: result }, ({ last }) => last === undefined);
	}

	async function attempt(entry: Entry, startedAt: number): Promise<void> {
		open.add(entry);
		limiter.started(startedAt);
		try {
			const came = await options.run(entry.task);
			// False where the grace time has run out: the task already has its outcome.
			if (open.delete(entry)) conclude(entry, came, startedAt);
		} catch (error) {
			thrown ??= { error };
			if (open.delete(entry)) skip(entry, { kind: 'stopped', inFlight: true });
		}
		endWait();
	}

	/** Starts what may start now. Returns when to look again, or undefined to wait for an answer. */
	function startAll(): number | undefined {
		for (;;) {
			const limit = Math.min(limiter.limit, Math.max(1, options.callsLeft?.() ?? Infinity));
			const now = clock.now();
			// A task whose time has come goes first, since it has waited longest.
			const list =
				ready.length > 0 && !((delayed.at(-1)?.due ?? Infinity) <= now) ? ready : delayed;
			const next = list.at(-1);
			if (!next || open.size >= limit) return undefined;
			const start = Math.max(next.due, limiter.nextStart);
			if (start > now) return start;
			list.pop();
			void attempt(next, now);
		}
	}

	/** Waits until an attempt ends, a person stops the run, or the given time has come. */
	async function nextEvent(time: number | undefined): Promise<void> {
		const timer = new AbortController();
		await new Promise<void>((resolve) => {
			endWait = resolve;
			if (time === undefined) return;
			void clock.wait(Math.max(0, time - clock.now()), timer.signal).then(resolve);
		});
		timer.abort(cutShort);
	}

	const wake = () => endWait();
	stop?.addEventListener('abort', wake);
	while (!stop?.aborted && !thrown) {
		const lookAgain = guarded(startAll);
		if (lookAgain === undefined && open.size === 0) break;
		await nextEvent(lookAgain);
	}
	stop?.removeEventListener('abort', wake);

	const end = clock.now() + options.graceMs;
	while (open.size > 0 && clock.now() < end) await nextEvent(end);
	for (const entry of open) skip(entry, { kind: 'stopped', inFlight: true });
	open.clear();
	for (const entry of [...delayed, ...ready]) skip(entry, { kind: 'stopped', inFlight: false });
	if (thrown) throw thrown.error;
}
