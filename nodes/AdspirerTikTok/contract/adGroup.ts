import { parseChoice } from '../parse/choice';
import { orEmptyWord } from '../parse/keyword';
import { parseAdGroupId } from '../parse/text';
import { adColumns } from './adFields';
import { adGroupRules, typed } from './adGroupRules';
import { normalizeKey } from '../words/normalizeKey';
import { adGroupSheet } from './adGroupColumns';
import * as choices from './choices';
import type { ChangedValue, Creation, Listed, Values } from './creation';
import { columns, creationFields } from './fields';
import { targeting } from './fields/delivery';
import { periodOf, sayLocations, summarizer } from './fields/phrases';
import { listForm, tools } from './tools';

/** What a list says of a thing under one of these keys, however it writes them. */
export const detailOf = ({ details }: Listed, ...keys: readonly string[]): unknown =>
	Object.entries(details).find(([key]) => keys.includes(normalizeKey(key)))?.[1];

/** The objective of a listed campaign. Newer ones than the form's are in the API's own words. */
function tellObjective(listed: Listed): Values {
	const given = detailOf(listed, 'objective', 'objectivetype');
	const parsed = parseChoice(given, choices.choicesOf('objective'));
	if ('value' in parsed) return { objective: parsed.value };
	const isOfApi = typeof given === 'string' && /^[A-Z]+(?:_[A-Z]+)*$/.test(given);
	if (isOfApi) return { objective: given };
	return {};
}

/** TikTok's IDs of ad groups and ads have 16 to 19 digits. */
export const idInList = /^[1-9]\d{15,18}$/;

export const adGroup: Creation = {
	noun: 'ad group',
	parentNoun: 'campaign',
	parentLookup: { noun: 'campaign' },
	toldByParent: tellObjective,
	refusesParent: (campaign) =>
		isSmartPlus(campaign)
			? 'an Upgraded Smart+ campaign, which TikTok lets no other tool add ad groups to. Choose a manual campaign.'
			: undefined,
	tool: tools.createAdGroup,
	nameArgument: 'adgroup_name',
	parentArgument: 'campaign_id',
	idKey: 'adgroup_id',
	parseExistingId: orEmptyWord(parseAdGroupId),
	otherOptions: ['adAdditionalArguments'],
	fields: creationFields,
	columns,
	statusHeadings: 'adgroup_status',
	sheet: adGroupSheet,
	// That one may be meant for what counts conversions.
	columnsOfOthers: Object.keys(adColumns).filter((column) => column !== 'tracking_pixel_id'),
	rules: adGroupRules,
	neverBlank: ['adgroup_name', 'campaign_id', 'location_ids', 'objective', 'budget', 'budget_mode'],
	list: {
		tool: tools.listAdGroups,
		form: listForm('ad group', idInList, 'campaignid'),
		differences: differencesInList,
	},
	pause: {
		tool: tools.pauseAdGroup,
		fixed: { status: 'DISABLE' },
		meanwhile: 'In between it spends nothing, as it has no ads yet.',
	},
	// TikTok takes 15 to 30 seconds to create an ad group.
	repeatAfter: 30_000,
	timeout: 120_000,
	deciding: creationFields.flatMap(({ argument, collection }) =>
		collection === 'targeting' || /^(adv|campaign|location|placement|budget|bid)/.test(argument)
			? argument
			: [],
	),
	summarize: summarizer(
		creationFields,
		[
			...['budget', 'location_ids', ...Object.keys(targeting), 'interest_keyword_ids'],
			...['placement_type', 'placements', 'bid_price', 'conversion_bid_price', 'bid_type'],
			...['frequency', 'dayparting'],
		],
		['campaign_id', 'advertiser_id'],
	),
	spending: (given) => ({ amount: typed(given).budget ?? 0, period: periodOf(given) }),
	noteForAgent: (given) => `Locations: ${sayLocations(given.location_ids)}.`,
};

/** What a list shows may be missing: a campaign with a budget of its own shows none for its ad groups. */
function differencesInList(listed: Listed, sent: Values): ChangedValue[] {
	const mode = detailOf(listed, 'budgetmode');
	const isMode = /^BUDGET_MODE_(?:DAY|TOTAL)$/.test(String(mode));
	const asked: Values = { budget_mode: 'BUDGET_MODE_DAY', ...sent };
	return [
		{ argument: 'budget', before: listed.budget, now: asked.budget },
		{ argument: 'budget_mode', before: isMode ? mode : undefined, now: asked.budget_mode },
	].filter(({ before, now }) => before !== undefined && before !== now);
}

/** True for a campaign that, by the list, TikTok lets no tool add ad groups to. */
export function isSmartPlus({ details }: Listed): boolean {
	return Object.entries(details).some(
		([heading, value]) =>
			/automation/i.test(heading) && /upgraded[ _]smart[ _]?(?:\+|plus)/i.test(String(value)),
	);
}
