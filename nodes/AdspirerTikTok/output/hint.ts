import type { NodeExecutionHint } from 'n8n-workflow';
import type { RowName } from '../rows/row';
import { limitLines, listRows, rowsAsSubject } from './words';

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

/** A sentence without the values in it, by which it is the same as another row's. */
export function withoutValues(sentence: string): string {
	return sentence.replace(/"[^"]*"/g, '""');
}

/** What is true of several rows, with one of the sentences that say it. */
interface Kind {
	readonly rows: RowName[];
	readonly texts: Set<string>;
}

function kindsOf(
	found: Iterable<readonly [RowName, string]>,
	kindOf: (text: string) => string,
): Kind[] {
	const kinds = new Map<string, Kind>();
	for (const [row, text] of found) {
		const kind = kinds.get(kindOf(text)) ?? { rows: [], texts: new Set() };
		kind.rows.push(row);
		kind.texts.add(text);
		kinds.set(kindOf(text), kind);
	}
	return [...kinds.values()];
}

function exampleOf({ texts }: Kind): string {
	const [text = ''] = texts;
	return `${texts.size > 1 ? 'for example, ' : ''}${text}`;
}

/**
 * Says once what is true of several rows: "In rows 2 and 3: 'Budget' …".
 *
 * @param kindOf sentences of one kind become one line, with the first of them as an example.
 */
export function linesByKind(
	found: Iterable<readonly [RowName, string]>,
	kindOf: (text: string) => string = (text) => text,
): string[] {
	return kindsOf(found, kindOf).map((kind) => `In ${listRows(kind.rows)}: ${exampleOf(kind)}`);
}

/** The same for causes, those of most rows first: "Rows 1–10 and 12: 'Start Time' …". */
export function causeLines(found: Iterable<readonly [RowName, string]>): string[] {
	return kindsOf(found, withoutValues)
		.sort((one, other) => other.rows.length - one.rows.length)
		.map((kind) => `${rowsAsSubject(kind.rows)}: ${exampleOf(kind)}`);
}
