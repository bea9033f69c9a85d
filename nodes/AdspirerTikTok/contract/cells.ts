import { formatValue } from '../base/wording';
import type { AgesBetween } from '../parse/people';
import type { Parsed } from '../parse/cellText';
import type { MoneyTerms } from '../parse/money';
import type { TimeReading } from '../parse/time';
import type { Fault, Told } from '../problems/problem';

/** What parsing depends on besides the value. */
export interface ParseContext
	extends Pick<TimeReading, 'zone' | 'dateOrder'>,
		Pick<MoneyTerms, 'currency' | 'thousands'> {
	/** The time of the run, in milliseconds since 1970. */
	readonly now: number;
	/** What ages between TikTok's groups become; refused unless given. */
	readonly agesBetweenGroups?: AgesBetween;
	/** What an M in the column of genders means. */
	readonly mMeans?: 'women' | 'men' | 'either';
	/** True if the column of locations holds US states, so that "IN" is one, too. */
	readonly namesStates?: boolean;
	/** The heading of an argument's column, filled or not. Only set with Map Automatically. */
	readonly headingOf?: (argument: string) => string | undefined;
	/** What the row has for the arguments that the field reads. */
	readonly given?: Readonly<Record<string, string | undefined>>;
	/** True if Additional Arguments gives one of them. */
	readonly isOverridden?: boolean;
	/** True if one of them has a problem of its own. */
	readonly isUnsure?: boolean;
	/** True if the row gives none of them, and its parent, which is still to be looked up, may tell one. */
	readonly isToldLater?: boolean;
	/** The billing event that the price's heading names, or "bid". */
	readonly priceIs?: string;
}

export type Parser = (value: unknown, context: ParseContext) => Parsed<unknown>;

export type ByName<T> = Readonly<Record<string, T>>;

/** A cell with the heading that it is under. */
export interface Cell {
	readonly heading: string;
	/** Of each column, where the value was made of several. */
	readonly headings?: readonly string[];
	readonly fills?: string | undefined;
	/** What its column means. */
	readonly means?: string | undefined;
	/** True if a person said what its column means. */
	readonly isAnswered?: boolean;
	readonly value: unknown;
	/** What its heading or another cell says about how to parse it. */
	readonly notes?: Partial<ParseContext>;
}

/** What a row's cells give for an argument. */
export interface FilledValue extends Cell {
	/** Why it can't be used. */
	readonly problem?: Told;
	/** The columns that it is about, if not only the heading's. */
	readonly columns?: readonly string[] | undefined;
	/** Set if the value isn't what was written. */
	readonly reading?: { readonly written: string; readonly readAs: string };
}

/** The cells of one row, for what takes its value from several columns. */
export interface RowCells {
	/** True if the row creates something, false if it changes what exists. */
	readonly isNew: boolean;
	readonly find: (column: string) => Cell | undefined;
	/** The one amount of several cells; the column `mayRepeat` may hold the same as another one. */
	readonly oneAmount: (cells: readonly Cell[], mayRepeat?: string) => Cell | undefined;
	/** An amount with the currency that its heading or another cell of the row names. */
	readonly withCurrency: (cell: Cell) => FilledValue;
	readonly refuseOther: (cell: Cell, otherCell: Cell | undefined) => void;
}

export type Filled = ByName<FilledValue | undefined>;

/** By what it is about, the values that may be meant; one where it is clear. */
type Clue = { readonly [Key in keyof ParseContext]?: ReadonlyArray<ParseContext[Key]> };

/** How the clear cells of a column settle its ambiguous ones. */
export interface Clues {
	/** What one cell shows, each time with all that it may mean. */
	readonly shownBy: (value: unknown, heading: string) => readonly Clue[];
	readonly inConflict?: Partial<ParseContext>;
	/** What a heading alone says, where no cell shows anything. */
	readonly otherwise?: (heading: string) => Partial<ParseContext>;
}

/** Cells in place of one, each with what it fills, or why it can't be read. */
export type SplitCell = readonly Cell[] | Told;

export const areCells = (split: SplitCell): split is readonly Cell[] => Array.isArray(split);

/** How the cells of a column become what it fills, where that isn't the first of them as it is. */
export interface CellRules {
	/** Several cells in place of one, such as a start and an end. */
	readonly split?: (cell: Cell) => SplitCell;
	/** A cell made of other columns. */
	readonly combined?: (cells: RowCells) => Cell | undefined;
	/** Cells that add up to one value, such as a date and a time. */
	readonly join?: (cells: readonly Cell[]) => readonly Cell[];
	/** Fills the argument, and others with it. */
	readonly fill?: (cells: RowCells, argumentCells: readonly Cell[], argument: string) => Filled;
	/** Columns with the same ones settle each other's cells, too. */
	readonly clues?: Clues;
	/** True for what a plan's row of sums leaves empty. */
	readonly leftEmptyInTotals?: true;
}

/** What is special about one kind of sheet. A plain one needs none of this. */
export interface SheetRules {
	/** By what a column means, or by the argument that it fills. */
	readonly cells: ByName<CellRules & { readonly parse?: unknown }>;
	/** The money of a row: rows of one account are in one currency. */
	readonly amount?: { readonly argument: string; readonly columns: readonly string[] };
	readonly usualChanges?: string;
}

/** A cell as it fills a column, with what of its value is for that. */
export const filling = (cell: Cell, fills: string, value = cell.value): Cell => ({
	...cell,
	fills,
	value,
});

/** Cells of several columns as one value; its heading names them all. */
export function joinedCell(cells: readonly Cell[], value: unknown): Cell {
	const headings = cells.map(({ heading }) => heading);
	return {
		heading: headings.join(' + '),
		headings,
		value,
	};
}

/** What is wrong with a cell's word, with the offer to explain it; the option compares whole cells. */
export function offerWords<Problem extends Told>(problem: Problem, cell: unknown): Problem {
	const { more = [] } = problem;
	const [only] = 'entries' in problem ? problem.entries : [problem];
	const isWhole = only !== undefined && formatValue(only.is) === formatValue(cell);
	const word = isWhole ? 'it' : { written: cell };
	const offer: Fault = {
		why: 'word to be explained',
		facts: { word },
	};
	return { ...problem, more: [...more, offer] };
}
