import '../model/fasterClock';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { nodeName, simpleWorkflow, type NodeSketch } from '../engine';
import { goesOn } from '../operations/operationBench';
import { hintsOf } from '../output/shown';
import type { SandboxOptions } from '../sandbox';
import { adspirerNode, eachWorkbench, output } from '../workbench';

const bench = eachWorkbench();
const campaign = '1790000000000000001';
const first = '1800000000000000001';

const withInput = { includeInputFields: true };

/** A person's answers on columns, by heading. */
const saying = (value: Record<string, string>): INodeParameters => ({
	columns: { mappingMode: 'defineBelow', value },
});

/** Rows → ad groups → ads. */
async function run(
	rows: IDataObject[],
	ofAds: INodeParameters = {},
	ofGroups: INodeParameters = {},
) {
	const mapped = { mappingMode: 'autoMapInputData' };
	const sketch = (name: string, parameters: INodeParameters): NodeSketch => ({
		...adspirerNode({}, { name, ...goesOn }),
		parameters,
	});
	const groups = simpleWorkflow(
		sketch('Ad groups', {
			resource: 'adGroup',
			operation: 'create',
			...mapped,
			options: withInput,
			...ofGroups,
		}),
	);
	const ads = simpleWorkflow(
		sketch(nodeName.tested, { resource: 'ad', operation: 'create', ...mapped, ...ofAds }),
	);
	const [, adNode] = ads.nodes;
	if (!adNode) throw new RangeError('The workflow has no node for ads');
	const wire = [[{ node: nodeName.tested, type: NodeConnectionTypes.Main, index: 0 }]];
	return await bench.engine.run({
		nodes: [...groups.nodes, { ...adNode, id: 'ads' }],
		connections: { ...groups.connections, 'Ad groups': { main: wire } },
		rows,
	});
}

const row = (more: IDataObject = {}): IDataObject => ({
	'Campaign ID': campaign,
	'Ad group': 'Women',
	Country: 'US',
	'Daily budget': 50,
	'Ad name': 'Video 1',
	text: 'New in for spring',
	'Landing page': 'https://example.com/spring',
	Video: 'https://cdn.example.com/1.mp4',
	...more,
});

const sentAds = () => bench.sandbox.callsTo('add_tiktok_ad').map((call) => call.arguments);

test('a sheet becomes ad groups with their ads, and each row stays as it is', async () => {
	const rows = [row(), row({ 'Ad group': 'Men', text: 'For him' })];
	const done = await run(rows, { options: withInput });
	expect(sentAds()).toMatchObject([
		{ adgroup_id: first, ad_text: 'New in for spring' },
		{ adgroup_id: '1800000000000000002', ad_text: 'For him' },
	]);
	const [group = {}] = done.json('Ad groups');
	const ofGroup = { success: true, adgroup_id: first, tool: 'add_tiktok_ad_group' };
	expect(group).toEqual({ ...row(), adspirer: expect.objectContaining(ofGroup) });
	const [item = {}] = done.json(nodeName.tested);
	const ofAd = { success: true, ad_id: '1850000000000000001', adgroup_id: first };
	expect(item).toEqual({ ...row(), adspirer: expect.objectContaining(ofAd) });
	// Nothing of the first node's result is left.
	expect(item.adspirer).toMatchObject({ tool: 'add_tiktok_ad' });
	expect(item.adspirer).not.toHaveProperty('adgroup_name');
	expect(hintsOf(done).join()).not.toContain('Unused');
});

test("the sheet's own columns stay columns, whatever they are called", async () => {
	const own = {
		result_adgroup_id: '1800000000000000077',
		success: 'TRUE',
		paused: 'yes',
		error: 'Row 1: no',
		warnings: 'none',
		skipped: 'no',
	};
	const unknown = ['result_adgroup_id', 'error', 'warnings', 'skipped'];
	const all = saying(Object.fromEntries(unknown.map((heading) => [heading, 'ignore'])));
	const ofAds = { ...all, options: withInput };
	const done = await run([row(own)], ofAds, { ...all, options: withInput });
	expect(done.json(nodeName.tested)).toEqual([
		{ ...row(own), adspirer: expect.objectContaining({ adgroup_id: first, paused: true }) },
	]);
	expect(sentAds()).toMatchObject([{ adgroup_id: first }]);
	// The sheet wants both of them paused.
	expect(bench.sandbox.callsTo('pause_tiktok_ad_group')).toHaveLength(1);
	expect(bench.sandbox.callsTo('pause_tiktok_ad')).toHaveLength(1);
});

test('each ad group is made once and each ad once, in this run and the next', async () => {
	const rows = [row(), row({ 'Ad name': 'Video 2' }), row({ 'Ad group': 'Men' })];
	for (const time of [1, 2]) {
		const done = await run(rows);
		expect(done.json(nodeName.tested)).toMatchObject([
			{ ad_id: '1850000000000000001', adgroup_id: first },
			{ ad_id: '1850000000000000002', adgroup_id: first },
			{ ad_id: '1850000000000000003', adgroup_id: '1800000000000000002' },
		]);
		expect([time, bench.sandbox.madeAds.length]).toEqual([time, 3]);
	}
	expect(bench.sandbox.adGroups).toHaveLength(2);
});

test('an ad group whose ID ends in zeros gets its ads like any other', async () => {
	for (let at = 0; at < 999; at++) {
		bench.sandbox.addAdGroup({ campaign_id: campaign, adgroup_name: `No. ${at}` });
	}
	const done = await run([row()]);
	const adgroup_id = '1800000000000001000';
	expect(done.json(nodeName.tested)).toMatchObject([{ success: true, adgroup_id }]);
	expect(sentAds()).toMatchObject([{ adgroup_id }]);
	expect(hintsOf(done).join()).not.toContain('zeros');
});

describe('a row without its ad group makes no ad, whatever ad group the node has', () => {
	const chosen = { adgroupId: { __rl: true, mode: 'id', value: '1800000000000000099' } };
	const lost: SandboxOptions = {
		fault: ({ tool }) => (tool === 'add_tiktok_ad_group' ? { kind: 'drop-before' } : undefined),
		faultReplays: true,
		lists: { failure: { status: 500, error: 'Sorry' } },
	};
	it.each<[string, IDataObject, SandboxOptions, object]>([
		[
			'it failed',
			{ 'Daily budget': 'x' },
			{},
			{
				success: false,
				error: expect.stringMatching(
					/'Ad Group' wasn't created for certain, so no ad was put in it\. 'Daily/,
				),
			},
		],
		[
			'it failed for a column that is called as the field for it',
			{ 'Ad group': undefined, 'Ad Group': '#REF!' },
			{},
			{
				success: false,
				error: expect.stringMatching(/'Ad Group' wasn't created.*'Ad Group' is "#REF!"/s),
			},
		],
		[
			'it was skipped',
			{ 'Ad group status': 'Draft' },
			{},
			{
				success: true,
				skipped: true,
				reason: 'its ad group was skipped: \'Ad group status\' is "Draft"',
			},
		],
		[
			'it is unknown',
			{},
			lost,
			{
				success: false,
				error: expect.stringContaining("isn't known whether the ad group was created"),
			},
		],
		[
			'its ID is not known',
			{},
			{ successForm: 'no-id', lists: { form: 'text-only', text: 'unreadable' } },
			{ success: false, error: expect.stringContaining("the item doesn't have its ID") },
		],
	])('%s', async (_what, more, sandbox, expected) => {
		Object.assign(bench.sandbox.options, sandbox);
		const done = await run([row(more), row({ 'Ad group': 'Men', 'Ad group ID': first })], chosen);
		expect(done.json(nodeName.tested)).toMatchObject([{ ad_id: null, ...expected }, {}]);
		const others = sentAds().filter(({ adgroup_id: id }) => id !== first);
		expect(others).toEqual([]);
	});
});

const createAds = async (rows: IDataObject[], node: Partial<NodeSketch> = goesOn) => {
	const parameters = { resource: 'ad', operation: 'create', mappingMode: 'autoMapInputData' };
	return await bench.run(rows, { ...parameters, options: withInput }, node);
};

const byErrorOutput = { onError: 'continueErrorOutput' } as const;

describe("an item of the ad groups' error output", () => {
	const failed = async (rows: IDataObject[], more: object = {}) => {
		const parameters = { mappingMode: 'autoMapInputData', ...more };
		const done = await bench.run(rows, parameters, byErrorOutput);
		return done.json(nodeName.tested, 1);
	};
	const why: unknown = expect.objectContaining({
		success: false,
		ad_id: null,
		// Its row is named once.
		error: expect.stringMatching(/created for certain, so no ad was put in it\. (?!Row)/),
	});

	it.each<[string, IDataObject, Partial<SandboxOptions>]>([
		['is refused', { 'Daily budget': 'x' }, {}],
		['is unknown', {}, { fault: () => ({ kind: 'drop-before' }) }],
	])('makes no ad if it %s, and neither when it comes again', async (_what, more, sandbox) => {
		bench.sandbox.addAdGroup({ campaign_id: campaign, adgroup_name: 'Women' });
		Object.assign(bench.sandbox.options, sandbox);
		const options = { maxRetries: 0, settleUnknown: false };
		const rows = await failed([row(more)], { options });
		bench.sandbox.options.fault = undefined;
		const [item] = output(await createAds(rows));
		expect(item).toEqual({ ...row(more), adspirer: why });
		const again = await createAds(rows, byErrorOutput);
		const [third] = output(await createAds([...output(again), ...again.json(nodeName.tested, 1)]));
		expect(third?.adspirer).toMatchObject({ success: false, ad_id: null });
		expect(sentAds()).toEqual([]);
	});

	it('is a row like before for the node that creates ad groups', async () => {
		const rows = await failed([row({ 'Daily budget': 'x' })]);
		expect(Object.keys(rows[0] ?? {})).toEqual([
			...Object.keys(row()),
			...['error', 'error_details', 'adspirer'],
		]);
		const corrected = rows.map((item) => ({ ...item, 'Daily budget': 50 }));
		const mapped = { mappingMode: 'autoMapInputData', options: withInput };
		const done = await bench.run(corrected, mapped, byErrorOutput);
		const adspirer: unknown = expect.objectContaining({ success: true, adgroup_id: first });
		expect(output(done)).toEqual([{ ...row(), adspirer }]);
	});
});

it.each(['continueErrorOutput', 'continueRegularOutput'] as const)(
	"an ad that failed may be tried again by the row's own columns (%s)",
	async (onError) => {
		bench.sandbox.addAdGroup({ campaign_id: campaign, adgroup_name: 'Women' });
		bench.sandbox.options.fault = () => ({
			kind: 'status',
			status: 400,
			body: { success: false, error: 'No' },
		});
		const rows = [row({ 'Ad group ID': first })];
		const done = await createAds(rows, { onError });
		bench.sandbox.options.fault = undefined;
		const back = done.json(nodeName.tested, onError === 'continueErrorOutput' ? 1 : 0);
		expect(back).toMatchObject([{ adspirer: { success: false, tool: 'add_tiktok_ad' } }]);
		const adspirer: unknown = expect.objectContaining({ success: true, adgroup_id: first });
		expect(output(await createAds(back))).toEqual([{ ...rows[0], adspirer }]);
	},
);

test('a row without its ad group keeps its own columns, to be run again', async () => {
	const done = await run([row({ 'Daily budget': 'x' })], { options: withInput });
	const adspirer: unknown = expect.objectContaining({ success: false, ad_id: null });
	expect(done.json(nodeName.tested)).toEqual([{ ...row({ 'Daily budget': 'x' }), adspirer }]);
});

describe('with each field mapped', () => {
	const form = (adgroupId: unknown): INodeParameters => ({
		mappingMode: 'defineBelow',
		adgroupId: { __rl: true, mode: 'id', value: String(adgroupId) },
		adName: '={{ $json["Ad name"] }}',
		adText: '={{ $json.text }}',
		landingPageUrl: '={{ $json["Landing page"] }}',
		videoUrl: '={{ $json.Video }}',
	});
	it.each([
		['={{ $json.adspirer.adgroup_id }}', first],
		['={{ "" }}', first],
		['1800000000000000099', "'Ad Group' is 1800000000000000099, but the item before it created"],
	])('an ad group %s', async (adgroupId, expected) => {
		const done = await run([row()], form(adgroupId));
		const [item] = done.json(nodeName.tested);
		expect(String(item?.error ?? item?.adgroup_id)).toContain(expected);
	});

	it('a failed row makes none', async () => {
		const done = await run([row({ 'Daily budget': 'x' })], form('1800000000000000099'));
		expect(done.json(nodeName.tested)).toMatchObject([{ success: false, ad_id: null }]);
		expect(sentAds()).toEqual([]);
	});
});

test('a sheet that was written back is read by its columns', async () => {
	bench.sandbox.addAdGroup({ campaign_id: campaign, adgroup_name: 'Women' });
	const written = row({ success: 'TRUE', adgroup_id: first, 'TikTok result': 'created' });
	expect(output(await createAds([written]))).toMatchObject([
		{ adspirer: { success: true, adgroup_id: first } },
	]);
});

describe('what is said of something else says nothing of the ad group', () => {
	it.each<[string, IDataObject]>([
		['a pause', { success: true, adgroup_id: first, paused: true, tool: 'pause_tiktok_ad_group' }],
		['an earlier ad', { success: true, adgroup_id: first, tool: 'add_tiktok_ad' }],
		['no tool', { success: true, adgroup_id: first }],
		['what was looked at', { id: first, name: 'Women', tool: 'get_tiktok_ad_group_details' }],
	])('%s', async (_what, adspirer) => {
		bench.sandbox.addAdGroup({ campaign_id: campaign, adgroup_name: 'Women' });
		bench.sandbox.addAdGroup({ campaign_id: campaign, adgroup_name: 'Men' });
		const other = '1800000000000000002';
		const rows = [
			{ ...row({ 'Ad group ID': other }), adspirer },
			{ ...row({ 'Ad group': '', 'Ad name': 'Video 2' }), adspirer },
		];
		expect(output(await createAds(rows))).toMatchObject([
			{ adspirer: { success: true, adgroup_id: other } },
			{ adspirer: { success: false, error: expect.stringContaining("'Ad group ID' is blank") } },
		]);
	});
});

describe('an item that is nothing but the result of an ad group', () => {
	const form = {
		...{
			resource: 'ad',
			operation: 'create',
			mappingMode: 'defineBelow',
			videoUrl: 'https://cdn.example.com/1.mp4',
		},
		...{ adName: 'Video 1', adText: 'New', landingPageUrl: 'https://example.com' },
		adgroupId: { __rl: true, mode: 'id', value: '1800000000000000099' },
	};
	const createdGroup = async (more: INodeParameters = {}): Promise<IDataObject[]> =>
		output(await bench.run([row()], { mappingMode: 'autoMapInputData', ...more }, goesOn));

	it('has the ad group of its ad', async () => {
		const adgroupId = { __rl: true, mode: 'id', value: '={{ $json.adgroup_id }}' };
		const [ad] = output(await bench.run(await createdGroup(), { ...form, adgroupId }, goesOn));
		expect(ad).toMatchObject({ success: true, adgroup_id: first });
	});

	it.each<[string, IDataObject]>([
		['failed', { success: false, error: 'Row 1: No.', error_kind: 'rejected' }],
		['was skipped', { skipped: true, reason: 'the row is blank' }],
		['has no ID', {}],
		['has another ID than the node', { adgroup_id: first }],
	])("makes no ad if it %s, and doesn't fall back to the node's own", async (_what, more) => {
		const [result] = await createdGroup();
		const item = { ...result, adgroup_id: null, ...more };
		const [ad] = output(await bench.run([item], { ...form, options: {} }, goesOn));
		expect(ad).toMatchObject({ ad_id: null });
		expect(sentAds()).toEqual([]);
	});

	it.each<IDataObject>([{ tool: 'pause_tiktok_ad_group' }, { success: 'true' }])(
		"is a row like any other with %j, so that the node's own counts",
		async (more) => {
			const [result] = await createdGroup();
			const [ad] = output(await bench.run([{ ...result, ...more }], form, goesOn));
			expect(ad).toMatchObject({ adgroup_id: '1800000000000000099' });
		},
	);
});

test('what the node said of a row is no column in a check either', async () => {
	const adspirer = { success: true, adgroup_id: first, tool: 'add_tiktok_ad_group' };
	const ofAds = { resource: 'ad', mappingMode: 'autoMapInputData' };
	const rows = [{ ...row(), adspirer }];
	const checked = output(await bench.run(rows, { ...ofAds, operation: 'preview' }));
	expect(checked).toMatchObject([{ valid: true, arguments: { adgroup_id: first } }]);
	const columns = output(await bench.run(rows, { ...ofAds, operation: 'columns' }));
	expect(columns.map(({ column }) => column)).toEqual(Object.keys(row()));
});

test('without Simplify an item says no ID, and makes no ad', async () => {
	const options = { ...withInput, simplify: false };
	const done = await run([row()], {}, { options });
	expect(done.json(nodeName.tested)).toMatchObject([{ success: false, ad_id: null }]);
	expect(bench.sandbox.madeAds).toEqual([]);
});
