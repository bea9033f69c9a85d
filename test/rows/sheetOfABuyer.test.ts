import '../fixedDate';
import type { IDataObject } from 'n8n-workflow';
import { fileWorkbench } from '../workbench';
import { checkSheet } from './bench';
import { minimal, read, refused } from './buyerCases';

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
	const blank = { City: '', 'Excluded countries': '', 'Start (CST)': '', Status: '' };
	const { items } = await check({ ...minimal, ...blank });
	expect(items).toMatchObject([{ valid: true, warnings: '' }]);
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
	expect(items[2]?.warnings).toContain("'Pixel' isn't sent, because 'Goal' is \"Traffic\":");
	expect(items.map((item) => Object.keys(item))).toEqual(
		items.map(() => Object.keys(items[0] ?? {})),
	);
});
