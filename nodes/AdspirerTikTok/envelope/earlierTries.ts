import type { Failure } from './failure';
import { earlierTryUnknown, noAnswer } from './failureWords';

/** The service answers a known key with what it stored, so these tell that nothing was created. */
const definite = new Set(['rejected', 'multiple_accounts']);

/**
 * A later failure of a row whose earlier try got no answer: unless it is definite, the ad group may
 * exist from that earlier try, and has to be told as such.
 */
export function withEarlierTries(failure: Failure, earlier: Failure | undefined): Failure {
	if (!earlier?.outcomeUnknown || failure.outcomeUnknown || definite.has(failure.kind))
		return failure;
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
