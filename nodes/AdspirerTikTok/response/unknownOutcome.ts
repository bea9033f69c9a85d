import { failure, type Failure, type FailureReason } from './failure';
import { saysOtherArguments } from './classify';

/** The service refused the row for what it says, so that the call itself created nothing. */
export function isRefusalOfRow({ type }: FailureReason): boolean {
	return refusals.has(type);
}

const refusals: ReadonlySet<FailureReason['type']> = new Set([
	'rejected',
	'account required',
	'smart plus',
	'asks for confirmation',
]);

/**
 * A failure of a row whose earlier call got no answer: the ad group may exist from that call. A
 * refusal says nothing of it: it may come from what that call created, such as the last ad group
 * that the campaign takes, or from what changed since. Nor is "already exists" an exception: it may
 * be this very ad group.
 */
export function afterUnknownCall(later: Failure): Failure {
	if (later.outcomeUnknown || isAboutOtherCall(later.reason)) return later;
	return { ...later, outcomeUnknown: true, afterUnknownCall: true };
}

/**
 * The service says that the key belongs to a call with other arguments, so it is none of this row's.
 * A bare 409 may just as well mean that a call of the row's own, or a like one, is still at work.
 */
export function isAboutOtherCall(reason: FailureReason): boolean {
	return reason.type === 'key reused' && saysOtherArguments(reason.said ?? '');
}

/** A call that was open when the execution was stopped, and was not answered in time. */
export const stoppedCall: Failure = failure(
	{ type: 'no response', reason: 'stopped', code: '' },
	{ outcomeUnknown: true },
);

/**
 * A row whose code threw, which is a bug in this node.
 *
 * @param wasCalled true where a call was under way, so that the ad group may exist.
 */
export function internalError(cause: unknown, wasCalled: boolean): Failure {
	const message = cause instanceof Error ? cause.message : String(cause);
	return failure(
		{ type: 'internal error', message: message.slice(0, 500) },
		{ outcomeUnknown: wasCalled },
	);
}
