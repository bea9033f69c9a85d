import '../fixedDate';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { nodeName } from '../engine';
import { openWorkbench, output, type Workbench } from '../workbench';

let bench: Workbench;

beforeAll(async () => {
	bench = await openWorkbench();
});
afterAll(async () => await bench.close());

/** What a preview says of a sheet whose workflow is in New York. */
async function check(rows: IDataObject[], parameters: INodeParameters = {}) {
	const run = await bench.run(
		rows.map((row, at) => ({ 'Ad group': `Row ${at + 1}`, ...row })),
		{
			operation: 'preview',
			mappingMode: 'autoMapInputData',
			campaignId: { __rl: true, mode: 'id', value: '1790000000000000001' },
			...parameters,
		},
		{},
		{ settings: { timezone: 'America/New_York' } },
	);
	return {
		items: output(run),
		// The first counts the rows.
		hints: run.hintLines(nodeName.tested).slice(1),
	};
}

const minimal = { Budget: 50, Country: 'United States' };
const nine = '2026-12-01 14:00:00';

describe('a date and a time in columns of their own', () => {
	it.each<[IDataObject, string]>([
		[{ 'Start date': '2026-12-01', 'Start time': '09:00' }, nine],
		[{ 'Start date': 'Dec 1, 2026', 'Start time': '9:00 AM' }, nine],
		[{ 'Start date': 'Tue, Dec 1, 2026', 'Start time': '9 am' }, nine],
		[{ 'Start time': '9 AM', 'Start date': '12/01/2026', options: 'monthFirst' }, nine],
		[{ 'Start date': 46357, 'Start time': 0.375 }, nine],
		[{ 'Start date': '46357', 'Start time': '0.375' }, nine],
		[{ 'Start date': '2026-12-01', 'Start time': 0.375 }, nine],
		[{ 'Start date': 46357, 'Start time': '9:00:00 AM' }, nine],
		[{ 'Start date': '2026-12-01T00:00:00.000Z', 'Start time': '09:00' }, nine],
		[{ 'Start date': '2026-12-01 00:00:00', 'Start time': '1899-12-30T09:00:00.000Z' }, nine],
		[{ Startdatum: '1. Dez. 2026', Startuhrzeit: '9 Uhr' }, nine],
		[{ Startdatum: '1. Dez. 2026', Startzeit: '9:00 Uhr' }, nine],
		[{ 開始日: '2026年12月1日', 開始時刻: '午前9時' }, nine],
		[{ 'Start date': '2026-12-01', 'Start time': '' }, '2026-12-01 05:00:00'],
		[{ 'Start date': '2026-12-01', 'Start time': '-' }, '2026-12-01 05:00:00'],
		[{ 'Start date': '2026-12-01', 'Start time (ET)': '09:00' }, nine],
		[{ 'Start date (JST)': '2026-12-01', 'Start time': '09:00' }, '2026-12-01 00:00:00'],
	])('is one time: %j', async ({ options, ...row }, sent) => {
		const { items } = await check(
			[{ ...minimal, ...row }],
			options === 'monthFirst' ? { options: { dateOrder: 'monthDayYear' } } : {},
		);
		expect(items).toMatchObject([{ valid: true, arguments: { schedule_start_time: sent } }]);
		expect(items[0]?.warnings).toMatch(/was read as (30 Nov|1 Dec) 2026/);
	});

	it('is reported with both columns, and the end is read alike', async () => {
		const { items } = await check([
			{
				...minimal,
				...{ 'Start date': '2026-12-01', 'Start time': '09:00' },
				...{ 'End date': '2026-12-31', 'End time': '23:59' },
			},
		]);
		expect(items[0]?.warnings).toBe(
			`'Start date + Start time' "2026-12-01 09:00" was read as 1 Dec 2026 09:00 New York time (14:00 UTC). 'End date + End time' "2026-12-31 23:59" was read as 31 Dec 2026 23:59 New York time (1 Jan 04:59 UTC).`,
		);
	});

	it.each<[IDataObject, RegExp]>([
		[{ 'Start date': '', 'Start time': '09:00' }, /'Start time' is "09:00", which isn't a date/],
		[{ 'Start date': '2026-12-01', 'Start time': 'morning' }, /"2026-12-01 morning"/],
		[
			{ 'Start date': '2026-12-01', 'Start time': '09:00-17:00' },
			/09:00-17:00", which isn't a date/,
		],
		[{ 'Start date': '2026-12-01', 'Start time': 9 }, /"2026-12-01 9".*Enter one with its year/],
		[
			{ 'Start date': '2026-12-01 08:00', 'Start time': '09:00' },
			/08:00 09:00", which isn't a date/,
		],
		[{ 'Start date': '12/01/2026', 'Start time': '09:00' }, /two ways/],
		[{ 'Start date': '2026-12-01', 'Start time': '2026-12-02 09:00' }, /Make the two match/],
		[{ 'Start date (JST)': '2026-12-01', 'Start time (ET)': '9:00' }, /a different time zone/],
	])('is refused where the two make no time: %j', async (row, problem) => {
		const { items } = await check([{ ...minimal, ...row }]);
		expect(items).toMatchObject([{ valid: false, problems: expect.stringMatching(problem) }]);
	});
});

describe('a time zone in a heading', () => {
	it.each([
		...['Start (IST)', 'Start IST', 'Start date - IST', 'Start (Nowhere time)', 'Start (PKT)'],
		...['START DATE (CST)', 'Start (EU/Berlin)', 'Start (your time)'],
	])('is never ignored where it is not clear: %s', async (heading) => {
		const { items } = await check([{ ...minimal, [heading]: '2026-12-01 09:00' }]);
		expect(items).toMatchObject([
			{
				valid: false,
				problems: expect.stringMatching(
					/^'.*' names the time zone .*, which isn't clear\. In the heading, name a/,
				),
			},
		]);
	});

	it.each([
		['Start (New York)', nine],
		['Start EST', nine],
		['Start (NY time)', nine],
		['Start (LA)', '2026-12-01 17:00:00'],
		['Start Date UTC', '2026-12-01 09:00:00'],
		['Start (London time)', '2026-12-01 09:00:00'],
		['Start (UTC+5:30)', '2026-12-01 03:30:00'],
		['Start date (UTC +1)', '2026-12-01 08:00:00'],
	])('counts where it is: %s', async (heading, sent) => {
		const { items } = await check([{ ...minimal, [heading]: '2026-12-01 09:00' }]);
		expect(items).toMatchObject([{ arguments: { schedule_start_time: sent } }]);
	});
});

describe('letters for a time zone', () => {
	it.each(['EST', 'PT', 'CET', 'BST', 'JST', 'SGT', 'CST', 'IST', 'AEST'])(
		'mean the same in a cell and in a heading, or are refused in both: %s',
		async (letters) => {
			const { items } = await check([
				{ ...minimal, [`Start (${letters})`]: 'Jul 1, 2027 9:00 AM' },
				{ ...minimal, Start: `Jul 1, 2027 9:00 AM ${letters}` },
			]);
			const isClear = !['CST', 'IST', 'AEST'].includes(letters);
			expect(items.map(({ valid }) => valid)).toEqual([isClear, isClear]);
			const [above, within] = items.map(({ summary }) => summary);
			if (isClear) expect(within).toBe(above);
		},
	);
});

describe('columns that add up', () => {
	it.each<[IDataObject, unknown]>([
		[{ Country: 'US', 'Location IDs': '2635167' }, ['6252001', '2635167']],
		[{ Country: 'US, CA', 'Location ID': 5332921 }, ['6252001', '6251999', '5332921']],
		[{ Country: '', 'Location IDs': '2635167' }, ['2635167']],
		[{ Country: 'US', 'Location IDs': 'n/a' }, ['6252001']],
		[{ Country: 'US', Market: 'United States', 'Location IDs': '5' }, ['6252001', '5']],
		[{ 'Country/Region': 'US' }, ['6252001']],
	])('are locations: %j', async (row, sent) => {
		const { items } = await check([{ Budget: 50, ...row }]);
		expect(items).toMatchObject([{ valid: true, arguments: { location_ids: sent } }]);
	});

	it.each<[IDataObject, unknown]>([
		[{ 'Age min': 18, 'Age max': 34 }, ['AGE_18_24', 'AGE_25_34']],
		[{ 'Age min': '45', 'Age max': '65+' }, ['AGE_45_54', 'AGE_55_100']],
		[{ 'Alter von': 55, 'Alter bis': '' }, ['AGE_55_100']],
		[{ Age: '18-34', 'Age min': 18, 'Age max': 34 }, ['AGE_18_24', 'AGE_25_34']],
	])('are ages: %j', async (row, sent) => {
		const { items } = await check([{ ...minimal, ...row }]);
		expect(items).toMatchObject([{ valid: true, arguments: { age_groups: sent } }]);
	});

	it.each<[IDataObject, RegExp]>([
		[{ 'Age min': 21, 'Age max': 34 }, /^'Age min \+ Age max' is "21-34".*Use 18-34 or 25-34/],
		[{ 'Age min': '', 'Age max': 34 }, /^'Age max' is "up to 34"/],
		[{ Age: '25-34', 'Age min': 18, 'Age max': 34 }, /Make the two match/],
		[{ Country: 'US', Market: 'UK', 'Location IDs': '5' }, /Make the two match/],
	])('are refused where they do not: %j', async (row, problem) => {
		const { items } = await check([{ ...minimal, ...row }]);
		expect(items).toMatchObject([{ valid: false, problems: expect.stringMatching(problem) }]);
	});
});

describe('a column that the node has no use for', () => {
	it.each([
		...['Flight dates', 'Weekly budget', 'Budget (net)', 'City', 'Excluded countries', 'Max bid'],
		...['Timezone', 'Target audience', 'Currency', 'Start (planned)', 'Laufzeit', 'Gender split'],
	])('is reported for each row where it may count: %s', async (heading) => {
		const { items, hints } = await check([
			{ ...minimal, [heading]: 'something' },
			{ ...minimal, [heading]: '' },
		]);
		expect(items[0]?.warnings).toMatch(
			`'${heading}' is "something", but the node doesn't know this column, so it isn't used. `,
		);
		expect(items[1]?.warnings).toBe('');
		expect(hints).toEqual([]);
	});

	it.each(['Notes', 'Owner', 'Created date', 'Campaign Manager', 'Landing page', 'Status'])(
		'is reported once where it does not: %s',
		async (heading) => {
			const { items, hints } = await check([{ ...minimal, [heading]: 'something' }]);
			expect(items[0]?.warnings).toBe('');
			expect(hints).toEqual([`Unused columns: '${heading}'.`]);
		},
	);
});

describe('a column in a language whose headings are not used', () => {
	it.each([
		['Slutdatum', '2027-03-31', "rename the columns to 'Start date' and 'End date'"],
		['Data zakończenia', '31.03.2027', "rename the columns to 'Start date' and 'End date'"],
		['Ålder', '18-34', "rename the column to 'Age'"],
		['Yaş', '25+', "rename the column to 'Age'"],
		['Płeć', 'Female', "rename the column to 'Gender'"],
	])('is reported where its heading counts: %s', async (heading, cell, advice) => {
		const { items, hints } = await check([{ ...minimal, [heading]: cell }]);
		expect(items[0]?.warnings).toMatch(
			`'${heading}' is "${cell}", but the node doesn't know this column, so it isn't used. `,
		);
		expect(items[0]?.warnings).toMatch(advice);
		expect(hints).toEqual([]);
	});

	it.each<IDataObject>([
		{ Owner: 'Lee' },
		{ 'Invoice due': '2027-03-31' },
		{ Kommentar: '2026-03-31' },
		{ Brief: 46446 },
		{ Version: '18' },
		{ Rozmiar: 'M' },
	])('is no more than unused otherwise: %j', async (column) => {
		const { items, hints } = await check([{ ...minimal, ...column }]);
		expect(items[0]?.warnings).not.toMatch(/doesn't know this column/);
		expect(hints).toContain(`Unused columns: '${Object.keys(column)[0]}'.`);
	});
});

describe('a budget of a month, a week or a flight', () => {
	it.each([
		...['Monthly budget', 'Budget Dec', 'Budget (Jan-27)', 'Q1 spend', 'Flight 2 budget'],
		...['Weekly budget', 'Monatsbudget', 'Budget KW 50'],
	])('is never to be renamed to a daily one: %s', async (heading) => {
		const { items } = await check([{ Country: 'US', [heading]: '$3,000' }]);
		expect(items).toMatchObject([
			{ problems: "'Budget' has no column. Add one, such as 'Daily budget'." },
		]);
		expect(items[0]?.warnings).toMatch(
			"TikTok has daily and lifetime budgets only. Add a column 'Daily budget' or 'Lifetime budget' with the amount for one of these.",
		);
	});
});

describe('a budget in thousands or in cents', () => {
	it.each([
		...['Budget (£000)', 'Budget £k', "Daily budget ('000)", 'Budget TEUR', 'Budget (T€)'],
		...['Budget (Mio.)', 'Daily budget (cents)', '予算(千円)', 'Budget (lakhs)', 'Budget k€'],
	])('is to be written in full, and not to be renamed: %s', async (heading) => {
		const { items } = await check([{ Country: 'US', [heading]: '2' }]);
		expect(items).toMatchObject([
			{ problems: "'Budget' has no column. Add one, such as 'Daily budget'." },
		]);
		expect(items[0]?.warnings).toMatch(
			"Add a column 'Daily budget' or 'Lifetime budget' with the amount in full.",
		);
	});
});

describe('a column that says that the budget is for the whole schedule', () => {
	const until = { 'End date': '2027-03-31' };

	it.each([
		{ 'Budget kind': 'Lifetime' },
		{ 'Spend (daily or flight)': 'LT' },
		{ Budgetierung: 'Laufzeit' },
	])('is not passed over where its heading is not known: %j', async (column) => {
		const { items } = await check([
			{ ...minimal, ...until, ...column },
			{ ...minimal, ...until, ...column, 'Budget type': 'Lifetime' },
		]);
		expect(items).toMatchObject([
			{
				valid: false,
				problems: expect.stringMatching(
					/so the budget would be spent every day\. Rename the column to 'Budget type'\.$/,
				),
			},
			{ valid: true },
		]);
	});

	it('may as well say that it is daily', async () => {
		const { items } = await check([{ ...minimal, 'Budget kind': 'Daily' }]);
		expect(items).toMatchObject([{ valid: true }]);
	});
});

describe('a column of countries whose heading is not used', () => {
	it.each([
		['Kraj', 'Polska'],
		['Ülke', 'Türkiye, Almanya'],
		['ประเทศ', 'ไทย'],
	])('is refused where the sheet has no other: %s', async (heading, cell) => {
		const { items } = await check([{ Budget: 50, [heading]: cell }]);
		expect(items).toMatchObject([
			{
				valid: false,
				problems: `'${heading}' is "${cell}", but the node doesn't know this column, so the ad group would target the United States. Rename the column to 'Country'.`,
			},
		]);
	});

	it.each([{ Platform: 'TT' }, { Lead: 'Jordan' }, { Approved: 'NO' }, { Planner: 'Monaco' }])(
		'is none where the cell may be something else: %j',
		async (column) => {
			const { items } = await check([
				{ Budget: 50, ...column },
				{ ...minimal, Kraj: 'Polska' },
			]);
			expect(items).toMatchObject([{ valid: true }, { valid: true }]);
		},
	);

	it('may have codes too', async () => {
		const { items } = await check([
			{ Budget: 50, Ülke: 'TR' },
			{ Budget: 50, Ülke: 'Türkiye' },
		]);
		expect(items).toMatchObject([{ valid: false }, { valid: false }]);
	});
});

describe('a heading about two things', () => {
	it.each([
		['State/Country', 'UK', 'target the United States'],
		['Market / DMA', 'Germany', 'target the United States'],
		['ISO2', 'NL', 'target the United States'],
	])('is about countries, too: %s', async (heading, cell, problem) => {
		const { items } = await check([{ Budget: 50, [heading]: cell }]);
		expect(items).toMatchObject([{ valid: false, problems: expect.stringContaining(problem) }]);
	});

	it.each([
		['Excluded countries', 'UK', 'can only exclude audiences'],
		['Budget (excl. VAT)', '$50', "rename the column to 'Daily budget'"],
		['Comments allowed', 'no', "add a column 'Disable comments'"],
	])('gets the advice for the one that counts: %s', async (heading, cell, advice) => {
		const { items } = await check([{ ...minimal, [heading]: cell }]);
		expect(items).toMatchObject([{ valid: true, warnings: expect.stringContaining(advice) }]);
	});

	it('gives the start of the campaign way to the row’s own', async () => {
		const ofCampaign = { 'Campaign start': '2026-12-01 09:00' };
		const alone = await check([{ ...minimal, ...ofCampaign }]);
		const both = await check([{ ...minimal, ...ofCampaign, Start: '2026-12-05 09:00' }]);
		expect([...alone.items, ...both.items]).toMatchObject([
			{ arguments: { schedule_start_time: '2026-12-01 14:00:00' } },
			{ arguments: { schedule_start_time: '2026-12-05 14:00:00' } },
		]);
	});
});

describe('a heading that is a demographic', () => {
	it.each(['F18-34', 'Women 25-54', 'A18+', '18–24'])('is reported: %s', async (heading) => {
		const { items } = await check([{ ...minimal, [heading]: 'x' }]);
		expect(items[0]?.warnings).toMatch("add columns such as 'Age' and 'Gender'");
	});
});

describe('a list of countries that a region is called by too', () => {
	it.each(['AU, NZ', 'AU/NZ', 'AU & NZ'])('is that list: %s', async (Country) => {
		const { items } = await check([{ Budget: 50, Country }]);
		expect(items).toMatchObject([{ arguments: { location_ids: ['2077456', '2186224'] } }]);
	});
});

describe('a column Demo', () => {
	it('holds ages, as media planners call them, and is refused where it says more', async () => {
		const { items } = await check([
			{ ...minimal, Demo: 'P18-34' },
			{ ...minimal, Demo: 'W25-54' },
		]);
		expect(items).toMatchObject([
			{ valid: true, arguments: { age_groups: ['AGE_18_24', 'AGE_25_34'] } },
			{
				valid: false,
				problems: `'Demo' is "W25-54", which says more than the ages. Enter only the ages, such as 18-34, and the gender in a column 'Gender'.`,
			},
		]);
	});

	it('has its gender in the sheet’s own column, and a column of gender its ages', async () => {
		const { items } = await check([
			{ ...minimal, Demo: 'W25-54', Sex: '' },
			{ ...minimal, Demo: '', Sex: 'W25-54' },
		]);
		expect(items).toMatchObject([
			{ problems: expect.stringMatching(/and the gender in 'Sex'\.$/) },
			{
				problems: `'Sex' is "W25-54", which says more than the gender. Enter Female, Male or All, and the ages in 'Demo'.`,
			},
		]);
	});
});

describe('a row that says that it is paused', () => {
	it.each([
		...[{ Status: 'Paused' }, { 'Ad group status': 'OFF' }, { Active: 'no' }],
		...[{ 'Is active': false }, { enabled: 0 }, { Status: 'CANCELLED' }, { Status: 'Hold' }],
		...[{ Status: 'Do not launch' }, { Status: 'Storniert' }, { Status: 'Not approved' }],
	])('gets a warning, since new ad groups are switched on: %j', async (column) => {
		const { items, hints } = await check([{ ...minimal, ...column }]);
		expect(items[0]?.warnings).toMatch(
			/, but new ad groups are switched on\. Remove the row, or pause/,
		);
		expect(hints).toEqual([]);
	});

	it.each([{ Status: 'Active' }, { Active: 'yes' }, { Status: 'Approved' }, { enabled: 1 }])(
		'is none for others: %j',
		async (column) => {
			const { items } = await check([{ ...minimal, ...column }]);
			expect(items[0]?.warnings).toBe('');
		},
	);
});

describe('a message about a sheet names its columns', () => {
	it.each<[IDataObject, string]>([
		[
			{ Country: 'US', 'Lifetime budget': 500 },
			"'End Time' has no column, but a lifetime budget needs an end time. Add a column 'End date', or give the row a daily budget.",
		],
		[
			{ Country: 'US', 'Lifetime budget': 500, Until: '' },
			"'Until' is empty, but a lifetime budget needs an end time. Fill it in, or give the row a daily budget.",
		],
		[
			{ Country: 'US', 'Budget (net)': 50 },
			"'Budget' has no column. Add one, such as 'Daily budget', or rename 'Budget (net)' if it holds the amount to spend.",
		],
		[
			{ Country: 'US', Budget: '50/day' },
			`'Budget' is "50/day", but no column says daily or lifetime. Rename the column to 'Daily budget', or add a column 'Budget type'.`,
		],
		[
			{ Country: 'US', 'Daily budget': '50 per week' },
			`'Daily budget' is "50 per week", which is an amount for a week, a month or the like. TikTok has daily and lifetime budgets only. Enter the amount for one of these.`,
		],
		[
			{ ...minimal, Goal: 'Sales', Pixel: '7090000000000000001' },
			"'Optimization Event' has no column, but a pixel needs an event to optimize for. Add a column 'Event' with one, such as Complete Payment.",
		],
		[
			{ ...minimal, Device: 'iOS', Werbeobjekt: 'Android App' },
			"'Werbeobjekt' is Android App, but 'Device' contains iOS. Change one of the two fields so that they match.",
		],
	])('%j', async (row, problems) => {
		const { items } = await check([row]);
		expect(items).toMatchObject([{ valid: false, problems }]);
	});

	it('also where two rows have one name, and where a value is ignored', async () => {
		const { items } = await check([
			{ ...minimal, 'Ad group': 'A' },
			{ ...minimal, 'Ad group': 'A', Budget: 60 },
			{ ...minimal, Goal: 'Traffic', Pixel: '7090000000000000001', Event: 'Purchase' },
			{ ...minimal },
		]);
		expect(items[1]?.problems).toBe(
			"'Ad group' is the same as in row 1, but other values differ. Change or remove one of the two.",
		);
		expect(items[2]?.warnings).toContain("'Pixel' was ignored, because 'Goal' isn't Conversions");
		expect(items.map((item) => Object.keys(item))).toEqual(
			items.map(() => Object.keys(items[0] ?? {})),
		);
	});
});
