import type { ChangedValue } from '../contract/creation';
import type { Fault } from '../problems/problem';
import type { Answer } from './answer';
import type { Failure } from './failure';

/** What a row creates: created by it, or known to exist. */
export interface Entity {
	readonly id: string | null;
	readonly name: string;
	readonly parentId: string;
	/**
	 * How the node knows about it, if not by the answer that created it. With 'other arguments' the service
	 * refused the row's key, which had been used with other ones, perhaps only another account.
	 */
	readonly alreadyCreated?:
		| 'earlier try'
		| 'given ID'
		| 'same name'
		| 'other arguments'
		| 'found in list';
	/** Set if only a list showed its ID, and whether that proves that the row's own call created it. */
	readonly idFromList?: 'new' | 'may be older';
	/** True if an earlier call without an answer may have created it once more. */
	readonly mayBeTwice?: boolean | undefined;
	/** Set for a name that existed: where a list shows other values than the row's. */
	readonly differs?: readonly ChangedValue[];
	/** Set with Start Paused. What 'may be older' isn't touched: a person may have switched it on. */
	readonly paused?: 'yes' | 'no' | 'unknown' | 'may be older' | undefined;
	readonly notPaused?: Failure | undefined;
}

/** A call that was carried out, or an entity that needs none. */
export interface Done {
	readonly answer: Answer;
	/** The idempotency key of the call; null if it has none, or this node did not make it. */
	readonly key: string | null;
	readonly entity?: Entity;
}

/** A row that failed, or whose outcome is unknown. */
export interface Failed {
	readonly failure: Failure;
	readonly key: string | null;
}

/** The outcome of a row, with why it is `skipped`. Rows that are one entity, or were sent once, share it. */
export type Result = Done | Failed | { readonly skipped: Fault; readonly key: null };

export type Created = Done & { readonly entity: Entity };

/** True if what the row creates exists. */
export function isCreated(result: Result): result is Created {
	return 'answer' in result && result.entity !== undefined;
}

/** True for an entity that can be paused now. */
export function isToPause(result: Result): result is Created {
	if (!isCreated(result)) return false;
	const { id, paused } = result.entity;
	return id !== null && (paused === 'no' || paused === 'unknown');
}

/** The failure of a row, or of the pause after its creation, if any. */
export function failureOf(result: Result): Failure | undefined {
	if ('failure' in result) return result.failure;
	if (isCreated(result)) return result.entity.notPaused;
	return undefined;
}

/** True for a call that may have been carried out. */
export const isOutcomeUnknown = (result: Result): result is Failed =>
	'failure' in result && result.failure.outcomeUnknown;
