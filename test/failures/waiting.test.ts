import { longestWait, waitBeforeRetry } from '../../nodes/AdspirerTikTok/call/backoff';
import { Pace } from '../../nodes/AdspirerTikTok/call/pace';
import { waitNamed } from '../../nodes/AdspirerTikTok/envelope/waitNamed';
import { timers } from '../platform';
import { openWorkbench } from '../workbench';
import { nodeName } from '../engine';

describe('the wait before another try', () => {
	it('is what the service names', () => {
		expect(waitBeforeRetry(1, 1234, 0.5)).toBe(1234);
		expect(waitBeforeRetry(5, 0, 0.5)).toBe(0);
	});

	it('doubles from try to try and ends at half a minute', () => {
		const waits = [1, 2, 3, 4, 5, 6, 7, 10].map((tries) => waitBeforeRetry(tries, undefined, 1));
		expect(waits).toEqual([1000, 2000, 4000, 8000, 16000, 30000, 30000, 30000]);
	});

	it('is spread, so that rows do not come back all at once', () => {
		expect(waitBeforeRetry(3, undefined, 0)).toBe(2000);
		expect(waitBeforeRetry(3, undefined, 0.5)).toBe(3000);
	});

	it('that is waited for at all is five minutes at most', () => {
		expect(longestWait).toBe(300_000);
	});
});

describe('the wait that an answer names', () => {
	const now = Date.UTC(2026, 3, 1);
	const named: Array<[string | undefined, string, number | undefined]> = [
		['30', '', 30_000],
		[' 1.5 ', '', 1500],
		['0', 'Retry after 60 seconds', 0],
		['Wed, 01 Apr 2026 00:00:20 GMT', '', 20_000],
		['Wed, 01 Apr 2020 00:00:20 GMT', '', 0],
		[undefined, 'TikTok is busy. Retry after 60 seconds.', 60_000],
		[undefined, 'Please try again in about 2 minutes', 120_000],
		[undefined, 'retry in 250 ms', 250],
		[undefined, 'Retry after 1 hour', 3_600_000],
		['soon', 'Try again after 5s', 5000],
		[undefined, 'The budget is 60 seconds short', undefined],
		[undefined, '', undefined],
	];

	it.each(named)('header %j with text %j', (header, text, wait) => {
		const headers: Record<string, string> = header === undefined ? {} : { 'retry-after': header };
		expect(waitNamed(headers, text, now)).toBe(wait);
	});
});

describe('a throttle answer without a named wait', () => {
	/** How long so many throttle answers in a row make everything rest the last time. */
	const restAfter = (throttled: number, spread: number) => {
		const pace = new Pace(20);
		let now = 0;
		let rest = 0;
		for (let count = 0; count < throttled; count++) {
			pace.started(now);
			pace.throttled(now, now, undefined, spread);
			rest = pace.nextStart() - now;
			now = pace.nextStart();
		}
		return rest;
	};

	it('rests for some seconds at first, longer each time, and no longer than about a minute', () => {
		const rests = [1, 2, 3, 4, 5, 6].map((count) => restAfter(count, 0.5));
		expect(rests).toEqual([5000, 10000, 20000, 40000, 60000, 60000]);
	});

	it('is spread, so that workflows do not come back all at once', () => {
		expect([restAfter(1, 0), restAfter(1, 1)]).toEqual([3750, 6250]);
	});

	it('pauses all rows together', () => {
		const pace = new Pace(20);
		pace.started(0);
		pace.throttled(100, 0, 60_000, 0.5);
		expect(pace.nextStart()).toBe(60_100);
		pace.good(0);
		expect(pace.nextStart()).toBeGreaterThanOrEqual(60_100);
	});
});

it('stopping the execution ends a long wait at once, and the error lists what exists', async () => {
	const bench = await openWorkbench();
	const { sandbox } = bench;
	sandbox.options.fault = ({ arguments: { adgroup_name } }) =>
		adgroup_name === 'B' ? { kind: 'throttle', retryAfterSeconds: 300, header: true } : undefined;
	let stop = () => {};
	const running = bench.run(
		[{ name: 'A' }, { name: 'B' }, { name: 'C' }],
		{ adgroupName: '={{ $json.name }}', options: { maxConcurrency: 1 } },
		{},
		{ onStarted: (button) => (stop = button) },
	);
	let ended = false;
	void running.finally(() => (ended = true));
	while (sandbox.calls[1]?.answeredStatus === undefined && !ended) await timers.setTimeout(10);
	// Time for the answer to arrive. Should it not suffice, the run ends well all the same.
	await timers.setTimeout(200);
	stop();
	const run = await running;
	await bench.close();

	expect(sandbox.calls.map(({ arguments: { adgroup_name } }) => adgroup_name)).toEqual(['A', 'B']);
	const error: { message?: string; description?: unknown } = { ...run.nodeError(nodeName.tested) };
	expect(error.message).toBe('The execution was stopped.');
	expect(error.description).toContain('1 ad group was created:');
	expect(error.description).toContain(`Row 1: A, ID ${sandbox.adGroups[0]?.adgroup_id}`);
	expect(error.description).toContain('2 rows were not sent: rows 2 and 3.');
	expect(error.description).toContain('take these rows out before you run the workflow again');
});
