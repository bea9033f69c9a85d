import '../model/fasterClock';
import type { IDataObject } from 'n8n-workflow';
import { nodeName } from '../engine';
import { errorDetails, hintsOf, shownError } from '../output/shown';
import type { Fault, ReceivedCall } from '../sandbox';
import { addAd, addAdGroup, campaign, eachPlanBench, planRow } from './planBench';

const bench = eachPlanBench();
const inFull = { options: { simplify: false } };

const refused: Fault = { kind: 'status', status: 400 };

/** Refuses what has this name. */
const refuse =
	(name: string) =>
	({ arguments: given }: ReceivedCall) =>
		[given.ad_name ?? given.adgroup_name].includes(name) ? refused : undefined;

const [first, second, third] = ['Video 1', 'Video 2', 'Video 3'].map((name) =>
	planRow({ 'Ad name': name }),
);
const rows: IDataObject[] = [first ?? {}, second ?? {}, third ?? {}];

describe('an ad group that fails', () => {
	beforeEach(() => {
		bench.sandbox.options.fault = refuse('Bad');
	});
	const bad = rows.slice(0, 2).map((row) => ({ ...row, 'Ad group': 'Bad' }));

	it('fails its rows, each with one message, and no others', async () => {
		const run = await bench.start([...bad, planRow()]);
		const items = bench.items(run);
		expect(items).toMatchObject([
			{ success: false, adgroup_id: null, ad_id: null, ad_name: 'Video 1' },
			{ success: false, adgroup_id: null, ad_id: null, ad_name: 'Video 2' },
			{ success: true, adgroup_name: 'Women 18-34', ad_name: 'Video 1' },
		]);
		expect(items.slice(0, 2).map(({ error }) => error)).toEqual([
			'Row 1 (Bad): Adspirer rejected the row: Bad Request. Correct the row and run it again.',
			'Row 2 (Bad): Adspirer rejected the row: Bad Request. Correct the row and run it again.',
		]);
		expect(hintsOf(run).slice(0, 2)).toEqual([
			expect.stringMatching(
				/^Ad groups: 1 created, now or in an earlier run, 1 failed\. Ads: 1 created, now or in an earlier run\. \d/,
			),
			'Rows 1 and 2: Adspirer rejected the row: Bad Request.',
		]);
	});

	it('is created with another key for all of its rows at once', async () => {
		const [item] = await bench.create(bad, inFull);
		expect(errorDetails(item).what_to_do).toContain(
			"Run only the rows of this ad group with 'Duplicate Protection' set to By Execution.",
		);
	});
});

describe('an ad that fails', () => {
	beforeEach(() => {
		bench.sandbox.options.fault = refuse('Video 2');
	});
	const idMade = () => bench.sandbox.adGroups[0]?.id;

	it('is told with its ad group, which is there', async () => {
		const items = await bench.create(rows, inFull);
		expect(items).toMatchObject([{ success: true }, { success: false }, { success: true }]);
		expect(items[1]).toMatchObject({
			adgroup_id: idMade(),
			ad_id: null,
			ad_name: 'Video 2',
			error: `Row 2 (Video 2): Its ad group is there (ID ${idMade()}). Adspirer rejected the row: Bad Request. Correct the row and run it again.`,
			error_details: { kind: 'rejected', created: { adgroup_id: idMade() } },
		});
	});

	it('is created alone by what its item says, since its ad group would be created again', async () => {
		const [, item] = await bench.create(rows, inFull);
		const { what_to_do: toDo } = errorDetails(item);
		expect(toDo).toMatch(
			/Enter its ad group's ID in a column 'Ad group ID' of the row, and run only this row with 'Duplicate Protection' set to By Execution\.$/,
		);
		bench.sandbox.options.fault = undefined;
		const again = { ...second, 'Ad group ID': item?.adgroup_id };
		const items = await bench.create([again], { options: { duplicateProtection: 'execution' } });
		expect(items).toMatchObject([{ success: true, adgroup_id: idMade() }]);
		expect(bench.sandbox.adGroups).toHaveLength(1);
	});

	it('goes out of the error output with its row, and beside it all that is known', async () => {
		const run = await bench.start(rows, {}, { onError: 'continueErrorOutput' });
		expect(bench.items(run)).toHaveLength(2);
		const [item] = run.json(nodeName.tested, 1);
		expect(item).toEqual({
			...second,
			error: expect.stringContaining('Its ad group is there'),
			error_details: expect.objectContaining({ created: { adgroup_id: idMade() } }),
			adspirer: expect.objectContaining({ adgroup_id: idMade(), ad_id: null, success: false }),
		});
	});

	it('has its place beside the row’s columns with Include Input Fields', async () => {
		const items = await bench.create(rows, { options: { includeInputFields: true } });
		expect(items.map(({ adspirer, ...row }) => [row, Boolean(adspirer)])).toEqual(
			rows.map((row) => [row, true]),
		);
		expect(items[1]?.adspirer).toMatchObject({ success: false, adgroup_id: idMade() });
	});

	it('leaves the answer to its ad group as it came where that isn’t to be simplified', async () => {
		const items = await bench.create(rows, { options: { simplify: false } });
		const adgroup = { success: true, tool: addAdGroup, data: expect.anything() };
		expect(items).toMatchObject([
			{ success: true, adgroup, ad: { tool: addAd } },
			{ success: false, adgroup_id: idMade(), adgroup, error: expect.any(String) },
			{ success: true, adgroup, ad: { tool: addAd } },
		]);
		expect(items[1]).not.toHaveProperty('data');
	});

	it('stops a node that stops, whose error lists what is there once', async () => {
		const run = await bench.start(rows, { options: { maxConcurrency: 1 } }, {});
		const { message, lines } = shownError(run);
		expect(message).toBe(
			`Row 2 (Video 2): Its ad group is there (ID ${idMade()}). Adspirer rejected the row: Bad Request.`,
		);
		expect(lines.slice(1)).toEqual([
			'1 ad group exists:',
			`Rows 1–3: Women 18-34, ID ${idMade()}`,
			'1 ad exists:',
			`Row 1: Video 1, ID ${bench.sandbox.madeAds[0]?.id}`,
			"The ads of row 3 weren't sent.",
			"When you run the workflow again or use n8n's Retry, what exists isn't created again.",
		]);
	});
});

test('a quota that is spent in the middle leaves each ad group in its rows’ items', async () => {
	bench.sandbox.quota.limit = bench.sandbox.quota.used + 2;
	const items = await bench.create([...rows.slice(0, 2), planRow({ 'Ad group': 'Men' })]);
	const [women, men] = bench.sandbox.adGroups.map(({ id }) => id);
	expect(items).toMatchObject([
		{ success: false, adgroup_id: women, error_kind: 'quota' },
		{ success: false, adgroup_id: women, error_kind: 'not_sent' },
		{ success: false, adgroup_id: men, error_kind: 'not_sent' },
	]);
	expect(bench.sandbox.callsTo(addAd)).toHaveLength(1);
});

test('a key that isn’t accepted any more is told once for all ads, and what is there in each row', async () => {
	bench.sandbox.options.fault = ({ tool }) =>
		tool === addAd ? { kind: 'status', status: 401 } : undefined;
	const run = await bench.start(rows);
	const [adGroup] = bench.sandbox.adGroups;
	for (const item of bench.items(run)) {
		expect(item).toMatchObject({ success: false, adgroup_id: adGroup?.id });
	}
	expect(hintsOf(run)[1]).toMatch(/^Rows 1–3: Adspirer didn't accept the API key/);
});

test('refused rows are counted as rows, and none of their ad groups as failed', async () => {
	const run = await bench.start([planRow(), planRow({ 'Ad name': 'b', 'Ad text': '' })]);
	expect(hintsOf(run)[0]).toMatch(
		/^Ad groups: 1 created, now or in an earlier run\. Ads: 1 created, now or in an earlier run\. 1 row needs a correction\. \d/,
	);
});

test('a key that isn’t accepted changes nothing of rows that are done', async () => {
	bench.sandbox.options.keys = ['another'];
	const ids = { 'Ad group ID': '1800000000000000009', 'Ad ID': '1850000000000000009' };
	const there = { 'Ad group ID': '1800000000000000008', Campaign: campaign.name };
	const items = await bench.create([
		planRow({ 'Ad group': 'Old', ...ids }),
		planRow({ Campaign: campaign.name }),
		planRow({ 'Ad group': 'There', ...there }),
	]);
	expect(items).toMatchObject([
		{ success: true, already_created: true, ad_id: ids['Ad ID'] },
		{ success: false, adgroup_id: null, error_kind: 'unauthorized' },
		{ success: false, error: expect.stringContaining('API key') },
	]);
});
