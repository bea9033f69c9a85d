import { inTurns } from '../base/turns';
import type { ColumnReading } from '../contract/cells';
import { isEmpty } from '../base/values';
import { formatList } from '../base/wording';
import type { FieldOf, ParseContext } from '../contract/fields';
import type { Parsed } from '../parse/cellText';
import type { Fault, Problem } from '../problems/problem';
import type { Labels, ParsedRow, RawRow, RowSpec } from './row';

/** What parsing a row needs besides the row, as all rows together show it. */
export interface ParseRun {
	readonly spec: RowSpec;
	/** By argument, the headings of the columns for it; undefined if the form fills the fields. */
	readonly headings: Labels | undefined;
	/** An expression of other columns, where the sheet has none for the name. */
	readonly composedName: string | undefined;
	readonly labels: Labels;
	/** What the columns fill in at least one row. */
	readonly filled: ReadonlySet<string>;
	/** By argument, how its ambiguous cells are meant, such as which number of a date is the day. */
	readonly notes: ReadonlyMap<string, Partial<ParseContext>>;
	/** The operation's own, and others that messages name. */
	readonly fields: ReadonlyMap<string, FieldOf>;
	/** What values were parsed as: the cells of a column often repeat each other. */
	readonly known: Map<string, Map<unknown, Parsed<unknown>>>;
}

export async function parseRun(
	rows: readonly RawRow[],
	spec: RowSpec,
	headings: Labels | undefined,
	composedName: string | undefined,
): Promise<ParseRun> {
	const thing = spec.creation ?? spec.mappable;
	const filled = new Set<string>();
	// Each value with its heading, so that it is looked at once.
	const seen = new Map<ColumnReading, Map<unknown, string>>();
	for (const reading of thing?.sheet?.readings ?? []) seen.set(reading, new Map());
	for await (const { isNone, filled: ofRow, cells } of inTurns(rows)) {
		if (isNone) continue;
		for (const column of ofRow) filled.add(column);
		for (const [{ of }, values] of seen) {
			for (const argument of of) {
				const { value, label = '' } = cells.get(argument) ?? {};
				if (!isEmpty(value) && !values.has(value)) values.set(value, label);
			}
		}
	}
	const notes = new Map<string, Partial<ParseContext>>();
	for (const [reading, values] of seen) {
		const shown = await noteOf(reading, values);
		for (const argument of reading.of) notes.set(argument, shown);
	}
	const fields = new Map<string, FieldOf>();
	const labels = new Map<string, string>();
	for (const field of [...(thing?.fields ?? []), ...spec.fields]) {
		fields.set(field.argument, field);
		labels.set(field.argument, field.label);
	}
	for (const [argument, heading] of headings ?? []) labels.set(argument, heading);
	return {
		spec,
		headings,
		composedName,
		labels,
		filled,
		notes,
		fields,
		known: new Map(),
	};
}

/** What this row calls its arguments; rows whose cells are under the usual headings share it. */
export function labelsOf({ cells }: RawRow, { labels }: ParseRun): Labels {
	let ofRow: Map<string, string> | undefined;
	for (const [argument, { label }] of cells) {
		if (labels.get(argument) === label) continue;
		ofRow ??= new Map(labels);
		ofRow.set(argument, label);
	}
	return ofRow ?? labels;
}

/** The columns of values that are made of several, by the heading that names them all. */
export function joinedIn(cells: RawRow['cells']): ParsedRow['joined'] {
	let joined: Map<string, readonly string[]> | undefined;
	for (const { label, headings } of cells.values()) {
		if (!headings) continue;
		joined ??= new Map();
		joined.set(label, headings);
	}
	return joined;
}

/** The heading of the cell for an argument, or of the first column for it. */
export function headingOf(argument: string, { cells }: RawRow, { headings }: ParseRun) {
	const cell = cells.get(argument);
	if (cell) return cell.heading;
	return headings?.get(argument);
}

/** What all cells of a column show together; nothing if they contradict each other, as 12/31/2026 and 31/12/2026 do. */
async function noteOf(
	{ note, allowedBy, otherwise }: ColumnReading,
	seen: ReadonlyMap<unknown, string>,
): Promise<Partial<ParseContext>> {
	let common: readonly unknown[] | undefined;
	for await (const [value, heading] of inTurns(seen)) {
		const allowed = allowedBy(value, heading);
		if (allowed) common = common?.filter((meaning) => allowed.includes(meaning)) ?? allowed;
	}
	if (!common) return {};
	const [meaning, ...others] = common;
	if (meaning !== undefined && others.length === 0) return { [note]: meaning };
	if (otherwise === undefined) return {};
	return { [note]: otherwise };
}

/** The columns of a sheet that need an answer and are filled in a row that isn't skipped, in order. */
export function openColumns(rows: readonly RawRow[]): string[] {
	const open = new Set<string>();
	for (const { skipped, open: ofRow } of rows) {
		if (skipped !== undefined) continue;
		for (const heading of ofRow) open.add(heading);
	}
	return [...open];
}

/** Refuses the rows in which columns are filled that need an answer, or lists those columns as unused. */
export function needAnswers(
	rows: readonly RawRow[],
	headings: readonly string[],
	listsUnknown: boolean,
) {
	if (headings.length === 0) return rows;
	// One for all rows, so that it is told once, and short, since a sheet may have thousands of columns.
	const why = headings.length === 1 ? 'column needs an answer' : 'columns need answers';
	const columns = formatList(headings.map((heading) => `'${heading}'`));
	const message: Fault = {
		why,
		facts: { count: headings.length, columns },
	};
	return rows.map((row) => {
		if (row.open.length === 0) return row;
		if (listsUnknown) return { ...row, unused: [...row.unused, ...row.open] };
		const problem: Problem = {
			field: '',
			message,
			columns: row.open,
		};
		return { ...row, problems: [problem, ...row.problems] };
	});
}
