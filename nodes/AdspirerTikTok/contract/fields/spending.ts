import { formatList, formatValue, type Parsed } from '../../parse/cell';
import { parseChoice, type Choice } from '../../parse/choice';
import { orEmptyWord } from '../../parse/keyword';
import { parseBudget, parseBudgetMode, parseMoney } from '../../parse/money';
import * as choices from '../choices';
import * as kinds from './field';
import type { FieldEntry, ParseContext, Parser } from './field';

/** Where "a day" and "in total" belong; undefined if the amount's own heading says it. */
function whereModeGoes(context: ParseContext): string | undefined {
	const heading = context.headingOf?.('budget_mode');
	return heading !== undefined && heading === context.headingOf?.('budget')
		? undefined
		: kinds.whereGoes('budget_mode', context);
}

/** What to do about "50 a day" in a row that says neither daily nor lifetime. */
const whyNoMode =
	({ headingOf }: ParseContext) =>
	(mode: Choice): string =>
		headingOf && headingOf('budget_mode') === undefined
			? `no column says daily or lifetime. Add a column 'Budget type' that says ${mode.name} for such rows.`
			: `'${headingOf?.('budget_mode') ?? 'Budget Mode'}' is empty. Fill it in.`;

/** The columns of budgets, the plainest first. */
export const amounts = ['budget_daily', 'budget_lifetime', 'budget'] as const;

/** The budget of a new ad group, which has to agree with its mode. */
export const parseBudgetOfRow = (value: unknown, context: ParseContext) =>
	parseBudget(value, {
		currency: context.currency,
		thousands: context.thousands,
		modeField: context.isOverridden ? "'Additional Arguments'" : whereModeGoes(context),
		modes: choices.budgetModes,
		mode: context.isUnsure ? null : context.given?.budget_mode,
		whyNoMode: whyNoMode(context),
	});

/** The budget of an ad group whose mode isn't known, so that a lifetime amount may be spent daily. */
export const parseNewBudget: Parser = (value, { currency, thousands, given = {} }) => {
	const { budget_mode: mode } = given;
	const parsed = parseBudget(value, { currency, thousands, modes: choices.budgetModes, mode });
	if (!('value' in parsed) || mode !== 'BUDGET_MODE_TOTAL') return parsed;
	const warning =
		"is a lifetime amount. It is sent as the ad group's budget, whatever its mode. Check that the ad group has a lifetime budget.";
	return { warning, ...parsed };
};

const zoneNote =
	"A time without an offset is in the workflow's timezone, unless 'Schedule Timezone' in the options is UTC.";

export const money = {
	objective: {
		...kinds.singleChoice(choices.objectives, 'TRAFFIC'),
		description:
			"The campaign's objective. It determines what TikTok optimizes and charges for, unless you override it under 'Delivery'.",
		parse: kinds.choiceParser(choices.objectives),
	},
	budget_mode: {
		...kinds.closedChoice(choices.budgetModes, 'BUDGET_MODE_DAY'),
		description: 'What the budget covers: each day, or the whole schedule',
		parse: (value) => parseBudgetMode(value, choices.budgetModes),
	},
	budget: {
		schema: kinds.amount.min(1),
		required: true,
		// A text, since n8n does not mark a number field that is empty.
		placeholder: 'e.g. 50',
		description:
			"Amount in the ad account's currency, at least 1. TikTok's own minimum depends on the currency, for example 20 a day in USD or EUR.",
		parse: parseBudgetOfRow,
		columns: amounts,
		reads: ['budget_mode'],
		update: {
			description:
				"The new budget in the ad account's currency. Whether it is daily or lifetime stays as it is.",
			parse: parseNewBudget,
			// Next to it, Budget holds what was spent so far.
			changedBy: 'new_budget',
		},
	},
	schedule_start_time: {
		...kinds.timeField('start'),
		label: 'Start Time',
		description: `When the ad group starts. Leave empty to start as soon as TikTok has reviewed it. ${zoneNote}`,
	},
	schedule_end_time: {
		...kinds.timeField('end'),
		label: 'End Time',
		description: `When the ad group ends. Required with a lifetime budget. Otherwise, leave empty to run it until you stop it. ${zoneNote}`,
		update: { description: `When the ad group ends. ${zoneNote}` },
	},
} satisfies Record<string, FieldEntry>;

/** Meta's word for it, which excludes nothing. */
const lowestCost = /^\s*lowest[_ ]cost[_ ]without[_ ]cap\s*$/i;

/** Strategies that aim at value, which only arguments without a field can set. */
const ofValue = /roas|value|wert|valeur|valor|valore|waarde|価値|バリュー|가치/i;

function parseBidType(value: unknown): Parsed<string> {
	const isWithoutCap = lowestCost.test(String(value));
	const parsed = parseChoice(isWithoutCap ? 'Lowest Cost' : value, choices.bidTypes);
	if (!('problem' in parsed) || !ofValue.test(String(value))) return parsed;
	const problem = `is ${formatValue(value)}, which the node has no field for. Set it in TikTok Ads Manager, and leave the bid type out.`;
	return { problem };
}

/** Which billing event TikTok pairs with which goal (TikTok's Marketing API). */
export const billingOfGoal = new Map([
	['CLICK', 'CPC'],
	['REACH', 'CPM'],
	['SHOW', 'CPM'],
	['ENGAGED_VIEW', 'CPV'],
	['CONVERT', 'OCPM'],
	['INSTALL', 'OCPM'],
	['IN_APP_EVENT', 'OCPM'],
	['LEAD_GENERATION', 'OCPM'],
]);

/** The goal that an objective has unless the row has another. */
export const goalOfObjective = new Map([
	['TRAFFIC', 'CLICK'],
	['REACH', 'REACH'],
	['VIDEO_VIEWS', 'ENGAGED_VIEW'],
	['CONVERSIONS', 'CONVERT'],
	['LEAD_GENERATION', 'LEAD_GENERATION'],
	['APP_PROMOTION', 'INSTALL'],
]);

/** What says what TikTok charges for. */
const ofBilling = ['objective', 'billing_event', 'optimization_goal'] as const;
type BillingTerms = { readonly [Argument in (typeof ofBilling)[number]]?: string | undefined };

/** What TikTok charges for: the row's billing event, or that of its goal or its objective. */
export function billingOf({
	objective = 'TRAFFIC',
	optimization_goal: goal = goalOfObjective.get(objective) ?? '',
	billing_event: billing = billingOfGoal.get(goal),
}: BillingTerms): string | undefined {
	return billing;
}

const eventName = (event: string) => event.replace('OCPM', 'oCPM');

/** A price for some billing events, and no other: one for 1,000 impressions is far too much for a click. */
const priceField = (argument: string, placeholder: string, ...ofPrice: readonly string[]) => {
	const parse = (value: unknown, context: ParseContext): Parsed<number> => {
		const { given, isUnsure, priceIs } = context;
		const billing = isUnsure ? null : given && billingOf(given);
		const isOther = !ofPrice.includes(billing ?? 'CPC');
		if (priceIs === 'bid' && isOther && billing !== null) return { nothing: true };
		const price = orEmptyWord((given) => parseMoney(given, { ...context, min: 0.01 }))(value);
		if (!('value' in price) || billing === null) return price;
		const events = ofPrice.filter((event) => [undefined, 'bid', event].includes(priceIs));
		if (billing === undefined ? priceIs === undefined : events.includes(billing)) return price;
		const names = formatList(events.map(eventName), 'or');
		const charges = billing
			? `TikTok charges this ad group by ${eventName(billing)}`
			: 'nothing in the row says what TikTok charges for';
		const field = kinds.whereGoes('billing_event', context);
		const problem = `is ${formatValue(value)}, a price for ${names}, but ${charges}. Enter ${names} in ${field}, or remove the price.`;
		return { problem };
	};
	return { schema: kinds.amount, placeholder, parse, columns: [argument, 'bid'], reads: ofBilling };
};

export const bidding = {
	bid_type: {
		...kinds.singleChoice(choices.bidTypes),
		description: 'How TikTok bids. A price alone sets Cost Cap or Bid Cap.',
		parse: orEmptyWord(parseBidType),
	},
	bid_price: {
		...priceField('bid_price', 'e.g. 0.45', 'CPC', 'CPM', 'CPV'),
		description:
			"The most to pay for a click, 1,000 impressions or a video view, in the ad account's currency. For the billing events CPC, CPM and CPV.",
	},
	conversion_bid_price: {
		...priceField('conversion_bid_price', 'e.g. 12.50', 'OCPM'),
		description:
			"The price of a result to aim for, in the ad account's currency. For the billing event oCPM, such as with the objective Conversions.",
	},
} satisfies Record<string, FieldEntry>;
