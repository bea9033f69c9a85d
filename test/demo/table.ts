import Table from 'cli-table3';
import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
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

/** One of the two things that a row asks for, with what became of it. */
interface Thing {
	readonly noun: 'Ad group' | 'Ad';
	readonly name: string;
	readonly idKey: 'adgroup_id' | 'ad_id';
	readonly checked: IDataObject | undefined;
	/** Missing where nothing was created yet. */
	readonly created: IDataObject | undefined;
	/** The row in which each one was first seen, by its ID. */
	readonly seen: Map<string, string>;
	readonly row: string;
}

function outcome({ noun, name, idKey, checked, created, seen, row }: Thing): string {
	if (checked?.valid !== true) return `✗ ${noun}: ${read(checked, 'problems')}`;
	// The ad's summary would repeat the sheet; how its cells were read is news.
	const words = read(checked, noun === 'Ad' ? 'readings' : 'summary');
	const said = words && `: ${words}`;
	if (created === undefined) return `${noun}${said || ': nothing to fix'}`;
	if (created.success !== true) return `✗ ${noun}: ${withoutRow(read(created, 'error'), name)}`;
	if (created.skipped === true) return `– ${noun}: ${read(created, 'text')}`;
	const id = read(created, idKey);
	const first = (id && seen.get(id)) || row;
	seen.set(id, first);
	if (first !== row) return `✓ ${noun}: the one of row ${first}, created once`;
	const verb = created.already_created === true ? 'was there already' : 'created';
	return `✓ ${noun} ${id || `${verb}, but its ID could not be read`}${said}`;
}

/** What each row says and what became of it; `created` is missing where nothing was created yet. */
export function demoTable(
	rows: readonly IDataObject[],
	checked: SheetRun,
	created?: SheetRun,
): string {
	const table = new Table({
		head: ['Row', 'Ad group, and its ad', 'What the sheet says', 'What became of it'],
		colWidths: [5, 24, 36, 58],
		wordWrap: true,
		style: { head: [], border: [] },
	});
	const seen = { groups: new Map<string, string>(), ads: new Map<string, string>() };
	for (const [index, sheet] of rows.entries()) {
		const row = read(sheet, 'row_number');
		const group = outcome({
			noun: 'Ad group',
			name: read(sheet, 'Ad group'),
			idKey: 'adgroup_id',
			checked: checked.adGroups.items[index],
			created: created?.adGroups.items[index],
			seen: seen.groups,
			row,
		});
		const ad = outcome({
			noun: 'Ad',
			name: read(sheet, 'Ad name'),
			idKey: 'ad_id',
			checked: checked.ads.items[index],
			created: created?.ads.items[index],
			seen: seen.ads,
			row,
		});
		table.push([
			row,
			`${read(sheet, 'Ad group')}\n${read(sheet, 'Ad name')}`,
			sheetCell(sheet),
			// No ad without its ad group, and the reason is said once.
			group.startsWith('✗') ? group : `${group}\n${ad}`,
		]);
	}
	return table.toString();
}
