import type { IDataObject } from 'n8n-workflow';

import { inTurns } from '../base/turns';
import { formatList, formatValue, isEmpty } from '../base/values';
import type { ColumnReading } from '../contract/cells';
import type { Creation } from '../contract/creation';
import type { FieldOf, ParseContext } from '../contract/fields';
import type { Parsed } from '../parse/cellText';
import { isFilled } from '../parse/keyword';
import type { Fault, Problem } from '../problems/problem';
import type { Sheet, SheetColumn } from '../sheet/columns';
import { isOfNotes, proposalsFor } from '../sheet/proposals';
import type { SheetAnswers } from '../sheet/sheet';
import { type ColumnsBeside, type FilledIn, columnsBeside, mergedColumns } from './blanks';
import type { Input } from './input';
import type { SheetFields } from './rawRow';
import type { Labels, RawRow, RowSpec } from './row';

/** The facts of a run's sheet, before the rows are compared. */
interface OfSheet {
	/** Undefined if the form fills the fields. */
	readonly of: SheetFields | undefined;
	readonly answers: SheetAnswers | undefined;
	/** The rows with their cells, by heading as the rows have it. */
	readonly written: readonly IDataObject[];
	/** An expression of other columns, where the sheet has none for the name. */
	readonly composedName: string | undefined;
}

/** The reading of a cell; ambiguous if only the others of its column settle it. */
export type ParsedCell = Parsed<unknown> & { readonly isAmbiguous?: boolean };

/** The context of parsing a row, as all rows together show it. */
export interface ParseRun extends Pick<OfSheet, 'composedName'> {
	readonly spec: RowSpec;
	/** By argument, the headings of the columns for it; undefined if the form fills the fields. */
	readonly headings: Labels | undefined;
	readonly labels: Labels;
	/** The fields that the columns fill in at least one row. */
	readonly filled: ReadonlySet<string>;
	/** The columns whose blank cells mean something, where rows of a sheet are created. */
	readonly beside: ColumnsBeside | undefined;
	/** By argument, how its ambiguous cells are meant, such as which number of a date is the day. */
	readonly notes: ReadonlyMap<string, Partial<ParseContext>>;
	/** The operation's own, and others that messages name. */
	readonly fields: ReadonlyMap<string, FieldOf>;
	/** Parsed values, since the cells of a column often repeat each other. */
	readonly known: Map<string, Map<unknown, ParsedCell>>;
}

export async function parseRun(
	rows: readonly RawRow[],
	spec: RowSpec,
	{ of, answers, composedName, written }: OfSheet,
): Promise<ParseRun> {
	const { mappable: thing } = spec;
	const { filled, filledIn } = await filledBy(rows, thing, of?.sheet);
	const notes = await notesOf(rows, thing?.sheet?.readings ?? []);
	const fields = new Map<string, FieldOf>();
	const labels = new Map<string, string>();
	for (const field of [...(thing?.fields ?? []), ...spec.fields]) {
		fields.set(field.argument, field);
		labels.set(field.argument, field.label);
	}
	for (const [argument, heading] of of?.headings ?? []) labels.set(argument, heading);
	const isNew = of && answers && spec.creation;
	const merged = isNew ? await mergedColumns(rows, of.sheet, written) : new Set<number>();
	return {
		spec,
		headings: of?.headings,
		beside: isNew && columnsBeside(of.sheet, answers, { filledIn, merged }),
		composedName,
		labels,
		filled,
		notes,
		fields,
		known: new Map(),
	};
}

/** The fields that the columns fill in at least one row, and by their places in how many. */
async function filledBy(
	rows: readonly RawRow[],
	{ idKey = '', parentArgument = '' }: Partial<Creation> = {},
	sheet?: Sheet,
) {
	const filled = new Set<string>();
	/** In rows whose thing isn't there yet. */
	const filledAnew = new Set<string>();
	const filledIn = new Map<number, FilledIn>();
	const networks = [...(sheet?.columns.values() ?? [])].filter(({ means }) => means === 'network');
	const ofNetworks = new Set(networks.map(({ position }) => position));
	for await (const row of inTurns(rows)) {
		for (const position of row.columns) {
			// A row of another network says that blank ones may be its, too.
			if (row.isNone && !ofNetworks.has(position)) continue;
			const first = row.sheetRow ?? row.item + 1;
			const counted = filledIn.get(position) ?? { count: 0, first };
			counted.count += 1;
			filledIn.set(position, counted);
		}
		if (row.isNone) continue;
		const isDone = row.filled.has(idKey);
		for (const column of row.filled) {
			filled.add(column);
			if (!isDone) filledAnew.add(column);
		}
	}
	// This node writes the parent's ID into the rows that are done.
	const isOwn = sheet?.columns.has(parentArgument) && !filledAnew.has(parentArgument);
	if (isOwn) filled.delete(parentArgument);
	return { filled, filledIn };
}

/** By argument, what all cells for it show together. */
async function notesOf(rows: readonly RawRow[], readings: readonly ColumnReading[]) {
	// Each value with its heading, so that it is looked at once.
	const seen = new Map<ColumnReading, Map<unknown, string>>();
	for (const reading of readings) seen.set(reading, new Map());
	for await (const { isNone, cells } of inTurns(rows)) {
		if (isNone) continue;
		for (const [{ of }, values] of seen) {
			for (const argument of of) {
				const { value, heading = '' } = cells.get(argument) ?? {};
				if (!isEmpty(value) && !values.has(value)) values.set(value, heading);
			}
		}
	}
	const notes = new Map<string, Partial<ParseContext>>();
	for (const [reading, values] of seen) {
		const shown = await noteOf(reading, values);
		for (const argument of reading.of) if (shown) notes.set(argument, shown);
	}
	return notes;
}

/** The reading that all cells of a column share; none if they contradict each other, as 12/31/2026 and 31/12/2026 do. */
async function noteOf(
	{ note, allowedBy, otherwise }: ColumnReading,
	seen: ReadonlyMap<unknown, string>,
): Promise<Partial<ParseContext> | undefined> {
	let common: readonly unknown[] | undefined;
	for await (const [value, heading] of inTurns(seen)) {
		const allowed = allowedBy(value, heading);
		if (allowed) common = common?.filter((meaning) => allowed.includes(meaning)) ?? allowed;
	}
	if (!common) return undefined;
	const [meaning, ...others] = common;
	if (meaning !== undefined && others.length === 0) return { [note]: meaning };
	if (otherwise === undefined) return undefined;
	return { [note]: otherwise };
}

/** Rows that are no rows of a sheet may have thousands, and each row tells of them. */
const mostTicks = 20;

/** As many different notes of a column, and as many columns of notes, as a message quotes. */
const mostNotes = 3;

/** The notes in columns that need an answer, up to three different cells of each. */
function notesIn(rows: readonly RawRow[], written: readonly IDataObject[], { columns }: Sheet) {
	const notes: Fault[] = [];
	for (const [key, { heading }] of columns) {
		if (notes.length === mostNotes || !isOfNotes(heading)) continue;
		const cells = new Map<string, Fault>();
		for (const { item, sheetRow = item + 1, open } of rows) {
			const cell = formatValue(written[item]?.[key]);
			const isNew = open.includes(heading) && cells.size < mostNotes && !cells.has(cell);
			if (isNew) cells.set(cell, { why: 'cell in a row', facts: { cell, row: String(sheetRow) } });
		}
		const facts = { heading, cells: [...cells.values()] };
		if (cells.size > 0) notes.push({ why: 'says in notes', facts });
	}
	return notes;
}

/** What is lost with columns that may decide something, each with what it may be. */
function lostWith({ creation, columns }: Sheet, asked: ReadonlySet<string>): Fault[] {
	// Columns that nothing is known of may be thousands, and have no proposal.
	const known = [...columns].filter(
		([, { decision, evidence }]) => decision !== 'asks' || evidence,
	);
	const proposals = proposalsFor(creation, new Map(known));
	const faults: Fault[] = [];
	for (const [written, { heading, evidence }] of known) {
		if (faults.length === mostNotes) break;
		if (!evidence || !asked.has(heading)) continue;
		const label = proposals.get(written)?.meaning.label;
		if (evidence.areTicks) faults.push({ why: 'column of ticks', facts: { heading } });
		else if (label === undefined)
			faults.push({ why: 'column that may decide', facts: { heading } });
		else faults.push({ why: 'column like a field', facts: { heading, label } });
	}
	return faults;
}

/** The question about columns, one for all rows, and short, since a sheet may have thousands of columns. */
function questionAbout(asked: ReadonlySet<string>, sheet: Sheet, notes: readonly Fault[]): Fault {
	const more = [...notes, ...lostWith(sheet, asked)];
	const isUnknown = ({ heading, evidence }: SheetColumn) =>
		asked.has(heading) && !evidence && !isOfNotes(heading);
	const unknown = [...sheet.columns.values()].filter(isUnknown);
	if (unknown.length > 1) more.push({ why: 'all others at once' });
	const columns = formatList([...asked].map((heading) => `'${heading}'`));
	const why = asked.size === 1 ? 'column needs an answer' : 'columns need answers';
	return { why, facts: { count: asked.size, columns }, more };
}

/**
 * Refuses the rows in which columns are filled that need an answer, or lists those columns as unused of which
 * nothing is known. A column of ticks may approve, so that rows without one wait for its answer, too.
 *
 * @param written the rows with their cells, by heading as the rows have it.
 */
export function needAnswers(
	rows: readonly RawRow[],
	written: readonly IDataObject[],
	sheet: Sheet | undefined,
	{ creates, listsUnknown }: Readonly<Record<'creates' | 'listsUnknown', boolean>>,
): readonly RawRow[] {
	const given = rows.filter(({ skipped }) => skipped === undefined);
	const unanswered = new Set(given.flatMap(({ open }) => open));
	if (unanswered.size === 0 || !sheet) return rows;
	const isListed = new Set<string>();
	for (const { heading, evidence } of sheet.columns.values()) {
		if (listsUnknown && !evidence) isListed.add(heading);
	}
	const asked = new Set([...unanswered].filter((heading) => !isListed.has(heading)));
	const ticks: string[] = [];
	for (const { heading, evidence } of sheet.columns.values()) {
		const isTick = creates && evidence?.areTicks && asked.has(heading);
		if (isTick && ticks.length < mostTicks) ticks.push(heading);
	}
	const message = questionAbout(asked, sheet, notesIn(given, written, sheet));
	return rows.map((row) => {
		const isAsked = row.skipped === undefined && !row.isNone && ticks.length > 0;
		const open = row.open.filter((heading) => !isListed.has(heading));
		const unused = [...row.unused, ...row.open.filter((heading) => isListed.has(heading))];
		if (open.length === 0 && !isAsked) return { ...row, unused };
		const problem: Problem = { field: '', message, columns: [...new Set([...open, ...ticks])] };
		return { ...row, unused, waits: true, problems: [problem, ...row.problems] };
	});
}

/** Amounts, dates, addresses and whole sheets make no names. */
const topicsInNames = ['places', 'people', 'audiences'];

/** True for a column that may say what a row is. What its ad group has says it of an ad, too. */
function mayBePart({ decision, group, means }: SheetColumn, isIn: boolean) {
	if (decision === 'field')
		return group !== undefined && topicsInNames.includes(group) && means !== 'network';
	return decision === 'asks' || decision === 'ignored' || (isIn && decision === 'others');
}

/** True for a short text that is no number, address or name of a file. */
const isShortText = (value: unknown) =>
	typeof value === 'string' &&
	/^[^\n{}]*\p{L}[^\n{}]*$/u.test(value) &&
	!/.{41}|^www\.|:\/\/|\S\.[a-z]\w{1,4}$/i.test(value);

/** As many as anybody reads in a name. */
const maxParts = 4;

/**
 * A name for each row as n8n's expression, from the columns of short texts in the sheet's order: "{{
 * $json["Market"] }} – {{ $json["Stage"] }}". Undefined without such columns, and for a sheet with one for the name.
 */
export async function composedName(
	{ creation, columns, headingOf }: Sheet,
	raw: readonly RawRow[],
	{ items }: Input,
): Promise<string | undefined> {
	if (headingOf.has(creation.nameArgument)) return undefined;
	const needed = creation.neverBlank.filter((name) => raw.some(({ filled }) => filled.has(name)));
	// A footnote among the rows lacks what a row needs, and is refused.
	const given = raw.filter(
		({ skipped, filled }) => skipped === undefined && needed.every((name) => filled.has(name)),
	);
	const parts: string[] = [];
	for await (const [heading, column] of inTurns(columns)) {
		if (!mayBePart(column, creation.parent !== undefined) || /[{}]/.test(heading)) continue;
		const cells = given.map(({ item }) => items[item]?.[heading]);
		const isPart = cells.every((cell) => isFilled(cell) && isShortText(cell));
		if (isPart && new Set(cells).size > 1) parts.push(`{{ $json[${JSON.stringify(heading)}] }}`);
	}
	return parts.slice(0, maxParts).join(' – ') || undefined;
}
