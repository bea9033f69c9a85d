/**
 * Makes the node's clock run 1,000 times as fast, so that hundreds of histories with waits between
 * tries cost no time. To be imported first of all, see ../fastClock: only the clock of retries and of
 * the rate limiter is replaced.
 */
const clockSpeed = 1_000;

jest.mock('../../nodes/AdspirerTikTok/client/clock', () => {
	const actual = jest.requireActual<typeof import('../../nodes/AdspirerTikTok/client/clock')>(
		'../../nodes/AdspirerTikTok/client/clock',
	);
	const { machineClock } = actual;
	const start = machineClock.now();
	const fasterClock: typeof machineClock = {
		...machineClock,
		now: () => start + (machineClock.now() - start) * clockSpeed,
		wait: async (ms, signal) => await machineClock.wait(ms / clockSpeed, signal),
	};
	return { ...actual, machineClock: fasterClock };
});
