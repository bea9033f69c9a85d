import type { Parsed } from '../parse/cellText';
import type { Why } from '../problems/problem';
import { normalizeKey } from '../words/normalizeKey';
import type { ByName, SheetRules } from './cells';
import type { Column, FieldOf } from './fields/field';
import type { CreationRules } from './rules';
import type { ListForm, Tool, Values } from './tools';

export type { Cell } from './cells';
export type { Values } from './tools';

/** A thing as a list of the service shows it, as far as it may contradict a row. */
export interface Listed {
	readonly details: Values;
	readonly budget?: number | undefined;
}

/** The detail of a listed thing under one of these keys, however the list writes them. */
export const detailOf = ({ details }: Listed, ...keys: readonly string[]): unknown =>
	Object.entries(details).find(([key]) => keys.includes(normalizeKey(key)))?.[1];

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
	/** The creation of the parents, whose results may come in as rows. */
	readonly parent?: Creation | undefined;
	/** The arguments that follow from a listed parent, or from the row's own values. */
	readonly toldByParent?: (listed: Listed) => Values;
	/** Why a listed parent of the right name can't take one. */
	readonly refusesParent?: (listed: Listed) => Why | undefined;
	readonly tool: Tool;
	readonly nameArgument: string;
	readonly parentArgument: string;
	/** The key of its ID in columns, items and answers: `adgroup_id`. */
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
	/** Columns of what else can be created: whole headings that mean nothing here, and are passed over. */
	readonly columnsOfOthers?: readonly string[];
	/** The things to run again to create one on purpose, where that isn't the row alone. */
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
	/** The call that switches it off right after its creation, with its arguments other than the ID. */
	readonly pause: {
		readonly tool: Tool;
		readonly fixed: Values;
		/** Its state until then, as a sentence. */
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
	/** Arguments that an item has beside the summary of what is sent for its row. */
	readonly besideSummary: readonly string[];
	/** Arguments that it tells in simplified items, where a row is a line. */
	readonly shortSummary: readonly string[];
	/** The amount that it may spend "a day" or "in total"; undefined if it spends nothing itself. */
	readonly spending?: (values: Values) => { readonly amount: number; readonly period: string };
	/** A note for an AI agent, which sees no form, in addition to the answer. */
	readonly noteForAgent?: (values: Values) => string | false;
}
