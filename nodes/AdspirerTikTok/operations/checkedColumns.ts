import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { loopInTurns } from '../client/clock';
import type { Creation } from '../contract/creation';
import { columnItem, columnsLine, type CheckedColumn } from '../output/checks';
import { boxes, linesOf } from '../output/boxes';
import { problemLines } from '../output/words';
import { isEmpty, type Problem } from '../parse/cell';
import { readSheetRows, type ReadSheet } from '../rows/readRows';
import type { ParsedRow, RowSpec } from '../rows/row';
import { addHints } from '../run/runRows';

/** True for a problem of a column, which may be told with others that it makes one value with. */
const isOf = (heading: string) => (problem: Problem) =>
	problem.remedy?.column === heading || problem.field.split(' + ').includes(heading);

/** What the rows of a sheet say about each of its columns, in the sheet's order. */
export async function checkedColumns({
	rows,
	written,
	sheet,
}: ReadSheet): Promise<CheckedColumn[]> {
	const found = new Map(
		[...(sheet?.columns ?? [])].map(([heading, column]): [string, Counted] => [
			heading,
			{ column, filled: 0, example: undefined, row: undefined, problems: [], isTold: false },
		]),
	);
	for await (const [item, cells] of loopInTurns()(written.entries())) {
		const row = rows[item];
		if (!row) continue;
		for (const [heading, value] of Object.entries(cells)) {
			const known = found.get(heading);
			if (known && !isEmpty(value)) count(known, value, row);
		}
	}
	return [...found.values()].sort((one, other) => one.column.position - other.column.position);
}

type Counted = { -readonly [Key in keyof CheckedColumn]: CheckedColumn[Key] } & {
	readonly problems: Problem[];
	/** True once a cell is found that says what becomes of the column. */
	isTold: boolean;
};

function count(known: Counted, value: unknown, row: ParsedRow): void {
	const { column, problems } = known;
	const problem = column.isAbsent ? undefined : row.problems.find(isOf(column.heading));
	const isTelling = (problem !== undefined) === (column.decision === 'asks');
	const isFirst = isTelling && !known.isTold && row.skipped === undefined;
	if (known.filled === 0 || isFirst) Object.assign(known, { example: value, row });
	known.isTold ||= isFirst;
	known.filled += 1;
	if (problem) problems.push(problem);
}

/** Checks what each column of a sheet is taken for, without a call. */
export async function checkColumns(
	context: IExecuteFunctions,
	creation: Creation,
	labels: RowSpec['labels'],
): Promise<INodeExecutionData[]> {
	const { fields } = creation;
	const spec = { fields, mappable: creation, creation, labels, isAlwaysMapped: true } as const;
	const read = await readSheetRows(context, spec);
	const checked = await checkedColumns(read);
	await addHints(context, async () => {
		const isBad = !read.sheet || checked.some(({ problems }) => problems.length > 0);
		// Headings that are somewhere else are the problem of every row.
		const misplaced = read.sheet ? [] : read.rows.map((row) => ({ row }));
		const told = await linesOf(misplaced, ({ row }) => problemLines(row.problems));
		const lines = [...told, columnsLine(checked, creation), ...problemLines(read.warnings)];
		return await boxes(lines, isBad, [], creation);
	});
	return checked.map((one) => ({
		json: columnItem(one, creation),
		pairedItem: { item: one.row?.item ?? 0 },
	}));
}
