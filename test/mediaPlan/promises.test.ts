import '../model/fasterClock';
import type { IDataObject } from 'n8n-workflow';
import { nodeName } from '../engine';
import type { Fault } from '../sandbox';
import { goesOn } from '../operations/operationBench';
import { output } from '../workbench';
import {
	addAd,
	addAdGroup,
	eachPlanBench,
	listAds,
	noAd,
	pauseAd,
	pauseAdGroup,
	planRow,
} from './planBench';

/** The documents' promises about media plans. */
const bench = eachPlanBench();

const hasFault = (tool: string, fault: Fault) => {
	bench.sandbox.options.fault = (call) => (call.tool === tool ? fault : undefined);
};

const refused: Fault = { kind: 'status', status: 400 };
const unknown: Fault = { kind: 'status', status: 500 };
const noWait = { timeout: 1000, maxRetries: 0, settleUnknown: false };
const badVideo = { 'Video URL': 'spring.mp4' };

/** A row with the ID of its ad group, and perhaps that of its ad. */
const withIds = (row: IDataObject, adGroup: unknown, ad: unknown = ''): IDataObject => ({
	...row,
	'Ad group ID': String(adGroup),
	'Ad ID': String(ad),
});

const alone = (resource: 'ad' | 'adGroup') => ({
	...{ resource, operation: 'create', mappingMode: 'autoMapInputData' },
});

test('a row whose ad is refused makes no ad group, unless others of its ad group are right', async () => {
	const items = await bench.create([
		planRow(),
		planRow({ 'Ad name': 'Video 2', ...badVideo }),
		planRow({ 'Ad group': 'Men', ...badVideo }),
	]);
	expect(items.map(({ success, adgroup_id: id }) => [success, id === null])).toEqual([
		[true, false],
		[false, true],
		[false, true],
	]);
	expect(bench.tools()).toEqual([addAdGroup, addAd]);
});

test('a column that only ads have makes an ad; no status, account or values for all rows do', async () => {
	const valuesForAllRows = { adText: 'New', landingPageUrl: 'https://example.com' };
	const rows = [
		planRow({ ...noAd, 'Ad status': 'Active' }),
		planRow({ ...noAd, 'Ad group': 'B', 'Call to action': 'Shop now' }),
		planRow({ ...noAd, 'Ad group': 'C', 'Account ID': '7000000000000000001' }),
	];
	const items = await bench.create(rows, { valuesForAllRows });
	expect(items).toMatchObject([
		{ success: true, ad_id: null },
		{ success: false, error: expect.stringContaining("'Ad name' is empty") },
		{ success: true, ad_id: null },
	]);
	expect(bench.tools()).toEqual([addAdGroup, addAdGroup]);
});

test('each ad is in the ad group of its row', async () => {
	const old = bench.sandbox.addAdGroup({ campaign_id: '1790000000000000001', adgroup_name: 'Old' });
	const inOld = planRow({ 'Ad name': 'In old', 'Daily budget': undefined, Country: undefined });
	const items = await bench.create([
		planRow({ 'Ad name': 'In new' }),
		planRow({ 'Ad group': 'Men', 'Ad name': 'In men' }),
		withIds({ ...inOld, 'Ad group': '', Campaign: '' }, old.adgroup_id),
	]);
	const names = Object.fromEntries(
		bench.sandbox.adGroups.map(({ adgroup_id: id, name }) => [String(id), name]),
	);
	const where = bench.sandbox.madeAds.map(({ name, adgroup_id: id }) => [name, names[String(id)]]);
	expect(where.sort()).toEqual([
		['In men', 'Men'],
		['In new', 'Women 18-34'],
		['In old', 'Old'],
	]);
	const told = items.map(({ ad_name, adgroup_id }) => [ad_name, names[String(adgroup_id)]]);
	expect(told.sort()).toEqual(where);
});

test.each(['list-structured', 'list-data', 'wrapped-structured', 'wrapped-data'] as const)(
	"TikTok's own answer names what was created, and nothing is created twice: %s",
	async (form) => {
		bench.sandbox.options.successForm = form;
		for (const time of [1, 2]) {
			const [item] = await bench.create([planRow()], { startPaused: true });
			const [adGroup] = bench.sandbox.adGroups;
			const [ad] = bench.sandbox.madeAds;
			expect(item).toMatchObject({ success: true, adgroup_id: adGroup?.id, ad_id: ad?.id });
			const { adGroups, madeAds } = bench.sandbox;
			expect([time, adGroups.length, madeAds.length]).toEqual([time, 1, 1]);
		}
		expect(bench.sandbox.callsTo(listAds)).toEqual([]);
	},
);

test("TikTok's own refusal is the row's, and its limit is waited for", async () => {
	let calls = 0;
	bench.sandbox.options.fault = ({ tool }) => {
		if (tool !== addAd || calls++ > 0) return undefined;
		return { kind: 'throttle', wrapped: true, words: 'The app reaches the QPS limit 10' };
	};
	expect(await bench.create([planRow()])).toMatchObject([{ success: true }]);
	expect(bench.sandbox.madeAds).toHaveLength(1);
	bench.sandbox.options.wrapsRefusals = true;
	const row = planRow({ 'Ad group': 'Men', Campaign: '1790000000000000009' });
	const [item] = await bench.create([row]);
	expect(item).toMatchObject({ success: false, adgroup_id: null, error_kind: 'rejected' });
	expect(item).not.toHaveProperty('outcome_unknown');
	expect(item?.error).toMatch(/Campaign 1790000000000000009 does not exist in account/);
	expect(bench.sandbox.adGroups).toHaveLength(1);
});

test('an answer with two IDs names none, so that the list tells', async () => {
	bench.sandbox.options.successForm = ({ tool }) => (tool === addAd ? 'list-of-two' : undefined);
	const [item] = await bench.create([planRow()]);
	expect(item).toMatchObject({ success: true, ad_id: bench.sandbox.madeAds[0]?.id });
	expect(bench.sandbox.callsTo(listAds)).not.toEqual([]);
});

test.each([
	['the ad group is refused', addAdGroup, refused, /Adspirer rejected the row/],
	['its outcome is unknown', addAdGroup, unknown, /it isn't known whether the ad group/],
	['it could not be paused', pauseAdGroup, refused, /because its ad group couldn't be paused/],
	["it isn't known to be paused", pauseAdGroup, unknown, /its ad group couldn't be paused/],
])('no ad is created if %s, and each row says so', async (_what, tool, fault, told) => {
	hasFault(tool, fault);
	const rows = [planRow(), planRow({ 'Ad name': 'Video 2' })];
	const items = await bench.create(rows, { startPaused: true, options: noWait });
	expect(items.map(({ success, ad_id: id }) => [success, id])).toEqual([
		[false, null],
		[false, null],
	]);
	for (const { error } of items) expect(error).toMatch(told);
	expect(bench.sandbox.callsTo(addAd)).toEqual([]);
});

test('no ad is created if the ID of its ad group could not be read', async () => {
	bench.sandbox.options.successForm = ({ tool }) => (tool === addAdGroup ? 'no-id' : undefined);
	bench.sandbox.options.lists = { form: 'text-only' };
	const [item] = await bench.create([planRow()], { options: noWait });
	expect(item).toMatchObject({ success: false, adgroup_id: null, ad_id: null });
	expect(item?.error).toMatch(/because the ID of its ad group couldn't be read/);
	expect(bench.sandbox.callsTo(addAd)).toEqual([]);
});

test.each([
	['Start Paused', {}, true],
	['a status', { Status: 'Paused' }, false],
	["the ad group's status", { 'Ad group status': 'Paused' }, false],
])('by %s an ad group is paused when its first ad comes', async (_what, more, startPaused) => {
	const states: unknown[] = [];
	bench.sandbox.options.fault = ({ tool, arguments: { adgroup_id: id } }) => {
		const adGroup = bench.sandbox.adGroups.find(({ adgroup_id }) => adgroup_id === id);
		if (tool === addAd) states.push(adGroup?.status);
		return undefined;
	};
	const rows = [planRow(more), planRow({ 'Ad name': 'Video 2', ...more })];
	const items = await bench.create(rows, { startPaused });
	expect(states).toEqual(['DISABLE', 'DISABLE']);
	expect(items).toMatchObject([{ adgroup_paused: true }, { adgroup_paused: true }]);
	expect(items.map((item) => 'ad_paused' in item)).toEqual([false, false]);
	expect(bench.sandbox.callsTo(pauseAdGroup)).toHaveLength(1);
	expect(bench.sandbox.callsTo(pauseAd)).toEqual([]);
});

test('in an ad group that was there before, each new ad is paused by itself', async () => {
	const [first] = await bench.create([planRow(noAd)]);
	const rows = ['a', 'b'].map((name) => withIds(planRow({ 'Ad name': name }), first?.adgroup_id));
	const items = await bench.create(rows, { startPaused: true });
	expect(items).toMatchObject([{ ad_paused: true }, { ad_paused: true }]);
	expect(bench.sandbox.madeAds.map(({ status }) => status)).toEqual(['DISABLE', 'DISABLE']);
	expect(bench.sandbox.callsTo(pauseAdGroup)).toEqual([]);
});

test('an ad that fails has the ID of its ad group, and says first that it is there', async () => {
	hasFault(addAd, refused);
	const [item] = await bench.create([planRow()]);
	const [adGroup] = bench.sandbox.adGroups;
	expect(item).toMatchObject({
		...{ success: false, adgroup_id: adGroup?.adgroup_id, ad_id: null },
	});
	expect(item?.error).toMatch(/^Row 1 \(Video 1\): Its ad group is there \(ID 18\d+\)\. /);
});

test('what the two single nodes have done is known again, and the other way round', async () => {
	const byPlan = planRow();
	const [first] = await bench.create([byPlan]);
	await bench.run(alone('adGroup'), [byPlan], goesOn);
	await bench.run(alone('ad'), [withIds(byPlan, first?.adgroup_id)], goesOn);

	const byNodes = planRow({ 'Ad group': 'Men' });
	const [adGroup] = output(await bench.run(alone('adGroup'), [byNodes], goesOn));
	await bench.run(alone('ad'), [withIds(byNodes, adGroup?.adgroup_id)], goesOn);
	await bench.create([byNodes]);

	expect([bench.sandbox.adGroups.length, bench.sandbox.madeAds.length]).toEqual([2, 2]);
});

test('the ID of an ad alone is refused', async () => {
	const [item] = await bench.create([withIds(planRow(), '', '1850000000000000001')]);
	expect(item?.error).toMatch(/but no column says in which ad group/);
	expect(bench.tools()).toEqual([]);
});

test('Check Rows counts the calls of ad groups, pauses and ads', async () => {
	const rows = Array.from({ length: 60 }, (_, at) =>
		planRow({ 'Ad group': `Ad group ${at % 20}`, 'Ad name': `Ad ${at}` }),
	);
	const parameters = { operation: 'preview', startPaused: true };
	const run = await bench.start(rows, parameters);
	expect(run.hintLines(nodeName.tested)[0]).toMatch(
		'Create makes 101 calls: 1 list, 20 ad groups, 20 pauses and 60 ads.',
	);
	await bench.start(rows, { startPaused: true });
	expect(bench.tools()).toHaveLength(101);
});
