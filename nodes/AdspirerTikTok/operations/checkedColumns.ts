import { inTurns } from '../base/turns';
import type { CheckedColumn } from '../output/checks';
import { plainValue } from '../base/wording';
import type { Problem } from '../problems/problem';
import { isFilled } from '../parse/keyword';
import type { ReadSheet } from '../rows/readRows';
import { columnsOf, type ParsedRow } from '../rows/row';

/** As many cells as anybody explains. */
const maxUnread = 20;

/** What the rows so far say about a column. */
interface Tally extends CheckedColumn {
	filled: number;
	row: ParsedRow;
	example: unknown;
	/** True once the example says what becomes of the column. */
	isTelling: boolean;
	readonly problems: Problem[];
	readonly unread: string[];
}

/** The problems of a row by the columns that they are about; one may be told of several that make one value. */
function problemsByColumn(row: ParsedRow): Map<string, Problem> {
	const byColumn = new Map<string, Problem>();
	for (const problem of row.problems) {
		const { field, columns = [] } = problem;
		for (const heading of [...columns, ...columnsOf(row, field)]) {
			if (!byColumn.has(heading)) byColumn.set(heading, problem);
		}
	}
	return byColumn;
}

function addCell(tally: Tally, row: ParsedRow, cell: unknown, problem?: Problem): void {
	const { column, problems, unread } = tally;
	tally.filled += 1;
	const tellsWhy = column.decision === 'asks' || column.decision === 'settings';
	const isTelling = row.skipped === undefined && (problem !== undefined) === tellsWhy;
	if (isTelling && !tally.isTelling) {
		tally.row = row;
		tally.example = cell;
		tally.isTelling = true;
	}
	if (problem === undefined) return;
	problems.push(problem);
	const written = plainValue(cell);
	if (unread.length < maxUnread && !unread.includes(written)) unread.push(written);
}

const needsLook = ({ column, problems }: CheckedColumn) =>
	column.decision === 'asks' || (column.decision === 'settings' && problems.length > 0);

/** What the rows of a sheet say about each of its filled columns, those that need an answer first. */
export async function checkedColumns(read: ReadSheet): Promise<CheckedColumn[]> {
	const { rows, written, sheet } = read;
	const tallies = new Map<string, Tally>();
	// Each row may have headings of its own, so that its cells lead to the columns and not the other way.
	for await (const [at, row] of inTurns(rows.entries())) {
		const byColumn = problemsByColumn(row);
		for (const [heading, cell] of Object.entries(written[at] ?? {})) {
			const column = sheet?.columns.get(heading);
			if (!column || !isFilled(cell)) continue;
			const tally = tallies.get(heading) ?? {
				column,
				filled: 0,
				row,
				example: cell,
				isTelling: false,
				problems: [],
				unread: [],
			};
			tallies.set(heading, tally);
			const isIgnored = column.decision === 'ignored';
			addCell(tally, row, cell, isIgnored ? undefined : byColumn.get(column.heading));
		}
	}
	return [...tallies.values()].sort(
		(one, other) =>
			Number(needsLook(other)) - Number(needsLook(one)) ||
			one.column.position - other.column.position,
	);
}
