import fc from '../fastCheck';
import { outageAfter } from '../../nodes/AdspirerTikTok/client/attempt';
import { SimulatedClock } from './simulation/simulatedClock';
import { runTasks, testTasks, type RunSettings, type TestAttempt } from './simulation/simulatedRun';

/** What an attempt does: after how long, and what it comes to or throws. */
interface Step {
	readonly after: number;
	readonly comesTo: TestAttempt | 'throws';
}

const waitMs = fc.option(fc.constantFrom(0, 500, 3_000, 100_000, 400_000), { nil: undefined });

const attempt: fc.Arbitrary<TestAttempt> = fc.record(
	{
		/** Those with a number make every task pointless whose own number can be divided by it. */
		result: fc.constantFrom('done', 'rejected', 'rejected', 'rejected 2', 'rejected 5'),
		mayHaveHappened: fc.boolean(),
		again: fc.record({
			retry: fc.constantFrom('throttled' as const, 'fault' as const, 'next step' as const),
			waitMs,
			notBefore: fc.nat(100_000),
		}),
	},
	{ requiredKeys: ['result'] },
);

const plain: fc.Arbitrary<TestAttempt> = fc.constant({ result: 'done' });

const step: fc.Arbitrary<Step> = fc.record({
	after: fc.integer({ min: 0, max: 30_000 }),
	comesTo: fc.oneof(
		{ weight: 20, arbitrary: plain },
		{ weight: 10, arbitrary: attempt },
		{ weight: 1, arbitrary: fc.constant<'throws'>('throws') },
	),
});

const tasksAndSteps = fc.array(
	fc.record({
		maxRetries: fc.nat(4),
		mayHaveHappened: fc.boolean(),
		steps: fc.array(step, { maxLength: 8 }),
	}),
	{ maxLength: 60 },
);

const settings = fc.record({
	maxConcurrency: fc.integer({ min: 1, max: 50 }),
	stopAtFailure: fc.boolean(),
	graceMs: fc.constantFrom(0, 1_000, 20_000),
	left: fc.option(fc.nat(10), { nil: undefined }),
	stopAt: fc.option(fc.nat(60_000), { nil: undefined }),
	/** The number of the outcome whose callback throws. */
	throwsAt: fc.option(fc.nat(60), { nil: undefined, freq: 5 }),
	seed: fc.nat(),
});

test('the pool keeps its rules under any mix of faults, throttling, outages, aborts, stops and errors', async () => {
	await fc.assert(
		fc.asyncProperty(tasksAndSteps, settings, async (given, drawn) => {
			const { maxConcurrency, stopAtFailure, graceMs, left, stopAt, throwsAt, seed } = drawn;
			const clock = new SimulatedClock(seed);
			const button = new AbortController();
			if (stopAt !== undefined) void clock.wait(stopAt).then(() => button.abort());
			const bug = new Error('A bug');
			let thrown = false;
			/** Collected, since the pool would take an error of `expect` for one of the attempt. */
			const broken: string[] = [];
			const check = (holds: boolean, rule: string) => {
				if (!holds) broken.push(rule);
			};
			let open = 0;
			let restUntil = 0;
			let outcomes = 0;
			const attempts = new Map<number, number>();
			const faults = new Map<number, number>();
			const notBefore = new Map<number, number>();
			let openInARow = 0;
			let outageSince = Infinity;
			const fail = () => {
				thrown = true;
				throw bug;
			};
			const onOutcome = () => {
				if (outcomes++ === throwsAt) fail();
			};
			const options: RunSettings = {
				maxConcurrency,
				aborts: (result) => {
					const part = Number(result.split(' ')[1]);
					if (result === 'done' || (!stopAtFailure && !part)) return undefined;
					return ({ number, mayHaveSideEffect: mayHaveHappened }) =>
						number % part === 0 || (stopAtFailure && !mayHaveHappened);
				},
				graceMs,
				callsLeft: () => left,
				stop: button.signal,
				onResult: onOutcome,
				onSkipped: onOutcome,
			};
			const tasks = testTasks(given.length, (number) => ({
				maxRetries: given[number]?.maxRetries ?? 0,
				mayHaveSideEffect: given[number]?.mayHaveHappened ?? false,
			}));
			// That every task has exactly one outcome is expected in there.
			const { error } = await runTasks(
				clock,
				tasks,
				async ({ number }) => {
					const most = Math.min(maxConcurrency, Math.max(1, left ?? Infinity));
					check(++open <= most, 'never more open than allowed');
					check(clock.now() >= restUntil, 'all rest together');
					check(!button.signal.aborted && !thrown, 'nothing starts after the end');
					const made = attempts.get(number) ?? 0;
					attempts.set(number, made + 1);
					check(made > 0 || clock.now() <= outageSince, 'no task begins in an outage');
					check(clock.now() >= (notBefore.get(number) ?? 0), 'none is tried before its time');
					check(
						(faults.get(number) ?? 0) <= (given[number]?.maxRetries ?? 0),
						'retries are limited',
					);
					const next = given[number]?.steps[made];
					await clock.wait(next?.after ?? 100);
					open--;
					if (next?.comesTo === 'throws') return fail();
					const { again, mayHaveHappened } = next?.comesTo ?? {};
					if (mayHaveHappened) openInARow++;
					else if (again?.retry !== 'fault') openInARow = 0;
					if (openInARow === outageAfter) outageSince = Math.min(outageSince, clock.now());
					if (again?.retry === 'fault') faults.set(number, (faults.get(number) ?? 0) + 1);
					if (again?.retry === 'next step') {
						notBefore.set(number, again.notBefore ?? 0);
						faults.set(number, 0);
					}
					if (again?.retry === 'throttled' && (again.waitMs ?? 0) <= 300_000) {
						restUntil = Math.max(restUntil, clock.now() + Math.max(1_000, again.waitMs ?? 0));
					}
					return next?.comesTo ?? { result: 'done' };
				},
				options,
			);
			expect(broken).toEqual([]);
			// After a stop, an attempt may throw when nobody waits for it any more.
			if (stopAt === undefined || !thrown) expect(error).toBe(thrown ? bug : undefined);
		}),
		{ numRuns: 500 },
	);
});
