/** What a list tool of the service lists. */
export type ListKind = 'adGroup' | 'campaign' | 'account' | 'targeting';

/** One thing of a list whose ID and name belong together for certain. */
export interface ListEntry {
	/** Digits; of targeting options a code such as "en" too. */
	readonly id: string;
	/** The name as TikTok has it; where it is cut, with the dots that say so. */
	readonly name: string;
	/** True where the name was cut ("…" or "..."). */
	readonly nameIsCut: boolean;
	/** Everything else, by the heading or key that the service gave it. */
	readonly details: Readonly<Record<string, unknown>>;
}

/** What could be read of a list. */
export interface List {
	readonly entries: readonly ListEntry[];
	/** How many entries could not be read for certain. */
	readonly unreadable: number;
	/**
	 * True where nothing hints at more entries: every total fits, there is no sign of further pages
	 * or of cut-off text, and nothing is left out.
	 */
	readonly complete: boolean;
}

/** An entry before its name is cleaned and compared with the others. */
export interface Candidate {
	readonly id: string;
	/** As written, with the marks of Markdown where it comes from a text. */
	readonly rawName: string;
	readonly details: Readonly<Record<string, unknown>>;
}
