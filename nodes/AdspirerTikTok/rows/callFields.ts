import type { FieldOf } from '../contract/fields';
import type { Problem } from '../parse/problem';
import type { HeadingNotes } from './headingNotes';
import type { RunOptions } from './runOptions';

/** What an operation sends for each row. */
export interface CallFields {
	readonly fields: readonly FieldOf[];
	/** Arguments that are the same for all rows. */
	readonly fixed?: Readonly<Record<string, unknown>>;
	/** Arguments of which a row has to give one at least; without any it would change nothing. */
	readonly needsOneOf?: readonly string[];
	/** What is wrong with a row whose values are good one by one. */
	readonly check?: (
		values: Readonly<Record<string, unknown>>,
		options: RunOptions,
		labelOf: (argument: string) => string,
	) => readonly Problem[];
	/** True where 'Return All' and 'Limit' say how much of the answer is wanted. */
	readonly limited?: true;
	/** True where 'Mapping Mode' can say that the columns fill the arguments by their headings. */
	readonly mappable?: true;
}

/** A value, or why there is none, with what a person calls it. */
export interface Given {
	readonly label: string;
	readonly value?: unknown;
	/** Why it could not be read; completes a sentence that begins with the label. */
	readonly problem?: string;
	/** Why a required value is missing, where there is more to say than that it is empty. */
	readonly whyMissing?: string;
	/** What its heading says about how to read it. */
	readonly notes?: HeadingNotes;
	/** True where the sheet has a column for it. */
	readonly hasColumn?: true;
}

/** The values of a row by argument. */
export interface GivenRow {
	readonly values: ReadonlyMap<string, Given>;
	readonly problems: readonly Problem[];
	/** True where they come from the row's columns and not from the form. */
	readonly isMapped: boolean;
	/** Filled columns that Map Automatically found no use for. */
	readonly unusedColumns: readonly string[];
}
