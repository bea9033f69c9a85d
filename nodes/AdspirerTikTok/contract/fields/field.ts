import { DateTime } from 'luxon';
import { z } from 'zod';
import { isEmpty, maxNameLength, onlyEntry, type Parsed } from '../../parse/cell';
import { parseChoice, parseYesNo, type Choice } from '../../parse/choice';
import type { Edge } from '../../parse/dateText';
import { orEmptyWord, orNoRestriction } from '../../parse/keyword';
import { parseList } from '../../parse/list';
import { maxBudget, minBudget, type BudgetTerms } from '../../parse/money';
import { emojiIn, parseTikTokId } from '../../parse/text';
import { parseTime, type TimeReading } from '../../parse/time';

/**
 * Makes one message out of every issue of a schema. The message ends a sentence that begins with
 * "It must be" or, for the entry of a list, "Each entry must be".
 */
export function mustBe(message: string) {
	return { errorMap: () => ({ message }) };
}

/** Text of a certain form, with one message for whatever is wrong with it. */
export const matching = (form: RegExp, message: string) => z.string(mustBe(message)).regex(form);

/** An ID is text, because TikTok's IDs have up to 19 digits and a number keeps about 16. */
export const id = matching(
	/^\d*[1-9]\d*$/,
	'an ID in double quotes, such as "1790000000000000001"',
);

/** Ads Manager shows a pixel by its code as well, which has letters. */
export const pixelId = matching(
	/^(?!0+$)[A-Za-z0-9]+$/,
	'a pixel ID in double quotes, such as "7090000000000000001"',
);

export const languageCode = matching(
	/^[a-z]{2,3}([-_][a-z]{2,4})?$/i,
	'a language code in double quotes, such as "en"',
);

/**
 * A value of a list that TikTok adds to, such as WEB_CONVERSIONS for the objective. Each name in the
 * API's spelling passes, so that a newer value than the form's can be sent.
 */
export const apiName = (example: string) =>
	matching(/^[A-Z][A-Z0-9_]*$/, `a name in capital letters and underscores, such as "${example}"`);

/** A value of a list that is published in full, so another one is a mistake. */
export function oneOf(list: ReadonlyArray<{ readonly value: string }>) {
	const values = list.map(({ value }) => value).filter((value) => value !== '');
	const message = `one of ${values.map((value) => `"${value}"`).join(', ')}`;
	return z.string(mustBe(message)).refine((value) => values.includes(value), message);
}

/** A list with something in it, and nothing twice. */
function listOf<Entry extends z.ZodTypeAny>(entry: Entry, example: string) {
	return z
		.array(entry, mustBe(`a list with at least one entry, such as ["${example}"]`))
		.min(1)
		.refine((entries) => new Set(entries).size === entries.length, 'a list without duplicates');
}

const yesNo = z.boolean(mustBe('true or false, without quotes'));

const serviceTime = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/;

/** A time in the service's form, which TikTok reads as UTC. NaN for any other text. */
export function millisecondsOf(time: string): number {
	return serviceTime.test(time) ? DateTime.fromSQL(time, { zone: 'utc' }).toMillis() : NaN;
}

const aTime = 'a UTC time in double quotes, such as "2030-01-31 14:30:00"';
const time = z
	.string(mustBe(aTime))
	.refine((text) => /^20[2-9]|^2100/.test(text) && !isNaN(millisecondsOf(text)), aTime);

const aName = `text with 1 to ${maxNameLength} characters`;
export const name = z
	.string(mustBe(aName))
	.refine((text) => [...text].length <= maxNameLength, aName)
	.refine((text) => !isEmpty(text), aName)
	.refine((text) => emojiIn(text) === undefined, 'text without emoji');

const number = (message: string) => z.number(mustBe(`${message}, without quotes`));

export const budget = number(`a number from ${minBudget} to ${maxBudget}`)
	.min(minBudget)
	.max(maxBudget);

export const amount = number('a number above 0').positive().finite();

export const wholeNumber = (from: number, to: number) =>
	number(`a whole number from ${from} to ${to}`).int().min(from).max(to);

/** What parsing depends on besides the value. */
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
	 * The heading of the column for an argument, filled or not; undefined if no column is for it. Set with
	 * Map Automatically, where messages name columns.
	 */
	readonly headingOf?: (argument: string) => string | undefined;
	/** Daily or lifetime in the service's form; null where what is wrong with it is said elsewhere. */
	readonly budgetMode?: string | null;
	/** Where the row's budget mode comes from, if not from its own field or column. */
	readonly budgetModeField?: string;
	/**
	 * What TikTok charges for; undefined where nothing says it, and null where what is wrong with it is
	 * said elsewhere.
	 */
	readonly billing?: string | null;
	/** What a price's heading says that it is: for a billing event, or just a "bid". */
	readonly priceIs?: string;
}

/** Reads what a person wrote for an argument. */
export type Parser = (value: unknown, context: ParseContext) => Parsed<unknown>;

/** A column that Map Automatically knows; its headings are in words/*.json. */
export interface Column {
	readonly parse: Parser;
	/**
	 * True for a cell of its column where the heading has several meanings and a closed set of values
	 * decides (see words/index.ts); by default for what the parser doesn't refuse.
	 */
	readonly isValue?: (cell: string) => boolean;
}

/** A field of the form that fills an argument of a tool. */
export interface Field extends Column {
	readonly label: string;
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
	/** Columns that fill it too, or a part of it. */
	readonly moreColumns?: readonly string[];
	/** What its IDs are of, where a row may have names in their place, which are looked up. */
	readonly named?: 'audience' | 'interest';
	/** Another field whose cell may hold the value too, and what reads it there. */
	readonly alsoIn?: { readonly argument: string; readonly parse: Parser };
}

/** A field with the argument that it fills. */
export type FieldOf = Field & { readonly argument: string };

/** A field of a table. Its label and its parameter come from the argument's name unless it has its own. */
export type FieldEntry = Omit<Field, 'label' | 'parameter'> &
	Partial<Pick<Field, 'label' | 'parameter'>>;

/** A field of the creation of ad groups. */
export interface CreationField extends FieldEntry {
	/** The argument in the service's own form. */
	readonly schema: z.ZodTypeAny;
	/** How it is changed in an ad group that exists, where Update can do that. */
	readonly update?: Pick<Field, 'description'> &
		/** The argument's name in the tool that updates, and what reads it, where they are others. */
		Partial<Pick<FieldOf, 'argument' | 'parse' | 'column'>>;
}

/** The field of a table that fills an argument. */
export function fieldOf<Entry extends FieldEntry>(argument: string, entry: Entry): Entry & FieldOf {
	const capital = (_: string, gap: string, letter: string) => gap + letter.toUpperCase();
	const label = argument.replaceAll('_', ' ').replace(/(^| )(.)/g, capital);
	const parameter = label.replaceAll(' ', '').replace(/^./, (letter) => letter.toLowerCase());
	return { label: label.replace(/ Id(s?)$/, ' ID$1'), parameter, ...entry, argument };
}

/** The fields of a table, in its order, and the collection of the form that holds them. */
export function fieldsOf<Entry extends FieldEntry>(
	table: Readonly<Record<string, Entry>>,
	collection?: string,
): Array<Entry & FieldOf> {
	return Object.entries(table).map(([argument, entry]) => ({
		...fieldOf(argument, entry),
		...(collection !== undefined && { collection }),
	}));
}

/** Takes one of the form's choices. */
export const choiceParser =
	(list: readonly Choice[]) =>
	(value: unknown): Parsed<string> =>
		parseChoice(onlyEntry(value), list);

/** A field with choices, of which one is sent: `initial` in the form. "-" sends none. */
export const singleChoice = (list: readonly Choice[], example: string, initial = example) => ({
	schema: apiName(example),
	type: 'options' as const,
	choices: list,
	default: initial,
	parse: orEmptyWord(choiceParser(list)),
});

/** A field with choices, of which several are sent. */
export const multiChoice = <Entry extends z.ZodTypeAny>(
	list: readonly Choice[],
	entry: Entry,
	example: string,
) => ({ schema: listOf(entry, example), type: 'multiOptions' as const, choices: list });

export const parseIds = (value: unknown) => parseList(value, parseTikTokId);

/** A field with a list of IDs; "All" and "-" restrict nothing. */
export const idList = (example: string) => ({
	schema: listOf(id, example),
	type: 'string' as const,
	parse: orNoRestriction(parseIds),
});

/** The same with a list to choose one from, and names that are looked up. */
export const namedIds = (named: 'audience' | 'interest', example: string) => ({
	...idList(example),
	type: 'resourceLocator' as const,
	named,
});

/** A field that is on or off. */
export const booleanField = {
	schema: yesNo,
	type: 'boolean' as const,
	parse: orEmptyWord(parseYesNo),
};

/** A field with a time, whose day without a time of day begins or ends the schedule. */
export const timeField = (edge: Edge) => {
	const parse: Parser = (value, context) => parseTime(value, { ...context, edge });
	return { schema: time, type: 'dateTime' as const, parse };
};

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

/** "-" and "n/a" send nothing, so they change nothing. */
export const orUnchanged =
	(parse: Parser): Parser =>
	(value, context) =>
		orEmptyWord((given) => parse(given, context))(value);
