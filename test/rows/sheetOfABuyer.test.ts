import '../fixedDate';
import type { IDataObject } from 'n8n-workflow';
import { fileWorkbench } from '../workbench';
import { checkSheet, expectRows, type RowCase } from './bench';

const bench = fileWorkbench();

const check = async (...rows: IDataObject[]) => await checkSheet(bench, rows);

const minimal = { 'Daily budget': 50, Country: 'United States' };

describe('a row of a sheet', () => {
	expectRows(
		bench,
		minimal,
		`
		// A date and a time in columns of their own.
		Start date = 2026-12-01 | Start time = 09:00 ¦ Start time = 9:00 AM | Start date = Dec 1, 2026
			¦ Start date = Tue, Dec 1, 2026 | Start time = 9 am ¦ Start date = 46357 | Start time = 0.375
			¦ Start date = 2026-12-01 | Start time = 0.375
			¦ Start date = 2026-12-01T00:00:00.000Z | Start time = 09:00
			¦ Start date = 2026-12-01 00:00:00 | Start time = 1899-12-30T09:00:00.000Z
			¦ Startdatum = 1. Dez. 2026 | Startuhrzeit = 9 Uhr ¦ 開始日 = 2026年12月1日 | 開始時刻 = 午前9時
			¦ Start date = 2026-12-01 | Start time (ET) = 09:00
			// A time zone in the heading, and the start of the campaign where the row has none of its own.
			¦ Start (New York) = 2026-12-01 09:00 ¦ Start EST = 2026-12-01 09:00
			¦ Start (NY time) = 2026-12-01 09:00 ¦ Campaign start = 2026-12-01 09:00
			-> schedule_start_time = 2026-12-01 14:00:00
		Start date = 2026-12-01 | Start time = ¦ Start date = 2026-12-01 | Start time = -
			¦ Start = 2026-12-01 | Start date = Dec 1, 2026 -> schedule_start_time = 2026-12-01 05:00:00
		Start Date UTC = 2026-12-01 09:00 ¦ Start (London time) = 2026-12-01 09:00
			¦ Start (JST) = 2026-12-01 09:00 UTC -> schedule_start_time = 2026-12-01 09:00:00
		Start (LA) = 2026-12-01 09:00 -> schedule_start_time = 2026-12-01 17:00:00
		Start (JST) = 2026-12-01 09:00 -> schedule_start_time = 2026-12-01 00:00:00
		Start (UTC+1) = 2026-12-01 -> schedule_start_time = 2026-11-30 23:00:00
		Start (Europe/Berlin) = Dec 1, 2026 9:00 AM -> schedule_start_time = 2026-12-01 08:00:00
		// The order of day and month in the heading.
		Start date (DD/MM/YYYY) = 05/01/2027 -> schedule_start_time = 2027-01-05 05:00:00
		Start date (MM/DD/YYYY) = 05/01/2027 ¦ Start date (MM/DD) = 05/01/2027
			-> schedule_start_time = 2027-05-01 04:00:00
		// A date and a time that make no time.
		Start date = | Start time = 09:00 -> ! 'Start time' is "09:00", which isn't a date
		Start date = 2026-12-01 | Start time = morning -> ! "2026-12-01 morning"
		Start date = 2026-12-01 | Start time = 09:00-17:00
			¦ Start date = 2026-12-01 08:00 | Start time = 09:00 -> ! isn't a date
		Start date = 2026-12-01 | Start time = 9 -> ! "2026-12-01 9"…Enter a date
		Start date = 2026-12-01 | Start time = 09:00 | Start hour = 10:00
			¦ Start date = 2026-12-01 | Start time = 2026-12-02 09:00
			-> ! Clear the one that doesn't count
		Start date = 12/01/2026 | Start time = 09:00 -> ! more than one way
		Start (IST) = 2026-12-01 09:00 ¦ Start IST = 2026-12-01 09:00 ¦ Start (PKT) = 2026-12-01 09:00
			¦ START DATE (CST) = 2026-12-01 09:00
			-> ! ^'…' names the time zone …, which isn't clear. In the heading, name a
		Start date (JST) = 2026-12-01 | Start time (ET) = 09:00
			-> ! ^'Start time (ET)' names the time zone ET, but the other column
		Campaign start = 2026-12-05 | Start = 2026-12-01 09:00
			-> ! ^1 column needs your answer: 'Campaign start'
		Age min = 18 | Age max = 34 ¦ Age = 18-34 | Age min = 18 | Age max = 34
			¦ Age = 18-34 | Age group = - ¦ Demo = P18-34 -> age_groups = AGE_18_24,AGE_25_34,
		Age min = "45" | Age max = 65+ -> age_groups = AGE_45_54,AGE_55_100,
		Alter von = 55 | Alter bis = -> age_groups = AGE_55_100,
		Age min = 21 | Age max = 34 -> ! ^'Age min + Age max' is "21-34"…Use 18-34 or 25-34
		Age min = | Age max = 34 -> ! ^'Age max' is "34"
		Country = DE, AT | Market = Germany/Austria -> location_ids = 2921044,2782113,
		Age = 25-34 | Age min = 18 | Age max = 34 ¦ Country = US | Market = UK | Location IDs = "5"
			-> ! Clear the one that doesn't count
		Lifetime budget = 700 | Until = 2027-03-31 -> ! budget' is "50", but 'Lifetime budget' is "700"
		Budget = 60 -> ! ^'Daily budget' is "50", but 'Budget' is "60". Clear the one
		Budget type = Lifetime | Until = 2027-03-31 -> ! but 'Budget type' is "Lifetime"
	`,
	);
});

/** One cell under each of some headings, and what becomes of it. */
const under = (cell: string, outcome: RowCase[1], headings: readonly string[]) =>
	headings.map((heading): RowCase => [{ [heading]: cell }, outcome]);

describe('a heading with a note is its heading, unless the note is an idea of its own', () => {
	expectRows(bench, { Country: 'US' }, [
		...under('50', { budget: 50 }, [
			...['Daily budget (if applicable)', 'BUDGET\n[LOCAL]', 'Daily\nbudget'],
			...['DAILY BUDGET\r\n(required)', 'Daily budget [please fill in]', 'Daily budget *\n(USD)'],
			...['Daily budget (e.g. 50.00)', 'Tagesbudget (falls zutreffend)', 'Budget quotidien HT'],
			...['Presupuesto diario (si aplica)', 'Daily budget (net)', 'Tagesbudget (exkl. MwSt.)'],
			...['日予算（税抜）', 'Presupuesto diario (sin IVA)', 'Dagbudget (excl. btw)'],
			...['일예산 (부가세 별도)', 'Budget quotidien (le cas échéant)', 'Budget (min. 20)'],
		]),
		...under('50', /./, [
			...['Daily budget (remaining)', 'Budget (k€)', 'Daily budget\nlast year', 'Budget\n[DE]'],
			...['Daily budget (Meta)', 'Budget (if lifetime)', 'Budget\nspent', 'Budget (B)'],
			'Daily budget (available)',
		]),
	]);
	expectRows(bench, minimal, [
		[{ 'Country\nselect from the map': 'US' }, /answer: 'Country select from the map'/],
		[{ 'Lifetime budget\nin cents': '50' }, /answer: 'Lifetime budget in cents'/],
		...under('US', { location_ids: ['6252001'] }, [
			...['Country\n(2-letter code)', 'Country (select from the dropdown)', 'COUNTRY [optional]'],
		]),
	]);
});

it('a date and a time in two columns are told as one', async () => {
	const { items } = await check({
		...minimal,
		...{ 'Start date': '2026-12-01', 'Start time': '09:00' },
		...{ 'End date': '2026-12-31', 'End time': '23:59' },
	});
	expect(items[0]?.readings).toBe(
		`'Start date + Start time' "2026-12-01 09:00" was read as 1 Dec 2026 09:00 New York time (14:00 UTC). 'End date + End time' "2026-12-31 23:59" was read as 31 Dec 2026 23:59 New York time (1 Jan 04:59 UTC).`,
	);
});

it.each(['EST', 'CET', 'BST', 'SGT', 'CST', 'IST', 'AEST'])(
	'letters for a time zone mean the same in a cell and in a heading, or are refused in both: %s',
	async (letters) => {
		const { items } = await check(
			{ ...minimal, [`Start (${letters})`]: 'Jul 1, 2027 9:00 AM' },
			{ ...minimal, Start: `Jul 1, 2027 9:00 AM ${letters}` },
		);
		const isClear = !['CST', 'IST', 'AEST'].includes(letters);
		expect(items.map(({ valid }) => valid)).toEqual([isClear, isClear]);
		if (isClear) expect(items[1]?.summary).toBe(items[0]?.summary);
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
		{ ...traffic, 'Ad group': 'A', 'Daily budget': 60 },
		{ ...traffic, Pixel: '7090000000000000001', Event: 'Purchase', 'Frequency days': 7 },
	);
	expect(items[1]?.problems).toBe(
		"'Daily budget' is 60, but 50 in row 1, which is the same ad group. Make the rows the same, rename one, or remove one.",
	);
	for (const heading of ['Pixel', 'Frequency days']) {
		const told = `'${heading}' isn't sent, because 'Goal' is "Traffic":`;
		expect(items[2]?.warnings).toContain(told);
	}
	const [first, ...others] = items.map((item) => Object.keys(item));
	expect(others).toEqual(others.map(() => first));
});
