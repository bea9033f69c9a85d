import type { RawAnswer } from './answers';
import { canonicalJson } from './json';
import type { SandboxOptions } from './options';

interface Entry {
	fingerprint: string;
	answer: Promise<RawAnswer>;
	/** False while the first call is still at work. */
	isComplete: boolean;
}

/** What the memory says of a call. */
export type Recollection =
	/** The key is new. */
	| { kind: 'new' }
	/** The first call with the key has ended; this is its answer. */
	| { kind: 'ended'; answer: Promise<RawAnswer> }
	/** The first call with the key is at work; this will be its answer. */
	| { kind: 'at work'; answer: Promise<RawAnswer> }
	/** The key belongs to other arguments. */
	| { kind: 'other arguments' };

/**
 * The answers given to idempotency keys. An entry exists from the moment work begins; afterwards it
 * is kept where the answer is one that the service remembers.
 */
export class KeyMemory {
	private readonly entries = new Map<string, Entry>();

	/** Looks a key up; a forgetful memory has only those of calls that are at work. */
	recall(key: string, args: Record<string, unknown>, isForgetful: boolean): Recollection {
		const entry = this.entries.get(key);
		if (!entry || (entry.isComplete && isForgetful)) return { kind: 'new' };
		if (entry.fingerprint !== canonicalJson(args)) return { kind: 'other arguments' };
		return { kind: entry.isComplete ? 'ended' : 'at work', answer: entry.answer };
	}

	/** Notes that the work on a key's call has begun and will give this answer. */
	begin(
		key: string,
		args: Record<string, unknown>,
		answer: Promise<RawAnswer>,
		failures: SandboxOptions['rememberFailures'] = 'refusals',
	): void {
		const entry: Entry = { fingerprint: canonicalJson(args), answer, isComplete: false };
		this.entries.set(key, entry);
		const drop = () => {
			if (this.entries.get(key) === entry) this.entries.delete(key);
		};
		void answer.then((complete) => {
			if (isKept(complete, failures)) entry.isComplete = true;
			else drop();
		}, drop);
	}

	/** Forgets every key. */
	clear(): void {
		this.entries.clear();
	}
}

/** Statuses that end no work: throttling, a conflict, and what stands before the service. */
const neverKept = new Set([401, 408, 409, 429, 502, 503, 504]);

function isKept(
	{ status, throttled = false }: RawAnswer,
	failures: 'none' | 'refusals' | 'all',
): boolean {
	if (throttled || neverKept.has(status)) return false;
	if (status === 200) return true;
	if (failures === 'none') return false;
	return failures === 'all' || status === 400;
}
