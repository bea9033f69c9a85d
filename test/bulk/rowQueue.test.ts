import { RowQueue, type Attempt } from '../../nodes/AdspirerTikTok/call/rowQueue';

const again = (job: string): Attempt<string> => ({ job, failedTries: 1, faults: 1 });

/** Takes rows until none is left at a time. */
function takeAll(queue: RowQueue<string>, now: number): string[] {
	const taken: string[] = [];
	for (let next = queue.take(now); next; next = queue.take(now)) taken.push(next.job);
	return taken;
}

test('gives fresh rows in their order, untried, and is empty then', () => {
	const queue = new RowQueue(['a', 'b', 'c']);

	expect(queue.nextDue(5)).toBe(5);
	expect(queue.take(5)).toEqual({ job: 'a', failedTries: 0, faults: 0 });
	expect(takeAll(queue, 5)).toEqual(['b', 'c']);
	expect(queue.nextDue(5)).toBeUndefined();
	expect(queue.take(5)).toBeUndefined();
});

test('gives a row that was put back when it is due, and then before fresh ones', () => {
	const queue = new RowQueue(['a', 'b', 'c']);
	queue.take(0);
	queue.putBack(again('a'), 100);

	expect(queue.take(99)?.job).toBe('b');
	expect(queue.take(100)).toEqual(again('a'));
	expect(queue.take(100)?.job).toBe('c');
});

test('tells when the next row is due where none is left but those that wait', () => {
	const queue = new RowQueue<string>([]);
	queue.putBack(again('late'), 300);
	queue.putBack(again('soon'), 200);

	expect(queue.nextDue(100)).toBe(200);
	expect(queue.nextDue(250)).toBe(250);
	expect(queue.take(100)).toBeUndefined();
	expect(takeAll(queue, 300)).toEqual(['soon', 'late']);
});

test('keeps the order of rows that are due at the same time', () => {
	const queue = new RowQueue<string>([]);
	for (const job of ['a', 'b', 'c']) queue.putBack(again(job), 100);

	expect(takeAll(queue, 100)).toEqual(['a', 'b', 'c']);
});

test('takes out the rows that are asked for, waiting ones too, and keeps the others', () => {
	const queue = new RowQueue(['a', 'b', 'c', 'd', 'e']);
	queue.take(0);
	queue.take(0);
	queue.putBack(again('a'), 100);
	queue.putBack(again('b'), 100);

	const dropped = queue.remove(({ job }) => job === 'a' || job === 'd');
	expect(dropped).toEqual([again('a'), { job: 'd', failedTries: 0, faults: 0 }]);
	expect(takeAll(queue, 100)).toEqual(['b', 'c', 'e']);
});

test('leaves the list that it was made of as it was', () => {
	const rows = ['a', 'b'];
	const queue = new RowQueue(rows);
	takeAll(queue, 0);
	queue.remove(() => true);

	expect(rows).toEqual(['a', 'b']);
});
