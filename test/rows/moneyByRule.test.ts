import '../fixedDate';
import type { IDataObject } from 'n8n-workflow';
import { fileWorkbench } from '../workbench';
import { checkSheet } from './bench';

const bench = fileWorkbench();

const check = async (row: IDataObject) =>
	(await checkSheet(bench, [{ Country: 'US', ...row }])).items[0] ?? {};

const flight = { 'Start date': '2027-03-15', 'End date': '2027-05-15' };
const daily = { budget_mode: 'BUDGET_MODE_DAY' };
const lifetime = { budget_mode: 'BUDGET_MODE_TOTAL' };

describe('an amount without a period', () => {
	it.each([
		'Budget',
		'Net budget',
		'Ad set budget',
		'Planned budget',
		'Presupuesto',
		'Media budget',
	])('is asked about in a row with an end: %s', async (heading) => {
		const item = await check({ [heading]: '25,000.00', ...flight });
		expect(item).toMatchObject({
			valid: false,
			problems: `'${heading}' is 25000 with an end 62 days later: is that a day, or for all of that time? In the option 'Columns', say whether '${heading}' is Daily Budget or Lifetime Budget.`,
			problem_list: [{ remedy: { column: heading } }],
		});
	});

	it.each<[row: IDataObject, args: IDataObject]>([
		[{ Budget: '$50/day' }, { budget: 50, ...daily }],
		[{ Budget: '5000 LT' }, { budget: 5000, ...lifetime }],
		[
			{ Budget: '5000', 'Budget type': 'Lifetime' },
			{ budget: 5000, ...lifetime },
		],
		[{ 'Total budget': '5000' }, { budget: 5000, ...lifetime }],
	])('is none where the row says it: %j', async (row, args) => {
		expect(await check({ ...row, ...flight })).toMatchObject({ valid: true, arguments: args });
	});

	it('is for a day where nothing ends it, and the reading says so', async () => {
		expect(await check({ Budget: '50' })).toMatchObject({
			valid: true,
			arguments: { budget: 50 },
			readings: expect.stringContaining('"50" was read as 50 a day'),
		});
	});

	it.each<[row: IDataObject, problem: string]>([
		[{ 'Daily budget': '5000 LT' }, "the column's heading says Daily. Make the two match."],
		[{ Budget: '50/day', 'Budget type': 'Lifetime' }, "'Budget type' says Lifetime."],
		[{ Budget: '50', 'Budget type': 'monthly' }, '\'Budget type\' is "monthly"'],
	])('has one problem where cell and heading contradict each other: %j', async (row, problem) => {
		const { problem_list: list, problems } = await check({ ...row, ...flight });
		expect(list).toHaveLength(1);
		expect(problems).toContain(problem);
	});
});

describe('an amount with taxes or fees', () => {
	it.each([
		'Gross budget',
		'Budget brutto',
		'Bruttobudget',
		'Budget TTC',
		'Budget (incl. VAT)',
		'Daily budget (inkl. MwSt.)',
		'Presupuesto (con IVA)',
		'日予算（税込）',
	])('is asked about: %s', async (heading) => {
		const { valid, problem_list: list } = await check({ [heading]: '119' });
		expect([heading, valid]).toEqual([heading, false]);
		expect(list).toMatchObject([{ remedy: { column: heading } }]);
	});

	it.each<[row: IDataObject, budget: number]>([
		[{ 'Budget (net)': '50', 'Budget (gross)': '59.5' }, 50],
		[{ 'Daily budget': '50', 'Gross budget': '8,235.00' }, 50],
		[{ Budget: '50', 'Budget incl. fees': '60' }, 50],
		[{ 'Budget HT': '50', 'Budget TTC': '60' }, 50],
		[{ Budget: '50', Gross: '60' }, 50],
		[{ 'Daily budget (excl. VAT)': '50' }, 50],
	])('gives way to one without: %j', async (row, budget) => {
		expect(await check(row)).toMatchObject({ problems: '', valid: true, arguments: { budget } });
	});

	it('is refused where the cell says so', async () => {
		expect(await check({ 'Daily budget': '€119 incl. VAT' })).toMatchObject({
			problems: expect.stringContaining('Enter the amount without them.'),
		});
	});
});

describe('the currency of an amount', () => {
	it.each<[row: IDataObject, problem: string]>([
		[
			{ 'Daily budget': '$50', Currency: 'EUR' },
			`'Daily budget' is "$50" under 'Daily budget', but 'Currency' is EUR.`,
		],
		[{ 'Daily budget (USD)': '50', Currency: 'EUR' }, `but 'Currency' is EUR.`],
		[{ 'Daily budget (JPY)': 1500.5 }, 'but JPY has no cents. Enter a whole amount.'],
		[{ 'Daily budget': '1500.50', Currency: 'HUF' }, 'but HUF has no cents.'],
		[{ 'Daily budget': '¥1,500.50', Currency: 'JPY' }, 'but JPY has no cents.'],
		[{ 'Daily budget': '₩1500.50' }, 'but KRW has no cents.'],
	])('is refused in two, and with cents where there are none: %j', async (row, problem) => {
		const { valid, problems } = await check(row);
		expect(valid).toBe(false);
		expect(problems).toContain(problem);
	});

	it.each<[row: IDataObject, budget: number]>([
		[{ 'Daily budget': '$50', Currency: 'CAD' }, 50],
		[{ 'Daily budget': '50/day', Currency: 'EUR' }, 50],
		[{ 'Daily budget (JPY)': '1,500' }, 1500],
		[{ 'Daily budget': '¥1,500.50', Currency: 'CNY' }, 1500.5],
	])('is one where they agree: %j', async (row, budget) => {
		expect(await check(row)).toMatchObject({ problems: '', arguments: { budget } });
	});
});

describe('ages and a gender in one cell', () => {
	const women = { gender: 'GENDER_FEMALE', age_groups: ['AGE_25_34', 'AGE_35_44'] };
	it.each<[row: IDataObject, args: IDataObject]>([
		[{ Audience: 'Women 25-44' }, women],
		[{ Audience: 'W25-44' }, women],
		[{ Demo: '25-44 F' }, women],
		[{ Zielgruppe: 'Frauen 25–44 Jahre' }, women],
		[{ Público: 'Mujeres, 25 a 44 años' }, women],
		[{ 'Target audience': 'Female (25-44)' }, women],
		[{ ターゲット: '女性25〜44歳' }, women],
		[{ Age: 'W25-44', Gender: 'Female' }, women],
		[{ Audience: 'M18+' }, { gender: 'GENDER_MALE' }],
		[{ Audience: 'A18-54' }, { age_groups: ['AGE_18_24', 'AGE_25_34', 'AGE_35_44', 'AGE_45_54'] }],
		[{ Audience: 'A18-54', Gender: 'F' }, { gender: 'GENDER_FEMALE' }],
	])('are read as both: %j', async (cells, args) => {
		const item = await check({ 'Daily budget': 50, ...cells });
		expect(item).toMatchObject({ problems: '', arguments: args });
		expect(Object.keys(args).includes('gender') || !('gender' in Object(item.arguments))).toBe(
			true,
		);
	});

	it.each<IDataObject>([
		{ Audience: 'Women 25-44', Age: '18-24' },
		{ Audience: 'Women 25-44', Gender: 'M' },
		{ Demo: 'Women 25-44?' },
	])('are refused where they contradict, exclude or are in doubt: %j', async (cells) => {
		expect(await check({ 'Daily budget': 50, ...cells })).toMatchObject({ valid: false });
	});

	it.each(['Women 25', 'Women 25-44 cooking', 'no women 25-44', 'Buyers 180-365', 'LAL 1-2%'])(
		'are no more than a name: %s',
		async (Audience) => {
			const { summary } = await check({ 'Daily budget': 50, Audience });
			expect(summary).toContain(`audience "${Audience}" (looked up when created)`);
		},
	);

	it('are a name under the heading of customers', async () => {
		const item = await check({ 'Daily budget': 50, 'Custom audiences': 'Women 25-44' });
		expect(item.summary).toContain('(looked up when created)');
	});
});

describe("ages between TikTok's groups", () => {
	it.each<[age: string, choice: string, groups: string[] | undefined]>([
		['21+', 'inside', ['AGE_25_34', 'AGE_35_44', 'AGE_45_54', 'AGE_55_100']],
		['20-30', 'outside', ['AGE_18_24', 'AGE_25_34']],
		['18-24', 'outside', ['AGE_18_24']],
		['20-23', 'inside', undefined],
		['20-30', 'refuse', undefined],
	])('%s with %s', async (Age, agesBetweenGroups, groups) => {
		const row = { 'Daily budget': 50, Country: 'US', Age };
		const { items } = await checkSheet(bench, [row], { options: { agesBetweenGroups } });
		expect(items).toMatchObject([
			groups ? { arguments: { age_groups: groups } } : { valid: false },
		]);
	});
});

describe('an end that is none', () => {
	it.each(
		'Ongoing|No limit|unbefristet|sin fin|Always on|bis auf Weiteres|sem data de término|無期限|No end date|-'.split(
			'|',
		),
	)('%s', async (end) => {
		const item = await check({ Budget: 50, 'End date': end });
		expect(item).toMatchObject({ problems: '', valid: true });
		expect(item.arguments).not.toHaveProperty('schedule_end_time');
	});

	it.each(['TBC', 'open', 'Ongoing?', 'Q3'])(
		'is asked about where it may be one: %s',
		async (end) => {
			expect(await check({ 'Daily budget': 50, 'End date': end })).toMatchObject({ valid: false });
		},
	);

	it('ends no lifetime budget', async () => {
		const item = await check({ 'Lifetime budget': 5000, 'End date': 'Ongoing' });
		expect(item.problems).toContain('a lifetime budget needs an end time');
	});
});

describe('a country and the IDs of places', () => {
	it.each<[cells: IDataObject, valid: boolean]>([
		[{ Country: 'US', 'Location IDs': '5332921' }, false],
		[{ Country: 'US', 'Location IDs': '6252001' }, true],
		[{ Country: '', 'Location IDs': '5332921' }, true],
	])('%j', async (cells, valid) => {
		const { items } = await checkSheet(bench, [
			{ 'Daily budget': 50, ...cells },
			{ 'Daily budget': 50, Country: 'US' },
		]);
		expect(items[0]).toMatchObject({ valid });
		if (!valid) expect(items[0]?.problems).toContain("but 'Location IDs' is");
	});
});

describe("an optimization goal that isn't one of the form's", () => {
	it.each<[goal: string, read: unknown]>([
		['Klikken', undefined],
		['as many as possible', undefined],
		['LANDING_PAGE_VIEW', undefined],
		['traffic_landing_page_view', 'TRAFFIC_LANDING_PAGE_VIEW'],
		['Klicks', 'CLICK'],
	])('is sent only where it is one of TikTok: %s', async (goal, read) => {
		const item = await check({
			'Daily budget': 50,
			Objective: 'Traffic',
			'Optimization goal': goal,
		});
		expect(item.valid).toBe(read !== undefined);
		if (read === undefined) {
			expect(item.problems).toContain("which isn't one of TikTok's optimization goals. Enter one,");
		} else expect(item).toMatchObject({ arguments: { optimization_goal: read } });
	});
});

describe('a row without an objective', () => {
	it.each<IDataObject>([
		{ 'App ID': '7123456789012345678' },
		{ Pixel: '7090000000000000001' },
		{ Pixel: '7090000000000000001', Event: 'Purchase', Objective: '' },
		{ Event: 'Purchase' },
		{ 'Optimization goal': 'Conversion' },
	])('is asked for it next to %j', async (cells) => {
		const { problem_list: list, problems } = await check({ 'Daily budget': 50, ...cells });
		expect(list).toMatchObject([{ field: 'Objective' }]);
		expect(problems).toMatch(/without an objective the ad group is for Traffic/);
	});

	it('is for Traffic next to none of them', async () => {
		expect(await check({ 'Daily budget': 50, Pixel: '-' })).toMatchObject({ valid: true });
	});
});
