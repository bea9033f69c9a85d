import '../model/fasterClock';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { agentWorkflow, callingAgent, engineWith } from '../duplicates/agents';
import { nodeName } from '../engine';
import { Clocks } from '../model/clocks';
import { Outbox } from '../model/outbox';
import { time } from '../model/time';
import { perfHooks } from '../platform';
import { addAd, adForm, adRow, listAds, men, onSheet, eachAdBench, women } from './adBench';

const bench = eachAdBench();

describe('nothing is created twice', () => {
	it.each<[string, INodeParameters, IDataObject, number]>([
		['By Name', {}, {}, 1],
		['By Name in another ad group', {}, { 'Ad group ID': men }, 2],
		['By Your Own Key', { duplicateProtection: 'custom', duplicateKey: 'deal-8' }, {}, 1],
		['By Execution', { duplicateProtection: 'execution' }, {}, 2],
	])('%s, in the next execution', async (_what, how, more, made) => {
		await bench.create([adRow()], { ...onSheet, ...how });
		await bench.create([adRow(more)], { ...onSheet, ...how });
		expect(bench.sandbox.madeAds).toHaveLength(made);
	});

	it('nor from two equal rows; those of one name that differ are all refused', async () => {
		const items = await bench.create([adRow(), adRow()]);
		const first = { ad_id: '1850000000000000001', ad_name: 'Video 1', adgroup_id: women };
		expect(items).toMatchObject([first, { ad_id: '1850000000000000001' }]);
		const other = { 'Ad name': 'B', 'Ad text': 'Other' };
		const refused = await bench.create([adRow({ 'Ad name': 'B' }), adRow(other), adRow(other)]);
		expect(refused).toMatchObject(
			['2', '1', '1'].map((row) => ({
				ad_id: null,
				error: expect.stringMatching(
					new RegExp(`'Ad text' .* in row ${row}, which is the same ad\\.`),
				),
				error_kind: 'conflict',
			})),
		);
		expect(bench.sandbox.madeAds).toHaveLength(1);
	});

	it.each<[string, IDataObject, INodeParameters]>([
		['a column', { 'Ad ID': '1850000000000000077' }, {}],
		['the option', {}, { options: { existingAdId: '={{ "1850000000000000077" }}' } }],
	])('from a row whose ad is known by %s', async (_what, more, how) => {
		const items = await bench.create([adRow(more)], { ...onSheet, ...how });
		expect(items).toMatchObject([
			{ success: true, ad_id: '1850000000000000077', already_created: true },
		]);
		expect(bench.sandbox.calls).toEqual([]);
	});

	it("an ad group's ID is none of the ad's", async () => {
		const [item] = await bench.create([adRow({ 'Ad ID': women })]);
		expect(item?.error).toContain("the ID of the row's ad group. Enter the ad's own ID");
	});

	it('what TikTok has by this name is skipped where that is asked for, and told', async () => {
		bench.sandbox.addAd({ adgroup_id: women, ad_name: 'Video 1' });
		const options = { skipExistingNames: true };
		const items = await bench.create([adRow(), adRow({ 'Ad name': 'B' })], { ...onSheet, options });
		expect(items).toMatchObject([{ already_created: true }, { success: true, ad_name: 'B' }]);
		expect(bench.sandbox.callsTo(listAds).map((call) => call.arguments)).toEqual([
			{ adgroup_id: women },
		]);
		expect(bench.sandbox.callsTo(addAd)).toHaveLength(1);
	});

	it('a name that the service refuses is told with the ID of its ad', async () => {
		bench.sandbox.options.uniqueNames = true;
		bench.sandbox.addAd({ adgroup_id: women, ad_name: 'Video 1' });
		const [item] = await bench.create([adRow()]);
		expect(item).toMatchObject({
			error_kind: 'conflict',
			existing_ad_id: '1850000000000000001',
		});
	});
});

describe('an unknown outcome', () => {
	it('that one click learns reaches every other one that waits for it', async () => {
		const clocks = new Clocks(0);
		const outbox = new Outbox(new URL(bench.sandbox.url).host);
		const now = () => clocks.tiktok();
		Object.assign(bench.sandbox.options, { rememberKeysFor: 0, lists: { createTime: true }, now });
		bench.sandbox.options.fault = ({ tool, attempt }) =>
			tool === addAd && attempt === 1 ? { kind: 'drop-after' } : undefined;
		const first = bench.create([adRow()]);
		await outbox.ends(1);
		const items = await Promise.all([first, bench.create([adRow()]), bench.create([adRow()])]);
		clocks.remove();
		outbox.close();
		const [own] = bench.sandbox.madeAds;
		expect(bench.sandbox.madeAds).toEqual([own]);
		for (const [item] of items) expect(item).toMatchObject({ success: true, ad_id: own?.id });
	});

	it('is looked up in the list of the ad group once the call can’t be running any more', async () => {
		const calls: Array<{ tool: string; at: number }> = [];
		bench.sandbox.options.lists = { createTime: true };
		bench.sandbox.options.fault = ({ tool }) => {
			calls.push({ tool, at: perfHooks.performance.now() + time.skipped });
			return tool === addAd ? { kind: 'drop-after' } : undefined;
		};
		const run = await bench.start([adRow()]);
		expect(run.json(nodeName.tested)).toMatchObject([
			{ success: true, ad_id: '1850000000000000001', adgroup_id: women },
		]);
		const [sent, list] = calls.filter(({ tool }) => [addAd, listAds].includes(tool));
		expect(list?.tool).toBe(listAds);
		expect(bench.sandbox.callsTo(listAds)).toMatchObject([{ arguments: { adgroup_id: women } }]);
		// Uploading a video takes a minute.
		expect((list?.at ?? 0) - (sent?.at ?? 0)).toBeGreaterThan(89_000);
		expect(bench.sandbox.madeAds).toHaveLength(1);
	});

	it.each<[string, IDataObject, boolean]>([
		[
			'the same',
			{ ad_text: 'New in for spring', landing_page_url: 'https://example.com/spring' },
			true,
		],
		[
			'with a tracking parameter',
			{ landing_page_url: 'https://example.com/spring?ttclid=1' },
			true,
		],
		['with another text', { ad_text: 'Old stock' }, false],
		['with another page', { landing_page_url: 'https://example.com/winter' }, false],
	])(
		'an ad of the name is the row’s unless it contradicts: %s',
		async (_what, listed, isItsOwn) => {
			bench.sandbox.options.faultReplays = true;
			bench.sandbox.options.fault = ({ tool }) =>
				tool === addAd ? { kind: 'drop-before' } : undefined;
			bench.sandbox.addAd({ adgroup_id: women, ad_name: 'Video 1', ...listed });
			const [item] = await bench.create([adRow()]);
			expect(item).toMatchObject(
				isItsOwn
					? { success: true, ad_id: '1850000000000000001' }
					: { success: false, error_kind: 'conflict', outcome_unknown: true },
			);
		},
	);
});

describe('Start Paused', () => {
	it('pauses the ad right after its creation', async () => {
		const items = await bench.create([adRow()], { ...onSheet, options: { startPaused: true } });
		expect(items).toMatchObject([{ ad_id: '1850000000000000001', paused: true }]);
		expect(bench.sandbox.callsTo('pause_tiktok_ad').map((call) => call.arguments)).toEqual([
			{ ad_id: '1850000000000000001', status: 'DISABLE' },
		]);
		expect(bench.sandbox.madeAds).toMatchObject([{ status: 'DISABLE' }]);
	});

	it('says which ad is still on where that failed, and so does a status of the sheet', async () => {
		bench.sandbox.options.missingTools = ['pause_tiktok_ad'];
		const items = await bench.create([adRow({ 'Ad status': 'Paused' })]);
		expect(items).toMatchObject([{ success: true, paused: false }]);
		expect(items[0]?.pause_error).toContain("The ad isn't paused.");
	});
});

test('an agent that calls the tool twice for one ad gets one', async () => {
	const agent = callingAgent(async (call) => {
		const told = await Promise.all(['A', 'A', 'B'].map(async (ad) => await call({ name: ad })));
		expect(told[0]).toContain('1850000000000000001');
	});
	const parameters = {
		...{ resource: 'ad', operation: 'create', ...adForm },
		...{ descriptionType: 'manual', toolDescription: 'Adds an ad' },
		adName: "={{ $fromAI('name', '', 'string') }}",
	};
	await engineWith(agent, bench.sandbox).run({ ...agentWorkflow({ parameters }), rows: [{}] });
	expect(bench.sandbox.madeAds.map(({ name: made }) => made).sort()).toEqual(['A', 'B']);
});

test('no more than five ads are asked for within a second', async () => {
	const rows = Array.from({ length: 16 }, (_, at) => adRow({ 'Ad name': `Video ${at}` }));
	const before = time.skipped;
	await bench.create(rows, { ...onSheet, options: { maxConcurrency: 50 } });
	expect(bench.sandbox.callsTo(addAd)).toHaveLength(16);
	// Five, and five more after each of three seconds of waiting.
	expect(time.skipped - before).toBeGreaterThan(2_500);
});

test('an answer that names no ad for certain gives no ID', async () => {
	bench.sandbox.options.successForm = 'no-id';
	bench.sandbox.options.lists = { text: 'unreadable', form: 'text-only' };
	const [item] = await bench.create([adRow()]);
	expect(item).toMatchObject({ success: true, ad_id: null, adgroup_id: women });
});
