import type { ListForm } from '../contract/tools';
import { labelKey, unescapeName, withoutTicks, type Body } from './textForms';

/**
 * A text's only Markdown table: its rows by heading (undefined if unreadable), and the text around it.
 * Source: agent guidance: `| ID | Name | Type |`, with IDs in backticks; `| Location | Key | Type |`.
 */
export function tableIn(text: string, { ids, names }: Pick<ListForm, 'ids' | 'names'>) {
	const lines = text.split('\n').map((line) => line.trim());
	const rules: number[] = [];
	for (const [at, line] of lines.entries()) {
		const isRule = line.includes('-') && /^\|[|:\s-]*\|$/.test(line);
		if (isRule && lines[at - 1]) rules.push(at);
	}
	const [rule, ...others] = rules;
	if (rule === undefined || others.length > 0) return undefined;
	const headings = cellsOf(lines[rule - 1]).map((cell) => cell.replaceAll('*', '').trim());
	const keys = headings.map(labelKey);
	if (new Set(keys).size < keys.length) return undefined;
	if (cellsOf(lines[rule]).length !== keys.length) return undefined;
	const nameAt = keys.indexOf(names.find((name) => keys.includes(name)) ?? 'name');
	if (nameAt < 0 || !ids.some((id) => keys.includes(id))) return undefined;

	let end = rule + 1;
	while (lines[end]?.startsWith('|')) end++;
	const body = lines.slice(rule + 1, end);
	// Agencies write names with pipes: surplus cells are part of the name, unless other names stand in the row.
	const mayHoldPipes = !keys.some((key, at) => at !== nameAt && otherName.test(key));
	const rows = body.map((line) => rowOf(line, headings, nameAt, mayHoldPipes));
	const around = [...lines.slice(0, rule - 1), ...lines.slice(end)];
	return { rows, around: around.join('\n') };
}

/** The cells of a line by their headings; undefined if it has too few, or too many. */
function rowOf(
	line: string,
	headings: readonly string[],
	nameAt: number,
	mayHoldPipes: boolean,
): Body | undefined {
	const cells = cellsOf(line);
	const surplus = cells.length - headings.length;
	if (surplus < 0 || (surplus > 0 && !mayHoldPipes)) return undefined;
	const parts = cells.splice(nameAt, surplus + 1, '');
	const name = unescapeName(parts.join('|').trim().replace(marks, '$2'));
	const fields = new Map<string, string>();
	for (const [at, heading] of headings.entries()) {
		fields.set(heading, at === nameAt ? name : withoutTicks(cells[at]));
	}
	return Object.fromEntries(fields);
}

const otherName = /name$|^(?:campaign|account|advertiser|audience|pixel)$/;

function cellsOf(line = ''): string[] {
	if (!/^\|[^]*(?<!\\)\|$/.test(line)) return [];
	return line.slice(1, -1).split(/(?<!\\)\|/);
}

/** Marks of bold or of code around a name. */
const marks = /^(\*\*|`)(.*)\1$/;
