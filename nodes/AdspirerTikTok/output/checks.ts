import type { IDataObject } from 'n8n-workflow';
import { formatList, plainValue, pluralize } from '../base/wording';
import { nameOf } from '../contract/choices';
import type { Creation } from '../contract/creation';
import type { FieldOf } from '../contract/fields';
import { meaningsOf } from '../contract/meanings';
import { formatAmount } from '../parse/money';
import { describeMoment } from '../parse/time';
import type { Problem } from '../problems/problem';
import { type ParsedRow, columnsOf, labelOf } from '../rows/row';
import type { Decision, SheetColumn } from '../sheet/columns';
import { statusOf } from '../sheet/signs';
import { groupsOf } from '../words/groups';
import { problemLines } from './problemText';
import { agree, sentences } from './words';

/** A column of a sheet, with what its rows say about it. */
export interface CheckedColumn {
	readonly column: SheetColumn;
	/** In how many rows its cell holds something. */
	readonly filled: number;
	/** A filled cell and its row: of a column that asks one that is refused, of others one that is read. */
	readonly example: unknown;
	readonly row: ParsedRow;
	/** Why its rows are refused: the problem of each. */
	readonly problems: readonly Problem[];
	/** The different cells that couldn't be read, at most 20. */
	readonly unread: readonly string[];
}

const statusMeans = {
	on: 'created',
	off: 'created, then paused',
	'not yet': 'skipped',
} as const;

function formatRead(value: unknown, field: FieldOf, zone: string): string {
	const { type, choices = [] } = field;
	if (Array.isArray(value)) {
		return formatList(value.map((entry) => nameOf(choices, String(entry))));
	}
	if (typeof value === 'number') return formatAmount(value);
	if (value === true) return 'yes';
	if (value === false) return 'no';
	if (type === 'dateTime') return describeMoment(String(value), zone);
	return nameOf(choices, String(value));
}

/** How a column's example was read: by its own words, or by what it gives for its fields. */
function readAs({ column, example, row }: CheckedColumn, creation: Creation): string {
	const { heading, means, targets } = column;
	if (means === undefined) return '';
	const status = statusOf(means, example);
	if (status) return statusMeans[status];
	const isOfColumn = (field: string) => columnsOf(row, field).includes(heading);
	const words: string[] = [];
	for (const reading of row.readings) {
		if (isOfColumn(reading.field)) words.push(reading.readAs);
	}
	if (words.length > 0) return words.join(' – ');
	for (const field of creation.fields) {
		const { argument, columns = [argument] } = field;
		const value = row.values[argument];
		const isTarget = columns.some((name) => targets.includes(name));
		if (isTarget && value !== undefined && isOfColumn(labelOf(row, argument))) {
			words.push(formatRead(value, field, row.options.zone));
		}
	}
	return words.join(' – ');
}

const ignored = { means: 'ignored', list: 'Ignored' };

/** What becomes of columns that fill nothing, and how the line about all of them calls the list. */
export const decisions: Readonly<Record<Decision, typeof ignored>> = {
	field: { means: '', list: '' },
	asks: { means: 'needs your answer', list: 'Need your answer' },
	settings: { means: 'needs your answer', list: "Can't be set from a sheet" },
	results: { means: 'result of this node', list: 'Written by this node' },
	ignored,
	records: ignored,
	others: ignored,
};

/** A setting whose cells all ask for nothing is passed over like a record. */
function decisionOn({ column: { decision }, problems }: CheckedColumn): Decision {
	if (decision === 'settings' && problems.length === 0) return 'ignored';
	return decision;
}

/** The item of a column. */
export function columnItem(checked: CheckedColumn, creation: Creation): IDataObject {
	const { column, filled, example, problems, unread } = checked;
	const meaning = meaningsOf(creation).get(column.means ?? '');
	return {
		column: column.heading,
		means: meaning?.label ?? decisions[decisionOn(checked)].means,
		what_to_do: problemLines(problems)[0] ?? '',
		example: plainValue(example),
		read_as: readAs(checked, creation),
		filled,
		rows_refused: problems.length,
		unread: [...unread],
		field: column.targets.join(', ') || (column.means ?? ''),
	};
}

/** What became of the columns, in short: "Columns: 9 are used. Ignored: 'Agency'. Need your answer: 'Brief'." */
export function columnsLine(checked: readonly CheckedColumn[]): string | undefined {
	if (checked.length === 0) return undefined;
	const listOf = (column: CheckedColumn) => decisions[decisionOn(column)].list;
	const unused = checked.filter((column) => listOf(column) !== '');
	const lines: string[] = [];
	for (const columns of groupsOf(unused, listOf)) {
		const headings: string[] = [];
		for (const { column, problems } of columns) {
			const refused = problems.length;
			let shown = `'${column.heading}'`;
			if (refused > 0) shown += ` (${pluralize(refused, 'row')} refused)`;
			headings.push(shown);
		}
		lines.push(`${listOf(columns[0])}: ${formatList(headings)}.`);
	}
	const used = checked.length - unused.length;
	return sentences(`Columns: ${used} ${agree(used, 'is', 'are')} used.`, ...lines);
}
