import { formatValue, onlyEntry, type Parsed } from '../../parse/cell';
import { orEmptyWord } from '../../parse/knownWord';
import { parseMoney } from '../../parse/money';
import * as choices from '../choices';
import { amount } from '../schemas';
import { oneOf, pick, whereGoes } from './field';
import type { Column, CreationField, ParseContext, Parser } from './field';

/** Strategies that aim at value, which only arguments without a field can set. */
const ofValue = /roas|value|wert|valeur|valor|valore|waarde|価値|バリュー|가치/i;

function parseBidType(value: unknown): Parsed<string> {
	const parsed = oneOf(choices.bidTypes)(value);
	const text = onlyEntry(value);
	return 'problem' in parsed && typeof text === 'string' && ofValue.test(text)
		? {
				problem: `is ${formatValue(text)}, which the node has no field for. Set it in 'Additional Arguments', such as {"roas_bid": 2.5}, and leave the bid type out.`,
			}
		: parsed;
}

/** What the heading of a price says that it is paid for, by its column; "Bid" leaves it open. */
const billingOfColumn: Readonly<Record<string, string>> = {
	...{ max_cpc: 'CPC', max_cpm: 'CPM', max_cpv: 'CPV' },
};

const billingName = (event: string) => (event === 'OCPM' ? 'oCPM' : event);

/** What is wrong with a price beside what TikTok charges for; undefined where they go together. */
function findOtherBilling(isOfResult: boolean, context: ParseContext): string | undefined {
	const { billing, priceColumn = '' } = context;
	const charges = billing && `TikTok charges this ad group by ${billingName(billing)}`;
	const billingField = whereGoes('billing_event', 'Billing Event', 'Billing event', context);
	if (priceColumn === 'bid' && billing === undefined) {
		return `but nothing in the row says what TikTok charges for. Fill in ${billingField}, or rename the column to 'Max CPC', 'Max CPM' or 'Cost cap'.`;
	}
	const own = billingOfColumn[priceColumn];
	if (own !== undefined && own !== billing) {
		return `a price for ${own}, but ${charges ?? 'nothing in the row says that TikTok charges by it'}. Set ${billingField} to ${own}, or remove the price.`;
	}
	if (!charges || isOfResult === (billing === 'OCPM')) return undefined;
	return isOfResult
		? `a price for a result, but ${charges}. Set ${billingField} to oCPM, or enter a price in ${whereGoes('bid_price', 'Bid Price', 'Bid cap', context)} instead.`
		: `but ${charges}, which takes a price for a result. Enter one in ${whereGoes('conversion_bid_price', 'Conversion Bid Price', 'Cost cap', context)} instead.`;
}

const minPrice = 0.01;

/** Reads one of the two prices. One that comes from a column "Bid" may be the other one. */
const parsePrice = (isOfResult: boolean): Parser => {
	const isOther = ({ priceColumn, billing }: ParseContext) =>
		priceColumn === 'bid' && billing !== null && isOfResult !== (billing === 'OCPM');
	return (value, context) => {
		if (isOther(context)) return { nothing: true };
		const price = orEmptyWord((given) => parseMoney(given, context.currency, minPrice))(value);
		if (!('value' in price) || context.billing === null) return price;
		const other = findOtherBilling(isOfResult, context);
		return other === undefined ? price : { problem: `is ${formatValue(value)}, ${other}` };
	};
};

const collection = 'bidding';

/** What is bid. */
export const bidding = {
	bid_type: {
		...pick(choices.bidTypes, 'BID_TYPE_CUSTOM'),
		default: '',
		collection,
		description: 'How TikTok bids. A price alone sets Cost Cap or Bid Cap.',
		parse: orEmptyWord(parseBidType),
		headings: `Bid strategy | Bid type; Gebotsstrategie; Stratégie d’enchères; Estrategia de puja;
			Estratégia de lance; Strategia di offerta; Biedstrategie; 入札戦略
			|| bidding (/strategy/type/method) | bid method | Gebots(typ/art) | type d’enchère
			stratégie d’enchère | (tipo/estrategia) de (puja/pujas/oferta) | (tipo/estratégia) de lance(s)
			tipo (di) offerta | strategia d’offerta | biedingsstrategie | 入札(方法/タイプ/方式)
			입찰(전략/유형/방식)`,
	},
	bid_price: {
		schema: amount,
		type: 'string',
		collection,
		placeholder: 'e.g. 0.45',
		description:
			"The most to pay for a click, 1,000 impressions or a video view, in the ad account's currency. For the billing events CPC, CPM and CPV.",
		parse: parsePrice(false),
		moreColumns: ['max_cpc', 'max_cpm', 'max_cpv', 'bid'],
		headings: `Bid cap; Gebotslimit | Gebotsobergrenze; Plafond d’enchère; Límite de puja;
			Limite de lance; Limite di offerta; Biedlimiet; 入札上限
			|| bid caps | Gebotsdeckel | tope de puja | 入札キャップ | 입찰 (상한/한도)`,
	},
	conversion_bid_price: {
		schema: amount,
		type: 'string',
		collection,
		placeholder: 'e.g. 12.50',
		description:
			"The price of a result to aim for, in the ad account's currency. For the billing event oCPM, such as with the objective Conversions.",
		parse: parsePrice(true),
		moreColumns: ['bid'],
		headings: `Cost cap | Target CPA; Kostenlimit | Ziel-CPA; Plafond de coût | CPA cible;
			Límite de costo | CPA objetivo; Limite de custo | CPA alvo; Limite di costo | CPA target;
			Kostenlimiet | Doel-CPA; 目標CPA
			|| tCPA | CPA (bid/cap/goal/max) | max(imum) CPA | bid CPA | target cost(s)
			target cost per (result/action/acquisition/lead/install/conversion/purchase)
			cost per result (goal/bid/cap) | Kosten(obergrenze/deckel) | Zielkosten | coût cible
			(tope/límite) de (coste/costos/costes) | costo objetivo | CPA desejado | custo alvo
			costo target | CPA obiettivo | doelkosten | 目標(獲得)単価 | コストキャップ | 上限CPA
			목표 CPA | 비용 한도 | ~CPA | ~cost per result | ~Kosten pro Ergebnis | ~coût par résultat
			~(coste/costo) por resultado | ~custo por resultado | ~costo per risultato
			~kosten per resultaat | ~結果の単価`,
	},
} satisfies Record<string, CreationField>;

/** Columns of a price for something else than a result, by what it is for. */
export const bidColumns = {
	max_cpc: {
		parse: parsePrice(false),
		headings: `Max CPC; Max. CPC; CPC max; CPC máximo; CPC máximo; CPC massimo; Max CPC; 上限CPC
			|| maximum CPC | CPC (bid/cap) | bid CPC | CPC-Gebot | enchère CPC | puja CPC | lance CPC
			CPC máx | offerta CPC | 上限クリック単価 | 入札CPC | 최대 CPC`,
	},
	max_cpm: {
		parse: parsePrice(false),
		headings: `Max CPM; Max. CPM | Max. TKP; CPM max; CPM máximo; CPM máximo; CPM massimo; Max CPM;
			上限CPM
			|| maximum CPM | CPM (bid/cap) | bid CPM | CPM-Gebot | TKP-Gebot | enchère CPM | puja CPM
			lance CPM | CPM máx | offerta CPM | 入札CPM | 최대 CPM`,
	},
	max_cpv: {
		parse: parsePrice(false),
		headings: `Max CPV; Max. CPV; CPV max; CPV máximo; CPV máximo; CPV massimo; Max CPV; 上限CPV
			|| maximum CPV | CPV (bid/cap) | bid CPV | CPV máx | 최대 CPV`,
	},
	// What it is for follows what TikTok charges for.
	bid: {
		parse: parsePrice(false),
		headings: `Bid | Max bid; Gebot | Max. Gebot; Enchère; Puja; Lance | Lance máx.; Offerta; Bod;
			入札額 | 入札単価
			|| bids | (bid/bidding) amount | maximum bid | Höchstgebot | maximales Gebot | Gebotshöhe
			enchère (max/maximale) | (montant de l’)enchère | puja (máx/máxima) | lance máximo
			(valor do) lance | offerta (max/massima) | max(imaal) bod | 入札(/価格/金額)
			最大入札(額/単価) | 上限入札(額/単価) | (최대/) 입찰가 | 입찰 금액`,
	},
} satisfies Record<string, Column>;
