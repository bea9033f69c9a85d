import { SimulatedClock } from './simulatedClock';
import {
	runTasks,
	type RunSettings,
	type SimulatedRun,
	type TestAttempt,
	type TestTask,
} from './simulatedRun';

/** How a task's attempts end, one after the other, and how long each takes; then it is done. */
export type Script = Array<{ after: number; comesTo: TestAttempt }>;

/** How long an attempt takes unless a script says otherwise, in milliseconds. */
const usual = 100;

export const done: TestAttempt = { heard: 'answer', next: { do: 'end' } };

/** To be tried again at a time; the service may have been heard, or may be silent. */
export const again = (at: number, heard: TestAttempt['heard'] = 'nothing'): TestAttempt => ({
	heard,
	next: { do: 'go on', at },
});

export const silence = again(60_000, 'silence');

export const throttled = (waitMs?: number): TestAttempt => ({
	heard: 'answer',
	next: { do: 'rest', waitMs, maxRests: 4 },
});

/** This many attempts that all end in the same way after the usual time. */
export const always = (comesTo: TestAttempt, count = 100): Script =>
	Array.from({ length: count }, () => ({ after: usual, comesTo }));

export const after = (ms: number, comesTo: TestAttempt): Script => [{ after: ms, comesTo }];

interface Call {
	readonly number: number;
	readonly at: number;
}

/** A run, and the calls that it made. */
export interface ScriptedRun extends SimulatedRun {
	/** Every call, in the order in which they started. */
	readonly calls: readonly Call[];
	/** How every task ended, in order: 'done', 'aborted', 'outage', 'stopped' or 'stopped in flight'. */
	readonly ends: string[];
	callsFor(number: number): Call[];
}

/** Plays the scripts of some tasks; all others are done after the usual time. */
export async function play(
	tasks: readonly TestTask[],
	scripts: Readonly<Record<number, Script>> = {},
	settings: RunSettings = {},
	clock = new SimulatedClock(),
): Promise<ScriptedRun> {
	const calls: Call[] = [];
	const attempts = new Map<number, number>();
	const run = await runTasks(
		clock,
		tasks,
		async ({ number }) => {
			calls.push({ number, at: clock.now() });
			const attempt = attempts.get(number) ?? 0;
			attempts.set(number, attempt + 1);
			const step = scripts[number]?.[attempt] ?? { after: usual, comesTo: done };
			await clock.wait(step.after);
			return step.comesTo;
		},
		settings,
	);
	return {
		...run,
		calls,
		ends: tasks.map(({ number }) => {
			const outcome = run.outcomes.get(number) ?? 'done';
			if (outcome === 'done') return outcome;
			return outcome.kind === 'stopped' && outcome.inFlight ? 'stopped in flight' : outcome.kind;
		}),
		callsFor: (number) => calls.filter((call) => call.number === number),
	};
}
