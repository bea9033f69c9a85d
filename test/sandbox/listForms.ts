import type { SuccessForm } from './successForms';

/** How lists are written, and what they leave out. It concerns every tool that lists or shows. */
export interface ListSwitches {
	/** The text: one Markdown table (default), or prose, which is not on record. */
	text?: 'table' | 'unreadable';
	/** Where the machine-readable part is, as the success form of that name has it. Default `usual`. */
	form?: SuccessForm;
	/** Names longer than this are cut in the text and end in "..."; 37 is what was seen. */
	nameLength?: number;
	/** Show only this many entries, the first ones. */
	pageSize?: number;
	/** State how many entries there are in all. */
	total?: 'all';
	/** State which page this is and how many there are. Default false. */
	pages?: boolean;
	/** Show deleted ad groups too, with the status DELETE. Default false. */
	showDeleted?: boolean;
	/** A new ad group is missing from this many lists. */
	lag?: { calls: number };
	/** Fail with this. */
	failure?: { status: number; error: string };
}

export interface Column {
	/** The name in the machine-readable part. */
	key: string;
	/** The heading in the text. */
	label: string;
	kind?: 'id' | 'name' | 'amount';
}

type Row = Record<string, string | number | null>;

/** A list before it is written. */
export interface Listing {
	/** What is listed, in the plural: "ad groups". */
	things: string;
	/** The name of the list in the machine-readable part. */
	key: string;
	/** The first column is the name, the second the ID. */
	columns: Column[];
	rows: Row[];
	/** What the machine-readable part has besides the list. */
	more?: Record<string, unknown>;
}

/** A list as text and as a machine-readable object. */
export function writeList(
	{ things, key, columns, rows, more }: Listing,
	switches: ListSwitches = {},
): { text: string; structured: Record<string, unknown> } {
	const { pageSize = Infinity, total, pages = false } = switches;
	const shown = rows.slice(0, pageSize);
	const pageCount = Math.max(1, Math.ceil(rows.length / pageSize)) || 1;
	const notes = [
		...(total === undefined ? [] : [`Showing ${shown.length} of ${rows.length} ${things}.`]),
		...(pages ? [`Page 1 of ${pageCount}`] : []),
	];
	return {
		text: [describe(things, columns, shown, switches), ...notes].join('\n\n'),
		structured: {
			...more,
			[key]: shown,
			...(total === undefined ? {} : { total_count: rows.length }),
			...(pages ? { page_info: { page: 1, page_size: shown.length, total_page: pageCount } } : {}),
		},
	};
}

function describe(things: string, columns: Column[], rows: Row[], switches: ListSwitches): string {
	const title = things.charAt(0).toUpperCase() + things.slice(1);
	const cellsOf = (row: Row) => columns.map((column) => cell(row[column.key], column, switches));
	if (switches.text === 'unreadable') {
		return `Your ${things} are running well. Ask me about any of them by name.`;
	}
	if (rows.length === 0) return `## ${title}\n\nNo ${things} found.`;
	const line = (cells: string[]) =>
		`| ${cells.map((text) => text.replaceAll('|', '\\|')).join(' | ')} |`;
	return [
		`## ${title} (account 7000000000000000001)`,
		'',
		line(columns.map(({ label }) => label)),
		`|${columns.map(() => ' --- |').join('')}`,
		...rows.map((row) => line(cellsOf(row))),
		'',
		`**Usage:** Pass the IDs of ${things} to other tools.`,
	].join('\n');
}

function cell(value: Row[string] | undefined, column: Column, switches: ListSwitches): string {
	if (value === null || value === undefined) return 'N/A';
	if (column.kind === 'id') return `\`${value}\``;
	if (column.kind === 'amount' && typeof value === 'number') {
		return value.toLocaleString('en-US', { minimumFractionDigits: 2 });
	}
	const { nameLength = Infinity } = switches;
	const text = String(value);
	return column.kind === 'name' && text.length > nameLength
		? `${text.slice(0, nameLength)}...`
		: text;
}
