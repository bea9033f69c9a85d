import { z } from 'zod';

/** A short text; anything else is left out, so that it can't make the rest unreadable. */
const shortText = z.string().max(500).optional().catch(undefined);

/**
 * The monthly allowance as an answer tells it (the service's reference page); the names of plans are
 * an open list. A limit that is null, missing or below zero is none.
 */
export const quotaSchema = z
	.object({
		used: z.number().finite(),
		limit: z
			.number()
			.finite()
			.nullish()
			.transform((most) => (typeof most === 'number' && most >= 0 ? most : null)),
		tier: shortText,
		period_end: shortText,
		upgrade_url: shortText,
	})
	.passthrough();

/** An allowance that could be read. */
export type Quota = z.infer<typeof quotaSchema>;

/** How much of the allowance is left, never below zero; undefined where the plan has no limit. */
export function remaining({ used, limit }: Quota): number | undefined {
	return limit === null ? undefined : Math.max(0, limit - used);
}

/** Whether more calls were made than the plan includes; Plus goes on then, for a price a call. */
function isBeyondLimit({ used, limit }: Quota): boolean {
	return limit !== null && used > limit;
}

/** An allowance of nothing beside a success can only mean that there is no limit. */
const besideSuccess = (quota: Quota) => (quota.limit === 0 ? { ...quota, limit: null } : quota);

/** Follows the allowance through a run, as the answers tell it. */
export class QuotaWatch {
	/** Where more calls were needed than were left before the first of them, until the period ends. */
	shortfall: { needed: number; left: number; until: string | undefined } | undefined;

	/** The first allowance that was exceeded by a call that was carried out all the same. */
	overLimitBegan: Quota | undefined;

	/** @param last the allowance as it was read last; at first by an earlier pass of this execution. */
	constructor(public last: Quota | undefined) {}

	/** What the service told before the first of so many calls. */
	begin(told: Quota, needed: number): void {
		this.last = besideSuccess(told);
		const left = remaining(this.last);
		if (left !== undefined && left < needed) {
			this.shortfall = { needed, left, until: told.period_end };
		}
	}

	/** An answer has come, which may report an allowance; the call was carried out, or was not. */
	answered(reported: Quota | undefined, succeeded: boolean): void {
		if (!reported) return;
		const quota = succeeded ? besideSuccess(reported) : reported;
		const before = this.last?.period_end === quota.period_end ? this.last : undefined;
		// Answers overtake each other; within a period the count only grows.
		if (before && quota.used < before.used) return;
		this.last = quota;
		const began = succeeded && isBeyondLimit(quota) && !(before && isBeyondLimit(before));
		if (began) this.overLimitBegan ??= quota;
	}

	/**
	 * How many calls the plan certainly takes before it refuses one; undefined where nothing says so:
	 * without a limit, or where the service goes on beyond it.
	 */
	callsLeft(): number | undefined {
		return this.last && !isBeyondLimit(this.last) ? remaining(this.last) : undefined;
	}
}
