import type { CheckCase } from './cases';

const day = (number: number) => `2026-05-${String(number).padStart(2, '0')} 12:00:00`;

export const ruleCases: readonly CheckCase[] = [
	{
		check: "a plan's total is no ad group",
		found: [
			{ adgroup_name: 'Total', budget: 1375 },
			{ adgroup_name: 'TOTAL:', budget: 1375, location_ids: ['6252001'] },
			{ adgroup_name: 'Grand Total (12 ad groups)', budget: 1375 },
			{ adgroup_name: 'Sub-total', budget: 1375 },
			{ adgroup_name: 'Summe', budget: 1375 },
			{ adgroup_name: 'Total général', budget: 1375 },
			{ adgroup_name: 'Totaal', budget: 1375 },
			{ adgroup_name: '合計', budget: 1375 },
			{ adgroup_name: 'US Total', budget: 1375 },
			{ adgroup_name: 'Summe – DACH', budget: 1375 },
			{ adgroup_name: '日本合計', budget: 1375 },
			{ adgroup_name: 'Grand total incl. VAT', budget: 1375, schedule_start_time: day(9) },
			{ adgroup_name: 'Subtotal: UK', budget: 1375, location_ids: ['2635167'] },
			{ adgroup_name: 'Sub-Total Flight 1', budget: 1375, location_ids: ['2635167'] },
		],
		argument: 'adgroup_name',
		message:
			'is "Total", so the row looks like a total of the plan and not like an ad group. Remove the row, or enter another name if it is one.',
		pattern: /^is ".+", so the row looks like a total of the plan/,
		neighbors: [
			{ adgroup_name: 'Total', budget: undefined },
			{ adgroup_name: 'Total Wireless', budget: 50, location_ids: ['6252001'] },
			{ adgroup_name: 'Total Wireless', budget: 50, schedule_start_time: day(9) },
			{ adgroup_name: 'US, total reach, 18-34', budget: 50 },
			{ adgroup_name: 'Summer', budget: 50 },
			{ adgroup_name: '(12)', budget: 50 },
		],
	},
	{
		check: 'a budget is within the limit',
		found: [
			{ budget: 1001 },
			{ budget: 1000.01 },
			{ budget: 5000, budget_mode: 'BUDGET_MODE_DAY' },
		],
		context: { budgetLimit: 1000 },
		argument: 'budget',
		message:
			"is 1001, above the limit of 1000 set in 'Budget Limit'. Lower the budget, or raise the limit if the budget is right.",
		pattern: /^is [\d.]+, above the limit of 1000 /,
		neighbors: [{}, { budget: 1000 }, { budget: 1 }, { budget: undefined }],
	},
	{
		check: 'no budget is above a limit that is not set',
		found: [],
		argument: 'budget',
		message: '',
		pattern: /^$/,
		neighbors: [{ budget: 1_000_000 }, { budget: 10_000_000_000 }],
	},
	{
		check: 'a lifetime budget is within the limit too',
		found: [{ budget: 1001, budget_mode: 'BUDGET_MODE_TOTAL', schedule_end_time: day(9) }],
		context: { budgetLimit: 1000 },
		argument: 'budget',
		message:
			"is 1001, above the limit of 1000 set in 'Budget Limit'. Lower the budget, or raise the limit if the budget is right.",
		pattern: /^is 1001/,
		neighbors: [{ budget: 1000, budget_mode: 'BUDGET_MODE_TOTAL', schedule_end_time: day(9) }],
	},
	{
		check: 'a lifetime budget needs an end time',
		found: [
			{ budget_mode: 'BUDGET_MODE_TOTAL' },
			{ budget_mode: 'BUDGET_MODE_TOTAL', schedule_start_time: day(2) },
			{ budget_mode: 'BUDGET_MODE_TOTAL', schedule_end_time: undefined },
		],
		argument: 'schedule_end_time',
		message:
			"is empty, but a lifetime budget needs an end time. Fill it in, or set 'Budget Mode' to Daily.",
		pattern: /^is empty, but a lifetime budget needs an end time\./,
		neighbors: [
			{ budget_mode: 'BUDGET_MODE_TOTAL', schedule_end_time: day(2) },
			{ budget_mode: 'BUDGET_MODE_DAY' },
			{ budget_mode: 'BUDGET_MODE_DAY', schedule_end_time: day(2) },
			{},
		],
	},
	{
		check: 'a start is at most 12 hours in the past',
		found: [
			{ schedule_start_time: '2026-04-30 23:59:59' },
			{ schedule_start_time: '2025-05-01 12:00:00' },
			{ schedule_start_time: '2026-04-30 12:00:00', schedule_end_time: day(2) },
		],
		argument: 'schedule_start_time',
		message:
			"is 2026-04-30 23:59:59 UTC, more than 12 hours in the past, which TikTok doesn't accept. Choose a later start time, or leave the field empty to start now.",
		pattern: /^is [-\d]+ [:\d]+ UTC, more than 12 hours in the past/,
		neighbors: [
			{ schedule_start_time: '2026-05-01 00:00:00' },
			{ schedule_start_time: '2026-05-01 11:59:59' },
			{ schedule_start_time: day(2) },
			{},
		],
	},
	{
		check: 'an end is ahead',
		found: [
			{ schedule_end_time: '2026-05-01 12:00:00' },
			{ schedule_end_time: '2026-05-01 11:59:59', schedule_start_time: '2026-05-01 10:00:00' },
			{ schedule_end_time: '2026-05-01 08:00:00', schedule_start_time: '2026-05-01 10:00:00' },
		],
		argument: 'schedule_end_time',
		message: 'is 2026-05-01 12:00:00 UTC, which is in the past. Choose a later end time.',
		pattern: /^is 2026-05-01 [:\d]+ UTC, which is in the past\./,
		neighbors: [{ schedule_end_time: '2026-05-01 12:00:01' }, { schedule_end_time: day(2) }],
	},
	{
		check: 'an end is after the start',
		found: [
			{ schedule_start_time: day(3), schedule_end_time: day(2) },
			{ schedule_start_time: day(2), schedule_end_time: day(2) },
			{ schedule_start_time: '2027-01-01 00:00:00', schedule_end_time: '2026-12-31 23:59:59' },
		],
		argument: 'schedule_end_time',
		message:
			"is 2026-05-02 12:00:00 UTC, which isn't after the start time, 2026-05-03 12:00:00 UTC. Choose a later end time.",
		pattern: /^is .+ UTC, which isn't after the start time, .+ UTC\. Choose a later end time\.$/,
		neighbors: [
			{ schedule_start_time: day(2), schedule_end_time: day(3) },
			{ schedule_start_time: day(2), schedule_end_time: '2026-05-02 12:00:01' },
			{ schedule_start_time: day(2) },
			{ schedule_end_time: day(2) },
		],
	},
	{
		check: 'manual placement names at least one',
		found: [{ placement_type: 'PLACEMENT_TYPE_NORMAL' }],
		argument: 'placements',
		message:
			"is empty, but manual placement needs at least one. Choose one, or set 'Placement Type' to Automatic.",
		pattern: /^is empty, but manual placement needs at least one\./,
		neighbors: [
			{ placement_type: 'PLACEMENT_TYPE_NORMAL', placements: ['PLACEMENT_TIKTOK'] },
			{ placement_type: 'PLACEMENT_TYPE_AUTOMATIC' },
			{},
		],
	},
	{
		check: 'a pixel needs an event',
		found: [
			{ objective: 'CONVERSIONS', pixel_id: '7090' },
			{ objective: 'PRODUCT_SALES', pixel_id: 'C4ABC' },
		],
		argument: 'optimization_event',
		message:
			'is empty, but a pixel needs an event to optimize for. Choose one, such as Complete Payment.',
		pattern: /^is empty, but a pixel needs an event to optimize for\./,
		neighbors: [
			{ objective: 'CONVERSIONS', pixel_id: '7090', optimization_event: 'FORM' },
			{ objective: 'CONVERSIONS', optimization_event: 'FORM' },
			{ objective: 'CONVERSIONS' },
		],
	},
	{
		check: 'no audience is both included and excluded',
		found: [
			{ audience_ids: ['1', '2'], excluded_audience_ids: ['2', '3'] },
			{ audience_ids: ['1', '2'], excluded_audience_ids: ['2', '1'] },
			{ audience_ids: ['1', '2', '3'], excluded_audience_ids: ['3', '2', '1'] },
		],
		argument: 'excluded_audience_ids',
		message:
			"contains 2, also in 'Audience IDs'. An audience can't be both included and excluded. Remove it from one of the two fields.",
		pattern: /^contains (2|2 and 1|3, 2 and 1), also in 'Audience IDs'\. An audience can't/,
		neighbors: [
			{ audience_ids: ['1', '2'], excluded_audience_ids: ['3', '12'] },
			{ audience_ids: ['1', '2'] },
			{ excluded_audience_ids: ['1', '2'] },
		],
	},
	{
		check: 'an ad group that promotes an app targets one system',
		found: [
			{ objective: 'APP_PROMOTION', operating_systems: ['ANDROID', 'IOS'] },
			{ objective: 'APP_PROMOTION', operating_systems: ['IOS', 'ANDROID'], app_id: '1' },
		],
		argument: 'operating_systems',
		message:
			'contains more than one system, but an ad group that promotes an app can only target one. Create an ad group for each system.',
		pattern: /^contains more than one system/,
		neighbors: [
			{ objective: 'APP_PROMOTION', operating_systems: ['IOS'] },
			{ objective: 'APP_PROMOTION' },
			{ objective: 'TRAFFIC', operating_systems: ['IOS', 'ANDROID'] },
		],
	},
	{
		check: 'the promoted app runs on the targeted system',
		found: [
			{ promotion_type: 'APP_ANDROID', operating_systems: ['IOS'] },
			{ promotion_type: 'APP_IOS', operating_systems: ['ANDROID'] },
			{ promotion_type: 'APP_IOS', operating_systems: ['ANDROID', 'IOS'] },
		],
		argument: 'promotion_type',
		message:
			"is Android App, but 'Operating Systems' contains iOS. Change one of the two fields so that they match.",
		pattern: /^is (Android|iOS) App, but 'Operating Systems' contains (iOS|Android)\. Change one/,
		neighbors: [
			{ promotion_type: 'APP_ANDROID', operating_systems: ['ANDROID'] },
			{ promotion_type: 'APP_IOS', operating_systems: ['IOS'] },
			{ promotion_type: 'WEBSITE', operating_systems: ['IOS', 'ANDROID'] },
			{ promotion_type: 'LEAD_GENERATION', operating_systems: ['IOS'] },
			{ promotion_type: 'APP_IOS' },
			{ operating_systems: ['ANDROID'] },
		],
	},
];
