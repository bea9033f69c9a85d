import type { KeyStrategyName } from '../rows/keyStrategy';
import type { Work } from './rowOutcome';

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
	readonly work: Work;
}

/** Ends a sentence about a call whose outcome is open. */
export const outcomeOpen = 'so the ad group may or may not have been created';
