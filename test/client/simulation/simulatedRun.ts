import {
	type Attempt,
	type Pace,
	type PoolOptions,
	type SkipReason,
	WorkerPool,
} from '../../../nodes/AdspirerTikTok/client/workerPool';
import { SimulatedClock } from './simulatedClock';

export interface TestTask {
	readonly number: number;
	/** True if it was done in part before the run. */
	readonly mayHaveSideEffect: boolean;
}

export type TestAttempt = Attempt<TestTask>;

type Outcome = 'done' | SkipReason<TestTask>;

/** This many tasks; `more` overrides what a task has. */
export function testTasks(
	count: number,
	more: (number: number) => Partial<TestTask> = () => ({}),
): TestTask[] {
	return Array.from({ length: count }, (_, number) => ({
		number,
		mayHaveSideEffect: false,
		...more(number),
	}));
}

export interface SimulatedRun {
	readonly outcomes: ReadonlyMap<number, Outcome>;
	/** When it was over, in milliseconds from its start. */
	readonly tookMs: number;
}

export type RunSettings = Partial<Omit<PoolOptions<TestTask>, 'clock' | 'run'>> & {
	readonly pace?: Pace;
	readonly maxConcurrency?: number;
	/** How many calls the service allows. */
	readonly left?: number | undefined;
};

/** Runs tasks in the clock's time, and sees to it that each has exactly one outcome. */
export async function runTasks(
	clock: SimulatedClock,
	tasks: readonly TestTask[],
	run: PoolOptions<TestTask>['run'],
	settings: RunSettings = {},
): Promise<SimulatedRun> {
	const outcomes = new Map<number, Outcome>();
	let ends = 0;
	const end = (number: number, outcome: Outcome) => {
		ends++;
		outcomes.set(number, outcome);
	};
	const from = clock.now();
	const lane = { pace: settings.pace };
	const { maxConcurrency = 20, left = Infinity } = settings;
	const pool = new WorkerPool<TestTask>({
		laneOf: () => lane,
		mostInFlight: () => Math.min(maxConcurrency, Math.max(1, left)),
		stop: undefined,
		graceMs: 10_000,
		...settings,
		run,
		clock,
		onSkipped: (task, because) => {
			end(task.number, because);
			settings.onSkipped?.(task, because);
		},
	});
	await clock.passUntil(pool.run(tasks));
	const tookMs = clock.now() - from;
	// Answers that nobody waits for any more must change nothing.
	await clock.passUntil(clock.wait(100_000));
	expect(ends).toBe(outcomes.size);
	for (const { number } of tasks) if (!outcomes.has(number)) outcomes.set(number, 'done');
	return { outcomes, tookMs };
}
