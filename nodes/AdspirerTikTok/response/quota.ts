import { z } from 'zod';

const wholeNumber = /^\s*-?\d{1,15}\s*$/;
const noLimit = /^\s*(unlimited|no limit|none|n\/a|∞)?\s*$/i;

/** A number, also where it arrives as text. */
const count = z.union([z.number().finite(), z.string().regex(wholeNumber).transform(Number)]);

/** Null for every way to say that a plan has no limit: -1, null, no value, or a word. */
const limit = z
	.union([count, z.string().regex(noLimit), z.null(), z.undefined()])
	.transform((value) => (typeof value === 'number' && value >= 0 ? value : null));

/** A short text; anything else is left out, so that it can't make the rest unreadable. */
const shortText = z.string().max(500).optional().catch(undefined);

/** The monthly allowance as an answer tells it; the names of plans are an open list. */
export const quotaSchema = z
	.object({
		used: count,
		limit,
		tier: shortText,
		period_end: shortText,
		upgrade_url: shortText,
	})
	.passthrough();

/** An allowance that could be read. */
export type Quota = z.infer<typeof quotaSchema>;

/** How much of the allowance is left, never below zero; undefined where the plan has no limit. */
export function remaining({ used, limit: most }: Quota): number | undefined {
	return most === null ? undefined : Math.max(0, most - used);
}

/** Whether more calls were made than the plan includes; Plus goes on then, for a price a call. */
export function isBeyondLimit({ used, limit: most }: Quota): boolean {
	return most !== null && used > most;
}

/**
 * How many calls the plan certainly takes before it refuses one; undefined where nothing says so:
 * without a limit, or where the service goes on beyond it.
 */
export function callsLeft(quota: Quota): number | undefined {
	return isBeyondLimit(quota) ? undefined : remaining(quota);
}
