import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { machineClock } from '../call/clock';
import { creationRequest } from '../call/request';
import { sendRows, type Outcome } from '../call/sendRows';
import type { Failure } from '../envelope/failure';
import { readAnswer } from '../envelope/readFailure';
import { afterUnknownTry } from '../envelope/unknownOutcome';
import { asJson, createdAdGroup, createdItem, type CreatedAdGroup } from '../items/createdItem';
import { failedItem } from '../items/failedItem';
import { journalHint, rowHints, twinHints } from '../items/hints';
import { notSent } from '../items/rowFailures';
import {
	endedRun,
	nodeError,
	refusedRun,
	type FailedRow,
	type NamedAdGroup,
} from '../items/runError';
import { openJournal, type Journal } from '../journal/journal';
import { nodeContext } from '../journal/nodeContext';
import { parameterReader } from '../parameters/readParameters';
import { planRows, type CreationJob, type Plan } from './plan';
import { QuotaWatch } from './quotaWatch';
import { readRows, type Row } from './readRows';
import { executionMark, rowIdentity } from './rowIdentity';
import { keyRecipe } from './rowKeys';
import { openService } from './service';

/** A person who stops an execution waits no longer than this for calls under way, in milliseconds. */
const graceAfterStop = 10_000;

/** What a row came to. */
type Result =
	| { readonly created: CreatedAdGroup }
	| { readonly failure: Failure; readonly key: string | undefined };

/**
 * Creates an ad group for every input item. All rows are checked before the first call; rows that
 * an earlier try of this execution created are answered from the journal.
 */
export async function create(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const input = this.getInputData();
	if (input.length === 0) return [];
	const node = this.getNode();
	const goesOn = this.continueOnFail();

	const reader = parameterReader(this);
	const rows = readRows(this, reader, input.length);
	const journal = openJournal(
		nodeContext(this),
		this.getExecutionId() || undefined,
		executionMark(this),
	);
	const plan = planRows({
		rows,
		recipes: rows.map(({ item }) => keyRecipe(reader, item)),
		...rowIdentity(this, journal),
		journal,
	});
	const bad = plan.rows.flatMap((row, item): FailedRow[] =>
		row.as === 'failed' ? [{ item, failure: row.failure, key: row.key }] : [],
	);
	this.addExecutionHints(
		...rowHints(rows),
		...twinHints(plan.twins, false),
		...twinHints(plan.sharing, true),
	);
	const before = plan.rows.flatMap((row, item) =>
		row.as === 'created before' ? [{ item, created: row.created }] : [],
	);
	if (bad.length > 0 && !goesOn) {
		throw refusedRun(node, bad, rows.length, before.map(named));
	}

	const results = await callFor(this, plan, rows, journal, !goesOn);
	this.addExecutionHints(...journalHint(before.map(({ item }) => item)));

	const stopped = this.getExecutionCancelSignal()?.aborted ?? false;
	if (stopped || (!goesOn && results.all.some((result) => 'failure' in result))) {
		throw runEnded(this, results.all, stopped ? 'stopped' : results.firstFailed);
	}
	const toErrorOutput = node.onError === 'continueErrorOutput';
	return results.all.map((result, item) => {
		if ('created' in result) {
			const { created } = result;
			const json = rows[item]?.options.simplify ? createdItem(created) : asJson(created.raw);
			return { json, pairedItem: { item } };
		}
		const json = failedItem(result.failure, item, result.key);
		return toErrorOutput
			? errorOutputItem(
					{ ...input[item]?.json, ...json },
					item,
					nodeError(node, result.failure, item),
				)
			: { json, pairedItem: { item } };
	});
}

/**
 * An item for the error output. n8n sends an item there by its `error`, but then replaces the json
 * of every item that still carries one by the message alone; a property that is not enumerable does
 * the first and is not copied into the second.
 */
function errorOutputItem(json: IDataObject, item: number, error: Error): INodeExecutionData {
	return Object.defineProperty({ json, pairedItem: { item } }, 'error', {
		value: error,
		enumerable: false,
	});
}

interface Results {
	/** One for each row, in order. */
	readonly all: readonly Result[];
	/** The failure that came first in time. */
	readonly firstFailed: FailedRow | undefined;
}

/** Makes the calls of a plan and gathers what every row came to. */
async function callFor(
	context: IExecuteFunctions,
	plan: Plan,
	rows: readonly Row[],
	journal: Journal,
	stopAtFailure: boolean,
): Promise<Results> {
	const jobs = plan.rows.flatMap((row) => (row.as === 'to send' ? [row.job] : []));
	const quota = new QuotaWatch(journal.quota, jobs.length);
	const made = new Map<number, Result>();
	let firstFailed: FailedRow | undefined;

	const onOutcome = (job: CreationJob, outcome: Outcome<CreatedAdGroup>) => {
		if (outcome.state === 'created') {
			const { created } = outcome;
			made.set(job.item, { created });
			journal.created(job.name, job.fingerprint, created);
			quota.answered(created.envelope.data?.quota);
			return;
		}
		const failure = outcome.state === 'failed' ? outcome.failure : unsent(job, outcome.because);
		made.set(job.item, { failure, key: job.key });
		if (!failure.outcomeUnknown) journal.erase(job.name);
		if (outcome.state === 'failed') firstFailed ??= { item: job.item, failure, key: job.key };
		quota.answered(failure.quota);
	};

	if (jobs.length > 0) {
		const service = await openService(context);
		if ('failure' in service) {
			const { failure } = service;
			jobs.forEach((job, at) => {
				const failed = job.mayExist ? afterUnknownTry(failure) : failure;
				onOutcome(
					job,
					at === 0 ? { state: 'failed', failure: failed } : { state: 'not sent', because: failure },
				);
			});
		} else {
			await sendRows(jobs, {
				maxConcurrency: rows[0]?.options.maxConcurrency ?? 1,
				stopAtFailure,
				onOutcome,
				callsLeft: () => quota.callsLeft(),
				stop: context.getExecutionCancelSignal(),
				graceMs: graceAfterStop,
				clock: machineClock,
				tryOnce: async (job) => {
					journal.sent(job.name, job.fingerprint, job.key, job.sent);
					quota.rowSent(job.item);
					const request = creationRequest(service.baseUrl, job.sent, job.key);
					// A date in Retry-After is one of the calendar, not of the run's clock.
					const read = readAnswer(await service.send(request, job.timeout), Date.now());
					return 'created' in read
						? { created: createdAdGroup(read.created, job.key, job.sent) }
						: read;
				},
			});
		}
	}
	journal.quota = quota.last;
	context.addExecutionHints(...quota.hints());
	const all = plan.rows.map((row, item): Result => {
		if (row.as === 'failed') return { failure: row.failure, key: row.key };
		if (row.as === 'created before') return { created: row.created };
		const result = made.get(row.as === 'same as' ? row.leader : item);
		return result ?? { failure: notSent('stopped'), key: row.job.key };
	});
	return { all, firstFailed };
}

/** A row that this run did not send; one that an earlier try sent in vain may exist all the same. */
function unsent(job: CreationJob, because: Failure | 'stopped'): Failure {
	return job.mayExist ? afterUnknownTry(notSent(because)) : notSent(because);
}

function named({ item, created }: { item: number; created: CreatedAdGroup }): NamedAdGroup {
	return { item, name: String(created.sent.adgroup_name), id: created.adgroupId };
}

/** The error of a run that did not create every row, with all that exists by now. */
function runEnded(
	context: IExecuteFunctions,
	results: readonly Result[],
	cause: FailedRow | 'stopped' | undefined,
) {
	const created: NamedAdGroup[] = [];
	const failed: FailedRow[] = [];
	const mayExist: FailedRow[] = [];
	const unsent: number[] = [];
	results.forEach((result, item) => {
		if ('created' in result) created.push(named({ item, created: result.created }));
		else if (result.failure.kind !== 'not_sent') failed.push({ item, ...result });
		else if (result.failure.outcomeUnknown) mayExist.push({ item, ...result });
		else unsent.push(item);
	});
	const first = failed.find((row) => cause !== 'stopped' && row.item === cause?.item) ?? failed[0];
	return endedRun(
		context.getNode(),
		cause === 'stopped' ? cause : (first ?? 'stopped'),
		created,
		[...failed, ...mayExist],
		unsent,
	);
}
