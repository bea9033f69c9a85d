import type { IDataObject } from 'n8n-workflow';
import { isDate, isRecord } from '../parse/cell';

/** Deeper objects, such as those of an API's answer, are no columns. */
const maxDepth = 3;

/** True for an object of columns: not a date, which is an object too. */
const holdsColumns = (value: unknown): value is IDataObject =>
	isRecord(value) &&
	!isDate(value) &&
	value.isLuxonDateTime !== true &&
	Object.keys(value).length > 0;

function entriesOf(row: IDataObject, depth: number): Array<[string, IDataObject[string]]> {
	return Object.entries(row).flatMap(
		([heading, value]): Array<[string, IDataObject[string]]> =>
			depth < maxDepth && holdsColumns(value)
				? entriesOf(value, depth + 1).map(([inner, one]) => [`${heading}.${inner}`, one])
				: [[heading, value]],
	);
}

/** A row with a column for each value of its objects: `Deal.id`. */
export const withoutNesting = (row: IDataObject): IDataObject =>
	Object.values(row).some(holdsColumns) ? Object.fromEntries(entriesOf(row, 0)) : row;
