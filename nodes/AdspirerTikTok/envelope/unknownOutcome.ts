import type { Failure } from './failure';
import { earlierTryUnknown, noAnswer, unexpected } from './failureWords';

/** The service answers a known key with what it stored, so these tell that nothing was created. */
const definite = new Set(['rejected', 'multiple_accounts']);

/**
 * A failure of a row whose earlier try got no answer: unless it is definite, the ad group may exist
 * from that earlier try, and has to be told as such.
 */
export function afterUnknownTry(failure: Failure): Failure {
	if (failure.outcomeUnknown || definite.has(failure.kind)) return failure;
	return {
		...failure,
		outcomeUnknown: true,
		wayOut: `${earlierTryUnknown} ${failure.wayOut}`,
	};
}

/** A call that was under way when the execution was stopped, and was not answered in time. */
export const stoppedInFlight: Failure = {
	kind: 'network',
	status: null,
	...noAnswer('stopped', ''),
	retry: 'never',
	outcomeUnknown: true,
	dooms: 'nobody',
};

/** A try that broke off in this node itself: whatever the cause, the ad group may exist. */
export function unreadableAnswer(cause: unknown): { failure: Failure } {
	return {
		failure: {
			kind: 'server',
			status: null,
			...unexpected(cause instanceof Error ? cause.message : String(cause)),
			retry: 'never',
			outcomeUnknown: true,
			dooms: 'nobody',
		},
	};
}
