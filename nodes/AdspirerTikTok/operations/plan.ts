import type { AdGroupArguments } from '../arguments/argumentSchemas';
import { isEmpty } from '../arguments/understand/understood';
import type { Job } from '../call/sendRows';
import { readEnvelope } from '../envelope/envelope';
import type { Failure } from '../envelope/failure';
import { createdAdGroup, type CreatedAdGroup } from '../items/createdItem';
import { changedSinceCreated, changedSinceSent, invalidRow, keyTaken } from '../items/rowFailures';
import type { Journal, JournalEntry, RowName } from '../journal/journal';
import { fingerprint, type RowPlace } from '../key/idempotencyKey';
import type { Row } from './readRows';
import { keyOf, type KeyRecipe } from './rowKeys';
import { itemsAlike } from './twins';

/** A call to be made. */
export interface CreationJob extends Job {
	readonly name: RowName;
	readonly key: string;
	readonly sent: AdGroupArguments;
	readonly fingerprint: string;
	/** Milliseconds for one try. */
	readonly timeout: number;
}

/** What is known of a row before the first call. */
export type Planned =
	| { readonly as: 'failed'; readonly failure: Failure; readonly key: string | undefined }
	| { readonly as: 'created before'; readonly created: CreatedAdGroup }
	| { readonly as: 'to send'; readonly job: CreationJob }
	/** The same key as an earlier row: together they are one ad group. */
	| { readonly as: 'same as'; readonly leader: number; readonly job: CreationJob };

export interface Plan {
	/** One for each row, in order. */
	readonly rows: readonly Planned[];
	/** Items that would be the same ad group several times over. */
	readonly twins: ReadonlyArray<readonly number[]>;
	/** Items that share a key, and so one ad group. */
	readonly sharing: ReadonlyArray<readonly number[]>;
}

export interface PlanInput {
	readonly rows: readonly Row[];
	readonly recipes: readonly KeyRecipe[];
	readonly placeOf: (item: number) => RowPlace;
	readonly nameOf: (item: number, fingerprint: string) => RowName;
	readonly journal: Journal;
}

/** Decides for every row, before anything is sent, what is to be done about it. */
export function planRows({ rows, recipes, placeOf, nameOf, journal }: PlanInput): Plan {
	const leaders = new Map<string, CreationJob>();
	const planned = rows.map((row): Planned => {
		const print = fingerprint(row.arguments);
		const name = nameOf(row.item, print);
		const entry = journal.entry(name);
		if (entry?.state === 'created') return createdBefore(entry, journal, print);

		const recipe = recipes[row.item] ?? { by: 'execution' };
		const problems = 'problem' in recipe ? [...row.problems, recipe.problem] : row.problems;
		const changed = entry !== undefined && entry.fingerprint !== print;
		if (changed && journal.isRetriedExecution) {
			return { as: 'failed', failure: changedSinceSent(), key: entry.key };
		}
		if ('problem' in recipe || (problems.length > 0 && !changed)) {
			return { as: 'failed', failure: invalidRow(problems), key: entry?.key };
		}
		// A row that was sent is sent again as it was, or the key would not fit the values any more.
		const sent = entry?.sent ?? row.arguments;
		const job: CreationJob = {
			item: row.item,
			name,
			key: entry?.key ?? keyOf(recipe, placeOf(row.item), sent),
			sent,
			fingerprint: entry?.fingerprint ?? print,
			namesAccount: !isEmpty(sent.advertiser_id),
			mayExist: entry !== undefined,
			maxRetries: row.options.maxRetries,
			timeout: row.options.timeout,
		};
		const leader = leaders.get(job.key);
		if (!leader) {
			leaders.set(job.key, job);
			return { as: 'to send', job };
		}
		return leader.fingerprint === job.fingerprint
			? { as: 'same as', leader: leader.item, job }
			: { as: 'failed', failure: keyTaken(leader.item), key: job.key };
	});
	return { rows: planned, twins: twinsOf(planned), sharing: sharingOf(planned) };
}

function createdBefore(
	entry: Extract<JournalEntry, { state: 'created' }>,
	journal: Journal,
	print: string,
): Planned {
	if (journal.isRetriedExecution && entry.fingerprint !== print) {
		return { as: 'failed', failure: changedSinceCreated(entry), key: entry.key };
	}
	const read = readEnvelope(JSON.stringify(entry.answer));
	return read.kind === 'created'
		? { as: 'created before', created: createdAdGroup(read, entry.key, entry.sent) }
		: { as: 'failed', failure: changedSinceCreated(entry), key: entry.key };
}

function twinsOf(planned: readonly Planned[]): number[][] {
	return itemsAlike(
		planned.flatMap((row, item) => (row.as === 'to send' ? [[row.job.fingerprint, item]] : [])),
	);
}

function sharingOf(planned: readonly Planned[]): number[][] {
	return itemsAlike(
		planned.flatMap((row, item) =>
			row.as === 'to send' || row.as === 'same as' ? [[row.job.key, item]] : [],
		),
	);
}
