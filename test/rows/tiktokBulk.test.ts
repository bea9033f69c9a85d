import '../fixedDate';
import { hintsOf } from '../output/shown';
import { fileWorkbench } from '../workbench';
import { checkSheet, expectRows } from './bench';
import { problemsOf, sendRows } from './rowsSent';
import { tiktokRow } from './tiktokRow';

const bench = fileWorkbench();

const automatic = { mappingMode: 'autoMapInputData' };

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
		bench.sandbox.options.campaigns = [
			{ id: '1790000000000000007', name: 'Spring 2030', objective: '' },
		];
		const second = { ...tiktokRow, 'Ad Name': 'Ad 2', 'Video Name': 'spring-2.mp4' };
		const { rows, run } = await sendRows(bench, [tiktokRow, second], automatic);
		const all = { ...sent, campaign_id: '1790000000000000007' };
		expect(rows.map((row) => row.sent)).toEqual([all, all]);
		expect(bench.sandbox.adGroups).toHaveLength(1);
		expect(hintsOf(run).join()).not.toContain('Unused');
	});

	it('is done where a row has an ad group, and asks for an amount where it has none', async () => {
		const {
			items: [done, asking],
		} = await checkSheet(bench, [
			{ ...tiktokRow, 'Campaign ID': '1790000000000000007', 'Ad Group ID': '1790000000000000099' },
			{
				...tiktokRow,
				'Campaign Budget Optimization': 'On',
				'Campaign Budget Type': 'Daily',
				'Campaign Budget Amount': '500.00',
				'Ad Group Budget Type': 'No Limit',
				'Ad Group Budget Amount': '',
			},
		]);
		expect(done?.summary).toContain('Already done');
		expect(problemsOf(asking).map(({ field }) => field)).toEqual([
			'Ad Group Budget Type',
			'Ad Group Budget Amount',
			'Campaign Budget Optimization',
		]);
	});

	it('passes in silence what says nothing of an ad group', async () => {
		const others = {
			...{ 'Campaign Budget Type': 'Daily', 'Product ID': '5' },
			'Deeplink URL': 'app://x',
		};
		const { items } = await checkSheet(bench, [
			{ ...tiktokRow, ...others, 'Campaign Status': 'Off', 'Ad Status': 'Off' },
		]);
		expect(items).toMatchObject([{ valid: true, arguments: { budget: 50 }, warnings: '' }]);
	});

	expectRows(bench, tiktokRow, [
		[{ 'User Comment': 'Off' }, { comment_disabled: true }],
		[{ 'Video Download': 'Off' }, { video_download_disabled: true }],
		[{ Location: 'id:6252001' }, { location_ids: ['6252001'] }],
		[
			{ 'Placement Types': 'Automatic', Placements: '' },
			{ placement_type: 'PLACEMENT_TYPE_AUTOMATIC' },
		],
		[{ 'Bid Strategy': 'Maximum Delivery', 'Bid for oCPC/M': '' }, { bid_type: 'BID_TYPE_NO_BID' }],
		[
			{
				'Ad Group Budget Type': 'Lifetime',
				'Ad Group Budget Amount': '900.00',
				'End Time': '2030/03/31 23:59',
			},
			{ budget_mode: 'BUDGET_MODE_TOTAL', schedule_end_time: '2030-04-01 03:59:00' },
		],
		[{ 'Campaign ID': 'id:1790000000000000008' }, { campaign_id: '1790000000000000008' }],
		// What asks, and is never sent without an answer.
		[{ 'Campaign Budget Optimization': 'On' }, "'Campaign Budget Optimization'"],
		[{ 'Optimization location': 'App' }, "'Optimization location'"],
		[{ 'Allow video sharing': 'Off' }, "'Allow video sharing'"],
		[{ 'Use catalog': 'On' }, "'Use catalog'"],
		[{ 'Minimum ROAS': '2.5' }, "'Minimum ROAS'"],
		[{ 'Device Price': '250-500' }, "'Device Price'"],
		[{ 'Start Time': '2020/03/01 00:00' }, "'Start Time'"],
	]);
});
