import type { FieldOf, ParseContext } from '../contract/fields';
import type { Problem } from '../parse/cell';
import type { Reading, Row } from './row';
import type { RunOptions } from './runOptions';

/** The label of a parameter in the form. */
export type LabelOfParameter = (name: string, collection?: string) => string;

/** What an operation takes from each row. */
export interface RowSpec {
	/** In the order in which they are read, and their problems told. */
	readonly fields: readonly FieldOf[];
	/** Arguments that are the same for all rows. */
	readonly fixed?: Readonly<Record<string, unknown>>;
	/** Arguments of which a row has to give one at least; without any it would change nothing. */
	readonly needsOneOf?: readonly string[];
	/** What is wrong with a row whose values are good one by one. */
	readonly check?: (
		values: Row['values'],
		options: RunOptions,
		labelOf: (argument: string) => string,
	) => readonly Problem[];
	/** True where 'Return All' and 'Limit' say how much of the answer is wanted. */
	readonly limited?: true;
	/** True where 'Mapping Mode' can say that the columns fill the arguments by their headings. */
	readonly mappable?: true;
	/**
	 * True for ad groups that are to be created: with duplicate protection, additional arguments, the
	 * rules between arguments, and warnings of columns that aren't used.
	 */
	readonly creates?: true;
	/** What the form calls parameters that fill no argument, such as options. */
	readonly labels: LabelOfParameter;
}

/** A value before it is parsed, or why there is none, with what a person calls it. */
export interface Given {
	readonly label: string;
	readonly value?: unknown;
	/** Why it can't be read; completes a sentence that begins with the label. */
	readonly problem?: string;
	/**
	 * Why it is empty, where there is more to say than that.
	 *
	 * @param soThat what comes of it, if that is not plain.
	 */
	readonly whyEmpty?: (soThat?: string) => string | undefined;
	/** True where the form gives it by an expression, so that nobody saw there what it is. */
	readonly isExpression?: boolean;
	/** What its own place says about how to read it, such as the time zone in a heading. */
	readonly notes?: Partial<ParseContext>;
	/** The heading of its column, filled or not, with Map Automatically. */
	readonly heading?: string | undefined;
}

/** A cell with the heading that it is under. */
export interface Cell {
	readonly heading: string;
	/** Of each column, where the value was made of several. */
	readonly headings?: readonly string[];
	readonly value: unknown;
}

/** A row before its values are parsed. */
export interface GivenRow {
	/** By argument. */
	readonly given: ReadonlyMap<string, Given>;
	/** True where the values come from the row's columns and not from the form. */
	readonly isMapped: boolean;
	readonly problems: readonly Problem[];
	readonly warnings: readonly Problem[];
	readonly readings: readonly Reading[];
	/** The ID of the ad group that the row already has, as it is written, for Create. */
	readonly existing?: Cell | undefined;
	/** Cells that name a campaign, an account or audiences for people, and hold no ID. */
	readonly names: ReadonlyMap<string, Cell>;
	/** A cell of an unknown column that names countries, which counts where the row has no others. */
	readonly unknownCountries?: Problem | undefined;
	/** Filled columns that nothing is made of. */
	readonly unusedColumns: readonly string[];
}
