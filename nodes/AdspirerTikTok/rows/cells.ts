import type { IDataObject } from 'n8n-workflow';
import { columns as knownColumns, type ColumnName, type ParseContext } from '../contract/fields';
import {
	findBrokenText,
	formatValue,
	isEmpty,
	maxListLength,
	plainText,
	tooLong,
	type Problem,
} from '../parse/cell';
import { matchDay, type DateOrder } from '../parse/dayText';
import { canonicalJson } from '../parse/json';
import { meansEmpty } from '../parse/knownWord';
import { fold } from '../parse/words';
import { meansNothing } from './cellWords';
import type { Cell } from './row';
import type { Sheet, SheetColumn } from './sheet';

/** A filled cell of a column that fills nothing. */
export interface OtherCell {
	readonly column: SheetColumn;
	readonly value: unknown;
}

/** What n8n's own nodes add to a row. */
export const ownColumns: ReadonlySet<string> = new Set(['row_number', '']);

/** The filled cells of one row, by what they fill. */
export class RowCells {
	/** Columns for one and the same thing that disagree, and cells that are too long to be read. */
	readonly problems: Problem[] = [];

	/** Cells of columns that the operation has no use for, however large: nobody looks at them. */
	readonly others: OtherCell[] = [];

	/** Names in columns that hold an ID in other sheets. */
	readonly names = new Map<ColumnName, Cell>();

	private readonly byTarget = new Map<ColumnName, Cell[]>();

	/** @param takes true for what the operation has a use for. */
	constructor(
		row: IDataObject,
		sheet: Sheet,
		private readonly context: ParseContext,
		takes: (target: ColumnName) => boolean,
	) {
		const filled: OtherCell[] = [];
		for (const [written, value] of Object.entries(row)) {
			const column = sheet.columns.get(written);
			if (!column || isBlank(value)) continue;
			if (column.fills !== undefined && takes(column.fills)) filled.push({ column, value });
			else if (!ownColumns.has(column.heading)) this.others.push({ column, value });
		}
		filled.sort((one, other) => one.column.place - other.column.place);
		for (const { column, value } of filled) this.add(column, value);
	}

	private add({ fills: target, heading, mayBeName }: SheetColumn, value: unknown): void {
		if (target === undefined) return;
		const message = tooLong(value, maxLengthOf(target));
		if (message !== undefined) this.problems.push({ field: heading, message });
		else if (mayBeName && isName(value)) {
			const isNone = target === 'audience_ids' ? meansNothing(value) : meansEmpty(value);
			if (!isNone && !this.names.has(target)) this.names.set(target, { heading, value });
		} else {
			const cells = this.byTarget.get(target) ?? [];
			this.byTarget.set(target, [...cells, { heading, value }]);
		}
	}

	/**
	 * The filled cell, if any. Of several the first one counts where they mean the same; where they
	 * don't, that is a problem. A dash beside a value is empty.
	 */
	find(target: ColumnName): Cell | undefined {
		const filled = this.filled(target);
		const meant = filled.filter(({ value }) => !meansEmpty(value));
		const [first, ...others] = meant.length > 0 ? this.joined(target, meant) : filled;
		if (!first) return undefined;
		const other = others.find((cell) => !this.agree(target, first, cell));
		if (other) {
			this.problems.push({
				field: first.heading,
				message: `is ${formatValue(first.value)}, but '${other.heading}' is ${formatValue(other.value)}. Make the two match, or remove one of the columns.`,
			});
		}
		return first;
	}

	/** True where two cells come to the same, however they are written. */
	agree(target: ColumnName, { value: one }: Cell, { value: other }: Cell): boolean {
		return readsAlike(target, one, other, this.context) ?? formatValue(one) === formatValue(other);
	}

	private filled(target: ColumnName): readonly Cell[] {
		const cells = this.byTarget.get(target) ?? [];
		if (target !== 'age_groups') return cells;
		const bounds = ageOfBounds(this.find('age_from'), this.find('age_to'));
		return bounds ? [...cells, bounds] : cells;
	}

	/** Cells of columns that add up to one value, such as a date and a time, as one. */
	private joined(target: ColumnName, cells: readonly Cell[]): readonly Cell[] {
		if (target === 'location_ids') return withLocationIds(cells);
		return target.startsWith('schedule_') ? withTimeOfDay(cells, this.context.dateOrder) : cells;
	}
}

/** True where two values for one thing come to the same; undefined where the first can't be read. */
export function readsAlike(
	target: ColumnName,
	one: unknown,
	other: unknown,
	context: ParseContext,
): boolean | undefined {
	const [first, second] = [one, other].map((value) => {
		const parsed = knownColumns[target].parse(value, { ...context, budgetMode: null });
		return 'value' in parsed ? canonicalJson(parsed.value) : undefined;
	});
	return first === undefined ? undefined : first === second;
}

/**
 * True for a cell that names a campaign, an account or an audience for people. Anything that was
 * meant as an ID, even one that lost digits on the way, is none: it has to be read, and refused
 * where it can't be.
 */
function isName(value: unknown): boolean {
	if (typeof value === 'number') return Math.abs(value) < minIdLength;
	if (typeof value !== 'string') return false;
	const text = plainText(value);
	return !looksLikeId.test(text) && findBrokenText(text) === undefined;
}

/** TikTok's IDs have nine digits and more; a campaign may be called 2027. */
const minIdLength = 10_000_000;

/** Many digits, an ID that a spreadsheet shortened ("1.79E+18"), or a link. */
const looksLikeId =
	/^\D?\d(?:[\s.,;|'’"]*\d){7,}\D?$|\d{15}|^\d[\d.,]*e\+?\d+$|^https?:|tiktok\.com\//i;

/** Nothing longer than any value is looked through for something visible. */
function isBlank(value: unknown): boolean {
	return typeof value === 'string' && value.length > maxListLength ? false : isEmpty(value);
}

/** In characters; undefined for the usual bound. */
export function maxLengthOf(argument: string): number | undefined {
	return argument.endsWith('_ids') ? maxListLength : undefined;
}

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
function withLocationIds(cells: readonly Cell[]): readonly Cell[] {
	const isOfIds = ({ heading }: Cell) => /ids?$/.test(fold(heading));
	const ids = cells.find(isOfIds);
	const places = cells.filter((cell) => !isOfIds(cell));
	if (ids === undefined || places.length === 0) return cells;
	return places.map((cell) => joinedCell([cell, ids], joinedLists(cell.value, ids.value)));
}

/** "Age min" and "Age max" as a range. */
function ageOfBounds(from: Cell | undefined, to: Cell | undefined): Cell | undefined {
	const [start, end] = [from, to].map((cell) =>
		typeof cell?.value === 'object' ? formatValue(cell.value) : String(cell?.value).trim(),
	);
	if (from && to) return joinedCell([from, to], start === end ? start : `${start}-${end}`);
	if (from) return { ...from, value: /^\d+$/.test(start ?? '') ? `${start}+` : start };
	return to && { ...to, value: `up to ${end}` };
}

/** "Start date" and "Start time" as one time, where one of the columns has the day and one has none. */
function withTimeOfDay(cells: readonly Cell[], order: DateOrder): readonly Cell[] {
	const days = cells.filter(({ value }) => hasDay(value, order));
	const [clock, ...moreClocks] = cells.filter((cell) => !days.includes(cell));
	const areTexts = days.every(({ value }) => ['string', 'number'].includes(typeof value));
	if (!clock || moreClocks.length > 0 || days.length === 0 || !areTexts) return cells;
	const time = textOf(clock.value).replace(dayOfClocks, '$1');
	return days.map((day) => {
		const date = textOf(day.value).replace(midnight, '');
		return joinedCell([day, clock], `${date} ${time}`);
	});
}

/** Spreadsheets count days from here, so a time of day by itself is on this day. */
const dayOfClocks = /^(?:1899-12-3[01]|1900-01-0[01])[T ](\d{2}:\d{2}(?::\d{2})?)\S*$/;
/** What databases and spreadsheets add to a day. */
const midnight = /[T ]00:00(?::00(?:\.0+)?)?Z?$/;
const serial = { first: 20_000, last: 99_999, of1970: 25_569 } as const;

function hasDay(value: unknown, order: DateOrder): boolean {
	if (typeof value !== 'string' && typeof value !== 'number') return true;
	const text = plainText(String(value)).slice(0, 100);
	if (/^\d*\.?\d+$/.test(text)) return Number(text) >= serial.first;
	if (dayOfClocks.test(text)) return false;
	// A day of the week may come before the date.
	const words = text.split(/[\s,]+/);
	return words.some((_, at) => matchDay(words.slice(at).join(' '), order) !== undefined);
}

/** A day or a time of day as text, also where it is a spreadsheet's number of days. */
function textOf(value: unknown): string {
	const text = plainText(String(value));
	const days = /^\d*\.?\d+$/.test(text) ? Number(text) : NaN;
	const isDay = Number.isInteger(days) && days >= serial.first && days <= serial.last;
	if (!isDay && !(days < 1)) return text;
	const moment = new Date(Math.round((days - serial.of1970) * 86_400) * 1000).toISOString();
	return isDay ? moment.slice(0, 10) : moment.slice(11, 19);
}
