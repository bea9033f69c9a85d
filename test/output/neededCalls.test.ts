import '../model/fasterClock';
import fc from '../fastCheck';
import { eachPlanBench, noAd, planRow } from '../mediaPlan/planBench';
import { hintsOf } from './shown';

const bench = eachPlanBench();

const plan = fc.record({
	hasAds: fc.boolean(),
	startPaused: fc.boolean(),
	adStatus: fc.constantFrom('', 'Paused', 'Draft'),
	adGroups: fc.constantFrom(2, 12),
});

test('a run tells of too few calls by what it takes: pauses, ads, and pauses of ads', async () => {
	let round = 0;
	await fc.assert(
		fc.asyncProperty(plan, async ({ hasAds, startPaused, adStatus, adGroups }) => {
			/** Runs the plan anew, and gives what it says that it needs. */
			const needs = async (allowed: { used: number; limit: number }) => {
				Object.assign(bench.sandbox.quota, allowed);
				round += 1;
				const rows = Array.from({ length: 12 }, (_, at) => ({
					...planRow({
						'Ad group': `${round} ${at % adGroups}`,
						'Ad name': `Video ${at}`,
						'Ad status': adStatus,
					}),
					...(!hasAds && noAd),
				}));
				const hints = hintsOf(await bench.start(rows, { startPaused })).join();
				return /This run needs (\d+) calls, (\d+) (?:is|are) left/.exec(hints)?.slice(1);
			};
			await needs({ used: 0, limit: 1_000 });
			const { used: limit } = bench.sandbox.quota;
			expect(await needs({ used: 0, limit })).toBeUndefined();
			// It asks only where it pauses or needs more than ten.
			const asks = limit > 10 || startPaused || (hasAds && adStatus === 'Paused');
			const told = asks ? [`${limit}`, `${limit - 1}`] : undefined;
			expect(await needs({ used: 1, limit })).toEqual(told);
		}),
		{ numRuns: 12, seed: 11 },
	);
});
