import { readFields, type Finding, type Surroundings } from './fields';

/** Reads the rows of a table by its headings. A row that doesn't fit them is left out. */
export function readRows(
	headings: readonly string[],
	rows: ReadonlyArray<readonly unknown[]>,
	surroundings: Surroundings,
): Finding[] {
	// "1" is an ID and a name alike, so this tells what the headings by themselves are.
	const whole = readFields(
		headings.map((heading) => [heading, '1']),
		surroundings,
	);
	const misfit = whole === 'other kind' || whole === 'nothing' ? whole : 'left out';
	return rows.map((row) => {
		if (row.length !== headings.length) return misfit;
		return readFields(
			headings.map((heading, column) => [heading, row[column]]),
			surroundings,
		);
	});
}
