import { z } from 'zod';

import { published } from '../rows/publishedTable';
import { newerArguments } from './newerArguments';
import { budget, dateTime, id, listOf, name } from './valueTypes';

/** Event names the service no longer takes, with those that replaced them. */
const retiredEvents = new Map([
	['SUBMIT_FORM', 'FORM'],
	['ADD_TO_CART', 'ON_WEB_CART'],
	['VIEW_CONTENT', 'ON_WEB_DETAIL'],
	['COMPLETE_REGISTRATION', 'ON_WEB_REGISTER'],
	['DOWNLOAD', 'DOWNLOAD_FINISH'],
	['CONTACT', 'CONSULT'],
	['BUTTON_CLICK', 'CLICK_LANDING_PAGE'],
]);

/** One of the published values, and of those that have come since. */
function oneOf(argument: string, newer: readonly string[] = [], params: z.RawCreateParams = {}) {
	const { values = [], later = [] } = published(argument);
	const [first = '', ...others] = [...values, ...later, ...newer];
	return z.enum([first, ...others], params);
}

export const objective = oneOf('objective', ['WEB_CONVERSIONS', 'PRODUCT_SALES', 'SHOP_PURCHASES']);

const event = oneOf('optimization_event', [], {
	errorMap: (_issue, { data, defaultError }) => {
		const successor = retiredEvents.get(String(data));
		return { message: successor ? `was retired; use ${successor}` : defaultError };
	},
});

export const ageGroups = listOf(oneOf('age_groups'));

export const gender = oneOf('gender');

export const placements = listOf(oneOf('placements'));

/** Every argument of `add_tiktok_ad_group`, each by itself; any other name is refused. */
export const adGroupArguments = z.strictObject({
	campaign_id: id,
	adgroup_name: name,
	budget,
	budget_mode: oneOf('budget_mode').nullish(),
	objective: objective.nullish(),
	location_ids: listOf(id),
	age_groups: ageGroups,
	gender: gender.nullish(),
	schedule_start_time: dateTime.nullish(),
	schedule_end_time: dateTime.nullish(),
	pixel_id: z
		.string()
		.regex(/^[A-Za-z0-9]+$/, 'must be an ID made of letters and digits')
		.nullish(),
	optimization_event: event.nullish(),
	interest_category_ids: listOf(id),
	audience_ids: listOf(id),
	excluded_audience_ids: listOf(id),
	languages: listOf(z.string().regex(/^[a-z]{2,3}(-[A-Za-z]{2,4})?$/, 'must be a language code')),
	placement_type: oneOf('placement_type').nullish(),
	placements,
	operating_systems: listOf(oneOf('operating_systems')),
	video_download_disabled: z.boolean().nullish(),
	comment_disabled: z.boolean().nullish(),
	billing_event: oneOf('billing_event').nullish(),
	optimization_goal: z
		.string()
		.regex(/^[A-Z][A-Z0-9_]*$/, 'must be the name of a goal, such as CLICK')
		.nullish(),
	promotion_type: oneOf('promotion_type').nullish(),
	advertiser_id: id.nullish(),
	...newerArguments,
});

/** The arguments of a new ad group, each of the right type. */
export type AdGroupArguments = z.infer<typeof adGroupArguments>;
