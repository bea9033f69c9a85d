import type { IDataObject, INodeParameters, IWorkflowSettings } from 'n8n-workflow';
import { words } from '../../../nodes/AdspirerTikTok/words/normalizeKey';

/** What an item may hold under a name. */
export type CellValue = IDataObject[string];

/** Cells of one column as media plans have them, and what must become of each. */
export interface CellTable {
	/** What the table is about; distinguishes tables for one argument. */
	readonly about?: string;
	readonly argument: string;
	readonly parameters?: INodeParameters;
	readonly settings?: IWorkflowSettings;
	/**
	 * What is sent and, where that is more than the text itself, how the reading is told: completes
	 * '"$50" was read as'.
	 */
	readonly read: ReadonlyArray<readonly [cell: CellValue, sent: unknown, readAs?: string]>;
	/** Cells that send nothing. */
	readonly nothing?: readonly CellValue[];
	/** What the message says, in this order. */
	readonly refused: ReadonlyArray<readonly [cell: CellValue, ...told: readonly string[]]>;
}

/** Cells that all send the same, written as lines of words with bars between them. */
export const all = (
	[sent, readAs]: readonly [sent: unknown, readAs?: string],
	...lines: readonly string[]
) => words(...lines).map((cell): [string, unknown, string?] => [cell, sent, readAs]);

/** Cells that are all refused for one reason. */
export const none = (told: string, ...lines: readonly string[]) =>
	words(...lines).map((cell): [string, string] => [cell, told]);
