import { isEmpty, onlyEntry } from '../../base/values';
import { formatList } from '../../base/wording';
import { nothing } from '../../parse/cellText';
import { isGiven, meansEmpty, orEmptyWord } from '../../parse/keyword';
import { formatAmount, isNoAmount, parseMoney } from '../../parse/money';
import type { Why } from '../../problems/problem';
import { anyFor } from '../../words';
import type { Parser } from '../cells';
import { nameOf } from '../choices';
import type { Rule } from '../rules';
import type { Values } from '../tools';
import { billingOf, ofBilling } from './delivery';
import * as kinds from './field';

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

const prices = ['bid_price', 'conversion_bid_price'] as const;

const priceOf = (values: Values) => prices.find((price) => values[price] !== undefined);

/** Adds what follows of a price: TikTok ignores one without its bid type, and a bid of no kind is one of the two prices. */
export function withBidType(written: Values): Values {
	const { isAnyPrice, ...values } = written;
	if (!priceOf(values)) return values;
	const row: Record<string, unknown> = { bid_type: 'BID_TYPE_CUSTOM', ...values };
	if (!isAnyPrice) return row;
	const billing = billingOf(values);
	if (billing === 'OCPM') delete row.bid_price;
	else delete row.conversion_bid_price;
	// What stays of it is wrong, and `refuses` says so.
	if (billing === undefined) row.isAnyPrice = isAnyPrice;
	return row;
}

const isPrice = (cell: unknown) => isGiven(cell) && !isNoAmount(cell);

const withoutPrice: Rule = (values, { written, labelOf }) => {
	const { bid_type = '', objective } = values;
	const type = nameOf('bid_type', bid_type);
	if (['BID_TYPE_NO_BID', 'BID_TYPE_MAX_CONVERSION'].includes(bid_type)) {
		// Also one that can't be read, or is for another event.
		const name = priceOf(values) ?? prices.find((argument) => isPrice(written?.(argument)));
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

/** A price above the budget caps nothing, and may be an amount from another column. */
const notAboveBudget: Rule = (values, context, price) => {
	const { [price]: amount, budget = Infinity } = values;
	if (typeof amount !== 'number' || amount <= budget) return undefined;
	const facts = {
		price: formatAmount(amount),
		budget: formatAmount(budget),
		field: context.labelOf('budget'),
	};
	return { why: 'price above the budget', facts };
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
		const ofHeading = unit?.replace('TKP', 'CPM');
		const events = ofPrice.filter((event) => !ofHeading || event === ofHeading);
		const billing = billingOf(values);
		let isMeant = !ofHeading && !values.isAnyPrice;
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
	schema: kinds.amount,
	isFigure: true,
	parse: parsePrice,
	doubts: notAboveBudget,
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
