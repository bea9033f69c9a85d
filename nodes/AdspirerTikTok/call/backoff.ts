/** The longest that a row waits because the service says so; a longer wait is told to the person. */
export const longestWait = 300_000;

const firstWait = 1_000;
const largestOwnWait = 30_000;

/**
 * How long a row waits before it is tried again after a fault, in milliseconds: what the service
 * names, or a time that doubles from fault to fault, spread so that rows do not come back all at once.
 *
 * @param faults how many faults the row has met, from 1.
 * @param spread a number from 0 to 1.
 */
export function waitBeforeRetry(faults: number, named: number | undefined, spread: number): number {
	if (named !== undefined) return named;
	return Math.min(largestOwnWait, firstWait * 2 ** (faults - 1)) * (0.5 + 0.5 * spread);
}
