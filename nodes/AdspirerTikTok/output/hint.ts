import type { NodeExecutionHint } from 'n8n-workflow';
import type { RowName } from '../rows/rowName';
import { limitLines, listRows, rowsAsSubject } from './rowLabels';

/** More lines in a box nobody reads. */
const maxLines = 20;

/**
 * A box above the node's output; it blocks nothing. n8n shows its message as HTML, so what a heading, a
 * cell or the service wrote is escaped here, at the one place where all hints are made.
 */
export function hint(
	lines: string | readonly string[],
	type: 'info' | 'warning' = 'warning',
): NodeExecutionHint {
	const shown = limitLines(typeof lines === 'string' ? [lines] : lines, maxLines);
	return { message: shown.map(escapeMarkup).join('<br>'), type, location: 'outputPane' };
}

function escapeMarkup(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Collects what is true of rows, and says once what is true of several. */
export class LinesByKind {
	private readonly kinds = new Map<string, { rows: RowName[]; texts: Set<string> }>();

	/** @param kind texts of one kind become one line, with the first of them as an example. */
	add(row: RowName, text: string, kind = text): void {
		const found = this.kinds.get(kind) ?? { rows: [], texts: new Set() };
		found.rows.push(row);
		found.texts.add(text);
		this.kinds.set(kind, found);
	}

	/** One line for each kind, in the order in which they came. */
	lines(): string[] {
		return [...this.kinds.values()].map((kind) => `In ${listRows(kind.rows)}: ${exampleOf(kind)}`);
	}

	/** The same, those of most rows first: "Rows 1–10 and 12: …". */
	byRows(): string[] {
		return [...this.kinds.values()]
			.sort((one, other) => other.rows.length - one.rows.length)
			.map((kind) => `${rowsAsSubject(kind.rows)}: ${exampleOf(kind)}`);
	}
}

function exampleOf({ texts }: { readonly texts: ReadonlySet<string> }): string {
	const [text = ''] = texts;
	return `${texts.size > 1 ? 'for example, ' : ''}${text}`;
}
