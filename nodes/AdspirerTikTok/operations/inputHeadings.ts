import type { IDataObject } from 'n8n-workflow';
import { isRecord } from '../base/values';

/** What the editor's input holds, as far as it says what the columns are. */
export interface InputSample {
	/** Its first rows, with the beginnings of their texts. */
	readonly rows: readonly IDataObject[];
	/** False if a column may have filled cells that aren't among them. */
	readonly isWhole: boolean;
}

/**
 * The default of a hidden parameter: an expression that the editor evaluates over its input, and whose text
 * it hands to the methods below. It does so dozens of times while the form is drawn, so 50 rows have to do.
 *
 * Objects are kept as they are, since what is in them is opened as in a run. Nothing is read or set by its
 * heading: n8n refuses `constructor`. The text must not hold two closing braces in a row.
 */
export const inputHeadings = `={{ (() => {
	try {
		const items = $input.all();
		const first = items.slice(0, 50).map(({ json }) => json);
		const rows = first.filter((json) => !json.__isTrimmedManualExecutionDataItem);
		const shorten = (_, cell) => (typeof cell === 'string' ? cell.slice(0, 100) : cell);
		return JSON.stringify({ isWhole: items.length === first.length, rows }, shorten);
	} catch {
		return '';
	}
})() }}`;

/** What the editor evaluated; undefined where it has no input, or what came isn't that. */
export function readSample(written: unknown): InputSample | undefined {
	if (typeof written !== 'string') return undefined;
	try {
		const sample: unknown = JSON.parse(written);
		if (!isRecord(sample) || !Array.isArray(sample.rows)) return undefined;
		const rows = sample.rows.filter(isRow);
		if (rows.length === 0) return undefined;
		return { rows, isWhole: sample.isWhole === true };
	} catch {
		return undefined;
	}
}

const isRow = (row: unknown): row is IDataObject => isRecord(row);
