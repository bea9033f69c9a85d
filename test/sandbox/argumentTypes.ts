import { z } from 'zod';

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

const id = z.string().regex(/^\d+$/, 'must be an ID made of digits');

const name = z
	.string()
	.refine((text) => text.trim() !== '', 'must not be empty')
	.refine((text) => [...text].length <= 512, 'must have at most 512 characters');

const dateTime = z
	.string()
	.refine(isRealDateTime, 'must be a real date and time in the form YYYY-MM-DD HH:MM:SS');

/** The last three of either list are newer than the rest. */
const objective = z.enum([
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

/** A list of one kind of value; an optional argument may be null, which is as good as absent. */
function listOf<Item extends z.ZodTypeAny>(item: Item) {
	return z
		.array(item)
		.refine((values) => new Set(values).size === values.length, 'must not repeat a value')
		.nullish();
}

function isRealDateTime(text: string): boolean {
	if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text)) return false;
	const date = new Date(`${text.replace(' ', 'T')}Z`);
	if (Number.isNaN(date.getTime())) return false;
	return date.toISOString().slice(0, 19).replace('T', ' ') === text;
}

/** Arguments the live tool has gained since its reference page was written; taken unseen. */
const newerArguments = {
	bid_type: z.unknown(),
	bid_price: z.unknown(),
	conversion_bid_price: z.unknown(),
	app_id: z.unknown(),
	frequency: z.unknown(),
	frequency_schedule: z.unknown(),
	dayparting: z.unknown(),
	budget_optimize_on: z.unknown(),
};

/** Every argument of `add_tiktok_ad_group`, each by itself; any other name is refused. */
export const adGroupArguments = z.strictObject({
	campaign_id: id,
	adgroup_name: name,
	budget: z.number().finite().min(1, 'must be at least 1'),
	budget_mode: z.enum(['BUDGET_MODE_DAY', 'BUDGET_MODE_TOTAL']).nullish(),
	objective: objective.nullish(),
	location_ids: listOf(id),
	age_groups: listOf(
		z.enum(['AGE_13_17', 'AGE_18_24', 'AGE_25_34', 'AGE_35_44', 'AGE_45_54', 'AGE_55_100']),
	),
	gender: z.enum(['GENDER_UNLIMITED', 'GENDER_MALE', 'GENDER_FEMALE']).nullish(),
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
	placements: listOf(
		z.enum(['PLACEMENT_TIKTOK', 'PLACEMENT_PANGLE', 'PLACEMENT_GLOBAL_APP_BUNDLE']),
	),
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
