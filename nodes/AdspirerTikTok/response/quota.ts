import { z } from 'zod';

/** Anything else is dropped, so that it can't make the rest unreadable. */
const shortTextSchema = z.string().max(500).optional().catch(undefined);

/** The monthly allowance in an answer (the service's reference page). */
export const quotaSchema = z
	.object({
		used: z.number().finite(),
		limit: z
			.number()
			.finite()
			.nullish()
			.transform((limit) => (Number(limit) < 0 ? null : (limit ?? null))),
		tier: shortTextSchema,
		period_end: shortTextSchema,
		upgrade_url: shortTextSchema,
	})
	.passthrough();

/** An allowance; a plan without a limit has null. */
export type Quota = z.infer<typeof quotaSchema>;

/** How much of the allowance is left, never below zero; undefined if the plan is unlimited. */
export function remaining({ used, limit }: Quota): number | undefined {
	if (limit === null) return undefined;
	return Math.max(0, limit - used);
}

const isBeyondLimit = ({ used, limit }: Quota) => limit !== null && used > limit;

/** A success that reports a limit of 0 means the plan is unlimited. */
function ofSuccess(quota: Quota): Quota {
	if (quota.limit !== 0) return quota;
	return { ...quota, limit: null };
}

/** Tracks the allowance through a run, answer by answer. */
export class QuotaWatch {
	/** @param last the allowance as it was read last; at first, by an earlier pass of this execution. */
	constructor(public last: Quota | undefined) {}

	/** Takes in what an answer reports. */
	answered(outcome: { readonly answer: Reporting } | { readonly failure: Reporting }): void {
		if ('failure' in outcome) {
			const { quota, outcomeUnknown = false } = outcome.failure;
			if (quota) this.take(quota);
			else if (outcomeUnknown) this.untold += 1;
			return;
		}
		if (outcome.answer.quota) this.take(ofSuccess(outcome.answer.quota));
	}

	/** Answers overtake each other; within a period the count only grows. */
	private take(quota: Quota): void {
		const { last } = this;
		const isOutdated = last && last.period_end === quota.period_end && quota.used < last.used;
		if (isOutdated) return;
		this.last = quota;
		this.untold = 0;
	}

	/** The allowance, if calls beyond its limit are carried out all the same. */
	get exceeded(): Quota | undefined {
		if (this.last && isBeyondLimit(this.last)) return this.last;
		return undefined;
	}

	/** Calls without an answer since it was read last, which may have counted. */
	private untold = 0;

	/** Calls that pauses still take, by who makes them. */
	private readonly kept = new Map<unknown, number>();

	/** Keeps as many calls for the pauses of one that makes things. */
	keep(owner: unknown, calls: number): void {
		this.kept.delete(owner);
		if (calls > 0) this.kept.set(owner, calls);
	}

	/** True if no pause is to come. */
	get keepsNone(): boolean {
		return this.kept.size === 0;
	}

	/** How many calls are certainly left beside those that others' pauses take; infinite if that isn't known. */
	callsFree(owner?: unknown): number {
		let free = (this.callsLeft() ?? Infinity) - this.untold;
		for (const [other, calls] of this.kept) if (other !== owner) free -= calls;
		return free;
	}

	/** How many calls the plan certainly takes; undefined if it is unlimited, or goes on beyond its limit. */
	callsLeft(): number | undefined {
		if (!this.last || this.exceeded) return undefined;
		return remaining(this.last);
	}
}

interface Reporting {
	readonly quota?: Quota | undefined;
	readonly outcomeUnknown?: boolean;
}
