import { areCells } from '../contract/cells';
import type { Creation } from '../contract/creation';
import type { Column, ParseContext } from '../contract/fields';
import { bothOrders } from '../parse/dateText';
import { isStatus, statusOf } from './statuses';
import { networkNamed, textOfEntries } from './networks';

/** Longer text is no word of any meaning. */
const maxLength = 200;

/** For a date with its year, and for one whose year another cell may say. */
const contexts: Array<Pick<ParseContext, 'now' | 'year'>> = [{ now: 0 }];
// In one of these each day of a year is each day of the week.
for (const year of [2022, 2023, 2024, 2025, 2026, 2027, 2028]) {
	contexts.push({ now: Date.UTC(year, 0, 1), year });
}

/** True for a value of a column, in any order of a day and its month. */
function isValueOf(column: Column, value: unknown) {
	for (const dateOrder of bothOrders) {
		for (const dated of contexts) {
			const parsed = column.parse(value, {
				zone: 'utc',
				dateOrder,
				...dated,
			});
			if (!('problem' in parsed)) return true;
		}
	}
	return false;
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
	const parts = split?.({ heading: '', value }, 'dayMonthYear');
	if (parts === undefined || !areCells(parts)) return false;
	for (const { fills = '', value: written } of parts) {
		const column = creation.columns[fills];
		if (!column || !isValueOf(column, written)) return false;
	}
	return true;
}
