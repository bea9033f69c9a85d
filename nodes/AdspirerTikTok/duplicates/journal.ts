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
		/** Whether it was paused, where it was to start so. */
		paused: z.enum(['yes', 'no', 'unknown', 'may be older']).optional(),
		...common,
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
	names?: unknown;
	quota?: unknown;
}

/** What an execution and its retries remember of the ad groups they created or may have created. */
export type Journal = ReturnType<typeof openJournal>;

const property = 'adspirerJournal';

/** What this process knows beside a journal, since a context holds plain data alone. */
interface Beside {
	/** Keys of calls that are under way. */
	readonly atWork: Set<string>;
	/** The key of each ad group that is known by its ID. */
	readonly keyOfId: Map<unknown, string>;
}

const besides = new WeakMap<StoredJournal, Beside>();

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
) {
	const stored = storedIn(context, firstExecution);
	const idOf = (written: unknown) => (isRecord(written) ? written.id : undefined);
	const ids = Object.entries(stored.entries).map(([key, written]) => [idOf(written), key] as const);
	const beside = besides.get(stored) ?? { atWork: new Set<string>(), keyOfId: new Map(ids) };
	besides.set(stored, beside);
	const { atWork, keyOfId } = beside;
	const entry = (key: string) => entrySchema.safeParse(stored.entries[key]).data;
	const write = (key: string, written: JournalEntry) => (stored.entries[key] = written);
	const at = ({ settings, row }: Place) => {
		const rows = stored.places[settings];
		const key = isRecord(rows) ? rows[row] : undefined;
		const written = typeof key === 'string' ? entry(key) : undefined;
		return typeof key === 'string' && written ? { key, entry: written } : undefined;
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
		/** True where the ID is known to be the ad group of another key. */
		hasOther: (id: string, key: string) => (keyOfId.get(id) ?? key) !== key,
		/** True while a call for the key is under way in this process, such as another call of an agent. */
		isAtWork: (key: string) => atWork.has(key),
		/** What an earlier try wrote of the row at this place, with its key. */
		at,
		/** What earlier tries wrote of it while the node had other settings. */
		beforeAt: ({ settings, row }: Place) =>
			Object.keys(stored.places)
				.filter((other) => other !== settings)
				.flatMap((other) => at({ settings: other, row }) ?? []),
		/** Remembers which key the row at a place has. */
		placed({ settings, row }: Place, key: string): void {
			const rows = stored.places[settings];
			if (isRecord(rows)) rows[row] = key;
			else stored.places[settings] = { [row]: key };
		},
		/** A call is about to be made: until an answer comes, its outcome is unknown. */
		sent(key: string, sent: Values, at: number): void {
			const before = entry(key);
			const since = before?.state === 'unknown' ? before.since : at;
			write(key, { state: 'unknown', turn, key, id: null, sent: { ...sent }, since });
			atWork.add(key);
		},
		/** The call for a key has ended, and what came of it is still unknown. */
		left: (key: string) => void atWork.delete(key),
		created(key: string, { adGroup, key: createdWith }: Created, sent: Values, at: number): void {
			const since = entry(key)?.since ?? at;
			const { adgroupId: id, paused } = adGroup;
			const own = { turn, key: createdWith, id, sent: { ...sent }, since };
			write(key, { state: 'created', ...own, ...(paused && { paused }) });
			keyOfId.set(id, key);
			atWork.delete(key);
		},
		/** It is known that the calls for a key created nothing. */
		nothingCreated(key: string): void {
			// Another call of an agent may have created it since.
			if (entry(key)?.state === 'unknown') delete stored.entries[key];
			atWork.delete(key);
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
	if (isStored(found)) return found;
	const begun: StoredJournal = { firstExecutionId, entries: {}, places: {} };
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
