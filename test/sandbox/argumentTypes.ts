import { z } from 'zod';

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

/** The last three of either list are newer than the rest. */
export const objective = z.enum([
	'TRAFFIC',
	'CONVERSIONS',
	'LEAD_GENERATION',
	'REACH',
	'VIDEO_VIEWS',
	'APP_PROMOTION',
	'WEB_CONVERSIONS',
	'PRODUCT_SALES',
	'SHOP_PURCHASES',
]);

const event = z.enum(
	[
		'COMPLETE_PAYMENT',
		'ON_WEB_CART',
		'ON_WEB_DETAIL',
		'ON_WEB_REGISTER',
		'FORM',
		'CONVERSION_LEADS',
		'PAGE_VISIT',
		'CLICK_LANDING_PAGE',
		'PHONE_CONNECT',
		'SEARCH',
		'SUBSCRIBE',
		'DOWNLOAD_FINISH',
		'INITIATE_ORDER',
		'ON_WEB_SUBSCRIBE',
		'CONSULT',
	],
	{
		errorMap: (_issue, { data, defaultError }) => {
			const successor = retiredEvents.get(String(data));
			return { message: successor ? `was retired; use ${successor}` : defaultError };
		},
	},
);

export const ageGroups = listOf(
	z.enum(['AGE_13_17', 'AGE_18_24', 'AGE_25_34', 'AGE_35_44', 'AGE_45_54', 'AGE_55_100']),
);

export const gender = z.enum(['GENDER_UNLIMITED', 'GENDER_MALE', 'GENDER_FEMALE']);

export const placements = listOf(
	z.enum(['PLACEMENT_TIKTOK', 'PLACEMENT_PANGLE', 'PLACEMENT_GLOBAL_APP_BUNDLE']),
);

/** Every argument of `add_tiktok_ad_group`, each by itself; any other name is refused. */
export const adGroupArguments = z.strictObject({
	campaign_id: id,
	adgroup_name: name,
	budget,
	budget_mode: z.enum(['BUDGET_MODE_DAY', 'BUDGET_MODE_TOTAL']).nullish(),
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
	placement_type: z.enum(['PLACEMENT_TYPE_AUTOMATIC', 'PLACEMENT_TYPE_NORMAL']).nullish(),
	placements,
	operating_systems: listOf(z.enum(['ANDROID', 'IOS'])),
	video_download_disabled: z.boolean().nullish(),
	comment_disabled: z.boolean().nullish(),
	billing_event: z.enum(['CPC', 'CPM', 'OCPM', 'CPV']).nullish(),
	optimization_goal: z
		.string()
		.regex(/^[A-Z][A-Z0-9_]*$/, 'must be the name of a goal, such as CLICK')
		.nullish(),
	promotion_type: z.enum(['WEBSITE', 'APP_ANDROID', 'APP_IOS']).nullish(),
	advertiser_id: id.nullish(),
	...newerArguments,
});

/** The arguments of a new ad group, each of the right type. */
export type AdGroupArguments = z.infer<typeof adGroupArguments>;
