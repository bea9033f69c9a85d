import * as budgets from './budgets';
import { all, none, type CellTable } from './cellTable';
import * as delivery from './delivery';

const id = '1790000000000000001';
const settings = { timezone: 'America/New_York' };
const nine = '2026-12-01 14:00:00';

/** Fields whose cells test/parse tries one by one: here one of each kind, to see the parser at work. */
const otherTables: readonly CellTable[] = [
	{
		argument: 'location_ids',
		read: [
			['US / UK', ['6252001', '2635167'], 'United States and United Kingdom'],
			[['6252001', 'GB'], ['6252001', '2635167'], '6252001 and United Kingdom'],
		],
		refused: [
			['All', 'each country by name', 'a new ad group targets the United States'],
			['Bavaria', "isn't a country", "which the 'Targeting' resource can search for"],
		],
	},
	{
		argument: 'audience_ids',
		read: [
			[170000001, ['170000001']],
			['170000001; 170000002', ['170000001', '170000002']],
		],
		nothing: ['All', 'n/a', ''],
		refused: [
			[Number(id), 'last digits are already lost'],
			['170,000,001', 'one number or several'],
		],
	},
	{
		argument: 'campaign_id',
		read: [
			[[id], id],
			[
				`https://ads.tiktok.com/i18n/perf/adgroup?aadvid=7010000000000000001&campaign_id=${id}`,
				id,
				`campaign ${id} in account 7010000000000000001`,
			],
		],
		refused: [
			[`${id} (Spring)`, "isn't an ID", 'Enter only the ID'],
			[Number(id), 'last digits are already lost', 'as text'],
			[{ id }, "isn't an ID"],
		],
	},
	{
		argument: 'budget_mode',
		parameters: { scheduleEndTime: '2027-05-31 23:59:59' },
		read: [['Laufzeit', 'BUDGET_MODE_TOTAL', 'Lifetime']],
		refused: [['Weekly', "isn't a budget mode of TikTok", 'and the amount that goes with it']],
	},
	{
		argument: 'pixel_id',
		read: [['C4AB12CD34EF56', 'C4AB12CD34EF56']],
		nothing: ['n/a', ''],
		refused: [
			['7.09E+18', 'last digits are already lost'],
			['main-pixel', "isn't a pixel ID"],
		],
	},
	{
		argument: 'optimization_goal',
		read: [['conversions', 'CONVERT', 'Conversion']],
		nothing: ['-', ''],
		refused: [['as many clicks as possible', "isn't one of TikTok's optimization goals"]],
	},
	{
		argument: 'schedule_start_time',
		settings,
		read: [[1_796_133_600_000, nine, '1 Dec 2026 09:00 New York time (14:00 UTC)']],
		refused: [
			['1/12/2026 9:00 AM', 'more than one way', "'Date Order'"],
			...none('leave it empty to start at once', 'dès que possible'),
		],
	},
	{
		argument: 'schedule_end_time',
		settings,
		read: all(
			['2027-01-01 04:59:59', '31 Dec 2026 23:59:59 New York time (1 Jan 04:59:59 UTC)'],
			'31-Dec-26 | bis 31.12.2026',
		),
		nothing: ['sin fecha de fin', 'unbefristet', '-'],
		refused: none('leave it empty to run without an end', 'TBC | offen'),
	},
	{
		about: 'with the day first',
		argument: 'schedule_start_time',
		settings: { timezone: 'Europe/Berlin' },
		parameters: { options: { dateOrder: 'dayMonthYear' } },
		read: [['05/01/27', '2027-01-04 23:00:00', '5 Jan 2027 00:00 Berlin time (4 Jan 23:00 UTC)']],
		refused: [['01/13/2027', "doesn't fit 'Date Order'", 'day first', '2027-01-13']],
	},
	{
		about: 'in UTC',
		argument: 'schedule_start_time',
		settings,
		parameters: { options: { scheduleTimezone: 'utc' } },
		read: [['2026-12-01T09:00:00-05:00', nine]],
		refused: [],
	},
];

/** The corpus: cells of media plans, by column. */
export const cellTables: readonly CellTable[] = [
	...Object.values(budgets),
	...Object.values(delivery),
	...otherTables,
];
