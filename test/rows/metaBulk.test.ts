import '../fixedDate';
import type { IDataObject } from 'n8n-workflow';
import { fileWorkbench, output } from '../workbench';
import { checkSheet, expectRows } from './bench';
import { problemsOf } from './rowsSent';

const bench = fileWorkbench();

/** The core of a row of Meta's own bulk sheet. */
const core: IDataObject = {
	'Campaign Name': 'Spring',
	'Campaign Status': 'ACTIVE',
	'Campaign Objective': 'Outcome Traffic',
	'Buying Type': 'AUCTION',
	'Ad Set Run Status': 'ACTIVE',
	'Ad Set Name': 'US women',
	'Ad Set Time Start': '03/13/2030 9:00:00 am',
	'Ad Set Time Stop': '03/31/2030 11:59:00 pm',
	'Ad Set Daily Budget': '50',
	'Ad Set Lifetime Budget': '0',
	'Ad Set Bid Strategy': 'LOWEST_COST_WITHOUT_CAP',
	Countries: 'US, CA',
	'Location Types': 'home, recent',
	Gender: 'Women',
	'Age Min': '18',
	'Age Max': '34',
	'User Operating System': 'iOS',
	'Ad Name': 'Ad 1',
	Link: 'https://example.com',
};

const check = async (cells: IDataObject) =>
	(await checkSheet(bench, [{ ...core, ...cells }])).items[0];

describe("Meta's bulk sheet", () => {
	expectRows(bench, core, [
		[
			{},
			{
				adgroup_name: 'US women',
				objective: 'TRAFFIC',
				budget: 50,
				budget_mode: 'BUDGET_MODE_DAY',
				bid_type: 'BID_TYPE_NO_BID',
				location_ids: ['6252001', '6251999'],
				age_groups: ['AGE_18_24', 'AGE_25_34'],
				gender: 'GENDER_FEMALE',
				operating_systems: ['IOS'],
				schedule_start_time: '2030-03-13 13:00:00',
				schedule_end_time: '2030-04-01 03:59:00',
			},
		],
		[
			{ 'Ad Set Daily Budget': '', 'Ad Set Lifetime Budget': '900', Gender: 'Men' },
			{ budget: 900, budget_mode: 'BUDGET_MODE_TOTAL', gender: 'GENDER_MALE' },
		],
		[
			{ 'Ad Set Bid Strategy': 'LOWEST_COST_WITH_BID_CAP', 'Bid Amount': '2.50' },
			{ bid_type: 'BID_TYPE_CUSTOM', bid_price: 2.5 },
		],
		[{ 'Optimization Goal': 'OFFSITE_CONVERSIONS' }, { optimization_goal: 'CONVERT' }],
		[
			{ 'Age Max': '65', 'User Operating System': 'All' },
			{ age_groups: expect.arrayContaining(['AGE_55_100']) },
		],
	]);

	it('pauses and skips by its status', async () => {
		expect((await check({ 'Ad Set Run Status': 'PAUSED' }))?.summary).toContain('paused');
		expect((await check({ 'Ad Set Run Status': 'ARCHIVED' }))?.summary).toContain('Skipped');
	});

	it.each<[heading: string, cell: string]>([
		['Optimized Conversion Tracking Pixels', 'tp:123456789012345'],
		['Ad Set ID', '23842938420394820'],
		['Billing Event', 'IMPRESSIONS'],
		['Use Accelerated Delivery', 'Yes'],
		['DMA', 'Austin'],
	])('refuses what TikTok does not know: %s %s', async (heading, cell) => {
		const problems = problemsOf(await check({ [heading]: cell }));
		expect(problems).toMatchObject([{ field: heading }]);
	});

	it.each(['adGroup', 'ad'])(
		'has no column that needs an answer in a sheet of: %s',
		async (resource) => {
			const parameters = { operation: 'columns', resource, mappingMode: 'autoMapInputData' };
			const items = output(
				await bench.run([{ ...core, 'Billing Event': 'IMPRESSIONS' }], parameters),
			);
			expect(items.length).toBeGreaterThan(15);
			expect(items.filter(({ means }) => means === 'needs your answer')).toEqual([]);
		},
	);
});
