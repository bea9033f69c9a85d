import type { ArgumentName } from '../../contract/adGroupArguments';

/**
 * What a column can fill: an argument, or one of the columns that plans have and the tool hasn't.
 *
 * - `budget_daily`, `budget_lifetime`: the budget, and the budget mode with it.
 * - `placement`: the kind of placement or the placements, whichever the cell names.
 * - `adgroup_id`: the ID of an ad group that exists, so that the row is done.
 * - `new_budget`, `new_name`: the budget and the name that an update sets.
 * - `age_from`, `age_to`: the youngest and the oldest age, each in a column of its own.
 */
export type HeadingTarget =
	| ArgumentName
	| 'budget_daily'
	| 'budget_lifetime'
	| 'placement'
	| 'adgroup_id'
	| 'age_from'
	| 'age_to'
	| 'new_budget'
	| 'new_name';

/** Headings by what their columns fill. */
export type Headings = { readonly [Target in HeadingTarget]?: readonly string[] };

/** The headings of columns of one kind, such as those of money. */
export interface HeadingTable {
	/** Headings that say what the column holds. */
	readonly headings: Headings;
	/** Headings that count where no column has a plainer one for the same. */
	readonly generalHeadings?: Headings;
	/**
	 * Headings of columns that hold either an ID or a name. Only an ID, or a link with one, can be used;
	 * a cell with anything else is no problem, because plans name campaigns and accounts for people.
	 */
	readonly namesOrIds?: Headings;
}
