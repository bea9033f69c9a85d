import type { z } from 'zod';
import { parseBudget, type BudgetTerms } from '../../parse/budget';
import { parseChoice, type Choice } from '../../parse/choice';
import { type Parsed, formatValue, onlyEntry } from '../../parse/cell';
import { parseId, parseTikTokId } from '../../parse/text';
import { parseList } from '../../parse/list';
import { meansAll, orEmptyWord, orNoRestriction } from '../../parse/knownWord';
import { defaultOfNewAdGroups } from '../../parse/places';
import { parseTime, type Edge, type TimeReading } from '../../parse/time';
import * as choices from '../choices';

/** What the reading of a value depends on beside the value. */
export interface ParseContext
	extends Pick<TimeReading, 'zone' | 'dateOrder' | 'year'>,
		Pick<BudgetTerms, 'currency' | 'thousands'> {
	/** The time of the run, in milliseconds since 1970. */
	readonly now: number;
	/** What an M means in the column of genders: men, unless the sheet uses H for them. */
	readonly mMeans?: 'women' | 'men' | 'either';
	/** True where the column of locations speaks of US states, so that "IN" is one, too. */
	readonly namesStates?: boolean;
	/**
	 * The heading of the column for an argument, filled or not; undefined where there is none. Set with
	 * Map Automatically, where messages name columns.
	 */
	readonly headingOf?: (argument: string) => string | undefined;
	/** Daily or lifetime in the service's form; null where what is wrong with it is said elsewhere. */
	readonly budgetMode?: string | null;
	/** Where the row's budget mode comes from, if not from its own field or column. */
	readonly budgetModeField?: string;
}

/** Reads what a person wrote for an argument. */
export type Parser = (value: unknown, context: ParseContext) => Parsed<unknown>;

/**
 * The languages whose headings are known, with the names that docs/headings.md gives them.
 *
 * @internal
 */
export const languagesOfHeadings = {
	en: 'English',
	de: 'Deutsch',
	fr: 'Français',
	es: 'Español',
	pt: 'Português',
	it: 'Italiano',
	nl: 'Nederlands',
	ja: '日本語',
	ko: '한국어',
} as const;

/**
 * Headings by language, with bars between them. Those before a double bar are the usual ones, which
 * docs/headings.md lists; the first English one is what messages suggest. `others` are of any language.
 */
export type Headings = {
	readonly [Language in keyof typeof languagesOfHeadings | 'others']?: string;
};

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

/** A field with the argument that it fills. */
export type FieldOf = Field & { readonly argument: string };

/** A field of a table, whose parameter is the argument's name in camel case unless it has its own. */
export interface FieldEntry extends Omit<Field, 'parameter'> {
	readonly parameter?: string;
}

/** A field of the creation of ad groups. */
export interface CreationField extends FieldEntry {
	/** The argument in the service's own form. */
	readonly schema: z.ZodTypeAny;
	/** How it is changed in an ad group that exists, where Update can do that. */
	readonly update?: Partial<Pick<Field, 'parse' | 'column'>> &
		Pick<Field, 'description'> & {
			/** The argument's name in the tool that updates, where that is another one. */
			readonly argument?: string;
		};
}

/** The field of a table that fills an argument. */
export function fieldOf<Entry extends FieldEntry>(argument: string, entry: Entry): Entry & FieldOf {
	const parameter = argument.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
	return { parameter, ...entry, argument };
}

/** The fields of a table by argument, in its order. */
export function fieldsOf<Entry extends FieldEntry>(
	table: Readonly<Record<string, Entry>>,
): Array<Entry & FieldOf> {
	return Object.entries(table).map(([argument, entry]) => fieldOf(argument, entry));
}

export const parseOneId: Parser = (value) => parseTikTokId(onlyEntry(value));

export const parseIds = (value: unknown) => parseList(value, parseTikTokId);

/** "All" and "-" restrict nothing. */
export const parseIdList: Parser = orNoRestriction(parseIds);

/** One of the form's choices. */
export const oneOf =
	(list: readonly Choice[]) =>
	(value: unknown): Parsed<string> =>
		parseChoice(onlyEntry(value), list);

/** A time, whose day without a time of day begins or ends the schedule. */
export const timeAt =
	(edge: Edge): Parser =>
	(value, context) =>
		parseTime(value, { ...context, edge });

/**
 * Where something belongs that stands in another cell.
 *
 * @param label The field's label in the form.
 * @param usual What its column is usually called.
 */
export function whereGoes(
	argument: string,
	label: string,
	usual: string,
	{ headingOf }: ParseContext,
): string {
	if (!headingOf) return `'${label}'`;
	const heading = headingOf(argument);
	return heading === undefined ? `a column '${usual}'` : `'${heading}'`;
}

/** Where "a day" and "in total" belong; undefined where the amount's own heading says it. */
function whereModeGoes(context: ParseContext): string | undefined {
	const heading = context.headingOf?.('budget_mode');
	return heading !== undefined && heading === context.headingOf?.('budget')
		? undefined
		: whereGoes('budget_mode', 'Budget Mode', 'Budget type', context);
}

/** What to do about "50 a day" in a row of which nothing says daily or lifetime. */
function whyNoMode({ headingOf }: ParseContext) {
	return (mode: Choice): string => {
		if (headingOf && headingOf('budget_mode') === undefined) {
			return `no column says daily or lifetime. Rename the column to '${mode.name} budget', or add a column 'Budget type'.`;
		}
		return `'${headingOf?.('budget_mode') ?? 'Budget Mode'}' is empty. Fill it in.`;
	};
}

/** The budget of a new ad group, which has to agree with its mode. */
export const parseBudgetOfRow: Parser = (value, context) =>
	parseBudget(value, {
		currency: context.currency,
		thousands: context.thousands,
		modeField: context.budgetModeField ?? whereModeGoes(context),
		modes: choices.budgetModes,
		mode: context.budgetMode,
		whyNoMode: whyNoMode(context),
	});

/**
 * A budget of an ad group that exists. Whether it is daily or lifetime can't be changed, and isn't known
 * from the row, so what names the one may be spent as the other.
 */
export const parseNewBudget: Parser = (value, { currency, thousands, budgetMode: mode }) => {
	const parsed = parseBudget(value, { currency, thousands, modes: choices.budgetModes, mode });
	if (!('value' in parsed) || mode !== 'BUDGET_MODE_TOTAL') return parsed;
	const warning =
		"is a lifetime amount. It is sent as the ad group's budget, whatever its mode. Check that the ad group has a lifetime budget.";
	return { warning, ...parsed };
};

/** TikTok shows a pixel by its ID, and by a code of letters and digits. */
export function parsePixelId(value: unknown): Parsed<string> {
	const parsed = parseId(value);
	if (!('value' in parsed) || /^(?=.*\d)[A-Za-z0-9]+$/.test(parsed.value)) return parsed;
	return {
		problem: `is ${formatValue(parsed.value)}, which isn't a pixel ID. Enter the ID, such as 7090000000000000001, or the pixel's code.`,
	};
}

/** For a creation "All" means to send nothing; a change has to say it. */
export const withAll =
	(parse: Parser, all: unknown): Parser =>
	(value, context) =>
		meansAll(onlyEntry(value)) ? { value: all } : parse(value, context);

/** An ad group that exists has its countries, and an update without any leaves them. */
export const withoutDefault =
	(parse: Parser): Parser =>
	(value, context) => {
		const parsed = parse(value, context);
		return 'problem' in parsed
			? { problem: parsed.problem.replace(defaultOfNewAdGroups, '') }
			: parsed;
	};

/** "-" and "n/a" send nothing, so they change nothing. */
export const orUnchanged =
	(parse: Parser): Parser =>
	(value, context) =>
		orEmptyWord((given) => parse(given, context))(value);
