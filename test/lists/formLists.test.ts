import type { INodeListSearchResult, INodeParameters } from 'n8n-workflow';
import type { OpenedList } from '../engine/types';
import type { SandboxOptions } from '../sandbox';
import { apiKey, eachWorkbench, engineFor, openList } from '../workbench';

const account = (value: string): INodeParameters => ({
	advertiserId: { __rl: true, mode: 'list', value },
});

const bench = eachWorkbench();

const list =
	(parameter: string) =>
	async (
		parameters: INodeParameters = {},
		search: Pick<OpenedList, 'filter' | 'paginationToken'> = {},
		key = apiKey,
	) =>
		await openList(engineFor(bench.sandbox.url, key), parameter, parameters, search);

const form = {
	accounts: list('advertiserId'),
	campaigns: list('campaignId'),
	audiences: list('targeting.audienceIds'),
	interests: list('targeting.interestCategoryIds'),
};

const two = [
	{ id: '701', name: 'One' },
	{ id: '702', name: 'Two' },
];

const names = ({ results }: INodeListSearchResult) => results.map(({ name }) => name);
const listCalls = () => bench.sandbox.calls.map(({ tool }) => tool);
const said = async (list: Promise<unknown>): Promise<[message: string, description: unknown]> => {
	try {
		await list;
	} catch (error) {
		if (error instanceof Error) return [error.message, Reflect.get(error, 'description')];
	}
	return ['no error', undefined];
};
const many = (count: number) =>
	Array.from({ length: count }, (_, at) => ({
		id: String(1790000000000000000n + BigInt(at)),
		name: `Campaign no. ${at}`,
	}));

it('the list of accounts shows names with tier and status, and which must be connected again', async () => {
	bench.sandbox.options.accounts = [
		{ id: '7010000000000000001', name: 'Acme US', primary: true },
		{ id: '7010000000000000002', name: 'Acme | UK (old) 🇬🇧', connected: false },
	];
	expect((await form.accounts()).results).toEqual([
		{ name: 'Acme US (primary, connected)', value: '7010000000000000001' },
		{
			name: 'Acme | UK (old) 🇬🇧 (⚠ reconnect it at adspirer.ai/connections, secondary)',
			value: '7010000000000000002',
		},
	]);
	expect(bench.sandbox.calls).toMatchObject([
		{ tool: 'list_connected_accounts', arguments: { platform: 'tiktok_ads' } },
	]);
});

const spring = { id: '1790000000000000001', name: 'Spring' };

describe('the list of campaigns', () => {
	const second = { ...spring, id: '1790000000000000002' };
	const paused = { ...spring, objective: 'VIDEO_VIEWS', status: 'DISABLE' };
	const smart = { ...spring, campaign_automation_type: 'UPGRADED_SMART_PLUS' };
	it.each<[string, SandboxOptions, string[]]>([
		[
			'names with objective and status',
			{ campaigns: [paused, { ...second, name: 'Leads' }] },
			['Spring (Video Views, paused)', 'Leads (Traffic, active)'],
		],
		[
			'IDs of campaigns of one name',
			{ campaigns: [spring, second] },
			[spring, second].map(({ id }) => `Spring (ID ${id}, Traffic, active)`),
		],
		[
			'that a campaign is not to be chosen',
			{ campaigns: [smart] },
			['Spring (⚠ Upgraded Smart+: takes no ad groups, Traffic, active)'],
		],
		[
			'how many it can not show',
			{ campaigns: [spring, { ...second, name: '' }] },
			[
				"⚠ Left out, because they can't be read reliably: 1 campaign. Choose 'By ID' for those.",
				'Spring (Traffic, active)',
			],
		],
		[
			'that there may be more',
			{ campaigns: many(3), lists: { pageSize: 2, total: 'all' } },
			[
				"⚠ Adspirer may have more campaigns than its answer lists. Choose 'By ID' for those.",
				...[0, 1].map((at) => `Campaign no. ${at} (Traffic, active)`),
			],
		],
	])('shows %s', async (_what, options, shown) => {
		Object.assign(bench.sandbox.options, options);
		const { results } = await form.campaigns();
		expect(results.map(({ name }) => name)).toEqual(shown);
		// A note chooses nothing.
		for (const { name, value } of results) expect(value === '').toBe(name.startsWith('⚠'));
	});

	it('asks for nothing where an expression gives the account', async () => {
		const [message, description] = await said(form.campaigns(account('={{ $json.account }}')));
		expect(message).toBe("The node doesn't know which account's campaigns to list.");
		expect(description).toMatch(/'By ID'/);
		expect(bench.sandbox.calls).toEqual([]);
	});

	it('is searched and paged here, with one call for it all', async () => {
		bench.sandbox.options.campaigns = many(251);
		const found = new Set<unknown>();
		let page: INodeListSearchResult = { results: [], paginationToken: undefined };
		for (const size of [100, 100, 51]) {
			page = await form.campaigns({}, { paginationToken: page.paginationToken });
			expect(page.results).toHaveLength(size);
			for (const { value } of page.results) found.add(value);
		}
		expect([page.paginationToken, found.size]).toEqual([undefined, 251]);
		for (const [filter, count] of [
			['NO. 249', 1],
			['1790000000000000017', 1],
			['🇬🇧', 0],
		] as const) {
			expect(names(await form.campaigns({}, { filter }))).toHaveLength(count);
		}
		expect(listCalls()).toEqual(['list_tiktok_campaigns']);
	});

	it('is asked for again after five minutes', async () => {
		// Whole milliseconds, whose sums are exact.
		const opened = Math.ceil(performance.now());
		const clock = jest.spyOn(performance, 'now').mockReturnValue(opened);
		await form.campaigns();
		for (const seconds of [299, 300]) {
			expect(bench.sandbox.calls).toHaveLength(1);
			clock.mockReturnValue(opened + seconds * 1_000);
			await form.campaigns();
		}
		expect(bench.sandbox.calls).toHaveLength(2);
		clock.mockRestore();
	});

	it('asks once where it is opened several times at once, and once for each key', async () => {
		bench.sandbox.options.keys = [apiKey, 'sk_live_other'];
		await Promise.all([form.campaigns(), form.campaigns(), form.accounts(), form.accounts()]);
		expect(listCalls().sort()).toEqual(['list_connected_accounts', 'list_tiktok_campaigns']);
		await form.campaigns({}, {}, 'sk_live_other');
		expect(bench.sandbox.callsTo('list_tiktok_campaigns')).toHaveLength(2);
	});
});

it('audiences are those of the chosen account, unless the service has no such list', async () => {
	const buyers = { id: '170000001', name: 'Buyers 180D' };
	const audiences = [buyers, { id: '170000002', name: 'Visitors', of: '702' }];
	Object.assign(bench.sandbox.options, { accounts: two, audiences });
	const shown = [{ name: 'Buyers 180D (custom, ready)', value: buyers.id }];
	expect((await form.audiences(account('701'))).results).toEqual(shown);
	expect(names(await form.audiences(account('701'), { filter: 'visit' }))).toEqual([]);
	expect(bench.sandbox.calls.map((call) => call.arguments)).toEqual([{ advertiser_id: '701' }]);

	bench.sandbox.options.missingTools = ['list_tiktok_custom_audiences'];
	expect(await said(form.audiences())).toEqual([
		expect.stringMatching(/^Your plan or version of Adspirer doesn't offer this action/),
		expect.stringMatching(/^Choose 'By ID' and enter the ID\./),
	]);
});

it('interests are searched for by the service, with one call for what is typed', async () => {
	bench.sandbox.options.accounts = two;
	const shown = async (filter: string) => names(await form.interests(account('701'), { filter }));
	expect((await form.interests(account('701'))).results[0]).toEqual({ name: 'Games', value: '15' });
	expect(await shown(' game ')).toEqual(['Games', 'Games / Role-playing']);
	expect(await shown('travel')).toEqual(['Travel (ID 24)', 'Travel (ID 24101)']);
	const searched = { targeting_type: 'interest_categories', limit: 50, advertiser_id: '701' };
	expect(bench.sandbox.calls.map((call) => call.arguments)).toEqual([
		searched,
		{ ...searched, keyword: 'game' },
		{ ...searched, keyword: 'travel' },
	]);
	bench.sandbox.options.lists = { pageSize: 1, total: 'all' };
	expect((await shown('a'))[0]).toBe(
		'⚠ Adspirer may have more interests than its answer lists. Search for those.',
	);
});

describe("a list that can't be had", () => {
	it('says so as a run does, and is not kept', async () => {
		const error = 'Invalid API key';
		bench.sandbox.options.lists = { failure: { status: 401, error } };
		const [message, remedy] = await said(form.campaigns());
		expect(message).toMatch(/didn't accept the API key/);
		expect(`${message}${String(remedy)}`).not.toMatch(/\brow\b|ad group|created|Row 1/i);
		bench.sandbox.options.lists = {};
		expect((await form.campaigns()).results.length).toBeGreaterThan(0);
	});

	it("points to By ID where it can't be read, and asks again", async () => {
		bench.sandbox.options.lists = { text: 'unreadable', form: 'text-only' };
		expect(await said(form.campaigns())).toEqual([
			"Adspirer's list of campaigns can't be read.",
			"Choose 'By ID' and enter the ID.",
		]);
		await said(form.campaigns());
		expect(bench.sandbox.callsTo('list_tiktok_campaigns')).toHaveLength(2);
	});
});
