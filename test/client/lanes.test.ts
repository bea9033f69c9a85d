import { SimulatedClock } from './simulation/simulatedClock';
import {
	runTasks,
	testTasks,
	type RunSettings,
	type TestAttempt,
	type TestTask,
} from './simulation/simulatedRun';

/** Ads have numbers from here on; an ad group's are in its thousand. */
const firstAd = 1_000;

const isAd = ({ number }: TestTask) => number >= firstAd;

const lanes = { adGroups: {}, ads: { pace: { perSecond: 5, perMinute: 150 } } };

const ofBoth: RunSettings = { laneOf: (task) => (isAd(task) ? lanes.ads : lanes.adGroups) };

const adsOf = ({ number }: TestTask, count: number): TestTask[] =>
	testTasks(count, (at) => ({ number: firstAd * (number + 1) + at }));

/** When each task began, in milliseconds, as it was tried. */
type Starts = Array<{ readonly task: TestTask; readonly at: number }>;

/** Runs ad groups, each followed by its ads, with calls of 100 ms that all succeed unless `answer` says otherwise. */
async function runPlan(
	{ adGroups, adsEach }: { readonly adGroups: number; readonly adsEach: number },
	answer: (task: TestTask, starts: Starts) => Partial<TestAttempt> = () => ({}),
	settings: RunSettings = {},
) {
	const clock = new SimulatedClock();
	const starts: Starts = [];
	let [open, mostOpen] = [0, 0];
	const run = async (task: TestTask): Promise<TestAttempt> => {
		starts.push({ task, at: clock.now() });
		mostOpen = Math.max(mostOpen, ++open);
		const answered = answer(task, starts);
		await clock.wait(task.number === 0 ? 400 : 100);
		open--;
		const adds = isAd(task) ? [] : adsOf(task, adsEach);
		return { heard: 'answer', next: { do: 'end' }, maxRests: 4, adds, ...answered };
	};
	const { outcomes, tookMs } = await runTasks(clock, testTasks(adGroups), run, {
		...ofBoth,
		...settings,
	});
	const ads = starts.filter(({ task }) => isAd(task));
	const groups = starts.filter(({ task }) => !isAd(task));
	return { outcomes, tookMs, starts, ads, groups, mostOpen };
}

test('what a task adds begins as soon as it is there, and none before its own', async () => {
	const { ads, groups } = await runPlan({ adGroups: 100, adsEach: 5 });
	expect([groups.length, ads.length]).toEqual([100, 500]);
	const begun = new Map(groups.map(({ task, at }) => [task.number, at]));
	const tooEarly = ads.filter(({ task, at }) => {
		const adGroup = Math.floor(task.number / firstAd) - 1;
		return at < (begun.get(adGroup) ?? Infinity) + 100;
	});
	expect(tooEarly).toEqual([]);
	expect(ads[0]?.at).toBeLessThan(groups.at(-1)?.at ?? 0);
});

test('an abort reaches what is added later, and leaves the rest', async () => {
	const aborts = (other: TestTask) => Math.floor(other.number / firstAd) === 1;
	// The first ad group is in flight for so long that the others have ended by then.
	const { outcomes, ads } = await runPlan({ adGroups: 3, adsEach: 2 }, ({ number }) =>
		number === 2 ? { aborts } : {},
	);
	const by = expect.objectContaining({ number: 2 });
	expect(outcomes.get(1_000)).toEqual({ kind: 'aborted', by });
	expect(outcomes.get(1_001)).toEqual({ kind: 'aborted', by });
	expect(ads.map(({ task }) => task.number).sort()).toEqual([2_000, 2_001, 3_000, 3_001]);
});

test('a throttle of one lane makes the other rest no moment', async () => {
	const rest = { next: { do: 'rest', waitMs: 30_000 } } as const;
	const { ads, groups } = await runPlan({ adGroups: 100, adsEach: 1 }, (task, starts) =>
		isAd(task) && starts.filter((one) => isAd(one.task)).length === 1 ? rest : {},
	);
	const throttledAt = ads[0]?.at ?? 0;
	const during = ({ at }: Starts[number]) => at > throttledAt + 100 && at < throttledAt + 30_000;
	expect(ads.filter(during)).toEqual([]);
	expect(groups.filter(during).length).toBeGreaterThan(40);
	expect(ads).toHaveLength(101);
});

test('no more calls are open in all lanes together than allowed', async () => {
	const { mostOpen, ads, groups } = await runPlan({ adGroups: 40, adsEach: 2 }, undefined, {
		maxConcurrency: 4,
	});
	expect(mostOpen).toBe(4);
	expect([groups.length, ads.length]).toEqual([40, 80]);
});

test('a stop ends what waits in every lane', async () => {
	const button = new AbortController();
	const { outcomes, ads } = await runPlan(
		{ adGroups: 10, adsEach: 20 },
		(_, starts) => {
			if (starts.length === 20) button.abort();
			return {};
		},
		{ stop: button.signal },
	);
	const stopped = [...outcomes].filter(([, one]) => one !== 'done' && one.kind === 'stopped');
	expect(stopped).toHaveLength(200 - ads.length);
	expect(ads.length).toBe(10);
});
