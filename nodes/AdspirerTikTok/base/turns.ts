import { sleep } from 'n8n-workflow';

/** One go of the event loop: when its first work began, in milliseconds, and when n8n has had its own. */
interface Turn {
	readonly began: number;
	readonly next: Promise<void>;
}

let current: Turn | undefined;

async function endOfTurn(): Promise<void> {
	await sleep(0);
	current = undefined;
}

function newTurn(): Turn {
	return { began: performance.now(), next: endOfTurn() };
}

/** Milliseconds, well under the 50 that a person would notice: a pause for garbage may add to it. */
const mostOfTurn = 10;

/**
 * A loop that lets n8n do its other work after every 10 ms. All loops at once share these: when several wait,
 * they go on in the same turn.
 */
export async function* inTurns<T>(items: Iterable<T>): AsyncGenerator<T, void> {
	for (const item of items) {
		current ??= newTurn();
		while (performance.now() - current.began >= mostOfTurn) {
			await current.next;
			current ??= newTurn();
		}
		yield item;
	}
}

let last = Promise.resolve();

/** Ends when a turn begins in which nobody else does work that takes long and can't be interrupted. */
export async function turnOfItsOwn(): Promise<void> {
	last = last.then(async () => {
		await sleep(0);
		current ??= newTurn();
	});
	await last;
}
