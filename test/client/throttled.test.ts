import { runThrottled, type ServiceLimits } from './simulation/simulatedService';

/** The shortest time that the limit allows, in milliseconds. */
const ideal = (tasks: number, { most, windowMs }: ServiceLimits) => (tasks / most) * windowMs;

const seeds = Array.from({ length: 10 }, (_, index) => index + 1);

const twentyASecond: ServiceLimits = { most: 20, windowMs: 1_000, answerMs: 20, waitMs: 1_000 };

describe('a service that accepts 20 calls a second', () => {
	test.each([
		['as it is', {}, 100, 20],
		['with answers of 50 ms', { answerMs: 50 }, 100, 20],
		['with many calls open', {}, 150, 30],
		['with one call open', {}, 100, 1],
		['for five times as many tasks', {}, 500, 20],
		['with calls that arrive up to 80 ms late', { jitterMs: 80 }, 100, 20],
	])('has all done in 1.25 times the ideal time, %s', async (_, more, tasks, maxConcurrency) => {
		const run = await runThrottled({ ...twentyASecond, ...more }, tasks, { maxConcurrency });

		expect(run.done).toBe(tasks);
		expect(run.tookMs).toBeLessThanOrEqual(1.25 * ideal(tasks, twentyASecond));
		expect(run.callsPerTask).toBeLessThanOrEqual(1.3);
	});
});

describe('has all tasks done by a service that accepts', () => {
	const tenASecond = { most: 10, windowMs: 1_000, answerMs: 2_000 };
	const perMinute = { most: 20, windowMs: 60_000 };
	/** Its limits, the number of tasks, the most times the ideal time, the most calls per task. */
	const services: Array<[string, ServiceLimits, number, number, number]> = [
		['10 a second and names a minute', { ...tenASecond, waitMs: 60_000 }, 200, 6, 1.2],
		['20 a minute', { ...perMinute, answerMs: 3_000, waitMs: 60_000 }, 200, 1.5, 1.5],
		['20 a minute and names a second', { ...perMinute, answerMs: 500, waitMs: 1_000 }, 100, 1.6, 2],
		['20 a minute and names zero', { ...perMinute, answerMs: 20, waitMs: 0 }, 100, 1.6, 2],
		['20 a minute and names nothing', { ...perMinute, answerMs: 500 }, 100, 1.6, 2],
		['2 a second', { most: 2, windowMs: 1_000, answerMs: 1_000, waitMs: 1_000 }, 100, 1.5, 1.4],
	];

	test.each(services)('%s', async (_, limits, tasks, times, callsPerTask) => {
		for (const seed of seeds) {
			const run = await runThrottled(limits, tasks, { seed });

			expect(run.done).toBe(tasks);
			expect(run.tookMs).toBeLessThanOrEqual(times * ideal(tasks, limits));
			expect(run.callsPerTask).toBeLessThanOrEqual(callsPerTask);
		}
	});

	test('all but those of a busy moment, without becoming a trickle', async () => {
		const busy = { most: Infinity, windowMs: 1_000, answerMs: 500, waitMs: 1_000, busyShare: 0.03 };
		const run = await runThrottled(busy, 200);

		expect(run.done).toBe(200);
		expect(run.tookMs).toBeLessThanOrEqual(60_000);
	});
});
