import type { Attempt, PoolTask, SkipReason } from '../client/workerPool';
import { failure, type Failure } from '../response/failure';
import { afterUnknownCall, internalError, stoppedCall } from '../response/unknownOutcome';

/** A person who stops an execution waits no longer than this for open calls, in milliseconds. */
export const graceAfterStop = 10_000;

/**
 * One attempt at a call as the pool has to know it: whether to try again, and which others would
 * fail in the same way.
 *
 * @param why the failure in the result; undefined where the call was carried out.
 * @param accountOf the account that a task names, if any.
 */
export function attemptOf<Task extends PoolTask, Result>(
	result: Result,
	why: Failure | undefined,
	accountOf: (task: Task) => unknown,
): Attempt<Task, Result> {
	if (!why) return { result };
	const { retry, waitMs, outcomeUnknown, abortScope } = why;
	return {
		result,
		failed: true,
		mayHaveHappened: outcomeUnknown,
		...(retry !== 'never' && {
			retry: { because: retry, ...(waitMs !== undefined && { waitMs }) },
		}),
		...(abortScope !== 'row' && {
			abort: (task) => abortScope === 'run' || accountOf(task) === undefined,
		}),
	};
}

/** Says so where a server error is the very same as the one before, under the same key. */
export function repeated(now: Failure, before: Failure | undefined): Failure {
	return now.reason.type === 'server error' &&
		before?.reason.type === 'server error' &&
		now.reason.said === before.reason.said &&
		now.status === before.status
		? { ...now, sameEveryTime: true }
		: now;
}

/**
 * A row that got no call, or no further one. What may have been done is reported as such.
 *
 * @param before the failure of its latest call, if it had one.
 * @param failureIn the failure in a result of the pool's.
 */
export function skipped<Result>(
	{ mayHaveHappened }: PoolTask,
	before: Failure | undefined,
	because: SkipReason<Result>,
	failureIn: (result: Result) => Failure | undefined,
): Failure {
	if (because.kind === 'stopped' && because.inFlight) return stoppedCall;
	if (before?.outcomeUnknown) return before;
	const by = because.kind === 'stopped' ? undefined : failureIn(because.by);
	// In an outage no row is worth another call, whatever comes of the one that told of it.
	const cause = by && because.kind === 'outage' ? { ...by, abortScope: 'run' as const } : by;
	const notSent = failure({ type: 'not sent', because: cause ?? 'stopped' });
	return mayHaveHappened ? afterUnknownCall(notSent) : notSent;
}

/** A bug ends a run like a person who stops it; only the reason is another one. */
export function afterBug(why: Failure, error: unknown): Failure {
	const { reason, outcomeUnknown } = why;
	const wasStopped =
		(reason.type === 'not sent' && reason.because === 'stopped') ||
		(reason.type === 'no response' && reason.reason === 'stopped');
	return wasStopped ? internalError(error, outcomeUnknown) : why;
}
