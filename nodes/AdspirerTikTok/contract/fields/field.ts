import { z } from 'zod';
import type { AgesBetween } from '../../parse/ages';
import { isEmpty, maxNameLength, nothing, onlyEntry, type Parsed } from '../../parse/cell';
import { findChoice, parseChoice, parseYesNo, type Choice } from '../../parse/choice';
import type { Edge } from '../../parse/dateText';
import { isDoubtful, meansEmpty, orEmptyWord, orNoRestriction } from '../../parse/keyword';
import { parseList } from '../../parse/list';
import { maxBudget, minBudget, type BudgetTerms } from '../../parse/money';
import { emojiIn, parseTikTokId } from '../../parse/text';
import { parseTime, type TimeReading } from '../../parse/time';
import { headingsByLanguage } from '../../words';
import { remembered } from '../../words/normalizeKey';
import { scheduleTypes } from '../choices';

/** One message for every issue of a schema. It completes "It must be" or "Each entry must be". */
export const mustBe = (message: string) => ({ errorMap: () => ({ message }) });

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

/** A value of a list that TikTok adds to: newer ones than the form's, such as WEB_CONVERSIONS, pass. */
export const apiName = (example: string) =>
	matching(/^[A-Z][A-Z0-9_]*$/, `a name in capital letters and underscores, such as "${example}"`);

/** A value of a list that is published in full, so another one is a mistake. */
export function oneOf(list: ReadonlyArray<{ readonly value: string }>) {
	const values = list.map(({ value }) => value).filter((value) => value !== '');
	const message = `one of ${values.map((value) => `"${value}"`).join(', ')}`;
	return z.string(mustBe(message)).refine((value) => values.includes(value), message);
}

const listOf = <Entry extends z.ZodTypeAny>(entry: Entry, example: string) =>
	z
		.array(entry, mustBe(`a list with at least one entry, such as ["${example}"]`))
		.min(1)
		.refine((entries) => new Set(entries).size === entries.length, 'a list without duplicates');

const serviceTime = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/;

/** A time in the service's form, which TikTok takes for UTC; NaN for any other text. */
export function millisecondsOf(time: string): number {
	const iso = `${time.replace(' ', 'T')}.000Z`;
	const found = serviceTime.test(time) ? Date.parse(iso) : NaN;
	// JavaScript takes February 30 for March 2.
	return !isNaN(found) && new Date(found).toISOString() === iso ? found : NaN;
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
	/** What ages between TikTok's groups become; refused unless given. */
	readonly agesBetweenGroups?: AgesBetween;
	/** What an M in the column of genders means. */
	readonly mMeans?: 'women' | 'men' | 'either';
	/** True if the column of locations holds US states, so that "IN" is one, too. */
	readonly namesStates?: boolean;
	/** The heading of an argument's column, filled or not. Only set with Map Automatically. */
	readonly headingOf?: (argument: string) => string | undefined;
	/** In the service's form; null if its own problem is reported. */
	readonly budgetMode?: string | null;
	/** Where the row's budget mode comes from, if not from its own field or column. */
	readonly budgetModeField?: string;
	/** What TikTok charges for; undefined if nothing says it, null if its own problem is reported. */
	readonly billing?: string | null;
	/** The billing event that the price's heading names, or "bid". */
	readonly priceIs?: string;
}

export type Parser = (value: unknown, context: ParseContext) => Parsed<unknown>;

/** A column that Map Automatically knows; its headings are in words/*.json. */
export interface Column {
	readonly parse: Parser;
	/** What the option Columns and Check Columns call it; by default its name in words. */
	readonly label?: string;
	/** True for a value of the field, where a heading counts by values; by default what parses. */
	readonly isValue?: (cell: string) => boolean;
}

type TypesOfText = 'string' | 'dateTime' | 'options' | 'resourceLocator';

/** A field of the form that fills an argument of a tool. */
export interface Field extends Column {
	readonly label: string;
	/** The parameter's name, which saved workflows hold, as they do the collection. */
	readonly parameter: string;
	readonly collection?: string;
	readonly required?: true | undefined;
	readonly type: TypesOfText | 'number' | 'boolean' | 'multiOptions';
	readonly choices?: readonly Choice[];
	/** The form's default, where it isn't empty. */
	readonly default?: string | number;
	readonly placeholder?: string;
	readonly description: string;
	/** A second parameter, whose list is added to the first one's. */
	readonly addition?: Omit<Field, 'parse'> | undefined;
	/** The column that fills it, where that isn't the argument's own. */
	readonly column?: string;
	/** Columns that fill it too, or a part of it. */
	readonly moreColumns?: readonly string[];
	/** What its IDs identify, if names are looked up. */
	readonly named?: 'audience' | 'interest';
	/** Another field whose cell may hold the value too. */
	readonly alsoIn?: { readonly argument: string; readonly parse: Parser };
}

export type FieldOf = Field & { readonly argument: string };

/** A field of a table: a text, called as its argument is, unless it says otherwise. */
export type FieldEntry = Omit<Field, 'label' | 'parameter' | 'type'> & Partial<Field>;

/** A field of the creation of ad groups. */
export interface CreationField extends FieldEntry {
	/** The argument in the service's own form. */
	readonly schema: z.ZodTypeAny;
	/** What differs in Update, where that has the field. */
	readonly update?: Partial<FieldOf>;
}

/** An argument's name in words, which is the label of most fields: "Age Groups". */
const inWords = (argument: string) =>
	argument.replaceAll('_', ' ').replace(/(?<![^ ])./g, (letter) => letter.toUpperCase());

export const labelOfColumn = (name: string, { label }: Partial<Column> = {}): string =>
	label ?? inWords(name).replace(/\b(?:Id|Url)(?=s?\b)/g, (word) => word.toUpperCase());

export function fieldOf<Entry extends FieldEntry>(argument: string, entry: Entry): Entry & FieldOf {
	const label = labelOfColumn(argument);
	const parameter = inWords(argument)
		.replaceAll(' ', '')
		.replace(/^./, (letter) => letter.toLowerCase());
	return { label, parameter, type: 'string', ...entry, argument };
}

/** What a column for an argument is usually called in English. */
export const usualHeading = remembered(
	(argument) => headingsByLanguage(argument)[0]?.usual[0] ?? inWords(argument),
);

export function fieldsOf<Entry extends FieldEntry>(
	table: Readonly<Record<string, Entry>>,
	more: Partial<Entry> = {},
): Array<Entry & FieldOf> {
	return Object.entries(table).map(([argument, entry]) => fieldOf(argument, { ...entry, ...more }));
}

export const choiceParser =
	(list: readonly Choice[]) =>
	(value: unknown): Parsed<string> =>
		parseChoice(value, list);

/** A field with choices, of which one is sent: `initial` in the form. "-" sends none. */
export const singleChoice = (list: readonly Choice[], example: string, initial = example) => ({
	schema: apiName(example),
	type: 'options' as const,
	choices: list,
	default: initial,
	parse: orEmptyWord(choiceParser(list)),
});

export const multiChoice = <Entry extends z.ZodTypeAny>(
	list: readonly Choice[],
	entry: Entry,
	example: string,
) => ({ schema: listOf(entry, example), type: 'multiOptions' as const, choices: list });

export const parseIds = (value: unknown) => parseList(value, parseTikTokId);

/** A field with a list of IDs; "All" and "-" restrict nothing. */
export const idList = (example: string) => ({
	schema: listOf(id, example),
	parse: orNoRestriction(parseIds),
});

/** The same with a list to choose one from, and names that are looked up. */
export const namedIds = (named: 'audience' | 'interest', example: string) => ({
	...idList(example),
	type: 'resourceLocator' as const,
	named,
});

export const booleanField = {
	schema: z.boolean(mustBe('true or false, without quotes')),
	type: 'boolean' as const,
	parse: orEmptyWord(parseYesNo),
};

/** A day without a time of day begins or ends the schedule. An end may be said to be none: "Ongoing". */
export const timeField = (edge: Edge) => {
	const parse: Parser = (value, context) =>
		edge === 'end' && runsOn(value) ? nothing : parseTime(value, { ...context, edge });
	return { schema: time, type: 'dateTime' as const, parse };
};

function runsOn(value: unknown): boolean {
	const text = onlyEntry(value);
	if (typeof text !== 'string' || isDoubtful(text)) return false;
	if (meansEmpty(text) || /^(?:no limit|unlimited)$/i.test(text.trim())) return true;
	return findChoice(text.slice(0, 100), scheduleTypes)?.value === 'SCHEDULE_FROM_NOW';
}

/** Where something in another field's cell belongs. */
export function whereGoes(argument: string, { headingOf }: ParseContext): string {
	if (!headingOf) return `'${inWords(argument)}'`;
	const heading = headingOf(argument);
	return heading === undefined ? `a column '${usualHeading(argument)}'` : `'${heading}'`;
}
