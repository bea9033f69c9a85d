import { z } from 'zod';

/** Anything else is left out, so that it can't make the rest unreadable. */
const shortText = z.string().max(500).optional().catch(undefined);

const unlimited = z.union([z.null(), z.undefined(), z.number().finite().negative()]);

/** The monthly allowance in an answer (the service's reference page). */
export const quotaSchema = z
	.object({
		used: z.number().finite(),
		limit: z
			.number()
			.finite()
			.nonnegative()
			.or(unlimited.transform(() => null)),
		tier: shortText,
		period_end: shortText,
		upgrade_url: shortText,
	})
	.passthrough();

/** An allowance; a plan without a limit has null. */
export type Quota = z.infer<typeof quotaSchema>;

/** How much of the allowance is left, never below zero; undefined if the plan is unlimited. */
export function remaining({ used, limit }: Quota): number | undefined {
	return limit === null ? undefined : Math.max(0, limit - used);
}

const isBeyondLimit = ({ used, limit }: Quota) => limit !== null && used > limit;

/** A success that reports a limit of 0 means the plan is unlimited. */
const ofSuccess = (quota: Quota) => (quota.limit === 0 ? { ...quota, limit: null } : quota);

/** Follows the allowance through a run, answer by answer. */
export class QuotaWatch {
	/** Set if the run needs more calls than were left before its first one. */
	shortfall: { needed: number; left: number; until: string | undefined } | undefined;

	/** The first allowance that a call exceeded and was carried out all the same. */
	overLimitBegan: Quota | undefined;

	/** @param last the allowance as it was read last; at first, by an earlier pass of this execution. */
	constructor(public last: Quota | undefined) {}

	/** What the service reported before the first of the calls that are `needed`. */
	begin(told: Quota, needed: number): void {
		this.last = ofSuccess(told);
		const left = remaining(this.last);
		if (left !== undefined && left < needed) {
			this.shortfall = { needed, left, until: told.period_end };
		}
	}

	/** Takes in what an answer reports. */
	answered(reported: Quota | undefined, succeeded: boolean): void {
		if (!reported) return;
		const quota = succeeded ? ofSuccess(reported) : reported;
		const before = this.last?.period_end === quota.period_end ? this.last : undefined;
		// Answers overtake each other; within a period the count only grows.
		if (before && quota.used < before.used) return;
		this.last = quota;
		const began = succeeded && isBeyondLimit(quota) && !(before && isBeyondLimit(before));
		if (began) this.overLimitBegan ??= quota;
	}

	/** How many calls the plan certainly accepts; undefined if it is unlimited, or goes on beyond its limit. */
	callsLeft(): number | undefined {
		return this.last && !isBeyondLimit(this.last) ? remaining(this.last) : undefined;
	}
}
