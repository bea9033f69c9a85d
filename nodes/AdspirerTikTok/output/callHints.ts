import type { NodeExecutionHint } from 'n8n-workflow';
import type { RowName } from '../rows/rowName';
import type { DoneRow } from './callItems';
import { HintsByKind } from './hint';

/** Rows of an operation other than the creation that ask for the same. */
export function equalRowsHints(groups: ReadonlyArray<readonly RowName[]>): NodeExecutionHint[] {
	const hints = new HintsByKind('info');
	for (const row of groups.flat())
		hints.add(row, 'these rows are the same, so they were sent once.');
	return hints.hints();
}

/** What is to be said of the answers of single rows, such as of a list that can't be read. */
export function answerHints(rows: readonly DoneRow[]): NodeExecutionHint[] {
	const hints = new HintsByKind('warning');
	for (const { row, output } of rows) {
		if (output.hint !== undefined) hints.add(row, output.hint);
	}
	return hints.hints();
}
