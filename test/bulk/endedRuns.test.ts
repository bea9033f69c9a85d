import {
	accountDemand,
	busy,
	failureOf,
	fault,
	refusal,
	unauthorized,
	unreachable,
} from './simulation/failures';
import { play, type Script } from './simulation/scriptedRun';
import { SimulatedClock } from './simulation/simulatedClock';
import { jobs } from './simulation/simulatedRun';

describe('an answer that makes further calls pointless', () => {
	test('lets nothing more start', async () => {
		const run = await play(jobs(100), { 4: [{ after: 50, brings: unauthorized }] });

		expect(run.calls).toHaveLength(8);
		expect(run.states.filter((state) => state === 'created')).toHaveLength(7);
		expect(run.outcomes.get(99)).toEqual({
			state: 'not sent',
			because: unauthorized.failure,
		});
	});

	test('lets no row be tried again that comes back later', async () => {
		const run = await play(jobs(100), {
			0: [{ after: 10, brings: unauthorized }],
			1: [{ after: 20, brings: unreachable }],
			2: [{ after: 20, brings: busy(1) }],
			3: [{ after: 20, brings: fault }],
		});

		expect(run.calls).toHaveLength(8);
		expect(run.states.slice(0, 4)).toEqual(['failed', 'not sent', 'not sent', 'failed']);
		expect(run.outcomes.get(3)).toMatchObject({ failure: { outcomeUnknown: true } });
	});

	test('lets no row be tried again that was waiting for it', async () => {
		const run = await play(jobs(100), {
			1: [{ after: 10, brings: fault }],
			2: [{ after: 10, brings: unreachable }],
			3: [{ after: 60, brings: unauthorized }],
		});

		expect([...run.callsFor(1), ...run.callsFor(2)]).toHaveLength(2);
		expect(run.states.slice(1, 4)).toEqual(['failed', 'not sent', 'failed']);
		expect(run.kindOf(1)).toBe('server');
	});

	test('for rows that name no account leaves those that name one', async () => {
		const rows = jobs(100, (item) => ({ namesAccount: item % 2 === 1 }));
		const run = await play(rows, { 0: [{ after: 50, brings: accountDemand }] });

		const evenCalls = run.calls.filter(({ item }) => item % 2 === 0);
		expect(evenCalls).toHaveLength(4);
		const odd = run.states.filter((_, item) => item % 2 === 1);
		expect(odd).toEqual(Array.from({ length: 50 }, () => 'created'));
		expect(run.outcomes.get(98)).toMatchObject({ state: 'not sent' });
	});
});

describe('where the node stops at the first failure', () => {
	const stopping = { stopAtFailure: true };

	test('nothing more starts, and what is under way is heard out', async () => {
		const run = await play(jobs(100), { 5: [{ after: 50, brings: refusal }] }, stopping);

		expect(run.calls).toHaveLength(8);
		expect(run.states.filter((state) => state === 'created')).toHaveLength(7);
		expect(run.outcomes.get(99)).toMatchObject({ state: 'not sent' });
	});

	test('a row that may exist is asked after until that is known, and no other', async () => {
		const run = await play(
			jobs(100),
			{
				0: [{ after: 50, brings: refusal }],
				1: [{ after: 20, brings: fault }],
				2: [{ after: 70, brings: fault }],
				3: [{ after: 70, brings: unreachable }],
				4: [{ after: 20, brings: unreachable }],
			},
			stopping,
		);

		expect(run.states.slice(0, 5)).toEqual([
			'failed',
			'created',
			'created',
			'not sent',
			'not sent',
		]);
		const afterFailure = run.calls.filter(({ at }) => at > 50).map(({ item }) => item);
		expect(afterFailure.sort()).toEqual([1, 2]);
	});
});

describe('when a person stops the execution', () => {
	/** Plays scripts, and stops the run at a moment of the simulated clock. */
	async function playUntil(ms: number, rows: number, scripts: Record<number, Script> = {}) {
		const clock = new SimulatedClock();
		const stop = new AbortController();
		void clock.wait(ms).then(() => stop.abort());
		return await play(jobs(rows), scripts, { stop: stop.signal, graceMs: 3_000 }, clock);
	}

	test('no new call starts, and those under way are heard out', async () => {
		const run = await playUntil(150, 100);

		expect(run.calls.every(({ at }) => at < 150)).toBe(true);
		expect(run.states.filter((state) => state === 'created')).toHaveLength(run.calls.length);
		expect(run.outcomes.get(99)).toEqual({ state: 'not sent', because: 'stopped' });
		expect(run.tookMs).toBe(200);
	});

	test('a call that is not answered within the grace is told as unknown', async () => {
		const silent: Script = [{ after: 0, brings: 'nothing' }];
		const run = await playUntil(10, 100, { 1: silent });

		expect(run.tookMs).toBe(3_010);
		expect(run.outcomes.get(1)).toMatchObject({
			failure: { kind: 'network', outcomeUnknown: true },
		});
		expect(run.states.filter((state) => state === 'created')).toHaveLength(7);
	});

	test('a wait ends at once, and what may exist is told as unknown', async () => {
		const down = failureOf(503, 'Down', { 'retry-after': '200' });
		const run = await playUntil(50, 2, {
			0: [{ after: 10, brings: down }],
			1: [{ after: 10, brings: unreachable }],
		});

		expect(run.tookMs).toBe(50);
		expect(run.outcomes.get(0)).toMatchObject({ failure: { outcomeUnknown: true } });
		expect(run.outcomes.get(1)).toEqual({ state: 'not sent', because: 'stopped' });
	});

	test('a rest of all rows ends at once', async () => {
		const run = await playUntil(1_000, 30, { 0: [{ after: 10, brings: busy(200) }] });

		expect(run.tookMs).toBe(1_000);
	});

	test('before the first call, nothing is sent', async () => {
		const stop = new AbortController();
		stop.abort();
		const run = await play(jobs(3), {}, { stop: stop.signal });

		expect(run.calls).toEqual([]);
		expect(run.states).toEqual(['not sent', 'not sent', 'not sent']);
	});
});
