import { formatList, formatValue, onlyEntry, type Parsed } from '../../parse/cell';
import { orEmptyWord } from '../../parse/keyword';
import { parseMoney } from '../../parse/money';
import * as choices from '../choices';
import { amount } from '../schemas';
import { choiceParser, singleChoice, whereGoes } from './field';
import type { Column, CreationField, Parser } from './field';

/** Strategies that aim at value, which only arguments without a field can set. */
const ofValue = /roas|value|wert|valeur|valor|valore|waarde|価値|バリュー|가치/i;

function parseBidType(value: unknown): Parsed<string> {
	const parsed = choiceParser(choices.bidTypes)(value);
	const text = onlyEntry(value);
	return 'problem' in parsed && typeof text === 'string' && ofValue.test(text)
		? {
				problem: `is ${formatValue(text)}, which the node has no field for. Set it in 'Additional Arguments', such as {"roas_bid": 2.5}, and leave the bid type out.`,
			}
		: parsed;
}

const eventName = (event: string) => event.replace('OCPM', 'oCPM');

/**
 * Reads one of the two prices. A column "Bid" fills the one that TikTok charges by, and no price is
 * taken for another one, since a bid for 1,000 impressions is far too much for a click.
 *
 * @param ofPrice the billing events that take it.
 */
const priceFor =
	(...ofPrice: readonly string[]): Parser =>
	(value, context) => {
		const { billing, priceIs } = context;
		const isOther = !ofPrice.includes(billing ?? 'CPC');
		if (priceIs === 'bid' && isOther && billing !== null) return { nothing: true };
		const price = orEmptyWord((given) => parseMoney(given, { ...context, min: minPrice }))(value);
		if (!('value' in price) || billing === null) return price;
		const events = ofPrice.filter((event) => [undefined, 'bid', event].includes(priceIs));
		if (billing === undefined ? priceIs === undefined : events.includes(billing)) return price;
		const names = formatList(events.map(eventName), 'or');
		const charges = billing
			? `TikTok charges this ad group by ${eventName(billing)}`
			: 'nothing in the row says what TikTok charges for';
		const field = whereGoes('billing_event', 'Billing Event', 'Billing event', context);
		return {
			problem: `is ${formatValue(value)}, a price for ${names}, but ${charges}. Enter ${names} in ${field}, or remove the price.`,
		};
	};

const minPrice = 0.01;

/** What is bid. */
export const bidding = {
	bid_type: {
		...singleChoice(choices.bidTypes, 'BID_TYPE_CUSTOM', ''),
		description: 'How TikTok bids. A price alone sets Cost Cap or Bid Cap.',
		parse: orEmptyWord(parseBidType),
	},
	bid_price: {
		schema: amount,
		type: 'string',
		placeholder: 'e.g. 0.45',
		description:
			"The most to pay for a click, 1,000 impressions or a video view, in the ad account's currency. For the billing events CPC, CPM and CPV.",
		parse: priceFor('CPC', 'CPM', 'CPV'),
		moreColumns: ['bid'],
	},
	conversion_bid_price: {
		schema: amount,
		type: 'string',
		placeholder: 'e.g. 12.50',
		description:
			"The price of a result to aim for, in the ad account's currency. For the billing event oCPM, such as with the objective Conversions.",
		parse: priceFor('OCPM'),
		moreColumns: ['bid'],
	},
} satisfies Record<string, CreationField>;

/** A price whose heading doesn't say what it is for. */
export const bidColumns = {
	bid: {
		parse: priceFor('CPC', 'CPM', 'CPV'),
	},
} satisfies Record<string, Column>;
