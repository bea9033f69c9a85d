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
	/** True if the service takes values that no list names. */
	readonly open?: true;
	readonly default?: string;
	/** True for what the live tool has beyond the page. */
	readonly beyond?: true;
	/** A value that passes, for arguments without a list of values. */
	readonly example?: string | number;
}

const objectives = 'TRAFFIC CONVERSIONS LEAD_GENERATION REACH VIDEO_VIEWS APP_PROMOTION'.split(' ');
const events = [
	...['COMPLETE_PAYMENT', 'ON_WEB_CART', 'ON_WEB_DETAIL', 'ON_WEB_REGISTER', 'FORM'],
	...['CONVERSION_LEADS', 'PAGE_VISIT', 'CLICK_LANDING_PAGE', 'PHONE_CONNECT', 'SEARCH'],
	...['SUBSCRIBE', 'DOWNLOAD_FINISH'],
];
const laterEvents = ['INITIATE_ORDER', 'ON_WEB_SUBSCRIBE', 'CONSULT'];
const ages = ['AGE_13_17', 'AGE_18_24', 'AGE_25_34', 'AGE_35_44', 'AGE_45_54', 'AGE_55_100'];
const genders = ['GENDER_UNLIMITED', 'GENDER_MALE', 'GENDER_FEMALE'];
const placements = ['PLACEMENT_TIKTOK', 'PLACEMENT_PANGLE', 'PLACEMENT_GLOBAL_APP_BUNDLE'];
const bidTypes = ['BID_TYPE_NO_BID', 'BID_TYPE_CUSTOM', 'BID_TYPE_MAX_CONVERSION'];

/** Arguments of one kind, with a value of it where it has no list of values. */
type Kind = Omit<PublishedArgument, 'name' | 'path'>;
const text: Kind = { type: 'string', control: 'string', example: '7090000000000000001' };
const located: Kind = { ...text, control: 'resourceLocator' };
const picked: Kind = { type: 'string', control: 'options' };
const ticked: Kind = { type: 'array', control: 'multiOptions' };
const idText: Kind = { type: 'array', control: 'string', example: '6251999' };
const idList: Kind = { ...idText, control: 'resourceLocator' };
const yesNo: Kind = { type: 'boolean', control: 'boolean' };
const count: Kind = { type: 'number', control: 'number', example: 3 };
// n8n marks no empty number as missing.
const price: Kind = { type: 'number', control: 'string', example: 1.25 };
const time: Kind = { type: 'string', control: 'dateTime', example: '2027-05-01 14:30:00' };

const row = (name: string, path: string, kind: Kind, more: Partial<Kind> = {}) => {
	return { name, path, ...kind, ...more };
};

/** Arguments that the live tool takes beyond the page, with TikTok's own values. */
const beyondThePage: readonly PublishedArgument[] = [
	row('bid_type', 'bidding.bidType', picked, { values: bidTypes }),
	row('bid_price', 'bidding.bidPrice', price),
	row('conversion_bid_price', 'bidding.conversionBidPrice', price),
	row('frequency', 'delivery.frequency', count),
	row('frequency_schedule', 'delivery.frequencySchedule', count, { example: 7 }),
	row('dayparting', 'delivery.dayparting', text, { example: '01'.repeat(168) }),
	row('pacing', 'delivery.pacing', picked, { values: ['PACING_MODE_SMOOTH', 'PACING_MODE_FAST'] }),
	row('schedule_type', 'delivery.scheduleType', picked, {
		values: ['SCHEDULE_FROM_NOW', 'SCHEDULE_START_END'],
	}),
	row('app_id', 'appId', text),
	row('interest_keyword_ids', 'targeting.interestKeywordIds', idText),
];

/** All of them, those of the page first, in its order. */
export const publishedTable: readonly PublishedArgument[] = [
	row('campaign_id', 'campaignId', located, { required: true }),
	row('adgroup_name', 'adgroupName', text, { required: true, example: 'Autumn, UK' }),
	row('budget', 'budget', price, { required: true, example: 49.9 }),
	row('budget_mode', 'budgetMode', picked, {
		values: ['BUDGET_MODE_DAY', 'BUDGET_MODE_TOTAL'],
		default: 'BUDGET_MODE_DAY',
	}),
	row('objective', 'objective', picked, { values: objectives, default: 'TRAFFIC' }),
	row('location_ids', 'locations', ticked, { example: '6251999' }),
	row('age_groups', 'targeting.ageGroups', ticked, { values: ages }),
	row('gender', 'targeting.gender', picked, { values: genders }),
	row('schedule_start_time', 'scheduleStartTime', time),
	row('schedule_end_time', 'scheduleEndTime', time),
	row('pixel_id', 'pixelId', text),
	row('optimization_event', 'optimizationEvent', picked, { values: events, later: laterEvents }),
	row('interest_category_ids', 'targeting.interestCategoryIds', idList),
	row('audience_ids', 'targeting.audienceIds', idList),
	row('excluded_audience_ids', 'targeting.excludedAudienceIds', idList),
	row('languages', 'targeting.languages', ticked, { values: ['en', 'es'], open: true }),
	row('placement_type', 'placementType', picked, {
		values: ['PLACEMENT_TYPE_AUTOMATIC', 'PLACEMENT_TYPE_NORMAL'],
	}),
	row('placements', 'placements', ticked, { values: placements }),
	row('operating_systems', 'targeting.operatingSystems', ticked, { values: ['ANDROID', 'IOS'] }),
	row('video_download_disabled', 'adSettings.videoDownloadDisabled', yesNo),
	row('comment_disabled', 'adSettings.commentDisabled', yesNo),
	row('billing_event', 'delivery.billingEvent', picked, { values: ['CPC', 'CPM', 'OCPM', 'CPV'] }),
	row('optimization_goal', 'delivery.optimizationGoal', picked, {
		values: ['CLICK', 'CONVERT', 'REACH'],
		open: true,
	}),
	row('promotion_type', 'delivery.promotionType', picked, {
		values: ['WEBSITE', 'APP_ANDROID', 'APP_IOS'],
	}),
	row('advertiser_id', 'advertiserId', located),
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
