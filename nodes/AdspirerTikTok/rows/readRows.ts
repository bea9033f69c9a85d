import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { inTurns } from '../base/turns';
import type { Creation, Values } from '../contract/creation';
import { reasonOf } from '../parse/cell';
import type { Fault, Problem, Told, Why } from '../problems/problem';
import { maybeRounded } from '../parse/text';
import { decideColumns, partOf, shownHeadings, type Sheet } from '../sheet/columns';
import { openRows } from '../sheet/nesting';
import { findMisplacedHeadings, SheetRowReader } from '../sheet/sheet';
import { composedName, type NamelessSheet } from './composedName';
import {
	fieldsToldBy,
	problemOfBare,
	problemOfPlace,
	splitItem,
	withParent,
	type ParentResult,
} from './parentResult';
import { forAllRows, ParameterReader } from './parameters';
import { settingsReader, type RowSettings } from './settings';
import { parseRow } from './parseRow';
import { fieldsOfSheet, rawSheetRow, type FormValues } from './rawRow';
import { existingOf, labelOf, maxProblems, problemOfSize, rowName } from './row';
import type { ParsedRow, RawCells, RawRow, RowSpec } from './row';
import {
	compareRows,
	needAnswers,
	openColumns,
	parseRun,
	type ComparedRow,
	type ParseRun,
} from './sheetContext';
import { problemsOfWords, readColumnAnswers } from './columnAnswers';

/** A sheet that was read, with its rows as they are written and as they were parsed. */
export interface ReadSheet {
	readonly rows: readonly ParsedRow[];
	readonly written: readonly IDataObject[];
	/** Undefined if the form fills the fields, or the headings are somewhere else. */
	readonly sheet: Sheet | undefined;
	/** What columns of the sheet fill in a row, by its item. */
	readonly filled: (item: number) => ReadonlySet<string>;
	/** What is said of columns that the sheet doesn't have: a warning of every row. */
	readonly warnings: readonly Problem[];
	/** A row, by its item, parsed with what its parent tells of it, once that is looked up. */
	readonly complete: (item: number, told: Values) => ParsedRow | undefined;
}

/** Reads and checks every input item, giving n8n its turns. What is wrong with a row, or fails in it, is never thrown. */
export async function readSheetRows(context: IExecuteFunctions, spec: RowSpec): Promise<ReadSheet> {
	const { raw, headings, nameless, ...ofSheet } = await readRaw(context, spec);
	const run = await parseRun(raw, spec, headings, nameless && (await composedName(nameless)));
	const compared: ComparedRow[] = [];
	for await (const row of inTurns(raw)) {
		compared.push({ raw: row, parsed: parsedOrNot(row, run), problems: [], warnings: [] });
	}
	await compareRows(compared, spec);
	await findRounded(compared, spec);
	const rows: ParsedRow[] = [];
	for await (const row of inTurns(compared)) rows.push(finished(row, ofSheet.warnings));
	const complete = (item: number, told: Values) => {
		const row = compared[item];
		return row && finished({ ...row, parsed: parseRow(row.raw, run, told) }, ofSheet.warnings);
	};
	const filled = (item: number) => raw[item]?.filled ?? noCells.filled;
	return { rows, complete, filled, ...ofSheet };
}

/** The columns of a sheet, decided once for all rows. */
async function readColumns(
	reader: ParameterReader,
	spec: RowSpec,
	{ rows, headings: written, mapped }: Input,
) {
	if (!mapped) return undefined;
	const { creation, sheetOf } = spec;
	const headings = await shownHeadings(written);
	const answers = readColumnAnswers(reader, sheetOf ?? mapped, headings);
	const sheet = await decideColumns(sheetOf ?? mapped, answers.means, { headings, rows });
	const part = sheetOf ? partOf(sheet, mapped) : sheet;
	const ofWords = problemsOfWords(reader.labelOf('options.cells'), answers, sheet);
	return {
		/** As it was decided, also for what else it describes. */
		sheet,
		of: fieldsOfSheet(part, spec),
		answers,
		problems: [...answers.problems, ...ofWords],
		reader: new SheetRowReader(part, answers, rows, creation !== undefined),
	};
}

/** The rows as they are written, and what all of them say about the sheet. */
async function readRaw(context: IExecuteFunctions, spec: RowSpec) {
	const { creation } = spec;
	const reader = new ParameterReader(context, spec.labels);
	// n8n allows no expression for the mode, so the first row speaks for all.
	const isMapped = reader.value('mappingMode', 0).value === 'autoMapInputData';
	const mapped = isMapped || spec.isAlwaysMapped ? spec.mappable : undefined;
	const input = await readInput(context, spec, mapped, reader.columns);
	const { rows: written, results } = input;
	const columns = await readColumns(reader, spec, input);
	let misplaced = input.problem;
	if (columns) misplaced ??= await findMisplacedHeadings(written, columns.sheet);
	let { fields } = spec;
	if (columns) fields = fields.map((field) => forAllRows(field, creation)).filter(reader.gives);
	const settingsOf = settingsReader(reader, spec, context.getTimezone(), columns?.problems);
	const items = context.getInputData();
	const raw: RawRow[] = [];
	for await (const [item, json] of inTurns(written.entries())) {
		const settings = settingsOf(item);
		const result = results[item];
		const readCells = (): RawCells | Problem => {
			const form = new Map(fields.map((field) => [field.argument, reader.rawValue(field, item)]));
			const row = columns
				? rawSheetRow(columns.reader.read(json, item), columns.of, settings, form)
				: rawFormRow(form);
			if (!result || !creation || 'message' in row) return row;
			return withParent(row, result, creation, columns !== undefined);
		};
		const bare = result && mapped && problemOfBare(json, result, mapped);
		const { includeInputFields } = settings.options;
		const taken = includeInputFields ? problemOfPlace(items[item]?.json ?? {}) : undefined;
		const cells = misplaced ?? bare ?? taken ?? orProblem(readCells);
		const ofRow = { item, sheetRow: json.row_number, settings };
		if (!('message' in cells)) raw.push({ ...ofRow, ...cells });
		else raw.push({ ...ofRow, ...noCells, isNone: true, unreadable: cells });
	}
	const decided = misplaced ? undefined : columns;
	const sheet = decided?.of.sheet;
	const listsUnknown = columns?.answers.listsUnknown === true;
	return {
		raw: needAnswers(raw, listsUnknown),
		nameless: creation && sheet && namelessSheet(sheet, raw, input, listsUnknown),
		headings: columns?.of.headings,
		written,
		sheet: decided?.sheet,
		warnings: columns?.answers.warnings ?? [],
	};
}

/** A sheet with its rows, if it has no column for their names. */
function namelessSheet(
	sheet: Sheet,
	raw: readonly RawRow[],
	input: Input,
	listsUnknown: boolean,
): NamelessSheet | undefined {
	const { creation, columns, headingOf } = sheet;
	if (headingOf.has(creation.nameArgument)) return undefined;
	const ways = new Map(input.headings.map((heading, at) => [heading, input.ways[at] ?? heading]));
	const rows = raw.map((row, at) => {
		const cells = input.rows[at] ?? {};
		return { raw: row, cells, item: input.items[at] ?? cells };
	});
	const needsAnswers = !listsUnknown && openColumns(raw).length > 0;
	return { creation, columns, ways, rows, needsAnswers };
}

/** The items of a run, taken apart. */
interface Input {
	readonly mapped: Creation | undefined;
	/** As they came, without what they say of their parents. */
	readonly items: readonly IDataObject[];
	readonly rows: readonly IDataObject[];
	readonly headings: readonly string[];
	/** To each heading through the objects of an item. */
	readonly ways: readonly string[];
	readonly problem?: Problem;
	/** By item, what it says that created its parent. */
	readonly results: ReadonlyArray<ParentResult | undefined>;
}

/** @param named takes the columns that expressions can name. */
async function readInput(
	context: IExecuteFunctions,
	{ creation, sheetOf }: RowSpec,
	mapped: Creation | undefined,
	named: Set<string>,
): Promise<Input> {
	const items: IDataObject[] = [];
	const results: Array<ParentResult | undefined> = [];
	for await (const { json } of inTurns(context.getInputData())) {
		const { own, result } = splitItem(json, creation?.parent);
		items.push(own);
		results.push(result);
		for (const name of Object.keys(json)) named.add(name);
	}
	const input = { mapped, items, results };
	if (!mapped) return { ...input, rows: items, headings: [], ways: [] };
	const opened = await openRows(items, sheetOf ?? mapped);
	for await (const heading of inTurns(opened.headings)) named.add(heading);
	return { ...input, ...opened };
}

/** What the form's fields hold for a row, unless it is too much to read. */
function rawFormRow(form: FormValues): RawCells | Problem {
	const values = [...form.values()].filter(({ problem }) => problem === undefined);
	const tooMuch = problemOfSize(values.map(({ label, value }) => [label, value]));
	return tooMuch ?? { ...noCells, cells: form };
}

const noCells: RawCells = {
	cells: new Map(),
	startsPaused: false,
	isNone: false,
	filled: new Set(),
	problems: [],
	readings: [],
	open: [],
	unused: [],
};

/** A row's values, or what is wrong with one that can't be read at all. */
function parsedOrNot(row: RawRow, run: ParseRun): ParsedRow {
	const parsed = row.unreadable ?? orProblem(() => parseRow(row, run));
	if ('values' in parsed) return parsed;
	return {
		item: row.item,
		name: rowName(row.item, row.sheetRow, undefined),
		options: row.settings.options,
		problems: [parsed],
		values: {},
		warnings: [],
		readings: [],
		unused: [],
		labels: run.labels,
		limit: 0,
	};
}

/** An ID of a row, with what the row calls it. */
interface IdOfRow {
	readonly row: ComparedRow;
	readonly id: string;
	readonly field: string;
}

/** The IDs that a row's cells give for an argument, or for what it has already; not those that are exact. */
function idsIn(
	row: ComparedRow,
	argument: string,
	creation: Creation | undefined,
): readonly IdOfRow[] {
	const { raw, parsed } = row;
	if (argument === '' && creation) {
		const { existingId: id } = parsed;
		return id === undefined ? [] : [{ row, id, field: existingOf(raw, creation).field }];
	}
	if (raw.cells.get(argument)?.isExact) return [];
	const ids = [parsed.values[argument]].flat().map(String);
	return ids.map((id) => ({ row, id, field: labelOf(parsed, argument) }));
}

/** Finds IDs that a spreadsheet rounded: all of a column end in zeros then. One alone may be right. */
async function findRounded(rows: readonly ComparedRow[], { creation, isFinal, fields }: RowSpec) {
	const ofFields = fields.flatMap(({ argument, isId }) => (isId ? argument : []));
	for (const argument of creation ? ['', ...ofFields] : ofFields) {
		const longIds: IdOfRow[] = [];
		for await (const row of inTurns(rows)) {
			if (row.parsed.skipped !== undefined) continue;
			longIds.push(...idsIn(row, argument, creation).filter(({ id }) => /^\d{16,}$/.test(id)));
		}
		if (!longIds.every(({ id }) => maybeRounded(id))) continue;
		const isAlone = new Set(longIds.map(({ id }) => id)).size === 1;
		let why: Why = 'rounded IDs';
		if (isAlone) why = isFinal ? 'maybe a rounded ID to delete' : 'maybe a rounded ID';
		for (const { row, id, field } of longIds) {
			const told = isAlone && !isFinal ? row.warnings : row.problems;
			told.push({ field, message: { why, facts: { id } } });
		}
	}
}

/** Adds what other rows say about a row, and refuses it for its warnings if the option says so. */
function finished({ raw, parsed, ...row }: ComparedRow, ofSheet: readonly Problem[]): ParsedRow {
	const { options, unused } = parsed;
	const problems = firstOf([...parsed.problems, ...row.problems], raw.settings);
	const warnings = [...ofSheet, ...parsed.warnings, ...row.warnings];
	const isSent = parsed.existingId === undefined;
	if (options.rowsWithWarnings === 'create' || !isSent) return { ...parsed, problems, warnings };
	const refused = warnings.map((warning) => ({ ...warning, message: asRefusal(warning.message) }));
	const ofColumns = unused.map((field) => ({
		field,
		message: asRefusal({ why: 'column not used' }),
	}));
	const corrections = firstOf([...problems, ...refused, ...ofColumns], raw.settings);
	return { ...parsed, problems: corrections, warnings: [], unused: [] };
}

/** A warning for which the row is refused. */
function asRefusal(warning: Told): Told {
	const more: readonly Fault[] = [...(warning.more ?? []), { why: 'refused for a warning' }];
	return { ...warning, more };
}

/** The first of them, without what another one says already, as why a row has no parent may. */
function firstOf(
	problems: readonly Problem[],
	{ additional, problems: ofOptions }: RowSettings,
): readonly Problem[] {
	const first = problems.slice(0, maxProblems);
	const told = new Set(first.flatMap(({ message }) => fieldsToldBy(message)));
	const shown = first.filter((problem) => {
		const { field, message } = problem;
		// The options of the node that creates the parents are others.
		const isOfOption = field === additional.label || ofOptions.includes(problem);
		return !told.has(field) || isOfOption || fieldsToldBy(message).length > 0;
	});
	if (problems.length <= maxProblems) return shown;
	return [...shown, { field: 'Row', message: { why: 'more corrections' } }];
}

/** A row that this code fails on is a bad row, and affects no other. */
function orProblem<T>(read: () => T): T | Problem {
	try {
		return read();
	} catch (error) {
		const facts = { reason: reasonOf(error) };
		return { field: 'Row', message: { why: 'bug in the node', facts } };
	}
}
