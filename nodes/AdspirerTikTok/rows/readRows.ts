import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { inTurns } from '../base/turns';
import { reasonOf } from '../base/wording';
import type { Values } from '../contract/creation';
import { maybeRounded } from '../parse/text';
import type { Fault, Problem, Told, Why } from '../problems/problem';
import { type Sheet, decideColumns, partOf, shownHeadings } from '../sheet/columns';
import { SheetRowReader, findMisplacedHeadings } from '../sheet/sheet';
import { type ColumnAnswers, problemsOfWords, readColumnAnswers } from './columnAnswers';
import { type ComparedRow, compareRows } from './compareRows';
import { addTo, type Groups } from '../words/groups';
import { composedName } from './composedName';
import { type Input, readInput, withParent } from './input';
import { ParameterReader, forAllRows } from './parameters';
import { parseRow } from './parseRow';
import { blanksBeside } from '../sheet/blanks';
import { fieldsOfSheet, rawSheetRow, type SheetFields } from './rawRow';
import {
	type ParsedRow,
	type RawCells,
	type RawRow,
	type RowSpec,
	existingOf,
	labelOf,
	maxProblems,
	problemOfLength,
	rowName,
} from './row';
import { settingsReader } from './settings';
import { type ParseRun, needAnswers, openColumns, parseRun } from './sheetContext';

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

/** The items of a run, with what is said of their columns once for all rows. */
export interface OpenedSheet {
	readonly reader: ParameterReader;
	readonly workflowZone: string;
	readonly input: Input;
	/** Undefined if the form fills the fields. */
	readonly columns?: {
		readonly sheet: Sheet;
		readonly answers: ColumnAnswers;
		readonly misplaced: Problem | undefined;
	};
}

/** Takes the items apart and decides their columns, as a sheet of what the operation can map. */
export async function openSheet(
	context: IExecuteFunctions,
	spec: Omit<RowSpec, 'fields'>,
): Promise<OpenedSheet> {
	const reader = new ParameterReader(context, spec.labels);
	const input = await readInput(context, spec, reader);
	const opened = { reader, input, workflowZone: context.getTimezone() };
	const { rows, mapped } = input;
	if (!mapped) return opened;
	const headings = await shownHeadings(input.headings);
	const answers = readColumnAnswers(reader, mapped, headings);
	const sheet = await decideColumns(mapped, answers.means, { headings, rows });
	answers.problems.push(...problemsOfWords(reader.labelOf('options.cells'), answers, sheet));
	const misplaced = await findMisplacedHeadings(rows, sheet);
	return { ...opened, columns: { sheet, answers, misplaced } };
}

/** Reads and checks every input item, giving n8n its turns. What is wrong with a row, or fails in it, is never thrown. */
export const readSheetRows = async (
	context: IExecuteFunctions,
	spec: RowSpec,
): Promise<ReadSheet> => readPart(await openSheet(context, spec), spec);

/** Reads the rows of a sheet as those of one of the things that it describes. */
export async function readPart(opened: OpenedSheet, spec: RowSpec): Promise<ReadSheet> {
	const { raw, headings, name } = await readRaw(opened, spec);
	const { columns, input } = opened;
	const { sheet, answers, misplaced } = columns ?? {};
	const warnings = answers?.warnings ?? [];
	const run = await parseRun(raw, spec, headings, name);
	const compared: ComparedRow[] = [];
	for await (const row of inTurns(raw)) {
		compared.push({
			raw: row,
			parsed: parsedOrNot(row, run),
			problems: [],
			warnings: [],
		});
	}
	await compareRows(compared, spec);
	await findRounded(compared, spec);
	const rows: ParsedRow[] = [];
	for await (const row of inTurns(compared)) rows.push(finished(row, warnings));
	return {
		rows,
		complete: (item, told) => {
			const row = compared[item];
			return row && finished({ ...row, parsed: parseRow(row.raw, run, told) }, warnings);
		},
		filled: (item) => raw[item]?.filled ?? noCells.filled,
		written: input.rows,
		sheet: misplaced ? undefined : sheet,
		warnings,
	};
}

/** What reads the cells of a sheet's rows for an operation. */
interface CellReader {
	readonly of: SheetFields;
	readonly answers: ColumnAnswers;
	readonly rows: SheetRowReader;
}

function cellReader(
	{ columns, input }: OpenedSheet,
	{ creation, mappable, ...spec }: RowSpec,
): CellReader | undefined {
	if (!columns) return undefined;
	const { sheet, answers } = columns;
	let part = sheet;
	if (mappable && mappable !== sheet.creation) part = partOf(sheet, mappable);
	return {
		of: fieldsOfSheet(part, { ...spec, creation }),
		answers,
		rows: new SheetRowReader(part, answers, input.rows, creation !== undefined),
	};
}

/** The rows as they are written. */
async function readRaw(opened: OpenedSheet, spec: RowSpec) {
	const { creation } = spec;
	const { reader, input, columns, workflowZone } = opened;
	const { rows: written, results } = input;
	const { answers, misplaced } = columns ?? {};
	const cellsOf = cellReader(opened, spec);
	let { fields } = spec;
	if (columns) fields = fields.map((field) => forAllRows(field, creation)).filter(reader.gives);
	const settingsOf = settingsReader(reader, spec, workflowZone, answers?.problems);
	const raw: RawRow[] = [];
	for await (const [item, json] of inTurns(written.entries())) {
		const settings = settingsOf(item);
		const result = results[item];
		const readCells = (): RawCells | Problem => {
			const form = new Map(fields.map((field) => [field.argument, reader.rawValue(field, item)]));
			const row = cellsOf
				? rawSheetRow(cellsOf.rows.read(json, item), cellsOf.of, settings, form)
				: rawFormRow(form);
			if (!result || !creation || 'message' in row) return row;
			return withParent(row, result, creation, columns !== undefined);
		};
		const cells = misplaced ?? orProblem(readCells);
		const ofRow = {
			item,
			sheetRow: json.row_number,
			settings,
		};
		if ('message' in cells) raw.push({ ...ofRow, ...noRow, unreadable: cells });
		else raw.push({ ...ofRow, ...cells });
	}
	const isRead = creation && cellsOf && !misplaced;
	const listsUnknown = answers?.listsUnknown === true;
	const name = isRead ? await composedName(cellsOf.of.sheet, raw, input) : undefined;
	return {
		raw: needAnswers(await withBlanks(raw, cellsOf), openColumns(raw), listsUnknown),
		name,
		headings: cellsOf?.of.headings,
	};
}

/** The rows of a sheet that creates something, with what their blank cells leave open. */
async function withBlanks(
	raw: readonly RawRow[],
	cellsOf: CellReader | undefined,
): Promise<readonly RawRow[]> {
	if (!cellsOf?.of.isNew) return raw;
	const problemsOf = blanksBeside(raw, cellsOf.of.sheet, cellsOf.answers);
	const rows: RawRow[] = [];
	for await (const row of inTurns(raw)) {
		const problems = row.isNone ? [] : problemsOf(row);
		if (problems.length === 0) rows.push(row);
		else rows.push({ ...row, problems: [...row.problems, ...problems] });
	}
	return rows;
}

/** What the form's fields hold for a row, unless it is too much to read. */
function rawFormRow(form: RawCells['cells']): RawCells | Problem {
	const values = [...form.values()].filter(({ problem }) => problem === undefined);
	const tooMuch = problemOfLength(values.map(({ label, value }) => [label, value]));
	return tooMuch ?? { ...noCells, cells: form };
}

const noCells: RawCells = {
	cells: new Map(),
	startsPaused: false,
	isNone: false,
	columns: new Set(),
	filled: new Set(),
	problems: [],
	open: [],
	unused: [],
};

const noRow: RawCells = { ...noCells, isNone: true };

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

/** The long IDs that a row's cells give for an argument; not those that are exact. Without one, what it has already. */
function longIdsIn({ raw, parsed }: ComparedRow, argument: string): string[] {
	if (parsed.skipped !== undefined || raw.cells.get(argument)?.isExact) return [];
	let ids: unknown = parsed.values[argument];
	if (argument === '') ids = parsed.existingId;
	const texts = [ids].flat().map(String);
	return texts.filter((id) => /^\d{16,}$/.test(id));
}

/** Finds IDs that a spreadsheet rounded: all of a column end in zeros then. One alone may be right. */
async function findRounded(
	rows: readonly ComparedRow[],
	{ creation, fields, isFinal }: RowSpec,
): Promise<void> {
	const ofIds = ['', ...fields.filter(({ isId }) => isId).map(({ argument }) => argument)];
	const byArgument: Groups<readonly [ComparedRow, id: string]> = new Map();
	for await (const row of inTurns(rows)) {
		for (const argument of ofIds) {
			for (const id of longIdsIn(row, argument)) addTo(byArgument, argument, [row, id]);
		}
	}
	for (const argument of ofIds) {
		const found = byArgument.get(argument) ?? [];
		if (!found.every(([, id]) => maybeRounded(id))) continue;
		const isAlone = new Set(found.map(([, id]) => id)).size === 1;
		const isDoubt = isAlone && !isFinal;
		let why: Why = 'rounded IDs';
		if (isDoubt) why = 'maybe a rounded ID';
		else if (isAlone) why = 'maybe a rounded ID to delete';
		for (const [{ raw, parsed, problems, warnings }, id] of found) {
			let field = labelOf(parsed, argument);
			if (creation && argument === '') ({ field } = existingOf(raw, creation));
			const told = isDoubt ? warnings : problems;
			told.push({ field, message: { why, facts: { id } } });
		}
	}
}

/** Adds what other rows say about a row, and refuses it for its warnings if the option says so. */
function finished({ parsed, ...row }: ComparedRow, ofSheet: readonly Problem[]): ParsedRow {
	const problems = firstOf([...parsed.problems, ...row.problems]);
	const warnings = [...ofSheet, ...parsed.warnings, ...row.warnings];
	const isSent = parsed.existingId === undefined;
	const isRefused = isSent && parsed.options.rowsWithWarnings === 'refuse';
	if (!isRefused) return { ...parsed, problems, warnings };
	const corrections = [...problems];
	for (const warning of warnings) {
		corrections.push({ ...warning, message: asRefusal(warning.message) });
	}
	for (const field of parsed.unused) {
		corrections.push({ field, message: asRefusal({ why: 'column not used' }) });
	}
	return {
		...parsed,
		problems: firstOf(corrections),
		warnings: [],
		unused: [],
	};
}

/** A warning for which the row is refused. */
function asRefusal(warning: Told): Told {
	const more: readonly Fault[] = [...(warning.more ?? []), { why: 'refused for a warning' }];
	return { ...warning, more };
}

/** As many of them as anybody reads. */
function firstOf(problems: readonly Problem[]): readonly Problem[] {
	if (problems.length <= maxProblems) return problems;
	return [
		...problems.slice(0, maxProblems),
		{
			field: 'Row',
			message: { why: 'more corrections' },
		},
	];
}

/** A row that this code fails on is a bad row, and affects no other. */
function orProblem<T>(read: () => T): T | Problem {
	try {
		return read();
	} catch (error) {
		const facts = { reason: reasonOf(error) };
		return {
			field: 'Row',
			message: { why: 'bug in the node', facts },
		};
	}
}
