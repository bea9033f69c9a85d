/**
 * Makes the node's waits a thousand times as short, and lets its clock jump over the rest of each, so
 * that hundreds of histories with waits between tries cost no time. What the node doesn't wait for
 * takes as long as it does: how late a call went out is exact, however slow the machine is. To be
 * imported first of all, see ../fastClock.
 */
const clockSpeed = 1_000;

jest.mock('../../nodes/AdspirerTikTok/client/clock', () => {
	const actual = jest.requireActual<typeof import('../../nodes/AdspirerTikTok/client/clock')>(
		'../../nodes/AdspirerTikTok/client/clock',
	);
	const { time } = jest.requireActual<typeof import('./time')>('./time');
	const { machineClock } = actual;
	const now = () => machineClock.now() + time.skipped;
	const fasterClock: typeof machineClock = {
		...machineClock,
		now,
		wait: async (ms, signal) => {
			const end = now() + ms;
			await machineClock.wait(ms / clockSpeed, signal);
			if (!signal.aborted) time.skipped += Math.max(0, end - now());
		},
	};
	return { ...actual, machineClock: fasterClock };
});
