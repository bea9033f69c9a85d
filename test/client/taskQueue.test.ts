import fc from '../fastCheck';
import { TaskQueue } from '../../nodes/AdspirerTikTok/client/taskQueue';

interface Named {
	readonly name: string;
}

const entry = (name: string): Named => ({ name });
const entries = (...names: string[]) => names.map(entry);

/** The names of the entries that can be taken at a time, in order. */
function takeAll(queue: TaskQueue<Named>, now: number): string[] {
	const names: string[] = [];
	for (let next = queue.take(now); next; next = queue.take(now)) names.push(next.name);
	return names;
}

test('gives new entries in their order, and is empty then', () => {
	const queue = new TaskQueue(entries('a', 'b', 'c'));

	expect(queue.nextDue(5)).toBe(5);
	expect(takeAll(queue, 5)).toEqual(['a', 'b', 'c']);
	expect(queue.nextDue(5)).toBeUndefined();
});

test('gives an entry that was put back when it is due, and then before new ones', () => {
	const queue = new TaskQueue(entries('b', 'c'));
	queue.putBack(entry('a'), 100);

	expect(queue.take(99)?.name).toBe('b');
	expect(takeAll(queue, 100)).toEqual(['a', 'c']);
});

test('puts an entry behind all that are ready', () => {
	const queue = new TaskQueue(entries('a', 'b'));
	queue.putBack(entry('later'), 100);
	queue.add(entry('c'));

	expect(takeAll(queue, 0)).toEqual(['a', 'b', 'c']);
});

test('leaves the list that it was made of as it was', () => {
	const list = entries('a', 'b');
	const queue = new TaskQueue(list);
	queue.add(entry('c'));
	queue.remove(() => true);

	expect(list).toEqual(entries('a', 'b'));
});

test('tells when the next entry is due where all are delayed', () => {
	const queue = new TaskQueue<Named>([]);
	queue.putBack(entry('late'), 300);
	queue.putBack(entry('soon'), 200);

	expect(queue.nextDue(100)).toBe(200);
	expect(queue.nextDue(250)).toBe(250);
	expect(queue.take(100)).toBeUndefined();
});

test('takes out the entries that match, the delayed ones first, and keeps the others', () => {
	const queue = new TaskQueue(entries('c', 'd', 'e'));
	queue.putBack(entry('b'), 200);
	queue.putBack(entry('a'), 100);

	const removed = queue.remove(({ name }) => name !== 'b' && name !== 'e');
	expect(removed.map(({ name }) => name)).toEqual(['a', 'c', 'd']);
	expect(takeAll(queue, 200)).toEqual(['b', 'e']);
});

test('keeps all entries when the condition throws', () => {
	const queue = new TaskQueue(entries('b', 'c'));
	queue.putBack(entry('a'), 0);
	const broken = ({ name }: Named) => {
		if (name === 'c') throw new Error('Broken');
		return true;
	};

	expect(() => queue.remove(broken)).toThrow('Broken');
	expect(takeAll(queue, 0)).toEqual(['a', 'b', 'c']);
});

test('gives delayed entries in the order in which they are due, and were put back', () => {
	fc.assert(
		fc.property(fc.array(fc.nat(20)), (dues) => {
			const queue = new TaskQueue<Named>([]);
			dues.forEach((due, index) => queue.putBack(entry(String(index)), due));

			const sorted = dues.map((due, index) => ({ due, index })).sort((a, b) => a.due - b.due);
			expect(takeAll(queue, 20)).toEqual(sorted.map(({ index }) => String(index)));
		}),
	);
});
