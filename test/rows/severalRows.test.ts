import '../fixedDate';
import type { IDataObject } from 'n8n-workflow';
import { campaign, planRow } from '../mediaPlan/planBench';
import { fileWorkbench } from '../workbench';
import { checkSheet } from './bench';

const bench = fileWorkbench();

const check = async (rows: IDataObject[], resource = 'adGroup') =>
	(await checkSheet(bench, rows, { resource, startPaused: false })).items;

describe('rows about different things', () => {
	/** Cells of which none explains another one's column. The first ones are read together, so all combinations come. */
	const columns: ReadonlyArray<[heading: string, cells: Array<string | number | undefined>]> = [
		['Budget', [50, '50/day', '50 total', 'lots', 10]],
		['Budget type', ['Daily', 'Lifetime']],
		['End date', ['2026-12-31', '-']],
		['Objective', ['Reach', 'Traffic', 'Conversions']],
		['Country', ['US', 'UK', 'Atlantis', 'US']],
		['Age', ['18-34', '20-30', '18-34', undefined]],
		['Frequency', ['3 per 7 days', undefined, '3', '3 per 7 days', '2.5']],
		['Frequency days', [undefined, '7', '5']],
		['Bid', [undefined, 1, '1', undefined]],
		['Max CPC', [1, undefined]],
		['Billing event', ['CPC', 'oCPM', 'CPM', undefined]],
		['Pixel', ['170000001', undefined, 'x']],
		['Gender', ['F', 'Men', 'F', '-', 'x']],
		['Exclusions', ['Buyers', '170000001', undefined, 'Buyers']],
	];

	it('are read as each of them is alone', async () => {
		const rows = Array.from({ length: 60 }, (_, at) => {
			const row: IDataObject = { 'Campaign ID': String(1_790_000_000_001_111n + BigInt(at)) };
			let combinations = 1;
			for (const [heading, cells] of columns) {
				const part = combinations < 60 ? Math.floor(at / combinations) : at;
				row[heading] = cells[part % cells.length];
				combinations *= cells.length;
			}
			if (at % 7 > 0) return row;
			// As after a Merge, some rows call a column otherwise.
			const { 'Budget type': mode, ...rest } = row;
			return { ...rest, 'Budget mode': mode };
		});
		const together = await check(rows);
		expect(new Set(together.map(({ valid }) => valid)).size).toBe(2);
		for (const [at, item] of together.entries()) {
			const [alone] = await check([{ 'Ad group': `Row ${at + 1}`, ...rows[at] }]);
			expect(item).toEqual({ ...alone, row: at + 1 });
		}
	});
});

describe('of three rows about one thing, one that differs is seen wherever it is', () => {
	const adGroup = { Country: 'US', 'Daily budget': 50, 'Campaign ID': campaign.id };
	const ofPlan = planRow({ Age: '18-34' });
	it.each<[resource: string, row: IDataObject, other: IDataObject]>([
		['adGroup', { ...adGroup, Objective: 'Reach' }, { Objective: 'Traffic' }],
		['adGroup', { ...adGroup, 'Ad group': 'A', 'Ad name': 'x' }, { 'Daily budget': 60 }],
		['plan', ofPlan, { 'Daily budget': 60 }],
		['plan', ofPlan, { Country: 'UK' }],
		['plan', ofPlan, { Age: '25-44' }],
		['plan', ofPlan, { 'Start date': '2027-01-01' }],
		['plan', { ...ofPlan, 'Ad group status': 'Active' }, { 'Ad group status': 'Paused' }],
	])('%s: %j, %j', async (resource, row, other) => {
		const rowsWith = (odd?: number) =>
			[0, 1, 2].map((at) => ({ ...row, 'Ad name': `V${at}`, ...(at === odd && other) }));
		const same = await check(rowsWith(), resource);
		expect(same.map(({ problems }) => problems)).toEqual(['', '', '']);
		for (const odd of [0, 1, 2]) {
			const items = await check(rowsWith(odd), resource);
			expect(items.map(({ valid }) => valid)).toEqual([false, false, false]);
		}
	});
});
