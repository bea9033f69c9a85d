import { z } from 'zod';
import type { Problem } from '../arguments/readArguments';
import { understandChoice } from '../arguments/understand/choice';
import { understandYesNo } from '../arguments/understand/text';
import { isEmpty, shown, type Understood } from '../arguments/understand/understood';
import { labelOfParameter } from './labels';
import { concurrencyRange, optionDefaults, retriesRange, timeoutRange } from './options';

/** The options of a row, understood, with their defaults. */
export interface RunOptions {
	readonly zone: string;
	readonly simplify: boolean;
	readonly maxConcurrency: number;
	readonly maxRetries: number;
	/** Milliseconds for one call. */
	readonly timeout: number;
	readonly additionalArguments: unknown;
}

const timezones = [
	{ name: 'UTC', value: 'utc' },
	{ name: 'Workflow Timezone', value: 'workflow', aliases: ['workflow'] },
];

const wholeNumber = z.coerce.number().int();

/**
 * Reads the options collection of one row.
 *
 * @param workflowZone IANA name of the workflow's time zone.
 */
export function readRunOptions(
	values: Record<string, unknown>,
	workflowZone: string,
): { options: RunOptions; problems: Problem[] } {
	const problems: Problem[] = [];
	const label = (name: string) => labelOfParameter(name, 'options');

	const number = (
		name: 'maxConcurrency' | 'maxRetries' | 'timeout',
		range: { min: number; max: number },
	): number => {
		if (isEmpty(values[name])) return optionDefaults[name];
		const result = wholeNumber.min(range.min).max(range.max).safeParse(values[name]);
		if (result.success && typeof values[name] !== 'boolean') return result.data;
		problems.push({
			field: label(name),
			message: `came as ${shown(values[name])}. Give a whole number from ${range.min} to ${range.max}.`,
		});
		return optionDefaults[name];
	};

	const understood = <T>(name: string, reading: Understood<T>, fallback: T): T => {
		if ('problem' in reading) problems.push({ field: label(name), message: reading.problem });
		return 'value' in reading ? reading.value : fallback;
	};

	const timezone = understood(
		'scheduleTimezone',
		understandChoice(values.scheduleTimezone, timezones),
		optionDefaults.scheduleTimezone,
	);
	const options = {
		zone: timezone === 'workflow' ? workflowZone : 'utc',
		simplify: understood<boolean>(
			'simplify',
			understandYesNo(values.simplify),
			optionDefaults.simplify,
		),
		maxConcurrency: number('maxConcurrency', concurrencyRange),
		maxRetries: number('maxRetries', retriesRange),
		timeout: number('timeout', timeoutRange),
		additionalArguments: values.additionalArguments,
	};
	return { options, problems };
}
