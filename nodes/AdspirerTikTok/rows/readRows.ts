import type { IExecuteFunctions } from 'n8n-workflow';
import { loopInTurns, type InTurns } from '../client/clock';
import type { Problem } from '../parse/cell';
import { findMisplacedHeadings, readSheet, SheetRows } from '../sheet/sheet';
import { forAllRows, ParameterReader, readNamedColumns, settingsReader } from './parameters';
import { parseRow, parseRun, type ParseRun } from './parseRow';
import { rawRowReader, type FormValues } from './rawRow';
import {
	maxProblems,
	problemOfSize,
	rowName,
	type ParsedRow,
	type RawCells,
	type RawRow,
	type RowSpec,
} from './row';
import { compareRows, sheetContext, type ComparedRow } from './sheetContext';

/**
 * Reads and checks every input item for an operation, giving n8n's event loop its turns. Bad rows are
 * listed in `problems`, never thrown: a row that this code fails on is a bad row, too.
 */
export async function readRows(context: IExecuteFunctions, spec: RowSpec): Promise<ParsedRow[]> {
	const inTurns = loopInTurns();
	const { rows, warnings, sharedAmounts } = await readRaw(context, spec, inTurns);
	const sheet = await sheetContext(rows, spec.creation ?? spec.mappable, inTurns);
	const run = parseRun(spec, sheet);
	const compared: ComparedRow[] = [];
	for await (const raw of inTurns(rows)) {
		compared.push({ raw, parsed: parsedOrNot(raw, run), problems: [], warnings: [] });
	}
	await compareRows(compared, spec, sharedAmounts, inTurns);
	const done: ParsedRow[] = [];
	for await (const row of inTurns(compared)) done.push(finished(row, warnings));
	return done;
}

/** The rows as they are written, and what all of them say about the sheet. */
async function readRaw(context: IExecuteFunctions, spec: RowSpec, inTurns: InTurns) {
	const input = context.getInputData().map(({ json }) => json);
	// Nodes that read files leave empty cells out, so that no single row has all headings.
	const all = new Set<string>();
	for await (const json of inTurns(input)) {
		for (const heading of Object.keys(json)) all.add(heading);
	}
	const reader = new ParameterReader(context, spec.labels, all);
	// n8n allows no expression for the mode, so the first row speaks for all.
	const mode = reader.value('mappingMode', 0);
	const isMapped = 'value' in mode && mode.value === 'autoMapInputData';
	const mapped = isMapped ? spec.mappable : undefined;
	const ignored = readNamedColumns(reader, 'ignoreColumns', mapped ? [...all] : []);
	const toFill = readNamedColumns(reader, 'fillDownColumns', mapped ? [...all] : []);
	const counting = [...all].filter((heading) => !ignored.headings.has(heading));
	const sheet = mapped && (await readSheet(mapped, counting, input, inTurns));
	const misplaced = sheet && findMisplacedHeadings(input, sheet);
	const ofSheet = sheet && new SheetRows(sheet, toFill.headings, input, !!spec.creation);
	const rawRowOf = sheet && rawRowReader(sheet, spec);
	const ofForm = spec.fields
		.map((field) => (sheet ? forAllRows(field, spec.creation) : field))
		.filter((field) => !sheet || reader.gives(field));
	const settingsOf = settingsReader(reader, spec, context.getTimezone(), Date.now());
	const rows: RawRow[] = [];
	for await (const [item, json] of inTurns(input.entries())) {
		const row = { item, sheetRow: json.row_number, settings: settingsOf(item) };
		const read = (): RawCells | Problem => {
			const form = new Map(
				ofForm.map((field) => [field.argument, reader.rawValue(field, item)] as const),
			);
			return ofSheet && rawRowOf
				? rawRowOf(ofSheet.read(json, item), row.settings, form)
				: rawFormRow(form);
		};
		const found = misplaced ?? orProblem(read);
		if ('message' in found) rows.push({ ...row, ...noCells, isNone: true, unreadable: found });
		else rows.push({ ...row, ...found, problems: [...toFill.problems, ...found.problems] });
	}
	// Whatever is wrong with the columns to ignore is a warning of every row.
	return { rows, warnings: ignored.problems, sharedAmounts: ofSheet?.sharedAmounts ?? [] };
}

/** What the form's fields hold for a row, unless it is too much to read. */
function rawFormRow(raw: FormValues): RawCells | Problem {
	const read = [...raw.values()].filter(({ problem }) => problem === undefined);
	const tooMuch = problemOfSize(read.map(({ label, value }) => [label, value]));
	return tooMuch ?? { ...noCells, raw };
}

const noCells: RawCells = {
	raw: new Map(),
	empty: new Map(),
	isMapped: false,
	startsPaused: false,
	isNone: false,
	filled: new Set(),
	problems: [],
	readings: [],
	unused: [],
};

/** A row's values, or what is wrong with one that can't be read at all. */
function parsedOrNot(row: RawRow, run: ParseRun): ParsedRow {
	const found = row.unreadable ?? orProblem(() => parseRow(row, run));
	if ('values' in found) return found;
	return {
		item: row.item,
		name: rowName(row.item, row.sheetRow, undefined),
		options: row.settings.options,
		problems: [found],
		values: {},
		warnings: [],
		readings: [],
		unused: [],
		labelOf: (argument) => run.labels.get(argument) ?? argument,
		limit: 0,
	};
}

/** Adds what other rows say about a row, and refuses it for its warnings if the option says so. */
function finished({ parsed, ...found }: ComparedRow, ofSheet: readonly Problem[]): ParsedRow {
	const { options, unused } = parsed;
	const problems = firstOf([...parsed.problems, ...found.problems]);
	const warnings = [...ofSheet, ...parsed.warnings, ...found.warnings];
	const isSent = parsed.existingId === undefined;
	if (options.rowsWithWarnings === 'create' || !isSent) return { ...parsed, problems, warnings };
	const message = "isn't used. Rename the column, or name it in 'Ignore Columns'.";
	const refused = [...warnings, ...unused.map((field) => ({ field, message }))].map((warning) => ({
		field: warning.field,
		message: `${warning.message} 'Rows with Warnings' refuses the row for that.`,
	}));
	return { ...parsed, problems: firstOf([...problems, ...refused]), warnings: [], unused: [] };
}

const firstOf = (problems: readonly Problem[]): readonly Problem[] =>
	problems.length <= maxProblems
		? problems
		: [...problems.slice(0, maxProblems), { field: 'Row', message: 'has more problems.' }];

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
