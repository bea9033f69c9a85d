import '../fixedDate';
import type { IDataObject } from 'n8n-workflow';
import { nodeName } from '../engine';
import { fileWorkbench } from '../workbench';
import { goodRow, mappedForm } from './filledIn';

const bench = fileWorkbench();
let sheets = 0;

/** The hints that tell how values were read, of a run over these rows. */
async function readings(rows: IDataObject[]) {
	sheets++;
	const named = rows.map((row, at) => ({
		...goodRow,
		location_ids: '6252001',
		adgroup_name: `Readings ${sheets}, ${at}`,
		...row,
	}));
	const more = { onError: 'continueRegularOutput' } as const;
	const settings = { timezone: 'America/New_York' };
	const run = await bench.run(named, mappedForm(), more, { settings });
	return run.hintLines(nodeName.tested).filter((line) => line.includes('was read as'));
}

describe('readings that are more than the text itself', () => {
	it('are reported in one hint for each field, with the rows and an example', async () => {
		const rows = Array.from({ length: 12 }, (_, at) => ({
			budget: `$1,25${at % 10}.00`,
			...(at < 2 && { gender: 'F' }),
			...(at === 4 && { schedule_start_time: 'Dec 1, 2026' }),
		}));
		expect(await readings(rows)).toEqual([
			`In rows 1–12, for example: 'Budget' "$1,250.00" was read as 1250, in the ad account's currency.`,
			`In rows 1 and 2: 'Gender' "F" was read as female.`,
			`In row 5: 'Start Time' "Dec 1, 2026" was read as 1 Dec 2026 00:00 New York time (05:00 UTC).`,
		]);
	});

	it('are named by the rows of the sheet where it has numbers for them', async () => {
		const rows = [4, 5, 9].map((row_number) => ({ row_number, gender: 'F' }));
		expect(await readings(rows)).toEqual([
			`In sheet rows 4, 5 and 9: 'Gender' "F" was read as female.`,
		]);
	});

	it('are not told of rows that are refused, whose problems say what they hold', async () => {
		expect(await readings([{ gender: 'F', budget: '1,250' }, { gender: 'F' }])).toEqual([
			`In row 2: 'Gender' "F" was read as female.`,
		]);
	});
});
