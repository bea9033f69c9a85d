import type { IDataObject } from 'n8n-workflow';
import type { ColumnName } from '../contract/fields';
import { besideTheSums } from '../contract/rules';
import { formatValue, isEmpty, maxListLength, type Problem } from '../parse/cell';
import { meansEmpty, meansTotal } from '../parse/keyword';
import { normalizeKey } from '../words/normalizeKey';
import { statusFor } from './statusWords';
import { kindsOfHeadings, meaningOf } from './headings';
import { topicOfHeading, type TopicName } from './topics';
import { meaningsOf } from './ambiguousHeadings';

/** The columns that hold what an ad group may spend. */
export const amounts = ['budget_daily', 'budget_lifetime', 'budget'] as const;

/** A column of a sheet. */
interface SheetColumn {
	/** The heading on one line and without spaces around it, as people read it in the sheet. */
	readonly heading: string;
	/** Among all columns. */
	readonly place: number;
	readonly fills?: ColumnName;
	/** True for "Campaign" and the like, which may hold names; a cell counts where it is an ID or link. */
	readonly mayBeName: boolean;
	/** What the column would fill if none had a plainer heading for it. */
	readonly superseded?: ColumnName | undefined;
	/** What a column that fills nothing is about. */
	readonly topic?: TopicName | undefined;
}

/** A filled cell of a row, with all that is known of its column. */
export interface FilledCell extends SheetColumn {
	readonly value: unknown;
}

/** What all rows together tell of their columns. */
export interface Sheet {
	/** By the heading as the rows have it. Several columns may fill one argument. */
	readonly columns: ReadonlyMap<string, SheetColumn>;
	/** The heading of the first column for something, filled or not, unless it may hold names. */
	readonly headingOf: ReadonlyMap<ColumnName, string>;
	/** Time zones that headings of times name, such as "UTC+1" or "JST", by heading. */
	readonly zones: ReadonlyMap<string, string>;
}

/** Finds out what the columns of a sheet are for. The rows decide on headings with several meanings. */
export async function readSheet(
	headings: readonly string[],
	takeBreak: () => Promise<void>,
	rows: readonly IDataObject[] = [],
): Promise<Sheet> {
	const plainOf = new Map(headings.map((one) => [one, one.replace(/\s+/g, ' ').trim()]));
	const meanings = await meaningsOf(plainOf, rows, takeBreak);
	/** Of columns for one argument, those with the plainest headings count. */
	const plainest = new Map<ColumnName, number>();
	for (const { fills, kind } of meanings.values()) {
		if (!fills || !kind) continue;
		const rank = kindsOfHeadings.indexOf(kind);
		plainest.set(fills, Math.min(rank, plainest.get(fills) ?? rank));
	}
	const columns = new Map<string, SheetColumn>();
	const headingOf = new Map<ColumnName, string>();
	const zones = new Map<string, string>();
	for (const [written, heading] of plainOf) {
		const { fills: target, kind, zone, topic } = meanings.get(written) ?? {};
		const isPlainest = target && kind && kindsOfHeadings[plainest.get(target) ?? 0] === kind;
		const place = columns.size;
		// A row without its campaign's ID may have the name.
		if (target && (isPlainest || target === 'campaign_id')) {
			// Beside a column for the type, "Placements" can only hold the placements.
			const isList = target === 'placement' && plainest.has('placement_type');
			const fills = isList ? 'placements' : target;
			const mayBeName = kind === 'namesOrIds';
			columns.set(written, { heading, place, fills, mayBeName });
			const isSure = !mayBeName || (isPlainest && target === 'campaign_id');
			if (isSure && !headingOf.has(fills)) headingOf.set(fills, heading);
			if (zone !== undefined) zones.set(heading, zone);
		} else {
			const about = topic ?? topicOfHeading(heading);
			columns.set(written, { heading, place, mayBeName: false, superseded: target, topic: about });
		}
		await takeBreak();
	}
	return { columns, headingOf, zones };
}

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
			const isFilled = column && !ownColumns.has(column.heading) && !isBlank(value);
			return isFilled ? [{ ...column, value }] : [];
		})
		.sort((one, other) => one.place - other.place);
}

const saysSo = (test: (text: string) => boolean, value: unknown) =>
	typeof value === 'string' && test(value);

/** Not so for notes and the numbers of rows, which stand in blank rows too. */
const matters = ({ topic: other }: FilledCell) => other !== 'notes' && other !== 'results';

const namesCampaign = ({ fills }: SheetColumn) => fills === 'campaign_id' || fills === 'adgroup_id';

const because = ({ heading, value }: FilledCell) =>
	`Skipped, because '${heading}' is ${formatValue(value)}.`;

/** Why a row is no ad group: a sentence. `ofCampaigns` is true if the sheet has a column for campaigns. */
function skipReason(cells: readonly FilledCell[], ofCampaigns: boolean): string | undefined {
	const [first] = cells;
	if (!first || !cells.some(matters)) return 'Skipped, because the row is blank.';
	const isHeadings = cells.every(({ heading, value }) =>
		saysSo((text) => normalizeKey(text.slice(0, 200)) === normalizeKey(heading), value),
	);
	if (isHeadings && cells.length > 1) return 'Skipped, because the row repeats the headings.';
	const name = cells.find(({ fills }) => fills === 'adgroup_name');
	const others = cells.filter(({ value }) => !meansEmpty(value) && !saysSo(meansTotal, value));
	if (others.some(namesCampaign)) return undefined;
	const isBare = besideTheSums.every((argument) => others.every(({ fills }) => fills !== argument));
	// A row with a name of its own is no total, whatever its first cell says.
	const orMentions = name !== undefined && isBare && ofCampaigns;
	const total = (name ? [name] : isBare ? cells : [first]).find(({ value }) =>
		saysSo((text) => meansTotal(text, orMentions), value),
	);
	return total && (isBare || ofCampaigns) ? because(total) : undefined;
}

/** A row of a sheet before its values are read. */
export interface SheetRow {
	/** Its cells, with those that it takes from above. */
	readonly cells: readonly FilledCell[];
	/** Why it is passed over, as a sentence: it is no ad group, or not one to create yet. */
	readonly skipped?: string | undefined;
	/** True for a row that is no ad group, whose cells explain no others; a draft's do. */
	readonly isNone: boolean;
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

/**
 * A reader of a sheet's rows, one after the other, so that blank cells can take the value above.
 *
 * @param takesFromAbove true for columns whose blank cells do.
 * @param rows of which none is passed over as blank where all are.
 * @param creates true where a row's status may say that it is not to be created yet.
 */
export function rowsOfSheet(
	sheet: Sheet,
	takesFromAbove: (heading: string) => boolean,
	rows: readonly IDataObject[],
	creates: boolean,
) {
	const areAllBlank = !rows.some((row) => filledCells(row, sheet).some(matters));
	const ofCampaigns = [...sheet.columns.values()].some(namesCampaign);
	const fillDown = [...sheet.columns].filter(([, { heading }]) => takesFromAbove(heading));
	const above = new Map<string, Above>();
	/** Blocks of rows that have one amount. */
	const sharedAmounts: Above[] = [];

	const read = (row: IDataObject, item: number): SheetRow => {
		const none = areAllBlank ? undefined : skipReason(filledCells(row, sheet), ofCampaigns);
		const isNone = none !== undefined;
		const problems: Problem[] = [];
		const filled = new Set<ColumnName>();
		const whole = { ...row };
		for (const [written, { heading, fills }] of isNone ? [] : fillDown) {
			if (!isEmpty(row[written])) continue;
			const taken = above.get(written);
			if (taken) taken.items.push(item);
			else problems.push({ field: heading, message: nothingAbove });
			if (!taken && fills !== undefined) filled.add(fills);
			Object.assign(whole, { [written]: taken?.value });
		}
		const cells = filledCells(whole, sheet);
		for (const { fills, value } of cells) {
			if (fills !== undefined && !meansEmpty(value)) filled.add(fills);
		}
		const draft = cells.find(
			({ topic: other, heading, value }) =>
				other === 'status' && statusFor(heading, value) === 'not yet',
		);
		const skipped = none ?? (draft && creates ? because(draft) : undefined);
		for (const [written, { heading, fills }] of fillDown) {
			if (isEmpty(row[written])) continue;
			const own = { heading, value: row[written], items: [item] };
			// A row that is passed over hands nothing down.
			if (skipped !== undefined) above.delete(written);
			else above.set(written, own);
			if (skipped === undefined && amounts.some((one) => one === fills)) sharedAmounts.push(own);
		}
		return { cells, skipped, isNone, problems, filled };
	};
	return { read, sharedAmounts };
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
		const isHeading = (text: string) => meaningOf(text, all) !== undefined;
		const found = cells.filter((value) => saysSo(isHeading, value)).length;
		if (found < 2 || found <= 2 * known || found * 2 < cells.length) continue;
		const message = `finds no headings in line 1. Your headings are in line ${line} of the sheet. In 'Extract from File', set the option 'Starting Line' to ${line} for a CSV file, and 'Range' to A${line}:ZZ10000 for an Excel file. In 'Google Sheets', add the option 'Data Location on Sheet' and set its header row to ${line} and its first data row to ${Number(line) + 1}.`;
		return { field: 'Map Automatically', message };
	}
	return undefined;
}
