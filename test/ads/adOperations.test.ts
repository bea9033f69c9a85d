import '../model/fasterClock';
import type { INodeParameters } from 'n8n-workflow';
import { AdspirerTikTok } from '../../nodes/AdspirerTikTok/AdspirerTikTok.node';
import { eachOperationBench, goesOn } from '../operations/operationBench';
import { openList, output } from '../workbench';
import { campaign, other } from './adBench';

const group = '1800000000000000001';
const ad = '1850000000000000001';

const bench = eachOperationBench({ campaigns: [campaign, other] });

beforeEach(() => {
	bench.sandbox.addAdGroup({ campaign_id: campaign.id, adgroup_name: 'Women', budget: 50 });
	bench.sandbox.addAdGroup({ campaign_id: other.id, adgroup_name: 'Women', budget: 50 });
	bench.sandbox.addAd({ adgroup_id: group, ad_name: 'Video 1' });
	bench.sandbox.addAd({ adgroup_id: '1800000000000000002', ad_name: 'Video 1' });
});

/** An ID as the form holds it, and as workflows held it before there was a list. */
const forms: Array<[string, (id: string) => INodeParameters[string]]> = [
	['chosen from the list', (id) => ({ __rl: true, mode: 'list', value: id })],
	['by ID', (id) => ({ __rl: true, mode: 'id', value: id })],
	['by an expression', (id) => ({ __rl: true, mode: 'id', value: `={{ "${id}" }}` })],
	['as plain text', (id) => id],
	['as a plain expression', (id) => `={{ "${id}" }}`],
];

describe.each(forms)('an ID %s', (_form, idOf) => {
	it.each([
		['pause', 'pause_tiktok_ad', { status: 'DISABLE' }, { paused: true }],
		['resume', 'resume_tiktok_ad', { status: 'ENABLE' }, { resumed: true }],
		['delete', 'delete_tiktok_ad', { confirm_delete: true }, { deleted: true }],
	])('serves %s of an ad', async (operation, tool, sent, did) => {
		const run = await bench.run({ resource: 'ad', operation, adId: idOf(ad) });
		expect(output(run)).toMatchObject([{ success: true, ad_id: ad, ...did }]);
		expect(bench.sandbox.callsTo(tool).map((call) => call.arguments)).toEqual([
			{ ad_id: ad, ...sent },
		]);
	});

	it.each([
		['get', 'get_tiktok_ad_group_details'],
		['update', 'update_tiktok_ad_group'],
		['pause', 'pause_tiktok_ad_group'],
	])('serves %s of an ad group', async (operation, tool) => {
		const which = { resource: 'adGroup', operation, adgroupId: idOf(group) };
		await bench.run({ ...which, updateFields: { budget: 70 } });
		expect(bench.sandbox.callsTo(tool)).toMatchObject([{ arguments: { adgroup_id: group } }]);
	});
});

it.each<[INodeParameters, object, number]>([
	[{}, {}, 2],
	[{ adgroupId: { __rl: true, mode: 'id', value: group } }, { adgroup_id: group }, 1],
	[{ campaignId: { __rl: true, mode: 'id', value: other.id } }, { campaign_id: other.id }, 1],
])('Get Many lists the ads, with %j', async (filter, sent, count) => {
	const run = await bench.run({ resource: 'ad', operation: 'getAll', returnAll: true, ...filter });
	expect(output(run)).toHaveLength(count);
	expect(output(run)[0]).toMatchObject({ name: 'Video 1', status: 'ENABLE' });
	expect(bench.sandbox.callsTo('list_tiktok_ads').map((call) => call.arguments)).toEqual([sent]);
});

it('a row of Update names its ad group in the sheet, never in the node', async () => {
	const parameters = {
		resource: 'adGroup',
		operation: 'update',
		mappingMode: 'autoMapInputData',
		adgroupId: { __rl: true, mode: 'id', value: group },
	};
	const run = await bench.run(parameters, [{ 'New budget': 70 }], goesOn);
	expect(output(run)).toMatchObject([{ success: false }]);
	expect(output(run)[0]?.error).toContain(
		"'Ad Group' has no column. Add one, such as 'Ad group ID', or in 'Columns of Your Sheet'",
	);
	expect(bench.sandbox.calls).toEqual([]);
});

it('the lists in the form tell things of one name apart by what they are in', async () => {
	const list = async (operation: string, parameter: string, filter?: string) => {
		const parameters = {
			resource: 'ad',
			operation,
			[parameter]: { __rl: true, mode: 'list', value: '' },
		};
		const { results } = await openList(bench.engine, parameter, parameters, { filter });
		return results.map(({ name, value }) => [name, value]);
	};
	expect(await list('create', 'adgroupId')).toEqual([
		['Women – Spring Sale (active)', group],
		['Women – Summer Sale (active)', '1800000000000000002'],
	]);
	expect(await list('create', 'adgroupId', 'summer')).toHaveLength(1);
	const { ad_id: third } = bench.sandbox.addAd({ adgroup_id: group, ad_name: 'Video 2' });
	expect(await list('pause', 'adId')).toContainEqual(['Video 2 – Women (active)', third]);
	// Each list is asked for once in five minutes.
	expect(bench.sandbox.calls.map(({ tool }) => tool)).toEqual([
		'list_tiktok_ad_groups',
		'list_tiktok_campaigns',
		'list_tiktok_ads',
	]);
});

it('the options of an ad are its own', () => {
	const { properties } = new AdspirerTikTok().description;
	const { options = [] } =
		properties.find(
			({ name, displayOptions: { show = {} } = {} }) =>
				name === 'options' && show.resource?.includes('ad') && show.operation?.includes('create'),
		) ?? {};
	const named = Object.fromEntries(options.map((one) => [one.name, one]));
	expect(named).toHaveProperty('existingAdId');
	for (const name of [
		'existingAdgroupId',
		'agesBetweenGroups',
		'budgetLimit',
		'dateOrder',
		'scheduleTimezone',
	]) {
		expect(named).not.toHaveProperty(name);
	}
	expect(named.timeout).toMatchObject({ default: 180_000 });
	const texts = JSON.stringify(options);
	expect(texts).not.toMatch(/\{(?:noun|parent|tool|meanwhile)\}/);
	expect(texts).toContain('Whether to pause each ad as soon as it is created');
});
