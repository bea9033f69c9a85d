import type { NodeExecutionHint } from 'n8n-workflow';
import type { RowName } from '../rows/rowName';
import type { DoneRow } from './callItems';
import { hint, HintsByKind, limitHints } from './hint';
import { rowsAsSubject } from './rowLabels';

/** Rows of an operation other than the creation that ask for the same. */
export function equalRowsHints(groups: ReadonlyArray<readonly RowName[]>): NodeExecutionHint[] {
	return limitHints(
		groups.map((rows) =>
			hint(`${rowsAsSubject(rows)} are the same, so they were sent once.`, 'info'),
		),
	);
}

/** What is to be said of the answers of single rows, such as of a list that can't be read. */
export function answerHints(rows: readonly DoneRow[]): NodeExecutionHint[] {
	const hints = new HintsByKind('warning');
	for (const { row, output } of rows) {
		if (output.hint !== undefined) hints.add(row, output.hint);
	}
	return hints.hints();
}
