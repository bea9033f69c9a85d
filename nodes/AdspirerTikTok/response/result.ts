import type { Answer } from './envelope';
import type { Failure } from './failure';

export type { Answer } from './envelope';

/** An ad group that exists, as the output shows it. */
export interface CreatedAdGroup {
	/** Null where no answer names it for certain: a wrong ID is worse than none. */
	readonly adgroupId: string | null;
	readonly adgroupName: string;
	readonly campaignId: string;
	/** The idempotency key that it was created with; null where this node did not create it. */
	readonly key: string | null;
	/** Set where this run made no call for it, or could not tell from the call that it was created. */
	readonly alreadyCreated?: AlreadyCreated;
	readonly answer: Answer;
}

/**
 * How the node knows of an ad group other than by a creation's answer: from an earlier try of the
 * execution, by the ID or name in the row, or from the campaign's list after an unknown outcome.
 */
export type AlreadyCreated = 'earlier try' | 'given ID' | 'same name' | 'found in list';

/** What a row came to. */
export type Result =
	| { readonly created: CreatedAdGroup }
	| { readonly failure: Failure; readonly key: string | null };
