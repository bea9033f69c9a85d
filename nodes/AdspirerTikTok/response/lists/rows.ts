import { readFields, type Finding, type FieldContext } from './fields';

/** Reads the rows of a table by its headings. A row that doesn't fit them is left out. */
export function readRows(
	headings: readonly string[],
	rows: ReadonlyArray<readonly unknown[]>,
	context: FieldContext,
): Finding[] {
	// "1" is both an ID and a name, so this shows what the headings are on their own.
	const whole = readFields(
		headings.map((heading) => [heading, '1']),
		context,
	);
	const misfit = whole === 'other kind' || whole === 'nothing' ? whole : 'unreadable';
	return rows.map((row) => {
		if (row.length !== headings.length) return misfit;
		return readFields(
			headings.map((heading, column) => [heading, row[column]]),
			context,
		);
	});
}
