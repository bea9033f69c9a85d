import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { isRecord } from '../parse/cell';
import { quotaSchema, type Quota } from '../response/quota';
import type { Created } from '../response/result';

type Values = Readonly<Record<string, unknown>>;

const entrySchema = z.object({
	/** An ad group that was created or found, or a call that got no answer, or has none yet. */
	state: z.enum(['created', 'unknown']),
	/** The key that it was created with, or the call was made with; null where it was only found. */
	key: z.string().nullable(),
	/** The ad group's; null where it isn't known. */
	id: z.string().nullable(),
	/** Whether it was paused, where it was to start so. */
	paused: z.enum(['yes', 'no', 'unknown', 'may be older']).optional(),
	/** What the use of the key that wrote this has in common with its retries. */
	turn: z.string(),
	/** The arguments of the call, to be sent again as they were. */
	sent: z.record(z.unknown()),
	/** When the first call for it was made, in milliseconds since 1970. */
	since: z.number(),
});

/** What an earlier try of this execution, or an earlier pass of its loop, came to for a key. */
export type JournalEntry = z.infer<typeof entrySchema>;

/** What the context holds. Entries are read one by one, so that one that is broken spoils no other. */
const storedSchema = z.object({
	firstExecutionId: z.string(),
	/** By key. */
	entries: z.custom<Record<string, unknown>>(isRecord),
	/** The key of the row at a place: by the place, then by the node's settings. */
	places: z.custom<Record<string, unknown>>(isRecord),
	names: z.unknown(),
	quota: z.unknown(),
});
type StoredJournal = z.infer<typeof storedSchema>;

/** What an execution and its retries remember of the ad groups they created or may have created. */
export type Journal = ReturnType<typeof openJournal>;

const property = 'adspirerJournal';
const keysSchema = z.record(z.string()).catch({});

/** What this process knows beside a journal, since a context holds plain data alone. */
function besideOf(stored: StoredJournal) {
	const idOf = (written: unknown) => (isRecord(written) ? written.id : undefined);
	const ids = Object.entries(stored.entries).map(([key, written]) => [idOf(written), key] as const);
	return {
		/** Keys of calls that are under way. */
		atWork: new Set<string>(),
		/** The key of each ad group that is known by its ID; empty for a row's without one. */
		keyOfId: new Map(ids),
	};
}

const besides = new WeakMap<StoredJournal, ReturnType<typeof besideOf>>();

/**
 * The journal of a node, kept in its context, which n8n saves with the execution: Retry On Fail and
 * n8n's Retry find it again, a new execution starts with an empty one.
 *
 * @param context what `getContext('node')` gives; written to in place.
 * @param firstExecution what this execution and its retries have in common, where n8n gives it.
 * @param turn what this use of the keys has in common with its retries.
 * @param settings names the node's settings, as long as they stay the same.
 */
export function openJournal(
	context: Record<string, unknown>,
	firstExecution: string | undefined,
	turn: string,
	settings: string,
) {
	const stored = storedIn(context, firstExecution);
	const beside = besides.get(stored) ?? besideOf(stored);
	besides.set(stored, beside);
	const { atWork, keyOfId } = beside;
	const entry = (key: string) => entrySchema.safeParse(stored.entries[key]).data;
	const keysAt = (place: string) => keysSchema.parse(stored.places[place] ?? {});
	const found = (key: string) => {
		const written = entry(key);
		return written ? [{ key, entry: written }] : [];
	};
	return {
		/** Names the execution that began this, for itself and for every retry of it. */
		firstExecutionId: stored.firstExecutionId,
		/** What the last answer said of the allowance. */
		get quota(): Quota | undefined {
			return quotaSchema.safeParse(stored.quota).data;
		},
		set quota(latest) {
			stored.quota = latest && quotaSchema.strip().parse(latest);
		},
		/** The IDs that names were found to have. */
		get names() {
			const known = isRecord(stored.names) ? stored.names : {};
			return (stored.names = known);
		},
		entry,
		/** A row gives the ID of its ad group, which is then no other's; its key, where it has one. */
		given: (id: string, key = '') => void (keyOfId.has(id) || keyOfId.set(id, key)),
		/** True where the ID is known to be the ad group of another key. */
		hasOther: (id: string, key: string) => (keyOfId.get(id) ?? key) !== key,
		/** True while a call for the key is under way in this process, such as another call of an agent. */
		isAtWork: (key: string) => atWork.has(key),
		/** What earlier tries wrote of the row at a place: with the settings as they are, and with others. */
		at(place: string) {
			const { [settings]: own, ...others } = keysAt(place);
			return { here: found(own ?? '')[0], before: Object.values(others).flatMap(found) };
		},
		/** Remembers which key the row at a place has. */
		placed(place: string, key: string): void {
			stored.places[place] = { ...keysAt(place), [settings]: key };
		},
		/** A call is made at a time: until an answer comes, its outcome is unknown. */
		sent(key: string, sent: Values, at: number): void {
			const before = entry(key);
			const since = before?.state === 'unknown' ? before.since : at;
			stored.entries[key] = { state: 'unknown', turn, key, id: null, sent: { ...sent }, since };
			atWork.add(key);
		},
		/** The call for a key has ended. */
		left: (key: string) => void atWork.delete(key),
		created(
			key: string,
			{ entity: adGroup, key: createdWith }: Created,
			sent: Values,
			at: number,
		): void {
			const { id: id, paused } = adGroup;
			const since = entry(key)?.since ?? at;
			const own = { turn, key: createdWith, id, paused, sent: { ...sent }, since };
			stored.entries[key] = { state: 'created', ...own };
			keyOfId.set(id, key);
		},
		/** It is known that the calls for a key created nothing. */
		nothingCreated(key: string): void {
			// Another call of an agent may have created it since.
			if (entry(key)?.state === 'unknown') delete stored.entries[key];
		},
	};
}

/**
 * The journal within a context, begun where there is none. Never a copy: an agent may call the node
 * several times at once, and each of those runs must see and keep what the others write.
 */
function storedIn(
	context: Record<string, unknown>,
	firstExecutionId: string = randomUUID(),
): StoredJournal {
	const found = context[property];
	const isStored = (value: unknown): value is StoredJournal =>
		storedSchema.safeParse(value).success;
	if (isStored(found)) return found;
	const begun: StoredJournal = { firstExecutionId, entries: {}, places: {} };
	context[property] = begun;
	return begun;
}
