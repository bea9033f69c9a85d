import '../fixedDate';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { fileWorkbench, output } from '../workbench';
import { checkSheet, expectRows, type RowCase } from './bench';

const bench = fileWorkbench();

/** What a preview says of one row of a sheet, read with Map Automatically. */
const check = async (row: IDataObject, parameters: INodeParameters = {}) =>
	(await checkSheet(bench, [{ Country: 'US', ...row }], parameters)).items[0] ?? {};

/** What a change by a sheet with one row is refused for. */
async function change(heading: string, cell: string) {
	const run = await bench.run(
		[{ 'Ad group ID': '1800000000000000001', [heading]: cell }],
		{ operation: 'update', mappingMode: 'autoMapInputData' },
		{ onError: 'continueRegularOutput' },
	);
	return output(run)[0]?.error;
}

describe("a currency in the budget's heading", () => {
	const other = (heading: string, cell: string, says: string): RowCase => [
		{ [heading]: cell, 'End date': '2027-05-31' },
		`'${heading}' is "${cell}", but the column's heading says ${says}. Correct the amount or the heading, in the ad account's currency.`,
	];
	expectRows(bench, { Country: 'US' }, [
		other('Daily budget (USD)', '$1,250.00 MXN', 'USD'),
		other('Daily budget (USD)', '€50', 'USD'),
		other('Tagesbudget (Euro)', 'CHF 50', 'Euro'),
		other('日予算（円）', '$50', '円'),
		// One that may be the same.
		[{ 'Daily budget (CAD)': '$50' }, { budget: 50 }],
		[{ 'Daily budget ($)': '50 AUD' }, { budget: 50 }],
		[{ 'Tagesbudget (Euro)': '50 €' }, { budget: 50 }],
		[{ '予算（円）': '50円' }, { budget: 50 }],
		[{ 'Budget (USD/EUR)': '€50' }, { budget: 50 }],
		[{ daily_budget_usd: 50 }, { budget: 50, budget_mode: 'BUDGET_MODE_DAY' }],
		other('daily_budget_usd', '€50', 'USD'),
		...[
			'£ per day',
			'€/Tag',
			'$ / day',
			'USD per day',
			'€ par jour',
			'Spend/day ($)',
			'Cost/Day',
		].map(
			(heading): RowCase => [{ [heading]: 50 }, { budget: 50, budget_mode: 'BUDGET_MODE_DAY' }],
		),
		other('£ per day', '€50', '£'),
		[
			{ 'Total Net Cost (£)': '£500', 'End date': '2027-05-31' },
			{ budget: 500, budget_mode: 'BUDGET_MODE_TOTAL' },
		],
		// No currency says that these are amounts.
		...['Per day', 'budget_all', 'CPM/day', 'Reach per day'].map(
			(heading): RowCase => [
				{ 'Daily budget': 50, [heading]: 7 },
				`needs your answer: '${heading}'`,
			],
		),
		// It settles what a comma is, as the cell's own does.
		[{ 'Daily budget (USD)': '1,500' }, { budget: 1500 }],
		[{ 'Tagesbudget (€)': '1.500' }, { budget: 1500 }],
		[{ '日予算（円）': '20,000' }, { budget: 20_000 }],
		[{ 'Daily budget (KWD)': '1,500' }, 'can be read as 1500 or as 1.5'],
		[{ '日予算（円）': '3万' }, { budget: 30_000 }],
		[{ 'Daily budget': '30만', Currency: 'KRW' }, { budget: 300_000 }],
		[{ 'Tagesbudget (€)': '1,5 Mio' }, { budget: 1_500_000 }],
		[{ 'Daily budget': '3万' }, '"3万", which isn\'t a valid amount'],
		[{ 'Daily budget (USD)': '1.5k' }, '"1.5k", which isn\'t a valid amount'],
		[{ 'Presupuesto (real)': '€50' }, { budget: 50 }],
		[{ 'Budget (ALL)': '€50' }, { budget: 50 }],
	]);

	it('counts for a change of the budget too', async () => {
		expect(await change('New budget (EUR)', '$50')).toMatch(
			/'New budget \(EUR\)' is "\$50", but .* says EUR\./,
		);
		expect(bench.sandbox.calls).toEqual([]);
	});
});

describe('budgets in several currencies', () => {
	/** The rows of a sheet that are refused, and the budget that they are told to differ from. */
	async function refused(budgets: unknown[], more: IDataObject = {}) {
		const run = await bench.run(
			budgets.map((budget, at) => ({ name: `Row ${at}`, budget: String(budget), ...more })),
			{
				operation: 'preview',
				adgroupName: '={{ $json.name }}',
				budget: '={{ $json.budget }}',
				advertiserId: { __rl: true, mode: 'id', value: '={{ $json.account ?? "" }}' },
			},
		);
		return output(run).flatMap(({ problems }, at) => {
			const told =
				/'Budget' is in a different currency from the other rows, such as "([^"]*)"\. An ad account has one currency, and amounts are sent as they are\. Enter the amount in the ad account's currency\./;
			const other = told.exec(String(problems))?.[1];
			return other === undefined ? [] : [[at, other]];
		});
	}

	it.each<[budgets: unknown[], told: unknown[]]>([
		[['$50', '$60', '€70', '$80'], [[2, '$50']]],
		[['S$80/day', 'S$90', 'Rp 1.500.000'], [[2, 'S$80/day']]],
		// Nobody knows which of two is meant.
		[
			['£40', '€40'],
			[
				[0, '€40'],
				[1, '£40'],
			],
		],
		[['$50', '50 USD', 'US$50', '50'], []],
		[['$50', 'A$50', '50 AUD'], []],
		[['50', '60', '70,50'], []],
		[['50 kr', '60 SEK', '1,5k €'], []],
	])('are refused where they are for one account: %j', async (budgets, told) => {
		expect(await refused(budgets)).toEqual(told);
	});

	it('are taken where rows are for several accounts', async () => {
		const rows = ['$50', '€50'].map((Budget, at) => ({
			...{ Budget, Country: 'US', 'Account ID': `700000000000000000${at}` },
		}));
		const { items } = await checkSheet(bench, rows);
		expect(items.map(({ valid }) => valid)).toEqual([true, true]);
	});
});

describe('a word for the budget mode next to the amount', () => {
	const daily = (budget: number) => ({ budget, budget_mode: 'BUDGET_MODE_DAY' });
	const lifetime = (budget: number) => ({ budget, budget_mode: 'BUDGET_MODE_TOTAL' });
	expectRows(bench, { Country: 'US', 'End date': '2027-05-31' }, [
		[{ 'Daily budget': '£40 per day' }, daily(40)],
		[{ Budget: '5000 LT' }, lifetime(5000)],
		[{ 'Total budget': '1000 total' }, lifetime(1000)],
		[{ Budget: '900 total', 'Budget type': 'Lifetime' }, lifetime(900)],
		[{ 'Daily budget': '50/day', Budget: '50' }, daily(50)],
		[{ Budget: '$50/day', 'Budget type': '' }, daily(50)],
	]);

	it('may be contradicted by Additional Arguments, which override the form', async () => {
		const additionalArguments = '{"budget_mode": "BUDGET_MODE_TOTAL"}';
		const row = { 'Daily budget': '50/day', 'End date': '2027-05-31' };
		expect(await check(row, { options: { additionalArguments } })).toMatchObject({
			valid: false,
			problems: `'Daily budget' is "50/day", but 'Additional Ad Group Arguments' says Lifetime. Make the two match.`,
		});
	});

	it('changes a budget only where the heading says the same', async () => {
		expect(await change('Lifetime budget', '$50/day')).toMatch(/says Lifetime\. Make the two/);
		expect(await change('New budget', '$50/day')).toMatch(
			/isn't a valid amount\. Enter only the amount/,
		);
		expect(bench.sandbox.calls).toEqual([]);
		expect(await change('Daily budget', '$50/day')).not.toMatch(/'Daily budget'/);
		expect(bench.sandbox.calls.map(({ arguments: sent }) => sent.budget)).toEqual([50]);
	});
});

describe('a total is asked about, even beside the daily budget that it repeats', () => {
	const flight = { Country: 'US', 'Start date': '2027-02-01', 'End date': '2027-02-28' };
	expectRows(bench, { ...flight, 'Daily budget': 100 }, [
		[{ 'Total budget': '$2,800.00' }, "but 'Total budget' is"],
		[{ amount: '2800' }, "answer: 'amount'"],
		[{ 'Total budget': 3000 }, "'Total budget'"],
		[{ Amount: '2.900' }, "'Amount'"],
	]);
});
