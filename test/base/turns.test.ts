import { inTurns, turnOfItsOwn } from '../../nodes/AdspirerTikTok/base/turns';
import { clearTimer, perfHooks, setTimer } from '../platform';

const { performance } = perfHooks;

/** Work that holds up everything else for some milliseconds, or more on a slow machine. */
function workFor(ms: number): void {
	const end = performance.now() + ms;
	while (performance.now() < end);
}

/** Counts the turns of the event loop, in which other work of n8n goes on. */
function countTurns() {
	let turns = 0;
	const next = (): ReturnType<typeof setTimer> =>
		setTimer(() => {
			turns++;
			timer = next();
		}, 0);
	let timer = next();
	return { now: () => turns, stop: () => clearTimer(timer) };
}

let turns: ReturnType<typeof countTurns>;
beforeEach(() => (turns = countTurns()));
afterEach(() => turns.stop());

const numbers = (count: number) => Array.from({ length: count }, (_, at) => at);

/** How often each value is there. */
const countsOf = (values: readonly number[]) =>
	[...new Set(values)].map((value) => values.filter((one) => one === value).length);

it('a long loop gives all items in order, and others a turn after every 10 ms', async () => {
	const seen: number[] = [];
	const seenIn: number[] = [];
	for await (const item of inTurns(numbers(20))) {
		workFor(4);
		seen.push(item);
		seenIn.push(turns.now());
	}
	expect(seen).toEqual(numbers(20));
	expect(Math.max(...countsOf(seenIn))).toBeLessThanOrEqual(3);
});

it('several loops at once share the turns', async () => {
	const seenIn: number[] = [];
	const loop = async () => {
		for await (const item of inTurns(numbers(20))) {
			workFor(4);
			if (item > 0) seenIn.push(turns.now());
		}
	};
	await Promise.all(numbers(4).map(loop));
	// The time for three, and one for each that waits.
	expect(Math.max(...countsOf(seenIn))).toBeLessThanOrEqual(7);
});

it('what can’t be interrupted has a turn of its own', async () => {
	const seenIn = await Promise.all(
		numbers(5).map(async () => {
			await turnOfItsOwn();
			return turns.now();
		}),
	);
	expect(new Set(seenIn).size).toBe(5);
});
