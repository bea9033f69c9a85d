import { formatAmount } from '../parse/money';
import type { SomeArguments } from './adGroupArguments';
import * as choices from './choices';
import { labelOf } from './fields';
import { missing, quotedField, type Finds, type Rules } from './finding';

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
type Price = (typeof prices)[number];

const priceOf = (given: SomeArguments) => prices.find((price) => given[price] !== undefined);

/** What a price needs beside it: TikTok ignores one without its bid type. */
export function withBidType(given: SomeArguments): SomeArguments {
	return priceOf(given) === undefined ? given : { bid_type: 'BID_TYPE_CUSTOM', ...given };
}

const withoutPrice = new Set(['BID_TYPE_NO_BID', 'BID_TYPE_MAX_CONVERSION']);

/** The price that a row of its own bid type lacks; for conversions that of a result (Adspirer's page). */
const needsPrice =
	(price: Price): Finds =>
	(given, context) => {
		const ofResult = given.objective === 'CONVERSIONS' || billingOf(given) === 'OCPM';
		if (given.bid_type !== 'BID_TYPE_CUSTOM' || ofResult !== (price === prices[1])) return false;
		if (given[price] !== undefined || (!ofResult && priceOf(given))) return false;
		const column = ofResult ? "'Cost cap'" : "'Bid cap'";
		return missing(
			context,
			price,
			'the bid type needs a price',
			'Enter one',
			column,
			', or choose Lowest Cost.',
		);
	};

/** What rows are refused for because of their bids and what else is about delivery; see rules.ts. */
export const brokenDelivery: Rules = {
	bid_type: (given, context) => {
		const { bid_type: type = '' } = given;
		const price = priceOf(given);
		return (
			price !== undefined &&
			withoutPrice.has(type) &&
			`is ${choices.nameOf(choices.bidTypes, type)}, but ${quotedField(context, price)} is ${formatAmount(given[price] ?? 0)}. Remove one of the two.`
		);
	},
	bid_price: needsPrice('bid_price'),
	conversion_bid_price: needsPrice('conversion_bid_price'),
	// TikTok's SDK: at most three times for each day, which go together.
	frequency: ({ frequency, frequency_schedule: days }, context) => {
		if (days === undefined) return undefined;
		const column = "'Frequency'";
		return frequency === undefined
			? missing(context, 'frequency', 'its days are given', 'Enter how often', column, '.')
			: frequency > 3 * days &&
					`is ${frequency} in ${days === 1 ? '1 day' : `${days} days`}, but TikTok allows at most ${3 * days}. Lower it, or raise the days.`;
	},
	frequency_schedule: ({ frequency, frequency_schedule: days }, context) =>
		frequency !== undefined &&
		days === undefined &&
		missing(
			context,
			'frequency_schedule',
			'a frequency needs its days',
			'Enter 1 to 7',
			"'Frequency days'",
			`, or enter both in ${quotedField(context, 'frequency')}, such as 3 per 7 days.`,
		),
	schedule_type: ({ schedule_type: type, schedule_end_time: end }, context) => {
		const isEndless = type === 'SCHEDULE_FROM_NOW';
		if (type !== 'SCHEDULE_START_END' && !isEndless) return undefined;
		const what = end === undefined ? 'is empty' : `is ${end} UTC`;
		return (
			isEndless === (end !== undefined) &&
			`is ${choices.nameOf(choices.scheduleTypes, type)}, but ${quotedField(context, 'schedule_end_time')} ${what}. Change one of the two.`
		);
	},
};

/** A cap of more than the budget caps nothing, and may be an amount from another column. */
const isHigh =
	(price: Price): Finds =>
	(given, context) => {
		const { [price]: amount = 0, budget = Infinity } = given;
		return (
			amount > budget &&
			`is ${formatAmount(amount)}, above ${quotedField(context, 'budget')}, ${formatAmount(budget)}. Check that both are right.`
		);
	};

/** What rows are warned of because of these. */
export const unusualDelivery: Rules = {
	// Only Additional Arguments can leave it out.
	bid_type: (given) => {
		const price = priceOf(given);
		return (
			given.bid_type === undefined &&
			price !== undefined &&
			`is empty, so TikTok ignores the price in 'Additional Arguments'. Enter the price in '${labelOf(price)}' instead.`
		);
	},
	bid_price: isHigh('bid_price'),
	conversion_bid_price: isHigh('conversion_bid_price'),
	// TikTok's API requires a frequency cap and the app's ID; Adspirer may fill them in.
	frequency: ({ objective, frequency, frequency_schedule: days }, context) => {
		if (objective !== 'REACH' || frequency !== undefined || days !== undefined) return undefined;
		const because = 'Reach usually needs a frequency cap';
		const such = ', such as 3 per 7 days, if TikTok rejects the row.';
		return missing(context, 'frequency', because, 'Enter one', "'Frequency'", such);
	},
	app_id: ({ objective, app_id }, context) => {
		if (objective !== 'APP_PROMOTION' || app_id !== undefined) return undefined;
		const because = 'App Promotion usually needs an app';
		const onlyIf = ' if TikTok rejects the row.';
		return missing(context, 'app_id', because, "Enter the app's ID", "'App ID'", onlyIf);
	},
};
