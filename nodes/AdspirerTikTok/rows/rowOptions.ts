import { cellText, formatList, formatValue, isEmpty, parseWholeNumber } from '../parse/cell';
import type { Parsed, Problem } from '../parse/cell';
import { parseChoice, parseYesNo, type Choice } from '../parse/choice';
import { normalizeKey } from '../words/normalizeKey';
import { options, type OptionValues } from './options';
import type { RowParameters } from './parameterReader';
import type { Cell, DuplicateProtection, ParsedRow, RunOptions } from './row';

/** A parameter of a row; undefined where it can't be read, or is empty, which `ifEmpty` may refuse. */
function read<T>(
	{ reader, item, problems }: RowParameters,
	name: string,
	parse: (value: unknown) => Parsed<T>,
	ifEmpty?: string,
	within?: string,
): T | undefined {
	const result = reader.parsed(name, item, parse, within);
	if ('value' in result) return result.value;
	const message = 'problem' in result ? result.problem : ifEmpty;
	if (message !== undefined) problems.push({ field: reader.labelOf(name, within), message });
	return undefined;
}

/** Without its limit every budget would pass, and every ad group would start switched on. */
const guards: readonly string[] = ['budgetLimit', 'startPaused'];

function readOption<Name extends keyof OptionValues>(
	row: RowParameters,
	name: Name,
): OptionValues[Name] {
	const { parse, initial } = options[name];
	const missing = guards.includes(name) ? row.reader.missingColumn(name, 'options') : undefined;
	return read(row, name, parse, missing, 'options') ?? initial;
}

/** Reads the options of one row. Adds what is wrong with them to its problems, as all that follow do. */
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

/** How many items a row gives at most, by 'Return All' and 'Limit'. */
export function readLimit(row: RowParameters): number {
	if (read(row, 'returnAll', parseYesNo)) return Infinity;
	const parse = (value: unknown) => parseWholeNumber(value, 1, Infinity);
	return read(row, 'limit', parse, 'is empty. Enter a whole number.') ?? 0;
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

/**
 * How a row is protected from being created twice; By Name where nothing is chosen. A protection that
 * can't be read is none of the others, since it decides what is created again: it is undefined, and
 * the row has the reason among its problems.
 */
export function readStrategy(row: RowParameters): DuplicateProtection | undefined {
	const by = read(row, 'duplicateProtection', (value) =>
		isEmpty(value) ? { value: 'name' } : parseChoice(value, keyStrategies),
	);
	if (by === undefined || by === 'name' || by === 'execution') return by && { by };
	const ifEmpty = "is empty. Enter a key, or choose another 'Duplicate Protection'.";
	// Characters that nobody sees are no part of it, so that one deal has one key.
	const customKey = read(row, 'duplicateKey', (value) => cellText(value), ifEmpty);
	return customKey === undefined ? undefined : { by: 'custom', customKey };
}

/** An ad set is what Meta calls an ad group, so its ID is no ad group's of TikTok. */
const ofMeta = /^(?:existing)?(?:adset|advertentieset|広告セット)id$/;

/** The ID of the ad group that a row already has, from the option or the `cell` of a column. */
export function readExisting(
	{ reader, item, problems }: RowParameters,
	cell: Cell | undefined,
	values: ParsedRow['values'],
	warnings: Problem[],
): string | undefined {
	const [name, within] = ['existingAdgroupId', 'options'] as const;
	const { parse } = options[name];
	const option = reader.parsed(name, item, parse, within);
	const ofColumn = 'nothing' in option ? cell : undefined;
	const field = ofColumn?.heading ?? reader.labelOf(name, within);
	const parsed = ofColumn ? parse(ofColumn.value) : option;
	if ('nothing' in parsed) {
		// A row whose ID is looked for in a column that isn't there would be created again.
		const missing = reader.missingColumn(name, within, ', so no row counts as done');
		if (missing !== undefined && !cell) warnings.push({ field, message: missing });
		return undefined;
	}
	const message =
		'problem' in parsed ? parsed.problem : whyNotExisting(parsed.value, field, values);
	if (message !== undefined) problems.push({ field, message });
	return 'value' in parsed && message === undefined ? parsed.value : undefined;
}

function whyNotExisting(
	id: string,
	field: string,
	values: ParsedRow['values'],
): string | undefined {
	if (ofMeta.test(normalizeKey(field.slice(0, 60)))) {
		return `is ${formatValue(id)}, from a column named for an ad set, which is Meta's word. Rename the column to 'Ad group ID' if it holds TikTok's IDs, or to another name if it doesn't.`;
	}
	if (id !== values.campaign_id && id !== values.advertiser_id) return undefined;
	const other = id === values.campaign_id ? 'campaign' : 'ad account';
	return `is ${formatValue(id)}, the ID of the row's ${other}. Enter the ad group's own ID, or leave it empty.`;
}

/** True for columns that an option names. Without headings, as in the form, the option doesn't count. */
export function readNamedColumns(
	row: RowParameters,
	name: 'fillDownColumns' | 'ignoreColumns',
	headings: readonly string[],
): (heading: string) => boolean {
	const keyOf = (heading: string) => normalizeKey(heading.slice(0, 200)) || heading.trim();
	const names = headings.length > 0 ? readOption(row, name).split(/[,;\n]/) : [];
	const byKey = new Map(
		names.filter((one) => !isEmpty(one)).map((one) => [keyOf(one), one.trim()]),
	);
	const known = new Set(headings.map(keyOf));
	const unknown = [...byKey].flatMap(([key, one]) => (known.has(key) ? [] : formatValue(one)));
	// A slip of the pen, or a column that is empty and therefore left out.
	if (unknown.length > 0) {
		const columns = formatList(headings.map(formatValue));
		const message = `names ${formatList(unknown)}, which no column is called, so it has no effect. The columns are ${columns}.`;
		row.problems.push({ field: row.reader.labelOf(name, 'options'), message });
	}
	return (heading) => byKey.has(keyOf(heading));
}
