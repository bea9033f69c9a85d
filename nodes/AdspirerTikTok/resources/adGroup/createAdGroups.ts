import { machineClock } from '../../client/clock';
import type { Service } from '../../client/service';
import { runInPool, type PoolTask } from '../../client/workerPool';
import { tools } from '../../contract/tools';
import { identityOf } from '../../duplicates/identity';
import type { Journal } from '../../duplicates/journal';
import { adGroupInJournal } from '../../duplicates/knownAdGroup';
import type { PlannedCall } from '../../duplicates/plan';
import type { Outcome } from '../../duplicates/settle';
import { failure, type Failure } from '../../response/failure';
import type { QuotaWatch } from '../../response/quotaWatch';
import { readCreation } from '../../response/readCreation';
import { isCreated } from '../../response/result';
import { afterUnknownCall, internalError } from '../../response/unknownOutcome';
import { changedValues } from '../../rows/changedValues';
import type { RunOptions } from '../../rows/runOptions';
import { attemptOf, graceAfterStop, repeated, skipped } from '../attempts';

type CreationTask = PlannedCall & PoolTask & Pick<RunOptions, 'timeout'>;

/** How the calls of a plan are made. */
export interface CallOptions {
	readonly service: Service;
	readonly journal: Journal;
	readonly quota: QuotaWatch;
	readonly optionsOf: (call: PlannedCall) => Pick<RunOptions, 'maxRetries' | 'timeout'>;
	/** IDs of ad groups that rows are known to have. */
	readonly takenIds: ReadonlySet<string>;
	readonly maxConcurrency: number;
	/** True where the first failure ends the run. */
	readonly stopAtFailure: boolean;
	readonly stop: AbortSignal | undefined;
	/** Called with what each call came to, as soon as that is known. */
	readonly onOutcome: (call: PlannedCall, outcome: Outcome) => void;
}

/** Makes the calls of a plan: each is in the journal before it is sent, and with what came of it. */
export async function createAdGroups(
	calls: readonly PlannedCall[],
	{ service, journal, quota, optionsOf, onOutcome, takenIds, ...options }: CallOptions,
): Promise<void> {
	const conclude = (call: PlannedCall, outcome: Outcome) => {
		const { result } = outcome;
		// First of all, so that nothing which comes after it can lose what was created.
		onOutcome(call, outcome);
		if (isCreated(result)) journal.created(call.journalKey, result, call.sent);
		else if ('failure' in result && result.failure.outcomeUnknown) journal.left(call.journalKey);
		else journal.nothingCreated(call.journalKey);
	};

	/** One call; what it leaves open because of an earlier one stays open. */
	const call = async (task: CreationTask, previous: Outcome | undefined): Promise<Outcome> => {
		const { item, journalKey, key, sent, timeout } = task;
		const known = journal.entry(journalKey);
		if (known?.state === 'created') return createdBeside(known, task);
		// Without a call of this run's there may be one of an earlier try, or of a run beside this one.
		const hadUnknownCall = previous ? wasUnknown(previous) : known !== undefined;
		journal.sent(journalKey, task, Date.now());
		quota.rowSent(item);
		const response = await service.call(tools.createAdGroup.name, sent, key, timeout);
		const read = readCreation(response, Date.now(), Object.values(sent).flat());
		if ('failure' in read) {
			quota.answered(read.failure.quota, false);
			const why = hadUnknownCall ? afterUnknownCall(read.failure) : read.failure;
			return { result: { failure: repeated(why, failureOf(previous)), key }, hadUnknownCall };
		}
		const { answer } = read;
		// An ID that another row has may be a stale answer: the campaign's list knows better.
		const isTaken = read.adgroupId !== null && takenIds.has(read.adgroupId);
		const adgroupId = isTaken ? null : read.adgroupId;
		quota.answered(answer.quota, true);
		const { adgroupName = '', campaignId = '' } = identityOf(sent) ?? {};
		return {
			result: { answer, key, adGroup: { adgroupId, adgroupName, campaignId } },
			hadUnknownCall,
		};
	};

	await runInPool<CreationTask, Outcome>(
		calls.map((planned) => ({
			...planned,
			...optionsOf(planned),
			mayHaveHappened: planned.unknownSince !== undefined,
		})),
		{
			...options,
			graceMs: graceAfterStop,
			clock: machineClock,
			callsLeft: () => quota.callsLeft(),
			run: async (task, previous) => {
				const outcome = await call(task, previous).catch((error: unknown): Outcome => {
					// A bug in this code fails this row alone; all others go on.
					const result = { failure: internalError(error, true), key: task.key };
					return { result, hadUnknownCall: true };
				});
				return attemptOf(outcome, failureOf(outcome), ({ sent }) => sent.advertiser_id);
			},
			onResult: conclude,
			onSkipped: (task, previous, because) => {
				const why = skipped(task, failureOf(previous), because, failureOf);
				const result = { failure: why, key: task.key };
				const outcome = { result, hadUnknownCall: task.mayHaveHappened };
				// Without a call of its own it must not touch what a run beside this one has written.
				if (previous) conclude(task, outcome);
				else onOutcome(task, outcome);
			},
		},
	);
}

/** Another call of an agent's has created it since the plan was made. */
function createdBeside(
	entry: Parameters<typeof adGroupInJournal>[0],
	{ sent, key }: CreationTask,
): Outcome {
	const { id: adgroupId } = entry;
	if (changedValues(entry.sent, sent).length === 0) {
		return { result: adGroupInJournal(entry), hadUnknownCall: false };
	}
	const reason = { type: 'other values', where: 'earlier pass', by: 'name', adgroupId } as const;
	return { result: { failure: failure(reason), key }, hadUnknownCall: false };
}

function failureOf(outcome: Outcome | undefined): Failure | undefined {
	return outcome && 'failure' in outcome.result ? outcome.result.failure : undefined;
}

function wasUnknown(outcome: Outcome): boolean {
	return outcome.hadUnknownCall || failureOf(outcome)?.outcomeUnknown === true;
}
