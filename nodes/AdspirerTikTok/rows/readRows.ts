import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { eventLoopBreaks } from '../client/eventLoop';
import type { FieldOf } from '../contract/fields';
import type { Problem } from '../parse/cell';
import { findMisplacedHeadings, readSheet, rowsOfSheet, type FilledDown } from '../sheet/sheet';
import { ParameterReader, readNamedColumns, settingsReader } from './parameters';
import { ParsedValues, type ParseRun } from './parseFields';
import { parseRow } from './parseRow';
import { rawRowReader } from './rawRow';
import {
	rowName,
	type ParsedRow,
	type RawRow,
	type RawValue,
	type RowSettings,
	type RowSpec,
	type UnreadableRow,
} from './row';
import { compareRows, sheetContext, type RowFindings } from './sheetContext';

type TakeBreak = () => Promise<void>;

/** The rows as they are written, and what all of them say about the sheet. */
interface RawRows {
	readonly rows: ReadonlyArray<RawRow | UnreadableRow>;
	/** What is wrong with the option of columns to ignore; a warning of every row. */
	readonly warnings: readonly Problem[];
	readonly sharedAmounts: readonly FilledDown[];
}

/**
 * Reads and checks every input item for an operation, giving n8n's event loop its turns. Bad rows are
 * listed in `problems`, never thrown: a row that this code fails on is a bad row, too.
 */
export async function readRows(context: IExecuteFunctions, spec: RowSpec): Promise<ParsedRow[]> {
	const takeBreak = eventLoopBreaks();
	const input = context.getInputData().map(({ json }) => json);
	const { rows, warnings, sharedAmounts } = await readRaw(context, spec, input, takeBreak);
	const readable = rows.filter((row) => 'raw' in row);
	const thing = spec.creation ?? spec.mappable;
	const run: ParseRun = {
		spec,
		sheet: await sheetContext(readable, thing, takeBreak),
		labelOf: labelsOf([...spec.fields, ...(thing?.fields ?? [])]),
		values: new ParsedValues(),
	};
	const pairs: Array<{ parsed: ParsedRow; raw: RawRow | undefined }> = [];
	for (const row of rows) {
		const found = 'raw' in row ? orProblem(() => parseRow(row, run)) : row.problem;
		const isParsed = 'values' in found;
		const parsed = isParsed ? found : notRead(row, found, run.labelOf);
		pairs.push({ parsed, raw: isParsed && 'raw' in row ? row : undefined });
		await takeBreak();
	}
	const findings = await compareRows(pairs, spec, sharedAmounts, takeBreak);
	const done: ParsedRow[] = [];
	for (const { parsed } of pairs) {
		done.push(finished(parsed, findings.get(parsed.item), warnings));
		await takeBreak();
	}
	return done;
}

/** All headings: nodes that read files leave empty cells out, so that no single row has them all. */
async function headingsOf(rows: readonly IDataObject[], takeBreak: TakeBreak): Promise<string[]> {
	const found = new Set<string>();
	for (const row of rows) {
		for (const heading of Object.keys(row)) found.add(heading);
		await takeBreak();
	}
	return [...found];
}

async function readRaw(
	context: IExecuteFunctions,
	spec: RowSpec,
	input: readonly IDataObject[],
	takeBreak: TakeBreak,
): Promise<RawRows> {
	const headings = await headingsOf(input, takeBreak);
	const reader = new ParameterReader(context, spec.labels, headings);
	// n8n allows no expression for the mode, and all rows have the same columns, so the first one speaks
	// for all.
	const mode = reader.value('mappingMode', undefined, 0);
	const isMapped = 'value' in mode && mode.value === 'autoMapInputData';
	const mapped = isMapped ? spec.mappable : undefined;
	const toIgnore = readNamedColumns(reader, 'ignoreColumns', mapped ? headings : []);
	const toFill = readNamedColumns(reader, 'fillDownColumns', mapped ? headings : []);
	const counting = headings.filter((heading) => !toIgnore.includes(heading));
	const sheet = mapped && (await readSheet(mapped, counting, input, takeBreak));
	const misplaced = sheet && findMisplacedHeadings(input, sheet);
	const ofSheet = sheet && rowsOfSheet(sheet, toFill.includes, input, spec.creation !== undefined);
	const rawRowOf = sheet && rawRowReader(sheet, spec);
	const settingsOf = settingsReader(reader, spec, context.getTimezone(), Date.now());
	const rows: Array<RawRow | UnreadableRow> = [];
	for (const [item, json] of input.entries()) {
		const settings = settingsOf(item);
		const row = { item, sheetRow: json.row_number, settings };
		const form = (field: FieldOf) => reader.rawValue(field, item);
		const read = (): Omit<RawRow, keyof typeof row> =>
			ofSheet && rawRowOf
				? rawRowOf(ofSheet.read(json, item), settings, form)
				: rowOfForm(spec.fields, form);
		const found = misplaced ?? orProblem(read);
		rows.push(
			'raw' in found
				? { ...row, ...found, problems: [...toFill.problems, ...found.problems] }
				: { ...row, problem: found },
		);
		await takeBreak();
	}
	return { rows, warnings: toIgnore.problems, sharedAmounts: ofSheet?.sharedAmounts ?? [] };
}

/** What is the same for all rows of the form. */
const ofForm = {
	isMapped: false,
	startsPaused: false,
	isNone: false,
	filled: new Set<never>(),
	empty: new Map<string, never>(),
	problems: [],
	readings: [],
	unused: [],
};

const rowOfForm = (fields: readonly FieldOf[], form: (field: FieldOf) => RawValue) => ({
	...ofForm,
	raw: new Map(fields.map((field) => [field.argument, form(field)])),
});

function labelsOf(fields: readonly FieldOf[]): (argument: string) => string {
	const labels = new Map<string, string>();
	for (const { argument, label } of fields) {
		if (!labels.has(argument)) labels.set(argument, label);
	}
	return (argument) => labels.get(argument) ?? argument;
}

/** A row that could not be read at all. */
function notRead(
	{ item, sheetRow, settings }: { item: number; sheetRow: unknown; settings: RowSettings },
	problem: Problem,
	labelOf: (argument: string) => string,
): ParsedRow {
	const name = rowName(item, sheetRow, undefined);
	const nothing = { values: {}, warnings: [], readings: [], unused: [] };
	return {
		...nothing,
		item,
		name,
		options: settings.read.options,
		problems: [problem],
		labelOf,
		limit: 0,
	};
}

/** Adds what other rows say about a row, and refuses it for its warnings if the option says so. */
function finished(
	row: ParsedRow,
	found: RowFindings | undefined,
	ofSheet: readonly Problem[],
): ParsedRow {
	const { options, unused } = row;
	if (!found && ofSheet.length === 0 && options.rowsWithWarnings === 'create') return row;
	const problems = found ? [...row.problems, ...found.problems] : row.problems;
	const warnings = [...ofSheet, ...row.warnings, ...(found?.warnings ?? [])];
	if (options.rowsWithWarnings === 'create') return { ...row, problems, warnings };
	const message = "isn't used. Rename the column, or name it in 'Ignore Columns'.";
	const refused = [...warnings, ...unused.map((field) => ({ field, message }))].map((warning) => ({
		field: warning.field,
		message: `${warning.message} 'Rows with Warnings' refuses the row for that.`,
	}));
	return { ...row, problems: [...problems, ...refused], warnings: [], unused: [] };
}

/** A row that this code fails on is a bad row, and affects no other. */
function orProblem<T>(read: () => T): T | Problem {
	try {
		return read();
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		const message = `makes this node fail (${reason}). This is a bug in the node. Please report it.`;
		return { field: 'Row', message };
	}
}
