import { z } from 'zod';
import { parseChoice, parseYesNo, type Choice } from '../parse/choice';
import { parseExistingAdGroupId } from '../parse/text';
import { parseMoney } from '../parse/money';
import { type Parsed, type Problem, formatValue, isEmpty } from '../parse/cell';
import type { DateOrder } from '../parse/dayText';

/** The options of a row, parsed, with their defaults. */
export interface RunOptions {
	/** IANA name of the time zone of times without an offset. */
	readonly zone: string;
	readonly dateOrder: DateOrder;
	readonly simplify: boolean;
	readonly includeInputFields: boolean;
	readonly settleUnknown: boolean;
	readonly skipExistingNames: boolean;
	/** The ad group that the row already has. */
	readonly existingAdgroupId: string | undefined;
	/** Rows with a larger budget are refused. */
	readonly budgetLimit: number | undefined;
	readonly maxConcurrency: number;
	readonly maxRetries: number;
	/** Milliseconds for one call. */
	readonly timeout: number;
	readonly additionalArguments: unknown;
}

/** The values that apply where an option is not added; the form shows the same. */
export const optionDefaults = {
	scheduleTimezone: 'workflow',
	dateOrder: 'refuse',
	simplify: true,
	includeInputFields: false,
	settleUnknown: true,
	skipExistingNames: false,
	maxConcurrency: 20,
	maxRetries: 4,
	timeout: 120_000,
} as const;

/** Calls at a time. */
export const concurrencyRange = { min: 1, max: 50 } as const;
/** Retries of one row. */
export const retriesRange = { min: 0, max: 10 } as const;
/** Milliseconds. A call stays open for twice as long, which a timer has to hold. */
export const timeoutRange = { min: 1, max: 1_073_741_823 } as const;

const timezones = [
	{ name: 'UTC', value: 'utc' },
	{ name: 'Workflow Timezone', value: 'workflow', aliases: ['workflow'] },
] as const satisfies readonly Choice[];

const dateOrders = [
	{ name: 'Day/Month/Year', value: 'dayMonthYear' },
	{ name: 'Month/Day/Year', value: 'monthDayYear' },
	{ name: 'Refuse Ambiguous Dates', value: 'refuse' },
] as const satisfies readonly Choice[];

const wholeNumber = z.coerce.number().int();

/**
 * Reads the options collection of one row.
 *
 * @param workflowZone IANA name of the workflow's time zone.
 * @param labelOf the label of an option in the form.
 */
export function readRunOptions(
	values: Readonly<Record<string, unknown>>,
	workflowZone: string,
	labelOf: (option: string) => string,
): { options: RunOptions; problems: Problem[] } {
	const problems: Problem[] = [];

	const number = (
		name: 'maxConcurrency' | 'maxRetries' | 'timeout',
		range: { min: number; max: number },
	): number => {
		if (isEmpty(values[name])) return optionDefaults[name];
		const result = wholeNumber.min(range.min).max(range.max).safeParse(values[name]);
		if (result.success && typeof values[name] !== 'boolean') return result.data;
		const message = `is ${formatValue(values[name])}. Enter a whole number from ${range.min} to ${range.max}.`;
		problems.push({ field: labelOf(name), message });
		return optionDefaults[name];
	};

	const parsed = <T, F>(name: string, parse: (value: unknown) => Parsed<T>, fallback: F): T | F => {
		const result = parse(values[name]);
		if ('problem' in result) problems.push({ field: labelOf(name), message: result.problem });
		return 'value' in result ? result.value : fallback;
	};

	const yesNo = (name: 'simplify' | 'includeInputFields' | 'settleUnknown' | 'skipExistingNames') =>
		parsed(name, parseYesNo, optionDefaults[name]);

	const timezone = parsed(
		'scheduleTimezone',
		(value) => parseChoice(value, timezones),
		optionDefaults.scheduleTimezone,
	);
	const dateOrder = parsed(
		'dateOrder',
		(value) => parseChoice(value, dateOrders),
		optionDefaults.dateOrder,
	);
	const options: RunOptions = {
		zone: timezone === 'workflow' ? workflowZone : 'utc',
		dateOrder: dateOrder === 'dayMonthYear' || dateOrder === 'monthDayYear' ? dateOrder : 'refuse',
		simplify: yesNo('simplify'),
		includeInputFields: yesNo('includeInputFields'),
		settleUnknown: yesNo('settleUnknown'),
		skipExistingNames: yesNo('skipExistingNames'),
		existingAdgroupId: parsed('existingAdgroupId', parseExistingAdGroupId, undefined),
		budgetLimit: parsed('budgetLimit', parseMoney, undefined),
		maxConcurrency: number('maxConcurrency', concurrencyRange),
		maxRetries: number('maxRetries', retriesRange),
		timeout: number('timeout', timeoutRange),
		additionalArguments: values.additionalArguments,
	};
	return { options, problems };
}
