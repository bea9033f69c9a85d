import { sleep } from 'n8n-workflow';

/** Milliseconds, well under the 50 that a person would notice: a GC pause may add to it. */
const maxTurn = 10;

/**
 * Lets n8n do its other work now and then: thousands of rows in one go would hold up every workflow
 * and webhook of the instance. Await it between rows: it returns at once until 10 ms have passed.
 */
export function eventLoopBreaks(): () => Promise<void> {
	let since = performance.now();
	return async () => {
		if (performance.now() - since < maxTurn) return;
		await sleep(0);
		since = performance.now();
	};
}

/** Goes through items one by one, with the same breaks in between. */
export type InTurns = <T>(items: Iterable<T>) => AsyncGenerator<T, void>;

/** A loop with breaks; several loops of one run share them. */
export function loopInTurns(): InTurns {
	let since = performance.now();
	return async function* (items) {
		for (const item of items) {
			yield item;
			if (performance.now() - since < maxTurn) continue;
			await sleep(0);
			since = performance.now();
		}
	};
}
