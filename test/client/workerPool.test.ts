import { maxWait, outageAfter } from '../../nodes/AdspirerTikTok/client/attempt';
import {
	after,
	always,
	done,
	fault,
	play,
	rejected,
	throttled,
	unknown,
	usual,
	type Script,
} from './simulation/scriptedRun';
import { SimulatedClock } from './simulation/simulatedClock';
import { testTasks, type RunSettings } from './simulation/simulatedRun';

const count = (ends: string[], end: string) => ends.filter((other) => other === end).length;

/** One script for so many tasks, the first ones. */
const first = (tasks: number, script: Script): Record<number, Script> =>
	Object.fromEntries(testTasks(tasks).map(({ number }) => [number, script]));

describe('how many calls are open', () => {
	test.each([1, 2, 7, 20, 50])('never more than %i, and as many in the end', async (most) => {
		const run = await play(testTasks(300), {}, { maxConcurrency: most });

		expect(run.mostOpen).toBe(most);
	});

	test('500 tasks of 2 s, 20 at a time, take at most 1.15 times 50 s', async () => {
		const run = await play(testTasks(500), first(500, after(2_000, done)));

		expect(run.tookMs).toBeLessThanOrEqual(1.15 * 50_000);
	});

	test('no more than the calls that are left, and one where none is', async () => {
		const few = await play(testTasks(30), {}, { callsLeft: () => 5 });
		const none = await play(testTasks(5), {}, { callsLeft: () => 0 });

		expect(few.mostOpen).toBe(5);
		expect(none.mostOpen).toBe(1);
		expect(none.ends).toEqual(Array.from({ length: 5 }, () => 'done'));
	});
});

describe('after a fault', () => {
	test('a task does not hold up the others, and keeps no place while it waits', async () => {
		const run = await play(testTasks(40), { 0: always(fault, 4) }, { maxConcurrency: 1 });

		expect(count(run.ends, 'done')).toBe(40);
		const others = run.calls.filter(({ number }) => number !== 0).map(({ at }) => at);
		expect(Math.max(...others)).toBeLessThan(39 * usual + 5 * usual);
	});

	test('it waits longer every time, and as long as the service says where it does', async () => {
		const named = { ...fault, again: { retry: 'fault', waitMs: 7_000 } } as const;
		const run = await play(testTasks(2), {
			0: [1, 2, 3].map(() => ({ after: 0, comesTo: fault })),
			1: after(0, named),
		});

		const waits = run.callsFor(0).map(({ at }, index, all) => at - (all[index - 1]?.at ?? 0));
		expect(waits[1]).toBeGreaterThanOrEqual(500);
		expect(waits[2]).toBeGreaterThanOrEqual(1_000);
		expect(waits[3]).toBeGreaterThanOrEqual(2_000);
		expect(run.callsFor(1)[1]?.at).toBe(7_000);
	});
});

describe('a task that has to wait for a certain time', () => {
	test('is not tried again before it, and the others go on meanwhile', async () => {
		const open = { ...unknown, again: { retry: 'next step', notBefore: 30_000 } } as const;
		const run = await play(testTasks(100), { 0: after(10, open) }, { maxConcurrency: 1 });

		expect(run.callsFor(0).map(({ at }) => at)).toEqual([0, 30_000]);
		expect(run.calls.filter(({ at }) => at > 0 && at < 30_000)).toHaveLength(99);
	});

	test('goes before the others then, and of two the one that was put back first', async () => {
		const named = after(0, { ...fault, again: { retry: 'fault', waitMs: 1_000 } });
		const run = await play(testTasks(40), { 0: named, 1: named }, { maxConcurrency: 1 });

		const since = run.calls.filter(({ at }) => at >= 1_000).map(({ number }) => number);
		expect(since.slice(0, 4)).toEqual([0, 1, 12, 13]);
	});
});

describe('after as many open outcomes in a row as an outage has', () => {
	/** The first few tasks are left open once each. */
	const leftOpen = (tasks: number) => first(tasks, after(10, unknown));
	const oneAtATime = { maxConcurrency: 1 };

	test('no further task begins, and those that have begun are tried again', async () => {
		const run = await play(testTasks(20), leftOpen(outageAfter), oneAtATime);

		expect(run.ends.slice(0, 5)).toEqual(['done', 'done', 'done', 'done', 'done']);
		expect(count(run.ends, 'outage')).toBe(15);
		expect(run.calls.every(({ number }) => number < 5)).toBe(true);
		expect(run.outcomes.get(19)).toEqual({
			because: { kind: 'outage', by: 'unknown' },
			previous: undefined,
		});
	});

	test.each([
		['an answer between them', rejected],
		['a throttle answer between them', throttled(1_000)],
		['an answer that leaves it open', { ...unknown, serverResponded: true }],
	])('but not with %s', async (_, answer) => {
		const scripts = { ...leftOpen(8), 4: after(10, answer) };
		const run = await play(testTasks(40), scripts, oneAtATime);

		expect(count(run.ends, 'outage')).toBe(0);
	});

	test('refused connections, which leave nothing open, neither count nor end the count', async () => {
		const down = await play(testTasks(40), { ...leftOpen(6), 2: after(10, fault) }, oneAtATime);
		const refused = first(8, after(10, fault));

		expect(count(down.ends, 'outage')).toBe(34);
		expect(count((await play(testTasks(40), refused)).ends, 'done')).toBe(40);
	});
});

describe('after a throttle answer', () => {
	test('a task keeps all its retries', async () => {
		const often = [...always(throttled(1_000), 3), ...always(fault, 4)];
		const run = await play(testTasks(40), { 0: often });

		expect(run.ends[0]).toBe('done');
		expect(run.callsFor(0)).toHaveLength(8);
	});

	test('a task that alone is throttled makes the others rest no more than once', async () => {
		const run = await play(testTasks(200), { 0: always(throttled(1_000)) });

		expect(run.ends[0]).toBe('throttled');
		expect(count(run.ends, 'done')).toBe(199);
		expect(run.callsFor(0)[1]?.at).toBe(Math.max(...run.calls.slice(0, 201).map(({ at }) => at)));
	});

	test('all end when nothing gets through for as many rests as a task has retries', async () => {
		const tasks = testTasks(60, () => ({ maxRetries: 2 }));
		const run = await play(tasks, first(60, always(throttled(1_000))));

		expect(new Set(run.ends)).toEqual(new Set(['throttled', 'aborted']));
		expect(run.outcomes.get(59)).toMatchObject({ because: { kind: 'aborted', by: 'throttled' } });
	});

	test.each([
		['throttled', throttled(maxWait + 1)],
		['fault', { ...fault, again: { retry: 'fault', waitMs: maxWait + 1 } }],
	] as const)('a wait that is too long ends the run (%s)', async (end, comesTo) => {
		const run = await play(testTasks(60), { 2: after(10, comesTo) });

		expect(run.ends[2]).toBe(end);
		expect(run.calls.length).toBeLessThanOrEqual(8);
		expect(count(run.ends, 'aborted')).toBe(60 - run.calls.length);
		expect(run.outcomes.get(59)).toMatchObject({ because: { kind: 'aborted', by: end } });
	});
});

describe('a result that makes other tasks pointless', () => {
	const odd: RunSettings = {
		aborts: (result) => (result === 'rejected' ? ({ number }) => number % 2 === 1 : undefined),
	};

	test('keeps those from starting, and no others', async () => {
		const run = await play(testTasks(60), { 0: after(10, rejected) }, odd);

		expect(run.ends[0]).toBe('rejected');
		run.ends.slice(8).forEach((end, index) => expect(end).toBe(index % 2 ? 'aborted' : 'done'));
		expect(run.outcomes.get(59)).toMatchObject({ because: { by: 'rejected' } });
	});

	test.each([
		['those that wait', 200, 50],
		['those in flight', 50, 200],
	])('ends the retries of %s', async (_, rejectedAfter, faultAfter) => {
		const scripts = { 0: after(rejectedAfter, rejected), 1: after(faultAfter, fault) };
		const run = await play(testTasks(3), scripts, odd);

		expect(run.outcomes.get(1)).toEqual({
			because: { kind: 'aborted', by: 'rejected' },
			previous: 'fault',
		});
	});

	test('leaves those that may have been done, in this run or before it, to be tried on', async () => {
		const tasks = testTasks(30, (number) => ({ mayHaveSideEffect: number === 29 }));
		const run = await play(
			tasks,
			{ 0: [...after(10, unknown), ...after(10, fault)], 1: after(50, rejected) },
			{
				maxConcurrency: 4,
				aborts: (result) =>
					result === 'rejected'
						? ({ mayHaveSideEffect: mayHaveHappened }) => !mayHaveHappened
						: undefined,
			},
		);

		expect(run.ends.slice(0, 2)).toEqual(['done', 'rejected']);
		expect(run.callsFor(0)).toHaveLength(3);
		expect(run.ends.slice(28)).toEqual(['aborted', 'done']);
	});
});

describe('where a person stops the run', () => {
	/** Plays scripts, and stops after so many milliseconds. */
	async function stopAt(
		ms: number,
		scripts: Record<number, Script>,
		settings: RunSettings = {},
		tasks = testTasks(20),
	) {
		const clock = new SimulatedClock();
		const button = new AbortController();
		void clock.wait(ms).then(() => button.abort());
		return await play(
			tasks,
			scripts,
			{ maxConcurrency: 4, ...settings, stop: button.signal },
			clock,
		);
	}

	test('nothing starts any more, and open calls are heard out', async () => {
		const run = await stopAt(50, { 2: after(2_000, rejected) });

		expect(run.ends.slice(0, 4)).toEqual(['done', 'done', 'rejected', 'done']);
		expect(run.ends.slice(4)).toEqual(Array.from({ length: 16 }, () => 'stopped'));
		expect(run.tookMs).toBe(2_000);
	});

	test('but no longer than the grace time', async () => {
		const run = await stopAt(50, { 2: after(60_000, done) }, { graceMs: 5_000 });

		expect(run.ends.slice(0, 4)).toEqual(['done', 'done', 'stopped in flight', 'done']);
		expect(run.tookMs).toBe(5_050);
	});
});

describe('where something throws', () => {
	const bug = new Error('A bug');
	const throws = () => {
		throw bug;
	};

	test('the run ends with that error, and every task has an outcome all the same', async () => {
		const scripts = { 1: after(10, bug), 2: after(500, done) };
		const run = await play(testTasks(20), scripts, { maxConcurrency: 4 });

		expect(run.error).toBe(bug);
		expect(run.ends.slice(0, 4)).toEqual(['done', 'stopped in flight', 'done', 'done']);
		expect(count(run.ends, 'stopped')).toBe(16);
	});

	test.each<[string, RunSettings, Record<number, Script>]>([
		['onResult', { onResult: throws }, {}],
		['onSkipped', { onSkipped: throws, aborts: () => () => true }, {}],
		['callsLeft', { callsLeft: throws }, {}],
		['aborts', { aborts: throws }, {}],
	])('%s too', async (_, settings, scripts) => {
		const run = await play(testTasks(40), scripts, settings);

		expect(run.error).toBe(bug);
		expect(run.calls.length).toBeLessThan(40);
	});
});
