import '../model/fasterClock';
import fc from '../fastCheck';
import { addAdGroup, eachPlanBench, noAd, pauseAdGroup, planRow } from '../mediaPlan/planBench';
import type { Fault } from '../sandbox';
import { hintsOf } from './shown';

const bench = eachPlanBench();

const plan = fc.record({
	hasAds: fc.boolean(),
	startPaused: fc.boolean(),
	adStatus: fc.constantFrom('', 'Paused', 'Draft'),
	// A list of a round length could be the first of several pages.
	adGroups: fc.constantFrom(3, 6),
});

test('Create makes as many calls as Check Rows says: ad groups, ads, pauses and lists', async () => {
	let round = 0;
	await fc.assert(
		fc.asyncProperty(plan, async ({ hasAds, startPaused, adStatus, adGroups }) => {
			round += 1;
			const rows = Array.from({ length: 6 }, (_, at) => ({
				...planRow({
					'Ad group': `${round} ${at % adGroups}`,
					'Ad name': `Video ${at}`,
					'Ad status': adStatus,
				}),
				...(!hasAds && noAd),
			}));
			const check = await bench.start(rows, { operation: 'preview', startPaused });
			const [, said] = /Create makes (\d+) calls/.exec(hintsOf(check).join()) ?? [];
			const before = bench.tools().length;
			await bench.create(rows, { startPaused });
			expect(bench.tools().length - before).toBe(Number(said));
		}),
		{ numRuns: 12, seed: 11 },
	);
});

test('nothing is created that could not be paused, with all in flight at once', async () => {
	Object.assign(bench.sandbox.quota, { used: 80, limit: 100 });
	const rows = Array.from({ length: 20 }, (_, at) => planRow({ 'Ad group': `${at}`, ...noAd }));
	const options = { maxConcurrency: 20, skipExistingNames: true };
	await bench.create(rows, { startPaused: true, options });
	const paused = bench.tools().filter((tool) => tool === 'pause_tiktok_ad_group');
	expect(paused).toHaveLength(bench.sandbox.adGroups.length);
	expect(bench.sandbox.adGroups).toHaveLength(9);
});

const adGroups = (...names: string[]) =>
	names.map((name) => planRow({ 'Ad group': name, ...noAd }));
const statuses = () => bench.sandbox.adGroups.map(({ status }) => status);

/** Makes the first call of a tool go wrong, with so many calls left. */
function spoilFirst(spoilt: string, fault: Fault, left: number) {
	let calls = 0;
	Object.assign(bench.sandbox.quota, { used: 100 - left, limit: 100 });
	bench.sandbox.options.lists = { createTime: true };
	bench.sandbox.options.fault = ({ tool }) =>
		tool === spoilt && calls++ === 0 ? fault : undefined;
}

test.each<[string, string, Fault, number]>([
	['a throttled pause', pauseAdGroup, { kind: 'throttle' }, 4],
	['a creation without an answer', addAdGroup, { kind: 'drop-after' }, 6],
])('%s keeps the calls that it still takes', async (_, tool, fault, left) => {
	spoilFirst(tool, fault, left);
	await bench.create(adGroups('A', 'B', 'C'), { startPaused: true });
	expect(new Set(statuses())).toEqual(new Set(['DISABLE']));
});

test('the lists of existing ad groups leave the calls for the pauses of their new ads', async () => {
	await bench.create(adGroups(...Array.from({ length: 20 }, (_, at) => `${at}`)));
	Object.assign(bench.sandbox.quota, { used: 60, limit: 100 });
	const rows = bench.sandbox.adGroups.map(({ id }) => planRow({ 'Ad group ID': id }));
	const options = { maxConcurrency: 20, skipExistingNames: true };
	await bench.create(rows, { startPaused: true, options });
	const { madeAds } = bench.sandbox;
	expect(madeAds).toHaveLength(13);
	expect(madeAds.filter(({ status }) => status !== 'DISABLE')).toEqual([]);
});

test('a repeat that no call is left to pause says that the first call may have created something', async () => {
	spoilFirst(addAdGroup, { kind: 'drop-after' }, 4);
	const parameters = { startPaused: true, options: { duplicateProtection: 'execution' } };
	const items = await bench.create(adGroups('A', 'B'), parameters);
	expect(statuses()).toEqual(['ENABLE', 'DISABLE']);
	expect(items).toMatchObject([{ success: false, outcome_unknown: true }, { success: true }]);
});

test('a call without an answer may have counted, so that nothing is made with what it may have used', async () => {
	Object.assign(bench.sandbox.quota, { used: 95, limit: 100 });
	let isFirst = true;
	bench.sandbox.options.fault = ({ tool }) => {
		if (tool !== 'add_tiktok_ad' || !isFirst) return undefined;
		isFirst = false;
		return { kind: 'status', status: 500, act: true };
	};
	const rows = ['A', 'B'].map((name) => planRow({ 'Ad group': name }));
	const options = { maxConcurrency: 1, maxRetries: 0, settleUnknown: false };
	await bench.create(rows, { startPaused: true, options });
	expect(bench.sandbox.adGroups.map(({ name }) => name)).toEqual(['A']);
});

test('where nothing is paused, calls without an answer keep no row from being created', async () => {
	Object.assign(bench.sandbox.quota, { used: 97, limit: 100 });
	const lost = ['B', 'C'];
	bench.sandbox.options.fault = ({ arguments: { adgroup_name: name } }) =>
		lost.includes(String(name)) ? { kind: 'drop-before' } : undefined;
	const rows = ['A', ...lost, 'D'].map((name) => planRow({ 'Ad group': name, ...noAd }));
	const options = { maxConcurrency: 1, maxRetries: 0, settleUnknown: false };
	await bench.create(rows, { options });
	expect(bench.sandbox.adGroups.map(({ name }) => name)).toEqual(['A', 'D']);
});
