import type { IDataObject } from 'n8n-workflow';
import { shownError } from '../output/shown';
import { addAdGroup, campaign, eachPlanBench, noAd, planRow } from './planBench';

const bench = eachPlanBench();

const adGroupsMade = () => bench.sandbox.adGroups.map(({ name }) => name);

test('rows of one ad group that differ are all refused, before any call', async () => {
	const items = await bench.create([planRow(), planRow({ 'Ad name': 'b', 'Daily budget': 60 })]);
	const error = expect.stringContaining("'Daily budget' is");
	const conflict = { success: false, error_kind: 'conflict', error };
	expect(items).toMatchObject([conflict, conflict]);
	expect(bench.sandbox.calls).toEqual([]);
});

describe('a cell that is filled in one row of an ad group, and blank in another,', () => {
	const fillDown = (columns: string) =>
		`which is the same ad group. If cells are merged in the sheet, choose ${columns} in the option 'Fill Down Columns'. Otherwise make the rows the same.`;
	it.each<[cells: IDataObject, field: string, says: string, columns: string]>([
		[{ 'Start date': '2027-03-15' }, 'Start date', '"2027-03-15"', "'Start date'"],
		[{ Flight: '15/03/2027 - 11/04/2027' }, 'Flight', '"15/03/2027 - 11/04/2027"', "'Flight'"],
		[
			{ 'Start date': '2027-03-15', 'Start time': '09:00' },
			'Start date + Start time',
			'"2027-03-15 09:00"',
			"'Start date' and 'Start time'",
		],
		[{ Gender: 'Women' }, 'Gender', '"Women"', "'Gender'"],
	])('is told as a merged one, and nothing is renamed: %j', async (cells, field, says, columns) => {
		const items = await bench.check([planRow(cells), planRow({ 'Ad name': 'b' })]);
		const end = fillDown(columns);
		expect(items.map(({ problems }) => problems)).toEqual([
			`'${field}' is ${says}, but empty in row 2, ${end}`,
			`'${Object.keys(cells)[0]}' is empty, but ${says} in row 1, ${end}`,
		]);
	});
});

test('ads of one name in one ad group that differ are all refused, and make no ad group', async () => {
	const other = planRow({ 'Ad text': 'Other' });
	const items = await bench.create([planRow(), other, planRow({ 'Ad group': 'Men', ...noAd })]);
	const error = expect.stringMatching(/'Ad text' .* the same ad\./);
	expect(items).toMatchObject([
		{ success: false, adgroup_id: null, error },
		{ success: false, adgroup_id: null, error },
		{ success: true },
	]);
	expect(adGroupsMade()).toEqual(['Men']);
});

test('ads of one name in two ad groups are two ads', async () => {
	await bench.create([planRow(), planRow({ 'Ad group': 'Men', 'Ad text': 'Other' })]);
	expect(bench.sandbox.madeAds).toHaveLength(2);
});

describe('a row whose ad can’t be made makes no ad group', () => {
	const bad = planRow({ 'Ad text': '' });

	it('but for other rows of that ad group', async () => {
		const items = await bench.create([
			bad,
			planRow({ 'Ad name': 'Video 2' }),
			{ ...bad, 'Ad group': 'Men' },
		]);
		const refused = { success: false, adgroup_id: null, error: expect.stringContaining('Ad text') };
		expect(items).toMatchObject([refused, { success: true, ad_name: 'Video 2' }, refused]);
		expect(adGroupsMade()).toEqual(['Women 18-34']);
	});

	it('and stops a node that stops, before any call', async () => {
		const run = await bench.start([bad, planRow({ 'Ad name': 'Video 2' })], {}, {});
		expect(shownError(run).message).toBe("Row 1 (Women 18-34): 'Ad text' is empty. Fill it in.");
		expect(bench.sandbox.calls).toEqual([]);
	});
});

describe('too much in the columns of an ad refuses its row, and makes no ad group', () => {
	const images = Array.from({ length: 12 }, (_, at) => {
		const file = `https://cdn.example.com/${at}.jpg `;
		return [`Image URL${at ? `_${at}` : ''}`, file.repeat(9_000 / file.length)] as const;
	});
	it.each<[what: string, cells: IDataObject, says: string]>([
		['a text', { 'Ad text': 'New '.repeat(3_000) }, "'Ad text' is 12000 characters long, but"],
		['an ad alone in it', { ...noAd, 'Ad text': 'x'.repeat(10_001) }, "'Ad text' is 10001 char"],
		['a status', { 'Ad text': 'x'.repeat(10_001), 'Ad status': 'Paused' }, "'Ad text' is 10001 "],
		['cells together', Object.fromEntries(images), "'Row' holds 108059 char"],
	])('%s', async (_what, cells, says) => {
		const rows = [planRow(cells), planRow({ 'Ad group': 'Men' })];
		const problems = expect.stringMatching(new RegExp(`^${says}[^\n]*are read\\.[^\n]*$`));
		expect(await bench.check(rows)).toMatchObject([{ valid: false, problems }, { valid: true }]);
		const error = expect.stringContaining(says);
		expect(await bench.create(rows)).toMatchObject([
			{ success: false, adgroup_id: null, ad_id: null, error },
			{ success: true },
		]);
		expect(adGroupsMade()).toEqual(['Men']);
		expect(bench.sandbox.madeAds).toHaveLength(1);
	});

	it('but not one that is left out', async () => {
		const row = planRow({ 'Ad text': 'x'.repeat(10_001), 'Ad group status': 'Draft' });
		const summary = expect.stringMatching(/^Skipped/);
		expect(await bench.check([row])).toMatchObject([{ valid: true, summary }]);
	});

	it('and a cell of both is told once', async () => {
		const [item] = await bench.check([planRow({ Campaign: 'x'.repeat(10_001) })]);
		expect(item?.problems).toMatch(/^'Campaign' is 10001 characters long[^\n]*$/);
	});
});

describe('IDs in columns', () => {
	const there = { 'Ad group': 'Old', 'Ad ID': '1850000000000000077' };
	let id = '';
	beforeEach(() => {
		({ id } = bench.sandbox.addAdGroup({ campaign_id: campaign.id, adgroup_name: 'Old' }));
	});

	it('of an ad group: its ads go into it, and it is left as it is', async () => {
		const row = planRow({ 'Ad group': 'Old', 'Ad group ID': id });
		const items = await bench.create([row, { ...row, 'Ad name': 'b' }]);
		const ad_summary = expect.stringMatching(/^Ad\sText:\sNew\sin\sfor\sspring; /);
		expect(items).toMatchObject([
			{ success: true, adgroup_id: id, ad_name: 'Video 1', ad_summary },
			{ success: true, adgroup_id: id, ad_name: 'b', ad_summary },
		]);
		expect(bench.sandbox.callsTo(addAdGroup)).toEqual([]);
	});

	it.each<[string, IDataObject]>([
		['with all columns of the ad', {}],
		['and nothing else of the ad', noAd],
	])('of both: the row is done, %s', async (_what, more) => {
		const items = await bench.create([planRow({ 'Ad group ID': id, ...there, ...more })]);
		expect(items).toMatchObject([
			{ success: true, already_created: true, adgroup_id: id, ad_id: '1850000000000000077' },
		]);
		expect(bench.sandbox.calls).toEqual([]);
	});

	it.each<[string, IDataObject, string]>([
		[
			'of an ad without its ad group',
			there,
			"'Ad ID' says that the row's ad is there, but no column says in which ad group.",
		],
		[
			'of an ad group in the column of ads',
			{ 'Ad group ID': '1800000000000000001', 'Ad ID': '1800000000000000001' },
			"'Ad ID' is 1800000000000000001, the ID of the row's ad group.",
		],
		[
			'of an ad group whose ad can’t be made',
			{ 'Ad group ID': '1800000000000000001', 'Ad text': '' },
			"'Ad text' is empty.",
		],
	])('%s: the row is refused', async (_what, more, problem) => {
		const [item] = await bench.create([planRow(more)]);
		expect(item).toMatchObject({ success: false, error: expect.stringContaining(problem) });
		expect(bench.sandbox.calls).toEqual([]);
	});
});

test.each<IDataObject>([
	{ Status: 'blubb' },
	{ Mystery: 'x' },
	{ 'Account ID': 'acme' },
	{ Currency: 'local' },
	{ Platform: 'Desktop' },
	{ Status: 'blubb', Mystery: 'x', Currency: 'local' },
])('what is wrong with both things of a row is told once: %j', async (more) => {
	const [item] = await bench.check([planRow(more)]);
	expect(item?.problem_list).toHaveLength(Object.keys(more).length);
});

test('what is to be checked of either thing of a row is told', async () => {
	const options = {
		additionalArguments: '{"adgroup name": "x"}',
		adAdditionalArguments: '{"ad name": "x"}',
	};
	const [item] = await bench.check([planRow()], { options });
	expect(item?.warnings).toContain('adgroup_name');
	expect(item?.warnings).toContain('ad_name');
});
