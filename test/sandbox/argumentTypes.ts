import { z } from 'zod';

import { published, publishedTable, type PublishedArgument } from '../rows/publishedTable';
import { budget, dateTime, id, listOf, name } from './valueTypes';

/** One of the published values, and of those that have come since. */
function oneOf(argument: string, newer: readonly string[] = []) {
	const { values = [], later = [] } = published(argument);
	const [first = '', ...others] = [...values, ...later, ...newer];
	return z.enum([first, ...others]);
}

export const objective = oneOf('objective', ['WEB_CONVERSIONS', 'PRODUCT_SALES', 'SHOP_PURCHASES']);

export const ageGroups = listOf(oneOf('age_groups'));

export const gender = oneOf('gender');

export const placements = listOf(oneOf('placements'));

const price = z.number().finite().positive('must be more than 0');

const whole = z.number().int('must be a whole number').min(1, 'must be at least 1');

/** Arguments with a rule of their own, and those that other rules ask for. */
const ruled = {
	campaign_id: id,
	adgroup_name: name,
	budget,
	budget_mode: oneOf('budget_mode').nullish(),
	objective: objective.nullish(),
	schedule_start_time: dateTime.nullish(),
	schedule_end_time: dateTime.nullish(),
	pixel_id: z
		.string()
		.regex(/^[A-Za-z0-9]+$/, 'must be an ID made of letters and digits')
		.nullish(),
	optimization_event: oneOf('optimization_event').nullish(),
	audience_ids: listOf(id),
	excluded_audience_ids: listOf(id),
	languages: listOf(z.string().regex(/^[a-z]{2,3}(-[A-Za-z]{2,4})?$/, 'must be a language code')),
	placement_type: oneOf('placement_type').nullish(),
	placements,
	operating_systems: listOf(oneOf('operating_systems')),
	billing_event: oneOf('billing_event').nullish(),
	optimization_goal: z
		.string()
		.regex(/^[A-Z][A-Z0-9_]*$/, 'must be the name of a goal, such as CLICK')
		.nullish(),
	promotion_type: oneOf('promotion_type').nullish(),
	advertiser_id: id.nullish(),

	// Gained by the live tool since the user's document, with TikTok's own rules.
	bid_type: z.enum(['BID_TYPE_NO_BID', 'BID_TYPE_CUSTOM', 'BID_TYPE_MAX_CONVERSION']).nullish(),
	bid_price: price.nullish(),
	conversion_bid_price: price.nullish(),
	bid_display_mode: z.string().nullish(),
	deep_bid_type: z.string().nullish(),
	deep_cpa_bid: price.nullish(),
	roas_bid: price.nullish(),
	skip_learning_phase: z.union([z.boolean(), z.literal(0), z.literal(1)]).nullish(),
	frequency: whole.nullish(),
	frequency_schedule: whole.max(7, 'must be at most 7').nullish(),
	dayparting: z
		.string()
		.regex(/^[01]{336}$/, 'must be 336 characters of 0 and 1')
		.nullish(),
	operation_status: z.enum(['ENABLE', 'DISABLE']).nullish(),
	request_id: id.nullish(),
	budget_optimize_on: z.boolean().nullish(),
};

/** The type of an argument that the table describes in full. */
function typeOf({ name: argument, type, control, values }: PublishedArgument): z.ZodTypeAny {
	if (type === 'boolean') return z.boolean().nullish();
	if (type === 'number') return (control === 'number' ? whole : price).nullish();
	const item = values ? oneOf(argument) : control === 'dateTime' ? dateTime : id;
	return type === 'array' ? listOf(item) : item.nullish();
}

const described: object = Object.fromEntries(publishedTable.map((one) => [one.name, typeOf(one)]));

/** Every argument of `add_tiktok_ad_group`, each on its own; any other name is refused. */
export const adGroupArguments = z.strictObject({ ...described, ...ruled });

/** The arguments of a new ad group, each of the right type. */
export type AdGroupArguments = z.infer<typeof adGroupArguments>;
