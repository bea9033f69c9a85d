import { readFields, type Finding } from './fields';
import type { ListKind } from './list';
import { readRows } from './rows';
import type { Section } from './sections';
import { saysNone } from './textSigns';

/** Where a Markdown table ends, and what its rows are. */
export interface ReadTable {
	/** The line behind the table. */
	readonly end: number;
	readonly findings: readonly Finding[];
	/** True for a table of what was asked for that has no rows. */
	readonly isEmpty: boolean;
	/** What its only row says of there being none, such as "No ad groups found". */
	readonly words?: string;
}

/** True for the heading of a table and the rule below it. */
export function startsTable(heading: string, rule = ''): boolean {
	return heading.includes('|') && rule.includes('|') && /^[|:\s-]*-[|:\s-]*$/.test(rule.trim());
}

/**
 * Reads the table that starts at a line.
 *
 * @param maxRows where a longer table is left.
 */
export function readTable(
	lines: readonly string[],
	start: number,
	kind: ListKind,
	section: Section,
	maxRows: number,
): ReadTable {
	const head = lines[start]?.trim() ?? '';
	const rule = lines[start + 1]?.trim() ?? '';
	let end = start + 2;
	while (end - start - 2 <= maxRows && continues(lines[end], lines[end + 1], head)) end++;
	const headings = cellsOf(head);
	const rows = lines.slice(start + 2, end).map((line) => rowOf(line.trim(), head, headings.length));
	const context = { kind, section, ordered: true };
	const isPairs =
		headings.length === 2 &&
		/^(?:field|property|attribute|key|detail|setting|metric)$/i.test(plainLabel(headings[0]));
	if (isPairs) {
		const fields = rows.map(([label = '', value = '']) => [plainLabel(label), value] as const);
		return { end, findings: [readFields(fields, context)], isEmpty: false };
	}
	const labels = headings.map(plainLabel);
	const fits = cellsOf(rule).length === headings.length;
	const read = readRows(labels, fits ? rows : rows.map(() => []), context);
	const [words = '', ...others] = rows.flat().filter((cell) => !/^[\s–—-]*$/.test(cell));
	if (rows.length === 1 && others.length === 0 && saysNone(words, kind)) {
		return { end, findings: [], isEmpty: true, words };
	}
	const findings = read.filter((one, at) => one !== 'unreadable' || !isSummary(rows[at] ?? []));
	const isOwn = typeof readRows(labels, [labels.map(() => '1')], context)[0] === 'object';
	return { end, findings, isEmpty: isOwn && rows.length === 0 };
}

/** A line without a pipe belongs to a table only as a part of a row that a line break cut in two. */
function continues(line = '', next = '', head: string): boolean {
	if (line.trim() === '') return false;
	if (!line.includes('|')) return next.includes('|') && !/^\s{0,3}[#>]/.test(line);
	return !head.startsWith('|') || !/^\s{0,3}(?:#{1,6}\s|>)/.test(line);
}

/** The cells of a row; none where it is cut off or its outer pipes are not those of the heading. */
function rowOf(line: string, head: string, columns: number): string[] {
	const sameStart = line.startsWith('|') === head.startsWith('|');
	if (!sameStart || endsInPipe(line) !== endsInPipe(head)) return [];
	const plain = cellsOf(line);
	if (plain.length === columns || !line.includes('`')) return plain;
	return cellsOf(line, true);
}

function endsInPipe(line: string): boolean {
	return line.endsWith('|') && !line.endsWith('\\|');
}

/** Cells between pipes, but for `\|` and, where asked for, pipes between backticks. */
function cellsOf(line: string, codeHidesPipes = false): string[] {
	const inner = line.replace(/^\|/, '');
	const cells: string[] = [];
	let from = 0;
	let inCode = false;
	for (let at = 0; at < inner.length; at++) {
		const char = inner[at];
		if (char === '\\') at++;
		else if (char === '`' && codeHidesPipes) inCode = !inCode;
		else if (char === '|' && !inCode) {
			cells.push(inner.slice(from, at).trim());
			from = at + 1;
		}
	}
	if (!endsInPipe(line)) cells.push(inner.slice(from).trim());
	return cells;
}

/** A heading without marks and addresses. */
function plainLabel(heading = ''): string {
	return heading
		.slice(0, 200)
		.replace(/\]\([^()]*\)/g, '')
		.replace(/[*_`[\]]/g, (mark) => (mark === '_' ? ' ' : ''))
		.trim();
}

/** The line of sums below a table, which has no ID. */
function isSummary(row: readonly string[]): boolean {
	return (
		row.some((cell) => /^\W*(?:grand )?(?:totals?|sum|average|avg)\W*$/i.test(cell)) &&
		!row.some((cell) => /\d{10}/.test(cell))
	);
}
