interface Delayed<Entry> {
	readonly entry: Entry;
	readonly due: number;
}

/**
 * The tasks that wait for a place: ready ones in their order, and ones that are to be tried at a
 * certain time. Times are milliseconds of one clock.
 */
export class TaskQueue<Entry extends object> {
	private ready: Entry[] = [];

	/** Where in `ready` the next entry is. */
	private next = 0;

	/** Sorted so that the entry that is due first is the last one, where it is cheap to take. */
	private delayed: Array<Delayed<Entry>> = [];

	/**
	 * Puts an entry behind all that are ready, or where it has a time, back until it is due. Of two
	 * that are due together, the first one put back wins.
	 */
	add(entry: Entry, due?: number): void {
		if (due === undefined) {
			this.ready.push(entry);
			return;
		}
		let low = 0;
		let high = this.delayed.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((this.delayed[middle]?.due ?? 0) > due) low = middle + 1;
			else high = middle;
		}
		this.delayed.splice(low, 0, { entry, due });
	}

	/** When an entry can be taken: now, at a later time, or never (undefined) because none is left. */
	nextDue(now: number): number | undefined {
		if (this.next < this.ready.length) return now;
		const due = this.delayed.at(-1)?.due;
		return due === undefined ? undefined : Math.max(now, due);
	}

	/** Takes the next entry. One that is due goes first, since it has waited longest. */
	take(now: number): Entry | undefined {
		const delayed = this.delayed.at(-1);
		if (delayed && delayed.due <= now) {
			this.delayed.pop();
			return delayed.entry;
		}
		const entry = this.ready[this.next];
		if (entry !== undefined) this.next++;
		return entry;
	}

	/** Takes out all entries for which `matches` is true, those to be tried again first. */
	remove(matches: (entry: Entry) => boolean): Entry[] {
		const removed: Entry[] = [];
		const stays = (entry: Entry): boolean => {
			if (!matches(entry)) return true;
			removed.push(entry);
			return false;
		};
		// Soonest first, as they would have been taken. Nothing changes if `matches` throws.
		const delayed = [...this.delayed].reverse().filter(({ entry }) => stays(entry));
		this.ready = this.ready.slice(this.next).filter(stays);
		this.delayed = delayed.reverse();
		this.next = 0;
		return removed;
	}
}
