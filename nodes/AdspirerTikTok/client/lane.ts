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
	/** Tasks that can start at once, and those that wait for their time; the next one first. */
	private ready: Array<Entry<Task>> = [];
	private delayed: Array<Entry<Task>> = [];

	constructor(maxConcurrency: number, pace: Pace | undefined) {
		this.limiter = new RateLimiter(maxConcurrency, pace);
	}

	/** Puts a task behind those that can start at once, or to those that wait for their time. */
	add(entry: Entry<Task>): void {
		const { due } = entry;
		if (due === 0) {
			this.ready.push(entry);
			return;
		}
		// Of two that are due together, the one that was put in first goes first.
		const at = this.delayed.findIndex((other) => other.due > due);
		this.delayed.splice(at === -1 ? this.delayed.length : at, 0, entry);
	}

	/** The task that starts next, and when; undefined if none can before an answer comes. */
	next(now: number) {
		if (this.open >= this.limiter.limit) return undefined;
		const [delayed] = this.delayed;
		// A task whose time has come goes first, since it has waited longest.
		const isDue = delayed !== undefined && delayed.due <= now;
		const entry = isDue ? delayed : (this.ready[0] ?? delayed);
		return entry && { entry, start: Math.max(entry.due, this.limiter.nextStart) };
	}

	/** Takes the next task out, which starts now. */
	start({ due }: Entry<Task>, now: number): void {
		if (due === 0) this.ready.shift();
		else this.delayed.shift();
		this.open += 1;
		this.limiter.started(now);
	}

	/** Takes out the tasks that something concerns. */
	takeOut(concerns: (entry: Entry<Task>) => boolean): Array<Entry<Task>> {
		const waiting = [...this.ready, ...this.delayed];
		this.ready = this.ready.filter((entry) => !concerns(entry));
		this.delayed = this.delayed.filter((entry) => !concerns(entry));
		return waiting.filter(concerns);
	}
}
