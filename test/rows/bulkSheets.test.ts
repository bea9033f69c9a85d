import '../fixedDate';
import type { IDataObject } from 'n8n-workflow';
import { hintsOf } from '../output/shown';
import { fileWorkbench, output } from '../workbench';
import { checkSheet, expectRows } from './bench';
import { problemsOf, sendRows } from './rowsSent';
import { tiktokRow } from './tiktokRow';

const bench = fileWorkbench();
const automatic = { mappingMode: 'autoMapInputData' };

/** The core of a row of Meta's own bulk sheet. */
const metaRow: IDataObject = {
	...{ 'Campaign Name': 'Spring', 'Campaign Status': 'ACTIVE', 'Buying Type': 'AUCTION' },
	...{ 'Campaign Objective': 'Outcome Traffic', 'Ad Set Run Status': 'ACTIVE' },
	...{ 'Ad Set Name': 'US women', 'Ad Set Daily Budget': '50', 'Ad Set Lifetime Budget': '0' },
	...{ 'Ad Set Time Start': '03/13/2030 9:00:00 am', 'Ad Set Time Stop': '03/31/2030 11:59:00 pm' },
	...{ 'Ad Set Bid Strategy': 'LOWEST_COST_WITHOUT_CAP', Countries: 'US, CA' },
	...{ 'Location Types': 'home, recent', Gender: 'Women', 'Age Min': '18', 'Age Max': '34' },
	...{ 'User Operating System': 'iOS', 'Ad Name': 'Ad 1', Link: 'https://example.com' },
};

describe("Meta's bulk sheet", () => {
	expectRows(bench, metaRow, [
		[
			{},
			{
				...{ adgroup_name: 'US women', objective: 'TRAFFIC', budget: 50 },
				...{ budget_mode: 'BUDGET_MODE_DAY', bid_type: 'BID_TYPE_NO_BID' },
				...{ location_ids: ['6252001', '6251999'], age_groups: ['AGE_18_24', 'AGE_25_34'] },
				...{ gender: 'GENDER_FEMALE', operating_systems: ['IOS'] },
				schedule_start_time: '2030-03-13 13:00:00',
				schedule_end_time: '2030-04-01 03:59:00',
			},
		],
		[
			{ 'Age Max': '65', 'User Operating System': 'All' },
			{ age_groups: expect.arrayContaining(['AGE_55_100']) },
		],
	]);
	expectRows(
		bench,
		metaRow,
		`
		Ad Set Daily Budget = | Ad Set Lifetime Budget = "900" | Gender = Men
			-> budget = 900 | budget_mode = BUDGET_MODE_TOTAL | gender = GENDER_MALE
		Ad Set Bid Strategy = LOWEST_COST_WITH_BID_CAP | Bid Amount = "2.50"
			-> bid_type = BID_TYPE_CUSTOM | bid_price = 2.5
		Optimization Goal = OFFSITE_CONVERSIONS -> optimization_goal = CONVERT
		Optimized Conversion Tracking Pixels = tp:123456789012345 -> ! ^'Optimized Conversion Tracking Pixels'
		Ad Set ID = 23842938420394820 -> ! ^'Ad Set ID'
		Billing Event = IMPRESSIONS -> billing_event = CPM
		Billing Event = LINK_CLICKS -> billing_event = CPC
		Billing Event = POST_ENGAGEMENT -> ! ^'Billing Event' is "POST_ENGAGEMENT", which isn't one of the choices. Enter CPC
		Use Accelerated Delivery = Yes -> ! ^'Use Accelerated Delivery'
		DMA = Austin -> ! ^'DMA'
	`,
	);

	it('pauses and skips by its status', async () => {
		const rows = ['PAUSED', 'ARCHIVED'].map((one) => ({ ...metaRow, 'Ad Set Run Status': one }));
		const { items } = await checkSheet(bench, rows);
		expect(items.map(({ summary }) => /paused|Skipped/.exec(String(summary))?.[0])).toEqual([
			...['paused', 'Skipped'],
		]);
	});

	it.each(['adGroup', 'ad'])('has no column that needs an answer: %s', async (resource) => {
		const parameters = { operation: 'columns', resource, ...automatic };
		const rows = [{ ...metaRow, 'Billing Event': 'IMPRESSIONS' }];
		const items = output(await bench.run(rows, parameters));
		expect(items.length).toBeGreaterThan(15);
		expect(items.filter(({ means }) => means === 'needs your answer')).toEqual([]);
	});
});

const sent = {
	...{ adgroup_name: 'US | 18-24', objective: 'CONVERSIONS', budget: 50 },
	...{ budget_mode: 'BUDGET_MODE_DAY', location_ids: ['6252001'] },
	...{ placement_type: 'PLACEMENT_TYPE_NORMAL', placements: ['PLACEMENT_TIKTOK'] },
	...{ pixel_id: '7000000000000000001', optimization_event: 'COMPLETE_PAYMENT' },
	...{ promotion_type: 'WEBSITE' },
	...{ age_groups: ['AGE_18_24', 'AGE_25_34', 'AGE_35_44', 'AGE_45_54', 'AGE_55_100'] },
	...{ languages: ['en'], optimization_goal: 'CONVERT', billing_event: 'OCPM' },
	...{ bid_type: 'BID_TYPE_CUSTOM', conversion_bid_price: 12.5, pacing: 'PACING_MODE_SMOOTH' },
	...{ comment_disabled: false, video_download_disabled: false },
	...{ schedule_start_time: '2030-03-01 00:00:00' },
};

describe("TikTok's own bulk file", () => {
	it('is created as it is, an ad group once for the rows of its ads', async () => {
		const id = '1790000000000000007';
		bench.sandbox.options.campaigns = [{ id, name: 'Spring 2030', objective: '' }];
		const second = { ...tiktokRow, 'Ad Name': 'Ad 2', 'Video Name': 'spring-2.mp4' };
		const { rows, run } = await sendRows(bench, [tiktokRow, second], automatic);
		const all = { ...sent, campaign_id: id };
		expect(rows.map((row) => row.sent)).toEqual([all, all]);
		expect(bench.sandbox.adGroups).toHaveLength(1);
		expect(hintsOf(run).join()).not.toContain('Unused');
	});

	it('is done where a row has an ad group, asks for an amount where it has none, and passes the rest', async () => {
		const done = { 'Campaign ID': '1790000000000000007', 'Ad Group ID': '1790000000000000099' };
		const asking = {
			...{ 'Campaign Budget Optimization': 'On', 'Campaign Budget Type': 'Daily' },
			...{ 'Campaign Budget Amount': '500.00', 'Ad Group Budget Type': 'No Limit' },
			'Ad Group Budget Amount': '',
		};
		const ofOthers = {
			...{ 'Campaign Budget Type': 'Daily', 'Product ID': '5', 'Deeplink URL': 'app://x' },
			...{ 'Campaign Status': 'Off', 'Ad Status': 'Off', 'Ad Group Name': 'Other' },
		};
		const rows = [done, asking, ofOthers].map((cells) => ({ ...tiktokRow, ...cells }));
		const { items } = await checkSheet(bench, rows);
		expect(items[0]?.summary).toContain('Already done');
		expect(problemsOf(items[1]).map(({ field }) => field)).toEqual([
			...['Ad Group Budget Type', 'Ad Group Budget Amount', 'Campaign Budget Optimization'],
		]);
		expect(items[2]).toMatchObject({ valid: true, arguments: { budget: 50 }, warnings: '' });
	});

	expectRows(
		bench,
		tiktokRow,
		`
		User Comment = Off -> comment_disabled = true
		Video Download = Off -> video_download_disabled = true
		Location = id:6252001 -> location_ids = 6252001,
		Placement Types = Automatic | Placements = -> placement_type = PLACEMENT_TYPE_AUTOMATIC
		Bid Strategy = Maximum Delivery | Bid for oCPC/M = -> bid_type = BID_TYPE_NO_BID
		Ad Group Budget Type = Lifetime | Ad Group Budget Amount = 900.00 | End Time = 2030/03/31 23:59
			-> budget_mode = BUDGET_MODE_TOTAL | schedule_end_time = 2030-04-01 03:59:00
		Campaign ID = id:1790000000000000008 -> campaign_id = 1790000000000000008
		// What asks, and is never sent without an answer.
		Campaign Budget Optimization = On -> ! 'Campaign Budget Optimization'
		Optimization location = App -> ! 'Optimization location'
		Allow video sharing = Off -> ! 'Allow video sharing'
		Use catalog = On -> ! 'Use catalog'
		Minimum ROAS = 2.5 -> ! 'Minimum ROAS'
		Device Price = 250-500 -> ! 'Device Price'
		Start Time = 2020/03/01 00:00 -> ! 'Start Time'
	`,
	);
});
