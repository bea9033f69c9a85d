/**
 * Makes the node's clock run 20 times as fast in a test file, so that waits between tries cost no
 * time: a retry after "Retry-After: 1" goes out after 50 ms. Import it first of all, before
 * anything that loads the node:
 *
 *     import '../fastClock';
 *
 * Use it in tests that run the node in the engine and only need its waits to pass. Only the clock
 * that the node hands to its retries and its rate limiter is replaced. The sandbox, its answer
 * delays, the time-out of a call and everything in n8n keep real time. So don't use it
 *
 * - for a throttle that the sandbox counts itself (`throttle: { perSecond }`): to the node such a
 *   service would look 20 times slower than it is;
 * - to prove how long a wait is in real time, unless the test divides by `clockSpeed`.
 *
 * Whatever needs exact times, such as the rate limiter, is tested with a simulated clock instead.
 */
export const clockSpeed = 20;

jest.mock('../nodes/AdspirerTikTok/client/clock', () => {
	const actual = jest.requireActual<typeof import('../nodes/AdspirerTikTok/client/clock')>(
		'../nodes/AdspirerTikTok/client/clock',
	);
	const { machineClock } = actual;
	const start = machineClock.now();
	const fastClock: typeof machineClock = {
		...machineClock,
		now: () => start + (machineClock.now() - start) * clockSpeed,
		wait: async (ms, signal) => await machineClock.wait(ms / clockSpeed, signal),
	};
	return { ...actual, machineClock: fastClock };
});
