import { onlyEntry } from '../../base/values';
import { type Parsed, cellText, nothing, parseList } from '../../parse/cellText';
import {
	type Choice,
	checked,
	isLeftOpen,
	meansAll,
	meansEmpty,
	orEmptyWord,
	orNoRestriction,
	parseChoice,
	parseYesNo,
} from '../../parse/keyword';
import { parseId, parseTikTokId, shortText as shortTextParser } from '../../parse/text';
import type { Why } from '../../problems/problem';
import type { ByName, Parser } from '../cells';
import { type AnyList, type ListName, choicesOf, usualHeading, inWords } from '../choices';
import type { FieldRules, RuleContext } from '../rules';

/** The topics of columns, in the order in which lists show them. */
export const topics = [
	'identity',
	'money',
	'bids',
	'schedule',
	'places',
	'people',
	'audiences',
	'delivery',
	'switches',
	'status',
	'creative',
] as const;

/** A workflow holds all of a topic for each column of it, so topics are small. */
export type Topic = (typeof topics)[number];

/** A meaning of a column, as people see it. */
export interface Meant {
	/** Its label in Columns of Your Sheet and Check Columns; by default its name in words. */
	readonly label?: string;
	readonly topic?: Topic;
	/** True for IDs. */
	readonly isId?: true;
	/** True for amounts, other numbers and times, which no word stands for. */
	readonly isFigure?: true;
	readonly choices?: readonly Choice[];
}

/** A column that Map Automatically knows; its headings are in words/*.json. */
export interface Column extends Meant {
	/** Its parser, unless its cells become those of fields. */
	readonly parse?: Parser;
	/** Its name among all others, where the label says too little. */
	readonly asMeaning?: string;
}

export type Columns = ByName<Column>;

/** A field of the form that fills an argument of a tool. */
export interface Field extends Column, FieldRules {
	readonly parse: Parser;
	readonly label: string;
	/** The parameter's name, which saved workflows hold, as they do the collection. */
	readonly parameter: string;
	readonly collection?: string;
	readonly required?: true | undefined;
	readonly type:
		| 'string'
		| 'number'
		| 'boolean'
		| 'dateTime'
		| 'options'
		| 'multiOptions'
		| 'resourceLocator';
	/** The form's default, where it isn't empty. */
	readonly default?: string | number;
	readonly placeholder?: string;
	readonly description: string;
	/** A second parameter, whose list is added to the first one's. */
	readonly addition?: Omit<Field, 'parse'> | undefined;
	/** The column that alone fills it where the sheet has one. */
	readonly changedBy?: string;
	/** A value in words for the summary of a row, where it says nothing as it is. */
	readonly shows?: (value: unknown) => string;
	/** The things that its IDs identify, if names are looked up. */
	readonly named?: 'audience' | 'interest';
	/** The differences in Update, if that has the field. */
	readonly update?: Partial<FieldOf> & {
		/** The value of "All" there, and not in Create. */
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

export type Entries = ByName<FieldEntry>;

/** That nothing is misspelled, which TypeScript doesn't see in what it infers. */
type Known<Table> = {
	readonly [Name in keyof Table]: {
		readonly [Key in Exclude<keyof Table[Name], keyof Field>]: never;
	};
};

/** Columns with what they have in common; one may say otherwise. */
export function alike<Table extends ByName<Column & Partial<Field>>>(
	common: Partial<Field>,
	table: Table & Known<Table>,
): Table;
export function alike(common: Partial<Field>, table: Columns): Columns {
	const columns: Record<string, Column> = {};
	for (const [name, column] of Object.entries(table)) columns[name] = { ...common, ...column };
	return columns;
}

export const labelOfColumn = (name: string) =>
	inWords(name).replace(/\b(?:Id|Url)(?=s?\b)/g, (word) => word.toUpperCase());

/** The name of an argument's parameter: `adgroupName`. */
export const parameterOf = (argument: string) =>
	argument.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());

export function fieldOf(argument: string, entry: FieldEntry): FieldOf {
	return {
		label: labelOfColumn(argument),
		parameter: parameterOf(argument),
		type: 'string',
		...entry,
		argument,
	};
}

export const fieldsOf = (table: Entries): FieldOf[] =>
	Object.entries(table).map(([argument, entry]) => fieldOf(argument, entry));

/** Reads one of the choices; of some other texts `whyNot` knows more. */
export function choiceParser(list: AnyList, whyNot?: (text: string) => Why | false) {
	const choices = choicesOf(list);
	return (value: unknown): Parsed<string> => {
		const parsed = parseChoice(value, choices);
		const is = onlyEntry(value);
		if (!('problem' in parsed) || typeof is !== 'string') return parsed;
		const why = whyNot?.(is);
		if (why) return { problem: { is, why } };
		return parsed;
	};
}

/** A field with a text of so many characters. */
export const shortTextField = (max: number, placeholder: string, description: string) => ({
	placeholder,
	description: `${description}, up to ${max} characters`,
	parse: shortTextParser(max),
});

/** A field with choices, of which one is sent: `initial` in the form. "-" sends none. */
export const singleChoice = (list: AnyList, initial = '', description = '') => ({
	type: 'options' as const,
	choices: choicesOf(list),
	default: initial,
	description,
	parse: orEmptyWord(choiceParser(list)),
});

export const multiChoice = (list: ListName) => ({
	type: 'multiOptions' as const,
	choices: choicesOf(list),
});

/** A field that identifies one thing. */
export const identifying = { isId: true } as const;

/** One of TikTok's IDs. */
export const oneId = (description: string, placeholder?: string) => ({
	...identifying,
	placeholder,
	description,
	parse: orEmptyWord(parseTikTokId),
});

/** TikTok shows a pixel by its ID, and by a code of letters and digits. */
export const pixel = (description: string) => ({
	...identifying,
	placeholder: 'e.g. 7090000000000000001',
	description,
	parse: orEmptyWord(
		checked(parseId, (pixelId) => {
			if (/^(?=.*\d)[A-Za-z0-9]+$/.test(pixelId)) return undefined;
			return { is: pixelId, why: 'not a pixel ID' };
		}),
	),
});

export const parseIds = (value: unknown) => parseList(value, parseTikTokId);

/** A field with a list of IDs; "All" and "-" restrict nothing. */
export const idList = {
	isId: true as const,
	parse: orNoRestriction(parseIds),
};

/** The same with a list to choose one from, and names that are looked up. */
export const namedIds = (named: 'audience' | 'interest') => ({
	...idList,
	type: 'resourceLocator' as const,
	named,
});

/** A field with a tick box that switches something off. */
export const switchField = (label: string, description: string) => ({
	type: 'boolean' as const,
	label,
	description,
	parse: orEmptyWord(parseYesNo),
});

/** Where something in another field's cell belongs. */
export function whereGoes(argument: string, { headingOf }: RuleContext): string {
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
	const { all: everything, isText, whyNot = 'nothing to set', ...ofUpdate } = update;
	const field = {
		...entry,
		...ofUpdate,
		required: undefined,
		addition: undefined,
		collection: 'updateFields',
	};
	const parse: Parser = (value, context) => {
		if (isLeftOpen(value)) return nothing;
		const cell = onlyEntry(value);
		if (everything && meansAll(cell)) return { value: everything };
		const text = cellText(cell);
		if (!isText && 'value' in text && isChange.test(text.value)) {
			return { problem: { is: cell, why: 'change of a value' } };
		}
		const parsed = meansEmpty(cell) ? nothing : field.parse(value, context);
		if (!('nothing' in parsed)) return parsed;
		return {
			problem: {
				is: cell,
				why: whyNot,
				remedy: 'enter the new value',
			},
		};
	};
	return [{ ...field, parse }];
}
