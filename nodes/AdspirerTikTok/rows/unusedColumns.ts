import type { IDataObject } from 'n8n-workflow';
import * as choices from '../contract/choices';
import { parseChoice } from '../parse/choice';
import { formatValue } from '../parse/formatValue';
import { meansEmpty } from '../parse/noRestriction';
import type { Problem } from '../parse/problem';
import { isEmpty } from '../parse/values';
import type { MatchedHeadings } from './headings';
import { isBookkeeping, nearHeading, rename, type NearHeading } from './nearHeadings';
import { parsers, type ParseContext } from './parsers';
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
	/** One that says that the budget is for the whole schedule. */
	readonly lifetime: Problem | undefined;
}

/** Finds the columns that are not used, and what to say of them. */
export function unusedColumns(
	columns: IDataObject,
	matched: MatchedHeadings,
	context: ParseContext,
): UnusedColumns {
	// What Update takes and Create doesn't; its headings aren't near those of Create.
	const ofUpdate = (['new_budget', 'new_name'] as const).flatMap(
		(target) => matched.byArgument.get(target) ?? [],
	);
	const filled = [...matched.unused, ...ofUpdate].filter(
		(column) => !ownColumns.has(column) && !isEmpty(columns[column]),
	);
	const nearOf = (column: string): NearHeading | undefined => {
		const near = matched.unused.includes(column) ? nearHeading(column) : undefined;
		const isMode = near?.isBudget === true && modeIn(columns[column]) !== undefined;
		return isMode ? { ...near, isBudget: false, advice: renameMode } : near;
	};

	const warnings: Problem[] = [];
	const others: string[] = [];
	for (const column of filled) {
		const value = columns[column];
		const near = nearOf(column) ?? nearByCell(column, value, matched, context);
		const paused = pausedWarning(column, value);
		if (paused) warnings.push(paused);
		else if (!near) others.push(column);
		else if (!meansEmpty(value)) {
			const message = `is ${formatValue(value)}, but the node doesn't know this column, so it isn't used. ${near.advice}`;
			warnings.push({ field: column, message });
		}
	}
	const lifetime = filled.find(
		(column) =>
			nearOf(column)?.advice === renameMode && modeIn(columns[column]) === 'BUDGET_MODE_TOTAL',
	);
	return {
		warnings,
		others,
		nearBudget: filled.find((column) => nearOf(column)?.isBudget),
		lifetime: lifetime === undefined ? undefined : lifetimeProblem(lifetime, columns[lifetime]),
	};
}

/** Daily or lifetime, where the cell says no more than that. */
function modeIn(value: unknown): string | undefined {
	const mode = parseChoice(value, choices.budgetModes);
	return 'value' in mode ? mode.value : undefined;
}

function lifetimeProblem(field: string, value: unknown): Problem {
	const message = `is ${formatValue(value)}, but the node doesn't know this column, so the budget would be spent every day. ${renameMode}`;
	return { field, message };
}

const renameMode = "Rename the column to 'Budget type'.";

/** A range or an open range, since any number may be an age. */
const ageRange = /\d{2}\s*[-–]\s*\d{2}|\d{2}\s*\+/;

/**
 * What a column seems to be about by its cell, where the heading is in a language that isn't known:
 * a day to come, ages, or a gender, each where no known column has it.
 */
function nearByCell(
	column: string,
	value: unknown,
	{ byArgument }: MatchedHeadings,
	context: ParseContext,
): Pick<NearHeading, 'advice'> | undefined {
	if (typeof value !== 'string' || isBookkeeping(column)) return undefined;
	const means = (argument: 'schedule_end_time' | 'age_groups' | 'gender') =>
		!byArgument.has(argument) && 'value' in parsers[argument](value, context);
	if (/\D/.test(value) && means('schedule_end_time')) {
		return {
			advice:
				"If the ad group starts or ends then, rename the column to 'Start date' or 'End date'.",
		};
	}
	if (ageRange.test(value) && means('age_groups')) return { advice: rename('Age') };
	return value.trim().length > 2 && means('gender') ? { advice: rename('Gender') } : undefined;
}
