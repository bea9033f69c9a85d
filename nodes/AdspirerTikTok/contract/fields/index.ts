import { formatList, isEmpty, nothing, onlyEntry, parseWholeNumber } from '../../parse/cell';
import type { Parsed } from '../../parse/cell';
import { orEmptyWord } from '../../parse/keyword';
import { formatAmount, parseBudgetMode, parseMoney } from '../../parse/money';
import * as text from '../../parse/text';
import { anyFor } from '../../words';
import { choicesOf, nameOf } from '../choices';
import { maxResults, type Values } from '../tools';
import { adSettings, delivery, locations, placement, targeting } from './delivery';
import * as kinds from './field';
import { ifSet, named, saidElsewhere, sayBudget, sayObjective } from './phrases';
import type { Column, FieldEntry, FieldOf, ParseContext, Parser } from './field';

export type { Column, Field, FieldOf, ParseContext } from './field';

const identity = {
	advertiser_id: {
		...kinds.oneId(
			'The TikTok ad account. Leave empty if only one is connected to Adspirer. Opening the list is free. Find the ID in TikTok Ads Manager at the top right, under the account name.',
		),
		label: 'Advertiser Account',
		type: 'resourceLocator',
	},
	campaign_id: {
		schema: kinds.id,
		required: true,
		label: 'Campaign',
		type: 'resourceLocator',
		description:
			'The campaign to add the ad group to. Opening the list may use one call of your quota, at most once every five minutes. Find the ID in TikTok Ads Manager, in the Campaign ID column. Keep IDs as text in spreadsheets.',
		parse: (value) => {
			const campaign = text.parseCampaign(value);
			if ('value' in campaign) return { ...campaign, value: campaign.value.id };
			return campaign;
		},
	},
	adgroup_name: {
		schema: kinds.filledText,
		required: true,
		label: 'Ad Group Name',
		placeholder: 'e.g. US – 18-34 – Spring Sale',
		description: 'Name of the new ad group, up to 512 characters',
		parse: text.parseName,
		// Its item has it.
		says: saidElsewhere,
		update: {
			argument: 'name',
			description: 'The new name, up to 512 characters',
			isText: true,
			// A column Ad group holds the name that it has.
			changedBy: 'new_name',
		},
	},
} satisfies Record<string, FieldEntry>;

/** The ad group that an operation on one is about; a column of it marks a row that is done in Create. */
export const adgroupId = {
	schema: kinds.id,
	required: true,
	label: 'Ad Group',
	type: 'resourceLocator',
	placeholder: 'e.g. 1800000000000000001',
	description:
		'The ad group, usually from a column. Opening the list may use up to two calls of your quota, at most once every five minutes. Keep IDs as text in spreadsheets: as numbers they lose their last digits.',
	parse: text.parseAdGroupId,
} satisfies FieldEntry;

const modes = choicesOf('budget_mode');

/** The columns of budgets, the plainest first. */
export const amounts = ['budget_daily', 'budget_lifetime', 'budget'] as const;

/** The budget of a new ad group, which has to agree with its mode. */
const parseBudgetOfRow: Parser = (value, context) => {
	const { currency, thousands, headingOf, isOverridden, isUnsure, given } = context;
	const column = headingOf?.('budget_mode');
	const isOfAmount = column !== undefined && column === headingOf?.('budget');
	const modeField = isOfAmount ? undefined : kinds.whereGoes('budget_mode', context);
	return parseMoney(value, {
		currency,
		thousands,
		modeField: isOverridden ? "'Additional Arguments'" : modeField,
		modes,
		mode: isUnsure ? null : given?.budget_mode,
		whyNoMode: ({ name }) => {
			if (headingOf && column === undefined) return { why: 'no column of modes', facts: { name } };
			return { why: 'no mode', facts: { column: column ?? 'Budget Mode' } };
		},
	});
};

/** The budget of an ad group whose mode isn't known, so that a lifetime amount may be spent daily. */
const parseNewBudget: Parser = (value, { currency, thousands, given = {} }) => {
	const { budget_mode: mode } = given;
	const parsed = parseMoney(value, { currency, thousands, modes, mode });
	if (!('value' in parsed) || mode !== 'BUDGET_MODE_TOTAL') return parsed;
	return { warning: { why: 'lifetime amount' }, ...parsed };
};

const zoneNote =
	"A time without an offset is in the workflow's timezone, unless 'Schedule Timezone' in the options is UTC.";

const money = {
	objective: {
		...kinds.singleChoice('objective', 'TRAFFIC'),
		description:
			"The campaign's objective. It determines what TikTok optimizes and charges for, unless you override it under 'Delivery'.",
		parse: kinds.choiceParser('objective'),
		says: sayObjective,
	},
	budget_mode: {
		...kinds.closedChoice('budget_mode', 'BUDGET_MODE_DAY'),
		description: 'What the budget covers: each day, or the whole schedule',
		parse: (value) => parseBudgetMode(value, modes),
		says: saidElsewhere,
	},
	budget: {
		schema: kinds.amount.min(1),
		required: true,
		// A text, since n8n does not mark a number field that is empty.
		placeholder: 'e.g. 50',
		description:
			"Amount in the ad account's currency, at least 1. TikTok's own minimum depends on the currency, for example 20 a day in USD or EUR.",
		parse: parseBudgetOfRow,
		says: sayBudget,
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
		update: {
			description: `When the ad group ends. ${zoneNote}`,
			whyNot: 'end that stays',
		},
	},
} satisfies Record<string, FieldEntry>;

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
	return readBidType(typeof text === 'string' && lowestCost.test(text) ? 'Lowest Cost' : text);
};

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
		const { given, isUnsure, isToldLater, priceIs } = context;
		const price = orEmptyWord((given) => parseMoney(given, { ...context, min: 0.01 }))(value);
		if (isUnsure) return price;
		const billing = given && billingOf(given);
		if (priceIs === 'bid' && !ofPrice.includes(billing ?? 'CPC')) return nothing;
		if (!('value' in price)) return price;
		const events = ofPrice.filter((event) => [undefined, 'bid', event].includes(priceIs));
		if (billing === undefined && priceIs === undefined) return price;
		if (billing !== undefined && events.includes(billing)) return price;
		// The row is read again with the campaign's objective.
		if (isToldLater) {
			return { ...price, warning: { why: 'price for an objective' } };
		}
		const names = formatList(events.map(eventName), 'or');
		const place = kinds.whereGoes('billing_event', context);
		const facts = { names, place, charged: billing && eventName(billing) };
		const why = billing ? 'price for another event' : 'price for an unknown event';
		return { problem: { is: value, why, facts } };
	};
	return { schema: kinds.amount, placeholder, parse, columns: [argument, 'bid'], reads: ofBilling };
};

const units: Values = { CPC: ' a click', CPM: ' for 1,000 impressions', CPV: ' a view' };

/** "at most 0.45 a click", by the billing event. */
const sayBid = ifSet((price, row) => {
	const terms = ofBilling.filter((argument) => !isEmpty(row[argument]));
	const billing = billingOf(Object.fromEntries(terms.map((one) => [one, String(row[one])])));
	return `at most ${formatAmount(Number(price))}${String(units[billing ?? ''] ?? ' as its bid')}`;
});

const bidding = {
	bid_type: {
		...kinds.singleChoice('bid_type'),
		description: 'How TikTok bids. A price alone sets Cost Cap or Bid Cap.',
		parse: orEmptyWord(parseBidType),
		// A price says which one it is.
		says: ifSet((type, row) => {
			if (!isEmpty(row.bid_price) || !isEmpty(row.conversion_bid_price)) return undefined;
			return named('bid_type', type).toLowerCase();
		}),
	},
	bid_price: {
		...priceField('bid_price', 'e.g. 0.45', 'CPC', 'CPM', 'CPV'),
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
} satisfies Record<string, FieldEntry>;

const parsePlacementType = kinds.choiceParser('placement_type');

/** Reads a sheet's one Placement column: "Automatic", or "TikTok, Pangle", which means "Manual". */
export function parsePlacementCell(
	value: unknown,
): Parsed<{ readonly placement_type: string; readonly placements?: readonly string[] }> {
	const type = parsePlacementType(value);
	if ('value' in type) return { ...type, value: { placement_type: type.value } };
	const named = 'nothing' in type ? type : placement.placements.parse(value);
	if (!('value' in named)) return named;
	const names = named.value.map((one) => nameOf('placements', one));
	return {
		value: { placement_type: 'PLACEMENT_TYPE_NORMAL', placements: named.value },
		readAs: `manual placement on ${formatList(names)}`,
	};
}

/** The arguments of the creation, in the form's order. */
export const fields = {
	...identity,
	...locations,
	...money,
	...placement,
	...targeting,
	...delivery,
	...adSettings,
	...bidding,
};

export type ArgumentName = keyof typeof fields;

/** Every column that Map Automatically knows; adGroupColumns.ts makes arguments of the last ones. */
export const columns = {
	...fields,
	adgroup_id: adgroupId,
	new_name: { parse: text.parseName },
	budget_daily: { parse: parseBudgetOfRow, label: 'Daily Budget' },
	budget_lifetime: { parse: parseBudgetOfRow, label: 'Lifetime Budget' },
	new_budget: { parse: parseNewBudget },
	placement: { parse: parsePlacementCell, label: 'Placement' },
	age_from: { parse: text.parseText, label: 'Minimum Age' },
	age_to: { parse: text.parseText, label: 'Maximum Age' },
	bid: { parse: bidding.bid_price.parse },
} satisfies Record<string, Column>;

/** The fields of Create, in the order in which they are read and shown. */
export const creationFields: readonly FieldOf[] = [
	...kinds.fieldsOf({ ...identity, ...locations, ...money, ...placement }),
	...Object.entries({ targeting, delivery, adSettings, bidding }).flatMap(([collection, table]) =>
		kinds.fieldsOf(table, { collection }),
	),
];

export const accountField: FieldOf = kinds.fieldOf('advertiser_id', fields.advertiser_id);

/** The campaign of a list of ad groups, which may be left out. */
export const campaignFilter: FieldOf = {
	...kinds.fieldOf('campaign_id', fields.campaign_id),
	required: undefined,
	description:
		'Only the ad groups of this campaign. Leave empty for all of the account. Opening the list may use one call of your quota, at most once every five minutes.',
};

/** The fields that say which ad group an operation is about. */
export const whichFields = [accountField, kinds.fieldOf('adgroup_id', adgroupId)];

/** What Update can change. */
export const updateFields: readonly FieldOf[] = creationFields.flatMap(kinds.updateFieldOf);

/** What a search for targeting options takes. */
export const searchFields: readonly FieldOf[] = kinds.fieldsOf({
	advertiser_id: identity.advertiser_id,
	targeting_type: {
		...kinds.singleChoice('targeting_type', 'interest_categories'),
		required: true,
		description: 'What to look for',
	},
	keyword: {
		placeholder: 'e.g. games',
		description:
			'What to search for. Required for interest keywords. Otherwise, leave empty to find everything.',
		parse: orEmptyWord(text.parseText),
	},
	limit: {
		type: 'number',
		default: 50,
		description: 'Max number of results to return',
		parse: (value) => parseWholeNumber(value, 1, maxResults),
	},
	level_range: {
		...kinds.singleChoice('level_range', 'TO_COUNTRY'),
		collection: 'filters',
		label: 'Level',
		description:
			'How detailed the regions are that Adspirer searches for. By default, it finds countries.',
	},
	language: {
		collection: 'filters',
		label: 'Name Language',
		placeholder: 'e.g. de',
		description: 'Language of the names in the results, as a code or a name. English by default.',
		parse: orEmptyWord(kinds.choiceParser('languages')),
	},
	objective_type: {
		...kinds.singleChoice('objective', 'TRAFFIC'),
		collection: 'filters',
		label: 'Objective',
		description: 'Find only what can be targeted with this objective',
	},
});
