import type { KeyStrategyName } from '../rows/keyStrategy';

/** What a call was to do, where it was not to create an ad group. */
export type Work =
	/** Find things, such as "campaign"; `byId` where an ID can be entered instead. */
	| { readonly finds: string; readonly byId?: boolean }
	/** Change an ad group; completes "the ad group was", such as "paused". */
	| { readonly did: 'updated' | 'paused' | 'resumed' | 'deleted' };

/** What a person reads of a failure. */
export interface Description {
	/** What happened, in one or two sentences that don't name the row. */
	readonly message: string;
	/** What to do about it. */
	readonly remedy: string;
	/**
	 * The same where the ad group may exist, so that running the row again is not the next thing to
	 * do; may be empty. Missing where the remedy serves.
	 */
	readonly remedyIfOpen?: string;
}

/** What the advice depends on. */
export interface Advice {
	/** The duplicate protection of the row. */
	readonly protection: KeyStrategyName;
	/** What another row of the run is called within a sentence, by its place from 0. */
	readonly labelOf: (item: number) => string;
	/** Missing where an ad group was to be created. */
	readonly work?: Work;
}

/** Ends a sentence about a call whose outcome is open. */
export const outcomeOpen = 'so the ad group may or may not have been created';
