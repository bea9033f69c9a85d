import '../fixedDate';
import type { IDataObject } from 'n8n-workflow';
import { nodeName } from '../engine';
import { fileWorkbench } from '../workbench';
import { checkSheet, expectRows } from './bench';
import { problemsOf, sendRows } from './rowsSent';

const bench = fileWorkbench();

/** A row of TikTok's own bulk file: all of its headings, with what the cells say where nothing is set. */
const neutral: IDataObject = Object.fromEntries(
	`
	Campaign ID ~ Campaign Status = On ~ Campaign Name = Spring 2030
	~ Advertising Objective = Sales ~ Campaign type ~ Sales destination ~ Use catalog = Off
	~ Product source ~ iOS 14 Dedicated Campaign = Off ~ App profile page used
	~ Campaign Budget Type = No Limit ~ Campaign Budget Amount ~ Campaign Budget Optimization = Off
	~ Special ads categories ~ Realtime API (RTA) ~ Ad Group ID ~ Ad Group Status = On
	~ Ad Group Name = US | 18-24 ~ Interaction type ~ Shop ads type ~ Catalog ID
	~ Business Center ID of the catalog ~ TikTok Shop code ~ Business Center ID of the TikTok Shop
	~ Placement Types = Select ~ Placements = TikTok ~ Include search results = Off
	~ Block List (Pangle) ~ Optimization location = Website
	~ TikTok Pixel ID = id:7000000000000000001 ~ Pixel Event = Complete Payment ~ App ID
	~ User Comment = On ~ Video Download = On ~ Allow video sharing = On
	~ Automated Creative Optimization = Off ~ Audience Targeting (VSA) ~ Include audience ID
	~ Exclude audience ID ~ Retarget audience type ~ Date range (retarget audience)
	~ Custom audience ~ Smart audience = Off ~ Location = United States ~ Gender = All
	~ Age = 18-24,25-34,35-44,45-54,55+ ~ Languages = English ~ Spending power = All
	~ Household income = All ~ Interest Category ~ Video interactions ~ Creator Category
	~ Creator-related Actions ~ Hashtag interactions ~ Additional interests
	~ Smart interests & behaviors = Off ~ Internet service provider = All ~ Operating System = All
	~ Connection Type = All ~ Carriers = All ~ Device Price = All ~ OS Versions = All
	~ Device model = All ~ Category exclusions ~ Vertical sensitivity
	~ Inventory filter = Full inventory ~ Ad Group Budget Type = Daily
	~ Ad Group Budget Amount = 50.00 ~ Start Time = 2030/03/01 00:00 ~ End Time = No Limit
	~ Dayparting = All Day ~ Optimization Goal = Conversion ~ In-App Event ~ Secondary Goal
	~ Billing Method = oCPM ~ Click-through window = 7-day click ~ View-through window = 1-day view
	~ Engaged view-through window ~ Event count = Every ~ Frequency Cap ~ Bid Strategy = Cost Cap
	~ Bid ~ Bid for oCPC/M = 12.50 ~ Minimum ROAS ~ Bid for Secondary Goal
	~ Delivery Type = Standard ~ Ad ID ~ Ad Status = On ~ Ad Name = Ad 1 ~ Products type
	~ Product set ID ~ Product ID ~ Use TikTok Account = Off ~ Identity Type = Custom Identity
	~ Identity ID = id:7100000000000000001 ~ Business Center ID of the identity
	~ Ad format = Single video ~ Image Name ~ Video Name = spring.mp4 ~ Post ID ~ Ad Music ID
	~ Only show as ad ~ Catalog video template ID ~ Destination Page Type (VSA) ~ Destination
	~ Instant page ID ~ Interactive add-on ID ~ Text = Buy now ~ Call to action type = Standard
	~ Call to Action = Learn More ~ Playable ID ~ Auto Ad - Image Name ~ Auto Ad - Video Name
	~ Auto Ad - Text ~ Auto ad - call to action type ~ Auto Ad - Call to Action ~ Website type
	~ Web URL = https://example.com ~ Deeplink type ~ Deeplink URL ~ Fallback Type
	~ Fallback Website URL ~ Impression Tracking URL ~ Click Tracking URL ~ TikTok website events
	~ TikTok app events ~ TikTok offline events
	`
		.split('~')
		.map((one) => one.trim().split(' = '))
		.map(([heading = '', cell = '']) => [heading, cell]),
);

const automatic = { mappingMode: 'autoMapInputData' };

const sent = {
	adgroup_name: 'US | 18-24',
	objective: 'CONVERSIONS',
	budget: 50,
	budget_mode: 'BUDGET_MODE_DAY',
	location_ids: ['6252001'],
	placement_type: 'PLACEMENT_TYPE_NORMAL',
	placements: ['PLACEMENT_TIKTOK'],
	pixel_id: '7000000000000000001',
	optimization_event: 'COMPLETE_PAYMENT',
	promotion_type: 'WEBSITE',
	age_groups: ['AGE_18_24', 'AGE_25_34', 'AGE_35_44', 'AGE_45_54', 'AGE_55_100'],
	languages: ['en'],
	optimization_goal: 'CONVERT',
	billing_event: 'OCPM',
	bid_type: 'BID_TYPE_CUSTOM',
	conversion_bid_price: 12.5,
	pacing: 'PACING_MODE_SMOOTH',
	comment_disabled: false,
	video_download_disabled: false,
	schedule_start_time: '2030-03-01 00:00:00',
};

describe("TikTok's own bulk file", () => {
	it('is created as it is, an ad group once for the rows of its ads', async () => {
		bench.sandbox.options.campaigns = [
			{ id: '1790000000000000007', name: 'Spring 2030', objective: '' },
		];
		const second = { ...neutral, 'Ad Name': 'Ad 2', 'Video Name': 'spring-2.mp4' };
		const { rows, run } = await sendRows(bench, [neutral, second], automatic);
		const all = { ...sent, campaign_id: '1790000000000000007' };
		expect(rows.map((row) => row.sent)).toEqual([all, all]);
		expect(bench.sandbox.adGroups).toHaveLength(1);
		expect(
			run
				.hints(nodeName.tested)
				.map(({ message }) => message)
				.join(),
		).not.toContain('Unused');
	});

	it('is done where a row has an ad group, and asks for an amount where it has none', async () => {
		const {
			items: [done, asking],
		} = await checkSheet(bench, [
			{ ...neutral, 'Campaign ID': '1790000000000000007', 'Ad Group ID': '1790000000000000099' },
			{
				...neutral,
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
			'Campaign Budget Type': 'Daily',
			'Product ID': '5',
			'Deeplink URL': 'app://x',
		};
		const { items } = await checkSheet(bench, [
			{ ...neutral, ...others, 'Campaign Status': 'Off', 'Ad Status': 'Off' },
		]);
		expect(items).toMatchObject([{ valid: true, arguments: { budget: 50 }, warnings: '' }]);
	});

	expectRows(bench, neutral, [
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
