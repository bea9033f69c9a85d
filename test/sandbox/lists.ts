import type { SuccessForm } from './successForms';

/** How lists are written, and what they leave out. It concerns every tool that lists or shows. */
export interface ListSwitches {
	/** The text: one Markdown table (default), or prose, which is not on record. */
	text?: 'table' | 'unreadable';
	/** Where the machine-readable part is, as the success form of that name has it. */
	form?: SuccessForm;
	/** Names longer than this are cut in the text and end in "..."; 37 is what was seen. */
	nameLength?: number;
	pageSize?: number;
	/** State how many entries there are in all. */
	total?: 'all';
	/** State which page this is and how many there are. */
	pages?: boolean;
	failure?: { status: number; error: string };

	// Of ad groups alone

	/** Show deleted ones too, with the status DELETE. */
	showDeleted?: boolean;
	/** A new one is missing from this many lists, or for so long. */
	lag?: { calls: number } | { ms: number };
	/** Write names differently: with a dash for every hyphen, or in capitals. */
	rewriteNames?: 'dashes' | 'capitals';
	/** A sentence in place of each status, such as "Not delivering: post deleted". */
	status?: string;
	createTime?: boolean;
}

type Row = Record<string, string | number | null | undefined>;

export interface Listing {
	/** The noun for the rows, in the plural: "ad groups". */
	things: string;
	/** The name of the list in the machine-readable part. */
	key: string;
	/** The columns of the text, by their names in the machine-readable part. */
	columns: readonly string[];
	rows: Row[];
	/** The rest of the machine-readable part, besides the list. */
	more?: Record<string, unknown>;
}

export function writeList(
	{ things, key, columns, rows, more }: Listing,
	switches: ListSwitches,
	account: string,
): { text: string; structured: Record<string, unknown> } {
	const { pageSize = Infinity, total, pages } = switches;
	const shown = rows.slice(0, pageSize);
	const text = [describe(things, columns, shown, switches, account)];
	const structured: Record<string, unknown> = { ...more, [key]: shown };
	if (total) {
		text.push(`Showing ${shown.length} of ${rows.length} ${things}.`);
		structured.total_count = rows.length;
	}
	if (pages) {
		const total_page = Math.max(1, Math.ceil(rows.length / pageSize));
		text.push(`Page 1 of ${total_page}`);
		structured.page_info = { page: 1, page_size: shown.length, total_page };
	}
	return { text: text.join('\n\n'), structured };
}

function describe(
	things: string,
	columns: Listing['columns'],
	rows: Row[],
	{ text, nameLength = Infinity }: ListSwitches,
	account: string,
): string {
	if (text === 'unreadable') {
		return `Your ${things} are running well. Ask me about any of them by name.`;
	}
	const title = headingOf(things);
	if (rows.length === 0) return `## ${title}\n\nNo ${things} found.`;
	const line = (cells: string[]) =>
		`| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
	return [
		// Tests give accounts short IDs, which no heading has.
		account.length < 10 ? `## ${title}` : `## ${title} (account ${account})`,
		'',
		line(columns.map(headingOf)),
		`|${columns.map(() => ' --- |').join('')}`,
		...rows.map((row) => line(columns.map((key) => cellOf(row[key], key, nameLength)))),
		'',
		`**Usage:** Pass the IDs of ${things} to other tools.`,
	].join('\n');
}

const shortHeadings: Readonly<Record<string, string>> = {
	account_tier: 'Tier',
	create_time: 'Created',
	subtype: 'Type',
};

/** "Ad group ID" for adgroup_id. */
function headingOf(key: string): string {
	const words = key.replace('adgroup', 'ad group').replaceAll('_', ' ').replace(/\bid$/, 'ID');
	return shortHeadings[key] ?? words.charAt(0).toUpperCase() + words.slice(1);
}

function cellOf(value: Row[string], key: string, nameLength: number): string {
	if (value === null || value === undefined) return 'N/A';
	if (/(^|_)id$/.test(key)) return `\`${value}\``;
	if (key === 'budget' && typeof value === 'number')
		return value.toLocaleString('en-US', { minimumFractionDigits: 2 });
	const text = String(value);
	const isCut = /(^|_)name$/.test(key) && text.length > nameLength;
	return isCut ? `${text.slice(0, nameLength)}...` : text;
}
