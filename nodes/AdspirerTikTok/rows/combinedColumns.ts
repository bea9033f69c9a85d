import { formatValue, isEmpty, plainText } from '../parse/cell';
import { beginsWithDay } from '../parse/dateText';
import type { DateOrder } from '../parse/dateText';
import { normalizeKey } from '../words/normalizeKey';
import type { ColumnName } from '../contract/fields';
import type { Cell } from './row';

/** Cells of several columns that together are one value; its heading names them all. */
function joinedCell(cells: readonly Cell[], value: unknown): Cell {
	const headings = cells.map(({ heading }) => heading);
	return { heading: headings.join(' + '), headings, value };
}

/** Two lists of locations as one; texts stay text, because some messages depend on the whole text. */
export function joinedLists(one: unknown, other: unknown): unknown {
	if (isEmpty(one)) return other;
	return typeof one === 'string' && typeof other === 'string' ? `${one}, ${other}` : [one, other];
}

/** Cells of columns that add up to one value, such as a date and a time, as one. */
export function joined(
	target: ColumnName,
	cells: readonly Cell[],
	order: DateOrder,
): readonly Cell[] {
	if (cells.length < 2) return cells;
	if (target === 'location_ids') return withLocationIds(cells);
	if (target === 'dayparting') return daysWithHours(cells);
	return target.startsWith('schedule_') ? withTimeOfDay(cells, order) : cells;
}

/** A column "Location IDs" adds to the countries beside it, as the field of that name does. */
function withLocationIds(cells: readonly Cell[]): readonly Cell[] {
	const isOfIds = ({ heading }: Cell) => /ids?$/.test(normalizeKey(heading));
	const ids = cells.find(isOfIds);
	const places = cells.filter((cell) => !isOfIds(cell));
	if (ids === undefined || places.length === 0) return cells;
	return places.map((cell) => joinedCell([cell, ids], joinedLists(cell.value, ids.value)));
}

/** "Age min" and "Age max" as a range. */
export function ageOfBounds(from: Cell | undefined, to: Cell | undefined): Cell | undefined {
	const [start, end] = [from, to].map((cell) =>
		typeof cell?.value === 'object' ? formatValue(cell.value) : String(cell?.value).trim(),
	);
	if (from && to) return joinedCell([from, to], start === end ? start : `${start}-${end}`);
	if (from) return { ...from, value: /^\d+$/.test(start ?? '') ? `${start}+` : start };
	return to && { ...to, value: `up to ${end}` };
}

/** "Mon-Fri" and "6-23" as one text, where no more than one of two cells has the hours. */
function daysWithHours(cells: readonly Cell[]): readonly Cell[] {
	const texts = cells.map(({ value }) => String(value));
	const isOne = texts.length > 2 || texts.every((text) => /\d/.test(text));
	return isOne ? cells : [joinedCell(cells, texts.join(' '))];
}

/** "Start date" and "Start time" as one time, where one of the columns has the day and one has none. */
function withTimeOfDay(cells: readonly Cell[], order: DateOrder): readonly Cell[] {
	const days = cells.filter(({ value }) => hasDay(textOf(value), order));
	const [clock, ...moreClocks] = cells.filter((cell) => !days.includes(cell));
	const areTexts = cells.every(({ value }) => ['string', 'number'].includes(typeof value));
	if (!clock || moreClocks.length > 0 || !areTexts) return cells;
	return days.map((day) => {
		const date = textOf(day.value).replace(midnight, '');
		return joinedCell([day, clock], `${date} ${textOf(clock.value)}`);
	});
}

/** Spreadsheets count days from here, so a time of day by itself is on this day. */
const dayOfClocks = /^(?:1899-12-3[01]|1900-01-0[01])[T ](\d{2}:\d{2}(?::\d{2})?)\S*$/;
/** What databases and spreadsheets add to a day. */
const midnight = /[T ]00:00(?::00(?:\.0+)?)?Z?$/;

function hasDay(text: string, order: DateOrder): boolean {
	// A day of the week may come before the date.
	const words = text.slice(0, 100).split(/[\s,]+/);
	return words.some((_, at) => beginsWithDay(words.slice(at).join(' '), order));
}

/** A day or a time of day as text, also where it is a spreadsheet's number of days. */
function textOf(value: unknown): string {
	const text = plainText(String(value)).replace(dayOfClocks, '$1');
	const isDay = /^[2-9]\d{4}$/.test(text);
	if (!isDay && !/^0?(?:\.\d+)?$/.test(text)) return text;
	// Day 25569 is 1970-01-01.
	const moment = new Date(Math.round((Number(text) - 25_569) * 86_400) * 1000).toISOString();
	return isDay ? moment.slice(0, 10) : moment.slice(11, 19);
}
