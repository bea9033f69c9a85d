import type { Attempt } from '../client/workerPool';

type Wait = 'busy' | 'open';

const because: Readonly<Record<Wait, string>> = {
	busy: 'TikTok is busy, so all rows wait.',
	open: "It isn't known what came of a call, so the node waits and then finds out. Other rows go on.",
};

/**
 * Tells the log why a run takes long: once for each wait, until something is answered again. A person who
 * looks at a run of a quarter of an hour sees nothing else of it.
 */
export class WaitLog<Row> {
	private readonly waiting: Set<Row>;
	private told: Wait | undefined;

	constructor(
		private readonly rows: readonly Row[],
		calls: readonly Row[],
		private readonly write: (line: string) => void,
	) {
		this.waiting = new Set(calls);
	}

	/** After an attempt at the call of a row. */
	after(call: Row, { next, heard }: Pick<Attempt<unknown>, 'next' | 'heard'>): void {
		if (next.do === 'end') this.waiting.delete(call);
		const wait = next.do === 'rest' ? 'busy' : next.do === 'go on' && heard === 'silence' && 'open';
		if (!wait) {
			if (heard === 'answer') this.told = undefined;
			return;
		}
		if (this.told === wait) return;
		this.told = wait;
		const done = this.rows.filter((row) => !this.waiting.has(row)).length;
		this.write(`${because[wait]} ${done} of ${this.rows.length} rows are done.`);
	}
}
