import { canonicalJson, formatList, isEmpty, onlyEntry, pluralize } from '../../base/values';
import { nothing } from '../../parse/cellText';
import { isGiven, meansEmpty, orEmptyWord, parseChoice } from '../../parse/keyword';
import { isNoAmount, parseMoney } from '../../parse/money';
import type { Fault, Why } from '../../problems/problem';
import { anyFor } from '../../words';
import type { Parser } from '../cells';
import { choicesOf, nameOf, usualHeading } from '../choices';
import { type ChangedValue, type Listed, detailOf } from '../creation';
import { type Rule, type RuleContext, type SomeArguments, firstOf } from '../rules';
import type { Values } from '../tools';
import { billingOf, ofBilling } from './delivery';
import { daysUntil } from './schedule';
import * as money from '../../parse/money';
import * as kinds from './field';

const modes = choicesOf('budget_mode');

/** The columns of budgets, the plainest first. */
const amounts = ['budget_daily', 'budget_lifetime', 'budget'] as const;

/** The money of a row: rows of one account are in one currency. */
export const amountOfRow = { argument: 'budget', columns: amounts };

/** The budget of a new ad group. Its word for a mode has to agree with the row's, which is a rule. */
const parseBudgetOfRow: Parser = (value, { currency, thousands }) =>
	money.parseMoney(value, { currency, thousands, modes });

/** The budget of an ad group whose mode isn't known, so that a lifetime amount may be spent daily. */
const parseNewBudget: Parser = (value, { currency, thousands, mode }) => {
	const parsed = money.parseMoney(value, { currency, thousands, modes: mode ? modes : [] });
	if (!('value' in parsed) || mode !== 'BUDGET_MODE_TOTAL') return parsed;
	return {
		warning: { why: 'lifetime amount' },
		...parsed,
	};
};

/** A word beside the amount has to agree with the row's mode, whatever gives that. */
const otherMode: Rule = (values, { written, labelOf, isRefused }) => {
	const { budget_mode: mode } = values;
	const is = written?.('budget');
	const word = money.modeIn(is, modes);
	if (!word || word.value === mode || isRefused?.('budget_mode')) return undefined;
	if (mode === undefined) {
		return { is, why: 'no mode', facts: { column: labelOf('budget_mode') } };
	}
	const ofRow = parseChoice(written?.('budget_mode'), modes);
	let place = "'Additional Ad Group Arguments'";
	if ('value' in ofRow && ofRow.value === mode) place = `'${labelOf('budget_mode')}'`;
	const facts = { place, mode: nameOf('budget_mode', mode) };
	return { is, why: 'amount for the other mode', facts };
};

/** The amount that a row may spend. */
export function spendingOf({ budget, budget_mode: mode }: Values) {
	let period = 'a day';
	if (mode === 'BUDGET_MODE_TOTAL') period = 'in total';
	return { amount: Number(budget ?? 0), period };
}

/**
 * A guard against slips and against agents that spend too much. It holds for daily and lifetime budgets
 * alike, for new ad groups and for updates.
 */
const aboveLimit: Rule = (values, { budgetLimit, fields }) => {
	const { budget = 0 } = values;
	if (budgetLimit === undefined) return undefined;
	for (const name of Object.keys(values)) {
		if (fields.some(({ argument }) => argument === name)) continue;
		// An argument without a field may hold the amount of some budget at any depth.
		const json = canonicalJson({ [name]: values[name] });
		if (!/budget[^"]*":.*\d/i.test(json)) continue;
		const message: Fault = {
			why: 'amount without a guard',
			facts: { name },
		};
		return { argument: 'Additional Ad Group Arguments', message };
	}
	if (budget <= budgetLimit) return undefined;
	const facts = {
		budget: money.formatAmount(budget),
		limit: money.formatAmount(budgetLimit),
	};
	return { why: 'budget above the limit', facts };
};

/**
 * In plans an amount is the total as often as not. Only one that nothing ends is for a day for certain,
 * since a lifetime budget needs an end.
 */
const dailyOrLifetime: Rule = (values, context) => {
	const { headingOf, isRefused } = context;
	const isTold = values.budget_mode !== undefined || isRefused?.('budget_mode');
	if (!headingOf || values.budget === undefined || isTold) return undefined;
	const budget = money.formatAmount(values.budget);
	const later = howLater(values, context);
	if (!later && !isRefused?.('schedule_end_time')) {
		return { kind: 'reading', readAs: `${budget} a day, in the ad account's currency` };
	}
	const heading = headingOf('budget');
	const column = heading ?? usualHeading('budget_mode');
	const message: Fault = {
		why: 'daily or lifetime',
		facts: { budget, later, column },
	};
	if (heading === undefined) return message;
	return {
		message: { ...message, remedy: 'say which budget' },
		columns: [heading],
	};
};

function howLater(values: SomeArguments, { now }: RuleContext): Fault | undefined {
	const { schedule_start_time: start, schedule_end_time: end } = values;
	if (end === undefined) return undefined;
	const days = daysUntil(end, start, now);
	if (days === 1) return { why: 'a day later' };
	return {
		why: 'days later',
		facts: { days },
	};
}

/** TikTok's minimum for a day in US dollars and euros. */
const usualMinimum = 20;

/** TikTok asks for the daily minimum for each scheduled day; without a start time it starts now. */
const belowMinimum: Rule = (values, { now }) => {
	const { budget = Infinity, schedule_start_time: start, schedule_end_time: end } = values;
	let days = 1;
	let period = 'a day';
	if (values.budget_mode === 'BUDGET_MODE_TOTAL') {
		if (!end) return undefined;
		days = daysUntil(end, start, now);
		period = `for ${pluralize(days, 'day')}`;
	}
	if (budget >= days * usualMinimum) return undefined;
	const facts = {
		budget: money.formatAmount(budget),
		period,
		minimum: usualMinimum,
	};
	return { why: 'below the minimum', facts };
};

export const budget = kinds.alike(
	{
		topic: 'money',
		neverBlank: true,
		decides: true,
	},
	{
		budget_mode: {
			...kinds.singleChoice('budget_mode', 'BUDGET_MODE_DAY'),
			description: 'What the budget covers: each day, or the whole schedule',
			parse: (value) => money.parseBudgetMode(value, modes),
		},
		budget: {
			required: true,
			asMeaning: 'Budget (Daily or Lifetime?)',
			isFigure: true,
			// A text, since n8n does not mark a number field that is empty.
			placeholder: 'e.g. 50',
			description:
				"Amount in the ad account's currency, at least 1. TikTok's own minimum depends on the currency, for example 20 a day in USD or EUR.",
			parse: parseBudgetOfRow,
			refuses: firstOf(otherMode, aboveLimit, dailyOrLifetime),
			doubts: belowMinimum,
			update: {
				description:
					"The new budget in the ad account's currency. Whether it is daily or lifetime stays as it is.",
				parse: parseNewBudget,
				// Next to it, Budget holds what was spent so far.
				changedBy: 'new_budget',
			},
		},
	},
);

export const budgetColumns = kinds.alike(
	{
		topic: 'money',
		isFigure: true,
	},
	{
		budget_daily: { label: 'Daily Budget' },
		budget_lifetime: { label: 'Lifetime Budget' },
		new_budget: {},
	},
);

/** Budgets may be missing in a list: a campaign with a budget of its own shows none for its ad groups. */
export function budgetDifferences(listed: Listed, sent: Values): ChangedValue[] {
	const mode = detailOf(listed, 'budgetmode');
	const shown: Record<string, unknown> = { budget: listed.budget };
	if (/^BUDGET_MODE_(?:DAY|TOTAL)$/.test(String(mode))) shown.budget_mode = mode;
	const asked: Values = { budget_mode: 'BUDGET_MODE_DAY', ...sent };
	const changes: ChangedValue[] = [];
	for (const argument of ['budget', 'budget_mode']) {
		const before = shown[argument];
		const now = asked[argument];
		if (before !== undefined && before !== now) changes.push({ argument, before, now });
	}
	return changes;
}

/** Meta's word for it, which excludes nothing. */
const lowestCost = /^\s*lowest[_ ]cost[_ ]without[_ ]cap\s*$/i;

/** Strategies that aim at value, which only arguments without a field can set. */
const ofValue = new RegExp(anyFor('aimsAtValue'), 'i');

const readBidType = kinds.choiceParser(
	'bid_type',
	(text) => ofValue.test(text) && 'bid type without a field',
);

function parseBidType(value: unknown) {
	const text = onlyEntry(value);
	if (typeof text === 'string' && lowestCost.test(text)) return readBidType('Lowest Cost');
	return readBidType(text);
}

const priceFields = ['bid_price', 'conversion_bid_price'] as const;

const priceOf = (values: Values) => priceFields.find((price) => values[price] !== undefined);

/** Adds what follows of a price: TikTok ignores one without its bid type, and a bid of no kind is one of the two prices. */
export function withBidType(written: Values): Values {
	const { isAnyPrice, ...values } = written;
	if (!priceOf(values)) return values;
	const row: Record<string, unknown> = { bid_type: 'BID_TYPE_CUSTOM', ...values };
	if (!isAnyPrice) return row;
	const billing = billingOf(values);
	if (billing === 'OCPM') delete row.bid_price;
	else delete row.conversion_bid_price;
	// The rest of it is wrong, and `refuses` says so.
	if (billing === undefined) row.isAnyPrice = isAnyPrice;
	return row;
}

const isPrice = (cell: unknown) => isGiven(cell) && !isNoAmount(cell);

const withoutPrice: Rule = (values, { written, labelOf }) => {
	const { bid_type = '', objective } = values;
	const type = nameOf('bid_type', bid_type);
	if (['BID_TYPE_NO_BID', 'BID_TYPE_MAX_CONVERSION'].includes(bid_type)) {
		// Also one that can't be read, or is for another event.
		const name = priceOf(values) ?? priceFields.find((argument) => isPrice(written?.(argument)));
		if (name === undefined) return undefined;
		const price = values[name] ?? { written: written?.(name) };
		return {
			why: 'price against the bid type',
			facts: {
				type,
				field: labelOf(name),
				price,
			},
		};
	}
	if (bid_type !== 'BID_TYPE_CUSTOM') return undefined;
	// For conversions it has to be that of a result (Adspirer's page).
	const isCharged = billingOf(values) === 'OCPM';
	const isOfResult = objective === 'CONVERSIONS' || isCharged;
	// It is refused for that.
	if (isCharged && isPrice(written?.('bid_price'))) return undefined;
	let needed = 'bid_price';
	let isThere = priceOf(values) !== undefined;
	if (isOfResult) {
		needed = 'conversion_bid_price';
		isThere = values.conversion_bid_price !== undefined;
	}
	if (isThere) return undefined;
	return {
		why: 'bid type without a price',
		facts: { type, field: labelOf(needed) },
	};
};

const eventName = (event: string) => event.replace('OCPM', 'oCPM');

/** Refuses a price for another billing event: one for 1,000 impressions is far too much for a click. */
const paidOtherwise =
	(...ofPrice: readonly string[]): Rule =>
	(values, context, argument) => {
		const { written, isRefused, isLookedUp, labelOf } = context;
		const is = written?.(argument);
		const isUnsure = ofBilling.some((name) => isRefused?.(name));
		if (values[argument] === undefined || isEmpty(is) || isUnsure) return undefined;
		const [unit] = /(?<!O)CP[CMV]|TKP/.exec(labelOf(argument).toUpperCase()) ?? [];
		const ofHeading = ofPrice.filter((event) => event === unit?.replace('TKP', 'CPM'));
		// Whoever says what a column is means that, whatever its heading names.
		const isOfHeading = ofHeading.length > 0;
		const events = isOfHeading ? ofHeading : ofPrice;
		const billing = billingOf(values);
		let isMeant = !isOfHeading && !values.isAnyPrice;
		if (billing !== undefined) isMeant = events.includes(billing);
		if (isMeant) return undefined;
		// The row is checked again with the campaign's objective.
		if (isLookedUp && ofBilling.every((name) => values[name] === undefined)) {
			return { kind: 'warning', message: { why: 'price for an objective' } };
		}
		const facts = {
			names: formatList(events.map(eventName), 'or'),
			place: kinds.whereGoes('billing_event', context),
			charged: billing && eventName(billing),
		};
		let why: Why = 'price for an unknown event';
		if (billing) why = 'price for another event';
		return { is, why, facts };
	};

/** Reads a price. */
const parsePrice: Parser = (value, context) => {
	if (meansEmpty(value)) return nothing;
	const price = parseMoney(value, { ...context, min: 0.01 });
	// "Auto" is no price, and who is told to enter one would set a cap that the plan doesn't have.
	if ('problem' in price && 'why' in price.problem && price.problem.why === 'not an amount') {
		return { problem: { ...price.problem, remedy: 'a price or nothing' } };
	}
	return price;
};

const price = {
	isFigure: true,
	parse: parsePrice,
} as const;

export const bidding = kinds.alike(
	{
		topic: 'bids',
		collection: 'bidding',
	},
	{
		bid_type: {
			...kinds.singleChoice('bid_type'),
			description: 'How TikTok bids. A price alone sets Cost Cap or Bid Cap.',
			parse: orEmptyWord(parseBidType),
			decides: true,
			refuses: withoutPrice,
		},
		bid_price: {
			...price,
			placeholder: 'e.g. 0.45',
			refuses: paidOtherwise('CPC', 'CPM', 'CPV'),
			decides: true,
			description:
				"The most to pay for a click, 1,000 impressions or a video view, in the ad account's currency. For the billing events CPC, CPM and CPV.",
		},
		conversion_bid_price: {
			...price,
			placeholder: 'e.g. 12.50',
			// Of a bid of no kind the other price tells all that there is to tell.
			parse: (value, context) => {
				const price = parsePrice(value, context);
				if (!context.isAnyPrice) return price;
				if (!('value' in price)) return nothing;
				return { value: price.value, also: { isAnyPrice: true } };
			},
			refuses: paidOtherwise('OCPM'),
			description:
				"The price of a result to aim for, in the ad account's currency. For the billing event oCPM, such as with the objective Conversions.",
		},
	},
);

export const biddingColumns = {
	bid: {
		topic: 'bids',
		isFigure: true,
	},
} satisfies kinds.Columns;
