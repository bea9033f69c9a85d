import type { NodePropertyTypes } from 'n8n-workflow';

/** One argument of `add_tiktok_ad_group` as its reference page lists it, and where the form has it. */
export interface PublishedArgument {
	readonly name: string;
	readonly type: 'string' | 'number' | 'array' | 'boolean';
	/** The parameter's path, which saved workflows hold. */
	readonly path: string;
	/** The parameter's type in n8n. */
	readonly control: NodePropertyTypes;
	readonly required?: true;
	/** The values that the page allows, or that it names where it keeps the list open. */
	readonly values?: readonly string[];
	/** Values that the service has added since and that the form offers too. */
	readonly later?: readonly string[];
	/** True where the service takes values that no list names. */
	readonly open?: true;
	readonly default?: string;
	/** True for what the live tool has beyond the page. */
	readonly beyond?: true;
	/** A value that passes, for arguments without a list of values. */
	readonly example?: string | number;
}

const objectives = [
	'TRAFFIC',
	'CONVERSIONS',
	'LEAD_GENERATION',
	'REACH',
	'VIDEO_VIEWS',
	'APP_PROMOTION',
];

const events = [
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
];

const laterEvents = ['INITIATE_ORDER', 'ON_WEB_SUBSCRIBE', 'CONSULT'];

const ages = ['AGE_13_17', 'AGE_18_24', 'AGE_25_34', 'AGE_35_44', 'AGE_45_54', 'AGE_55_100'];

const id = '1790000000000000002';
const one = { type: 'string' } as const;
const list = { type: 'array' } as const;
const yesNo = { type: 'boolean', control: 'boolean' } as const;
const picked = { ...one, control: 'options' } as const;
const ticked = { ...list, control: 'multiOptions' } as const;
const idText = { ...list, control: 'string', example: '6251999' } as const;
const idList = { ...idText, control: 'resourceLocator' } as const;
const price = { type: 'number', control: 'string', example: 1.25 } as const;
const time = { ...one, control: 'dateTime', example: '2027-05-01 14:30:00' } as const;

/** What the live tool takes beyond the page, with TikTok's own values. */
const beyondThePage: ReadonlyArray<Omit<PublishedArgument, 'beyond'>> = [
	{
		name: 'bid_type',
		...picked,
		path: 'bidding.bidType',
		values: ['BID_TYPE_NO_BID', 'BID_TYPE_CUSTOM', 'BID_TYPE_MAX_CONVERSION'],
	},
	{ name: 'bid_price', ...price, path: 'bidding.bidPrice' },
	{ name: 'conversion_bid_price', ...price, path: 'bidding.conversionBidPrice' },
	{ name: 'frequency', type: 'number', control: 'number', path: 'delivery.frequency', example: 3 },
	{
		name: 'frequency_schedule',
		type: 'number',
		control: 'number',
		path: 'delivery.frequencySchedule',
		example: 7,
	},
	{
		name: 'dayparting',
		...one,
		path: 'delivery.dayparting',
		control: 'string',
		example: '01'.repeat(168),
	},
	{
		name: 'pacing',
		...picked,
		path: 'delivery.pacing',
		values: ['PACING_MODE_SMOOTH', 'PACING_MODE_FAST'],
	},
	{
		name: 'schedule_type',
		...picked,
		path: 'delivery.scheduleType',
		values: ['SCHEDULE_FROM_NOW', 'SCHEDULE_START_END'],
	},
	{ name: 'app_id', ...one, path: 'delivery.appId', control: 'string', example: id },
	{ name: 'interest_keyword_ids', ...idText, path: 'delivery.interestKeywordIds' },
];

/** All of them, those of the page first, in its order. */
export const publishedTable: readonly PublishedArgument[] = [
	{
		name: 'campaign_id',
		...one,
		required: true,
		path: 'campaignId',
		control: 'resourceLocator',
		example: id,
	},
	{
		name: 'adgroup_name',
		...one,
		required: true,
		path: 'adgroupName',
		control: 'string',
		example: 'Autumn, UK',
	},
	{
		name: 'budget',
		type: 'number',
		required: true,
		path: 'budget',
		// n8n marks no empty number as missing.
		control: 'string',
		example: 49.9,
	},
	{
		name: 'budget_mode',
		...picked,
		path: 'budgetMode',
		values: ['BUDGET_MODE_DAY', 'BUDGET_MODE_TOTAL'],
		default: 'BUDGET_MODE_DAY',
	},
	{ name: 'objective', ...picked, path: 'objective', values: objectives, default: 'TRAFFIC' },
	{ name: 'location_ids', ...ticked, path: 'locations', example: '6251999' },
	{ name: 'age_groups', ...ticked, path: 'targeting.ageGroups', values: ages },
	{
		name: 'gender',
		...picked,
		path: 'targeting.gender',
		values: ['GENDER_UNLIMITED', 'GENDER_MALE', 'GENDER_FEMALE'],
	},
	{ name: 'schedule_start_time', ...time, path: 'scheduleStartTime' },
	{ name: 'schedule_end_time', ...time, path: 'scheduleEndTime' },
	{ name: 'pixel_id', ...one, path: 'pixelId', control: 'string', example: '7090000000000000001' },
	{
		name: 'optimization_event',
		...picked,
		path: 'optimizationEvent',
		values: events,
		later: laterEvents,
	},
	{ name: 'interest_category_ids', ...idList, path: 'targeting.interestCategoryIds' },
	{ name: 'audience_ids', ...idList, path: 'targeting.audienceIds' },
	{ name: 'excluded_audience_ids', ...idList, path: 'targeting.excludedAudienceIds' },
	{ name: 'languages', ...ticked, path: 'targeting.languages', values: ['en', 'es'], open: true },
	{
		name: 'placement_type',
		...picked,
		path: 'placementType',
		values: ['PLACEMENT_TYPE_AUTOMATIC', 'PLACEMENT_TYPE_NORMAL'],
	},
	{
		name: 'placements',
		...ticked,
		path: 'placements',
		values: ['PLACEMENT_TIKTOK', 'PLACEMENT_PANGLE', 'PLACEMENT_GLOBAL_APP_BUNDLE'],
	},
	{
		name: 'operating_systems',
		...ticked,
		path: 'targeting.operatingSystems',
		values: ['ANDROID', 'IOS'],
	},
	{ name: 'video_download_disabled', ...yesNo, path: 'adSettings.videoDownloadDisabled' },
	{ name: 'comment_disabled', ...yesNo, path: 'adSettings.commentDisabled' },
	{
		name: 'billing_event',
		...picked,
		path: 'delivery.billingEvent',
		values: ['CPC', 'CPM', 'OCPM', 'CPV'],
	},
	{
		name: 'optimization_goal',
		...picked,
		path: 'delivery.optimizationGoal',
		values: ['CLICK', 'CONVERT', 'REACH'],
		open: true,
	},
	{
		name: 'promotion_type',
		...picked,
		path: 'delivery.promotionType',
		values: ['WEBSITE', 'APP_ANDROID', 'APP_IOS'],
	},
	{
		name: 'advertiser_id',
		...one,
		path: 'advertiserId',
		control: 'resourceLocator',
		example: '7010000000000000001',
	},
	...beyondThePage.map((argument) => ({ ...argument, beyond: true as const })),
];

/**
 * One argument of the table.
 *
 * @throws RangeError for a name that is not in it.
 */
export function published(name: string): PublishedArgument {
	const found = publishedTable.find((argument) => argument.name === name);
	if (!found) throw new RangeError(`${name} is not in the table`);
	return found;
}
