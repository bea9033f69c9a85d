import { parse } from 'csv-parse/sync';
import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { fs, path, projectRoot } from '../platform';

export const ownSheet = path.join(projectRoot, 'test/demo/mediaPlan.csv');

/**
 * The rows of a CSV file, with the numbers that they have in a spreadsheet, as n8n's Google Sheets
 * node gives them. `{year}` becomes next year's, so that the dates of the demo's sheet never pass.
 */
export function readSheet(file: string, now = new Date()): IDataObject[] {
	const text = fs.readFileSync(file, 'utf8').replaceAll('{year}', String(now.getFullYear() + 1));
	const rows: IDataObject[] = z
		.array(z.record(z.string()))
		.parse(parse(text, { bom: true, columns: true, skip_empty_lines: true }));
	return rows.map((row, index) => ({ row_number: index + 2, ...row }));
}
