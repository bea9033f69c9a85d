import { onlyEntry, parseWholeNumber } from '../../parse/cell';
import { orEmptyWord } from '../../parse/keyword';
import {
	parseAdGroupId,
	parseCampaign,
	parseName,
	parseText,
	parseTikTokId,
} from '../../parse/text';
import * as choices from '../choices';
import { maxResults } from '../tools';
import { choiceParser, fieldOf, fieldsOf, id, name, orUnchanged, singleChoice } from './field';
import type { Column, CreationField, FieldEntry, FieldOf } from './field';
import {
	adSettings,
	ageColumns,
	delivery,
	locations,
	parsePlacementCell,
	placement,
	targeting,
} from './delivery';
import { bidColumns, bidding, money, moneyColumns } from './spending';

export type { Column, Field, FieldOf, ParseContext } from './field';
export { parsePlacementCell } from './delivery';

/** What a row is about: the account, the campaign and the ad group. */
const identity = {
	advertiser_id: {
		schema: id,
		label: 'Advertiser Account',
		type: 'resourceLocator',
		description:
			'The TikTok ad account. Leave empty if only one is connected to Adspirer. Opening the list is free. Find the ID in TikTok Ads Manager at the top right, under the account name.',
		parse: orUnchanged((value) => parseTikTokId(onlyEntry(value))),
	},
	campaign_id: {
		schema: id,
		required: true,
		label: 'Campaign',
		type: 'resourceLocator',
		description:
			'The campaign to add the ad group to. Opening the list may use one call of your quota, at most every five minutes. Find the ID in TikTok Ads Manager, in the Campaign ID column. Keep IDs as text in spreadsheets.',
		parse: (value) => {
			const campaign = parseCampaign(value);
			return 'value' in campaign ? { ...campaign, value: campaign.value.id } : campaign;
		},
	},
	adgroup_name: {
		schema: name,
		required: true,
		label: 'Ad Group Name',
		type: 'string',
		placeholder: 'e.g. US – 18-34 – Spring Sale',
		description: 'Name of the new ad group, up to 512 characters',
		parse: parseName,
		update: {
			argument: 'name',
			description: 'The new name, up to 512 characters',
			// A column Ad group holds the name that it has.
			column: 'new_name',
		},
	},
} satisfies Record<string, CreationField>;

/** The ad group that an operation on one is about; a column of it marks a row that is done in Create. */
const adgroupId = {
	required: true,
	label: 'Ad Group ID',
	type: 'string',
	placeholder: 'e.g. 1800000000000000001',
	description:
		'The ad group, usually from a column. Keep IDs as text in spreadsheets: as numbers they lose their last digits.',
	parse: parseAdGroupId,
} satisfies FieldEntry;

/**
 * Everything that is known about an argument of the creation, by its name and in the form's order:
 * its schema, its field, how it is read, and what Update does with it.
 */
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

/** An argument that a field fills. */
export type ArgumentName = keyof typeof fields;

/** Columns that plans have and the tool hasn't; `rows` turns them into arguments. */
const otherColumns = {
	adgroup_id: adgroupId,
	// Of Update alone.
	new_name: {
		parse: parseName,
	},
	...moneyColumns,
	// The kind of placement or the placements, whichever the cell names.
	placement: {
		parse: parsePlacementCell,
	},
	...ageColumns,
	...bidColumns,
};

/** What a column can fill: an argument, or what becomes one. */
export type ColumnName = ArgumentName | keyof typeof otherColumns;

/** Every column that Map Automatically knows. */
export const columns: Readonly<Record<ColumnName, Column>> = { ...fields, ...otherColumns };

/** The fields of Create, in the order in which they are read and shown. */
export const creationFields: ReadonlyArray<CreationField & FieldOf> = [
	...fieldsOf<CreationField>({ ...identity, ...locations, ...money, ...placement }),
	...fieldsOf<CreationField>(targeting, 'targeting'),
	...fieldsOf<CreationField>(delivery, 'delivery'),
	...fieldsOf<CreationField>(adSettings, 'adSettings'),
	...fieldsOf<CreationField>(bidding, 'bidding'),
];

/** The account that an operation is for. */
export const accountField: FieldOf = fieldOf('advertiser_id', fields.advertiser_id);

/** The campaign of a list of ad groups, which may be left out. */
export const campaignFilter: FieldOf = {
	...fieldOf('campaign_id', fields.campaign_id),
	required: undefined,
};

/** The fields that say which ad group an operation is about. */
export const whichFields: readonly FieldOf[] = [accountField, fieldOf('adgroup_id', adgroupId)];

/** The fields of what Update can change. What is empty or a dash changes nothing. */
export const updateFields: readonly FieldOf[] = creationFields.flatMap(({ update, ...field }) => {
	const inCollection = { collection: 'updateFields', required: undefined, addition: undefined };
	const parse = orUnchanged(field.parse);
	return update ? [{ ...field, parse, ...update, ...inCollection }] : [];
});

/** The label of the field that fills an argument; the argument's own name where none does. */
export function labelOf(argument: string): string {
	const all = [...creationFields, ...whichFields];
	return all.find((one) => one.argument === argument)?.label ?? argument;
}

/** What a search for targeting options takes besides the account. */
export const searchFields: readonly FieldOf[] = fieldsOf<FieldEntry>({
	targeting_type: {
		...singleChoice(choices.targetingTypes, 'interest_categories'),
		required: true,
		description: 'What to look for',
	},
	keyword: {
		type: 'string',
		placeholder: 'e.g. games',
		description:
			'What to search for. Required for interest keywords. Otherwise, leave empty to find everything.',
		parse: orEmptyWord(parseText),
	},
	limit: {
		type: 'number',
		default: 50,
		description: 'Max number of results to return',
		parse: (value) => parseWholeNumber(value, 1, maxResults),
	},
	level_range: {
		...singleChoice(
			choices.choicesOf('level_range', {
				ALL: 'All',
				TO_CITY: 'City',
				TO_COUNTRY: 'Country',
				TO_DISTRICT: 'District',
				TO_PROVINCE: 'State or Province',
			}),
			'TO_COUNTRY',
		),
		collection: 'filters',
		label: 'Level',
		description: 'How detailed to search for regions. By default, Adspirer finds countries.',
	},
	language: {
		collection: 'filters',
		label: 'Name Language',
		type: 'string',
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
