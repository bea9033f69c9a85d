import { SimulatedClock } from './simulatedClock';
import { runTasks, testTasks, type RunSettings, type TestAttempt } from './simulatedRun';

/** What the service lets through, and how it says so; times in milliseconds. */
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

/** The shortest way there, or back. */
const wayMs = 1;

/** A service with a limit, in the time of a simulated clock. */
class SimulatedService {
	calls = 0;

	accepted = 0;

	private recent: number[] = [];

	constructor(
		private readonly clock: SimulatedClock,
		private readonly limits: ServiceLimits,
	) {}

	readonly call = async (): Promise<TestAttempt> => {
		const { answerMs, jitterMs = 0, waitMs } = this.limits;
		await this.clock.wait(wayMs + jitterMs * this.clock.random());
		const accepted = this.accepts(this.clock.now());
		await this.clock.wait(Math.max(wayMs, answerMs - wayMs));
		this.calls++;
		if (accepted) this.accepted++;
		if (accepted) return { heard: 'answer', next: { do: 'end' } };
		return { heard: 'answer', next: { do: 'rest', waitMs }, maxRests: 4 };
	};

	private accepts(now: number): boolean {
		const { most, windowMs, busyShare = 0 } = this.limits;
		this.recent = this.recent.filter((at) => now - at < windowMs);
		if (this.recent.length >= most || this.clock.random() < busyShare) return false;
		this.recent.push(now);
		return true;
	}
}

/** Runs tasks against a service with a limit. */
export async function runThrottled(
	limits: ServiceLimits,
	taskCount: number,
	{ seed, ...settings }: RunSettings & { seed?: number } = {},
) {
	const clock = new SimulatedClock(seed);
	const service = new SimulatedService(clock, limits);
	const run = await runTasks(clock, testTasks(taskCount), service.call, settings);
	return { ...run, done: service.accepted, callsPerTask: service.calls / taskCount };
}
