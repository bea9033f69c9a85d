import type { IDataObject } from 'n8n-workflow';
import type { ColumnName } from '../contract/fields';
import { kindsOfHeadings } from './headings';
import { meaningsOf } from './severalMeanings';
import { otherHeading, type TopicName } from './otherHeadings';

/** A column of a sheet. */
export interface SheetColumn {
	/** The heading on one line and without spaces around it, as people read it in the sheet. */
	readonly heading: string;
	/** The column's place among all. */
	readonly place: number;
	readonly fills?: ColumnName;
	/**
	 * True for columns such as "Campaign", which hold an ID in some sheets and a name in others. A cell
	 * counts where it is an ID or a link with one.
	 */
	readonly mayBeName: boolean;
	/** What the column would fill if none had a plainer heading for it. */
	readonly gaveWay?: ColumnName | undefined;
	/** What a column that fills nothing is about. */
	readonly other?: TopicName | undefined;
}

/** A filled cell of a row. */
export interface FilledCell {
	readonly column: SheetColumn;
	readonly value: unknown;
}

/** What all rows together tell of their columns. Worked out once, for however many rows. */
export interface Sheet {
	/** By the heading as the rows have it. Several columns may fill one argument. */
	readonly columns: ReadonlyMap<string, SheetColumn>;
	/** The heading of the first column for something, filled or not, unless it may hold names. */
	readonly headingOf: ReadonlyMap<ColumnName, string>;
	/** Time zones that headings of times name, such as "UTC+1" or "JST", by heading. */
	readonly zones: ReadonlyMap<string, string>;
}

/**
 * All headings of some rows; nodes that read files leave empty cells out, so that a row by itself does
 * not tell which columns there are.
 */
export async function gatherHeadings(
	rows: readonly IDataObject[],
	takeBreak: () => Promise<void>,
): Promise<readonly string[]> {
	const found = new Set<string>();
	for (const row of rows) {
		for (const heading of Object.keys(row)) found.add(heading);
		await takeBreak();
	}
	return [...found];
}

/**
 * Finds out what the columns of a sheet are for.
 *
 * @param rows decide what headings mean that can mean several things.
 */
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
		const { fills: target, kind, zone, other } = meanings.get(written) ?? {};
		const isPlainest = target && kind && kindsOfHeadings[plainest.get(target) ?? 0] === kind;
		// A row without its campaign's ID may have the name.
		const counts = isPlainest || target === 'campaign_id';
		const place = columns.size;
		if (!counts) {
			const about = other ?? otherHeading(heading);
			columns.set(written, { heading, place, mayBeName: false, gaveWay: target, other: about });
		} else {
			// Beside a column for the type, "Placements" can only hold the placements.
			const isList = target === 'placement' && plainest.has('placement_type');
			const fills = isList ? 'placements' : target;
			const mayBeName = kind === 'namesOrIds';
			columns.set(written, { heading, place, fills, mayBeName });
			const isSure = !mayBeName || (isPlainest && target === 'campaign_id');
			if (isSure && !headingOf.has(fills)) headingOf.set(fills, heading);
			if (zone !== undefined) zones.set(heading, zone);
		}
		await takeBreak();
	}
	return { columns, headingOf, zones };
}
