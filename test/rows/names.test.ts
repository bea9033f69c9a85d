import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { goesOn } from '../duplicates/rowsByName';
import type { NodeSketch } from '../engine';
import { hintsOf } from '../output/shown';
import type { SandboxOptions } from '../sandbox';
import { eachWorkbench, output } from '../workbench';
import { automatic } from './bench';

const names = ['Buyers 180D', 'US | Visitors (excl. buyers)', 'Lookalike 1%', 'Twice', 'Twice'];
const audiences = names.map((name, at) => ({ id: `17000000${at + 1}`, name }));
const bench = eachWorkbench({ audiences });

const create = 'add_tiktok_ad_group';
const listAudiences = 'list_tiktok_custom_audiences';
const search = 'search_tiktok_targeting';
/** The tools that were called to look up names. */
const asked = () =>
	bench.sandbox.calls.flatMap(({ tool }) => (tool === create ? [] : [tool])).sort();
const run = async (
	cells: IDataObject[],
	more: Partial<NodeSketch> = goesOn,
	parameters: INodeParameters = automatic,
) => {
	const row = { 'Campaign ID': '1790000000000000001', Budget: 50, Country: 'GB' };
	const rows = cells.map((cell, at) => ({
		...row,
		'Campaign ID': `179000000000000000${at}`,
		'Ad group': `Group ${at}`,
		...cell,
	}));
	return await bench.run(rows, parameters, more);
};
const preview = { ...automatic, operation: 'preview' };
const sent = () =>
	bench.sandbox.callsTo(create).map(({ arguments: call }) => {
		return [call.audience_ids, call.excluded_audience_ids, call.interest_category_ids];
	});
const said = (item: IDataObject | undefined) => String(item?.error).replace(/^.*?\): /, '');

it('audiences and interests are looked up, with one call for a list and for each word', async () => {
	await run([
		{ 'Audience name': 'Buyers 180D', Interests: 'Games' },
		{ Exclusions: 'US | Visitors (excl. buyers)', 'Audience name': 'Buyers 180D; Lookalike 1%' },
		{ Interests: 'Games, Baby, Kids & Maternity; 15103' },
		{ Interests: 'Games' },
	]);
	expect(sent()).toEqual([
		[['170000001'], undefined, ['15']],
		[['170000001', '170000003'], ['170000002'], undefined],
		[undefined, undefined, ['15', '23', '15103']],
		[undefined, undefined, ['15']],
	]);
	expect(asked()).toEqual([listAudiences, ...Array(3).fill(search)]);
});

const notOffered = "Your plan or version of Adspirer doesn't offer this action";
it.each<[cells: IDataObject, message: string, more?: SandboxOptions]>([
	[
		{ 'Audience name': 'Buyers' },
		'is "Buyers", but the account has no audience of this name. Enter',
	],
	[{ 'Audience name': 'Twice' }, 'the name of several audiences (170000004 and 170000005).'],
	[{ 'Audience name': 'Lookalike 1%, Gone' }, 'includes "Gone", but the account has no audience'],
	[
		{ 'Audience name': 'Twice' },
		`is "Twice", a name that can't be looked up. ${notOffered}`,
		{ missingTools: [listAudiences] },
	],
	[
		{ 'Audience name': 'Buyers 180D' },
		`Adspirer's list of audiences isn't complete, and shows 170000001 as one that may be it.`,
		{ lists: { pageSize: 2, total: 'all' } },
	],
	[{ Interests: 'Travel' }, 'is "Travel", the name of several interests (24 and 24101).'],
	[{ Interests: 'Game' }, 'a search finds no interest of this name. Enter the'],
])('what is not certain is refused: %j', async (...[cells, message, more]) => {
	bench.sandbox.options = { ...bench.sandbox.options, ...more };
	const [item] = output(await run([cells, {}]));
	expect(said(item)).toContain(message);
	expect(said(item)).toMatch(/ ID\.$/);
	expect(sent()).toEqual([[undefined, undefined, undefined]]);
});

it('at most twenty words are searched for, which Check Rows says, too', async () => {
	const rows = Array.from({ length: 23 }, (_, at) => ({ Interests: `Word ${at % 22}` }));
	const message =
		"'Interests' is \"Word 21\", but a run searches for at most 20 names. Enter the interest's ID, or run these rows separately.";
	const checked = output(await run(rows, {}, preview));
	expect(checked.map(({ valid }) => valid).lastIndexOf(false)).toBe(21);
	expect(checked[21]?.problems).toBe(message);
	expect(bench.sandbox.calls).toEqual([]);
	expect(said(output(await run(rows))[21])).toBe(message);
	expect(asked()).toEqual(Array(20).fill(search));
});

it('the form takes names by expression, and what saved workflows hold', async () => {
	const interests = { __rl: true as const, mode: 'id', value: '={{ $json.interests }}' };
	const targeting = {
		interestCategoryIds: interests,
		audienceIds: { ...interests, mode: 'name', value: 'Buyers 180D, Lookalike 1%' },
		excludedAudienceIds: '170000002, 170000004',
	};
	const rows = [{ interests: ['Games', '22'] }, { interests: 'Gamez' }];
	const items = output(
		await bench.run(rows, { targeting, adgroupName: '={{ $itemIndex }}' }, goesOn),
	);
	const both = ['170000001', '170000003'];
	expect(sent()).toEqual([[both, ['170000002', '170000004'], ['15', '22']]]);
	expect(said(items[1])).toMatch(/finds no interest of this name\. Enter the interest's ID\.$/);
});

it('Check Rows makes no call, says what is looked up, and counts the calls', async () => {
	const rows = [
		{ 'Audience name': 'Buyers 180D', Interests: 'Games; Travel' },
		{ Exclusions: 'Twice', Interests: 'Games' },
		{ 'Audience name': 'Twice', Exclusions: 'Twice' },
	];
	const done = await run(rows, {}, preview);
	const items = output(done);
	expect(items.map(({ valid }) => valid)).toEqual([true, true, false]);
	const summary =
		/; Interests: "Games" \(looked up when created\); Excluded Audiences: "Twice" \(looked up when created\)$/;
	expect(items[1]?.summary).toMatch(summary);
	expect(items[1]?.arguments).not.toHaveProperty('excluded_audience_ids');
	expect(items[2]?.problems).toMatch(/^'Exclusions' contains Twice, also in 'Audience name'/);
	expect(hintsOf(done)[0]).toMatch(/ Create makes 5 calls: 3 lists and 2 ad groups\.$/);
	expect(hintsOf(done)).toContain(
		"Create looks up names, and refuses rows whose names it doesn't find.",
	);
	expect(bench.sandbox.calls).toEqual([]);
});
