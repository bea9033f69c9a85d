import { parseYesNo } from '../parse/choice';
import type { Creation } from './creation';

/**
 * What headings that fill nothing are about; their words are in words/*.json. The advice says what to
 * do instead about what decides who sees the ads, when, or what they cost; it is completed by "name the
 * column in 'Ignore Columns'". Of several topics in a heading the first counts.
 */
export const topics: Creation['topics'] = {
	/** Known to be irrelevant, so that nothing is said of it. */
	notes: {},
	status: {},
	exclusions: {
		advice: "Enter audience IDs in place of names, leave places out of 'Country', or",
	},
	roas: {
		advice:
			'To set a target ROAS for all rows, add {"roas_bid": 2.5} in \'Additional Arguments\', and',
	},
	bids: {
		advice: "Enter the price in a column 'Max CPC', 'Max CPM', 'Cost cap' or 'Target CPA', or",
	},
	frequency: { advice: "Enter it in a column 'Frequency', such as 3 per 7 days, or" },
	hours: {
		advice: "Enter them in columns 'Days' and 'Hours', such as Mon–Fri and 6am–11pm, or",
	},
	/** What only TikTok Ads Manager can set. */
	settings: { advice: 'Set it in TikTok Ads Manager, and' },
	app: { advice: "Enter the app's ID from TikTok in a column 'App ID', or" },
	currency: { advice: 'Enter a currency code, such as EUR, or' },
	zone: { advice: 'Name a city, such as America/Chicago, or an offset, such as UTC-6, or' },
	budget: {
		advice:
			"TikTok has daily and lifetime budgets only. Enter the amount in full in a column 'Daily budget' or 'Lifetime budget', or",
	},
	switches: {
		advice: "Add a column 'Disable comments' or 'Disable download', or",
		isValue: (cell) =>
			/^(?:allowed|enabled|disabled|aus|an)$/i.test(cell) || 'value' in parseYesNo(cell),
	},
	regions: { advice: "Enter TikTok's IDs of the places in a column 'Location IDs', or" },
	/** Columns of languages whose headings aren't known, for what a column fills. */
	location_ids: { advice: "Rename the column to 'Country', or" },
	age_groups: { advice: "Rename the column to 'Age', or" },
	gender: { advice: "Rename the column to 'Gender', or" },
	schedule_start_time: {
		advice: "Enter the times in columns 'Start date' and 'End date', or",
	},
	platform: { advice: 'Remove the row, or' },
	optimization_goal: { advice: "Enter it in a column 'Optimization goal' or 'Event', or" },
	languages: { advice: "Enter it in a column 'Language', or" },
	operating_systems: {
		advice:
			"Enter iOS or Android in a column 'OS', and a version or model in TikTok Ads Manager, or",
	},
	/** May say where the money goes in a plan of several networks, or any other thing. */
	channel: {},
	audience_ids: { advice: "Enter IDs in a column 'Audience ID' or 'Interests', or" },
	/** What came of the plan or is expected of it, who is at work on it, and the numbers of rows. */
	results: {},
};

/** Columns that one topic speaks of. Ambiguous words, and what ad groups are called by, have none. */
export const topicOfColumn: Creation['topicOfColumn'] = {
	budget_daily: 'budget',
	budget_lifetime: 'budget',
	placement_type: 'placement',
	age_from: 'age_groups',
	age_to: 'age_groups',
	schedule_end_time: 'schedule_start_time',
	interest_category_ids: 'audience_ids',
	excluded_audience_ids: 'exclusions',
	comment_disabled: 'switches',
	video_download_disabled: 'switches',
	adgroup_id: 'none',
	adgroup_name: 'none',
	// It is a name of the client in most sheets.
	advertiser_id: 'results',
	campaign_id: 'none',
	new_name: 'none',
};
