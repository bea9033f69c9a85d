import type { Creation } from '../contract/creation';
import { parameterOf } from '../contract/fields/field';
import { headingOfId } from '../contract/headingIds';
import { isEmpty } from '../base/values';
import { nothing, parseWholeNumber, type Parsed } from '../parse/cell';
import { parseChoice, parseYesNo, type Choice } from '../parse/choice';
import { parseMoney } from '../parse/money';

/** An option of the node; `initial` applies if it isn't added, and the form shows the same. */
export interface Option<T> {
	readonly initial: T;
	readonly parse: (value: unknown) => Parsed<T>;
	readonly choices?: readonly Choice[];
	/** True if it would let every row pass, or start every ad group switched on, where it came to nothing. */
	readonly isGuard?: true;
	/** What a number may be. */
	readonly range?: { readonly minValue: number; readonly maxValue: number };
}

const option = <T>(initial: T, parse: Option<T>['parse']): Option<T> => ({ initial, parse });

const guard = <T>(unguarded: Option<T>): Option<T> => ({ ...unguarded, isGuard: true });

const anything = option<unknown>(undefined, (value) => ({ value }));

const yesNo = (initial: boolean) => option(initial, parseYesNo);

const number = (initial: number, minValue: number, maxValue: number): Option<number> => ({
	initial,
	parse: (value) => parseWholeNumber(value, minValue, maxValue),
	range: { minValue, maxValue },
});

/** One of the choices, by value, with their names in the form. */
function oneOf<Value extends string>(
	initial: NoInfer<Value>,
	names: Readonly<Record<Value, string>>,
): Option<Value> {
	const choices = Object.entries<string>(names).map(([value, name]) => ({ value, name }));
	const isValue = (text: string): text is Value => Object.hasOwn(names, text);
	const parse = (value: unknown): Parsed<Value> => {
		const parsed = parseChoice(value, choices);
		if (!('value' in parsed)) return parsed;
		if (!isValue(parsed.value)) return nothing;
		return { value: parsed.value };
	};
	return {
		initial,
		parse,
		choices,
	};
}

/** Picked from the form's list, or written as a list in which a heading with a comma is in double quotes. */
function parseHeadings(value: unknown): Parsed<readonly string[]> {
	const headings: string[] = [];
	if (Array.isArray(value)) {
		for (const id of value) headings.push(headingOfId(String(id)));
	} else {
		const written = String(value ?? '').matchAll(/\s*"((?:[^"]|"")*)"\s*(?=[,;\n]|$)|[^,;\n]+/g);
		for (const [text, quoted] of written) {
			headings.push(quoted?.replaceAll('""', '"') ?? text.trim());
		}
	}
	return { value: headings.filter((heading) => !isEmpty(heading)) };
}

const table = {
	adAdditionalArguments: anything,
	additionalArguments: anything,
	agesBetweenGroups: oneOf('refuse', {
		inside: 'Groups Inside',
		outside: 'Groups Touched',
		refuse: 'Refuse',
	}),
	answers: anything,
	budgetLimit: guard(option<number | undefined>(undefined, parseMoney)),
	dateOrder: oneOf('refuse', {
		dayMonthYear: 'Day/Month/Year',
		monthDayYear: 'Month/Day/Year',
		refuse: 'Refuse Ambiguous Dates',
	}),
	/** Called as `existingOption` says. */
	existingId: anything,
	fillDownColumns: option<readonly string[]>([], parseHeadings),
	includeInputFields: yesNo(false),
	maxConcurrency: number(20, 1, 50),
	maxRetries: number(4, 0, 10),
	rowsWithWarnings: oneOf('create', { create: 'Create', refuse: 'Refuse' }),
	scheduleTimezone: oneOf('workflow', { utc: 'UTC', workflow: 'Workflow Timezone' }),
	settleUnknown: yesNo(true),
	simplify: yesNo(true),
	skipExistingNames: guard(yesNo(false)),
	startPaused: guard(yesNo(false)),
	/** Milliseconds. A call stays open for twice as long, which a timer has to hold. */
	timeout: number(120_000, 1, 1_073_741_823),
	unknownColumns: oneOf('ask', { ask: 'Ask', list: 'List' }),
	cells: anything,
};

/** The option with the ID of what a row has already: `existingAdgroupId`. */
export const existingOption = ({ idKey }: Creation) => parameterOf(`existing_${idKey}`);

/** The options' values, with their defaults. */
export type OptionValues = {
	readonly [Name in keyof typeof table]: (typeof table)[Name]['initial'];
};

/** What steers the node rather than what it creates, by name and in the form's order. */
export const options: { readonly [Name in keyof OptionValues]: Option<OptionValues[Name]> } = table;
