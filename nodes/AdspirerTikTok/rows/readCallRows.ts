import type { IExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { formatValue } from '../parse/formatValue';
import { usesHForMen } from '../parse/gender';
import type { Problem } from '../parse/problem';
import { isEmpty } from '../parse/values';
import { parseYesNo } from '../parse/yesNo';
import { eventLoopBreaks } from './eventLoop';
import {
	locatedValue,
	parameterReader,
	type LabelOfParameter,
	type ParameterReader,
} from './parameterReader';
import type { ParseContext, Parser } from './parsers';
import type { Reading } from './readArguments';
import { rowName, type RowName } from './rowName';
import { readRunOptions, type RunOptions } from './runOptions';

/** An argument of a tool other than the creation's, and the parameter that fills it. */
export interface CallField {
	readonly argument: string;
	/** The parameter's name: on its own, or within its collection. */
	readonly parameter: string;
	readonly collection?: string;
	readonly required?: true;
	readonly parse: Parser;
}

/** What an operation sends for each row. */
export interface CallFields {
	readonly fields: readonly CallField[];
	/** Arguments that are the same for all rows. */
	readonly fixed?: Readonly<Record<string, unknown>>;
	/** What is wrong with a row whose values are good one by one. */
	readonly check?: (
		args: Readonly<Record<string, unknown>>,
		options: RunOptions,
		labelOf: (argument: string) => string,
	) => readonly Problem[];
	/** True where 'Return All' and 'Limit' say how much of the answer is wanted. */
	readonly limited?: true;
}

/** A row of an operation that makes one call for each, checked. */
export interface CallRow {
	/** From 0. */
	readonly item: number;
	readonly name: RowName;
	/** What is sent; complete only where there is no problem. */
	readonly args: Readonly<Record<string, unknown>>;
	readonly problems: readonly Problem[];
	readonly warnings: readonly Problem[];
	readonly readings: readonly Reading[];
	readonly ignored: readonly [];
	readonly options: RunOptions;
	/** How many items the row gives at most. */
	readonly limit: number;
}

/**
 * Reads and checks every input item for an operation that makes one call for each. Bad rows are told
 * in `problems`, never thrown.
 */
export async function readCallRows(
	context: IExecuteFunctions,
	labelOf: LabelOfParameter,
	wanted: CallFields,
): Promise<CallRow[]> {
	const input = context.getInputData();
	const reader = parameterReader(context, labelOf, (argument) => argument);
	const now = Date.now();
	const takeBreak = eventLoopBreaks();
	const unparsed: GivenValues[] = [];
	for (const item of input.keys()) {
		unparsed.push(readValues(reader, labelOf, wanted, item));
		await takeBreak();
	}
	const mIsAmbiguous = usesHForMen(unparsed.map((given) => given.get('gender')?.value));
	const workflowZone = context.getTimezone();
	const rows: CallRow[] = [];
	for (const [item, row] of unparsed.entries()) {
		const written = reader.options(item);
		const { options, problems } = readRunOptions(written.values, workflowZone, (option) =>
			labelOf(option, 'options'),
		);
		const { zone, dateOrder } = options;
		const parsed = parseRow(row, wanted, options, { zone, dateOrder, now, mIsAmbiguous });
		const limit = wanted.limited ? readLimit(reader, labelOf, item) : { limit: Infinity };
		rows.push({
			...parsed,
			limit: 'limit' in limit ? limit.limit : 0,
			item,
			name: rowName(item, input[item]?.json, parsed.args.adgroup_id),
			problems: [
				...parsed.problems,
				...('problem' in limit ? [limit.problem] : []),
				...written.problems,
				...problems,
			],
			ignored: [],
			options,
		});
		await takeBreak();
	}
	return rows;
}

const wholeNumber = z.coerce.number().int().min(1);

function readLimit(
	reader: ParameterReader,
	labelOf: LabelOfParameter,
	item: number,
): { limit: number } | { problem: Problem } {
	const read = (name: string) => {
		const found = reader.value(name, item);
		return 'value' in found ? found.value : undefined;
	};
	const all = parseYesNo(read('returnAll'));
	if ('value' in all && all.value) return { limit: Infinity };
	const written = read('limit');
	const limit = wholeNumber.safeParse(written);
	if (limit.success && typeof written !== 'boolean' && !isEmpty(written)) {
		return { limit: limit.data };
	}
	const message = `is ${formatValue(written)}. Enter a whole number, at least 1.`;
	return { problem: { field: labelOf('limit'), message } };
}

/** A value, or why there is none, with what a person calls it. */
interface Given {
	readonly label: string;
	readonly value?: unknown;
	readonly problem?: string;
}

type GivenValues = ReadonlyMap<string, Given>;

function readValues(
	reader: ParameterReader,
	labelOf: LabelOfParameter,
	{ fields }: CallFields,
	item: number,
): GivenValues {
	const given = new Map<string, Given>();
	for (const { argument, parameter, collection } of fields) {
		const label = labelOf(parameter, collection);
		if (collection === undefined) {
			const found = reader.value(parameter, item);
			given.set(
				argument,
				'value' in found
					? { label, value: locatedValue(found.value) }
					: { label, problem: found.problem },
			);
		} else {
			const { values, failed, problem } = reader.collection(collection, item);
			const reason = problem ?? failed.get(parameter);
			given.set(
				argument,
				reason === undefined ? { label, value: values[parameter] } : { label, problem: reason },
			);
		}
	}
	return given;
}

function parseRow(
	given: GivenValues,
	{ fields, fixed, check }: CallFields,
	options: RunOptions,
	context: ParseContext,
): Pick<CallRow, 'args' | 'problems' | 'warnings' | 'readings'> {
	const problems: Problem[] = [];
	const warnings: Problem[] = [];
	const readings: Reading[] = [];
	const args: Record<string, unknown> = { ...fixed };
	for (const { argument, required, parse } of fields) {
		const { label: field = argument, value, problem } = given.get(argument) ?? {};
		const parsed = problem === undefined ? parse(value, context) : { problem };
		if ('problem' in parsed) problems.push({ field, message: parsed.problem });
		else if ('value' in parsed && !isEmpty(parsed.value)) {
			args[argument] = parsed.value;
			if (parsed.readAs !== undefined) {
				readings.push({ field, written: formatValue(value), readAs: parsed.readAs });
			}
			if (parsed.warning !== undefined) warnings.push({ field, message: parsed.warning });
		} else if (required) problems.push({ field, message: 'is empty. Fill it in.' });
	}
	if (problems.length === 0 && check) {
		problems.push(...check(args, options, (argument) => given.get(argument)?.label ?? argument));
	}
	return { args, problems, warnings, readings };
}
