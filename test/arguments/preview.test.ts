import type { IDataObject } from 'n8n-workflow';
import { nodeName, simpleWorkflow } from '../engine';
import {
	adspirerNode,
	apiKey,
	engineFor,
	openWorkbench,
	output,
	type Workbench,
} from '../workbench';
import { goodRow, mappedForm } from './filledIn';
import { sendRows } from './rowsSent';

let bench: Workbench;

beforeAll(async () => {
	bench = await openWorkbench();
});
afterAll(async () => await bench.close());

const preview = { operation: 'preview' };
const mapped = { ...mappedForm(), ...preview };

const rows: IDataObject[] = [
	{ ...goodRow, budget: '49.90', location_ids: 6252001 },
	{ ...goodRow, gender: 'Women', age_groups: '18-24, 25-34', schedule_start_time: '2026-05-01' },
	{ ...goodRow, campaign_id: '1.76E+18', budget: '$30' },
	{ ...goodRow, adgroup_name: 'With a pixel', pixel_id: '7090000000000000001' },
	{},
];

const request = (given: Record<string, unknown>) => ({
	method: 'POST',
	url: `${bench.sandbox.url}/api/v1/tools/add_tiktok_ad_group/execute`,
	headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
	body: { arguments: given },
});

describe('a preview', () => {
	it('shows for each row what would be sent, or what is wrong with it', async () => {
		const run = await bench.run(rows, mapped);
		expect(run.status).toBe('success');
		expect(output(run)).toEqual([
			{
				valid: true,
				request: request({ ...goodRow, budget: 49.9, location_ids: ['6252001'] }),
				warnings: [],
			},
			{
				valid: true,
				request: request({
					...goodRow,
					gender: 'GENDER_FEMALE',
					age_groups: ['AGE_18_24', 'AGE_25_34'],
					schedule_start_time: '2026-05-01 00:00:00',
				}),
				warnings: [],
			},
			{
				valid: false,
				problems: [
					{ field: 'Campaign', message: expect.stringContaining('"1.76E+18"') },
					{ field: 'Budget', message: expect.stringContaining('"$30"') },
				],
			},
			{
				valid: true,
				request: request({ ...goodRow, adgroup_name: 'With a pixel' }),
				warnings: [expect.stringMatching(/^Pixel ID was left out, because .*\.$/)],
			},
			{
				valid: false,
				problems: ['Campaign', 'Ad Group Name', 'Budget'].map((field) => ({
					field,
					message: 'is empty. Fill it in.',
				})),
			},
		]);
	});

	it('pairs its items with the rows, in order', async () => {
		const run = await bench.run(rows, mapped);
		expect(run.items(nodeName.tested).map(({ pairedItem }) => pairedItem)).toEqual(
			rows.map((_row, item) => ({ item })),
		);
	});

	it('shows exactly what a creation then sends', async () => {
		const good = rows.filter((_row, index) => index !== 2 && index !== 4);
		const shown = output(await bench.run(good, mapped));
		const { rows: sent } = await sendRows(bench, good, mappedForm());
		expect(shown).toMatchObject(
			sent.map((row) => ({ request: { body: { arguments: row.sent } } })),
		);
		const [call] = bench.sandbox.calls.slice(-1);
		expect(shown[0]).toMatchObject({ request: { method: call?.method } });
		expect(String(request({}).url)).toBe(`${bench.sandbox.url}${call?.path}`);
	});

	it('makes no call and uses no quota, whatever the rows are', async () => {
		const { calls, quota } = bench.sandbox;
		const before = { calls: calls.length, used: quota.used };
		await bench.run(rows, mapped);
		await bench.run([{}], preview);
		expect({ calls: bench.sandbox.calls.length, used: bench.sandbox.quota.used }).toEqual(before);
	});

	it('shows no key', async () => {
		const run = await bench.run(rows, mapped);
		expect(run.serialised).not.toContain(apiKey);
		expect(run.serialised).not.toMatch(/bearer|authorization/i);
	});

	it.each(['continueRegularOutput', 'continueErrorOutput', 'stopWorkflow'] as const)(
		'gives bad rows out as items where On Error is %s',
		async (onError) => {
			const run = await bench.run(rows, mapped, { onError });
			expect(run.status).toBe('success');
			expect(output(run).map(({ valid }) => valid)).toEqual([true, true, false, true, false]);
			expect(run.nodeError(nodeName.tested)).toBeUndefined();
			expect(run.json(nodeName.tested, 1)).toEqual([]);
		},
	);

	it('asks for no duplicate key, since none is used', async () => {
		const run = await bench.run([{}], { ...preview, duplicateProtection: 'custom' });
		expect(output(run)).toMatchObject([{ valid: true }]);
	});

	it('tells wrong options and broken expressions as problems', async () => {
		const run = await bench.run([{ retries: 99 }], {
			...preview,
			adgroupName: "={{ $('No Such Node').item.json.x }}",
			options: { maxRetries: '={{ $json.retries }}' },
		});
		expect(output(run)).toMatchObject([
			{ valid: false, problems: [{ field: 'Ad Group Name' }, { field: 'Max Retries' }] },
		]);
	});

	it('warns of rows that would be the same ad group twice', async () => {
		const other = { ...goodRow, adgroup_name: 'Another' };
		const run = await bench.run([goodRow, other, goodRow], mapped);
		expect(output(run)).toMatchObject([
			{ valid: true, warnings: [expect.stringContaining('rows 1 and 3')] },
			{ valid: true, warnings: [] },
			{ valid: true, warnings: [expect.stringContaining('rows 1 and 3')] },
		]);
	});
});

describe('the credential in a preview', () => {
	const workflow = { ...simpleWorkflow(adspirerNode(preview)), rows: [{}] };

	it('gives the address alone: the key is not tried', async () => {
		const run = await engineFor(bench.sandbox.url, 'sk_live_wrong').run(workflow);
		expect(run.json(nodeName.tested)).toMatchObject([{ valid: true, request: request(goodRow) }]);
		const nowhere = await engineFor('https://nowhere.invalid/base/').run(workflow);
		expect(nowhere.json(nodeName.tested)).toMatchObject([
			{
				valid: true,
				request: { url: 'https://nowhere.invalid/base/api/v1/tools/add_tiktok_ad_group/execute' },
			},
		]);
	});

	it.each([
		'http://api.adspirer.example',
		'https://user:secret@api.adspirer.example',
		'https://api.adspirer.example?x=1',
		'no address',
	])('is told as the problem of every row where its address is %s', async (address) => {
		const run = await engineFor(address).run({ ...workflow, rows: [{}, {}] });
		const problem = { field: 'Base URL', message: expect.stringContaining('Base URL') };
		expect(run.json(nodeName.tested)).toEqual([
			{ valid: false, problems: [problem] },
			{ valid: false, problems: [problem] },
		]);
		expect(JSON.stringify(run.json(nodeName.tested))).not.toContain('secret');
	});

	it('is needed', async () => {
		const run = await bench.run([{}], preview, { credentials: {} });
		expect(run.status).toBe('error');
		expect(run.error?.message).toMatch(/credential/i);
	});
});
