import { clearTimer, perfHooks, setTimer } from '../platform';

/** Watches the event loop by a timer of 0 ms; the returned function gives the longest block in ms. */
export function watchEventLoop(): () => number {
	const { performance } = perfHooks;
	let longest = 0;
	let lastTurn = performance.now();
	let timer: ReturnType<typeof setTimer>;
	const turn = () => {
		const now = performance.now();
		longest = Math.max(longest, now - lastTurn);
		lastTurn = now;
		timer = setTimer(turn, 0);
	};
	timer = setTimer(turn, 0);
	return () => {
		clearTimer(timer);
		return Math.max(longest, performance.now() - lastTurn);
	};
}

/** Waits until what a run leaves over, such as sockets to close, can't be charged to the next one. */
export async function eventLoopAtRest(): Promise<void> {
	const { performance } = perfHooks;
	for (let quietTurns = 0; quietTurns < 50; ) {
		const since = performance.now();
		await new Promise((turn) => setTimer(() => turn(undefined), 0));
		quietTurns = performance.now() - since < 5 ? quietTurns + 1 : 0;
	}
}
