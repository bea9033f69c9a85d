import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { isRecord } from '../parse/cell';
import { quotaSchema, type Quota } from '../response/quota';
import type { Created } from '../response/result';

type Values = Readonly<Record<string, unknown>>;

const common = {
	/** What the use of the key that wrote this has in common with its retries. */
	turn: z.string(),
	/** The arguments of the call, to be sent again as they were. */
	sent: z.record(z.unknown()),
	/** When the first call for it was made, in milliseconds since 1970. */
	since: z.number(),
};

const entrySchema = z.discriminatedUnion('state', [
	/** An ad group that this execution created or found. */
	z.object({
		state: z.literal('created'),
		/** The key that it was created with; null where this node only found it. */
		key: z.string().nullable(),
		/** Null where it isn't known. */
		id: z.string().nullable(),
		...common,
		paused: z.boolean().optional(),
	}),
	/** A call that got no answer, or has none yet. */
	z.object({ state: z.literal('unknown'), key: z.string(), id: z.null(), ...common }),
]);

/** What became of a key. */
export type JournalEntry = z.infer<typeof entrySchema>;

/** An ad group that an earlier try of this execution, or an earlier pass of its loop, created. */
export type CreatedEntry = Extract<JournalEntry, { state: 'created' }>;

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
	/** By key. */
	readonly entries: Record<string, unknown>;
	/** The key of the row at a place: by settings, then by row. */
	readonly places: Record<string, unknown>;
	campaigns?: unknown;
	quota?: unknown;
}

/** What an execution and its retries remember of the ad groups they created or may have created. */
export interface Journal {
	/** Names the execution that began this, for itself and for every retry of it. */
	readonly firstExecutionId: string;
	/** What the last answer said of the allowance. */
	quota: Quota | undefined;
	/** The IDs of campaigns that were looked up, by account and name; written to in place. */
	readonly campaigns: Record<string, unknown>;
	entry(key: string): JournalEntry | undefined;
	/** True where the ID is known to be the ad group of another key. */
	hasOther(id: string, key: string): boolean;
	/** True while a call for the key is under way in this process, such as another call of an agent. */
	isAtWork(key: string): boolean;
	/** The key of the row that an earlier try found at this place. */
	keyAt(place: Place): string | undefined;
	/** The keys that earlier tries found at this place while the node had other settings. */
	otherKeysAt(place: Place): string[];
	/** A call is about to be made: until an answer comes, its outcome is unknown. */
	sent(key: string, sent: Values, at: number): void;
	/** The call for a key has ended, and what came of it is still unknown. */
	left(key: string): void;
	created(key: string, created: Created, sent: Values, at: number): void;
	/** It is known that the calls for a key created nothing. */
	nothingCreated(key: string): void;
	/** Remembers which key the row at a place has. */
	placed(place: Place, key: string): void;
}

const property = 'adspirerJournal';

/** What this process knows beside a journal: a context holds plain data alone. */
interface Beside {
	/** Keys of calls that are under way. */
	readonly atWork: Set<string>;
	/** The key of each ad group that is known by its ID. */
	readonly keyOfId: Map<string, string>;
}

const besides = new WeakMap<StoredJournal, Beside>();

function besideOf(stored: StoredJournal): Beside {
	const known = besides.get(stored);
	if (known) return known;
	const ids = Object.entries(stored.entries).flatMap(
		([key, entry]): Array<[string, string]> =>
			isRecord(entry) && typeof entry.id === 'string' ? [[entry.id, key]] : [],
	);
	const begun = { atWork: new Set<string>(), keyOfId: new Map(ids) };
	besides.set(stored, begun);
	return begun;
}

/**
 * The journal of a node, kept in its context, which n8n saves with the execution: Retry On Fail and
 * n8n's Retry find it again, a new execution starts with an empty one.
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
	const { atWork, keyOfId } = besideOf(stored);
	const entry = (key: string) => entrySchema.safeParse(stored.entries[key]).data;
	const write = (key: string, written: JournalEntry) => {
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
		get campaigns() {
			const known = isRecord(stored.campaigns) ? stored.campaigns : {};
			return (stored.campaigns = known);
		},
		entry,
		hasOther: (id, key) => (keyOfId.get(id) ?? key) !== key,
		isAtWork: (key) => atWork.has(key),
		keyAt,
		otherKeysAt: ({ settings, row }) =>
			Object.keys(stored.places)
				.filter((other) => other !== settings)
				.flatMap((other) => keyAt({ settings: other, row }) ?? []),
		sent(key, sent, at) {
			const before = entry(key);
			const since = before?.state === 'unknown' ? before.since : at;
			write(key, { state: 'unknown', turn, key, id: null, sent: { ...sent }, since });
			atWork.add(key);
		},
		left: (key) => void atWork.delete(key),
		created(key, { adGroup, key: createdWith }, sent, at) {
			const since = entry(key)?.since ?? at;
			const id = adGroup.adgroupId;
			write(key, { state: 'created', turn, key: createdWith, id, sent: { ...sent }, since });
			if (id !== null) keyOfId.set(id, key);
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
	const begun: StoredJournal = { firstExecutionId: firstExecution, entries: {}, places: {} };
	context[property] = begun;
	return begun;
}

function isStored(value: unknown): value is StoredJournal {
	return (
		isRecord(value) &&
		typeof value.firstExecutionId === 'string' &&
		isRecord(value.entries) &&
		isRecord(value.places)
	);
}
