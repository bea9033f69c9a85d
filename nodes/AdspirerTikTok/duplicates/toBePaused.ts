import { isCreated, type AdGroup, type Created, type Result } from '../response/result';
import type { RunOptions } from '../rows/row';
import { keysAreRememberedFor } from './idempotencyKey';
import type { CreatedEntry } from './journal';

/*
 * Which ad groups Start Paused is about: those that this execution created for certain. A person may
 * have switched on any other.
 */

/** An ad group as a row has it, with whether it is to be paused where the row wants that. */
export function toStartPaused(
	adGroup: AdGroup,
	{ startPaused }: Pick<RunOptions, 'startPaused'>,
): AdGroup {
	const { alreadyCreated: known, idFromList, paused } = adGroup;
	if (!startPaused || paused === 'yes' || paused === 'unknown') return adGroup;
	const isOwn =
		known === undefined ||
		known === 'found in list' ||
		(known === 'earlier try' && paused !== undefined);
	const state = idFromList === 'undated' ? 'may be older' : (paused ?? 'no');
	return { ...adGroup, paused: isOwn ? state : undefined };
}

/** True for a row's ad group that can be paused now. */
export function isToPause(result: Result | undefined): result is Created {
	if (result === undefined || !isCreated(result)) return false;
	const { adgroupId, paused } = result.adGroup;
	return adgroupId !== null && (paused === 'no' || paused === 'unknown');
}

/**
 * True for one that an earlier try created and didn't pause. Where a call for that got no answer, only
 * as long as the service surely remembers its key: a person may have resumed it since.
 */
export function mayStillBePaused({ paused, since }: CreatedEntry): boolean {
	return paused === 'no' || (paused === 'unknown' && Date.now() - since < keysAreRememberedFor);
}
