import { formatList, formatValue, isEmpty, type Parsed, type Problem } from '../parse/cell';
import { parseChoice, parseYesNo, type Choice } from '../parse/choice';
import { parseCustomKey, parseExistingAdGroupId } from '../parse/text';
import { fold } from '../parse/words';
import { options, parseWholeNumber, type OptionValues } from './options';
import type { ParameterReader } from './parameterReader';
import type { Cell, KeyStrategy, Row, RunOptions } from './row';

/** The parameters of one row, and what is wrong with them, which reading them adds to `problems`. */
export interface RowParameters {
	readonly reader: ParameterReader;
	readonly item: number;
	readonly problems: Problem[];
}

/** Without its limit every budget would pass, and every ad group would start switched on. */
const guards: readonly string[] = ['budgetLimit', 'startPaused'];

function readOption<Name extends keyof OptionValues>(
	{ reader, item, problems }: RowParameters,
	name: Name,
): OptionValues[Name] {
	const { parse, initial } = options[name];
	const known = problems.length;
	const value = reader.read(name, item, parse, problems, 'options');
	if (value === undefined && problems.length === known && guards.includes(name)) {
		problems.push(...reader.missingColumn(name, 'options'));
	}
	return value ?? initial;
}

/**
 * Reads the options of one row.
 *
 * @param workflowZone IANA name of the workflow's time zone.
 */
export function readRunOptions(row: RowParameters, workflowZone: string): RunOptions {
	const option = <Name extends keyof OptionValues>(name: Name) => readOption(row, name);
	return {
		dateOrder: option('dateOrder'),
		zone: option('scheduleTimezone') === 'utc' ? 'utc' : workflowZone,
		rowsWithWarnings: option('rowsWithWarnings'),
		budgetLimit: option('budgetLimit'),
		startPaused: option('startPaused'),
		simplify: option('simplify'),
		includeInputFields: option('includeInputFields'),
		settleUnknown: option('settleUnknown'),
		skipExistingNames: option('skipExistingNames'),
		maxConcurrency: option('maxConcurrency'),
		maxRetries: option('maxRetries'),
		timeout: option('timeout'),
		additionalArguments: option('additionalArguments'),
	};
}

/** A parser for which what is empty comes to something else than nothing. */
const orElse =
	<T>(parse: (value: unknown) => Parsed<T>, ifEmpty: Parsed<T>) =>
	(value: unknown): Parsed<T> => {
		const parsed = parse(value);
		return 'nothing' in parsed ? ifEmpty : parsed;
	};

const parseLimit = orElse((value) => parseWholeNumber(value, 1, Infinity), {
	problem: 'is empty. Enter a whole number.',
});

/** How many items a row gives at most, by 'Return All' and 'Limit'. */
export function readLimit({ reader, item, problems }: RowParameters): number {
	if (reader.read('returnAll', item, parseYesNo, problems)) return Infinity;
	return reader.read('limit', item, parseLimit, problems) ?? 0;
}

/**
 * The choices of Duplicate Protection, with the words that expressions may give.
 *
 * @internal
 */
export const keyStrategies = [
	{ name: 'By Name', value: 'name' },
	{ name: 'By Execution', value: 'execution' },
	{ name: 'By Your Own Key', value: 'custom', aliases: ['own key', 'your own key'] },
] as const satisfies readonly Choice[];

const parseStrategy = orElse<string>((value) => parseChoice(value, keyStrategies), {
	value: 'name',
});

const parseKey = orElse(parseCustomKey, {
	problem: "is empty. Enter a key, or choose another 'Duplicate Protection'.",
});

/**
 * How a row is protected from being created twice; By Name where nothing is chosen. A protection that
 * can't be read is none of the others, since it decides what is created again: it is undefined, and
 * `problems` gets the reason.
 */
export function readStrategy({ reader, item, problems }: RowParameters): KeyStrategy | undefined {
	const by = reader.read('duplicateProtection', item, parseStrategy, problems);
	if (by === undefined || by === 'name' || by === 'execution') return by && { by };
	const customKey = reader.read('duplicateKey', item, parseKey, problems);
	return customKey === undefined ? undefined : { by: 'custom', customKey };
}

/** An ad set is what Meta calls an ad group, so its ID is no ad group's of TikTok. */
const ofMeta = /^(?:existing)?(?:adset|advertentieset|広告セット)id$/;

/**
 * The ID of the ad group that a row already has, from the option or a column.
 *
 * @param cell from the column, where there is one.
 * @param values what the row sends, which names other IDs.
 */
export function readExisting(
	row: RowParameters,
	cell: Cell | undefined,
	values: Row['values'],
	warnings: Problem[],
): string | undefined {
	const { reader, problems } = row;
	const option = readOption(row, 'existingAdgroupId');
	const label = reader.labelOf('existingAdgroupId', 'options');
	const field = option === undefined && cell ? cell.heading : label;
	if (option === undefined && !cell) {
		// A row whose ID is looked for in a column that isn't there would be created again.
		const soThat = ', so no row counts as done';
		warnings.push(...reader.missingColumn('existingAdgroupId', 'options', soThat));
	}
	const parsed = option === undefined ? parseExistingAdGroupId(cell?.value) : { value: option };
	if ('nothing' in parsed) return undefined;
	const message =
		'problem' in parsed ? parsed.problem : whyNotExisting(parsed.value, field, values);
	if (message !== undefined) problems.push({ field, message });
	return 'value' in parsed && message === undefined ? parsed.value : undefined;
}

function whyNotExisting(id: string, field: string, values: Row['values']): string | undefined {
	if (ofMeta.test(fold(field.slice(0, 60)))) {
		return `is ${formatValue(id)}, from a column named for an ad set, which is Meta's word. Rename the column to 'Ad group ID' if it holds TikTok's IDs, or to another name if it doesn't.`;
	}
	if (id !== values.campaign_id && id !== values.advertiser_id) return undefined;
	const other = id === values.campaign_id ? 'campaign' : 'ad account';
	return `is ${formatValue(id)}, the ID of the row's ${other}. Enter the ad group's own ID, or leave it empty.`;
}

/** What comes of a name in an option that no column has. */
const columnOptions = {
	fillDownColumns: 'nothing is filled down for it',
	ignoreColumns: 'nothing is ignored for it',
} as const;

/**
 * The columns that an option names. Adds to `problems` what is wrong with its names: a slip of the pen,
 * or a column that is empty and therefore left out.
 *
 * @param headings of all columns; without any, the option doesn't count.
 */
export function readNamedColumns(
	row: RowParameters,
	name: keyof typeof columnOptions,
	headings: readonly string[],
): (heading: string) => boolean {
	const keyOf = (heading: string) => fold(heading.slice(0, 200)) || heading.trim();
	const names = headings.length > 0 ? readOption(row, name).split(/[,;\n]/) : [];
	const byKey = new Map(
		names.filter((one) => !isEmpty(one)).map((one) => [keyOf(one), formatValue(one.trim())]),
	);
	const known = new Set(headings.map(keyOf));
	const unknown = [...byKey].flatMap(([key, one]) => (known.has(key) ? [] : one));
	if (unknown.length > 0) {
		const field = row.reader.labelOf(name, 'options');
		const message = `names ${formatList(unknown)}, which no column is called, so ${columnOptions[name]}. The columns are ${formatList(headings.map(formatValue))}.`;
		row.problems.push({ field, message });
	}
	return (heading) => byKey.has(keyOf(heading));
}
