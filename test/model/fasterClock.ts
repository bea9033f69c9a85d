/**
 * Makes the node's waits a thousand times as short, and lets its clock jump over the rest of each, so
 * that waits between tries cost no time. What the node doesn't wait for takes as long as it does: how
 * late a call went out is exact, however slow the machine is. Import it first of all, before anything
 * that loads the node:
 *
 *     import '../model/fasterClock';
 *
 * Only the clock of retries and of the rate limiter is replaced. The sandbox's delays, the time-out of
 * a call and everything in n8n keep real time. So don't use it for a throttle that the sandbox counts
 * itself (`throttle: { perSecond }`), or for a row that waits while another one's answer takes time.
 */
const clockSpeed = 1_000;

jest.mock('../../nodes/AdspirerTikTok/client/workerPool', () => {
	const actual = jest.requireActual<typeof import('../../nodes/AdspirerTikTok/client/workerPool')>(
		'../../nodes/AdspirerTikTok/client/workerPool',
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
