import '../model/fasterClock';
import { hintsOf } from '../output/shown';
import type { Fault } from '../sandbox';
import {
	addAd,
	addAdGroup,
	campaign,
	eachPlanBench,
	listAdGroups,
	listAds,
	noAd,
	pauseAd,
	pauseAdGroup,
	planRow,
} from './planBench';

const bench = eachPlanBench();

const paused = { startPaused: true };
const rows = [planRow(), planRow({ 'Ad name': 'Video 2' })];

const adGroupStates = () => bench.sandbox.adGroups.map(({ status }) => status);
const adStates = () => bench.sandbox.madeAds.map(({ status }) => status);

/** The ads that can spend: they are on, in an ad group that is on. */
const running = () =>
	bench.sandbox.madeAds.filter(({ status, adgroup_id: id }) => {
		const adGroup = bench.sandbox.adGroups.find((one) => one.id === id);
		return status === 'ENABLE' && adGroup?.status === 'ENABLE';
	});

test('an ad group is paused before its ads are created, once for all of them', async () => {
	const atWork: number[] = [];
	bench.sandbox.options.fault = () => {
		atWork.push(running().length);
		return undefined;
	};
	const items = await bench.create([...rows, planRow({ 'Ad group': 'Men', ...noAd })], paused);
	expect(bench.sandbox.callsTo(pauseAdGroup)).toHaveLength(2);
	const own = bench.sandbox.calls.filter(({ arguments: { adgroup_name: name } }) => name !== 'Men');
	expect(own.map(({ tool }) => tool).slice(-2)).toEqual([addAd, addAd]);
	expect(bench.tools()).not.toContain(pauseAd);
	expect(new Set(atWork)).toEqual(new Set([0]));
	expect(running()).toEqual([]);
	expect(items).toMatchObject([
		{ success: true, adgroup_paused: true, ad_name: 'Video 1' },
		{ success: true, adgroup_paused: true, ad_name: 'Video 2' },
		{ success: true, adgroup_paused: true, ad_id: null },
	]);
	for (const item of items) expect(item).not.toHaveProperty('ad_paused');
});

test('a plan starts paused unless somebody says otherwise, and a word for nothing says nothing', async () => {
	await bench.create(rows, { startPaused: undefined });
	expect([adGroupStates(), running()]).toEqual([['DISABLE'], []]);
	const more = ['Men', 'Kids'].map((name) => planRow({ 'Ad group': name }));
	const [item] = await bench.create(more, { startPaused: '={{ $itemIndex > 0 || $json.none }}' });
	expect(item?.error).toContain("'Start Paused' is empty, so it guards nothing");
	expect(adGroupStates()).toEqual(['DISABLE', 'DISABLE']);
});

test('Ad status Paused pauses the ad as well, for approval ad by ad', async () => {
	const items = await bench.create(
		rows.map((row, at) => ({ ...row, 'Ad status': at === 0 ? 'Paused' : 'Active' })),
		paused,
	);
	expect(items).toMatchObject([
		{ adgroup_paused: true, ad_paused: true },
		{ adgroup_paused: true },
	]);
	expect(adStates().sort()).toEqual(['DISABLE', 'ENABLE']);
});

describe('a pause that fails', () => {
	const faults: Array<[string, Fault, RegExp]> = [
		['by a refusal', { kind: 'status', status: 400 }, /^The ad group isn't paused\./],
		[
			"by the service's error",
			{ kind: 'status', status: 503 },
			/^The ad group may not be paused\./,
		],
		['since its answers are lost', { kind: 'drop-after' }, /^The ad group may not be paused\./],
		['since it never arrives', { kind: 'drop-before' }, /^The ad group may not be paused\./],
	];
	const failPauses = (fault: Fault) => {
		bench.sandbox.options.faultReplays = true;
		bench.sandbox.options.fault = ({ tool }) => (tool === pauseAdGroup ? fault : undefined);
	};

	it.each(faults)('%s keeps its ads from being made', async (_how, fault, why) => {
		failPauses(fault);
		const items = await bench.create([...rows, planRow({ 'Ad group': 'Men', ...noAd })], paused);
		const [women, men] = bench.sandbox.adGroups.map(({ id }) => id);
		expect(bench.sandbox.callsTo(addAd)).toEqual([]);
		expect(items).toMatchObject([
			{
				success: false,
				adgroup_id: women,
				ad_id: null,
				adgroup_paused: false,
				pause_error: expect.stringMatching(why),
				error: `Row 1 (Video 1): Its ad group is there (ID ${women}). The ad wasn't created, because its ad group couldn't be paused first. Pause the ad group in TikTok Ads Manager, or enter its ID in a column 'Ad group ID', and run the row again: the ad is then paused itself.`,
			},
			{ success: false, adgroup_id: women },
			{ success: true, adgroup_id: men, ad_id: null, adgroup_paused: false },
		]);
	});

	it.each(faults)(
		'%s has the next run pause the ads themselves, as its item says',
		async (_how, fault) => {
			failPauses(fault);
			const [item] = await bench.create(rows, paused);
			expect(item?.error).toContain('run the row again: the ad is then paused itself');
			bench.sandbox.options.fault = undefined;
			const pauses = bench.sandbox.callsTo(pauseAdGroup).length;
			const items = await bench.create(rows, paused);
			expect(items).toMatchObject([
				{ success: true, ad_paused: true },
				{ success: true, ad_paused: true },
			]);
			expect(bench.sandbox.callsTo(pauseAdGroup)).toHaveLength(pauses);
			expect([bench.sandbox.adGroups.length, bench.sandbox.madeAds.length]).toEqual([1, 2]);
			expect(running()).toEqual([]);
		},
	);

	it('fails no row whose ad is a draft', async () => {
		failPauses({ kind: 'status', status: 400 });
		const items = await bench.create([planRow({ 'Ad status': 'Draft' })], paused);
		expect(items).toMatchObject([{ success: true, ad_id: null, adgroup_paused: false }]);
	});

	it('for good leaves its ID to be entered, and the ads are paused one by one', async () => {
		failPauses({ kind: 'status', status: 400 });
		const [item] = await bench.create(rows, paused);
		expect(item?.error).toContain("enter its ID in a column 'Ad group ID'");
		const withId = rows.map((row) => ({ ...row, 'Ad group ID': item?.adgroup_id }));
		const items = await bench.create(withId, paused);
		expect(items).toMatchObject([{ ad_paused: true }, { ad_paused: true }]);
		expect(running()).toEqual([]);
	});
});

describe('in an ad group that was there before, each new ad is paused', () => {
	const old = rows.map((row) => ({ ...row, 'Ad group': 'Old' }));
	let id = '';
	beforeEach(() => {
		({ id } = bench.sandbox.addAdGroup({ campaign_id: campaign.id, adgroup_name: 'Old' }));
	});

	it('by its ID', async () => {
		const items = await bench.create(
			old.map((row) => ({ ...row, 'Ad group ID': id })),
			paused,
		);
		expect(items).toMatchObject([{ ad_paused: true }, { ad_paused: true }]);
		expect(items[0]).not.toHaveProperty('adgroup_paused');
		expect([adGroupStates(), adStates()]).toEqual([['ENABLE'], ['DISABLE', 'DISABLE']]);
	});

	it('by Skip Existing Names, which leaves ads of a name as they are', async () => {
		bench.sandbox.addAd({ adgroup_id: id, ad_name: 'Video 1' });
		const items = await bench.create(old, {
			startPaused: true,
			options: { skipExistingNames: true },
		});
		expect(bench.tools()).toEqual([listAdGroups, listAds, addAd, pauseAd]);
		expect(items).toMatchObject([{ already_created: true }, { ad_paused: true }]);
		expect([adGroupStates(), adStates()]).toEqual([['ENABLE'], ['ENABLE', 'DISABLE']]);
	});
});

describe('a new ad of an ad group that an earlier run paused, and somebody has resumed', () => {
	it.each<[string, { id: boolean; skipExistingNames: boolean }]>([
		['waits with its ID in the row', { id: true, skipExistingNames: false }],
		['waits with Skip Existing Names', { id: false, skipExistingNames: true }],
		['waits without either', { id: false, skipExistingNames: false }],
	])('%s', async (_how, { id, skipExistingNames }) => {
		const [first] = await bench.create(rows.slice(0, 1), paused);
		for (const adGroup of bench.sandbox.adGroups) adGroup.status = 'ENABLE';
		const more = id ? { 'Ad group ID': first?.adgroup_id } : {};
		const row = planRow({ 'Ad name': 'Video 2', ...more });
		const items = await bench.create([row], { startPaused: true, options: { skipExistingNames } });
		expect(items).toMatchObject([{ success: true, ad_paused: true }]);
		expect(items[0]).not.toHaveProperty('adgroup_paused');
		expect(bench.sandbox.callsTo(pauseAdGroup)).toHaveLength(1);
		expect(running().map(({ name }) => name)).toEqual(['Video 1']);
	});
});

test('where no list says whether an ad group is new, its ads are paused, too', async () => {
	const list: Fault = { kind: 'status', status: 404 };
	bench.sandbox.options.fault = ({ tool }) => (tool === listAdGroups ? list : undefined);
	const run = await bench.start(rows, paused);
	expect(hintsOf(run)[0]).toMatch(/^Ad groups: 1 created, now or in an earlier run/);
	expect(bench.items(run)).toMatchObject([
		{ success: true, adgroup_paused: true, ad_paused: true },
		{ success: true, adgroup_paused: true, ad_paused: true },
	]);
	expect(bench.sandbox.callsTo(listAdGroups)).toHaveLength(1);
	expect(running()).toEqual([]);
});

test('two campaigns take a list each, before their first ad groups', async () => {
	const other = { Campaign: '1790000000000000002', 'Ad group': 'Men' };
	bench.sandbox.options.campaigns?.push({ id: other.Campaign, name: 'Summer' });
	await bench.create([...rows, planRow(other)], paused);
	expect(bench.sandbox.callsTo(listAdGroups)).toHaveLength(2);
	const tools = bench.tools();
	expect(tools.indexOf(listAdGroups)).toBeLessThan(tools.indexOf(addAdGroup));
});

test('ads that their status alone pauses begin only if a call is left for each pause', async () => {
	const ads = ['1', '2', '3', '4'].map((name) =>
		planRow({ 'Ad name': name, Status: 'Active', 'Ad status': 'Paused' }),
	);
	bench.sandbox.quota = { ...bench.sandbox.quota, used: 10, limit: 15 };
	const items = await bench.create(ads);
	expect(items.map(({ success }) => success).sort()).toEqual([false, false, true, true]);
	expect(running()).toEqual([]);
	expect(adStates()).toEqual(['DISABLE', 'DISABLE']);
});

describe('what the run has just made, and TikTok does not find yet,', () => {
	const words: Array<[string, string, number]> = [
		['with 404', 'Ad group not found', 404],
		['with the words of TikTok', '40002: The adgroup does not exist', 400],
	];

	it.each(words)(
		'is tried again %s: its pause by new keys, its ads by theirs',
		async (_how, error, status) => {
			const left = new Map([
				[pauseAdGroup, 2],
				[addAd, 2],
			]);
			bench.sandbox.options.fault = ({ tool }) => {
				const more = left.get(tool) ?? 0;
				if (more === 0) return undefined;
				left.set(tool, more - 1);
				return { kind: 'status', status, body: { success: false, error } };
			};
			expect(await bench.create(rows.slice(0, 1), paused)).toMatchObject([
				{ success: true, adgroup_paused: true, ad_name: 'Video 1' },
			]);
			const keysOf = (tool: string) =>
				new Set(bench.sandbox.callsTo(tool).map(({ idempotencyKey }) => idempotencyKey)).size;
			expect([keysOf(pauseAdGroup), keysOf(addAd)]).toEqual([3, 1]);
			expect([bench.sandbox.adGroups.length, adStates()]).toEqual([1, ['ENABLE']]);
		},
	);

	it('fails after a minute', async () => {
		bench.sandbox.options.fault = ({ tool }) =>
			tool === addAd
				? { kind: 'status', status: 404, body: { success: false, error: 'Ad group not found' } }
				: undefined;
		const items = await bench.create(rows.slice(0, 1), paused);
		expect(items).toMatchObject([{ success: false, error_kind: 'not_found' }]);
		expect(bench.sandbox.callsTo(addAd).length).toBeGreaterThan(5);
		expect(bench.sandbox.callsTo(addAd).length).toBeLessThan(20);
	});

	it('is not waited for where it is of an earlier run', async () => {
		const { id } = bench.sandbox.addAdGroup({ campaign_id: campaign.id, adgroup_name: 'Old' });
		bench.sandbox.options.fault = ({ tool }) =>
			tool === addAd
				? { kind: 'status', status: 404, body: { success: false, error: 'Ad group not found' } }
				: undefined;
		await bench.create([planRow({ 'Ad group ID': id })], paused);
		expect(bench.sandbox.callsTo(addAd)).toHaveLength(1);
	});
});

test('without Start Paused nothing is paused', async () => {
	await bench.create(rows);
	expect(bench.tools()).toEqual([addAdGroup, addAd, addAd]);
});

test('an ad group that the list showed before is there, even if the answer is lost', async () => {
	await bench.create([planRow(noAd)]);
	bench.sandbox.options.faultReplays = true;
	let calls = 0;
	bench.sandbox.options.fault = ({ tool }) =>
		tool === addAdGroup && calls++ === 0 ? { kind: 'drop-after' } : undefined;
	const [item] = await bench.create(rows.slice(0, 1), paused);
	expect(item).toMatchObject({ success: true, ad_paused: true });
	expect([adGroupStates(), adStates()]).toEqual([['ENABLE'], ['DISABLE']]);
});

test('a wait that ends the run leaves the pause of what is there', async () => {
	bench.sandbox.options.fault = ({ arguments: { adgroup_name: name } }) =>
		name === 'Men' ? { kind: 'status', status: 429, headers: { 'retry-after': '400' } } : undefined;
	const both = ['Men', 'Women'].map((name) => planRow({ 'Ad group': name, ...noAd }));
	const items = await bench.create(both, { ...paused, options: { maxConcurrency: 2 } });
	expect(adGroupStates()).toEqual(['DISABLE']);
	expect(items).toMatchObject([{ success: false }, { success: true, adgroup_paused: true }]);
});
