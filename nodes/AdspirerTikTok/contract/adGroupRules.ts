import type { z } from 'zod';
import { formatList, formatValue, isEmpty, pluralize } from '../parse/cell';
import { parseYesNo } from '../parse/choice';
import { canonicalJson } from '../parse/json';
import { isGiven, meansTotal } from '../parse/keyword';
import { formatAmount, isNoAmount, parseMoney } from '../parse/money';
import { parseCampaign, parseTikTokId } from '../parse/text';
import { maxPastHours } from '../parse/time';
import { dayMs, hourMs } from '../parse/dateText';
import * as choices from './choices';
import { countries } from './countries.json';
import { emptyInTotals } from './adGroupColumns';
import { billingOf, billingOfGoal, fields, goalOfObjective, type ArgumentName } from './fields';
import { closedChoice, millisecondsOf, singleChoice, usualHeading } from './fields/field';
import { additionalChecker, asTyped, hasNoColumn, runRules, whyRequired } from './rules';
import type { CreationRules, Dependent, Rule } from './rules';
import { listOfSystems, systemOfPromotion, systemsOf } from './systems';
import type { Values } from './tools';

/** The arguments of `add_tiktok_ad_group` that have a field, none of them required; others pass. */
export type SomeArguments = Values & {
	readonly [Name in ArgumentName]?: z.infer<(typeof fields)[Name]['schema']>;
};

/** A row's values with their types: each was read by its field, or checked by it. */
export function typed(values: Values): SomeArguments;
export function typed(values: Values): Values {
	return values;
}

type AdGroupRule = Rule<SomeArguments>;

/** Rules by the argument whose field a person has to change, in the order of the messages. */
type Rules = Readonly<Partial<Record<ArgumentName, AdGroupRule>>>;

const requiredIf =
	(applies: (given: SomeArguments) => boolean, because: string, rest = ''): AdGroupRule =>
	(given, context, argument) =>
		given[argument] === undefined &&
		applies(given) &&
		whyRequired(context, argument, because, rest);

/** Ends what is said about a row that TikTok may accept as it is. */
const ifRejected = ' if TikTok rejects the row';

const neededFor = (wanted: string, because: string) =>
	requiredIf(({ objective }) => objective === wanted, because, ifRejected);

const prices = ['bid_price', 'conversion_bid_price'] as const;
const priceOf = (given: Values) => prices.find((price) => given[price] !== undefined);

/** A frequency needs its number of days, and the other way round. */
const requiresBoth =
	(other: 'frequency' | 'frequency_schedule'): AdGroupRule =>
	(given, context, own) =>
		given[own] === undefined &&
		given[other] !== undefined &&
		`is empty, but '${context.labelOf(other)}' is ${given[other]}. Enter both, such as 3 per 7 days.`;

/** A price above the budget caps nothing, and may be an amount from another column. */
const notAboveBudget: AdGroupRule = (given, context, price) => {
	const { [price]: amount, budget = Infinity } = given;
	return (
		typeof amount === 'number' &&
		amount > budget &&
		`is ${formatAmount(amount)}, above '${context.labelOf('budget')}', ${formatAmount(budget)}. Check that both are right.`
	);
};

/** How many days a row's schedule takes; without a start it begins now. */
const daysUntil = (end: string, start: string | undefined, now: number) =>
	Math.ceil((millisecondsOf(end) - (start === undefined ? now : millisecondsOf(start))) / dayMs);

/** TikTok's minimum for a day in US dollars and euros. */
const usualMinimum = 20;

/** TikTok's location IDs of the countries with its rule for teens: the USA and Latin America. */
const countriesWithTeenRules = new Set(
	'US AR BZ BO BR CL CO CR CU DO EC SV GT HT HN MX NI PA PY PE PR UY VE'
		.split(' ')
		.map((teen) => countries.find(({ code }) => code === teen)?.id),
);

/** True for an argument without a field that holds the amount of some budget, at any depth. */
const isOtherBudget = ([name, value]: [string, unknown]) =>
	!(name in fields) && /budget[^"]*":.*\d/i.test(canonicalJson({ [name]: value }));

/** What a row is refused for, since it can't be meant. */
const refusals: Rules = {
	// One account's campaign can't hold another one's ad groups.
	campaign_id: ({ advertiser_id: ofRow }, { written }) => {
		if (ofRow === undefined) return undefined;
		const campaign = parseCampaign(written?.('campaign_id'));
		const { advertiserId: account } = 'value' in campaign ? campaign.value : {};
		return (
			account !== undefined &&
			account !== ofRow &&
			`is a link to the ad account ${account}, but the row's account is ${ofRow}. Use a campaign of the row's account.`
		);
	},
	// The row of sums below a plan has a name and a budget too, and would spend it a second time.
	adgroup_name: (given) => {
		const { adgroup_name: name = '', budget } = given;
		const isBare = emptyInTotals.every((argument) => given[argument] === undefined);
		return (
			budget !== undefined &&
			meansTotal(name, isBare) &&
			`is ${formatValue(name)}, so the row looks like a total of the plan and not like an ad group. Remove the row, or enter another name if it is one.`
		);
	},
	// A guard against slips and against agents that spend too much. It holds for daily and lifetime
	// budgets alike, for new ad groups and for updates.
	budget: (given, { budgetLimit = Infinity }) => {
		const { budget = 0 } = given;
		const unchecked = Object.entries(given).find(isOtherBudget);
		if (unchecked && budgetLimit < Infinity) {
			const message = `has '${unchecked[0]}', an amount that 'Budget Limit' doesn't check. Remove it, or remove the limit.`;
			return { argument: 'Additional Arguments', message };
		}
		return (
			budget > budgetLimit &&
			`is ${formatAmount(budget)}, above the limit of ${formatAmount(budgetLimit)} set in 'Budget Limit'. Lower the budget, or raise the limit if the budget is right.`
		);
	},
	schedule_start_time: ({ schedule_start_time: start }, { now }) =>
		start !== undefined &&
		millisecondsOf(start) < now - maxPastHours * hourMs &&
		`is ${start} UTC, more than ${maxPastHours} hours in the past, which TikTok doesn't accept. Choose a later start time, or leave the field empty to start now.`,
	schedule_end_time: (given, context, own) => {
		const { schedule_start_time: start, schedule_end_time: end } = given;
		if (end === undefined) {
			// A lifetime budget is spread over the schedule (Adspirer's reference).
			const because = 'a lifetime budget needs an end time';
			const isNeeded = given.budget_mode === 'BUDGET_MODE_TOTAL';
			return isNeeded && whyRequired(context, own, because, ', or give the row a daily budget');
		}
		const ends = `is ${asTyped(own, end, context)}`;
		if (millisecondsOf(end) <= context.now) {
			return `${ends}, which is in the past. Choose a later end time.`;
		}
		if (start === undefined || millisecondsOf(end) > millisecondsOf(start)) return undefined;
		return `${ends}, which isn't after ${asTyped('schedule_start_time', start, context, own)}. Choose a later end or an earlier start.`;
	},
	// Manual placement means naming at least one (Adspirer's reference).
	placements: requiredIf(
		({ placement_type: type }) => type === 'PLACEMENT_TYPE_NORMAL',
		'manual placement needs at least one',
		', or choose automatic placement',
	),
	// A pixel alone doesn't say what to optimize for (Adspirer's guidance).
	optimization_event: requiredIf(
		({ pixel_id: pixel }) => pixel !== undefined,
		'a pixel needs an event to optimize for, such as Complete Payment',
	),
	// TikTok refuses an audience that is both included and excluded.
	excluded_audience_ids: ({ audience_ids, excluded_audience_ids = [] }, context) => {
		const included = new Set(audience_ids);
		const both = excluded_audience_ids.filter((audience) => included.has(audience));
		return (
			both.length > 0 &&
			`contains ${formatList(both)}, also in '${context.labelOf('audience_ids')}'. An audience can't be both included and excluded. Remove it from one of the two fields.`
		);
	},
	// An app runs on one system, so an ad group that promotes it targets one (Adspirer's guidance).
	operating_systems: (given, context) =>
		given.objective === 'APP_PROMOTION' &&
		systemsOf(given, context).length > 1 &&
		'contains more than one system, but an ad group that promotes an app can only target one. Create an ad group for each system.',
	promotion_type: (given, context) => {
		const { promotion_type = '' } = given;
		const system = systemOfPromotion(promotion_type);
		const others = systemsOf(given, context).filter((chosen) => chosen !== system);
		return (
			system !== undefined &&
			others.length > 0 &&
			`is ${choices.nameOf('promotion_type', promotion_type)}, but '${context.labelOf('operating_systems')}' contains ${listOfSystems(others)}. Change one of the two fields so that they match.`
		);
	},
	bid_type: (given, context) => {
		const { bid_type: type = '', objective } = given;
		const { written = () => undefined, labelOf } = context;
		const isNamed = `is ${choices.nameOf('bid_type', type)}, but`;
		if (['BID_TYPE_NO_BID', 'BID_TYPE_MAX_CONVERSION'].includes(type)) {
			// Also one that can't be read, or is for another event.
			const isWritten = (one: string) => isGiven(written(one)) && !isNoAmount(written(one));
			const other = priceOf(given) ?? prices.find(isWritten);
			if (other === undefined) return undefined;
			const amount = given[other]?.toString() ?? formatValue(written(other));
			return `${isNamed} '${labelOf(other)}' is ${amount}. Remove one of the two.`;
		}
		if (type !== 'BID_TYPE_CUSTOM') return undefined;
		const price = priceOf(given);
		// For conversions it has to be that of a result (Adspirer's page).
		const isOfResult = objective === 'CONVERSIONS' || billingOf(given) === 'OCPM';
		const needed = isOfResult ? 'conversion_bid_price' : 'bid_price';
		const hasPrice = given[needed] !== undefined || (!isOfResult && price !== undefined);
		return (
			!hasPrice &&
			`${isNamed} '${context.labelOf(needed)}' is empty. Enter a price there, or choose Lowest Cost.`
		);
	},
	// TikTok's SDK: at most three times for each day.
	frequency: (given, context) => {
		const { frequency = 0, frequency_schedule: days = Infinity } = given;
		if (frequency > 3 * days)
			return `is ${frequency} in ${pluralize(days, 'day')}, but TikTok allows at most ${3 * days}. Lower it, or raise the days.`;
		return requiresBoth('frequency_schedule')(given, context, 'frequency');
	},
	frequency_schedule: requiresBoth('frequency'),
	schedule_type: ({ schedule_type: type = '', schedule_end_time: end }, context) => {
		const needsEnd = { SCHEDULE_START_END: true, SCHEDULE_FROM_NOW: false }[type];
		return (
			needsEnd === (end === undefined) &&
			`is ${choices.nameOf('schedule_type', type)}, but '${context.labelOf('schedule_end_time')}' is ${end === undefined ? 'empty' : `${end} UTC`}. Change one of the two.`
		);
	},
};

/** What a row is warned of. TikTok may reject it or may not, so it is sent. */
const doubts: Rules = {
	// The list in the form says it behind the name.
	campaign_id: ({ objective = 'TRAFFIC' }, { listedAs, labelOf }, own) => {
		const name = listedAs?.(own) ?? '';
		const told = choices.detailIn('objective', name);
		return (
			told !== undefined &&
			told.value !== objective &&
			`is ${formatValue(name)} in the list, but '${labelOf('objective')}' is ${choices.nameOf('objective', objective)}. A campaign has one objective: choose ${told.name}, or another campaign.`
		);
	},
	location_ids: (given, context, own) => {
		const effect = ', so TikTok targets the United States';
		if (given.location_ids !== undefined) return undefined;
		const message = hasNoColumn(context, own)
			? `has no column${effect}. Add a column 'Country' to target others.`
			: context.whyEmpty?.(own, effect);
		return message && { kind: 'default', message };
	},
	// TikTok asks for the daily minimum for each scheduled day; without a start time it starts now.
	budget: (given, { now }) => {
		const { budget = Infinity, schedule_start_time: start, schedule_end_time: end } = given;
		const isTotal = given.budget_mode === 'BUDGET_MODE_TOTAL';
		const days = isTotal && end ? daysUntil(end, start, now) : 1;
		const isLow = budget < days * usualMinimum;
		if (!isLow || (isTotal && !end)) return undefined;
		if (isTotal)
			return `is ${formatAmount(budget)} for ${pluralize(days, 'day')}. In US dollars TikTok's minimum is ${usualMinimum} a day, here ${days * usualMinimum}; other currencies have their own. If TikTok rejects the row, raise the budget or shorten the schedule.`;
		return `is ${formatAmount(budget)} a day. TikTok's minimum is ${usualMinimum} a day in US dollars or euros; other currencies have their own. If TikTok rejects the row, raise the budget.`;
	},
	age_groups: (given) => {
		const { age_groups = [], location_ids = [choices.unitedStates], objective } = given;
		if (!age_groups.includes('AGE_13_17')) return undefined;
		// Lead Generation is for people of 18 and over (TikTok's Help Center).
		if (objective === 'LEAD_GENERATION') {
			return 'includes 13-17, but TikTok allows Lead Generation only for people aged 18 and over. If TikTok rejects the row, remove that age group.';
		}
		// TikTok's rule for teens. Without locations the service takes the USA.
		const targeted = [
			(given.gender ?? 'GENDER_UNLIMITED') !== 'GENDER_UNLIMITED' && 'gender',
			!(isEmpty(given.interest_category_ids) && isEmpty(given.interest_keyword_ids)) && 'interests',
			!(isEmpty(given.audience_ids) && isEmpty(given.excluded_audience_ids)) && 'audiences',
		].flatMap((name) => name || []);
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
		!systemOfPromotion(promotion_type) &&
		`contains ${listOfSystems(operating_systems)}, but TikTok usually accepts only one. Leave the field empty to target all systems, or create an ad group for each.`,
	billing_event: ({ optimization_goal: goal = '', billing_event: billing }) => {
		const usual = billingOfGoal.get(goal);
		if (usual === undefined || billing === undefined || billing === usual) return undefined;
		const word = (event: string) => choices.nameOf('billing_event', event);
		return `is "${word(billing)}", but TikTok usually pairs the goal "${choices.nameOf('optimization_goal', goal)}" with "${word(usual)}". If TikTok rejects the row, change one of the two.`;
	},
	pixel_id: requiredIf(
		({ objective = '', promotion_type: promoted = '' }) =>
			['CONVERSIONS', 'WEB_CONVERSIONS'].includes(objective) && !systemOfPromotion(promoted),
		'TikTok usually needs a pixel to count conversions',
		ifRejected,
	),
	bid_price: notAboveBudget,
	conversion_bid_price: notAboveBudget,
	// TikTok's API requires a frequency cap and the app's ID; Adspirer may fill them in.
	frequency: neededFor('REACH', 'Reach usually needs one, such as 3 per 7 days'),
	// The service takes Traffic then, whose goal is another one.
	optimization_goal: ({ objective, optimization_goal: goal = 'CLICK' }, context) =>
		objective === undefined &&
		!context.isLookedUp &&
		[...goalOfObjective.values()].indexOf(goal) > 0 &&
		`is ${choices.nameOf('optimization_goal', goal)}, but '${context.labelOf('objective')}' is empty, which means Traffic. Enter the campaign's objective${ifRejected}.`,
	app_id: neededFor('APP_PROMOTION', 'App Promotion usually needs an app'),
};

/** What is for another objective than Traffic, which the service takes where none is given. */
const needObjective = ['app_id', 'pixel_id', 'optimization_event', 'optimization_goal'] as const;

/** What a row of a sheet leaves open. */
const questions: Rules = {
	objective: (given, context, own) => {
		const { headingOf, isRefused, isFilled, isLookedUp } = context;
		const other = needObjective.find((argument) => isFilled?.(argument));
		const isTold = given.objective !== undefined || isRefused?.('objective') || isLookedUp;
		if (!headingOf || isTold || !other) return undefined;
		const because = `'${headingOf(other)}' is filled in, and without an objective the ad group is for Traffic`;
		return whyRequired(context, own, because, " with the campaign's");
	},
	// In plans an amount is the total as often as not. Only one that nothing ends is for a day for
	// certain, since a lifetime budget needs an end.
	budget: (given, context) => {
		const { budget = 0, schedule_start_time: start, schedule_end_time: end } = given;
		const { headingOf, isRefused } = context;
		const isTold = given.budget_mode !== undefined || isRefused?.('budget_mode');
		if (!headingOf || given.budget === undefined || isTold) return undefined;
		if (end === undefined && !isRefused?.('schedule_end_time')) {
			const message = `${formatAmount(budget)} a day, in the ad account's currency`;
			return { kind: 'reading', message };
		}
		let later = '';
		if (end !== undefined) {
			const days = daysUntil(end, start, context.now);
			later = days === 1 ? ' a day later' : ` ${days} days later`;
		}
		const column = headingOf('budget');
		let toDo = `Add a column '${usualHeading('budget_mode')}' that says Daily or Lifetime.`;
		if (column !== undefined)
			toDo = `In 'Columns of Your Sheet', say whether '${column}' is Daily Budget or Lifetime Budget.`;
		return {
			message: `is ${formatAmount(budget)} with an end${later}: is that a day, or for all of that time? ${toDo}`,
			...(column !== undefined && { columns: [column] }),
		};
	},
};

const amount = { parse: (value: unknown) => parseMoney(value, { min: 0.01 }) };

const named = (...values: readonly string[]) => values.map((value) => ({ name: value, value }));

/** How the arguments of an ad group go together. */
export const adGroupRules: CreationRules = {
	// Those without a field have types on Adspirer's live reference page or in TikTok's SDK.
	checkAdditional: additionalChecker(fields, {
		bid_display_mode: singleChoice(named('CPMV')),
		deep_bid_type: singleChoice(named('AEO')),
		deep_cpa_bid: amount,
		roas_bid: amount,
		// It may be a number, too.
		skip_learning_phase: {
			parse: (value) => (value === 0 || value === 1 ? { value } : parseYesNo(value)),
		},
		// Closed, because a mistyped DISABLE would start to spend.
		operation_status: closedChoice(named('ENABLE', 'DISABLE')),
		request_id: { parse: parseTikTokId },
	}),
	// TikTok ignores a price without its bid type.
	complete: (given) => (priceOf(given) ? { bid_type: 'BID_TYPE_CUSTOM', ...given } : given),
	dependents: [
		{
			argument: 'placements',
			dependsOn: 'placement_type',
			values: ['PLACEMENT_TYPE_NORMAL'],
			only: 'placements are chosen with manual placement only',
			isRefused: () => true,
		},
		// For others TikTok answers PIXEL_ID_NOT_ALLOWED_FOR_OBJECTIVE (Adspirer's guidance).
		...['pixel_id', 'optimization_event'].map(
			(argument): Dependent => ({
				argument,
				dependsOn: 'objective',
				values: ['CONVERSIONS', 'WEB_CONVERSIONS', 'PRODUCT_SALES', 'SHOP_PURCHASES'],
				only: 'TikTok takes a pixel and its event with the objective Conversions only',
			}),
		),
		// TikTok's SDK.
		...['frequency', 'frequency_schedule'].map(
			(argument): Dependent => ({
				argument,
				dependsOn: 'objective',
				values: ['REACH'],
				only: 'TikTok caps the frequency with the objective Reach only',
				// A plan's average frequency isn't a cap.
				isRefused: (value) => argument === 'frequency' && 'value' in fields.frequency.parse(value),
			}),
		),
	],
	check: (values, context) => [
		...runRules('problem', refusals, typed(values), context),
		...runRules('problem', questions, typed(values), context),
		...runRules('doubt', doubts, typed(values), context),
	],
};
