import type { IDataObject } from 'n8n-workflow';
import { columns as knownColumns, type ColumnName, type ParseContext } from '../contract/fields';
import { maxListLength, tooLong, type Problem, formatValue, isEmpty } from '../parse/cell';
import { canonicalJson } from '../parse/json';
import { meansEmpty } from '../parse/knownWord';
import { ageOfBounds, withLocationIds, withTimeOfDay } from './joinedCells';
import type { Cell } from './rowSpec';
import type { Sheet, SheetColumn } from './sheet';

/** A filled cell of a column that fills nothing. */
export interface OtherCell {
	readonly column: SheetColumn;
	readonly value: unknown;
}

/** What n8n's own nodes add to a row. */
const ownColumns: ReadonlySet<string> = new Set(['row_number', '']);

/** The filled cells of one row, by what they fill. */
export class RowCells {
	/** Columns for one and the same thing that disagree, and cells that are too long to be read. */
	readonly problems: Problem[] = [];

	/** Cells of columns that the operation has no use for, however large: nobody looks at them. */
	readonly others: readonly OtherCell[];

	private readonly byTarget = new Map<ColumnName, Cell[]>();

	private readonly named = new Map<ColumnName, Cell[]>();

	/** @param takes true for what the operation has a use for. */
	constructor(
		row: IDataObject,
		private readonly sheet: Sheet,
		private readonly context: ParseContext,
		takes: (target: ColumnName) => boolean,
	) {
		const others: OtherCell[] = [];
		const filled: Array<OtherCell & { readonly fills: ColumnName }> = [];
		for (const [written, value] of Object.entries(row)) {
			const column = sheet.columns.get(written);
			if (!column || isBlank(value)) continue;
			const { fills, heading } = column;
			if (fills !== undefined && takes(fills)) filled.push({ fills, column, value });
			else if (!ownColumns.has(heading)) others.push({ column, value });
		}
		filled.sort((one, other) => one.column.place - other.column.place);
		for (const { fills, column, value } of filled) this.add(fills, column, value);
		this.others = others;
	}

	private add(target: ColumnName, { heading, mayBeName }: SheetColumn, value: unknown): void {
		const message = tooLong(value, maxLengthOf(target));
		if (message !== undefined) {
			this.problems.push({ field: heading, message });
			return;
		}
		const cells = mayBeName ? this.named : this.byTarget;
		const others = cells.get(target);
		if (others) others.push({ heading, value });
		else cells.set(target, [{ heading, value }]);
	}

	/** The heading of the first column for it, filled or not. */
	headingOf(target: ColumnName): string | undefined {
		return this.sheet.byArgument.get(target)?.[0];
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

	/** The filled cells of columns that hold an ID in some sheets and a name in others. */
	findNameOrId(target: ColumnName): Cell | undefined {
		return this.named.get(target)?.find(({ value }) => !meansEmpty(value));
	}

	/** True where two cells come to the same, however they are written. */
	agree(target: ColumnName, one: Cell, other: Cell): boolean {
		const [first, second] = [one, other].map(({ value }) => {
			const parsed = knownColumns[target].parse(value, { ...this.context, budgetMode: null });
			return 'value' in parsed ? canonicalJson(parsed.value) : undefined;
		});
		return first === undefined
			? formatValue(one.value) === formatValue(other.value)
			: first === second;
	}

	private filled(target: ColumnName): readonly Cell[] {
		const cells = this.byTarget.get(target) ?? [];
		if (target !== 'age_groups') return cells;
		const bounds = ageOfBounds(this.find('age_from'), this.find('age_to'));
		return bounds ? [...cells, bounds] : cells;
	}

	/** Cells of columns that add up to one value, such as a date and a time, as one. */
	private joined(target: ColumnName, cells: readonly Cell[]): readonly Cell[] {
		switch (target) {
			case 'location_ids':
				return withLocationIds(cells);
			case 'schedule_start_time':
			case 'schedule_end_time':
				return withTimeOfDay(cells, this.context.dateOrder);
			default:
				return cells;
		}
	}
}

/** Nothing longer than any value is looked through for something visible. */
function isBlank(value: unknown): boolean {
	return typeof value === 'string' && value.length > maxListLength ? false : isEmpty(value);
}

/** In characters; undefined for the usual bound. */
export function maxLengthOf(argument: string): number | undefined {
	return argument.endsWith('_ids') ? maxListLength : undefined;
}
