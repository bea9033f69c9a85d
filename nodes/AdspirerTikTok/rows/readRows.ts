import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { loopInTurns, type InTurns } from '../client/clock';
import type { Creation, Values } from '../contract/creation';
import type { Problem } from '../parse/cell';
import { decideColumns, shownHeadings, type Sheet } from '../sheet/columns';
import { openRows } from '../sheet/nesting';
import { findMisplacedHeadings, SheetRows } from '../sheet/sheet';
import { problemOfBare, splitItem, withParent, type ParentResult } from './parentResult';
import { forAllRows, ParameterReader, settingsReader } from './parameters';
import { parseRow } from './parseRow';
import { rawRowReader, type FormValues } from './rawRow';
import { refuseColumn } from './unusedColumns';
import {
	maxProblems,
	problemOfSize,
	rowName,
	type ParsedRow,
	type RawCells,
	type RawRow,
	type RowSpec,
} from './row';
import { parseRun, type ParseRun } from './rowParser';
import { compareRows, sheetContext, type ComparedRow } from './sheetContext';
import { readUserColumns } from './userColumns';

/**
 * Reads and checks every input item for an operation, giving n8n's event loop its turns. Bad rows are
 * listed in `problems`, never thrown: a row that this code fails on is a bad row, too.
 */
export async function readRows(context: IExecuteFunctions, spec: RowSpec): Promise<ParsedRow[]> {
	return (await readSheetRows(context, spec)).rows;
}

/** A sheet that was read, with its rows as they are written and as they were parsed. */
export interface ReadSheet {
	readonly rows: ParsedRow[];
	readonly written: readonly IDataObject[];
	/** Undefined if the form fills the fields, or the headings are somewhere else. */
	readonly sheet: Sheet | undefined;
	/** What is said of columns that the sheet doesn't have: a warning of every row. */
	readonly warnings: readonly Problem[];
}

/** The rows, with the sheet that says what their columns are. */
export async function readSheetRows(context: IExecuteFunctions, spec: RowSpec): Promise<ReadSheet> {
	const inTurns = loopInTurns();
	const { rows, written, sheet, warnings } = await readRaw(context, spec, inTurns);
	const ofSheet = await sheetContext(rows, spec.creation ?? spec.mappable, inTurns);
	const run = parseRun(spec, ofSheet);
	const compared: ComparedRow[] = [];
	for await (const raw of inTurns(rows)) {
		compared.push({ raw, parsed: parsedOrNot(raw, run), problems: [], warnings: [] });
	}
	await compareRows(compared, spec, inTurns);
	const done: ParsedRow[] = [];
	for await (const row of inTurns(compared)) done.push(finished(row, warnings, run));
	return { rows: done, written, sheet, warnings };
}

/** The rows as they are written, and what all of them say about the sheet. */
async function readRaw(context: IExecuteFunctions, spec: RowSpec, inTurns: InTurns) {
	const { creation } = spec;
	/** The columns that expressions can name, filled in below. */
	const named = new Set<string>();
	const reader = new ParameterReader(context, spec.labels, named);
	// n8n allows no expression for the mode, so the first row speaks for all.
	const mode = reader.value('mappingMode', 0);
	const isMapped = 'value' in mode && mode.value === 'autoMapInputData';
	const mapped = isMapped || spec.isAlwaysMapped ? spec.mappable : undefined;
	const items = context.getInputData().map(({ json }) => json);
	const { input, results, all, problem } = await readInput(
		items,
		{ creation, mapped, named },
		inTurns,
	);
	for (const heading of all) named.add(heading);
	const headings = mapped ? [...all] : [];
	const user = mapped && readUserColumns(reader, mapped, shownHeadings(headings));
	const of = { headings, rows: input, creates: !!creation };
	const sheet = mapped && user && (await decideColumns(mapped, user, of, inTurns));
	const misplaced = problem ?? (sheet && findMisplacedHeadings(input, sheet));
	const ofSheet = sheet && user && new SheetRows(sheet, user.filledDown, input, !!spec.creation);
	const rawRowOf = sheet && rawRowReader(sheet, spec);
	const ofForm = spec.fields
		.map((field) => (sheet ? forAllRows(field, spec.creation) : field))
		.filter((field) => !sheet || reader.gives(field));
	const settingsOf = settingsReader(reader, spec, context.getTimezone());
	const rows: RawRow[] = [];
	for await (const [item, json] of inTurns(input.entries())) {
		const result = results[item];
		const row = { item, sheetRow: json.row_number, settings: settingsOf(item) };
		const read = (): RawCells | Problem => {
			const form = new Map(
				ofForm.map((field) => [field.argument, reader.rawValue(field, item)] as const),
			);
			return ofSheet && rawRowOf
				? rawRowOf(ofSheet.read(json, item), row.settings, form)
				: rawFormRow(form);
		};
		const bare = result && mapped && problemOfBare(json, result, mapped);
		const found = misplaced ?? bare ?? orProblem(read);
		if ('message' in found) rows.push({ ...row, ...noCells, isNone: true, unreadable: found });
		else {
			const cells = result && creation ? withParent(found, result, creation) : found;
			rows.push({ ...row, ...cells, problems: [...(user?.problems ?? []), ...cells.problems] });
		}
	}
	const { warnings = [] } = user ?? {};
	return { rows, written: input, sheet: misplaced ? undefined : sheet, warnings };
}

/** The rows' own columns, and what items say that created their parents. */
async function readInput(
	items: readonly IDataObject[],
	{
		creation,
		mapped,
		named,
	}: Record<'creation' | 'mapped', Creation | undefined> & { named: Set<string> },
	inTurns: InTurns,
) {
	const own: IDataObject[] = [];
	const results: Array<ParentResult | undefined> = [];
	for await (const json of inTurns(items)) {
		const split = creation ? splitItem(json, creation) : { own: json };
		own.push(split.own);
		results.push(split.result);
	}
	const opened = mapped ? await openRows(own, mapped, inTurns) : { rows: own };
	// Nodes that read files leave empty cells out, so that no single row has all headings.
	const all = new Set<string>();
	for await (const [at, row] of inTurns(opened.rows.entries())) {
		for (const heading of Object.keys(row)) all.add(heading);
		const json = items[at] ?? {};
		if (row !== json) for (const name of Object.keys(json)) named.add(name);
	}
	return { input: opened.rows, results, all, problem: opened.problem };
}

/** What the form's fields hold for a row, unless it is too much to read. */
function rawFormRow(form: FormValues): RawCells | Problem {
	const read = [...form.values()].filter(({ problem }) => problem === undefined);
	const tooMuch = problemOfSize(read.map(({ label, value }) => [label, value]));
	return tooMuch ?? { ...noCells, cell: (argument) => form.get(argument) };
}

const noCells: RawCells = {
	cell: () => undefined,
	headingOf: () => undefined,
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
function finished(
	{ parsed: alone, ...found }: ComparedRow,
	ofSheet: readonly Problem[],
	run: ParseRun,
): ParsedRow {
	const again = (told: Values) =>
		finished({ ...found, parsed: parseRow(found.raw, run, told) }, ofSheet, run);
	const parsed = run.spec.creation?.toldByParent ? { ...alone, again } : alone;
	const { options, unused } = parsed;
	const problems = firstOf([...parsed.problems, ...found.problems]);
	const warnings = [...ofSheet, ...parsed.warnings, ...found.warnings];
	const isSent = parsed.existingId === undefined;
	if (options.rowsWithWarnings === 'create' || !isSent) return { ...parsed, problems, warnings };
	const ofColumns = unused.map((field) => refuseColumn(field, "isn't used."));
	const refused = [...warnings, ...ofColumns].map((warning) => ({
		...warning,
		message: `${warning.message} 'Rows with Warnings' refuses the row for that.`,
	}));
	return { ...parsed, problems: firstOf([...problems, ...refused]), warnings: [], unused: [] };
}

/** The first of them, without what another one says already, as why a row has no parent may. */
function firstOf(problems: readonly Problem[]): readonly Problem[] {
	const first = problems.slice(0, maxProblems);
	const isSaid = ({ field, message }: Problem) =>
		first.some((other) => other.message.includes(`'${field}' ${message}`));
	const shown = first.filter((one) => !isSaid(one));
	const more = { field: 'Row', message: 'has more problems.' };
	return problems.length > maxProblems ? [...shown, more] : shown;
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
