import type { SomeArguments } from '../contract/adGroupArguments';
import type { Problem } from '../parse/cell';
import type { KeyStrategy } from './keyStrategy';
import type { RowName } from './rowName';
import type { RunOptions } from './runOptions';

/** A value that was read as something else than its own text. */
export interface Reading {
	/** The field's label. */
	readonly field: string;
	/** What was written, quoted. */
	readonly written: string;
	readonly readAs: string;
}

/** A value that was not sent, because another field's value makes it senseless. */
export interface IgnoredValue {
	readonly field: string;
	/** Ends the sentence "… was ignored, because". */
	readonly because: string;
}

/** An input item, read and checked for an operation. */
export interface Row {
	/** From 0. */
	readonly item: number;
	readonly name: RowName;
	/** The arguments to send, by name; complete only where there is no problem. */
	readonly values: SomeArguments;
	readonly problems: readonly Problem[];
	readonly warnings: readonly Problem[];
	readonly readings: readonly Reading[];
	readonly ignored: readonly IgnoredValue[];
	readonly options: RunOptions;
	/** What a person calls an argument: its label in the form, or its column's heading. */
	readonly labelOf: (argument: string) => string;
	/** How many items the row gives at most. */
	readonly limit: number;
	/**
	 * For Create; undefined where the row's duplicate protection can't be read, and `problems` says why.
	 */
	readonly strategy?: KeyStrategy | undefined;
	/** The ID of the ad group that the row already has; such a row is done, and nothing is said of it. */
	readonly existingAdgroupId?: string | undefined;
}

/** All rows of a run, and what concerns the sheet as a whole. */
export interface Rows {
	readonly rows: readonly Row[];
	/** Filled columns that Map Automatically found no use for. */
	readonly unusedColumns: readonly string[];
}
