import type { NodeExecutionHint } from 'n8n-workflow';
import { formatValue } from '../parse/formatValue';
import type { ChangedValue } from '../rows/changedValues';
import type { Row } from '../rows/row';
import type { RowName } from '../rows/rowName';
import { limitHints, hint, HintsByKind } from './hint';
import { rowsAsSubject } from './rowLabels';

/** "'Budget' "$1,250.00" was read as 1250, in the ad account's currency." */
export function readingSentence({ field, written, readAs }: Row['readings'][number]): string {
	return `'${field}' ${written} was read as ${readAs}.`;
}

/** "'Pixel ID' was ignored, because …" */
export function ignoredSentence({ field, because }: Row['ignored'][number]): string {
	return `'${field}' was ignored, because ${because}.`;
}

/** "'Billing Event' is CPC, but …" */
export function warningSentence({ field, message }: Row['warnings'][number]): string {
	return `'${field}' ${message}`;
}

/** How values were read, what was ignored, and what looks unusual. */
export function rowHints(
	rows: ReadonlyArray<Pick<Row, 'name' | 'problems' | 'warnings' | 'readings' | 'ignored'>>,
): NodeExecutionHint[] {
	const readings = new HintsByKind('info');
	const ignored = new HintsByKind('warning');
	const unusual = new HintsByKind('warning');
	for (const row of rows) {
		// A row that is refused says itself what it holds, and nothing comes of it.
		if (row.problems.length > 0) continue;
		for (const reading of row.readings) {
			readings.add(row.name, readingSentence(reading), reading.field);
		}
		for (const value of row.ignored) ignored.add(row.name, ignoredSentence(value));
		for (const warning of row.warnings) {
			const sentence = warningSentence(warning);
			unusual.add(row.name, sentence, sentence.replace(/"[^"]*"/g, '""'));
		}
	}
	return [...ignored.hints(), ...unusual.hints(), ...readings.hints()];
}

/** Rows that are one ad group. */
export function repeatedHints(groups: ReadonlyArray<readonly RowName[]>): NodeExecutionHint[] {
	return limitHints(
		groups.map((rows) =>
			hint(`${rowsAsSubject(rows)} are the same ad group, so it is created once.`),
		),
	);
}

/** Rows whose ad group has the values of an earlier try, which differ from what they say now. */
export function changedHints(
	changed: ReadonlyArray<{ readonly row: RowName; readonly values: readonly ChangedValue[] }>,
	labelOf: (argument: string) => string,
): NodeExecutionHint[] {
	const hints = new HintsByKind('warning');
	for (const { row, values } of changed) {
		const list = values
			.map(({ argument, before, now }) => {
				return `'${labelOf(argument)}' was ${valueText(before)}, now ${valueText(now)}`;
			})
			.join('; ');
		const fields = values.map(({ argument }) => argument).join();
		hints.add(
			row,
			`the ad group has the values of an earlier try of this execution: ${list}. Change it with Update if the new values are right.`,
			fields,
		);
	}
	return hints.hints();
}

function valueText(value: unknown): string {
	if (value === undefined) return 'empty';
	return Array.isArray(value) ? formatValue(value.join(', ')) : formatValue(value);
}

/** Ad groups whose answers left it open what was created, and that the campaign's list shows. */
export function settledHints(
	settled: ReadonlyArray<{ readonly row: RowName; readonly id: string }>,
): NodeExecutionHint[] {
	const hints = new HintsByKind('info');
	for (const { row, id } of settled) {
		const kind =
			"Adspirer didn't say what was created, so the node looked in the campaign's list of ad groups";
		hints.add(row, `${kind} and found ID ${id}.`, kind);
	}
	return hints.hints();
}

/** Ad groups that were created, and whose ID no answer names for certain. */
export function withoutIdHints(rows: readonly RowName[]): NodeExecutionHint[] {
	const hints = new HintsByKind('warning');
	for (const row of rows) {
		hints.add(
			row,
			"Adspirer created the ad group but didn't name its ID. Find the ID in TikTok Ads Manager.",
		);
	}
	return hints.hints();
}

/** Columns that Map Automatically found no use for. */
export function unusedColumnsHints(columns: readonly string[]): NodeExecutionHint[] {
	if (columns.length === 0) return [];
	const list = columns.slice(0, maxColumns).map((column) => `'${column}'`);
	const more = columns.length > list.length ? ` and ${columns.length - list.length} more` : '';
	return [hint(`Unused columns: ${list.join(', ')}${more}.`, 'info')];
}

const maxColumns = 20;
