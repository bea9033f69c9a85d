import {
	cellText,
	formatList,
	formatValue,
	isEmpty,
	nothing,
	type Parsed,
	type Problem,
} from '../parse/cell';
import { parseChoice, parseYesNo, type Choice } from '../parse/choice';
import { parseExistingAdGroupId } from '../parse/text';
import { parseMoney } from '../parse/money';
import { fold } from '../parse/words';
import type { ParameterReader } from './parameterReader';
import type { Cell, KeyStrategy, Row, RunOptions } from './row';

/**
 * The values that apply where an option is not added; the form shows the same.
 *
 * @internal
 */
export const optionDefaults = {
	scheduleTimezone: 'workflow',
	dateOrder: 'refuse',
	simplify: true,
	includeInputFields: false,
	settleUnknown: true,
	skipExistingNames: false,
	rowsWithWarnings: 'create',
	startPaused: false,
	maxConcurrency: 20,
	maxRetries: 4,
	timeout: 120_000,
} as const;

export const ranges = {
	maxConcurrency: { min: 1, max: 50 },
	maxRetries: { min: 0, max: 10 },
	/** Milliseconds. A call stays open for twice as long, which a timer has to hold. */
	timeout: { min: 1, max: 1_073_741_823 },
} as const;

const timezones = [
	{ name: 'UTC', value: 'utc' },
	{ name: 'Workflow Timezone', value: 'workflow', aliases: ['workflow'] },
] as const satisfies readonly Choice[];

/** How dates such as 12/01/2030 may be read. */
export const dateOrders = [
	{ name: 'Day/Month/Year', value: 'dayMonthYear' },
	{ name: 'Month/Day/Year', value: 'monthDayYear' },
	{ name: 'Refuse Ambiguous Dates', value: 'refuse' },
] as const satisfies readonly Choice[];

const rowsWithWarnings = [
	{ name: 'Create', value: 'create' },
	{ name: 'Refuse', value: 'refuse' },
] as const satisfies readonly Choice[];

/** Reads parameters of one row. Adds what is wrong with them to `problems`. */
function rowReader(reader: ParameterReader, item: number, problems: Problem[], within?: string) {
	const refuse = (name: string, message: string | undefined) => {
		if (message !== undefined) problems.push({ field: reader.labelOf(name, within), message });
		return undefined;
	};
	const read = <T>(
		name: string,
		parse: (value: unknown) => Parsed<T>,
		ifEmpty?: string,
	): T | undefined => {
		const result = reader.parsed(name, item, parse, within);
		if ('value' in result) return result.value;
		return refuse(name, 'problem' in result ? result.problem : ifEmpty);
	};
	return { read, refuse };
}

/**
 * Reads the options collection of one row. Adds what is wrong with it to `problems`.
 *
 * @param workflowZone IANA name of the workflow's time zone.
 */
export function readRunOptions(
	reader: ParameterReader,
	item: number,
	workflowZone: string,
	problems: Problem[],
): RunOptions {
	const { read, refuse } = rowReader(reader, item, problems, 'options');
	const yesNo = (name: 'simplify' | 'includeInputFields' | 'settleUnknown' | 'skipExistingNames') =>
		read(name, parseYesNo) ?? optionDefaults[name];
	const number = (name: keyof typeof ranges) =>
		read(name, (value) => parseWholeNumber(value, ranges[name])) ?? optionDefaults[name];

	const order = read('dateOrder', (value) => parseChoice(value, dateOrders));
	const isUtc = read('scheduleTimezone', (value) => parseChoice(value, timezones)) === 'utc';
	const ofWarnings = read('rowsWithWarnings', (value) => parseChoice(value, rowsWithWarnings));
	const budgetLimit = read('budgetLimit', (value) => parseMoney(value));
	const startPaused = read('startPaused', parseYesNo);
	// Without its limit every budget would pass, and every ad group would start switched on.
	for (const [name, value] of Object.entries({ budgetLimit, startPaused })) {
		if (value === undefined) refuse(name, reader.missingColumn(name, 'options'));
	}
	return {
		zone: isUtc ? 'utc' : workflowZone,
		dateOrder: order === 'dayMonthYear' || order === 'monthDayYear' ? order : 'refuse',
		simplify: yesNo('simplify'),
		includeInputFields: yesNo('includeInputFields'),
		settleUnknown: yesNo('settleUnknown'),
		skipExistingNames: yesNo('skipExistingNames'),
		startPaused: startPaused ?? optionDefaults.startPaused,
		existingAdgroupId: read('existingAdgroupId', parseExistingAdGroupId),
		budgetLimit,
		rowsWithWarnings: ofWarnings === 'refuse' ? 'refuse' : 'create',
		maxConcurrency: number('maxConcurrency'),
		maxRetries: number('maxRetries'),
		timeout: number('timeout'),
		additionalArguments: read('additionalArguments', (value) => ({ value })),
	};
}

function parseWholeNumber(
	value: unknown,
	{ min, max }: { min: number; max: number },
): Parsed<number> {
	if (isEmpty(value)) return nothing;
	const number = typeof value === 'number' || typeof value === 'string' ? Number(value) : NaN;
	if (Number.isSafeInteger(number) && number >= min && number <= max) return { value: number };
	const range = max === Infinity ? `, at least ${min}` : ` from ${min} to ${max}`;
	return { problem: `is ${formatValue(value)}. Enter a whole number${range}.` };
}

/** How many items a row gives at most, by 'Return All' and 'Limit'. Adds what is wrong to `problems`. */
export function readLimit(reader: ParameterReader, item: number, problems: Problem[]): number {
	const { read } = rowReader(reader, item, problems);
	if (read('returnAll', parseYesNo)) return Infinity;
	const parse = (value: unknown) => parseWholeNumber(value, { min: 1, max: Infinity });
	return read('limit', parse, 'is empty. Enter a whole number.') ?? 0;
}

/**
 * The choices of Duplicate Protection, with the words that expressions may give.
 *
 * @internal
 */
export const keyStrategies = [
	{ name: 'By Name', value: 'name', aliases: ['name'] },
	{ name: 'By Execution', value: 'execution', aliases: ['execution'] },
	{ name: 'By Your Own Key', value: 'custom', aliases: ['own key', 'your own key'] },
] as const satisfies readonly Choice[];

/**
 * How a row is protected from being created twice; By Name where nothing is chosen. A protection that
 * can't be read is none of the others, since it decides what is created again: it is undefined, and
 * `problems` gets the reason.
 */
export function readStrategy(
	reader: ParameterReader,
	item: number,
	problems: Problem[],
): KeyStrategy | undefined {
	const { read } = rowReader(reader, item, problems);
	const by = read('duplicateProtection', (value) => {
		const parsed = parseChoice(value, keyStrategies);
		return 'nothing' in parsed ? { value: 'name' } : parsed;
	});
	if (by === undefined || by === 'name' || by === 'execution') return by && { by };
	const ifEmpty = "is empty. Enter a key, or choose another 'Duplicate Protection'.";
	// Characters that nobody sees are no part of it, so that one deal has one key.
	const customKey = read('duplicateKey', (value) => cellText(value), ifEmpty);
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
	reader: ParameterReader,
	{ existingAdgroupId: option }: RunOptions,
	cell: Cell | undefined,
	values: Row['values'],
	problems: Problem[],
	warnings: Problem[],
): string | undefined {
	const label = reader.labelOf('existingAdgroupId', 'options');
	if (option === undefined && !cell) {
		// A row whose ID is looked for in a column that isn't there would be created again.
		const soThat = ', so no row counts as done';
		const message = reader.missingColumn('existingAdgroupId', 'options', soThat);
		if (message !== undefined) warnings.push({ field: label, message });
		return undefined;
	}
	const field = option === undefined && cell ? cell.heading : label;
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
 * The columns that an option names, and what is wrong with its names: a slip of the pen, or a column
 * that is empty and therefore left out.
 *
 * @param headings of all columns; without any, the option doesn't count.
 */
export function readNamedColumns(
	reader: ParameterReader,
	option: keyof typeof columnOptions,
	headings: readonly string[],
): { readonly isNamed: (heading: string) => boolean; readonly problems: readonly Problem[] } {
	const problems: Problem[] = [];
	// The headings are the same for all rows, so the first row speaks for all.
	const { read, refuse } = rowReader(reader, 0, problems, 'options');
	const isText = (value: unknown) => ({ value: String(value ?? '') });
	const names = headings.length > 0 ? (read(option, isText) ?? '').split(/[,;\n]/) : [];
	const keyOf = (heading: string) => fold(heading.slice(0, 200)) || heading.trim();
	const byKey = new Map(
		names.filter((name) => !isEmpty(name)).map((name) => [keyOf(name), name.trim()]),
	);
	const known = new Set(headings.map(keyOf));
	const unknown = [...byKey].flatMap(([key, name]) => (known.has(key) ? [] : formatValue(name)));
	const columns = formatList(headings.map(formatValue));
	const message = `names ${formatList(unknown)}, which no column is called, so ${columnOptions[option]}. The columns are ${columns}.`;
	if (unknown.length > 0) refuse(option, message);
	return { isNamed: (heading) => byKey.has(keyOf(heading)), problems };
}
