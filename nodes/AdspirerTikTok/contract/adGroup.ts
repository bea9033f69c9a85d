import { formatList } from '../parse/cell';
import type { Choice } from '../parse/choice';
import { describeHours } from '../parse/delivery';
import { formatAmount } from '../parse/money';
import { parseExistingAdGroupId } from '../parse/text';
import { describeMoment } from '../parse/timeZone';
import { checkAdditionalArguments, someArguments, type SomeArguments } from './adGroupArguments';
import * as choices from './choices';
import type { Creation, Values } from './creation';
import { billingOf, withBidType } from './deliveryRules';
import { columns, creationFields } from './fields';
import { dependentArguments } from './ruleContext';
import { findBrokenRules, findWarnings } from './rules';
import { tools } from './tools';
import { topicOfColumn, topics } from './topics';

/** Values that are checked already, so that each row is checked once. */
const checked = new WeakMap<Values, SomeArguments>();

/** @throws where a value isn't in the service's own form, which no parser gives. */
function typed(values: Values): SomeArguments {
	const known = checked.get(values) ?? someArguments.parse(values);
	checked.set(values, known);
	return known;
}

function complete(values: Values): Values {
	const whole = withBidType(typed(values));
	checked.set(whole, whole);
	return whole;
}

const periodOf = ({ budget_mode: mode }: SomeArguments) =>
	mode === 'BUDGET_MODE_TOTAL' ? 'in total' : 'a day';

/** Countries by name, regions and cities by their ID; what is taken where there are none. */
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
		frequency &&
			days &&
			`at most ${frequency === 1 ? 'once' : `${frequency} times`} in ${counted('day', Array.from({ length: days }, String))}`,
		dayparting && `${describeHours(dayparting)} account time`,
		objective ? choices.nameOf(choices.objectives, objective) : 'Traffic (default)',
		values.campaign_id && `campaign ${values.campaign_id}`,
	].flatMap((part) => part || []);
}

/** Where merged cells may be why a cell is blank. */
const ifMerged =
	"If cells are merged in the sheet, name the column in the option 'Fill Down Columns'.";
const amounts = ['budget_daily', 'budget_lifetime', 'budget'] as const;

/** The ad group, as the node creates it. */
export const adGroup: Creation = {
	noun: 'ad group',
	parentNoun: 'campaign',
	tool: tools.createAdGroup,
	nameArgument: 'adgroup_name',
	parentArgument: 'campaign_id',
	idKey: 'adgroup_id',
	parseExistingId: parseExistingAdGroupId,
	fields: creationFields,
	columns,
	topics,
	topicOfColumn,
	rules: {
		checkAdditional: checkAdditionalArguments,
		complete,
		dependents: dependentArguments.map(({ whyLeftOut, ...rest }) => ({
			...rest,
			whyLeftOut: (values, context) => whyLeftOut(typed(values), context),
		})),
		broken: (values, context) => findBrokenRules(typed(values), context),
		unusual: (values, context) => findWarnings(typed(values), context),
	},
	neverBlank: [
		{ argument: 'campaign_id', columns: ['campaign_id'], remedy: ifMerged },
		{ argument: 'location_ids', columns: ['location_ids'], remedy: ifMerged },
		{ argument: 'objective', columns: ['objective'], remedy: ifMerged },
		// A merged budget is likely one sum for all of its rows.
		{
			argument: 'budget',
			columns: amounts,
			remedy: 'Of merged cells only the first has the amount.',
		},
		// An amount's heading may say what it is for.
		{
			argument: 'budget_mode',
			columns: ['budget_mode', 'budget_daily', 'budget_lifetime'],
			othersIn: ['budget_mode'],
			remedy: ifMerged,
		},
	],
	// On record: Adspirer's reference page and agent guidance.
	answer: {
		// TikTok's IDs of ad groups have 16 to 19 digits.
		id: /^[1-9]\d{15,18}$/,
		idKey: 'adgroupid',
		nameKey: 'adgroupname',
		parentKey: 'campaignid',
		labelled: /^(?:[-*•] )?\**((?:ad ?group|campaign) (?:id|name))\**:\**(.*)$/i,
	},
	list: {
		tool: tools.listAdGroups,
		form: {
			none: /^[ \t]*No ad ?groups found\.?\s*$/im,
			arrays: ['adgroups', 'results'],
			ids: ['adgroupid', 'id'],
			names: ['adgroupname', 'name', 'adgroup'],
			id: /^[1-9]\d{15,18}$/,
			parent: 'campaignid',
		},
		// A campaign with a budget of its own shows none for its ad groups.
		contradicts: ({ budget }, sent) => budget !== undefined && budget !== sent.budget,
	},
	pause: { tool: tools.pauseAdGroup, fixed: { status: 'DISABLE' } },
	// TikTok takes 15 to 30 seconds to create an ad group.
	repeatAfter: 30_000,
	canBeUpdated: true,
	isDeciding: (argument) =>
		/^(adv|campaign|location|placement|budget|bid)/.test(argument) ||
		creationFields.some((one) => one.argument === argument && one.collection === 'targeting'),
	summarize,
	spending: (given) => {
		const values = typed(given);
		return { amount: values.budget ?? 0, period: periodOf(values) };
	},
	noteForAgent: (given) => `Locations: ${listLocations(typed(given).location_ids)}.`,
};
