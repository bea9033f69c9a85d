const { campaign, nextYear } = require('../host/workflows');

/**
 * A media plan as buyers write it: every column of it fills one argument of the tool. The first row
 * has words that n8n's form doesn't know, since n8n's editor goes by the first row.
 */
const rows = [
	{
		'Ad group': 'US | Women 18-34 | Spring',
		Campaign: campaign,
		Account: '7000000000000000001',
		Country: 'US',
		Objective: 'Website Conversions',
		'Budget type': 'Per day',
		Budget: '$1,250.00',
		Start: `Mar 1, ${nextYear}`,
		End: '',
		'Placement type': 'Manual',
		Placements: 'TikTok + Pangle',
		Pixel: '7090000000000000001',
		Event: 'Complete Payment',
		Age: '18-34',
		Gender: 'F',
		Language: 'English (US)',
		OS: 'iOS 14+',
		Interests: '15; 26',
		Audiences: '170000001',
		'Excluded audiences': '170000003',
		'City IDs': '5128581',
		'Billing event': 'oCPM',
		'Optimization goal': 'Conversion',
		'Promotion type': 'Website',
		'Disable comments': 'yes',
		'Disable video download': 'no',
	},
	{
		'Ad group': 'DE | Launch week | Reach',
		Country: 'Deutschland',
		Objective: 'Awareness',
		'Budget type': 'Lifetime',
		Budget: '1.250,00 €',
		Start: `13.03.${nextYear}`,
		End: `20.03.${nextYear}`,
		Age: '18+',
		Gender: 'Men',
		Language: 'Deutsch',
	},
];

/** The rows as n8n's Google Sheets node gives them: every column in every row, empty or not. */
const plan = rows.map((row, index) => {
	const empty = Object.fromEntries(Object.keys(rows[0]).map((column) => [column, '']));
	return { row_number: index + 2, ...empty, Campaign: campaign, ...row };
});

/** What the service must receive for each row, in an n8n whose time zone is Europe/Berlin. */
const sent = [
	{
		advertiser_id: '7000000000000000001',
		campaign_id: campaign,
		adgroup_name: 'US | Women 18-34 | Spring',
		location_ids: ['6252001', '5128581'],
		objective: 'CONVERSIONS',
		budget_mode: 'BUDGET_MODE_DAY',
		budget: 1250,
		schedule_start_time: `${nextYear}-02-28 23:00:00`,
		placement_type: 'PLACEMENT_TYPE_NORMAL',
		placements: ['PLACEMENT_TIKTOK', 'PLACEMENT_PANGLE'],
		pixel_id: '7090000000000000001',
		optimization_event: 'COMPLETE_PAYMENT',
		age_groups: ['AGE_18_24', 'AGE_25_34'],
		gender: 'GENDER_FEMALE',
		languages: ['en'],
		operating_systems: ['IOS'],
		interest_category_ids: ['15', '26'],
		audience_ids: ['170000001'],
		excluded_audience_ids: ['170000003'],
		billing_event: 'OCPM',
		optimization_goal: 'CONVERT',
		promotion_type: 'WEBSITE',
		comment_disabled: true,
		video_download_disabled: false,
	},
	{
		campaign_id: campaign,
		adgroup_name: 'DE | Launch week | Reach',
		location_ids: ['2921044'],
		objective: 'REACH',
		budget_mode: 'BUDGET_MODE_TOTAL',
		budget: 1250,
		schedule_start_time: `${nextYear}-03-12 23:00:00`,
		schedule_end_time: `${nextYear}-03-20 22:59:59`,
		age_groups: ['AGE_18_24', 'AGE_25_34', 'AGE_35_44', 'AGE_45_54', 'AGE_55_100'],
		gender: 'GENDER_MALE',
		languages: ['de'],
	},
];

/** Automatically, Country alone fills the locations: a second column for them would contradict it. */
const sentWithoutCities = sent.map((args, index) =>
	index === 0 ? { ...args, location_ids: ['6252001'] } : args,
);

/** Where each column belongs in the form: a field, or one that a collection adds. */
const fields = [
	['Account', 'advertiserId'],
	['Campaign', 'campaignId'],
	['Ad group', 'adgroupName'],
	['Country', 'locations'],
	['Objective', 'objective'],
	['Budget type', 'budgetMode'],
	['Budget', 'budget'],
	['Start', 'scheduleStartTime'],
	['End', 'scheduleEndTime'],
	['Placement type', 'placementType'],
	['Placements', 'placements'],
	['Pixel', 'pixelId'],
	['Event', 'optimizationEvent'],
	['Age', 'ageGroups', 'Add Targeting', 'Age Groups'],
	['Gender', 'gender', 'Add Targeting', 'Gender'],
	['Language', 'languages', 'Add Targeting', 'Languages'],
	['OS', 'operatingSystems', 'Add Targeting', 'Operating Systems'],
	['Interests', 'interestCategoryIds', 'Add Targeting', 'Interest Category IDs'],
	['Audiences', 'audienceIds', 'Add Targeting', 'Audience IDs'],
	['Excluded audiences', 'excludedAudienceIds', 'Add Targeting', 'Excluded Audience IDs'],
	['City IDs', 'locationIds', 'Add Targeting', 'Location IDs'],
	['Billing event', 'billingEvent', 'Add Delivery Setting', 'Billing Event'],
	['Optimization goal', 'optimizationGoal', 'Add Delivery Setting', 'Optimization Goal'],
	['Promotion type', 'promotionType', 'Add Delivery Setting', 'Promotion Type'],
	['Disable comments', 'commentDisabled', 'Add Ad Setting', 'Disable Comments'],
	['Disable video download', 'videoDownloadDisabled', 'Add Ad Setting', 'Disable Video Download'],
];

module.exports = { plan, sent, sentWithoutCities, fields };
