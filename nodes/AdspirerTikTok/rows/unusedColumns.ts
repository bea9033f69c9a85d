import type { IDataObject } from 'n8n-workflow';
import { formatValue } from '../parse/formatValue';
import { meansEmpty } from '../parse/noRestriction';
import type { Problem } from '../parse/problem';
import { isEmpty } from '../parse/values';
import type { MatchedHeadings } from './headings';
import { nearHeading } from './nearHeadings';
import { pausedWarning } from './pausedRow';

/** What n8n's own nodes add to a row. */
export const ownColumns: ReadonlySet<string> = new Set(['row_number', '']);

/** A row's filled columns that fill no argument. */
export interface UnusedColumns {
	/** Of those that look as if they counted. */
	readonly warnings: readonly Problem[];
	/** The headings of the others. */
	readonly others: readonly string[];
	/** The heading of one that may hold the budget. */
	readonly nearBudget: string | undefined;
}

/** Finds the columns that are not used, and what to say of them. */
export function unusedColumns(columns: IDataObject, matched: MatchedHeadings): UnusedColumns {
	// What Update takes and Create doesn't; its headings aren't near those of Create.
	const ofUpdate = (['new_budget', 'new_name'] as const).flatMap(
		(target) => matched.byArgument.get(target) ?? [],
	);
	const filled = [...matched.unused, ...ofUpdate].filter(
		(column) => !ownColumns.has(column) && !isEmpty(columns[column]),
	);
	const nearOf = (column: string) =>
		matched.unused.includes(column) ? nearHeading(column) : undefined;

	const warnings: Problem[] = [];
	const others: string[] = [];
	for (const column of filled) {
		const value = columns[column];
		const near = nearOf(column);
		const paused = pausedWarning(column, value);
		if (paused) warnings.push(paused);
		else if (!near) others.push(column);
		else if (!meansEmpty(value)) {
			const message = `is ${formatValue(value)}, but the node doesn't know this column, so it isn't used. ${near.advice}`;
			warnings.push({ field: column, message });
		}
	}
	return { warnings, others, nearBudget: filled.find((column) => nearOf(column)?.isBudget) };
}
