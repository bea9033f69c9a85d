import type { Failure } from '../envelope/failure';

/** A row on its way: how often it was tried, and what came of it. */
export interface Attempt<Job> {
	readonly job: Job;
	/** Tries that have failed. */
	readonly failedTries: number;
	/** Those among them that failed by a fault, and not because the service was busy. */
	readonly faults: number;
	/** The last try's failure; missing for a row that was not tried yet. */
	readonly last?: Failure;
}

interface Waiting<Job> {
	readonly attempt: Attempt<Job>;
	/** From when the row may be tried again, in milliseconds of the run's clock. */
	readonly due: number;
}

/** The rows still to be called for: fresh ones in their order, and those waiting for another try. */
export class RowQueue<Job> {
	private fresh: Job[];

	private position = 0;

	private waiting: Array<Waiting<Job>> = [];

	constructor(jobs: readonly Job[]) {
		this.fresh = [...jobs];
	}

	/** Puts a row back until it is due; among rows due at the same time the first one comes first. */
	putBack(attempt: Attempt<Job>, due: number): void {
		let place = this.waiting.length;
		while (place > 0 && (this.waiting[place - 1]?.due ?? 0) > due) place--;
		this.waiting.splice(place, 0, { attempt, due });
	}

	/** When a row may be taken: now, later, or never (undefined) where none is left. */
	nextDue(now: number): number | undefined {
		const due = this.waiting[0]?.due;
		if (due !== undefined && due <= now) return now;
		return this.position < this.fresh.length ? now : due;
	}

	/** The next row; one that waits and is due goes before fresh ones, since it waits longest. */
	take(now: number): Attempt<Job> | undefined {
		const due = this.waiting[0]?.due;
		if (due !== undefined && due <= now) return this.waiting.shift()?.attempt;
		const job = this.fresh[this.position];
		if (job === undefined) return undefined;
		this.position++;
		return { job, failedTries: 0, faults: 0 };
	}

	/** Takes out every row for which `drop` is true. */
	remove(drop: (attempt: Attempt<Job>) => boolean): Array<Attempt<Job>> {
		const rows = [
			...this.waiting,
			...this.fresh
				.slice(this.position)
				.map((job) => ({ attempt: { job, failedTries: 0, faults: 0 }, due: undefined })),
		];
		const dropped = rows.filter(({ attempt }) => drop(attempt));
		const gone = new Set(dropped.map(({ attempt }) => attempt.job));
		this.waiting = this.waiting.filter(({ attempt }) => !gone.has(attempt.job));
		this.fresh = this.fresh.slice(this.position).filter((job) => !gone.has(job));
		this.position = 0;
		return dropped.map(({ attempt }) => attempt);
	}
}
