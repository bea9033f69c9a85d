import '../fixedDate';
import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeType,
	NodeConnectionTypes,
} from 'n8n-workflow';
import { eachWorkbench } from '../workbench';
import { readExample, runWorkflow, scripted } from './exampleRun';

/** The examples that take a media plan to ad groups with ads, and resume what was approved. */
const bench = eachWorkbench();

const campaign = '1790000000000000001';
const adGroupTool = 'add_tiktok_ad_group';
const adTool = 'add_tiktok_ad';
const waits = 'ad group paused, for review';
const bothWait = 'ad group and ad paused, for review';

const row = (row_number: number, adGroup: string, more: IDataObject = {}): IDataObject => ({
	...{ row_number, 'Campaign ID': campaign, 'Ad group': adGroup, 'Daily budget': 50 },
	...{ Country: 'US', 'Ad name': `Ad ${row_number}`, 'Ad text': 'New in' },
	...{ 'Landing page': 'https://example.com', Video: 'https://cdn.example.com/1.mp4' },
	...{ 'Ad group ID': '', 'Ad ID': '', Resume: '', Result: '', ...more },
});

/** Reads the rows where nothing came in, and gives what is written. */
const sheet = (rows: readonly IDataObject[]) =>
	scripted({}, (_read, item) => [Object.keys(item).length === 0 ? [...rows] : [item]]);

/** Runs an example over a sheet; gives the sheet as it is afterwards. */
async function runOver(file: string, rows: readonly IDataObject[], lastNode: string) {
	const standIns = { 'n8n-nodes-base.googleSheets': sheet(rows) };
	const run = await runWorkflow(readExample(file), standIns, bench.sandbox.url);
	expect(run.error).toBeUndefined();
	const written = run.json(lastNode);
	return rows.map((one) => ({
		...one,
		...written.find(({ row_number }) => row_number === one.row_number),
	}));
}

const create = async (rows: readonly IDataObject[]) =>
	await runOver('media-plan.json', rows, 'Write the IDs back');

const resume = async (rows: readonly IDataObject[]) =>
	await runOver('resume-approved-ads.json', rows, 'Write the result back');

const tools = () =>
	bench.sandbox.calls.map(({ tool }) => tool).filter((tool) => tool !== 'get_usage_status');

const states = (things: ReadonlyArray<{ name: string; status: string }>) =>
	things.map(({ name, status }) => `${name} ${status}`).sort();

const results = (rows: readonly IDataObject[]) => rows.map(({ Result }) => Result);

const plan = [
	row(2, 'A'),
	row(3, 'A', { 'Ad status': 'Paused' }),
	row(4, 'Alone', { 'Ad name': '', 'Ad text': '', 'Landing page': '', Video: '' }),
	row(5, 'B', { 'Daily budget': 'x' }),
];

test('a media plan has both IDs and what waits for review, and run again it makes nothing anew', async () => {
	const written = await create(plan);
	expect(written).toMatchObject([
		{ 'Ad group ID': '1800000000000000001', 'Ad ID': '1850000000000000001', Result: waits },
		{ 'Ad group ID': '1800000000000000001', 'Ad ID': '1850000000000000002', Result: bothWait },
		{ 'Ad group ID': '1800000000000000002', 'Ad ID': '', Result: waits },
		{ 'Ad group ID': '', 'Ad ID': '', Result: expect.stringContaining('\'Daily budget\' is "x"') },
	]);
	expect(states(bench.sandbox.adGroups)).toEqual(['A DISABLE', 'Alone DISABLE']);
	bench.sandbox.calls.length = 0;
	// However little the service remembers.
	bench.sandbox.forgetKeys();
	expect(await create(written)).toEqual(written);
	expect(tools()).toEqual([]);
});

test('an ad that failed is made later, in the ad group of its row, and waits', async () => {
	bench.sandbox.options.fault = ({ tool }) =>
		tool === adTool ? { kind: 'status', status: 400 } : undefined;
	const [failed = {}] = await create(plan.slice(0, 1));
	expect(failed).toMatchObject({ 'Ad group ID': '1800000000000000001', 'Ad ID': '' });
	expect(failed.Result).toMatch(/^ad group paused, for review\. .*Its ad group is there/);
	bench.sandbox.options.fault = undefined;
	bench.sandbox.forgetKeys();
	const [made = {}] = await create([failed]);
	expect(made.Result).toBe(bothWait);
	expect(bench.sandbox.callsTo(adGroupTool)).toHaveLength(1);
	expect(states(bench.sandbox.madeAds)).toEqual(['Ad 2 DISABLE']);
});

test('an ad group that is left on says so, and none of its ads is made', async () => {
	bench.sandbox.options.fault = ({ tool }) =>
		tool === 'pause_tiktok_ad_group' ? { kind: 'status', status: 400 } : undefined;
	const [left = {}] = await create(plan.slice(0, 1));
	expect(left.Result).toMatch(/^ON\. The ad group isn't paused.*The ad wasn't created, because/);
	expect(left).toMatchObject({ 'Ad group ID': '1800000000000000001', 'Ad ID': '' });
	expect(bench.sandbox.madeAds).toEqual([]);
});

test('an ad group is resumed once, when all are approved that start with it, and ads each', async () => {
	const written = await create([...plan.slice(0, 2), row(6, 'A')]);
	const [first = {}, second = {}, third = {}] = written;
	bench.sandbox.calls.length = 0;
	const some = [{ ...first, Resume: 'x' }, second, third];
	expect(await resume(some)).toEqual(some);
	expect(tools()).toEqual([]);

	const more = await resume([some[0] ?? {}, second, { ...third, Resume: 'Yes' }]);
	expect(results(more)).toEqual([
		expect.stringMatching(/^running since \d/),
		bothWait,
		expect.stringMatching(/^running since \d/),
	]);
	expect(tools()).toEqual(['resume_tiktok_ad_group']);
	expect(states(bench.sandbox.madeAds)).toEqual(['Ad 2 ENABLE', 'Ad 3 DISABLE', 'Ad 6 ENABLE']);

	const all = await resume(more.map((one) => ({ ...one, Resume: 'x' })));
	expect(results(all)).toEqual([0, 1, 2].map(() => expect.stringMatching(/^running since/)));
	expect(tools().at(-1)).toBe('resume_tiktok_ad');
	expect(states(bench.sandbox.madeAds)).toEqual(['Ad 2 ENABLE', 'Ad 3 ENABLE', 'Ad 6 ENABLE']);
	bench.sandbox.calls.length = 0;
	await resume(all);
	expect(tools()).toEqual([]);
});

test('of an ad group that could not be resumed, no ad is resumed either, and its row says why', async () => {
	const [made = {}] = await create(plan.slice(1, 2));
	bench.sandbox.options.fault = ({ tool }) =>
		tool === 'resume_tiktok_ad_group' ? { kind: 'status', status: 400 } : undefined;
	const [told = {}] = await resume([{ ...made, Resume: 'x' }]);
	expect(told.Result).toMatch(/Adspirer rejected/);
	expect(bench.sandbox.callsTo('resume_tiktok_ad')).toEqual([]);
});

describe('without a Google account', () => {
	test('a media plan runs', async () => {
		const example = readExample('stand-ins/media-plan.json');
		const { error, json } = await runWorkflow(example, {}, bench.sandbox.url);
		expect(error).toBeUndefined();
		expect(results(json('Write the IDs back'))).toEqual([
			...[waits, bothWait, waits],
			expect.stringContaining('\'Daily budget\' is "fifty"'),
		]);
		expect(states(bench.sandbox.madeAds)).toEqual(['Hook A ENABLE', 'Hook B DISABLE']);
	});

	test('what was approved is resumed', async () => {
		const { nodes, connections } = readExample('stand-ins/resume-approved-ads.json');
		const adGroups = [1, 2, 3].map((at) => {
			const made = { campaign_id: campaign, adgroup_name: `Ad group ${at}` };
			return String(bench.sandbox.addAdGroup(made).adgroup_id);
		});
		// Three ads in the first ad group, two in the second, one in the third.
		for (const [at, of] of [0, 0, 0, 1, 1, 2].entries()) {
			bench.sandbox.addAd({ adgroup_id: adGroups[of] ?? '', ad_name: `Ad ${at + 1}` });
		}
		const things = [...bench.sandbox.adGroups, ...bench.sandbox.madeAds];
		for (const thing of things) thing.status = 'DISABLE';
		const withTheirIds = nodes.map((node) => {
			const code = String(node.parameters.jsCode ?? '');
			const parameters = { jsCode: code.replace(/(?<=18[05]0{13})1(?=0\d)/g, '0') };
			return code === '' ? node : { ...node, parameters };
		});
		const run = await runWorkflow({ nodes: withTheirIds, connections }, {}, bench.sandbox.url);
		expect(run.error).toBeUndefined();
		// A row without an ad to resume takes the shorter way.
		expect(run.json('Write the result back')).toEqual(
			[3, 2, 7].map((row_number) => ({
				row_number,
				Result: expect.stringMatching(/^running since/),
			})),
		);
		const on = things.filter(({ status }) => status === 'ENABLE').map(({ name }) => name);
		expect(on).toEqual(['Ad group 1', 'Ad 2', 'Ad 6']);
	});
});

/** n8n's Merge, as the example sets it: a row for each pair of its two inputs' rows. */
const allPairs: INodeType = {
	description: {
		...scripted({}, () => []).description,
		inputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
	},
	async execute(this: IExecuteFunctions) {
		const [first, second] = [this.getInputData(0), this.getInputData(1)];
		const pairs = first.flatMap((one, item) =>
			second.map((other) => ({ json: { ...one.json, ...other.json }, pairedItem: { item } })),
		);
		return await Promise.resolve([pairs]);
	},
};

test('each ad group gets all creatives, paused, and a second run makes only the new ad', async () => {
	const example = readExample('creatives-in-many-ad-groups.json');
	const adGroups = ['A', 'B'].map((name) => ({
		...{ 'Campaign ID': campaign, 'Ad group': name, 'Daily budget': 50, Country: 'US' },
	}));
	const creative = (name: string) => ({
		...{ 'Ad name': name, 'Ad text': 'New in', 'Landing page': 'https://example.com' },
		Video: `https://cdn.example.com/${name}.mp4`,
	});
	/** Gives the rows of the sheet that a node reads, and what is written. */
	const sheets = (creatives: readonly IDataObject[]) =>
		scripted({}, (_read, item, context) => {
			if (Object.keys(item).length > 0) return [[item]];
			return [context.getNode().name === 'Creatives' ? [...creatives] : adGroups];
		});
	const run = async (...names: readonly string[]) => {
		const standIns = {
			'n8n-nodes-base.googleSheets': sheets(names.map(creative)),
			'n8n-nodes-base.merge': allPairs,
		};
		const ran = await runWorkflow(example, standIns, bench.sandbox.url);
		expect(ran.error).toBeUndefined();
		return ran.json('Write the IDs').map(({ Key, Result }) => [Key, Result]);
	};
	const of = (adGroup: string, ad: string) => `${campaign} ${adGroup} ${ad}`;

	const waiting = 'paused, for review';
	expect(await run('Hook', 'Offer')).toEqual([
		[of('A', 'Hook'), waiting],
		[of('A', 'Offer'), waiting],
		[of('B', 'Hook'), waiting],
		[of('B', 'Offer'), waiting],
	]);
	expect(states(bench.sandbox.adGroups)).toEqual(['A DISABLE', 'B DISABLE']);
	bench.sandbox.calls.length = 0;
	await run('Hook', 'Offer', 'Story');
	expect(states(bench.sandbox.madeAds)).toHaveLength(6);
	expect(bench.sandbox.adGroups).toHaveLength(2);
});
