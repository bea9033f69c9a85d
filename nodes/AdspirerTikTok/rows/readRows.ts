import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { inTurns } from '../base/turns';
import type { Values } from '../contract/creation';
import { reasonOf } from '../base/wording';
import type { Fault, Problem, Told, Why } from '../problems/problem';
import { maybeRounded } from '../parse/text';
import { decideColumns, partOf, shownHeadings, type Sheet } from '../sheet/columns';
import { findMisplacedHeadings, SheetRowReader } from '../sheet/sheet';
import { composedName } from './composedName';
import { readInput, type Input } from './input';
import { withParent } from './parentResult';
import { forAllRows, ParameterReader } from './parameters';
import { settingsReader } from './settings';
import { parseRow } from './parseRow';
import { fieldsOfSheet, rawSheetRow } from './rawRow';
import {
	existingOf,
	labelOf,
	maxProblems,
	problemOfLength,
	rowName,
	type ParsedRow,
	type RawCells,
	type RawRow,
	type RowSpec,
} from './row';
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
	const { raw, headings, name, ...ofSheet } = await readRaw(context, spec);
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
	for await (const row of inTurns(compared)) rows.push(finished(row, ofSheet.warnings));
	const complete = (item: number, told: Values) => {
		const row = compared[item];
		return row && finished({ ...row, parsed: parseRow(row.raw, run, told) }, ofSheet.warnings);
	};
	const filled = (item: number) => raw[item]?.filled ?? noCells.filled;
	return {
		rows,
		complete,
		filled,
		...ofSheet,
	};
}

/** The columns of a sheet, decided once for all rows. */
async function readColumns(reader: ParameterReader, spec: RowSpec, input: Input) {
	const { rows, mapped } = input;
	if (!mapped) return undefined;
	const { creation, sheetOf } = spec;
	const headings = await shownHeadings(input.headings);
	const answers = readColumnAnswers(reader, sheetOf ?? mapped, headings);
	const sheet = await decideColumns(sheetOf ?? mapped, answers.means, { headings, rows });
	let part = sheet;
	if (sheetOf) part = partOf(sheet, mapped);
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
	const input = await readInput(context, spec, reader);
	const { rows: written, results } = input;
	const columns = await readColumns(reader, spec, input);
	let misplaced: Problem | undefined;
	let { fields } = spec;
	if (columns) {
		misplaced = await findMisplacedHeadings(written, columns.sheet);
		fields = fields.map((field) => forAllRows(field, creation)).filter(reader.gives);
	}
	const settingsOf = settingsReader(reader, spec, context.getTimezone(), columns?.problems);
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
		const cells = misplaced ?? orProblem(readCells);
		const ofRow = {
			item,
			sheetRow: json.row_number,
			settings,
		};
		if ('message' in cells) raw.push({ ...ofRow, ...noRow, unreadable: cells });
		else raw.push({ ...ofRow, ...cells });
	}
	const { answers, of, sheet } = columns ?? {};
	const listsUnknown = answers?.listsUnknown === true;
	const open = openColumns(raw);
	const isRead = creation && of && !misplaced;
	const name = isRead ? await composedName(of.sheet, raw, input) : undefined;
	return {
		raw: needAnswers(raw, open, listsUnknown),
		name,
		headings: of?.headings,
		written,
		sheet: misplaced ? undefined : sheet,
		warnings: answers?.warnings ?? [],
	};
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
	filled: new Set(),
	problems: [],
	readings: [],
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
async function findRounded(rows: readonly ComparedRow[], spec: RowSpec) {
	const { creation, isFinal } = spec;
	const ofIds = ['', ...spec.fields.filter(({ isId }) => isId).map(({ argument }) => argument)];
	for (const argument of ofIds) {
		const found: Array<readonly [ComparedRow, id: string]> = [];
		for await (const row of inTurns(rows)) {
			for (const id of longIdsIn(row, argument)) found.push([row, id]);
		}
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
			told.push({
				field,
				message: {
					why,
					facts: { id },
				},
			});
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
