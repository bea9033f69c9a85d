import type { IDataObject } from 'n8n-workflow';
import { isRecord } from '../base/values';

/** What the editor's input holds, as far as it says what the columns are. */
export interface InputSample {
	/** Each with all its headings, but with cells that show nothing new left out. */
	readonly rows: readonly IDataObject[];
	/** False if a column may have filled cells that aren't among them. */
	readonly isWhole: boolean;
}

/**
 * The default of a hidden parameter: an expression that the editor evaluates over its input, and whose text
 * it hands to the methods below. It does so dozens of times while the form is drawn, so it looks at some
 * 5,000 cells at most, in rows from all over the input, and keeps of each column up to five filled ones. A
 * row whose columns have all been shown so far isn't looked at: each step takes the editor ten times as long.
 *
 * Objects are kept as they are, since what is in them is opened as in a run. Nothing is read or set by its
 * heading: n8n refuses `constructor`. The text must not hold two closing braces in a row.
 */
export const inputHeadings = `={{ (() => {
	try {
		const items = $input.all();
		const filledOf = new Map();
		const shown = new Set();
		const rows = [];
		let [cells, size, isNew] = [0, 0, false];
		const copyOf = (value, way, depth) => {
			const isObject = value && typeof value === 'object' && !Array.isArray(value);
			if (isObject && depth < 6 && Object.keys(value).length > 0) {
				return Object.fromEntries(
					Object.entries(value).map(([key, one]) => [key, copyOf(one, way + '.' + key, depth + 1)]),
				);
			}
			cells += 1;
			const isFilled = value !== '' && value !== null && value !== undefined;
			const filled = filledOf.get(way);
			if (filled === undefined || (isFilled && filled < 5)) {
				isNew = true;
				filledOf.set(way, (filled ?? 0) + Number(isFilled));
			} else if (depth === 1 && filled >= 5) shown.add(way);
			return typeof value === 'string' ? value.slice(0, 200) : value;
		};
		const step = Math.ceil((items.length * Object.keys(items[0].json).length) / 5000) || 1;
		let at = 0;
		for (; at < items.length && cells < 5000 && size < 100000; at += step) {
			const { json } = items[at];
			const headings = Object.keys(json);
			if (headings.every((heading) => shown.has(heading))) {
				cells += headings.length;
				continue;
			}
			const entries = Object.entries(json);
			if (entries.some(([key]) => key === '__isTrimmedManualExecutionDataItem')) continue;
			const kept = entries.flatMap(([key, value]) => {
				isNew = false;
				const copy = copyOf(value, key, 1);
				return isNew ? [[key, copy]] : [];
			});
			const text = JSON.stringify(Object.fromEntries(kept));
			size += text.length;
			if (kept.length > 0) rows.push(text);
		}
		const isWhole = step === 1 && at >= items.length;
		return '{"isWhole":' + isWhole + ',"rows":[' + rows.join() + '] }';
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
