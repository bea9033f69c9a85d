import type { Parsed } from '../parse/cell';
import type { Told } from '../problems/problem';
import type { DateOrder } from '../parse/dateText';
import type { Column, FieldOf, ParseContext } from './fields';
import type { CreationRules } from './rules';
import type { ListForm, Tool, Values } from './tools';

export type { Values } from './tools';

type ByName<T> = Readonly<Record<string, T>>;

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
	/** Why it can't be used; completes a sentence that begins with the heading. */
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
	readonly oneAmount: (all: readonly Cell[], mayRepeat?: string) => Cell | undefined;
	/** An amount with the currency that its heading or another cell of the row names. */
	readonly withCurrency: (cell: Cell) => FilledValue;
	readonly refuseOther: (cell: Cell, other: Cell | undefined) => void;
}

export type Filled = ByName<FilledValue | undefined>;

/** By what it is about, the values that may be meant; one where it is clear. */
type Clue = { readonly [Key in keyof ParseContext]?: ReadonlyArray<ParseContext[Key]> };

/** How the clear cells of a column settle its ambiguous ones. */
export interface Clues {
	readonly of: readonly string[];
	/** What one cell shows, each time with all that it may mean. */
	readonly shownBy: (value: unknown, heading: string) => readonly Clue[];
	readonly inConflict?: Partial<ParseContext>;
	/** What a heading alone says, where no cell shows anything. */
	readonly otherwise?: (heading: string) => Partial<ParseContext>;
}

/** Cells in place of one, each with what it fills, or why it can't be read; completes a sentence. */
export type SplitCell = readonly Cell[] | Told;

export const areCells = (split: SplitCell): split is readonly Cell[] => Array.isArray(split);

/** What is special about the columns of one kind of sheet. A plain column needs none of this. */
export interface SheetRules {
	/** Columns of a plan that its row of sums leaves empty. */
	readonly emptyInTotals?: readonly string[];
	/** The money of a row: rows of one account are in one currency. */
	readonly amount?: { readonly argument: string; readonly columns: readonly string[] };
	/** Several cells in place of one, such as a start and an end, by what its column means. */
	readonly split?: ByName<(cell: Cell, order: DateOrder) => SplitCell>;
	/** A cell for a column made of other columns. */
	readonly combined?: ByName<(cells: RowCells) => Cell | undefined>;
	/** Cells of several columns for one argument that add up to one value, such as a date and a time. */
	readonly join?: ByName<(cells: readonly Cell[], order: DateOrder) => readonly Cell[]>;
	/** Fills an argument, and others with it, in another way than by the first of its cells. */
	readonly fill?: ByName<(cells: RowCells, own: readonly Cell[], argument: string) => Filled>;
	readonly clues?: readonly Clues[];
	readonly usualChanges?: string;
	/** In another network's export, known by a heading, columns of these meanings can't be used: a setting. */
	readonly idsOfOthers?: {
		readonly isOthers: (heading: string) => boolean;
		readonly means: readonly string[];
		readonly setting: string;
	};
}

/** A thing as a list of the service shows it, as far as it may contradict a row. */
export interface Listed {
	readonly details: Values;
	readonly budget?: number | undefined;
}

/** An argument whose value differs between what exists and the row. */
export interface ChangedValue {
	readonly argument: string;
	/** Undefined if it wasn't sent. */
	readonly before: unknown;
	readonly now: unknown;
}

/** All that the node has to know about a thing it can create, so that no other code names one. */
export interface Creation {
	readonly noun: string;
	readonly parentNoun: string;
	/** The list in which a row's parent is looked up by its name, if its ID isn't needed. */
	readonly parentLookup?:
		| {
				readonly noun: 'campaign' | 'ad group';
				/** The column with its name, where that isn't the one of its ID. */
				readonly column?: string;
				/** The column with what the parent is in, by name or ID, which narrows its list down. */
				readonly within?: string;
		  }
		| undefined;
	/** What creates the parents, whose results may come in as rows. */
	readonly parent?: Creation | undefined;
	/** What the details of a listed parent, or a row's own values, tell of a row's arguments. */
	readonly toldByParent?: (listed: Listed) => Values;
	/** Why a listed parent of the right name can't take one; completes "is <name>,". */
	readonly refusesParent?: (listed: Listed) => string | undefined;
	readonly tool: Tool;
	readonly nameArgument: string;
	readonly parentArgument: string;
	/** What holds its ID in columns, items and answers: `adgroup_id`. */
	readonly idKey: string;
	readonly parseExistingId: (value: unknown) => Parsed<string>;
	/** The option with more arguments for its tool, where that isn't 'additionalArguments'. */
	readonly additionalOption?: 'adAdditionalArguments';
	/** Options that mean nothing for it. */
	readonly otherOptions: readonly string[];
	readonly fields: readonly FieldOf[];
	/** Every column that Map Automatically knows for it, by what the column fills. */
	readonly columns: ByName<Column>;
	readonly sheet?: SheetRules;
	/** The list of headings of its own status; those of other things' statuses mean nothing for it. */
	readonly statusHeadings?: string;
	/** The two things that each row of its sheet describes, what the second is in first. */
	readonly parts?: readonly [Creation, Creation];
	/** True for one of these two. */
	readonly isOfPart?: true;
	/** Headings that each of the two may be meant by, and that name a field of one. */
	readonly eitherPart?: readonly string[];
	/** Columns of what else can be created: whole headings that mean nothing here, and are passed over. */
	readonly columnsOfOthers?: readonly string[];
	/** What to run again to create one on purpose, where that isn't the row alone. */
	readonly runAgain?: string;
	readonly rules: CreationRules;
	/** Arguments that no row may leave blank where others fill them in. */
	readonly neverBlank: readonly string[];
	readonly list: {
		readonly tool: Tool;
		readonly form: ListForm;
		/** Where a listed thing of the row's name shows other values than the row's. */
		readonly differences: (listed: Listed, sent: Values) => readonly ChangedValue[];
	};
	/** What switches it off right after its creation, with the call's arguments other than its ID. */
	readonly pause: {
		readonly tool: Tool;
		readonly fixed: Values;
		/** What it does before, as a sentence. */
		readonly meanwhile: string;
		/** How to pause only some of what is in it, as a sentence after another one. */
		readonly toPausePart?: string;
	};
	/** Milliseconds for which a call without an answer may still be running. */
	readonly repeatAfter: number;
	/** Milliseconds to wait for the answer, unless the option says otherwise. */
	readonly timeout: number;
	/** Arguments that decide who sees the ads or what they cost: their warnings come first. */
	readonly deciding: readonly string[];
	/** What a row would create, in parts of one sentence. */
	readonly summarize: (values: Values, zone: string) => readonly string[];
	/** What it may spend, and for how long: "a day" or "in total"; undefined if it spends nothing itself. */
	readonly spending?: (values: Values) => { readonly amount: number; readonly period: string };
	/** What an AI agent, which sees no form, is told in addition to the answer. */
	readonly noteForAgent?: (values: Values) => string;
}

/** What a thing without a parent of its own is in. A row may leave it out, where there is only one. */
const account = { parentNoun: 'ad account', parentArgument: 'advertiser_id' } as const;
type Parent = Pick<Creation, keyof typeof account>;

/** A creation as it is described: without a parent it is in the ad account. */
export type DescribedCreation = Omit<Creation, keyof Parent> &
	(Parent | { [Key in keyof Parent]?: undefined });

const hasParent = (described: DescribedCreation): described is Creation =>
	described.parentArgument !== undefined;

/** The creation of a description. */
export function creationOf(described: DescribedCreation): Creation {
	if (hasParent(described)) return described;
	// With the account in some rows and not in others, one thing would pass for two.
	const neverBlank = [...described.neverBlank, account.parentArgument];
	return { ...described, ...account, neverBlank };
}

/** True for what has no parent but the ad account. */
export const isInAccount = ({ parentArgument }: Creation): boolean =>
	parentArgument === account.parentArgument;
