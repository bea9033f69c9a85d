import { callsLeft, isBeyondLimit, remaining, type Quota } from './quota';

/** Below this part of the allowance, it runs low. */
const lowPart = 0.1;

/** An allowance that does not cover the rows that were still to be sent when it was read. */
export interface QuotaShortfall {
	readonly quota: Quota;
	readonly callsLeft: number;
	readonly rowsToGo: number;
}

/** Follows the allowance through a run, as the answers tell it. */
export class QuotaWatch {
	private shortfallFound: QuotaShortfall | undefined;
	private overLimit: Quota | undefined;

	/** An allowance may count calls that are still open, so only rows not yet sent are to go. */
	private readonly sent = new Set<number>();

	/**
	 * @param latest what an earlier pass of this execution read.
	 * @param rows how many rows this run wants to send.
	 */
	constructor(
		private latest: Quota | undefined,
		private readonly rows: number,
	) {
		this.compare();
	}

	/** A call is made for a row, for the first time or again. */
	rowSent(item: number): void {
		this.sent.add(item);
	}

	/**
	 * An answer has come.
	 *
	 * @param reported the allowance in it.
	 * @param succeeded whether the call was carried out.
	 */
	answered(reported: Quota | undefined, succeeded: boolean): void {
		if (!reported) return;
		// An allowance of nothing beside a success can only mean that there is no limit.
		const quota = succeeded && reported.limit === 0 ? { ...reported, limit: null } : reported;
		const before = this.latest;
		const samePeriod = before !== undefined && quota.period_end === before.period_end;
		// Answers overtake each other; within a period the count only grows.
		if (samePeriod && quota.used < before.used) return;
		this.latest = quota;
		const wasBeyond = samePeriod && isBeyondLimit(before);
		if (succeeded && isBeyondLimit(quota) && !wasBeyond) this.overLimit ??= quota;
		this.compare();
	}

	/** The allowance as it was read last. */
	get last(): Quota | undefined {
		return this.latest;
	}

	/** How many calls are certain to be taken still; undefined where nothing says so. */
	callsLeft(): number | undefined {
		return this.latest && callsLeft(this.latest);
	}

	/** The allowance, where little or nothing of it is left. */
	get low(): Quota | undefined {
		const { latest } = this;
		if (!latest || latest.limit === null || isBeyondLimit(latest)) return undefined;
		return (remaining(latest) ?? 0) < latest.limit * lowPart ? latest : undefined;
	}

	/** Set from the moment that the allowance did not cover the rows still to be sent. */
	get shortfall(): QuotaShortfall | undefined {
		return this.shortfallFound;
	}

	/** The first allowance that was exceeded by a call that was carried out all the same. */
	get overLimitBegan(): Quota | undefined {
		return this.overLimit;
	}

	private compare(): void {
		const left = this.callsLeft();
		const rowsToGo = this.rows - this.sent.size;
		if (this.shortfallFound || !this.latest || left === undefined || left >= rowsToGo) return;
		this.shortfallFound = { quota: this.latest, callsLeft: left, rowsToGo };
	}
}
