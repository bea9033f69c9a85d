import '../fixedDate';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { nodeName } from '../engine';
import { fileWorkbench, output } from '../workbench';
import { automatic, checkSheet, expectRows } from './bench';

const bench = fileWorkbench();
const country = { Country: 'US' };

/** The preview of one row of a sheet, read with Map Automatically. */
const check = async (row: IDataObject, parameters: INodeParameters = {}) =>
	(await checkSheet(bench, [{ ...country, ...row }], parameters)).items[0] ?? {};

/** The error of a change by a sheet with one row. */
async function change(heading: string, cell: string) {
	const run = await bench.run(
		[{ 'Ad group ID': '1800000000000000001', [heading]: cell }],
		{ operation: 'update', mappingMode: 'autoMapInputData' },
		{ onError: 'continueRegularOutput' },
	);
	return output(run)[0]?.error;
}

describe('an amount without a period', () => {
	expectRows(
		bench,
		{ ...country, 'Start date': '2027-03-15', 'End date': '2027-05-15' },
		`
		Budget = 25,000.00 ¦ Net budget = 25,000.00 ¦ Presupuesto = 25,000.00 ¦ Media budget = 25,000.00
			-> ! ^'…' is 25000 with an end 62 days later: is that a day, or for all of that time? In 'Columns of Your Sheet', say whether '…' is Daily Budget or Lifetime Budget.$
		// One problem where cell and heading contradict each other.
		Daily budget = 5000 LT -> ! the column's heading says Daily. Make the two match.$
		Budget = 50/day | Budget type = Lifetime -> ! 'Budget type' says Lifetime. Make
		Budget = "50" | Budget type = monthly -> ! ^'Budget type' is "monthly"
	`,
	);

	it('is for a day where nothing ends it, and the reading says so', async () => {
		expect(await check({ Budget: '50' })).toMatchObject({
			...{ valid: true, arguments: { budget: 50 } },
			readings: expect.stringContaining('"50" was read as 50 a day'),
		});
	});
});

describe('an amount with taxes or fees is asked about, and gives way to one without', () => {
	expectRows(
		bench,
		country,
		`
		Gross budget = "119" ¦ Bruttobudget = "119" ¦ Budget TTC = "119" ¦ Budget (incl. VAT) = "119"
			¦ Daily budget (inkl. MwSt.) = "119" ¦ Presupuesto (con IVA) = "119" ¦ 日予算（税込） = "119"
			¦ Ngân sách/ngày (đã bao gồm VAT) = "119" ¦ งบรายวัน (รวม VAT) = "119"
			-> ! holds amounts with taxes or fees
		日预算（不含税） = "100" | 日预算（含税） = "106" -> 100
		الميزانية اليومية (غير شاملة الضريبة) = "100" | الميزانية اليومية (شاملة الضريبة) = "115" -> 100
		Daily budget = €119 incl. VAT -> ! Enter the amount without them.
		Budget (net) = "50" | Budget (gross) = "59.5" -> ! answer: 'Budget (gross)'
		Budget = "50" | Budget incl. fees = "60" -> ! answer: 'Budget incl. fees'
		Budget = "50" | Gross = "60" -> ! answer: 'Gross'
		Daily budget = "50" | Gross budget = 8,235.00 ¦ Budget HT = "50" | Budget TTC = "60"
			¦ Daily budget (excl. VAT) = "50" ¦ Ngân sách/ngày (chưa bao gồm VAT) = "50"
			¦ งบรายวัน (ไม่รวม VAT) = "50" -> budget = 50
	`,
	);
});

describe('the currency of an amount is one, and has cents', () => {
	expectRows(
		bench,
		country,
		`
		Daily budget = $50 | Currency = EUR -> ! 'Daily budget' is "$50", but 'Currency' is EUR.
		Daily budget (USD) = "50" | Currency = EUR -> ! but 'Currency' is EUR.
		Daily budget (JPY) = 1500.5 -> ! but JPY has no cents. Enter a whole amount.
		Daily budget = 1500.50 | Currency = HUF -> ! but HUF has no cents.
		Daily budget = ¥1,500.50 | Currency = JPY -> ! but JPY has no cents.
		Daily budget = ₩1500.50 -> ! but KRW has no cents.
		Daily budget = $50 | Currency = CAD ¦ Daily budget = 50/day | Currency = EUR -> budget = 50
		Daily budget (JPY) = 1,500 -> budget = 1500
		Daily budget = ¥1,500.50 | Currency = CNY -> budget = 1500.5
	`,
	);
});

describe("a currency in the budget's heading", () => {
	expectRows(
		bench,
		country,
		`
		Daily budget (USD) = $1,250.00 MXN -> ! but the column's heading says USD. Correct the amount or
		Daily budget (USD) = €50 ¦ daily_budget_usd = €50 -> ! is "€50", but the column's heading says USD.
		Tagesbudget (Euro) = CHF 50 -> ! heading says Euro. Correct the amount or the heading, in the ad account's
		日予算（円） = $50 -> ! '日予算（円）' is "$50", but the column's heading says 円.
		£ per day = €50 -> ! but the column's heading says £.
		// One that may be the same.
		Daily budget (CAD) = $50 ¦ Daily budget ($) = 50 AUD ¦ Tagesbudget (Euro) = 50 €
			¦ 予算（円） = 50円 ¦ Budget (USD/EUR) = €50 ¦ Presupuesto (real) = €50 ¦ Budget (ALL) = €50
			-> budget = 50
		daily_budget_usd = 50 ¦ £ per day = 50 ¦ €/Tag = 50 ¦ $ / day = 50 ¦ USD per day = 50
			¦ € par jour = 50 ¦ Spend/day ($) = 50 ¦ Cost/Day = 50
			-> budget = 50 | budget_mode = BUDGET_MODE_DAY
		Total Net Cost (£) = £500 | End date = 2027-05-31
			-> budget = 500 | budget_mode = BUDGET_MODE_TOTAL
		// No currency says that these are amounts.
		Daily budget = 50 | Per day = 7 -> ! needs your answer: 'Per day'
		Daily budget = 50 | budget_all = 7 -> ! needs your answer: 'budget_all'
		Daily budget = 50 | CPM/day = 7 -> ! needs your answer: 'CPM/day'
		// It settles what a comma is, as the cell's own does.
		Daily budget (USD) = 1,500 ¦ Tagesbudget (€) = "1.500" -> budget = 1500
		日予算（円） = 20,000 -> budget = 20000
		Daily budget (KWD) = 1,500 -> ! can be read as 1500 or as 1.5
		日予算（円） = 3万 -> budget = 30000
		Daily budget = 30만 | Currency = KRW -> budget = 300000
		Tagesbudget (€) = 1,5 Mio -> budget = 1500000
		Daily budget = 3万 ¦ Daily budget (USD) = 1.5k -> ! ", which isn't a valid amount
	`,
	);

	it('counts for a change of the budget too', async () => {
		expect(await change('New budget (EUR)', '$50')).toMatch(
			/'New budget \(EUR\)' is "\$50", but .* says EUR\./,
		);
		expect(bench.sandbox.calls).toEqual([]);
	});
});

describe('budgets in several currencies', () => {
	/** The rows of a sheet that are refused, and the budget that they are told to differ from. */
	async function refused(budgets: readonly string[]) {
		const run = await bench.run(
			budgets.map((budget, at) => ({ name: `Row ${at}`, budget })),
			{ operation: 'preview', adgroupName: '={{ $json.name }}', budget: '={{ $json.budget }}' },
		);
		const told =
			/'Budget' is in a different currency from the other rows, such as "([^"]*)"\. An ad account has one currency, and amounts are sent as they are\. Enter the amount in the ad account's currency\./;
		const others = output(run).map(({ problems }) => told.exec(String(problems))?.[1]);
		return Object.fromEntries(Object.entries(others).filter(([, other]) => other !== undefined));
	}

	it.each<[budgets: string[], told: Record<number, string>]>([
		[['$50', '$60', '€70', '$80'], { 2: '$50' }],
		[['S$80/day', 'S$90', 'Rp 1.500.000'], { 2: 'S$80/day' }],
		// Nobody knows which of two is meant.
		[['£40', '€40'], { 0: '€40', 1: '£40' }],
		[['$50', '50 USD', 'US$50', 'A$50', '50 AUD', '50', '60', '70,50'], {}],
		[['50 kr', '60 SEK', '1,5k €'], {}],
	])('are refused where they are for one account: %j', async (budgets, told) => {
		expect(await refused(budgets)).toEqual(told);
	});

	it('are taken where rows are for several accounts', async () => {
		const rows = ['$50', '€50'].map((Budget, at) => ({
			...{ Budget, ...country, 'Account ID': `700000000000000000${at}` },
		}));
		const { items } = await checkSheet(bench, rows);
		expect(items.map(({ valid }) => valid)).toEqual([true, true]);
	});
});

describe('a word for the budget mode next to the amount', () => {
	expectRows(
		bench,
		{ ...country, 'End date': '2027-05-31' },
		`
		Daily budget = £40 per day -> budget = 40 | budget_mode = BUDGET_MODE_DAY
		Budget = 5000 LT -> budget = 5000 | budget_mode = BUDGET_MODE_TOTAL
		Budget = 900 total | Budget type = Lifetime -> budget = 900 | budget_mode = BUDGET_MODE_TOTAL
		Daily budget = 50/day | Budget = "50" ¦ Budget = $50/day | Budget type =
			-> budget = 50 | budget_mode = BUDGET_MODE_DAY
		// A total is asked about, even beside the daily budget that it repeats.
		Daily budget = 100 | Start date = 2027-05-04 | Total budget = $2,800.00 -> ! but 'Total budget' is
		Daily budget = 100 | Start date = 2027-05-04 | amount = "2800" -> ! answer: 'amount'
	`,
	);

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
		expect(await change('New budget', '$50/day')).toMatch(/isn't a valid amount\. Enter only the/);
		expect(bench.sandbox.calls).toEqual([]);
		expect(await change('Daily budget', '$50/day')).not.toMatch(/'Daily budget'/);
		expect(bench.sandbox.calls.map(({ arguments: sent }) => sent.budget)).toEqual([50]);
	});
});

const workdays = `${`${'0'.repeat(12)}${'1'.repeat(34)}00`.repeat(5)}${'0'.repeat(96)}`;

describe('bids, frequency and hours come from columns by their headings', () => {
	const own = { ...country, 'Daily budget': 50, Objective: 'Traffic' };
	expectRows(bench, own, [
		[{ Days: 'Mon–Fri', Hours: '6am–11pm' }, { dayparting: workdays }],
		[{ Uhrzeiten: '6–23', Wochentage: 'Mo–Fr' }, { dayparting: workdays }],
		[{ Days: 'Mon-Fri', Hours: 'All day' }, { dayparting: '1'.repeat(240) + '0'.repeat(96) }],
	]);
	expectRows(
		bench,
		own,
		`
		Bid = $0.45 ¦ Max CPC = 0.45 | Max CPM = - | Target CPA =
			-> bid_price = 0.45 | bid_type = BID_TYPE_CUSTOM
		Bid = 12 | Objective = Lead Generation
			-> conversion_bid_price = 12 | bid_type = BID_TYPE_CUSTOM
		max. Gebot = 12,50 € | Billing event = oCPM
			-> conversion_bid_price = 12.5 | billing_event = OCPM | bid_type = BID_TYPE_CUSTOM
		Max CPM = 8 | Billing event = CPM -> bid_price = 8 | bid_type = BID_TYPE_CUSTOM
		目標CPA = 1500 | Billing event = oCPM | Daily budget = 5000
			-> conversion_bid_price = 1500 | billing_event = OCPM | bid_type = BID_TYPE_CUSTOM
		Bid strategy = Cost cap | Cost cap = 12 | Billing event = oCPM
			-> conversion_bid_price = 12 | bid_type = BID_TYPE_CUSTOM
		Bid = 0 -> bid_price =
		Bid = n/a | Bid strategy = niedrigste Kosten -> bid_type = BID_TYPE_NO_BID
		Frequency = ３ per 7 days | Objective = Reach -> frequency = 3 | frequency_schedule = 7
		Frequency = 2 | Frequency days = 7 days | Objective = Reach
			-> frequency = 2 | frequency_schedule = 7
		// The average of a plan is no cap.
		Frequency = 2.4 -> frequency =
		App ID = '7123456789012345678 | Objective = App installs | Pacing = Standard
			-> app_id = 7123456789012345678 | pacing = PACING_MODE_SMOOTH
		Interest keyword IDs = 1; 2 -> interest_keyword_ids = 1,2,
		Target CPA = 12 -> ! ^'Target CPA' … by CPC. Enter oCPM in
		Bid cap = 2 | Billing event = oCPM -> ! ^'Bid cap' … by oCPM. Enter CPC, CPM or CPV in
		Max CPM = 8 -> ! ^'Max CPM' … by CPC. Enter CPM in …, or remove the price.$
		Bid = 2 | Optimization goal = VALUE -> ! ^'Bid' … nothing in the row says what TikTok
		Bid = 2 | Max CPC = 3 -> ! ^'Max CPC' …, but 'Bid' is "2". Clear the one that doesn't count
		Bid = 2 | Bid strategy = Lowest cost -> ! ^'Bid strategy' …, but 'Bid' is 2. Remove one of
		Bid strategy = Bid cap | Bid cap = -> ! ^'Bid strategy' …, but 'Bid cap' is empty. Enter a price
		Max CPC (USD) = €2 -> ! ^'Max CPC (USD)' … the column's heading says USD. Correct
		Frequency = 3 per week | Frequency days = 5 | Objective = Reach
			-> ! ^'Frequency days' …, but 'Frequency' is "3 per week". Make the two match.$
		Frequency = 3 | Objective = Reach -> ! ^'Frequency Days' is empty, but 'Frequency' is 3. Enter
		Frequency = 3x7 ¦ Frequency = 3 per month ¦ Frequency = cap 3
			-> ! ^'Frequency' …, but 'Objective' is "Traffic": TikTok caps the frequency
		Bid = Auto -> ! ^'Bid' is "Auto", … or clear the cell if TikTok is to bid by itself.$
		Dayparting = all day | Hours = 9-17 ¦ Weekdays = 1-5 -> ! isn't days and hours
		Hours = 6-23 | Dayparting = 8-20 -> ! ^'Hours' …, but 'Dayparting' is "8-20". Clear the one
		// An optimization goal is sent only where it is one of TikTok's.
		Optimization goal = as many as possible ¦ Optimization goal = LANDING_PAGE_VIEW
			-> ! which isn't one of TikTok's optimization goals. Enter one,
		Optimization goal = traffic_landing_page_view -> optimization_goal = TRAFFIC_LANDING_PAGE_VIEW
		Optimization goal = Klicks -> optimization_goal = CLICK
		// Without an objective a row is asked for it next to what needs one.
		Objective = | App ID = 7123456789012345678 ¦ Objective = | Pixel = 7090000000000000001
			¦ Objective = | Event = Purchase ¦ Objective = | Optimization goal = Conversion
			-> ! ^'Objective' … without an objective the ad group is for Traffic
		Objective = | Pixel = - -> objective =
		// An app runs on one system; both are all of them for anything else.
		OS = both ¦ OS = iOS, Android ¦ OS = 両方 -> operating_systems =
		OS = both | Objective = App Promotion | App ID = 7000000000000000001
			-> ! an ad group that promotes an app can only target one
		OS = both | Promotion type = iOS App -> ! 'OS' contains Android. Change one of the two fields so
	`,
	);
});

it('both systems are told, and not warned of', async () => {
	const item = await check({ 'Daily budget': 50, Objective: 'Traffic', OS: 'Beide' });
	expect(item).toMatchObject({ valid: true, warnings: '' });
	expect(JSON.stringify(item)).toContain('all systems');
});

/** Columns of one amount: a plan has a column for each kind, and an amount in one of them. */
const together: Array<[one: string, other: string, shared: IDataObject]> = [
	['Bid', 'Max CPC', { 'Daily budget': 50 }],
	['Bid', 'Bid cap', { 'Daily budget': 50 }],
	['Bid', 'Target CPA', { 'Daily budget': 50, 'Billing event': 'oCPM' }],
	['Bid', 'Cost cap', { 'Daily budget': 50, 'Billing event': 'oCPM' }],
	['Daily budget', 'Lifetime budget', { 'End date': '2030-12-31' }],
];

const noAmounts = ['', ' ', '-', '–', '—', '- €', '$ -', 'n/a', 'none', 0, '0', '0.00', '0,00 €'];

it.each(
	together.flatMap(([one, other, shared]) => [
		[one, other, shared] as const,
		[other, one, shared] as const,
	]),
)('%s counts where %s has no amount, however that is written', async (one, other, shared) => {
	const cells = noAmounts.flatMap((none): IDataObject[] => [
		{ [one]: 12, [other]: none },
		{ [other]: none, [one]: 12 },
	]);
	const rows = [{ [one]: 12 }, ...cells].map((row) => ({ ...country, ...shared, ...row }));
	const { items: alone } = await checkSheet(bench, rows.slice(0, 1));
	const { items } = await checkSheet(bench, rows.slice(1));
	expect(alone).toMatchObject([{ valid: true }]);
	const sent = ({ problems, arguments: found }: IDataObject = {}) => {
		return [problems, { ...Object(found), adgroup_name: 'A' }];
	};
	expect(items.map(sent)).toEqual(items.map(() => sent(alone[0])));
});

it('an update changes none of them, and says so of what is new', async () => {
	bench.sandbox.addAdGroup({ campaign_id: '1790000000000000001', adgroup_name: 'US' });
	const row = {
		...{ 'Ad group ID': '1800000000000000001', 'New budget': 70, Bid: 2, Hours: '6-23' },
		...{ 'New bid': 2, 'Neue Altersgruppe': '18-24', 'New notes': 'later', 'New hours': '-' },
		City: 'Paris',
	};
	const run = await bench.run([row], { ...automatic, operation: 'update' });
	expect(run.error).toBeUndefined();
	expect(run.hintLines(nodeName.tested)).toContain(
		"Unused columns: 'Bid', 'Hours', 'New bid', 'Neue Altersgruppe', 'New notes' and 'City'.",
	);
});
