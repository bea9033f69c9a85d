import { isEmpty } from '../base/values';
import type { Creation } from '../contract/creation';
import type { ParseContext } from '../contract/fields';
import { parameterOf } from '../contract/fields/field';
import { headingOfId } from '../contract/meanings';
import type { AdditionalArguments, RuleContext } from '../contract/rules';
import { type Parsed, cellText, nothing, parseWholeNumber } from '../parse/cellText';
import { type Choice, parseChoice, parseJsonObject, parseYesNo } from '../parse/keyword';
import { parseMoney } from '../parse/money';
import type { Fault, Problem, Told } from '../problems/problem';
import type { ParameterReader, RawValue } from './parameters';

/** An option of the node; `initial` applies if it isn't added. A switch that is added is on. */
export interface Option<T> {
	readonly initial: T;
	readonly parse: (value: unknown) => Parsed<T>;
	readonly choices?: readonly Choice[];
	/** True if it would let every row pass, or start every ad group switched on, where it came to nothing. */
	readonly isGuard?: true;
	/** The range of a number. */
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
	/** Called "Blank Means None". */
	blankColumns: option<readonly string[]>([], parseHeadings),
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

/** The options, which steer the node, by name and in the form's order. */
export const options: { readonly [Name in keyof OptionValues]: Option<OptionValues[Name]> } = table;

/** Reads the parameters of one row that are no field's, and keeps what is wrong with them. */
export class RowParameters {
	readonly problems: Problem[] = [];

	constructor(
		readonly reader: ParameterReader,
		readonly item: number,
	) {}

	/** Undefined if it can't be read, or is empty, which `ifEmpty` may refuse. */
	read<T>(path: string, parse: Option<T>['parse'], ifEmpty?: Fault): T | undefined {
		const { value, problem } = this.reader.value(path, this.item);
		const parsed = problem === undefined ? parse(value) : { problem };
		if ('value' in parsed) return parsed.value;
		let message: Told | undefined = ifEmpty;
		if ('problem' in parsed) message = parsed.problem;
		if (message) this.problems.push({ field: this.reader.labelOf(path), message });
		return undefined;
	}

	option<Name extends keyof OptionValues>(
		name: Name,
		initial = options[name].initial,
		path = `options.${name}`,
	): OptionValues[Name] {
		if (!this.reader.isSet(path)) return initial;
		const { parse, isGuard } = options[name];
		return this.read(path, parse, isGuard && { why: 'guard of nothing' }) ?? initial;
	}
}

type OptionOfColumns = 'answers' | 'cells' | 'fillDownColumns' | 'blankColumns' | 'unknownColumns';
type OptionElsewhere = 'adAdditionalArguments' | 'existingId' | 'scheduleTimezone';

/** The options of a row. */
interface RowOptions extends Omit<OptionValues, OptionOfColumns | OptionElsewhere> {
	/** IANA name of the time zone of times without an offset. */
	readonly zone: string;
}

/** Reads the options; one that means nothing for what is created has no effect. */
function readOptions(
	row: RowParameters,
	workflowZone: string,
	creation: Creation | undefined,
): RowOptions {
	const { otherOptions = [], timeout } = creation ?? {};
	let zone = workflowZone;
	if (row.option('scheduleTimezone') === 'utc') zone = 'utc';
	return {
		agesBetweenGroups: row.option('agesBetweenGroups'),
		dateOrder: row.option('dateOrder'),
		zone,
		rowsWithWarnings: row.option('rowsWithWarnings'),
		budgetLimit: row.option('budgetLimit'),
		startPaused: !otherOptions.includes('startPaused') && startsPaused(row, creation),
		simplify: row.option('simplify'),
		includeInputFields: row.option('includeInputFields'),
		settleUnknown: row.option('settleUnknown'),
		skipExistingNames: row.option('skipExistingNames'),
		maxConcurrency: row.option('maxConcurrency'),
		maxRetries: row.option('maxRetries'),
		timeout: row.option('timeout', timeout),
		additionalArguments: row.option(additionalOptionOf(creation)),
	};
}

/** A media plan has a parameter for it, which is on unless somebody switches it off. */
function startsPaused(row: RowParameters, creation: Creation | undefined): boolean {
	if (creation?.isOfPart) return row.option('startPaused', true, 'startPaused');
	return row.option('startPaused');
}

const additionalOptionOf = (creation: Creation | undefined) =>
	creation?.additionalOption ?? 'additionalArguments';

/** More arguments, under the label of their option. */
function readAdditional(
	creation: Creation | undefined,
	reader: ParameterReader,
	written: unknown,
): RowSettings['additional'] {
	if (!creation) return { label: '', arguments: {}, problems: [], warnings: [] };
	const label = reader.labelOf(`options.${additionalOptionOf(creation)}`);
	const parsed = parseJsonObject(written);
	const { checkAdditional } = creation.rules;
	if ('value' in parsed) return { ...checkAdditional(parsed.value), label };
	const none = { ...checkAdditional({}), label };
	if ('problem' in parsed) return { ...none, problems: [parsed.problem] };
	return none;
}

/** The most items that a row gives, by 'Return All' and 'Limit'. */
function readLimit(row: RowParameters): number {
	if (row.read('returnAll', parseYesNo)) return Infinity;
	const parse = (value: unknown) => parseWholeNumber(value, 1, Infinity);
	return row.read('limit', parse, { why: 'no limit' }) ?? 0;
}

/** The choices of Duplicate Protection, with the words that expressions may give. */
export const keyStrategies = [
	{ name: 'By Name', value: 'name' },
	{ name: 'By Execution', value: 'execution' },
	{
		name: 'By Your Own Key',
		value: 'custom',
		aliases: ['own key', 'your own key'],
	},
] as const satisfies readonly Choice[];

/** The identity of a row's thing, so that it isn't created twice, with the user's own key if any. */
export type DuplicateProtection =
	| { readonly by: 'name' | 'execution' }
	| { readonly by: 'custom'; readonly customKey: string };

/** By Name if nothing is chosen; undefined if it can't be read, since it decides what is created again. */
function readStrategy(row: RowParameters, creation: Creation): DuplicateProtection | undefined {
	// One key of a person's own can't be that of two things.
	const choices = keyStrategies.filter(({ value }) => value !== 'custom' || !creation.isOfPart);
	const path = creation.isOfPart ? 'options.duplicateProtection' : 'duplicateProtection';
	const by = row.read(path, (value) => parseChoice(isEmpty(value) ? 'name' : value, choices));
	if (by === undefined) return undefined;
	if (by === 'name' || by === 'execution') return { by };
	// Invisible characters are dropped, so that one deal has one key.
	const customKey = row.read('duplicateKey', cellText, { why: "no key of one's own" });
	if (customKey === undefined) return undefined;
	return { by: 'custom', customKey };
}

function readExisting({ reader, item }: RowParameters, creation: Creation) {
	const path = `options.${existingOption(creation)}`;
	return { label: reader.labelOf(path), ...reader.value(path, item) };
}

/** The node's settings for a row, besides its values; rows may share one. */
export interface RowSettings {
	readonly options: RowOptions;
	readonly additional: AdditionalArguments & { readonly label: string };
	readonly context: ParseContext & Pick<RuleContext, 'budgetLimit'>;
	/** Undefined if it can't be read, and `problems` says so; also for what creates nothing. */
	readonly strategy?: DuplicateProtection;
	readonly existing?: RawValue;
	readonly limit: number;
	readonly problems: readonly Problem[];
}

/**
 * A reader of what the node's parameters say about each row.
 *
 * @param ofColumns what is wrong with what they say about columns.
 */
export function settingsReader(
	reader: ParameterReader,
	{ creation, limited }: { readonly creation?: Creation; readonly limited?: true },
	workflowZone: string,
	ofColumns: readonly Problem[] = [],
): (item: number) => RowSettings {
	const now = Date.now();
	const read = (item: number): RowSettings => {
		const row = new RowParameters(reader, item);
		const options = readOptions(row, workflowZone, creation);
		return {
			options,
			additional: readAdditional(creation, reader, options.additionalArguments),
			context: { ...options, now },
			strategy: creation && readStrategy(row, creation),
			existing: creation && readExisting(row, creation),
			limit: limited ? readLimit(row) : Infinity,
			problems: [...row.problems, ...ofColumns],
		};
	};
	const names = ['options', 'startPaused', 'duplicateProtection', 'duplicateKey'];
	if (![...names, 'returnAll', 'limit'].every(reader.isConstant)) return read;
	const shared = read(0);
	return () => shared;
}
