import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { AdGroupArguments } from '../arguments/argumentSchemas';
import { isRecord } from '../arguments/understand/understood';
import { quotaSchema, type Quota } from '../envelope/envelope';
import type { CreatedAdGroup } from '../items/createdItem';

/** The ID of the execution that wrote an entry: this one, or one that this one retries. */
const execution = z.string().catch('');

/** What became of a row in an earlier try of this execution. */
const entrySchema = z.discriminatedUnion('state', [
	z.object({
		state: z.literal('created'),
		execution,
		fingerprint: z.string(),
		key: z.string(),
		adgroupName: z.string(),
		adgroupId: z.string().nullable(),
		/** The answer's body, whole, so that the row can be answered from it again. */
		answer: z.record(z.unknown()),
		/** The values that the ad group was created with. */
		sent: z.record(z.unknown()),
	}),
	z.object({
		state: z.literal('unknown'),
		execution,
		fingerprint: z.string(),
		key: z.string(),
		sent: z.record(z.unknown()),
	}),
]);

/** What the context holds. Its parts are read one by one, so that one that is broken spoils no other. */
interface Kept {
	firstExecutionId: string;
	rows: Record<string, unknown>;
	/** The row that made an ad group, by the key that it was made with. */
	keys?: unknown;
	quota?: unknown;
}

export type JournalEntry = z.infer<typeof entrySchema>;
export type CreatedEntry = Extract<JournalEntry, { state: 'created' }>;

/** Which pass of a loop and which item, or another name of a row that is the same in every try. */
export type RowName = string;

export interface Journal {
	/** Names the execution that began this, for itself and for every retry of it. */
	readonly firstExecutionId: string;
	/** What the last answer told of the allowance. */
	quota: Quota | undefined;
	entry(row: RowName): JournalEntry | undefined;
	/** The ad group that was made with this key, by whatever row of whatever pass. */
	createdWith(key: string): CreatedEntry | undefined;
	/**
	 * True where the execution that wrote the entry ended, and this one retries it: the row's values
	 * may have been changed on purpose since then.
	 */
	isOfEarlierExecution(entry: JournalEntry): boolean;
	/** A call for the row is made: until an answer comes, its outcome is unknown. */
	sent(row: RowName, fingerprint: string, key: string, given: AdGroupArguments): void;
	created(row: RowName, fingerprint: string, created: CreatedAdGroup): void;
	/** For a row of which it is known that it made nothing. */
	erase(row: RowName): void;
}

const place = 'adspirerJournal';

/**
 * The journal of a node, kept in its context, which n8n saves with the execution: Retry On Fail and
 * a retried execution find it again, a new execution starts with an empty one.
 *
 * @param context what `getContext('node')` gives; written to in place.
 * @param executionId this execution's ID, missing where n8n gives none.
 * @param mark what this execution and its retries have in common, missing in older versions of n8n.
 */
export function openJournal(
	context: Record<string, unknown>,
	executionId: string | undefined,
	mark?: string,
): Journal {
	const kept = keptIn(context, mark ?? executionId);
	const current = executionId ?? kept.firstExecutionId;
	const read = (written: unknown): JournalEntry | undefined => entrySchema.safeParse(written).data;
	const write = (row: RowName, entry: JournalEntry) => {
		kept.rows[row] = entry;
	};
	return {
		firstExecutionId: kept.firstExecutionId,
		get quota() {
			return quotaSchema.safeParse(kept.quota).data;
		},
		set quota(told) {
			kept.quota = told;
		},
		entry: (row) => read(kept.rows[row]),
		createdWith(key) {
			const row = isRecord(kept.keys) ? kept.keys[key] : undefined;
			const entry = typeof row === 'string' ? read(kept.rows[row]) : undefined;
			return entry?.state === 'created' && entry.key === key ? entry : undefined;
		},
		isOfEarlierExecution: (entry) => entry.execution !== current,
		sent(row, fingerprint, key, given) {
			write(row, { state: 'unknown', execution: current, fingerprint, key, sent: given });
		},
		created(row, fingerprint, { key, adgroupId, raw, sent }) {
			const adgroupName = String(sent.adgroup_name);
			const what = { fingerprint, key, adgroupName, adgroupId, answer: raw, sent };
			write(row, { state: 'created', execution: current, ...what });
			if (isRecord(kept.keys)) kept.keys[key] = row;
			else kept.keys = { [key]: row };
		},
		erase(row) {
			delete kept.rows[row];
		},
	};
}

/**
 * The journal within a context, begun where there is none. Never a copy: an agent may call the node
 * several times at once, and each of those runs must see and keep what the others write.
 */
function keptIn(context: Record<string, unknown>, firstExecutionId: string = randomUUID()): Kept {
	const found = context[place];
	if (isKept(found)) return found;
	const begun: Kept = { firstExecutionId, rows: {} };
	context[place] = begun;
	return begun;
}

function isKept(value: unknown): value is Kept & Record<string, unknown> {
	return isRecord(value) && typeof value.firstExecutionId === 'string' && isRecord(value.rows);
}
