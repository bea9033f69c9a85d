import type { IExecuteFunctions } from 'n8n-workflow';
import { readArguments, type RowArguments } from '../arguments/readArguments';
import { labelOf } from '../parameters/labels';
import type { ParameterReader } from '../parameters/readParameters';
import { readRunOptions, type RunOptions } from '../parameters/runOptions';

/** A row as both operations need it. */
export interface Row extends RowArguments {
	/** From 0. */
	readonly item: number;
	readonly options: RunOptions;
}

/** Reads and checks every input item; bad rows are told in `problems`, never thrown. */
export function readRows(
	context: IExecuteFunctions,
	reader: ParameterReader,
	count: number,
): Row[] {
	const zone = context.getTimezone();
	return Array.from({ length: count }, (_, item) => {
		const written = reader.options(item);
		const { options, problems } = readRunOptions(written.values, zone);
		const values = { ...reader.rowValues(item), additional: options.additionalArguments };
		const read = readArguments(values, options.zone, labelOf);
		return {
			...read,
			item,
			options,
			problems: [...read.problems, ...written.problems, ...problems],
		};
	});
}
