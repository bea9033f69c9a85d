import type { IDataObject } from 'n8n-workflow';
import type { ColumnName } from '../contract/fields';
import { besideTheSums } from '../contract/rules';
import { formatValue, isEmpty, maxListLength, type Problem } from '../parse/cell';
import { meansEmpty } from '../parse/knownWord';
import { fold, meansTotal } from '../parse/words';
import { meaningOf } from './headings';
import type { FilledCell, Sheet, SheetColumn } from './sheet';
import { amounts } from './sheetFacts';

/** What n8n's own nodes add to a row. */
const ownColumns: ReadonlySet<string> = new Set(['row_number', '']);

/** Nothing longer than any value is looked through for something visible. */
const isBlank = (value: unknown) =>
	!(typeof value === 'string' && value.length > maxListLength) && isEmpty(value);

/** The cells of a row that hold something, in the order of the columns. */
function filledCells(row: IDataObject, { columns }: Sheet): FilledCell[] {
	return Object.entries(row)
		.flatMap(([written, value]) => {
			const column = columns.get(written);
			return column && !ownColumns.has(column.heading) && !isBlank(value)
				? [{ column, value }]
				: [];
		})
		.sort((one, other) => one.column.place - other.column.place);
}

const saysSo = (test: (text: string) => boolean, value: unknown) =>
	typeof value === 'string' && test(value);

/** Not so for notes and the numbers of rows, which stand in blank rows too. */
const matters = ({ column: { other } }: FilledCell) => other !== 'notes' && other !== 'results';

const namesCampaign = ({ fills }: SheetColumn) => fills === 'campaign_id' || fills === 'adgroup_id';

/**
 * Why a row of a sheet is no ad group and passed over, as a sentence: it is blank, repeats the headings
 * or holds the sums of the others.
 *
 * @param ofCampaigns true for a sheet with a column for the campaign.
 */
function whySkipped(cells: readonly FilledCell[], ofCampaigns: boolean): string | undefined {
	const [first] = cells;
	if (!first || !cells.some(matters)) return 'Skipped, because the row is blank.';
	const isHeadings = cells.every(({ column, value }) =>
		saysSo((text) => fold(text.slice(0, 200)) === fold(column.heading), value),
	);
	if (isHeadings && cells.length > 1) return 'Skipped, because the row repeats the headings.';
	const name = cells.find(({ column }) => column.fills === 'adgroup_name');
	const others = cells.filter(({ value }) => !meansEmpty(value) && !saysSo(meansTotal, value));
	if (others.some(({ column }) => namesCampaign(column))) return undefined;
	const isBare = besideTheSums.every((argument) =>
		others.every(({ column }) => column.fills !== argument),
	);
	// A row with a name of its own is no total, whatever its first cell says.
	const orMentions = name !== undefined && isBare && ofCampaigns;
	const { column, value } = name ?? first;
	return (isBare || ofCampaigns) && saysSo((text) => meansTotal(text, orMentions), value)
		? `Skipped, because '${column.heading}' is ${formatValue(value)}.`
		: undefined;
}

/** A row of a sheet before its values are read. */
export interface SheetRow {
	/** Its cells, with those that it takes from above. */
	readonly cells: readonly FilledCell[];
	/** Why it is passed over; a sentence. */
	readonly skipped: string | undefined;
	/** What its columns fill, or had to fill and `problems` says so. */
	readonly filled: ReadonlySet<ColumnName>;
	/** Cells that should come from above, where nothing is. */
	readonly problems: readonly Problem[];
}

/** A value that is handed down, and the rows that have it. */
interface Above {
	readonly heading: string;
	readonly value: unknown;
	readonly items: number[];
}

/** Reads the rows of a sheet one after the other, so that blank cells can take the value above. */
export class SheetRows {
	/** Blocks of rows that have one amount. */
	readonly sharedAmounts: Above[] = [];

	private readonly above = new Map<SheetColumn, Above>();

	private readonly fillDown: ReadonlyArray<readonly [written: string, SheetColumn]>;

	private readonly ofCampaigns: boolean;

	private readonly isBlank: boolean;

	/**
	 * @param takesFromAbove true for columns whose blank cells take the value above.
	 * @param rows of which none is passed over as blank where all are.
	 */
	constructor(
		readonly sheet: Sheet,
		takesFromAbove: (heading: string) => boolean,
		rows: readonly IDataObject[],
	) {
		this.isBlank = !rows.some((row) => filledCells(row, sheet).some(matters));
		this.ofCampaigns = [...sheet.columns.values()].some(namesCampaign);
		this.fillDown = [...sheet.columns].filter(([, { heading }]) => takesFromAbove(heading));
	}

	/** Reads a row. `passOver` has to be told where it is passed over. */
	read(row: IDataObject, item: number): SheetRow {
		const skipped = this.isBlank
			? undefined
			: whySkipped(filledCells(row, this.sheet), this.ofCampaigns);
		const problems: Problem[] = [];
		const filled = new Set<ColumnName>();
		const json = { ...row };
		for (const [written, column] of skipped === undefined ? this.fillDown : []) {
			const { heading, fills } = column;
			if (!isEmpty(row[written])) {
				const above = { heading, value: row[written], items: [item] };
				this.above.set(column, above);
				if (amounts.some((one) => one === fills)) this.sharedAmounts.push(above);
				continue;
			}
			const above = this.above.get(column);
			if (above) above.items.push(item);
			else problems.push({ field: heading, message: nothingAbove });
			if (!above && fills !== undefined) filled.add(fills);
			Object.assign(json, { [written]: above?.value });
		}
		const cells = filledCells(json, this.sheet);
		for (const { column, value } of cells) {
			if (column.fills !== undefined && !meansEmpty(value)) filled.add(column.fills);
		}
		return { cells, skipped, problems, filled };
	}

	/** A row that is passed over hands nothing down. */
	passOver(row: IDataObject): void {
		for (const [written, column] of this.fillDown) {
			if (!isEmpty(row[written])) this.above.delete(column);
		}
	}
}

const nothingAbove = 'is empty, and no row above it has a value to take. Fill it in.';

/** So many rows may stand above the headings, such as the plan's title and its client. */
const maxAbove = 5;

/**
 * What is wrong with a sheet whose headings are in a later line than the first, so that n8n took a title
 * for them: one of the first rows holds known headings, and the headings themselves hardly any.
 */
export function findMisplacedHeadings(
	rows: readonly IDataObject[],
	sheet: Sheet,
): Problem | undefined {
	const known = [...sheet.columns.values()].filter(({ fills }) => fills !== undefined).length;
	const all = new Set<string>();
	for (const [item, row] of rows.slice(0, maxAbove).entries()) {
		// Readers of files give all columns without a heading one and the same name.
		const { row_number: line = item + 2, ...columns } = row;
		const cells = Object.values(columns).filter((value) => !isEmpty(value));
		const found = cells.filter((value) =>
			saysSo((text) => meaningOf(text, all) !== undefined, value),
		);
		const areAll = known === 0 && found.length >= 2 && found.length === cells.length;
		const areMost =
			found.length >= 3 && found.length > 2 * known && found.length * 2 >= cells.length;
		if (!areAll && !areMost) continue;
		const message = `finds no headings in line 1. Your headings are in line ${line} of the sheet. In 'Extract from File', set the option 'Starting Line' to ${line} for a CSV file, and 'Range' to A${line}:ZZ10000 for an Excel file. In 'Google Sheets', add the option 'Data Location on Sheet' and set its header row to ${line} and its first data row to ${Number(line) + 1}.`;
		return { field: 'Map Automatically', message };
	}
	return undefined;
}
