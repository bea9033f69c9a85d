import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { loopInTurns, type InTurns } from '../client/clock';
import type { Creation, Values } from '../contract/creation';
import type { Problem } from '../parse/cell';
import { maybeRounded } from '../parse/text';
import { decideColumns, shownHeadings } from '../sheet/columns';
import { openRows } from '../sheet/nesting';
import { findMisplacedHeadings, SheetRowReader } from '../sheet/sheet';
import { problemOfBare, splitItem, withParent, type ParentResult } from './parentResult';
import { forAllRows, ParameterReader, settingsReader } from './parameters';
import { parseRow } from './parseRow';
import { rawRowReader, type FormValues } from './rawRow';
import { existingOf, maxProblems, problemOfSize, rowName } from './row';
import type { ParsedRow, RawCells, RawRow, RowSpec } from './row';
import {
	compareRows,
	needAnswers,
	parseRun,
	type ComparedRow,
	type ParseRun,
} from './sheetContext';
import { problemsOfWords, readColumnAnswers } from './columnAnswers';

/** A sheet that was read, with its rows as they are written and as they were parsed. */
export type ReadSheet = Awaited<ReturnType<typeof readSheetRows>>;

/** Reads and checks every input item, giving n8n its turns. What is wrong with a row, or fails in it, is never thrown. */
export async function readSheetRows(context: IExecuteFunctions, spec: RowSpec) {
	const inTurns = loopInTurns();
	const { raw: read, listsUnknown, ...ofSheet } = await readRaw(context, spec, inTurns);
	const raw = needAnswers(read, listsUnknown);
	const run = await parseRun(raw, spec, inTurns);
	const compared: ComparedRow[] = [];
	for await (const row of inTurns(raw)) {
		compared.push({ raw: row, parsed: parsedOrNot(row, run), problems: [], warnings: [] });
	}
	await compareRows(compared, spec, inTurns);
	await findRounded(compared, spec, inTurns);
	const rows: ParsedRow[] = [];
	for await (const row of inTurns(compared)) rows.push(finished(row, ofSheet.warnings, run));
	return { rows, ...ofSheet };
}

/** The rows as they are written, and what all of them say about the sheet. */
async function readRaw(context: IExecuteFunctions, spec: RowSpec, inTurns: InTurns) {
	const { creation } = spec;
	const reader = new ParameterReader(context, spec.labels);
	// n8n allows no expression for the mode, so the first row speaks for all.
	const isMapped = reader.value('mappingMode', 0).value === 'autoMapInputData';
	const mapped = isMapped || spec.isAlwaysMapped ? spec.mappable : undefined;
	const input = await readInput(context, spec, mapped, inTurns);
	const { rows: written, results, headings } = input;
	for (const name of [...input.named, ...headings]) reader.columns.add(name);
	const shown = shownHeadings(headings);
	const answers = mapped && readColumnAnswers(reader, mapped, shown);
	const of = { headings: shown, rows: written };
	const sheet = mapped && answers && (await decideColumns(mapped, answers.means, of, inTurns));
	const misplaced = input.problem ?? (sheet && findMisplacedHeadings(written, sheet));
	const sheetRows = sheet && answers && new SheetRowReader(sheet, answers, written, !!creation);
	const rawRowOf = sheet && rawRowReader(sheet, spec);
	const ofWords =
		sheet && answers ? problemsOfWords(reader.labelOf('options.cells'), answers, sheet) : [];
	const fields = sheet
		? spec.fields.map((field) => forAllRows(field, creation)).filter(reader.gives)
		: spec.fields;
	const ofColumns = [...(answers?.problems ?? []), ...ofWords];
	const settingsOf = settingsReader(reader, spec, context.getTimezone(), ofColumns);
	const raw: RawRow[] = [];
	for await (const [item, json] of inTurns(written.entries())) {
		const row = { item, sheetRow: json.row_number, settings: settingsOf(item) };
		const result = results[item];
		const read = (): RawCells | Problem => {
			const form = new Map(fields.map((one) => [one.argument, reader.rawValue(one, item)]));
			const sheetRow = sheetRows?.read(json, item);
			const cells = (sheetRow && rawRowOf?.(sheetRow, row.settings, form)) ?? rawFormRow(form);
			const isOf = result && creation && !('message' in cells);
			return isOf ? withParent(cells, result, creation) : cells;
		};
		const bare = result && mapped && problemOfBare(json, result, mapped);
		const found = misplaced ?? bare ?? orProblem(read);
		const cells = 'message' in found ? { ...noCells, isNone: true, unreadable: found } : found;
		raw.push({ ...row, ...cells });
	}
	return {
		raw,
		written,
		/** Undefined if the form fills the fields, or the headings are somewhere else. */
		sheet: misplaced ? undefined : sheet,
		/** What is said of columns that the sheet doesn't have: a warning of every row. */
		warnings: answers?.warnings ?? [],
		listsUnknown: answers?.listsUnknown === true,
	};
}

/** The rows' own columns, and what items say that created their parents. */
async function readInput(
	context: IExecuteFunctions,
	{ creation }: RowSpec,
	mapped: Creation | undefined,
	inTurns: InTurns,
) {
	const own: IDataObject[] = [];
	const results: Array<ParentResult | undefined> = [];
	const named = new Set<string>();
	for await (const { json } of inTurns(context.getInputData())) {
		const split = creation ? splitItem(json, creation) : { own: json };
		own.push(split.own);
		results.push(split.result);
		for (const name of Object.keys(json)) named.add(name);
	}
	const opened = mapped
		? await openRows(own, mapped, inTurns)
		: { rows: own, headings: [], problem: undefined };
	return { ...opened, results, named };
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
	open: [],
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
		labelOf: (argument) => run.fields.get(argument)?.label ?? argument,
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
function idsIn(row: ComparedRow, argument: string, creation: Creation | undefined): IdOfRow[] {
	const { raw, parsed } = row;
	if (argument === '' && creation) {
		const { existingId: id } = parsed;
		return id === undefined ? [] : [{ row, id, field: existingOf(raw, creation).field }];
	}
	if (raw.cell(argument)?.isExact) return [];
	const ids = [parsed.values[argument]].flat().map(String);
	return ids.map((id) => ({ row, id, field: parsed.labelOf(argument) }));
}

/** Finds IDs that a spreadsheet rounded: all of a column end in zeros then. One alone may be right. */
async function findRounded(rows: readonly ComparedRow[], spec: RowSpec, inTurns: InTurns) {
	const { creation, isFinal, fields } = spec;
	const ofFields = fields.map(({ argument }) => argument).filter((one) => /_ids?$/.test(one));
	for (const argument of creation ? ['', ...ofFields] : ofFields) {
		const found: IdOfRow[] = [];
		for await (const row of inTurns(rows)) {
			if (row.parsed.skipped !== undefined) continue;
			found.push(...idsIn(row, argument, creation).filter(({ id }) => /^\d{16,}$/.test(id)));
		}
		if (!found.every(({ id }) => maybeRounded(id))) continue;
		const isAlone = new Set(found.map(({ id }) => id)).size === 1;
		for (const { row, id, field } of found) {
			const isSure = !isAlone || isFinal;
			(isSure ? row.problems : row.warnings).push({
				field,
				message: `is ${id}, which ends in zeros, ${isAlone ? ofOne(isFinal) : ofAll}`,
			});
		}
	}
}

const ofAll =
	'as all IDs here do: a spreadsheet rounded them. Format the column as text, and copy the IDs from TikTok Ads Manager.';

function ofOne(isFinal = false): string {
	const compare = 'as if a spreadsheet rounded it. Compare it with the ID in TikTok Ads Manager.';
	return isFinal
		? `${compare} If it is right, choose it from the list in the node, or delete it there.`
		: compare;
}

/** Adds what other rows say about a row, and refuses it for its warnings if the option says so. */
function finished(row: ComparedRow, ofSheet: readonly Problem[], run: ParseRun): ParsedRow {
	const again = (told: Values) =>
		finished({ ...row, parsed: parseRow(row.raw, run, told) }, ofSheet, run);
	const parsed = run.spec.creation?.toldByParent ? { ...row.parsed, again } : row.parsed;
	const { options, unused } = parsed;
	const problems = firstOf([...parsed.problems, ...row.problems]);
	const warnings = [...ofSheet, ...parsed.warnings, ...row.warnings];
	const isSent = parsed.existingId === undefined;
	if (options.rowsWithWarnings === 'create' || !isSent) return { ...parsed, problems, warnings };
	const ofColumns = unused.map((field) => ({ field, message: "isn't used." }));
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
	const more = { field: 'Row', message: 'needs more corrections.' };
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
