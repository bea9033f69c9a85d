import Table from 'cli-table3';
import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { thisProcess } from '../platform';
import type { SheetRun } from './runSheet';

const text = z.coerce.string().catch('');
const read = (item: IDataObject | undefined, key: string) => text.parse(item?.[key] ?? '');

/** Columns that the table shows elsewhere, or that say nothing about the ad. */
const notShown = new Set(['row_number', 'Ad group', 'Ad name', 'Campaign ID', 'Buyer']);

/** The filled cells of a row, as they stand in the sheet. */
const sheetCell = (sheet: IDataObject) =>
	Object.keys(sheet)
		.filter((column) => !notShown.has(column) && read(sheet, column) !== '')
		.map((column) => read(sheet, column))
		.join(' · ');

/** "Sheet row 8 (UK | 18-30): 'Age' is …" without the row, which has a column of its own. */
function withoutRow(message: string, name: string): string {
	const at = message.indexOf(`(${name}): `);
	return at < 0 ? message.replace(/^[^:]*: /, '') : message.slice(at + name.length + 4);
}

/** A row of the plan, with what became of it. */
interface Told {
	readonly row: string;
	readonly name: string;
	readonly checked: IDataObject | undefined;
	/** Missing where nothing was created yet. */
	readonly created: IDataObject | undefined;
	/** The row in which each ad group was first seen, by its ID. */
	readonly seen: Map<string, string>;
}

/** The outcome of a row. The facts about an ad group are in its first row alone. */
function outcome({ row, name, checked, created, seen }: Told): string {
	if (checked?.valid !== true) return `✗ ${read(checked, 'problems')}`;
	const summaries = [read(checked, 'summary'), read(checked, 'ad_summary')];
	const summary = summaries.filter(Boolean).join('; ');
	if (created === undefined) return summary || 'nothing to fix';
	if (created.success !== true) return `✗ ${withoutRow(read(created, 'error'), name)}`;
	if (created.skipped === true) return `– Skipped, because ${read(created, 'reason')}.`;
	const id = read(created, 'adgroup_id');
	const first = (id && seen.get(id)) || row;
	seen.set(id, first);
	const ad = created.ad_name === undefined ? [] : [thing('Ad', created, 'ad_id')];
	if (first === row) return [thing('Ad group', created, 'adgroup_id'), ...ad, summary].join('\n');
	return [`✓ Ad group: the one of row ${first}, created once`, ...ad].join('\n');
}

function thing(noun: string, created: IDataObject, key: string): string {
	const verb = created.already_created === true ? 'was there already' : 'created';
	return `✓ ${noun} ${read(created, key) || `${verb}, but its ID could not be read`}`;
}

/** The widths of the columns, which with their borders fit into 80 to 128 characters. */
function widthsIn(terminal: number): number[] {
	const left = Math.min(128, Math.max(80, terminal)) - 10;
	const [name, sheet] = [Math.floor(left / 5), Math.floor(left * 0.3)];
	return [5, name, sheet, left - name - sheet];
}

/**
 * The table of all rows and their outcomes; `created` is missing if nothing was created yet. As wide as
 * the terminal, if there is one.
 */
export function demoTable(
	rows: readonly IDataObject[],
	checked: SheetRun,
	created?: SheetRun,
	{ columns = 128 }: { readonly columns?: number } = thisProcess.stdout,
): string {
	const table = new Table({
		head: ['Row', 'Ad group, and its ad', 'What the sheet says', 'What became of it'],
		colWidths: widthsIn(columns),
		wordWrap: true,
		style: { head: [], border: [] },
	});
	const seen = new Map<string, string>();
	for (const [index, sheet] of rows.entries()) {
		const row = read(sheet, 'row_number');
		const name = read(sheet, 'Ad group');
		const told = { checked: checked.items[index], created: created?.items[index] };
		table.push([
			row,
			`${name}\n${read(sheet, 'Ad name')}`,
			sheetCell(sheet),
			outcome({ row, name, seen, ...told }),
		]);
	}
	return table.toString();
}
