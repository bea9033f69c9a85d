import type { z } from 'zod';
import type { Choice } from '../../parse/choice';
import type { DateOrder } from '../../parse/dayText';
import type { Parsed } from '../../parse/cell';

/** What the reading of a value depends on beside the value. */
export interface ParseContext {
	/** IANA name of the time zone of times without an offset. */
	readonly zone: string;
	readonly dateOrder: DateOrder;
	/** The time of the run, in milliseconds since 1970. */
	readonly now: number;
	/** True where the sheet uses H for men, so that M may mean women. */
	readonly mIsAmbiguous: boolean;
	/** True where the column of locations speaks of US states, so that "IN" is one, too. */
	readonly namesStates?: boolean;
	/**
	 * The heading of the column for an argument, filled or not; undefined where there is none. Set with
	 * Map Automatically, where messages name columns.
	 */
	readonly headingOf?: (argument: string) => string | undefined;
	/** The currency that the heading of the budget names, as it is written there. */
	readonly currency?: string;
	/** Daily or lifetime in the service's form; null where what is wrong with it is said elsewhere. */
	readonly budgetMode?: string | null;
	/** Where the row's budget mode comes from, if not from its own field or column. */
	readonly budgetModeField?: string;
}

/** Reads what a person wrote for an argument. */
export type Parser = (value: unknown, context: ParseContext) => Parsed<unknown>;

/** The languages whose headings are known, with the names that docs/headings.md gives them. */
export const languagesOfHeadings = {
	en: 'English',
	de: 'Deutsch',
	fr: 'Français',
	es: 'Español',
	pt: 'Português',
	it: 'Italiano',
	nl: 'Nederlands',
	ja: '日本語',
} as const;

/**
 * Headings by language, with bars between them. Those before a double bar are the usual ones, which
 * docs/headings.md lists; the first English one is what messages suggest.
 */
export type Headings = { readonly [Language in keyof typeof languagesOfHeadings]?: string };

/** A column that Map Automatically knows. */
export interface Column {
	/** What the form calls it, or the documents where the form has no field for it. */
	readonly label: string;
	readonly parse: Parser;
	/** Headings that say what the column holds. */
	readonly headings?: Headings;
	/** Headings that count where no column has a plainer one for the same. */
	readonly general?: Headings;
	/**
	 * Headings of columns that hold an ID in some sheets and a name in others. Only an ID, or a link
	 * with one, can be used.
	 */
	readonly namesOrIds?: Headings;
}

/** A field of the form that fills an argument of a tool. */
export interface Field extends Column {
	/** The parameter's name, on its own or within its collection; saved workflows hold both. */
	readonly parameter: string;
	readonly collection?: string;
	readonly required?: true | undefined;
	/** n8n's type of the parameter. */
	readonly type:
		| 'string'
		| 'number'
		| 'boolean'
		| 'dateTime'
		| 'options'
		| 'multiOptions'
		| 'resourceLocator';
	readonly choices?: readonly Choice[];
	/** The form's default, where it isn't empty. */
	readonly default?: string | number;
	readonly placeholder?: string;
	readonly description: string;
	/** A second parameter, whose list is added to the first one's. */
	readonly addition?:
		| (Pick<Field, 'parameter' | 'label' | 'type' | 'placeholder' | 'description'> & {
				readonly collection: string;
		  })
		| undefined;
	/** The column that fills it, where that isn't the argument's own. */
	readonly column?: string;
}

/** A field of the creation of ad groups. */
export interface CreationField extends Field {
	/** The argument in the service's own form. */
	readonly schema: z.ZodTypeAny;
	/** How it is changed in an ad group that exists, where Update can do that. */
	readonly update?: Partial<Pick<Field, 'parse' | 'column'>> &
		Pick<Field, 'description'> & {
			/** The argument's name in the tool that updates, where that is another one. */
			readonly argument?: string;
		};
}
