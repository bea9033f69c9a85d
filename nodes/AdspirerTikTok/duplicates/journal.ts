import { randomUUID } from 'node:crypto';
import { isRecord } from '../parse/values';
import { quotaSchema, type Quota } from '../response/quota';
import type { Created } from '../response/result';
import {
	entryOf,
	storedCreated,
	type FirstValues,
	type JournalEntry,
	type StoredEntry,
} from './journalEntry';

type Values = Readonly<Record<string, unknown>>;

/** Where a row is, as long as the node's settings stay the same. */
export interface Place {
	/** Names the settings. */
	readonly settings: string;
	/** Names the row. */
	readonly row: string;
}

/** What the context holds. Entries are read one by one, so that one that is broken spoils no other. */
interface StoredJournal {
	readonly firstExecutionId: string;
	/** By the row's first key. */
	readonly entries: Record<string, unknown>;
	/** The first key of the row at a place: by settings, then by row. */
	readonly places: Record<string, unknown>;
	readonly first: FirstValues;
	quota?: unknown;
}

/** What an execution and its retries remember of the ad groups they created or may have created. */
export interface Journal {
	/** Names the execution that began this, for itself and for every retry of it. */
	readonly firstExecutionId: string;
	/** What the last answer said of the allowance. */
	quota: Quota | undefined;
	entry(key: string): JournalEntry | undefined;
	/** True while a run of this process is at work on the key, such as another call of an agent. */
	isAtWork(key: string): boolean;
	/** The first key of the row that an earlier try found at this place. */
	keyAt(place: Place): string | undefined;
	/** The first keys that earlier tries found at this place while the node had other settings. */
	otherKeysAt(place: Place): string[];
	/** A call is about to be made: until an answer comes, its outcome is unknown. */
	sent(key: string, call: { key: string; sent: Values }, at: number): void;
	/** The calls for a key have ended, and what came of them is still unknown. */
	left(key: string): void;
	created(key: string, created: Created, sent: Values): void;
	/** It is known that the calls for a key created nothing. */
	nothingCreated(key: string): void;
	/** Remembers which key the row at a place has. */
	placed(place: Place, key: string): void;
}

const property = 'adspirerJournal';

/** Keys that runs of this process are at work on. A context holds plain data, so this is beside it. */
const keysAtWork = new WeakMap<StoredJournal, Set<string>>();

/**
 * The journal of a node, kept in its context, which n8n saves with the execution: Retry On Fail and
 * n8n's Retry find it again, a new execution starts with an empty one. It holds what a simplified
 * item needs, what was sent, and no more.
 *
 * @param context what `getContext('node')` gives; written to in place.
 * @param firstExecution what this execution and its retries have in common, where n8n gives it.
 * @param turn what this use of the keys has in common with its retries.
 */
export function openJournal(
	context: Record<string, unknown>,
	firstExecution: string | undefined,
	turn: string,
): Journal {
	const stored = storedIn(context, firstExecution);
	const atWork = keysAtWork.get(stored) ?? new Set<string>();
	keysAtWork.set(stored, atWork);
	const entry = (key: string) => entryOf(stored.first, key, stored.entries[key]);
	const write = (key: string, written: StoredEntry) => {
		stored.entries[key] = written;
	};
	const keyAt = ({ settings, row }: Place) => {
		const rows = stored.places[settings];
		const key = isRecord(rows) ? rows[row] : undefined;
		return typeof key === 'string' ? key : undefined;
	};
	return {
		firstExecutionId: stored.firstExecutionId,
		get quota() {
			return quotaSchema.safeParse(stored.quota).data;
		},
		set quota(latest) {
			stored.quota = latest && quotaSchema.strip().parse(latest);
		},
		entry,
		isAtWork: (key) => atWork.has(key),
		keyAt,
		otherKeysAt: ({ settings, row }) =>
			Object.keys(stored.places)
				.filter((other) => other !== settings)
				.flatMap((other) => keyAt({ settings: other, row }) ?? []),
		sent(key, call, at) {
			const before = entry(key);
			const since = before?.state === 'unknown' ? before.since : at;
			write(key, { state: 'unknown', turn, key: call.key, sent: { ...call.sent }, since });
			atWork.add(key);
		},
		left(key) {
			atWork.delete(key);
		},
		created(key, adGroup, sent) {
			write(key, storedCreated(stored.first, key, turn, adGroup, sent));
			atWork.delete(key);
		},
		nothingCreated(key) {
			// Another call of an agent may have created it since.
			if (entry(key)?.state === 'unknown') delete stored.entries[key];
			atWork.delete(key);
		},
		placed({ settings, row }, key) {
			const rows = stored.places[settings];
			if (isRecord(rows)) rows[row] = key;
			else stored.places[settings] = { [row]: key };
		},
	};
}

/**
 * The journal within a context, begun where there is none. Never a copy: an agent may call the node
 * several times at once, and each of those runs must see and keep what the others write.
 */
function storedIn(
	context: Record<string, unknown>,
	firstExecution: string = randomUUID(),
): StoredJournal {
	const found = context[property];
	if (isStored(found)) return found;
	const begun: StoredJournal = {
		firstExecutionId: firstExecution,
		entries: {},
		places: {},
		first: {},
	};
	context[property] = begun;
	return begun;
}

function isStored(value: unknown): value is StoredJournal {
	return (
		isRecord(value) &&
		typeof value.firstExecutionId === 'string' &&
		isRecord(value.entries) &&
		isRecord(value.places) &&
		isRecord(value.first) &&
		[value.first.sent, value.first.structured].every(
			(values) => values === undefined || isRecord(values),
		)
	);
}
