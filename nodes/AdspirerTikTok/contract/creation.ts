import type { Parsed } from '../parse/cell';
import type { Column, FieldOf } from './fields';
import type { RuleContext } from './rules';
import type { Tool } from './tools';

/** Arguments of a tool in the service's own form, by name. */
export type Values = Readonly<Record<string, unknown>>;

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
	/** What a row is refused for, since it can't be meant. */
	readonly broken: (values: Values, context: RuleContext) => readonly Finding[];
	/** What a row is warned of; TikTok may reject it or may not, so it is sent. */
	readonly unusual: (values: Values, context: RuleContext) => readonly Finding[];
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
	/** True for arguments that decide who sees the ads or what they cost: their warnings come first. */
	readonly isDeciding: (argument: string) => boolean;
	/** What a row would create, in parts of one sentence. */
	readonly summarize: (values: Values, zone: string) => readonly string[];
	/** What it may spend, and for how long: "a day" or "in total"; undefined where it spends nothing itself. */
	readonly spending?: (values: Values) => { readonly amount: number; readonly period: string };
	/** What an AI agent, which sees no form, is told in addition to the answer. */
	readonly noteForAgent?: (values: Values) => string;
}
