import { z } from 'zod';
import { nothing, onlyEntry, type Parsed } from '../../parse/cell';
import { cellText, parseList, type Reason } from '../../parse/cellText';
import { findChoice, parseChoice, parseYesNo, type Choice } from '../../parse/choice';
import type { Edge } from '../../parse/dateText';
import {
	checked,
	isDoubtful,
	isLeftOpen,
	meansAll,
	meansEmpty,
	orEmptyWord,
	orNoRestriction,
} from '../../parse/keyword';
import type { MoneyTerms } from '../../parse/money';
import type { AgesBetween } from '../../parse/targeting';
import { parseId, parseTikTokId } from '../../parse/text';
import { parseTime, type TimeReading } from '../../parse/time';
import type { Why } from '../../problems/problem';
import { usualHeadingIn } from '../../words';
import { remembered } from '../../words/normalizeKey';
import { choicesOf, type ListName } from '../choices';
import { ifSet, saidElsewhere, type Phrase } from './phrases';

const serviceTime = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/;

/** A time in the service's form, which TikTok takes for UTC; NaN for any other text. */
export function millisecondsOf(time: string): number {
	const iso = `${time.replace(' ', 'T')}.000Z`;
	const found = serviceTime.test(time) ? Date.parse(iso) : NaN;
	// JavaScript takes February 30 for March 2.
	if (!isNaN(found) && new Date(found).toISOString() === iso) return found;
	return NaN;
}

/** An ID is text, because TikTok's IDs have up to 19 digits and a number keeps about 16. */
export const id = z.string().regex(/^\d*[1-9]\d*$/);

/** A value of a list that TikTok adds to: newer ones than the form's pass. */
export const openValue = z.string().regex(/^[A-Z][A-Z0-9_]*$/);

/** A value of a list that is published in full. */
const oneOf = (list: AnyList) =>
	z.string().refine((text) => text !== '' && choicesOf(list).some(({ value }) => value === text));

export const listOf = <Entry extends z.ZodTypeAny>(entry: Entry) =>
	z
		.array(entry)
		.min(1)
		.refine((entries) => new Set(entries).size === entries.length);

export const filledText = z.string().min(1);

export const amount = z.number().positive().finite();

/** What parsing depends on besides the value. */
export interface ParseContext
	extends Pick<TimeReading, 'zone' | 'dateOrder' | 'year' | 'endsNextYear'>,
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
	/** What the service takes, where the field is an argument: its types, and newer choices. */
	readonly schema?: z.ZodTypeAny;
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
	/** The columns that fill it, or a part of it, where that isn't only the argument's own. */
	readonly columns?: readonly string[];
	/** The column that alone fills it where the sheet has one. */
	readonly changedBy?: string;
	/** Other arguments that say how to read it. */
	readonly reads?: readonly string[];
	/** What the summary of a row says of it; by default its label and its value, if it has one. */
	readonly says?: Phrase;
	/** What its IDs identify, if names are looked up. */
	readonly named?: 'audience' | 'interest';
	/** What differs in Update, where that has the field. */
	readonly update?: Partial<FieldOf> & {
		/** What "All" says there, and not in Create. */
		readonly all?: string | readonly string[];
		/** True if it may begin with any sign. */
		readonly isText?: true;
		/** Why a word for nothing doesn't do. */
		readonly whyNot?: Why;
	};
}

export type FieldOf = Field & { readonly argument: string };

/** A field of a table: a text, called as its argument is, unless it says otherwise. */
export type FieldEntry = Omit<Field, 'label' | 'parameter' | 'type'> & Partial<Field>;

/** An argument's name in words, which is the label of most fields: "Age Groups". */
const inWords = (argument: string) =>
	argument.replaceAll('_', ' ').replace(/(?<![^ ])./g, (letter) => letter.toUpperCase());

export const labelOfColumn = (name: string, { label }: Partial<Column> = {}): string =>
	label ?? inWords(name).replace(/\b(?:Id|Url)(?=s?\b)/g, (word) => word.toUpperCase());

/** The name of an argument's parameter: `adgroupName`. */
export const parameterOf = (argument: string) =>
	argument.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());

export function fieldOf(argument: string, entry: FieldEntry): FieldOf {
	const label = labelOfColumn(argument);
	return { label, parameter: parameterOf(argument), type: 'string', ...entry, argument };
}

/** What a column for an argument is usually called in English. */
export const usualHeading = remembered((argument) => usualHeadingIn(argument) ?? inWords(argument));

export function fieldsOf(
	table: Readonly<Record<string, FieldEntry>>,
	more: Partial<FieldEntry> = {},
): FieldOf[] {
	return Object.entries(table).map(([argument, entry]) => fieldOf(argument, { ...entry, ...more }));
}

/** The name of an argument that has a list, or any other list. */
type AnyList = ListName | readonly Choice[];

/** Reads one of the choices; of some other texts `whyNot` knows more. */
export function choiceParser(list: AnyList, whyNot?: (text: string) => Reason | false) {
	const choices = choicesOf(list);
	return (value: unknown): Parsed<string> => {
		const parsed = parseChoice(value, choices);
		const entry = onlyEntry(value);
		const why = 'problem' in parsed && typeof entry === 'string' && whyNot?.(entry);
		if (why) return { problem: { is: entry, ...why } };
		return parsed;
	};
}

/** A field with choices, of which one is sent: `initial` in the form. "-" sends none. */
export const closedChoice = (list: AnyList, initial = '', description = '') => ({
	schema: oneOf(list),
	type: 'options' as const,
	choices: choicesOf(list),
	default: initial,
	description,
	parse: orEmptyWord(choiceParser(list)),
});

/** The same with a list that the service may add to. */
export const singleChoice = (list: AnyList, initial = '', description = '') => ({
	...closedChoice(list, initial, description),
	schema: openValue,
});

export const multiChoice = (list: ListName) => ({
	schema: listOf(oneOf(list)),
	type: 'multiOptions' as const,
	choices: choicesOf(list),
});

/** One of TikTok's IDs. */
export const oneId = (description: string, placeholder?: string) => ({
	schema: id,
	placeholder,
	description,
	parse: orEmptyWord(parseTikTokId),
});

/** TikTok shows a pixel by its ID, and by a code of letters and digits. */
export const pixel = (description: string) => ({
	schema: z.string().regex(/^(?!0+$)[A-Za-z0-9]+$/),
	placeholder: 'e.g. 7090000000000000001',
	description,
	parse: orEmptyWord(
		checked(parseId, (given) =>
			/^(?=.*\d)[A-Za-z0-9]+$/.test(given) ? undefined : { is: given, why: 'not a pixel ID' },
		),
	),
});

/** A field with a list of IDs; by default "All" and "-" restrict nothing. */
export const idList = (unlessEmpty = orNoRestriction) => ({
	schema: listOf(id),
	parse: unlessEmpty((value: unknown) => parseList(value, parseTikTokId)),
});

/** The same with a list to choose one from, and names that are looked up. */
export const namedIds = (named: 'audience' | 'interest', unlessEmpty = orNoRestriction) => ({
	...idList(unlessEmpty),
	type: 'resourceLocator' as const,
	named,
});

/** A field with a tick box that switches something off, which the summary says. */
export const switchedOff = (what: string, label: string, description: string) => ({
	schema: z.boolean(),
	type: 'boolean' as const,
	label,
	description,
	parse: orEmptyWord(parseYesNo),
	says: ifSet((isOff) => `${what} ${isOff === true ? 'off' : 'on'}`),
});

/** A day without a time of day begins or ends the schedule. An end may be said to be none: "Ongoing". */
export const timeField = (edge: Edge) => {
	const parse = (value: unknown, context: ParseContext) => {
		if (edge === 'end' && runsOn(value)) return nothing;
		return parseTime(value, { ...context, edge });
	};
	return {
		schema: z.string().regex(serviceTime),
		type: 'dateTime' as const,
		parse,
		// The budget's phrase says for which time it is.
		says: saidElsewhere,
	};
};

const scheduleTypes = choicesOf('schedule_type');

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
	if (heading === undefined) return `a column '${usualHeading(argument)}'`;
	return `'${heading}'`;
}

/** "+20", "± 5", "x2" and "10 %" ask for a change of what is there, which nobody knows here. */
const isChange = /(?:^|[,;|\n]\s*)(?:[+±×*]|x *\d|[-−–] *\p{Sc}? *\d)|%$/iu;

/**
 * A field in Update, if that has it. What is empty, "-" or "n/a" changes nothing. Whatever else sets nothing
 * is refused, since who writes "none" or "ongoing" expects something of it.
 */
export function updateFieldOf({ update, ...entry }: FieldOf): FieldOf[] {
	if (!update) return [];
	const { all, isText, whyNot = 'nothing to set', ...own } = update;
	const field = { ...entry, ...own, required: undefined, addition: undefined };
	const parse: Parser = (value, context) => {
		if (isLeftOpen(value)) return nothing;
		const one = onlyEntry(value);
		if (all && meansAll(one)) return { value: all };
		const text = cellText(one);
		if (!isText && 'value' in text && isChange.test(text.value)) {
			return { problem: { is: one, why: 'change of a value' } };
		}
		const parsed = meansEmpty(one) ? nothing : field.parse(value, context);
		if (!('nothing' in parsed)) return parsed;
		return { problem: { is: one, why: whyNot, remedy: 'enter the new value' } };
	};
	return [{ ...field, parse, collection: 'updateFields' }];
}
