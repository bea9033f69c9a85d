/** The longest wait, in milliseconds, that a task sits out because the service asks for it. */
export const maxWait = 5 * 60_000;

const firstBackoff = 1_000;
const maxBackoff = 30_000;

/**
 * How long a task waits before it is tried again after a fault, in milliseconds: as long as the
 * service says, or a time that doubles with every fault. Half of it is random ("equal jitter" in
 * M. Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015), so that tasks that
 * failed together don't come back together.
 *
 * @param faults how many faults the task has met, from 1.
 * @param waitMs the wait that the service names.
 * @param random from 0 to 1.
 */
export function backoff(faults: number, waitMs: number | undefined, random: number): number {
	if (waitMs !== undefined) return waitMs;
	return Math.min(maxBackoff, firstBackoff * 2 ** (faults - 1)) * (0.5 + random / 2);
}
