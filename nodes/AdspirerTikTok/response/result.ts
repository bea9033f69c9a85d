import type { Answer } from './envelope';
import type { Failure } from './failure';

/** An ad group that a row has: created, or known to be there. */
export interface Entity {
	/** Null where no answer names it for certain: a wrong ID is worse than none. */
	readonly id: string | null;
	readonly name: string;
	readonly parentId: string;
	/** Set where this run made no call for it, or could not tell from the call that it was created. */
	readonly alreadyCreated?: AlreadyCreated;
	/** Set where only the campaign's list named its ID; 'undated' where that says no time of creation. */
	readonly idFromList?: 'dated' | 'undated';
	/**
	 * Whether it is paused, where it was to start so: 'unknown' where a call got no answer. What 'may be
	 * older' than this execution is left as it is: a person may have switched it on.
	 */
	readonly paused?: 'yes' | 'no' | 'unknown' | 'may be older' | undefined;
	/** Why it isn't, or why that isn't known, as far as this run found out. */
	readonly notPaused?: Failure | undefined;
}

/**
 * How the node knows of an ad group other than by a creation's answer: from an earlier try of the
 * execution, by the row's ID or name, or from the campaign's list, where it may be an older one.
 *
 * @internal
 */
export type AlreadyCreated = 'earlier try' | 'given ID' | 'same name' | 'found in list' | 'older';

/** A call that was carried out, or an ad group that needs none. */
export interface Done {
	readonly answer: Answer;
	/** The idempotency key of the call; null where it has none, or this node did not make it. */
	readonly key: string | null;
	/** The row's ad group, where it was to be created. */
	readonly entity?: Entity;
}

/** A row that came to nothing, or of which that is not known. */
export interface Failed {
	readonly failure: Failure;
	/** The row's idempotency key; null where it got none. */
	readonly key: string | null;
}

/**
 * What a row came to; one that is passed over, such as a blank one, has the reason as a sentence. Rows
 * that are one ad group, or were sent once, share one result.
 */
export type Result = Done | Failed | { readonly skipped: string; readonly key: null };

/** A result with an ad group. */
export type Created = Done & { readonly entity: Entity };

/** True where a row has its ad group. */
export function isCreated(result: Result): result is Created {
	return 'answer' in result && result.entity !== undefined;
}

/** True for a row's ad group that can be paused now. */
export function isToPause(result: Result): result is Created {
	if (!isCreated(result)) return false;
	const { id: adgroupId, paused } = result.entity;
	return adgroupId !== null && (paused === 'no' || paused === 'unknown');
}

/** What failed of a row: all of it, or the pause of what was created; undefined where nothing did. */
export function failureOf(result: Result): Failure | undefined {
	if ('failure' in result) return result.failure;
	return isCreated(result) ? result.entity.notPaused : undefined;
}

/** True for a result that leaves it open what was done. */
export function isOutcomeUnknown(result: Result | undefined): result is Failed {
	return result !== undefined && 'failure' in result && result.failure.outcomeUnknown;
}
