import '../model/fasterClock';
import type { INodeParameters } from 'n8n-workflow';
import { form } from '../../nodes/AdspirerTikTok/operations/operations';
import { nodeName } from '../engine';
import { output } from '../workbench';
import { open } from '../model/service';
import { hintsOf } from '../output/shown';
import { eachOperationBench, goesOn } from './operationBench';

const bench = eachOperationBench();
const campaign = '1790000000000000001';
const other = '1790000000000000002';
const locator = (value: string) => ({ __rl: true, mode: 'id', value });

const adGroups: INodeParameters = { resource: 'adGroup', operation: 'getAll' };
const campaigns: INodeParameters = { resource: 'campaign', operation: 'getAll' };
const accounts: INodeParameters = { resource: 'account', operation: 'getAll' };
const search: INodeParameters = { resource: 'targeting', operation: 'search' };

/** Everything that reads a list, with the tool that it calls. */
const readers: Array<[string, INodeParameters]> = [
	['list_tiktok_ad_groups', adGroups],
	['list_tiktok_campaigns', campaigns],
	['list_connected_accounts', accounts],
	['search_tiktok_targeting', search],
];

describe('ad groups', () => {
	it('are an item each, with the ID and the name first', async () => {
		const { adgroup_id: id } = bench.sandbox.addAdGroup({
			campaign_id: campaign,
			adgroup_name: 'US | 18-34',
			budget: 50,
		});
		bench.sandbox.addAdGroup({ campaign_id: other, adgroup_name: 'Other' });
		const run = await bench.run({ ...adGroups, campaignId: locator(campaign) });
		expect(output(run)).toEqual([
			expect.objectContaining({ id, name: 'US | 18-34', status: 'ENABLE', budget: 50 }),
		]);
		expect(Object.keys(output(run)[0] ?? {}).slice(0, 2)).toEqual(['id', 'name']);
		expect(bench.sandbox.calls).toMatchObject([
			{ tool: 'list_tiktok_ad_groups', arguments: { campaign_id: campaign } },
		]);
		expect(bench.sandbox.calls[0]?.idempotencyKey).toBeUndefined();
		expect(hintsOf(run)).toEqual([
			expect.stringMatching(/^1 ad group found\. \d+ of 10000 calls left/),
		]);
	});

	it('of several rows belong to their rows, are counted together, and equal rows are one call', async () => {
		for (const adgroup_name of ['A', 'B']) {
			bench.sandbox.addAdGroup({ campaign_id: campaign, adgroup_name });
		}
		bench.sandbox.addAdGroup({ campaign_id: other, adgroup_name: 'C' });
		const rows = [{ campaign }, { campaign: other }, { campaign }, { campaign: 'Spring' }];
		const campaignId = locator('={{ $json.campaign }}');
		const run = await bench.run({ ...adGroups, campaignId }, rows, goesOn);
		const items = run.items(nodeName.tested).map(({ json, pairedItem }) => [json.name, pairedItem]);
		expect(items).toEqual([
			['A', { item: 0 }],
			['B', { item: 0 }],
			['C', { item: 1 }],
			['A', { item: 2 }],
			['B', { item: 2 }],
			[undefined, { item: 3 }],
		]);
		expect(bench.sandbox.calls).toHaveLength(2);
		expect(hintsOf(run)[0]).toMatch(/^3 ad groups found, 1 failed\./);
		expect(run.hints(nodeName.tested)[0]?.type).toBe('warning');
	});

	it('of another campaign are left out, and counted, if the service lists them all the same', async () => {
		const id = '1800000000000000001';
		const ad_groups = [campaign, other].map((campaign_id, at) => ({
			adgroup_id: `180000000000000000${at + 1}`,
			adgroup_name: `No. ${at}`,
			campaign_id,
		}));
		const body = { success: true, data: { text: '', structured: { ad_groups } } };
		bench.sandbox.options.fault = () => ({ kind: 'status', status: 200, body });
		const run = await bench.run({ ...adGroups, campaignId: locator(campaign) });
		expect(output(run).map((item) => item.id)).toEqual([id]);
		expect(hintsOf(run).join()).toContain(
			'Left out, because Adspirer lists them in another account or campaign: 1 ad group.',
		);
	});

	const failing = '={{ $("No such node").item.json.all }}';

	it.each([
		[{}, 50],
		[{ limit: '={{ 7 }}' }, 7],
		[{ returnAll: '={{ "yes" }}', limit: 3 }, 60],
		[{ limit: '={{ "many" }}' }, /'Limit' is "many". Enter a whole number, at least 1\.$/],
		[{ returnAll: '={{ "everything" }}' }, /'Return All' is "everything", which isn't yes or no/],
		[{ returnAll: failing }, /'Return All' has an expression that failed/],
		[{ limit: failing }, /'Limit' has an expression that failed/],
		[{ campaignId: locator('={{ "Spring" }}') }, /^Row 1: 'Campaign' is "Spring"/],
	] satisfies Array<[INodeParameters, number | RegExp]>)(
		'%j gives %s of 60',
		async (more, given) => {
			for (let at = 0; at < 60; at++) {
				bench.sandbox.addAdGroup({ campaign_id: campaign, adgroup_name: `No. ${at}` });
			}
			const run = await bench.run({ ...adGroups, ...more });
			if (typeof given === 'number') expect(output(run)).toHaveLength(given);
			else {
				expect(run.error?.message).toMatch(given);
				expect(bench.sandbox.calls).toEqual([]);
			}
		},
	);
});

it('accounts are listed free of charge', async () => {
	bench.sandbox.quota = { ...bench.sandbox.quota, used: 150, limit: 150 };
	bench.sandbox.options.accounts = [
		{ id: '701', name: 'One', primary: true },
		{ id: '702', name: 'Two', connected: false },
	];
	const run = await bench.run(accounts);
	expect(output(run)).toMatchObject([
		{ id: '701', name: 'One', account_tier: 'primary', status: 'connected' },
		{ id: '702', name: 'Two', account_tier: 'secondary', status: 'needs_reauth' },
	]);
});

describe('a filter that is set and comes to nothing', () => {
	const nothing = ['undefined', '$json.x', 'null', "''", '[]', '" "', '"-"', '"n/a"'].map(
		(one) => `={{ ${one} }}`,
	);
	const ads: INodeParameters = { resource: 'ad', operation: 'getAll' };
	const lists = { Campaigns: campaigns, 'Ad groups': adGroups, Ads: ads, Search: search };
	const located = ['advertiserId', 'campaignId', 'adgroupId'];

	/** Every field of every list in the form, with the list that it narrows. */
	const filters = Object.entries(lists).flatMap(([what, list]) => {
		const shown = form.filter(({ displayOptions: { show } = {} }) =>
			['resource', 'operation'].every((name) => show?.[name]?.includes(String(list[name]))),
		);
		return shown.flatMap(({ name, options = [] }) => {
			if (['options', 'returnAll', 'limit', 'targetingType'].includes(name)) return [];
			const inner = name === 'filters' ? options.map((one) => one.name) : [''];
			return inner.map((one): [string, string, string] => [what, name, one]);
		});
	});

	it('is one of these', () => {
		const names = filters.map(([what, name, inner]) => `${what}: ${inner || name}`);
		expect(names).toEqual(
			expect.arrayContaining([
				...['Campaigns: advertiserId', 'Ad groups: advertiserId', 'Ad groups: campaignId'],
				...['Ads: advertiserId', 'Ads: campaignId', 'Ads: adgroupId', 'Search: advertiserId'],
				...['Search: keyword', 'Search: levelRange', 'Search: language', 'Search: objectiveType'],
			]),
		);
		expect(names).toHaveLength(11);
	});

	it.each(filters)('lists nothing: %s, %s %s', async (what, name, inner) => {
		const list = Object.entries(lists).find(([one]) => one === what)?.[1] ?? {};
		const given = (value: string): INodeParameters => ({
			...list,
			...(inner
				? { [name]: { [inner]: value } }
				: { [name]: located.includes(name) ? locator(value) : value }),
		});
		for (const value of nothing) {
			const { error } = await bench.run(given(value));
			expect([value, error?.message]).toEqual([
				value,
				expect.stringMatching(
					/is set, but empty in this row, so everything would be listed\. Correct it, or clear the field to list everything\.|is "(?:-|n\/a)", which isn't an ID/,
				),
			]);
		}
		expect(bench.sandbox.calls).toEqual([]);
		if (!inner) expect((await bench.run(given(''))).error).toBeUndefined();
	});
});

describe('targeting', () => {
	it('is searched by type, word and level', async () => {
		const run = await bench.run(
			{
				...search,
				targetingType: '={{ $json.type }}',
				keyword: '={{ $json.word }}',
				limit: 5,
				filters: { levelRange: '={{ $json.level }}' },
			},
			[
				{ type: 'Interests', word: 'games', level: 'Country' },
				{ type: 'regions', word: 'calif', level: 'State or Province' },
			],
		);
		expect(output(run).map(({ id, name }) => [id, name])).toEqual([
			['15', 'Games'],
			['15103', 'Games / Role-playing'],
			['5332921', 'California'],
		]);
		const level_range = 'TO_COUNTRY';
		expect(bench.sandbox.calls.map((call) => call.arguments)).toEqual(
			expect.arrayContaining([
				{ targeting_type: 'interest_categories', keyword: 'games', limit: 5, level_range },
				{ targeting_type: 'regions', keyword: 'calif', limit: 5, level_range: 'TO_PROVINCE' },
			]),
		);
	});

	it.each<[INodeParameters, Record<string, unknown> | string]>([
		[
			{ keyword: '🔥', filters: { language: 'German' } },
			{ targeting_type: 'interest_categories', keyword: '🔥', limit: 50, language: 'de' },
		],
		[{ keyword: '' }, { targeting_type: 'interest_categories', limit: 50 }],
		[{ targetingType: 'languages' }, { targeting_type: 'languages', limit: 50 }],
		[
			{ filters: { language: 'German, French' } },
			expect.stringMatching(
				/^Row 1: 'Name Language' is "German, French", which isn't one of the choices\. Enter one, /,
			),
		],
		[
			{ targetingType: 'interest_keywords' },
			"Row 1: 'Keyword' is empty, but interest keywords can only be found by a word. Fill it in.",
		],
	])('%j becomes %j', async (parameters, sent) => {
		const run = await bench.run({ ...search, ...parameters });
		const calls = bench.sandbox.calls.map((call) => call.arguments);
		expect([...calls, run.error?.message]).toEqual(
			typeof sent === 'string' ? [sent] : [sent, undefined],
		);
	});
});

describe.each(readers)('%s', (_tool, parameters) => {
	it('leaves nothing open, whatever becomes of it', async () => {
		const options = { maxRetries: 0, timeout: 15 };
		for (const fault of open) {
			bench.sandbox.options.fault = () => fault;
			const [item] = output(await bench.run({ ...parameters, options }, [{}], goesOn));
			expect(Boolean(item?.error) && item).not.toHaveProperty('outcome_unknown');
		}
	});

	it("is read from a text as well, and comes as a text where it can't be read", async () => {
		bench.sandbox.options.lists = { text: 'table', form: 'text-only' };
		bench.sandbox.addAdGroup({ campaign_id: campaign, adgroup_name: 'A' });
		const items = output(await bench.run(parameters));
		expect(items.length).toBeGreaterThan(0);
		expect(items).toMatchObject(
			items.map(() => ({ id: expect.any(String), name: expect.any(String) })),
		);
		bench.sandbox.options.lists = { text: 'unreadable', form: 'text-only' };
		const run = await bench.run(parameters);
		expect(output(run)).toEqual([{ text: expect.stringContaining('running well') }]);
		expect(hintsOf(run).join('\n')).toContain(
			"Row 1: Adspirer's answer can't be read reliably, so the item contains its text. Read it there.",
		);
	});
});
