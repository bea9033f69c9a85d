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
		headings: `Bid strategy | Bid type; Gebotsstrategie; Stratégie d’enchères; Estrategia de puja;
			Estratégia de lance; Strategia di offerta; Biedstrategie; 入札戦略; 입찰 전략
			|| bidding (/strategy/type) | biedingsstrategie`,
	},
	bid_price: {
		schema: amount,
		type: 'string',
		placeholder: 'e.g. 0.45',
		description:
			"The most to pay for a click, 1,000 impressions or a video view, in the ad account's currency. For the billing events CPC, CPM and CPV.",
		parse: priceFor('CPC', 'CPM', 'CPV'),
		moreColumns: ['bid'],
		headings: `Bid cap | Max CPC; Gebotslimit | Max. CPC; Plafond d’enchère | CPC max;
			Límite de puja | CPC máximo; Limite de lance | CPC máximo; Limite di offerta | CPC massimo;
			Biedlimiet | Max CPC; 入札上限 | 上限CPC; 입찰 상한 || max (CPM/CPV) | (CPC/CPM/CPV) (bid/cap)
			offerta max CPC | 上限クリック単価 | 最大CPC`,
	},
	conversion_bid_price: {
		schema: amount,
		type: 'string',
		placeholder: 'e.g. 12.50',
		description:
			"The price of a result to aim for, in the ad account's currency. For the billing event oCPM, such as with the objective Conversions.",
		parse: priceFor('OCPM'),
		moreColumns: ['bid'],
		headings: `Cost cap | Target CPA; Kostenlimit | Ziel-CPA; Plafond de coût | CPA cible;
			Límite de costo | CPA objetivo; Limite de custo | CPA alvo; Limite di costo | CPA target;
			Kostenlimiet | Doel-CPA; 目標CPA; 목표 CPA || tCPA | tCPI | (target/max/bid/cap/goal) (CPI/CPL)
			CPA (bid/cap/goal/max) | target cost | goal cost
			target cost per (result/action/acquisition/lead/install/conversion/purchase)
			cost per result (goal/bid/cap) | Kostendeckel | costo objetivo | CPA desejado | 目標(獲得)単価
			~CPA | ~cost per result | ~結果の単価`,
	},
} satisfies Record<string, CreationField>;

/** A price whose heading doesn't say what it is for. */
export const bidColumns = {
	bid: {
		parse: priceFor('CPC', 'CPM', 'CPV'),
		headings: `Bid | Max bid; Gebot | Max. Gebot; Enchère; Puja; Lance | Lance máx.; Offerta; Bod;
			入札額 | 入札単価; 입찰가 || bidding amount | 入札価格 | 最大入札(額/単価) | 上限入札(額/単価)`,
	},
} satisfies Record<string, Column>;
