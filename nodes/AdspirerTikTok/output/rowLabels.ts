import { formatList } from '../parse/formatList';
import type { RowName } from '../rows/rowName';

/** "Sheet row 4 (US – 25-34)", or "Row 3 (US – 25-34)" where the sheet gave no number. */
function rowLabel({ item, sheetRow, name }: RowName): string {
	const place = sheetRow === undefined ? `Row ${item + 1}` : `Sheet row ${sheetRow}`;
	return name === undefined ? place : `${place} (${name})`;
}

/** The same without the ad group's name, for a line that says it anyway. */
export function rowPlace({ item, sheetRow }: RowName): string {
	return rowLabel(sheetRow === undefined ? { item } : { item, sheetRow });
}

/** A message with the row that it is about. */
export function rowLine(row: RowName, message: string): string {
	return `${rowLabel(row)}: ${message}`;
}

const maxListed = 10;
const fewListed = 3;

/** "row 3", "sheet rows 2, 3 and 6", or with many "37 rows, starting with 1, 2 and 5". */
export function listRows(rows: readonly RowName[]): string {
	const fromSheet = rows.every(({ sheetRow }) => sheetRow !== undefined);
	const noun = fromSheet ? 'sheet row' : 'row';
	const numbers = rows.map(({ item, sheetRow }) =>
		String(fromSheet && sheetRow !== undefined ? sheetRow : item + 1),
	);
	if (numbers.length === 1) return `${noun} ${numbers[0]}`;
	return numbers.length <= maxListed
		? `${noun}s ${formatList(numbers, 'and', maxListed)}`
		: `${numbers.length} ${noun}s, starting with ${formatList(numbers.slice(0, fewListed))}`;
}

/** The same at the start of a sentence: "Sheet rows 2, 3 and 6". */
export function rowsAsSubject(rows: readonly RowName[]): string {
	const list = listRows(rows);
	const comma = rows.length > maxListed ? ',' : '';
	return `${list.charAt(0).toUpperCase()}${list.slice(1)}${comma}`;
}

/** "1 row", "3 rows". */
export function pluralize(number: number, noun: string): string {
	return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** At most so many lines, then a count of what is left: nobody reads more, and n8n has to store it. */
export function limitLines(lines: readonly string[], maxLines = 50): string[] {
	if (lines.length <= maxLines) return [...lines];
	return [...lines.slice(0, maxLines), `… and ${lines.length - maxLines} more.`];
}
