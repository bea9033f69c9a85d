import { RateLimiter, type Pace } from './rateLimiter';

/** A task in a lane of the pool. */
export interface Entry<Task> {
	readonly task: Task;
	readonly lane: Lane<Task>;
	hasBegun: boolean;
	/** The earliest time for the next attempt; 0 if it can start at once. */
	due: number;
}

/** Tasks that share a pace. Times are milliseconds of the pool's clock. */
export class Lane<Task> {
	readonly limiter: RateLimiter;
	/** How many of its tasks are in flight. */
	open = 0;
	/** Tasks that can start at once, and behind them those that wait for their time, the next one first. */
	waiting: Array<Entry<Task>> = [];

	constructor(maxConcurrency: number, pace: Pace | undefined) {
		this.limiter = new RateLimiter(maxConcurrency, pace);
	}

	/** Of two tasks that are due together, the one that was put in first goes first. */
	add(entry: Entry<Task>): void {
		const at = this.waiting.findIndex(({ due }) => due > entry.due);
		this.waiting.splice(at === -1 ? this.waiting.length : at, 0, entry);
	}

	/** The task that starts next, and when; undefined if none can before an answer comes. */
	next(now: number) {
		if (this.open >= this.limiter.limit) return undefined;
		// A task whose time has come goes first, since it has waited longest.
		const isDue = ({ due }: Entry<Task>) => due > 0 && due <= now;
		const entry = this.waiting.find(isDue) ?? this.waiting[0];
		return entry && { entry, start: Math.max(entry.due, this.limiter.nextStart) };
	}

	/** Takes out the tasks that something concerns. */
	takeOut(concerns: (entry: Entry<Task>) => boolean): Array<Entry<Task>> {
		const { waiting } = this;
		this.waiting = waiting.filter((entry) => !concerns(entry));
		return waiting.filter(concerns);
	}
}
