import '../fixedDate';
import type { IDataObject } from 'n8n-workflow';
import { fileWorkbench } from '../workbench';
import { checkSheet } from './bench';
import { minimal, noBudget, noDailyBudget, read, refused, until, warned } from './buyerCases';

const bench = fileWorkbench();

const check = async (...rows: IDataObject[]) => await checkSheet(bench, rows);

describe('a row of a sheet', () => {
	it.each(read)('%j is read', async (row, sent) => {
		const { items } = await check(row);
		expect(items).toMatchObject([{ valid: true, arguments: sent }]);
	});

	it.each(refused)('%j is refused', async (row, problem) => {
		const { items } = await check(row);
		const problems = typeof problem === 'string' ? problem : expect.stringMatching(problem);
		expect(items).toMatchObject([{ valid: false, problems }]);
	});

	it.each(warned)('%j gets a warning', async (row, warning) => {
		const { items, hints } = await check(row);
		expect(items).toMatchObject([{ valid: true, warnings: expect.stringContaining(warning) }]);
		expect(hints).toEqual([]);
	});

	it.each(noDailyBudget)('%j has no budget that TikTok knows', async (row, advice) => {
		const { items } = await check(row);
		expect(items).toMatchObject([
			{ problems: expect.stringMatching(noBudget), warnings: expect.stringContaining(advice) },
		]);
	});

	it.each<IDataObject>([
		...['Notes', 'Owner', 'Created date', 'Campaign Manager', 'Landing page', 'Status'].map(
			(heading) => ({ [heading]: 'something' }),
		),
		...[{ Owner: 'Lee' }, { 'Invoice due': '2027-03-31' }, { Kommentar: '2026-03-31' }],
		...[{ Brief: 46446 }, { Version: '18' }, { Rozmiar: 'M' }],
	])('%j has a column that is only named as unused', async (column) => {
		const { items, hints } = await check({ ...minimal, ...column });
		expect(items[0]?.warnings).toBe('');
		expect(hints).toEqual([`Unused columns: '${Object.keys(column)[0]}'.`]);
	});

	it.each([{ Status: 'Active' }, { Active: 'yes' }, { Status: 'Approved' }, { enabled: 1 }])(
		'%j is not paused',
		async (column) => {
			const { items } = await check({ ...minimal, ...column });
			expect(items[0]?.warnings).toBe('');
		},
	);
});

it('a date and a time in two columns are told as one', async () => {
	const { items } = await check({
		...minimal,
		...{ 'Start date': '2026-12-01', 'Start time': '09:00' },
		...{ 'End date': '2026-12-31', 'End time': '23:59' },
	});
	expect(items[0]?.warnings).toBe(
		`'Start date + Start time' "2026-12-01 09:00" was read as 1 Dec 2026 09:00 New York time (14:00 UTC). 'End date + End time' "2026-12-31 23:59" was read as 31 Dec 2026 23:59 New York time (1 Jan 04:59 UTC).`,
	);
});

it.each(['EST', 'PT', 'CET', 'BST', 'JST', 'SGT', 'CST', 'IST', 'AEST'])(
	'letters for a time zone mean the same in a cell and in a heading, or are refused in both: %s',
	async (letters) => {
		const { items } = await check(
			{ ...minimal, [`Start (${letters})`]: 'Jul 1, 2027 9:00 AM' },
			{ ...minimal, Start: `Jul 1, 2027 9:00 AM ${letters}` },
		);
		const isClear = !['CST', 'IST', 'AEST'].includes(letters);
		expect(items.map(({ valid }) => valid)).toEqual([isClear, isClear]);
		const [above, within] = items.map(({ summary }) => summary);
		if (isClear) expect(within).toBe(above);
	},
);

it('a column counts only in the rows that fill it in', async () => {
	const { items } = await check(
		{ ...minimal, City: '', 'Excluded countries': '', 'Start (CST)': '', 'Budget type': 'Daily' },
		{ ...until, 'Budget kind': 'Lifetime', 'Budget type': 'Lifetime' },
	);
	expect(items).toMatchObject([{ valid: true, warnings: '' }, { valid: true }]);
	const codes = await check({ Budget: 50, Ülke: 'TR' }, { Budget: 50, Ülke: 'Türkiye' });
	expect(codes.items).toMatchObject([{ valid: false }, { valid: false }]);
});

it('columns are named also where two rows have one name, and where a value is ignored', async () => {
	const traffic = { ...minimal, Goal: 'Traffic' };
	const { items } = await check(
		{ ...traffic, 'Ad group': 'A' },
		{ ...traffic, 'Ad group': 'A', Budget: 60 },
		{ ...traffic, Pixel: '7090000000000000001', Event: 'Purchase' },
	);
	expect(items[1]?.problems).toBe(
		"'Ad group' is the same as in row 1, but other values differ. Change or remove one of the two.",
	);
	expect(items[2]?.warnings).toContain("'Pixel' was ignored, because 'Goal' isn't Conversions");
	expect(items.map((item) => Object.keys(item))).toEqual(
		items.map(() => Object.keys(items[0] ?? {})),
	);
});
