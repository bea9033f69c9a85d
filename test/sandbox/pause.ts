import { timers } from '../platform';

/** Waits; true after the whole time, false where `cut` ended the wait before, never an error. */
export function pause(ms: number, cut: AbortSignal): Promise<boolean> {
	return timers.setTimeout(ms, true, { signal: cut }).catch(() => false);
}
