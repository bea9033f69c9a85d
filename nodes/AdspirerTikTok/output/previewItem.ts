import type { IDataObject, NodeExecutionHint } from 'n8n-workflow';
import type { Problem } from '../parse/problem';
import type { Row } from '../rows/row';
import type { RowName } from '../rows/rowName';
import { problemLine } from './foundByNode';
import { hint } from './hint';
import { ignoredSentence, readingSentence, unusedColumnsLines, warningSentence } from './hints';
import { asJson } from './json';
import { listRows, pluralize } from './rowLabels';
import { rowSummary } from './rowSummary';

/**
 * The item of a checked row: the verdict and what a person reads first, the arguments last. Good and
 * bad rows have the same columns.
 *
 * @param found what is wrong with the row beside what it says itself, such as another row's name.
 * @param notes what else to tell, such as rows that are the same ad group.
 */
export function previewItem(
	row: Row,
	found: readonly Problem[],
	notes: readonly string[],
): IDataObject {
	const problems = [...row.problems, ...found];
	const valid = problems.length === 0;
	const isDone = row.existingAdgroupId !== undefined;
	const warnings = [
		...notes,
		...row.warnings.map(warningSentence),
		...row.ignored.map(ignoredSentence),
		...row.readings.map(readingSentence),
	];
	return asJson({
		valid,
		row: row.item + 1,
		...(row.name.sheetRow !== undefined && { sheet_row: row.name.sheetRow }),
		adgroup_name: row.values.adgroup_name ?? null,
		summary: valid
			? rowSummary(row)
			: `Won't be created until ${pluralize(problems.length, 'problem')} ${problems.length === 1 ? 'is' : 'are'} fixed`,
		problems: problemLine(problems),
		warnings: warnings.join(' '),
		problem_list: problems.map(({ field, message }) => ({ field, message })),
		arguments: isDone ? {} : asJson(row.values),
	});
}

/** One line for a check, such as "8 rows ready, 1 already done, 1 with problems: sheet row 11." */
export function previewHint(
	ready: number,
	done: number,
	bad: readonly RowName[],
	unusedColumns: readonly string[],
): NodeExecutionHint {
	const parts = [
		`${pluralize(ready, 'row')} ready`,
		...(done > 0 ? [`${done} already done`] : []),
		...(bad.length > 0 ? [`${bad.length} with problems: ${listRows(bad)}`] : []),
	];
	return hint(
		[`${parts.join(', ')}.`, ...unusedColumnsLines(unusedColumns)],
		bad.length > 0 ? 'warning' : 'info',
	);
}
