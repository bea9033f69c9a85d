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
			options: { includeInputFields: true },
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

test("a sheet becomes ad groups with their ads, and the sheet's own columns win", async () => {
	const options = { includeInputFields: true };
	const done = await run([row(), row({ 'Ad group': 'Men', text: 'For him' })], { options });
	expect(sentAds()).toMatchObject([
		{ adgroup_id: first, ad_text: 'New in for spring' },
		{ adgroup_id: '1800000000000000002', ad_text: 'For him' },
	]);
	const [item = {}] = done.json(nodeName.tested);
	expect(item).toMatchObject({
		...row(),
		success: true,
		ad_id: '1850000000000000001',
		adgroup_id: first,
		result_text: expect.stringContaining('1850000000000000001'),
	});
	// Nothing of the first node's result but what the second one says, too.
	expect(item).not.toHaveProperty('adgroup_name');
	expect(item.idempotency_key).not.toBe(done.json('Ad groups')[0]?.idempotency_key);
	expect(hintsOf(done).join()).not.toContain('Unused');
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
				error: expect.stringMatching(/'Ad Group' wasn't created, so no ad was put in it\. 'Daily/),
			},
		],
		[
			'it failed for what would keep the ad back, too',
			{ Status: 'maybe' },
			{},
			{
				success: false,
				error: expect.stringMatching(/no ad was put in it\. 'Status' is "maybe"(?!.*'Status' is)/s),
			},
		],
		[
			'it was skipped',
			{ 'Ad group status': 'Draft' },
			{},
			{
				success: true,
				skipped: true,
				text: 'Skipped, because its ad group was skipped: \'Ad group status\' is "Draft".',
			},
		],
		[
			'it is unknown',
			{},
			lost,
			{ success: false, error: expect.stringContaining('may not have been created, so no ad') },
		],
		[
			'its ID is not known',
			{},
			{ successForm: 'no-id', lists: { form: 'text-only', text: 'unreadable' } },
			{ success: false, error: expect.stringContaining("the item doesn't say its ID") },
		],
	])('%s', async (_what, more, sandbox, expected) => {
		Object.assign(bench.sandbox.options, sandbox);
		const done = await run([row(more), row({ 'Ad group': 'Men', 'Ad group ID': first })], chosen);
		expect(done.json(nodeName.tested)).toMatchObject([{ ad_id: null, ...expected }, {}]);
		const others = sentAds().filter(({ adgroup_id: id }) => id !== first);
		expect(others).toEqual([]);
	});
});

describe("an item of the ad groups' error output", () => {
	const failed = async (rows: IDataObject[], more: object = {}) => {
		const parameters = { mappingMode: 'autoMapInputData', ...more };
		const node = { onError: 'continueErrorOutput' } as const;
		const done = await bench.run(rows, parameters, node);
		return done.json(nodeName.tested, 1);
	};
	const createAds = async (rows: IDataObject[], node: Partial<NodeSketch> = goesOn) => {
		const parameters = { resource: 'ad', operation: 'create', mappingMode: 'autoMapInputData' };
		const options = { includeInputFields: true };
		return await bench.run(rows, { ...parameters, options }, node);
	};
	const why = (said: string): unknown => ({
		success: false,
		ad_id: null,
		// Its row is named once.
		error: expect.stringMatching(`'Ad Group' ${said} created, so no ad was put in it\\. (?!Row)`),
	});

	it.each<[string, IDataObject, Partial<SandboxOptions>, string]>([
		['is refused', { 'Daily budget': 'x' }, {}, "wasn't"],
		['is unknown', {}, { fault: () => ({ kind: 'drop-before' }) }, 'may not have been'],
	])(
		'makes no ad if it %s, and neither when it comes again',
		async (_what, more, sandbox, said) => {
			bench.sandbox.addAdGroup({ campaign_id: campaign, adgroup_name: 'Women' });
			Object.assign(bench.sandbox.options, sandbox);
			const options = { maxRetries: 0, settleUnknown: false };
			const rows = await failed([row(more)], { options });
			bench.sandbox.options.fault = undefined;
			const [item] = output(await createAds(rows));
			expect(item).toMatchObject({ ...row(more), ...Object(why(said)) });
			const again = await createAds(rows, { onError: 'continueErrorOutput' });
			const [third] = output(
				await createAds([...output(again), ...again.json(nodeName.tested, 1)]),
			);
			expect(third).toMatchObject({ success: false, ad_id: null });
			expect(sentAds()).toEqual([]);
		},
	);

	it.each(['continueErrorOutput', 'continueRegularOutput'] as const)(
		"isn't taken for one of the ads, which may be tried again (%s)",
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
			expect(output(await createAds(back))).toMatchObject([{ success: true, adgroup_id: first }]);
		},
	);
});

test('a row without its ad group keeps its own columns, to be run again', async () => {
	const options = { includeInputFields: true };
	const done = await run([row({ 'Daily budget': 'x' })], { options });
	expect(done.json(nodeName.tested)).toMatchObject([
		{ ...row({ 'Daily budget': 'x' }), success: false, ad_id: null },
	]);
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
		['={{ $json.adgroup_id }}', first],
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

test('only an item with a boolean success is a result: a sheet that was written back is read', async () => {
	bench.sandbox.addAdGroup({ campaign_id: campaign, adgroup_name: 'Women' });
	const written = row({ success: 'TRUE', adgroup_id: first, warnings: '', error: 'Row 1' });
	const mapped = { resource: 'ad', operation: 'create', mappingMode: 'autoMapInputData' };
	const node = { ...adspirerNode({}, goesOn), parameters: mapped };
	const done = await bench.engine.run({ ...simpleWorkflow(node), rows: [written] });
	expect(done.json(nodeName.tested)).toMatchObject([{ success: true, adgroup_id: first }]);
});

test.each([{ paused: true }, { resumed: true }, { sent: { budget: 70 } }])(
	'what became of the ad group in between is no column: %j',
	async (said) => {
		bench.sandbox.addAdGroup({ campaign_id: campaign, adgroup_name: 'Women' });
		const item = { ...row(), success: true, adgroup_id: first, result_text: 'Done', ...said };
		const mapped = { resource: 'ad', operation: 'create', mappingMode: 'autoMapInputData' };
		const done = await bench.run([item], mapped, goesOn);
		expect(done.json(nodeName.tested)).toMatchObject([{ adgroup_id: first, warnings: '' }]);
	},
);

test('without the columns of the sheet the message says where to turn them on', async () => {
	const done = await run([row()], {}, { options: {} });
	const [item] = done.json(nodeName.tested);
	expect(item?.error).toContain("In the options of that node, turn on 'Include Input Fields'.");
});

test('without Simplify an item says no ID, and the message says what to do', async () => {
	const options = { includeInputFields: true, simplify: false };
	const done = await run([row()], {}, { options });
	expect(done.json(nodeName.tested)).toMatchObject([{ success: false, ad_id: null }]);
	expect(bench.sandbox.madeAds).toEqual([]);
});
