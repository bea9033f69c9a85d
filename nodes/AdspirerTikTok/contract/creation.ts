import type { Parsed } from '../parse/cell';
import type { DateOrder } from '../parse/dateText';
import type { Column, FieldOf, ParseContext } from './fields';
import type { Tool } from './tools';

/** Arguments of a tool in the service's own form, by name. */
export type Values = Readonly<Record<string, unknown>>;

/** What a rule needs besides the row's arguments. */
export interface RuleContext extends Pick<ParseContext, 'now' | 'headingOf'> {
	/** The option Budget Limit, in the ad account's currency. */
	readonly budgetLimit?: number;
}

/** What is wrong or unusual about an argument; the message completes a sentence after its field. */
export interface Finding {
	readonly argument: string;
	readonly message: string;
}

/** An argument that only makes sense with certain values of another one. */
export interface Dependent {
	readonly argument: string;
	readonly dependsOn: string;
	/** Undefined where the argument makes sense; else completes "isn't sent, because". */
	readonly whyLeftOut: (values: Values, context: RuleContext) => string | undefined;
	/** True for a cell that can't be left out silently, since whoever wrote it relies on it. */
	readonly isRefused?: (value: unknown, context: ParseContext) => boolean;
}

/** A row halfway: what an argument may depend on when it is parsed. */
export interface PartlyParsed {
	readonly values: Values;
	/** What Additional Arguments gives; it overrides the fields. */
	readonly additional: Values;
	/** True for an argument whose problem is reported already. */
	readonly isRefused: (argument: string) => boolean;
}

/** What the arguments of one creation have to do with each other. */
export interface CreationRules {
	/** Checks what a person wrote in Additional Arguments; its problems follow the field's label. */
	readonly checkAdditional: (given: Values) => {
		readonly arguments: Values;
		readonly problems: readonly string[];
		readonly warnings: readonly string[];
	};
	/** Checks the values one by one, and adds what follows from them, such as a bid type. */
	readonly complete: (values: Values) => Values;
	readonly dependents: readonly Dependent[];
	/** What parsing an argument depends on besides its cell; called in the order of the fields. */
	readonly contextOf?: (argument: string, row: PartlyParsed) => Partial<ParseContext>;
	/** What is wrong between the cells as they are written and the row's values. */
	readonly contradictions?: (
		written: (argument: string) => unknown,
		values: Values,
	) => readonly Finding[];
	/** What a row is refused for, since it can't be meant. */
	readonly broken: (values: Values, context: RuleContext) => readonly Finding[];
	/** What a row is warned of; TikTok may reject it or may not, so it is sent. */
	readonly unusual: (values: Values, context: RuleContext) => readonly Finding[];
}

/** A cell with the heading that it is under. */
export interface Cell {
	readonly heading: string;
	/** Of each column, where the value was made of several. */
	readonly headings?: readonly string[];
	/** What its column fills, if anything. */
	readonly fills?: string | undefined;
	readonly value: unknown;
}

/** A cell with what is known about a column that fills nothing. */
export interface TopicCell extends Cell {
	readonly topic?: string | undefined;
}

/** What a row's cells give for an argument. */
export interface FilledValue extends Cell {
	/** What the heading or another cell says about how to parse it. */
	readonly notes?: Partial<ParseContext>;
	/** Why it can't be used; completes a sentence that begins with the heading. */
	readonly problem?: string;
	/** Set where the value isn't what was written. */
	readonly reading?: { readonly written: string; readonly readAs: string };
}

/** The cells of one row, for what takes its value from several columns. */
export interface RowCells {
	/** True where the row creates something, false where it changes what exists. */
	readonly isNew: boolean;
	/** The filled cell of a column, if any. */
	readonly find: (column: string) => Cell | undefined;
	/**
	 * The one cell of several columns of amounts; a dash or a zero counts only where nothing else does.
	 *
	 * @param mayRepeat the column that may hold the same amount as another one.
	 */
	readonly findAmount: (columns: readonly string[], mayRepeat?: string) => Cell | undefined;
	/** An amount with the currency that its heading or another cell of the row names. */
	readonly withCurrency: (cell: Cell) => FilledValue;
	/** Refuses the row for two cells that contradict each other. */
	readonly refuseOther: (cell: Cell, other: Cell | undefined) => void;
}

/** How the clear cells of a column settle its ambiguous ones. */
export interface Clues {
	/** Arguments whose cells explain each other's. */
	readonly of: readonly string[];
	/** What one cell shows. What cells contradict each other about isn't settled. */
	readonly shownBy: (value: unknown, heading: string) => ReadonlyArray<Partial<ParseContext>>;
	/** What applies where they do contradict each other. */
	readonly inConflict?: Partial<ParseContext>;
	/** What a heading alone says, where no cell shows anything. */
	readonly otherwise?: (heading: string) => Partial<ParseContext>;
}

/** What is peculiar to the columns of one kind of sheet. A plain column needs none of it. */
export interface SheetRules {
	/** Columns of a plan that its row of sums leaves empty. */
	readonly emptyInTotals?: readonly string[];
	/** The money of a row: rows of one account are in one currency. */
	readonly amount?: {
		readonly argument: string;
		readonly account: string;
		readonly columns: readonly string[];
	};
	/** What a column fills instead, in sheets that also have the column `next`. */
	readonly narrowed?: Readonly<Record<string, { readonly next: string; readonly fills: string }>>;
	/** The columns that fill a field, where they aren't those that it names. */
	readonly columnsOf?: (
		field: FieldOf,
		has: (column: string) => boolean,
	) => readonly string[] | undefined;
	/** Several cells in place of one, such as a start and an end. */
	readonly split?: (cell: TopicCell, order: DateOrder) => readonly TopicCell[];
	/** A cell for a column made of two other columns. */
	readonly combined?: Readonly<
		Record<
			string,
			{
				readonly of: readonly [string, string];
				readonly combine: (one: Cell | undefined, other: Cell | undefined) => Cell | undefined;
			}
		>
	>;
	/** Cells of several columns for one argument that add up to one value, such as a date and a time. */
	readonly join?: Readonly<
		Record<string, (cells: readonly Cell[], order: DateOrder) => readonly Cell[]>
	>;
	/** Fills an argument, and others with it, in another way than by the first of its cells. */
	readonly fill?: Readonly<
		Record<
			string,
			(
				cells: RowCells,
				columns: readonly string[],
			) => Readonly<Record<string, FilledValue | undefined>>
		>
	>;
	/** Further columns that `fill` looks at, by argument. */
	readonly alsoUsed?: Readonly<Record<string, readonly string[]>>;
	readonly clues?: readonly Clues[];
	/** What an empty argument means, with what a person can do about it. */
	readonly defaults?: ReadonlyArray<{
		readonly argument: string;
		readonly effect: string;
		readonly remedy: string;
	}>;
	/** The argument that cells of a topic may only repeat. */
	readonly repeats?: Readonly<Record<string, string>>;
	/** Whether a cell of a topic changes nothing next to the row's values; undefined where it may repeat one. */
	readonly settles?: (
		topic: string,
		value: unknown,
		isGiven: (argument: string) => boolean,
	) => boolean | undefined;
	/** True where a less plain column needn't agree with the one that fills an argument. */
	readonly isFreeText?: (argument: string) => boolean;
	/** Why an ID under a heading is no ID of this thing, such as a word of another network. */
	readonly refusesId?: (heading: string) => string | undefined;
	/** Headings of usual changes, as an example. */
	readonly usualChanges?: string;
}

/** How a list of things is told in an answer; keys as response/textForms compares them. */
export interface ListForm {
	/** The line that says that there are none. */
	readonly none: RegExp;
	/** Keys of the array in the machine-readable part. */
	readonly arrays: readonly string[];
	/** Keys and headings of the ID and of the name, the surest first. */
	readonly ids: readonly string[];
	readonly names: readonly string[];
	/** A whole ID. */
	readonly id: RegExp;
	/** The key of the parent's ID, where entries have one. */
	readonly parent?: string;
}

/** A thing as a list of the service shows it, as far as it may contradict a row. */
export interface Listed {
	readonly name: string;
	readonly details: Values;
	readonly budget?: number | undefined;
}

/**
 * All that the node has to know of a thing that it can create. What asks "is this Create?", or what an
 * ad group is, asks here, so that a second thing needs no line of the engine.
 */
export interface Creation {
	/** The thing, in the singular and in lower case: "ad group". */
	readonly noun: string;
	/** What it is created in: "campaign". */
	readonly parentNoun: string;
	/** The list in which a row's parent is looked up by its name, if its ID isn't needed. */
	readonly parentLookup?: 'campaign';
	/** Why a listed parent of the right name can't take one; completes "is <name>,". */
	readonly refusesParent?: (listed: Listed) => string | undefined;
	readonly tool: Tool;
	readonly nameArgument: string;
	readonly parentArgument: string;
	/** What holds its ID in columns, items and answers: `adgroup_id`. */
	readonly idKey: string;
	/** Reads the ID that a row already has; a dash means no ID. */
	readonly parseExistingId: (value: unknown) => Parsed<string>;
	/** In the order in which they are read and shown. */
	readonly fields: readonly FieldOf[];
	/** Every column that Map Automatically knows for it, by what the column fills. */
	readonly columns: Readonly<Record<string, Column>>;
	readonly sheet?: SheetRules;
	/** What headings that fill nothing are about, from what counts most in a heading. */
	readonly topics: Readonly<
		Record<
			string,
			{
				/** What to do about a cell under such a heading; "name the column in …" follows it. */
				readonly advice?: string;
				/** True for a cell of the topic, where its heading has several meanings. */
				readonly isValue?: (cell: string) => boolean;
			}
		>
	>;
	/** The topic of what a column fills, where that isn't called like the column; "none" for none. */
	readonly topicOfColumn: Readonly<Record<string, string>>;
	readonly rules: CreationRules;
	/** Arguments that no row may leave blank where others fill them in, with the columns that do. */
	readonly neverBlank: ReadonlyArray<{
		readonly argument: string;
		readonly columns: readonly string[];
		/** The columns of the other rows that count, where those are fewer. */
		readonly othersIn?: readonly string[];
		readonly remedy: string;
	}>;
	/** What an answer calls the new thing's ID, its name and its parent's ID; keys as textForms has them. */
	readonly answer: {
		readonly id: RegExp;
		readonly idKey: string;
		readonly nameKey: string;
		readonly parentKey: string;
		/** A line of the text with one of them: the label and the value are its groups. */
		readonly labelled: RegExp;
	};
	readonly list: {
		readonly tool: Tool;
		readonly form: ListForm;
		/** True for a listed thing of the row's name that can't be the row's. */
		readonly contradicts: (listed: Listed, sent: Values) => boolean;
	};
	/** What switches it off right after its creation, with the call's arguments other than its ID. */
	readonly pause: { readonly tool: Tool; readonly fixed: Values };
	/** Milliseconds for which a call without an answer may still be running. */
	readonly repeatAfter: number;
	/** True where the operation Update can change it. */
	readonly canBeUpdated: boolean;
	/** Arguments that decide who sees the ads or what they cost: their warnings come first. */
	readonly deciding: readonly string[];
	/** What a row would create, in parts of one sentence. */
	readonly summarize: (values: Values, zone: string) => readonly string[];
	/** What it may spend, and for how long: "a day" or "in total"; undefined where it spends nothing itself. */
	readonly spending?: (values: Values) => { readonly amount: number; readonly period: string };
	/** What an AI agent, which sees no form, is told in addition to the answer. */
	readonly noteForAgent?: (values: Values) => string;
}
