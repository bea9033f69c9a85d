import '../fixedDate';
import type { IDataObject } from 'n8n-workflow';
import { fileWorkbench } from '../workbench';
import { checkSheet } from './bench';

const bench = fileWorkbench();

const country = { Country: 'US' };
const daily = { 'Daily budget': 50 };
const minimal = { ...country, ...daily };

/** A heading that comes three times, the cells of a row that agree however they are written, and one that differs. */
const repeated: Array<
	[heading: string, alike: Array<string | number>, other: string | number, more: IDataObject]
> = [
	['Country', ['US', 'United States', 'usa'], 'UK', daily],
	['Gender', ['F', 'Women', 'female'], 'Men', minimal],
	['Age', ['18-34', '18–34', '18 to 34'], '18-24', minimal],
	['Daily budget', [50, '50.00', '$50'], 60, country],
	['Budget', [50, '50', '50.00'], 51, country],
	['Start date', ['2026-12-01', 'Dec 1, 2026', '1 Dec 2026'], '2026-12-02', minimal],
	['Audience ID', ['170000001', "'170000001", 170000001], '170000002', minimal],
	['Campaign ID', ['1790000000000000005', '1790000000000000005 '], '1790000000000000006', minimal],
	['Ad group ID', ['1800000000000000005', "'1800000000000000005"], '1800000000000000006', minimal],
];

it.each(repeated)('one of several cells that differs is seen wherever it is: %s', async (...of) => {
	const [heading, alike, other, more] = of;
	const headings = [heading, `${heading}_1`, `${heading}_2`];
	const rowWith = (at?: number): IDataObject => ({
		...more,
		...Object.fromEntries(
			headings.map((name, place) => [name, place === at ? other : (alike[place] ?? alike[0])]),
		),
	});
	const { items } = await checkSheet(bench, [rowWith(), ...headings.map((_, at) => rowWith(at))]);
	const differ = /^'[^']+' is ".+", but '[^']+' is ".+"\. Clear the one that doesn't count\.$/;
	const [whole, ...refused] = items.map(({ problems }) => problems);
	expect(whole).toBe('');
	for (const [at, name] of headings.entries()) {
		expect(refused[at]).toMatch(differ);
		expect(refused[at]).toContain(`'${name}'`);
	}
});

it('amounts of a day, in total and of no period are one budget, or refuse their row', async () => {
	const amounts = [undefined, '-', 50, 60];
	const rows = amounts.flatMap((ofDay) =>
		amounts.flatMap((inTotal) => amounts.map((either) => [ofDay, inTotal, either])),
	);
	const sheet = rows.map(([ofDay, inTotal, Budget]) => ({
		...{ Country: 'US', 'End date': '2027-01-31' },
		...{ 'Daily budget': ofDay, 'Lifetime budget': inTotal, Budget },
	}));
	const { items } = await checkSheet(bench, sheet);
	for (const [at, cells] of rows.entries()) {
		const [ofDay, inTotal, either] = cells.map((cell) => (cell === '-' ? undefined : cell));
		const budget = ofDay ?? inTotal;
		// A total repeats no daily budget, even of the same number; without a period nobody knows which it is.
		const isOne = budget !== undefined && (ofDay === undefined || inTotal === undefined);
		const valid = isOne && (either ?? budget) === budget;
		const budget_mode = ofDay === undefined ? 'BUDGET_MODE_TOTAL' : 'BUDGET_MODE_DAY';
		expect([cells, items[at]]).toMatchObject([
			cells,
			{ valid, ...(valid && { arguments: { budget, budget_mode } }) },
		]);
	}
});

it('a date repeats another one only in the order that was chosen', async () => {
	const row = { ...minimal, Start: '01/12/2026', 'Start date': '2026-12-01' };
	const check = async (dateOrder: string) =>
		(await checkSheet(bench, [row], { options: { dateOrder } })).items[0]?.problems;
	expect(await check('dayMonthYear')).toBe('');
	expect(await check('monthDayYear')).toContain("but 'Start date' is");
});
