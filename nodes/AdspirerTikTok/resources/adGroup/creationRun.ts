import type { IExecuteFunctions } from 'n8n-workflow';
import { openService } from '../../client/service';
import { maxWait } from '../../client/workerPool';
import type { ExecutionScope } from '../../duplicates/executionScope';
import type { ChangedRow, Plan, PlannedCall } from '../../duplicates/plan';
import { canBeSettled, settleAfter, settleBefore, skipExisting } from '../../duplicates/settle';
import { failure, type Failure } from '../../response/failure';
import type { Quota } from '../../response/quota';
import { QuotaWatch } from '../../response/quotaWatch';
import type { Result } from '../../response/result';
import { afterUnknownCall } from '../../response/unknownOutcome';
import type { Row } from '../../rows/row';
import type { RunOptions } from '../../rows/runOptions';
import { afterBug } from '../attempts';
import { createAdGroups } from './createAdGroups';
import { RowResults } from './rowResults';
import { settleByLists, type SettleOptions } from './settleByLists';

/** What the calls of a plan came to. */
export interface CreationRun {
	/** One for each row, in order. */
	readonly results: readonly Result[];
	/** The row that failed first in time. */
	readonly firstFailed: number | undefined;
	/** Rows whose ad group was found in its campaign's list. */
	readonly settled: ReadonlyArray<{ readonly item: number; readonly id: string }>;
	/** Rows for which was created what an earlier try had sent, and not what they say now. */
	readonly changed: readonly ChangedRow[];
	readonly quota: QuotaWatch;
}

/**
 * Carries out a plan: looks up what earlier tries left open, skips names that exist where that is
 * asked for, makes the calls, and looks up what their answers left open. Never rejects: what was
 * created must not be lost by a bug in what comes after it.
 */
export async function executePlan(
	context: IExecuteFunctions,
	plan: Plan,
	rows: readonly Row[],
	{ journal }: ExecutionScope,
): Promise<CreationRun> {
	const results = new RowResults(plan, rows);
	const { calls } = results;
	let quota = new QuotaWatch(journal.quota, calls.length);
	let afterAll = (result: Result) => result;
	try {
		const service = calls.length > 0 ? await openService(context) : undefined;
		if (service && 'problem' in service) {
			const reason = { type: 'bad credential', problem: service.problem } as const;
			failAll(calls, failure(reason, { abortScope: 'run' }), results);
		} else if (service) {
			const creation = new Creation(context, { service, journal, rows, results });
			quota = await creation.run(calls);
		}
	} catch (error) {
		const isStopped = context.getExecutionCancelSignal()?.aborted === true;
		if (!isStopped) {
			afterAll = (result) =>
				'failure' in result ? { ...result, failure: afterBug(result.failure, error) } : result;
		}
	}
	journal.quota = quota.last;
	const { firstFailed, settled } = results;
	const all = results.all().map(afterAll);
	return { results: all, firstFailed, settled, changed: results.changed(), quota };
}

type Dependencies = Pick<SettleOptions, 'service' | 'journal' | 'rows' | 'results'>;

class Creation {
	private readonly settling: Omit<SettleOptions, 'onQuota'>;

	/** Where the node doesn't go on after errors, no call is made after the first failure. */
	private readonly endsAtFailure: boolean;

	constructor(
		context: IExecuteFunctions,
		private readonly dependencies: Dependencies,
	) {
		const stop = context.getExecutionCancelSignal();
		this.settling = { ...dependencies, started: Date.now(), stop };
		this.endsAtFailure = !context.continueOnFail();
	}

	/** Makes calls, with all that goes before and after. */
	async run(planned: readonly PlannedCall[]): Promise<QuotaWatch> {
		const { results, journal } = this.dependencies;
		let latest = journal.quota;
		const wanted = await this.settleBeforeCalls(planned, (read) => (latest = read ?? latest));
		const quota = new QuotaWatch(latest, wanted.length);
		let calls = wanted;
		while (calls.length > 0) {
			await this.create(calls, quota);
			if (results.hasFatalFailure || this.settling.stop?.aborted) break;
			const again = await this.settleAfterCalls(calls, quota);
			if (this.endsAtFailure && results.firstFailure(again)) break;
			// What held rows back may have turned out to be no failure, or is to be tried once more.
			const heldBack = wanted.filter((call) => isHeldBack(results.of(call)?.result));
			calls = again.length > 0 ? again : heldBack;
		}
		return quota;
	}

	/** Asks for the lists that calls need before they are made. Returns the calls to be made. */
	private async settleBeforeCalls(
		planned: readonly PlannedCall[],
		onQuota: (quota: Quota | undefined) => void,
	): Promise<readonly PlannedCall[]> {
		const { results } = this.dependencies;
		const isOpen = (call: PlannedCall) => call.unknownSince !== undefined;
		const needsList = (call: PlannedCall) => {
			const { settleUnknown, skipExistingNames } = this.optionsOf(call);
			return skipExistingNames || (settleUnknown && isOpen(call));
		};
		const { calls, fatal } = await settleByLists(
			planned.filter(needsList),
			(call, input) => (isOpen(call) ? settleBefore(call, input) : skipExisting(call, input)),
			{ ...this.settling, onQuota },
		);
		const wanted = planned.filter((call) => !needsList(call) || calls.includes(call));
		const end = fatal ?? (this.endsAtFailure ? results.firstFailure() : undefined);
		if (!end) return wanted;
		failAll(wanted, end, results);
		return [];
	}

	private async create(calls: readonly PlannedCall[], quota: QuotaWatch): Promise<void> {
		const { service, journal, rows, results } = this.dependencies;
		await createAdGroups(calls, {
			service,
			journal,
			quota,
			optionsOf: (call) => this.optionsOf(call),
			takenIds: results.takenIds,
			maxConcurrency: rows[0]?.options.maxConcurrency ?? 1,
			stopAtFailure: this.endsAtFailure,
			stop: this.settling.stop,
			onOutcome: (call, outcome) => results.conclude(call, outcome),
		});
	}

	/** Asks for the lists that tell what calls left open. Returns calls to be made with another key. */
	private async settleAfterCalls(
		made: readonly PlannedCall[],
		quota: QuotaWatch,
	): Promise<readonly PlannedCall[]> {
		const { results } = this.dependencies;
		const open = made.filter((call) => {
			const outcome = results.of(call);
			return outcome && this.optionsOf(call).settleUnknown && canBeSettled(outcome);
		});
		const { calls, fatal } = await settleByLists(
			open,
			(call, input) => {
				const outcome = results.of(call);
				return outcome ? settleAfter(call, outcome, input) : { call };
			},
			{ ...this.settling, onQuota: (read) => quota.answered(read, true) },
		);
		return fatal ? [] : calls;
	}

	private optionsOf({ item }: PlannedCall): RunOptions {
		const options = this.dependencies.rows[item]?.options;
		if (!options) throw new RangeError(`There is no row ${item}`);
		return options;
	}
}

/** No call is made, for one reason: it is the first one's failure, unless a row has it already. */
function failAll(calls: readonly PlannedCall[], because: Failure, results: RowResults): void {
	const isReported = results.firstFailure() === because;
	for (const [at, call] of calls.entries()) {
		const why = at === 0 && !isReported ? because : failure({ type: 'not sent', because });
		const mayExist = call.unknownSince !== undefined;
		const result = { failure: mayExist ? afterUnknownCall(why) : why, key: call.key };
		results.conclude(call, { result, hadUnknownCall: mayExist });
	}
}

/** True for a row that was not sent because of a failure that concerned another row alone. */
function isHeldBack(result: Result | undefined): boolean {
	if (!result || !('failure' in result)) return false;
	const { reason } = result.failure;
	if (reason.type !== 'not sent' || reason.because === 'stopped') return false;
	const { abortScope, retry, waitMs = 0 } = reason.because;
	return abortScope === 'row' && retry !== 'throttled' && waitMs <= maxWait;
}
