import type { Next as PoolNext } from '../client/workerPool';
import type { Failure } from '../response/failure';

/** What follows a failure; `endsRun` if all other calls would be told the same. */
export type Next = PoolNext & { readonly endsRun?: true };

export interface History {
	/** Repeats after faults since the call last made progress. */
	readonly faults: number;
	readonly maxRetries: number;
	/** From 0 to 1, so that calls that failed together don't come back together. */
	readonly chance: number;
}

/** The longest wait that the service may ask for, in milliseconds. @internal */
export const maxWait = 5 * 60_000;

/** True if the call itself left its outcome unknown, and not an earlier one. */
export const isUnknownCall = ({ outcomeUnknown, afterUnknownCall }: Failure) =>
	outcomeUnknown && !afterUnknownCall;

/** True for a wait that isn't sat out: it ends the run. */
export const isTooLong = ({ waitMs = 0 }: Failure) => waitMs > maxWait;

/** True for what would fail every call of the run, whatever its tool. */
export const failsEveryCall = ({ kind, reason }: Failure) =>
	kind === 'unauthorized' || kind === 'quota' || reason.type === 'bad credential';

/** What follows a failure that leaves nothing open. Times are milliseconds of one clock. */
export function next({ maxRetries, faults, chance }: History, failure: Failure, now: number): Next {
	const { retry, waitMs } = failure;
	if (retry === 'never') return { do: 'end' };
	if (isTooLong(failure)) return { do: 'end', endsRun: true };
	// It uses up no repeats.
	if (retry === 'throttled') return { do: 'rest', waitMs };
	if (faults >= maxRetries) return { do: 'end' };
	// "Equal jitter": M. Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015.
	const backoff = Math.min(30_000, 1_000 * 2 ** faults) * (0.5 + chance / 2);
	return { do: 'go on', at: now + (waitMs ?? backoff) };
}
