import '../fixedDate';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { nodeName } from '../engine';
import { fileWorkbench, output } from '../workbench';
import { automatic, checkSheet, expectRows } from './bench';
import { sendRows } from './rowsSent';

const bench = fileWorkbench();

const campaign = '1790000000000000001';
const locator = (value: string) => ({ __rl: true as const, mode: 'id', value });
const elsewhere = 'but without a country TikTok targets the United States.';
const canBeSaid =
	", or choose the countries in 'Values for All Rows', also if it is the United States.";
const minimal = { 'Daily budget': 50, Country: 'US' };

describe('a required column that is missing or empty', () => {
	it.each([
		[
			{ Country: 'US' },
			"'Campaign' has no column. Add one, such as 'Campaign ID', choose the campaign in the node, or in 'Columns of Your Sheet', say which column it is.",
			"'Ad Group Name' has no column. Add one, such as 'Ad group', or in 'Columns of Your Sheet', say which column it is.",
			"'Budget' has no column. Add one, such as 'Daily budget', or in 'Columns of Your Sheet', say which column it is.",
		],
		// A field that an unknown column may hold isn't called missing yet.
		[
			{ 'Name of person': 'Ann', 'Daily budget': 'much' },
			"1 column needs your answer: 'Name of person'. Open the node and say what it is. Ignore it only if no row needs it.",
			`'Daily budget' is "much", which isn't a valid amount. Enter only the amount, in full and in digits, such as 50 or 49.90. A budget is for a day or for the whole schedule.`,
		],
		[
			{ 'Kampagnen-ID': '', 'Ad set': '', 'Daily budget': '', 'Lifetime budget': '' },
			"'Kampagnen-ID' is empty. Fill it in, or choose the campaign in the node.",
			"'Ad set' is empty. Fill it in.",
			"'Daily budget' is empty. Fill it in.",
			`'Locations' has no column, ${elsewhere} Add a column 'Country'${canBeSaid}`,
		],
	] satisfies Array<[IDataObject, ...string[]]>)('is reported: %j', async (row, ...told) => {
		const parameters = { ...automatic, campaignId: locator(''), operation: 'preview' };
		const [item] = output(await bench.run([row], parameters));
		expect(item?.problems).toBe(told.join(' '));
	});
});

describe('account and campaign', () => {
	it('of the form serve for rows that name none', async () => {
		const account = '7000000000000000001';
		const cells = [{ 'Campaign ID': '', 'Account ID': '' }, { 'Account ID': account }, {}];
		const rows = cells.map((more) => ({ ...minimal, ...more }));
		const { items } = await checkSheet(bench, rows, { advertiserId: locator(account) });
		const sent = { campaign_id: campaign, advertiser_id: account };
		expect(items).toMatchObject(rows.map(() => ({ arguments: sent })));
	});

	const link = 'https://ads.tiktok.com/i18n/perf';
	const inAccount = (account: string) =>
		`${link}/adgroup?aadvid=${account}&campaign_id=1790000000000000005`;
	expectRows(
		bench,
		{ ...minimal, 'Account ID': '7000000000000000001' },
		`
		Campaign = ${inAccount('7000000000000000001')}
			-> campaign_id = 1790000000000000005
		Campaign = ${inAccount('7000000000000000002')}
			-> ! 'Campaign' is a link to the ad account 7000000000000000002, but the row's account is 7000000000000000001. Use a campaign of the row's account.
		// Such a row would pass for created.
		Ad group ID = 7000000000000000001 -> ! the ID of the row's ad account
		Ad group ID = ${campaign} -> ! the ID of the row's campaign
		// A column that holds an ID in some sheets and a name in others, which the form never replaces.
		Campaign = 1790000000000000005 | Audience name = 170000001, 170000002
			-> campaign_id = 1790000000000000005 | audience_ids = 170000001,170000002,
		Campaign = 1790000000000000006 | Audience name = -
			-> campaign_id = 1790000000000000006 | audience_ids =
		Campaign = 1.79E+18 -> ! ^'Campaign' is "1.79E+18". …lost
		Campaign = #REF! -> ! ^'Campaign' is "#REF!"
		Campaign = ${link}/campaign -> ! ^'Campaign' is …, which isn't a link … that names one campaign
		Campaign = ${campaign} | Audience name = 1.7E+18 -> ! ^'Audience name' is "1.7E+18". …lost
		Placements = TikTok | Placement type = Manual ¦ Placements = TikTok | Placement type =
			-> placement_type = PLACEMENT_TYPE_NORMAL | placements = PLACEMENT_TIKTOK,
		Placements = TikTok | Placement type = Automatic
			-> ! 'Placements' is "TikTok", but 'Placement type' is "Automatic": placements are chosen with manual placement only. Make the two match.
		Placements = | Placement type = Manual -> ! ^'Placements' is empty, but manual placement
		Placements = Instagram | Placement type =
			-> ! ^'Placements' is "Instagram", which isn't one of the choices
	`,
	);

	it('holds short numbers as names only next to other names', async () => {
		const summaries = async (...cells: string[]) => {
			const rows = cells.map((Campaign, at) => ({ ...minimal, Campaign, 'Ad group': `N ${at}` }));
			const run = await bench.run(rows, { ...automatic, operation: 'preview' });
			return output(run).map(({ summary }) => /Campaign: [^;]*/.exec(String(summary))?.[0]);
		};
		const lookedUp = '"20261201" (looked up when created)';
		expect((await summaries('20261201', 'Spring', campaign))[0]).toBe(`Campaign: ${lookedUp}`);
		expect((await summaries('Spring', '', campaign))[2]).toBe(`Campaign: ${campaign}`);
		expect((await summaries('20261201', '-'))[0]).toBe('Campaign: 20261201');
	});
});

describe('a column Ad group ID', () => {
	const done = { ...minimal, 'Ad group': 'Done', 'Ad group ID': '1800000000000000077' };

	it('means done where it is filled: no call, whatever the row says', async () => {
		const rows = [
			done,
			{ ...done, Budget: 'nonsense', 'End date': '2020-01-01', Age: '18-34' },
			{ ...minimal, 'Ad group': 'Not done', 'Ad group ID': '' },
			{ ...minimal, 'Ad group': 'Not done either', 'Ad group ID': '-' },
		];
		const { rows: made, run } = await sendRows(bench, rows, automatic);
		expect(made.map(({ item }) => item)).toMatchObject([
			{ success: true, adgroup_id: '1800000000000000077', already_created: true },
			{ success: true, adgroup_id: '1800000000000000077', already_created: true },
			{ success: true, adgroup_name: 'Not done' },
			{ success: true, adgroup_name: 'Not done either' },
		]);
		expect(bench.sandbox.calls).toHaveLength(2);
		const hints = run.hintLines(nodeName.tested);
		expect(hints.filter((hint) => /rows? (1|2)\b/.test(hint))).toEqual([]);
	});

	expectRows(
		bench,
		done,
		`
		Ad group ID = 1.8E+18 -> ! ^'Ad group ID' is "1.8E+18". …lost
		Ad group ID = yes -> ! ^'Ad group ID' is "yes"
		Ad group ID = ${campaign} -> ! ^'Ad group ID' is …, the ID of the row's campaign
		adgroup_id = 1800000000000000078
			-> ! ^'Ad group ID' is …, but 'adgroup_id' is …Clear the one that doesn't count
	`,
	);
});

describe('a row with no country from any source', () => {
	it.each<[row: IDataObject, more: INodeParameters, expected: string[]]>([
		[{}, {}, [`'Locations' has no column, ${elsewhere} Add a column 'Country'${canBeSaid}`]],
		[{ Country: '' }, {}, [`'Country' is empty, ${elsewhere} Fill it in${canBeSaid}`]],
		[{ Country: 'US' }, {}, []],
		[{ 'Location IDs': '6252001' }, {}, []],
		[{ 'Ad group ID': '1800000000000000001' }, {}, []],
		[{}, { valuesForAllRows: { locations: ['6252001'] } }, []],
		[{}, { options: { additionalArguments: '{ "location_ids": ["6252001"] }' } }, []],
	])('is refused: %j with %j', async (row, parameters, expected) => {
		const { items } = await checkSheet(bench, [{ 'Daily budget': 50, ...row }], parameters);
		expect(items.map(({ problems }) => problems)).toEqual([expected.join(' ')]);
	});
});

describe('headings are named in one line, and one that comes again is the same', () => {
	const budget = '\uFEFFDaily\nBudget ';
	const twice =
		/^'Daily Budget' is "x", which isn't a valid amount\. .* 'Country' is "US", but 'Country_1' is "UK"\. Clear the one that doesn't count\.$/;
	expectRows(bench, { Country: 'US' }, [
		[{ [budget]: 50, Country_1: '' }, { budget: 50 }],
		[{ [budget]: 'x', Country_1: 'UK' }, twice],
	]);
});
