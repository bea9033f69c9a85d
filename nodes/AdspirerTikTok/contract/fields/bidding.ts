import { formatList, isEmpty, nothing, onlyEntry } from '../../parse/cell';
import { isGiven, orEmptyWord } from '../../parse/keyword';
import { formatAmount, isNoAmount, parseMoney } from '../../parse/money';
import { anyFor } from '../../words';
import type { Cell, Filled, Parser, RowCells } from '../cells';
import { nameOf } from '../choices';
import type { Rule } from '../rules';
import type { Values } from '../tools';
import { billingOf, ofBilling } from './delivery';
import * as kinds from './field';
import { ifSet, named } from './phrases';

/** Meta's word for it, which excludes nothing. */
const lowestCost = /^\s*lowest[_ ]cost[_ ]without[_ ]cap\s*$/i;

/** Strategies that aim at value, which only arguments without a field can set. */
const ofValue = new RegExp(anyFor('aimsAtValue'), 'i');

const readBidType = kinds.choiceParser(
	'bid_type',
	(text) => ofValue.test(text) && { why: 'bid type without a field' },
);

const parseBidType = (value: unknown) => {
	const text = onlyEntry(value);
	if (typeof text === 'string' && lowestCost.test(text)) return readBidType('Lowest Cost');
	return readBidType(text);
};

const prices = ['bid_price', 'conversion_bid_price'] as const;
type Price = (typeof prices)[number];

const priceOf = (values: Values) => prices.find((price) => values[price] !== undefined);

/** TikTok ignores a price without its bid type. */
export function withBidType(values: Values): Values {
	if (priceOf(values)) return { bid_type: 'BID_TYPE_CUSTOM', ...values };
	return values;
}

const withoutPrice: Rule = (values, { written = () => undefined, labelOf }) => {
	const { bid_type = '', objective } = values;
	const type = nameOf('bid_type', bid_type);
	if (['BID_TYPE_NO_BID', 'BID_TYPE_MAX_CONVERSION'].includes(bid_type)) {
		// Also one that can't be read, or is for another event.
		const isWritten = (argument: string) =>
			isGiven(written(argument)) && !isNoAmount(written(argument));
		const filledPrice = priceOf(values) ?? prices.find(isWritten);
		if (filledPrice === undefined) return undefined;
		const price = values[filledPrice] ?? { written: written(filledPrice) };
		return {
			why: 'price against the bid type',
			facts: { type, field: labelOf(filledPrice), price },
		};
	}
	if (bid_type !== 'BID_TYPE_CUSTOM') return undefined;
	// For conversions it has to be that of a result (Adspirer's page).
	const isOfResult = objective === 'CONVERSIONS' || billingOf(values) === 'OCPM';
	const needed = isOfResult ? 'conversion_bid_price' : 'bid_price';
	const hasPrice = values[needed] !== undefined || (!isOfResult && priceOf(values) !== undefined);
	if (hasPrice) return undefined;
	return { why: 'bid type without a price', facts: { type, field: labelOf(needed) } };
};

/** A price above the budget caps nothing, and may be an amount from another column. */
const notAboveBudget: Rule = (values, context, price) => {
	const { [price]: amount, budget = Infinity } = values;
	if (typeof amount !== 'number' || amount <= budget) return undefined;
	const facts = { price: formatAmount(amount), budget: formatAmount(budget) };
	return { why: 'price above the budget', facts: { ...facts, field: context.labelOf('budget') } };
};

/** The one price of a row, whose heading may say what it pays for. */
function fillPrice(cells: RowCells, priceCells: readonly Cell[], argument: string): Filled {
	const cell = cells.oneAmount(priceCells);
	if (!cell || isNoAmount(cell.value)) return {};
	const [unit] = /(?<!O)CP[CMV]|TKP/.exec(cell.heading.toUpperCase()) ?? [];
	let priceIs = unit?.replace('TKP', 'CPM');
	if (cell.fills === 'bid') priceIs = 'bid';
	const price = cells.withCurrency(cell);
	return { [argument]: { ...price, notes: { ...price.notes, priceIs } } };
}

const eventName = (event: string) => event.replace('OCPM', 'oCPM');

/** A price for some billing events, and no other: one for 1,000 impressions is far too much for a click. */
const priceField = (argument: Price, placeholder: string, ...ofPrice: readonly string[]) => {
	const parse: Parser = (value, context) => {
		const { given: row, isUnsure, isToldLater, priceIs } = context;
		const price = orEmptyWord((written) => parseMoney(written, { ...context, min: 0.01 }))(value);
		if (isUnsure) return price;
		const billing = row && billingOf(row);
		if (priceIs === 'bid' && !ofPrice.includes(billing ?? 'CPC')) return nothing;
		if (!('value' in price)) return price;
		const events = ofPrice.filter((event) => [undefined, 'bid', event].includes(priceIs));
		if (billing === undefined && priceIs === undefined) return price;
		if (billing !== undefined && events.includes(billing)) return price;
		// The row is read again with the campaign's objective.
		if (isToldLater) return { ...price, warning: { why: 'price for an objective' } };
		const names = formatList(events.map(eventName), 'or');
		const place = kinds.whereGoes('billing_event', context);
		const facts = { names, place, charged: billing && eventName(billing) };
		const why = billing ? 'price for another event' : 'price for an unknown event';
		return { problem: { is: value, why, facts } };
	};
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
};

const units: Values = { CPC: ' a click', CPM: ' for 1,000 impressions', CPV: ' a view' };

/** "at most 0.45 a click", by the billing event. */
const sayBid = ifSet((price, row) => {
	const terms = ofBilling.filter((argument) => !isEmpty(row[argument]));
	const billing = billingOf(Object.fromEntries(terms.map((term) => [term, String(row[term])])));
	return `at most ${formatAmount(Number(price))}${String(units[billing ?? ''] ?? ' as its bid')}`;
});

export const bidding = kinds.alike(
	{ topic: 'bids', collection: 'bidding', saidAt: 5 },
	{
		bid_type: {
			...kinds.singleChoice('bid_type'),
			description: 'How TikTok bids. A price alone sets Cost Cap or Bid Cap.',
			parse: orEmptyWord(parseBidType),
			decides: true,
			refuses: withoutPrice,
			// A price says which one it is.
			says: ifSet((type, row) => {
				if (!isEmpty(row.bid_price) || !isEmpty(row.conversion_bid_price)) return undefined;
				return named('bid_type', type).toLowerCase();
			}),
		},
		bid_price: {
			...priceField('bid_price', 'e.g. 0.45', 'CPC', 'CPM', 'CPV'),
			decides: true,
			says: sayBid,
			description:
				"The most to pay for a click, 1,000 impressions or a video view, in the ad account's currency. For the billing events CPC, CPM and CPV.",
		},
		conversion_bid_price: {
			...priceField('conversion_bid_price', 'e.g. 12.50', 'OCPM'),
			says: ifSet((price) => `${formatAmount(Number(price))} a result`),
			description:
				"The price of a result to aim for, in the ad account's currency. For the billing event oCPM, such as with the objective Conversions.",
		},
	},
);

export const biddingColumns = {
	bid: { parse: bidding.bid_price.parse, topic: 'bids', isFigure: true },
} satisfies kinds.Columns;
