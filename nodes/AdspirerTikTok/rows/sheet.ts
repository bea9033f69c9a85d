import type { IDataObject } from 'n8n-workflow';
import type { ColumnName } from '../contract/fields';
import {
	chooseColumns,
	meaningOf,
	repeatedHeading,
	type MatchedHeadings,
	type MeaningOfColumn,
} from './headings';
import { otherHeading, type OtherHeading } from './otherHeadings';

/** A column of a sheet. */
export interface SheetColumn {
	/** The heading on one line and without spaces around it, as people read it in the sheet. */
	readonly heading: string;
	/** The column's place among all. */
	readonly place: number;
	readonly fills?: ColumnName;
	/** True where the column may hold names instead of IDs. */
	readonly mayBeName: boolean;
	/** What a column that fills nothing is about. */
	readonly other?: OtherHeading | undefined;
}

/** What all rows together tell of their columns. Worked out once, for however many rows. */
export interface Sheet extends MatchedHeadings {
	/** By the heading as the rows have it. */
	readonly columns: ReadonlyMap<string, SheetColumn>;
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

/** Finds out what the columns of a sheet are for. */
export async function readSheet(
	headings: readonly string[],
	takeBreak: () => Promise<void>,
): Promise<Sheet> {
	const plainOf = plainHeadings(headings);
	const all = new Set(plainOf.values());
	const meanings = new Map<string, MeaningOfColumn | undefined>();
	for (const heading of all) {
		const repeated = repeatedHeading(heading, all);
		meanings.set(
			heading,
			meaningOf(heading) ?? (repeated === undefined ? undefined : meaningOf(repeated)),
		);
		await takeBreak();
	}
	const matched = chooseColumns(meanings);
	const targetOf = targetsByHeading(matched);
	const columns = new Map<string, SheetColumn>();
	for (const [written, heading] of plainOf) {
		const target = targetOf.get(heading);
		columns.set(written, {
			heading,
			place: columns.size,
			mayBeName: target?.mayBeName ?? false,
			...(target ? { fills: target.fills } : { other: otherHeading(heading) }),
		});
		await takeBreak();
	}
	return { ...matched, columns };
}

/** Headings as people read them, by the headings as they are written. */
function plainHeadings(headings: readonly string[]): ReadonlyMap<string, string> {
	const written = new Set(headings);
	const taken = new Set<string>();
	return new Map(
		headings.map((heading) => {
			const plain = heading.replace(/\s+/g, ' ').trim();
			// One that would become another stays as it is.
			const name = plain !== heading && (written.has(plain) || taken.has(plain)) ? heading : plain;
			taken.add(name);
			return [heading, name];
		}),
	);
}

function targetsByHeading({ byArgument, ifId }: MatchedHeadings) {
	const found = new Map<string, { readonly fills: ColumnName; readonly mayBeName: boolean }>();
	for (const [columns, mayBeName] of [
		[byArgument, false],
		[ifId, true],
	] as const) {
		for (const [fills, headings] of columns) {
			for (const heading of headings) found.set(heading, { fills, mayBeName });
		}
	}
	return found;
}
