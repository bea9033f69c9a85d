import type { ChangedRow, Plan, PlannedCall } from '../../duplicates/plan';
import type { Outcome } from '../../duplicates/settle';
import { failure, type Failure } from '../../response/failure';
import { isCreated, type Created, type Result } from '../../response/result';
import type { Row } from '../../rows/readRows';

/** What the rows of a run have come to so far. */
export class RowResults {
	/** IDs of ad groups that rows are known to have. */
	readonly takenIds = new Set<string>();

	/** Rows whose ad group was found in its campaign's list. */
	readonly settled: Array<{ item: number; id: string }> = [];

	/** The row that failed first in time. */
	firstFailed: number | undefined;

	/** True once the API key or the quota was refused, as all other calls would be. */
	hasFatalFailure = false;

	private readonly outcomes = new Map<number, Outcome>();

	constructor(
		private readonly plan: Plan,
		private readonly rows: readonly Row[],
	) {
		for (const row of plan.rows) if ('result' in row) this.take(row.result);
	}

	/** The planned calls, in the order of the rows. */
	get calls(): PlannedCall[] {
		return this.plan.rows.flatMap((row) => ('call' in row ? [row.call] : []));
	}

	/** A call has come to this; a later outcome of the same row counts instead. */
	conclude({ item }: PlannedCall, outcome: Outcome): void {
		const { result } = outcome;
		this.outcomes.set(item, outcome);
		this.take(result);
		if (!('failure' in result)) return;
		const { kind, reason } = result.failure;
		if (reason.type !== 'not sent') this.firstFailed ??= item;
		if (kind === 'unauthorized' || kind === 'quota') this.hasFatalFailure = true;
	}

	of({ item }: PlannedCall): Outcome | undefined {
		return this.outcomes.get(item);
	}

	/** A failure of a row's own, except for rows whose calls will be made again. */
	firstFailure(butFor: readonly PlannedCall[] = []): Failure | undefined {
		const open = new Set(butFor.map(({ item }) => item));
		for (const [item, { result }] of this.outcomes) {
			if (!('failure' in result) || open.has(item)) continue;
			if (result.failure.reason.type !== 'not sent') return result.failure;
		}
		return undefined;
	}

	/** Rows for which was created what an earlier try sent, and not what they say now. */
	changed(): ChangedRow[] {
		return this.calls.flatMap((call) => {
			const { item, changed, isLaterUse = false } = call;
			const result = this.of(call)?.result;
			const exists = result !== undefined && isCreated(result);
			return changed && exists && !isLaterUse ? [{ item, values: changed }] : [];
		});
	}

	/** One for each row, in order. */
	all(): Result[] {
		return this.plan.rows.map((_row, item) => this.resultOf(item));
	}

	private resultOf(item: number): Result {
		const row = this.plan.rows[item];
		if (row === undefined) throw new RangeError(`There is no row ${item}`);
		if ('result' in row) return row.result;
		if ('sameAs' in row) return this.resultOf(row.sameAs);
		const { call } = row;
		const result = this.of(call)?.result;
		if (!result) {
			return { failure: failure({ type: 'not sent', because: 'stopped' }), key: call.key };
		}
		return call.isLaterUse && isCreated(result) ? this.otherValues(call, result) : result;
	}

	/** An earlier row's ad group, whose outcome was unknown until now; this row asks for another one. */
	private otherValues({ item }: PlannedCall, { adGroup: { adgroupId }, key }: Created): Result {
		const by = this.rows[item]?.strategy?.by === 'custom' ? 'key' : 'name';
		const reason = { type: 'other values', where: 'earlier pass', by, adgroupId } as const;
		return { failure: failure(reason), key };
	}

	private take(result: Result): void {
		if (isCreated(result) && result.adGroup.adgroupId !== null) {
			this.takenIds.add(result.adGroup.adgroupId);
		}
	}
}
