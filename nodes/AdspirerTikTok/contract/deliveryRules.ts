import { formatAmount } from '../parse/money';
import type { SomeArguments } from './adGroupArguments';
import * as choices from './choices';
import { requires, quotedField, type Rule, type Rules } from './ruleContext';

/** Which billing event TikTok pairs with which goal (TikTok's Marketing API). */
export const billingOfGoal = new Map<string, string>(
	Object.entries({
		...{ CLICK: 'CPC', REACH: 'CPM', SHOW: 'CPM', ENGAGED_VIEW: 'CPV' },
		...{ CONVERT: 'OCPM', INSTALL: 'OCPM', IN_APP_EVENT: 'OCPM', LEAD_GENERATION: 'OCPM' },
	}),
);

/** The goal that an objective has unless the row has another. */
const goalOfObjective = new Map<string, string>(
	Object.entries({
		...{ TRAFFIC: 'CLICK', REACH: 'REACH', VIDEO_VIEWS: 'ENGAGED_VIEW', CONVERSIONS: 'CONVERT' },
		...{ LEAD_GENERATION: 'LEAD_GENERATION', APP_PROMOTION: 'INSTALL' },
	}),
);

/** What TikTok charges for: the row's billing event, or that of its goal or its objective. */
export function billingOf(given: SomeArguments): string | undefined {
	const { objective = 'TRAFFIC', optimization_goal: goal = goalOfObjective.get(objective) } = given;
	return given.billing_event ?? billingOfGoal.get(goal ?? '');
}

const prices = ['bid_price', 'conversion_bid_price'] as const;

const priceOf = (given: SomeArguments) => prices.find((price) => given[price] !== undefined);

/** TikTok ignores a price without its bid type. */
export const withBidType = (given: SomeArguments): SomeArguments =>
	priceOf(given) === undefined ? given : { bid_type: 'BID_TYPE_CUSTOM', ...given };

/** How often and in how many days belong together. */
const isLacking =
	(own: 'frequency' | 'frequency_schedule', other: typeof own): Rule =>
	(given, context) =>
		given[own] === undefined &&
		given[other] !== undefined &&
		`is empty, but ${quotedField(context, other)} is ${given[other]}. Enter both, such as 3 per 7 days.`;

/** What rows are refused for because of their bids and what else is about delivery; see rules.ts. */
export const brokenDelivery: Rules = {
	bid_type: (given, context) => {
		const { bid_type: type = '', objective } = given;
		const price = priceOf(given);
		const isNamed = `is ${choices.nameOf(choices.bidTypes, type)}, but`;
		if (['BID_TYPE_NO_BID', 'BID_TYPE_MAX_CONVERSION'].includes(type) && price) {
			return `${isNamed} ${quotedField(context, price)} is ${formatAmount(given[price] ?? 0)}. Remove one of the two.`;
		}
		if (type !== 'BID_TYPE_CUSTOM') return undefined;
		// For conversions it has to be that of a result (Adspirer's page).
		const isOfResult = objective === 'CONVERSIONS' || billingOf(given) === 'OCPM';
		const needed = isOfResult ? 'conversion_bid_price' : 'bid_price';
		const isGiven = given[needed] !== undefined || (!isOfResult && price !== undefined);
		return (
			!isGiven &&
			`${isNamed} ${quotedField(context, needed)} is empty. Enter a price there, or choose Lowest Cost.`
		);
	},
	// TikTok's SDK: at most three times for each day.
	frequency: (given, context) => {
		const { frequency = 0, frequency_schedule: days = Infinity } = given;
		return frequency > 3 * days
			? `is ${frequency} in ${days === 1 ? '1 day' : `${days} days`}, but TikTok allows at most ${3 * days}. Lower it, or raise the days.`
			: isLacking('frequency', 'frequency_schedule')(given, context);
	},
	frequency_schedule: isLacking('frequency_schedule', 'frequency'),
	schedule_type: ({ schedule_type: type = '', schedule_end_time: end }, context) => {
		const needsEnd = { SCHEDULE_START_END: true, SCHEDULE_FROM_NOW: false }[type];
		return (
			needsEnd === (end === undefined) &&
			`is ${choices.nameOf(choices.scheduleTypes, type)}, but ${quotedField(context, 'schedule_end_time')} is ${end === undefined ? 'empty' : `${end} UTC`}. Change one of the two.`
		);
	},
};

/** A cap of more than the budget caps nothing, and may be an amount from another column. */
const isHigh =
	(price: (typeof prices)[number]): Rule =>
	(given, context) => {
		const { [price]: amount = 0, budget = Infinity } = given;
		return (
			amount > budget &&
			`is ${formatAmount(amount)}, above ${quotedField(context, 'budget')}, ${formatAmount(budget)}. Check that both are right.`
		);
	};

/** Ends what is said of a row that TikTok may accept as it is. */
export const ifRejected = ' if TikTok rejects the row';

/** What rows are warned of because of these. */
export const unusualDelivery: Rules = {
	bid_price: isHigh('bid_price'),
	conversion_bid_price: isHigh('conversion_bid_price'),
	// TikTok's API requires a frequency cap and the app's ID; Adspirer may fill them in.
	frequency: (given, context) =>
		given.objective === 'REACH' &&
		requires(
			'frequency',
			'Reach usually needs one, such as 3 per 7 days',
			ifRejected,
		)(given, context),
	// The service takes Traffic then, whose goal is another one.
	optimization_goal: ({ objective, optimization_goal: goal = 'CLICK' }, context) =>
		objective === undefined &&
		[...goalOfObjective.values()].indexOf(goal) > 0 &&
		`is ${choices.nameOf(choices.optimizationGoals, goal)}, but ${quotedField(context, 'objective')} is empty, which means Traffic. Enter the campaign's objective${ifRejected}.`,
	app_id: (given, context) =>
		given.objective === 'APP_PROMOTION' &&
		requires('app_id', 'App Promotion usually needs an app', ifRejected)(given, context),
};
