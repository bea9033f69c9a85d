import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { output } from '../workbench';
import { hintsOf } from '../output/shown';
import { eachOperationBench } from './operationBench';

const update: INodeParameters = {
	resource: 'adGroup',
	operation: 'update',
	mappingMode: 'autoMapInputData',
};

const bench = eachOperationBench();
let id: string;

beforeEach(() => {
	({ adgroup_id: id } = bench.sandbox.addAdGroup({
		campaign_id: '1790000000000000001',
		adgroup_name: 'US | 18-34',
		budget: 50,
	}));
});

const filled: Array<[IDataObject, Record<string, unknown>]> = [
	[{ 'New budget': '1.250,50 €' }, { budget: 1250.5 }],
	[{ 'New budget (USD)': 80, Budget: 50, 'Ad group': 'US | 18-34' }, { budget: 80 }],
	[{ Budget: '$80' }, { budget: 80 }],
	// Cells that keep a row from being created don't keep it from being changed.
	[{ 'New budget': 80, Platform: 'Meta', Status: 'Draft' }, { budget: 80 }],
	[{ 'New name': 'US | 25+', 'New budget': '-', Name: 'US' }, { name: 'US | 25+' }],
	[{ Age: '18-34', Gender: '' }, { age_groups: ['AGE_18_24', 'AGE_25_34'] }],
	[{ Geschlecht: 'Frauen' }, { gender: 'GENDER_FEMALE' }],
	[{ Country: 'UK, Canada' }, { location_ids: ['2635167', '6251999'] }],
	...['', ' ', '-', '–', 'n/a', 'N/A', 'na', 'n. a.', ['n/a']].map(
		(open): [IDataObject, Record<string, unknown>] => [
			{ 'New budget': 80, 'End date': open, Gender: open, Country: open, 'New name': open },
			{ budget: 80 },
		],
	),
	[{ 'New name': '+20% budget' }, { name: '+20% budget' }],
	[{ 'End date (UTC+1)': '2099-12-31 12:00' }, { schedule_end_time: '2099-12-31 11:00:00' }],
];

it.each(filled)('%j is sent, and nothing else', async (cells, sent) => {
	const done = await bench.run(update, [{ 'Ad group ID': id, ...cells }]);
	expect(output(done)).toMatchObject([{ success: true, adgroup_id: id }]);
	expect(bench.sandbox.calls.map((call) => call.arguments)).toEqual([{ adgroup_id: id, ...sent }]);
});

it('a misspelt column is told, once for the run and where it is all that a row has', async () => {
	const misspelt = { 'Ad group ID': id, 'New budgt': 80 };
	const { adgroup_id: second } = bench.sandbox.addAdGroup({
		campaign_id: '1790000000000000001',
		adgroup_name: 'Second',
	});
	const named = { ...misspelt, 'New name': 'A' };
	const done = await bench.run(update, [named, { ...named, 'Ad group ID': second }]);
	expect(hintsOf(done).filter((line) => line.includes('New budgt'))).toEqual([
		"Unused columns: 'New budgt'.",
	]);
	const alone = await bench.run(update, [misspelt], { onError: 'continueRegularOutput' });
	expect(output(alone)[0]?.error).toMatch(
		/Filter node before this one\. Unused columns: 'New budgt'\.$/,
	);
});

const refused: Array<[IDataObject, string]> = [
	[
		{ 'New budget': 80 },
		"Row 1: 'Ad Group' has no column. Add one, such as 'Ad group ID', or in 'Columns of Your Sheet', say which column it is.",
	],
	[{ 'Ad group ID': '', 'New budget': 80 }, "Row 1: 'Ad group ID' is empty. Fill it in."],
	...[{ 'New budget': '', Age: '-' }, { 'Ad group': 'US' }].map((cells): [IDataObject, string] => [
		{ 'Ad group ID': '1800000000000000001', ...cells },
		`Row 1 (1800000000000000001): 'Mapping Mode' finds nothing to change in this row: no column that Update sets is filled in. Fill in one, such as 'New budget', 'New name', 'Age' or 'End date', or leave such rows out with a Filter node before this one.${'Ad group' in cells ? " Unused columns: 'Ad group'." : ''}`,
	]),
];

it.each(refused)('%j is refused before anything is sent', async (cells, message) => {
	expect((await bench.run(update, [cells])).error?.message).toBe(message);
	expect(bench.sandbox.calls).toEqual([]);
});

const problems: Array<[IDataObject, RegExp]> = [
	[{ 'New budget': 'abc' }, /'New budget' is "abc"/],
	[{ 'New budget': 5000 }, /'New budget' is 5000, above the limit of 500 set in 'Budget Limit'/],
	[
		{ 'New budget': 50, 'Updated budget': 60 },
		/'New budget' is "50", but 'Updated budget' is "60"/,
	],
	...['+20', '＋20', '+ $20', '-20', -20, '−20', '– €20', '±5', 'x2', 'X 2', '20%', '+20 %'].map(
		(change): [IDataObject, RegExp] => [
			{ 'New budget': change },
			/^Row 1 .*'New budget' is ".+", which asks for a change\. Enter the whole new value\.$/,
		],
	),
	[{ Country: '+UK' }, /'Country' is "\+UK", which asks for a change/],
	[{ Country: 'UK, + Canada' }, /'Country' is "UK, \+ Canada", which asks for a change/],
	[{ Age: '+25-34' }, /'Age' is "\+25-34", which asks for a change/],
	...['No limit', 'ongoing', 'none', 'unlimited', 'bis auf Weiteres', 'keine', ['none']].map(
		(none): [IDataObject, RegExp] => [
			{ 'End date': none, 'New budget': 80 },
			/'End date' is ".+", but an update can't take an end away\. Enter the new value, or leave it empty/,
		],
	),
	...['New budget', 'New name', 'Gender', 'Country', 'Age'].map(
		(heading): [IDataObject, RegExp] => [
			{ [heading]: 'none', 'End date': '2099-12-31' },
			new RegExp(
				`'${heading}' is "none", which sets nothing\\. Enter the new value, or leave it empty`,
			),
		],
	),
	[{ 'Daily budget': 50, 'Budget type': 'Lifetime' }, /is "50", but 'Budget type' is "Lifetime"/],
	[{ 'New name': 'x'.repeat(6000) }, /'New name' is 6000 characters long/],
	[{ Country: 'Worldwide' }, /'Country' is "Worldwide".* Without any, a new ad group targets/],
	[{ 'End date (CST)': '2099-12-31 12:00' }, /'End date \(CST\)' names the time zone CST/],
];

it.each(problems)('of %j the message names the column', async (cells, message) => {
	const rows = [{ 'Ad group ID': id, ...cells }];
	const ended = await bench.run({ ...update, options: { budgetLimit: 500 } }, rows);
	expect(ended.error?.message).toMatch(message);
	expect(bench.sandbox.calls).toEqual([]);
});

it.each([
	['Lifetime budget', {}],
	['Budget', { 'Budget type': 'Lifetime' }],
])(
	'warns of a lifetime amount, since the mode of the ad group is not known: %s',
	async (heading, mode) => {
		const row = { 'Ad group ID': id, [heading]: 900, ...mode };
		const hints = hintsOf(await bench.run(update, [row]));
		expect(hints.join()).toContain(
			`'${heading}' is a lifetime amount. It is sent as the ad group's`,
		);
	},
);

it('says which columns are not used', async () => {
	const row = {
		row_number: 2,
		'Ad group ID': id,
		'Ad group': 'US | 18-34',
		Budget: 50,
		'New budget': '$1,250.00',
		Owner: 'Ann',
		Brief: 'Sun. '.repeat(200_000),
		City: 'Berlin',
	};
	const done = await bench.run(update, [row]);
	// A record is no surprise to anybody.
	const unused = "Unused columns: 'Ad group', 'Budget', 'Brief' and 'City'.";
	expect(output(done)).toMatchObject([{ success: true, warnings: unused }]);
	const hints = hintsOf(done);
	expect(hints).toEqual([expect.stringMatching(/^1 updated\./), unused]);
});

it.each([
	[{ 'Account ID': '7010000000000000001' }, '7010000000000000001'],
	[{ Account: 'Acme' }, undefined],
])('the account of %j is %s', async (cells, account) => {
	await bench.run(update, [{ 'Ad group ID': id, 'New budget': 60, ...cells }]);
	expect(bench.sandbox.calls[0]?.arguments.advertiser_id).toBe(account);
});
