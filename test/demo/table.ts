import Table from 'cli-table3';
import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';

/** A row of the sheet with what became of it. */
interface DemoRow {
	readonly sheet: IDataObject;
	/** From the dry run. */
	readonly checked: IDataObject;
	/** From the run; missing where there was none. */
	readonly created?: IDataObject;
}

const text = z.coerce.string().catch('');

/** Columns that the table shows elsewhere, or that say nothing about the ad group. */
const notShown = new Set(['row_number', 'Ad group', 'Campaign ID', 'Buyer']);

/** The filled cells of a row, as they stand in the sheet. */
function sheetCell(sheet: IDataObject): string {
	return Object.entries(sheet)
		.filter(([column, value]) => !notShown.has(column) && text.parse(value) !== '')
		.map(([column, value]) => `${column}: ${text.parse(value)}`)
		.join('\n');
}

/** "Sheet row 8 (UK | 18-30): 'Age' is …" without the row, which has a column of its own. */
function withoutRow(message: string, name: string): string {
	const at = message.indexOf(`(${name}): `);
	return at < 0 ? message.replace(/^[^:]*: /, '') : message.slice(at + name.length + 4);
}

/** @param rowOf the row that an ad group's ID was first seen in. */
function resultCell({ sheet, checked, created }: DemoRow, rowOf: Map<string, string>): string {
	const name = text.parse(sheet['Ad group']);
	const row = text.parse(sheet.row_number);
	const summary = text.parse(checked.summary);
	if (checked.valid !== true) return `✗ Not sent\n${text.parse(checked.problems)}`;
	if (created === undefined) return summary;
	if (created.success !== true) return `✗ ${withoutRow(text.parse(created.error), name)}`;
	const id = text.parse(created.adgroup_id);
	const first = rowOf.get(id) ?? row;
	rowOf.set(id, first);
	return first === row
		? `✓ Created, ID ${id}\n${summary}`
		: `✓ The same ad group as in row ${first}, created once`;
}

/** The whole run as a table: what the sheet says, and what TikTok gets or what is to be fixed. */
export function demoTable(rows: readonly DemoRow[]): string {
	const table = new Table({
		head: ['Row', 'Ad group', 'What the sheet says', 'What became of it'],
		colWidths: [5, 23, 34, 58],
		wordWrap: true,
		style: { head: [], border: [] },
	});
	const rowOf = new Map<string, string>();
	for (const row of rows) {
		table.push([
			text.parse(row.sheet.row_number),
			text.parse(row.sheet['Ad group']),
			sheetCell(row.sheet),
			resultCell(row, rowOf),
		]);
	}
	return table.toString();
}
