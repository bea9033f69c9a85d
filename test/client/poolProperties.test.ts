import fc from '../fastCheck';
import { outageAfter } from '../../nodes/AdspirerTikTok/client/workerPool';
import { SimulatedClock } from './simulation/simulatedClock';
import {
	runTasks,
	testTasks,
	type RunSettings,
	type TestAttempt,
	type TestTask,
} from './simulation/simulatedRun';

/** An end with a number makes every task pointless whose own number can be divided by it. */
type DrawnNext =
	| { readonly do: 'end'; readonly divisor?: number | undefined }
	| { readonly do: 'go on' }
	| Extract<TestAttempt['next'], { do: 'rest' }>;

const waitMs = fc.option(fc.constantFrom(0, 500, 3_000, 100_000, 400_000), { nil: undefined });

const next: fc.Arbitrary<DrawnNext> = fc.oneof(
	fc.record({
		do: fc.constant('end' as const),
		divisor: fc.constantFrom(undefined, undefined, 1, 2, 5),
	}),
	fc.constant({ do: 'go on' as const }),
	fc.record({ do: fc.constant('rest' as const), waitMs }),
);

type DrawnAttempt = Omit<TestAttempt, 'next'> & { readonly next: DrawnNext };

const attempt: fc.Arbitrary<DrawnAttempt> = fc.record({
	heard: fc.constantFrom('answer', 'silence', 'nothing'),
	next,
	maxRests: fc.nat(4),
});

const step = fc.record({
	after: fc.integer({ min: 0, max: 30_000 }),
	endsIn: fc.oneof(
		{
			weight: 2,
			arbitrary: fc.constant<DrawnAttempt>({ heard: 'answer', next: { do: 'end' }, maxRests: 0 }),
		},
		{ weight: 1, arbitrary: attempt },
	),
});

const tasksAndSteps = fc.array(
	fc.record({ mayHaveSideEffect: fc.boolean(), steps: fc.array(step, { maxLength: 8 }) }),
	{ maxLength: 60 },
);

const settings = fc.record({
	maxConcurrency: fc.integer({ min: 1, max: 50 }),
	graceMs: fc.constantFrom(0, 1_000, 20_000),
	left: fc.option(fc.nat(10), { nil: undefined }),
	stopAt: fc.option(fc.nat(60_000), { nil: undefined }),
	seed: fc.nat(),
});

test('the pool keeps its rules under any mix of waits, throttling, outages, aborts and stops', async () => {
	await fc.assert(
		fc.asyncProperty(tasksAndSteps, settings, async (given, drawn) => {
			const { maxConcurrency, graceMs, left, stopAt, seed } = drawn;
			const clock = new SimulatedClock(seed);
			const button = new AbortController();
			if (stopAt !== undefined) void clock.wait(stopAt).then(() => button.abort());
			/** Collected, since the pool would take an error of `expect` for one of the attempt. */
			const broken: string[] = [];
			const check = (holds: boolean, rule: string) => {
				if (!holds) broken.push(rule);
			};
			let open = 0;
			let restUntil = 0;
			const attempts = new Map<number, number>();
			const ended = new Set<number>();
			const divisors: number[] = [];
			const isPointless = (number: number) => divisors.some((one) => number % one === 0);
			let silences = 0;
			let outageSince = Infinity;
			const options: RunSettings = {
				maxConcurrency,
				graceMs,
				left,
				stop: button.signal,
				onSkipped: ({ number }) => check(!ended.has(number), 'no task ends twice'),
			};
			const tasks = testTasks(given.length, (number) => ({
				mayHaveSideEffect: given[number]?.mayHaveSideEffect ?? false,
			}));
			// That every task is skipped at most once is expected in there.
			const { outcomes, tookMs } = await runTasks(
				clock,
				tasks,
				async ({ number }): Promise<TestAttempt> => {
					const most = Math.min(maxConcurrency, Math.max(1, left ?? Infinity));
					check(++open <= most, 'never more open than allowed');
					check(clock.now() >= restUntil, 'all rest together');
					check(!button.signal.aborted, 'nothing starts after the end');
					const made = attempts.get(number) ?? 0;
					attempts.set(number, made + 1);
					check(made > 0 || clock.now() <= outageSince, 'no task begins in an outage');
					check(!ended.has(number), 'none is tried after its end');
					check(!isPointless(number), 'none is tried once it is pointless');
					const drawnStep = given[number]?.steps[made];
					await clock.wait(drawnStep?.after ?? 100);
					open--;
					const { heard, next, maxRests } = drawnStep?.endsIn ?? {
						heard: 'answer',
						next: { do: 'end' },
						maxRests: 0,
					};
					if (heard === 'silence') silences++;
					else if (heard === 'answer' || next.do === 'rest') silences = 0;
					if (silences === outageAfter) outageSince = Math.min(outageSince, clock.now());
					if (next.do === 'rest') {
						restUntil = Math.max(restUntil, clock.now() + Math.max(1_000, next.waitMs ?? 0));
					}
					if (next.do !== 'end') return { heard, next, maxRests, aborts: isUntouched };
					const { divisor } = next;
					ended.add(number);
					if (divisor) divisors.push(divisor);
					const aborts = divisor ? (other: TestTask) => other.number % divisor === 0 : undefined;
					return { heard, next: { do: 'end' }, aborts };
				},
				options,
			);
			expect(broken).toEqual([]);
			for (const { number } of tasks) {
				const outcome = outcomes.get(number);
				check(outcome !== 'done' || attempts.has(number), 'none is forgotten');
				if (typeof outcome !== 'object' || outcome.kind !== 'outage') continue;
				check(
					outageSince < Infinity && !attempts.has(number),
					'an outage is one, and ends no other',
				);
			}
			check(tookMs <= (stopAt ?? Infinity) + graceMs, 'a stop waits for the grace time at most');
			expect(broken).toEqual([]);
		}),
		{ numRuns: 500 },
	);
});

const isUntouched = (other: TestTask) => !other.mayHaveSideEffect;

const usual = async (clock: SimulatedClock, next: TestAttempt['next']): Promise<TestAttempt> => {
	await clock.wait(100);
	return {
		heard: 'answer',
		next,
		maxRests: 4,
		aborts: next.do === 'rest' ? isUntouched : undefined,
	};
};
const throttled = { do: 'rest', waitMs: 1_000 } as const;

test('a task that alone is throttled makes the others rest no more than once', async () => {
	const clock = new SimulatedClock();
	const calls: number[] = [];
	await runTasks(clock, testTasks(200), async ({ number }) => {
		calls.push(number);
		return await usual(clock, number === 0 ? throttled : { do: 'end' });
	});
	expect(calls.indexOf(0, 1)).toBe(200);
});

test('all untouched tasks end once nothing gets through for as many rests as a task may take', async () => {
	const clock = new SimulatedClock();
	const tasks = testTasks(60, (number) => ({ mayHaveSideEffect: number === 59 }));
	const { outcomes } = await runTasks(clock, tasks, async ({ number }) => {
		return await usual(clock, number === 59 ? { do: 'end' } : throttled);
	});
	const aborted = [...outcomes.values()].filter((one) => one !== 'done' && one.kind === 'aborted');
	expect(aborted.length).toBeGreaterThan(40);
	expect(outcomes.get(59)).toBe('done');
});

const ends = { do: 'end' } as const;
test.each<[string, TestAttempt, number]>([
	['a fifth', { heard: 'silence', next: ends }, 15],
	['a refused connection and a fifth', { heard: 'nothing', next: ends }, 14],
	['a throttle answer', { heard: 'answer', next: throttled, maxRests: 4 }, 0],
	['an answer that leaves the outcome open', { heard: 'answer', next: ends }, 0],
])('after four silences, %s ends this many of the tasks that have not begun', async (...given) => {
	const [, fifth, count] = given;
	const clock = new SimulatedClock();
	const begun = new Set<number>();
	const { outcomes } = await runTasks(
		clock,
		testTasks(20),
		async ({ number }) => {
			const first = number === 4 ? fifth : { heard: 'silence' as const, next: ends };
			const isFirst = number < 8 && !begun.has(number);
			begun.add(number);
			await clock.wait(10);
			return isFirst ? first : { heard: 'answer', next: { do: 'end' } };
		},
		{ maxConcurrency: 1 },
	);
	const skipped = [...outcomes].filter(([, one]) => one !== 'done' && one.kind === 'outage');
	expect(skipped.every(([number]) => number >= 20 - count)).toBe(true);
	expect(skipped).toHaveLength(count);
});
