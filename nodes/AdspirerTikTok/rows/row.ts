import { canonicalJson, formatValue } from '../base/values';
import type { Cell, ChangedValue, Creation, Values } from '../contract/creation';
import type { FieldOf } from '../contract/fields';
import { asSeen } from '../parse/text';
import type { Problem } from '../problems/problem';
import type { SheetRow } from '../sheet/sheet';
import type { RawValue } from './parameters';
import type { RowSettings } from './settings';

/** The values that an operation takes from each row. */
export interface RowSpec {
	/** The thing that each row creates, if any: with duplicate protection, Additional Arguments and rules. */
	readonly creation?: Creation;
	/** True if 'Return All' and 'Limit' say how much of the answer is wanted. */
	readonly limited?: true;
	/** True if its fields narrow down what is listed, so that one that comes to nothing would list everything. */
	readonly isFiltered?: true;
	/** True if what it does can't be undone, so that a doubtful ID refuses the row. */
	readonly isFinal?: true;
	/** In the order in which they are parsed, and their problems listed. */
	readonly fields: readonly FieldOf[];
	readonly fixed?: Values;
	/** Arguments of which a row has to set at least one; without any it would change nothing. */
	readonly needsOneOf?: readonly string[];
	/** The problems of a row whose values are good one by one. */
	readonly check?: (
		values: Values,
		options: RowSettings['options'],
		labelOf: (argument: string) => string,
	) => readonly Problem[];
	/** The thing that its rows are about, if their columns can be mapped by their headings. */
	readonly mappable?: Creation;
	/** True if the form has no mapping mode, since all is about the columns. */
	readonly isAlwaysMapped?: true;
	/** The labels of its parameters, by their paths, such as `options.timeout`. */
	readonly labels: ReadonlyMap<string, string>;
}

/** A name in place of an ID, which has to be looked up. */
export interface Name {
	readonly argument: string;
	readonly noun:
		| NonNullable<Creation['parentLookup']>['noun']
		| NonNullable<FieldOf['named']>
		| 'region';
	/** It may hold several names, and IDs too, but for a parent. */
	readonly cell: Cell;
	/** Its parent, by an ID or by a name that is looked up first; of a region, the IDs of the row's places. */
	readonly within?: { readonly id: string } | Name;
}

/** The IDs of the places that a region is looked up in. */
export function placesAround({ noun, within }: Name): string[] {
	if (noun !== 'region' || !within || !('id' in within)) return [];
	return within.id.split(',');
}

/** A row as it is written: what it gives for the arguments, before that is parsed. */
export interface RawRow extends Omit<SheetRow, 'cells'> {
	/** From 0. */
	readonly item: number;
	/** The sheet's own number for the row, from n8n's `row_number` column. */
	readonly sheetRow: unknown;
	readonly settings: RowSettings;
	/** The values of the arguments from its columns, or else from the form. */
	readonly cells: ReadonlyMap<string, RawValue>;
	/** True if the row's status says that what it creates is to be paused. */
	readonly startsPaused: boolean;
	/** For Create: the one cell with the ID that it has already. */
	readonly existing?: Cell;
	/** For Create: the headings of filled columns that say more than which thing it is. */
	readonly ofNew?: readonly string[];
	/** The name of the row's parent, such as its campaign, if no cell has its ID. */
	readonly parentName?: Name;
	/** A region or a city, beside the places that it is looked up in. */
	readonly region?: Cell;
	/** The headings of filled columns that need an answer. */
	readonly open: readonly string[];
	/** True if it waits for such an answer, which may be of a column that seems missing. */
	readonly waits?: true;
	/** The headings of filled columns that change nothing. */
	readonly unused: readonly string[];
	/** Why its cells can't be read at all. */
	readonly unreadable?: Problem;
}

/** The content of a row, besides its number. */
export type RawCells = Omit<RawRow, 'item' | 'sheetRow' | 'settings'>;

/** A row without a sheet, or one that can't be read. */
export const noCells: RawCells = {
	cells: new Map(),
	startsPaused: false,
	isNone: false,
	columns: new Set(),
	filled: new Set(),
	problems: [],
	open: [],
	unused: [],
};

/** The ID that a row already has, by the option, or else by its column, with why there is none. */
export function existingOf({ settings, existing: column }: RawRow, { parseExistingId }: Creation) {
	const { label = '', value, problem } = settings.existing ?? {};
	const parsed = problem === undefined ? parseExistingId(value) : { problem };
	if (!column || !('nothing' in parsed)) return { field: label, parsed };
	return { field: column.heading, parsed: parseExistingId(column.value) };
}

/** As many problems of a row as anybody reads: a sheet of a thousand columns may have one in each. */
export const maxProblems = 50;

/** Characters, of a cell and of all of a row's: more is no plan's, and reading it would hold up n8n. */
const mostOfCell = 10_000;
const mostOfRow = 100_000;

/** Characters of a value, with those of a list's entries. */
function lengthOf(value: unknown): number {
	if (typeof value === 'string') return value.length;
	if (!Array.isArray(value)) return 1;
	return value.reduce<number>((sum, entry) => sum + 1 + lengthOf(entry), 0);
}

/** The problem of a row that holds more than is read, by the cells that are. */
export function problemOfLength(
	cells: Iterable<readonly [field: string, value: unknown]>,
): Problem | undefined {
	let ofRow = 0;
	for (const [field, value] of cells) {
		const length = lengthOf(value);
		ofRow += length;
		if (length <= mostOfCell) continue;
		const facts = { length, most: mostOfCell };
		return { field, message: { why: 'cell too long', facts } };
	}
	if (ofRow <= mostOfRow) return undefined;
	const facts = { length: ofRow, most: mostOfRow };
	return { field: 'Row', message: { why: 'row too long', facts } };
}

/** A value that was read as something else than its own text, which is quoted in `written`. */
export interface CellReading {
	readonly field: string;
	/** Where it is that of one argument's cell. */
	readonly argument?: string;
	readonly written: string;
	readonly readAs: string;
	/** True if only the other cells of its column settle what it means. */
	readonly isAmbiguous?: boolean;
}

/** The label of Start Paused in a row, unless a column of its sheet says so. */
export const startPausedLabel = 'Start Paused';

/** By argument, its label in the form, or its column's heading. */
export type Labels = ReadonlyMap<string, string>;

/** The labels of a row's arguments: its cells, or else those of all rows. */
export type NamedArguments = Pick<ParsedRow, 'cells' | 'labels'>;

/** The label of a row's argument. */
export function labelOf({ cells, labels }: NamedArguments, argument: string): string {
	const { heading, label = heading } = cells.get(argument) ?? {};
	return label ?? labels.get(argument) ?? argument;
}

/** The columns that a heading of a row stands for: several where one value is made of them. */
export function columnsOf({ cells }: Pick<RawRow, 'cells'>, heading: string): readonly string[] {
	for (const cell of cells.values()) {
		if (cell.headings && cell.heading === heading) return cell.headings;
	}
	return [heading];
}

/**
 * A row, parsed and checked for an operation, with what it was written as. Nothing else is said of one that is
 * skipped.
 */
export interface ParsedRow extends RawRow, Pick<RowSettings, 'options' | 'limit' | 'strategy'> {
	readonly name: RowName;
	/** The arguments to send, by name; complete only if there is no problem. */
	readonly values: Values;
	readonly warnings: readonly Problem[];
	readonly readings: readonly CellReading[];
	/** The labels of arguments for all rows. */
	readonly labels: Labels;
	/** By argument, the headings of the sheet's columns, filled or not; undefined without a sheet. */
	readonly headings?: Labels | undefined;
	/** For Create: the names in place of values; one whose argument has a value doesn't count. */
	readonly names?: readonly Name[];
	/** The ID that the row already has; such a row is done, and nothing else is said of it. */
	readonly existingId?: string | undefined;
	/** The same of a row that is refused all the same. */
	readonly refusedId?: string | undefined;
	/** Findings about the row next to others, which these add. */
	readonly beside: { readonly problems: Problem[]; readonly warnings: Problem[] };
}

/** The warnings of a row that are about one of these arguments. */
export function warningsAbout(row: ParsedRow, list: readonly string[]): Problem[] {
	return row.warnings.filter(({ argument = '' }) => list.includes(argument));
}

/** A problem as it is compared with others; values as quoted, since not all can be JSON. */
export const keyOfProblem = ({ field, message }: Problem): string =>
	JSON.stringify([field, message], (name, value: unknown) =>
		['is', 'contains', 'written'].includes(name) ? formatValue(value) : value,
	);

export interface RowName {
	readonly item: number;
	readonly sheetRow?: number;
	/** The name that the row gives, if any, cut after 40 characters. */
	readonly name?: string;
}

/** Names a row, by what its `row_number` column and its own name hold, if anything. */
export function rowName(item: number, sheetRow: unknown, name: unknown): RowName {
	const row: { item: number; sheetRow?: number; name?: string } = { item };
	if (typeof sheetRow === 'number' || typeof sheetRow === 'string') {
		const number = Number(sheetRow);
		if (Number.isSafeInteger(number) && number > 0) row.sheetRow = number;
	}
	if (typeof name !== 'string') return row;
	const text = name.replace(/\s+/g, ' ').trim();
	if (text !== '') row.name = text.replace(/^(.{40}).+/, '$1…');
	return row;
}

/** A value as it is compared: only of images the order says something, and what nobody sees says nothing. */
function comparableValue(argument: string, value: unknown): unknown {
	if (typeof value === 'string') return asSeen(value.replace(/[\u200B\u2060\uFEFF]/g, ''));
	if (!Array.isArray(value) || argument.startsWith('image_')) return value;
	return [...value].sort();
}

/** True for values of an argument that mean the same. */
export function isSame(argument: string, left: unknown, right: unknown): boolean {
	if (left === right) return true;
	// Most are lists of a few texts, which JSON would take ten times as long to compare.
	const areLists = Array.isArray(left) && Array.isArray(right) && left.length === right.length;
	if (areLists && left.every((entry, at) => entry === right[at])) return true;
	return (
		canonicalJson(comparableValue(argument, left)) ===
		canonicalJson(comparableValue(argument, right))
	);
}

/** The values that differ between the sent row and the row now, except the account: its parent is in one anyway. */
export function changedValues(sent: Values, now: Values): ChangedValue[] {
	const changed: ChangedValue[] = [];
	for (const argument of Object.keys({ ...sent, ...now })) {
		if (argument === 'advertiser_id') continue;
		const value = {
			argument,
			before: sent[argument],
			now: now[argument],
		};
		if (!isSame(argument, value.before, value.now)) changed.push(value);
	}
	return changed;
}

/** True if the parent's list is asked before a call. By another protection a call is of one execution alone. */
export function looksFirst(
	{ options, strategy }: Pick<ParsedRow, 'options' | 'strategy'>,
	isParent = false,
): boolean {
	return options.skipExistingNames || (isParent && options.startPaused && strategy?.by === 'name');
}
