import { perfHooks } from '../platform';
import type { RawAnswer } from './answers';
import { canonicalJson } from './json';

interface Entry {
	fingerprint: string;
	answer: Promise<RawAnswer>;
	/** When the answer was complete; absent while the first call is still being worked on. */
	completeAt?: number;
}

/** What the memory says of a call: first of its key, a repetition, or another call with its key. */
export type Recollection =
	| { kind: 'new' }
	| { kind: 'replay'; answer: Promise<RawAnswer> }
	| { kind: 'conflict' };

/**
 * The answers given to idempotency keys. An entry exists from the moment work begins, so that a
 * repetition that overtakes the answer waits for it rather than doing the work again. Only an answer
 * that settles the matter, a success or a refusal of the arguments, is kept afterwards.
 */
export class KeyMemory {
	private readonly entries = new Map<string, Entry>();

	/** Looks a key up; an answer older than `rememberFor` milliseconds has been forgotten. */
	recall(key: string, args: Record<string, unknown>, rememberFor = Infinity): Recollection {
		const entry = this.entries.get(key);
		if (!entry) return { kind: 'new' };
		if (
			entry.completeAt !== undefined &&
			perfHooks.performance.now() - entry.completeAt >= rememberFor
		) {
			this.entries.delete(key);
			return { kind: 'new' };
		}
		if (entry.fingerprint !== canonicalJson(args)) return { kind: 'conflict' };
		return { kind: 'replay', answer: entry.answer };
	}

	/** Notes that the work on a key's first call has begun and will give this answer. */
	begin(key: string, args: Record<string, unknown>, answer: Promise<RawAnswer>): void {
		const entry: Entry = { fingerprint: canonicalJson(args), answer };
		this.entries.set(key, entry);
		const drop = () => {
			if (this.entries.get(key) === entry) this.entries.delete(key);
		};
		void answer.then(({ status }) => {
			if (status === 200 || status === 400) entry.completeAt = perfHooks.performance.now();
			else drop();
		}, drop);
	}

	/** Forgets every key. */
	clear(): void {
		this.entries.clear();
	}
}
