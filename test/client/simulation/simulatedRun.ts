import type {
	Attempt,
	PoolOptions,
	PoolTask,
	SkipReason,
} from '../../../nodes/AdspirerTikTok/client/attempt';
import { runInPool } from '../../../nodes/AdspirerTikTok/client/workerPool';
import { SimulatedClock } from './simulatedClock';

export interface TestTask extends PoolTask {
	/** From 0. */
	readonly number: number;
}

export type TestAttempt = Attempt<string>;

/** How a task ended: its result, or why and after what it was skipped. */
type Outcome =
	| { readonly result: string }
	| { readonly because: SkipReason<string>; readonly previous: string | undefined };

/** So many tasks; whatever `more` says of one goes on top. */
export function testTasks(
	count: number,
	more: (number: number) => Partial<TestTask> = () => ({}),
): TestTask[] {
	return Array.from({ length: count }, (_, number) => ({
		number,
		maxRetries: 4,
		mayHaveSideEffect: false,
		...more(number),
	}));
}

/** What came of a run, and when. */
export interface SimulatedRun {
	/** By the task's number. */
	readonly outcomes: ReadonlyMap<number, Outcome>;
	/** When it was over, in milliseconds from its start. */
	readonly tookMs: number;
	/** What the pool rejected with. */
	readonly error: unknown;
}

export type RunSettings = Partial<Omit<PoolOptions<TestTask, string>, 'clock' | 'run'>>;

/** Runs tasks in the clock's time, and sees to it that each has exactly one outcome. */
export async function runTasks(
	clock: SimulatedClock,
	tasks: readonly TestTask[],
	run: PoolOptions<TestTask, string>['run'],
	settings: RunSettings = {},
): Promise<SimulatedRun> {
	const outcomes = new Map<number, Outcome>();
	let callbacks = 0;
	const add = (number: number, outcome: Outcome) => {
		callbacks++;
		outcomes.set(number, outcome);
	};
	const from = clock.now();
	const pool = runInPool<TestTask, string>(tasks, {
		maxConcurrency: 20,
		stop: undefined,
		graceMs: 10_000,
		...settings,
		run,
		clock,
		onResult: (task, result) => {
			add(task.number, { result });
			settings.onResult?.(task, result);
		},
		onSkipped: (task, previous, because) => {
			add(task.number, { because, previous });
			settings.onSkipped?.(task, previous, because);
		},
	});
	let error: unknown;
	await clock.passUntil(pool.catch((thrown: unknown) => (error = thrown)));
	const tookMs = clock.now() - from;
	// Answers that nobody waits for any more must change nothing.
	await clock.passUntil(clock.wait(100_000));
	expect(outcomes.size).toBe(tasks.length);
	expect(callbacks).toBe(tasks.length);
	return { outcomes, tookMs, error };
}
