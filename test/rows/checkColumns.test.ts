import '../fixedDate';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { nodeName } from '../engine';
import { fileWorkbench, output } from '../workbench';
import { automatic, checkSheet } from './bench';
import { problemsOf, sendRows } from './rowsSent';

const bench = fileWorkbench();

/** What Check Columns says of a sheet, without a credential: an item for each column, and the box. */
async function checkColumns(
	rows: IDataObject[],
	options: INodeParameters = {},
	valuesForAllRows: INodeParameters = {},
) {
	const run = await bench.run(
		rows,
		{ operation: 'columns', options, valuesForAllRows },
		{ credentials: {} },
		{ settings: { timezone: 'UTC' } },
	);
	return { items: output(run), hints: run.hintLines(nodeName.tested) };
}

/** The option Columns, from "Heading = means | Other heading = means". */
const say = (text: string): INodeParameters => ({
	columns: {
		column: text.split(' | ').map((one) => {
			const [heading = '', means = ''] = one.split(' = ');
			return { heading, means };
		}),
	},
});

const asked = (heading: string) =>
	`'${heading}' may decide who sees the ads, when, or what they cost, and can't be used as it is. In the option 'Columns', say what '${heading}' is, or ignore it.`;
const unknown = (heading: string) =>
	`It isn't used. In the option 'Columns', say what '${heading}' is, or ignore it.`;

const plan: IDataObject[] = [
	{
		row_number: 2,
		'Ad group': 'A',
		'Daily budget': '$1,250.00',
		Flight: '2026-12-01 - 2026-12-24',
		Status: 'Paused',
		Notes: 'x',
		'Budget owner': 'Ann',
		'Monthly budget': 'n/a',
		'TikTok result': 'ok',
		Deal: { id: 7, net: { budget: '' } },
		'': 'loose',
	},
	{ row_number: 3, 'Ad group': 'B', 'Daily budget': 'x', 'Monthly budget': 300, Status: 'Active' },
	{ row_number: 4, 'Ad group': 'C', 'Daily budget': 20, 'Monthly budget': 400 },
];

it('shows a line for each column, in the order of the sheet, without a call', async () => {
	const { items, hints } = await checkColumns(plan);
	const told = items.map(Object.values);
	expect(Object.keys(items[0] ?? {})).toEqual(
		'column means field example read_as filled rows_refused what_to_do'.split(' '),
	);
	expect(told).toEqual([
		['Ad group', 'Ad Group Name', 'adgroup_name', 'A', 'A', 3, 0, ''],
		[
			...['Daily budget', 'Daily Budget', 'budget_daily', '$1,250.00'],
			...[
				"1250, in the ad account's currency",
				3,
				1,
				expect.stringMatching(/^'Daily budget' is "x"/),
			],
		],
		[
			...['Flight', 'Start Time, End Time', 'schedule_start_time, schedule_end_time'],
			...[
				'2026-12-01 - 2026-12-24',
				expect.stringMatching(/^1 Dec 2026 .* – 24 Dec 2026/),
				1,
				0,
				'',
			],
		],
		['Status', 'Status', 'status', 'Paused', 'created, then paused', 2, 0, ''],
		['Notes', 'ignored', null, 'x', '', 1, 0, ''],
		['Budget owner', 'not known', null, 'Ann', '', 1, 0, unknown('Budget owner')],
		['Monthly budget', 'asks', null, '300', '', 3, 2, asked('Monthly budget')],
		['TikTok result', 'result of this node', null, 'ok', '', 1, 0, ''],
		['Deal.id', 'not known', null, '7', '', 1, 0, unknown('Deal.id')],
		['Deal.net.budget', 'asks', null, '', '', 0, 0, ''],
		['(column 11)', 'not known', null, 'loose', '', 1, 0, unknown('(column 11)')],
	]);
	const line =
		"Columns: 4 are used. Ignored: 'Notes'. Written by this node: 'TikTok result'. Empty, or asking for nothing: 'Deal.net.budget'. Not known: 'Budget owner', 'Deal.id' and '(column 11)'. To be explained in the option 'Columns': 'Monthly budget' (2 rows refused).";
	expect(hints).toEqual([line]);
	const checked = await bench.run(plan, { ...automatic, operation: 'preview' });
	expect(checked.hints(nodeName.tested)[0]?.message.split('<br>').at(-1)).toBe(line);
	expect(bench.sandbox.calls).toEqual([]);
});

it('says where the headings are if they are below a title', async () => {
	const second = { 'Media plan Q1': 'Ad group', __EMPTY: 'Daily budget', __EMPTY_1: 'Country' };
	const { items, hints } = await checkColumns([second, { 'Media plan Q1': 'US', __EMPTY: 50 }]);
	expect(items).toEqual([]);
	expect(hints.join()).toContain('Your headings are in line 2 of the sheet');
});

it('a column that asks refuses its rows with one sentence, told once with their number', async () => {
	const rows = plan.map((row) => ({ ...row, 'Daily budget': 50 }));
	const run = await bench.run(rows, automatic);
	expect(run.error?.message).toMatch(/^2 of 3 rows have problems \(sheet rows 3 and 4\)/);
	const description = String(run.error?.description);
	expect(description.split(asked('Monthly budget'))).toHaveLength(2);
	expect(description).toContain(`2 rows (sheet rows 3 and 4): ${asked('Monthly budget')}`);
});

describe('the option Columns', () => {
	const row = { 'Ad group': 'X', Country: 'US', Budget: 50 };
	const check = async (cells: IDataObject, options: INodeParameters) =>
		(await checkSheet(bench, [{ ...row, ...cells }], { options })).items[0] ?? {};

	it.each<[said: string, cells: IDataObject, sent: IDataObject]>([
		[
			'bid / cost  cap = conversion_bid_price',
			{ 'Bid / Cost Cap': 3 },
			{ conversion_bid_price: 3 },
		],
		['Net = budget_daily', { Net: 70, Budget: '' }, { budget: 70 }],
		['Coverage = location_ids', { Coverage: 'DE', Country: '' }, { location_ids: ['2921044'] }],
		['Ziel (intern) = adgroup_name', { 'Ziel (intern)': 'Y' }, { adgroup_name: 'Y' }],
		[
			'Kickoff (JST) = schedule_start_time',
			{ 'Kickoff (JST)': '2026-12-05 09:00' },
			{ schedule_start_time: '2026-12-05 00:00:00' },
		],
		['Budget = ignore | Deal.sum = budget_daily', { Deal: { sum: 60 } }, { budget: 60 }],
		['(column 4) = gender', { '': 'F' }, { gender: 'GENDER_FEMALE' }],
		['Comments = comment_disabled', { Comments: 'off' }, { comment_disabled: true }],
		['Kommentare = comment_disabled', { Kommentare: 'ja' }, { comment_disabled: false }],
		['Stumm = comment_disabled', { Stumm: 'ja' }, { comment_disabled: true }],
		[
			'Country = ignore | Stadt, Land = location_ids',
			{ 'Stadt, Land': 'FR' },
			{ location_ids: ['3017382'] },
		],
	])('says what a column is: %s', async (said, cells, sent) => {
		const options = { ...say(said), additionalArguments: '{"optimization_goal": "CONVERT"}' };
		const item = await check(cells, options);
		expect([item.problems, item.arguments]).toEqual(['', expect.objectContaining(sent)]);
	});

	it('fills down, and takes a status', async () => {
		const rows = [
			{ 'Ad group': 'A', Budget: 50, Geo: 'UK', 'PO ok': 'no' },
			{ 'Ad group': 'C', Budget: 50, Geo: 'UK', 'PO ok': 'yes' },
			{ 'Ad group': 'D', Budget: 50, Geo: '', 'PO ok': 'yes' },
		];
		const options = say('Geo = location_ids | Geo = fill_down | PO ok = status');
		const { items } = await checkSheet(bench, rows, { options });
		expect(items.map(({ summary, problems }) => summary || problems)).toEqual([
			'Skipped, because \'PO ok\' is "no".',
			expect.stringContaining('United Kingdom'),
			expect.stringContaining('United Kingdom'),
		]);
	});

	it('tells a heading that the sheet does not have, in the item and in the hint', async () => {
		const { rows, run } = await sendRows(bench, [{ ...row, 'Ad group': 'N' }], {
			...automatic,
			options: say('Cities = ignore'),
		});
		const said = '\'Columns\' lists "Cities", but there is no such column, so it has no effect.';
		expect(rows[0]?.item).toMatchObject({ success: true, warnings: expect.stringContaining(said) });
		expect(run.hintLines(nodeName.tested).join()).toContain(said);
	});

	it.each<[said: string, problem: string]>([
		['Budget = budget_daily | Budget = budget_lifetime', 'says two things of "Budget"'],
		['Budget = the money', 'says of "Budget" what is "the money", which isn\'t one of the choices'],
		[' = ignore', 'has an entry without a heading'],
	])('refuses what can not be meant: %s', async (said, problem) => {
		expect((await check({}, say(said))).problems).toContain(problem);
	});

	it('refuses what the operation can not set', async () => {
		const rows = [{ 'Ad group ID': '1800000000000000001', 'New bid': 3, 'New budget': 50 }];
		const update = { ...automatic, operation: 'update' };
		const refused = async (options: INodeParameters) =>
			(await bench.run(rows, { ...update, options })).error?.message;
		expect(await refused({})).toContain("say what 'New bid' is, or ignore it.");
		expect(await refused(say('New bid = bid'))).toContain("doesn't set");
		expect(await refused(say('New bid = ignore'))).toBeUndefined();
	});
});

it('headings with a comma stand in double quotes in Ignore Columns and Fill Down Columns', async () => {
	const rows = [
		{ Budget: 50, 'Land, Stadt': 'UK', 'Exclusions, if any': 'x', 'City "B"': 'y' },
		{ Budget: 50, 'Land, Stadt': '', 'Exclusions, if any': 'x', 'City "B"': 'y' },
	];
	const { items } = await checkSheet(bench, rows, {
		options: {
			...say('Land, Stadt = location_ids'),
			ignoreColumns: '"exclusions,  if any", "City ""B"""',
			fillDownColumns: '"Land, Stadt"',
		},
	});
	expect(items.map((item) => [problemsOf(item), item.summary])).toEqual(
		rows.map(() => [[], expect.stringContaining('United Kingdom')]),
	);
});

it('a check ends with its columns, however many causes it names', async () => {
	const rows = Array.from({ length: 30 }, (_, at) => ({
		...{ 'Ad group': `A${at}`, Country: 'US', Budget: 50 },
		[`City ${'x'.repeat(at)}`]: 'Paris',
	}));
	const run = await bench.run(rows, { ...automatic, operation: 'preview' });
	const lines = run.hints(nodeName.tested)[0]?.message.split('<br>') ?? [];
	expect(lines.length).toBeLessThanOrEqual(20);
	expect(lines.at(-1)).toMatch(
		/^Columns: 3 are used\. To be explained in the option 'Columns': 'City/,
	);
});

it('counts what the form says for all rows, as the other operations do', async () => {
	const rows = [{ 'Ad group': 'A', Budget: '25,000.00', Age: '21-34', 'End date': '2027-05-15' }];
	const refused = async (options: INodeParameters, values: INodeParameters) =>
		(await checkColumns(rows, options, values)).items.map((item) => item.rows_refused);
	expect(await refused({}, {})).toEqual([0, 1, 1, 0]);
	const values = { budgetMode: 'BUDGET_MODE_TOTAL' };
	expect(await refused({ agesBetweenGroups: 'inside' }, values)).toEqual([0, 0, 0, 0]);
});
