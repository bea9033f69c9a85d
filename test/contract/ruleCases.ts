import type { RuleContext, SomeArguments } from '../../nodes/AdspirerTikTok/contract/rules';
import type { ArgumentName } from '../../nodes/AdspirerTikTok/contract/fields';

/** The time at which every case is checked. */
export const now = Date.parse('2026-05-01T12:00:00Z');

/** A row that no rule has anything to say about. */
export const plainRow: SomeArguments = {
	campaign_id: '1790000000000000001',
	adgroup_name: 'Autumn, UK',
	budget: 50,
};

/** Rows that break a rule, and their neighbors that keep it. */
export interface RuleCase {
	readonly argument: ArgumentName;
	/** The arguments of each row in addition to the plain one's. */
	readonly broken: ReadonlyArray<SomeArguments & { readonly [extra: string]: unknown }>;
	/** The message about the first row. */
	readonly says: string;
	readonly kept: readonly SomeArguments[];
	readonly context?: Partial<RuleContext>;
}

const day = (number: number) => `2026-05-${String(number).padStart(2, '0')} 12:00:00`;
const lifetime = { budget_mode: 'BUDGET_MODE_TOTAL' };
const bothSystems = { operating_systems: ['ANDROID', 'IOS'] };
const us = { location_ids: ['6252001'] };

const ownBid = { bid_type: 'BID_TYPE_CUSTOM' };
const withPixel = { objective: 'CONVERSIONS', pixel_id: '7090', optimization_event: 'FORM' };

/** The cases in which a row is refused. */
export const refusals: readonly RuleCase[] = [
	{
		argument: 'adgroup_name',
		broken: [
			{ adgroup_name: 'Total', budget: 1375 },
			{ adgroup_name: 'Total Wireless' },
			{ adgroup_name: 'Grand total incl. VAT', schedule_start_time: day(9) },
		],
		says: 'is "Total", so the row looks like a total of the plan and not like an ad group. Remove the row, or enter another name if it is one.',
		kept: [
			{ adgroup_name: 'Total', budget: undefined },
			{ adgroup_name: 'Total Wireless', ...us },
		],
	},
	{
		argument: 'budget',
		context: { budgetLimit: 1000 },
		broken: [{ budget: 1001 }, { budget: 1000.01, ...lifetime, schedule_end_time: day(9) }],
		says: "is 1001, above the limit of 1000 set in 'Budget Limit'. Lower the budget, or raise the limit if the budget is right.",
		kept: [
			{ budget: 1000 },
			{ budget: 1000, ...lifetime, schedule_end_time: day(9) },
			{ budget_optimize_on: true, budget_strategy: 'FIXED' },
		],
	},
	{
		argument: 'schedule_start_time',
		broken: [{ schedule_start_time: '2026-04-30 23:59:59' }],
		says: "is 2026-04-30 23:59:59 UTC, more than 12 hours in the past, which TikTok doesn't accept. Choose a later start time, or leave the field empty to start now.",
		kept: [{ schedule_start_time: '2026-05-01 00:00:00' }, { schedule_start_time: day(2) }],
	},
	{
		argument: 'schedule_end_time',
		broken: [{ schedule_end_time: '2026-05-01 12:00:00' }],
		says: 'is 2026-05-01 12:00:00 UTC, which is in the past. Choose a later end time.',
		kept: [{ schedule_end_time: '2026-05-01 12:00:01' }],
	},
	{
		argument: 'schedule_end_time',
		broken: [{ schedule_start_time: day(2), schedule_end_time: day(2) }],
		says: "is 2026-05-02 12:00:00 UTC, which isn't after 'Start Time', 2026-05-02 12:00:00 UTC. Choose a later end or an earlier start.",
		kept: [{ schedule_start_time: day(2), schedule_end_time: '2026-05-02 12:00:01' }],
	},
	{
		argument: 'optimization_event',
		broken: [{ objective: 'CONVERSIONS', pixel_id: '7090' }],
		says: 'is empty, but a pixel needs an event to optimize for, such as Complete Payment. Fill it in.',
		kept: [{ objective: 'CONVERSIONS', pixel_id: '7090', optimization_event: 'FORM' }],
	},
	{
		argument: 'excluded_audience_ids',
		broken: [{ audience_ids: ['1', '2', '3'], excluded_audience_ids: ['3', '2', '4'] }],
		says: "contains 3 and 2, also in 'Custom Audiences'. An audience can't be both included and excluded. Remove it from one of the two fields.",
		kept: [{ audience_ids: ['1', '2'], excluded_audience_ids: ['3', '12'] }],
	},
	{
		argument: 'operating_systems',
		broken: [{ objective: 'APP_PROMOTION', app_id: '1', ...bothSystems }],
		says: 'contains more than one system, but an ad group that promotes an app can only target one. Create an ad group for each system.',
		kept: [{ objective: 'APP_PROMOTION', app_id: '1', operating_systems: ['IOS'] }],
	},
	{
		argument: 'promotion_type',
		broken: [{ promotion_type: 'APP_ANDROID', operating_systems: ['IOS'] }],
		says: "is Android App, but 'Operating Systems' contains iOS. Change one of the two fields so that they match.",
		kept: [
			{ promotion_type: 'APP_IOS', operating_systems: ['IOS'] },
			{ promotion_type: 'WEBSITE' },
		],
	},
	{
		argument: 'bid_type',
		broken: [
			{ bid_type: 'BID_TYPE_NO_BID' },
			{ bid_type: 'BID_TYPE_MAX_CONVERSION', bid_price: 0.01 },
		],
		context: { written: (argument) => (argument === 'bid_price' ? 'max. 3' : undefined) },
		says: 'is Lowest Cost, but \'Bid Price\' is "max. 3". Remove one of the two.',
		kept: [],
	},
	{
		argument: 'bid_type',
		broken: [
			ownBid,
			{ ...ownBid, objective: 'LEAD_GENERATION' },
			{ ...ownBid, ...withPixel, billing_event: 'CPC', bid_price: 2 },
		],
		says: "is Cost Cap or Bid Cap, but 'Bid Price' is empty. Enter a price there, or choose Lowest Cost.",
		kept: [
			{ ...ownBid, optimization_goal: 'VALUE', conversion_bid_price: 12 },
			{ ...ownBid, ...withPixel, conversion_bid_price: 12 },
		],
	},
	{
		argument: 'frequency',
		broken: [{ frequency: 7, frequency_schedule: 2 }, { frequency_schedule: 7 }],
		says: 'is 7 in 2 days, but TikTok allows at most 6. Lower it, or raise the days.',
		kept: [{ frequency: 6, frequency_schedule: 2 }],
	},
	{
		argument: 'schedule_type',
		broken: [
			{ schedule_type: 'SCHEDULE_START_END' },
			{ schedule_type: 'SCHEDULE_FROM_NOW', schedule_end_time: day(9) },
		],
		says: "is Start and End Times, but 'End Time' is empty. Change one of the two.",
		kept: [
			{ schedule_type: 'SCHEDULE_START_END', schedule_end_time: day(9) },
			{ schedule_type: 'SCHEDULE_FROM_NOW', schedule_start_time: day(2) },
		],
	},
];

const aWeek = {
	schedule_start_time: '2026-05-02 00:00:00',
	schedule_end_time: '2026-05-08 23:59:59',
};

/** The cases in which a row has a warning, and is sent all the same. */
export const warnings: readonly RuleCase[] = [
	{
		argument: 'budget',
		broken: [{ budget: 10 }, { budget: 19.99, budget_mode: 'BUDGET_MODE_DAY' }],
		says: "is 10 a day. TikTok's minimum is 20 a day in US dollars or euros; other currencies have their own. If TikTok rejects the row, raise the budget.",
		kept: [{ budget: 20 }, { budget: undefined }],
	},
	{
		argument: 'budget',
		broken: [
			{ ...lifetime, budget: 139, ...aWeek },
			{ ...lifetime, budget: 19, schedule_end_time: '2026-05-01 18:00:00' },
			{ ...lifetime, budget: 39, schedule_end_time: day(3) },
		],
		says: "is 139 for 7 days. TikTok's minimum is 20 a day in US dollars or euros; other currencies have their own. If TikTok rejects the row, raise the budget.",
		kept: [{ ...lifetime, budget: 140, ...aWeek }],
	},
];
