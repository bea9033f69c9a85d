import { outageAfter } from '../../nodes/AdspirerTikTok/client/workerPool';
import {
	after,
	again,
	always,
	done,
	play,
	silence,
	throttled,
	type Script,
} from './simulation/scriptedRun';
import { SimulatedClock } from './simulation/simulatedClock';
import { testTasks, type TestAttempt, type TestTask } from './simulation/simulatedRun';

const count = (ends: string[], end: string) => ends.filter((other) => other === end).length;

/** One script for this many tasks, the first ones. */
const first = (tasks: number, script: Script): Record<number, Script> =>
	Object.fromEntries(testTasks(tasks).map(({ number }) => [number, script]));

/** An end that makes other tasks pointless. */
const ending = (aborts: (other: TestTask) => boolean): TestAttempt => ({
	heard: 'answer',
	next: { do: 'end', aborts },
});

describe('how many calls are open', () => {
	test('500 tasks of 2 s, 20 at a time, take at most 1.15 times 50 s', async () => {
		const run = await play(testTasks(500), first(500, after(2_000, done)));

		expect(run.tookMs).toBeLessThanOrEqual(1.15 * 50_000);
	});
});

describe('a task that goes on at a time', () => {
	test('is not tried before it, and holds up no others meanwhile', async () => {
		const scripts = { 0: after(10, again(30_000)) };
		const run = await play(testTasks(100), scripts, { maxConcurrency: 1 });

		expect(run.callsFor(0).map(({ at }) => at)).toEqual([0, 30_000]);
		expect(run.calls.filter(({ at }) => at > 0 && at < 30_000)).toHaveLength(99);
	});
});

describe('after as many silences in a row as an outage has', () => {
	const oneAtATime = { maxConcurrency: 1 };
	const silent = (tasks: number) => first(tasks, after(10, silence));

	test('no further task begins, and those that have begun go on', async () => {
		const run = await play(testTasks(20), silent(outageAfter), oneAtATime);

		expect(run.ends.slice(0, 5)).toEqual(['done', 'done', 'done', 'done', 'done']);
		expect(count(run.ends, 'outage')).toBe(15);
		expect(run.calls.every(({ number }) => number < 5)).toBe(true);
		expect(run.outcomes.get(19)).toMatchObject({ kind: 'outage', by: { number: 4 } });
	});

	test.each([
		['an answer', done],
		['a throttle answer', throttled(1_000)],
		['an answer that leaves the outcome open', again(1, 'answer')],
	])('but not with %s between them', async (_, answer) => {
		const run = await play(testTasks(40), { ...silent(8), 4: after(10, answer) }, oneAtATime);

		expect(count(run.ends, 'outage')).toBe(0);
	});

	test('refused connections neither count nor end the count', async () => {
		const down = await play(
			testTasks(40),
			{ ...silent(6), 2: after(10, again(60_000)) },
			oneAtATime,
		);

		expect(count(down.ends, 'outage')).toBe(34);
		expect(
			count((await play(testTasks(40), first(8, after(10, again(60_000))))).ends, 'done'),
		).toBe(40);
	});
});

describe('after a throttle answer', () => {
	test('a task that alone is throttled makes the others rest no more than once', async () => {
		const run = await play(testTasks(200), { 0: always(throttled(1_000)) });

		expect(new Set(run.calls.map(({ number }) => number)).size).toBe(200);
		expect(run.callsFor(0)[1]?.at).toBe(Math.max(...run.calls.slice(0, 201).map(({ at }) => at)));
	});

	test('all untouched tasks end once nothing gets through for as many rests as a task may take', async () => {
		const tasks = testTasks(60, (number) => ({ mayHaveSideEffect: number === 59 }));
		const run = await play(tasks, first(59, always(throttled(1_000))));

		expect(count(run.ends, 'aborted')).toBeGreaterThan(40);
		expect(run.ends[59]).toBe('done');
	});
});

describe('an end that makes other tasks pointless', () => {
	const endsOdd = ending(({ number }) => number % 2 === 1);

	test('keeps those from starting, and no others', async () => {
		const run = await play(testTasks(60), { 0: after(10, endsOdd) });

		run.ends.slice(8).forEach((end, index) => expect(end).toBe(index % 2 ? 'aborted' : 'done'));
		expect(run.outcomes.get(59)).toMatchObject({ kind: 'aborted', by: { number: 0 } });
	});

	test.each([
		['those that wait', 200, 50],
		['those in flight', 50, 200],
	])('ends the repeats of %s', async (_, endAfter, faultAfter) => {
		const scripts = { 0: after(endAfter, endsOdd), 1: after(faultAfter, again(5_000)) };
		const run = await play(testTasks(3), scripts);

		expect(run.outcomes.get(1)).toMatchObject({ kind: 'aborted', by: { number: 0 } });
		expect(run.callsFor(1)).toHaveLength(1);
	});
});

describe('if a person stops the run', () => {
	test('open calls are waited for, but no longer than the grace time', async () => {
		const clock = new SimulatedClock();
		const button = new AbortController();
		void clock.wait(50).then(() => button.abort());
		const options = { maxConcurrency: 4, graceMs: 5_000, stop: button.signal };
		const run = await play(testTasks(20), { 2: after(60_000, done) }, options, clock);

		expect(run.ends.slice(0, 4)).toEqual(['done', 'done', 'stopped in flight', 'done']);
		expect(run.tookMs).toBe(5_050);
	});
});
