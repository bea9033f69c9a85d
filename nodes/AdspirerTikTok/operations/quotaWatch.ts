import type { NodeExecutionHint } from 'n8n-workflow';
import type { Quota } from '../envelope/envelope';
import { quotaHints } from '../items/hints';

/** Below this part of the allowance a hint tells that it runs low. */
const lowPart = 0.1;

/** Follows the allowance through a run, as the answers tell it. */
export class QuotaWatch {
	private short: { quota: Quota; rowsToGo: number } | undefined;

	/** An allowance may hold calls of rows still under way already, so only the others are to go. */
	private readonly sent = new Set<number>();

	/**
	 * @param latest what an earlier pass of this execution was told.
	 * @param rows how many calls this run wants to make.
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

	/** An answer has come; `quota` is what it told. */
	answered(quota: Quota | undefined): void {
		// An allowance of nothing beside a success can only mean that there is no limit.
		if (!quota || quota.limit <= 0) return;
		// Answers overtake each other; within a period the count only grows.
		const samePeriod = quota.period_end === this.latest?.period_end;
		if (!this.latest || !samePeriod || quota.used >= this.latest.used) this.latest = quota;
		this.compare();
	}

	get last(): Quota | undefined {
		return this.latest;
	}

	/** Undefined where nothing was told, or where the plan goes on beyond its allowance for a fee. */
	callsLeft(): number | undefined {
		if (!this.latest || this.latest.used > this.latest.limit) return undefined;
		return this.latest.limit - this.latest.used;
	}

	hints(): NodeExecutionHint[] {
		const { latest } = this;
		const low = latest && latest.limit - latest.used < latest.limit * lowPart ? latest : undefined;
		return quotaHints(low, this.short);
	}

	private compare(): void {
		const left = this.callsLeft();
		const rowsToGo = this.rows - this.sent.size;
		if (this.short || !this.latest || left === undefined || left >= rowsToGo) return;
		this.short = { quota: this.latest, rowsToGo };
	}
}
