import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Values } from '../contract/creation';
import { isRecord } from '../parse/cell';
import { quotaSchema, type Quota } from '../response/quota';
import type { Created } from '../response/result';

const entrySchema = z.object({
	/** 'created' also for what was only found; 'unknown' for a call that has no answer, or none yet. */
	state: z.enum(['created', 'unknown']),
	/** The key that the call was made with; null if the entity was only found. */
	key: z.string().nullable(),
	/** The entity's; null if it isn't known. */
	id: z.string().nullable(),
	/** Whether it was paused, if it was to start so. */
	paused: z.enum(['yes', 'no', 'unknown', 'may be older']).optional(),
	/** The pass that wrote this; its retries have the same. */
	passId: z.string(),
	/** The arguments of the call, to be sent again as they were. */
	sent: z.record(z.unknown()),
	/** When the first call for it was made, in milliseconds since 1970. */
	since: z.number(),
});

/** What an earlier try of this execution, or an earlier pass of its loop, recorded for a key. */
export type JournalEntry = z.infer<typeof entrySchema>;

const written = z.record(z.unknown());

/** What the context holds. Entries are read one by one, so that a broken one spoils only itself. */
const storedSchema = z.object({
	firstExecutionId: z.string(),
	/** By key. */
	entries: written,
	/** The key of the row at a position: by the position, then by the node's settings. */
	positions: written,
	/** The IDs that names were resolved to. */
	names: written.optional(),
	quota: z.unknown(),
});
type StoredJournal = z.infer<typeof storedSchema>;

const property = 'adspirerJournal';
const keysSchema = z.record(z.string()).catch({});

/** What runs share that have a journal open at the same time; n8n's context holds only plain data. */
const inMemory = new WeakMap<StoredJournal, Pick<Journal, 'inFlight' | 'keyOfId'>>();

/**
 * What an execution and its retries remember of what they created or may have created. It is kept in
 * the node's context, which n8n saves with the execution: Retry On Fail and n8n's Retry find it again,
 * a new execution starts with an empty one. Times are milliseconds since 1970.
 */
export class Journal {
	/** Keys of calls that are in flight in this process, such as another call of an agent. */
	readonly inFlight: Set<string>;

	/** The key of each entity with a known ID; empty for that of a row without one. */
	readonly keyOfId: Map<unknown, string>;

	/**
	 * @param passId what this use of the keys has in common with its retries.
	 * @param settings names the node's settings, as long as they stay the same.
	 */
	constructor(
		readonly stored: StoredJournal,
		private readonly passId: string,
		private readonly settings: string,
	) {
		const ids = Object.entries(stored.entries).map(
			([key, entry]) => [isRecord(entry) ? entry.id : undefined, key] as const,
		);
		const shared = inMemory.get(stored) ?? { inFlight: new Set(), keyOfId: new Map(ids) };
		inMemory.set(stored, shared);
		({ inFlight: this.inFlight, keyOfId: this.keyOfId } = shared);
	}

	/** The quota according to the latest answer. */
	get quota(): Quota | undefined {
		return quotaSchema.safeParse(this.stored.quota).data;
	}

	set quota(latest) {
		this.stored.quota = latest && quotaSchema.strip().parse(latest);
	}

	get names(): Record<string, unknown> {
		return (this.stored.names ??= {});
	}

	entry(key: string): JournalEntry | undefined {
		return entrySchema.safeParse(this.stored.entries[key]).data;
	}

	/** A row comes with the ID of its entity, so that no other row can have it. */
	given(id: string, key = ''): void {
		if (!this.keyOfId.has(id)) this.keyOfId.set(id, key);
	}

	/** True if the ID is known to belong to another key. */
	hasOther(id: string, key: string): boolean {
		return (this.keyOfId.get(id) ?? key) !== key;
	}

	/** What earlier tries recorded for a position: with the settings as they are, and with others. */
	at(position: string) {
		const { [this.settings]: own, ...others } = this.keysAt(position);
		const recorded = (key: string) => {
			const entry = this.entry(key);
			return entry ? [{ key, entry }] : [];
		};
		return { here: recorded(own ?? '')[0], before: Object.values(others).flatMap(recorded) };
	}

	/** Remembers which key the row at a position has. */
	setPosition(position: string, key: string): void {
		this.stored.positions[position] = { ...this.keysAt(position), [this.settings]: key };
	}

	private keysAt(position: string): Record<string, string> {
		return keysSchema.parse(this.stored.positions[position] ?? {});
	}

	/** A call is made: until an answer comes, its outcome is unknown. */
	sent(key: string, sent: Values, at: number): void {
		const before = this.entry(key);
		const since = before?.state === 'unknown' ? before.since : at;
		const own = { passId: this.passId, key, id: null, sent: { ...sent }, since };
		this.stored.entries[key] = { state: 'unknown', ...own };
		this.inFlight.add(key);
	}

	/** Something was created or found. */
	created(key: string, { entity, key: createdWith }: Created, sent: Values, at: number): void {
		const { id, paused } = entity;
		const since = this.entry(key)?.since ?? at;
		const own = { passId: this.passId, key: createdWith, id, paused, sent: { ...sent }, since };
		this.stored.entries[key] = { state: 'created', ...own };
		this.keyOfId.set(id, key);
	}

	/** The calls for a key are known to have created nothing. */
	nothingCreated(key: string): void {
		// Another call of an agent may have created it since.
		if (this.entry(key)?.state === 'unknown') delete this.stored.entries[key];
	}
}

const isStored = (value: unknown): value is StoredJournal => storedSchema.safeParse(value).success;

/**
 * The journal in a context (that of `getContext('node')`), started if there is none. Never a copy:
 * an agent may call the node several times at once, and each of those runs must see what others write.
 *
 * @param firstExecutionId what this execution and its retries have in common, if n8n gives it.
 */
export function storedIn(
	context: Record<string, unknown>,
	firstExecutionId: string = randomUUID(),
): StoredJournal {
	const found = context[property];
	if (isStored(found)) return found;
	const begun: StoredJournal = { firstExecutionId, entries: {}, positions: {} };
	context[property] = begun;
	return begun;
}
