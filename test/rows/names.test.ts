import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { goesOn, tries } from '../duplicates/rowsByName';
import type { NodeSketch } from '../engine';
import { hintsOf, shownError } from '../output/shown';
import type { SandboxOptions } from '../sandbox';
import { eachWorkbench, output } from '../workbench';
import { automatic } from './bench';
import { problemsOf } from './rowsSent';

const audiences = [
	{ id: '170000001', name: 'Buyers 180D' },
	{ id: '170000002', name: 'US | Visitors (excl. buyers)' },
	{ id: '170000003', name: 'Lookalike 1%' },
	{ id: '170000004', name: 'Twice' },
	{ id: '170000005', name: 'Twice' },
];
const bench = eachWorkbench({ audiences });

const create = 'add_tiktok_ad_group';
const listAudiences = 'list_tiktok_custom_audiences';
const search = 'search_tiktok_targeting';
const calls = () => bench.sandbox.calls.map(({ tool }) => tool);
const run = async (
	cells: IDataObject[],
	more: Partial<NodeSketch> = goesOn,
	parameters: INodeParameters = automatic,
) => {
	const row = { 'Campaign ID': '1790000000000000001', Budget: 50, Country: 'GB' };
	const rows = cells.map((cell, at) => ({ ...row, 'Ad group': `Group ${at}`, ...cell }));
	return await bench.run(rows, parameters, more);
};

/** What each row was refused for, or the audiences and interests that it was sent with. */
const cameTo = (items: IDataObject[]) =>
	items.map((item) => {
		const said = problemsOf(item).map(({ field, message }) => `'${field}' ${message}`);
		if (item.success !== true) return said.join();
		const call = bench.sandbox.callsTo(create).find(({ arguments: sent }) => {
			return sent.adgroup_name === item.adgroup_name;
		});
		const { audience_ids, excluded_audience_ids, interest_category_ids } = call?.arguments ?? {};
		return [audience_ids, excluded_audience_ids, interest_category_ids];
	});

it('audiences and interests are looked up, with one call for a list and for each word', async () => {
	const done = await run([
		{ Audience: 'Buyers 180D', Interests: 'Games' },
		{ Exclusions: 'US | Visitors (excl. buyers)', Audience: 'Buyers 180D; Lookalike 1%' },
		{ Interests: 'Games, Baby, Kids & Maternity; 15103' },
		{ Interests: 'Games' },
	]);
	expect(cameTo(output(done))).toEqual([
		[['170000001'], undefined, ['15']],
		[['170000001', '170000003'], ['170000002'], undefined],
		[undefined, undefined, ['15', '23', '15103']],
		[undefined, undefined, ['15']],
	]);
	const asked = calls().filter((tool) => tool !== create);
	expect(asked.sort()).toEqual([listAudiences, ...Array(3).fill(search)]);
	expect(bench.sandbox.callsTo(search)[0]?.arguments).toEqual({
		targeting_type: 'interest_categories',
		keyword: 'Games',
		limit: 50,
	});
	expect(hintsOf(done).join()).toContain('"Buyers 180D" was read as audience 170000001.');
});

const enter = "Enter the audience's ID, or name the column in 'Ignore Columns'.";

it.each<[cells: IDataObject, message: string, more: SandboxOptions]>([
	[
		{ Audience: 'Buyers 30D' },
		`'Audience' is "Buyers 30D", but the account has no audience of this name. The nearest are "Buyers 180D" and "US | Visitors (excl. buyers)". Enter the audience's exact name or its ID, or name the column in 'Ignore Columns'.`,
		{},
	],
	[
		{ Exclusions: 'Lookalike 1%, Twice' },
		`'Exclusions' includes "Twice", the name of several audiences (170000004 and 170000005). ${enter}`,
		{},
	],
	[
		{ Audience: 'Buyers 180D' },
		`'Audience' is "Buyers 180D", a name that can't be looked up. Your plan or version of Adspirer doesn't offer this action: Tool not found: ${listAudiences}. ${enter}`,
		{ missingTools: [listAudiences] },
	],
	[
		{ Audience: 'Buyers 180D' },
		`'Audience' is "Buyers 180D", a name, but Adspirer's list of audiences isn't complete, and shows 170000001 as one that may be it. ${enter}`,
		{ lists: { pageSize: 2, total: 'all' } },
	],
	[
		{ Interests: 'Travel' },
		`'Interests' is "Travel", the name of several interests (24 and 24101). Enter the interest's ID, or name the column in 'Ignore Columns'.`,
		{},
	],
	[
		{ Interests: 'Game' },
		`'Interests' is "Game", but a search finds no interest of this name. The nearest are "Games" and "Games / Role-playing". Enter the interest's exact name or its ID, or name the column in 'Ignore Columns'.`,
		{},
	],
	[
		{ Audience: 'Buyers 180D', Exclusions: '170000001' },
		"'Exclusions' contains 170000001, also in 'Audience'. An audience can't be both included and excluded. Remove it from one of the two fields.",
		{},
	],
])('what is not certain is refused: %j', async (cells, message, more) => {
	bench.sandbox.options = { ...bench.sandbox.options, ...more };
	const items = output(await run([cells, {}]));
	expect(cameTo(items)).toEqual([message, [undefined, undefined, undefined]]);
});

it('at most twenty words are searched for, which Check Rows says, too', async () => {
	const rows = Array.from({ length: 23 }, (_, at) => ({
		Interests: at < 22 ? `Word ${at}` : 'Word 1',
	}));
	const message =
		'is "Word 21", but a run searches for at most 20 names. Enter the interest\'s ID, or run these rows by themselves.';
	const checked = output(await run(rows, {}, { ...automatic, operation: 'preview' }));
	expect(checked.filter(({ valid }) => valid !== true)).toHaveLength(2);
	expect(checked[21]?.problems).toBe(`'Interests' ${message}`);
	expect(calls()).toEqual([]);
	expect(problemsOf(output(await run(rows))[21])).toEqual([{ field: 'Interests', message }]);
	expect(calls()).toEqual(Array(20).fill(search));
});

it('the form takes names by expression, and what saved workflows hold', async () => {
	const targeting = {
		interestCategoryIds: { __rl: true, mode: 'id', value: '={{ $json.interests }}' },
		audienceIds: { __rl: true, mode: 'list', value: '170000003', cachedResultName: 'Lookalike 1%' },
		excludedAudienceIds: '170000001, 170000002',
	};
	const items = output(await bench.run([{ interests: ['Games', '22'] }], { targeting }, goesOn));
	expect(cameTo(items)).toEqual([[['170000003'], ['170000001', '170000002'], ['15', '22']]]);
	const wrong = await bench.run([{ interests: 'Gamez' }], { targeting }, goesOn);
	expect(cameTo(output(wrong))[0]).toMatch(
		/finds no interest of this name\. Enter the interest's ID\.$/,
	);
});

it('nothing is asked for where the run is refused, and nothing twice where it is tried again', async () => {
	const rows = [{ Audience: 'Buyers 180D' }, { Interests: 'Games' }];
	const refused = await run([...rows, { Budget: 'lots' }], {});
	expect(shownError(refused).message).toContain('"lots"');
	expect(calls()).toEqual([]);
	let failures = 1;
	bench.sandbox.options.fault = ({ tool }) =>
		tool === create && failures-- > 0 ? { kind: 'status', status: 403 } : undefined;
	expect((await run(rows, tries(3))).status).toBe('success');
	expect(
		calls()
			.filter((tool) => tool !== create)
			.sort(),
	).toEqual([listAudiences, search]);
});

it('Check Rows makes no call, says what is looked up, and counts the calls', async () => {
	const rows = [
		{ Audience: 'Buyers 180D', Interests: 'Games; Travel' },
		{ Exclusions: 'Twice', Interests: 'Games' },
	];
	const done = await run(rows, {}, { ...automatic, operation: 'preview' });
	expect(output(done)[1]).toMatchObject({
		valid: true,
		summary: expect.stringMatching(
			/interest "Games" \(looked up when created\), excluded audience "Twice" \(looked up when created\)$/,
		),
		arguments: expect.not.objectContaining({ excluded_audience_ids: expect.anything() }),
	});
	expect(hintsOf(done)).toContain('Names are looked up when created: 3 calls more.');
	const same = { Audience: 'Buyers 180D', Exclusions: 'Buyers 180D' };
	const refused = output(await run([same], {}, { ...automatic, operation: 'preview' }));
	expect(refused[0]?.problems).toMatch(/^'Exclusions' contains Buyers 180D, also in 'Audience'/);
	expect(calls()).toEqual([]);
});
