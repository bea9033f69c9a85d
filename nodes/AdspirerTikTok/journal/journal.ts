import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { AdGroupArguments } from '../arguments/argumentSchemas';
import { quotaSchema, type Quota } from '../envelope/envelope';
import type { CreatedAdGroup } from '../items/createdItem';

/** What became of a row in an earlier try of this execution. */
const entrySchema = z.discriminatedUnion('state', [
	z.object({
		state: z.literal('created'),
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
		fingerprint: z.string(),
		key: z.string(),
		sent: z.record(z.unknown()),
	}),
]);

const journalSchema = z.object({
	firstExecutionId: z.string(),
	rows: z.record(z.unknown()),
	quota: quotaSchema.optional().catch(undefined),
});

export type JournalEntry = z.infer<typeof entrySchema>;

/** Which pass of a loop and which item, or another name of a row that is the same in every try. */
export type RowName = string;

export interface Journal {
	/** The ID of the execution that began this; a retried execution has another one. */
	readonly firstExecutionId: string;
	/** True where this is a retry of an execution that ran before, with an ID of its own. */
	readonly isRetriedExecution: boolean;
	/** What the last answer told of the allowance. */
	quota: Quota | undefined;
	entry(row: RowName): JournalEntry | undefined;
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
 */
export function openJournal(
	context: Record<string, unknown>,
	executionId: string | undefined,
): Journal {
	const found = journalSchema.safeParse(context[place]);
	const firstExecutionId = found.success
		? found.data.firstExecutionId
		: (executionId ?? randomUUID());
	const rows: Record<string, unknown> = found.success ? found.data.rows : {};
	const kept: z.infer<typeof journalSchema> = {
		firstExecutionId,
		rows,
		quota: found.success ? found.data.quota : undefined,
	};
	context[place] = kept;
	const write = (row: RowName, entry: JournalEntry) => {
		rows[row] = entry;
	};
	return {
		firstExecutionId,
		isRetriedExecution: executionId !== undefined && executionId !== firstExecutionId,
		get quota() {
			return kept.quota;
		},
		set quota(told) {
			kept.quota = told;
		},
		entry(row) {
			const read = entrySchema.safeParse(rows[row]);
			return read.success ? read.data : undefined;
		},
		sent(row, fingerprint, key, given) {
			write(row, { state: 'unknown', fingerprint, key, sent: given });
		},
		created(row, fingerprint, { key, adgroupId, raw, sent }) {
			const adgroupName = String(sent.adgroup_name);
			write(row, { state: 'created', fingerprint, key, adgroupName, adgroupId, answer: raw, sent });
		},
		erase(row) {
			delete rows[row];
		},
	};
}
