import '../fixedDate';
import type { IDataObject } from 'n8n-workflow';
import { fileWorkbench } from '../workbench';
import { checkSheet, expectRows, type RowCase } from './bench';

const bench = fileWorkbench();

const check = async (row: IDataObject) =>
	(await checkSheet(bench, [{ Country: 'US', ...row }])).items[0] ?? {};

const country = { Country: 'US' };
const daily = { ...country, 'Daily budget': 50 };
const flight = { 'Start date': '2027-03-15', 'End date': '2027-05-15' };

describe('an amount without a period', () => {
	const asked =
		/^'.*' is 25000 with an end 62 days later: is that a day, or for all of that time\? In 'Columns of Your Sheet', say whether '.*' is Daily Budget or Lifetime Budget\.$/;
	expectRows(bench, { ...country, ...flight }, [
		...['Budget', 'Net budget', 'Ad set budget', 'Presupuesto', 'Media budget'].map(
			(heading): RowCase => [{ [heading]: '25,000.00' }, asked],
		),
		// One problem where cell and heading contradict each other.
		[
			{ 'Daily budget': '5000 LT' },
			/^[^.]*the column's heading says Daily\. Make the two match\.$/,
		],
		[{ Budget: '50/day', 'Budget type': 'Lifetime' }, /^[^.]*'Budget type' says Lifetime\. Make/],
		[{ Budget: '50', 'Budget type': 'monthly' }, /^'Budget type' is "monthly"/],
	]);

	it('is for a day where nothing ends it, and the reading says so', async () => {
		expect(await check({ Budget: '50' })).toMatchObject({
			valid: true,
			arguments: { budget: 50 },
			readings: expect.stringContaining('"50" was read as 50 a day'),
		});
	});
});

describe('an amount with taxes or fees is asked about, and gives way to one without', () => {
	const gross = [
		...['Gross budget', 'Budget brutto', 'Bruttobudget', 'Budget TTC', 'Budget (incl. VAT)'],
		...['Daily budget (inkl. MwSt.)', 'Presupuesto (con IVA)', '日予算（税込）'],
	];
	expectRows(bench, country, [
		...gross.map((heading): RowCase => [{ [heading]: '119' }, `'${heading}' `]),
		[{ 'Daily budget': '€119 incl. VAT' }, 'Enter the amount without them.'],
		[{ 'Budget (net)': '50', 'Budget (gross)': '59.5' }, "answer: 'Budget (gross)'"],
		[{ 'Daily budget': '50', 'Gross budget': '8,235.00' }, { budget: 50 }],
		[{ Budget: '50', 'Budget incl. fees': '60' }, "answer: 'Budget incl. fees'"],
		[{ 'Budget HT': '50', 'Budget TTC': '60' }, { budget: 50 }],
		[{ Budget: '50', Gross: '60' }, "answer: 'Gross'"],
		[{ 'Daily budget (excl. VAT)': '50' }, { budget: 50 }],
	]);
});

describe('the currency of an amount is one, and has cents', () => {
	expectRows(bench, country, [
		[{ 'Daily budget': '$50', Currency: 'EUR' }, `'Daily budget' is "$50", but 'Currency' is EUR.`],
		[{ 'Daily budget (USD)': '50', Currency: 'EUR' }, `but 'Currency' is EUR.`],
		[{ 'Daily budget (JPY)': 1500.5 }, 'but JPY has no cents. Enter a whole amount.'],
		[{ 'Daily budget': '1500.50', Currency: 'HUF' }, 'but HUF has no cents.'],
		[{ 'Daily budget': '¥1,500.50', Currency: 'JPY' }, 'but JPY has no cents.'],
		[{ 'Daily budget': '₩1500.50' }, 'but KRW has no cents.'],
		[{ 'Daily budget': '$50', Currency: 'CAD' }, { budget: 50 }],
		[{ 'Daily budget': '50/day', Currency: 'EUR' }, { budget: 50 }],
		[{ 'Daily budget (JPY)': '1,500' }, { budget: 1500 }],
		[{ 'Daily budget': '¥1,500.50', Currency: 'CNY' }, { budget: 1500.5 }],
	]);
});

describe('ages and a gender in one cell', () => {
	const women = { gender: 'GENDER_FEMALE', age_groups: ['AGE_25_34', 'AGE_35_44'] };
	const to54 = ['AGE_18_24', 'AGE_25_34', 'AGE_35_44', 'AGE_45_54'];
	expectRows(bench, daily, [
		[{ 'Age/Gender': 'Women 25-44' }, women],
		[{ 'Age/Gender': 'W25-44' }, women],
		[{ Demo: '25-44 F' }, women],
		[{ 'Alter/Geschlecht': 'Frauen 25–44 Jahre' }, women],
		[{ 'Edad/Género': 'Mujeres, 25 a 44 años' }, women],
		[{ Demo: 'Female (25-44)' }, women],
		[{ '性別・年齢': '女性25〜44歳' }, women],
		[{ Age: 'W25-44', Gender: 'Female' }, women],
		[{ 'Age/Gender': 'M18+' }, { gender: 'GENDER_MALE' }],
		[{ 'Age/Gender': 'A18-54' }, { age_groups: to54, gender: undefined }],
		[{ 'Age/Gender': 'A18-54', Gender: 'F' }, { gender: 'GENDER_FEMALE' }],
		[{ 'Age/Gender': 'Women 25-44', Age: '18-24' }, "'Age'"],
		[{ 'Age/Gender': 'Women 25-44', Gender: 'M' }, "'Gender'"],
		[{ Demo: 'Women 25-44?' }, "'Demo'"],
		// The ages alone, and with what says that they are ages.
		...['18-34', 'People 18-34', 'Adults 18–34', '18-34 Jahre', 'Personen von 18 bis 34'].map(
			(cell): RowCase => [
				{ 'Age/Gender': cell },
				{ age_groups: ['AGE_18_24', 'AGE_25_34'], gender: undefined, audience_ids: undefined },
			],
		),
		...[
			...['Women aged 25-44', 'Women 25-44 years old', 'Frauen im Alter von 25 bis 44'],
			...['femmes âgées de 25 à 44 ans', 'mujeres de 25 a 44 años', 'vrouwen van 25 tot 44 jaar'],
		].map((cell): RowCase => [{ 'Age/Gender': cell }, women]),
		[{ 'Age/Gender': '18-30' }, "TikTok's age groups are"],
	]);

	it.each([
		'Buyers 180-365',
		'LAL 1-2%',
		'Visitors 30-60d',
		'Viewers 25-50%',
		'Clientes de 30 dias',
		'Romania buyers',
	])('are no more than a name: %s', async (name) => {
		const { summary } = await check({ 'Daily budget': 50, 'Audience name': name });
		expect(summary).toContain(`Custom Audiences: "${name}" (looked up when created)`);
	});

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
		const { items } = await checkSheet(bench, [{ ...daily, Age }], {
			options: { agesBetweenGroups },
		});
		expect(items).toMatchObject([
			groups ? { arguments: { age_groups: groups } } : { valid: false },
		]);
	});
});

describe('an end that is none, and one that is asked about', () => {
	const none =
		'Ongoing|No limit|unbefristet|sin fin|Always on|bis auf Weiteres|sem data de término|無期限|No end date|-';
	expectRows(bench, country, [
		...none.split('|').map((end): RowCase => {
			return [{ Budget: 50, 'End date': end }, { schedule_end_time: undefined }];
		}),
		...['TBC', 'open', 'Ongoing?', 'Q3'].map((end): RowCase => {
			return [{ 'Daily budget': 50, 'End date': end }, "'End date' is"];
		}),
		[{ 'Lifetime budget': 5000, 'End date': 'Ongoing' }, 'a lifetime budget needs an end time'],
	]);
});

describe('a country and the IDs of places', () => {
	it.each<[cells: IDataObject, valid: boolean]>([
		[{ Country: 'US', 'Location IDs': '5332921' }, false],
		[{ Country: 'US', 'Location IDs': '6252001' }, true],
		[{ Country: '', 'Location IDs': '5332921' }, true],
	])('%j', async (cells, valid) => {
		const { items } = await checkSheet(bench, [{ ...daily, ...cells }, daily]);
		expect(items[0]).toMatchObject({ valid });
		if (!valid) expect(items[0]?.problems).toContain("but 'Location IDs' is");
	});
});

describe("an optimization goal is sent only where it is one of TikTok's", () => {
	const none = "which isn't one of TikTok's optimization goals. Enter one,";
	expectRows(bench, { ...daily, Objective: 'Traffic' }, [
		[{ 'Optimization goal': 'Klikken' }, none],
		[{ 'Optimization goal': 'as many as possible' }, none],
		[{ 'Optimization goal': 'LANDING_PAGE_VIEW' }, none],
		[
			{ 'Optimization goal': 'traffic_landing_page_view' },
			{ optimization_goal: 'TRAFFIC_LANDING_PAGE_VIEW' },
		],
		[{ 'Optimization goal': 'Klicks' }, { optimization_goal: 'CLICK' }],
	]);
});

describe('a row without an objective is asked for it next to what needs one', () => {
	const asks = /^'Objective' .* without an objective the ad group is for Traffic/;
	expectRows(bench, daily, [
		[{ 'App ID': '7123456789012345678' }, asks],
		[{ Pixel: '7090000000000000001' }, asks],
		[{ Pixel: '7090000000000000001', Event: 'Purchase', Objective: '' }, asks],
		[{ Event: 'Purchase' }, asks],
		[{ 'Optimization goal': 'Conversion' }, asks],
		[{ Pixel: '-' }, { objective: undefined }],
	]);
});
