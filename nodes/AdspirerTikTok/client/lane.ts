import { RateLimiter, type Pace } from './rateLimiter';

/** A task in a lane of the pool. */
export interface Entry<Task> {
	readonly task: Task;
	readonly lane: Lane<Task>;
	hasBegun: boolean;
	/** The earliest time for the next attempt; 0 if it can start at once. */
	due: number;
}

interface NextStart<Task> {
	readonly entry: Entry<Task>;
	readonly start: number;
}

/** Tasks that share a pace, in the order in which they start. Times are milliseconds of the pool's clock. */
export class Lane<Task> {
	readonly limiter: RateLimiter;
	/** How many of its tasks are in flight. */
	private open = 0;
	/** Tasks that can start at once, and those that wait for their time; the next one is last. */
	private ready: Array<Entry<Task>> = [];
	private delayed: Array<Entry<Task>> = [];

	constructor(maxConcurrency: number, pace: Pace | undefined) {
		this.limiter = new RateLimiter(maxConcurrency, pace);
	}

	get waiting(): ReadonlyArray<Entry<Task>> {
		return [...this.delayed, ...this.ready];
	}

	/** Adds a task that starts before all others. */
	addFirst(entry: Entry<Task>): void {
		this.ready.push(entry);
	}

	/** Adds a task behind those that can start at once, or to those that wait for their time. */
	add(entry: Entry<Task>): void {
		const { due } = entry;
		if (due === 0) {
			this.ready.unshift(entry);
			return;
		}
		// Of two tasks that are due together, the one that was put back first goes first.
		const at = this.delayed.findIndex((waiting) => waiting.due <= due);
		this.delayed.splice(at === -1 ? this.delayed.length : at, 0, entry);
	}

	/** The task that starts next, and when; undefined if none can before an answer comes. */
	next(now: number): NextStart<Task> | undefined {
		const entry = this.listAt(now).at(-1);
		if (!entry || this.open >= this.limiter.limit) return undefined;
		return { entry, start: Math.max(entry.due, this.limiter.nextStart) };
	}

	/** Takes the next task out, which starts now. */
	start(now: number): void {
		this.listAt(now).pop();
		this.open += 1;
		this.limiter.started(now);
	}

	/** A task is in flight no more. */
	leave(): void {
		this.open -= 1;
	}

	/** Takes out the tasks that something concerns. */
	drop(concerns: (entry: Entry<Task>) => boolean): Array<Entry<Task>> {
		const dropped = this.waiting.filter(concerns);
		const isLeft = (entry: Entry<Task>) => !concerns(entry);
		this.ready = this.ready.filter(isLeft);
		this.delayed = this.delayed.filter(isLeft);
		return dropped;
	}

	/** A task whose time has come goes first, since it has waited longest. */
	private listAt(now: number): Array<Entry<Task>> {
		const isDue = (this.delayed.at(-1)?.due ?? Infinity) <= now;
		return isDue || this.ready.length === 0 ? this.delayed : this.ready;
	}
}

/** What starts next. Of what can start now the latest lane comes first, which follows tasks of others: rows get done. */
export function nextOf<Task>(
	lanes: Iterable<Lane<Task>>,
	now: number,
): NextStart<Task> | undefined {
	let first: NextStart<Task> | undefined;
	for (const lane of lanes) {
		const next = lane.next(now);
		if (!next) continue;
		const isFirst = !first || next.start <= Math.max(first.start, now);
		if (isFirst) first = next;
	}
	return first;
}
