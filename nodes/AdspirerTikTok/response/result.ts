import type { Failure } from './failure';
import type { Quota } from './quota';
import type { Body } from './textForms';

/** What an item shows of an answer. */
export interface Answer {
	/** Missing if the answer doesn't name it. */
	readonly tool?: string | undefined;
	readonly text: string;
	readonly structured?: unknown;
	readonly content?: readonly unknown[] | undefined;
	readonly quota?: Quota | undefined;
	/** True if parts of it were too long to be kept. */
	readonly isCut?: boolean;
	/** The parsed body; missing if there was no answer, or it wasn't kept. */
	readonly raw?: Body;
	/** Characters of the body. */
	readonly length?: number;
	/** The beginning of the body as it came, if it doesn't name what was created. */
	readonly excerpt?: string;
}

/** What a row creates: it was created, or is known to be there. */
export interface Entity {
	/** Null if no answer names it for certain: a wrong ID is worse than none. */
	readonly id: string | null;
	readonly name: string;
	readonly parentId: string;
	/** Set if this run made no call for it, or could not tell from the call that it was created. */
	readonly alreadyCreated?: AlreadyCreated;
	/** Set if only a list showed its ID; 'undated' if that gives no time of creation. */
	readonly idFromList?: 'dated' | 'undated';
	/**
	 * Whether it is paused, if it was to start so: 'unknown' if a call got no answer. What 'may be
	 * older' than this execution is left as it is: a person may have switched it on.
	 */
	readonly paused?: 'yes' | 'no' | 'unknown' | 'may be older' | undefined;
	/** Why it isn't, or why that isn't known, as far as this run found out. */
	readonly notPaused?: Failure | undefined;
}

/**
 * How the node knows of an entity other than by the answer that created it: from an earlier try of the
 * execution, by the row's ID or name, or from a list, where it may be an older one.
 *
 * @internal
 */
export type AlreadyCreated = 'earlier try' | 'given ID' | 'same name' | 'found in list' | 'older';

/** A call that was carried out, or an entity that needs none. */
export interface Done {
	readonly answer: Answer;
	/** The idempotency key of the call; null if it has none, or this node did not make it. */
	readonly key: string | null;
	/** What the row creates, if it does. */
	readonly entity?: Entity;
}

/** A row that failed, or whose outcome is unknown. */
export interface Failed {
	readonly failure: Failure;
	/** The row's idempotency key; null if it got none. */
	readonly key: string | null;
}

/**
 * What came of a row; one that is skipped, such as a blank one, has the reason as a sentence. Rows
 * that are one entity, or were sent once, share one result.
 */
export type Result = Done | Failed | { readonly skipped: string; readonly key: null };

/** A result with an entity. */
export type Created = Done & { readonly entity: Entity };

/** True if a row has what it creates. */
export function isCreated(result: Result): result is Created {
	return 'answer' in result && result.entity !== undefined;
}

/** True for an entity that can be paused now. */
export function isToPause(result: Result): result is Created {
	if (!isCreated(result)) return false;
	const { id, paused } = result.entity;
	return id !== null && (paused === 'no' || paused === 'unknown');
}

/** What failed of a row: all of it, or the pause of what was created; undefined if nothing did. */
export function failureOf(result: Result): Failure | undefined {
	if ('failure' in result) return result.failure;
	return isCreated(result) ? result.entity.notPaused : undefined;
}

/** True for a result that leaves it open what was done. */
export function isOutcomeUnknown(result: Result | undefined): result is Failed {
	return result !== undefined && 'failure' in result && result.failure.outcomeUnknown;
}
