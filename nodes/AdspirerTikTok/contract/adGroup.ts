import { orEmptyWord, parseChoice } from '../parse/keyword';
import { parseAdGroupId } from '../parse/text';
import { columnReadings, combinations } from './combinations';
import { type Creation, type Listed, type Values, detailOf } from './creation';
import { columns, creationFields, fields } from './fields';
import { adColumns } from './fields/creative';
import { leftEmptyInTotals } from './fields/identity';
import { amountOfRow, budgetDifferences, spendingOf, withBidType } from './fields/money';
import { listForm, tools } from './tools';
import * as choices from './choices';
import * as rules from './rules';

/** The objective of a listed campaign. Newer ones than the form's are in the API's own words. */
function tellObjective(listed: Listed): Values {
	const word = detailOf(listed, 'objective', 'objectivetype');
	const parsed = parseChoice(word, choices.choicesOf('objective'));
	if ('value' in parsed) return { objective: parsed.value };
	const isOfApi = typeof word === 'string' && /^[A-Z]+(?:_[A-Z]+)*$/.test(word);
	if (isOfApi) return { objective: word };
	return {};
}

/** True for a campaign that, by the list, TikTok lets no tool add ad groups to. */
export function isSmartPlus({ details }: Listed): boolean {
	for (const [heading, value] of Object.entries(details)) {
		if (!/automation/i.test(heading)) continue;
		if (/upgraded[ _]smart[ _]?(?:\+|plus)/i.test(String(value))) return true;
	}
	return false;
}

/** TikTok's IDs of ad groups and ads have 16 to 19 digits. */
export const idInList = /^[1-9]\d{15,18}$/;

/** Messages name these last, whatever the form's order. */
const adGroupRules = rules.inOrderOfMessages(creationFields, [
	'budget_mode',
	'operating_systems',
	'promotion_type',
	'billing_event',
	'pixel_id',
	'bid_type',
	'bid_price',
	'conversion_bid_price',
	'frequency',
	'frequency_schedule',
	'schedule_type',
	'optimization_goal',
	'app_id',
]);

const checkAdditional = rules.additionalChecker(Object.keys(fields), [
	'bid_display_mode',
	'deep_bid_type',
	'deep_cpa_bid',
	'roas_bid',
	'skip_learning_phase',
	'operation_status',
	'request_id',
]);

export const adGroup: Creation = {
	noun: 'ad group',
	parentNoun: 'campaign',
	parentLookup: { noun: 'campaign' },
	toldByParent: tellObjective,
	refusesParent: (campaign) => {
		if (isSmartPlus(campaign)) return 'Smart+ campaign';
		return undefined;
	},
	tool: tools.createAdGroup,
	nameArgument: 'adgroup_name',
	parentArgument: 'campaign_id',
	idKey: 'adgroup_id',
	parseExistingId: orEmptyWord(parseAdGroupId),
	otherOptions: ['adAdditionalArguments'],
	fields: creationFields,
	columns,
	statusHeadings: 'adgroup_status',
	sheet: {
		combinations,
		readings: columnReadings,
		leftEmptyInTotals,
		amount: amountOfRow,
		usualChanges: "'New budget', 'New name', 'Age' or 'End date'",
	},
	// That one may be meant for what counts conversions.
	columnsOfOthers: Object.keys(adColumns).filter((column) => column !== 'tracking_pixel_id'),
	rules: {
		checkAdditional,
		complete: withBidType,
		dependents: rules.dependentsOf(creationFields),
		check: (values, context) => rules.runRules(adGroupRules, values, context),
	},
	neverBlank: [...new Set(['adgroup_name', ...rules.argumentsThat(adGroupRules, 'neverBlank')])],
	list: {
		tool: tools.listAdGroups,
		form: listForm('ad group', idInList, 'campaignid'),
		differences: budgetDifferences,
	},
	pause: {
		tool: tools.pauseAdGroup,
		fixed: { status: 'DISABLE' },
		meanwhile: 'In between it spends nothing, as it has no ads yet.',
	},
	// TikTok takes 15 to 30 seconds to create an ad group.
	repeatAfter: 30_000,
	timeout: 120_000,
	deciding: rules.argumentsThat(creationFields, 'decides'),
	besideSummary: ['adgroup_name'],
	shortSummary: ['location_ids', 'budget'],
	spending: spendingOf,
	noteForAgent: ({ location_ids: ids }) =>
		ids === undefined && 'Locations: United States (default)',
};
