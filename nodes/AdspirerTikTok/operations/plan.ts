import type { AdGroupArguments } from '../arguments/argumentSchemas';
import { isEmpty } from '../arguments/understand/understood';
import type { Job } from '../call/sendRows';
import { readEnvelope } from '../envelope/envelope';
import type { Failure } from '../envelope/failure';
import { afterUnknownTry } from '../envelope/unknownOutcome';
import { createdAdGroup, type CreatedAdGroup } from '../items/createdItem';
import { changedSinceCreated, changedSinceSent, invalidRow, keyTaken } from '../items/rowFailures';
import type { CreatedEntry, Journal, RowName } from '../journal/journal';
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

/** The first row with a key, which stands for all that share it. */
interface Leader {
	readonly fingerprint: string;
	readonly plan: Extract<Planned, { as: 'created before' | 'to send' }>;
	readonly item: number;
}

/** Decides for every row, before anything is sent, what is to be done about it. */
export function planRows({ rows, recipes, placeOf, nameOf, journal }: PlanInput): Plan {
	const leaders = new Map<string, Leader>();

	const lead = (item: number, key: string, print: string, plan: Leader['plan']): Planned => {
		leaders.set(key, { item, fingerprint: print, plan });
		return plan;
	};

	const send = (job: CreationJob): Planned => {
		const leader = leaders.get(job.key);
		if (!leader) return lead(job.item, job.key, job.fingerprint, { as: 'to send', job });
		if (leader.fingerprint !== job.fingerprint) {
			const taken = keyTaken(leader.item);
			return failed(job.mayExist ? afterUnknownTry(taken) : taken, job.key);
		}
		return leader.plan.as === 'to send' ? { as: 'same as', leader: leader.item, job } : leader.plan;
	};

	const createdBefore = (entry: CreatedEntry, item: number): Planned => {
		const read = readEnvelope(JSON.stringify(entry.answer));
		if (read.kind !== 'created') return failed(changedSinceCreated(entry), entry.key);
		const created = createdAdGroup(read, entry.key, entry.sent);
		return lead(item, entry.key, entry.fingerprint, { as: 'created before', created });
	};

	const planned = rows.map((row): Planned => {
		const { item } = row;
		const print = fingerprint(row.arguments);
		const name = nameOf(item, print);
		const entry = journal.entry(name);
		const changed = entry !== undefined && entry.fingerprint !== print;
		if (changed && journal.isOfEarlierExecution(entry)) {
			const created = entry.state === 'created';
			return failed(created ? changedSinceCreated(entry) : changedSinceSent(), entry.key);
		}
		if (entry?.state === 'created') return createdBefore(entry, item);
		if (entry) {
			const invalid = row.problems.length > 0 && !changed;
			if (invalid) return failed(afterUnknownTry(invalidRow(row.problems)), entry.key);
			// Sent again as it was, or the key would not fit the values any more.
			return send({ ...jobOf(row, name, entry), mayExist: true });
		}

		const recipe = recipes[item] ?? { by: 'execution' };
		if ('problem' in recipe) return failed(invalidRow([...row.problems, recipe.problem]));
		if (row.problems.length > 0) return failed(invalidRow(row.problems));
		const key = keyOf(recipe, placeOf(item), row.arguments);
		const before = leaders.has(key) ? undefined : journal.createdWith(key);
		if (before?.fingerprint === print) return createdBefore(before, item);
		const sent = { key, sent: row.arguments, fingerprint: print };
		return send({ ...jobOf(row, name, sent), mayExist: false });
	});
	return { rows: planned, twins: twinsOf(planned), sharing: sharingOf(planned) };
}

function failed(failure: Failure, key?: string): Planned {
	return { as: 'failed', failure, key };
}

function jobOf(
	{ item, options }: Row,
	name: RowName,
	{ key, sent, fingerprint }: Pick<CreationJob, 'key' | 'sent' | 'fingerprint'>,
): Omit<CreationJob, 'mayExist'> {
	const { maxRetries, timeout } = options;
	const namesAccount = !isEmpty(sent.advertiser_id);
	return { item, name, key, sent, fingerprint, namesAccount, maxRetries, timeout };
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
