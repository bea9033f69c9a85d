import { sleep } from 'n8n-workflow';

/** Time and randomness, passed in so that a test can repeat a run exactly. */
export interface Clock {
	/** Milliseconds since 1970, by a clock that never jumps. */
	now(): number;
	/** Resolves after this many milliseconds, or as soon as the signal fires. */
	wait(ms: number, signal: AbortSignal): Promise<void>;
	/** A number from 0 to 1. */
	random(): number;
}

/** The reason for ending a wait early; shared, since creating an error is slow. */
export const cutShort = new Error('The wait was cut short');

/** In older versions of n8n `sleep` takes no signal, and only its timer keeps running then. */
export const machineClock: Clock = {
	now: () => performance.timeOrigin + performance.now(),
	random: () => Math.random(),
	wait: async (ms, signal) => {
		const cut = new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
		await Promise.race([cut, sleep(ms, signal).catch(() => {})]);
	},
};

/** Milliseconds, well under the 50 that a person would notice: a GC pause may add to it. */
const maxTurn = 10;

/** Goes through items one by one, and lets n8n do its other work after every 10 ms. */
export type InTurns = <T>(items: Iterable<T>) => AsyncGenerator<T, void>;

/** A loop with breaks; several loops of one run share them. */
export function loopInTurns(): InTurns {
	let since = performance.now();
	return async function* (items) {
		for (const item of items) {
			yield item;
			if (performance.now() - since < maxTurn) continue;
			await sleep(0);
			since = performance.now();
		}
	};
}
