import type { SomeArguments } from '../contract/adGroupArguments';
import type { Creation } from '../contract/creation';
import type { ColumnName, FieldOf, ParseContext } from '../contract/fields';
import type { Problem } from '../parse/cell';
import { canonicalJson } from '../parse/json';
import type { OptionValues } from './options';
import type { SheetRow } from '../sheet/sheet';

/** The options of a row, parsed, with their defaults. */
export interface RunOptions
	extends Omit<
		OptionValues,
		'scheduleTimezone' | 'existingAdgroupId' | 'fillDownColumns' | 'ignoreColumns'
	> {
	/** IANA name of the time zone of times without an offset. */
	readonly zone: string;
}

/** What identifies a row's ad group, so that it isn't created twice, with the user's own key if any. */
export type DuplicateProtection =
	| { readonly by: 'name' | 'execution' }
	| { readonly by: 'custom'; readonly customKey: string };

/** What an operation takes from each row. */
export interface RowSpec {
	/** In the order in which they are read, and their problems told. */
	readonly fields: readonly FieldOf[];
	/** Arguments that are the same for all rows. */
	readonly fixed?: Readonly<Record<string, unknown>>;
	/** Arguments of which a row has to give one at least; without any it would change nothing. */
	readonly needsOneOf?: readonly string[];
	/** What is wrong with a row whose values are good one by one. */
	readonly check?: (
		values: ParsedRow['values'],
		options: RunOptions,
		labelOf: (argument: string) => string,
	) => readonly Problem[];
	/** True where 'Return All' and 'Limit' say how much of the answer is wanted. */
	readonly limited?: true;
	/** True where 'Mapping Mode' can say that the columns fill the arguments by their headings. */
	readonly mappable?: true;
	/** What each row creates, if anything: with duplicate protection, Additional Arguments and rules. */
	readonly creation?: Creation;
	/** What the form calls parameters that fill no argument, such as options. */
	readonly labels: (name: string, collection?: string) => string;
}

/** A cell with the heading that it is under. */
export interface Cell {
	readonly heading: string;
	/** Of each column, where the value was made of several. */
	readonly headings?: readonly string[];
	/** What its column fills, if it is one. */
	readonly fills?: ColumnName;
	readonly value: unknown;
}

/** What a row says by a name in place of an ID, which has to be looked up. */
export interface Name {
	readonly argument: string;
	/** What has the name. */
	readonly noun: 'campaign' | 'audience' | 'interest';
	/** Of audiences and interests it may hold several names, and IDs too. */
	readonly cell: Cell;
	/** True where its column can be ignored. */
	readonly isColumn?: boolean;
}

/** A value before it is parsed, or why there is none, with what a person calls it. */
export interface RawValue {
	readonly label: string;
	readonly value?: unknown;
	/** Why it can't be read; completes a sentence that begins with the label. */
	readonly problem?: string;
	/** Of an expression, why it is empty, if more is known; `soThat` says what comes of it. */
	readonly whyEmpty?: (soThat?: string) => string | undefined;
	/** What its own place says about how to read it, such as the time zone in a heading. */
	readonly notes?: Partial<ParseContext>;
	/** The heading of its column, filled or not, with Map Automatically. */
	readonly heading?: string | undefined;
}

/** A row before its values are parsed. */
export interface RawRow extends Omit<SheetRow, 'cells'> {
	/** By argument. */
	readonly raw: ReadonlyMap<string, RawValue>;
	/** True where the values come from the row's columns and not from the form. */
	readonly isMapped: boolean;
	/** True where the row's status says that the new ad group is to be paused. */
	readonly startsPaused: boolean;
	readonly readings: readonly Reading[];
	/** The ID of the ad group that the row already has, as it is written, for Create. */
	readonly existing?: Cell | undefined;
	/** The cell that names the row's campaign, where no cell has its ID. */
	readonly campaignName?: Cell | undefined;
	/** Filled columns that nothing is known of. */
	readonly unused: readonly string[];
}

/** A value that was read as something else than its own text. */
export interface Reading {
	/** The field's label. */
	readonly field: string;
	/** What was written, quoted. */
	readonly written: string;
	readonly readAs: string;
}

/** What is to be checked about a row that is sent. */
export interface Warning extends Problem {
	/** True where the row is sent as it is written, and TikTok may reject it. */
	readonly isDoubt?: true;
}

/** An input item, read and checked for an operation. Of one that is skipped nothing else is said. */
export interface ParsedRow extends Pick<RawRow, 'skipped' | 'readings' | 'unused' | 'problems'> {
	/** From 0. */
	readonly item: number;
	readonly name: RowName;
	/** The arguments to send, by name; complete only where there is no problem. */
	readonly values: SomeArguments;
	readonly warnings: readonly Warning[];
	readonly options: RunOptions;
	/** What a person calls an argument: its label in the form, or its column's heading. */
	readonly labelOf: (argument: string) => string;
	/** How many items the row gives at most. */
	readonly limit: number;
	/** For Create; undefined where the row's duplicate protection can't be read, and `problems` says why. */
	readonly strategy?: DuplicateProtection | undefined;
	/** For Create: the names in place of values; one whose argument has a value doesn't count. */
	readonly names?: readonly Name[];
	/** The ID of the ad group that the row already has; such a row is done, and nothing is said of it. */
	readonly existingId?: string | undefined;
}

/** How people find a row again: its place, its number in the sheet, and the ad group's name. */
export interface RowName {
	/** The place among the input items, from 0. */
	readonly item: number;
	/** The sheet's own number for the row, from n8n's `row_number` column. */
	readonly sheetRow?: number;
	/** The ad group's name as the row gives it, where it does. */
	readonly name?: string;
}

/**
 * Names a row.
 *
 * @param sheetRow what the row's `row_number` column holds, if anything.
 * @param name the ad group's name in the row, if any, of which 40 characters are shown.
 */
export function rowName(item: number, sheetRow: unknown, name: unknown): RowName {
	const number = ['number', 'string'].includes(typeof sheetRow) ? Number(sheetRow) : NaN;
	const text = typeof name === 'string' ? name.replace(/\s+/g, ' ').trim() : '';
	return {
		item,
		...(Number.isSafeInteger(number) && number > 0 && { sheetRow: number }),
		...(text !== '' && { name: text.replace(/^(.{40}).+/, '$1…') }),
	};
}

/** An argument that has another value now than when it was sent. */
export interface ChangedValue {
	readonly argument: string;
	/** Undefined where it was not sent. */
	readonly before: unknown;
	readonly now: unknown;
}

/** Which arguments differ between what was sent and what the row says now. */
export function changedValues(
	sent: Readonly<Record<string, unknown>>,
	now: Readonly<Record<string, unknown>>,
): ChangedValue[] {
	const names = new Set([...Object.keys(sent), ...Object.keys(now)]);
	return [...names]
		.map((argument) => ({ argument, before: sent[argument], now: now[argument] }))
		.filter((value) => canonicalJson(value.before) !== canonicalJson(value.now));
}
