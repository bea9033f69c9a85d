import type { Problem } from '../parse/cell';
import { meansEmpty } from '../parse/knownWord';
import type { RowCells } from './cells';
import type { Cell } from './rowSpec';

/** The budget of a row whose columns may be called Budget, Daily budget and Lifetime budget. */
export interface MappedBudget {
	readonly cell?: Cell;
	/** What the column's heading says; undefined where it says no more than "Budget". */
	readonly mode?: 'BUDGET_MODE_DAY' | 'BUDGET_MODE_TOTAL';
	/** Several budgets in one row, of which only a person can say which is meant. */
	readonly problem?: Problem;
}

/** Finds the one budget of a row. */
export function mapBudget(cells: RowCells): MappedBudget {
	const filled = [
		{ cell: cells.find('budget_daily'), mode: 'BUDGET_MODE_DAY' as const },
		{ cell: cells.find('budget_lifetime'), mode: 'BUDGET_MODE_TOTAL' as const },
		{ cell: cells.find('budget'), mode: undefined },
	].flatMap(({ cell, mode }) => (cell ? [{ cell, mode }] : []));
	// Plans with a column for each mode put a dash or a zero into the other one.
	const amounts = filled.filter(({ cell }) => !isNoAmount(cell.value));
	const [first, ...others] = amounts.length > 0 ? amounts : filled;
	if (!first) return {};
	const other = others.find(
		({ cell, mode }) => mode !== undefined || !cells.agree('budget', first.cell, cell),
	);
	const mode = first.mode && { mode: first.mode };
	if (!other) return { cell: first.cell, ...mode };
	return {
		cell: first.cell,
		...mode,
		problem: {
			field: first.cell.heading,
			message: `and '${other.cell.heading}' are both filled in. Keep the one to use, and clear or rename the other.`,
		},
	};
}

/** A dash, with or without a currency, or a zero. */
function isNoAmount(value: unknown): boolean {
	if (value === 0 || meansEmpty(value)) return true;
	return typeof value === 'string' && /^[^\d]*(?:[-–—]|0+(?:[.,]0+)?)[^\d]*$/.test(value);
}
