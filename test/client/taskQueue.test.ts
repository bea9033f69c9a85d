import fc from '../fastCheck';
import { TaskQueue } from '../../nodes/AdspirerTikTok/client/taskQueue';

interface Entry {
	readonly number: number;
	/** Missing where it is ready. */
	readonly due: number | undefined;
}

/** The queue as its description says it, slow and plain. */
class PlainQueue {
	private entries: Entry[] = [];

	add(entry: Entry): void {
		this.entries.push(entry);
	}

	/** All of them in the order in which they are taken: delayed ones by their time, then ready ones. */
	private inOrder(): Entry[] {
		const delayed = this.entries.filter(({ due }) => due !== undefined);
		const ready = this.entries.filter(({ due }) => due === undefined);
		return [...delayed.sort((one, other) => (one.due ?? 0) - (other.due ?? 0)), ...ready];
	}

	take(now: number): Entry | undefined {
		const taken = this.inOrder().find(({ due = now }) => due <= now);
		this.entries = this.entries.filter((entry) => entry !== taken);
		return taken;
	}

	nextDue(now: number): number | undefined {
		const times = this.entries.map(({ due = now }) => Math.max(now, due));
		return times.length > 0 ? Math.min(...times) : undefined;
	}

	remove(matches: (entry: Entry) => boolean): Entry[] {
		const removed = this.inOrder().filter(matches);
		this.entries = this.entries.filter((entry) => !matches(entry));
		return removed;
	}
}

const step = fc.oneof(
	fc.record({ add: fc.option(fc.nat(20), { nil: undefined }) }),
	fc.record({ take: fc.nat(25) }),
	fc.record({ remove: fc.integer({ min: 2, max: 5 }) }),
);

test('entries that are due come first, then those that are ready, each in their order', () => {
	fc.assert(
		fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
			const queue = new TaskQueue<Entry>();
			const plain = new PlainQueue();
			for (const [number, one] of steps.entries()) {
				if ('add' in one) {
					const entry = { number, due: one.add };
					queue.add(entry, entry.due);
					plain.add(entry);
				} else if ('take' in one) {
					expect(queue.nextDue(one.take)).toBe(plain.nextDue(one.take));
					expect(queue.take(one.take)).toEqual(plain.take(one.take));
				} else {
					const matches = (entry: Entry) => entry.number % one.remove === 0;
					expect(queue.remove(matches)).toEqual(plain.remove(matches));
				}
			}
		}),
	);
});

test('all entries stay where the condition for their removal throws', () => {
	const queue = new TaskQueue<Entry>();
	for (const number of [1, 2]) queue.add({ number, due: undefined });
	const broken = ({ number }: Entry) => {
		if (number === 2) throw new Error('Broken');
		return true;
	};

	expect(() => queue.remove(broken)).toThrow('Broken');
	expect([queue.take(0)?.number, queue.take(0)?.number]).toEqual([1, 2]);
});
