import { onlyEntry } from '../../base/values';
import { formatList } from '../../base/wording';
import { type Parsed, nothing } from '../../parse/cellText';
import { isGiven, meansEmpty, orEmptyWord } from '../../parse/keyword';
import { formatAmount, isNoAmount, parseMoney } from '../../parse/money';
import type { Why } from '../../problems/problem';
import { anyFor } from '../../words';
import type { Cell, Filled, ParseContext, Parser, RowCells } from '../cells';
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
type Price = (typeof prices)[number];

const priceOf = (values: Values) => prices.find((price) => values[price] !== undefined);

/** TikTok ignores a price without its bid type. */
export function withBidType(values: Values): Values {
	if (priceOf(values)) return { bid_type: 'BID_TYPE_CUSTOM', ...values };
	return values;
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
	const isOfResult = objective === 'CONVERSIONS' || billingOf(values) === 'OCPM';
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

/** The one price of a row, whose heading may say what it pays for. */
function fillPrice(cells: RowCells, priceCells: readonly Cell[], argument: string): Filled {
	const cell = cells.oneAmount(priceCells);
	if (!cell || isNoAmount(cell.value)) return {};
	const [unit] = /(?<!O)CP[CMV]|TKP/.exec(cell.heading.toUpperCase()) ?? [];
	let priceIs = unit?.replace('TKP', 'CPM');
	if (cell.fills === 'bid') priceIs = 'bid';
	const price = cells.withCurrency(cell);
	return {
		[argument]: {
			...price,
			notes: { ...price.notes, priceIs },
		},
	};
}

const eventName = (event: string) => event.replace('OCPM', 'oCPM');

/** Reads a price for some billing events, and no other: one for 1,000 impressions is far too much for a click. */
function readPrice(
	value: unknown,
	context: ParseContext,
	ofPrice: readonly string[],
): Parsed<number> {
	const { given: row, isUnsure, isToldLater, priceIs } = context;
	if (meansEmpty(value)) return nothing;
	const price = parseMoney(value, { ...context, min: 0.01 });
	// "Auto" is no price, and who is told to enter one would set a cap that the plan doesn't have.
	if ('problem' in price && 'why' in price.problem && price.problem.why === 'not an amount') {
		return { problem: { ...price.problem, remedy: 'a price or nothing' } };
	}
	if (isUnsure) return price;
	const billing = row && billingOf(row);
	if (priceIs === 'bid' && !ofPrice.includes(billing ?? 'CPC')) return nothing;
	if (!('value' in price)) return price;
	const isOfOne = priceIs !== undefined && priceIs !== 'bid';
	const events = ofPrice.filter((event) => !isOfOne || event === priceIs);
	let isMeant = priceIs === undefined;
	if (billing !== undefined) isMeant = events.includes(billing);
	if (isMeant) return price;
	// The row is read again with the campaign's objective.
	if (isToldLater) {
		return {
			...price,
			warning: { why: 'price for an objective' },
		};
	}
	const facts = {
		names: formatList(events.map(eventName), 'or'),
		place: kinds.whereGoes('billing_event', context),
		charged: billing && eventName(billing),
	};
	let why: Why = 'price for an unknown event';
	if (billing) why = 'price for another event';
	return {
		problem: {
			is: value,
			why,
			facts,
		},
	};
}

function priceField(argument: Price, placeholder: string, ...ofPrice: readonly string[]) {
	const parse: Parser = (value, context) => readPrice(value, context, ofPrice);
	return {
		schema: kinds.amount,
		isFigure: true as const,
		placeholder,
		parse,
		columns: [argument, 'bid'],
		reads: ofBilling,
		fill: fillPrice,
		doubts: notAboveBudget,
	};
}

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
			...priceField('bid_price', 'e.g. 0.45', 'CPC', 'CPM', 'CPV'),
			decides: true,
			description:
				"The most to pay for a click, 1,000 impressions or a video view, in the ad account's currency. For the billing events CPC, CPM and CPV.",
		},
		conversion_bid_price: {
			...priceField('conversion_bid_price', 'e.g. 12.50', 'OCPM'),
			description:
				"The price of a result to aim for, in the ad account's currency. For the billing event oCPM, such as with the objective Conversions.",
		},
	},
);

export const biddingColumns = {
	bid: {
		parse: bidding.bid_price.parse,
		topic: 'bids',
		isFigure: true,
	},
} satisfies kinds.Columns;
