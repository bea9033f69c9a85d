import { z } from 'zod';

import { id, listOf } from './valueTypes';

const price = z.number().finite().positive('must be more than 0');
const whole = z.number().int('must be a whole number').min(1, 'must be at least 1');

/** Arguments that the live tool has gained since the user's document, with TikTok's own rules. */
export const newerArguments = {
	bid_type: z.enum(['BID_TYPE_NO_BID', 'BID_TYPE_CUSTOM', 'BID_TYPE_MAX_CONVERSION']).nullish(),
	bid_price: price.nullish(),
	conversion_bid_price: price.nullish(),
	bid_display_mode: z.string().nullish(),
	deep_bid_type: z.string().nullish(),
	deep_cpa_bid: price.nullish(),
	roas_bid: price.nullish(),
	skip_learning_phase: z.union([z.boolean(), z.literal(0), z.literal(1)]).nullish(),
	schedule_type: z.enum(['SCHEDULE_FROM_NOW', 'SCHEDULE_START_END']).nullish(),
	app_id: id.nullish(),
	frequency: whole.nullish(),
	frequency_schedule: whole.max(7, 'must be at most 7').nullish(),
	dayparting: z
		.string()
		.regex(/^[01]{336}$/, 'must be 336 characters of 0 and 1')
		.nullish(),
	pacing: z.enum(['PACING_MODE_SMOOTH', 'PACING_MODE_FAST']).nullish(),
	operation_status: z.enum(['ENABLE', 'DISABLE']).nullish(),
	interest_keyword_ids: listOf(id),
	request_id: id.nullish(),
	budget_optimize_on: z.boolean().nullish(),
};
