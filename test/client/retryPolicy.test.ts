import { backoff, maxWait } from '../../nodes/AdspirerTikTok/client/retryPolicy';

test('a task waits as long as the service says', () => {
	expect(backoff(1, 1234, 0.5)).toBe(1234);
	expect(backoff(5, 0, 0.5)).toBe(0);
});

test('without a named wait it doubles from fault to fault, up to half a minute', () => {
	const waits = [1, 2, 3, 4, 5, 6, 7, 10].map((faults) => backoff(faults, undefined, 1));
	expect(waits).toEqual([1000, 2000, 4000, 8000, 16000, 30000, 30000, 30000]);
});

test('half of it is chance, so that tasks do not come back together', () => {
	expect(backoff(3, undefined, 0)).toBe(2000);
	expect(backoff(3, undefined, 0.5)).toBe(3000);
});

test('five minutes are the longest wait that is waited for', () => {
	expect(maxWait).toBe(300_000);
});
