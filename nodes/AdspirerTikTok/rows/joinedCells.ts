import { fold } from '../parse/words';
import { matchDay, type DateOrder } from '../parse/dayText';
import { plainText, isEmpty } from '../parse/cell';
import type { Cell } from './rowSpec';

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

/** A column "Location IDs" adds to the countries beside it, as the field of that name does. */
export function withLocationIds(cells: readonly Cell[]): readonly Cell[] {
	const isOfIds = ({ heading }: Cell) => /ids?$/.test(fold(heading));
	const [ids] = cells.filter(isOfIds);
	if (ids === undefined || cells.every(isOfIds)) return cells;
	return [
		...cells
			.filter((cell) => !isOfIds(cell))
			.map((cell) => joinedCell([cell, ids], joinedLists(cell.value, ids.value))),
	];
}

/** "Age min" and "Age max" as a range. */
export function ageOfBounds(from: Cell | undefined, to: Cell | undefined): Cell | undefined {
	const [start, end] = [from, to].map((cell) => cell && String(cell.value).trim());
	if (from && to) return joinedCell([from, to], start === end ? start : `${start}-${end}`);
	if (from) return { ...from, value: /^\d+$/.test(start ?? '') ? `${start}+` : start };
	return to && { ...to, value: `up to ${end}` };
}

/** "Start date" and "Start time" as one time, where one of the columns has the day and one has none. */
export function withTimeOfDay(cells: readonly Cell[], order: DateOrder): readonly Cell[] {
	const clocks = cells.filter(({ value }) => !hasDay(value, order));
	const [clock] = clocks;
	if (cells.length < 2 || clock === undefined || clocks.length > 1) return cells;
	const time = clockText(clock.value);
	const joined = cells
		.filter((cell) => cell !== clock)
		.map((cell) => {
			const day = dayText(cell.value);
			return day === undefined ? cell : joinedCell([cell, clock], `${day} ${time}`);
		});
	return joined.every(({ headings }) => headings !== undefined) ? joined : cells;
}

/** Spreadsheets count days from here, so a time of day by itself is on this day. */
const dayOfClocks = /^(?:1899-12-3[01]|1900-01-0[01])[T ](\d{2}:\d{2}(?::\d{2})?)\S*$/;

function hasDay(value: unknown, order: DateOrder): boolean {
	if (typeof value === 'number') return value >= 20_000;
	if (typeof value !== 'string') return true;
	const text = plainText(value).slice(0, 100);
	if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text) >= 20_000;
	if (dayOfClocks.test(text)) return false;
	// A day of the week may come before the date.
	const words = text.split(/[\s,]+/);
	return words.some((_, at) => matchDay(words.slice(at).join(' '), order) !== undefined);
}

const secondsOfDay = 86_400;

/** A time of day as text; of a spreadsheet's number the part of the day that is over by then. */
function clockText(value: unknown): string {
	const text = plainText(String(value));
	const onFirstDay = dayOfClocks.exec(text)?.[1];
	if (onFirstDay !== undefined) return onFirstDay;
	const fraction = Number(text);
	if (!/^\d*\.?\d+$/.test(text) || fraction >= 1) return text;
	const seconds = Math.round(fraction * secondsOfDay);
	return new Date(seconds * 1000).toISOString().slice(11, 19);
}

const serialOf1970 = 25_569;

/** A day as text, without the midnight that databases and spreadsheets add; undefined for other values. */
function dayText(value: unknown): string | undefined {
	if (typeof value !== 'string' && typeof value !== 'number') return undefined;
	const text = plainText(String(value));
	if (/^\d{5}$/.test(text)) {
		return new Date((Number(text) - serialOf1970) * secondsOfDay * 1000).toISOString().slice(0, 10);
	}
	return text.replace(/[T ]00:00(?::00(?:\.0+)?)?Z?$/, '');
}
