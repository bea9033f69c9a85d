import type { IDataObject } from 'n8n-workflow';
import type { Problem } from '../parse/problem';
import { isEmpty } from '../parse/values';
import type { ColumnName, FieldOf } from '../contract/fields';
import type { Given, GivenRow } from './callFields';
import { FilledCells, type Cell } from './filledCells';
import { timeNotes } from './headingNotes';
import { currencyIn, matchHeadings, type HeadingTarget, type MatchedHeadings } from './headings';
import { mapBudget, type MappedBudget } from './mapBudget';
import { ownColumns } from './unusedColumns';
import { isName } from './nameOrId';
import type { ParseContext } from './parsers';
import { headingsOf, withPlainHeadings } from './plainHeadings';

/** Fills arguments from a row's columns, and from the form where no column gives them. */
export type ReadCallColumns = (
	columns: IDataObject,
	form: ReadonlyMap<string, Given>,
	context: ParseContext,
) => GivenRow;

/**
 * A reader of a sheet's rows for an operation other than the creation.
 *
 * @param rows all of them, as for the creation: a row by itself may lack its empty cells.
 */
export function callColumnsReader(
	rows: readonly IDataObject[],
	fields: readonly FieldOf[],
): ReadCallColumns {
	const matched = matchHeadings(headingsOf(rows));
	return (row, form, context) => {
		const columns = withPlainHeadings(row);
		const cells = new FilledCells(columns, matched, context);
		const problems: Problem[] = [];
		const used = new Set<string>();
		const values = new Map<string, Given>();
		for (const { argument, column } of fields) {
			const target = columnNamed(column ?? argument);
			const given = form.get(argument);
			if (!target || !given) continue;
			const headings = headingsFor(target, matched);
			headings.forEach((heading) => used.add(heading));
			const { cell, mode, problem } = cellOf(target, matched, cells);
			if (problem) problems.push(problem);
			values.set(
				argument,
				cell
					? givenBy({ cell, mode }, target, matched, problems)
					: missing(given, target, headings),
			);
			for (const heading of cell?.headings ?? [cell?.heading ?? '']) used.add(heading);
		}
		return {
			values,
			problems: [...problems, ...cells.problems],
			isMapped: true,
			unusedColumns: Object.keys(columns).filter(
				(column) => !used.has(column) && !ownColumns.has(column) && !isEmpty(columns[column]),
			),
		};
	};
}

/** Beside a column for the new budget, one called Budget holds what is spent so far. */
function isPlainBudget(target: HeadingTarget, { byArgument }: MatchedHeadings): boolean {
	return target === 'new_budget' && !byArgument.has('new_budget');
}

const plainBudgets = ['budget_daily', 'budget_lifetime', 'budget'] as const;

function headingsFor(target: HeadingTarget, matched: MatchedHeadings): readonly string[] {
	const targets = isPlainBudget(target, matched) ? plainBudgets : [target];
	return targets.flatMap((one) => matched.byArgument.get(one) ?? []);
}

function cellOf(
	target: HeadingTarget,
	matched: MatchedHeadings,
	cells: FilledCells,
): Omit<MappedBudget, 'cell'> & { readonly cell?: Cell | undefined } {
	if (isPlainBudget(target, matched)) return mapBudget(cells);
	const cell = cells.find(target);
	if (cell) return { cell };
	// A column such as Account holds IDs in some sheets and names in others.
	const named = cells.findNameOrId(target);
	return { cell: named && !isName(named.value) ? named : undefined };
}

function givenBy(
	{ cell, mode }: { readonly cell: Cell; readonly mode: MappedBudget['mode'] },
	target: HeadingTarget,
	{ zones }: MatchedHeadings,
	problems: Problem[],
): Given {
	const { heading, headings = [heading], value } = cell;
	const given = { label: heading, value, hasColumn: true } as const;
	if (target === 'new_budget') {
		const currency = currencyIn(heading);
		return {
			...given,
			notes: { ...(currency !== undefined && { currency }), ...(mode && { budgetMode: mode }) },
		};
	}
	if (target !== 'schedule_end_time') return given;
	const found = headings.map((one) => ({ field: one, ...timeNotes(one, zones.get(one)) }));
	for (const { field, problem } of found) {
		if (problem) problems.push({ field, message: problem });
	}
	return { ...given, notes: Object.assign({}, ...found.map(({ notes }) => notes)) };
}

/** The form has a field for the account alone. */
function missing(form: Given, target: HeadingTarget, headings: readonly string[]): Given {
	if (target === 'advertiser_id') return form;
	const [heading] = headings;
	return heading === undefined
		? { label: form.label, whyMissing: `has no column. Add one, such as '${usualHeading}'.` }
		: { label: heading, hasColumn: true };
}

/** Of what a row can't do without. */
const usualHeading = 'Ad group ID';
