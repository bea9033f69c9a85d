import { SimulatedClock } from './simulatedClock';
import { runTasks, testTasks, type RunSettings, type TestAttempt } from './simulatedRun';

/** The limits of the service, and how its answers name them; times in milliseconds. */
export interface ServiceLimits {
	/** Calls that it accepts within any stretch of `windowMs`. */
	readonly most: number;
	readonly windowMs: number;
	/** From the call to its answer. */
	readonly answerMs: number;
	/** The wait that a throttle answer names; none when left out. */
	readonly waitMs?: number;
	/** How much longer than the shortest way a call may take to arrive. */
	readonly jitterMs?: number;
	/** The share of calls that is throttled through no fault of the caller: others keep it busy. */
	readonly busyShare?: number;
}

const wayMs = 1;

/** Runs tasks against a service with a limit, in the time of a simulated clock. */
export async function runThrottled(
	{ most, windowMs, answerMs, waitMs, jitterMs = 0, busyShare = 0 }: ServiceLimits,
	taskCount: number,
	{ seed, ...settings }: RunSettings & { seed?: number } = {},
) {
	const clock = new SimulatedClock(seed);
	let [calls, done] = [0, 0];
	let recent: number[] = [];
	const accepts = (now: number): boolean => {
		recent = recent.filter((at) => now - at < windowMs);
		if (recent.length >= most || clock.random() < busyShare) return false;
		recent.push(now);
		return true;
	};
	const call = async (): Promise<TestAttempt> => {
		await clock.wait(wayMs + jitterMs * clock.random());
		const isAccepted = accepts(clock.now());
		await clock.wait(Math.max(wayMs, answerMs - wayMs));
		calls++;
		if (isAccepted) done++;
		const next = isAccepted ? { do: 'end' as const } : { do: 'rest' as const, waitMs };
		return { heard: 'answer', next, maxRests: 4 };
	};
	const run = await runTasks(clock, testTasks(taskCount), call, settings);
	return { ...run, done, callsPerTask: calls / taskCount };
}
