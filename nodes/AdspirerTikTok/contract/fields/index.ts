import { nothing, parseWholeNumber } from '../../parse/cell';
import { meansEmpty, orEmptyWord } from '../../parse/keyword';
import * as text from '../../parse/text';
import * as choices from '../choices';
import { maxResults } from '../tools';
import { choiceParser, fieldOf, fieldsOf, filledText, id, singleChoice } from './field';
import type { Column, FieldEntry, FieldOf, Parser } from './field';
import {
	adSettings,
	delivery,
	locations,
	parsePlacementCell,
	placement,
	targeting,
} from './delivery';
import { bidding, money, parseBudgetOfRow, parseNewBudget } from './spending';

export type { Column, Field, FieldOf, ParseContext } from './field';
export { parsePlacementCell } from './delivery';

const identity = {
	advertiser_id: {
		schema: id,
		label: 'Advertiser Account',
		type: 'resourceLocator',
		description:
			'The TikTok ad account. Leave empty if only one is connected to Adspirer. Opening the list is free. Find the ID in TikTok Ads Manager at the top right, under the account name.',
		parse: orEmptyWord(text.parseTikTokId),
	},
	campaign_id: {
		schema: id,
		required: true,
		label: 'Campaign',
		type: 'resourceLocator',
		description:
			'The campaign to add the ad group to. Opening the list may use one call of your quota, at most once every five minutes. Find the ID in TikTok Ads Manager, in the Campaign ID column. Keep IDs as text in spreadsheets.',
		parse: (value) => {
			const campaign = text.parseCampaign(value);
			return 'value' in campaign ? { ...campaign, value: campaign.value.id } : campaign;
		},
	},
	adgroup_name: {
		schema: filledText,
		required: true,
		label: 'Ad Group Name',
		placeholder: 'e.g. US – 18-34 – Spring Sale',
		description: 'Name of the new ad group, up to 512 characters',
		parse: text.parseName,
		update: {
			argument: 'name',
			description: 'The new name, up to 512 characters',
			// A column Ad group holds the name that it has.
			changedBy: 'new_name',
		},
	},
} satisfies Record<string, FieldEntry>;

/** The ad group that an operation on one is about; a column of it marks a row that is done in Create. */
export const adgroupId = {
	schema: id,
	required: true,
	label: 'Ad Group',
	type: 'resourceLocator',
	placeholder: 'e.g. 1800000000000000001',
	description:
		'The ad group, usually from a column. Opening the list may use up to two calls of your quota, at most once every five minutes. Keep IDs as text in spreadsheets: as numbers they lose their last digits.',
	parse: text.parseAdGroupId,
} satisfies FieldEntry;

/** All that is known about the arguments of the creation, in the form's order. */
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
	...fieldsOf({ ...identity, ...locations, ...money, ...placement }),
	...fieldsOf(targeting, { collection: 'targeting' }),
	...fieldsOf(delivery, { collection: 'delivery' }),
	...fieldsOf(adSettings, { collection: 'adSettings' }),
	...fieldsOf(bidding, { collection: 'bidding' }),
];

export const accountField: FieldOf = fieldOf('advertiser_id', fields.advertiser_id);

/** The campaign of a list of ad groups, which may be left out. */
export const campaignFilter: FieldOf = {
	...fieldOf('campaign_id', fields.campaign_id),
	required: undefined,
	description:
		'Only the ad groups of this campaign. Leave empty for all of the account. Opening the list may use one call of your quota, at most once every five minutes.',
};

/** The fields that say which ad group an operation is about. */
export const whichFields: readonly FieldOf[] = [accountField, fieldOf('adgroup_id', adgroupId)];

/** What Update can change; what is empty or a dash changes nothing. */
export const updateFields: readonly FieldOf[] = creationFields.flatMap(({ update, ...entry }) => {
	if (!update) return [];
	const field = { ...entry, ...update, required: undefined, addition: undefined };
	const parse: Parser = (value, context) =>
		meansEmpty(value) ? nothing : field.parse(value, context);
	return { ...field, parse, collection: 'updateFields' };
});

/** What a search for targeting options takes besides the account. */
export const searchFields: readonly FieldOf[] = fieldsOf({
	targeting_type: {
		...singleChoice(choices.targetingTypes, 'interest_categories'),
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
		...singleChoice(choices.levels, 'TO_COUNTRY'),
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
		parse: orEmptyWord(choiceParser(choices.languages)),
	},
	objective_type: {
		...singleChoice(choices.objectives, 'TRAFFIC'),
		collection: 'filters',
		label: 'Objective',
		description: 'Find only what can be targeted with this objective',
	},
});
