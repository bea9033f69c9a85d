import { formatValue } from '../base/values';
import type { Parsed } from '../parse/cellText';
import type { MoneyTerms } from '../parse/money';
import type { AgesBetween } from '../parse/people';
import type { TimeReading } from '../parse/time';
import type { Fault, Told } from '../problems/problem';

/** The context of parsing, besides the value. */
export interface ParseContext
	extends Pick<TimeReading, 'zone' | 'dateOrder' | 'year'>,
		Pick<MoneyTerms, 'currency' | 'thousands'> {
	/** The time of the run, in milliseconds since 1970. */
	readonly now: number;
	/** The reading of ages between TikTok's groups; refused unless given. */
	readonly agesBetweenGroups?: AgesBetween;
	/** The meaning of an M in the column of genders. */
	readonly mMeans?: 'women' | 'men' | 'either';
	/** The meaning of a P in it where an L shows that it may be no "persons". */
	readonly pMeans?: 'women' | 'either';
	/** True if the column of locations holds US states, so that "IN" is one, too. */
	readonly namesStates?: boolean;
	/** The period that a budget's column or row names. */
	readonly mode?: string;
	/** True if a person said in Words in Cells what the cell means. */
	readonly isSaid?: boolean;
	/** True if the column doesn't say what its price is for. */
	readonly isAnyPrice?: boolean;
}

export type Parser = (value: unknown, context: ParseContext) => Parsed<unknown>;

export type ByName<T> = Readonly<Record<string, T>>;

/** A cell with the heading that it is under. */
export interface Cell {
	readonly heading: string;
	/** Of each column, where the value was made of several. */
	readonly headings?: readonly string[];
	/** The column that it fills. */
	readonly fills?: string | undefined;
	/** True if a person said what its column means. */
	readonly isAnswered?: boolean;
	readonly value: unknown;
	/** The sheet's own cell, if the value was made of it. */
	readonly written?: unknown;
	/** Notes of its heading or another cell about how to parse it. */
	readonly notes?: Partial<ParseContext>;
	/** Why it can't be used. */
	readonly problem?: Told;
	/** The columns that the problem is about, if not only the heading's. */
	readonly columns?: readonly string[] | undefined;
}

/** How the cells of some columns become those of others, before any field is read. */
export interface Combination {
	/** The columns whose cells it takes, if a row fills one of them. */
	readonly from: readonly string[];
	/** The fields that they may fill. */
	readonly fills: readonly string[];
	/** True if a word that means none as well as no is an answer here. */
	readonly takesNo?: boolean;
	readonly to: (cells: readonly Cell[]) => readonly Cell[];
}

/** How all cells of a column settle those that may be read in several ways: what suits all of them counts. */
export interface ColumnReading {
	/** The arguments whose cells are looked at together. */
	readonly of: readonly string[];
	/** The part of the context that they settle. */
	readonly note: keyof ParseContext;
	/** The readings that suit a cell; undefined for one that shows nothing. */
	readonly allowedBy: (value: unknown, heading: string) => readonly unknown[] | undefined;
	/** The reading if several suit all cells, or none does. */
	readonly otherwise?: ParseContext[keyof ParseContext];
}

/** The rules of one kind of sheet. A plain one needs none of this. */
export interface SheetRules {
	readonly combinations?: readonly Combination[];
	readonly readings?: readonly ColumnReading[];
	/** The columns that a plan's row of sums leaves empty. */
	readonly leftEmptyInTotals: readonly string[];
	/** The money of a row: rows of one account are in one currency. */
	readonly amount?: { readonly argument: string; readonly columns: readonly string[] };
	readonly usualChanges?: string;
}

/** The problem of a cell's word, with the offer to explain it; the option compares whole cells. */
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
