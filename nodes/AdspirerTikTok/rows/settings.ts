import type { Creation } from '../contract/creation';
import type { ParseContext } from '../contract/fields';
import type { AdditionalArguments } from '../contract/rules';
import { isEmpty, parseWholeNumber, type Parsed } from '../parse/cell';
import type { Fault, Problem } from '../problems/problem';
import { cellText } from '../parse/cellText';
import { parseChoice, parseYesNo, type Choice } from '../parse/choice';
import { parseJsonObject } from '../parse/json';
import { existingOption, options, type OptionValues } from './options';
import type { ParameterReader, RawValue } from './parameters';

/** Readers of the parameters of one row that are no field's, with what is wrong with those that were read. */
interface RowParameters {
	readonly problems: readonly Problem[];
	/** Undefined if it can't be read, or is empty, which `ifEmpty` may refuse. */
	readonly read: <T>(
		path: string,
		parse: (value: unknown) => Parsed<T>,
		ifEmpty?: Fault,
	) => T | undefined;
	readonly option: <Name extends keyof OptionValues>(
		name: Name,
		initial?: OptionValues[Name],
	) => OptionValues[Name];
}

export function rowParameters(reader: ParameterReader, item: number): RowParameters {
	const problems: Problem[] = [];
	const read: RowParameters['read'] = (path, parse, ifEmpty) => {
		const { value, problem } = reader.value(path, item);
		const parsed = problem === undefined ? parse(value) : { problem };
		if ('value' in parsed) return parsed.value;
		const message = 'problem' in parsed ? parsed.problem : ifEmpty;
		if (message !== undefined) problems.push({ field: reader.labelOf(path), message });
		return undefined;
	};
	const option: RowParameters['option'] = (name, initial = options[name].initial) => {
		const path = `options.${name}`;
		if (!reader.isSet(path)) return initial;
		const { parse, isGuard } = options[name];
		const ifEmpty: Fault = reader.missingColumn(path) ?? { why: 'guard of nothing' };
		return read(path, parse, isGuard && ifEmpty) ?? initial;
	};
	return { problems, read, option };
}

type OptionOfColumns = 'answers' | 'cells' | 'fillDownColumns' | 'unknownColumns';

/** What a row's options say. */
interface RowOptions
	extends Omit<
		OptionValues,
		OptionOfColumns | 'adAdditionalArguments' | 'existingId' | 'scheduleTimezone'
	> {
	/** IANA name of the time zone of times without an offset. */
	readonly zone: string;
}

/** What the options say; one that means nothing for what is created has no effect. */
function readOptions(
	{ option }: RowParameters,
	workflowZone: string,
	creation: Creation | undefined,
): RowOptions {
	const { otherOptions = [], additionalOption = 'additionalArguments', timeout } = creation ?? {};
	return {
		agesBetweenGroups: option('agesBetweenGroups'),
		dateOrder: option('dateOrder'),
		zone: option('scheduleTimezone') === 'utc' ? 'utc' : workflowZone,
		rowsWithWarnings: option('rowsWithWarnings'),
		budgetLimit: option('budgetLimit'),
		startPaused: !otherOptions.includes('startPaused') && option('startPaused'),
		simplify: option('simplify'),
		includeInputFields: option('includeInputFields'),
		settleUnknown: option('settleUnknown'),
		skipExistingNames: option('skipExistingNames'),
		maxConcurrency: option('maxConcurrency'),
		maxRetries: option('maxRetries'),
		timeout: option('timeout', timeout),
		additionalArguments: option(additionalOption),
	};
}

/** More arguments, under the label of their option. */
interface LabelledArguments extends AdditionalArguments {
	readonly label: string;
}

function readAdditional(
	creation: Creation | undefined,
	reader: ParameterReader,
	written: unknown,
): LabelledArguments {
	if (!creation) return { label: '', arguments: {}, problems: [], warnings: [] };
	const label = reader.labelOf(`options.${creation.additionalOption ?? 'additionalArguments'}`);
	const parsed = parseJsonObject(written);
	const checked = creation.rules.checkAdditional('value' in parsed ? parsed.value : {});
	const problems = 'problem' in parsed ? [parsed.problem] : checked.problems;
	return { ...checked, label, problems };
}

/** The most items that a row gives, by 'Return All' and 'Limit'. */
function readLimit({ read }: RowParameters): number {
	if (read('returnAll', parseYesNo)) return Infinity;
	const parse = (value: unknown) => parseWholeNumber(value, 1, Infinity);
	return read('limit', parse, { why: 'no limit' }) ?? 0;
}

/** The choices of Duplicate Protection, with the words that expressions may give. */
export const keyStrategies = [
	{ name: 'By Name', value: 'name' },
	{ name: 'By Execution', value: 'execution' },
	{ name: 'By Your Own Key', value: 'custom', aliases: ['own key', 'your own key'] },
] as const satisfies readonly Choice[];

/** What identifies what a row creates, so that it isn't created twice, with the user's own key if any. */
export type DuplicateProtection =
	| { readonly by: 'name' | 'execution' }
	| { readonly by: 'custom'; readonly customKey: string };

/** By Name if nothing is chosen; undefined if it can't be read, since it decides what is created again. */
function readStrategy(
	{ read }: RowParameters,
	{ isOfPart }: Creation,
): DuplicateProtection | undefined {
	// One key of a person's own can't be that of two things.
	const choices = keyStrategies.filter(({ value }) => value !== 'custom' || !isOfPart);
	const by = read('duplicateProtection', (value) =>
		parseChoice(isEmpty(value) ? 'name' : value, choices),
	);
	if (by === undefined || by === 'name' || by === 'execution') return by && { by };
	// Invisible characters are dropped, so that one deal has one key.
	const parse = (value: unknown) => cellText(value);
	const customKey = read('duplicateKey', parse, { why: "no key of one's own" });
	return customKey === undefined ? undefined : { by: 'custom', customKey };
}

function readExisting(reader: ParameterReader, item: number, creation: Creation) {
	const path = `options.${existingOption(creation)}`;
	if (!reader.isSet(path)) return undefined;
	const missing = reader.missingColumn(path);
	return { label: reader.labelOf(path), ...reader.value(path, item), missing };
}

/** What the node's parameters say about a row, besides its values; rows may share one. */
export interface RowSettings {
	readonly options: RowOptions;
	readonly additional: LabelledArguments;
	readonly context: Pick<RowOptions, 'zone' | 'dateOrder' | 'budgetLimit' | 'agesBetweenGroups'> &
		Pick<ParseContext, 'now'>;
	/** Undefined if it can't be read, and `problems` says so; also for what creates nothing. */
	readonly strategy?: DuplicateProtection;
	readonly existing?: Pick<RawValue, 'label' | 'value' | 'problem' | 'missing'>;
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
		const row = rowParameters(reader, item);
		const options = readOptions(row, workflowZone, creation);
		const { zone, dateOrder, budgetLimit, agesBetweenGroups } = options;
		return {
			options,
			additional: readAdditional(creation, reader, options.additionalArguments),
			context: { zone, dateOrder, budgetLimit, now, agesBetweenGroups },
			strategy: creation && readStrategy(row, creation),
			existing: creation && readExisting(reader, item, creation),
			limit: limited ? readLimit(row) : Infinity,
			problems: [...row.problems, ...ofColumns],
		};
	};
	const names = ['options', 'duplicateProtection', 'duplicateKey', 'returnAll', 'limit'];
	const shared = names.every(reader.isConstant) ? read(0) : undefined;
	return (item) => shared ?? read(item);
}
