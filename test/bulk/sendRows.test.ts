import { busy, failureOf, fault } from './simulation/failures';
import { play, usual, type Script } from './simulation/scriptedRun';
import { SimulatedClock } from './simulation/simulatedClock';
import { jobs, runRows } from './simulation/simulatedRun';

describe('how many calls are under way', () => {
	test.each([1, 2, 7, 20, 50])('never more than %i, and as many in the end', async (most) => {
		const run = await play(jobs(300), {}, { maxConcurrency: most });

		expect(run.mostAtOnce).toBe(most);
	});

	test('few at first, more and more as good answers come', async () => {
		const run = await play(jobs(300), {}, { maxConcurrency: 50 });
		const inRound = (round: number) => run.calls.filter(({ at }) => at === round * usual).length;

		expect(inRound(0)).toBeLessThanOrEqual(10);
		expect(inRound(1)).toBeGreaterThan(inRound(0));
		expect(inRound(2)).toBeGreaterThan(inRound(1));
	});

	test('500 rows at 2 s and 20 at a time take at most 1.15 times 50 s', async () => {
		const slow = Object.fromEntries(
			jobs(500).map(({ item }): [number, Script] => [
				item,
				[{ after: 2_000, brings: { created: item } }],
			]),
		);
		const run = await play(jobs(500), slow);

		expect(run.tookMs).toBeLessThanOrEqual(1.15 * 50_000);
	});

	test('no more than the allowance has calls left, and one where it has none', async () => {
		const few = await play(jobs(30), {}, { callsLeft: () => 5 });
		const none = await play(jobs(5), {}, { callsLeft: () => 0 });

		expect(few.mostAtOnce).toBe(5);
		expect(none.mostAtOnce).toBe(1);
	});
});

describe('a row that has to wait', () => {
	test('does not hold up the others by a slow answer', async () => {
		const slow: Script = [{ after: 100_000, brings: { created: 3 } }];
		const run = await play(jobs(200), { 3: slow });

		expect(Math.max(...run.calls.map(({ at }) => at))).toBeLessThan(2_000);
	});

	test('does not hold up the others by its retries, and keeps no place while it waits', async () => {
		const failing: Script = [1, 2, 3, 4].map(() => ({ after: usual, brings: fault }));
		const run = await play(jobs(40), { 0: failing }, { maxConcurrency: 1 });

		expect(run.states).toEqual(Array.from({ length: 40 }, () => 'created'));
		const others = run.calls.filter(({ item }) => item !== 0).map(({ at }) => at);
		expect(Math.max(...others)).toBeLessThan(39 * usual + 5 * usual);
	});

	test('waits longer after every fault, and as long as the service says where it does', async () => {
		const named = failureOf(503, 'Down', { 'retry-after': '7' });
		const run = await play(jobs(2), {
			0: [1, 2, 3].map(() => ({ after: 0, brings: fault })),
			1: [{ after: 0, brings: named }],
		});

		const waits = run.callsFor(0).map(({ at }, index, all) => at - (all[index - 1]?.at ?? 0));
		expect(waits[1]).toBeGreaterThanOrEqual(500);
		expect(waits[2]).toBeGreaterThanOrEqual(1_000);
		expect(waits[3]).toBeGreaterThanOrEqual(2_000);
		expect(run.callsFor(1)[1]?.at).toBe(7_000);
	});

	test('is told the failure of its last try when its tries are used up', async () => {
		const failing: Script = [1, 2, 3].map(() => ({ after: usual, brings: fault }));
		const rows = jobs(3, () => ({ maxRetries: 2 }));
		const run = await play(rows, { 1: failing });

		expect(run.states).toEqual(['created', 'failed', 'created']);
		expect(run.outcomes.get(1)).toMatchObject({
			failure: { kind: 'server', outcomeUnknown: true },
		});
		expect(run.callsFor(1)).toHaveLength(3);
	});
});

describe('a throttle answer', () => {
	test('lets nothing start until the time it names is over, whatever row it was for', async () => {
		const run = await play(jobs(60), { 2: [{ after: 10, brings: busy(5) }] });

		const between = run.calls.filter(({ at }) => at > 10 && at < 5_010);
		expect(between).toEqual([]);
		expect(run.callsFor(2)[1]?.at).toBe(5_010);
	});

	test('that names too long a time ends the run, instead of one after the other', async () => {
		const run = await play(jobs(60), { 2: [{ after: 10, brings: busy(3_600) }] });

		expect(run.kindOf(2)).toBe('rate_limited');
		expect(run.calls.length).toBeLessThanOrEqual(8);
		expect(run.states.filter((state) => state === 'not sent')).toHaveLength(60 - run.calls.length);
	});
});

test('a try that breaks off in the node itself is told as unknown, and the others go on', async () => {
	const clock = new SimulatedClock();
	const { outcomes } = await runRows(clock, jobs(3), async ({ item }) => {
		await clock.wait(usual);
		if (item === 1) throw new Error('The answer could not be worked on');
		return { created: item };
	});

	expect(outcomes.get(0)).toMatchObject({ state: 'created' });
	expect(outcomes.get(1)).toMatchObject({ state: 'failed', failure: { outcomeUnknown: true } });
	expect(outcomes.get(2)).toMatchObject({ state: 'created' });
});

test('no rows are done at once', async () => {
	expect(await play([])).toMatchObject({ tookMs: 0 });
});
