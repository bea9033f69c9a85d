import { fold } from '../parse/words';
import { formatList, formatValue } from '../parse/cell';

/** An expression that is a column and nothing else: `{{ $json.Budget }}`, `{{ $json["Daily budget"] }}`. */
const plainColumn =
	/^=\s*\{\{\s*\$json(?:\.([\p{L}_$][\p{L}\p{N}_$]*)|\[\s*(["'])(.+?)\2\s*\])\s*\}\}\s*$/u;

/** The column that an expression names, where it is that and nothing else. */
export function columnIn(written: unknown): string | undefined {
	const [, name, , quoted] = (typeof written === 'string' && plainColumn.exec(written)) || [];
	return name ?? quoted;
}

/**
 * Why a field is empty, where its expression names a column that no row has, as after a slip of the
 * pen. Completes a sentence that begins with the field's label; undefined for any other expression.
 *
 * @param written the parameter's value as the workflow holds it, with its expression.
 * @param columns the headings of all rows.
 * @param soThat what comes of it, if that is not plain.
 */
export function missingColumn(
	written: unknown,
	columns: readonly string[],
	soThat = '',
): string | undefined {
	const column = columnIn(written);
	if (column === undefined || columns.includes(column)) return undefined;
	return `is filled from the column ${formatValue(column)}, which no row has${soThat}. ${whatToDo(column, columns)}`;
}

function whatToDo(column: string, columns: readonly string[]): string {
	if (columns.length === 0) return 'Check the node before this one, which gives no columns.';
	const [nearest] = columns
		.map((other) => ({ other, distance: distanceOf(fold(column), fold(other.slice(0, 200))) }))
		.filter(({ distance }) => distance <= 2)
		.sort((one, two) => one.distance - two.distance);
	return nearest
		? `Change the expression to the column ${formatValue(nearest.other)}, if that is the one.`
		: `Change the expression. The columns are ${formatList(columns.map(formatValue))}.`;
}

/** How many letters have to be added, taken away or changed; Infinity for words far apart. */
function distanceOf(one: string, other: string): number {
	if (one.length > 100 || Math.abs(one.length - other.length) > 2) return Infinity;
	let previous = Array.from({ length: other.length + 1 }, (_, at) => at);
	for (const [row, letter] of [...one].entries()) {
		const current = [row + 1];
		for (const [at, otherLetter] of [...other].entries()) {
			const change = (previous[at] ?? 0) + (letter === otherLetter ? 0 : 1);
			current.push(Math.min(change, (previous[at + 1] ?? 0) + 1, (current[at] ?? 0) + 1));
		}
		previous = current;
	}
	return previous.at(-1) ?? 0;
}
