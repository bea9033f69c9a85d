import {
	sendRows,
	type Job,
	type Outcome,
	type SendRowsOptions,
	type Try,
} from '../../../nodes/AdspirerTikTok/call/sendRows';
import { SimulatedClock } from './simulatedClock';
import { SimulatedService, type ServiceLimits } from './simulatedService';

/** So many rows to be called for; whatever `more` says of one goes on top. */
export function jobs(count: number, more: (item: number) => Partial<Job> = () => ({})): Job[] {
	return Array.from({ length: count }, (_, item) => ({
		item,
		namesAccount: false,
		maxRetries: 4,
		mayExist: false,
		...more(item),
	}));
}

/** What came of a run, and when. */
export interface SimulatedRun {
	/** By item. */
	readonly outcomes: ReadonlyMap<number, Outcome<number>>;
	/** When it was over, in milliseconds from its start. */
	readonly tookMs: number;
}

export type RunSettings = Partial<Omit<SendRowsOptions<Job, number>, 'clock' | 'onOutcome'>>;

/** Runs rows in the clock's time. */
export async function runRows(
	clock: SimulatedClock,
	rows: Job[],
	tryOnce: (job: Job) => Promise<Try<number>>,
	settings: RunSettings = {},
): Promise<SimulatedRun> {
	const outcomes = new Map<number, Outcome<number>>();
	const from = clock.now();
	await clock.passUntil(
		sendRows(rows, {
			maxConcurrency: 20,
			stopAtFailure: false,
			callsLeft: () => undefined,
			stop: undefined,
			graceMs: 10_000,
			...settings,
			tryOnce,
			clock,
			onOutcome: ({ item }, outcome) => {
				// An outcome is final: a second one would be a row told twice.
				expect(outcomes.has(item)).toBe(false);
				outcomes.set(item, outcome);
			},
		}),
	);
	expect(outcomes.size).toBe(rows.length);
	return { outcomes, tookMs: clock.now() - from };
}

/** Runs rows against a throttled service. */
export async function runThrottled(
	limits: ServiceLimits,
	rowCount: number,
	settings: RunSettings & { seed?: number } = {},
) {
	const clock = new SimulatedClock(settings.seed);
	const service = new SimulatedService(clock, limits);
	const run = await runRows(clock, jobs(rowCount), service.call, settings);
	const created = [...run.outcomes.values()].filter(({ state }) => state === 'created').length;
	return { ...run, created, calls: service.calls, callsPerRow: service.calls.length / rowCount };
}
