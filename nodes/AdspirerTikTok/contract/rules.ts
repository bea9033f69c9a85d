import { formatList, formatValue, isEmpty } from '../parse/cell';
import { formatAmount } from '../parse/money';
import { meansTotal } from '../parse/keyword';
import type { SomeArguments } from './adGroupArguments';
import { billingOfGoal, brokenDelivery, ifRejected, unusualDelivery } from './deliveryRules';
import * as choices from './choices';
import { countryLines } from './countries';
import { requires, quotedField, type RuleContext, type Rules } from './ruleContext';
import { millisecondsOf } from './schemas';

const { nameOf } = choices;

/** What the row of sums leaves empty. */
export const besideTheSums = [
	'location_ids',
	'age_groups',
	'gender',
	'languages',
	'operating_systems',
	'schedule_start_time',
	'schedule_end_time',
] as const;

/** How far back a start may be (TikTok's Help Center), in milliseconds. */
const maxPast = 12 * 60 * 60 * 1000;

/** TikTok's minimum for a day in US dollars and euros. Other currencies have their own. */
const usualMinimum = 20;

const millisecondsOfDay = 86_400_000;

/** The system that the promoted app runs on. */
const systemOfPromotion = new Map(Object.entries({ APP_ANDROID: 'ANDROID', APP_IOS: 'IOS' }));

/** TikTok's location IDs of the countries with its rule for teens: the USA and Latin America. */
const countriesWithTeenRules = new Set(
	'US AR BZ BO BR CL CO CR CU DO EC SV GT HT HN MX NI PA PY PE PR UY VE'
		.split(' ')
		.map((code) => countryLines.find((line) => line.startsWith(code))?.split(' ', 3)[2]),
);

/** What an ad group goes by beside places and ages. */
function furtherTargeting(given: SomeArguments): string[] {
	const { gender = 'GENDER_UNLIMITED', interest_keyword_ids: keywords } = given;
	return [
		...(gender === 'GENDER_UNLIMITED' ? [] : ['gender']),
		...(isEmpty(given.interest_category_ids) && isEmpty(keywords) ? [] : ['interests']),
		...(isEmpty(given.audience_ids) && isEmpty(given.excluded_audience_ids) ? [] : ['audiences']),
	];
}

const listOfSystems = (systems: readonly string[]) =>
	formatList(systems.map((system) => nameOf(choices.operatingSystems, system)));

const lacksEnd = requires(
	'schedule_end_time',
	'a lifetime budget needs an end time',
	', or give the row a daily budget',
);
const lacksPlacements = requires(
	'placements',
	'manual placement needs at least one',
	', or choose automatic placement',
);
const lacksEvent = requires(
	'optimization_event',
	'a pixel needs an event to optimize for, such as Complete Payment',
);
const lacksPixel = requires(
	'pixel_id',
	'TikTok usually needs a pixel to count conversions',
	ifRejected,
);

/** What rules find in a row: the argument to change, and what its rule says of it. */
const runRules = (rules: Rules) => (given: SomeArguments, context: RuleContext) =>
	Object.entries(rules).flatMap(([argument, finds]) => {
		const message = finds(given, context);
		return message ? [{ argument, message }] : [];
	});

/** What a row is refused for, since it can't be meant. */
export const findBrokenRules = runRules({
	// The row of sums below a plan has a name and a budget too, and would spend it a second time.
	adgroup_name: (given) => {
		const { adgroup_name: name = '', budget } = given;
		const isBare = besideTheSums.every((argument) => given[argument] === undefined);
		return (
			budget !== undefined &&
			meansTotal(name, isBare) &&
			`is ${formatValue(name)}, so the row looks like a total of the plan and not like an ad group. Remove the row, or enter another name if it is one.`
		);
	},
	// A guard against slips and against agents that spend too much. It holds for daily and lifetime
	// budgets alike, for new ad groups and for updates.
	budget: ({ budget = 0 }, { budgetLimit = Infinity }) =>
		budget > budgetLimit &&
		`is ${formatAmount(budget)}, above the limit of ${formatAmount(budgetLimit)} set in 'Budget Limit'. Lower the budget, or raise the limit if the budget is right.`,
	schedule_start_time: ({ schedule_start_time: start }, { now }) =>
		start !== undefined &&
		millisecondsOf(start) < now - maxPast &&
		`is ${start} UTC, more than 12 hours in the past, which TikTok doesn't accept. Choose a later start time, or leave the field empty to start now.`,
	schedule_end_time: (given, context) => {
		const { budget_mode, schedule_start_time: start, schedule_end_time: end } = given;
		// A lifetime budget is spread over the schedule (Adspirer's reference).
		if (end === undefined) return budget_mode === 'BUDGET_MODE_TOTAL' && lacksEnd(given, context);
		const isPast = millisecondsOf(end) <= context.now;
		const isAfter = start === undefined || millisecondsOf(end) > millisecondsOf(start);
		const what = isPast ? 'is in the past' : `isn't after the start time, ${start} UTC`;
		return (isPast || !isAfter) && `is ${end} UTC, which ${what}. Choose a later end time.`;
	},
	// Manual placement means naming at least one (Adspirer's reference).
	placements: (given, context) =>
		given.placement_type === 'PLACEMENT_TYPE_NORMAL' && lacksPlacements(given, context),
	// A pixel alone doesn't say what to optimize for (Adspirer's guidance).
	optimization_event: (given, context) =>
		given.pixel_id !== undefined && lacksEvent(given, context),
	// TikTok refuses an audience that is both included and excluded.
	excluded_audience_ids: ({ audience_ids, excluded_audience_ids = [] }, context) => {
		const included = new Set(audience_ids);
		const both = excluded_audience_ids.filter((audience) => included.has(audience));
		return (
			both.length > 0 &&
			`contains ${formatList(both)}, also in ${quotedField(context, 'audience_ids')}. An audience can't be both included and excluded. Remove it from one of the two fields.`
		);
	},
	// An app runs on one system, so an ad group that promotes it targets one (Adspirer's guidance).
	operating_systems: ({ objective, operating_systems = [] }) =>
		objective === 'APP_PROMOTION' &&
		operating_systems.length > 1 &&
		'contains more than one system, but an ad group that promotes an app can only target one. Create an ad group for each system.',
	promotion_type: ({ promotion_type = '', operating_systems = [] }, context) => {
		const system = systemOfPromotion.get(promotion_type);
		const others = operating_systems.filter((chosen) => chosen !== system);
		return (
			system !== undefined &&
			others.length > 0 &&
			`is ${nameOf(choices.promotionTypes, promotion_type)}, but ${quotedField(context, 'operating_systems')} contains ${listOfSystems(others)}. Change one of the two fields so that they match.`
		);
	},
	...brokenDelivery,
});

/** What a row is warned of. TikTok may reject it or may not, so it is sent. */
export const findWarnings = runRules({
	// TikTok asks for the daily minimum for each scheduled day; without a start time it starts now.
	budget: (given, { now }) => {
		const { budget = Infinity, schedule_start_time: start, schedule_end_time: end } = given;
		if (given.budget_mode !== 'BUDGET_MODE_TOTAL') {
			return (
				budget < usualMinimum &&
				`is ${formatAmount(budget)} a day. TikTok's minimum is ${usualMinimum} a day in US dollars or euros; other currencies have their own. If TikTok rejects the row, raise the budget.`
			);
		}
		if (end === undefined) return undefined;
		const from = start === undefined ? now : millisecondsOf(start);
		const days = Math.ceil((millisecondsOf(end) - from) / millisecondsOfDay);
		const period = days === 1 ? '1 day' : `${days} days`;
		return (
			budget < days * usualMinimum &&
			`is ${formatAmount(budget)} for ${period}. In US dollars TikTok's minimum is ${usualMinimum} a day, here ${days * usualMinimum}; other currencies have their own. If TikTok rejects the row, raise the budget or shorten the schedule.`
		);
	},
	age_groups: (given) => {
		const { age_groups = [], location_ids = [choices.unitedStates], objective } = given;
		if (!age_groups.includes('AGE_13_17')) return undefined;
		// Lead Generation is for people of 18 and over (TikTok's Help Center).
		if (objective === 'LEAD_GENERATION') {
			return 'includes 13-17, but TikTok allows Lead Generation only for people aged 18 and over. If TikTok rejects the row, remove that age group.';
		}
		// TikTok's rule for teens. Without locations the service takes the USA.
		const targeted = furtherTargeting(given);
		return (
			targeted.length > 0 &&
			location_ids.some((location) => countriesWithTeenRules.has(location)) &&
			`includes 13-17, an age that TikTok doesn't let you target by ${formatList(targeted)} in the United States and Latin America. If TikTok rejects the row, remove that age group or the other targeting.`
		);
	},
	// TikTok's API says of operating systems: "only one value is allowed". For apps two are refused.
	operating_systems: ({ objective, promotion_type = '', operating_systems = [] }) =>
		operating_systems.length > 1 &&
		objective !== 'APP_PROMOTION' &&
		!systemOfPromotion.has(promotion_type) &&
		`contains ${listOfSystems(operating_systems)}, but TikTok usually accepts only one. Leave the field empty to target all systems, or create an ad group for each.`,
	billing_event: ({ optimization_goal: goal = '', billing_event: billing }) => {
		const usual = billingOfGoal.get(goal);
		if (usual === undefined || billing === undefined || billing === usual) return undefined;
		const word = (event: string) => nameOf(choices.billingEvents, event);
		return `is "${word(billing)}", but TikTok usually pairs the goal "${nameOf(choices.optimizationGoals, goal)}" with "${word(usual)}". If TikTok rejects the row, change one of the two.`;
	},
	pixel_id: (given, context) =>
		['CONVERSIONS', 'WEB_CONVERSIONS'].includes(given.objective ?? '') &&
		!systemOfPromotion.has(given.promotion_type ?? '') &&
		lacksPixel(given, context),
	...unusualDelivery,
});
