import type { Clock } from './clock';

/** What the pool has to know of a task. */
export interface PoolTask {
	/** How often it may be tried again after a fault. */
	readonly maxRetries: number;
	/** True where it may have been done: before this run, or by an attempt, which the pool writes here. */
	mayHaveSideEffect: boolean;
}

/** Whether and when another attempt at a task makes sense; a failure says so itself. */
interface RetryDecision {
	/**
	 * After what. 'next step' is no retry and uses up none: the task goes on with something else, such
	 * as finding out what an attempt came to, and has all its retries for that.
	 */
	readonly retry: 'never' | 'throttled' | 'fault' | 'next step';
	/** How long the service asks to wait before it, in milliseconds. */
	readonly waitMs?: number | undefined;
	/**
	 * The earliest time of a next step, by the clock of the run. A call without an answer may still be
	 * at work, and a repeat meanwhile might be carried out as well.
	 */
	readonly notBefore?: number;
}

/** What one attempt at a task came to. */
export interface Attempt<Result> {
	readonly result: Result;
	/** Missing where the result is final. */
	readonly again?: RetryDecision | undefined;
	/** True where the task may have been done although the result doesn't say so. */
	readonly mayHaveHappened?: boolean;
	/** True where the service says itself that it leaves that open, so that it is not down. */
	readonly serverResponded?: boolean;
}

/** Why a task got no attempt, or no further one. */
export type SkipReason<Result> =
	/** The final result of another task made it pointless. */
	| { readonly kind: 'aborted'; readonly by: Result }
	/** The service seems to be down; see `outageAfter`. `by` is the last of the results that say so. */
	| { readonly kind: 'outage'; readonly by: Result }
	/** The run was stopped. A task in flight may have been done: its answer was not waited for. */
	| { readonly kind: 'stopped'; readonly inFlight: boolean };

/** What a run of the pool needs beside its tasks. */
export interface PoolOptions<Task extends PoolTask, Result> {
	/** The most attempts that are ever open at once. */
	readonly maxConcurrency: number;
	/** Makes one attempt. */
	readonly run: (task: Task) => Promise<Attempt<Result>>;
	/** Which other tasks a final result makes pointless; undefined where it makes none so. */
	readonly aborts?: (result: Result) => ((other: Task) => boolean) | undefined;
	/** Called with the final result of a task. */
	readonly onResult: (task: Task, result: Result) => void;
	/** Called for a task that gets no (further) attempt, with what its latest attempt came to. */
	readonly onSkipped?: (task: Task, last: Result | undefined, because: SkipReason<Result>) => void;
	/** How many more calls the service allows, where that is known; one may be open all the same. */
	readonly callsLeft?: () => number | undefined;
	/** Fires when a person stops the run. */
	readonly stop: AbortSignal | undefined;
	/** How long the attempts that are open then are waited for, in milliseconds. */
	readonly graceMs: number;
	readonly clock: Clock;
}

/** The longest wait, in milliseconds, that a task sits out because the service asks for it. */
export const maxWait = 5 * 60_000;

/** So many attempts in a row that may have done their task, with no answer between, are an outage. */
export const outageAfter = 5;

const firstBackoff = 1_000;
const maxBackoff = 30_000;

/**
 * How long a task waits before it is tried again after a fault, in milliseconds; it doubles with every
 * fault. Half of it is random ("equal jitter" in M. Brooker, "Exponential Backoff And Jitter", AWS
 * Architecture Blog, 2015), so that tasks that failed together don't come back together.
 *
 * @param faults how many faults the task has met, from 1.
 * @param random from 0 to 1.
 */
export function backoff(faults: number, random: number): number {
	return Math.min(maxBackoff, firstBackoff * 2 ** (faults - 1)) * (0.5 + random / 2);
}
