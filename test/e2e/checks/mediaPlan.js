const { campaign, nextYear } = require('../host/workflows');

/**
 * A media plan as buyers write it: every column, with its cell in the first row, the field of the
 * form that it belongs to, and the argument that it becomes in an n8n whose time zone is Europe/Berlin.
 * The first row has words that n8n's form doesn't know, since n8n's editor goes by the first row.
 */
const columns = [
	// n8n empties the campaign where the account above it changes.
	['Account', '7000000000000000001', 'advertiserId', 'advertiser_id', '7000000000000000001'],
	['Campaign', campaign, 'campaignId', 'campaign_id', campaign],
	['Ad group', 'US | Women | Spring', 'adgroupName', 'adgroup_name', 'US | Women | Spring'],
	['Country', 'US', 'locations', 'location_ids', ['6252001']],
	['Objective', 'Website Conversions', 'objective', 'objective', 'CONVERSIONS'],
	['Budget type', 'Per day', 'budgetMode', 'budget_mode', 'BUDGET_MODE_DAY'],
	['Budget', '$1,250.00', 'budget', 'budget', 1250],
	[
		'Start',
		`Mar 1, ${nextYear}`,
		'scheduleStartTime',
		'schedule_start_time',
		`${nextYear}-02-28 23:00:00`,
	],
	['End', '', 'scheduleEndTime'],
	['Placement type', 'Manual', 'placementType', 'placement_type', 'PLACEMENT_TYPE_NORMAL'],
	[
		'Placements',
		'TikTok + Pangle',
		'placements',
		'placements',
		['PLACEMENT_TIKTOK', 'PLACEMENT_PANGLE'],
	],
	['Pixel', '7090000000000000001', 'pixelId', 'pixel_id', '7090000000000000001'],
	['Event', 'Complete Payment', 'optimizationEvent', 'optimization_event', 'COMPLETE_PAYMENT'],
	['Age', '18-34', 'ageGroups', 'age_groups', ['AGE_18_24', 'AGE_25_34']],
	['Gender', 'F', 'gender', 'gender', 'GENDER_FEMALE'],
	['Language', 'English (US)', 'languages', 'languages', ['en']],
	['OS', 'iPhone', 'operatingSystems', 'operating_systems', ['IOS']],
	['Interests', '15; 26', 'interestCategoryIds', 'interest_category_ids', ['15', '26']],
	['Audiences', '170000001', 'audienceIds', 'audience_ids', ['170000001']],
	[
		'Excluded audiences',
		'170000003',
		'excludedAudienceIds',
		'excluded_audience_ids',
		['170000003'],
	],
	['Billing event', 'oCPM', 'billingEvent', 'billing_event', 'OCPM'],
	['Optimization goal', 'Conversion', 'optimizationGoal', 'optimization_goal', 'CONVERT'],
	['Promotion type', 'Website', 'promotionType', 'promotion_type', 'WEBSITE'],
	['Disable comments', 'yes', 'commentDisabled', 'comment_disabled', true],
	['Disable video download', 'no', 'videoDownloadDisabled', 'video_download_disabled', false],
];

const second = {
	'Ad group': 'DE | Launch week | Reach',
	Campaign: campaign,
	Country: 'Deutschland',
	Objective: 'Awareness',
	'Budget type': 'Lifetime',
	Budget: '1.250,00 €',
	Start: `13.03.${nextYear}`,
	End: `20.03.${nextYear}`,
	Age: '18+',
	Gender: 'Men',
	Language: 'Deutsch',
};

const cells = (row) =>
	Object.fromEntries(columns.map(([column, cell]) => [column, row(column, cell)]));

module.exports = {
	/** The rows as n8n's Google Sheets node gives them: every column in every row, empty or not. */
	plan: [
		{ row_number: 2, ...cells((_column, cell) => cell) },
		{ row_number: 3, ...cells((column) => second[column] ?? '') },
	],

	/** Which field of the form each column belongs to. */
	fields: columns.map(([column, , field]) => [column, field]),

	/** What the service must receive for each row. */
	sent: [
		Object.fromEntries(columns.flatMap(([, , , name, value]) => (name ? [[name, value]] : []))),
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
	],
};
