import '../fixedDate';
import type { IDataObject } from 'n8n-workflow';
import { nodeName } from '../engine';
import { fileWorkbench } from '../workbench';
import { automatic, checkSheet, expectRows, type RowCase } from './bench';

const bench = fileWorkbench();

const custom = { bid_type: 'BID_TYPE_CUSTOM' };
const workdays = `${`${'0'.repeat(12)}${'1'.repeat(34)}00`.repeat(5)}${'0'.repeat(96)}`;

const read: readonly RowCase[] = [
	[{ Bid: '$0.45' }, { bid_price: 0.45, ...custom }],
	[
		{ Bid: 12, Objective: 'Lead Generation' },
		{ conversion_bid_price: 12, ...custom },
	],
	[
		{ 'max. Gebot': '12,50 €', 'Billing event': 'oCPM' },
		{ conversion_bid_price: 12.5, billing_event: 'OCPM', ...custom },
	],
	[
		{ 'Max CPC': 0.45, 'Max CPM': '-', 'Target CPA': '' },
		{ bid_price: 0.45, ...custom },
	],
	[
		{ 'Max CPM': 8, 'Billing event': 'CPM' },
		{ bid_price: 8, billing_event: 'CPM', ...custom },
	],
	[
		{ 目標CPA: 1500, 'Billing event': 'oCPM', 'Daily budget': 5000 },
		{ conversion_bid_price: 1500, billing_event: 'OCPM', ...custom },
	],
	[{ Bid: 0 }, { bid_price: undefined }],
	[{ Bid: 'n/a', 'Bid strategy': 'niedrigste Kosten' }, { bid_type: 'BID_TYPE_NO_BID' }],
	[
		{ 'Bid strategy': 'Cost cap', 'Cost cap': 12, 'Billing event': 'oCPM' },
		{ conversion_bid_price: 12, billing_event: 'OCPM', ...custom },
	],
	[
		{ Frequency: '３ per 7 days', Objective: 'Reach' },
		{ frequency: 3, frequency_schedule: 7 },
	],
	[
		{ Frequency: 2, 'Frequency days': '7 days', Objective: 'Reach' },
		{ frequency: 2, frequency_schedule: 7 },
	],
	// The average of a plan is no cap.
	[{ Frequency: 2.4, Objective: 'Traffic' }, { frequency: undefined }],
	[{ Days: 'Mon–Fri', Hours: '6am–11pm' }, { dayparting: workdays }],
	[{ Uhrzeiten: '6–23', Wochentage: 'Mo–Fr' }, { dayparting: workdays }],
	[{ Days: 'Mon-Fri', Hours: 'All day' }, { dayparting: `${'1'.repeat(240)}${'0'.repeat(96)}` }],
	[
		{ 'App ID': "'7123456789012345678", Objective: 'App installs', Pacing: 'Standard' },
		{ app_id: '7123456789012345678', pacing: 'PACING_MODE_SMOOTH' },
	],
	[{ 'Interest keyword IDs': '1; 2' }, { interest_keyword_ids: ['1', '2'] }],
];

/** Rows that are refused, and why. */
const refused: readonly RowCase[] = [
	[{ 'Target CPA': 12 }, /^'Target CPA' .* by CPC\. Enter oCPM in/],
	[{ 'Bid cap': 2, 'Billing event': 'oCPM' }, /^'Bid cap' .* by oCPM\. Enter CPC, CPM or CPV in/],
	[{ 'Max CPM': 8 }, /^'Max CPM' .* by CPC\. Enter CPM in .*, or remove the price\.$/],
	[{ Bid: 2, 'Optimization goal': 'VALUE' }, /^'Bid' .* nothing in the row says what TikTok/],
	[{ Bid: 2, 'Max CPC': 3 }, /^'Max CPC' .*, but 'Bid' is "2"\. Clear the one that doesn't count/],
	[{ Bid: 2, 'Bid strategy': 'Lowest cost' }, /^'Bid strategy' .*, but 'Bid' is 2\. Remove one of/],
	[
		{ 'Bid strategy': 'Bid cap', 'Bid cap': '' },
		/^'Bid strategy' .*, but 'Bid cap' is empty\. Enter a price/,
	],
	[{ 'Max CPC (USD)': '€2' }, /^'Max CPC \(USD\)' .* the column's heading says USD\. Correct/],
	[
		{ Frequency: '3 per week', 'Frequency days': 5, Objective: 'Reach' },
		/^'Frequency days' .*, but 'Frequency' is "3 per week"\. Make the two match\.$/,
	],
	[
		{ Frequency: 3, Objective: 'Reach' },
		/^'Frequency Days' is empty, but 'Frequency' is 3\. Enter/,
	],
	...['3x7', '3 per month', '3x in 7', 'cap 3'].map(
		(cap): RowCase => [
			{ Frequency: cap, Objective: 'Traffic' },
			/^'Frequency' .*, but 'Objective' is "Traffic": TikTok caps the frequency/,
		],
	),
	[{ Bid: 'Auto' }, /^'Bid' is "Auto", .* or clear the cell if TikTok is to bid by itself\.$/],
	[{ Dayparting: 'all day', Hours: '9-17' }, /isn't days and hours/],
	[{ Weekdays: '1-5' }, /isn't days and hours/],
	[
		{ Hours: '6-23', Dayparting: '8-20' },
		/^'Hours' .*, but 'Dayparting' is "8-20"\. Clear the one/,
	],
];

describe('bids, frequency and hours come from columns by their headings', () => {
	expectRows(bench, { 'Daily budget': 50, Country: 'US', Objective: 'Traffic' }, [
		...read,
		...refused,
	]);
});

/** Columns of one amount: a plan has a column for each kind, and an amount in one of them. */
const together: ReadonlyArray<readonly [shared: IDataObject, headings: readonly string[]]> = [
	[{ 'Daily budget': 50 }, ['Bid', 'Max CPC']],
	[{ 'Daily budget': 50 }, ['Bid', 'Bid cap']],
	[{ 'Daily budget': 50, 'Billing event': 'oCPM' }, ['Bid', 'Target CPA']],
	[{ 'Daily budget': 50, 'Billing event': 'oCPM' }, ['Bid', 'Cost cap']],
	[{ 'End date': '2030-12-31' }, ['Daily budget', 'Lifetime budget']],
];

const noAmounts = [
	'',
	' ',
	'-',
	'–',
	'—',
	'- €',
	'$ -',
	'n/a',
	'none',
	0,
	'0',
	'0.00',
	'$0',
	'0,00 €',
];

const pairs = together.flatMap(([shared, headings]) =>
	headings.flatMap((one) =>
		headings.flatMap((other) => (one === other ? [] : [[one, other, shared] as const])),
	),
);

it.each(pairs)(
	'%s counts where %s has no amount, however that is written',
	async (one, other, shared) => {
		const cells = noAmounts.flatMap((none): IDataObject[] => [
			{ [one]: 12, [other]: none },
			{ [other]: none, [one]: 12 },
		]);
		const rows = cells.map((row) => ({ Country: 'US', ...shared, ...row }));
		const alone = await checkSheet(bench, [{ Country: 'US', ...shared, [one]: 12 }]);
		const { items } = await checkSheet(bench, rows);
		const [expected] = alone.items;
		expect(expected).toMatchObject({ valid: true });
		const sent = ({ problems, arguments: found }: IDataObject) => {
			return [problems, { ...Object(found), adgroup_name: 'A' }];
		};
		expect(items.map(sent)).toEqual(items.map(() => sent(expected ?? {})));
	},
);

it('an update changes none of them, and says so of what is new', async () => {
	bench.sandbox.addAdGroup({ campaign_id: '1790000000000000001', adgroup_name: 'US' });
	const row = { 'Ad group ID': '1800000000000000001', 'New budget': 60, Bid: 2, Hours: '6-23' };
	const run = await bench.run([row], { ...automatic, operation: 'update' });
	expect(run.hintLines(nodeName.tested)).toContain("Unused columns: 'Bid' and 'Hours'.");
	const more = {
		'New bid': 2,
		'Neue Altersgruppe': '18-24',
		'New notes': 'later',
		'New hours': '-',
	};
	// A sheet of changes sends only what a field holds, and lists the rest.
	const again = { ...row, ...more, 'New budget': 70, City: 'Paris' };
	const listing = await bench.run([again], { ...automatic, operation: 'update' });
	expect(listing.error).toBeUndefined();
	expect(listing.hintLines(nodeName.tested)).toContain(
		"Unused columns: 'Bid', 'Hours', 'New bid', 'Neue Altersgruppe', 'New notes' and 'City'.",
	);
});
