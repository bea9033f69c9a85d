import { parse } from 'csv-parse/sync';
import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { fs, path, projectRoot } from '../platform';

const folder = path.join(projectRoot, 'test/plans');

/** The outcome that one row of a plan must have. */
const expectedRow = z.union([
	z.object({ sent: z.record(z.unknown()) }).strict(),
	/** The problems as they are told, in order. */
	z.object({ refused: z.array(z.string()).min(1) }).strict(),
	/** The ad group that the row has already. */
	z.object({ done: z.string() }).strict(),
	/** Why the row is passed over. */
	z.object({ skipped: z.string() }).strict(),
]);

const expectation = z
	.object({
		about: z.string(),
		/** The workflow's time zone. */
		timezone: z.string(),
		/** The option Date Order. */
		dateOrder: z.enum(['refuse', 'dayMonthYear', 'monthDayYear']),
		/** The columns of the option Blank Means None. */
		blankColumns: z.string().optional(),
		/** The campaign chosen in the node. */
		campaign: z.string().optional(),
		/** The plan's name for that campaign, if it has one. */
		campaignName: z.string().optional(),
		/** True if the plan's numbers are numbers, as from a spreadsheet, and not text. */
		numbers: z.literal(true).optional(),
		/** The arguments whose names are looked up: Check Rows doesn't have them. */
		lookedUp: z.array(z.string()).default([]),
		/** The rows, from 1, that only Create refuses, once it has looked up their names. */
		refusedByCreate: z.array(z.number()).default([]),
		rows: z.array(expectedRow).min(1),
		/** The meanings of columns that need an answer, by heading; 'ignore' if no row needs the column. */
		answers: z.record(z.string()).default({}),
	})
	.strict();

/** A media plan as a CSV file, and next to it what must become of it. */
export interface Plan extends z.infer<typeof expectation> {
	readonly name: string;
	/** The items that a node gives out that reads the file. */
	readonly items: IDataObject[];
}

/** IDs stay text; other cells of digits are numbers. */
function asNumber(cell: string): string | number {
	return /^\d{1,15}(\.\d+)?$/.test(cell) ? Number(cell) : cell;
}

/** Every plan of the folder. */
export function readPlans(): Plan[] {
	return fs
		.readdirSync(folder)
		.filter((file) => file.endsWith('.csv'))
		.map((file) => {
			const name = file.replace('.csv', '');
			const text = fs.readFileSync(path.join(folder, file), 'utf8');
			const written: unknown = JSON.parse(
				fs.readFileSync(path.join(folder, `${name}.json`), 'utf8'),
			);
			const expected = expectation.parse(written);
			const delimiter = /^[^\n]*;/.test(text) ? ';' : ',';
			const cast = expected.numbers ? asNumber : false;
			const items = z
				.array(z.record(z.union([z.string(), z.number()])))
				.parse(parse(text, { columns: true, bom: true, delimiter, cast }));
			return { ...expected, name, items };
		});
}
