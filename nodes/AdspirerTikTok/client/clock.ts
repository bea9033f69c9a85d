import { sleep } from 'n8n-workflow';

/** The reason for ending a wait early; shared, since creating an error is slow. */
export const cutShort = new Error('The wait was cut short');

/** Time and randomness, passed in so that a test can repeat a run exactly. */
export type Clock = typeof machineClock;

export const machineClock = {
	/** Milliseconds since 1970, by a clock that never jumps. */
	now: () => performance.timeOrigin + performance.now(),
	/** A number from 0 to 1. */
	random: () => Math.random(),
	/** Ends after these milliseconds, or by the signal, which `sleep` in older versions of n8n doesn't take. */
	wait: async (ms: number, signal: AbortSignal): Promise<void> => {
		const cut = new Promise((resolve) => {
			signal.addEventListener('abort', resolve, { once: true });
		});
		const over = sleep(ms, signal).catch(() => {});
		await Promise.race([cut, over]);
	},
};
