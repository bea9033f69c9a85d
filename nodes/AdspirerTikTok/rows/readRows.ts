import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { inTurns } from '../base/turns';
import { type Groups, addTo } from '../base/values';
import { adGroupOfPlan, adOfPlan, mediaPlan } from '../contract/ad';
import type { Creation, Values } from '../contract/creation';
import { maybeRounded } from '../parse/text';
import type { Fault, Problem, Told, Why } from '../problems/problem';
import { type Sheet, decideColumns, partOf, shownHeadings } from '../sheet/columns';
import { SheetRowReader, findMisplacedHeadings } from '../sheet/sheet';
import { type ColumnAnswers, problemsOfWords, readColumnAnswers } from './columnAnswers';
import { compareRows } from './compareRows';
import { type Input, readInput, withParent } from './input';
import { ParameterReader, forAllRows, labelOfValue } from './parameters';
import { parseRow } from './parseRow';
import { type SheetFields, fieldsOfSheet, rawSheetRow } from './rawRow';
import {
	type ParsedRow,
	type RawCells,
	type RawRow,
	type RowSpec,
	existingOf,
	keyOfProblem,
	labelOf,
	maxProblems,
	noCells,
	problemOfLength,
} from './row';
import { settingsReader } from './settings';
import { composedName, needAnswers, parseRun } from './sheetContext';

/** A sheet that was read, with its rows as they are written and as they were parsed. */
export interface ReadSheet {
	readonly rows: readonly ParsedRow[];
	readonly written: readonly IDataObject[];
	/** Undefined if the form fills the fields, or the headings are somewhere else. */
	readonly sheet: Sheet | undefined;
	/** A person's answers about its columns, if there is a sheet. */
	readonly answers: ColumnAnswers | undefined;
	/** Warnings of every row about columns that the sheet doesn't have. */
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
async function openSheet(
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

/** Reads and checks every input item, giving n8n its turns. What is wrong with a row is never thrown. */
export const readSheetRows = async (
	context: IExecuteFunctions,
	spec: RowSpec,
): Promise<ReadSheet> => readPart(await openSheet(context, spec), spec);

/** Reads the rows of a sheet as those of one of the things that it describes. */
async function readPart(opened: OpenedSheet, spec: RowSpec): Promise<ReadSheet> {
	const { columns, input } = opened;
	const { answers, misplaced } = columns ?? {};
	const warnings = answers?.warnings ?? [];
	const part = columns && partOf(columns.sheet, spec.mappable);
	const of = part && fieldsOfSheet(part, spec);
	const written = await readRaw(opened, spec, of);
	const creates = spec.creation !== undefined;
	const listsUnknown = answers?.listsUnknown === true;
	const raw = needAnswers(written, input.rows, columns?.sheet, { creates, listsUnknown });
	const isNew = creates && !misplaced;
	let name: string | undefined;
	if (isNew && part) name = await composedName(part, raw, input);
	const run = await parseRun(raw, spec, {
		of,
		answers,
		composedName: name,
		written: input.rows,
	});
	const parsed: ParsedRow[] = [];
	for await (const row of inTurns(raw)) parsed.push(parseRow(row, run));
	await compareRows(parsed, spec);
	await findRounded(parsed, spec);
	const rows: ParsedRow[] = [];
	for await (const row of inTurns(parsed)) rows.push(finished(row, warnings));
	return {
		rows,
		complete: (item, told) => {
			const [row, before] = [raw[item], parsed[item]];
			if (!row || !before) return undefined;
			return finished({ ...parseRow(row, run, told), beside: before.beside }, warnings);
		},
		written: input.rows,
		sheet: misplaced ? undefined : columns?.sheet,
		answers,
		warnings,
	};
}

/** The rows as they are written: by the columns of a sheet, or else by the form alone. */
async function readRaw(
	{ reader, input, columns, workflowZone }: OpenedSheet,
	spec: RowSpec,
	of: SheetFields | undefined,
): Promise<RawRow[]> {
	const { creation } = spec;
	const { answers, misplaced } = columns ?? {};
	const cellsOf =
		of && answers && new SheetRowReader(of.sheet, answers, input.rows, creation !== undefined);
	let { fields } = spec;
	if (columns) fields = fields.map((field) => forAllRows(field, creation)).filter(reader.gives);
	const settingsOf = settingsReader(reader, spec, workflowZone, answers?.problems);
	const raw: RawRow[] = [];
	for await (const [item, json] of inTurns(input.rows.entries())) {
		const settings = settingsOf(item);
		const form = new Map(fields.map((field) => [field.argument, reader.rawValue(field, item)]));
		let row: RawCells = { ...noCells, isNone: true, unreadable: misplaced };
		if (!misplaced && cellsOf && of) {
			row = rawSheetRow(cellsOf.read(json, item), of, settings, form);
		} else if (!misplaced) row = rawFormRow(form);
		const result = input.results[item];
		if (result && creation && !row.unreadable) {
			row = withParent(row, result, creation, columns !== undefined);
		}
		raw.push({ item, sheetRow: json.row_number, settings, ...row });
	}
	return raw;
}

/** The form's values for a row, unless they are too much to read. */
function rawFormRow(form: RawCells['cells']): RawCells {
	const values = [...form.values()].filter(({ problem }) => problem === undefined);
	const unreadable = problemOfLength(values.map((given) => [labelOfValue(given), given.value]));
	if (unreadable) return { ...noCells, isNone: true, unreadable };
	return { ...noCells, cells: form };
}

/** The long IDs that a row's cells give for an argument; not those that are exact. Without one, what it has already. */
function longIdsIn(row: ParsedRow, argument: string): string[] {
	if (row.skipped !== undefined || row.cells.get(argument)?.isExact) return [];
	let ids: unknown = row.values[argument];
	if (argument === '') ids = row.existingId;
	return [ids]
		.flat()
		.map(String)
		.filter((id) => /^\d{16,}$/.test(id));
}

/** Finds IDs that a spreadsheet rounded: all of a column end in zeros then. One alone may be right. */
async function findRounded(
	rows: readonly ParsedRow[],
	{ creation, fields, isFinal }: RowSpec,
): Promise<void> {
	const ofIds = ['', ...fields.filter(({ isId }) => isId).map(({ argument }) => argument)];
	const byArgument: Groups<readonly [ParsedRow, id: string]> = new Map();
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
		for (const [row, id] of found) {
			let field = labelOf(row, argument);
			if (creation && argument === '') ({ field } = existingOf(row, creation));
			const { problems, warnings } = row.beside;
			const told = isDoubt ? warnings : problems;
			told.push({ field, message: { why, facts: { id } } });
		}
	}
}

/** Adds what other rows say about a row, and refuses it for its warnings if the option says so. */
function finished(row: ParsedRow, ofSheet: readonly Problem[]): ParsedRow {
	const { beside, options, existingId } = row;
	const problems = [...row.problems, ...beside.problems];
	const warnings = [...ofSheet, ...row.warnings, ...beside.warnings];
	const isRefused = existingId === undefined && options.rowsWithWarnings === 'refuse';
	if (!isRefused) return { ...row, problems: firstProblems(problems), warnings };
	const unused = row.unused.map((field) => ({ field, message: unusedColumn }));
	for (const warning of [...warnings, ...unused]) {
		problems.push({ ...warning, message: asRefusal(warning.message) });
	}
	return { ...row, problems: firstProblems(problems), warnings: [], unused: [] };
}

const unusedColumn: Fault = { why: 'column not used' };

/** A warning for which the row is refused. */
function asRefusal(warning: Told): Told {
	const more: readonly Fault[] = [...(warning.more ?? []), { why: 'refused for a warning' }];
	return { ...warning, more };
}

/** As many of them as anybody reads. */
function firstProblems(problems: readonly Problem[]): readonly Problem[] {
	if (problems.length <= maxProblems) return problems;
	const more: Problem = { field: 'Row', message: { why: 'more corrections' } };
	return [...problems.slice(0, maxProblems), more];
}

/** The rows of a media plan. */
export interface PlanRows {
	/** Each row's ad group, with what is wrong with its ad among its problems: neither is made then. */
	readonly adGroups: ReadSheet;
	/** The ads by item, without what they are in. A row without an ad has none. */
	readonly ads: ReadonlyMap<number, ParsedRow>;
}

/** Reads each row of a media plan as an ad group and, if a column of ads is filled in it, as an ad. */
export async function readPlanRows(
	context: IExecuteFunctions,
	labels: RowSpec['labels'],
): Promise<PlanRows> {
	const opened = await openSheet(context, { mappable: mediaPlan, isAlwaysMapped: true, labels });
	const read = (part: Creation) =>
		readPart(opened, { creation: part, mappable: part, fields: part.fields, labels });
	const adGroups = await read(adGroupOfPlan);
	const ofAds = await read(adOfPlan);
	const ads = new Map<number, ParsedRow>();
	for (const row of adGroups.rows) {
		const { item, skipped, existingId } = row;
		const ad = ofAds.rows[item];
		const isLeftOut = skipped !== undefined && existingId === undefined;
		// Too long a cell of an ad is one, too.
		const isUnread = ad?.unreadable !== undefined && !row.unreadable;
		const hasAd = isUnread || columnsOfAds.some((column) => ad?.filled.has(column));
		if (ad && hasAd && !isLeftOut) ads.set(item, besideAdGroup(ad, row));
	}
	const { idKey } = adOfPlan;
	const idField = ofAds.sheet?.headingOf.get(idKey) ?? idKey;
	const together = (row: ParsedRow) => withAd(row, ads.get(row.item), idField);
	const complete: ReadSheet['complete'] = (item, told) => {
		const row = adGroups.complete(item, told);
		return row && together(row);
	};
	const rows = adGroups.rows.map(together);
	return {
		adGroups: {
			...adGroups,
			rows,
			complete,
		},
		ads,
	};
}

/** The columns that only an ad has. */
const columnsOfAds = Object.keys(adOfPlan.columns).filter(
	(column) => !Object.hasOwn(adGroupOfPlan.columns, column),
);

/** An ad without what its ad group's row says as well; what skips that one skips it, too. */
function besideAdGroup(ad: ParsedRow, row: ParsedRow): ParsedRow {
	const said = new Set(row.warnings.map(keyOfProblem));
	return {
		...ad,
		skipped: ad.skipped ?? row.skipped,
		warnings: ad.warnings.filter((warning) => !said.has(keyOfProblem(warning))),
		unused: ad.unused.filter((heading) => !row.unused.includes(heading)),
	};
}

/** A row's ad group together with its ad, whose ID is in the column `field`. */
function withAd(row: ParsedRow, ad: ParsedRow | undefined, field: string): ParsedRow {
	if (!ad) return row;
	const { existingId: id, problems } = ad;
	let why: Why | undefined;
	if (id && row.existingId === undefined) why = 'ad without its ad group';
	else if (id && row.existingId === id) why = 'ID of the ad group';
	if (!why) return refusedFor(row, problems);
	return refusedFor(row, [...problems, { field, message: { why, facts: { id } } }]);
}

/** A row's ad group with what is wrong with its ad, so that neither is made. */
export function refusedFor(row: ParsedRow, ofAd: readonly Problem[]): ParsedRow {
	const said = new Set(row.problems.map(keyOfProblem));
	const more = ofAd.filter((problem) => !said.has(keyOfProblem(problem)));
	if (more.length === 0) return row;
	return {
		...row,
		existingId: undefined,
		refusedId: row.existingId ?? row.refusedId,
		problems: [...row.problems, ...more],
	};
}
