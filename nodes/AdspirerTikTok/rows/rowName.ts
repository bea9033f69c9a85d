import { isRecord } from '../parse/cell';

/** How people find a row again: its place, its number in the sheet, and the ad group's name. */
export interface RowName {
	/** The place among the input items, from 0. */
	readonly item: number;
	/** The sheet's own number for the row, from n8n's `row_number` column. */
	readonly sheetRow?: number;
	/** The ad group's name as the row gives it, where it does. */
	readonly name?: string;
}

const maxNameLength = 40;

/**
 * Names a row.
 *
 * @param columns the input item's own columns.
 * @param name the ad group's name in the row, if any.
 */
export function rowName(item: number, columns: unknown, name: unknown): RowName {
	const sheetRow = isRecord(columns) ? Number(columns.row_number) : NaN;
	const text = typeof name === 'string' ? name.replace(/\s+/g, ' ').trim() : '';
	return {
		item,
		...(Number.isSafeInteger(sheetRow) && sheetRow > 0 && { sheetRow }),
		...(text !== '' && {
			name: text.length > maxNameLength ? `${text.slice(0, maxNameLength)}…` : text,
		}),
	};
}
