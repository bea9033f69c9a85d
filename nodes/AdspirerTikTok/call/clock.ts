import { sleep } from 'n8n-workflow';

/** Time and chance, handed in so that a run can be repeated. */
export interface Clock {
	/** Milliseconds since 1970, by a clock that never jumps. */
	now(): number;
	/** Resolves after so many milliseconds, or at once when the signal fires. */
	wait(ms: number, signal: AbortSignal): Promise<void>;
	/** From 0 to 1. */
	random(): number;
}

/** The reason for ending a wait early: one for all, since an error for each call takes its time. */
export const cutShort = new Error('The wait was cut short');

/**
 * The clock of the machine. Older versions of n8n have a `sleep` that knows no signal: there the
 * signal ends the wait all the same, and the timer behind it runs out unheard.
 */
export const machineClock: Clock = {
	now: () => performance.timeOrigin + performance.now(),
	random: () => Math.random(),
	wait: async (ms, signal) => {
		if (signal.aborted) return;
		await new Promise<void>((resolve) => {
			const end = () => {
				signal.removeEventListener('abort', end);
				resolve();
			};
			signal.addEventListener('abort', end);
			sleep(ms, signal).then(end, end);
		});
	},
};
