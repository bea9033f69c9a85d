import { Pace } from '../../nodes/AdspirerTikTok/call/pace';

/** A pace at the time 0 with so many calls under way, all started at once. */
function paceWith(calls: number, most = 20): Pace {
	const pace = new Pace(most);
	for (let call = 0; call < calls; call++) pace.started(0);
	return pace;
}

/** So many good answers to calls that started at a time. */
function good(pace: Pace, answers: number, startedAt: number): void {
	for (let answer = 0; answer < answers; answer++) pace.good(startedAt);
}

describe('how many calls may be under way', () => {
	test.each([
		[1, 1],
		[5, 5],
		[20, 8],
		[50, 8],
	])('with at most %i it begins with %i', (most, first) => {
		expect(new Pace(most).concurrency).toBe(first);
	});

	test('grows by every good answer, up to the most', () => {
		const pace = paceWith(8);
		good(pace, 3, 0);
		expect(pace.concurrency).toBe(11);
		good(pace, 100, 0);
		expect(pace.concurrency).toBe(20);
	});

	test('halves on a throttle answer, once for a whole burst, but not below four', () => {
		const pace = paceWith(20);
		good(pace, 100, 0);
		pace.throttled(50, 0, 1_000, 0);
		pace.throttled(51, 0, 1_000, 0);
		expect(pace.concurrency).toBe(10);
		for (const at of [2_000, 4_000, 6_000]) pace.throttled(at + 50, at, 1_000, 0);
		expect(pace.concurrency).toBe(4);
	});

	test('stays at one where that is the most', () => {
		const pace = paceWith(1, 1);
		pace.throttled(50, 0, 1_000, 0);
		expect(pace.concurrency).toBe(1);
	});

	test('grows again by good answers to later calls, not by those of the burst', () => {
		const pace = paceWith(8);
		pace.throttled(50, 0, 1_000, 0);
		good(pace, 5, 0);
		expect(pace.concurrency).toBe(4);
		good(pace, 5, 1_050);
		expect(pace.concurrency).toBe(9);
	});
});

describe('the rest', () => {
	test('lasts as long as the service names', () => {
		const pace = paceWith(8);
		pace.throttled(50, 0, 3_000, 0.5);
		expect(pace.nextStart()).toBe(3_050);
	});

	test('is only lengthened by further answers of the burst, never shortened', () => {
		const pace = paceWith(8);
		pace.throttled(50, 0, 3_000, 0.5);
		pace.throttled(60, 0, 1_000, 0.5);
		expect(pace.nextStart()).toBe(3_050);
		pace.throttled(70, 0, 5_000, 0.5);
		expect(pace.nextStart()).toBe(5_070);
		pace.throttled(80, 0, undefined, 0.5);
		expect(pace.nextStart()).toBe(5_070);
	});

	test('is a few seconds where none is named, spread, and doubles as long as it brings nothing', () => {
		const restAfter = (rests: number, spread: number) => {
			const pace = paceWith(8);
			let now = 0;
			for (let rest = 0; rest < rests; rest++) {
				now = Math.max(0, pace.nextStart());
				pace.started(now);
				pace.throttled(now + 10, now, undefined, spread);
			}
			return pace.nextStart() - now - 10;
		};
		expect(restAfter(1, 0)).toBe(3_750);
		expect(restAfter(1, 1)).toBe(6_250);
		expect(restAfter(2, 0.5)).toBe(10_000);
		expect(restAfter(3, 0.5)).toBe(20_000);
		expect(restAfter(9, 0.5)).toBe(60_000);
	});

	test('doubles a named time that brought nothing, up to a minute, and a longer one is kept', () => {
		const pace = paceWith(1);
		pace.throttled(10, 0, 20_000, 0);
		expect(pace.nextStart()).toBe(20_010);
		pace.started(20_010);
		pace.throttled(20_020, 20_010, 20_000, 0);
		expect(pace.nextStart()).toBe(60_020);
		pace.started(60_020);
		pace.throttled(60_030, 60_020, 20_000, 0);
		expect(pace.nextStart()).toBe(120_030);
		pace.started(120_030);
		pace.throttled(120_040, 120_030, 90_000, 0);
		expect(pace.nextStart()).toBe(210_040);
	});

	test('is the named time again after good answers', () => {
		const pace = paceWith(1);
		pace.throttled(10, 0, 1_000, 0);
		pace.started(1_010);
		pace.good(1_010);
		pace.started(1_500);
		pace.throttled(1_510, 1_500, 1_000, 0);
		expect(pace.nextStart()).toBe(2_510);
	});
});
