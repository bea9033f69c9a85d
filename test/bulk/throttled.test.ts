import { runThrottled } from './simulation/simulatedRun';
import type { ServiceLimits, SimulatedCall } from './simulation/simulatedService';

/** 20 a second, 20 ms an answer: the service that hundreds of rows have to be fitted to. */
const twentyASecond: ServiceLimits = {
	most: 20,
	windowMs: 1_000,
	answerMs: 20,
	names: { seconds: 1, where: 'header' },
};

/** What the limit allows, in milliseconds. */
const shortest = (rows: number, { most, windowMs }: ServiceLimits) => (rows / most) * windowMs;

const seeds = Array.from({ length: 10 }, (_, index) => index + 1);

describe('a service that takes 20 a second', () => {
	test.each(['header', 'text'] as const)(
		'has 100 rows created in 1.25 times the shortest time, with the wait named in the %s',
		async (where) => {
			const limits = { ...twentyASecond, names: { seconds: 1, where } };
			const run = await runThrottled(limits, 100);

			expect(run.created).toBe(100);
			expect(run.tookMs).toBeLessThanOrEqual(1.25 * shortest(100, limits));
			expect(run.callsPerRow).toBeLessThanOrEqual(1.3);
		},
	);

	test.each(seeds)('the same where calls arrive up to 80 ms late (dice %i)', async (seed) => {
		const limits = { ...twentyASecond, jitterMs: 80 };
		const run = await runThrottled(limits, 100, { seed });

		expect(run.created).toBe(100);
		expect(run.tookMs).toBeLessThanOrEqual(1.25 * shortest(100, limits));
		expect(run.callsPerRow).toBeLessThanOrEqual(1.3);
	});

	test('has 500 rows created in 1.25 times the shortest time', async () => {
		const run = await runThrottled(twentyASecond, 500);

		expect(run.created).toBe(500);
		expect(run.tookMs).toBeLessThanOrEqual(1.25 * shortest(500, twentyASecond));
		expect(run.callsPerRow).toBeLessThanOrEqual(1.1);
	});

	test('costs one rest of a few seconds where it names no wait', async () => {
		const unnamed = { ...twentyASecond, names: undefined };
		const run = await runThrottled(unnamed, 100);

		expect(run.created).toBe(100);
		expect(run.tookMs).toBeLessThanOrEqual(2.5 * shortest(100, unnamed));
		expect(run.callsPerRow).toBeLessThanOrEqual(1.3);
	});

	test.each([1, 50])('does with a concurrency of %i too', async (maxConcurrency) => {
		const run = await runThrottled(twentyASecond, 100, { maxConcurrency });

		expect(run.created).toBe(100);
		expect(run.tookMs).toBeLessThanOrEqual(1.25 * shortest(100, twentyASecond));
		expect(run.callsPerRow).toBeLessThanOrEqual(1.3);
	});
});

describe('other limits', () => {
	/** What it is, how many rows, how many times the shortest time, calls a row. */
	const services: Array<[string, ServiceLimits, number, number, number]> = [
		[
			'a limit by the second that names a whole minute costs one minute',
			{ most: 10, windowMs: 1_000, answerMs: 2_000, names: { seconds: 60, where: 'text' } },
			200,
			5,
			1.1,
		],
		[
			'a limit by the minute',
			{ most: 20, windowMs: 60_000, answerMs: 3_000, names: { seconds: 60, where: 'text' } },
			200,
			1.5,
			1.3,
		],
		[
			'two a second',
			{ most: 2, windowMs: 1_000, answerMs: 1_000, names: { seconds: 1, where: 'header' } },
			100,
			1.35,
			1.25,
		],
	];

	test.each(services)('%s', async (_, limits, rows, times, callsPerRow) => {
		const run = await runThrottled(limits, rows);

		expect(run.created).toBe(rows);
		expect(run.tookMs).toBeLessThanOrEqual(times * shortest(rows, limits));
		expect(run.callsPerRow).toBeLessThanOrEqual(callsPerRow);
	});

	test('a service that others keep busy is not taken for a slow one', async () => {
		const busy = { most: Infinity, windowMs: 1_000, answerMs: 500, busyPart: 0.03 };
		const run = await runThrottled({ ...busy, names: { seconds: 1, where: 'header' } }, 200);

		expect(run.created).toBe(200);
		// A rest of a second for each of a few refusals, beside 5 s of work at full pace.
		const refused = run.calls.filter(({ taken }) => !taken).length;
		expect(run.tookMs).toBeLessThanOrEqual(2.5 * 5_000 + refused * 1_000);
	});

	test('a wait that was named too short is lengthened, so that rows do not run out of tries', async () => {
		const limits: ServiceLimits = {
			most: 20,
			windowMs: 10_000,
			answerMs: 500,
			names: { seconds: 1, where: 'header' },
		};
		const run = await runThrottled(limits, 100);

		expect(run.created).toBe(100);
	});
});

describe('the rest after a throttle answer', () => {
	/** Calls that started after a throttle answer had come, and arrived before its wait was over. */
	const early = (calls: SimulatedCall[], waitMs: number) =>
		calls
			.filter(({ taken }) => !taken)
			.flatMap((refusal) =>
				calls.filter(
					({ startedAt, arrivedAt }) =>
						startedAt > refusal.answeredAt && arrivedAt < refusal.answeredAt + waitMs,
				),
			);

	test.each(seeds)('is kept by all rows together (dice %i)', async (seed) => {
		const waiting = {
			...twentyASecond,
			jitterMs: 30,
			names: { seconds: 3, where: 'text' },
		} as const;
		const run = await runThrottled(waiting, 150, { seed });

		expect(run.calls.some(({ taken }) => !taken)).toBe(true);
		expect(early(run.calls, 3_000)).toEqual([]);
	});

	test('is over at once where the service names none at all', async () => {
		const run = await runThrottled(
			{
				most: Infinity,
				windowMs: 1_000,
				answerMs: 20,
				busyPart: 0.1,
				names: { seconds: 0, where: 'header' },
			},
			100,
		);

		expect(run.created).toBe(100);
		expect(run.tookMs).toBeLessThan(2_000);
	});
});
