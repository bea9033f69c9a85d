import '../model/fasterClock';
import type { IDataObject } from 'n8n-workflow';
import { goesOn } from '../duplicates/rowsByName';
import { simpleWorkflow } from '../engine';
import { automatic } from '../rows/bench';
import { creation } from '../sandbox/calling';
import { adspirerNode, eachWorkbench, openList, output } from '../workbench';

const bench = eachWorkbench();

const campaigns = [
	{ campaign_id: '1790000000000000011', campaign_name: 'Spring' },
	{ campaign_id: '1790000000000000012', campaign_name: 'Summer' },
];
const plain = campaigns.map(({ campaign_id: id, campaign_name: name }) => ({ id, name }));
const answers = (data: object, tool = 'list_tiktok_campaigns') => {
	bench.sandbox.options.fault = ({ tool: called }) =>
		called === tool ? { kind: 'status', status: 200, body: { success: true, data } } : undefined;
};

const openForm = async () => {
	const { results } = await openList(bench.engine, 'campaignId');
	return results.map(({ name }) => name);
};
const getMany = async () => {
	const parameters = { resource: 'campaign', operation: 'getAll', returnAll: true };
	return await bench.engine.run({
		...simpleWorkflow({ ...adspirerNode(), parameters }),
		rows: [{}],
	});
};

describe('a list in no form on record', () => {
	it.each<[{ structured: IDataObject }]>([
		[{ structured: { items: plain } }],
		[{ structured: { data: campaigns } }],
		[{ structured: { campaigns: { Spring: plain[0]?.id } } }],
		[{ structured: { items: ['Spring', 'Summer'] } }],
	])('is not read: %j', async (data) => {
		answers(data);
		await expect(openForm()).rejects.toThrow("can't be read");
		expect(output(await getMany())).toMatchObject([{ structured: data.structured }]);
	});

	it('gives no row its campaign', async () => {
		answers({ structured: { items: plain } });
		const row = { 'Ad group': 'A', Budget: 50, Country: 'GB', Campaign: 'Spring' };
		const run = await bench.run([row], automatic, goesOn);
		expect(output(run)).toMatchObject([{ error_kind: 'invalid' }]);
		expect(bench.sandbox.callsTo(creation)).toEqual([]);
	});
});

it.each<[object]>([
	[{ structured: { campaigns, tip: 'See more details with get. 3 more tips follow' } }],
	[{ structured: { campaigns, count: 2, filters: { status: 'ENABLE' } } }],
	[{ structured: { campaigns, fetched_at: '2026-12-01T09:00:00Z', source: 'TikTok' } }],
	[{ structured: { campaigns, pagination: { has_more: false, page: 1, page_size: 50 } } }],
	[{ text: 'Found 2 campaigns:', structured: { campaigns, total: 2 } }],
	[{ text: 'Here are your campaigns. Which one do you want?', structured: { campaigns } }],
])('a row finds its campaign by name in a list with more next to it: %j', async (data) => {
	answers(data);
	const row = { 'Ad group': 'A', Budget: 50, Country: 'GB', Campaign: 'Summer' };
	expect(output(await bench.run([row], automatic, goesOn))).toMatchObject([
		{ success: true, campaign_id: campaigns[1]?.campaign_id },
	]);
});

it('a search that finds fewer than it may has no other of a name', async () => {
	const found = [
		{ id: '15', name: 'Games' },
		{ id: '16', name: 'Gamesmen' },
	];
	const campaign = { 'Campaign ID': campaigns[0]?.campaign_id };
	const row = { 'Ad group': 'A', Budget: 50, Country: 'GB', ...campaign };
	const search = async (results: object[]) => {
		answers({ structured: { results, count: 57 } }, 'search_tiktok_targeting');
		return output(await bench.run([{ ...row, Interests: 'Games' }], automatic, goesOn))[0];
	};
	const many = Array.from({ length: 48 }, (_, at) => ({ id: `${100 + at}`, name: `Game ${at}` }));
	expect(await search([...found, ...many])).toMatchObject({ success: false });
	expect(await search([...found, { id: '17', name: 'Games' }])).toMatchObject({ success: false });
	expect(await search(found.slice(1))).toMatchObject({ success: false });
	expect(await search(found)).toMatchObject({ success: true });
	expect(bench.sandbox.callsTo(creation)).toMatchObject([
		{ arguments: { interest_category_ids: ['15'] } },
	]);
});
