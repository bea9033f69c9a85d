import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { usesHForMen } from '../parse/gender';
import type { Problem } from '../parse/problem';
import { columnNamesStates } from '../parse/usStates';
import { isEmpty } from '../parse/values';
import type { CallFields, CallRow, Given, GivenRow } from './callFields';
import { findContradictions } from './contradictions';
import { eventLoopBreaks } from './eventLoop';
import { callColumnsReader, type ReadCallColumns } from './mapCallColumns';
import {
	locatedValue,
	parameterReader,
	type LabelOfParameter,
	type ParameterReader,
} from './parameterReader';
import { parseCallRow, type UnparsedCall } from './parseCallRow';
import { readLimit } from './readLimit';
import { orProblem } from './readRows';
import { rowName } from './rowName';
import { readRunOptions, type RunOptions } from './runOptions';

/** What the columns of a sheet and the form give for an operation. */
export interface CallRows {
	readonly rows: readonly CallRow[];
	/** Filled columns that Map Automatically found no use for. */
	readonly unusedColumns: readonly string[];
}

/**
 * Reads and checks every input item for an operation that makes one call for each. Bad rows are listed
 * in `problems`, never thrown.
 */
export async function readCallRows(
	context: IExecuteFunctions,
	labelOf: LabelOfParameter,
	wanted: CallFields,
): Promise<CallRows> {
	const input = context.getInputData();
	const reader = parameterReader(context, labelOf, (argument) => argument);
	const workflowZone = context.getTimezone();
	const now = Date.now();
	const takeBreak = eventLoopBreaks();
	const readRow = callReader(context, reader, labelOf, wanted, now);
	const optionsOf = (values: Readonly<Record<string, unknown>>) =>
		readRunOptions(values, workflowZone, (option) => labelOf(option, 'options'));
	const unparsed: Array<UnparsedCall | Problem> = [];
	for (const [item, { json }] of input.entries()) {
		unparsed.push(
			orProblem(() => {
				const written = reader.options(item);
				const { options, problems } = optionsOf(written.values);
				const given = readRow(json, item, options);
				return { given, options, problems: [...written.problems, ...problems] };
			}),
		);
		await takeBreak();
	}
	const read = unparsed.flatMap((row) => ('field' in row ? [] : [row]));
	const mIsAmbiguous = usesHForMen(read.map(({ given }) => given.values.get('gender')?.value));
	const locations = read.flatMap(({ given }) => given.values.get('location_ids') ?? []);
	const namesStates = columnNamesStates(
		locations[0]?.label,
		locations.map(({ value }) => value),
	);
	const sheet = { now, mIsAmbiguous, namesStates };
	const rows: CallRow[] = [];
	for (const [item, row] of unparsed.entries()) {
		const limit = wanted.limited ? readLimit(reader, labelOf, item) : { limit: Infinity };
		const parsed =
			'field' in row
				? row
				: orProblem(() => {
						const { zone, dateOrder } = row.options;
						return parseCallRow(row, wanted, labelOf, { zone, dateOrder, ...sheet });
					});
		const values = 'field' in parsed ? { ...nothingRead, problems: [parsed] } : parsed;
		rows.push({
			...values,
			limit: 'limit' in limit ? limit.limit : 0,
			item,
			name: rowName(item, input[item]?.json, values.args.adgroup_id),
			problems: [
				...values.problems,
				...('problem' in limit ? [limit.problem] : []),
				...('field' in row ? [] : row.problems),
			],
			ignored: [],
			options: 'field' in row ? optionsOf({}).options : row.options,
		});
		await takeBreak();
	}
	return {
		rows: withContradictions(rows, wanted, unparsed),
		unusedColumns: [...new Set(read.flatMap(({ given }) => given.unusedColumns))],
	};
}

/** Of rows that contradict each other, the later ones are refused. */
function withContradictions(
	rows: readonly CallRow[],
	{ needsOneOf = [] }: CallFields,
	unparsed: ReadonlyArray<UnparsedCall | Problem>,
): CallRow[] {
	const found = findContradictions(rows, needsOneOf);
	return rows.map((row) => {
		const contradiction = found.get(row);
		if (!contradiction) return row;
		const { argument, earlier } = contradiction;
		const read = unparsed[row.item];
		const field = read && 'given' in read ? read.given.values.get(argument)?.label : undefined;
		const place =
			earlier.sheetRow === undefined ? `row ${earlier.item + 1}` : `sheet row ${earlier.sheetRow}`;
		const message = `differs from ${place}, which changes the same ad group. Keep one of the two rows.`;
		return { ...row, problems: [...row.problems, { field: field ?? argument, message }] };
	});
}

/** A row that could not be read at all. */
const nothingRead: Pick<CallRow, 'args' | 'warnings' | 'readings'> = {
	args: {},
	warnings: [],
	readings: [],
};

/** Reads a row's values from the form, or from its own columns where the form says so. */
function callReader(
	context: IExecuteFunctions,
	reader: ParameterReader,
	labelOf: LabelOfParameter,
	wanted: CallFields,
	now: number,
): (columns: IDataObject, item: number, options: RunOptions) => GivenRow {
	let readColumns: ReadCallColumns | undefined;
	return (columns, item, { zone, dateOrder }) => {
		const form = readValues(reader, labelOf, wanted, item);
		const mode = wanted.mappable ? reader.value('mappingMode', item) : undefined;
		if (!mode || !('value' in mode) || mode.value !== 'autoMapInputData') {
			return { values: form, problems: [], isMapped: false, unusedColumns: [] };
		}
		readColumns ??= callColumnsReader(
			context.getInputData().map(({ json }) => json),
			wanted.fields,
		);
		return readColumns(columns, form, { zone, dateOrder, now, mIsAmbiguous: false });
	};
}

function readValues(
	reader: ParameterReader,
	labelOf: LabelOfParameter,
	{ fields }: CallFields,
	item: number,
): ReadonlyMap<string, Given> {
	const given = new Map<string, Given>();
	for (const { argument, parameter, collection, required } of fields) {
		const label = labelOf(parameter, collection);
		if (collection === undefined) {
			const found = reader.value(parameter, item);
			const value = 'value' in found ? locatedValue(found.value) : undefined;
			const whyMissing = required && isEmpty(value) ? reader.missingColumn(parameter) : undefined;
			given.set(
				argument,
				'value' in found
					? { label, value, ...(whyMissing !== undefined && { whyMissing }) }
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
