import '../fixedDate';
import type { IDataObject } from 'n8n-workflow';
import { nodeName, type EngineRun } from '../engine';
import { fileWorkbench } from '../workbench';
import { goodRow, mappedForm } from './filledIn';
import { refusedFields, sendRows } from './rowsSent';

const bench = fileWorkbench();
let sheets = 0;

const hintsOf = (run: EngineRun) =>
	run.hintLines(nodeName.tested).filter((message) => message.includes("isn't sent, because"));
/** Rows of a sheet that maps every column; each with a name of its own. */
const numbered = (rows: IDataObject[]) => {
	sheets++;
	return rows.map((row, index) => ({
		...goodRow,
		location_ids: 'US',
		adgroup_name: `Sheet ${sheets}, row ${index + 1}`,
		// A campaign has one objective.
		campaign_id: `17900000000000${String(index + 10_001)}`,
		...row,
	}));
};

const pixel = { pixel_id: '7090000000000000001', optimization_event: 'FORM' };

describe('a value that is hidden for its row, where the rule goes by an expression', () => {
	it('is sent for the rows that it suits, and for no others, which a hint tells', async () => {
		const rows = numbered([
			{ objective: 'Sales', ...pixel },
			{ objective: 'Traffic', ...pixel },
			{ objective: 'Video Views', pixel_id: pixel.pixel_id },
			{ objective: '', ...pixel },
			{ objective: 'Traffic', pixel_id: '-', optimization_event: null },
			{ placement_type: 'Manual', placements: 'TikTok' },
			{ placement_type: 'Automatic', placements: [] },
			...Array.from({ length: 40 }, () => ({ placements: 'TikTok' })),
		]);
		const { rows: sent, run } = await sendRows(bench, rows, mappedForm());
		const base = (row: number) => ({
			...{ ...goodRow, location_ids: ['6252001'] },
			adgroup_name: rows[row - 1]?.adgroup_name,
			campaign_id: rows[row - 1]?.campaign_id,
		});
		expect(sent.map((row) => row.sent)).toEqual([
			{ ...base(1), objective: 'CONVERSIONS', ...pixel },
			{ ...base(2), objective: 'TRAFFIC' },
			{ ...base(3), objective: 'VIDEO_VIEWS' },
			base(4),
			{ ...base(5), objective: 'TRAFFIC' },
			{ ...base(6), placement_type: 'PLACEMENT_TYPE_NORMAL', placements: ['PLACEMENT_TIKTOK'] },
			{ ...base(7), placement_type: 'PLACEMENT_TYPE_AUTOMATIC' },
			...rows.slice(7).map((_, at) => base(at + 8)),
		]);
		const because = 'TikTok takes a pixel and its event with the objective Conversions only';
		expect(hintsOf(run).sort()).toEqual([
			// The event is meant, too.
			`Row 4: 'Pixel ID' isn't sent, because 'Objective' is empty: ${because}.`,
			`Rows 2 and 3, for example: 'Pixel ID' isn't sent, because 'Objective' is "Traffic": ${because}.`,
			`Rows 8–47: 'Placements' isn't sent, because 'Placement Type' is empty: placements are chosen with manual placement only.`,
		]);
	});

	it('does not block the row, however wrong it is', async () => {
		const rows = numbered([
			{ objective: 'Traffic', pixel_id: '1.76E+18', optimization_event: 'no such event' },
			{ placement_type: 'Automatic', placements: 'Facebook, #N/A' },
			{ objective: 'Conversions', ...pixel, pixel_id: '1.76E+18' },
		]);
		const { rows: done } = await sendRows(bench, rows, mappedForm());
		expect(done.map(({ item }) => refusedFields(item))).toEqual([[], [], ['Pixel ID']]);
		const hidden = ['pixel_id', 'optimization_event', 'placements'];
		for (const { sent = {} } of done) {
			expect(Object.keys(sent).filter((name) => hidden.includes(name))).toEqual([]);
		}
	});
});
