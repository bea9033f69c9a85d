/** A cell with the heading that it is under. */
export interface Cell {
	readonly heading: string;
	/** Of each column, where the value was made of several. */
	readonly headings?: readonly string[];
	readonly value: unknown;
}
