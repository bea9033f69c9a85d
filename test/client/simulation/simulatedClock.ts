import type { Clock } from '../../../nodes/AdspirerTikTok/client/workerPool';
import { Dice } from '../../dice';
import { nextTurn } from '../../platform';

interface Timer {
	readonly at: number;
	readonly ring: () => void;
}

/** Stands still while code runs, and jumps to the next thing that is waited for. */
export class SimulatedClock implements Clock {
	private time = 0;
	private timers: Timer[] = [];
	private readonly dice: Dice;

	constructor(seed = 1) {
		this.dice = new Dice(seed);
	}

	now(): number {
		return this.time;
	}

	random(): number {
		return this.dice.next();
	}

	async wait(ms: number, signal?: AbortSignal): Promise<void> {
		if (signal?.aborted) return;
		await new Promise<void>((resolve) => {
			const timer = { at: this.time + ms, ring: resolve };
			this.timers.push(timer);
			signal?.addEventListener('abort', () => {
				this.timers = this.timers.filter((other) => other !== timer);
				resolve();
			});
		});
	}

	/** Lets time pass until the work is done. Throws where it waits for what never comes. */
	async passUntil<T>(work: Promise<T>): Promise<T> {
		let done = false;
		const noted = work.finally(() => {
			done = true;
		});
		noted.catch(() => {});
		for (;;) {
			// A turn of the event loop: all code that can go on without waiting has gone on.
			await new Promise<void>((resolve) => nextTurn(resolve));
			if (done) return await noted;
			const next = this.timers.reduce<Timer | undefined>(
				(soonest, timer) => (soonest && soonest.at <= timer.at ? soonest : timer),
				undefined,
			);
			if (!next) throw new Error('Everything waits, and nothing is going to happen any more');
			this.timers = this.timers.filter((timer) => timer !== next);
			this.time = Math.max(this.time, next.at);
			next.ring();
		}
	}
}
