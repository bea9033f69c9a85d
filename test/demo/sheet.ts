import { parse } from 'csv-parse/sync';
import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { fs, path, projectRoot } from '../platform';

export const ownSheet = path.join(projectRoot, 'test/demo/mediaPlan.csv');

/** Its buyer's answers on the columns that need one. */
export const ownAnswers = {
	'Copy (100 char max)': 'ad_text',
	Notes: 'ignore',
	Pixel: 'pixel_id',
};

/** The rows of a CSV file as Google Sheets gives them; `{year}` is next year, so that no date passes. */
export function readSheet(file: string, now = new Date()): IDataObject[] {
	const text = fs.readFileSync(file, 'utf8').replaceAll('{year}', String(now.getFullYear() + 1));
	const rows: IDataObject[] = z
		.array(z.record(z.string()))
		.parse(parse(text, { bom: true, columns: true, skip_empty_lines: true }));
	return rows.map((row, index) => ({ row_number: index + 2, ...row }));
}
