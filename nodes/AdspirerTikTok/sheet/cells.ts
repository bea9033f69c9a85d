import { areCells } from '../contract/cells';
import type { Creation } from '../contract/creation';
import type { Column } from '../contract/fields';
import { bothOrders } from '../parse/dateText';
import { isStatus, statusOf } from './statuses';
import { networkNamed, textOfEntries } from './networks';

/** Longer text is no word of any meaning. */
const maxLength = 200;

/** True for a value of a column, in any order of a day and its month. */
function isValueOf(column: Column, value: unknown) {
	return bothOrders.some((dateOrder) => {
		const parsed = column.parse(value, { zone: 'utc', dateOrder, now: 0 });
		return !('problem' in parsed);
	});
}

/** True for a cell that is one of a meaning's own words, for headings that only their cells explain. */
export function hasMeaning(creation: Creation, means: string, cell: unknown): boolean {
	if (means === 'network') return networkNamed(cell) !== undefined;
	if (isStatus(means)) return statusOf(means, cell) !== undefined;
	const text = textOfEntries(cell).slice(0, maxLength);
	const column = creation.columns[means];
	if (!column) return isSplit(creation, means, text);
	return column.isValue?.(text) ?? isValueOf(column, text);
}

/** True for a cell that its meaning takes apart into values of columns: "5 Apr 2027 - 25 Apr 2027". */
function isSplit(creation: Creation, means: string, value: string) {
	const { split } = creation.sheet?.cells[means] ?? {};
	const parts = split?.({ heading: '', value });
	if (parts === undefined || !areCells(parts)) return false;
	for (const { fills = '', value: written } of parts) {
		const column = creation.columns[fills];
		if (!column || !isValueOf(column, written)) return false;
	}
	return true;
}
