import { formatList } from '../parse/cell';
import { parseYesNo, type Choice } from '../parse/choice';
import { describeFrequency, describeHours } from '../parse/delivery';
import { formatAmount } from '../parse/money';
import { parseCampaign, parseExistingAdGroupId } from '../parse/text';
import { describeMoment } from '../parse/timeZone';
import { checkAdditionalArguments, someArguments, type SomeArguments } from './adGroupArguments';
import { adGroupSheet, amounts } from './adGroupColumns';
import * as choices from './choices';
import type {
	ChangedValue,
	Creation,
	CreationRules,
	Listed,
	PartlyParsed,
	Values,
} from './creation';
import { columns, creationFields, type ParseContext } from './fields';
import { billingOf, dependentArguments, findBrokenRules, findWarnings, withBidType } from './rules';
import { tools } from './tools';

/** Kept, so that each row is checked once. */
const checked = new WeakMap<Values, SomeArguments>();

/** @throws where a value isn't in the service's own form, which no parser gives. */
function typed(values: Values): SomeArguments {
	const known = checked.get(values) ?? someArguments.parse(values);
	checked.set(values, known);
	return known;
}

/** The budget's mode, which it has to agree with. */
function budgetContext({ values, additional, isRefused }: PartlyParsed): Partial<ParseContext> {
	const { budget_mode: more } = additional;
	const mode = more ?? values.budget_mode;
	const ofRow = typeof mode === 'string' ? mode : undefined;
	return {
		budgetMode: isRefused('budget_mode') ? null : ofRow,
		...(more ? { budgetModeField: "'Additional Arguments'" } : {}),
	};
}

/** What a price pays for. */
function priceContext({ values, additional, isRefused }: PartlyParsed): Partial<ParseContext> {
	const { objective, billing_event, optimization_goal } = { ...values, ...additional };
	const isClear = !['objective', 'billing_event', 'optimization_goal'].some(isRefused);
	return {
		billing: isClear ? billingOf(typed({ objective, billing_event, optimization_goal })) : null,
	};
}

const contradictions: CreationRules['contradictions'] = (written, values) => {
	const campaign = parseCampaign(written('campaign_id'));
	const { advertiserId: account } = 'value' in campaign ? campaign.value : {};
	const { advertiser_id: ofRow = account } = values;
	if (account === undefined || account === ofRow) return [];
	const message = `is a link to the ad account ${account}, but the row's account is ${ofRow}. Use a campaign of the row's account.`;
	return [{ argument: 'campaign_id', message }];
};

const periodOf = ({ budget_mode: mode }: SomeArguments) =>
	mode === 'BUDGET_MODE_TOTAL' ? 'in total' : 'a day';

/** Countries by name, regions and cities by ID; the default if there are none. */
function listLocations(locations: readonly string[] = [], max = locations.length): string {
	const names = locations.map((id) => {
		const name = choices.nameOf(choices.countries, id);
		return name === id ? `location ${id}` : name;
	});
	return formatList(names, 'and', max) || 'United States (default)';
}

/** What a bid is for, by the billing event. */
const unitOf = new Map(
	Object.entries({ CPC: ' a click', CPM: ' for 1,000 impressions', CPV: ' a view' }),
);

const counted = (noun: string, { length }: readonly string[] = []) =>
	length > 0 ? `${length} ${noun}${length === 1 ? '' : 's'}` : '';

const named = (list: readonly Choice[], given: readonly string[] = []) =>
	formatList(given.map((value) => choices.nameOf(list, value)));

/** "50 a day from 26 Nov 2026 00:00 New York time (05:00 UTC), United States, 18-24, …" */
function summarize(given: Values, zone: string): string[] {
	const values = typed(given);
	const { age_groups: ages, gender, objective, placement_type: placement, dayparting } = values;
	const { schedule_start_time: start, schedule_end_time: end } = values;
	const { bid_type: type, bid_price: bid, conversion_bid_price: cost } = values;
	const { frequency, frequency_schedule: days } = values;
	const from = start
		? ` from ${describeMoment(start, zone)}`
		: ', starting once TikTok approves it';
	const until = end ? `${start ? '' : ','} until ${describeMoment(end, zone)}` : '';
	return [
		`${formatAmount(values.budget ?? 0)} ${periodOf(values)}${from}${until}`,
		listLocations(values.location_ids, 5),
		ages && ages.length < choices.ageGroups.length ? named(choices.ageGroups, ages) : 'all ages',
		gender && gender !== 'GENDER_UNLIMITED'
			? choices.nameOf(choices.genders, gender).toLowerCase()
			: 'all genders',
		named(choices.languages, values.languages),
		named(choices.operatingSystems, values.operating_systems),
		counted('interest', values.interest_category_ids),
		counted('audience', values.audience_ids),
		counted('excluded audience', values.excluded_audience_ids),
		counted('interest keyword', values.interest_keyword_ids),
		placement === 'PLACEMENT_TYPE_NORMAL'
			? `on ${named(choices.placements, values.placements)}`
			: `${placement ? 'automatic' : "Adspirer's default"} placement`,
		bid && `at most ${formatAmount(bid)}${unitOf.get(billingOf(values) ?? '') ?? ' as its bid'}`,
		cost && `${formatAmount(cost)} a result`,
		type && !bid && !cost && choices.nameOf(choices.bidTypes, type).toLowerCase(),
		frequency && days && `at most ${describeFrequency(frequency, days)}`,
		dayparting && `${describeHours(dayparting)} account time`,
		objective ? choices.nameOf(choices.objectives, objective) : 'Traffic (default)',
		values.campaign_id && `campaign ${values.campaign_id}`,
	].flatMap((part) => part || []);
}

/** Follows the problem of a blank cell, which may be part of a merged one. */
const ifMerged =
	"If cells are merged in the sheet, name the column in the option 'Fill Down Columns'.";

/**
 * What headings that fill nothing are about; their words are in words/*.json. The advice says what to
 * do instead about what decides who sees the ads, when, or what they cost; it is completed by "name the
 * column in 'Ignore Columns'". Of several topics in a heading the first counts.
 */
const topics: Creation['topics'] = {
	/** Known to be irrelevant, so nothing is said about it. */
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
	/** The plan's results and forecasts, the people who work on it, and row numbers. */
	results: {},
};

/** The topic of each column. Ambiguous words, and what ad groups are called by, have none. */
const topicOfColumn: Creation['topicOfColumn'] = {
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
	advertiser_id: 'none',
	campaign_id: 'none',
	new_name: 'none',
};

/** TikTok's IDs of ad groups have 16 to 19 digits. */
const adGroupId = /^[1-9]\d{15,18}$/;

/** The ad group, as the node creates it. */
export const adGroup: Creation = {
	noun: 'ad group',
	parentNoun: 'campaign',
	parentLookup: 'campaign',
	refusesParent: (campaign) =>
		isSmartPlus(campaign)
			? 'an Upgraded Smart+ campaign, which TikTok lets no other tool add ad groups to. Choose a manual campaign.'
			: undefined,
	tool: tools.createAdGroup,
	nameArgument: 'adgroup_name',
	parentArgument: 'campaign_id',
	idKey: 'adgroup_id',
	parseExistingId: parseExistingAdGroupId,
	fields: creationFields,
	columns,
	sheet: adGroupSheet,
	topics,
	topicOfColumn,
	rules: {
		checkAdditional: checkAdditionalArguments,
		complete: withBidType,
		dependents: dependentArguments,
		contextOf: {
			budget: budgetContext,
			bid_price: priceContext,
			conversion_bid_price: priceContext,
		},
		contradictions,
		broken: (values, context) => findBrokenRules({ ...typed(values), ...context.byName }, context),
		unusual: (values, context) => findWarnings({ ...typed(values), ...context.byName }, context),
	},
	neverBlank: [
		{ argument: 'campaign_id', columns: ['campaign_id'], remedy: ifMerged },
		{ argument: 'location_ids', columns: ['location_ids'], remedy: ifMerged },
		{ argument: 'objective', columns: ['objective'], remedy: ifMerged },
		// A merged budget is likely one sum for all of its rows.
		{
			argument: 'budget',
			columns: amounts,
			remedy: 'Only the first of several merged cells has the amount.',
		},
		// An amount's heading may say what it is for.
		{
			argument: 'budget_mode',
			columns: ['budget_mode', 'budget_daily', 'budget_lifetime'],
			othersIn: ['budget_mode'],
			remedy: ifMerged,
		},
	],
	list: {
		tool: tools.listAdGroups,
		form: {
			none: /^[ \t]*No ad ?groups found\.?\s*$/im,
			arrays: ['adgroups', 'results'],
			ids: ['adgroupid', 'id'],
			names: ['adgroupname', 'name', 'adgroup'],
			id: adGroupId,
			parent: 'campaignid',
		},
		differences: differencesInList,
	},
	pause: { tool: tools.pauseAdGroup, fixed: { status: 'DISABLE' } },
	// TikTok takes 15 to 30 seconds to create an ad group.
	repeatAfter: 30_000,
	canBeUpdated: true,
	deciding: creationFields.flatMap(({ argument, collection }) =>
		collection === 'targeting' || /^(adv|campaign|location|placement|budget|bid)/.test(argument)
			? argument
			: [],
	),
	summarize,
	spending: (given) => {
		const values = typed(given);
		return { amount: values.budget ?? 0, period: periodOf(values) };
	},
	noteForAgent: (given) => `Locations: ${listLocations(typed(given).location_ids)}.`,
};

const dailyOrLifetime = /^BUDGET_MODE_(?:DAY|TOTAL)$/;

/** What a list shows may be missing: a campaign with a budget of its own shows none for its ad groups. */
function differencesInList({ budget, details }: Listed, sent: Values): ChangedValue[] {
	const [, mode] = Object.entries(details).find(([key]) => /^budget[ _]?mode$/i.test(key)) ?? [];
	const shown: Values = {
		budget,
		budget_mode: dailyOrLifetime.test(String(mode)) ? mode : undefined,
	};
	const asked: Values = { budget_mode: 'BUDGET_MODE_DAY', ...sent };
	return Object.entries(shown)
		.map(([argument, before]) => ({ argument, before, now: asked[argument] }))
		.filter(({ before, now }) => before !== undefined && before !== now);
}

/** True for a campaign that, by the list, TikTok lets no tool add ad groups to. */
export function isSmartPlus({ details }: Listed): boolean {
	return Object.entries(details).some(
		([heading, value]) =>
			/automation/i.test(heading) && /upgraded[ _]smart[ _]?(?:\+|plus)/i.test(String(value)),
	);
}
