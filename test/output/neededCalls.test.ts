import '../model/fasterClock';
import fc from '../fastCheck';
import { eachPlanBench, noAd, planRow } from '../mediaPlan/planBench';
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
